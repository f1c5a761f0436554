//! What one more alternative for an issue could do.

use alloc::{vec, vec::Vec};

use super::{
    Alternative, Rest,
    cost::equal,
    oracle::{Budget, Stopped, optimum},
};
use crate::scenario::{Checked, Issue, Line, Package, Party, Scenario};

/// Works it out for this issue, beginning from packages that are known.
pub(super) fn of(
    scenario: &Checked,
    issue: usize,
    known: &[Package],
    budget: &mut Budget,
) -> Result<Alternative, Stopped> {
    let freed = freed(scenario, issue);
    let known: Vec<Package> = known
        .iter()
        .map(|package| {
            let mut package = package.clone();
            package[issue] = 0;
            package
        })
        .collect();
    let found = optimum(&freed, equal(&freed), &known, budget)?;
    let least = freed.gains(&found.utilities).into_iter().min();
    let rest = found.package.zip(least).map(|(package, least)| Rest {
        concession: -least,
        needs: (freed.parties.iter()).map(|party| need(party, issue, &package)).collect(),
        package,
    });
    Ok(Alternative { issue, rest, certificate: found.certificate })
}

/// The scenario with a single option for the issue: the best for everybody, and of which neither lines
/// nor conditions speak.
pub(super) fn freed(scenario: &Scenario, issue: usize) -> Scenario {
    let mut freed = Scenario { start: None, ..scenario.clone() };
    freed.issues[issue] = Issue { options: vec![Default::default()], ..Issue::default() };
    for party in &mut freed.parties {
        party.ratings[issue] = vec![best(party, issue)];
        party.terms.retain(|term| term.when.iter().all(|choice| choice.issue != issue));
    }
    freed.lines.iter_mut().for_each(|line| pass_by(line, issue));
    freed.lines.retain(asks_something);
    freed
}

/// Leaves the choices on this issue out of a line. A new option is none of those that it names, and
/// fulfils what it says of all others.
fn pass_by(line: &mut Line, issue: usize) {
    let is_passed = |at: &usize| line.of.get(*at).is_some_and(|choice| choice.issue == issue);
    let fulfilled = line.otherwise.iter().filter(|at| is_passed(at)).count();
    line.of.retain(|choice| choice.issue != issue);
    line.otherwise.clear();
    line.at_least = match line.at_most.checked_sub(fulfilled) {
        Some(_) => line.at_least.saturating_sub(fulfilled),
        // More is fulfilled than may be: no package keeps it.
        None => line.of.len() + 1,
    };
    line.at_most = line.at_most.saturating_sub(fulfilled);
}

/// A line that counts none of its choices any more asks nothing, unless it asks too much.
fn asks_something(line: &Line) -> bool {
    !line.of.is_empty() || line.at_least > 0
}

/// What the best option of the issue is worth to the party by itself.
fn best(party: &Party, issue: usize) -> i64 {
    let worth = party.ratings[issue].iter().enumerate();
    worth.map(|(option, rating)| rating + party.paid_for(issue, option)).max().unwrap_or(0)
}

/// What the new option must be worth to the party.
fn need(party: &Party, issue: usize, package: &[usize]) -> Option<i64> {
    if party.cap.is_some_and(|cap| cap < party.reservation) {
        return None;
    }
    let uncapped = Party { cap: None, ..party.clone() };
    let best: i64 = party.ratings[issue].iter().sum();
    Some(best - uncapped.gain(package))
}

impl Alternative {
    /// What they are ordered by: the smaller, the more it helps.
    pub(super) fn rank(&self) -> (bool, i64) {
        let concession = self.rest.as_ref().map(|rest| rest.concession);
        (concession.is_none(), concession.unwrap_or(0))
    }
}
