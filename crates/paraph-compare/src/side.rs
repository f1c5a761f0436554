//! A side: one of the two drafts, made ready to be compared.
//!
//! Every point at every level stands here by itself, in the order of the document, with its own
//! words. A point that has no words of its own is known by its heading.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::{Draft, Place};

use crate::numbered::Numbered;
use crate::words::{Vocabulary, Word, WordId};

/// The points of a draft.
pub(crate) struct Side {
    pub(crate) points: Vec<Ready>,
}

/// A point made ready.
pub(crate) struct Ready {
    pub(crate) label: String,
    /// The point that it stands in.
    pub(crate) above: Option<usize>,
    /// The words and marks of its own text.
    pub(crate) words: Vec<Word>,
    /// How many of them are words.
    pub(crate) count: usize,
    /// The words of its heading and of those above it, each once, sorted.
    pub(crate) heading: Vec<WordId>,
    /// The words of its own heading.
    own_heading: Vec<WordId>,
    /// Whether it has a heading and no words beside it.
    is_heading: bool,
    /// Its label, by a number that equal labels of both sides share.
    pub(crate) full: u32,
    /// What its label begins with, `5` of `5(1)`: the same for points that belong together.
    pub(crate) kin: u32,
    /// What its label ends with, `1` of `5(1)`.
    pub(crate) last: u32,
    pub(crate) is_vacant: bool,
}

/// What both sides share, so that what is equal in them has equal numbers.
#[derive(Default)]
pub(crate) struct Shared {
    words: Vocabulary,
    labels: Numbered,
    /// The heading that was read last, which most points share with the one before them.
    heading: (String, Vec<WordId>),
}

/// What a number kept free has for words.
const VACANT: [&str; 8] = [
    "vacant",
    "reserved",
    "deleted",
    "not used",
    "intentionally left blank",
    "repealed",
    "withdrawn",
    "omitted",
];

impl Side {
    pub(crate) fn of(draft: &Draft, shared: &mut Shared) -> Self {
        let mut points: Vec<Ready> = Vec::new();
        // The places of the points that the next one may stand in, from the top level down.
        let mut open: Vec<usize> = Vec::new();
        let mut headings: Vec<WordId> = Vec::new();
        let mut tops = draft.parts().flat_map(|part| {
            let none = core::iter::repeat_n([].as_slice(), part.points.len() - 1);
            core::iter::once(part.headings).chain(none)
        });
        for place in draft.walk() {
            if place.depth == 0
                && let Some(above) = tops.next().filter(|above| !above.is_empty())
            {
                headings = shared.set(&above.join(" "));
            }
            open.truncate(place.depth);
            let mut ready = Ready::of(&place, shared);
            ready.above = open.last().copied();
            let inherited = open.last().map_or(&headings, |above| &points[*above].heading);
            ready.heading = union(&ready.heading, inherited);
            open.push(points.len());
            points.push(ready);
        }
        Self { points }
    }
}

impl Ready {
    fn of(place: &Place<'_>, shared: &mut Shared) -> Self {
        let point = place.point;
        let heading = point.heading().unwrap_or_default();
        let text = if point.text().is_empty() { heading } else { point.text() };
        let is_vacant = point.points().is_empty() && is_vacant(point.text());
        // What says that a number is free are no words to be found again elsewhere.
        let words = if is_vacant { Vec::new() } else { shared.words.read(text) };
        let (kin, last) = split_label(&place.label);
        let heading = shared.set(heading);
        Self {
            label: place.label.clone(),
            above: None,
            count: words.iter().filter(|word| !word.id.is_mark()).count(),
            words,
            is_heading: point.text().is_empty() && point.heading().is_some_and(|it| !it.is_empty()),
            own_heading: heading.clone(),
            heading,
            full: shared.label(&place.label),
            kin: shared.label(kin),
            last: shared.label(last),
            is_vacant,
        }
    }

    /// Whether two points have the same words and marks in the same order.
    pub(crate) fn reads_as(&self, other: &Self) -> bool {
        self.words.len() == other.words.len() && self.ids().eq(other.ids())
    }

    /// Whether it is a heading that the other has above its own words: `4. Disputes` over `4.1`, and over a
    /// paragraph.
    pub(crate) fn heads(&self, other: &Self) -> bool {
        self.is_heading && !other.is_heading && self.own_heading == other.own_heading
    }

    /// Whether the other begins with all its words and goes on: `The tenant shall:` over sub-points, and `The
    /// tenant shall keep the flat clean and report any damage`.
    pub(crate) fn opens(&self, other: &Self) -> bool {
        let is_more = (1..other.words.len()).contains(&self.words.len());
        is_more && self.ids().eq(other.ids().take(self.words.len()))
    }

    /// Which words and marks it has, in their order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = WordId> {
        self.words.iter().map(|word| word.id)
    }
}

impl Shared {
    /// The different words of a text, sorted.
    fn set(&mut self, text: &str) -> Vec<WordId> {
        if self.heading.0 == text {
            return self.heading.1.clone();
        }
        let mut ids: Vec<WordId> = self.words.read(text).iter().map(|word| word.id).collect();
        ids.sort_unstable();
        ids.dedup();
        self.heading = (text.into(), ids.clone());
        ids
    }

    /// The number of a label; zeros that lead a number do not count.
    fn label(&mut self, label: &str) -> u32 {
        if !label.contains('0') {
            return self.labels.number(label);
        }
        let mut plain = String::with_capacity(label.len());
        for char in label.chars() {
            let follows_zero = plain.ends_with('0') && !ends_with_digits(&plain, 2);
            if char.is_ascii_digit() && follows_zero {
                plain.pop();
            }
            plain.push(char);
        }
        self.labels.number(&plain)
    }
}

fn ends_with_digits(text: &str, count: usize) -> bool {
    text.len() >= count && text.bytes().rev().take(count).all(|byte| byte.is_ascii_digit())
}

/// Splits a label into what it begins and what it ends with: `5(1)` into `5` and `1`, `10.c` into
/// `10` and `c`. A label of one part begins with all of itself.
fn split_label(label: &str) -> (&str, &str) {
    if let Some((kin, last)) = label.strip_suffix(')').and_then(|label| label.rsplit_once('(')) {
        return (kin, last);
    }
    if let Some((kin, last)) = label.rsplit_once(['.', '-']) {
        return (kin, last);
    }
    (label, label.rsplit_once(':').map_or(label, |(_, last)| last))
}

/// Whether words say that a number is kept free.
fn is_vacant(words: &str) -> bool {
    let bare = words.trim_matches(|char: char| !char.is_alphanumeric());
    VACANT.iter().any(|vacant| bare.eq_ignore_ascii_case(vacant))
}

/// What is in either of two sorted sets.
fn union(one: &[WordId], other: &[WordId]) -> Vec<WordId> {
    if other.is_empty() || one == other {
        return one.into();
    }
    let mut all = [one, other].concat();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_where_they_nest() {
        let cases = [
            ("5(1)", ("5", "1")),
            ("10.c", ("10", "c")),
            ("10.c.ii", ("10.c", "ii")),
            ("7", ("7", "7")),
            ("GV.OC-01", ("GV.OC", "01")),
            ("2006/48:3", ("2006/48:3", "3")),
        ];
        for (label, parts) in cases {
            assert_eq!(split_label(label), parts, "{label}");
        }
    }

    #[test]
    fn zeros_that_lead_do_not_count() {
        let mut shared = Shared::default();
        assert_eq!(shared.label("GV.OC-01"), shared.label("GV.OC-1"));
        assert_eq!(shared.label("3(001)"), shared.label("3(1)"));
        assert_ne!(shared.label("10"), shared.label("1"));
        assert_ne!(shared.label("100"), shared.label("10"));
        assert_ne!(shared.label("0"), shared.label(""));
        assert_ne!(shared.label("101"), shared.label("11"));
    }

    #[test]
    fn a_number_kept_free_is_known_by_its_words() {
        assert!(is_vacant("[vacant]") && is_vacant("(Deleted)") && is_vacant("Reserved."));
        assert!(!is_vacant("Reserved for the parties.") && !is_vacant(""));
    }
}
