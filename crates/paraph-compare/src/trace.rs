//! Where did it go: a phrase, followed through a line of drafts.
//!
//! In each draft it stands as it was, or in other words, or it is gone. *Gone* is said when no row
//! of four words of it is left anywhere (of a shorter phrase, not all of it in a row); the words
//! that are nearest are told all the same, so that a reader can disagree. Letters and figures
//! count; case, punctuation and layout do not.
//!
//! A phrase that stands in other words is looked for in the next draft in these and in its first
//! words, whichever more is left of; of its first words is told how many are left.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Draft;

use crate::numbered::Numbered;
use crate::words::split::words;

/// How many words in a row must be left of a phrase.
const ROW: usize = 4;

/// Where a phrase is in one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Traced {
    /// It stands there, as it was: everywhere it does, in the order of the draft.
    Kept(Vec<Passage>),
    /// It stands there in other words: the passage that has most of it.
    Changed(Nearest),
    /// It is gone; the passage that has most of its words, if any has one.
    Gone(Option<Nearest>),
}

/// A passage of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The place of its point in the order of the document, sub-points counted.
    pub place: usize,
    /// Its bytes in the point's own text.
    pub at: Range<usize>,
}

/// The passage that has most of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Where.
    pub passage: Passage,
    /// How many words of the phrase it has, in their order,
    pub shared: usize,
    /// of how many.
    pub of: usize,
    /// Where the rest of it stands, in the order of the draft, where it was divided over points:
    /// passages of other points with four of its words in a row. Their words are in `shared`.
    pub rest: Vec<Passage>,
}

impl Nearest {
    /// All passages that have words of the phrase, in the order of the draft.
    #[must_use]
    pub fn passages(&self) -> Vec<&Passage> {
        let mut all: Vec<&Passage> = core::iter::once(&self.passage).chain(&self.rest).collect();
        all.sort_by_key(|passage| passage.place);
        all
    }
}

/// Follows a phrase through drafts, in their order: one answer for each.
#[must_use]
pub fn trace(phrase: &str, drafts: &[&Draft]) -> Vec<Traced> {
    let mut forms = vec![phrase.to_string()];
    let mut steps = Vec::new();
    for draft in drafts {
        let searchable = Searchable::of(draft);
        let sought = forms.iter().map(|form| searchable.find(form));
        let Some((found, form)) = sought.zip(forms.iter()).max_by_key(|(found, _)| left(found))
        else {
            break;
        };
        let found = if form == phrase { found } else { in_other_words(found, phrase, draft) };
        forms = match &found {
            Traced::Kept(_) => vec![phrase.to_string()],
            Traced::Changed(nearest) => {
                let passages = nearest.passages();
                let texts: Vec<String> =
                    passages.into_iter().map(|passage| text_of(draft, passage)).collect();
                vec![texts.join(" "), phrase.to_string()]
            }
            Traced::Gone(_) => forms.clone(),
        };
        forms.dedup();
        steps.push(found);
    }
    steps
}

/// What is found by words that a phrase has become: they are others than its own, wherever they stay as
/// they are, and of its own is told how many are left.
fn in_other_words(found: Traced, phrase: &str, draft: &Draft) -> Traced {
    let mut found = match found {
        Traced::Kept(passages) => match passages.into_iter().next() {
            Some(passage) => Nearest { passage, shared: 0, of: 0, rest: Vec::new() },
            None => return Traced::Gone(None),
        },
        Traced::Changed(nearest) => nearest,
        gone @ Traced::Gone(_) => return gone,
    };
    let texts: Vec<String> =
        found.passages().into_iter().map(|passage| text_of(draft, passage)).collect();
    let sought = parts(phrase);
    let (_, own, _) = nearest(&sought, &parts(&texts.join(" ")), 0);
    (found.shared, found.of) = (own.shared, own.of);
    Traced::Changed(found)
}

/// How much is left, in thousandths: the more, the better found.
fn left(found: &Traced) -> usize {
    match found {
        Traced::Kept(_) => 1001,
        Traced::Changed(nearest) => nearest.shared * 1000 / nearest.of.max(1),
        Traced::Gone(_) => 0,
    }
}

fn text_of(draft: &Draft, passage: &Passage) -> String {
    let point = draft.walk().nth(passage.place);
    let text = point.and_then(|place| place.point.text().get(passage.at.clone()));
    text.unwrap_or_default().to_string()
}

/// Finds a phrase in one draft.
#[must_use]
pub fn find(phrase: &str, draft: &Draft) -> Traced {
    Searchable::of(draft).find(phrase)
}

/// A draft made ready for looking up phrases.
#[derive(Clone, Debug)]
pub struct Searchable {
    points: Vec<Vec<Part>>,
}

impl Searchable {
    /// Reads the words of every point.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        Self { points: draft.walk().map(|place| parts(place.point.text())).collect() }
    }

    /// Finds a phrase.
    #[must_use]
    pub fn find(&self, phrase: &str) -> Traced {
        let sought = parts(phrase);
        let mut kept = Vec::new();
        let mut best: Option<(u32, Nearest, Range<usize>)> = None;
        let mut row = 0;
        for (place, here) in self.points.iter().enumerate() {
            let ranges = rows_of(&sought, here);
            kept.extend(ranges.map(|at| Passage { place, at }));
            row = row.max(longest_row(&sought, here));
            let (score, nearest, words) = nearest(&sought, here, place);
            if score > best.as_ref().map_or(0, |(score, ..)| *score) {
                best = Some((score, nearest, words));
            }
        }
        let nearest = best.map(|(_, mut nearest, words)| {
            self.rest(&sought[..words.start], &mut nearest);
            self.rest(&sought[words.end..], &mut nearest);
            nearest.rest.sort_by_key(|passage| passage.place);
            nearest
        });
        match nearest {
            _ if !kept.is_empty() => Traced::Kept(kept),
            Some(nearest) if row >= ROW => Traced::Changed(nearest),
            nearest => Traced::Gone(nearest),
        }
    }

    /// Finds words of a phrase that the passages found so far lack, in points of their own.
    fn rest(&self, sought: &[Part], found: &mut Nearest) {
        let mut best: Option<(u32, Nearest, Range<usize>)> = None;
        for (place, here) in self.points.iter().enumerate() {
            let is_taken = found.passages().iter().any(|passage| passage.place == place);
            if is_taken || longest_row(sought, here) < ROW {
                continue;
            }
            let (score, nearest, words) = nearest(sought, here, place);
            if score > best.as_ref().map_or(0, |(score, ..)| *score) {
                best = Some((score, nearest, words));
            }
        }
        let Some((_, nearest, words)) = best else { return };
        found.shared += nearest.shared;
        found.rest.push(nearest.passage);
        self.rest(&sought[..words.start], found);
        self.rest(&sought[words.end..], found);
    }
}

/// The bytes of a text that have most of a phrase, from the first to the last word of it.
pub(crate) fn nearest_in(phrase: &str, text: &str) -> Range<usize> {
    nearest(&parts(phrase), &parts(text), 0).1.passage.at
}

/// A part of a word without signs inside: `5(1)` and `party's` have two.
#[derive(Clone, Debug)]
struct Part {
    word: String,
    at: Range<usize>,
    /// The bytes of the word that it is a part of.
    whole: Range<usize>,
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for word in words(text) {
        let mut start = None;
        for (at, char) in text[word.clone()].char_indices().map(|(at, c)| (word.start + at, c)) {
            match (char.is_alphanumeric() || is_inside(char), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    parts.push(part(text, from..at, &word));
                    start = None;
                }
                _ => {}
            }
        }
        parts.extend(start.map(|from| part(text, from..word.end, &word)));
    }
    parts
}

/// A sign that is written on a letter.
fn is_inside(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}

fn part(text: &str, at: Range<usize>, whole: &Range<usize>) -> Part {
    Part { word: text[at.clone()].to_lowercase(), at, whole: whole.clone() }
}

/// The bytes of each place where the words stand in a row.
fn rows_of<'a>(sought: &'a [Part], here: &'a [Part]) -> impl Iterator<Item = Range<usize>> + 'a {
    let width = sought.len().max(1);
    let is_here = move |row: &&[Part]| {
        row.len() == sought.len() && row.iter().zip(sought).all(|(a, b)| a.word == b.word)
    };
    here.windows(width).filter(is_here).map(|row| row[0].at.start..row[row.len() - 1].at.end)
}

/// How many words of the phrase stand in a row at most.
fn longest_row(sought: &[Part], here: &[Part]) -> usize {
    let mut longest = 0;
    let mut ends = vec![0_usize; here.len() + 1];
    for word in sought {
        for at in (0..here.len()).rev() {
            ends[at + 1] = if here[at].word == word.word { ends[at] + 1 } else { 0 };
            longest = longest.max(ends[at + 1]);
        }
    }
    longest
}

/// The passage of one point that has most of the phrase (a local alignment: each word that both
/// have counts for it, each that one of them lacks a little against it).
///
/// With it, its score and which words of the phrase it covers, from the first to the last.
fn nearest(sought: &[Part], here: &[Part], place: usize) -> (u32, Nearest, Range<usize>) {
    let mut numbered = Numbered::default();
    let own: Vec<u32> = here.iter().map(|part| numbered.number(&part.word)).collect();
    let mut above: Vec<Cell> = (0..=here.len()).map(Cell::empty).collect();
    let mut row = Vec::with_capacity(above.len());
    let mut best = (Cell::empty(0), 0, 0);
    for (index, word) in sought.iter().enumerate() {
        let word = numbered.find(&word.word);
        row.clear();
        row.push(Cell::empty(0));
        let mut last = Cell::empty(0);
        for (at, number) in own.iter().enumerate() {
            let skipped = above[at + 1].less().max(last.less());
            let cell = match word == Some(*number) {
                true => above[at].shared_with(index).max(skipped),
                false => skipped,
            };
            last = if cell.score() == 0 { Cell::empty(at + 1) } else { cell };
            row.push(last);
            if last.score() > best.0.score() {
                best = (last, at + 1, index + 1);
            }
        }
        core::mem::swap(&mut above, &mut row);
    }
    let (cell, end, last) = best;
    let from = here.get(cell.part(FROM) as usize);
    let bytes = match (from, end.checked_sub(1).and_then(|last| here.get(last))) {
        (Some(first), Some(last)) if cell.score() > 0 => first.whole.start..last.whole.end,
        _ => 0..0,
    };
    let passage = Passage { place, at: bytes };
    let shared = cell.part(SHARED_WORDS) as usize;
    let nearest = Nearest { passage, shared, of: sought.len(), rest: Vec::new() };
    (cell.score(), nearest, cell.part(FIRST) as usize..last)
}

/// A cell of a local alignment in one number, so that one comparison tells which is better: its score,
/// how many words both have, the word of the text that it began at, and the first word of the phrase.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell(u128);

/// Where the parts of a cell stand, in bits; each has 32.
const SCORE: u32 = 96;
const SHARED_WORDS: u32 = 64;
const FROM: u32 = 32;
const FIRST: u32 = 0;
/// What a word that both have counts for a passage.
const SHARED: u128 = 4;

impl Cell {
    fn empty(at: usize) -> Self {
        Self((at as u128) << FROM)
    }

    fn part(self, at: u32) -> u32 {
        u32::try_from(self.0 >> at & u128::from(u32::MAX)).unwrap_or(u32::MAX)
    }

    fn score(self) -> u32 {
        self.part(SCORE)
    }

    /// With a word that one of them lacks.
    fn less(self) -> Self {
        Self(self.0.saturating_sub(1 << SCORE))
    }

    /// With a word that both have, of the phrase the one at this place.
    fn shared_with(self, index: usize) -> Self {
        let first = if self.score() == 0 { index as u128 } else { 0 };
        Self(self.0 + (SHARED << SCORE) + (1 << SHARED_WORDS) + first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft::parse(text).unwrap()
    }

    fn words_at(draft: &Draft, traced: &Traced) -> String {
        match traced {
            Traced::Kept(all) => text_of(draft, &all[0]),
            Traced::Changed(nearest) | Traced::Gone(Some(nearest)) => {
                text_of(draft, &nearest.passage)
            }
            Traced::Gone(None) => String::new(),
        }
    }

    #[test]
    fn a_phrase_is_kept_wherever_it_stands() {
        let new = draft(
            "1. A meets.\n\n2. Then, the line\n   of contact is frozen. The line of contact is Frozen, too.\n",
        );
        let found = find("The line of contact is frozen", &new);
        let Traced::Kept(places) = &found else { panic!("{found:?}") };
        assert_eq!(places.iter().map(|one| one.place).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(words_at(&new, &found), "the line\nof contact is frozen");
    }

    #[test]
    fn other_words_are_the_nearest_passage() {
        let new = draft("1. A meets.\n\n2. At once the line of contact will be frozen for good.\n");
        let found = find("the line of contact is frozen", &new);
        assert_eq!(words_at(&new, &found), "the line of contact will be frozen");
        let Traced::Changed(nearest) = found else { panic!("{found:?}") };
        assert_eq!((nearest.shared, nearest.of), (5, 6));
    }

    #[test]
    fn a_figure_is_told_whole() {
        let new = draft("1. The forces number 800,000 persons in peacetime.\n");
        assert_eq!(words_at(&new, &find("at most 600,000 persons", &new)), "800,000 persons");
    }

    #[test]
    fn gone_is_said_when_no_four_words_are_left_in_a_row() {
        let new = draft("1. The line is of no account.\n");
        let found = find("the line of contact is frozen", &new);
        assert!(matches!(found, Traced::Gone(Some(Nearest { shared: 3, .. }))), "{found:?}");
        assert_eq!(find("nobody else", &new), Traced::Gone(None));
        assert_eq!(find("", &new), Traced::Gone(None));
    }

    #[test]
    fn a_phrase_that_was_divided_is_in_all_its_points() {
        let new = draft(
            "1. Each month the line of contact is surveyed.\n\n2. A meets.\n\n3. The mission reports to both of the parliaments.\n",
        );
        let phrase =
            "the line of contact is surveyed and the mission reports to both of the parliaments";
        let Traced::Changed(nearest) = find(phrase, &new) else { panic!("not changed") };
        let places: Vec<usize> = nearest.passages().iter().map(|one| one.place).collect();
        assert_eq!(places, [0, 2]);
        assert_eq!((nearest.shared, nearest.of), (14, 15));
    }

    #[test]
    fn a_phrase_is_followed_through_its_forms() {
        let drafts = [
            "1. The monitors of the mission report to the council every month.\n",
            "1. The observers of the joint mission report to the council every quarter.\n",
            "1. The observers of the joint mission report to a committee every quarter.\n",
        ]
        .map(draft);
        let all: Vec<&Draft> = drafts.iter().collect();
        let steps = trace("the monitors of the mission report to the council", &all);
        assert!(matches!(steps[0], Traced::Kept(_)));
        assert!(matches!(steps[1], Traced::Changed(_)));
        assert_eq!(words_at(&drafts[2], &steps[2]), "The observers of the joint mission report to");
    }

    #[test]
    fn words_that_became_others_are_so_in_later_drafts_too() {
        let drafts = [
            "1. North withdraws its heavy guns from the valley within fourteen days.\n",
            "1. North withdraws its heavy guns from the valley within thirty days.\n",
            "1. North withdraws its heavy guns from the valley within thirty days.\n",
            "1. North withdraws its heavy guns from the valley within fourteen days.\n",
        ]
        .map(draft);
        let all: Vec<&Draft> = drafts.iter().collect();
        let steps = trace("guns from the valley within fourteen days", &all);
        for step in &steps[1..3] {
            let Traced::Changed(nearest) = step else { panic!("{step:?}") };
            assert_eq!((nearest.shared, nearest.of), (6, 7));
        }
        assert!(matches!((&steps[0], &steps[3]), (Traced::Kept(_), Traced::Kept(_))));
    }
}
