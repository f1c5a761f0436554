//! What the formats of the research field can hold of a scenario, and what they cannot.

use paraph_settle::scenario::{Party, Scenario};

use super::super::assemble::BILLION;
use super::super::{Format, Unwritable};
use super::loss;
use super::text::is_file_name;

/// A party in thousand-millionths of a utility of 1.
pub(super) struct Sheet<'a> {
    pub(super) party: &'a Party,
    pub(super) reservation: i64,
    pub(super) ratings: Vec<Vec<i64>>,
    /// What it is paid whatever is chosen; nothing where the format has no place for that.
    pub(super) constant: i64,
}

impl Sheet<'_> {
    /// The most that each issue can bring.
    pub(super) fn most(&self) -> Vec<i64> {
        self.ratings.iter().map(|row| row.iter().copied().max().unwrap_or(0)).collect()
    }
}

/// Collects reasons, so that all are told at once.
pub(super) struct Reasons {
    format: Format,
    reasons: Vec<String>,
    /// How many of them are of what can be left out.
    lost: usize,
}

impl Reasons {
    pub(super) fn new(format: Format) -> Self {
        Self { format, reasons: Vec::new(), lost: 0 }
    }

    /// Adds what the format has no place for, and could be left out.
    pub(super) fn lose(&mut self, lost: &[String]) {
        self.lost += lost.len();
        lost.iter().for_each(|lost| self.push(format_args!("has no place for {lost}")));
    }

    /// Adds what stands after the name of the format.
    pub(super) fn push(&mut self, reason: impl std::fmt::Display) {
        self.reasons.push(format!("{} {reason}", self.format));
    }

    /// Ends in an error if there are any.
    pub(super) fn end(self) -> Result<(), Unwritable> {
        let Self { reasons, lost, .. } = self;
        let can_be_left_out = lost == reasons.len();
        if reasons.is_empty() { Ok(()) } else { Err(Unwritable { reasons, can_be_left_out }) }
    }

    /// What none of these formats can hold.
    pub(super) fn common(&mut self, scenario: &Scenario) {
        self.lose(&loss::without(scenario, self.format).1);
        let mut seen = std::collections::BTreeSet::new();
        for party in &scenario.parties {
            let name = &party.name;
            if !is_file_name(name) {
                self.push(format_args!(
                    "has a file for each party, and \"{name}\" cannot be the name of one: rename it"
                ));
            } else if !seen.insert(name.to_lowercase()) {
                self.push(format_args!(
                    "has a file for each party, and \"{name}\" differs from another only in capitals: \
                     rename it"
                ));
            }
        }
    }

    /// The parties in thousand-millionths; what is finer, or paid only on conditions, is told.
    pub(super) fn sheets<'a>(&mut self, scenario: &'a Scenario) -> Vec<Sheet<'a>> {
        let mut sheets = Vec::new();
        for party in &scenario.parties {
            let name = &party.name;
            self.beside_ratings(party);
            if is_cap_felt(party) {
                self.push(format_args!(
                    "has no place for the most that the utility of {name} can be: lower its ratings so \
                     that they never reach it"
                ));
            }
            let billionths = |units: i64| billionths(units, scenario.scale);
            let ratings: Option<Vec<Vec<i64>>> = party
                .ratings
                .iter()
                .map(|row| row.iter().map(|units| billionths(*units)).collect())
                .collect();
            let constant = billionths(constant(party));
            match (ratings, billionths(party.reservation), constant) {
                (Some(ratings), Some(reservation), Some(constant)) => {
                    sheets.push(Sheet { party, reservation, ratings, constant });
                }
                _ => self.push(format_args!(
                    "is written in thousand-millionths of a utility of 1, and {name} has numbers that \
                     are finer or too large: round them"
                )),
            }
        }
        sheets
    }

    /// What a party is paid beside its ratings: on a condition in none of these formats, whatever is chosen
    /// in one of them.
    fn beside_ratings(&mut self, party: &Party) {
        let name = &party.name;
        let conditions = party.terms.iter().filter(|term| !term.when.is_empty()).count();
        if conditions > 0 {
            self.push(format_args!(
                "has no place for what {name} is paid on a condition: its {conditions} conditions cannot \
                 be written"
            ));
        }
        if self.format != Format::Negmas && constant(party) != 0 {
            self.push(format_args!(
                "has no place for what {name} is paid whatever is chosen: add it to its ratings of all \
                 options of one issue"
            ));
        }
    }
}

/// What a party is paid whatever is chosen.
fn constant(party: &Party) -> i64 {
    let always = party.terms.iter().filter(|term| term.when.is_empty());
    always.map(|term| term.value).sum()
}

/// Units of another scale; `None` if they are not whole there or too many.
fn billionths(units: i64, scale: i64) -> Option<i64> {
    let product = i128::from(units) * i128::from(BILLION);
    let scale = i128::from(scale);
    (product % scale == 0).then(|| i64::try_from(product / scale).ok()).flatten()
}

/// Whether any package could reach beyond the cap.
pub(super) fn is_cap_felt(party: &Party) -> bool {
    let Some(cap) = party.cap else { return false };
    let issues = party.ratings.iter().filter_map(|row| row.iter().max());
    let terms = party.terms.iter().map(|term| &term.value).filter(|value| **value > 0);
    issues.chain(terms).sum::<i64>() > cap
}

/// Whether what a party gets is more than a sum over issues.
pub(super) fn is_combined(scenario: &Scenario) -> bool {
    scenario.parties.iter().any(|party| !party.terms.is_empty() || is_cap_felt(party))
}
