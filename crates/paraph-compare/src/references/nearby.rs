//! References by where a point stands: `this point`, `the preceding point`, `the paragraph below`, `the first point`.
//!
//! What stands before a word for a point, or behind it, says which is meant. A list that is announced
//! (`the following point: ...`) names none.

use core::ops::Range;

use paraph_text::numerals;

use super::{List, Read};

/// A point, seen from the one that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nearby {
    /// Itself.
    Itself,
    /// The one before it, inside of the same.
    Preceding,
    /// The one behind it, inside of the same.
    Following,
    /// The one in this place among those beside it, counted from 1.
    Nth(usize),
    /// The last of those beside it.
    Last,
}

impl Read<'_> {
    /// Which point the word at a place names by where it stands, and the bytes that say so: `preceding
    /// point`. Of `this point` the noun says it.
    pub(super) fn nearby(&self, at: usize, word: &str) -> Option<(Nearby, Range<usize>)> {
        if !List::Provisions.has(word) {
            return None;
        }
        let own = self.cut.get(at)?;
        let said = self.said_before(at).filter(|_| !self.announces_a_list(at));
        match said {
            Some(Nearby::Itself) => Some((Nearby::Itself, own.clone())),
            // `The first paragraph of the annex` is none of those beside this point.
            Some(Nearby::Nth(_) | Nearby::Last) if self.is_part(at + 1) => None,
            Some(nearby) => Some((nearby, self.cut.get(at.checked_sub(1)?)?.start..own.end)),
            None => Some((self.said_behind(at)?, own.start..self.cut.get(at + 1)?.end)),
        }
    }

    /// Whether a word says what the one before it is a part of.
    fn is_part(&self, at: usize) -> bool {
        let of = self.word(at).filter(|_| self.gap(at) == " ").map(str::to_lowercase);
        of.is_some_and(|of| List::Of.has(&of) && of != "to")
    }

    fn said_before(&self, at: usize) -> Option<Nearby> {
        let is = |known: List, word: &str| known.has(&word.to_lowercase());
        let before = at.checked_sub(1)?;
        let word = self.word(before).filter(|_| self.gap(at) == " ")?;
        if is(List::This, word) {
            return Some(Nearby::Itself);
        }
        let leads = before.checked_sub(1).and_then(|leads| self.word(leads));
        leads.filter(|leads| self.gap(before) == " " && is(List::Certain, leads))?;
        match word {
            word if is(List::Preceding, word) => Some(Nearby::Preceding),
            word if is(List::Following, word) => Some(Nearby::Following),
            word if word.eq_ignore_ascii_case("last") => Some(Nearby::Last),
            word => {
                let nth = numerals::value("en", numerals::Kind::Ordinal, &word.to_lowercase())?;
                usize::try_from(nth).ok().filter(|nth| *nth > 0).map(Nearby::Nth)
            }
        }
    }

    /// `The point above`, with nothing behind that it could be above.
    fn said_behind(&self, at: usize) -> Option<Nearby> {
        let word = self.word(at + 1).filter(|_| self.gap(at + 1) == " ")?;
        let nearby = match &*word.to_lowercase() {
            "above" => Nearby::Preceding,
            "below" => Nearby::Following,
            _ => return None,
        };
        let leads = at.checked_sub(1).and_then(|leads| self.word(leads));
        let is_certain = leads.is_some_and(|leads| leads.eq_ignore_ascii_case("the"));
        (is_certain && self.is_end(at + 2)).then_some(nearby)
    }

    /// Whether a colon behind a word says that what it names is about to be told.
    fn announces_a_list(&self, at: usize) -> bool {
        let end = self.cut.get(at).map_or(self.text.len(), |word| word.end);
        self.text[end..].trim_start().starts_with(':')
    }
}
