//! Doubts about a lineage: what is declared and the words do not bear out.
//!
//! Which point continues which is as its author declares it, and is never decided here. But a false
//! declaration carries along all that hangs on a point (agreements, packages, for whom it is kept), so
//! whoever is told of it is told, too, when hardly a word of the one point stands in the other. It is
//! counted when it is shown; a log is judged without it.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::Passage;

use crate::drafts::{Held, HeldPoint};
use crate::view::{listed, number};

/// A word stands all over a draft if it stands in so many of its points at least, ...
const POINTS_MIN: usize = 3;
/// ... and in more than one of so many.
const ONE_OF: usize = 3;
/// Of fewer words nothing can be said.
const WORDS_MIN: usize = 3;
/// Words are few if they are less than one of so many.
const FEW: usize = 8;

/// The words of two drafts, of which one comes from the other.
pub(in crate::views) struct Doubts<'a> {
    base: &'a Held,
    held: &'a Held,
    /// Words that stand all over one of them: that two points share them says nothing.
    all_over: BTreeSet<String>,
    /// Who declared it.
    by: String,
}

/// How many words of a point stand in another, those that stand all over left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shared {
    words: usize,
    of_old: usize,
    of_new: usize,
}

impl<'a> Doubts<'a> {
    pub(in crate::views) fn of(base: &'a Held, held: &'a Held, by: String) -> Self {
        let mut all_over = BTreeSet::new();
        for draft in [base, held] {
            let mut points: BTreeMap<String, usize> = BTreeMap::new();
            for point in &draft.points {
                for word in own_words(point).into_iter().collect::<BTreeSet<_>>() {
                    *points.entry(word).or_default() += 1;
                }
            }
            let is_all_over =
                |count: usize| count >= POINTS_MIN && count * ONE_OF > draft.points.len();
            let common = points.into_iter().filter(|(_, count)| is_all_over(*count));
            all_over.extend(common.map(|(word, _)| word));
        }
        Self { base, held, all_over, by }
    }

    /// What speaks against it that a point continues one of the base.
    pub(in crate::views) fn continuing(&self, old: &HeldPoint, new: &HeldPoint) -> Option<String> {
        let shared = self.shared(old, new);
        shared.is_few().then(|| {
            let (by, label) = (&self.by, &old.label);
            format!("{by} declares that it continues {label}; {}", shared.sentence(label))
        })
    }

    /// What speaks against it that the point at a place takes words from points of the base.
    pub(in crate::views) fn taking(&self, at: usize) -> Vec<String> {
        let Some(new) = self.held.points.get(at) else { return Vec::new() };
        let own = self.base.point(new.identity);
        let is_as_it_was = own.is_some_and(|own| own.wording == new.wording);
        let here =
            self.held.takes.iter().filter(|(ordinal, _)| usize::try_from(*ordinal) == Ok(at));
        let from = here.filter_map(|(_, point)| self.base.point(*point));
        let doubt = |old: &HeldPoint| {
            let shared = self.shared(old, new);
            if !is_as_it_was && !shared.is_few() {
                return None;
            }
            let as_it_was = if is_as_it_was { "it has the words that it had; " } else { "" };
            let (by, label) = (&self.by, &old.label);
            let shared = shared.sentence(label);
            Some(format!("{by} declares that it takes words from {label}; {as_it_was}{shared}"))
        };
        from.filter_map(doubt).collect()
    }

    /// What speaks against it that a point of the base went into others.
    pub(in crate::views) fn merged(&self, old: &HeldPoint) -> Option<String> {
        let into: Vec<&HeldPoint> = self.held.taking(old.identity).collect();
        let best = into.iter().map(|new| self.shared(old, new)).max_by_key(|one| one.words)?;
        let labels = listed(into.iter().map(|new| &new.label));
        best.is_few().then(|| {
            let shared = best.sentence(&old.label);
            format!("{} declares that it went into {labels}; {shared}", self.by)
        })
    }

    fn shared(&self, old: &HeldPoint, new: &HeldPoint) -> Shared {
        let (olds, news) = (self.words(self.base, old), self.words(self.held, new));
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for word in &news {
            *left.entry(word).or_default() += 1;
        }
        let is_left = |word: &&String| {
            left.get_mut(word.as_str()).is_some_and(|count| {
                let is_left = *count > 0;
                *count = count.saturating_sub(1);
                is_left
            })
        };
        let words = olds.iter().filter(is_left).count();
        Shared { words, of_old: olds.len(), of_new: news.len() }
    }

    /// The words of a point and of its sub-points that do not stand all over.
    fn words(&self, held: &Held, point: &HeldPoint) -> Vec<String> {
        let points = core::iter::once(point).chain(held.below(point.identity));
        points.flat_map(own_words).filter(|word| !self.all_over.contains(word)).collect()
    }
}

impl Shared {
    /// Whether hardly a word is shared, of enough to say so.
    const fn is_few(self) -> bool {
        let least = if self.of_old < self.of_new { self.of_old } else { self.of_new };
        least >= WORDS_MIN && self.words * FEW < least
    }

    /// `of the 9 words of 3 that do not stand all over the drafts 0 are shared`.
    fn sentence(self, label: &str) -> String {
        let verb = if self.words == 1 { "is" } else { "are" };
        let of = number(self.of_old, "word");
        format!(
            "of the {of} of {label} that do not stand all over the drafts {} {verb} shared",
            self.words
        )
    }
}

/// A point's own words without notes, in small letters.
fn own_words(point: &HeldPoint) -> Vec<String> {
    let bare = Passage::of(&point.words).words();
    let pieces = bare.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    pieces.map(|word| word.to_lowercase()).collect()
}
