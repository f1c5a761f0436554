//! Which identity each point of a new text is proposed to carry.
//!
//! A comparison links points many to many; an identity is carried by one point only. So of the links
//! of a point the one that has most of its words says which it continues, and the others say what it
//! takes words from. Where that is not plain, a doubt stands beside it, and somebody is asked.

use std::cmp::Reverse;

use paraph_compare::{Alignment, Link};

/// A link that is proposed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    /// What the comparison says of it.
    pub(super) link: &'a Link,
    /// What only a person can say.
    pub(super) doubt: Option<Doubt<'a>>,
}

/// Why a person is asked.
#[derive(Clone, Copy, Debug)]
pub(super) enum Doubt<'a> {
    /// It is not sure that the two points belong together at all.
    Unsure,
    /// Another point has nearly as good a claim to the identity.
    Rival(&'a Link),
}

/// All that is proposed of the links of two texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs<'a> {
    /// Which point continues which.
    pub(super) continues: Vec<Pair<'a>>,
    /// Which point takes words from which it does not continue.
    pub(super) takes: Vec<Pair<'a>>,
}

impl<'a> Pairs<'a> {
    /// Chooses among the links of a comparison.
    pub(super) fn of(alignment: &'a Alignment) -> Self {
        let mut ranked: Vec<&Link> = alignment.links.iter().collect();
        ranked.sort_by_key(|link| claim(alignment, link));
        let mut chosen: Vec<&Link> = Vec::new();
        let mut takes = Vec::new();
        for link in ranked {
            match chosen.iter().any(|one| one.old == link.old || one.new == link.new) {
                true => takes.push(link),
                false => chosen.push(link),
            }
        }
        let rival = |link: &Link| {
            takes.iter().copied().find(|other| {
                let (beside, is_free) =
                    (shares_a_point(link, other), is_free(&chosen, link, other));
                beside && is_free && !other.is_doubtful() && is_near(alignment, link, other)
            })
        };
        let pair = |link: &'a Link| {
            let unsure = link.is_doubtful().then_some(Doubt::Unsure);
            Pair { link, doubt: unsure.or_else(|| rival(link).map(Doubt::Rival)) }
        };
        let continues: Vec<Pair<'a>> = chosen.iter().copied().map(pair).collect();
        let unsure =
            |link: &'a Link| Pair { link, doubt: link.is_doubtful().then_some(Doubt::Unsure) };
        Self { continues, takes: takes.into_iter().map(unsure).collect() }
    }

    /// The pair in which an old point goes on.
    pub(super) fn continuing(&self, old: usize) -> Option<&Pair<'a>> {
        self.continues.iter().find(|pair| pair.link.old == old)
    }

    /// The pair in which a new point continues an old one.
    pub(super) fn continued_by(&self, new: usize) -> Option<&Pair<'a>> {
        self.continues.iter().find(|pair| pair.link.new == new)
    }

    /// The pairs in which words of an old point were taken.
    pub(super) fn taken(&self, old: usize) -> impl Iterator<Item = &Pair<'a>> {
        self.takes.iter().filter(move |pair| pair.link.old == old)
    }

    /// Whether a question about an identity names this link as the other answer.
    pub(super) fn is_a_rival(&self, link: &Link) -> bool {
        self.continues.iter().any(|pair| match pair.doubt {
            Some(Doubt::Rival(rival)) => same(rival, link),
            _ => false,
        })
    }
}

/// How good a link's claim to the identity is, the best first: the same words, then the most of them,
/// then how sure it is, then the same number.
fn claim(alignment: &Alignment, link: &Link) -> impl Ord + use<> {
    let is_sure = !link.is_doubtful();
    let evidence = &link.evidence;
    (
        Reverse(evidence.is_same),
        Reverse(is_sure),
        Reverse(evidence.shared),
        Reverse(link.sure),
        !has_one_number(alignment, link),
        link.old,
        link.new,
    )
}

fn has_one_number(alignment: &Alignment, link: &Link) -> bool {
    let label = |told: &[paraph_compare::Told], at: usize| told.get(at).map(|t| t.label.clone());
    label(&alignment.old, link.old) == label(&alignment.new, link.new)
}

fn shares_a_point(one: &Link, other: &Link) -> bool {
    one.old == other.old || one.new == other.new
}

fn same(one: &Link, other: &Link) -> bool {
    (one.old, one.new) == (other.old, other.new)
}

/// Whether the point that `other` has and `link` has not carries no identity, so that it could carry
/// this one.
fn is_free(chosen: &[&Link], link: &Link, other: &Link) -> bool {
    match one_of(link, other) {
        Side::Old => chosen.iter().all(|one| one.old != other.old),
        Side::New => chosen.iter().all(|one| one.new != other.new),
    }
}

enum Side {
    Old,
    New,
}

/// On which side two links that share a point differ.
fn one_of(link: &Link, other: &Link) -> Side {
    if link.old == other.old { Side::New } else { Side::Old }
}

/// Whether one link has nearly as many of the words as another: at least two thirds. Where one has
/// the same words and the other has not, nothing is near; where both have, the number decides.
fn is_near(alignment: &Alignment, link: &Link, other: &Link) -> bool {
    match (link.evidence.is_same, other.evidence.is_same) {
        (true, true) => !has_one_number(alignment, link),
        (true, false) => false,
        (false, _) => 3 * other.evidence.shared >= 2 * link.evidence.shared,
    }
}
