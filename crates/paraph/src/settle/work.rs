//! The work itself: in parts, so that its progress can be told and it can be stopped, kept and taken
//! up again. What is asked for is counted in steps of the search, never in time.

use clap::ArgMatches;
use paraph_case::view::number;
use paraph_desk::Outside;
use paraph_settle::clash::{Clashing, Kind, Spelling, Stage};
use paraph_settle::order::Order;
use paraph_settle::settling::{Progress, Ready, STANDARDS, Settling, Solution};

use super::Case;
use super::course::Course;
use super::outputs::Outputs;
use super::saved::{self, Saving};
use crate::failure::Failure;
use crate::text;

/// So many steps are done before anybody is told, or may stop it.
const PART: u64 = 32;
/// The same for what stands in the way.
const PART_OF_CLASHES: u64 = 512;
/// Said where not all was looked into.
const UNFINISHED: &str =
    "The search for what stands in the way was stopped: there may be more of it.";
/// So many sets of demands that clash are looked for; few are told, the rest are counted.
const SETS: usize = 100;

/// Settles until all is done, the budget is spent, or somebody interrupts.
pub(super) fn settle<'a>(
    given: &ArgMatches,
    course: &Course,
    ready: &'a Ready,
    outside: &mut dyn Outside,
    written: &mut Outputs,
) -> Result<Settling<'a>, Failure> {
    let is_proved = text(given, "proof").is_some();
    let resumed = text(given, "resume");
    let (mut settling, before) = match &resumed {
        Some(name) => {
            let (settling, kept) = saved::resume(name, ready, is_proved, outside)?;
            saved::same_standard(name, only(given), &settling)?;
            (settling, Some(kept))
        }
        None => (begun(only(given), ready, is_proved), None),
    };
    let save = course.save.clone();
    let saving = save.map(|name| Saving::begun(name, &settling, before, ready));
    let mut saving = saving.transpose()?;
    run(course, &mut settling, saving.as_mut(), outside);
    if let Some(saving) = saving {
        saving.end(&settling, written);
    }
    settling.stop();
    if let Some(name) = resumed {
        saved::sound(&name, ready, &settling)?;
    }
    Ok(settling)
}

/// Begins with everything, or with what is asked for alone.
fn begun(only: Option<Solution>, ready: &Ready, is_proved: bool) -> Settling<'_> {
    match (only, is_proved) {
        (Some(solution), true) => Settling::proving_one(ready, solution),
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
    /// What it is about.
    pub(super) kind: Kind,
    /// With rounded numbers.
    pub(super) rounded: String,
    /// With exact ones.
    pub(super) exact: String,
}

impl Obstacle {
    /// Whether it says that the search for obstacles was stopped.
    pub(super) fn is_stop(&self) -> bool {
        self.kind == Kind::Note && self.exact == UNFINISHED
    }
}

/// What stands in the way where nothing is acceptable. A budget counts anew for it.
pub(super) fn obstacles(course: &Course, case: &Case, outside: &mut dyn Outside) -> Vec<Obstacle> {
    let until = course.steps.unwrap_or(u64::MAX);
    let mut clashing = Clashing::new(case.ready.scenario()).at_most(SETS);
    while clashing.stage() != Stage::Done && clashing.steps() < until {
        let far = format!("what stands in the way: {} steps", clashing.steps());
        if !course.goes_on(&far, outside) {
            break;
        }
        clashing.advance(PART_OF_CLASHES.min(until - clashing.steps()));
    }
    course.end(outside);
    let (found, scenario) =
        (case.order.findings(clashing.findings()), Order::named(&case.scenario));
    let said = |spelling| found.told(&scenario, spelling).into_iter();
    let both = said(Spelling::Rounded).zip(said(Spelling::Exact));
    let both = both.map(|(rounded, exact)| Obstacle {
        kind: rounded.kind,
        rounded: rounded.sentence,
        exact: exact.sentence,
    });
    let stopped = (clashing.stage() != Stage::Done).then(|| Obstacle {
        kind: Kind::Note,
        rounded: UNFINISHED.into(),
        exact: UNFINISHED.into(),
    });
    both.chain(stopped).collect()
}

fn run(
    course: &Course,
    settling: &mut Settling<'_>,
    mut saving: Option<&mut Saving>,
    outside: &mut dyn Outside,
) {
    let done = settling.progress().steps;
    let until = course.steps.map_or(u64::MAX, |steps| done.saturating_add(steps));
    loop {
        let progress = settling.progress();
        if progress.left == 0 || progress.steps >= until {
            break;
        }
        if !course.goes_on(&line(&progress), outside) {
            break;
        }
        let now = settling.advance(PART.min(until - progress.steps));
        if let Some(saving) = &mut saving {
            saving.keep(settling, now.left < progress.left);
        }
    }
    course.end(outside);
}

/// How far it is, for whoever waits.
fn line(progress: &Progress) -> String {
    let at = progress.at.map(|solution| format!(", at {}", solution.word())).unwrap_or_default();
    let frontier = progress.frontier.map(|(points, gaps)| {
        let (points, gaps) = (number(points, "point"), number(gaps, "gap"));
        format!(", at the frontier with {points} and {gaps}")
    });
    let (left, steps) = (progress.left, progress.steps);
    format!("settling: {left} left{at}{}, {steps} steps", frontier.unwrap_or_default())
}
