//! The certificates of a settled scenario in one text, for somebody else to check.

use alloc::{format, string::String, vec::Vec};
use core::fmt::Write as _;

use super::{Certificate, Proof, check::Flaw};
use crate::{
    scenario::Package,
    settling::{Answer, Ready, Solution},
    spelled::{Lines, Misspelt, put, same},
};

/// What the first line of the text says.
const FIRST: &str = "paraph-settlement-proof 1";

/// Certificates, each with the solution that it is for.
///
/// What is sought stands nowhere in the text: it follows from the scenario and from the word for the
/// solution, so that a proof cannot be about something easier. Kalai-Smorodinsky needs the most that
/// each party can get; these are proved before it, in the same text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proofs {
    /// Which scenario they are of: whoever calls says it and compares it, as a digest.
    pub scenario: String,
    /// In the order in which they were found.
    pub certificates: Vec<(Solution, Certificate)>,
}

/// What a proof was found to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// By what standard.
    pub solution: Solution,
    /// The package that nothing surpasses; `None` if no package is admitted at all.
    pub package: Option<Package>,
}

/// A certificate that does not prove what it claims.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{flaw}")]
pub struct Refuted {
    /// Which.
    pub solution: Solution,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Proofs {
    /// The certificates of what is proved.
    #[must_use]
    pub fn of(scenario: String, answers: &[Answer]) -> Self {
        let certified = answers.iter().filter(|answer| answer.is_proved);
        let certificates = certified
            .filter_map(|answer| Some((answer.solution, answer.certificate.clone()?)))
            .collect();
        Self { scenario, certificates }
    }

    /// The text.
    #[must_use]
    pub fn spell(&self, ready: &Ready) -> String {
        let mut out = format!("{FIRST}\nscenario {}\n", self.scenario);
        for (solution, certificate) in &self.certificates {
            certificate.spell(*solution, ready, &mut out);
        }
        out
    }

    /// Reads the text back, for this scenario.
    ///
    /// # Errors
    ///
    /// The first line that cannot be taken. That it can be taken says nothing of whether it proves
    /// anything: [`Proofs::check`] does.
    pub fn read(text: &str, ready: &Ready) -> Result<Self, Misspelt> {
        let mut lines = Lines::new(text);
        lines.expect("paraph-settlement-proof").and_then(|mut words| {
            match words.number::<u32>()? {
                1 => words.end(),
                _ => Err(words.wrong("only version 1 is read")),
            }
        })?;
        let mut scenario = lines.expect("scenario")?;
        let digest = scenario.word().into();
        scenario.end()?;
        let mut proofs = Self { scenario: digest, certificates: Vec::new() };
        while lines.peek().is_some() {
            let read = Certificate::read(&mut lines, ready, &proofs.certificates)?;
            proofs.certificates.push(read);
        }
        same(text, &proofs.spell(ready))?;
        Ok(proofs)
    }

    /// Checks every certificate against the scenario alone, slowly and simply.
    ///
    /// # Errors
    ///
    /// The first one that does not prove what it claims.
    pub fn check(&self, ready: &Ready) -> Result<Vec<Claim>, Refuted> {
        let mut claims = Vec::new();
        for (solution, certificate) in &self.certificates {
            let solution = *solution;
            ready.verify(certificate).map_err(|flaw| Refuted { solution, flaw })?;
            let package = certificate.seats.as_ref().map(|seats| ready.package(seats));
            claims.push(Claim { solution, package });
        }
        Ok(claims)
    }
}

impl Certificate {
    /// `certificate SOLUTION`, the package, the proof, `end`.
    pub(crate) fn spell(&self, solution: Solution, ready: &Ready, out: &mut String) {
        let _never = write!(out, "certificate {}\npackage", solution.word());
        match &self.seats {
            Some(seats) => put(out, ready.package(seats)),
            None => out.push_str(" none"),
        }
        out.push('\n');
        self.proof.spell(&ready.table, out);
        out.push_str("end\n");
    }

    /// Reads one back; `before` are those that stand before it.
    pub(crate) fn read(
        lines: &mut Lines<'_>,
        ready: &Ready,
        before: &[(Solution, Self)],
    ) -> Result<(Solution, Self), Misspelt> {
        let mut words = lines.expect("certificate")?;
        let word = words.word();
        let parties = ready.table.parties();
        let Some(solution) = Solution::from_word(word, parties) else {
            return Err(words.wrong("there is no such solution"));
        };
        words.end()?;
        if before.iter().any(|(other, _)| *other == solution) {
            return Err(lines.wrong(format!("`{word}` stood before")));
        }
        let ideal = match solution {
            Solution::KalaiSmorodinsky => ideal(before, ready).ok_or_else(|| {
                lines.wrong("the most that each party can get must be proved before this")
            })?,
            _ => Vec::new(),
        };
        let objective = ready.objective(solution, &ideal);
        let seats = package(lines, ready)?;
        let proof = Proof::read(lines, &ready.table)?;
        lines.expect("end")?.end()?;
        Ok((solution, Self { objective, seats, proof }))
    }
}

/// `package` and its options by position, or `none`; as seats.
pub(crate) fn package(
    lines: &mut Lines<'_>,
    ready: &Ready,
) -> Result<Option<Vec<usize>>, Misspelt> {
    let mut words = lines.expect("package")?;
    if words.reads("none") {
        words.end()?;
        return Ok(None);
    }
    let package: Package = words.numbers()?;
    if !ready.scenario().is_package(&package) {
        return Err(words.wrong("a package has one option of each issue, by position from 0"));
    }
    words.end()?;
    Ok(Some(ready.table.seated(&package)))
}

/// The most that each party can get, as the certificates before say.
fn ideal(before: &[(Solution, Certificate)], ready: &Ready) -> Option<Vec<i64>> {
    let of = |party: usize| {
        let (_, found) = before.iter().find(|(other, _)| *other == Solution::Ideal(party))?;
        ready.table.utilities(found.seats.as_ref()?).get(party).copied()
    };
    (0..ready.table.parties()).map(of).collect()
}
