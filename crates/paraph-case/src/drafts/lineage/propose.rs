//! What a lineage that was refused could say instead, for the hint. Nothing of it is declared until
//! somebody types it.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::Draft;

use super::Lineage;
use crate::drafts::{Held, HeldPoint};
use crate::id::PointId;

/// All that is alike, the surer first. What is changed is declared after that.
pub(in crate::drafts) const ALIKE: &str = "--continues same-words --continues same-labels";

impl Lineage {
    /// The points of the base of which nothing is declared.
    pub(in crate::drafts) fn undeclared<'a>(&self, base: &'a Held) -> Vec<&'a HeldPoint> {
        let continued = self.continues.iter().map(|continues| continues.point);
        let told: BTreeSet<PointId> =
            continued.chain(self.dropped.iter().map(|dropped| dropped.0)).collect();
        let told: BTreeSet<PointId> =
            told.into_iter().chain(self.takes_from.iter().map(|takes| takes.point)).collect();
        base.points.iter().filter(|point| !told.contains(&point.identity)).collect()
    }

    /// What could be declared of points of the base of which nothing is: that they continue, as long
    /// as the new text has a point for it, and only then that they are dropped.
    pub(in crate::drafts) fn proposal(
        &self,
        silent: &[&HeldPoint],
        text: &Draft,
        base: &Held,
    ) -> String {
        let placed: BTreeSet<u32> = self.continues.iter().map(|c| c.ordinal).collect();
        let free: BTreeMap<u32, (String, usize)> = text
            .walk()
            .filter(|place| !placed.contains(&place.ordinal))
            .map(|place| (place.ordinal, (place.label, place.depth)))
            .collect();
        let labels: BTreeSet<&str> = free.values().map(|(label, _)| label.as_str()).collect();
        if silent.iter().any(|old| labels.contains(old.label.as_str())) {
            return ALIKE.into();
        }
        let after = |old: &HeldPoint| {
            let (label, depth) = free.get(&self.next(old, base)?)?;
            (*depth == old.depth).then(|| format!("{label}={}", old.label))
        };
        let pairs: Vec<String> = silent.iter().filter_map(|old| after(old)).collect();
        match pairs.is_empty() {
            false => format!("--continues {}", pairs.join(",")),
            true => format!("--dropped {}", labels_of(silent)),
        }
    }

    /// The place in the new text after that of the point which stood before `old`.
    fn next(&self, old: &HeldPoint, base: &Held) -> Option<u32> {
        let at = base.points.iter().position(|point| point.identity == old.identity)?;
        let Some(before) = at.checked_sub(1) else { return Some(0) };
        let before = base.points.get(before)?.identity;
        let continues = self.continues.iter().find(|continues| continues.point == before)?;
        continues.ordinal.checked_add(1)
    }
}

/// `2,3,3.a`.
pub(in crate::drafts) fn labels_of(points: &[&HeldPoint]) -> String {
    let labels: Vec<&str> = points.iter().map(|point| point.label.as_str()).collect();
    labels.join(",")
}

/// `; the words of 4 stand at 5, those of 4.a at 5.a`: where words that a continued point lost stand
/// now. Nothing where there are none.
pub(super) fn moved(new: &Held, base: &Held) -> String {
    let lost = base.points.iter().filter(|old| {
        let is = new.point(old.identity);
        is.is_some_and(|is| is.wording != old.wording)
    });
    let stand = lost.filter_map(|old| Some((&old.label, &new.with_words_of(old, base)?.label)));
    let told: Vec<String> = stand
        .enumerate()
        .map(|(at, (was, is))| match at {
            0 => format!("the words of {was} stand at {is} in the new text"),
            _ => format!("those of {was} at {is}"),
        })
        .collect();
    if told.is_empty() { String::new() } else { format!("; {}", told.join(", ")) }
}
