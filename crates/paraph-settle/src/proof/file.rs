//! The certificates of a settled scenario in one text, for somebody else to check.

use alloc::{format, string::String, vec::Vec};
use core::fmt::Write as _;

use super::{Certificate, Proof, check::Flaw};
use crate::{
    scenario::Package,
    settling::{Answer, FrontierCertificate, Ready, Settling, Solution},
    spelled::{Lines, Misspelt, header, put, same},
};

/// What the first line of the text says it is.
const FIRST: &str = "paraph-settlement-proof";

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
    /// That of the frontier of two parties, where it was found by search.
    pub frontier: Option<FrontierCertificate>,
}

/// What a proof was found to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// By what standard.
    pub solution: Solution,
    /// The package that nothing surpasses; `None` if no package is admitted at all.
    pub package: Option<Package>,
}

/// All that a text of proofs was found to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// Of each certificate, in order.
    pub claims: Vec<Claim>,
    /// Packages such that every other is worse than one of them for a party and better for none, or
    /// as good for both: those of the frontier, in falling order of what the first party gets.
    pub frontier: Option<Vec<Package>>,
}

/// A certificate that does not prove what it claims.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{flaw}")]
pub struct Refuted {
    /// Which; `None` for that of the frontier.
    pub solution: Option<Solution>,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Proofs {
    /// The certificates of what is proved.
    #[must_use]
    pub fn of(scenario: String, settling: &Settling<'_>) -> Self {
        let certified = settling.answers().iter().filter(|answer: &&Answer| answer.is_proved());
        let certificates = certified
            .filter_map(|answer| Some((answer.solution, answer.certificate.clone()?)))
            .collect();
        let frontier = settling.frontier_certificate();
        Self { scenario, certificates, frontier }
    }

    /// The text.
    #[must_use]
    pub fn spell(&self, ready: &Ready) -> String {
        let mut out = header(FIRST, &self.scenario);
        for (solution, certificate) in &self.certificates {
            certificate.spell(*solution, ready, &mut out);
        }
        if let Some(frontier) = &self.frontier {
            frontier.spell(ready, &mut out);
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
        let scenario = lines.header(FIRST)?;
        let mut proofs = Self { scenario, certificates: Vec::new(), frontier: None };
        while let Some(word) = lines.peek() {
            if word == "frontier" && proofs.frontier.is_none() {
                proofs.frontier = Some(FrontierCertificate::read(&mut lines, ready)?);
                continue;
            }
            let read = Certificate::read(&mut lines, ready, &proofs.certificates)?;
            proofs.certificates.push(read);
        }
        same(text, &proofs.spell(ready))?;
        Ok(proofs)
    }

    /// Which solutions have no certificate among these, though they have an answer.
    #[must_use]
    pub fn missing(&self, ready: &Ready) -> Vec<Solution> {
        let known = self.certificates.iter();
        let known = known.map(|(solution, certificate)| (*solution, certificate.seats.is_some()));
        let mut due = Solution::due(ready.table.parties(), known);
        due.retain(|due| self.certificates.iter().all(|(solution, _)| solution != due));
        due
    }

    /// Checks every certificate against the scenario alone, slowly and simply.
    ///
    /// # Errors
    ///
    /// The first one that does not prove what it claims.
    pub fn check(&self, ready: &Ready) -> Result<Proved, Refuted> {
        let refuted = |solution| move |flaw| Refuted { solution, flaw };
        let mut claims = Vec::new();
        for (solution, certificate) in &self.certificates {
            ready.verify(certificate).map_err(refuted(Some(*solution)))?;
            let package = certificate.seats.as_ref().map(|seats| ready.package(seats));
            claims.push(Claim { solution: *solution, package });
        }
        if let Some(frontier) = &self.frontier {
            ready.verify_frontier(frontier).map_err(refuted(None))?;
        }
        let frontier = self.frontier.as_ref().map(|frontier| frontier.packages(ready));
        Ok(Proved { claims, frontier })
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
