//! A comparison under way: for whoever fits the weights or wants to see the evidence.

use alloc::vec::Vec;

use paraph_text::Draft;

use crate::alignment::Alignment;
use crate::decode::Candidacy;
use crate::evidence::{Belief, Features, Known, features};
use crate::field::Field;
use crate::model::{Model, first_pass, judge};
use crate::side::{Shared, Side};
use crate::{decode, fate};

/// Two drafts with the pairs of points that share enough words to be looked at.
pub struct Comparison {
    field: Field,
}

impl Comparison {
    /// Reads both drafts and finds the candidates.
    #[must_use]
    pub fn of(old: &Draft, new: &Draft) -> Self {
        let mut shared = Shared::default();
        let old = Side::of(old, &mut shared);
        let new = Side::of(new, &mut shared);
        Self { field: Field::of(old, new) }
    }

    /// The places of the old and the new point of each candidate.
    pub fn candidates(&self) -> impl Iterator<Item = (usize, usize)> {
        self.field.candidates.iter().map(|one| (one.old, one.new))
    }

    /// The features of each candidate in the first pass.
    #[must_use]
    pub fn first_features(&self) -> Vec<Features> {
        features(&self.field, &Belief::first(&self.field), &mut Known::of(&self.field))
    }

    /// The features of each candidate in the second pass, after a first one with this model.
    #[must_use]
    pub fn second_features(&self, model: &Model) -> Vec<Features> {
        let mut known = Known::of(&self.field);
        let belief = first_pass(&self.field, model, &mut known);
        features(&self.field, &belief, &mut known)
    }

    /// How each candidate stands, given its features in the second pass.
    #[must_use]
    pub fn standings(&self, model: &Model, second: &[Features]) -> Vec<Candidacy> {
        decode::standings(&self.field, &judge(&self.field, second, &model.second))
    }

    /// The whole answer where it is known which points belong together, by their places.
    #[must_use]
    pub fn declared(&self, links: &[(usize, usize)]) -> Alignment {
        fate::tell_declared(&self.field, &Belief::first(&self.field), links)
    }

    /// The whole answer under a model.
    #[must_use]
    pub fn align(&self, model: &Model) -> Alignment {
        let features = self.second_features(model);
        let belief = judge(&self.field, &features, &model.second);
        let links = decode::links(&self.field, &belief, &features, model.bounds);
        fate::tell(&self.field, &belief, &features, &links)
    }
}
