//! References that follow the new numbers: `Article 5` became `Article 7` because Article 5 did.
//!
//! What differs of a reference is folded where the old one names what the new one names. The words are compared again with
//! the new labels in the place of the old ones (`followed`), so that it is the whole reference that is looked at; where a
//! phrase moved, an edit is folded that stands wholly inside a reference of both. Both are read by the reader that all who
//! look at references ask.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::{Folded, followed};
use crate::account::Row;
use crate::account::leads::Leads;
use crate::redline::Mark;
use crate::references::{Mention, Nearby, Reach, Reader};
use crate::words::split::words;

/// References to one number that name another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The number that was named.
    pub old: String,
    /// The number that is named.
    pub new: String,
    /// How many times.
    pub count: usize,
}

/// Folds the references that the alignment explains.
pub(super) fn fold(leads: &Leads<'_>, reader: &Reader, rows: &mut [Row]) -> Vec<Shift> {
    let mut shifts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| !row.old.is_empty() && !row.new.is_empty()) {
        let edits = edits(row);
        if edits.is_empty() {
            continue;
        }
        let olds = named(reader.read(&row.redline.old.words));
        if olds.is_empty() {
            continue;
        }
        let news = named(reader.read(&row.redline.new.words));
        let follows_here = |old: &Mention, new: &Mention| follows(leads, row, old, new);
        if let Some((redline, pairs)) = followed::redline(&row.redline, &olds, &news, follows_here)
        {
            for (old, new) in pairs {
                for (old, new) in numbers(row, old, new) {
                    *shifts.entry((old, new)).or_default() += 1;
                }
            }
            row.redline = redline;
            continue;
        }
        for (old, new) in pairs(&edits, &olds, &news) {
            let inside = inside(&edits, old, new);
            if inside.is_empty() || !follows(leads, row, old, new) {
                continue;
            }
            for (old, new) in numbers(row, old, new) {
                *shifts.entry((old, new)).or_default() += 1;
            }
            let runs = inside.into_iter().flat_map(|edit| edit.runs.clone());
            row.redline.folded.extend(runs.map(|run| (run, Folded::Reference)));
        }
    }
    shifts.into_iter().map(|((old, new), count)| Shift { old, new, count }).collect()
}

/// References that name something of this draft by its label, or by its place among others.
fn named(mut mentions: Vec<Mention>) -> Vec<Mention> {
    let is_nth = |one: &Mention| matches!(one.nearby, Some(Nearby::Nth(_)));
    mentions.retain(|one| one.is_of_this_draft() || is_nth(one));
    mentions
}

/// Words that were struck out or written in, with no kept word between them.
struct Edit {
    /// Its runs.
    runs: Range<usize>,
    old: Range<usize>,
    new: Range<usize>,
}

impl Edit {
    /// Whether it stands in a reference of each text, or at its end.
    fn is_inside(&self, old: &Mention, new: &Mention) -> bool {
        let holds = |mention: &Mention, at: &Range<usize>| {
            // The word that announces it is no part of what may differ.
            let is_first = mention.reach == Reach::Exact && mention.at.start == at.start;
            (mention.at.start < at.start || is_first) && at.end <= mention.at.end
        };
        holds(old, &self.old) && holds(new, &self.new)
    }

    fn meets(&self, old: &Mention, new: &Mention) -> bool {
        let meet = |mention: &Mention, at: &Range<usize>| {
            mention.at.start < at.end && at.start < mention.at.end
        };
        meet(old, &self.old) || meet(new, &self.new)
    }
}

/// The edits of a row that no exchanged name is, without space around them; those with a phrase that moved are left
/// out.
fn edits(row: &Row) -> Vec<Edit> {
    let redline = &row.redline;
    let mut edits = Vec::new();
    let mut at = 0;
    while at < redline.runs.len() {
        let is_edit = |at: usize| redline.is_edit(at);
        let end = (at..redline.runs.len()).find(|at| !is_edit(*at)).unwrap_or(redline.runs.len());
        if end == at {
            at += 1;
            continue;
        }
        let runs = &redline.runs[at..end];
        let is_moved = |mark: Mark| matches!(mark, Mark::MovedAway(_) | Mark::MovedHere(_));
        if !runs.iter().any(|run| is_moved(run.mark)) {
            let of = |mark: Mark| runs.iter().filter(move |run| run.mark == mark);
            let behind = at.checked_sub(1).and_then(|before| redline.runs.get(before));
            let place = behind.map_or((0, 0), |run| (run.old.end, run.new.end));
            let hull = |from: usize, all: Vec<&Range<usize>>| match all.as_slice() {
                [first, .., last] => first.start..last.end,
                [one] => (*one).clone(),
                [] => from..from,
            };
            let old = hull(place.0, of(Mark::Struck).map(|run| &run.old).collect());
            let new = hull(place.1, of(Mark::Written).map(|run| &run.new).collect());
            let (old, new) = differing(&redline.old.words, old, &redline.new.words, new);
            edits.push(Edit { runs: at..end, old, new });
        }
        at = end;
    }
    edits
}

/// What differs of two stretches: without the words that both begin with and both end with, and without the space
/// around it.
fn differing(
    old: &str,
    mut at: Range<usize>,
    new: &str,
    mut to: Range<usize>,
) -> (Range<usize>, Range<usize>) {
    let is_letter = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    // A cut inside of a word is none: `12` and `13` have no word in common.
    let is_cut = |text: &str, at: usize| {
        text.get(at..).is_some_and(|behind| {
            !is_letter(behind.chars().next()) || !is_letter(text[..at].chars().next_back())
        })
    };
    let (one, other) = (&old[at.clone()], &new[to.clone()]);
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let cuts = (0..=same).rev();
    let before = { cuts }
        .find(|cut| is_cut(old, at.start + cut) && is_cut(new, to.start + cut))
        .unwrap_or_default();
    (at.start, to.start) = (at.start + before, to.start + before);
    let (one, other) = (&old[at.clone()], &new[to.clone()]);
    let pairs = one.bytes().rev().zip(other.bytes().rev());
    let same = pairs.take_while(|(one, other)| one == other).count();
    let cuts = (0..=same).rev();
    let behind = { cuts }
        .find(|cut| is_cut(old, at.end - cut) && is_cut(new, to.end - cut))
        .unwrap_or_default();
    (at.end, to.end) = (at.end - behind, to.end - behind);
    (bare(old, at), bare(new, to))
}

/// A stretch without the space around it.
fn bare(text: &str, at: Range<usize>) -> Range<usize> {
    let words = &text[at.clone()];
    let start = at.start + (words.len() - words.trim_start().len());
    if words.trim().is_empty() { at } else { start..start + words.trim().len() }
}

/// The references that edits stand in, each old one with the new one at the same place.
fn pairs<'a>(
    edits: &[Edit],
    olds: &'a [Mention],
    news: &'a [Mention],
) -> Vec<(&'a Mention, &'a Mention)> {
    let mut pairs: Vec<(&Mention, &Mention)> = Vec::new();
    for edit in edits {
        let both = olds.iter().flat_map(|old| news.iter().map(move |new| (old, new)));
        for (old, new) in both.filter(|(old, new)| edit.is_inside(old, new)) {
            let is_known = |one: &&(&Mention, &Mention)| one.0.at == old.at || one.1.at == new.at;
            if !pairs.iter().any(|one| is_known(&one)) {
                pairs.push((old, new));
            }
        }
    }
    pairs
}

/// The edits inside two references; none where one of them reaches beyond.
fn inside<'a>(edits: &'a [Edit], old: &Mention, new: &Mention) -> Vec<&'a Edit> {
    let met: Vec<&Edit> =
        edits.iter().filter(|edit| edit.meets(old, new) || edit.is_inside(old, new)).collect();
    if met.iter().all(|edit| edit.is_inside(old, new)) { met } else { Vec::new() }
}

fn follows(leads: &Leads<'_>, row: &Row, old: &Mention, new: &Mention) -> bool {
    let in_old = row.redline.old.place_at(old.at.start);
    let in_new = row.redline.new.place_at(new.at.start);
    in_old.zip(in_new).is_some_and(|(in_old, in_new)| leads.follows((in_old, old), (in_new, new)))
}

/// The numbers in which two references differ; the whole of both where one has more.
fn numbers(row: &Row, old: &Mention, new: &Mention) -> Vec<(String, String)> {
    let (one, other) =
        (&row.redline.old.words[old.at.clone()], &row.redline.new.words[new.at.clone()]);
    let cut = |text: &str| -> Vec<String> {
        words(text).into_iter().map(|at| text[at].to_string()).collect()
    };
    let (olds, news) = (cut(one), cut(other));
    if olds.len() != news.len() {
        return Vec::from([(one.to_string(), other.to_string())]);
    }
    olds.into_iter().zip(news).filter(|(old, new)| old != new).collect()
}
