//! A redline in which exchanged names are no edit, nor whatever else is told once for all rows.
//!
//! The new names are put into the old words, these are compared, and what is found is told in the
//! old words as they were: each name as a run struck out and one written in, both folded. So a name
//! is folded beside other edits, too, and these are no longer wider than they are.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::names::{Name, places, without_owner};
use super::{Folded, Renaming};
use crate::account::redlined::Redlined;
use crate::redline::{Mark, Redline, Run};
use crate::words::split::words;

/// Words of the old text, those in the text that has others instead, and why they are no edit.
pub(super) struct Exchange {
    pub(super) old: Range<usize>,
    pub(super) instead: Range<usize>,
    pub(super) folded: Folded,
}

/// The redline of a row with all exchanged names folded; nothing where it has none, or where a
/// phrase moved, of which the runs inside would have to be cut as well.
pub(super) fn redline(
    redline: &Redlined,
    names: &[Name],
    renamings: &[Renaming],
) -> Option<Redlined> {
    let (text, exchanges) = instead(&redline.old.words, names, renamings)?;
    retold(redline, &text, &exchanges)
}

/// The redline of a row whose old words are compared with others instead; nothing where a phrase moved.
pub(super) fn retold(redline: &Redlined, text: &str, exchanges: &[Exchange]) -> Option<Redlined> {
    let old = &redline.old.words;
    let found = Redline::of(text, &redline.new.words);
    if !found.moves().is_empty() {
        return None;
    }
    let mut told = Telling {
        old,
        instead: text,
        new: &redline.new.words,
        exchanges,
        runs: Vec::new(),
        folded: BTreeMap::new(),
    };
    found.runs().iter().for_each(|run| told.run(run));
    let (runs, folded) = (told.runs, told.folded);
    let (old, new) = (redline.old.clone(), redline.new.clone());
    Some(Redlined { old, new, runs, moves: Vec::new(), folded })
}

/// The old text with the new names in it.
fn instead(old: &str, names: &[Name], renamings: &[Renaming]) -> Option<(String, Vec<Exchange>)> {
    let all = names.iter().enumerate();
    let mut found: Vec<(Range<usize>, usize)> = all
        .flat_map(|(at, name)| places(old, name).into_iter().map(move |place| (place, at)))
        .collect();
    found.sort_by_key(|(place, _)| (place.start, core::cmp::Reverse(place.end)));
    let (mut text, mut exchanges) = (String::with_capacity(old.len()), Vec::new());
    let mut end = 0;
    for (place, renaming) in found {
        if place.start < end {
            continue;
        }
        text.push_str(&old[end..place.start]);
        let start = text.len();
        text.push_str(&renamings[renaming].new);
        text.push_str(&old[without_owner(old, &place).end..place.end]);
        end = place.end;
        let folded = Folded::Renaming(renaming);
        exchanges.push(Exchange { old: place, instead: start..text.len(), folded });
    }
    text.push_str(&old[end..]);
    (!exchanges.is_empty()).then_some((text, exchanges))
}

/// Tells runs of the text with new names in the old words as they were.
struct Telling<'a> {
    old: &'a str,
    instead: &'a str,
    new: &'a str,
    exchanges: &'a [Exchange],
    runs: Vec<Run>,
    folded: BTreeMap<usize, Folded>,
}

impl<'a> Telling<'a> {
    fn run(&mut self, run: &Run) {
        if run.mark != Mark::Kept {
            let old = self.place(run.old.start)..self.place(run.old.end);
            self.runs.push(Run { mark: run.mark, old, new: run.new.clone() });
            return;
        }
        let (mut at_old, mut at_new) = (self.place(run.old.start), run.new.start);
        for (exchange, new) in self.kept_names(run) {
            let old = exchange.old.start..Self::behind(self.old, exchange.old.end);
            let new = new.start..Self::behind(self.new, new.end);
            self.push(Mark::Kept, at_old..old.start, at_new..new.start);
            (at_old, at_new) = (old.end, new.end);
            for (mark, old, new) in [
                (Mark::Struck, old.clone(), new.start..new.start),
                (Mark::Written, old.end..old.end, new.clone()),
            ] {
                self.folded.insert(self.runs.len(), exchange.folded);
                self.runs.push(Run { mark, old, new });
            }
        }
        self.push(Mark::Kept, at_old..self.place(run.old.end), at_new..run.new.end);
    }

    fn push(&mut self, mark: Mark, old: Range<usize>, new: Range<usize>) {
        if !old.is_empty() || !new.is_empty() {
            self.runs.push(Run { mark, old, new });
        }
    }

    /// The exchanged names that a kept run has whole, each with where it stands in the new text.
    ///
    /// Both texts of a kept run have the same words, so the word of one number is the same in both.
    fn kept_names(&self, run: &Run) -> Vec<(&'a Exchange, Range<usize>)> {
        let inside = self.exchanges.iter().filter(|exchange| {
            run.old.start <= exchange.instead.start && exchange.instead.end <= run.old.end
        });
        let mut inside = inside.peekable();
        if inside.peek().is_none() {
            return Vec::new();
        }
        let (here, there) =
            (words(&self.instead[run.old.clone()]), words(&self.new[run.new.clone()]));
        let at = |byte: usize, is: fn(&Range<usize>) -> usize| {
            let place = here.iter().position(|word| is(word) + run.old.start == byte)?;
            there.get(place).map(|word| is(word) + run.new.start)
        };
        let new = |exchange: &'a Exchange| {
            let start = at(exchange.instead.start, |word| word.start)?;
            Some(start..at(exchange.instead.end, |word| word.end)?)
        };
        inside.filter_map(|exchange| Some((exchange, new(exchange)?))).collect()
    }

    /// The end of the white space behind a byte.
    fn behind(text: &str, end: usize) -> usize {
        let rest = &text[end..];
        end + rest.len() - rest.trim_start().len()
    }

    /// Where a byte of the text with new names stands in the old one; behind a name for any of its
    /// bytes but the first.
    fn place(&self, byte: usize) -> usize {
        let before = self.exchanges.partition_point(|exchange| exchange.instead.start < byte);
        let Some(last) = before.checked_sub(1).and_then(|at| self.exchanges.get(at)) else {
            return byte;
        };
        last.old.end + byte.saturating_sub(last.instead.end)
    }
}
