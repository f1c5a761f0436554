//! The words out of closed lists that the comparison for programs is told in.

use paraph_compare::Fate;
use paraph_compare::account::{Folded, Sameness, Words};
use paraph_compare::redline::Mark;

/// Declares the words that the values of a type are told in, with their schema: either a word for each pattern,
/// or those of its list `ALL` as a method says them.
macro_rules! word {
    (
        $(#[doc = $doc:literal])+
        $name:ident of $type:ty: $($pattern:pat => $word:literal,)+
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) struct $name(&'static str);

        impl From<&$type> for $name {
            fn from(value: &$type) -> Self {
                Self(match value {
                    $($pattern => $word,)+
                })
            }
        }

        $crate::compare::json::word! { @shown $name: [$(($word, "")),+] }
    };
    ($(#[doc = $doc:literal])+ $name:ident of all $type:ident by $said:ident) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) struct $name(&'static str);

        impl From<&$type> for $name {
            fn from(value: &$type) -> Self {
                Self(value.$said())
            }
        }

        $crate::compare::json::word! { @shown $name: $type::ALL.map(|one| (one.$said(), "")) }
    };
    (@shown $name:ident: $words:expr) => {
        impl paraph_case::view::Shown for $name {
            fn json(&self) -> paraph_log::json::Value {
                paraph_log::json::Value::Text(self.0.to_owned())
            }

            fn schema() -> paraph_log::json::Value {
                paraph_case::view::one_of(&$words)
            }
        }
    };
}
pub(crate) use word;

word! {
    /// How far two drafts are the same.
    SamenessWord of Sameness:
    Sameness::Same => "same",
    Sameness::Layout => "layout",
    Sameness::Place => "place",
    Sameness::Words => "words",
    Sameness::Substance => "substance",
}
word! {
    /// What became of the points of a row.
    FateWord of Fate:
    Fate::Kept => "kept",
    Fate::Edited => "edited",
    Fate::Split => "split",
    Fate::Merged => "merged",
    Fate::SplitAndMerged => "split and merged",
    Fate::Dropped { .. } => "dropped",
    Fate::Added { .. } => "added",
    Fate::Vacant => "vacant",
}
word! {
    /// What became of the words of a row.
    WordsWord of Words:
    Words::Same => "same",
    Words::Layout => "layout",
    Words::Folded => "folded",
    Words::Changed => "changed",
}
word! {
    /// What became of a run.
    MarkWord of Mark:
    Mark::Kept => "kept",
    Mark::Struck => "struck",
    Mark::Written => "written",
    Mark::MovedAway(_) => "moved away",
    Mark::MovedHere(_) => "moved here",
}
word! {
    /// Why a run is no edit of its row.
    FoldedWord of Folded:
    Folded::Reference => "reference",
    Folded::Renaming(_) => "renaming",
}

impl SamenessWord {
    /// The word itself.
    pub(in crate::compare) const fn word(self) -> &'static str {
        self.0
    }
}
