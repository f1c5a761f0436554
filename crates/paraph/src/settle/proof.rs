//! Proofs: written with `--proof`, read again and checked with `--check`.

use paraph_case::view::number;
use paraph_desk::Outside;
use paraph_settle::proof::{Claim, Proofs};
use paraph_settle::scenario::Package;
use paraph_settle::settling::{Ready, Settling, Solution};

use super::private::Reader;
use super::{Case, FOUND, NOTHING, digest, file, is_of_another, trouble, words};
use crate::Answer;
use crate::failure::Failure;

/// All certificates as one text.
///
/// # Errors
///
/// If it is longer than `--check` reads.
pub(super) fn text(ready: &Ready, settling: &Settling<'_>) -> Result<String, Failure> {
    let text = Proofs::of(digest(ready.scenario())?, settling).spell(ready);
    file::fits("proof", text.len(), "ask for one standard at a time, with --only")?;
    Ok(text)
}

/// Checks a text of proofs against the scenario, and says what it proves.
pub(super) fn check(
    name: &str,
    case: &Case,
    reader: Reader,
    outside: &mut dyn Outside,
) -> Result<Answer, Failure> {
    let ready = &case.ready;
    let text = file::text(name, outside)?;
    if is_of_another(&text, &digest(ready.scenario())?) {
        let why = "it is about another scenario than the files that were given";
        return Err(trouble(format!("{name}: {why}: give those that it was made from")));
    }
    let proofs = Proofs::read(&text, ready).map_err(|bad| trouble(format!("{name}: {bad}")))?;
    let proved = proofs.check(ready).map_err(|refuted| {
        let of = refuted
            .solution
            .map(|solution| words::solution(solution, &words::names(ready.scenario())));
        let of = of.unwrap_or_else(|| "Pareto frontier".into());
        trouble(format!("{name}: {of}: {refuted}: it proves nothing"))
    })?;
    let claims = &proved.claims;
    if claims.is_empty() {
        let why = "there is no proof in it: none was found before the search was stopped";
        return Err(trouble(format!(
            "{name}: {why}; write it with --proof again, and more steps or none"
        )));
    }
    let shown = claims.iter().filter(|claim| reader.sees_solution(claim.solution));
    let mut out: String = shown.map(|claim| told(claim, case)).collect();
    // Its points are made of the numbers of both.
    if reader.sees_all() {
        out.push_str(&frontier(&proofs, proved.frontier.as_deref(), case));
    }
    let missing = proofs.missing(ready);
    let missing: Vec<String> = (missing.into_iter())
        .filter(|solution| reader.sees_solution(*solution))
        .map(|solution| words::solution(solution, &words::names(ready.scenario())))
        .collect();
    if !missing.is_empty() {
        out.push_str(&format!("not in it, and not proved by it: {}\n", missing.join(", ")));
    }
    let status =
        if claims.iter().any(|claim| rules_all_out(claim, ready)) { NOTHING } else { FOUND };
    Ok(Answer { status, out, ..Answer::default() })
}

/// Whether what is proved is that no package is acceptable: none is admitted, or the one that needs the smallest
/// equal concession needs one.
fn rules_all_out(claim: &Claim, ready: &Ready) -> bool {
    match &claim.package {
        None => true,
        Some(package) => {
            claim.solution == Solution::LeastConcession && !ready.scenario().is_acceptable(package)
        }
    }
}

/// That the frontier is proved, with its points, or that it is not.
fn frontier(proofs: &Proofs, points: Option<&[Package]>, case: &Case) -> String {
    let Some((certificate, points)) = proofs.frontier.as_ref().zip(points) else {
        let why = match case.scenario.parties.len() {
            2 => "",
            _ => ": only that of two parties has a proof",
        };
        return format!("Pareto frontier: not in it, and not proved by it{why}\n");
    };
    let (count, gaps) = (number(points.len(), "point"), number(certificate.gaps(), "gap"));
    let mut out = format!(
        "Pareto frontier: proved, {count} and {gaps}: no package is better than one of these for one party \
         and as good for the other\n"
    );
    points.iter().for_each(|package| out.push_str(&options(package, case)));
    out
}

/// What is proved, and the package of which it is.
fn told(claim: &Claim, case: &Case) -> String {
    let called = match claim.package {
        Some(_) => words::solution(claim.solution, &words::names(case.ready.scenario())),
        // By whatever standard it was found: it is about none.
        None => "feasibility".into(),
    };
    let proved = words::proved(claim.solution, claim.package.is_some());
    let mut said = format!("{called}: proved: {proved}\n");
    if let Some(package) = &claim.package {
        said.push_str(&options(package, case));
    }
    said
}

/// A line with the options of a package, as the file has them.
fn options(package: &[usize], case: &Case) -> String {
    format!("  {}\n", words::package(&case.order.package(package), &case.scenario))
}
