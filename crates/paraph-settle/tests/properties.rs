//! What must hold of every scenario, tried on small ones made up at random: with conditions, caps
//! and lines of every kind.
#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is not as it should be"
)]

use paraph_settle::{
    scenario::{Choice, Choosable, Issue, Line, Party, Scenario, Term},
    settling::{Answer, Ready, Settling, Solution},
};
use proptest::{collection::vec, prelude::*};

const SOLUTIONS: [Solution; 5] = [
    Solution::UtilitarianOfAll,
    Solution::Utilitarian,
    Solution::Egalitarian,
    Solution::KalaiSmorodinsky,
    Solution::Nash,
];

/// So many options for each issue.
type Shape = Vec<usize>;

fn choice(shape: Shape) -> impl Strategy<Value = Choice> {
    (0..shape.len()).prop_flat_map(move |issue| {
        proptest::sample::subsequence((0..shape[issue]).collect::<Vec<_>>(), 1..=shape[issue])
            .prop_map(move |options| Choice { issue, options })
    })
}

fn term(shape: Shape) -> impl Strategy<Value = Term> {
    (-6_i64..12, vec(choice(shape), 1..4)).prop_map(|(value, mut when)| {
        when.sort();
        when.dedup_by_key(|choice| choice.issue);
        Term { value, when }
    })
}

fn line(shape: Shape) -> impl Strategy<Value = Line> {
    vec(choice(shape), 1..5).prop_flat_map(|of| {
        (0..=of.len(), 0..=of.len()).prop_map(move |(one, other)| Line {
            of: of.clone(),
            at_least: one.min(other),
            at_most: one.max(other),
            ..Line::default()
        })
    })
}

fn party(shape: Shape) -> impl Strategy<Value = Party> {
    let ratings: Vec<_> = shape.iter().map(|&options| vec(-2_i64..9, options)).collect();
    let cap = prop_oneof![3 => Just(None), 1 => (6_i64..20).prop_map(Some)];
    (ratings, vec(term(shape), 0..4), cap, -3_i64..9).prop_map(
        |(ratings, terms, cap, reservation)| Party {
            name: String::new(),
            reservation,
            ratings,
            terms,
            cap,
            point: None,
        },
    )
}

fn scenario(parties: std::ops::Range<usize>) -> impl Strategy<Value = Scenario> {
    vec(1_usize..5, 2..6).prop_flat_map(move |shape| {
        let issues = shape.iter().enumerate().map(|(at, &options)| Issue {
            name: format!("issue {at}"),
            options: (0..options)
                .map(|at| Choosable { name: format!("option {at}"), wording: None })
                .collect(),
        });
        let issues: Vec<_> = issues.collect();
        let parties = vec(party(shape.clone()), parties.clone());
        (parties, vec(line(shape), 0..4)).prop_map(move |(mut parties, lines)| {
            for (at, party) in parties.iter_mut().enumerate() {
                party.name = format!("party {at}");
            }
            let issues = issues.clone();
            Scenario { issues, parties, lines, scale: 1, ..Scenario::default() }
        })
    })
}

/// Everything by enumeration, and everything by search.
fn both(ready: &Ready) -> (Settling<'_>, Settling<'_>) {
    let (mut whole, mut search) = (Settling::new(ready), Settling::by_search(ready));
    whole.advance(u64::MAX);
    search.advance(u64::MAX);
    (whole, search)
}

/// Utilities that are as good by the standard: all vectors that enumeration found equally good. Of
/// the most that one party can get, enumeration names only those that waste nothing for the others.
fn is_among(answer: &Answer, found: &Answer) -> bool {
    if let (Solution::Ideal(party), Some(_)) = (answer.solution, &answer.package) {
        return found.utilities.get(party) == Some(&answer.utilities[party]);
    }
    let tied = found.tied.as_ref().unwrap();
    answer.package.is_none() && found.package.is_none()
        || tied.iter().any(|(vector, _)| *vector == answer.utilities)
}

fn frontier(settling: &Settling<'_>) -> Option<Vec<Vec<i64>>> {
    let points = settling.frontier()?.iter().map(|point| point.utilities.clone());
    Some(points.collect())
}

/// The least gain, the sum, or the product, in a form that can be compared.
fn best_vectors(settling: &Settling<'_>, solution: Solution) -> Option<Vec<Vec<i64>>> {
    let tied = settling.answer(solution)?.tied.as_ref()?;
    Some(tied.iter().map(|(vector, _)| vector.clone()).collect())
}

/// Vectors of utilities, where there are any.
type Vectors = Option<Vec<Vec<i64>>>;

/// The best vectors by each solution, and the frontier, by enumeration.
fn settled(scenario: Scenario) -> (Vec<Vectors>, Vectors) {
    let ready = Ready::new(scenario.check().unwrap());
    let mut settling = Settling::new(&ready);
    settling.advance(u64::MAX);
    let answers = SOLUTIONS.map(|solution| best_vectors(&settling, solution)).to_vec();
    (answers, frontier(&settling))
}

/// The scenario with issues and options in reverse order.
fn reversed(scenario: &Scenario) -> Scenario {
    let mut reversed = scenario.clone();
    let shape: Vec<usize> = scenario.issues.iter().map(|issue| issue.options.len()).collect();
    let turn = |choice: &mut Choice| {
        let last = shape[choice.issue] - 1;
        choice.issue = shape.len() - 1 - choice.issue;
        choice.options = choice.options.iter().rev().map(|option| last - option).collect();
    };
    reversed.issues.reverse();
    reversed.issues.iter_mut().for_each(|issue| issue.options.reverse());
    for party in &mut reversed.parties {
        party.ratings.reverse();
        party.ratings.iter_mut().for_each(|ratings| ratings.reverse());
        party.terms.iter_mut().flat_map(|term| &mut term.when).for_each(turn);
    }
    reversed.lines.iter_mut().flat_map(|line| &mut line.of).for_each(turn);
    reversed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn search_finds_what_enumeration_finds_and_its_proofs_hold(scenario in scenario(1..5)) {
        let ready = Ready::new(scenario.check().unwrap());
        let (whole, search) = both(&ready);
        prop_assert_eq!(whole.is_feasible(), search.is_feasible());
        for found in whole.answers() {
            let answer = search.answer(found.solution).unwrap();
            prop_assert!(is_among(answer, found), "{answer:?}\n{found:?}");
        }
        for answer in search.answers() {
            prop_assert_eq!(ready.verify(answer.certificate.as_ref().unwrap()), Ok(()));
        }
    }

    #[test]
    fn the_frontier_of_two_is_the_same_by_search_and_proved(scenario in scenario(2..3)) {
        let ready = Ready::new(scenario.check().unwrap());
        let (whole, search) = both(&ready);
        prop_assert_eq!(frontier(&whole).unwrap_or_default(), frontier(&search).unwrap_or_default());
        if let Some(certificate) = search.frontier_certificate() {
            prop_assert_eq!(ready.verify_frontier(&certificate), Ok(()));
        }
    }

    #[test]
    fn the_order_of_issues_and_options_changes_nothing(scenario in scenario(1..4)) {
        let (answers, frontier) = settled(scenario.clone());
        let (turned, other) = settled(reversed(&scenario));
        prop_assert_eq!(answers, turned);
        prop_assert_eq!(frontier, other);
    }

    #[test]
    fn the_order_of_parties_changes_nothing(scenario in scenario(1..4)) {
        let mut turned = scenario.clone();
        turned.parties.reverse();
        let turn = |vectors: &Option<Vec<Vec<i64>>>| {
            let mut vectors = vectors.clone()?;
            vectors.iter_mut().for_each(|vector| vector.reverse());
            vectors.sort();
            Some(vectors)
        };
        let (answers, _) = settled(scenario);
        let (others, _) = settled(turned);
        let answers: Vec<_> = answers.iter().map(|vectors| {
            let mut vectors = vectors.clone()?;
            vectors.sort();
            Some(vectors)
        }).collect();
        prop_assert_eq!(answers, others.iter().map(turn).collect::<Vec<_>>());
    }

    #[test]
    fn measuring_a_party_in_other_units_changes_neither_nash_nor_kalai_smorodinsky(
        scenario in scenario(2..4), times in 2_i64..50,
    ) {
        let mut scaled = scenario.clone();
        let first = &mut scaled.parties[0];
        first.reservation *= times;
        first.cap = first.cap.map(|cap| cap * times);
        first.ratings.iter_mut().flatten().for_each(|rating| *rating *= times);
        first.terms.iter_mut().for_each(|term| term.value *= times);
        let one = Ready::new(scenario.check().unwrap());
        let other = Ready::new(scaled.check().unwrap());
        let ((whole, _), (_, search)) = (both(&one), both(&other));
        for solution in [Solution::Nash, Solution::KalaiSmorodinsky] {
            let Some(found) = whole.answer(solution) else { continue };
            let mut answer = search.answer(solution).unwrap().clone();
            answer.utilities.iter_mut().take(1).for_each(|units| *units /= times);
            prop_assert!(is_among(&answer, found), "{answer:?}\n{found:?}");
        }
    }

    #[test]
    fn a_red_line_more_improves_nothing(
        (scenario, more) in scenario(1..4).prop_flat_map(|scenario| {
            let shape = scenario.issues.iter().map(|issue| issue.options.len()).collect();
            (Just(scenario), line(shape))
        }),
    ) {
        let mut bound = scenario.clone();
        bound.lines.push(more);
        let free = Ready::new(scenario.check().unwrap());
        let bound = Ready::new(bound.check().unwrap());
        let ((free, _), (_, bound)) = (both(&free), both(&bound));
        for answer in bound.answers().iter().filter(|answer| answer.package.is_some()) {
            // What is best with the line was possible without it.
            let Some(found) = free.answer(answer.solution) else { continue };
            let sum = |utilities: &[i64]| utilities.iter().sum::<i64>();
            if matches!(answer.solution, Solution::Utilitarian | Solution::UtilitarianOfAll) {
                prop_assert!(sum(&answer.utilities) <= sum(&found.utilities));
            }
            if let Solution::Ideal(party) = answer.solution {
                prop_assert!(answer.utilities[party] <= found.utilities[party]);
            }
        }
    }

    #[test]
    fn in_parts_is_the_same_as_all_at_once(scenario in scenario(1..4), part in 1_u64..7) {
        let ready = Ready::new(scenario.check().unwrap());
        let mut whole = Settling::by_search(&ready);
        whole.advance(u64::MAX);
        let mut parts = Settling::by_search(&ready);
        while parts.advance(part).left > 0 {}
        prop_assert_eq!(whole.answers(), parts.answers());
        prop_assert_eq!(frontier(&whole), frontier(&parts));
        prop_assert_eq!(whole.frontier_certificate(), parts.frontier_certificate());
        prop_assert_eq!(whole.progress(), parts.progress());
    }
}
