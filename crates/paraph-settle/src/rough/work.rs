//! How much work is left: counted in linear programs, never in time, so that it ends at the same place
//! everywhere.

use core::cell::Cell;

/// Linear programs that may still be solved, and those that were. Who looks into something asks
/// [`Work::is_spent`] first, and leaves it open where it is.
#[derive(Debug)]
pub(super) struct Work {
    left: Cell<u64>,
    done: Cell<u64>,
}

impl Work {
    pub(super) fn new(steps: u64) -> Self {
        Self { left: Cell::new(steps), done: Cell::new(0) }
    }

    /// One more is solved.
    pub(super) fn take(&self) {
        self.left.set(self.left.get().saturating_sub(1));
        self.done.set(self.done.get().saturating_add(1));
    }

    pub(super) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    pub(super) fn done(&self) -> u64 {
        self.done.get()
    }

    /// What follows has so many of its own.
    pub(super) fn again(&self, steps: u64) {
        self.left.set(steps);
    }

    /// Nothing more is looked into.
    pub(super) fn stop(&self) {
        self.left.set(0);
    }
}
