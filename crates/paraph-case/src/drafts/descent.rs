//! Descent: which points of a draft come from which of a draft some steps before, by what each
//! tabling act in between declares.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use paraph_text::Draft;

use super::lineage::{Continues, Lineage};
use super::{Drafts, Held, HeldPoint, News, Role, TextFile};
use crate::id::{ActId, PointId};
use paraph_log::hash::Hash;

/// Places of points: in the older draft, and in the newer.
pub type Link = (usize, usize);

impl Held {
    /// How its points come from those of the draft that it comes from: each with the one that it
    /// continues and those that it takes words from, in the order of the older.
    #[must_use]
    pub fn links(&self, base: &Self) -> Vec<Link> {
        let places = base.points.iter().enumerate();
        let old: BTreeMap<PointId, usize> =
            places.map(|(at, point)| (point.identity, at)).collect();
        let own = self.points.iter().enumerate().map(|(at, point)| (point.identity, at));
        let taken = self
            .takes
            .iter()
            .filter_map(|(ordinal, point)| Some((*point, usize::try_from(*ordinal).ok()?)));
        let links = own.chain(taken).filter_map(|(point, new)| Some((*old.get(&point)?, new)));
        let links: BTreeSet<Link> = links.collect();
        links.into_iter().collect()
    }

    /// The points that take words from one of the base without continuing it.
    pub fn taking(&self, point: PointId) -> impl Iterator<Item = &HeldPoint> {
        let takes = self.takes.iter().filter(move |(_, from)| *from == point);
        takes.filter_map(|(ordinal, _)| self.points.get(usize::try_from(*ordinal).ok()?))
    }

    /// A text that nobody has tabled, as it would be if these of its points, by their places, were
    /// declared to continue those points: for whoever works out a lineage.
    #[must_use]
    pub fn imagined(text: Draft, continues: Vec<(u32, PointId)>) -> Self {
        let pair = |(ordinal, point)| Continues { ordinal, point };
        let continues = continues.into_iter().map(pair).collect();
        let lineage = Lineage { continues, ..Lineage::default() };
        let nobody = Hash([0; 32]);
        Self::of(ActId(nobody), TextFile::new(nobody), text, None, &lineage)
    }

    /// The places of the points that a lineage of it must account for: what is new or changed since
    /// `base`, but for points of which only the sub-points are.
    #[must_use]
    pub fn unexplained(&self, base: &Self) -> Vec<(usize, News)> {
        let news = self.news(base);
        let is_told_below = |at: usize, depth: usize| {
            let below = self.points.iter().zip(&news).skip(at + 1);
            let mut below = below.take_while(|(sub, _)| sub.depth > depth);
            below.any(|(_, its)| its.any())
        };
        let points = self.points.iter().zip(&news).enumerate();
        let open = points.filter(|(at, (point, its))| {
            its.any() && !(its.only_below() && is_told_below(*at, point.depth))
        });
        open.map(|(at, (_, its))| (at, its.clone())).collect()
    }
}

impl Drafts {
    /// How the points of a draft come from those of one before it, in the order of the older.
    ///
    /// Followed step by step through the drafts between the two. Nothing where one of them is not
    /// held, or the newer does not come from the older.
    #[must_use]
    pub fn descent(&self, older: ActId, newer: ActId) -> Option<Vec<Link>> {
        let newest = self.held(Some(newer))?;
        let own = (0..newest.points.len()).map(|at| (at, at));
        let mut links: BTreeSet<Link> = own.collect();
        let mut at = newer;
        // A draft names as its base one that was there before it, so that this comes to an end.
        while at != older {
            let held = self.held(Some(at))?;
            let base = held.base?;
            let step = held.links(self.held(Some(base))?);
            let through = |(old, mid): &Link| {
                let from = links.range((*mid, 0)..(*mid + 1, 0));
                from.map(|(_, new)| (*old, *new)).collect::<Vec<_>>()
            };
            links = step.iter().flat_map(through).collect();
            at = base;
        }
        Some(links.into_iter().collect())
    }

    /// The points on the table that have words of a point which has no place of its own there, as
    /// the drafts after its last one declare.
    #[must_use]
    pub fn gone_into(&self, point: PointId) -> Vec<&HeldPoint> {
        let Some(table) = self.on_the_table() else { return Vec::new() };
        let mut heirs = BTreeSet::from([point]);
        for (_, _, known) in self.drafts.iter().filter(|(_, _, known)| known.role == Role::Tabled) {
            let Some(held) = &known.held else { continue };
            let gone: Vec<PointId> =
                heirs.iter().copied().filter(|heir| held.point(*heir).is_none()).collect();
            for point in gone {
                heirs.extend(held.taking(point).map(|taker| taker.identity));
            }
        }
        if table.point(point).is_some() {
            return Vec::new();
        }
        table.points.iter().filter(|held| heirs.contains(&held.identity)).collect()
    }
}
