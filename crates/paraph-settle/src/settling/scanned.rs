//! Answers from the points of the frontier, or from all packages.

use super::{Answer, Settling, Solution, Way};
use crate::{
    frontier::Point,
    whole::{self, Tied},
};

impl Settling<'_> {
    /// The answer from the points of the frontier, or from all packages.
    pub(super) fn scan(&mut self, solution: Solution) -> Answer {
        self.to_do.pop();
        let objective = self.ready.objective(solution, &self.ideal());
        let points = self.frontier.as_deref().filter(|_| !self.is_all_level(solution));
        let are_on_the_frontier = points.is_some();
        let tied = match points {
            Some(points) => {
                let admitted = || points.iter().filter(|point| objective.admits(&point.utilities));
                let order = |one: &&Point, other: &&Point| {
                    objective.compare(&one.utilities, &other.utilities)
                };
                let best = admitted().max_by(order);
                let mut tied = Tied::default();
                for point in
                    admitted().filter(|point| best.is_some_and(|best| order(point, &best).is_eq()))
                {
                    tied.meet(&objective, &point.seats, &point.utilities, point.packages);
                }
                tied
            }
            None => whole::best(&self.ready.table, core::slice::from_ref(&objective))
                .pop()
                .unwrap_or_default(),
        };
        let known = self.in_order_of_standards();
        let mut answer = Answer::of_tied(self.ready, solution, tied, &known);
        // There are as good packages beside the frontier, which were not counted.
        let is_nothing = solution == Solution::Nash && self.has_no_product(&answer);
        if are_on_the_frontier && (is_nothing || matches!(solution, Solution::Ideal(_))) {
            answer.tied = None;
        }
        answer
    }

    /// Whether somebody gains nothing.
    fn has_no_product(&self, answer: &Answer) -> bool {
        self.ready.scenario.gains(&answer.utilities).contains(&0)
    }

    /// Whether every acceptable package has a product of gains of nothing, so that all are as good.
    fn is_all_level(&self, solution: Solution) -> bool {
        let least = self
            .answer(Solution::Egalitarian)
            .and_then(|answer| self.ready.scenario.gains(&answer.utilities).into_iter().min());
        solution == Solution::Nash && least == Some(0) && matches!(self.way, Way::Whole(_))
    }
}
