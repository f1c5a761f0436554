//! Two answers to one draft, beside each other, point by point.

use std::collections::{BTreeMap, VecDeque};

use clap::ArgMatches;
use paraph_case::view;
use paraph_case::view::{Page, Shown, Tone, listed, number, spans};
use paraph_compare::account::{Account, Row, Words};
use paraph_compare::three::{Beside, Both, Three};
use paraph_log::json::Value;

use super::json::{
    ChangeShown, InheritedShown, RedlineShown, Side, changes, inherited, redline, side, word,
};
use super::{redline as marks, say};
use crate::failure::Failure;
use crate::file::Named;
use crate::{Answer, text};

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
        /// The words that both changed, each in its own way
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
    BothWord: "neither" "ours" "theirs" "alike" "apart" "clash"
}

/// What the answers are called to people, in the order in which they were given: no side is taken.
pub(super) const FIRST: &str = "first answer";
pub(super) const SECOND: &str = "second answer";

/// The schema of the JSON.
pub(super) fn schema() -> Value {
    ThreeShown::schema()
}

/// A draft and two answers to it.
pub(super) struct Answers<'a> {
    pub(super) base: &'a Named,
    pub(super) ours: &'a Named,
    pub(super) theirs: &'a Named,
    pub(super) three: Three,
}

/// What two answers added: in the same words, and each alone.
pub(super) struct Added<'a> {
    pub(super) both: Vec<(&'a Row, &'a Row)>,
    pub(super) ours: Vec<&'a Row>,
    pub(super) theirs: Vec<&'a Row>,
}

impl<'a> Added<'a> {
    /// What was added to the base; of points with the same words each is paired once, in their order.
    pub(super) fn of(three: &'a Three) -> Self {
        let words = |row: &Row| say::one_line(&row.redline.new.words);
        let mut by_words: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        let mut theirs: Vec<Option<&Row>> = three.theirs.added().map(Some).collect();
        for (at, row) in theirs.iter().flatten().enumerate() {
            by_words.entry(words(row)).or_default().push_back(at);
        }
        let (mut both, mut ours) = (Vec::new(), Vec::new());
        for row in three.ours.added() {
            let at = by_words.get_mut(&words(row)).and_then(VecDeque::pop_front);
            match at.and_then(|at| theirs.get_mut(at)).and_then(Option::take) {
                Some(other) => both.push((row, other)),
                None => ours.push(row),
            }
        }
        Self { both, ours, theirs: theirs.into_iter().flatten().collect() }
    }
}

/// The answer: the status is 0 if both answers are the draft itself.
pub(super) fn answer(
    given: &ArgMatches,
    base: &Named,
    ours: &Named,
    theirs: &Named,
    render: impl Fn(&Page) -> String,
) -> Result<Answer, Failure> {
    let three = Three::of(&base.draft, &ours.draft, &theirs.draft);
    let digest = base.draft.digest();
    let is_as = |other: &Named| {
        digest == other.draft.digest() && base.left_out.apart(&other.left_out).is_none()
    };
    let is_same = is_as(ours) && is_as(theirs);
    let answers = Answers { base, ours, theirs, three };
    let out = if given.get_flag("json") {
        format!("{}\n", json(&answers).to_pretty())
    } else if let Some(name) = text(given, "html") {
        super::written(&name, super::html::of_three(&answers), || {
            let mut page = Page::default();
            summary(&answers, &mut page);
            page.line(0, super::WRITTEN.replace("FILE", &crate::file::shown(&name)));
            render(&page)
        })?
    } else {
        render(&page(&answers))
    };
    Ok(Answer { status: u8::from(!is_same), out, ..Answer::default() })
}

fn json(answers: &Answers<'_>) -> Value {
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
        inherited_by_ours: inherited(&three.ours),
        inherited_by_theirs: inherited(&three.theirs),
    };
    shown.json()
}

fn point_shown(three: &Three, point: &Beside) -> PointShown {
    PointShown {
        label: say::label(&three.ours.alignment.old, point.place).to_owned(),
        both: BothWord(match point.both {
            Both::Neither => "neither",
            Both::Ours => "ours",
            Both::Theirs => "theirs",
            Both::Alike => "alike",
            Both::Apart => "apart",
            Both::Clash(_) => "clash",
        }),
        contested: contested(three, point),
        ours: done(&three.ours, point.ours),
        theirs: done(&three.theirs, point.theirs),
    }
}

fn done(account: &Account, row: usize) -> DoneShown {
    let row = &account.rows[row];
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let is_changed = row.words == Words::Changed;
    DoneShown {
        labels: row.new.iter().map(|place| say::label(new, *place).to_owned()).collect(),
        fate: say::fate(row),
        redline: is_changed.then(|| redline(&row.redline, old, new)),
        substance: changes(row),
    }
}

/// What is said where both changed no words of the draft, but the same place in it.
pub(super) const BOTH_WROTE_IN: &str = "both wrote other words into the same place";

/// The words of the draft that both changed, each in its own way.
pub(super) fn contested(three: &Three, point: &Beside) -> Vec<String> {
    let Both::Clash(ranges) = &point.both else { return Vec::new() };
    let text = &three.ours.rows[point.ours].redline.old;
    let part = text.parts.iter().find(|part| part.place == point.place);
    let words = part.and_then(|part| text.words.get(part.at.clone())).unwrap_or_default();
    let cut = ranges.iter().filter_map(|at| words.get(at.clone()));
    cut.map(say::one_line).filter(|words| !words.is_empty()).collect()
}

/// What the three are, and which points stand how.
fn summary(answers: &Answers<'_>, page: &mut Page) {
    let sides = [("base", answers.base), (FIRST, answers.ours), (SECOND, answers.theirs)];
    for (side, named) in sides {
        let draft = &named.draft;
        let said = format!(
            "{} ({}, fingerprint {})",
            say::one_line(&named.name),
            say::size(draft),
            draft.fingerprint()
        );
        page.pieces(0, vec![(Tone::Strong, format!("{side}: ")), (Tone::Plain, said)]);
    }
    sums(answers).into_iter().for_each(|line| page.line(0, line));
}

fn page(answers: &Answers<'_>) -> Page {
    let three = &answers.three;
    let mut page = Page::default();
    summary(answers, &mut page);
    for (side, account) in [(FIRST, &three.ours), (SECOND, &three.theirs)] {
        for line in super::page::once(account) {
            page.line(0, format!("told once of the {side}: {line}"));
        }
    }
    substance(three, &mut page);
    for point in &three.points {
        beside(three, point, &mut page);
    }
    added(three, &mut page);
    page
}

/// What was added, first by both.
fn added(three: &Three, page: &mut Page) {
    let added = Added::of(three);
    let mut point = |said: String, row: &Row| {
        page.gap();
        page.toned(0, Tone::Strong, said);
        page.line(1, format!("{{+{}+}}", say::one_line(&row.redline.new.words)));
    };
    let label = |account: &Account, row: &Row| say::labels(&account.alignment.new, &row.new);
    for (one, other) in added.both {
        let (ours, theirs) = (label(&three.ours, one), label(&three.theirs, other));
        let said = match ours == theirs {
            true => format!("{ours}: added by both answers in the same words"),
            false => format!(
                "{ours} of the {FIRST}, {theirs} of the {SECOND}: added by both in the same words"
            ),
        };
        point(said, one);
    }
    let sides = [(FIRST, &three.ours, added.ours), (SECOND, &three.theirs, added.theirs)];
    for (side, account, rows) in sides {
        for row in rows {
            point(format!("{}: added by the {side}", label(account, row)), row);
        }
    }
}

/// What changed in substance, of each answer by itself, the weightiest first.
fn substance(three: &Three, page: &mut Page) {
    for (side, account) in [(FIRST, &three.ours), (SECOND, &three.theirs)] {
        let changes = account.substance();
        if !changes.is_empty() {
            super::page::head(page, &format!("Changes of substance in the {side}"));
            changes
                .iter()
                .for_each(|(site, told)| super::substance::line(account, site, told, page));
        }
    }
}

/// How two answers to one point stand to each other, in words.
pub(super) const fn both(both: &Both) -> &'static str {
    match both {
        Both::Neither => "neither changed the words",
        Both::Ours => "only the first answer changed it",
        Both::Theirs => "only the second answer changed it",
        Both::Alike => "both made the same change",
        Both::Apart => "both changed other words",
        Both::Clash(_) => "both changed the same words",
    }
}

/// Whether two answers stand to each other so.
type Is = fn(&Both) -> bool;

/// Which points stand how, a line each; and what was left out of an answer's file and not of the base's.
pub(super) fn sums(answers: &Answers<'_>) -> Vec<String> {
    let three = &answers.three;
    let old = &three.ours.alignment.old;
    let mut lines = Vec::new();
    let kinds: [(&str, Is); 6] = [
        ("both changed the same words", |both| matches!(both, Both::Clash(_))),
        ("both changed other words", |both| *both == Both::Apart),
        ("both made the same change or dropped it", |both| *both == Both::Alike),
        ("only the first answer changed or dropped", |both| *both == Both::Ours),
        ("only the second answer changed or dropped", |both| *both == Both::Theirs),
        ("neither changed the words", |both| *both == Both::Neither),
    ];
    for (said, is) in kinds {
        let points = three.points.iter().filter(|point| is(&point.both));
        let labels: Vec<&str> = points.map(|point| say::label(old, point.place)).collect();
        if !labels.is_empty() {
            let count = number(labels.len(), "point");
            lines.push(format!("{said}: {count}: {}", listed(spans(&labels))));
        }
    }
    for (side, named) in [(FIRST, answers.ours), (SECOND, answers.theirs)] {
        if let Some(apart) = answers.base.left_out.apart(&named.left_out) {
            lines.push(format!("{side}: {}", say::apart(&apart, ["base", "answer"])));
        }
    }
    lines
}

/// A point that somebody changed: its words where both did, then what each made of them.
fn beside(three: &Three, point: &Beside, page: &mut Page) {
    let rows = [&three.ours.rows[point.ours], &three.theirs.rows[point.theirs]];
    if point.both == Both::Neither && rows.iter().all(|row| row.is_pair() && !row.is_moved) {
        return;
    }
    let old = &three.ours.alignment.old;
    page.gap();
    page.toned(0, Tone::Strong, say::label(old, point.place));
    let contested = contested(three, point);
    let is_dropped = |account: &Account, row: usize| account.rows[row].new.is_empty();
    let is_dropped_by_one =
        is_dropped(&three.ours, point.ours) || is_dropped(&three.theirs, point.theirs);
    if point.both != Both::Alike && is_dropped_by_one && !contested.is_empty() {
        page.toned(1, Tone::Waiting, "one dropped it, the other changed it");
    } else if !contested.is_empty() {
        let words = contested.iter().map(|words| format!("“{words}”"));
        page.toned(1, Tone::Waiting, format!("both changed {}", listed(words)));
    } else if matches!(point.both, Both::Clash(_)) {
        page.toned(1, Tone::Waiting, BOTH_WROTE_IN);
    }
    if point.both == Both::Alike {
        side_of("both", &three.ours, point.ours, page);
        return;
    }
    side_of(FIRST, &three.ours, point.ours, page);
    side_of(SECOND, &three.theirs, point.theirs, page);
}

fn side_of(side: &str, account: &Account, row: usize, page: &mut Page) {
    let row = &account.rows[row];
    let new = &account.alignment.new;
    let went = match row.new.is_empty() {
        true => String::new(),
        false => format!(", now {}", say::labels(new, &row.new)),
    };
    page.toned(1, Tone::Quiet, format!("{side}: {}{went}", say::fate(row)));
    if row.new.is_empty() {
        let words = say::one_line(&row.redline.old.words);
        page.pieces(2, vec![(Tone::Struck, format!("[-{words}-]"))]);
    }
    if !row.is_kept_whole() && !row.new.is_empty() && row.words == Words::Changed {
        page.pieces(2, marks::pieces(row, new));
    }
}
