//! Square brackets that were lifted, put round words that had none, or given another alternative.
//!
//! Words in brackets are not agreed. Where the brackets are lifted, hardly a word changes and all that
//! it binds to does: `[South shall open the mine.]` is a proposal, without its brackets it stands. So
//! what became of each place where words are open is told, whether or not a word in it is another.
//!
//! It is not: who stands behind a bracket, or who may lift it; a comparison of the alternatives' words,
//! which are words as others.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::brackets::{Alternative, Passage, Piece, Stack};

use super::redlined::Redlined;
use super::{Row, Words, meet};
use crate::redline::{Mark, Run};
use crate::substance::{Change, Direction, Kind};
use crate::words::split::words;

/// How many words fill a blank at most.
const FILLING_MAX: usize = 6;

/// Tells every row what became of its brackets; the other changes must be known.
pub(super) fn tell(rows: &mut [Row]) {
    let has_both = |row: &Row| !row.old.is_empty() && !row.new.is_empty();
    for row in rows.iter_mut().filter(|row| row.words == Words::Changed && has_both(row)) {
        let redline = &row.redline;
        if !redline.old.words.contains('[') && !redline.new.words.contains('[') {
            continue;
        }
        let both = Both::of(redline);
        let mut found = both.changes(&row.substance);
        let is_said = |change: &Change| both.is_said(change, &found);
        let substance = row.substance.iter().filter(|change| !is_said(change)).cloned().collect();
        row.substance = substance;
        row.leave_to(&found);
        row.substance.append(&mut found);
        row.substance.sort_by_key(|change| change.kind.rank());
    }
}

/// A place where words are open: brackets that stand in no other, and compete for it.
struct Open {
    /// All of it, with what is said to it.
    at: Range<usize>,
    /// The words of each alternative.
    alternatives: Vec<Range<usize>>,
}

impl Open {
    fn join(&mut self, other: Self) {
        self.at.end = other.at.end;
        self.alternatives.extend(other.alternatives);
    }
}

/// A text with its places and its words.
struct Side<'a> {
    text: &'a str,
    open: Vec<Open>,
    /// The words, without brackets and strokes.
    words: Vec<Range<usize>>,
}

/// Both texts, and which word became which.
struct Both<'a> {
    sides: [Side<'a>; 2],
    mates: [BTreeMap<usize, usize>; 2],
}

impl<'a> Side<'a> {
    fn of(text: &'a str) -> Self {
        let is_word = |at: &Range<usize>| !matches!(&text[at.clone()], "[" | "]" | "/");
        let words = words(text).into_iter().filter(is_word).collect();
        Self { text, open: open(text), words }
    }

    /// The place in which a word stands open, if any.
    fn open_at(&self, word: usize) -> Option<usize> {
        let at = &self.words[word];
        let open = self.open.partition_point(|open| open.at.end <= at.start);
        self.open.get(open).filter(|open| open.at.start <= at.start).map(|_| open)
    }

    /// The words that compete for a place: what is said to it is none of them.
    fn words_of(&self, open: usize) -> Vec<usize> {
        let within = |alternative: &Range<usize>| self.within(alternative);
        self.open[open].alternatives.iter().flat_map(within).collect()
    }

    /// The words inside some bytes.
    fn within(&self, at: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|word| word.start < at.start);
        let to = self.words.partition_point(|word| word.start < at.end);
        from..to.max(from)
    }

    fn line(&self, at: &Range<usize>) -> String {
        self.text[at.clone()].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl<'a> Both<'a> {
    fn of(redline: &'a Redlined) -> Self {
        let sides = [Side::of(&redline.old.words), Side::of(&redline.new.words)];
        let mut both = Self { sides, mates: [BTreeMap::new(), BTreeMap::new()] };
        let moved = redline.moves.iter().map(|moved| moved.runs.as_slice());
        for runs in core::iter::once(redline.runs.as_slice()).chain(moved) {
            both.pair(runs);
        }
        both
    }

    /// Which word became which, in runs: what was kept, and of what was replaced the words that are in
    /// both.
    fn pair(&mut self, runs: &[Run]) {
        let mut struck: Option<Range<usize>> = None;
        for run in runs {
            match run.mark {
                Mark::Kept => {
                    struck = None;
                    self.pair_words(&run.old, &run.new);
                }
                Mark::Struck => {
                    let from = struck.as_ref().map_or(run.old.start, |before| before.start);
                    struck = Some(from..run.old.end);
                }
                Mark::Written => {
                    if let Some(old) = struck.take() {
                        self.pair_words(&old, &run.new);
                    }
                }
                Mark::MovedAway(_) | Mark::MovedHere(_) => {}
            }
        }
    }

    /// Pairs the words of two stretches, each new one with the next old one that is the same.
    fn pair_words(&mut self, old: &Range<usize>, new: &Range<usize>) {
        let [olds, news] = &self.sides;
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for old in olds.within(old) {
            places.entry(&olds.text[olds.words[old].clone()]).or_default().push(old);
        }
        let mut left = 0;
        for new in news.within(new) {
            let same = places.get(&news.text[news.words[new].clone()]);
            let next = same.and_then(|all| all.get(all.partition_point(|old| *old < left)));
            if let Some(old) = next {
                left = old + 1;
                self.mates[0].insert(*old, new);
                self.mates[1].insert(new, *old);
            }
        }
    }

    fn changes(&self, told: &[Change]) -> Vec<Change> {
        let mut found = Vec::new();
        for open in 0..self.sides[0].open.len() {
            found.extend(self.of_old(open, told));
        }
        for open in 0..self.sides[1].open.len() {
            let at = &self.sides[1].open[open].at;
            let is_said = found
                .iter()
                .any(|one: &Change| one.new.as_ref().is_some_and(|said| meet(said, at)));
            if !is_said {
                found.extend(self.of_new(open, told));
            }
        }
        found
    }

    /// Whether the line of a bracket says it too: what came or went as an alternative of one, and what
    /// fills a blank.
    fn is_said(&self, change: &Change, found: &[Change]) -> bool {
        let within = |which: usize, at: &Range<usize>| {
            let side = &self.sides[which];
            let gone = side.open.iter().filter(|open| open.alternatives.len() > 1);
            let mut gone = gone.flat_map(|open| &open.alternatives);
            gone.any(|one| {
                let has_mate = |word: usize| self.mates[which].contains_key(&word);
                one.start <= at.start && at.end <= one.end && !side.within(one).any(has_mate)
            })
        };
        let is_shown = |which: usize, at: &Range<usize>| {
            found.iter().filter(|one| one.old.is_some() && one.new.is_some()).any(|one| {
                let own = if which == 0 { &one.old } else { &one.new };
                own.as_ref().is_some_and(|own| own.start <= at.start && at.end <= own.end)
            })
        };
        let fills = |at: &Range<usize>| {
            let counts = matches!(change.kind, Kind::Figure | Kind::Deadline | Kind::Bound);
            let mut filled = found.iter().filter(|one| one.direction == Direction::Filled);
            counts && filled.any(|one| one.new.as_ref().is_some_and(|own| meet(own, at)))
        };
        match (&change.old, &change.new) {
            (Some(at), None) => within(0, at) && is_shown(0, at),
            (None, Some(at)) => (within(1, at) && is_shown(1, at)) || fills(at),
            _ => false,
        }
    }

    /// What stands where a blank was, between the words around it; none where it is too much to be that.
    fn filling(&self, at: &Range<usize>) -> Option<Range<usize>> {
        let [old, new] = &self.sides;
        let before = old.words.partition_point(|word| word.end <= at.start);
        let start = match before.checked_sub(1) {
            Some(before) => self.mates[0].get(&before)? + 1,
            None => 0,
        };
        let end = match old.words.get(before) {
            Some(_) => *self.mates[0].get(&before)?,
            None => new.words.len(),
        };
        let filling = new.words.get(start..end).filter(|words| words.len() <= FILLING_MAX)?;
        let at = filling.first()?.start..filling.last()?.end;
        let open = new.open_at(start).map(|open| new.open[open].at.clone());
        Some(open.unwrap_or(at))
    }

    /// What became of a place that was open.
    fn of_old(&self, open: usize, told: &[Change]) -> Option<Change> {
        let [old, new] = &self.sides;
        let mates: Vec<usize> =
            old.words_of(open).iter().filter_map(|at| self.mates[0].get(at).copied()).collect();
        let (still, free): (Vec<usize>, Vec<usize>) =
            mates.into_iter().partition(|at| new.open_at(*at).is_some());
        let at = &old.open[open].at;
        if !old.text[at.clone()].contains(char::is_alphanumeric)
            && let Some(filling) = self.filling(at)
        {
            return Some(self.change(Direction::Filled, Some(at), Some(&filling)));
        }
        if let Some(other) = still.first().and_then(|at| new.open_at(*at)) {
            let counts = [&old.open[open], &new.open[other]].map(|open| open.alternatives.len());
            let is_another = counts[0] != counts[1];
            return is_another
                .then(|| self.change(Direction::Changed, Some(at), Some(&new.open[other].at)));
        }
        if let (Some(first), Some(last)) = (free.iter().min(), free.iter().max()) {
            let stands = new.words[*first].start..new.words[*last].end;
            return Some(self.change(Direction::Dropped, Some(at), Some(&stands)));
        }
        let mut told = told.iter().filter(|one| !one.to_read);
        let is_told = told.any(|one| one.old.as_ref().is_some_and(|told| meet(told, at)));
        (!is_told).then(|| self.change(Direction::Dropped, Some(at), None))
    }

    /// Where a place came from that is open now and was not.
    fn of_new(&self, open: usize, told: &[Change]) -> Option<Change> {
        let [old, new] = &self.sides;
        let mates: Vec<usize> =
            new.words_of(open).iter().filter_map(|at| self.mates[1].get(at).copied()).collect();
        if mates.iter().any(|at| old.open_at(*at).is_some()) {
            return None;
        }
        let at = &new.open[open].at;
        if let (Some(first), Some(last)) = (mates.iter().min(), mates.iter().max()) {
            let stood = old.words[*first].start..old.words[*last].end;
            return Some(self.change(Direction::Added, Some(&stood), Some(at)));
        }
        let mut told = told.iter().filter(|one| !one.to_read);
        let is_told = told.any(|one| one.new.as_ref().is_some_and(|told| meet(told, at)));
        (!is_told).then(|| self.change(Direction::Added, None, Some(at)))
    }

    fn change(
        &self,
        direction: Direction,
        old: Option<&Range<usize>>,
        new: Option<&Range<usize>>,
    ) -> Change {
        let line = |side: usize, at: Option<&Range<usize>>| {
            at.map_or_else(String::new, |at| self.sides[side].line(at))
        };
        Change {
            kind: Kind::Bracket,
            who: None,
            old_words: line(0, old),
            new_words: line(1, new),
            old: old.cloned(),
            new: new.cloned(),
            around: String::new(),
            direction,
            to_read: false,
            leads: None,
            is_right: false,
        }
    }
}

/// The places of a text where words are open, in order.
fn open(text: &str) -> Vec<Open> {
    let passage = Passage::of(text);
    let mut found: Vec<Open> = Vec::new();
    let pieces = passage.pieces();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Stack(stack) = piece else { continue };
        let before = pieces[..at].iter().rev().find_map(words_in);
        let behind = pieces[at + 1..].iter().find_map(words_in);
        let start = before.map_or(0, |words| range(text, words).end);
        let end = behind.map_or(text.len(), |words| range(text, words).start);
        let Some(open) = of_stack(text, stack, start..end) else { continue };
        // `[shall] [should]`: where nothing stands between, they compete for one place.
        match found.last_mut() {
            Some(last) if text[last.at.end..open.at.start].trim().is_empty() => last.join(open),
            _ => found.push(open),
        }
    }
    found
}

const fn words_in<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    match piece {
        Piece::Words(words) => Some(words),
        Piece::Stack(_) => None,
    }
}

/// A place with its alternatives; none where options divide a whole point without a bracket.
fn of_stack(text: &str, stack: &Stack<'_>, between: Range<usize>) -> Option<Open> {
    let alternatives: Vec<_> =
        stack.alternatives().filter_map(|one| of_alternative(text, one)).collect();
    let start = between.start + text[between.clone()].find('[')?;
    let written = text[start..between.end].trim_end();
    Some(Open { at: start..start + written.len(), alternatives })
}

/// The bytes of an alternative's words; none where it has none.
fn of_alternative(text: &str, alternative: &Alternative<'_>) -> Option<Range<usize>> {
    let mut all = Vec::new();
    collect(text, alternative.passage(), &mut all);
    let start = all.iter().map(|at| at.start).min()?;
    Some(start..all.iter().map(|at| at.end).max()?)
}

fn collect(text: &str, passage: &Passage<'_>, all: &mut Vec<Range<usize>>) {
    for piece in passage.pieces() {
        match piece {
            Piece::Words(words) => all.push(range(text, words)),
            Piece::Stack(stack) => {
                stack.alternatives().for_each(|one| collect(text, one.passage(), all));
            }
        }
    }
}

/// Where a part of a text stands in it.
fn range(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}
