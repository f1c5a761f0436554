//! `settle`: which packages every party could live with, on plain files.
//!
//! The answer is found by `paraph_settle`, and all that is told of it is worked out by its `account`.
//! Here it is written for one reader: what that reader may see is decided in [`private`], and every
//! page is made of what passed there. Nobody needs a desk for it.

use clap::ArgMatches;
use paraph_case::view::Shown as _;
use paraph_desk::Outside;
use paraph_settle::account::Account;
use paraph_settle::order::Order;
use paraph_settle::rough::Fitting;
use paraph_settle::rough::study::Feasibility;
use paraph_settle::scenario::{Checked, Scenario};
use paraph_settle::settling::Ready;

use crate::failure::Failure;
use crate::{Answer, text};

mod convert;
mod course;
mod file;
pub(crate) mod json;
mod number;
mod outputs;
mod private;
mod proof;
mod rough;
mod saved;
mod start;
mod svg;
mod terminal;
mod words;
mod work;

use course::Course;
use outputs::Outputs;
use private::Reader;

/// Exit statuses: help and `docs/formats/settlement-answer.md` list them.
const FOUND: u8 = 0;
const NOTHING: u8 = 1;
const TROUBLE: u8 = 2;
const STOPPED: u8 = 3;

/// What is checked where ratings are rough.
const CENTRAL: &str = "Some ratings are rough: what follows is proved of central values of them, not of all \
                       ratings that fit.\n";

/// Settles the scenario in the files that are given.
pub(crate) fn settle(
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    private::for_the_mediator(given)?;
    file::check_targets(given)?;
    let read = file::read(given, outside)?;
    let reader = Reader::of(given, &read.scenario)?;
    let course = Course::of(given, reader)?;
    // From here on an interrupt is noticed, where there is a place to keep the work in: all that comes before
    // the first step of the search may take a while too.
    course.is_interrupted(outside);
    // What was noticed in a party's file is about its numbers.
    let mut err = alike(&read.scenario) + lone(&read.scenario);
    if reader.sees_all() {
        err.push_str(&read.beside());
    }
    if let Some(target) = convert::asked(given)? {
        let (out, left_out) = convert::write(&read.scenario, read.rough.as_ref(), &target)?;
        return Ok(Answer { out, err: err + &left_out, status: FOUND });
    }
    let case = Case::of(start::placed(given, read.scenario)?)?;
    let rough = read.rough;
    let answer = match text(given, "check") {
        Some(name) => {
            let checked = proof::check(&name, &case, reader, outside)?;
            let central = if rough.is_some() { CENTRAL } else { "" };
            Answer { out: format!("{central}{}", checked.out), ..checked }
        }
        None => settled(given, &case, rough.as_ref(), (&course, reader), outside, colour)?,
    };
    Ok(Answer { err: err + &answer.err, ..answer })
}

/// A note for each two parties or issues whose names a hurried eye takes for one.
fn alike(scenario: &Scenario) -> String {
    let parties: Vec<&str> = scenario.parties.iter().map(|party| party.name.as_str()).collect();
    let issues: Vec<&str> = scenario.issues.iter().map(|issue| issue.name.as_str()).collect();
    let mut notes = String::new();
    for (what, names) in [("parties", parties), ("issues", issues)] {
        let mut seen = std::collections::BTreeMap::new();
        for name in names {
            let visible: String =
                name.chars().filter(|char| paraph_text::is_plain(*char)).collect();
            let glance = paraph_case::id::at_a_glance(visible.trim());
            if let Some(other) = seen.insert(glance, name) {
                let (one, other) = (words::clean(other), words::clean(name));
                notes.push_str(&format!(
                    "note: the {what} `{one}` and `{other}` have names that look alike: give one another name\n"
                ));
            }
        }
    }
    notes
}

/// A note where nobody else is there to settle with.
const fn lone(scenario: &Scenario) -> &'static str {
    match scenario.parties.as_slice() {
        [_] => {
            "note: there is one party alone, and what is told is the best for it: give the files of the others too\n"
        }
        _ => "",
    }
}

/// A scenario as its file has it, and ready to be settled in the order of names: the order of the file
/// decides nothing.
struct Case {
    scenario: Checked,
    order: Order,
    ready: Ready,
}

impl Case {
    fn of(scenario: Checked) -> Result<Self, Failure> {
        let (order, named) = Order::of(&scenario);
        let named = named.check().map_err(|fault| trouble(fault.to_string()))?;
        Ok(Self { scenario, order, ready: Ready::new(named) })
    }
}

/// Settles it, and writes what is asked for.
fn settled(
    given: &ArgMatches,
    case: &Case,
    rough: Option<&Fitting>,
    (course, reader): (&Course, Reader),
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let width = outside.columns();
    let Case { scenario, order, ready } = case;
    let mut written = Outputs::default();
    let settling = work::settle(given, course, ready, outside, &mut written)?;
    let account = Account::in_file(scenario, order, ready, &settling);
    // Where more was stopped, the page says so of each answer.
    if let Some(left) = account.frontier_left.filter(|_| account.is_finished && reader.sees_all()) {
        written.note(&words::frontier_left(left, account.frontier.is_some()));
    }
    if let Some(name) = text(given, "proof") {
        written.to("proof", &name, proof::text(ready, &settling));
    }
    if let Some(name) = text(given, "svg") {
        written.to("svg", &name, Ok(svg::of(&account, scenario, rough.is_some())));
    }
    let obstacles = match account.is_feasible {
        Some(false) if reader.sees_all() => work::obstacles(course, case, outside),
        _ => Vec::new(),
    };
    let mut shown = json::of(&account, &obstacles, scenario, reader);
    shown.finished &= !obstacles.iter().any(work::Obstacle::is_stop);
    let known = rough.map(|fitting| rough::Known::of(course, fitting, &account, reader, outside));
    if let Some(known) = &known {
        feasible(known.feasible).1.clone_into(&mut shown.feasible);
        shown.rough = Some(known.shown(&account, reader));
    }
    let status = match &known {
        // That none is acceptable is proved, whatever else is still to be done.
        Some(known) if shown.finished || known.feasible == Feasibility::Never => {
            feasible(known.feasible).0
        }
        Some(_) => STOPPED,
        None => status(shown.finished, account.is_feasible),
    };
    let Outputs { mut out, err, is_trouble } = written;
    // Where a file is answered instead of written, it stands alone.
    if out.is_empty() {
        out = match given.get_flag("json") {
            true => format!("{}\n", shown.json().to_pretty()),
            false => terminal::of(&shown).render_wide(width, colour),
        };
    }
    Ok(Answer { status: if is_trouble { TROUBLE } else { status }, out, err })
}

/// What is answered of all ratings that fit, with its exit status.
const fn feasible(of: Feasibility) -> (u8, &'static str) {
    match of {
        Feasibility::One | Feasibility::Always => (FOUND, "yes"),
        Feasibility::Never => (NOTHING, "no"),
        _ => (STOPPED, "unknown"),
    }
}

const fn status(is_finished: bool, is_feasible: Option<bool>) -> u8 {
    match (is_finished, is_feasible) {
        (true, Some(true)) => FOUND,
        (true, _) | (_, Some(false)) => NOTHING,
        _ => STOPPED,
    }
}

/// Which scenario it is, for what is written about it and read again: the digest of its words and
/// numbers, whatever format they were in.
fn digest(scenario: &Checked) -> Result<String, Failure> {
    use paraph_exchange::scenario::{Format, write};
    let mut scenario: Scenario = (**scenario).clone();
    // What numbers are shown in and what moves are told against change no proof.
    scenario.start = None;
    scenario.point = None;
    scenario.parties.iter_mut().for_each(|party| party.point = None);
    let scenario = scenario.check().map_err(|fault| trouble(fault.to_string()))?;
    let files = write(&scenario, Format::Own).map_err(|bad| trouble(bad.to_string()))?;
    let text: String = files.into_iter().map(|file| file.text).collect();
    Ok(paraph_log::hash::sha256(text.as_bytes()).to_string())
}

/// Whether a text about a scenario says that it is of another one; one that does not say so at all is no such
/// text, which whoever reads it finds.
fn is_of_another(text: &str, digest: &str) -> bool {
    paraph_settle::scenario_of(text).is_some_and(|said| said != digest)
}

/// A failure in words.
fn trouble(why: impl Into<String>) -> Failure {
    Failure::Words { why: why.into(), hint: None }
}
