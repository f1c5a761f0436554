//! Two renderings of one text: where they differ in meaning.

use paraph_case::view as shown;
use paraph_case::view::{Page, Shown, Tone, listed, number, spans};
use paraph_compare::account::{Row, Sameness, Sited};
use paraph_compare::renderings::{Rendering, over_all, renderings};
use paraph_compare::substance::Change;
use paraph_log::json::Value;

use super::json::{
    KindWord, LeftOutShown, Side, StruckShown, labels, left_out, side, struck, word,
};
use super::{Compared, page, say, substance, view};

shown::view! {
    /// Where two renderings of one text differ in meaning.
    pub struct RenderingsShown {
        /// `paraph-renderings 1`
        format: String,
        /// The one rendering
        old: Side,
        /// The other rendering
        new: Side,
        /// Whether they differ in meaning, or in what was left out of the files: the status is 1 then
        differ: bool,
        /// What was left out of the one file and not of the other; absent where that is the same
        left_out: Option<LeftOutShown>,
        /// What changed in substance once words struck out by hand, which are left out of a text, are read in it;
        /// absent where nothing is
        struck: Option<Vec<StruckShown>>,
        /// Whether the words that stand in most points were not looked up, so that the work stays within bounds: links may be missing
        bounded: bool,
        /// What is told of no row: somebody else's name throughout, and what the title says otherwise
        over_all: Vec<DifferenceShown>,
        /// The points that belong together, in the order of the old one
        rows: Vec<RenderingShown>,
    }
}

shown::view! {
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

shown::view! {
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
    SaysWord of Rendering:
    Rendering::Same => "same",
    Rendering::Otherwise => "otherwise",
    Rendering::Differs(_) | Rendering::Throughout(_) => "differs",
    Rendering::Lacking => "lacking",
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

    /// What is told of no row: somebody else's name throughout, and what the title says otherwise.
    pub(super) fn over_all(&self) -> Vec<Sited<'a>> {
        over_all(&self.compared.account)
    }

    /// Whether a row has differences of its own to show.
    pub(super) fn has_rows(&self) -> bool {
        self.told.iter().any(is_different)
    }

    /// How many differences of meaning are told: 0 is what two renderings should have.
    fn count(&self) -> usize {
        let rows = self.told.iter().filter(|told| is_different(told)).count();
        rows + self.over_all().len() + self.compared.struck_lines().len()
    }

    /// Whether somebody gained or lost a duty, though no word is another.
    pub(super) fn are_duties_others(&self) -> bool {
        self.count() == 0 && self.compared.sameness() == Sameness::Substance
    }

    /// Whether no difference of meaning was found, and what was left out of the files is the same.
    pub(super) fn are_same(&self) -> bool {
        self.count() == 0 && !self.are_duties_others() && self.compared.apart().is_none()
    }

    /// What stands above all that is told.
    pub(super) fn head(&self) -> String {
        match self.count() {
            0 if self.are_same() => {
                "None of the kinds of difference listed below was found.".into()
            }
            0 => format!("{}.", self.summary()),
            _ => format!("{}:", self.summary()),
        }
    }

    /// How many differences were found.
    fn summary(&self) -> String {
        match self.count() {
            0 if self.are_duties_others() => {
                "They differ in meaning: somebody gained or lost a duty, though no word is another"
                    .into()
            }
            0 if self.are_same() => "No difference of meaning was found".into(),
            0 => "No difference of meaning was found in the texts".into(),
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

/// Whether a rendering is shown as a difference of its row.
const fn is_different(told: &Rendering) -> bool {
    matches!(told, Rendering::Differs(_) | Rendering::Lacking)
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
        old: labels(&alignment.old, &row.old),
        new: labels(&alignment.new, &row.new),
        says: SaysWord::from(told),
        differences: match told {
            Rendering::Differs(found) | Rendering::Throughout(found) => {
                found.iter().map(difference_shown).collect()
            }
            Rendering::Same | Rendering::Otherwise | Rendering::Lacking => Vec::new(),
        },
    };
    let over_all = told.over_all();
    let over_all = over_all.iter().flat_map(|(_, line)| &line.changes);
    let shown = RenderingsShown {
        format: "paraph-renderings 1".into(),
        old: side(&compared.old),
        new: side(&compared.new),
        differ: !told.are_same(),
        left_out: compared.apart().map(left_out),
        struck: struck(compared.struck_lines()),
        bounded: compared.account.alignment.is_bounded,
        over_all: over_all.map(|change| difference_shown(change)).collect(),
        rows: told.rows().map(row).collect(),
    };
    shown.json()
}

fn difference_shown(one: &Change) -> DifferenceShown {
    let words = |words: &String| (!words.is_empty()).then(|| words.clone());
    DifferenceShown {
        kind: KindWord::from(&one.kind),
        old: words(&one.old_words),
        new: words(&one.new_words),
        sentence: one.to_string(),
    }
}

/// What is said beside a page for the browser, once that is written.
pub(super) fn summary(told: &Renderings<'_>, page: &mut Page) {
    page.line(0, format!("{}.", told.summary()));
    warnings(told.compared, page);
}

fn warnings(compared: &Compared, page: &mut Page) {
    for warning in view::warnings(compared) {
        page.toned(0, Tone::Waiting, warning);
    }
}

/// The page.
pub(super) fn page_of(told: &Renderings<'_>) -> Page {
    let compared = told.compared;
    let account = &compared.account;
    let mut page = Page::default();
    page::names(compared, &mut page);
    warnings(compared, &mut page);
    page.line(0, told.head());
    over_rows(told, &mut page);
    for (row, rendering) in told.rows() {
        match rendering {
            Rendering::Differs(found) => differs(compared, row, found, &mut page),
            Rendering::Lacking => lacking(compared, row, &mut page),
            Rendering::Same | Rendering::Otherwise | Rendering::Throughout(_) => {}
        }
    }
    if told.are_duties_others() {
        substance::duties(account, say::DUTIES, &mut page);
    }
    if let Some(said) = told.otherwise() {
        page.gap();
        page.line(0, said);
    }
    page.gap();
    page.toned(0, Tone::Quiet, LOOKED_FOR);
    page
}

/// What is told above the rows: what holds for all, and what words struck out by hand change.
fn over_rows(told: &Renderings<'_>, page: &mut Page) {
    let compared = told.compared;
    for (site, line) in &told.over_all() {
        substance::line(&compared.account, site, line, page);
    }
    substance::struck(compared.struck.as_ref(), say::STRUCK, page);
    if !compared.struck_lines().is_empty() && told.has_rows() {
        page.gap();
    }
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
