//! Two answers to one draft, for programs.

use paraph_case::view;
use paraph_case::view::Shown;
use paraph_compare::account::{Account, Row, Words};
use paraph_compare::three::{Beside, Both, Three};
use paraph_log::json::Value;

use super::{Added, Answers, contested};
use crate::compare::json::{
    ChangeShown, DutiesShown, HeadingShown, InheritedShown, LeftOutShown, PartyShown, RedlineShown,
    ReferenceShown, RenamingShown, Side, StruckShown, changes, duties, headings, inherited,
    left_out, parties, redline, references, renamings, side, struck, word,
};
use crate::compare::say;

view! {
    /// Two answers to one draft.
    pub struct ThreeShown {
        /// `paraph-three 1`
        format: String,
        /// The draft
        base: Side,
        /// The one answer
        ours: Side,
        /// The other answer
        theirs: Side,
        /// The draft's points at every level, in its order
        points: Vec<PointShown>,
        /// What both answers added in the same words
        added_by_both: Vec<AddedByBothShown>,
        /// What only the one answer has
        added_by_ours: Vec<AddedShown>,
        /// What only the other answer has
        added_by_theirs: Vec<AddedShown>,
        /// What was left out of the one file and not of the draft's; absent where that is the same
        left_out_by_ours: Option<LeftOutShown>,
        /// The same of the other
        left_out_by_theirs: Option<LeftOutShown>,
        /// What changed in substance in the one once words struck out by hand, which are left out of a text, are read in it
        struck_by_ours: Option<Vec<StruckShown>>,
        /// The same of the other
        struck_by_theirs: Option<Vec<StruckShown>>,
        /// Whether the words that stand in most points were not looked up, so that the work stays within bounds: links may be missing
        bounded: bool,
        /// References that follow the new numbers in the one answer, not told as edits
        references_by_ours: Vec<ReferenceShown>,
        /// The same of the other
        references_by_theirs: Vec<ReferenceShown>,
        /// Names that were exchanged throughout in the one answer, told once
        renamings_by_ours: Vec<RenamingShown>,
        /// The same of the other
        renamings_by_theirs: Vec<RenamingShown>,
        /// Titles and headings that are others in the one answer
        headings_by_ours: Vec<HeadingShown>,
        /// The same of the other
        headings_by_theirs: Vec<HeadingShown>,
        /// The parties: given, or defined by the drafts
        parties: Vec<PartyShown>,
        /// How many duties each bearer has in the draft and in the one answer
        duties_by_ours: Vec<DutiesShown>,
        /// The same of the other
        duties_by_theirs: Vec<DutiesShown>,
        /// What changed in substance in the one through the words that stand over points
        inherited_by_ours: Vec<InheritedShown>,
        /// The same of the other
        inherited_by_theirs: Vec<InheritedShown>,
    }
}

view! {
    /// What two answers did to one point.
    pub struct PointShown {
        /// Its label
        label: String,
        /// How the two stand to each other
        both: BothWord,
        /// The words that both changed, each in its own way; all, where one dropped the point
        contested: Vec<String>,
        /// What the one did
        ours: DoneShown,
        /// What the other did
        theirs: DoneShown,
    }
}

view! {
    /// What an answer did to a point.
    pub struct DoneShown {
        /// Where the point is in it
        labels: Vec<String>,
        /// What became of it, in words
        fate: String,
        /// What became of each word; absent where all stayed
        redline: Option<RedlineShown>,
        /// What changed in substance, the weightiest first
        substance: Vec<ChangeShown>,
    }
}

view! {
    /// A point that an answer added.
    pub struct AddedShown {
        /// Its label
        label: String,
        /// Its words
        words: String,
    }
}

view! {
    /// A point that both answers added.
    pub struct AddedByBothShown {
        /// Its label in the one
        ours: String,
        /// Its label in the other
        theirs: String,
        /// Its words
        words: String,
    }
}

word! {
    /// How two answers to one point stand to each other.
    BothWord of Both:
    Both::Neither => "neither",
    Both::Ours => "ours",
    Both::Theirs => "theirs",
    Both::Alike => "alike",
    Both::Apart => "apart",
    Both::Clash(_) | Both::Against { .. } => "clash",
}

/// The schema of the JSON.
pub(in crate::compare) fn schema() -> Value {
    ThreeShown::schema()
}

/// The whole answer.
pub(super) fn of(answers: &Answers<'_>) -> Value {
    let three = &answers.three;
    let added = Added::of(three);
    let label = |account: &Account, row: &Row| say::labels(&account.alignment.new, &row.new);
    let alone = |account: &Account, rows: &[&Row]| {
        let words = |row: &Row| row.redline.new.words.clone();
        rows.iter()
            .map(|row| AddedShown { label: label(account, row), words: words(row) })
            .collect()
    };
    let both = added.both.iter().map(|(one, other)| AddedByBothShown {
        ours: label(&three.ours, one),
        theirs: label(&three.theirs, other),
        words: one.redline.new.words.clone(),
    });
    let shown = ThreeShown {
        format: "paraph-three 1".into(),
        base: side(answers.base),
        ours: side(answers.ours),
        theirs: side(answers.theirs),
        points: three.points.iter().map(|point| point_shown(three, point)).collect(),
        added_by_both: both.collect(),
        added_by_ours: alone(&three.ours, &added.ours),
        added_by_theirs: alone(&three.theirs, &added.theirs),
        left_out_by_ours: answers.apart(answers.ours).map(left_out),
        left_out_by_theirs: answers.apart(answers.theirs).map(left_out),
        struck_by_ours: struck(answers.struck_lines(0)),
        struck_by_theirs: struck(answers.struck_lines(1)),
        bounded: answers.is_bounded(),
        references_by_ours: references(&three.ours),
        references_by_theirs: references(&three.theirs),
        renamings_by_ours: renamings(&three.ours),
        renamings_by_theirs: renamings(&three.theirs),
        headings_by_ours: headings(&three.ours),
        headings_by_theirs: headings(&three.theirs),
        parties: parties(&answers.parties()),
        duties_by_ours: duties(&three.ours),
        duties_by_theirs: duties(&three.theirs),
        inherited_by_ours: inherited(&three.ours),
        inherited_by_theirs: inherited(&three.theirs),
    };
    shown.json()
}

fn point_shown(three: &Three, point: &Beside) -> PointShown {
    PointShown {
        label: say::label(&three.ours.alignment.old, point.place).to_owned(),
        both: BothWord::from(&point.both),
        contested: contested(three, point),
        ours: done(&three.ours, point.ours),
        theirs: done(&three.theirs, point.theirs),
    }
}

fn done(account: &Account, row: usize) -> DoneShown {
    let row = &account.rows[row];
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let is_told = row.words != Words::Same && !row.new.is_empty();
    DoneShown {
        labels: row.new.iter().map(|place| say::label(new, *place).to_owned()).collect(),
        fate: say::fate(row),
        redline: is_told.then(|| redline(&row.redline, old, new)),
        substance: changes(row),
    }
}
