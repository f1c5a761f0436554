//! Which letters of a page a reader sees as its text, and in which direction they run.
//!
//! Letters that are drawn without being painted are the text of a picture of a page, as text
//! recognition leaves them; without a picture they are hidden. Letters that run aslant lie over the
//! text. A page whose letters run up or down is one that is read turned.

use super::content::{Contents, Glyph};
use super::page::Page;
use super::{notes, rows};
use crate::{Notice, Place, Spots};

/// The directions in which letters run that are read: to the right, up, to the left, down.
const TURNS: usize = 4;

/// What is to be said of letters that are no text, or are so with doubt.
#[derive(Default)]
pub(super) struct Noted {
    hidden: Spots,
    slanted: Spots,
    /// Letters that can hardly be seen.
    faint: Spots,
    /// Letters that may be so, as they are painted in a way that is not read here.
    doubtful: Spots,
    /// How many pages are pictures with their words under them.
    recognised: usize,
}

impl Noted {
    /// Says it.
    pub(super) fn notices(self, notices: &mut Vec<Notice>) {
        let recognised = self.recognised;
        notices.extend(Some(Notice::Recognised(recognised)).filter(|_| recognised > 0));
        notices.extend(self.hidden.some().map(Notice::Hidden));
        notices.extend(self.faint.some().map(Notice::Faint));
        notices.extend(self.doubtful.some().map(Notice::Doubtful));
        notices.extend(self.slanted.some().map(Notice::Slanted));
    }
}

/// The letters of a page that are its text, those of each direction apart, most of them first.
pub(super) fn letters(
    contents: &mut Contents,
    page: &Page,
    number: usize,
    told: &mut Noted,
) -> Vec<Vec<Glyph>> {
    let is_picture = page.is_covered(contents.covered);
    let is_blank = |glyphs: &[Glyph]| glyphs.iter().all(|glyph| glyph.text.trim().is_empty());
    let place = Place::Page(number + 1);
    let mut glyphs = std::mem::take(&mut contents.glyphs);
    let is_seen = |glyph: &Glyph| glyph.is_painted && !glyph.text.trim().is_empty();
    if glyphs.iter().any(|glyph| !glyph.is_painted && !glyph.text.trim().is_empty()) {
        if is_picture || !glyphs.iter().any(is_seen) {
            told.recognised += 1;
        } else {
            let unpainted: Vec<Glyph> = glyphs.extract_if(.., |glyph| !glyph.is_painted).collect();
            told.hidden.add(&words(&unpainted, number), place.clone());
        }
    }
    let is_faint = |glyph: &&Glyph| glyph.is_painted && glyph.is_faint;
    let faint: Vec<Glyph> = glyphs.iter().filter(is_faint).cloned().collect();
    if !is_picture && !faint.is_empty() {
        told.faint.add(&words(&faint, number), place.clone());
    }
    let is_doubtful = |glyph: &&Glyph| glyph.is_painted && glyph.is_doubtful && !glyph.is_faint;
    let doubtful: Vec<Glyph> = glyphs.iter().filter(is_doubtful).cloned().collect();
    if !is_picture && !doubtful.is_empty() {
        told.doubtful.add(&words(&doubtful, number), place.clone());
    }
    let (mut slanted, mut upright): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.into_iter().partition(|glyph| glyph.turn.is_none());
    if is_blank(&upright) {
        // A page that was laid down aslant has nothing else.
        upright.append(&mut slanted);
    } else {
        // In the order in which they are drawn, since lines aslant are not put together here.
        let words: String = slanted.iter().map(|glyph| glyph.text.as_str()).collect();
        told.slanted.add(&words, place);
    }
    turned(upright, page)
}

/// Letters by their directions, each as if it ran to the right.
fn turned(glyphs: Vec<Glyph>, page: &Page) -> Vec<Vec<Glyph>> {
    let mut groups: Vec<Vec<Glyph>> = vec![Vec::new(); TURNS];
    for glyph in glyphs {
        if let Some(group) = groups.get_mut(glyph.turn.unwrap_or(0)) {
            group.push(glyph);
        }
    }
    for (turn, group) in groups.iter_mut().enumerate().skip(1) {
        for glyph in group {
            (glyph.x, glyph.y) = match turn {
                1 => (glyph.y, glyph.x.saturating_neg()),
                2 => (glyph.x.saturating_neg(), glyph.y.saturating_neg()),
                _ => (glyph.y.saturating_neg(), glyph.x),
            };
            glyph.level = page.level(turn, glyph.y);
        }
    }
    groups.retain(|group| !group.is_empty());
    // The sort keeps the order of those that are as many.
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    for glyph in groups.iter_mut().skip(1).flatten() {
        // What runs otherwise than the page stands at none of its edges.
        glyph.level = super::page::MIDDLE;
    }
    groups
}

/// The words that letters are.
fn words(glyphs: &[Glyph], page: usize) -> String {
    let mut lines = Vec::new();
    rows::collect(glyphs, page, &mut lines);
    let lines: Vec<String> = lines.iter().map(|line| notes::plain(&line.text)).collect();
    lines.join(" ")
}
