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
    /// All before it, inside of the same.
    AllPreceding,
    /// All behind it, inside of the same.
    AllFollowing,
    /// So many right before it.
    SomePreceding(usize),
    /// So many right behind it.
    SomeFollowing(usize),
    /// So many at the beginning of those beside it.
    SomeFirst(usize),
    /// So many at the end of those beside it.
    SomeLast(usize),
}

impl Read<'_> {
    /// Which point the word at a place names by where it stands, and the bytes that say so: `preceding
    /// point`. Of `this point` the noun says it.
    pub(super) fn nearby(&self, at: usize, word: &str) -> Option<(Nearby, Range<usize>)> {
        let own = self.cut.get(at)?;
        if !List::Provisions.has(word) {
            let several = word.strip_suffix('s').filter(|one| List::Provisions.has(one));
            let (nearby, from) = several.and_then(|_| self.several_before(at))?;
            return Some((nearby, self.cut.get(from)?.start..own.end));
        }
        let said = self.said_before(at).filter(|_| !self.announces_a_list(at));
        match said {
            Some(Nearby::Itself) => Some((Nearby::Itself, own.clone())),
            // `The first paragraph of the annex` is none of those beside this point.
            Some(Nearby::Nth(_) | Nearby::Last) if self.is_part(at + 1) => None,
            Some(nearby) => Some((nearby, self.cut.get(at.checked_sub(1)?)?.start..own.end)),
            None => {
                let (nearby, last) = self.said_behind(at)?;
                Some((nearby, own.start..self.cut.get(last)?.end))
            }
        }
    }

    /// Whether a word says what the one before it is a part of.
    pub(super) fn is_part(&self, at: usize) -> bool {
        let is_near = matches!(self.gap(at), " " | ") ");
        let of = self.word(at).filter(|_| is_near).map(str::to_lowercase);
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
        let leads = leads.filter(|_| self.gap(before) == " ")?;
        // `The last preceding point` is the one right before.
        let is_nearest = matches!(&*leads.to_lowercase(), "last" | "next")
            && (is(List::Preceding, word) || is(List::Following, word));
        if !is_nearest && !is(List::Certain, leads) {
            return None;
        }
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

    /// `The preceding points`, `the two preceding points`: which, and the word that says so first.
    fn several_before(&self, at: usize) -> Option<(Nearby, usize)> {
        let word = |at: usize, next: usize| {
            let word = self.word(at).filter(|_| self.gap(next) == " ");
            word.map(str::to_lowercase)
        };
        let number = |word: &str| {
            let digits = word.parse().ok();
            let spelled = || numerals::value("en", numerals::Kind::Cardinal, word);
            let number = digits.or_else(spelled).and_then(|number| usize::try_from(number).ok());
            number.filter(|number| *number > 0)
        };
        let is_certain = |first: usize| {
            let leads = first.checked_sub(1).and_then(|leads| word(leads, first));
            leads.is_some_and(|leads| List::Certain.has(&leads))
        };
        let last = at.checked_sub(1)?;
        let before = last.checked_sub(1)?;
        let (one, other) = (word(before, last)?, word(last, at)?);
        let is_side = |word: &str| List::Preceding.has(word) || List::Following.has(word);
        let end = |word: &str| match word {
            "first" => Some(Nearby::SomeFirst as fn(usize) -> Nearby),
            "last" => Some(Nearby::SomeLast as fn(usize) -> Nearby),
            _ => None,
        };
        let of_end = match (end(&one), number(&other), number(&one), end(&other)) {
            (Some(end), Some(count), _, _) | (_, _, Some(count), Some(end)) => Some(end(count)),
            _ => None,
        };
        if let Some(nearby) = of_end {
            let is_whole =
                is_certain(before) && !self.announces_a_list(at) && !self.is_part(at + 1);
            return is_whole.then_some((nearby, before));
        }
        let (side, count, first) = match (number(&one), number(&other)) {
            (Some(count), _) if is_side(&other) => (other, Some(count), before),
            (_, Some(count)) if is_side(&one) => (one, Some(count), before),
            _ if is_side(&other) => (other, None, last),
            _ => return None,
        };
        let nearby = match (List::Preceding.has(&side), count) {
            (true, None) => Nearby::AllPreceding,
            (true, Some(count)) => Nearby::SomePreceding(count),
            (false, None) => Nearby::AllFollowing,
            (false, Some(count)) => Nearby::SomeFollowing(count),
        };
        (is_certain(first) && !self.announces_a_list(at)).then_some((nearby, first))
    }

    /// `The point above`, with nothing behind that it could be above; and its last word.
    fn said_behind(&self, at: usize) -> Option<(Nearby, usize)> {
        let is_next = |at: usize| self.word(at).filter(|_| self.gap(at) == " ");
        let how = is_next(at + 1).map(str::to_lowercase);
        let is_led = how.is_some_and(|how| matches!(&*how, "immediately" | "directly"));
        let last = at + 1 + usize::from(is_led);
        let word = is_next(last)?;
        let nearby = match &*word.to_lowercase() {
            "above" => Nearby::Preceding,
            "below" => Nearby::Following,
            _ => return None,
        };
        let leads = at.checked_sub(1).and_then(|leads| self.word(leads));
        let is_certain = leads.is_some_and(|leads| leads.eq_ignore_ascii_case("the"));
        (is_certain && self.is_end(last + 1)).then_some((nearby, last))
    }

    /// Whether a colon behind a word says that what it names is about to be told.
    fn announces_a_list(&self, at: usize) -> bool {
        let end = self.cut.get(at).map_or(self.text.len(), |word| word.end);
        self.text[end..].trim_start().starts_with(':')
    }
}
