//! A redline in which references that follow their points are no edit, wherever they stand.
//!
//! `If points 1 and 2 are` that became `If points 2 and 3 are` keeps the `2` by the shortest edit, though no label was kept.
//! So the new labels are put into the old words, these are compared, and each label is told as it was, struck out and
//! written in, both folded. A reference of which not all labels come to stand in its counterpart is left as it is.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::Folded;
use super::exchanged::{Exchange, retold};
use crate::account::redlined::Redlined;
use crate::redline::Mark;
use crate::references::{Mention, Reach};
use crate::words::split::words;

/// The most pairs of references of one row that are held against each other.
const PAIRS_MAX: usize = 100_000;
/// How often a row is compared again without the references that did not come to stand in their counterparts.
const TIMES_MAX: usize = 4;

type Pair<'a> = (&'a Mention, &'a Mention);

/// The redline of a row with the references folded that follow, and these, each with what it is now; nothing where it
/// has none, or where a phrase moved.
pub(super) fn redline<'a>(
    redline: &Redlined,
    olds: &'a [Mention],
    news: &'a [Mention],
    follows: impl Fn(&Mention, &Mention) -> bool,
) -> Option<(Redlined, Vec<Pair<'a>>)> {
    let (old, new) = (&redline.old.words, &redline.new.words);
    let is_pair = |one: &Mention, other: &Mention| {
        is_alike([(old, one), (new, other)]) && follows(one, other)
    };
    let mut pairs = in_order(olds, news, is_pair);
    pairs.retain(|(one, other)| old[one.at.clone()] != new[other.at.clone()]);
    for _ in 0..TIMES_MAX {
        if pairs.is_empty() {
            return None;
        }
        let (text, exchanges) = instead(redline, &pairs);
        let found = retold(redline, &text, &exchanges)?;
        let before = pairs.len();
        pairs.retain(|pair| came_to_stand(&found, &exchanges, *pair));
        if pairs.len() == before {
            return Some((found, pairs));
        }
    }
    None
}

/// Whether the same word announces two references; of `the second point` it is the last.
fn is_alike([(old, one), (new, other)]: [(&str, &Mention); 2]) -> bool {
    let word = |text: &str, mention: &Mention| -> Option<String> {
        let words = text[mention.at.clone()].split(|char: char| !char.is_alphanumeric());
        let mut words = words.filter(|word| !word.is_empty());
        let word = if mention.nearby.is_some() { words.next_back() } else { words.next() };
        word.map(String::from)
    };
    one.reach == other.reach && (one.reach == Reach::Exact || word(old, one) == word(new, other))
}

/// The most pairs that stand in the same order in both texts.
fn in_order<'a>(
    olds: &'a [Mention],
    news: &'a [Mention],
    is_pair: impl Fn(&Mention, &Mention) -> bool,
) -> Vec<Pair<'a>> {
    let width = news.len() + 1;
    if olds.len() * news.len() > PAIRS_MAX {
        return Vec::new();
    }
    let is: Vec<bool> =
        olds.iter().flat_map(|old| news.iter().map(|new| is_pair(old, new))).collect();
    let is = |old: usize, new: usize| is[old * news.len() + new];
    // How many pairs there are from two references on.
    let mut count = alloc::vec![0_usize; (olds.len() + 1) * width];
    for old in (0..olds.len()).rev() {
        for new in (0..news.len()).rev() {
            let both = count[(old + 1) * width + new + 1] + usize::from(is(old, new));
            count[old * width + new] =
                both.max(count[(old + 1) * width + new]).max(count[old * width + new + 1]);
        }
    }
    let (mut old, mut new, mut pairs) = (0, 0, Vec::new());
    while old < olds.len() && new < news.len() {
        let here = count[old * width + new];
        if is(old, new) && here == count[(old + 1) * width + new + 1] + 1 {
            pairs.push((&olds[old], &news[new]));
            (old, new) = (old + 1, new + 1);
        } else if here == count[(old + 1) * width + new + 1] {
            (old, new) = (old + 1, new + 1);
        } else if here == count[(old + 1) * width + new] {
            old += 1;
        } else {
            new += 1;
        }
    }
    pairs
}

/// The old text of a row with new labels in it, and those of the names that were exchanged throughout.
fn instead(redline: &Redlined, pairs: &[Pair<'_>]) -> (String, Vec<Exchange>) {
    let (old, new) = (&redline.old.words, &redline.new.words);
    let mut places = names(redline);
    for (one, other) in pairs {
        let differing = differing([(old, &one.at), (new, &other.at)]);
        places.extend(differing.into_iter().map(|[at, to]| (at, to, Folded::Reference)));
    }
    places.sort_by_key(|(at, ..)| at.start);
    let (mut text, mut exchanges, mut end) = (String::with_capacity(old.len()), Vec::new(), 0);
    for (at, to, folded) in places {
        if at.start < end {
            continue;
        }
        text.push_str(&old[end..at.start]);
        let start = text.len();
        text.push_str(&new[to]);
        end = at.end;
        exchanges.push(Exchange { old: at, instead: start..text.len(), folded });
    }
    text.push_str(&old[end..]);
    (text, exchanges)
}

/// Where the names stand that were exchanged throughout, in both texts.
fn names(redline: &Redlined) -> Vec<(Range<usize>, Range<usize>, Folded)> {
    let struck = redline.folded.iter().filter(|(_, folded)| folded.is_renaming());
    let pairs = struck.filter_map(|(at, folded)| {
        let (old, new) = (redline.runs.get(*at)?, redline.runs.get(at + 1)?);
        let is_pair = old.mark == Mark::Struck && new.mark == Mark::Written;
        let trim =
            |text: &str, at: &Range<usize>| at.start..at.start + text[at.clone()].trim_end().len();
        is_pair.then(|| {
            let at = trim(&redline.old.words, &old.old);
            (at, trim(&redline.new.words, &new.new), *folded)
        })
    });
    pairs.collect()
}

/// In what two references differ: word by word where they have as many, else in one stretch from word to word.
fn differing(texts: [(&str, &Range<usize>); 2]) -> Vec<[Range<usize>; 2]> {
    let [old, new] = texts.map(|(text, at)| -> Vec<Range<usize>> {
        let all = words(&text[at.clone()]).into_iter();
        all.map(|word| at.start + word.start..at.start + word.end).collect()
    });
    let [(one, _), (other, _)] = texts;
    let same_word = |at: usize, to: usize| one[old[at].clone()] == other[new[to].clone()];
    // What stands between two words and the ones behind them.
    let same_gap = |at: usize, to: usize| match (old.get(at + 1), new.get(to + 1)) {
        (Some(next), Some(next_new)) => {
            one[old[at].end..next.start] == other[new[to].end..next_new.start]
        }
        (behind, new_behind) => behind.is_none() && new_behind.is_none(),
    };
    let most = old.len().min(new.len());
    if old.len() == new.len() && (0..most).all(|at| same_gap(at, at)) {
        let others = (0..most).filter(|at| !same_word(*at, *at));
        return others.map(|at| [old[at].clone(), new[at].clone()]).collect();
    }
    let Some(last) = most.checked_sub(1) else { return Vec::new() };
    let before = (0..last).take_while(|at| same_word(*at, *at) && same_gap(*at, *at)).count();
    let is_same_behind = |back: &usize| {
        let (at, to) = (old.len() - back, new.len() - back);
        same_word(at, to) && same_gap(at - 1, to - 1)
    };
    let behind = (1..=last - before).take_while(is_same_behind).count();
    let stretch = |all: &[Range<usize>]| all[before].start..all[all.len() - 1 - behind].end;
    Vec::from([[stretch(&old), stretch(&new)]])
}

/// Whether all that differs of a reference is folded, and stands in what it is now.
fn came_to_stand(found: &Redlined, exchanges: &[Exchange], (old, new): Pair<'_>) -> bool {
    let holds = |all: &Range<usize>, at: &Range<usize>| all.start <= at.start && at.end <= all.end;
    let mut told = BTreeSet::new();
    for (at, _) in found.folded.iter().filter(|(_, folded)| !folded.is_renaming()) {
        let (Some(struck), Some(written)) = (found.runs.get(*at), found.runs.get(at + 1)) else {
            continue;
        };
        let is_here = struck.mark == Mark::Struck && old.at.contains(&struck.old.start);
        if is_here && new.at.contains(&written.new.start) {
            told.insert(struck.old.start);
        }
    }
    let mut own = exchanges.iter().filter(|one| holds(&old.at, &one.old)).peekable();
    own.peek().is_some() && own.all(|one| told.contains(&one.old.start))
}
