//! What is decided before anything is written: what is told first, where lost words are nearest, what
//! goes without saying.
//!
//! The terminal, the page for the browser, JSON and the lines of a batch write what stands here, each in
//! its own form. A decision that two of them would make stands here once.

use paraph_case::view::{listed, number};
use paraph_compare::account::{Account, Heading, Row};
use paraph_text::{Fingerprint, Place};

use super::{Compared, say};
use crate::file::Named;

/// What is told of two drafts, in this order: first what was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// What was dropped, and where its words are nearest.
    Dropped,
    /// What changed in substance, and whose duties.
    Substance,
    /// What was added.
    Added,
    /// What would be noise in every row.
    Once,
    /// Phrases that went to another row.
    Carried,
    /// A picture of which point went where, for those who can see one.
    Picture,
    /// A line for each row.
    Fates,
    /// The redlines.
    Words,
    /// Both texts whole, for those who can follow a link into them.
    Texts,
}

impl Section {
    pub(super) const ALL: [Self; 9] = [
        Self::Dropped,
        Self::Substance,
        Self::Added,
        Self::Once,
        Self::Carried,
        Self::Picture,
        Self::Fates,
        Self::Words,
        Self::Texts,
    ];
}

/// What a file is: `draft.txt (6 points, fingerprint f186-…), “Agreement”`.
pub(super) fn about(named: &Named) -> String {
    let title = named.draft.title().map(|title| format!(", “{}”", say::one_line(title)));
    format!(
        "{} ({}, fingerprint {}){}",
        say::one_line(&named.name),
        say::size(&named.draft),
        Fingerprint::of(named.digest()),
        title.unwrap_or_default()
    )
}

/// What a reader must know before trusting the rest: what was not compared, a sentence each.
pub(super) fn warnings(compared: &Compared) -> Vec<String> {
    let apart = compared.apart().map(|apart| say::apart(&apart, ["old", "new"]));
    let bounded = compared.account.alignment.is_bounded.then(|| say::BOUNDED.to_owned());
    apart.into_iter().chain(bounded).collect()
}

/// Where the words of a dropped or added point stand in the other draft: a sentence, cut before and behind
/// the label in it, which is a link where there are links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Nearest {
    pub(super) before: &'static str,
    /// The point of the other draft, if words are left.
    pub(super) place: Option<usize>,
    pub(super) behind: String,
}

/// Where the words of a row stand in the points of the other draft.
pub(super) fn nearest(row: &Row, other: &[Place<'_>]) -> Nearest {
    let Some(near) = &row.survives else {
        return Nearest { before: "nothing of it is left", place: None, behind: String::new() };
    };
    let count = format!("{} of its {}", near.shared, number(near.of, "word"));
    let (before, behind) = if near.is_same {
        ("the same words stand in ", String::new())
    } else if near.is_little() {
        ("little of it is left: ", format!(" has {count}"))
    } else {
        let text = other.get(near.place).map(|place| place.point.text()).unwrap_or_default();
        let passage = text.get(near.at.clone()).unwrap_or_default();
        ("nearest: ", format!(", which has {count}{}", say::passage(passage)))
    };
    Nearest { before, place: Some(near.place), behind }
}

/// The same of an added row: nothing where it looks like no point of the other draft.
///
/// What looks alike is shown with why: how many words are the same.
pub(super) fn nearest_of_added(row: &Row, other: &[Place<'_>]) -> Option<Nearest> {
    let is_alike = row.survives.as_ref().is_some_and(|near| !near.is_little());
    is_alike.then(|| nearest(row, other))
}

/// A phrase that stands in another row now.
pub(super) struct Phrase<'a> {
    /// The old point that it left, and the new one that it stands in.
    pub(super) old: usize,
    pub(super) new: usize,
    /// Its words, as they were.
    pub(super) words: &'a str,
}

/// The phrases that went from one row to another.
pub(super) fn carried(account: &Account) -> impl Iterator<Item = Phrase<'_>> {
    account.carried.iter().map(|one| {
        let (from, to) = (&account.rows[one.old.row].redline, &account.rows[one.new.row].redline);
        Phrase {
            old: from.old.place_at(one.old.at.start).unwrap_or_default(),
            new: to.new.place_at(one.new.at.start).unwrap_or_default(),
            words: from.old.words.get(one.old.at.clone()).unwrap_or_default(),
        }
    })
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
