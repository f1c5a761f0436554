//! What is told of a search that was stopped holds of the true optimum, which going through all packages
//! finds.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a scenario that cannot be settled fails loudly"
)]

use std::collections::BTreeMap;

use num_bigint::BigInt;
use paraph_settle::account::{Account, Fraction, Limit, STANDARDS, Told};
use paraph_settle::sample::{self, Size};
use paraph_settle::scenario::Scenario;
use paraph_settle::settling::{Ready, Settling, Solution};

/// What the standard looks at, by its definition.
fn value(scenario: &Scenario, solution: Solution, package: &[usize], ideals: &[i64]) -> Fraction {
    let gains: Vec<i64> = scenario.parties.iter().map(|party| party.gain(package)).collect();
    let share = |(gain, ideal): (&i64, &i64)| Fraction::new(*gain, (*ideal).max(1));
    match solution {
        Solution::Ideal(party) => Fraction::whole(scenario.parties[party].utility(package)),
        Solution::Utilitarian | Solution::UtilitarianOfAll => {
            Fraction::whole(scenario.utilities(package).iter().sum::<i64>())
        }
        Solution::Nash => {
            Fraction::whole(gains.iter().map(|gain| BigInt::from(*gain)).product::<BigInt>())
        }
        Solution::KalaiSmorodinsky => gains.iter().zip(ideals).map(share).min().unwrap(),
        Solution::Egalitarian | Solution::LeastConcession => {
            Fraction::whole(*gains.iter().min().unwrap())
        }
    }
}

/// The most that each party can gain of an acceptable package.
fn ideals(ready: &Ready, whole: &Settling<'_>) -> Vec<i64> {
    let parties = ready.scenario().parties.iter().enumerate();
    let most = parties.map(|(at, party)| {
        let answer = whole.answer(Solution::Ideal(at));
        answer.map_or(0, |answer| answer.utilities[at] - party.reservation)
    });
    most.collect()
}

/// Looks at one limit, and says of which kind it was; and whether it is within a tenth of the optimum, as
/// something that is wrong by as much would not be.
fn looked_at(told: &Told, best: &Fraction, found: Option<Fraction>) -> (&'static str, bool) {
    let near = |at_most: &Fraction| &Fraction::new(9, 10) * at_most <= *best;
    match &told.limit {
        Limit::Units { found: said, at_most } => {
            assert!(at_most >= best, "{told:?} {best}");
            assert_eq!(*said, found);
            ("units", near(at_most))
        }
        Limit::Share(at_most) => {
            assert!(at_most >= best, "{told:?} {best}");
            ("share", near(at_most))
        }
        Limit::Times(times) => {
            let at_most = &found.unwrap() * times;
            assert!(at_most >= *best, "{told:?} {best}");
            ("times", near(&at_most))
        }
        Limit::Product(at_most) => {
            assert!(at_most >= best, "{told:?} {best}");
            assert!(found.is_none_or(|found| found.sign().is_eq()));
            ("product", near(at_most))
        }
        // Something is proved after every step.
        Limit::Unknown | Limit::Best => panic!("{told:?}"),
    }
}

#[test]
fn a_limit_holds() {
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    // Parties, seed, and how many twentieths of what it is a reservation value becomes.
    let sizes = (2..6).flat_map(|parties| (0..3).map(move |seed| (parties, seed)));
    let sizes = sizes.flat_map(|(parties, seed)| [20, 32].map(|part| (parties, seed, part)));
    for (parties, seed, part) in sizes {
        let size = Size { parties, issues: 7, options: 4, lines: 3 };
        let mut scenario = sample::scenario(size, seed);
        for party in &mut scenario.parties {
            party.reservation = party.reservation * part / 20;
        }
        let ready = Ready::new(scenario.check().unwrap());
        let mut whole = Settling::new(&ready);
        whole.advance(u64::MAX);
        let ideals = ideals(&ready, &whole);
        for solution in STANDARDS {
            for steps in 1..60 {
                let mut part = Settling::of_one(&ready, solution);
                part.advance(steps);
                if part.is_finished() {
                    break;
                }
                part.stop();
                let account = Account::of(&ready, &part);
                for told in account.solutions.iter().filter(|told| !told.is_proved) {
                    let Some(best) = whole.answer(told.solution) else { continue };
                    let of = |package: &Vec<usize>| {
                        value(ready.scenario(), told.solution, package, &ideals)
                    };
                    let best = of(best.package.as_ref().unwrap());
                    let (kind, is_near) = looked_at(told, &best, told.package.as_ref().map(of));
                    let count = seen.entry(kind).or_default();
                    *count = (count.0 + 1, count.1 + usize::from(is_near));
                }
            }
        }
    }
    // Every kind was looked at, and was near enough to be wrong.
    for kind in ["units", "share", "times"] {
        assert!(seen.get(kind).is_some_and(|count| count.1 > 0), "{kind}: {seen:?}");
    }
}
