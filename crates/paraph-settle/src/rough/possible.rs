//! Whether some ratings that fit make a package the best: a search through the ways in which it can be
//! that each other package is not better.
//!
//! A node is a set of ratings. One of them is tried; if another package is better there, one of a few
//! inequalities must hold of any ratings with which it is not, and each is a child. Every child rules out
//! the ratings that were tried, and there are finitely many packages and inequalities.

use alloc::{vec, vec::Vec};

use super::{
    ground::Ground,
    linear::{Linear, Point},
    polytope::Polytope,
    witness::{Witness, dominates},
};
use crate::{account::STANDARDS, settling::Solution};

/// What is sought for a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    /// That no other dominates it.
    Pareto,
    /// That it is acceptable, and no acceptable one has a larger sum.
    Sum,
    /// That it is acceptable, and none has a larger smallest gain.
    Least,
    /// That it is acceptable, and all others have a smaller one, or nowhere more.
    LeastAlone,
    /// That no package is acceptable at all, whichever is given.
    Nothing,
}

/// What was found.
#[derive(Debug)]
pub(super) enum Found {
    /// With ratings that were handed to `met`.
    Yes,
    /// With none that fit.
    No,
    /// The work was stopped, or ratings were too fine to try.
    Unknown,
}

struct Node {
    ratings: Polytope,
    is_ahead: bool,
}

/// Whether a package can be what is sought, with so many linear programs at most. Of all ratings tried,
/// each witness is handed to `met`.
pub(super) fn possible(
    ground: &Ground<'_>,
    package: usize,
    sought: Sought,
    most: u64,
    mut met: impl FnMut(&Witness),
) -> Found {
    let until = ground.work.done().saturating_add(most);
    let mut root = Vec::new();
    if !matches!(sought, Sought::Pareto | Sought::Nothing) {
        root.extend(ground.parties().map(|party| ground.gain(party, package)));
    }
    ground.work.take();
    let Ok(ratings) = ground.joint.with(&root) else { return Found::No };
    let mut open = vec![Node { ratings, is_ahead: false }];
    let mut is_unknown = false;
    while let Some(node) = open.pop() {
        if ground.work.is_spent() || ground.work.done() >= until {
            return Found::Unknown;
        }
        let Some(point) = tried(ground, package, &node) else { continue };
        let Some(witness) = Witness::of(ground, point) else {
            is_unknown = true;
            continue;
        };
        met(&witness);
        let is_met = match sought {
            Sought::Pareto => witness.pareto[package],
            Sought::Sum => witness.best[position(Solution::Utilitarian)][package],
            Sought::Least | Sought::LeastAlone => {
                witness.best[position(Solution::Egalitarian)][package]
            }
            Sought::Nothing => !witness.is_feasible(),
        };
        if is_met {
            return Found::Yes;
        }
        let Some(better) = better(&witness, package, sought) else {
            // As good by what is sought here, though not by what it stands for.
            is_unknown = true;
            continue;
        };
        for (children, is_ahead) in alternatives(ground, package, better, sought) {
            ground.work.take();
            if let Ok(ratings) = node.ratings.with(&children) {
                open.push(Node { ratings, is_ahead: node.is_ahead || is_ahead });
            }
        }
    }
    if is_unknown { Found::Unknown } else { Found::No }
}

/// Where a standard stands among [`STANDARDS`].
pub(super) fn position(solution: Solution) -> usize {
    STANDARDS.iter().position(|standard| *standard == solution).unwrap_or(0)
}

/// Ratings of a node; none if what must be larger cannot be.
fn tried(ground: &Ground<'_>, package: usize, node: &Node) -> Option<Point> {
    ground.work.take();
    if node.is_ahead {
        let most = node.ratings.most(&ground.ahead())?;
        return most.value.sign().is_gt().then_some(most.at);
    }
    let gains = ground.parties().map(|party| ground.gain(party, package));
    let sum = gains.fold(Linear::default(), |sum, gain| sum.sum(&gain));
    node.ratings.most(&sum).map(|most| most.at)
}

/// A package that is better with these ratings: of several, the best.
fn better(witness: &Witness, package: usize, sought: Sought) -> Option<usize> {
    let mut all = 0..witness.utilities.len();
    match sought {
        Sought::Pareto => {
            let own = &witness.utilities[package];
            all.find(|&at| witness.pareto[at] && dominates(&witness.utilities[at], own))
        }
        Sought::Sum | Sought::Nothing => {
            all.find(|&at| witness.best[position(Solution::Utilitarian)][at])
        }
        Sought::Least => {
            let best = all.find(|&at| witness.best[position(Solution::Egalitarian)][at])?;
            (witness.least(best) > witness.least(package)).then_some(best)
        }
        Sought::LeastAlone => all.find(|&at| witness.best[position(Solution::Egalitarian)][at]),
    }
}

/// One of these must hold where `better` is not better; each with whether something in it must be larger.
fn alternatives(
    ground: &Ground<'_>,
    package: usize,
    better: usize,
    sought: Sought,
) -> Vec<(Vec<Linear>, bool)> {
    let more = |party| ground.more(party, package, better);
    let ahead = ground.ahead();
    let mut all = Vec::new();
    match sought {
        Sought::Pareto => {
            all.extend(ground.parties().map(|party| (vec![more(party).less(&ahead)], true)));
            let level = ground
                .parties()
                .flat_map(|party| [more(party), Linear::default().less(&more(party))]);
            all.push((level.collect(), false));
        }
        Sought::Sum | Sought::Nothing => {
            let refused = |party| Linear::default().less(&ground.gain(party, better)).less(&ahead);
            all.extend(ground.parties().map(|party| (vec![refused(party)], true)));
            if sought == Sought::Nothing {
                return all;
            }
            let sum = ground.parties().fold(Linear::default(), |sum, party| sum.sum(&more(party)));
            all.push((vec![sum], false));
        }
        Sought::Least | Sought::LeastAlone => {
            let is_alone = sought == Sought::LeastAlone;
            for lowest in ground.parties() {
                let other = ground.gain(lowest, better);
                let other = if is_alone { other.sum(&ahead) } else { other };
                let above = ground.parties().map(|party| ground.gain(party, package).less(&other));
                all.push((above.collect(), is_alone));
            }
            if is_alone {
                all.push((ground.parties().map(more).collect(), false));
            }
        }
    }
    all
}
