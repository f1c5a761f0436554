//! The words out of closed lists that the comparison for programs is told in.

use paraph_compare::Fate;
use paraph_compare::account::{Row, Sameness, Words};

/// Declares a word out of a closed list, with its schema.
macro_rules! word {
    ($(#[doc = $doc:literal])+ $name:ident: $($word:literal)+) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) &'static str);

        impl paraph_case::view::Shown for $name {
            fn json(&self) -> paraph_log::json::Value {
                paraph_log::json::Value::Text(self.0.to_owned())
            }

            fn schema() -> paraph_log::json::Value {
                paraph_case::view::one_of(&[$(($word, "")),+])
            }
        }
    };
}
pub(crate) use word;

word! {
    /// How far two drafts are the same.
    SamenessWord: "same" "layout" "place" "words" "substance"
}
word! {
    /// What became of the points of a row.
    FateWord: "kept" "edited" "split" "merged" "split and merged" "dropped" "added" "vacant"
}
word! {
    /// What became of the words of a row.
    WordsWord: "same" "layout" "folded" "changed"
}
word! {
    /// What became of a run.
    MarkWord: "kept" "struck" "written" "moved away" "moved here"
}
word! {
    /// Why a run is no edit of its row.
    FoldedWord: "reference" "renaming"
}

/// A row of two points that differ has been edited, even if only a sign is another.
pub(super) fn fate(row: &Row) -> &'static str {
    match row.fate {
        Fate::Kept | Fate::Edited if row.words == Words::Changed => "edited",
        Fate::Kept | Fate::Edited => "kept",
        Fate::Split => "split",
        Fate::Merged => "merged",
        Fate::SplitAndMerged => "split and merged",
        Fate::Dropped { .. } => "dropped",
        Fate::Added { .. } => "added",
        Fate::Vacant => "vacant",
    }
}

pub(super) const fn words(words: Words) -> &'static str {
    match words {
        Words::Same => "same",
        Words::Layout => "layout",
        Words::Folded => "folded",
        Words::Changed => "changed",
    }
}

pub(in crate::compare) const fn sameness(sameness: Sameness) -> &'static str {
    match sameness {
        Sameness::Same => "same",
        Sameness::Layout => "layout",
        Sameness::Place => "place",
        Sameness::Words => "words",
        Sameness::Substance => "substance",
    }
}
