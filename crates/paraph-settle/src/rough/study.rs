//! What each package surely is, what it may be, and what it cannot be, over all ratings that fit.
//!
//! | | surely, cannot be | may be |
//! |---|---|---|
//! | acceptable to all | exact | exact |
//! | on the Pareto frontier | exact | shown by ratings that fit, or searched for to the end |
//! | utilitarian | exact | the same |
//! | egalitarian | exact but for ties of the smallest gain, which are left open | the same |
//! | Nash | "surely" exact; "cannot be" proved by one package that is always better | shown by ratings that fit; else open |
//! | Kalai-Smorodinsky | proved by bounds of what each party could gain at most | shown by ratings that fit; else open |
//!
//! What is proved is proved; what is [`Standing::Open`] is neither shown nor ruled out, so that the
//! packages that may be the best are between those that are shown and those that are not ruled out.
//! Packages are looked at one by one: there is a study of up to [`PACKAGES`] of them and no more.

use alloc::vec::Vec;

use super::{
    Fitting,
    judged::Judged,
    order::Order,
    possible::position,
    question::{Left, Questions},
};
use crate::{account::STANDARDS, fraction::Fraction, scenario::Package, settling::Solution};

/// The most packages, lines or not, of which there is a study.
pub const PACKAGES: usize = 2048;
/// So many linear programs are solved in a study, unless it is said otherwise.
pub const STEPS: u64 = 1 << 15;

/// How sure something is of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// With all ratings that fit: proved.
    Surely,
    /// With some ratings that fit, which were found.
    May,
    /// With none that were tried, and it is not proved that there are none.
    Open,
    /// With no ratings that fit: proved.
    Cannot,
}

/// Whether some package is acceptable to all, over all ratings that fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feasibility {
    /// One package is, with all of them.
    One,
    /// With each of them some package is, but no one package with all: proved.
    Always,
    /// With some of them a package is, with others none: ratings of both kinds were found.
    Depends,
    /// With some of them a package is; whether one is with all was not decided.
    Sometimes,
    /// With none of them is any: proved.
    Never,
    /// None was found, and it is not proved that there is none.
    Unknown,
}

/// The least and the most of a number over all ratings that fit, in units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub least: Fraction,
    /// The most.
    pub most: Fraction,
}

/// What is known of every package.
#[derive(Debug)]
pub struct Study<'a> {
    order: &'a Order,
    judged: Judged<'a>,
    packages: Vec<Package>,
    acceptable: Vec<Standing>,
    pareto: Vec<Standing>,
    best: [Vec<Standing>; 4],
}

impl<'a> Study<'a> {
    /// Studies all packages, with so many linear programs in all; more of them leave less
    /// [`Standing::Open`]. `None` if there are more than [`PACKAGES`].
    #[must_use]
    pub fn of(fitting: &'a Fitting, steps: u64) -> Option<Self> {
        Self::of_while(fitting, steps, &mut |_| true)
    }

    /// The same for as long as `goes_on` says so: it is asked again and again, and told how many linear
    /// programs were solved. What was not looked at then stays open.
    #[must_use]
    pub fn of_while(
        fitting: &'a Fitting,
        steps: u64,
        goes_on: &mut dyn FnMut(u64) -> bool,
    ) -> Option<Self> {
        let judged = Judged::of(&fitting.named, steps, goes_on)?;
        let order = &fitting.order;
        let packages = judged.packages().iter().enumerate();
        let packages = packages.filter_map(|(at, one)| Some((order.back.package(one)?, at)));
        let mut packages: Vec<(Package, usize)> = packages.collect();
        packages.sort();
        let in_order = |standings: &[Standing]| {
            packages.iter().map(|(_, at)| standings[*at]).collect::<Vec<_>>()
        };
        Some(Self {
            order,
            acceptable: in_order(judged.acceptable()),
            pareto: in_order(judged.pareto()),
            best: STANDARDS.map(|solution| in_order(judged.best(solution))),
            packages: packages.into_iter().map(|(package, _)| package).collect(),
            judged,
        })
    }

    /// Of how many packages, each counted once for each standard and for the frontier, it was not looked
    /// into whether they may be the best, or surely are, because the steps were spent or somebody stopped it.
    #[must_use]
    pub fn left_open(&self) -> usize {
        self.judged.left_open()
    }

    /// The packages that keep every line, in the order of the following.
    #[must_use]
    pub fn packages(&self) -> &[Package] {
        &self.packages
    }

    /// Whether every party can accept each package. Never open.
    #[must_use]
    pub fn acceptable(&self) -> &[Standing] {
        &self.acceptable
    }

    /// Whether each package is on the Pareto frontier.
    #[must_use]
    pub fn pareto(&self) -> &[Standing] {
        &self.pareto
    }

    /// Whether each package is the best by one of [`STANDARDS`]; packages that tie all are.
    #[must_use]
    pub fn best(&self, solution: Solution) -> &[Standing] {
        &self.best[position(solution)]
    }

    /// Whether some package is acceptable to all.
    #[must_use]
    pub fn feasibility(&self) -> Feasibility {
        self.judged.feasibility()
    }

    /// What is not known.
    #[must_use]
    pub fn left(&self) -> Left {
        self.judged.left()
    }

    /// For each party the question that leaves the fewest possible optima in the worst case; none where
    /// nothing is left to ask it, or nothing to find out. It takes as many linear programs again as the
    /// study, at most, and is gone on with for as long as `goes_on` says so, which is told how many were
    /// solved.
    #[must_use]
    pub fn questions(&self, goes_on: &mut dyn FnMut(u64) -> bool) -> Questions {
        self.judged.questions(goes_on).back(self.order)
    }
}
