//! The goals, and what of them was reached in this run.

use super::cases::Case;
use super::sizes::{LARGE, Sizes};
use crate::figures;

const MILLISECOND: u64 = 1_000_000;

/// Prints a row for each.
pub(super) fn table(cases: &[Case], sizes: &Sizes) {
    println!("\n{:74} {:>12} {:>12}", "goal", "here", "");
    if !cases.is_empty() {
        of_cases(cases);
    }
    let took = |size: &str, what: &str| sizes.get(size).and_then(|took| took.get(what)).copied();
    goal(3, "2x100x10: the whole frontier", took("2x100x10", "all"), 200 * MILLISECOND);
    for size in ["5x30x4", "5x30x4, 45 lines"] {
        for what in ["nash", "kalai-smorodinsky", "egalitarian", "utilitarian"] {
            goal(4, &format!("{size}: {what}"), took(size, what), 50 * MILLISECOND);
        }
    }
    goal(5, "10x30x3: leximin", took("10x30x3", "egalitarian"), 50 * MILLISECOND);
    goal(6, "30x28x3: Nash", took("30x28x3", "nash"), 50 * MILLISECOND);
    goal(6, "30x28x3: leximin", took("30x28x3", "egalitarian"), 5000 * MILLISECOND);
    goal(7, &format!("{LARGE}: Nash"), took(LARGE, "nash"), 2000 * MILLISECOND);
    if let Some(gap) = took(LARGE, "gap") {
        let said = format!("{LARGE}: smallest gain after 2 s, within one in a hundred");
        row(7, &said, &format!("{} %", figures::ratio(gap)), gap <= 100);
    }
    for (what, stage) in [
        ("least concession", "Concession"),
        ("least cost", "Cheapest"),
        ("least count", "SmallestLift"),
    ] {
        let took = took("infeasible 10x30x3", stage);
        goal(9, &format!("infeasible 10x30x3: {what}"), took, 2000 * MILLISECOND);
    }
    println!("10 every raw file gives the tables: `cargo test -p paraph-exchange`, no time");
}

fn of_cases(cases: &[Case]) {
    let plain = || cases.iter().filter(|case| case.is_plain);
    let sum = plain().map(Case::nanos).sum();
    let said = format!("all answers of {} additive scenarios", plain().count());
    goal(1, &said, Some(sum), 1000 * MILLISECOND);
    let largest = cases.iter().find(|case| case.name == "2016-AgentHp2").map(Case::nanos);
    goal(1, "the largest of three parties, 5.76 million packages", largest, 20 * MILLISECOND);
    let slowest = plain().filter(|case| case.parties == 2).max_by_key(|case| case.nanos());
    if let Some(slowest) = slowest {
        let said = format!("the slowest additive of two parties: {}", slowest.name);
        goal(2, &said, Some(slowest.nanos()), MILLISECOND);
    }
    let others = || cases.iter().filter(|case| !case.is_plain);
    let said = format!("all answers of {} non-linear scenarios, frontiers too", others().count());
    goal(8, &said, Some(others().map(Case::nanos).sum()), 120_000 * MILLISECOND);
}

fn goal(number: u64, what: &str, nanos: Option<u64>, most: u64) {
    let Some(nanos) = nanos else { return };
    let what = format!("{what}: {}", figures::time(most));
    row(number, &what, &figures::time(nanos), nanos <= most);
}

fn row(number: u64, what: &str, here: &str, is_reached: bool) {
    let reached = if is_reached { "reached" } else { "not reached" };
    println!("{number:>2} {what:71} {here:>12} {reached:>12}");
}
