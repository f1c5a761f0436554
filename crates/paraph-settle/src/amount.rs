//! Units as people read them in a sentence.

use alloc::{
    format,
    string::{String, ToString as _},
};

use crate::{fraction::Fraction, scenario::Scenario};

/// How numbers are spelled in sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// For people: a decimal as [`Fraction::decimal`] rounds it, with "about" in front where it is rounded.
    Rounded,
    /// For programs: a decimal of at most four digits behind the point where it is one, else a fraction in
    /// lowest terms.
    Exact,
}

impl Spelling {
    /// Units in points, of which each has so many units.
    pub(crate) fn amount(self, units: i64, point: i64) -> String {
        let exact = Fraction::new(units, point.max(1));
        match (exact.is_rounded(), self) {
            (false, _) => exact.decimal(),
            (true, Self::Rounded) => format!("about {}", exact.decimal()),
            (true, Self::Exact) => exact.to_string(),
        }
    }

    /// Units of a party in what it counts in, which is said where others count in something else.
    pub(crate) fn of_party(self, scenario: &Scenario, party: usize, units: i64) -> String {
        self.amount(units, scenario.point_of(party)) + &scenario.unit_of(party)
    }

    /// Units of a sum over parties, a cost or an equal concession, with the same.
    pub(crate) fn of_sum(self, scenario: &Scenario, units: i64) -> String {
        self.amount(units, scenario.point()) + &scenario.unit_of_sums()
    }
}

/// What somebody wrote, to be found again in the file: rounded and exact where these are two.
pub(crate) fn quoted(units: i64, point: i64) -> String {
    let said = |spelling: Spelling| spelling.amount(units, point);
    let (rounded, exact) = (said(Spelling::Rounded), said(Spelling::Exact));
    if rounded == exact { rounded } else { format!("{rounded} ({exact})") }
}

#[cfg(test)]
mod tests {
    use super::{Spelling, quoted};

    #[test]
    fn what_is_rounded_says_so_and_is_never_nothing() {
        for (units, point, rounded, exact) in [
            (35, 3, "about 11.6667", "35/3"),
            (-35, 3, "about -11.6667", "-35/3"),
            (25, 2, "12.5", "12.5"),
            (1, 1 << 40, "about 0.000000000001", "1/1099511627776"),
            (0, 3, "0", "0"),
        ] {
            assert_eq!(Spelling::Rounded.amount(units, point), rounded);
            assert_eq!(Spelling::Exact.amount(units, point), exact);
        }
        assert_eq!((quoted(35, 3), quoted(25, 2)), ("about 11.6667 (35/3)".into(), "12.5".into()));
    }
}
