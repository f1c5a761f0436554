//! The page for people at a terminal: first what was lost, then what changed in
//! substance, then what became of every point, then the words.

use paraph_case::view::{Page, Tone, listed, number};
use paraph_compare::account::Row;
use paraph_compare::{Fate, Told};
use paraph_text::Place;

use super::view::{self, Nearest, Section};
use super::{Compared, redline, say, substance};

/// How many words of a dropped or added point are shown.
const WORDS_SHOWN: usize = 60;

/// The whole page.
pub(super) fn of(compared: &Compared) -> Page {
    let mut page = Page::default();
    summary(compared, &mut page);
    for section in Section::ALL {
        match section {
            Section::Dropped => lost(compared, &mut page),
            Section::Substance => substance::section(compared, &mut page),
            Section::Added => added(compared, &mut page),
            Section::Once => told_once(compared, &mut page),
            Section::Carried => carried(compared, &mut page),
            Section::Fates => fates(compared, &mut page),
            Section::Words => words(compared, &mut page),
            // There is nothing to look at or to follow on a terminal.
            Section::Picture | Section::Texts => {}
        }
    }
    page
}

/// What the two are, and how many points became what.
pub(super) fn summary(compared: &Compared, page: &mut Page) {
    names(compared, page);
    page.line(0, format!("{}.", say::counts(compared)));
    page.line(0, say::sameness_of(compared));
    for warning in view::warnings(compared) {
        page.toned(0, Tone::Waiting, warning);
    }
}

/// What the two are.
pub(super) fn names(compared: &Compared, page: &mut Page) {
    for (side, named) in [("old: ", &compared.old), ("new: ", &compared.new)] {
        page.pieces(0, vec![(Tone::Strong, side.into()), (Tone::Plain, view::about(named))]);
    }
}

/// The head of a section.
pub(super) fn head(page: &mut Page, text: &str) {
    page.gap();
    page.toned(0, Tone::Strong, text);
}

/// What was dropped, each with where its words survive.
fn lost(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    let dropped: Vec<&Row> = account.dropped().collect();
    match dropped.len() {
        0 => return head(page, "No point was dropped."),
        count => head(page, &format!("Dropped: {}", number(count, "point"))),
    }
    let others: Vec<Place<'_>> = compared.new.draft.walk().collect();
    for row in dropped {
        let label = say::labels(&account.alignment.old, &row.old);
        let free = match row.fate {
            Fate::Dropped { is_vacant_now: true, .. } => " (the number is kept free)",
            _ => "",
        };
        let words = say::excerpt(&row.redline.old.words, WORDS_SHOWN);
        page.pieces(1, vec![(Tone::Struck, format!("{label}{free}: ")), (Tone::Plain, words)]);
        page.toned(2, Tone::Quiet, sentence(&view::nearest(row, &others), &account.alignment.new));
    }
}

/// Where the words are nearest, in a sentence.
fn sentence(near: &Nearest, told: &[Told]) -> String {
    let label = near.place.map(|place| say::label(told, place)).unwrap_or_default();
    format!("{}{label}{}", near.before, near.behind)
}

fn added(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    let added: Vec<&Row> = account.added().collect();
    if added.is_empty() {
        return;
    }
    head(page, &format!("Added: {}", number(added.len(), "point")));
    let others: Vec<Place<'_>> = compared.old.draft.walk().collect();
    for row in added {
        let label = say::labels(&account.alignment.new, &row.new);
        let words = say::excerpt(&row.redline.new.words, WORDS_SHOWN);
        page.pieces(1, vec![(Tone::Written, format!("{label}: ")), (Tone::Plain, words)]);
        if let Some(near) = view::nearest_of_added(row, &others) {
            page.toned(2, Tone::Quiet, sentence(&near, &account.alignment.old));
        }
    }
}

fn told_once(compared: &Compared, page: &mut Page) {
    let lines = view::once(&compared.account);
    if !lines.is_empty() {
        head(page, "Told once");
        lines.iter().for_each(|line| page.line(1, line));
    }
}

/// Phrases that left one point for another.
fn carried(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    if account.carried.is_empty() {
        return;
    }
    head(page, "Phrases that stand in another point now");
    for one in view::carried(account) {
        let old = say::label(&account.alignment.old, one.old);
        let new = say::label(&account.alignment.new, one.new);
        page.line(1, format!("{old} -> {new}: “{}”", say::excerpt(one.words, WORDS_SHOWN / 2)));
    }
}

/// One row a group of points; those that are as they were are told together.
fn fates(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let told: Vec<&Row> = account.rows.iter().filter(|row| !row.is_kept_whole()).collect();
    head(page, "What became of each point");
    if !told.is_empty() {
        let cells: Vec<[String; 4]> = told
            .iter()
            .map(|row| {
                [
                    say::labels(old, &row.old),
                    say::labels(new, &row.new),
                    say::fate(row),
                    say::grounds(row),
                ]
            })
            .collect();
        let wide = |column: usize, least: usize, most: usize| {
            let widths = cells.iter().map(|cells| cells[column].chars().count());
            widths.max().unwrap_or(0).clamp(least, most)
        };
        let widths = [wide(0, 3, 14), wide(1, 3, 14), wide(2, 6, 24), wide(3, 1, 40)];
        row(page, widths, Tone::Strong, &["old", "new", "what became of it", ""].map(String::from));
        cells.iter().for_each(|cells| row(page, widths, Tone::Plain, cells));
    }
    let kept = kept(compared);
    if !kept.is_empty() {
        page.line(0, format!("as they were: {}", listed(kept)));
    }
}

fn row(page: &mut Page, widths: [usize; 4], tone: Tone, cells: &[String; 4]) {
    let cells: Vec<(usize, Tone, String)> =
        widths.into_iter().zip(cells).map(|(width, cell)| (width, tone, cell.clone())).collect();
    page.row(&cells);
}

/// The labels that are as they were; a point with all its sub-points is one.
fn kept(compared: &Compared) -> Vec<String> {
    let account = &compared.account;
    let mut is_kept = vec![false; account.alignment.old.len()];
    let rows = account.rows.iter().filter(|row| row.is_kept_whole() && row.fate != Fate::Vacant);
    rows.flat_map(|row| &row.old).for_each(|place| is_kept[*place] = true);
    let places: Vec<_> = compared.old.draft.walk().collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(place) = places.get(at) {
        let below = places[at + 1..].iter().take_while(|other| other.depth > place.depth).count();
        let is_whole = below > 0 && is_kept[at..=at + below].iter().all(|kept| *kept);
        match (is_kept[at], is_whole) {
            (true, true) => {
                said.push(format!("{} with {}", place.label, number(below, "sub-point")));
            }
            (true, false) => said.push(place.label.clone()),
            (false, _) => {}
        }
        at += if is_whole { below + 1 } else { 1 };
    }
    let labels: Vec<&str> = said.iter().map(String::as_str).collect();
    paraph_case::view::spans(&labels)
}

/// The redlines of what was edited.
fn words(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    let changed: Vec<&Row> = account.rows.iter().filter(|row| row.is_rewritten()).collect();
    if changed.is_empty() {
        return;
    }
    head(page, "The words: [-struck out-] {+written in+}");
    for row in changed {
        page.gap();
        let (old, new) = (&account.alignment.old, &account.alignment.new);
        let labels = format!("{} -> {}", say::labels(old, &row.old), say::labels(new, &row.new));
        page.toned(0, Tone::Strong, format!("{labels}: {}", say::fate(row)));
        page.pieces(1, redline::pieces(row, new));
    }
}
