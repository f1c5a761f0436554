//! Where the pictures of a file stand in its text.
//!
//! One as high as a line that follows its letters is in the line. Any other stands behind the
//! paragraph beside it, by where it is on the page and not by when it is drawn: programs draw pictures
//! before all letters of a page or behind them. One that covers most of a page is the scan of it or
//! lies behind its words; one in the same place on page after page is a letterhead. These, and what is
//! too thin to show something, are in no text, and are told of.

use std::collections::{BTreeMap, BTreeSet};

use super::super::content::Glyph;
use super::super::lines::Line;
use super::super::object::ONE;
use super::super::page::Page;
use super::super::running::{SAME_PLACE, is_on_most};
use super::Picture;
use crate::{Notice, Place, Spots, marker, plain};

/// What is thinner, in millionths of a point, is a rule.
const THIN: i64 = 3 * ONE;

/// The pictures of all pages that stand in no line.
#[derive(Default)]
pub(in super::super) struct Placed {
    beside: Vec<Beside>,
    /// What is told of those in the text, and of those in none.
    in_text: Spots,
    left_out: Spots,
}

/// A picture and where it stands.
struct Beside {
    stand_in: String,
    page: usize,
    /// Where its lower edge is on the page, from 0 at the page's to 1000.
    level: i64,
    /// How many lines were read before the one that it stands in front of.
    drawn: usize,
}

/// The letter of a picture, which stands in the line behind another.
fn letter(picture: &Picture, behind: &Glyph) -> Glyph {
    let text = picture.stand_in();
    Glyph { text, x: picture.left, width: picture.width(), ..behind.clone() }
}

/// The letter that a picture follows in its line; none if it stands in no line.
fn before(glyphs: &[Glyph], picture: &Picture) -> Option<usize> {
    let near = |glyph: &Glyph| {
        let gap = picture.left - glyph.x.saturating_add(glyph.width);
        let is_low = picture.height() <= glyph.size * 2;
        let is_level = picture.lower < glyph.y + glyph.size && picture.upper > glyph.y;
        let is_near = (-glyph.size / 2..=glyph.size + glyph.size / 2).contains(&gap);
        (is_low && is_level && is_near && !glyph.text.trim().is_empty()).then_some(gap.abs())
    };
    let near = glyphs.iter().enumerate().filter_map(|(at, glyph)| Some((near(glyph)?, at)));
    near.min().map(|(_, at)| at)
}

impl Placed {
    /// Puts the pictures of a page that stand in a line among its letters, of which those that run as
    /// most do come first; gives the others, as they stand on the page when it is read.
    pub(in super::super) fn put_in_line(
        &mut self,
        groups: &mut [Vec<Glyph>],
        pictures: Vec<Picture>,
        page: (&Page, usize),
    ) -> Vec<Picture> {
        let mut none = Vec::new();
        let glyphs = groups.first_mut().unwrap_or(&mut none);
        let turn = glyphs.first().and_then(|glyph| glyph.turn).unwrap_or(0);
        let mut others = Vec::new();
        let mut letters = Vec::new();
        for picture in pictures {
            let is_thin = picture.width().min(picture.height()) < THIN;
            if page.0.is_covered(picture.size()) || is_thin || picture.is_artifact {
                self.left_out.add(&picture.stand_in(), Place::Page(page.1 + 1));
                continue;
            }
            let picture = picture.turned(turn);
            match before(glyphs, &picture) {
                Some(at) => letters.push((at, letter(&picture, &glyphs[at]))),
                None => others.push(picture),
            }
        }
        letters.sort_by_key(|(at, letter)| (*at, letter.x));
        for (at, letter) in letters.into_iter().rev() {
            self.in_text.add(&letter.text, Place::Page(page.1 + 1));
            glyphs.insert(at + 1, letter);
        }
        others
    }

    /// Takes the pictures of a page that stand in no line, and the lines read so far, its own from
    /// `first` on.
    pub(in super::super) fn beside(
        &mut self,
        pictures: &[Picture],
        lines: &[Line],
        first: usize,
        page: (&Page, usize),
    ) {
        let start = self.beside.len();
        for picture in pictures {
            let middle = picture.lower + picture.height() / 2;
            let own = || lines.get(first..).unwrap_or_default().iter().enumerate();
            let is_above = |line: &Line| line.y.saturating_add(line.size) > middle;
            let shares = |line: &Line| line.x < picture.right && line.end > picture.left;
            // In a text of columns, the lines of its own one.
            let above = |in_column: bool| {
                own()
                    .filter(|(_, line)| is_above(line) && (!in_column || shares(line)))
                    .min_by_key(|(at, line)| (line.y, std::cmp::Reverse(*at)))
            };
            let above = above(true).or_else(|| above(false));
            let drawn = first + above.map_or(0, |(at, _)| at + 1);
            let level = page.0.level(0, picture.lower);
            let stand_in = picture.stand_in();
            self.beside.push(Beside { stand_in, page: page.1, level, drawn });
        }
        self.beside[start..].sort_by_key(|beside| beside.drawn);
    }

    /// Leaves out those that stand in the same place on page after page.
    pub(in super::super) fn leave_out_heads(&mut self, pages: usize) {
        let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, beside) in self.beside.iter().enumerate() {
            alike.entry(&beside.stand_in).or_default().push(index);
        }
        let mut gone = BTreeSet::new();
        for mut same in alike.into_values() {
            let level = |index: &usize| self.beside[*index].level;
            same.sort_by_key(|index| (level(index), *index));
            for group in same.chunk_by(|one, next| level(next) - level(one) <= SAME_PLACE) {
                let on: BTreeSet<usize> =
                    group.iter().map(|index| self.beside[*index].page).collect();
                if is_on_most(&on, pages) || pages > 1 && on.len() == pages {
                    gone.extend(group.iter().copied());
                }
            }
        }
        let mut index = 0;
        self.beside.retain(|beside| {
            index += 1;
            let is_gone = gone.contains(&(index - 1));
            if is_gone {
                self.left_out.add(&beside.stand_in, Place::Page(beside.page + 1));
            }
            !is_gone
        });
    }

    /// Puts what stands for the others behind the paragraphs that they stand beside.
    pub(in super::super) fn put(
        &mut self,
        lines: &[Line],
        text: Vec<plain::Line>,
    ) -> Vec<plain::Line> {
        let mut put = Vec::with_capacity(text.len() + self.beside.len());
        let mut beside = self.beside.iter().peekable();
        for (line, mut words) in lines.iter().zip(text) {
            let begins = words.is_apart || marker::read(&words.words).is_some();
            while let Some(picture) = beside.next_if(|next| begins && next.drawn <= line.drawn) {
                put.push(picture.line(put.last()));
                words.is_apart = true;
            }
            put.push(words);
        }
        for picture in beside {
            put.push(picture.line(put.last()));
        }
        for Beside { stand_in, page, .. } in &self.beside {
            self.in_text.add(stand_in, Place::Page(page + 1));
        }
        put
    }

    /// Says it.
    pub(in super::super) fn notices(self, notices: &mut Vec<Notice>) {
        notices.extend(self.in_text.some().map(Notice::StandIns));
        notices.extend(self.left_out.some().map(Notice::PagePictures));
    }
}

impl Beside {
    /// A line of its own, below another.
    fn line(&self, above: Option<&plain::Line>) -> plain::Line {
        let column = above.map_or(0, |above| above.column);
        plain::Line { words: self.stand_in.clone(), column, is_apart: true, ..Default::default() }
    }
}
