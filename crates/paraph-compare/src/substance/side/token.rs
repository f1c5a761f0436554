//! A word of a text, with what the lists say of it.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::redline::atoms::{Kind, Pause};
use crate::substance::lists::{Entry, Lists, Section};

/// A word, or a phrase of the lists taken as one.
#[derive(Clone, Debug)]
pub(in crate::substance) struct Token {
    /// Its bytes in the text.
    pub(in crate::substance) at: Range<usize>,
    /// What it is compared by: in small letters, or the phrase that stands for it.
    pub(in crate::substance) word: String,
    /// As it is written, in small letters.
    pub(super) written: String,
    /// What it may be an inflected form of, itself first.
    pub(in crate::substance) forms: Vec<String>,
    pub(super) entries: Vec<Entry>,
    pub(super) kind: Kind,
    pub(in crate::substance) pause: Pause,
    /// Which sentence it stands in.
    pub(in crate::substance) sentence: usize,
}

impl Token {
    pub(in crate::substance) fn is(&self, section: Section) -> bool {
        self.entries.iter().any(|entry| entry.is(section))
    }

    /// What stands behind the section's name in the lists.
    pub(in crate::substance) fn value(&self, section: Section) -> Option<&str> {
        self.entries.iter().find(|entry| entry.is(section)).map(|entry| &*entry.value)
    }

    /// What stands behind the section's name, of each section of that name that the word stands in.
    pub(in crate::substance) fn values(&self, section: Section) -> impl Iterator<Item = &str> {
        let own = self.entries.iter().filter(move |entry| entry.is(section));
        own.map(|entry| &*entry.value)
    }

    /// The same, where a word stands in several sections of a name and not all say more.
    pub(in crate::substance) fn named(&self, section: Section) -> Option<&str> {
        let values =
            self.entries.iter().filter(|entry| entry.is(section)).map(|entry| &*entry.value);
        { values }.find(|value| !value.is_empty())
    }

    pub(in crate::substance) fn number(&self, section: Section) -> Option<u128> {
        self.value(section)?.parse().ok()
    }

    pub(in crate::substance) fn is_figure(&self) -> bool {
        self.kind == Kind::Figure
    }

    pub(in crate::substance) fn is_sign(&self) -> bool {
        matches!(self.kind, Kind::Sign | Kind::Opens | Kind::Closes)
    }

    /// Whether it is written with a capital that does not come from beginning a sentence.
    pub(in crate::substance) fn is_name(&self) -> bool {
        self.kind == Kind::Name
    }

    /// Whether it says something by itself.
    pub(in crate::substance) fn is_content(&self) -> bool {
        !self.is_sign() && !self.is("small") && !self.is("and") && !self.is("or")
    }

    /// Whether it is a word of its own, and none by which sentences are built.
    pub(in crate::substance) fn is_plain(&self) -> bool {
        self.is_content() && !BUILD.iter().any(|section| self.is(section))
    }

    /// Whether both are the same word, in any form.
    pub(in crate::substance) fn is_same(&self, other: &Self) -> bool {
        self.word == other.word || self.forms.iter().any(|form| other.forms.contains(form))
    }

    /// Whether it is the other word with a denial before it: `unsigned`, `signed`.
    pub(in crate::substance) fn denies(&self, other: &Self, lists: &Lists) -> bool {
        let split =
            |length| self.forms.iter().filter_map(move |form| form.split_at_checked(length));
        let ends = (2..=4).flat_map(split);
        ends.filter(|(prefix, _)| lists.is_negative(prefix)).any(|(_, rest)| {
            rest.len() >= 5 && (rest == other.word || other.forms.iter().any(|form| form == rest))
        })
    }

    /// Whether the lists know both as two sides of one thing: `lessor`, `lessee`.
    fn turns(&self, other: &Self) -> bool {
        let sides = |token: &'_ Self| -> Vec<(String, String)> {
            let sides = token.values("turns").filter_map(|turns| turns.split_once(' '));
            sides.map(|(family, side)| (family.into(), side.into())).collect()
        };
        let others = sides(other);
        let is_other = |(family, side): &(String, String)| {
            others.iter().any(|(other, to)| other == family && to != side)
        };
        self.is("turns") && other.is("turns") && sides(self).iter().any(is_other)
    }

    /// Whether both begin alike, as words of one family do.
    pub(in crate::substance) fn is_akin(&self, other: &Self) -> bool {
        if self.is_figure() || other.is_figure() || self.turns(other) {
            return false;
        }
        let pairs = || self.written.chars().zip(other.written.chars());
        let common = pairs().take_while(|(one, two)| one == two).count();
        let (one, two) = (self.written.chars().count(), other.written.chars().count());
        let (short, long) = (one.min(two), one.max(two));
        let ends = || self.written.chars().rev().zip(other.written.chars().rev());
        let end = ends().take_while(|(one, two)| one == two).count();
        let is_spelling = common >= 4 && long - short <= 2 && common + end + 1 >= short;
        let is_family =
            common >= 4 && common * 3 >= short * 2 || common >= 5 && common * 2 >= short;
        is_spelling || (is_family && long - common <= 7)
    }
}

/// Sections whose words build sentences, and name nothing.
const BUILD: [Section; 15] = [
    "force", "if", "order", "by", "bound", "relation", "softener", "not", "be", "except",
    "includes", "pronoun", "runs", "duration", "late",
];
