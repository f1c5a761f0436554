//! Numbers of a bounded fineness that fit: the central ones, where these are coarse enough, or ones beside
//! them.
//!
//! The ordinary engine works in whole units, and all parties share one; what is as fine as it likes would
//! leave no room for others. What a party's numbers become must not depend on what others said, so how
//! fine they may be follows from its own statements.

use alloc::vec::Vec;

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::super::{
    Rough,
    linear::{Linear, Point},
    polytope::Polytope,
    region::Region,
};
use crate::fraction::Fraction;

/// A point of what a party counts in has so many parts: every denominator up to 16 divides it.
const PARTS: i64 = 720_720;
/// A number may come to so many parts; of larger ones a point is not divided.
const MOST_PARTS: i64 = 1 << 40;

/// The point itself where its numbers are whole parts of what the party counts in; else numbers beside
/// them that are and fit; else such of the finest that the party itself has written; else the point.
pub(super) fn fitted(rough: &Rough, at: usize, region: &Region, centre: Point) -> Point {
    let own = rough.scenario.point_of(at);
    let parts = parts(rough, at, own);
    let coarse = Grid { units: own, parts };
    let numbers = region.lows();
    if numbers.iter().enumerate().all(|(variable, low)| coarse.has(&centre, variable, low)) {
        return centre;
    }
    let fine = Grid { units: finest(rough, at, own), parts };
    let on = |grid: &Grid| nearest(region, &numbers, &centre, grid);
    on(&coarse).or_else(|| on(&fine)).unwrap_or(centre)
}

/// How many parts a point of the party's has: one where its own numbers are so large that others would
/// leave no room.
fn parts(rough: &Rough, at: usize, own: i64) -> i64 {
    let Some(loose) = rough.loose.get(at).and_then(Option::as_ref) else { return PARTS };
    let intervals = loose.ratings.iter().flatten().chain([&loose.reservation]);
    let ends = intervals.flat_map(|interval| [interval.low, interval.high]);
    let most = ends.map(i64::unsigned_abs).max().unwrap_or(0);
    let points = i128::from(most) * i128::from(PARTS) / i128::from(own.max(1));
    if points > i128::from(MOST_PARTS) { 1 } else { PARTS }
}

/// The largest number of units of which all that the party has written is a multiple.
fn finest(rough: &Rough, at: usize, own: i64) -> i64 {
    let terms = rough.scenario.parties.get(at).map(|party| party.terms.as_slice());
    let terms = terms.unwrap_or_default().iter().map(|term| term.value);
    let Some(loose) = rough.loose.get(at).and_then(Option::as_ref) else { return own };
    let intervals = loose.ratings.iter().flatten().chain([&loose.reservation]);
    let ends = intervals.flat_map(|interval| [interval.low, interval.high]);
    let least = loose.more.iter().map(|more| more.by);
    let least = least.chain(loose.matters.iter().map(|matters| matters.by));
    ends.chain(least).chain(terms).fold(own, |common, number| common.gcd(&number))
}

/// Whole parts of so many units.
struct Grid {
    units: i64,
    parts: i64,
}

impl Grid {
    /// How many parts a number is, over the denominator beside it.
    fn parts(&self, number: &Fraction) -> (BigInt, BigInt) {
        (number.numerator() * self.parts, number.denominator() * self.units)
    }

    fn has(&self, point: &Point, variable: usize, low: &BigInt) -> bool {
        let (over, under) = self.parts(&value(point, variable, low));
        over.is_multiple_of(&under)
    }
}

/// The number that a variable stands for.
fn value(point: &Point, variable: usize, low: &BigInt) -> Fraction {
    Fraction::new(&point.values[variable] + low * &point.under, point.under.clone())
}

/// One number after another becomes the part nearest to the centre of those that can be completed. Those
/// that are whole parts already come first, and then those of the smaller intervals, so that the order of
/// names decides only between what is alike.
fn nearest(region: &Region, lows: &[BigInt], centre: &Point, grid: &Grid) -> Option<Point> {
    let mut order: Vec<usize> = (0..lows.len()).collect();
    order.sort_by_cached_key(|&at| {
        let number = value(centre, at, &lows[at]);
        (!grid.has(centre, at, &lows[at]), number.numerator().clone(), lows[at].clone())
    });
    let mut left = region.polytope.clone();
    for at in order {
        left = fixed(&left, at, &lows[at], &value(centre, at, &lows[at]), grid)?;
    }
    let point = left.point().reduced();
    region.admits(&point).then_some(point)
}

fn fixed(
    left: &Polytope,
    at: usize,
    low: &BigInt,
    wanted: &Fraction,
    grid: &Grid,
) -> Option<Polytope> {
    let variable = Linear::variable(at);
    let number = variable.sum(&Linear::constant(low.clone()));
    let (over, under) = grid.parts(&left.least(&number)?.value);
    let least = over.div_ceil(&under);
    let (over, under) = grid.parts(&left.most(&number)?.value);
    let most = over.div_floor(&under);
    if least > most {
        return None;
    }
    let (over, under) = grid.parts(wanted);
    // The nearer one, of two the lower.
    let twice: BigInt = over * 2 - &under;
    let parts = twice.div_ceil(&(under * 2)).clamp(least, most);
    let exact = Linear::default()
        .plus(&BigInt::from(grid.parts), &number)
        .less(&Linear::constant(parts * grid.units));
    left.with(&[exact.clone(), Linear::default().less(&exact)]).ok()
}
