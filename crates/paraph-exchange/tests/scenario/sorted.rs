//! The order of a file decides nothing: neither that of its parties, issues, options, nor that of the members
//! of a condition, nor how a table of what is allowed becomes lines.

use paraph_settle::order::Order;
use paraph_settle::scenario::Scenario;
use proptest::prelude::*;

use crate::shared::texts;

/// Names that are in no order.
const NAMES: [&str; 3] = ["m", "b", "x"];

/// What a file says, with each list and the members of each map in the order of these numbers.
fn file(allowed: &[[usize; 3]], order: &[usize; 3]) -> String {
    let all = |of: &dyn Fn(usize) -> String| order.map(of).join(", ");
    let list = |of: &dyn Fn(usize) -> String| format!("[{}]", all(of));
    let map = |of: &dyn Fn(usize) -> String| {
        format!("{{{}}}", all(&|at| format!("\"{}\": {}", NAMES[at], of(at))))
    };
    let name = |at: usize| format!("\"{}\"", NAMES[at]);
    let issue = |at: usize| format!("{{\"name\": {}, \"options\": {}}}", name(at), list(&name));
    let when = |by: usize| map(&|at| name((at + by) % 3));
    let condition = |at: usize| format!("{{\"value\": {}, \"if\": {}}}", at + 1, when(at));
    let ratings = map(&|at| map(&|option| (at + 2 * option).to_string()));
    let party = |at: usize| {
        format!(
            "{{\"name\": {}, \"reservation\": 1, \"ratings\": {ratings}, \"conditions\": {}}}",
            name(at),
            list(&condition)
        )
    };
    let mut allow: Vec<String> = allowed.iter().map(|row| map(&|at| name(row[at]))).collect();
    let count = allow.len();
    allow.rotate_left(order[0] % count);
    format!(
        "{{\"paraph-settlement\": 1, \"unit\": 10, \"issues\": {}, \"parties\": {}, \
         \"lines\": [{{\"name\": \"table\", \"allow\": [{}]}}]}}",
        list(&issue),
        list(&party),
        allow.join(", ")
    )
}

/// In the order of names, as a digest is made of it.
fn canonical(text: &str) -> Scenario {
    Order::of(&texts(&[("deal.json", text)]).unwrap().scenario).1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_is_the_same_scenario_however_it_is_sorted(
        allowed in proptest::collection::vec([0..3_usize, 0..3, 0..3], 1..6),
        order in Just([0_usize, 1, 2]).prop_shuffle(),
    ) {
        let (one, other) = (file(&allowed, &[0, 1, 2]), file(&allowed, &order));
        prop_assert_eq!(canonical(&one), canonical(&other));
    }
}
