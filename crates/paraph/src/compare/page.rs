//! The page for people at a terminal: first what was lost, then what changed in
//! substance, then what became of every point, then the words.

use paraph_case::view::{Page, Tone, listed, number};
use paraph_compare::account::{Account, Heading, Row, Words};
use paraph_compare::{Fate, Told};
use paraph_text::Place;

use super::{Compared, redline, say, substance};

/// How many words of a dropped or added point are shown.
const WORDS_SHOWN: usize = 60;

/// The whole page.
pub(super) fn of(compared: &Compared) -> Page {
    let mut page = Page::default();
    summary(compared, &mut page);
    lost(compared, &mut page);
    substance::section(compared, &mut page);
    added(compared, &mut page);
    told_once(compared, &mut page);
    carried(compared, &mut page);
    fates(compared, &mut page);
    words(compared, &mut page);
    page
}

/// What the two are, and how many points became what.
pub(super) fn summary(compared: &Compared, page: &mut Page) {
    names(compared, page);
    page.line(0, format!("{}.", say::counts(compared)));
    page.line(0, say::sameness_of(compared));
    if let Some(apart) = compared.apart() {
        page.toned(0, Tone::Waiting, say::apart(&apart, ["old", "new"]));
    }
    if compared.account.alignment.is_bounded {
        page.toned(0, Tone::Waiting, say::BOUNDED);
    }
}

/// What the two are.
pub(super) fn names(compared: &Compared, page: &mut Page) {
    for (side, named) in [("old: ", &compared.old), ("new: ", &compared.new)] {
        let draft = &named.draft;
        let title = draft.title().map(|title| format!(", “{}”", say::one_line(title)));
        let said = format!(
            "{} ({}, fingerprint {}){}",
            say::one_line(&named.name),
            say::size(draft),
            draft.fingerprint(),
            title.unwrap_or_default()
        );
        page.pieces(0, vec![(Tone::Strong, side.into()), (Tone::Plain, said)]);
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
        page.toned(2, Tone::Quiet, nearest(row, &others, &account.alignment.new));
    }
}

/// Where most of a row's words stand in the other draft.
fn nearest(row: &Row, other: &[Place<'_>], told: &[Told]) -> String {
    let Some(near) = &row.survives else { return "nothing of it is left".into() };
    if near.is_same {
        return format!("the same words stand in {}", say::label(told, near.place));
    }
    if say::is_little(near) {
        let label = say::label(told, near.place);
        let count = format!("{} of its {}", near.shared, number(near.of, "word"));
        return format!("little of it is left: {label} has {count}");
    }
    let text = other.get(near.place).map(|place| place.point.text()).unwrap_or_default();
    let passage = text.get(near.at.clone()).unwrap_or_default();
    let count = format!("{} of its {}", near.shared, number(near.of, "word"));
    let label = say::label(told, near.place);
    format!("nearest: {label}, which has {count}{}", say::passage(passage))
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
        // What looks alike is shown with why: how many words are the same.
        if row.survives.as_ref().is_some_and(|near| !say::is_little(near)) {
            page.toned(2, Tone::Quiet, nearest(row, &others, &account.alignment.old));
        }
    }
}

/// What would be noise in every row, a line each.
pub(super) fn once(account: &Account) -> Vec<String> {
    let mut lines = Vec::new();
    // What makes somebody else of somebody is told as a change of substance.
    for one in account.renamings.iter().filter(|one| one.change.is_none()) {
        lines.push(format!("“{}” is “{}” now: {}", one.old, one.new, number(one.count, "time")));
    }
    if account.shifted() > 0 {
        let pairs = account.shifts.iter().map(|shift| format!("{} is {}", shift.old, shift.new));
        let some: Vec<String> = pairs.take(8).collect();
        let more = if account.shifts.len() > some.len() { ", …" } else { "" };
        let count = account.shifted();
        lines.push(format!(
            "references follow the new numbers: {count} ({}{more})",
            some.join(", ")
        ));
    }
    for heading in &account.headings {
        if !heading.under.is_empty() {
            lines.push(under_another(account, heading));
            continue;
        }
        lines.push(match (&heading.old, &heading.new) {
            (Some(old), Some(new)) => format!("heading: [-{old}-] {{+{new}+}}"),
            (Some(old), None) => format!("heading gone: [-{old}-]"),
            (None, Some(new)) => format!("heading added: {{+{new}+}}"),
            (None, None) => continue,
        });
    }
    lines.iter().map(|line| say::one_line(line)).collect()
}

/// Points that stand under another heading, where both headings stay: `4 -> 6 stood under “A”, now under “B”`.
fn under_another(account: &Account, heading: &Heading) -> String {
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let points = heading.under.iter().map(|(was, is)| {
        let (was, is) = (say::label(old, *was), say::label(new, *is));
        if was == is { was.to_owned() } else { format!("{was} -> {is}") }
    });
    let over = |heading: &Option<String>| match heading {
        Some(heading) => format!("under “{heading}”"),
        None => "under no heading".to_owned(),
    };
    let said = listed(points.collect::<Vec<_>>());
    format!("{said} stood {}, now {}", over(&heading.old), over(&heading.new))
}

fn told_once(compared: &Compared, page: &mut Page) {
    let lines = once(&compared.account);
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
    for one in &account.carried {
        let (from, to) = (&account.rows[one.old.row], &account.rows[one.new.row]);
        let from_place = from.redline.old.place_at(one.old.at.start).unwrap_or_default();
        let to_place = to.redline.new.place_at(one.new.at.start).unwrap_or_default();
        let words = from.redline.old.words.get(one.old.at.clone()).unwrap_or_default();
        page.line(
            1,
            format!(
                "{} -> {}: “{}”",
                say::label(&account.alignment.old, from_place),
                say::label(&account.alignment.new, to_place),
                say::excerpt(words, WORDS_SHOWN / 2)
            ),
        );
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
    let has_counterpart = |row: &&Row| !row.old.is_empty() && !row.new.is_empty();
    let changed = account.rows.iter().filter(|row| row.words == Words::Changed);
    let changed: Vec<&Row> = changed.filter(has_counterpart).collect();
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
