//! What is known at any moment of a settling, proved or not.

use alloc::vec::Vec;

use super::{Answer, FrontierCertificate, FrontierLeft, Settling, Solution, Way};
use crate::frontier::Point;

impl Settling<'_> {
    /// Whether each answer that it comes to has a proof with it. What goes through all packages, or merges
    /// the frontier, is as sure of its answers, and proves none; work on it that was kept goes on the same way.
    #[must_use]
    pub const fn proves(&self) -> bool {
        matches!(self.way, Way::Search)
    }

    /// The one solution that is asked for, where nothing else is to be done.
    #[must_use]
    pub const fn alone(&self) -> Option<Solution> {
        self.alone
    }

    /// Whether every answer that was asked for, and can be, is known and proved.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        let is_proved = |solution| self.answer(solution).is_some_and(Answer::is_proved);
        match self.alone {
            Some(solution) => is_proved(solution) || self.is_feasible() == Some(false),
            None => self.due().into_iter().all(is_proved),
        }
    }

    /// What is to be worked out, as far as that follows from what is known.
    pub(super) fn due(&self) -> Vec<Solution> {
        let known = self.answers.iter().map(|answer| (answer.solution, answer.package.is_some()));
        Solution::due(self.ready.table.parties(), known)
    }

    /// Whether it is proved that no package keeps every line.
    fn keeps_nothing(&self) -> bool {
        let of_all = self.answer(Solution::UtilitarianOfAll);
        of_all.is_some_and(|answer| answer.is_proved() && answer.package.is_none())
    }

    /// What is known, in the order in which it was found.
    #[must_use]
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The answer for one solution, if there is one yet.
    #[must_use]
    pub fn answer(&self, solution: Solution) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.solution == solution)
    }

    /// The whole frontier: where it can be merged, where packages are few enough to go through all,
    /// or, of two parties, where the search has proved every gap in it empty. Of three parties and
    /// more with lines or joint worth and too many packages there is none; single optima are proved.
    #[must_use]
    pub fn frontier(&self) -> Option<&[Point]> {
        if self.alone.is_some() {
            return None;
        }
        self.known.as_ref().and_then(|known| known.frontier()).or(self.frontier.as_deref())
    }

    /// How far the search for the frontier was, where it was stopped before its end.
    #[must_use]
    pub fn frontier_left(&self) -> Option<FrontierLeft> {
        self.frontier_left
    }

    /// The proof of the frontier, where it was found by search.
    #[must_use]
    pub fn frontier_certificate(&self) -> Option<FrontierCertificate> {
        self.staircase.as_ref()?.certificate()
    }

    /// How many packages keep every line, and how many of these every party could accept; known
    /// where all were gone through.
    #[must_use]
    pub fn counts(&self) -> Option<(u64, u64)> {
        match &self.way {
            Way::Whole(whole) => Some((whole.feasible, whole.acceptable)),
            Way::Merged | Way::Search => self.known.as_ref()?.counts(),
        }
    }

    /// Whether some package is acceptable to all; `None` while that is not known.
    #[must_use]
    pub fn is_feasible(&self) -> Option<bool> {
        if self.keeps_nothing() {
            return Some(false);
        }
        // All but these two choose among acceptable packages.
        let chooses = |answer: &&Answer| {
            !matches!(answer.solution, Solution::UtilitarianOfAll | Solution::LeastConcession)
        };
        let mut answers = self.answers.iter().filter(chooses);
        if answers.clone().any(|answer| answer.package.is_some()) {
            return Some(true);
        }
        answers.any(Answer::is_proved).then_some(false)
    }

    pub(super) fn ideal(&self) -> Vec<i64> {
        let parties = 0..self.ready.table.parties();
        let most = |party| {
            let answer = self.answer(Solution::Ideal(party))?;
            answer.utilities.get(party).copied()
        };
        parties.filter_map(most).collect()
    }

    /// The answers so far, the egalitarian one first: where packages are as good, one that is told anyway
    /// is told again.
    pub(super) fn in_order_of_standards(&self) -> Vec<&Answer> {
        let mut answers: Vec<&Answer> = self.answers.iter().collect();
        answers.sort_by_key(|answer| answer.solution.rank());
        answers
    }
}
