//! Which packages could every party live with: exact answers, each with its proof.
//!
//! Open points with their alternatives go in, with each party's ratings, reservation value and red
//! lines; out comes what is possible and what is best by the standards that a mediator can defend,
//! and, when nothing is possible, what stands in the way. All numbers are integers, so two machines
//! agree to the bit.
//!
//! ```
//! use paraph_settle::scenario::{Choosable, Issue, Party, Scenario};
//! use paraph_settle::settling::{Ready, Settling, Solution};
//!
//! let option = |name: &str| Choosable { name: name.into(), wording: None };
//! let issue = |name: &str| Issue { name: name.into(), options: vec![option("low"), option("high")] };
//! let party = |name: &str, ratings| Party { name: name.into(), reservation: 3, ratings, ..Party::default() };
//! let scenario = Scenario {
//!     issues: vec![issue("price"), issue("quantity")],
//!     parties: vec![party("buyer", vec![vec![4, 0], vec![0, 2]]), party("seller", vec![vec![0, 3], vec![0, 5]])],
//!     scale: 1,
//!     ..Scenario::default()
//! };
//! let ready = Ready::new(scenario.check()?);
//! let mut settling = Settling::new(&ready);
//! settling.advance(u64::MAX);
//!
//! let nash = settling.answer(Solution::Nash).expect("all was done");
//! assert_eq!(nash.package, Some(vec![0, 1]), "a low price for a high quantity");
//! assert_eq!(nash.utilities, [6, 5]);
//! # Ok::<(), paraph_settle::scenario::Fault>(())
//! ```
//!
//! The way through the crate: [`scenario`] is the plain data and what it means; `table` makes it ready.
//! `whole` goes through all packages, [`frontier`] merges frontiers, `search` branches and bounds:
//! `multipliers` turn the scenario into one sum whose most is plain to see, `ascent` finds good ones,
//! `bound` says what they prove, and [`proof`] keeps it, with a checker that shares nothing with the
//! search. `staircase` searches for the frontier of two parties where it cannot be merged, gap by gap.
//! [`objective`] has the standards, and [`settling`] puts the work together, in parts that can
//! be stopped at any step; [`order`] is the order in which nobody's place in a file matters. [`clash`] says what stands in the way where no package is acceptable, and
//! [`account`] is all that is told of the answers, worked out once. Where ratings are no numbers, [`rough`] comes
//! before all this and beside it: it finds central numbers, which are settled as any others, and says what each
//! package is with all ratings that fit what was said.
#![no_std]
extern crate alloc;

pub mod account;
mod amount;
mod ascent;
mod bound;
pub mod clash;
mod current;
mod domain;
mod fraction;
pub mod frontier;
mod magnitude;
mod multipliers;
pub mod objective;
pub mod order;
pub mod proof;
pub mod rough;
pub mod sample;
pub mod scenario;
mod search;
pub mod settling;
mod spelled;
mod staircase;
mod table;
mod whole;

pub use spelled::{Misspelt, scenario_of};
