//! Ratings that are no numbers: intervals, rankings, "more than"; and what is true of all that fit.
//!
//! A party that cannot say what an option is worth can often say that it lies between two numbers, that
//! one option is better than another, or that one issue matters more than another. [`Rough`] holds what
//! it said; the *ratings that fit* are all numbers, whole or not, of which every statement is true. They
//! are, for each party by itself, the points that keep linear inequalities: bounds of each rating and of
//! the reservation value, and comparisons of sums of ratings. It is the class of preference programming
//! (A. Salo and R. Hämäläinen, *Preference Assessment by Imprecise Ratio Statements*, 1992; *Preference
//! Ratios in Multiattribute Evaluation (PRIME)*, 2001), with additive worth in place of weights times
//! scores, so that everything stays linear: whether one package is at least as good as another for all
//! ratings that fit is a linear program, answered here in whole numbers without rounding.
//!
//! [`Rough::check`] finds out whether any ratings fit, and if none do, statements that contradict each
//! other, none of which can be left out. [`study::Study`] says of each package what it surely is, what it may be and
//! what it cannot be; [`question`] which question to a party would leave the fewest possible optima; and
//! [`Fitting::scenario`] is an ordinary scenario of central values, for the ordinary engine. Nothing of this
//! depends on the order in which a file has its parties, issues, options and statements.

use alloc::{string::String, vec::Vec};

use crate::scenario::{Checked, Package, Scenario};

mod centre;
mod check;
mod conflict;
mod favourable;
mod ground;
mod judged;
mod linear;
mod order;
mod pairs;
mod polytope;
mod possible;
pub mod question;
mod region;
pub mod study;
mod tied;
mod witness;
mod work;

use order::Order;
use region::Region;

/// The most ratings of one party that may be rough.
pub const LOOSE: usize = 128;
/// The most statements of one party.
pub const STATEMENTS: usize = 128;

/// A scenario in which some parties' ratings are rough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rough {
    /// All that is no rating of theirs. Of a party that is rough the ratings and the reservation value
    /// standing here mean nothing, but its conditions do; it has no limit to its utility.
    pub scenario: Scenario,
    /// For each party what it said, in units; `None` if its ratings are the numbers of the scenario.
    pub loose: Vec<Option<Loose>>,
}

/// What a party said of its ratings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loose {
    /// For each option of each issue, between what its rating lies.
    pub ratings: Vec<Vec<Interval>>,
    /// Between what its reservation value lies.
    pub reservation: Interval,
    /// Options of an issue in order.
    pub rankings: Vec<Ranking>,
    /// Choices that are worth at least as much as others, or more by so much.
    pub more: Vec<More>,
    /// Issues that matter more than others.
    pub matters: Vec<Matters>,
    /// Packages worth at least the reservation value, whatever that is.
    pub accepts: Vec<Package>,
    /// Packages worth no more than that. As every statement it includes what lies at its end: a package
    /// worth exactly so much may be accepted and refused.
    pub refuses: Vec<Package>,
}

/// From one number to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Interval {
    /// The least, in units.
    pub low: i64,
    /// The most, in units.
    pub high: i64,
}

/// Options of an issue, the best first. Each is worth at least as much as those behind it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ranking {
    /// Position of the issue.
    pub issue: usize,
    /// Positions of options; those in one place are worth the same. No option stands twice.
    pub order: Vec<Vec<usize>>,
}

/// Some choices together are worth more than others, by at least so much; by 0, at least as much: what is
/// said is never that something is strictly more, so that what may be is attained.
///
/// A choice is an issue and one of its options. Where both sides choose on every issue they are
/// packages, and what the party is paid on conditions counts; else only ratings do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct More {
    /// Worth more. No issue stands twice.
    pub this: Vec<(usize, usize)>,
    /// Worth less.
    pub than: Vec<(usize, usize)>,
    /// By at least so many units.
    pub by: i64,
}

/// One issue matters more than another: what lies between its best and its worst option is larger, by
/// at least so much. Both must be ranked whole, so that it is known which options these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Matters {
    /// The issue that matters more.
    pub this: usize,
    /// The issue that matters less.
    pub than: usize,
    /// By at least so many units.
    pub by: i64,
}

/// One of the things that a party said, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statement {
    /// Between what the rating of an option lies: issue, option.
    Rating(usize, usize),
    /// Between what its reservation value lies.
    Reservation,
    /// One of the rankings.
    Ranking(usize),
    /// One of the comparisons.
    More(usize),
    /// One of the comparisons of issues.
    Matters(usize),
    /// One of the packages that it accepts.
    Accepts(usize),
    /// One of the packages that it refuses.
    Refuses(usize),
}

/// Why no ratings can fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct RoughFault {
    /// The party whose statements they are; `None` if the scenario itself makes no sense.
    pub party: Option<usize>,
    /// Which of its statements: one that makes no sense, or several of which each could stand without
    /// one of the others.
    pub statements: Vec<Statement>,
    /// What is wrong and what would make it right, as a sentence without its full stop.
    pub what: String,
}

/// Rough ratings of which it is known that some numbers fit.
#[derive(Debug, Clone)]
pub struct Fitting {
    rough: Rough,
    /// Central ratings, in the order of the file.
    scenario: Checked,
    order: Order,
    named: Named,
}

/// The same in the order of names, in which everything is looked into.
#[derive(Debug, Clone)]
struct Named {
    rough: Rough,
    regions: Vec<Region>,
    centre: centre::Central,
}

/// All else follows from what was said.
impl PartialEq for Fitting {
    fn eq(&self, other: &Self) -> bool {
        self.rough == other.rough
    }
}

impl Eq for Fitting {}

impl Rough {
    /// Finds out whether any ratings fit.
    ///
    /// # Errors
    ///
    /// The first [`RoughFault`]: numbers or positions that make no sense, a set of statements of one
    /// party that cannot all be true, none of which can be left out of it, or numbers so fine that the
    /// central ones of all parties have no common unit within the limits of a scenario.
    pub fn check(self) -> Result<Fitting, RoughFault> {
        check::check(&self)?;
        let (order, named) = Order::of(&self);
        let mut regions = Vec::new();
        for (at, party) in named.scenario.parties.iter().enumerate() {
            let loose = named.loose.get(at).and_then(Option::as_ref);
            let region = Region::new(&named.scenario, party, loose);
            regions.push(region.map_err(|used| {
                let told = conflict::irreducible(&named, at, &used).into_iter();
                let told = told.map(|told| order.told(at, told)).collect();
                conflict::fault(&self, order.back.party(at), told)
            })?);
        }
        let centre = centre::central(&named, &regions)?;
        let scenario = order.back.scenario(&centre.scenario).check();
        let scenario = scenario.map_err(|fault| check::whole(fault.what))?;
        Ok(Fitting { rough: self, scenario, order, named: Named { rough: named, regions, centre } })
    }
}

impl Fitting {
    /// What was said.
    #[must_use]
    pub fn rough(&self) -> &Rough {
        &self.rough
    }

    /// Whether a number of this party is rough: what was said leaves it more than one value.
    #[must_use]
    pub fn is_rough(&self, party: usize) -> bool {
        self.named.regions.get(self.order.named.party(party)).is_some_and(Region::is_rough)
    }

    /// Whether what was said leaves no number more than one value, so that [`Fitting::scenario`] is all
    /// that there is to know.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        !self.named.regions.iter().any(Region::is_rough)
    }

    /// An ordinary scenario in which every rough number is a central one of those that fit.
    ///
    /// It is the lexicographic centre (M. Maschler, B. Peleg and L. Shapley, *Geometric Properties of the
    /// Kernel, Nucleolus, and Related Solution Concepts*, 1979): of every bound and every statement the
    /// distance, divided by the largest that it can be, is as large as it can be for the one that is
    /// nearest, then for the next. An interval alone is halved; options that are only ranked stand at
    /// equal distances, where the means of all such ratings are (the order statistics behind the
    /// rank-order centroid of F. Barron and B. Barrett, *Decision Quality Using Ranked Attribute
    /// Weights*, 1996).
    ///
    /// They fit exactly: every bound, ranking and comparison is true of them. Each party's follow from
    /// what it said alone. Where the centre is finer than a 720,720th of what the party counts in (all
    /// denominators up to 16 divide it), the numbers nearest to it are taken, one after another, of those
    /// that can still be completed to ratings that fit. It has the largest unit in which its numbers are whole.
    #[must_use]
    pub fn scenario(&self) -> &Checked {
        &self.scenario
    }
}
