//! Headings that are others now: told once, however many points stand below one.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::Draft;

use crate::alignment::Alignment;
use crate::redline::atoms::drawn;

/// A heading or title that is another now, gone, or new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// Where both headings stand in both drafts: the points, old and new, that stood under the one and
    /// stand under the other.
    pub under: Vec<(usize, usize)>,
}

/// The headings that changed: the title, those of linked points, those above points.
pub(super) fn changed(alignment: &Alignment, old: &Draft, new: &Draft) -> Vec<Heading> {
    let mut found = above(old, new);
    titles(old.title(), new.title(), &mut found);
    let mut seen = BTreeSet::new();
    for (one, other) in of_points(alignment, old, new) {
        if plain(one) != plain(other) && seen.insert((one, other)) {
            found.push(heading(one, other));
        }
    }
    found.extend(other_section(alignment, old, new));
    found
}

/// Puts the titles that differ before the other headings. The first heading of a text without a title
/// is read as its title: where it is a heading of the other text, a title came or went above it, and
/// it is no other.
fn titles(old: Option<&str>, new: Option<&str>, found: &mut Vec<Heading>) {
    if plain(old) == plain(new) {
        return;
    }
    let mut alone = |title: Option<&str>, of: fn(&Heading) -> &Option<String>| {
        let stands = |one: &Heading| title.is_some() && plain(of(one).as_deref()) == plain(title);
        found.iter().position(stands).map(|at| found.remove(at)).is_some()
    };
    let (was_heading, is_heading) = (alone(old, |one| &one.new), alone(new, |one| &one.old));
    let title = heading(old.filter(|_| !was_heading), new.filter(|_| !is_heading));
    if title.old.is_some() || title.new.is_some() {
        found.insert(0, title);
    }
}

/// The headings of whole sections that points now stand under another of: "Duties of A" is no
/// layout. A heading that came or went is told by itself. What stands under no heading stands under
/// the title, which is the first heading of a text that has none.
fn other_section(alignment: &Alignment, old: &Draft, new: &Draft) -> Vec<Heading> {
    let over = |draft: &Draft| -> Vec<Option<String>> {
        let over = |headings: &'_ [String]| plain(headings.last().map(String::as_str));
        let title = plain(draft.title());
        draft.walk().map(|place| over(place.headings).or_else(|| title.clone())).collect()
    };
    let (olds, news) = (over(old), over(new));
    let [all_old, all_new] = [&olds, &news].map(|all| all.iter().collect::<BTreeSet<_>>());
    let mut all: Vec<Heading> = Vec::new();
    for link in &alignment.links {
        let (Some(was), Some(is)) = (olds.get(link.old), news.get(link.new)) else { continue };
        if was == is || !all_new.contains(was) || !all_old.contains(is) {
            continue;
        }
        match all.iter_mut().find(|one| (&one.old, &one.new) == (was, is)) {
            Some(known) => known.under.push((link.old, link.new)),
            None => all.push(Heading {
                old: was.clone(),
                new: is.clone(),
                under: Vec::from([(link.old, link.new)]),
            }),
        }
    }
    all
}

fn heading(old: Option<&str>, new: Option<&str>) -> Heading {
    Heading { old: old.map(ToOwned::to_owned), new: new.map(ToOwned::to_owned), under: Vec::new() }
}

/// The headings of one old and one new point each that have only each other.
fn of_points<'a>(
    alignment: &Alignment,
    old: &'a Draft,
    new: &'a Draft,
) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    // A point without words of its own is compared by its heading already.
    let of = |draft: &'a Draft| -> Vec<Option<&'a str>> {
        let own = |place: paraph_text::Place<'a>| match place.point.text() {
            "" => None,
            _ => place.point.heading(),
        };
        draft.walk().map(own).collect()
    };
    let (olds, news) = (of(old), of(new));
    let alone = alignment.links.iter().filter(|link| {
        alignment.old[link.old].links.len() == 1 && alignment.new[link.new].links.len() == 1
    });
    alone.map(|link| (olds[link.old], news[link.new])).collect()
}

/// The headings above points that are in one draft only.
fn above(old: &Draft, new: &Draft) -> Vec<Heading> {
    let mut count: BTreeMap<Option<String>, i64> = BTreeMap::new();
    let (olds, news) = (lines(old), lines(new));
    for (lines, by) in [(&olds, 1), (&news, -1)] {
        for line in lines {
            *count.entry(plain(Some(line))).or_default() += by;
        }
    }
    let mut take = |line: &str, sign: i64| {
        let left = count.entry(plain(Some(line))).or_default();
        let is_left = *left * sign > 0;
        *left -= if is_left { sign } else { 0 };
        is_left
    };
    let mut found: Vec<Heading> = Vec::new();
    found.extend(olds.iter().filter(|line| take(line, 1)).map(|line| heading(Some(line), None)));
    found.extend(news.iter().filter(|line| take(line, -1)).map(|line| heading(None, Some(line))));
    found
}

fn lines(draft: &Draft) -> Vec<&str> {
    draft.parts().flat_map(|part| part.headings.iter().map(String::as_str)).collect()
}

/// Without what is layout: white space, and how quotes and dashes are drawn.
pub(super) fn plain(heading: Option<&str>) -> Option<String> {
    heading.map(|heading| {
        drawn(&heading.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
    })
}
