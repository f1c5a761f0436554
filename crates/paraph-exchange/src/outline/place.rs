//! Where a number belongs: in a count that is open, as the first of a new one, or nowhere.

use super::Candidate;
use super::build::{Level, Reader};
use crate::flow::Follows;
use crate::marker::Wrap;
use crate::marker::numerals::{Kind, Reading};

/// How far ahead the other numbers of a count are looked for, in blocks.
const AHEAD_MAX: usize = 300;
/// How many numbers may be left out between two of a count that somebody typed.
const GAP_MAX: u32 = 10;
/// The same for letters, of which alphabets leave out some.
const LETTER_GAP_MAX: u32 = 3;

/// Where a numbered block goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// In how many open points.
    pub(super) depth: usize,
    /// How its number is read.
    pub(super) reading: Reading,
    /// Numbers of points between, which have no words of their own: 2 before `2.1`.
    pub(super) parents: Vec<u32>,
}

impl Reader<'_> {
    /// Where the block goes as a point; none if what it begins with is no number.
    pub(super) fn place(&self, index: usize) -> Option<Place> {
        let candidate = self.candidate(index)?;
        if candidate.marker.path.len() > 1 {
            return self.in_path(index, candidate);
        }
        self.continues(index, candidate)
            .or_else(|| self.starts(index, candidate))
            .or_else(|| self.skips(index, candidate))
            .or_else(|| self.runs_on(index, candidate))
            .or_else(|| self.again(index, candidate))
            .or_else(|| self.counted(index, candidate))
    }

    /// The next number exactly, preferring the count that stands at the same column.
    fn continues(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        let column = self.column(index);
        let exact = |level: &Level, reading: Reading| {
            let is_next = reading.value == level.value.saturating_add(1);
            let is_same = reading.value == level.value && candidate.marker.suffixed;
            (is_next || is_same) && !self.is_said_again(index, candidate, reading)
        };
        let here = |level: &Level, reading| level.column == column && exact(level, reading);
        self.find(index, candidate, here).or_else(|| self.find(index, candidate, exact))
    }

    /// A later number of a count, with some left out.
    fn skips(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        if !self.is_free(index) {
            return None;
        }
        let may_stand = |level: &Level, reading| self.is_later(index, reading, level.value);
        self.find(index, candidate, may_stand)
    }

    /// Whether a number is a little further on than another, and none that comes later is nearer.
    fn is_later(&self, index: usize, reading: Reading, than: u32) -> bool {
        let limit = if reading.kind == Kind::Decimal { GAP_MAX } else { LETTER_GAP_MAX };
        let gap = reading.value.saturating_sub(than);
        let is_better_later =
            self.next(index, reading.kind).is_some_and(|next| than < next && next <= reading.value);
        (1..=limit).contains(&gap) && !is_better_later
    }

    /// The number of the last point once more, typed by mistake: a paragraph of its own in the same column, behind
    /// the end of a sentence, that begins as a sentence does.
    fn again(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        let block = self.block(index)?;
        let words = block.words.get(candidate.marker.end..)?.trim_start();
        let begins = words.starts_with(|char: char| char.is_alphabetic() && !char.is_lowercase());
        let above = index.checked_sub(1).and_then(|above| self.block(above))?;
        let is_ended = above.words.ends_with(['.', ';', '!', '?']);
        if !begins || !is_ended || self.follows(index) != Follows::Apart {
            return None;
        }
        let column = self.column(index);
        let is_same = |level: &Level, reading: Reading| {
            let next = self.next(index, reading.kind);
            level.column == column
                && reading.value == level.value
                && next.is_none_or(|next| next == reading.value.saturating_add(1))
        };
        self.find(index, candidate, is_same)
    }

    /// The next number of a count that runs on through the points that hold it: 3 in `II`, behind 2
    /// in `I`; also 4, where 3 was left out.
    fn runs_on(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        let floor = self.announced();
        candidate.marker.readings.iter().find_map(|reading| {
            let last = self.last_of(candidate.marker.wrap, reading.kind)?;
            let is_next = reading.value == last.value.saturating_add(1)
                || reading.kind == Kind::Decimal && self.is_later(index, *reading, last.value);
            let is_next = is_next && self.is_free(index);
            let is_inside = (1..=self.open_levels().len()).contains(&last.depth);
            let is_here = is_next && is_inside && last.depth >= floor;
            let place = Place { depth: last.depth, reading: *reading, parents: Vec::new() };
            (is_here && self.follows(index) != Follows::Wrapped).then_some(place)
        })
    }

    /// Any number at all, where the format itself counts.
    fn counted(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        if !candidate.is_sure {
            return None;
        }
        let column = self.column(index);
        let reading = *candidate.marker.readings.first()?;
        self.find(index, candidate, |level, _| level.column == column).or_else(|| {
            let depth = self.start_depth(index, candidate, reading, column);
            Some(Place { depth, reading, parents: Vec::new() })
        })
    }

    /// The innermost open count of the same kind in which a number may stand; for what reads as a heading, that of
    /// the headings.
    fn find(
        &self,
        index: usize,
        candidate: &Candidate,
        may_stand: impl Fn(&Level, Reading) -> bool,
    ) -> Option<Place> {
        let fits = |(depth, level): (usize, &Level)| {
            let mut readings = candidate.marker.readings.iter();
            let reading = readings
                .find(|reading| level.is_of(candidate, **reading) && may_stand(level, **reading))?;
            Some(Place { depth, reading: *reading, parents: Vec::new() })
        };
        let holder = self.holder(candidate).filter(|_| self.reads_as_heading(index));
        let outer = holder
            .and_then(|holder| self.levels().filter(|(depth, _)| *depth <= holder).find_map(fits));
        outer.or_else(|| self.levels().find_map(fits))
    }

    /// In how many open points a point with a heading stands that holds a count of its own kind:
    /// `4. Disputes` above `1.` and `2.`
    fn holder(&self, candidate: &Candidate) -> Option<usize> {
        let is_of = |level: &Level| {
            candidate.marker.readings.iter().any(|reading| level.is_of(candidate, *reading))
        };
        let holder = self.open_levels().position(|level| level.has_heading && is_of(level))?;
        self.open_levels().skip(holder + 1).any(is_of).then_some(holder)
    }

    /// Whether the same number comes again before the next one, so that this one is a mention:
    /// `... under point` at the end of a line, `(b) of this article` on the next; and whether
    /// an `i` begins Roman numbers, since `ii` comes next.
    fn is_said_again(&self, index: usize, candidate: &Candidate, reading: Reading) -> bool {
        let is_one = [Kind::LowerRoman, Kind::UpperRoman]
            .iter()
            .find(|kind| **kind != reading.kind && candidate.marker.value(**kind) == Some(1));
        if let Some(roman) = is_one
            && self.next(index, *roman) == Some(2)
        {
            return true;
        }
        self.follows(index) == Follows::Wrapped
            && self.next(index, reading.kind) == Some(reading.value)
    }

    /// The first number of a new count.
    fn starts(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        let Candidate { marker, is_sure } = candidate;
        if !is_sure && self.follows(index) == Follows::Wrapped {
            return None;
        }
        // Roman before letters: `i` begins a count as one, not as nine.
        let first = marker.readings.iter().rev().find(|reading| reading.value == 1);
        let reading = match first {
            Some(reading) => *reading,
            None => *marker.readings.iter().find(|reading| self.begins(index, reading))?,
        };
        let goes_on = self.next(index, reading.kind) == Some(reading.value.saturating_add(1));
        let is_plain = reading.kind == Kind::Decimal
            && (marker.wrap == Wrap::Dot || marker.wrap == Wrap::Parenthesis)
            && (!self.has_begun() || self.is_apart(index))
            && self.block(index).is_some_and(|block| block.words.len() > marker.end);
        // `(1)` alone in a point is one where other points have been counted so.
        let is_usual = self.last_of(marker.wrap, reading.kind).is_some_and(|last| {
            last.depth > 0 && self.is_free(index) && reading.kind == Kind::Decimal
        });
        let is_believed = *is_sure
            || marker.has_keyword()
            || is_plain
            || goes_on
            || is_usual
            || self.is_only_item(index, candidate, reading);
        let depth = self.start_depth(index, candidate, reading, self.column(index));
        is_believed.then_some(Place { depth, reading, parents: Vec::new() })
    }

    /// Whether it is the only item of a point that ends with a colon: `North shall not:` above `a. fly over the zone.`
    fn is_only_item(&self, index: usize, candidate: &Candidate, reading: Reading) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.block(above));
        let opens = above.is_some_and(|above| above.words.ends_with(':'));
        let is_letter = matches!(reading.kind, Kind::Lower | Kind::LowerRoman | Kind::Cyrillic);
        let has_words =
            self.block(index).is_some_and(|block| block.words.len() > candidate.marker.end);
        let is_in_point = self.open_levels().next_back().is_some_and(|level| level.wrap.is_some());
        opens && is_letter && has_words && is_in_point
    }

    /// Whether a text may begin with that number: part of a longer one, from point 12 on.
    fn begins(&self, index: usize, reading: &Reading) -> bool {
        let Some(candidate) = self.candidate(index) else { return false };
        let goes_on = self.next(index, reading.kind) == Some(reading.value.saturating_add(1));
        let is_keyword = candidate.marker.has_keyword() && self.follows(index) == Follows::Apart;
        let is_open = self.levels().any(|(_, level)| level.wrap == Some(candidate.marker.wrap));
        !self.has_begun() && goes_on || is_keyword && !is_open
    }

    /// In how many open points a new count stands.
    fn start_depth(
        &self,
        index: usize,
        candidate: &Candidate,
        reading: Reading,
        column: usize,
    ) -> usize {
        let wrap = Some(candidate.marker.wrap);
        if candidate.marker.has_keyword() {
            let again = self.open_levels().position(|level| level.wrap == wrap);
            // A part stands in parts only.
            let is_division = candidate.marker.is_division();
            let outer = if is_division { self.divisions() } else { self.announced() };
            return again.unwrap_or(outer);
        }
        // Numbers without a keyword stand in articles, wherever they begin on the line.
        let floor = self.announced();
        let again = self.open_levels().enumerate().skip(floor).find(|(_, level)| {
            level.wrap == wrap && level.kind == reading.kind && level.column >= column
        });
        // `4. Disputes` holds what is counted from 1 below it, of whatever kind.
        let is_held = self.open_levels().next_back().is_some_and(|level| {
            reading.value == 1 && level.has_heading && level.is_of(candidate, reading)
        });
        if is_held {
            return self.open_levels().len();
        }
        if let Some((depth, _)) = again {
            return depth;
        }
        if !self.has_begun() {
            return floor;
        }
        if let Some(depth) = self.held_by_number(index, candidate, reading) {
            return depth;
        }
        let deeper = self.open_levels().rev().take_while(|level| level.column > column).count();
        (self.open_levels().len() - deeper).max(floor)
    }

    /// In how many open points a first letter in brackets stands that belongs to the numbered point above it, however far
    /// out it begins: that ends with a colon, or its count goes on behind the letters.
    fn held_by_number(
        &self,
        index: usize,
        candidate: &Candidate,
        reading: Reading,
    ) -> Option<usize> {
        let is_bracketed = matches!(candidate.marker.wrap, Wrap::Parentheses | Wrap::Parenthesis);
        let is_letter = matches!(reading.kind, Kind::Lower | Kind::LowerRoman | Kind::Cyrillic);
        if !(is_bracketed && is_letter && reading.value == 1) {
            return None;
        }
        let holder = self.open_levels().rposition(|level| level.wrap.is_some())?;
        let level = self.open_levels().nth(holder).filter(|level| level.kind == Kind::Decimal)?;
        let above = index.checked_sub(1).and_then(|above| self.block(above));
        let next = level.value.saturating_add(1);
        let goes_on = |at: usize| {
            self.candidate(at).is_some_and(|other| {
                level.wrap == Some(other.marker.wrap)
                    && other.marker.path.len() <= 1
                    && other.marker.value(Kind::Decimal) == Some(next)
            })
        };
        let is_held = above.is_some_and(|above| above.words.ends_with(':'))
            || (index + 1..index.saturating_add(AHEAD_MAX)).any(goes_on);
        is_held.then_some(holder + 1)
    }

    /// Whether the block begins a paragraph, or the line above it ends a sentence.
    fn is_free(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.block(above));
        self.is_apart(index)
            || above.is_none_or(|above| above.words.ends_with(['.', ';', ':', ',', '!', '?']))
    }

    /// Whether the block begins a paragraph if it begins with a number.
    fn is_apart(&self, index: usize) -> bool {
        matches!(self.follows(index), Follows::Apart | Follows::BelowHeading)
    }

    /// How many of the open points reach down to the last with a keyword.
    fn announced(&self) -> usize {
        self.open_levels().rposition(Level::is_announced).map_or(0, |depth| depth + 1)
    }

    /// `2.1`: in the point 2, or behind 1.4 with a point 2 that has no words of its own.
    fn in_path(&self, index: usize, candidate: &Candidate) -> Option<Place> {
        let Candidate { marker, is_sure } = candidate;
        let reading = *marker.readings.first()?;
        let path = marker.path.as_slice();
        let (last, before) = path.split_last()?;
        for (depth, level) in self.open_levels().enumerate().rev() {
            if let Some((own, above)) = level.path.split_last()
                && above == before
                && own < last
                && (*is_sure || last - own == 1 || last - own <= GAP_MAX && self.is_free(index))
            {
                return Some(Place { depth, reading, parents: Vec::new() });
            }
            let Some(rest) = before.strip_prefix(level.path.as_slice()) else { continue };
            if !level.path.is_empty() && (*is_sure || begins_path(rest, *last)) {
                return Some(Place { depth: depth + 1, reading, parents: rest.to_vec() });
            }
        }
        let (first, rest) = before.split_first()?;
        let is_next = match self.top_path() {
            Some(top) => *first >= top && first - top <= GAP_MAX,
            None => !self.has_begun(),
        };
        let is_believed = *is_sure || is_next && self.is_free(index) && begins_path(rest, *last);
        is_believed.then(|| Place { depth: 0, reading, parents: before.to_vec() })
    }

    /// The next number, within reach, that would be of the same count.
    fn next(&self, index: usize, kind: Kind) -> Option<u32> {
        let ahead = std::iter::successors(self.next_alike(index), |at| self.next_alike(*at));
        let within = ahead.take_while(|at| at - index < AHEAD_MAX);
        within.filter_map(|at| self.candidate(at)?.marker.value(kind)).next()
    }
}

/// Whether the last part of a path begins a count: `2.1`, `2.1.1`, also `2.0`.
fn begins_path(parents: &[u32], last: u32) -> bool {
    last <= 1 && parents.iter().all(|number| *number == 1)
}
