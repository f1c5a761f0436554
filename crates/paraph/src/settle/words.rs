//! What is said of an answer, in every form alike.

use num_bigint::BigInt;
use paraph_case::view::number;
use paraph_settle::account::{Fraction, Limit, NotDivided};
use paraph_settle::scenario::Scenario;
use paraph_settle::settling::{FrontierLeft, Solution};

/// What the parties are called, in order.
pub(super) fn names(scenario: &Scenario) -> Vec<String> {
    scenario.parties.iter().map(|party| clean(&party.name)).collect()
}

/// The options of a package in one line: `Dam: low; Costs: halves`.
pub(super) fn package(package: &[usize], scenario: &Scenario) -> String {
    let chosen = package.iter().enumerate().filter_map(|(at, option)| {
        let (issue, option) = choice(at, *option, scenario)?;
        Some(format!("{issue}: {option}"))
    });
    chosen.collect::<Vec<_>>().join("; ")
}

/// What an issue and one of its options are called.
pub(super) fn choice(issue: usize, option: usize, scenario: &Scenario) -> Option<(String, String)> {
    let issue = scenario.issues.get(issue)?;
    Some((clean(&issue.name), clean(&issue.options.get(option)?.name)))
}

/// How a solution is called in a sentence.
pub(super) fn solution(solution: Solution, parties: &[String]) -> String {
    match solution {
        Solution::Egalitarian => "egalitarian".into(),
        Solution::KalaiSmorodinsky => "Kalai-Smorodinsky".into(),
        Solution::Nash => "Nash".into(),
        Solution::Utilitarian => "utilitarian".into(),
        Solution::UtilitarianOfAll => "utilitarian among all packages".into(),
        Solution::LeastConcession => "least concession".into(),
        Solution::Ideal(party) => {
            format!("best for {}", parties.get(party).map(String::as_str).unwrap_or_default())
        }
    }
}

/// What is best by it.
pub(super) fn standard(solution: Solution, parties: &[String]) -> String {
    let said = match solution {
        Solution::Egalitarian => {
            "the smallest gain is as large as it can be, then the next smallest"
        }
        Solution::KalaiSmorodinsky => {
            "the smallest share of what each party could gain at most is as large as it can be, then \
             the next"
        }
        Solution::Nash => "the product of gains is as large as it can be",
        Solution::Utilitarian => "the sum of utilities is as large as it can be",
        Solution::UtilitarianOfAll => {
            "the largest sum of utilities of all packages that keep every line"
        }
        Solution::Ideal(party) => {
            let party = parties.get(party).map(String::as_str).unwrap_or_default();
            return format!("the most that {party} can get of a package acceptable to all");
        }
        Solution::LeastConcession => {
            "who is furthest below its reservation value is below it by as little as can be, then the next"
        }
    };
    said.into()
}

/// Why Adjusted Winner does not apply.
pub(super) const fn not_divided(why: NotDivided) -> &'static str {
    match why {
        NotDivided::Parties => "it divides issues between two parties",
        NotDivided::Together => {
            "it adds up points issue by issue, and here are conditions or a limit, which can bind issues together"
        }
        NotDivided::Lines => {
            "it gives each issue to either party, and here are lines, which can forbid some of that"
        }
        NotDivided::NothingAtStake => {
            "each party can have the option that it rates highest on every issue"
        }
    }
}

/// What a checked proof has proved.
pub(super) fn proved(solution: Solution, is_found: bool) -> &'static str {
    match (solution, is_found) {
        (Solution::UtilitarianOfAll | Solution::LeastConcession, false) => {
            "no package keeps every line"
        }
        (_, false) => "no package is acceptable to every party",
        (Solution::Egalitarian, true) => {
            "no acceptable package has a larger smallest gain, or one as large and then larger ones"
        }
        (Solution::KalaiSmorodinsky, true) => {
            "no acceptable package has a larger smallest share of what each party could gain, or one \
             as large and then larger ones"
        }
        (Solution::Nash, true) => "no acceptable package has a larger product of gains",
        (Solution::Utilitarian, true) => "no acceptable package has a larger sum of utilities",
        (Solution::UtilitarianOfAll, true) => {
            "no package that keeps every line has a larger sum of utilities"
        }
        (Solution::Ideal(_), true) => "no acceptable package gives this party more",
        (Solution::LeastConcession, true) => {
            "no package that keeps every line needs a smaller equal concession"
        }
    }
}

/// What is left where the best by one number is known.
const EQUALS: &str = "left is the choice among those that are as good";
/// The same where the next number counts then.
const NEXT: &str = "left is what the next has, and the others";

/// How far from the best a package can be, for the mediator; nothing where it is the best.
pub(super) fn limit(limit: &Limit, of: Solution, scenario: &Scenario) -> Option<String> {
    let (point, unit) = match of {
        Solution::Ideal(party) => (scenario.point_of(party), scenario.unit_of(party)),
        _ => (scenario.point(), scenario.unit_of_sums()),
    };
    let utility = |of: &Fraction| of.divided_by(&Fraction::whole(point)).decimal() + &unit;
    Some(match limit {
        Limit::Best => return None,
        Limit::Unknown => "nothing is proved yet of how good a package could be".into(),
        Limit::Units { found, at_most } if of == Solution::LeastConcession => {
            concession(found.as_ref(), at_most, utility)
        }
        Limit::Units { found: Some(found), at_most } if found == at_most => {
            let left = if of == Solution::Egalitarian { NEXT } else { EQUALS };
            format!("found {}; no package has more: {left}", utility(found))
        }
        Limit::Units { found: Some(found), at_most } => format!(
            "found {}; no package has more than {}: the gap is {}",
            utility(found),
            utility(at_most),
            utility(&at_most.less(found))
        ),
        Limit::Units { found: None, at_most } => {
            format!("none was found; no package has more than {}", utility(at_most))
        }
        Limit::Share(at_most) => {
            format!("no package has a smallest share of more than {}", at_most.decimal())
        }
        Limit::Times(times) if times.decimal() == "1" => {
            "no package has a larger product of gains, as far as four digits show".into()
        }
        Limit::Times(times) => {
            format!(
                "no package has a product of gains more than {} times as large",
                times.decimal()
            )
        }
        Limit::Product(at_most) => format!(
            "no package with a product of gains above nothing was found; none has more than {}{}",
            at_most.divided_by(&products(scenario)).decimal(),
            if scenario.is_mixed() { ", each gain in what its party counts in" } else { "" }
        ),
    })
}

/// How far below its reservation value somebody is with the package found, and with any: what is below is
/// told as so much, not as a number below nothing.
fn concession(
    found: Option<&Fraction>,
    at_most: &Fraction,
    utility: impl Fn(&Fraction) -> String,
) -> String {
    let below = |gain: &Fraction| gain.negative().max(Fraction::whole(0));
    // A bound may still lie above: some package may ask nothing of anybody, for all that is proved.
    let least = below(at_most);
    let Some(found) = found.map(below) else {
        return format!(
            "none was found; with any package somebody is at least {} below its reservation value",
            utility(&least)
        );
    };
    if found == least {
        return format!(
            "with any package somebody is at least {} below its reservation value, as with the one found: {NEXT}",
            utility(&least)
        );
    }
    format!(
        "with the one found somebody is {} below its reservation value, with any package at least {}: the \
         gap is {}",
        utility(&found),
        utility(&least),
        utility(&found.less(&least))
    )
}

/// How many units, multiplied, make a product of 1 of what each party counts in.
fn products(scenario: &Scenario) -> Fraction {
    let points = (0..scenario.parties.len()).map(|party| BigInt::from(scenario.point_of(party)));
    Fraction::whole(points.product::<BigInt>())
}

/// Words in one line, without what could pass for a command to the terminal or turn the direction of
/// what stands behind them.
pub(super) fn clean(words: &str) -> String {
    paraph_text::one_line(words)
}

/// How far a stopped search for the frontier was, and how it is gone on with; `is_known` where the points
/// are known from elsewhere and their proof alone is missing.
pub(super) fn frontier_left(left: FrontierLeft, is_known: bool) -> String {
    let what = if is_known {
        "the proof that these are all points of the frontier is not whole"
    } else {
        "the frontier is not known whole"
    };
    let points = number(left.points, "point");
    let far = match left.gaps {
        Some(gaps) => format!(
            "the search for it was stopped with {points} found, and {} not proved empty",
            number(gaps, "gap")
        ),
        None => "the search for it was not begun".to_owned(),
    };
    format!(
        "{what}: {far}; work that --save keeps is gone on with by --resume, which begins this search anew"
    )
}

#[cfg(test)]
mod tests {
    use paraph_settle::account::{Fraction, Limit};
    use paraph_settle::scenario::Scenario;
    use paraph_settle::settling::Solution;

    use super::limit;

    /// What is below a reservation value is told as so much below it, and not as a number below nothing.
    #[test]
    fn a_concession_that_is_not_proved_the_least_says_how_far_below_somebody_is() {
        let said = |found: Option<i64>, at_most: i64| {
            let limits = Limit::Units {
                found: found.map(Fraction::whole),
                at_most: Fraction::whole(at_most),
            };
            limit(&limits, Solution::LeastConcession, &Scenario::default()).unwrap()
        };
        assert!(
            said(Some(-3), -1).starts_with(
                "with the one found somebody is 3 below its reservation value, with any package at least 1: the gap is 2"
            ),
            "{}",
            said(Some(-3), -1)
        );
        assert!(said(Some(-3), 4).contains("with any package at least 0: the gap is 3"));
        assert!(said(Some(-3), -3).ends_with(super::NEXT));
        assert!(said(None, -2).contains("with any package somebody is at least 2 below"));
    }
}
