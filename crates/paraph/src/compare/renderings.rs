//! Two renderings of one text: where they differ in meaning.

use paraph_case::view;
use paraph_case::view::{Page, Shown, Tone, listed, number, spans};
use paraph_compare::account::Row;
use paraph_compare::renderings::{Rendering, renderings};
use paraph_compare::substance::Change;
use paraph_log::json::Value;

use super::json::{KindWord, Side, side, word};
use super::{Compared, page, say};

view! {
    /// Where two renderings of one text differ in meaning.
    pub struct RenderingsShown {
        /// `paraph-renderings 1`
        format: String,
        /// The one rendering
        old: Side,
        /// The other rendering
        new: Side,
        /// The points that belong together, in the order of the old one
        rows: Vec<RenderingShown>,
    }
}

view! {
    /// What two renderings of the points of a row are to each other.
    pub struct RenderingShown {
        /// The labels of the old points
        old: Vec<String>,
        /// The labels of the new points
        new: Vec<String>,
        /// Whether they say the same
        says: SaysWord,
        /// Where they do not
        differences: Vec<DifferenceShown>,
    }
}

view! {
    /// What one rendering says and the other does not, or says otherwise.
    pub struct DifferenceShown {
        /// What differs
        kind: KindWord,
        /// The words of the old one; absent where it has none
        old: Option<String>,
        /// The words of the new one; absent where it has none
        new: Option<String>,
        /// All this in a sentence
        sentence: String,
    }
}

word! {
    /// Whether two renderings of a row say the same: in the same words, in other words that a reader
    /// must judge, not, or not at all since one of them lacks it.
    SaysWord: "same" "otherwise" "differs" "lacking"
}

/// The schema of the JSON.
pub(super) fn schema() -> Value {
    RenderingsShown::schema()
}

/// How two renderings stand to each other, row by row.
pub(super) struct Renderings<'a> {
    pub(super) compared: &'a Compared,
    told: Vec<Rendering>,
}

impl<'a> Renderings<'a> {
    pub(super) fn of(compared: &'a Compared) -> Self {
        Self { compared, told: renderings(&compared.account) }
    }

    /// The rows, each with what its two renderings are to each other.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'a Row, &Rendering)> {
        self.compared.account.rows.iter().zip(&self.told)
    }

    /// How many rows differ in meaning: 0 is what two renderings should have.
    pub(super) fn count(&self) -> usize {
        let is_different =
            |one: &&Rendering| matches!(one, Rendering::Differs(_) | Rendering::Lacking);
        self.told.iter().filter(is_different).count()
    }

    /// What stands above all that is told.
    pub(super) fn head(&self) -> String {
        match self.count() {
            0 => "None of the kinds of difference listed below was found.".into(),
            _ => format!("{}:", self.summary()),
        }
    }

    /// How many differences were found.
    pub(super) fn summary(&self) -> String {
        match self.count() {
            0 => "No difference of meaning was found".into(),
            count => format!("{} of meaning", number(count, "difference")),
        }
    }

    /// Which points say it in other words; nothing if none does.
    pub(super) fn otherwise(&self) -> Option<String> {
        let alignment = &self.compared.account.alignment;
        let otherwise = self.rows().filter(|(_, one)| **one == Rendering::Otherwise);
        let labels: Vec<String> =
            otherwise.map(|(row, _)| say::labels(&alignment.old, &row.old)).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let said =
            || format!("in other words, which only a reader can judge: {}", listed(spans(&labels)));
        (!labels.is_empty()).then(said)
    }

    /// As JSON.
    pub(super) fn to_json(&self) -> Value {
        json(self.compared, self)
    }
}

/// What is said of a row of which one side has no point.
pub(super) fn lacks(row: &Row) -> &'static str {
    if row.new.is_empty() { "the new has no such point" } else { "the old has no such point" }
}

/// What is looked for, and what is not.
pub(super) const LOOKED_FOR: &str = "Looked for: points that one lacks, changes of substance, and every figure, date, negation and modal \
     verb more or less. Spelling, typography, numbering and other words are not told.";

fn json(compared: &Compared, told: &Renderings<'_>) -> Value {
    let alignment = &compared.account.alignment;
    let row = |(row, told): (&Row, &Rendering)| RenderingShown {
        old: row.old.iter().map(|place| say::label(&alignment.old, *place).to_owned()).collect(),
        new: row.new.iter().map(|place| say::label(&alignment.new, *place).to_owned()).collect(),
        says: SaysWord(match told {
            Rendering::Same => "same",
            Rendering::Otherwise => "otherwise",
            Rendering::Differs(_) => "differs",
            Rendering::Lacking => "lacking",
        }),
        differences: match told {
            Rendering::Differs(found) => found.iter().map(difference_shown).collect(),
            Rendering::Same | Rendering::Otherwise | Rendering::Lacking => Vec::new(),
        },
    };
    let shown = RenderingsShown {
        format: "paraph-renderings 1".into(),
        old: side(&compared.old),
        new: side(&compared.new),
        rows: told.rows().map(row).collect(),
    };
    shown.json()
}

fn difference_shown(one: &Change) -> DifferenceShown {
    let words = |words: &String| (!words.is_empty()).then(|| words.clone());
    DifferenceShown {
        kind: KindWord::from(one.kind),
        old: words(&one.old_words),
        new: words(&one.new_words),
        sentence: one.to_string(),
    }
}

/// The page.
pub(super) fn page_of(told: &Renderings<'_>) -> Page {
    let compared = told.compared;
    let mut page = Page::default();
    page::names(compared, &mut page);
    page.line(0, told.head());
    for (row, rendering) in told.rows() {
        match rendering {
            Rendering::Differs(found) => differs(compared, row, found, &mut page),
            Rendering::Lacking => lacking(compared, row, &mut page),
            Rendering::Same | Rendering::Otherwise => {}
        }
    }
    if let Some(said) = told.otherwise() {
        page.gap();
        page.line(0, said);
    }
    page.gap();
    page.toned(0, Tone::Quiet, LOOKED_FOR);
    page
}

fn differs(compared: &Compared, row: &Row, found: &[Change], page: &mut Page) {
    let alignment = &compared.account.alignment;
    let labels = format!(
        "{} -> {}: ",
        say::labels(&alignment.old, &row.old),
        say::labels(&alignment.new, &row.new)
    );
    let said: Vec<String> = found.iter().map(say::change).collect();
    page.pieces(1, vec![(Tone::Strong, labels), (Tone::Plain, said.join("; "))]);
    page.toned(2, Tone::Quiet, format!("old: {}", say::excerpt(&row.redline.old.words, 60)));
    page.toned(2, Tone::Quiet, format!("new: {}", say::excerpt(&row.redline.new.words, 60)));
}

fn lacking(compared: &Compared, row: &Row, page: &mut Page) {
    let alignment = &compared.account.alignment;
    let (label, words) = match row.new.is_empty() {
        true => (say::labels(&alignment.old, &row.old), &row.redline.old.words),
        false => (say::labels(&alignment.new, &row.new), &row.redline.new.words),
    };
    let said = format!("{}: {}", lacks(row), say::excerpt(words, 60));
    page.pieces(1, vec![(Tone::Strong, format!("{label}: ")), (Tone::Plain, said)]);
}
