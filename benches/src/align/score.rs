//! How right an alignment is, as the official scorer counts.

use std::collections::{BTreeMap, BTreeSet};

use paraph_compare::{Alignment, Fate};

use super::data::{Pair, Side, Truth};

type Links = BTreeSet<(usize, usize)>;

/// The measures of one pair, or the mean of several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    /// How many points have exactly their counterparts.
    pub(crate) fate: f64,
    /// How many points have the right type told.
    pub(crate) types: f64,
    /// F1 of dropped and of added points; nothing where there are none.
    pub(crate) dropped: Option<f64>,
    pub(crate) added: Option<f64>,
    /// Links found, and links there are, by class.
    pub(crate) recalled: BTreeMap<String, (usize, usize)>,
}

/// Scores what was told of a pair.
pub(crate) fn score(pair: &Pair, told: &Alignment) -> Score {
    let all: Links = told.links.iter().map(|link| (link.old, link.new)).collect();
    let counted: Links = all.iter().copied().filter(|link| pair.counts(*link)).collect();
    let found = pair.links.intersection(&counted).count();
    let (precision, recall, f1) = prf(found, counted.len(), pair.links.len());
    let [there, back] = Sided::both(pair, &all);
    Score {
        precision,
        recall,
        f1,
        fate: fate(&there, &back),
        types: types(pair, told),
        dropped: there.gone("dropped"),
        added: back.gone("added"),
        recalled: recalled(pair, &counted),
    }
}

/// The F1 and the fate of links alone.
pub(crate) fn of_links(pair: &Pair, all: &Links) -> Option<(f64, f64)> {
    let counted: Links = all.iter().copied().filter(|link| pair.counts(*link)).collect();
    let found = pair.links.intersection(&counted).count();
    let [there, back] = Sided::both(pair, all);
    Some((prf(found, counted.len(), pair.links.len()).2, fate(&there, &back)))
}

/// The share of points of both sides whose whole set of counterparts is right.
fn fate(there: &Sided<'_>, back: &Sided<'_>) -> f64 {
    (there.right() + back.right()) / (there.scored() + back.scored())
}

/// The truth and the answer, seen from one side.
struct Sided<'a> {
    own: &'a Side,
    /// For each own point what it is told and what it truly has.
    told: BTreeMap<usize, BTreeSet<usize>>,
    truth: BTreeMap<usize, BTreeSet<usize>>,
}

impl<'a> Sided<'a> {
    fn both(pair: &'a Pair, all: &Links) -> [Self; 2] {
        let flip = |links: &Links| links.iter().map(|(old, new)| (*new, *old)).collect::<Links>();
        let flipped = [flip(all), flip(&pair.links), flip(&pair.optional)];
        [
            Self::new(&pair.old, &pair.new, all, &pair.links, &pair.optional),
            Self::new(&pair.new, &pair.old, &flipped[0], &flipped[1], &flipped[2]),
        ]
    }

    fn new(own: &'a Side, other: &Side, told: &Links, truth: &Links, optional: &Links) -> Self {
        let counts =
            |link: &&(usize, usize)| !other.points[link.1].is_unscored && !optional.contains(link);
        let by_point = |links: &mut dyn Iterator<Item = &(usize, usize)>| {
            let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            for (one, other) in links {
                found.entry(*one).or_default().insert(*other);
            }
            found
        };
        let told = by_point(&mut told.iter().filter(counts));
        Self { own, told, truth: by_point(&mut truth.iter()) }
    }

    fn points(&self) -> impl Iterator<Item = (usize, &Truth)> {
        self.own.points.iter().enumerate().filter(|(_, truth)| !truth.is_unscored)
    }

    fn right(&self) -> f64 {
        let is_right = |(at, _): &(usize, &Truth)| self.told.get(at) == self.truth.get(at);
        self.points().filter(is_right).count() as f64
    }

    fn scored(&self) -> f64 {
        self.points().count() as f64
    }

    fn gone(&self, kind: &str) -> Option<f64> {
        let is_gone = |truth: &Truth| truth.kind.as_deref() == Some(kind);
        let truly = self.own.points.iter().filter(|truth| is_gone(truth)).count();
        let told = |(at, _): &(usize, &Truth)| !self.told.contains_key(at);
        let found = self.points().filter(told).filter(|(_, truth)| is_gone(truth)).count();
        let all = self.points().filter(told).count();
        (truly > 0).then(|| prf(found, all, truly).2)
    }
}

fn types(pair: &Pair, told: &Alignment) -> f64 {
    let (mut right, mut of) = (0.0, 0.0);
    for (side, told) in [(&pair.old, &told.old), (&pair.new, &told.new)] {
        for (truth, told) in side.points.iter().zip(told) {
            if let Some(kind) = truth.kind.as_deref().filter(|_| !truth.is_unscored) {
                of += 1.0;
                right += f64::from(u8::from(kind == spelled(told.fate)));
            }
        }
    }
    right / of
}

/// A fate as the truth spells it.
pub(crate) fn spelled(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "unchanged",
        Fate::Edited => "edited",
        Fate::Split => "split",
        Fate::Merged => "merged",
        Fate::SplitAndMerged => "split-merge",
        Fate::Dropped { .. } => "dropped",
        Fate::Added { .. } => "added",
        Fate::Vacant => "vacant",
    }
}

fn recalled(pair: &Pair, counted: &Links) -> BTreeMap<String, (usize, usize)> {
    let mut classes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for link in &pair.links {
        let (old, new) = (&pair.old.points[link.0], &pair.new.points[link.1]);
        let is_short = old.words.min(new.words) < 15;
        let flags =
            [("moved", old.is_moved), ("renumbered", old.is_renumbered), ("short", is_short)];
        let flags = flags.into_iter().filter(|(_, is)| *is).map(|(name, _)| name);
        for class in old.kind.as_deref().into_iter().chain(flags) {
            let (found, of) = classes.entry(class.to_owned()).or_default();
            *of += 1;
            *found += usize::from(counted.contains(link));
        }
    }
    classes
}

/// Precision, recall and F1, of how many are right, told and true.
pub(crate) fn prf(right: usize, told: usize, truly: usize) -> (f64, f64, f64) {
    let part = |of: usize, none: f64| if of == 0 { none } else { right as f64 / of as f64 };
    let precision = part(told, if truly == 0 { 1.0 } else { 0.0 });
    let recall = part(truly, 1.0);
    let sum = precision + recall;
    (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
}

/// The mean of pairs; classes are pooled.
pub(crate) fn mean(scores: &[Score]) -> Score {
    let average = |of: &dyn Fn(&Score) -> Option<f64>| {
        let known: Vec<f64> = scores.iter().filter_map(of).collect();
        known.iter().sum::<f64>() / (known.len() as f64).max(1.0)
    };
    let mut recalled: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (class, (found, of)) in scores.iter().flat_map(|score| &score.recalled) {
        let sum = recalled.entry(class.clone()).or_default();
        *sum = (sum.0 + found, sum.1 + of);
    }
    Score {
        precision: average(&|score| Some(score.precision)),
        recall: average(&|score| Some(score.recall)),
        f1: average(&|score| Some(score.f1)),
        fate: average(&|score| Some(score.fate)),
        types: average(&|score| Some(score.types)),
        dropped: Some(average(&|score| score.dropped)),
        added: Some(average(&|score| score.added)),
        recalled,
    }
}
