//! The engine by itself, in a process of its own: what is asked of it, and what it prints.

use std::fs;

use paraph_compare::account::Account;
use paraph_compare::redline::{Mark, Redline};
use paraph_compare::{Alignment, compare};
use paraph_log::json::{Map, Value};
use paraph_text::Draft;

use crate::probe::timed;

/// Compares two drafts and prints the nanoseconds and what was found, as the matchers do.
///
/// `align` reads both files and aligns them; `redline` also compares the words of all rows.
pub(crate) fn answer(what: &str, old: &str, new: &str) {
    let mut nanos = 0;
    let read = |file: &str| Draft::parse_bytes(&fs::read(file).unwrap()).unwrap();
    let (drafts, alignment) = timed(&mut nanos, || {
        let drafts = [read(old), read(new)];
        let alignment = compare(&drafts[0], &drafts[1]);
        (drafts, alignment)
    });
    let mut told = Map::default();
    told.insert("links", links(&alignment));
    if what == "redline" {
        let account = Account::with(&[], alignment, &drafts[0], &drafts[1]);
        let rows: Vec<[&str; 2]> = account
            .rows
            .iter()
            .map(|row| [row.redline.old.words.as_str(), row.redline.new.words.as_str()])
            .filter(|[old, new]| !old.is_empty() && !new.is_empty())
            .collect();
        let redlines: Vec<Redline<'_>> =
            timed(&mut nanos, || rows.iter().map(|[old, new]| Redline::of(old, new)).collect());
        told.insert("size", redlines.iter().map(size).sum::<i64>());
        told.insert("shortest", rows.iter().map(|[old, new]| shortest(old, new)).sum::<i64>());
        let right = redlines.iter().zip(&rows);
        let broken = right.filter(|(redline, [old, new])| {
            redline.old_text() != *old || redline.new_text() != *new
        });
        told.insert("broken", count(broken.count()));
    }
    told.insert("nanos", i64::try_from(nanos).unwrap());
    println!("{}", String::from_utf8(Value::from(told).to_canonical()).unwrap());
}

fn links(alignment: &Alignment) -> Vec<Value> {
    let label = |place: &str| Value::from(place);
    let link = |link: &paraph_compare::Link| {
        let (old, new) = (&alignment.old[link.old].label, &alignment.new[link.new].label);
        Value::from(vec![label(old), label(new)])
    };
    alignment.links.iter().map(link).collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

/// How many atoms a text has: words, figures and signs.
fn atoms(text: &str) -> i64 {
    count(Redline::of("", text).size())
}

/// How many atoms a redline strikes out and writes in; a moved phrase counts at both places.
fn size(redline: &Redline<'_>) -> i64 {
    let changed = redline.runs().iter().filter(|run| run.mark != Mark::Kept);
    changed.map(|run| atoms(run.words(redline))).sum()
}

/// The fewest atoms that can be struck out and written in: E. W. Myers, An O(ND) difference
/// algorithm and its variations, 1986.
fn shortest(old: &str, new: &str) -> i64 {
    let (a, b) = (paraph_compare::redline::atoms_of(old), paraph_compare::redline::atoms_of(new));
    let (n, m) = (count(a.len()), count(b.len()));
    let most = n + m;
    let at = |diagonal: i64| usize::try_from(diagonal + most + 1).unwrap();
    let mut reach = vec![0_i64; at(most) + 2];
    for edits in 0..=most {
        for diagonal in (-edits..=edits).step_by(2) {
            let (left, right) = (reach[at(diagonal - 1)], reach[at(diagonal + 1)]);
            let is_down = diagonal == -edits || diagonal != edits && left < right;
            let mut x = if is_down { right } else { left + 1 };
            let same = |x: i64| {
                let place = |at: i64| usize::try_from(at).ok();
                let one = place(x).and_then(|x| a.get(x));
                one.is_some() && one == place(x - diagonal).and_then(|y| b.get(y))
            };
            while same(x) {
                x += 1;
            }
            reach[at(diagonal)] = x;
            if x >= n && x - diagonal >= m {
                return edits;
            }
        }
    }
    most
}
