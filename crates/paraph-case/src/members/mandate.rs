//! Mandates: what a delegate was given, and whether something that it did is within it.
//!
//! What goes beyond is never refused: it is kept, and counts ad referendum. It is judged by what held
//! at its place in the log: a mandate that came later neither promotes it nor undoes it.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Members;
use crate::act::Header;
use crate::id::{Actor, Name, Party};
use crate::stances::Grade;
use crate::time::{Time, When};

/// What a delegate was given: presented by its party, in this channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Whether it can decide what is kept for principals.
    pub principal: bool,
    /// The highest grade of agreement it may give; unlimited where none is named.
    pub grade: Option<Grade>,
    /// The topics it may agree to; all where none is named.
    pub topics: Vec<Name>,
    /// The time it is good for; always where none is named.
    pub period: Option<When>,
}

impl Mandate {
    /// Whether its grade and its period allow what was written at a time, when it was known to be
    /// no earlier than `past`.
    fn allows(&self, grade: Grade, at: Time, past: Time) -> bool {
        let period = self.period.as_ref().is_none_or(|period| {
            let (from, until) = period.bounds();
            from.is_none_or(|from| at >= from) && until.is_none_or(|until| at.max(past) <= until)
        });
        period && self.grade.is_none_or(|most| grade <= most)
    }
}

/// The latest times that each party has written in the log, in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    founded: Option<Time>,
    latest: BTreeMap<Party, Vec<(u64, Time)>>,
}

impl Written {
    /// The latest time that a party has written before a place in the log, the founding included.
    fn before(&self, party: &Party, position: u64) -> Option<Time> {
        let own = self.latest.get(party).map_or(&[][..], Vec::as_slice);
        let until = own.partition_point(|(place, _)| *place < position);
        let last = own.get(..until).and_then(<[_]>::last).map(|(_, at)| *at);
        last.max(self.founded)
    }
}

impl Members {
    /// Takes down when an act that was not refused says that it was written.
    ///
    /// That time is its author's word. A delegate cannot go back behind what its own party wrote
    /// before; what others write, under its name even, cannot shorten a mandate.
    pub(crate) fn wrote(&mut self, header: &Header) {
        if header.position == 0 {
            self.written.founded = Some(header.at);
        }
        let own = self.written.latest.entry(header.by.party.clone()).or_default();
        if own.last().is_none_or(|(_, latest)| *latest < header.at) {
            own.push((header.position, header.at));
        }
    }

    /// Whether the mandate that somebody had at a place in the log covers, by its grade and its
    /// period, what it wrote at a time; where it had none, nothing is covered.
    pub(crate) fn covers(&self, by: &Actor, grade: Grade, at: Time, position: u64) -> bool {
        let past = self.written.before(&by.party, position).unwrap_or(at);
        self.mandate_at(by, position).is_some_and(|mandate| mandate.allows(grade, at, past))
    }
}
