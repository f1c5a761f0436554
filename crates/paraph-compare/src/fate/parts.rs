//! Links of points by their parts: a point whose own words were not found again went where most of
//! what its sub-points say went.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::alignment::Link;
use crate::field::Field;
use crate::fixed::{ONE, share};
use crate::side::Side;

/// The pairs of points that belong together by their parts, with how sure that is.
///
/// Sub-points stand behind their point in the order of the document, so that going backwards a
/// point finds all that was found of its parts.
pub(super) fn find(field: &Field, links: &[Link]) -> Vec<(usize, usize, i32)> {
    let mut pairs: BTreeSet<(usize, usize)> =
        links.iter().map(|link| (link.old, link.new)).collect();
    let mut found = Vec::new();
    let there = Way { own: &field.old, other: &field.new };
    let back = Way { own: &field.new, other: &field.old };
    for old in (0..field.old.points.len()).rev() {
        if let Some((new, sure)) = there.counterpart(old, &pairs) {
            pairs.insert((old, new));
            found.push((old, new, sure));
        }
    }
    let flip = |(old, new): &(usize, usize)| (*new, *old);
    let mut flipped: BTreeSet<(usize, usize)> = pairs.iter().map(flip).collect();
    for new in (0..field.new.points.len()).rev() {
        if let Some((old, sure)) = back.counterpart(new, &flipped) {
            flipped.insert((new, old));
            found.push((old, new, sure));
        }
    }
    found
}

/// From one side to the other.
struct Way<'a> {
    own: &'a Side,
    other: &'a Side,
}

impl Way<'_> {
    /// Where a point without links of its own belongs by its parts.
    fn counterpart(&self, point: usize, pairs: &BTreeSet<(usize, usize)>) -> Option<(usize, i32)> {
        let links = |place: usize| pairs.range((place, 0)..(place + 1, 0)).map(|pair| pair.1);
        if links(point).next().is_some() {
            return None;
        }
        let parts = (point + 1..self.own.points.len())
            .take_while(|part| self.own.points[*part].above.is_some_and(|above| above >= point))
            .filter(|part| self.own.points[*part].above == Some(point));
        let mut whole = 0;
        let mut words: BTreeMap<usize, u64> = BTreeMap::new();
        for part in parts {
            let count = self.own.points[part].count as u64;
            whole += count;
            let own = &self.own.points[point];
            let holder = |other: usize| match &self.other.points[other] {
                // Its sub-points became a paragraph below the same heading, or a sentence that begins with
                // its words; or were one.
                whole if own.heads(whole) || own.opens(whole) => Some(other),
                of => of.above,
            };
            let mut places: Vec<usize> = links(part).filter_map(holder).collect();
            places.dedup();
            for place in places {
                *words.entry(place).or_default() += count;
            }
        }
        let (place, most) =
            words.into_iter().max_by_key(|(place, words)| (*words, core::cmp::Reverse(*place)))?;
        let sure = share(most, whole);
        // Below the same heading there is no doubt, however little is left; nor where the words that stood
        // over the sub-points stand in each of the points that these became.
        let (own, there) = (&self.own.points[point], &self.other.points[place]);
        let is_there = own.heads(there) || own.opens(there);
        (sure > ONE / 2 || is_there).then_some((place, sure))
    }
}
