//! Whether what was said makes sense by itself, before it is asked whether any ratings fit.

use alloc::{collections::BTreeSet, format, string::String, vec, vec::Vec};

use super::{LOOSE, Loose, Rough, RoughFault, STATEMENTS, Statement, region};
use crate::scenario::{MOST, Scenario};

/// What is wrong with all of it.
pub(super) fn whole(what: String) -> RoughFault {
    RoughFault { party: None, statements: Vec::new(), what }
}

pub(super) fn check(rough: &Rough) -> Result<(), RoughFault> {
    let scenario = &rough.scenario;
    scenario.clone().check().map_err(|fault| whole(fault.what))?;
    if rough.loose.len() != scenario.parties.len() {
        return Err(whole("each party must be rough or not".into()));
    }
    for (at, loose) in rough.loose.iter().enumerate() {
        let Some(loose) = loose else { continue };
        let fault = |(statements, what)| RoughFault { party: Some(at), statements, what };
        numbers(scenario, at, loose).map_err(fault)?;
        statements(scenario, loose).map_err(fault)?;
    }
    Ok(())
}

type Bad = (Vec<Statement>, String);

fn numbers(scenario: &Scenario, at: usize, loose: &Loose) -> Result<(), Bad> {
    let name = scenario.parties.get(at).map_or("", |party| &party.name);
    if scenario.parties.get(at).is_some_and(|party| party.cap.is_some()) {
        let what =
            format!("\"{name}\" has rough ratings and a limit to its utility: leave one out");
        return Err((Vec::new(), what));
    }
    let lengths = loose.ratings.iter().map(Vec::len);
    if !lengths.eq(scenario.issues.iter().map(|issue| issue.options.len())) {
        let what = format!("\"{name}\" must say of every option of every issue what it is worth");
        return Err((Vec::new(), what));
    }
    let mut all = vec![(Statement::Reservation, loose.reservation)];
    for (issue, row) in loose.ratings.iter().enumerate() {
        let row = row.iter().enumerate();
        all.extend(row.map(|(option, interval)| (Statement::Rating(issue, option), *interval)));
    }
    for (told, interval) in &all {
        if interval.low > interval.high {
            let what = "the interval is upside down: write the smaller number first";
            return Err((vec![*told], what.into()));
        }
        if interval.low < -MOST || interval.high > MOST {
            let what = format!("too large: a number may come to {MOST} units at most");
            return Err((vec![*told], what));
        }
    }
    let loose_ones = all.iter().filter(|(_, interval)| interval.low < interval.high).count();
    if loose_ones > LOOSE {
        let what = format!(
            "{loose_ones} numbers of \"{name}\" are rough, more than the {LOOSE} allowed: say exact \
             numbers where they are known"
        );
        return Err((Vec::new(), what));
    }
    Ok(())
}

fn statements(scenario: &Scenario, loose: &Loose) -> Result<(), Bad> {
    let count = loose.rankings.len() + loose.more.len() + loose.matters.len();
    let count = count + loose.accepts.len() + loose.refuses.len();
    if count > STATEMENTS {
        let what = format!("{count} statements are more than the {STATEMENTS} allowed");
        return Err((Vec::new(), what));
    }
    for (at, ranking) in loose.rankings.iter().enumerate() {
        let bad = |what: &str| Err((vec![Statement::Ranking(at)], String::from(what)));
        let mut seen = BTreeSet::new();
        let all: Vec<usize> = ranking.order.iter().flatten().copied().collect();
        if all.len() < 2 || ranking.order.iter().any(Vec::is_empty) {
            return bad("a ranking names at least two options, and in each place at least one");
        }
        if !all.iter().all(|option| seen.insert(*option)) {
            return bad("an option stands in the ranking twice: remove one");
        }
        if !all.iter().all(|&option| is_option(scenario, (ranking.issue, option))) {
            return bad("the ranking names an option that is not there");
        }
    }
    for (at, more) in loose.more.iter().enumerate() {
        let bad = |what: &str| Err((vec![Statement::More(at)], String::from(what)));
        for side in [&more.this, &more.than] {
            let mut seen = BTreeSet::new();
            if side.is_empty() || !side.iter().all(|&choice| is_option(scenario, choice)) {
                return bad("each side names at least one option that is there");
            }
            if !side.iter().all(|(issue, _)| seen.insert(*issue)) {
                return bad("a side names an issue twice: a package has one option of each");
            }
        }
        if !(0..=MOST).contains(&more.by) {
            return bad("\"by\" must be from 0 up, and not too large: exchange the sides");
        }
    }
    let judged = loose.accepts.iter().enumerate().map(|(at, one)| (Statement::Accepts(at), one));
    let refused = loose.refuses.iter().enumerate().map(|(at, one)| (Statement::Refuses(at), one));
    for (told, package) in judged.chain(refused) {
        let is_one = |(issue, &option): (usize, &usize)| is_option(scenario, (issue, option));
        let is_package = package.len() == scenario.issues.len();
        if !is_package || !package.iter().enumerate().all(is_one) {
            let what = "a package that is accepted or refused chooses one option of every issue";
            return Err((vec![told], what.into()));
        }
    }
    matters(scenario, loose)
}

fn matters(scenario: &Scenario, loose: &Loose) -> Result<(), Bad> {
    for (at, matters) in loose.matters.iter().enumerate() {
        let bad = |what: String| Err((vec![Statement::Matters(at)], what));
        for issue in [matters.this, matters.than] {
            let Some(named) = scenario.issues.get(issue) else {
                return bad("it names an issue that is not there".into());
            };
            if region::ends(scenario, loose, issue).is_none() {
                return bad(format!(
                    "how much issue \"{}\" matters is what lies between its best and its worst option, \
                     and it is not known which these are: rank all of its options, or say with \"more\" \
                     which choices are worth more",
                    named.name
                ));
            }
        }
        if matters.this == matters.than {
            return bad("no issue matters more than itself: name two issues".into());
        }
        if !(0..=MOST).contains(&matters.by) {
            return bad("\"by\" must be from 0 up, and not too large: exchange the issues".into());
        }
    }
    Ok(())
}

fn is_option(scenario: &Scenario, (issue, option): (usize, usize)) -> bool {
    scenario.issues.get(issue).is_some_and(|issue| option < issue.options.len())
}
