//! By what standard a package is the best: their names, their order, and which of them have an answer.

use alloc::{format, string::String, vec, vec::Vec};

/// The solutions that are told beside each other, in this order.
pub const STANDARDS: [Solution; 4] =
    [Solution::Egalitarian, Solution::KalaiSmorodinsky, Solution::Nash, Solution::Utilitarian];

/// By what standard a package is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Solution {
    /// The largest sum of utilities of all packages that keep every line, acceptable or not.
    UtilitarianOfAll,
    /// Of the acceptable packages, the one whose smallest gain is largest, then the next smallest.
    Egalitarian,
    /// The most that this party can get of an acceptable package.
    Ideal(usize),
    /// Of the acceptable packages, the egalitarian one where each gain is divided by the most that
    /// the party could gain.
    KalaiSmorodinsky,
    /// Of the acceptable packages, the one with the largest product of gains.
    Nash,
    /// Of the acceptable packages, the one with the largest sum of utilities.
    Utilitarian,
    /// Where none is acceptable, the package that needs the smallest equal concession of all.
    LeastConcession,
}

impl Solution {
    /// The word for it in files: `nash`, `ideal-0`.
    #[must_use]
    pub fn word(self) -> String {
        let word = match self {
            Self::UtilitarianOfAll => "utilitarian-of-all",
            Self::Egalitarian => "egalitarian",
            Self::Ideal(party) => return format!("ideal-{party}"),
            Self::KalaiSmorodinsky => "kalai-smorodinsky",
            Self::Nash => "nash",
            Self::Utilitarian => "utilitarian",
            Self::LeastConcession => "least-concession",
        };
        word.into()
    }

    /// Its place among answers that are told or looked at one after another: first what is told of all, then
    /// what else there is.
    pub(crate) fn rank(self) -> (u8, usize) {
        let standard = STANDARDS.iter().position(|other| *other == self);
        match self {
            Self::LeastConcession => (0, 0),
            Self::UtilitarianOfAll => (2, 0),
            Self::Ideal(party) => (3, party),
            _ => (1, standard.unwrap_or(STANDARDS.len())),
        }
    }

    /// What is to be worked out at a table of so many parties, as far as that follows from what is known:
    /// solutions, each with whether it has a package. In the order in which it is worked out: what one needs
    /// of another comes behind that.
    pub(crate) fn due(parties: usize, known: impl Iterator<Item = (Self, bool)>) -> Vec<Self> {
        let (mut keeps_nothing, mut is_feasible) = (false, None);
        for (solution, has_package) in known {
            match solution {
                Self::UtilitarianOfAll => keeps_nothing = !has_package,
                Self::LeastConcession => is_feasible = is_feasible.or(Some(false)),
                _ => is_feasible = Some(has_package || is_feasible == Some(true)),
            }
        }
        let mut due = vec![Self::UtilitarianOfAll];
        if !keeps_nothing {
            due.push(Self::Egalitarian);
        }
        match is_feasible {
            Some(true) => {
                due.extend((0..parties).map(Self::Ideal));
                due.extend([Self::KalaiSmorodinsky, Self::Nash, Self::Utilitarian]);
            }
            Some(false) if !keeps_nothing => due.push(Self::LeastConcession),
            _ => {}
        }
        due
    }

    /// What a word stands for, at a table of so many parties.
    #[must_use]
    pub fn from_word(word: &str, parties: usize) -> Option<Self> {
        let named = [
            Self::UtilitarianOfAll,
            Self::Egalitarian,
            Self::KalaiSmorodinsky,
            Self::Nash,
            Self::Utilitarian,
            Self::LeastConcession,
        ];
        let all = named.into_iter().chain((0..parties).map(Self::Ideal));
        all.into_iter().find(|solution| solution.word() == word)
    }
}
