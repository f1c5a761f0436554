//! Kin: points whose labels begin alike, such as the paragraphs of Article 5, or point 10 with its
//! sub-points; and how alike two such groups are as wholes.

use alloc::vec;
use alloc::vec::Vec;

use crate::candidates::Candidate;
use crate::fixed::share;
use crate::side::Side;
use crate::terms::{Terms, UNIT_BITS};

/// Groups are compared by what the other draft has of them anywhere, but that counts for at least so
/// many tenths of the whole: a few words in common do not make two groups alike.
const WHOLE_MIN: u64 = 7;

/// The groups of both sides that have candidates between them.
pub(crate) struct Kinships {
    /// For each candidate, which two groups it stands between.
    pub(crate) of: Vec<usize>,
    pub(crate) all: Vec<Kinship>,
}

/// An old and a new group with a candidate between them.
pub(crate) struct Kinship {
    /// How many points both have together.
    pub(crate) size: usize,
    /// The cosine between the terms of all their points.
    pub(crate) cosine: i32,
}

/// The groups of one side, by the number of their label.
struct Groups {
    sizes: Vec<usize>,
    /// How long the sum of the points' directions is, with [`UNIT_BITS`] behind the point.
    lengths: Vec<u64>,
}

impl Kinships {
    pub(crate) fn of(
        sides: [&Side; 2],
        (terms, terms_count): (&[Terms; 2], usize),
        candidates: &[Candidate],
    ) -> Self {
        let most = sides.iter().flat_map(|side| &side.points).map(|point| point.kin).max();
        let count = most.map_or(0, |most| most as usize + 1);
        let [olds, news] =
            [0, 1].map(|side| Groups::of(sides[side], &terms[side], count, terms_count));
        let between =
            |one: &Candidate| (sides[0].points[one.old].kin, sides[1].points[one.new].kin);
        let mut pairs: Vec<(u32, u32)> = candidates.iter().map(between).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let place = |one| pairs.binary_search(&between(one)).unwrap_or(0);
        let of: Vec<usize> = candidates.iter().map(place).collect();
        // The product of two sums is the sum of the products, and what is no candidate adds little.
        let mut products = vec![0_u64; pairs.len()];
        for (one, at) in candidates.iter().zip(&of) {
            products[*at] += u64::from(one.cosine.unsigned_abs());
        }
        let kinship = |((old, new), product): (&(u32, u32), u64)| {
            let (old, new) = (*old as usize, *new as usize);
            let lengths = olds.lengths[old].saturating_mul(news.lengths[new]) >> UNIT_BITS;
            Kinship {
                size: olds.sizes[old] + news.sizes[new],
                cosine: share((product << UNIT_BITS) / 1000, lengths),
            }
        };
        let all = pairs.iter().zip(products).map(kinship).collect();
        Self { of, all }
    }
}

impl Groups {
    fn of(side: &Side, terms: &Terms, count: usize, terms_count: usize) -> Self {
        let mut groups = Self { sizes: vec![0; count], lengths: vec![0; count] };
        let mut members: Vec<(u32, usize)> =
            side.points.iter().enumerate().map(|(at, point)| (point.kin, at)).collect();
        members.sort_unstable();
        let mut sums = vec![0_u64; terms_count];
        let mut summed: Vec<u32> = Vec::new();
        for members in members.chunk_by(|one, other| one.0 == other.0) {
            let Some((kin, _)) = members.first() else { continue };
            // What the other draft does not have is in no other point, as a rule: its square is
            // what the point's own shared terms leave of its length.
            let mut shared: u64 = 0;
            for held in members.iter().flat_map(|(_, point)| terms.point(*point)) {
                let unit = u64::from(held.unit);
                shared = shared.saturating_add(unit * unit);
                let sum = &mut sums[held.term as usize];
                if *sum == 0 {
                    summed.push(held.term);
                }
                *sum += unit;
            }
            let alone = ((members.len() as u64) << (2 * UNIT_BITS)).saturating_sub(shared);
            let take = |term: u32| core::mem::take(&mut sums[term as usize]);
            // Two hundred thousand points may all be alike: their sums have squares that no number holds.
            let squares = summed.drain(..).map(take).map(|sum| sum.saturating_mul(sum));
            let squares = squares.fold(0, u64::saturating_add);
            let whole = squares.saturating_add(alone).isqrt() * WHOLE_MIN / 10;
            groups.lengths[*kin as usize] = squares.isqrt().max(whole);
            groups.sizes[*kin as usize] = members.len();
        }
        groups
    }
}
