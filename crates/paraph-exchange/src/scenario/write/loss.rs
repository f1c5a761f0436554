//! What a format has no place for, and a scenario can be written without: its lines, its starting
//! package, its wordings. What a package is worth to whom is never left out.

use paraph_settle::clash::Demand;
use paraph_settle::rough::Rough;
use paraph_settle::scenario::{Choosable, Issue, Scenario};

use super::super::Format;
use super::hold::is_combined;

/// The scenario without what the format has no place for, and what that is, each as it is called in a
/// sentence.
pub(super) fn without(scenario: &Scenario, format: Format) -> (Scenario, Vec<String>) {
    let mut rest = scenario.clone();
    if matches!(format, Format::Own | Format::Tables) {
        return (rest, Vec::new());
    }
    let lines = 0..scenario.lines.len();
    let mut lost: Vec<String> = lines.map(|at| Demand::Line(at).called(scenario)).collect();
    rest.lines.clear();
    if let Some(start) = rest.start.take() {
        let chosen = scenario.issues.iter().zip(start).filter_map(|(issue, option)| {
            Some(format!("{}: {}", issue.name, issue.options.get(option)?.name))
        });
        let chosen = chosen.collect::<Vec<_>>().join("; ");
        lost.push(format!("the starting package ({chosen})"));
    }
    let is_held = wordings_held(scenario, format);
    for issue in &mut rest.issues {
        lost.extend(without_wordings(issue, is_held));
    }
    (rest, lost)
}

/// What is said in place of ratings, where they are rough: the central values are written.
pub(super) fn roughness(rough: &Rough, format: Format) -> Vec<String> {
    if format == Format::Own {
        return Vec::new();
    }
    let of = rough.scenario.parties.iter().zip(&rough.loose).filter(|(_, loose)| loose.is_some());
    of.map(|(party, _)| format!("the rough ratings of \"{}\"", party.name)).collect()
}

/// Whether the format holds the wording of this option.
type Held = fn(&Choosable) -> bool;

fn wordings_held(scenario: &Scenario, format: Format) -> Held {
    match format {
        // Integer issues have none, and else what is called as it is worded reads back without.
        Format::Genius if !is_combined(scenario) => {
            |option| option.wording.as_ref().is_none_or(|of| !of.is_empty() && *of != option.name)
        }
        _ => |option| option.wording.is_none(),
    }
}

/// Takes the wordings that are not held out of an issue, and says of which options.
fn without_wordings(issue: &mut Issue, is_held: Held) -> Option<String> {
    let mut names = Vec::new();
    for option in issue.options.iter_mut().filter(|option| !is_held(option)) {
        option.wording = None;
        names.push(format!("\"{}\"", option.name));
    }
    (!names.is_empty())
        .then(|| format!("the wording of {} on \"{}\"", names.join(", "), issue.name))
}
