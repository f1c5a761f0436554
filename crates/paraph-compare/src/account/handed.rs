//! Acts that two bearers exchanged: `Ostria shall clear the mines and open the port. Verania shall pay the pilots and mark
//! the river`, in which Ostria marks the river now and Verania opens the port.
//!
//! No word is another, and each has as many duties as before. Such an act is known by its words: it stands
//! once in each draft, and somebody bears it whom the other draft has bear another. Who came or went, or has another
//! name, is told elsewhere.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::{Renaming, Row, Words};
use crate::substance::{Borne, Change, Context, Direction, Kind};

/// An act with the row that it stands in.
type Of = (usize, Borne);

/// An act that another bears now: the rows it stood in and stands in, and whose it was and is.
struct Handed<'a> {
    rows: [usize; 2],
    acts: [&'a Borne; 2],
    names: [&'a str; 2],
}

/// Tells of each row which acts in it somebody else must or may do, where that is not told already.
pub(super) fn tell(rows: &mut [Row], renamings: &[Renaming], context: &Context) {
    let is_read = |row: &Row| row.words == Words::Changed && row.is_rewritten();
    let of = |words: fn(&Row) -> &str| -> Vec<Of> {
        let read = rows.iter().enumerate().filter(|(_, row)| is_read(row));
        let acts = read.map(|(at, row)| (at, context.borne(words(row))));
        acts.flat_map(|(at, all)| all.into_iter().map(move |act| (at, act))).collect()
    };
    let both = [of(|row| &row.redline.old.words), of(|row| &row.redline.new.words)];
    let [olds, news] = both.each_ref().map(|all| once(all));
    let [old_names, new_names] = both.each_ref().map(|all| bearers(all));
    let mut found: Vec<Handed<'_>> = Vec::new();
    for (words, (was, old)) in &olds {
        let Some((is, new)) = news.get(words) else { continue };
        let [Some(from), Some(to)] = [(old, new), (new, old)].map(|(one, other)| only(one, other))
        else {
            continue;
        };
        let are_in_both = new_names.contains(from) && old_names.contains(to);
        let is_renamed = renamings.iter().any(|one| one.old == from || one.new == to);
        let is_told = |row: &usize| rows[*row].substance.iter().any(is_of_people);
        if !are_in_both
            || is_renamed
            || old.is_denied != new.is_denied
            || is_told(was)
            || is_told(is)
        {
            continue;
        }
        found.push(Handed { rows: [*was, *is], acts: [old, new], names: [from, to] });
    }
    // What one took over from another, and gave him nothing for, is told as what it is elsewhere.
    let pairs: BTreeSet<[&str; 2]> = found.iter().map(|one| one.names).collect();
    for Handed { rows: [was, is], acts: [old, new], names: [from, to] } in found {
        if !pairs.contains(&[to, from]) {
            continue;
        }
        let act = rows[is].redline.new.words.get(new.at.clone()).unwrap_or_default();
        let at = [(was == is).then(|| old.at.clone()), Some(new.at.clone())];
        let told = changed([from, to], at, act, old.is_right && new.is_right);
        rows[is].substance.extend(told);
        rows[is].substance.sort_by_key(|change| change.kind.rank());
    }
}

/// The acts that are said once, by their words.
fn once(all: &[Of]) -> BTreeMap<&str, (usize, &Borne)> {
    let mut known: BTreeMap<&str, Option<(usize, &Borne)>> = BTreeMap::new();
    for (row, act) in all {
        known.entry(&act.words).and_modify(|one| *one = None).or_insert(Some((*row, act)));
    }
    known.into_iter().filter_map(|(words, one)| Some((words, one?))).collect()
}

fn bearers(all: &[Of]) -> BTreeSet<&str> {
    all.iter().flat_map(|(_, act)| act.bearers.iter().map(String::as_str)).collect()
}

/// The bearer of an act, where it has one alone and the other does not bear it.
fn only<'a>(one: &'a Borne, other: &Borne) -> Option<&'a str> {
    match &one.bearers[..] {
        [who] if !other.bearers.contains(who) => Some(who),
        _ => None,
    }
}

/// Whether it is told who must or may do a thing.
fn is_of_people(change: &Change) -> bool {
    change.kind.is_of_somebody() && !change.to_read
}

/// That one bore an act and another bears it.
fn changed(
    names: [&str; 2],
    at: [Option<Range<usize>>; 2],
    act: &str,
    is_right: bool,
) -> [Change; 2] {
    let [old, new] = at;
    let kinds = [(Kind::BearerDropped, Direction::Dropped), (Kind::BearerAdded, Direction::Added)];
    [0, 1].map(|which| {
        let (kind, direction) = kinds[which];
        Change {
            kind,
            who: Some(names[which].to_string()),
            old: old.clone(),
            new: new.clone(),
            old_words: String::new(),
            new_words: String::new(),
            around: ["…", act].join(" "),
            direction,
            to_read: false,
            leads: None,
            is_right,
        }
    })
}
