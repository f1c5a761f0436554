//! What is told of one pair of many: a line, for people or for programs.

use paraph_case::view;
use paraph_case::view::{Shown as _, number as counted};
use paraph_compare::account::{Counts, Sameness};
use paraph_exchange::Apart;
use paraph_log::json::Value;

use super::{Outcome, Pair};
use crate::compare::json::{LeftOutShown, SamenessWord, left_out, number as wide};
use crate::compare::{different, say};
use crate::file;

view! {
    /// A pair of drafts, of many that were compared: a line for each.
    pub struct PairShown {
        /// `paraph-batch 1`
        format: String,
        /// The old file's name, as far as it can be shown
        old: String,
        /// The new file's name, as far as it can be shown
        new: String,
        /// Why they could not be compared; then all that follows is absent
        trouble: Option<String>,
        /// How far they are the same
        sameness: Option<SamenessWord>,
        /// How many points were dropped
        dropped: Option<u64>,
        /// How many points were added
        added: Option<u64>,
        /// How many points that stayed one have other words
        edited: Option<u64>,
        /// How many points became several, with other words or not
        split: Option<u64>,
        /// How many times several points became one, with other words or not
        merged: Option<u64>,
        /// How many times both at once
        split_and_merged: Option<u64>,
        /// How many points that stayed one stand elsewhere
        moved: Option<u64>,
        /// How many points that stayed one have another number
        renumbered: Option<u64>,
        /// How many changes of substance that are not only to be read; a name that is somebody else's throughout is one
        substance: Option<u64>,
        /// How many lines tell what words struck out by hand change
        struck: Option<u64>,
        /// What was left out of the one file and not of the other; absent where that is the same
        left_out: Option<LeftOutShown>,
        /// How many passages of the files were not taken as they are, such as tracked changes: `paraph compare` names them
        notices: Option<u64>,
        /// Whether the words that stand in most points were not looked up, so that the work stays within bounds: links may be missing
        bounded: Option<bool>,
    }
}

/// The schema of a line of the JSON.
pub(in crate::compare) fn schema() -> Value {
    PairShown::schema()
}

/// What is answered of a pair of drafts.
pub(super) struct Told {
    pub(super) sameness: Sameness,
    pub(super) counts: Counts,
    /// How many changes of substance are not only to be read.
    pub(super) substance: usize,
    /// What was left out of the one file and not of the other.
    pub(super) apart: Option<Apart>,
    /// How many lines tell what words struck out by hand change.
    pub(super) struck: usize,
    /// How many notices the two files have.
    pub(super) notices: usize,
    /// Whether the commonest words were not looked up.
    pub(super) is_bounded: bool,
    /// Which of the parties that were given a draft of it names.
    pub(super) named: Vec<bool>,
}

/// `substance  2 dropped, 1 added  old/treaty.txt  new/treaty.txt`, divided by tabs.
pub(super) fn as_line([old, new]: &Pair, told: &Outcome) -> String {
    let (word, what) = match told {
        Ok(told) => (SamenessWord::from(&told.sameness).word(), told.said()),
        Err(why) => ("trouble", why.replace(['\n', '\t'], " ")),
    };
    let (old, new) = (file::shown(old), file::shown(new));
    format!("{word}\t{what}\t{old}\t{new}\n")
}

impl Told {
    /// The exit status, as `diff` has it.
    pub(super) fn status(&self) -> u8 {
        different(self.sameness == Sameness::Same)
    }

    /// What is not nothing; the changes of substance are named as such, and what was not compared.
    fn said(&self) -> String {
        let counts = &self.counts;
        let points =
            [(counts.dropped, "dropped"), (counts.added, "added"), (counts.edited, "edited")];
        let more = [
            (counts.moved, "moved"),
            (counts.renumbered, "renumbered"),
            (self.substance, "in substance"),
            (self.struck, "through words struck out by hand"),
        ];
        let all = points.into_iter().chain(say::divided(counts)).chain(more);
        let mut told: Vec<String> = all
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        told.extend(self.apart.as_ref().map(|_| "what was left out differs".to_owned()));
        told.extend(self.is_bounded.then(|| "the commonest words not looked up".to_owned()));
        told.extend((self.notices > 0).then(|| counted(self.notices, "notice")));
        if told.is_empty() { "-".to_owned() } else { told.join(", ") }
    }
}

/// The same for programs.
pub(super) fn as_json(pair: &Pair, told: Outcome) -> String {
    let line = shown(pair, told).json().to_canonical();
    format!("{}\n", String::from_utf8_lossy(&line))
}

fn shown([old, new]: &Pair, told: Outcome) -> PairShown {
    let trouble = PairShown {
        format: "paraph-batch 1".into(),
        old: file::shown(old),
        new: file::shown(new),
        trouble: None,
        sameness: None,
        dropped: None,
        added: None,
        edited: None,
        split: None,
        merged: None,
        split_and_merged: None,
        moved: None,
        renumbered: None,
        substance: None,
        struck: None,
        left_out: None,
        notices: None,
        bounded: None,
    };
    let told = match told {
        Ok(told) => told,
        Err(why) => return PairShown { trouble: Some(why), ..trouble },
    };
    let counts = told.counts;
    PairShown {
        sameness: Some(SamenessWord::from(&told.sameness)),
        dropped: Some(wide(counts.dropped)),
        added: Some(wide(counts.added)),
        edited: Some(wide(counts.edited)),
        split: Some(wide(counts.split)),
        merged: Some(wide(counts.merged)),
        split_and_merged: Some(wide(counts.split_and_merged)),
        moved: Some(wide(counts.moved)),
        renumbered: Some(wide(counts.renumbered)),
        substance: Some(wide(told.substance)),
        struck: Some(wide(told.struck)),
        left_out: told.apart.map(left_out),
        notices: Some(wide(told.notices)),
        bounded: Some(told.is_bounded),
        ..trouble
    }
}
