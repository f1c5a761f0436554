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
    linear::{Linear, Point, Quotient},
    polytope::Polytope,
    region::Region,
};

/// A point of what a party counts in has so many parts: every denominator up to 16 divides it.
const PARTS: i64 = 720_720;

/// The point itself where its numbers are whole parts of what the party counts in; else numbers beside
/// them that are and fit; else such of the finest that the party itself has written; else the point.
pub(super) fn fitted(rough: &Rough, at: usize, region: &Region, centre: Point) -> Point {
    let own = rough.scenario.point_of(at);
    let coarse = Grid::of(own);
    let numbers = region.lows();
    if numbers.iter().enumerate().all(|(variable, low)| coarse.has(&centre, variable, low)) {
        return centre;
    }
    let fine = Grid::of(finest(rough, at, own));
    let on = |grid: &Grid| nearest(region, &numbers, &centre, grid);
    on(&coarse).or_else(|| on(&fine)).unwrap_or(centre)
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
}

impl Grid {
    fn of(units: i64) -> Self {
        Self { units }
    }

    /// How many parts a number is, over the denominator beside it.
    fn parts(&self, number: &Quotient) -> (BigInt, BigInt) {
        (&number.over * PARTS, &number.under * self.units)
    }

    fn has(&self, point: &Point, variable: usize, low: &BigInt) -> bool {
        let (over, under) = self.parts(&value(point, variable, low));
        over.is_multiple_of(&under)
    }
}

/// The number that a variable stands for.
fn value(point: &Point, variable: usize, low: &BigInt) -> Quotient {
    Quotient { over: &point.values[variable] + low * &point.under, under: point.under.clone() }
}

/// One number after another becomes the part nearest to the centre of those that can be completed. Those
/// that are whole parts already come first, and then those of the smaller intervals, so that the order of
/// the file decides only between what is alike.
fn nearest(region: &Region, lows: &[BigInt], centre: &Point, grid: &Grid) -> Option<Point> {
    let mut order: Vec<usize> = (0..lows.len()).collect();
    order.sort_by_cached_key(|&at| {
        let number = value(centre, at, &lows[at]);
        (!grid.has(centre, at, &lows[at]), number.over, lows[at].clone())
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
    wanted: &Quotient,
    grid: &Grid,
) -> Option<Polytope> {
    let variable = Linear::variable(at);
    let number = variable.clone().sum(&Linear::constant(low.clone()));
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
        .plus(&BigInt::from(PARTS), &number)
        .less(&Linear::constant(parts * grid.units));
    left.with(&[exact.clone(), Linear::default().less(&exact)]).ok()
}
