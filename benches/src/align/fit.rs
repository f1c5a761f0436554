//! Learning the weights from pairs of drafts.

use paraph_compare::{Bounds, Candidacy, Features, Model, NAMES};

use super::data::Pair;
use super::regression::{Row, fit as regress};
use super::score::prf;

/// The features of a pair's candidates in the first pass, which depend on no weight.
pub(crate) type Firsts = Vec<Features>;

/// The model that suits these pairs.
pub(crate) fn fit(pairs: &[(&Pair, &Firsts)]) -> Model {
    let bounds = Bounds { mutual: 0, either: 0, any: 0 };
    let first = weights(pairs);
    let mut model = Model { first, second: first, bounds };
    let seconds: Vec<Firsts> =
        pairs.iter().map(|(pair, _)| pair.comparison.second_features(&model)).collect();
    let with_seconds: Vec<_> = pairs.iter().map(|(pair, _)| *pair).zip(&seconds).collect();
    model.second = weights(&with_seconds);
    model.bounds = choose_bounds(&model, &with_seconds);
    model
}

/// Weights in thousandths.
fn weights(pairs: &[(&Pair, &Firsts)]) -> Features {
    let rows: Vec<Row> = pairs.iter().flat_map(|(pair, features)| rows(pair, features)).collect();
    let weights = regress(&rows);
    std::array::from_fn(|at| (weights[at] * 1000.0).round() as i32)
}

/// Below this cosine and belief a candidate is hopeless ...
const HOPELESS: i32 = 150;
/// ... and one in so many of those that are no links is learnt from, for as many.
const THINNED: u8 = 5;

/// The candidates of a pair that count. A large pair counts more than a small one, but not as much
/// as it is larger.
fn rows<'a>(pair: &'a Pair, features: &'a Firsts) -> impl Iterator<Item = Row> + 'a {
    let weight = 1.0 / (pair.links.len() as f64).sqrt();
    let [cosine, belief] = ["cosine of the terms", "belief"]
        .map(|name| NAMES.iter().position(|known| *known == name).unwrap());
    let all = pair.comparison.candidates().zip(features).enumerate();
    all.filter_map(move |(at, (link, features))| {
        let is_link = pair.links.contains(&link);
        let is_hopeless = features[cosine].max(features[belief]) < HOPELESS && !is_link;
        if !pair.counts(link) || is_hopeless && at % usize::from(THINNED) != 0 {
            return None;
        }
        let times = if is_hopeless { f64::from(THINNED) } else { 1.0 };
        let features = features.iter().map(|feature| f64::from(*feature) / 1000.0).collect();
        Some(Row { features, is_link, weight: weight * times })
    })
}

/// How many of the best bounds are averaged: the best alone is best by chance.
const BEST: usize = 20;

/// The bounds with the best sum of link F1 and points told right, over all pairs.
fn choose_bounds(model: &Model, pairs: &[(&Pair, &Firsts)]) -> Bounds {
    let trials: Vec<Trial> = pairs.iter().map(|pair| Trial::of(model, *pair)).collect();
    let steps = |from: i32, to: i32| (from..=to).step_by(50);
    let mut tried = Vec::new();
    for mutual in steps(150, 400) {
        for either in steps(200, 550) {
            for any in steps(300, 700) {
                let bounds = Bounds { mutual, either, any };
                tried.push((trials.iter().map(|trial| trial.worth(bounds)).sum::<f64>(), bounds));
            }
        }
    }
    tried.sort_by(|one, other| other.0.total_cmp(&one.0));
    tried.truncate(BEST);
    let mean = |of: fn(&Bounds) -> i32| {
        tried.iter().map(|(_, bounds)| of(bounds)).sum::<i32>() / i32::try_from(BEST).unwrap()
    };
    Bounds { mutual: mean(|b| b.mutual), either: mean(|b| b.either), any: mean(|b| b.any) }
}

/// What the bounds of one pair are tried on.
struct Trial {
    /// The candidates that are not hopeless: their points, how they stand, whether they are true.
    /// The points of the new side are counted on from those of the old.
    candidates: Vec<([usize; 2], Candidacy, bool)>,
    links: usize,
    /// How many true links each point has; nothing where the truth is silent.
    needs: Vec<Option<usize>>,
}

impl Trial {
    fn of(model: &Model, (pair, seconds): (&Pair, &Firsts)) -> Self {
        let olds = pair.old.points.len();
        let sides = pair.old.points.iter().chain(&pair.new.points);
        let mut needs: Vec<Option<usize>> =
            sides.map(|point| (!point.is_unscored).then_some(0)).collect();
        for (old, new) in &pair.links {
            for point in [*old, olds + new] {
                needs[point] = needs[point].map(|need| need + 1);
            }
        }
        let standings = pair.comparison.standings(model, seconds);
        let all = pair.comparison.candidates().zip(standings);
        let counted = all.filter(|(link, standing)| pair.counts(*link) && standing.sure >= 100);
        let candidates = counted
            .map(|(link, standing)| ([link.0, olds + link.1], standing, pair.links.contains(&link)))
            .collect();
        Self { candidates, links: pair.links.len(), needs }
    }

    fn worth(&self, bounds: Bounds) -> f64 {
        let (mut right, mut told) = (0, 0);
        let mut missing = self.needs.clone();
        for (points, _, is_link) in self.candidates.iter().filter(|one| bounds.admit(one.1)) {
            told += 1;
            right += usize::from(*is_link);
            for point in points {
                // A wrong link makes the point wrong for good.
                missing[*point] = missing[*point]
                    .map(|need| if *is_link { need.wrapping_sub(1) } else { usize::MAX / 2 });
            }
        }
        let exact = missing.iter().filter(|need| **need == Some(0)).count() as f64;
        let scored = missing.iter().flatten().count() as f64;
        prf(right, told, self.links).2 + exact / scored
    }
}

/// The file that the crate is built with.
pub(crate) fn file(model: &Model) -> String {
    let list = |weights: &Features| {
        let width = weights.iter().map(|weight| weight.to_string().len() + 1).max().unwrap_or(0);
        let lines = weights.iter().zip(NAMES).map(|(weight, name)| {
            let weight = format!("{weight},");
            format!("        {weight:width$} // {name}\n")
        });
        lines.collect::<String>()
    };
    let (first, second) = (list(&model.first), list(&model.second));
    let Bounds { mutual, either, any } = model.bounds;
    format!(
        "//! The weights: written by `cargo run --release -p paraph-bench -- align fit`, not by hand.\n\n\
         use crate::model::{{Bounds, Model}};\n\n\
         pub(crate) const SHIPPED: Model = Model {{\n    first: [\n{first}    ],\n    \
         second: [\n{second}    ],\n    \
         bounds: Bounds {{ mutual: {mutual}, either: {either}, any: {any} }},\n}};\n"
    )
}
