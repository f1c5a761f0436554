//! Exact numbers in a unit, and the common scale on which all of a file are whole.

use num_bigint::BigInt;
use paraph_settle::scenario::MOST;

use super::super::ScenarioError;
use super::super::ratio::{Ratio, common_multiple};
use super::super::tree::{Spot, Value};

/// How many of what the numbers are in make a utility of 1.
pub(super) fn unit(spot: &Spot<'_>) -> Result<Ratio, ScenarioError> {
    if let Value::Text(word) = &spot.node.value {
        return match word.as_str() {
            "utility" => Ok(Ratio::one()),
            "percent" => Ok(Ratio::whole(100)),
            "per mille" => Ok(Ratio::whole(1000)),
            _ => Err(spot.error(format!(
                "\"{word}\" is an unknown unit: write \"utility\", \"percent\", \"per mille\", or how \
                 many points make a utility of 1, as 250"
            ))),
        };
    }
    let points = spot.number()?;
    if points <= Ratio::zero() || points > Ratio::whole(MOST) {
        return Err(spot.error(format!("it must be above 0 and at most {MOST}")));
    }
    Ok(points)
}

/// What the numbers of a file, or of a party, are shown in, if it is said: by itself they are shown in
/// what they are written in.
pub(super) fn shown_in(spot: &Spot<'_>) -> Result<Option<Ratio>, ScenarioError> {
    spot.get("shown_in").map(|spot| unit(&spot)).transpose()
}

/// How many units of a scale make a point, where so many points make a utility of 1.
pub(super) fn point(points: &Ratio, scale: i64) -> Option<i64> {
    Ratio::whole(scale).over(points)?.to_whole().filter(|units| *units > 0)
}

/// Collects what all numbers of a file need to be whole.
pub(super) struct Numbers(BigInt);

impl Numbers {
    pub(super) fn new(unit: &Ratio) -> Self {
        let mut numbers = Self(1.into());
        numbers.note(unit);
        numbers
    }

    /// A party counts in a unit of its own: a point of it becomes a whole number of units.
    pub(super) fn note(&mut self, unit: &Ratio) {
        self.0 = common_multiple(&self.0, unit.numerator());
    }

    /// A number as utility.
    pub(super) fn read(&mut self, spot: &Spot<'_>, unit: &Ratio) -> Result<Ratio, ScenarioError> {
        let number = spot.number()?;
        let share = number.over(unit).unwrap_or_else(Ratio::zero);
        let most = Ratio::whole(MOST);
        if share > most || Ratio::zero().minus(&share) > most {
            return Err(too_large(spot));
        }
        self.0 = common_multiple(&self.0, share.denominator());
        if self.0 > BigInt::from(MOST) {
            let what = format!(
                "{number} cannot be kept exactly beside the numbers and units before it: round it or those, say to \
                 six digits behind the point, or choose units that have more in common"
            );
            return Err(spot.error(what));
        }
        Ok(share)
    }

    /// Units of a utility of 1.
    pub(super) fn scale(&self, root: &Spot<'_>) -> Result<i64, ScenarioError> {
        let scale = i64::try_from(&self.0).ok().filter(|scale| *scale <= MOST);
        scale.ok_or_else(|| {
            let what = "the units of the file and of its parties have no common multiple that is small \
                        enough: choose one unit for all";
            root.error(what)
        })
    }
}

/// Units of a utility, which the scale makes whole.
pub(super) fn units(share: &Ratio, scale: i64) -> Option<i64> {
    share.times(&Ratio::whole(scale)).to_whole()
}

pub(super) fn too_large(spot: &Spot<'_>) -> ScenarioError {
    let what = format!("too large: the numbers of a party may come to {MOST} units at most");
    spot.error(what)
}
