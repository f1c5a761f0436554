//! A number for each different text: equal texts are found again by a number instead of by letters.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use paraph_text::Spread;

/// Different texts, numbered from 0 in the order in which they were met.
///
/// Most are found where their letters say, in one step. A place that is crowded, by chance or because
/// somebody chose the letters so, sends the rest to a sorted map: then a text is found in as many steps
/// as a search takes, never in as many as there are texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbered {
    /// All texts, one behind the other.
    letters: String,
    /// Where each begins and ends in the letters.
    bounds: Vec<(usize, usize)>,
    /// A power of two of places, or none.
    places: Vec<Place>,
    /// The texts whose places were taken by others.
    crowded: BTreeMap<Box<str>, u32>,
}

/// A place for one text.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Some bits of what its letters say.
    tag: u32,
    /// Its number, or [`NOBODY`].
    number: u32,
}

const NOBODY: u32 = u32::MAX;
const EMPTY: Place = Place { tag: 0, number: NOBODY };
/// How many places there are at first.
const PLACES_MIN: usize = 64;

impl Numbered {
    /// The number of a text, if it was met.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let spread = Spread::of(text);
        match self.look(spread, text) {
            Looked::There(number) => Some(number),
            Looked::Free(_) => None,
            Looked::Crowded => self.crowded.get(text).copied(),
        }
    }

    /// The number of a text, a new one if it was not met before.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        if self.bounds.len() * 2 >= self.places.len() {
            self.grow();
        }
        let spread = Spread::of(text);
        let looked = self.look(spread, text);
        if let Looked::There(number) = looked {
            return number;
        }
        if let Some(number) = self.crowded.get(text) {
            return *number;
        }
        // Memory ends long before the numbers do.
        let number = u32::try_from(self.bounds.len()).unwrap_or(NOBODY);
        let start = self.letters.len();
        self.letters.push_str(text);
        self.bounds.push((start, self.letters.len()));
        match looked {
            Looked::Free(at) => self.places[at] = Place { tag: spread.tag(), number },
            _ => {
                self.crowded.insert(text.into(), number);
            }
        }
        number
    }

    /// The text that has a number; empty where none has it.
    pub(crate) fn text(&self, number: u32) -> &str {
        let bounds = self.bounds.get(number as usize);
        bounds.map_or("", |(start, end)| &self.letters[*start..*end])
    }

    fn look(&self, spread: Spread, text: &str) -> Looked {
        let Some(mask) = self.places.len().checked_sub(1) else { return Looked::Crowded };
        for at in spread.places(mask) {
            match self.places[at] {
                Place { number: NOBODY, .. } => return Looked::Free(at),
                Place { tag: own, number } if own == spread.tag() && self.text(number) == text => {
                    return Looked::There(number);
                }
                _ => {}
            }
        }
        Looked::Crowded
    }

    /// Doubles the places, and gives each text one anew.
    fn grow(&mut self) {
        let count = (self.places.len() * 2).max(PLACES_MIN);
        let mut places = vec![EMPTY; count];
        let mut crowded = BTreeMap::new();
        for (number, (start, end)) in (0..).zip(&self.bounds) {
            let text = &self.letters[*start..*end];
            let spread = Spread::of(text);
            let free = spread.places(count - 1).find(|at| places[*at].number == NOBODY);
            match free {
                Some(at) => places[at] = Place { tag: spread.tag(), number },
                None => {
                    crowded.insert(text.into(), number);
                }
            }
        }
        (self.places, self.crowded) = (places, crowded);
    }
}

/// What was found where the letters say.
enum Looked {
    There(u32),
    /// Nothing, and the first place that is free.
    Free(usize),
    /// Others.
    Crowded,
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_texts_and_no_others_have_one_number(texts in proptest::collection::vec("[ab]{0,6}|[a-z]{1,30}", 0..300)) {
            let mut numbered = Numbered::default();
            let numbers: Vec<u32> = texts.iter().map(|text| numbered.number(text)).collect();
            for (text, number) in texts.iter().zip(numbers) {
                prop_assert_eq!(numbered.text(number), text);
                prop_assert_eq!(numbered.find(text), Some(number));
            }
            let different: BTreeSet<&String> = texts.iter().collect();
            prop_assert_eq!(numbered.bounds.len(), different.len());
            prop_assert_eq!(numbered.find("never met"), None);
        }
    }

    #[test]
    fn texts_of_one_place_are_all_found() {
        // Chosen so that their last bits are alike: more of them than one place has room for.
        let alike = |at: &u32| Spread::of(&alloc::format!("{at}")).places(0x3f).next() == Some(7);
        let texts: Vec<String> =
            (0..4000).filter(alike).take(30).map(|at| alloc::format!("{at}")).collect();
        let mut numbered = Numbered::default();
        let numbers: Vec<u32> = texts.iter().map(|text| numbered.number(text)).collect();
        assert!(!numbered.crowded.is_empty());
        assert_eq!(numbers, (0..30).collect::<Vec<u32>>());
        assert!(texts.iter().zip(&numbers).all(|(text, at)| numbered.find(text) == Some(*at)));
    }
}
