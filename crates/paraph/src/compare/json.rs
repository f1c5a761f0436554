//! The comparison for programs. Its fields declare its schema; `docs/formats/compare.md` tells it.

use paraph_case::view;
use paraph_case::view::Shown;
use paraph_compare::account::{Row, Words};
use paraph_compare::{Fate, Told};
use paraph_exchange::Apart;
use paraph_log::json::{Map, Value};
use paraph_text::Fingerprint;

use super::say::StruckLine;
use super::{Compared, say, view as told};
use crate::file::Named;
use words::{FateWord, WordsWord};

pub(super) use once::{
    HeadingShown, ReferenceShown, RenamingShown, headings, references, renamings,
};
pub(super) use redline::{RedlineShown, redline};
pub(super) use substance::{
    ChangeShown, DutiesShown, InheritedShown, KindWord, PartyShown, duties, inherited, parties,
};
pub(super) use words::SamenessWord;
pub(crate) use words::word;

mod once;
mod redline;
mod substance;
mod words;

view! {
    /// What became of every point of a draft.
    pub struct Comparison {
        /// `paraph-comparison 1`
        format: String,
        /// The old draft
        old: Side,
        /// The new draft
        new: Side,
        /// How far they are the same
        sameness: SamenessWord,
        /// What was left out of the one file and not of the other; absent where that is the same
        left_out: Option<LeftOutShown>,
        /// What changed in substance once words struck out by hand, which are left out of a text, are read in it; what
        /// the rows tell not told again; absent where nothing is
        struck: Option<Vec<StruckShown>>,
        /// Whether the words that stand in most points were not looked up, so that the work stays within bounds: links may be missing
        bounded: bool,
        /// The points that belong together, in the order of the old draft
        rows: Vec<RowShown>,
        /// What changed in substance through the words that stand over points, whose own words may be as they were
        inherited: Vec<InheritedShown>,
        /// Phrases that stand in another row now
        carried: Vec<CarriedShown>,
        /// References that follow the new numbers, not told as edits
        references: Vec<ReferenceShown>,
        /// Names that were exchanged throughout, not told as edits
        renamings: Vec<RenamingShown>,
        /// Titles and headings that are others now
        headings: Vec<HeadingShown>,
        /// The parties: given, or defined by the drafts
        parties: Vec<PartyShown>,
        /// How many duties each bearer has in both drafts, every party among them
        duties: Vec<DutiesShown>,
    }
}

view! {
    /// One of the two drafts.
    pub struct Side {
        /// The file's name, as far as it can be shown
        name: String,
        /// The title
        title: Option<String>,
        /// How many points of the first level it has, vacant numbers not counted
        points: u64,
        /// The digest of its words, labels and order
        text: String,
        /// The short form of that
        fingerprint: String,
        /// The labels of its points at every level, in order
        labels: Vec<String>,
    }
}

view! {
    /// What is in no text: heads and feet of pages, hidden words, tracked changes, scripts.
    pub struct LeftOutShown {
        /// What only the old file has, each passage cut after 60 characters
        old: Vec<String>,
        /// What only the new file has
        new: Vec<String>,
        /// The tracked changes that only the old file has: ``deleted `not` ``
        old_changes: Vec<String>,
        /// Those that only the new file has
        new_changes: Vec<String>,
        /// Whether they are pages with other scripts
        scripts: bool,
        /// Whether they are pages with other style sheets
        styles: bool,
    }
}

view! {
    /// A change of substance through words that are struck out by hand in one file only.
    pub struct StruckShown {
        /// Where: `3`, or `3 -> 5` where the labels are others
        point: String,
        /// What changed, in a line
        told: String,
    }
}

view! {
    /// Points that belong together.
    pub struct RowShown {
        /// The labels of the old points
        old: Vec<String>,
        /// The labels of the new points
        new: Vec<String>,
        /// What became of them
        fate: FateWord,
        /// What became of their words
        words: WordsWord,
        /// Whether a point stands elsewhere in the order of its siblings or in another point
        moved: bool,
        /// Whether a point has another number
        renumbered: bool,
        /// The links between them
        links: Vec<LinkShown>,
        /// Of a dropped or added point, where most of its words stand in the other draft
        nearest: Option<NearestShown>,
        /// What became of each word; absent where all stayed the same
        redline: Option<RedlineShown>,
        /// What changed in substance, the weightiest first
        substance: Vec<ChangeShown>,
    }
}

view! {
    /// A link: the new point takes its words from the old one, all or some.
    pub struct LinkShown {
        /// The old label
        old: String,
        /// The new label
        new: String,
        /// How sure it is, in thousandths
        sure: u64,
        /// What speaks for it
        evidence: String,
    }
}

view! {
    /// The passage of the other draft that has most of a point's words.
    pub struct NearestShown {
        /// The label of its point
        label: String,
        /// How many words both have
        shared: u64,
        /// How many words the dropped or added point has
        of: u64,
        /// Whether that point has the same words in the same order
        same: bool,
        /// The first byte of the passage in that point's own text
        start: u64,
        /// The byte behind it
        end: u64,
    }
}

view! {
    /// A phrase that stands in another row now.
    pub struct CarriedShown {
        /// The point that it left
        old: String,
        /// The point that it stands in
        new: String,
        /// Its words, as they were
        words: String,
    }
}

/// The JSON Schema of the answer.
pub(crate) fn schema(name: &str) -> Option<Value> {
    let (about, answer) = match name {
        "compare" => ("What became of every point of a draft", Comparison::schema()),
        "compare-three" => ("Two answers to one draft", super::three::schema()),
        "compare-renderings" => {
            ("Where two renderings of one text differ in meaning", super::renderings::schema())
        }
        "compare-batch" => ("A pair of drafts, of many that were compared", super::batch::schema()),
        "trace" => ("Where a phrase is in a line of drafts", crate::trace::schema()),
        _ => return None,
    };
    let mut schema = match answer {
        Value::Map(map) => map,
        _ => Map::default(),
    };
    schema.insert("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.insert("title", name);
    schema.insert("description", about);
    Some(Value::Map(schema))
}

/// The whole answer.
pub(super) fn of(compared: &Compared) -> Value {
    let account = &compared.account;
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let carried = told::carried(account).map(|one| CarriedShown {
        old: say::label(old, one.old).to_owned(),
        new: say::label(new, one.new).to_owned(),
        words: one.words.to_owned(),
    });
    let comparison = Comparison {
        format: "paraph-comparison 1".into(),
        old: side(&compared.old),
        new: side(&compared.new),
        sameness: SamenessWord::from(&compared.sameness()),
        left_out: compared.apart().map(left_out),
        struck: struck(compared.struck_lines()),
        bounded: account.alignment.is_bounded,
        rows: account.rows.iter().map(|one| row(compared, one)).collect(),
        inherited: inherited(account),
        carried: carried.collect(),
        references: references(account),
        renamings: renamings(account),
        headings: headings(account),
        parties: parties(&account.parties),
        duties: duties(account),
    };
    comparison.json()
}

/// What was left out of the one file and not of the other.
pub(super) fn left_out(apart: Apart) -> LeftOutShown {
    let Apart { old, new, old_changes, new_changes, scripts, styles } = apart;
    LeftOutShown { old, new, old_changes, new_changes, scripts, styles }
}

/// What words that are struck out by hand change; none where they change nothing.
pub(super) fn struck(lines: Vec<StruckLine>) -> Option<Vec<StruckShown>> {
    let shown = |line: StruckLine| StruckShown { point: line.stand, told: line.told };
    (!lines.is_empty()).then(|| lines.into_iter().map(shown).collect())
}

/// One of the drafts.
pub(super) fn side(named: &Named) -> Side {
    let draft = &named.draft;
    Side {
        name: named.name.clone(),
        title: draft.title().map(str::to_owned),
        points: number(draft.count()),
        text: named.digest().to_string(),
        fingerprint: Fingerprint::of(named.digest()).to_string(),
        labels: draft.walk().map(|place| place.label).collect(),
    }
}

fn row(compared: &Compared, row: &Row) -> RowShown {
    let alignment = &compared.account.alignment;
    let (old, new) = (&alignment.old, &alignment.new);
    let links = row.old.iter().flat_map(|place| alignment.links_of_old(*place));
    let links = links.map(|link| LinkShown {
        old: say::label(old, link.old).to_owned(),
        new: say::label(new, link.new).to_owned(),
        sure: u64::try_from(link.sure).unwrap_or(0),
        evidence: link.evidence.to_string(),
    });
    let other = if row.old.is_empty() { old } else { new };
    let nearest = row.survives.as_ref().map(|near| NearestShown {
        label: say::label(other, near.place).to_owned(),
        shared: number(near.shared),
        of: number(near.of),
        same: near.is_same,
        start: number(near.at.start),
        end: number(near.at.end),
    });
    let is_told = row.words != Words::Same
        || !row.is_pair() && row.fate != Fate::Vacant
        || !row.substance.is_empty();
    RowShown {
        old: labels(old, &row.old),
        new: labels(new, &row.new),
        fate: FateWord::from(&row.became()),
        words: WordsWord::from(&row.words),
        moved: row.is_moved,
        renumbered: row.is_renumbered,
        links: links.collect(),
        nearest,
        redline: is_told.then(|| redline(&row.redline, old, new)),
        substance: changes(row),
    }
}

pub(super) fn labels(told: &[Told], places: &[usize]) -> Vec<String> {
    places.iter().map(|place| say::label(told, *place).to_owned()).collect()
}

/// The changes of substance of a row, the weightiest first.
pub(super) fn changes(row: &Row) -> Vec<ChangeShown> {
    row.substance.iter().map(substance::change).collect()
}

pub(super) fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use paraph_compare::account::Account;
    use paraph_text::Draft;

    use super::*;

    #[test]
    fn an_alignment_within_bounds_says_so() {
        let named = || Named::of("draft.txt", Draft::parse("1. Agreed.\n").unwrap());
        let (old, new) = (named(), named());
        let account = Account::of(&old.draft, &new.draft);
        let mut compared = Compared { old, new, account, struck: None };
        let told = |compared: &Compared| String::from_utf8(of(compared).to_canonical()).unwrap();
        assert!(told(&compared).contains("\"bounded\":false"));
        compared.account.alignment.is_bounded = true;
        assert!(told(&compared).contains("\"bounded\":true"));
    }
}
