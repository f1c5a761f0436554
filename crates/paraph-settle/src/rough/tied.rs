//! The ratings of one party that fit, taken apart: numbers that no statement ties together can be looked
//! at by themselves, in small linear programs, most of which are asked for again and again.

use alloc::{collections::BTreeMap, vec, vec::Vec};
use core::cell::RefCell;

use super::{linear::Linear, polytope::Polytope, work::Work};
use crate::fraction::Fraction;

/// Points that keep constraints, by groups of variables.
#[derive(Debug)]
pub(super) struct Tied {
    kept: Vec<Linear>,
    /// All of it at once.
    pub(super) whole: Polytope,
    groups: Vec<Polytope>,
    /// In which group each variable stands, and where.
    places: Vec<(usize, usize)>,
    /// The most of sums over a group that were asked for.
    known: RefCell<BTreeMap<(usize, Linear), Fraction>>,
}

impl Tied {
    /// All points of so many variables that keep these; `None` if there are none.
    pub(super) fn new(count: usize, kept: Vec<Linear>) -> Option<Self> {
        let whole = Polytope::new(count).with(&kept).ok()?;
        Self::apart(count, kept, whole)
    }

    /// What of it keeps this, too.
    pub(super) fn with(&self, sum: Linear) -> Option<Self> {
        let whole = self.whole.with(core::slice::from_ref(&sum)).ok()?;
        let kept = self.kept.iter().cloned().chain([sum]).collect();
        Self::apart(self.places.len(), kept, whole)
    }

    fn apart(count: usize, kept: Vec<Linear>, whole: Polytope) -> Option<Self> {
        let groups = groups(count, &kept);
        let mut places = vec![(0, 0); count];
        for (group, of) in groups.iter().enumerate() {
            of.iter().enumerate().for_each(|(place, &at)| places[at] = (group, place));
        }
        let mut own: Vec<Vec<Linear>> = vec![Vec::new(); groups.len()];
        for sum in &kept {
            if let Some(&first) = sum.terms.keys().next() {
                own[places[first].0].push(within(&places, sum));
            }
        }
        let each = groups.iter().zip(&own);
        let groups = each.map(|(of, own)| Polytope::new(of.len()).with(own).ok());
        let groups = groups.collect::<Option<_>>()?;
        Some(Self { kept, whole, groups, places, known: RefCell::default() })
    }

    /// The most of a sum; `None` if it has no limit.
    pub(super) fn most(&self, sum: &Linear, work: &Work) -> Option<Fraction> {
        let mut parts: BTreeMap<usize, Linear> = BTreeMap::new();
        for (&at, by) in &sum.terms {
            let (group, place) = self.places[at];
            parts.entry(group).or_default().terms.insert(place, by.clone());
        }
        let mut most = Fraction::whole(sum.constant.clone());
        for part in parts {
            most = most.plus(&self.most_of(part, work)?);
        }
        Some(most)
    }

    fn most_of(&self, part: (usize, Linear), work: &Work) -> Option<Fraction> {
        if let Some(known) = self.known.borrow().get(&part) {
            return Some(known.clone());
        }
        work.take();
        let most = self.groups[part.0].most(&part.1)?.value;
        self.known.borrow_mut().insert(part, most.clone());
        Some(most)
    }
}

/// A sum of variables of one group, as the group counts them.
fn within(places: &[(usize, usize)], sum: &Linear) -> Linear {
    let terms = sum.terms.iter().map(|(at, by)| (places[*at].1, by.clone()));
    Linear { terms: terms.collect(), constant: sum.constant.clone() }
}

/// Variables that constraints tie together.
pub(super) fn groups(count: usize, kept: &[Linear]) -> Vec<Vec<usize>> {
    let mut head: Vec<usize> = (0..count).collect();
    for sum in kept {
        let mut heads: Vec<usize> = sum.terms.keys().map(|&at| head[at]).collect();
        heads.sort_unstable();
        if let Some(&least) = heads.first() {
            head.iter_mut().filter(|own| heads.contains(own)).for_each(|own| *own = least);
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); count];
    head.iter().enumerate().for_each(|(at, &head)| groups[head].push(at));
    groups.retain(|group: &Vec<usize>| !group.is_empty());
    groups
}
