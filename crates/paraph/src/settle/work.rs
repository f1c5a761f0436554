//! The work itself: in parts, so that its progress can be told and it can be stopped, kept and taken
//! up again. What is asked for is counted in steps of the search, never in time.

use clap::ArgMatches;
use paraph_desk::Outside;
use paraph_log::hash::sha256;
use paraph_settle::account::STANDARDS;
use paraph_settle::clash::{Clashing, Eyes, Spelling, Stage};
use paraph_settle::settling::{Progress, Ready, Settling, Solution};

use super::{digest, file, is_of_another, trouble, words};
use crate::failure::Failure;
use crate::text;

/// So many steps are done before anybody is told, or may stop it.
const PART: u64 = 32;
/// The same for what stands in the way.
const PART_OF_CLASHES: u64 = 512;
/// So many sets of demands that clash are looked for; few are told, the rest are counted.
const SETS: usize = 100;
/// What the last line of kept work begins with; the digest of all before it follows.
const SEAL: &str = "seal ";

/// Settles until all is done, the budget is spent, or somebody interrupts. Kept work that is to be answered
/// and not written goes to `out`.
pub(super) fn settle<'a>(
    given: &ArgMatches,
    ready: &'a Ready,
    outside: &mut dyn Outside,
    out: &mut String,
) -> Result<Settling<'a>, Failure> {
    let budget = budget(given)?;
    let is_proved = text(given, "proof").is_some();
    let resumed = text(given, "resume");
    let mut settling = match &resumed {
        Some(name) => resume(name, ready, is_proved, outside)?,
        None => begun(only(given), ready, is_proved),
    };
    let save = text(given, "save");
    run(given, &mut settling, budget, save.is_some(), outside);
    if let Some(name) = save {
        let kept = settling.keep(&digest(ready.scenario()));
        let seal = format!("{SEAL}{}\n", sha256(kept.as_bytes()));
        let kept = kept + &seal;
        file::fits("save", kept.len(), "let it run to its end, or for fewer steps")?;
        out.push_str(&file::write_private(&name, &kept)?);
    }
    settling.stop();
    if let Some(name) = resumed {
        sound(&name, ready, &settling)?;
    }
    Ok(settling)
}

/// Begins with everything, or with what is asked for alone.
fn begun(only: Option<Solution>, ready: &Ready, is_proved: bool) -> Settling<'_> {
    match (only, is_proved) {
        (Some(solution), true) => Settling::of_one(ready, solution),
        (Some(solution), false) => Settling::only(ready, solution),
        (None, true) => Settling::proving(ready),
        (None, false) => Settling::new(ready),
    }
}

/// The one standard that is asked for.
fn only(given: &ArgMatches) -> Option<Solution> {
    let word = text(given, "only")?;
    STANDARDS.into_iter().find(|solution| solution.word() == word)
}

/// What stands in the way, or what would be enough, in a sentence for the mediator.
pub(super) struct Obstacle {
    /// With rounded numbers.
    pub(super) rounded: String,
    /// With exact ones.
    pub(super) exact: String,
}

/// What stands in the way where nothing is acceptable. A budget counts anew for it.
pub(super) fn obstacles(
    given: &ArgMatches,
    ready: &Ready,
    outside: &mut dyn Outside,
) -> Result<Vec<Obstacle>, Failure> {
    let asked = given.get_flag("progress");
    let until = budget(given)?.unwrap_or(u64::MAX);
    let mut clashing = Clashing::new(ready.scenario()).at_most(SETS);
    while clashing.stage() != Stage::Done && clashing.steps() < until {
        outside.tell(&format!("what stands in the way: {} steps", clashing.steps()), asked);
        clashing.advance(PART_OF_CLASHES.min(until - clashing.steps()));
    }
    outside.tell("", asked);
    let said = |spelling| {
        clashing.findings().sentences(ready.scenario(), Eyes::Mediator, spelling).into_iter()
    };
    let both = said(Spelling::Rounded).zip(said(Spelling::Exact));
    Ok(both.map(|(rounded, exact)| Obstacle { rounded, exact }).collect())
}

fn budget(given: &ArgMatches) -> Result<Option<u64>, Failure> {
    let Some(typed) = text(given, "steps") else { return Ok(None) };
    let steps = typed.parse().map_err(|_| {
        trouble(format!("--steps: `{}` is no whole number of steps", words::clean(&typed)))
    })?;
    Ok(Some(steps))
}

fn run(
    given: &ArgMatches,
    settling: &mut Settling<'_>,
    budget: Option<u64>,
    may_stop: bool,
    outside: &mut dyn Outside,
) {
    let asked = given.get_flag("progress");
    let until = budget.map_or(u64::MAX, |steps| settling.progress().steps.saturating_add(steps));
    loop {
        let progress = settling.progress();
        if progress.left == 0 || progress.steps >= until {
            break;
        }
        outside.tell(&line(&progress), asked);
        // Asked for only where there is a place to keep the work in: else an interrupt ends it.
        if may_stop && outside.is_interrupted() {
            break;
        }
        settling.advance(PART.min(until - progress.steps));
    }
    outside.tell("", asked);
}

/// How far it is, for whoever waits.
fn line(progress: &Progress) -> String {
    let at = progress.at.map(|solution| format!(", at {}", solution.word())).unwrap_or_default();
    format!("settling: {} left{at}, {} steps", progress.left, progress.steps)
}

/// Takes kept work up again.
fn resume<'a>(
    name: &str,
    ready: &'a Ready,
    is_proved: bool,
    outside: &mut dyn Outside,
) -> Result<Settling<'a>, Failure> {
    let text = file::text(name, outside)?;
    let wrong = |why: &str| trouble(format!("{name}: {why}; settle anew, without --resume"));
    let body = text.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
    let (body, seal) = text.split_at(body);
    if seal != format!("{SEAL}{}\n", sha256(body.as_bytes())) {
        return Err(wrong("this is no work that `paraph settle --save` kept, or it was altered"));
    }
    if is_of_another(body, &digest(ready.scenario())) {
        return Err(wrong("it is of another scenario, or the scenario was altered since"));
    }
    let kept = Settling::resume(body, ready).map_err(|bad| wrong(&bad.to_string()))?;
    if is_proved && body.contains("\nway again\n") {
        return Err(wrong("it was kept without --proof, and cannot be gone on with for a proof"));
    }
    Ok(kept.settling)
}

/// What was found by going on from a file is only told once its proofs were checked.
fn sound(name: &str, ready: &Ready, settling: &Settling<'_>) -> Result<(), Failure> {
    let certified = settling.answers().iter().filter_map(|answer| answer.certificate.as_ref());
    for certificate in certified {
        ready.verify(certificate).map_err(|flaw| {
            trouble(format!("{name}: what it was gone on from proves nothing: {flaw}; settle anew"))
        })?;
    }
    Ok(())
}
