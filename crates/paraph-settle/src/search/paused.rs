//! A search laid aside without its ground, to be taken up on the same ground again.

use alloc::vec::Vec;

use super::{Frame, Search, State};
use crate::{
    ascent::Ground,
    bound::{Best, Row},
    domain::Domain,
    proof::Proof,
};

/// Where a search stood. What it searched is kept by whoever laid it aside.
#[derive(Debug, Clone)]
pub(crate) struct Paused {
    domain: Domain,
    frames: Vec<Frame>,
    units: Vec<Row>,
    best: Option<Best>,
    steps: u64,
    state: State,
    proof: Proof,
    is_gap: bool,
    start: Domain,
}

impl<'a> Search<'a> {
    /// Lays the search aside.
    pub(crate) fn pause(self) -> Paused {
        let Self { ground: _, domain, frames, units, best, steps, state, proof, is_gap, start } =
            self;
        Paused { domain, frames, units, best, steps, state, proof, is_gap, start }
    }

    /// Takes it up again: it goes on as if it had never been laid aside. The ground must be the same.
    pub(crate) fn taken_up(ground: Ground<'a>, paused: Paused) -> Self {
        let Paused { domain, frames, units, best, steps, state, proof, is_gap, start } = paused;
        Self { ground, domain, frames, units, best, steps, state, proof, is_gap, start }
    }
}
