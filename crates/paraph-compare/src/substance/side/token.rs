//! A word of a text, with what the lists say of it.

use alloc::rc::Rc;
use core::ops::Range;

use crate::redline::atoms::{Kind, Pause};
use crate::substance::lists::{Entries, Section};
use crate::substance::reader::{Forms, HEAD, Letters, Read};

/// A word, or a phrase of the lists taken as one.
#[derive(Clone, Debug)]
pub(in crate::substance) struct Token {
    /// Its bytes in the text.
    pub(in crate::substance) at: Range<usize>,
    /// What it is compared by: in small letters, or the phrase that stands for it.
    pub(in crate::substance) word: Letters,
    /// It as it is written.
    pub(super) read: Rc<Read>,
    /// What it may be an inflected form of, itself first.
    pub(in crate::substance) forms: Forms,
    pub(super) entries: Entries,
    pub(super) kind: Kind,
    pub(in crate::substance) pause: Pause,
    /// Which sentence it stands in.
    pub(in crate::substance) sentence: usize,
}

impl Token {
    pub(in crate::substance) fn is(&self, section: Section) -> bool {
        self.entries.has(section)
    }

    /// What stands behind the section's name in the lists.
    pub(in crate::substance) fn value(&self, section: Section) -> Option<&'static str> {
        self.entries.value(section)
    }

    /// What stands behind the section's name, of each section of that name that the word stands in.
    pub(in crate::substance) fn values(
        &self,
        section: Section,
    ) -> impl Iterator<Item = &'static str> {
        self.entries.of(section)
    }

    /// The same, where a word stands in several sections of a name and not all say more.
    pub(in crate::substance) fn named(&self, section: Section) -> Option<&'static str> {
        self.entries.of(section).find(|value| !value.is_empty())
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

    /// Whether it has a place of its own in a sentence: what says something, and every number, `one` too.
    pub(in crate::substance) fn has_place(&self) -> bool {
        self.is_content() || self.is("number")
    }

    /// Whether it is a word of its own, and none by which sentences are built.
    pub(in crate::substance) fn is_plain(&self) -> bool {
        self.is_content() && !BUILD.iter().any(|section| self.is(section))
    }

    /// Whether both are the same word, in any form.
    pub(in crate::substance) fn is_same(&self, other: &Self) -> bool {
        // The word is the first of its forms.
        self.forms.meet(&other.forms)
    }

    /// Whether it is the other word with a denial before it: `unsigned`, `signed`.
    pub(in crate::substance) fn denies(&self, other: &Self) -> bool {
        self.forms.deny(&other.forms)
    }

    /// Whether the lists know both as two sides of one thing: `lessor`, `lessee`.
    fn turns(&self, other: &Self) -> bool {
        let is_other = |(family, side): (&str, &str)| {
            sides(other).any(|(other, to)| other == family && to != side)
        };
        self.is("turns") && other.is("turns") && sides(self).any(is_other)
    }

    /// Whether both begin alike, as words of one family do.
    pub(in crate::substance) fn is_akin(&self, other: &Self) -> bool {
        let begin_alike = self.read.head == other.read.head && self.read.head.is_some();
        // `Has no right to` is no spelling of `has a right to`.
        let one_denies = self.is("not") != other.is("not")
            && (self.word.contains(' ') || other.word.contains(' '));
        // Nor is a prior consent a consent, or a written one a prior one.
        let one_denies = one_denies || self.values("consented").ne(other.values("consented"));
        let is_figure = self.is_figure() || other.is_figure();
        if !begin_alike || one_denies || is_figure || self.turns(other) {
            return false;
        }
        let (own, others) = (&self.read.written, &other.read.written);
        let common = own.chars().zip(others.chars()).take_while(|(one, two)| one == two).count();
        let (one, two) = (own.chars().count(), others.chars().count());
        let (short, long) = (one.min(two), one.max(two));
        let ends = own.chars().rev().zip(others.chars().rev());
        let end = ends.take_while(|(one, two)| one == two).count();
        let is_spelling = long - short <= 2 && common + end + 1 >= short;
        let is_family = common * 3 >= short * 2 || common > HEAD && common * 2 >= short;
        is_spelling || (is_family && long - common <= 7)
    }
}

/// Sections whose words build sentences, and name nothing.
const BUILD: [Section; 15] = [
    "force", "if", "order", "by", "bound", "relation", "softener", "not", "be", "except",
    "includes", "pronoun", "runs", "duration", "late",
];

/// The families of words that turn others which a word is of, each with its side.
fn sides(token: &Token) -> impl Iterator<Item = (&'static str, &'static str)> {
    token.values("turns").filter_map(|turns| turns.split_once(' '))
}
