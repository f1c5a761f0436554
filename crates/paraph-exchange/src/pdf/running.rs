//! Running heads and feet: lines at the edges of pages that are no part of the text.
//!
//! A line that comes again is no proof of it: instalments and last words of like paragraphs do that
//! too. So a running head stands apart from the text, in the same place on most pages, beyond all of
//! the text, and its numbers stay the same or count up by page. In doubt a line is text.

mod edge;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use crate::marker::Marker;
use crate::{Place, Spots, marker};
use edge::{Edge, Edges};
pub(crate) use words::is_page_number;
use words::{begins_counted, counted, fitting, is_number, numbers, shape, uncounted};

/// How many pages a text has before lines that come again on them are anything but text.
const PAGES_MIN: usize = 3;
/// How far apart, in thousandths of the page's height, lines in the same place may stand.
pub(super) const SAME_PLACE: i64 = 4;
/// How many numbered lines are looked at on either side for the one that a number goes on from.
const NUMBERED_MAX: usize = 64;

/// Lines that were left out.
#[derive(Default)]
pub(super) struct Removed {
    /// How many.
    pub(super) count: usize,
    /// Their words, those that differ in the numbers of pages alone once.
    pub(super) spots: Spots,
    /// The same as they are compared: numbers of pages aside.
    pub(super) words: BTreeSet<String>,
}

/// Lines that may be one running head.
struct Group {
    edge: Edge,
    /// The lines, by the page that they stand on.
    on: BTreeMap<usize, usize>,
    /// How high the first of them stands.
    level: i64,
    /// Whether it is a page's number and nothing else, of which one is enough.
    is_number: bool,
}

/// Removes the heads and feet that come again on page after page, and the numbers of pages.
pub(super) fn remove(lines: &mut Vec<Line>, pages: usize) -> Removed {
    let edges = Edges::of(lines);
    let mut groups = groups(lines, &edges, pages);
    keep_points(lines, &mut groups);
    // What turns out to be text is text that the others must stand apart from.
    loop {
        let before: usize = groups.iter().map(|group| group.on.len()).sum();
        let taken: BTreeSet<usize> =
            groups.iter().flat_map(|group| group.on.values().copied()).collect();
        for group in &mut groups {
            settle(group, lines, &edges, &taken, pages);
        }
        groups.retain(|group| !group.on.is_empty());
        if groups.iter().map(|group| group.on.len()).sum::<usize>() == before {
            break;
        }
    }
    let gone: BTreeSet<usize> =
        groups.iter().flat_map(|group| group.on.values().copied()).collect();
    let mut removed = Removed { count: gone.len(), ..Removed::default() };
    let apart_by: BTreeMap<usize, String> =
        groups.iter().flat_map(|group| group.apart_by(lines, pages)).collect();
    let mut index = 0;
    lines.retain(|line| {
        index += 1;
        let is_gone = gone.contains(&(index - 1));
        if is_gone {
            removed.tell(line, &apart_by[&(index - 1)]);
        }
        !is_gone
    });
    removed
}

impl Removed {
    fn tell(&mut self, line: &Line, apart_by: &str) {
        if self.words.insert(apart_by.to_owned()) {
            self.spots.add_as(&line.text, apart_by, Place::Page(line.page + 1));
        }
    }
}

impl Group {
    /// What tells its lines apart from those of another file: their words, with `#` for the number of the
    /// page and of all pages, and without the marks of wide gaps.
    fn apart_by(&self, lines: &[Line], pages: usize) -> BTreeMap<usize, String> {
        let of = |index: &usize| (lines[*index].page, numbers(&lines[*index].text));
        let said: Vec<(usize, Vec<u32>)> = self.on.values().map(of).collect();
        let is_counted = match self.is_number {
            // Numbers that begin anew in the middle of the file are numbers of pages, too.
            true => vec![true; said.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(0)],
            false => counted(&said, pages),
        };
        let told = |index: &usize| {
            let words = uncounted(&lines[*index].text, &is_counted).replace(" | ", " ");
            (*index, words)
        };
        self.on.values().map(told).collect()
    }
}

/// The lines at the edges of pages that come again in one place, and those that are numbers of pages.
fn groups(lines: &[Line], edges: &Edges, pages: usize) -> Vec<Group> {
    let mut alike: BTreeMap<(Edge, String), Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(edge) = edges.of_line(index) {
            alike.entry((edge, shape(&line.text))).or_default().push(index);
        }
    }
    let mut groups = Vec::new();
    for ((edge, shape), mut members) in alike {
        let is_number = is_number(&shape);
        // The number of a page stands higher or lower on a page of another size.
        let place = |index: &usize| if is_number { 0 } else { lines[*index].level };
        members.sort_by_key(|index| (place(index), *index));
        for same in members.chunk_by(|one, next| place(next) - place(one) <= SAME_PLACE) {
            let level = lines[same[0]].level;
            let said: Vec<(usize, Vec<u32>)> = same
                .iter()
                .map(|index| (lines[*index].page, numbers(&lines[*index].text)))
                .collect();
            let fits = fitting(&said, is_number, pages);
            let fitting = same.iter().zip(fits).filter(|(_, fits)| *fits);
            let on = fitting.map(|(index, _)| (lines[*index].page, *index)).collect();
            groups.push(Group { edge, on, level, is_number });
        }
    }
    groups
}

/// Takes out of the groups what has the number of a point that goes on from another one's.
fn keep_points(lines: &[Line], groups: &mut [Group]) {
    let mut numbered: Option<Vec<(usize, Marker)>> = None;
    for group in groups.iter_mut().filter(|group| !group.is_number && !group.on.is_empty()) {
        if group.on.values().all(|index| marker::read(&lines[*index].text).is_none()) {
            continue;
        }
        let said: Vec<&str> = group.on.values().map(|index| lines[*index].text.as_str()).collect();
        if begins_counted(&said) {
            group.on.clear();
            continue;
        }
        let numbered = numbered.get_or_insert_with(|| {
            let read = lines.iter().enumerate();
            read.filter_map(|(index, line)| Some((index, marker::read(&line.text)?))).collect()
        });
        let members: BTreeSet<usize> = group.on.values().copied().collect();
        group.on.retain(|_, index| !goes_on(*index, numbered, &members));
    }
}

/// Whether the number of a line goes on from the one before it, or the one behind goes on from it.
fn goes_on(index: usize, numbered: &[(usize, Marker)], members: &BTreeSet<usize>) -> bool {
    let at = numbered.partition_point(|(other, _)| *other < index);
    let Some((_, own)) = numbered.get(at).filter(|(other, _)| *other == index) else {
        return false;
    };
    let is_other = |(other, marker): &&(usize, Marker)| {
        !members.contains(other) && marker.wrap == own.wrap && marker.path.len() == own.path.len()
    };
    let follows = |first: &Marker, second: &Marker| {
        first.readings.iter().any(|one| second.value(one.kind) == Some(one.value + 1))
    };
    let before = numbered[..at].iter().rev().take(NUMBERED_MAX).find(is_other);
    let behind = numbered[at + 1..].iter().take(NUMBERED_MAX).find(is_other);
    before.is_some_and(|(_, before)| follows(before, own))
        || behind.is_some_and(|(_, behind)| follows(own, behind))
}

/// Leaves nothing in a group that is no running head, where `taken` are those that may be.
fn settle(group: &mut Group, lines: &[Line], edges: &Edges, taken: &BTreeSet<usize>, pages: usize) {
    let is_apart = |page: usize, index: usize| edges.is_apart(page, group.edge, index, taken);
    if group.is_number {
        group.on = group
            .on
            .iter()
            .map(|(page, index)| (*page, *index))
            .filter(|(page, index)| is_apart(*page, *index))
            .collect();
        return;
    }
    let apart: BTreeSet<usize> = group
        .on
        .iter()
        .filter(|(page, index)| is_apart(**page, **index))
        .map(|(page, _)| *page)
        .collect();
    let beyond = edges.pages_beyond(group.edge, group.level, lines, taken);
    if !is_on_most(&apart, pages) || beyond * 10 > pages {
        group.on.clear();
    }
}

/// Whether pages are most of all, or most of those on the left or on the right.
pub(super) fn is_on_most(on: &BTreeSet<usize>, pages: usize) -> bool {
    if pages < PAGES_MIN || on.len() < 2 {
        return false;
    }
    let is_half = |half: usize| {
        let (all, of) =
            ((pages + 1 - half) / 2, on.iter().filter(|page| *page % 2 == half).count());
        of == on.len() && of >= PAGES_MIN && of * 2 > all
    };
    on.len() * 2 > pages || is_half(0) || is_half(1)
}
