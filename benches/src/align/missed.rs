//! Which links are missed, and why: what a better comparison would have to find.

use std::collections::{BTreeMap, BTreeSet};

use paraph_compare::{Alignment, Candidacy, Model};

use super::data::Pair;

/// Why a true link was not told.
const REASONS: [&str; 4] = ["not looked at", "best of neither", "best of one", "best of both"];

/// How many true links of each class were missed for each reason; the classes are the types of the old
/// points. What is the best of one or both of its points was seen, but was not sure enough.
#[derive(Default)]
pub(crate) struct Missed(BTreeMap<String, [usize; REASONS.len()]>);

impl Missed {
    /// Adds what was missed in one pair, as told by this model.
    pub(crate) fn add(&mut self, pair: &Pair, model: &Model, told: &Alignment) {
        let second = pair.comparison.second_features(model);
        let standings = pair.comparison.standings(model, &second);
        let standings: BTreeMap<_, Candidacy> =
            pair.comparison.candidates().zip(standings).collect();
        let told: BTreeSet<_> = told.links.iter().map(|link| (link.old, link.new)).collect();
        for link in pair.links.difference(&told) {
            let reason = standings.get(link).map_or(0, |standing| {
                1 + usize::from(standing.is_best_of_old) + usize::from(standing.is_best_of_new)
            });
            let class = pair.old.points[link.0].kind.clone().unwrap_or_default();
            self.0.entry(class).or_default()[reason] += 1;
        }
    }

    pub(crate) fn print(&self) {
        print!("\n{:34}", "links missed, by class and reason");
        println!("{}", REASONS.map(|reason| format!(" {reason:>15}")).concat());
        for (class, counts) in &self.0 {
            println!("{class:34}{}", counts.map(|count| format!(" {count:>15}")).concat());
        }
    }
}
