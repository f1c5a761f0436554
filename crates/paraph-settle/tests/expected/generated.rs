//! Generated scenarios of up to thirty parties, with and without red lines: by search, each with its
//! certificate checked again.

use paraph_settle::settling::{Ready, Settling, Solution};
use serde_json::{Value, json};

use crate::{case, expected, read};

#[test]
fn the_search_finds_and_proves_the_expected_optima() {
    let Some((folder, answers)) = expected("generated") else { return };
    for (name, want) in &answers {
        let case = read(folder.join("generated").join(format!("{name}.json")));
        let ready = Ready::new(case::scenario(&case));
        // The largest take seconds each; the benches run them.
        if ready.scenario().parties.len() > 10 {
            continue;
        }
        let mut settling = Settling::by_search(&ready);
        settling.advance(u64::MAX);
        let gains = |solution| gains(&ready, &settling, solution);
        let sum: i64 = gains(Solution::Utilitarian).iter().sum();
        assert_eq!(json!(sum), want["max_sum_of_gains"], "{name}");
        let mut least = gains(Solution::Egalitarian);
        least.sort_unstable();
        assert_eq!(json!(least), want["leximin_sorted_gains"], "{name}");
        assert_eq!(json!(gains(Solution::Nash)), want["nash_gains"], "{name}");
        if let Some(ks) = want.get("ks") {
            let answer = settling.answer(Solution::KalaiSmorodinsky).unwrap();
            assert_eq!(json!([answer.utilities]), ks["points"], "{name}");
        }
        for answer in settling.answers() {
            let certificate = answer.certificate.as_ref().unwrap();
            assert_eq!(ready.verify(certificate), Ok(()), "{name} {:?}", answer.solution);
        }
    }
}

#[test]
fn what_is_infeasible_is_found_so_with_the_least_equal_concession() {
    let Some((folder, answers)) = expected("generated_infeasible") else { return };
    for (name, want) in &answers {
        let case = read(folder.join("generated").join(format!("{name}.json")));
        let ready = Ready::new(case::scenario(&case));
        let mut settling = Settling::by_search(&ready);
        settling.advance(u64::MAX);
        assert_eq!(settling.is_feasible(), Some(false), "{name}");
        let short = gains(&ready, &settling, Solution::LeastConcession).into_iter().min();
        assert_eq!(json!(short.map(|short| -short)), want["concede"], "{name}");
    }
}

fn gains(ready: &Ready, settling: &Settling<'_>, solution: Solution) -> Vec<i64> {
    let answer = settling.answer(solution).unwrap();
    let parties = ready.scenario().parties.iter().zip(&answer.utilities);
    parties.map(|(party, got)| got - party.reservation).collect()
}

/// The names stand for sizes; a scenario that is not there at all is not skipped in silence.
#[test]
fn all_generated_scenarios_are_there() {
    let Some((_, answers)) = expected("generated") else { return };
    assert_eq!(answers.len(), 42);
    assert!(answers.iter().all(|(_, want)| want["leximin_sorted_gains"] != Value::Null));
}
