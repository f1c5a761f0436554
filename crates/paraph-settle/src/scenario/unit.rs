//! What numbers are in, in words: each party's in what it counts in, sums over parties in the unit of the
//! file.

use alloc::{
    format,
    string::{String, ToString as _},
};

use super::Scenario;
use crate::fraction::Fraction;

impl Scenario {
    /// What this party counts in: `utilities`, `percent`, `per mille`, or `points of 250 to a utility of 1`.
    #[must_use]
    pub fn counts_in(&self, party: usize) -> String {
        counted(self.scale, self.point_of(party))
    }

    /// What sums over parties, costs and equal concessions are in, in the same words.
    #[must_use]
    pub fn sums_in(&self) -> String {
        counted(self.scale, self.point())
    }

    /// Whether not all numbers are in the same, so that one has to say what it is in.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        (0..self.parties.len()).any(|party| self.point_of(party) != self.point())
    }

    /// What stands behind a number of this party in a sentence, with a space before it: ` percent`. Nothing
    /// where all numbers are in the same.
    #[must_use]
    pub fn unit_of(&self, party: usize) -> String {
        self.behind(self.point_of(party))
    }

    /// The same behind what is summed over parties.
    #[must_use]
    pub fn unit_of_sums(&self) -> String {
        self.behind(self.point())
    }

    fn behind(&self, point: i64) -> String {
        if !self.is_mixed() {
            return String::new();
        }
        match whole(self.scale, point).to_string().as_str() {
            "1" => " in utility".into(),
            "100" => " percent".into(),
            "1000" => " per mille".into(),
            _ => format!(" of {} points", whole(self.scale, point).decimal()),
        }
    }
}

/// How many points make a utility of 1.
fn whole(scale: i64, point: i64) -> Fraction {
    Fraction::new(scale, point.max(1))
}

fn counted(scale: i64, point: i64) -> String {
    match whole(scale, point).to_string().as_str() {
        "1" => "utilities".into(),
        "100" => "percent".into(),
        "1000" => "per mille".into(),
        _ => format!("points of {} to a utility of 1", whole(scale, point).decimal()),
    }
}

#[cfg(test)]
mod tests {
    use alloc::{string::String, vec, vec::Vec};

    use crate::scenario::{Party, Scenario};

    fn units(points: &[Option<i64>]) -> Vec<String> {
        let party = |point: &Option<i64>| Party { point: *point, ..Party::default() };
        let parties: Vec<Party> = points.iter().map(party).collect();
        let scenario = Scenario { scale: 1000, point: Some(10), parties, ..Scenario::default() };
        let of = 0..points.len();
        of.map(|party| scenario.unit_of(party)).chain([scenario.unit_of_sums()]).collect()
    }

    #[test]
    fn a_number_says_what_it_is_in_where_not_all_are_in_the_same() {
        assert_eq!(
            units(&[None, Some(1), Some(4), Some(1000)]),
            [" percent", " per mille", " of 250 points", " in utility", " percent"]
        );
        // What counts in the same, said or not, needs no word.
        assert_eq!(units(&[None, Some(10)]), vec![String::new(); 3]);
    }
}
