//! The domains of the research field in which utilities are no plain sums: rectangles over several
//! issues that pay if a package lies in them. Whole frontiers, each gap proved empty.

use paraph_settle::settling::{Ready, Settling, Solution};
use serde_json::{Value, json};

use crate::{case, expected, read};

#[test]
fn every_frontier_is_the_expected_one_and_proved() {
    let Some((folder, answers)) = expected("cases") else { return };
    let mut held = 0;
    for (name, want) in answers.iter().filter(|(_, want)| want["kind"] == "nonlinear") {
        let case = read(folder.join("cases").join(format!("{name}.json")));
        let (scenario, units) = case::of_rectangles(&case);
        let ready = Ready::new(scenario);
        let mut settling = Settling::new(&ready);
        settling.advance(u64::MAX);
        frontier(name, &settling, units, &want["pareto"]["list_raw"]);
        let certificate = settling.frontier_certificate().unwrap();
        assert_eq!(ready.verify_frontier(&certificate), Ok(()), "{name}");
        for (key, solution) in SOLUTIONS {
            let answer = settling.answer(solution).unwrap();
            let raw = raw(&answer.utilities, units);
            let points = want[key]["points_raw"].as_array().unwrap();
            assert!(points.contains(&raw), "{name} {key}: {raw} is none of {points:?}");
            let certificate = answer.certificate.as_ref().unwrap();
            assert_eq!(ready.verify(certificate), Ok(()), "{name} {key}");
        }
        held += 1;
    }
    assert_eq!(held, 10, "all scenarios were tried");
}

const SOLUTIONS: [(&str, Solution); 4] = [
    ("nash", Solution::Nash),
    ("egalitarian", Solution::Egalitarian),
    ("ks", Solution::KalaiSmorodinsky),
    ("welfare", Solution::Utilitarian),
];

fn raw(utilities: &[i64], units: [i64; 2]) -> Value {
    json!([utilities[0] / units[0], utilities[1] / units[1]])
}

fn frontier(name: &str, settling: &Settling<'_>, units: [i64; 2], want: &Value) {
    let frontier = settling.frontier().unwrap_or_else(|| unreachable!("{name} has no frontier"));
    let points: Vec<Value> = frontier.iter().map(|point| raw(&point.utilities, units)).collect();
    let mut want = want.as_array().unwrap().clone();
    want.sort_by_key(|point| std::cmp::Reverse(point[0].as_i64()));
    assert_eq!(points, want, "{name}");
}
