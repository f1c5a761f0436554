//! Answers by branch and bound, and the frontier of two parties gap by gap.

use alloc::vec::Vec;

use super::{Answer, Settling, Solution, Way};
use crate::{ascent::Ground, search::Search, staircase::Staircase};

impl Settling<'_> {
    /// Goes on with the frontier of two parties, once all optima are known; `false` if there is
    /// nothing to do.
    pub(super) fn climb_stairs(&mut self, steps: u64) -> bool {
        if !self.is_frontier_due() {
            return false;
        }
        if self.staircase.is_none() {
            let table = &self.ready.table;
            let known = self.answers.iter().filter_map(|answer| answer.package.as_deref());
            let known: Vec<_> = known.map(|package| table.seated(package)).collect();
            self.staircase = Staircase::new(table, &known);
        }
        let Some(staircase) = &mut self.staircase else { return false };
        let before = staircase.steps();
        if staircase.run(steps) {
            self.frontier = Some(staircase.frontier());
        }
        self.steps += staircase.steps() - before;
        true
    }

    /// Whether the frontier is still to be searched for: that of two parties, where anything at all
    /// is feasible.
    pub(super) fn is_frontier_due(&self) -> bool {
        let found = || self.answers.iter().any(|answer| answer.package.is_some());
        matches!(self.way, Way::Search)
            && self.ready.table.parties() == 2
            && self.frontier.is_none()
            && !(self.is_stopped || self.alone.is_some())
            && (self.next().is_some() || found())
    }

    pub(super) fn search_on(&mut self, solution: Solution, steps: u64) {
        let (solution, mut search) = self.search.take().unwrap_or_else(|| {
            self.to_do.pop();
            let objective = self.ready.objective(solution, &self.ideal());
            let mut search = Search::new(Ground::new(&self.ready.table, objective));
            // What is known to be the best comes first; then what is best by one standard is a good start
            // by another. Of packages that are as good the first is kept.
            let known = self.known.as_ref().and_then(|known| known.answer(solution));
            for answer in known.into_iter().chain(self.in_order_of_standards()) {
                answer
                    .package
                    .iter()
                    .for_each(|package| search.offer(&self.ready.table.seated(package)));
            }
            (solution, search)
        });
        let before = search.steps();
        let is_done = search.run(steps);
        self.steps += search.steps() - before;
        if is_done {
            let mut answer = Answer::of_search(self.ready, solution, search);
            answer.tied = self
                .known
                .as_ref()
                .and_then(|known| known.answer(solution))
                .and_then(|known| known.tied.clone());
            self.finish(answer);
        } else {
            self.search = Some((solution, search));
        }
    }
}
