//! Linkage: which points hang together, because somebody agrees to them only within a package.
//!
//! One rule for every view. A party agrees to a point within each package that it accepted and that
//! is whole, as long as it has not spoken of the point itself since; each of these packages binds,
//! also where several share the point. A point is settled when nothing else holds it open and every
//! other point of the packages that bind it is settled too.

use alloc::string::String;
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::decision::{Hold, alone};
use crate::drafts::{Held, HeldPoint};
use crate::id::{ActId, Name, Party};
use crate::packages::Package;
use crate::stances::{Stand, above, accepts, word};

/// A package that is whole, and those who agree to a point only within it.
struct Binding<'a> {
    act: ActId,
    name: &'a Name,
    package: &'a Package,
    by: Vec<Party>,
}

/// The packages that bind a point and of which another point is open.
pub(crate) fn linked(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Hold> {
    // Not the point itself, nor what is part of it or above it.
    let own: Vec<&HeldPoint> = line(held, row).chain(held.below(row.identity)).collect();
    let hold = |Binding { act, name, package, by }: Binding<'_>| {
        let open = open_points(channel, held, act, package, &own);
        (!open.is_empty()).then(|| Hold::Package { name: name.clone(), by, open })
    };
    binding(channel, held, row).into_iter().filter_map(hold).collect()
}

/// The labels of the points of a package that are open for another reason than that the package is,
/// without some of them.
pub(crate) fn open_points(
    channel: &Channel,
    held: &Held,
    act: ActId,
    package: &Package,
    without: &[&HeldPoint],
) -> Vec<String> {
    let points = package.points.iter().filter_map(|at| held.point(at.point));
    let asked = points.filter(|at| without.iter().all(|not| not.identity != at.identity));
    let open = asked.filter(|at| !settled(channel, held, at, &mut alloc::vec![act]));
    open.map(|at| at.label.clone()).collect()
}

/// Whether nothing holds a point open, nor any point that it hangs together with through packages
/// that were not followed yet.
fn settled(channel: &Channel, held: &Held, point: &HeldPoint, followed: &mut Vec<ActId>) -> bool {
    if !alone(channel, held, point).agreed {
        return false;
    }
    binding(channel, held, point).into_iter().all(|binding| {
        if followed.contains(&binding.act) {
            return true;
        }
        followed.push(binding.act);
        let points = binding.package.points.iter().filter_map(|at| held.point(at.point));
        let mut others = points.filter(|other| other.identity != point.identity);
        others.all(|other| settled(channel, held, other, followed))
    })
}

/// The whole packages within which alone somebody agrees to a point or to a part of it.
fn binding<'a>(channel: &'a Channel, held: &Held, row: &HeldPoint) -> Vec<Binding<'a>> {
    let own: Vec<&HeldPoint> = line(held, row).chain(held.below(row.identity)).collect();
    let all = channel.packages().all().iter();
    let holding = all.filter(|(_, _, package)| own.iter().any(|at| package.has(at.identity)));
    let whole = holding.filter(|(_, _, package)| package.fall(channel).is_none());
    let bound = whole.map(|(act, name, package)| {
        let within = |party: &&Party| is_within(channel, held, row, &own, package, party);
        let by = channel.members().with_a_say().filter(within).cloned().collect();
        Binding { act, name, package, by }
    });
    bound.filter(|binding| !binding.by.is_empty()).collect()
}

/// Whether a party agrees to a point, or to a part of it, within a package.
fn is_within(
    channel: &Channel,
    held: &Held,
    row: &HeldPoint,
    own: &[&HeldPoint],
    package: &Package,
    party: &Party,
) -> bool {
    let word = word(channel, held, row, party);
    let counts = |at: &HeldPoint| match at.depth < row.depth {
        // What was said of a point above counts here where nothing was said of this one.
        true => word.stand == Stand::Agrees && word.through.as_ref() == Some(&at.label),
        false => true,
    };
    own.iter().any(|at| counts(at) && accepts(channel, package, at, party))
}

/// A point and the points above it.
fn line<'a>(held: &'a Held, row: &'a HeldPoint) -> impl Iterator<Item = &'a HeldPoint> {
    core::iter::successors(Some(row), |at| above(held, at))
}
