//! What became of every point: two drafts aligned, many to many.
//!
//! Two drafts go in, of any origin; out comes for every point at every level what became of it, or
//! where it comes from: kept, edited, split, merged, dropped, added, and of each link whether it
//! moved or was renumbered, what speaks for it and how sure it is. Numbers and order are evidence
//! and no more than that. A point's fate is that of its own words; its sub-points have their own.
//!
//! It is not: a redline, a judgement of what changed in substance, or a decision. Whoever tables a
//! draft confirms what became of the points, or says otherwise.
//!
//! ```
//! use paraph_compare::{Fate, compare};
//! use paraph_text::Draft;
//!
//! let old = Draft::parse("1. The parties meet in May.\n\n2. The line is frozen for ten years.\n")?;
//! let new = Draft::parse("1. The line is frozen for five years.\n")?;
//! let alignment = compare(&old, &new);
//!
//! assert!(matches!(alignment.old[0].fate, Fate::Dropped { .. }));
//! assert_eq!(alignment.old[1].fate, Fate::Edited);
//! let link = &alignment.links[0];
//! assert_eq!((link.old, link.new, link.is_renumbered), (1, 0, true));
//! assert_eq!(link.evidence.to_string(), "shares 6 of 7 words");
//! # Ok::<(), paraph_text::TextError>(())
//! ```
//!
//! The way through the crate: [`words`] says what a word is; `side` makes a draft ready; `terms`
//! weighs words and word pairs, and `candidates` finds the pairs of points that share enough of them;
//! `evidence` asks what speaks for each, `model` how sure that makes it, twice; `decode` takes the
//! links, and `fate` tells them. [`redline`] compares the words of two texts, and [`substance`] says
//! which of its changes are changes of substance. [`account`] puts it together into all that is told
//! of two drafts, with what is noise told once; [`three`] sets two answers to one draft beside each
//! other; [`renderings`] asks whether two texts still say the same; [`struck`] tells what words struck out
//! by hand would change; [`trace`] follows a phrase. All numbers are integers, so that every machine tells the same. How right it is on drafts
//! with official correlation tables is in `docs/comparison.md`.
#![no_std]
extern crate alloc;

pub mod account;
mod alignment;
mod candidates;
mod comparison;
mod decode;
mod evidence;
mod fate;
mod field;
mod fixed;
mod in_order;
mod kin;
mod model;
mod numbered;
pub mod redline;
mod references;
pub mod renderings;
mod sections;
mod side;
mod spelling;
pub mod struck;
pub mod substance;
mod terms;
pub mod three;
pub mod trace;
mod weights;
pub mod words;

pub use alignment::{Alignment, Evidence, Fate, Link, Survivor, Told};
pub use comparison::Comparison;
pub use decode::Candidacy;
pub use evidence::{Features, NAMES};
pub use model::{Bounds, Model};
pub use redline::Redline;

use paraph_text::Draft;

/// Tells two drafts by links that somebody declared: pairs of places, of an old point and a new one.
///
/// A point may stand in several pairs: one that was split, or merged. What is in none is told as
/// dropped or added. Nothing is worked out but where the words of such a point are nearest.
///
/// ```
/// use paraph_compare::{Fate, declared};
/// use paraph_text::Draft;
///
/// let old = Draft::parse("1. The parties meet in May.\n\n2. The line is frozen.\n")?;
/// let new = Draft::parse("1. They meet later.\n")?;
/// let alignment = declared(&old, &new, &[(0, 0)]);
///
/// assert_eq!(alignment.old[0].fate, Fate::Edited);
/// assert!(matches!(alignment.old[1].fate, Fate::Dropped { .. }));
/// # Ok::<(), paraph_text::TextError>(())
/// ```
#[must_use]
pub fn declared(old: &Draft, new: &Draft, links: &[(usize, usize)]) -> Alignment {
    Comparison::of(old, new).declared(links)
}

/// Tells what became of every point of `old`, and where every point of `new` comes from.
///
/// The same two drafts give the same answer on every machine. It never fails; what cannot be found
/// again is told as dropped, and what comes from nowhere as added.
#[must_use]
pub fn compare(old: &Draft, new: &Draft) -> Alignment {
    Comparison::of(old, new).align(Model::shipped())
}
