//! The forms of a word, with what is asked of them for every two words of two texts.

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Deref;

use crate::substance::lists::Lists;

/// A word and what it may be an inflected form of, itself first; shared by all who have it.
#[derive(Clone, Debug)]
pub(in crate::substance) struct Forms(Rc<All>);

#[derive(Debug)]
struct All {
    forms: Vec<String>,
    /// Their numbers by the reader of both texts.
    numbers: Vec<u32>,
    /// A bit for each number: two words without a bit in common have no form in common.
    bits: u64,
    /// What is denied where letters before it deny: `signed` of `unsigned`.
    denied: Vec<String>,
    /// Which of the opposites of the lists it denies, and which it says.
    opposites: [Vec<usize>; 2],
}

/// The fewest letters, in bytes, of a word that letters before it deny.
const DENIED_MIN: usize = 4;

impl Forms {
    /// Forms with their numbers, one or more.
    pub(super) fn of(forms: Vec<String>, numbers: Vec<u32>, lists: &Lists) -> Self {
        let bits = numbers.iter().fold(0, |bits, number| bits | 1 << (number % 64));
        let mut denied = Vec::new();
        let only_looks_so = forms.iter().any(|form| lists.only_looks_negative(form));
        for form in forms.iter().filter(|_| !only_looks_so) {
            let cuts = (2..=4).filter_map(|length| form.split_at_checked(length));
            let rests =
                cuts.filter(|(before, rest)| rest.len() >= DENIED_MIN && lists.is_negative(before));
            denied.extend(rests.map(|(_, rest)| String::from(rest)));
        }
        let opposites = lists.opposites(&numbers);
        Self(Rc::new(All { forms, numbers, bits, denied, opposites }))
    }

    /// Their numbers, in the same order.
    pub(in crate::substance) fn numbers(&self) -> &[u32] {
        &self.0.numbers
    }

    /// Whether two words have a form in common.
    #[inline]
    pub(in crate::substance) fn meet(&self, other: &Self) -> bool {
        self.0.bits & other.0.bits != 0
            && self.0.numbers.iter().any(|number| other.0.numbers.contains(number))
    }

    /// Whether it denies what some other word says: `closed`.
    pub(in crate::substance) fn has_opposite(&self) -> bool {
        !self.0.opposites[0].is_empty()
    }

    /// Whether it denies what the other word says: `closed` of `open`.
    pub(in crate::substance) fn is_opposite_of(&self, other: &Self) -> bool {
        self.0.opposites[0].iter().any(|pair| other.0.opposites[1].contains(pair))
    }

    /// Whether it is the other word with a denial before it.
    pub(in crate::substance) fn deny(&self, other: &Self) -> bool {
        self.0.denied.iter().any(|denied| other.contains(denied))
    }
}

impl Deref for Forms {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0.forms
    }
}
