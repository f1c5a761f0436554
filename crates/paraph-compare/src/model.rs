//! The model: how sure each link is, from its evidence.
//!
//! A weighted sum and the logistic curve, twice. The weights are constants that `paraph-bench align
//! fit` learns from drafts with official correlation tables; `docs/comparison.md` says how.

use alloc::vec::Vec;

use crate::evidence::{Belief, Features, Known, features};
use crate::field::Field;
use crate::fixed::logistic;
use crate::weights::SHIPPED;

/// Weights for both passes, and from when on a candidate is a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The weights of the first pass, in thousandths, in the order of [`NAMES`](crate::NAMES).
    pub first: Features,
    /// The weights of the second pass.
    pub second: Features,
    /// When a candidate is a link.
    pub bounds: Bounds,
}

/// How sure a candidate must be to be a link, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// If each of its points is the other's best.
    pub mutual: i32,
    /// If it is the best of one of its points: so are splits and mergers found.
    pub either: i32,
    /// If it is the best of neither.
    pub any: i32,
}

impl Model {
    /// The model that drafts are compared with.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }
}

/// What is believed after the first pass.
pub(crate) fn first_pass(field: &Field, model: &Model, known: &mut Known) -> Belief {
    judge(field, &features(field, &Belief::first(field), known), &model.first)
}

/// What is believed of candidates with these features.
pub(crate) fn judge(field: &Field, features: &[Features], weights: &Features) -> Belief {
    let scores: Vec<i64> = features.iter().map(|features| score(features, weights)).collect();
    let sure = scores.iter().map(|score| logistic(*score)).collect();
    Belief::of(field, sure, scores)
}

fn score(features: &Features, weights: &Features) -> i64 {
    let products = features.iter().zip(weights);
    products.map(|(feature, weight)| i64::from(*feature) * i64::from(*weight)).sum::<i64>() / 1000
}
