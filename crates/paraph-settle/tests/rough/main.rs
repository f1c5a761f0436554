//! Rough ratings against their definition: random small cases, whose fitting ratings are gone through.

use paraph_settle::account::{Fraction, STANDARDS};
use paraph_settle::rough::question::Left;
use paraph_settle::rough::study::{Feasibility, STEPS, Standing, Study};
use paraph_settle::rough::{Fitting, Interval, Loose, Matters, More, Ranking, Rough, Statement};
use paraph_settle::scenario::{Choice, Choosable, Issue, Line, Party, Scenario, Term};
use paraph_settle::settling::{Ready, Settling, Solution};
use proptest::prelude::*;

mod order;

const ISSUES: [usize; 2] = [3, 2];

fn scenario(parties: usize) -> Scenario {
    let option = |at: usize| Choosable { name: format!("o{at}"), wording: None };
    let issue = |(at, options): (usize, &usize)| Issue {
        name: format!("i{at}"),
        options: (0..*options).map(option).collect(),
    };
    let party = |at: usize| Party {
        name: format!("p{at}"),
        ratings: ISSUES.iter().map(|options| vec![0; *options]).collect(),
        ..Party::default()
    };
    Scenario {
        issues: ISSUES.iter().enumerate().map(issue).collect(),
        parties: (0..parties).map(party).collect(),
        scale: 1,
        ..Scenario::default()
    }
}

/// Up to three values for each number; few are rough, so that all can be gone through.
fn loose() -> impl Strategy<Value = Loose> {
    let interval = (0..6_i64, prop_oneof![3 => Just(0_i64), 2 => Just(1), 1 => Just(2)])
        .prop_map(|(low, width)| Interval { low, high: low + width });
    let ratings =
        (proptest::collection::vec(interval.clone(), 3), proptest::collection::vec(interval, 2));
    let reservation = (1..6_i64, 0..2_i64);
    let more = proptest::option::of(((0..2_usize, 0..2_usize), (0..2_usize, 0..2_usize), 0..2_i64));
    (ratings, reservation, any::<bool>(), more).prop_map(|(ratings, reservation, ranked, more)| {
        let more = more.map(|(this, than, by)| More { this: vec![this], than: vec![than], by });
        let ranking = Ranking { issue: 0, order: vec![vec![2], vec![0, 1]] };
        Loose {
            ratings: vec![ratings.0, ratings.1],
            reservation: Interval { low: reservation.0, high: reservation.0 + reservation.1 },
            rankings: if ranked { vec![ranking] } else { Vec::new() },
            more: more.into_iter().collect(),
            matters: Vec::new(),
            ..Loose::default()
        }
    })
}

/// All ratings in whole numbers that fit a party's statements, with the reservation value.
fn all_that_fit(loose: &Loose) -> Vec<(Vec<Vec<i64>>, i64)> {
    let mut all = vec![(Vec::new(), 0)];
    let extend = |all: Vec<(Vec<i64>, i64)>, interval: &Interval| {
        let longer = |(row, _): &(Vec<i64>, i64)| {
            let values = interval.low..=interval.high;
            values.map(|value| ([row.as_slice(), &[value]].concat(), 0)).collect::<Vec<_>>()
        };
        all.iter().flat_map(longer).collect()
    };
    for interval in loose.ratings.iter().flatten().chain([&loose.reservation]) {
        all = extend(all, interval);
    }
    let shaped = all
        .into_iter()
        .map(|(numbers, _)| (vec![numbers[..3].to_vec(), numbers[3..5].to_vec()], numbers[5]));
    shaped.filter(|(ratings, _)| fits(loose, ratings)).collect()
}

fn fits(loose: &Loose, ratings: &[Vec<i64>]) -> bool {
    let sum = |side: &[(usize, usize)]| side.iter().map(|(i, o)| ratings[*i][*o]).sum::<i64>();
    let ranked = |ranking: &Ranking| {
        let row = &ratings[ranking.issue];
        let level = |place: &Vec<usize>| place.iter().all(|at| row[*at] == row[place[0]]);
        ranking.order.iter().all(level)
            && ranking.order.windows(2).all(|pair| row[pair[0][0]] >= row[pair[1][0]])
    };
    loose.rankings.iter().all(ranked)
        && loose.more.iter().all(|more| sum(&more.this) - sum(&more.than) >= more.by)
}

fn rough(all: &[Loose]) -> Rough {
    Rough { scenario: scenario(all.len()), loose: all.iter().cloned().map(Some).collect() }
}

/// For each package whether it is acceptable, on the frontier, and best by each standard, by definition.
fn judged(scenario: &Scenario, packages: &[Vec<usize>]) -> Vec<[bool; 6]> {
    let gains: Vec<Vec<i64>> = packages
        .iter()
        .map(|package| scenario.parties.iter().map(|party| party.gain(package)).collect())
        .collect();
    let acceptable: Vec<bool> = gains.iter().map(|all| all.iter().all(|gain| *gain >= 0)).collect();
    let utilities: Vec<Vec<i64>> = packages.iter().map(|at| scenario.utilities(at)).collect();
    let dominates =
        |one: &[i64], two: &[i64]| one != two && one.iter().zip(two).all(|(a, b)| a >= b);
    let admitted = || (0..packages.len()).filter(|&at| acceptable[at]);
    let most = |party: usize| admitted().map(|at| gains[at][party]).max().unwrap_or(0).max(1);
    let product: i64 = (0..scenario.parties.len()).map(most).product();
    let ranked = |at: usize, shares: bool| {
        let all = gains[at].iter().enumerate();
        let mut all: Vec<i64> = all
            .map(|(party, gain)| if shares { gain * (product / most(party)) } else { *gain })
            .collect();
        all.sort_unstable();
        all
    };
    let value = |at: usize, standard: usize| match standard {
        0 => ranked(at, false),
        1 => ranked(at, true),
        2 => vec![gains[at].iter().product()],
        _ => vec![gains[at].iter().sum()],
    };
    let best = |at: usize, standard: usize| {
        acceptable[at] && admitted().all(|other| value(other, standard) <= value(at, standard))
    };
    (0..packages.len())
        .map(|at| {
            let pareto = !utilities.iter().any(|other| dominates(other, &utilities[at]));
            [acceptable[at], pareto, best(at, 0), best(at, 1), best(at, 2), best(at, 3)]
        })
        .collect()
}

fn standings(study: &Study<'_>, at: usize) -> [Standing; 6] {
    let [egalitarian, share, nash, sum] = STANDARDS.map(|solution| study.best(solution)[at]);
    [study.acceptable()[at], study.pareto()[at], egalitarian, share, nash, sum]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What is surely so is so with each of the ratings in whole numbers; what cannot be is so with none.
    #[test]
    fn what_is_said_of_all_ratings_is_true_of_each(one in loose(), two in loose()) {
        let lists = [all_that_fit(&one), all_that_fit(&two)];
        let checked = rough(&[one, two]).check();
        if lists.iter().any(Vec::is_empty) {
            // Bounds and comparisons of two ratings have whole corners: none in whole numbers is none at all.
            prop_assert!(checked.is_err());
            return Ok(());
        }
        let fitting = checked.unwrap();
        let study = Study::of(&fitting, STEPS).unwrap();
        let mut seen = vec![[(true, false); 6]; study.packages().len()];
        let mut scenario = scenario(2);
        for first in lists[0].iter().take(200) {
            for second in lists[1].iter().take(200) {
                for (party, (ratings, reservation)) in scenario.parties.iter_mut().zip([first, second]) {
                    party.ratings.clone_from(ratings);
                    party.reservation = *reservation;
                }
                for (seen, found) in seen.iter_mut().zip(judged(&scenario, study.packages())) {
                    for (seen, is) in seen.iter_mut().zip(found) {
                        *seen = (seen.0 && is, seen.1 || is);
                    }
                }
            }
        }
        let is_all = lists.iter().all(|list| list.len() <= 200);
        for (at, seen) in seen.iter().enumerate() {
            for (what, ((always, ever), standing)) in seen.iter().zip(standings(&study, at)).enumerate() {
                match standing {
                    Standing::Surely => prop_assert!(always, "{at} {what} is not always so"),
                    Standing::Cannot => prop_assert!(!ever, "{at} {what} is so with some"),
                    Standing::May | Standing::Open => {}
                }
                // Acceptance has whole corners: it is exact.
                if what == 0 && is_all {
                    let exact = if *always { Standing::Surely } else if *ever { Standing::May } else { Standing::Cannot };
                    prop_assert_eq!(standing, exact);
                }
            }
        }
    }

    /// Where every number is exact, what is said is what the ordinary engine says.
    #[test]
    fn exact_ratings_are_the_ordinary_scenario(one in loose(), two in loose()) {
        let exact = [one, two].map(|loose| Loose {
            ratings: loose.ratings.iter().map(|row| row.iter().map(|of| Interval { low: of.low, high: of.low }).collect()).collect(),
            reservation: Interval { low: loose.reservation.low, high: loose.reservation.low },
            ..Loose::default()
        });
        let fitting = rough(&exact).check().unwrap();
        let study = Study::of(&fitting, STEPS).unwrap();
        prop_assert_eq!(factor(&fitting), Fraction::whole(1));
        let judged = judged(fitting.scenario(), study.packages());
        for (at, found) in judged.iter().enumerate() {
            for (is, standing) in found.iter().zip(standings(&study, at)) {
                prop_assert_eq!(standing, if *is { Standing::Surely } else { Standing::Cannot });
            }
        }
        let ready = Ready::new(fitting.scenario().clone());
        let mut settling = Settling::new(&ready);
        settling.advance(u64::MAX);
        for solution in STANDARDS {
            let Some(package) = settling.answer(solution).and_then(|answer| answer.package.clone()) else { continue };
            let at = study.packages().iter().position(|other| *other == package).unwrap();
            prop_assert_eq!(study.best(solution)[at], Standing::Surely);
        }
        prop_assert!(study.questions(&mut |_| true).best.is_empty());
    }

    /// A statement more rules nothing in, and the centre fits.
    #[test]
    fn a_narrower_interval_makes_nothing_possible(one in loose(), two in loose(), issue in 0..2_usize) {
        let wide = [one, two];
        let mut narrow = wide.clone();
        let number = &mut narrow[0].ratings[issue][1];
        number.high = number.low;
        let (Ok(wide), Ok(narrow)) = (rough(&wide).check(), rough(&narrow).check()) else { return Ok(()) };
        let (wide, narrow) = (Study::of(&wide, STEPS).unwrap(), Study::of(&narrow, STEPS).unwrap());
        for at in 0..wide.packages().len() {
            for (before, after) in standings(&wide, at).iter().zip(standings(&narrow, at)) {
                if *before == Standing::Cannot {
                    prop_assert!(after == Standing::Cannot || after == Standing::Open, "{at}");
                }
                if *before == Standing::Surely {
                    prop_assert!(after == Standing::Surely || after == Standing::May, "{at}");
                }
            }
        }
    }

    /// The centre keeps what was said.
    #[test]
    fn the_centre_fits(one in loose(), two in loose()) {
        let Ok(fitting) = rough(&[one.clone(), two.clone()]).check() else { return Ok(()) };
        let centre = fitting.scenario();
        for (party, loose) in centre.parties.iter().zip([&one, &two]) {
            let factor = whole(&fitting);
            for (row, intervals) in party.ratings.iter().zip(&loose.ratings) {
                for (rating, interval) in row.iter().zip(intervals) {
                    prop_assert!((interval.low * factor..=interval.high * factor).contains(rating));
                }
            }
            let more = loose.more.iter().cloned().map(|more| More { by: more.by * factor, ..more });
            let scaled = Loose { more: more.collect(), ..loose.clone() };
            prop_assert!(fits(&scaled, &party.ratings));
        }
    }
}

/// How many units of the central scenario are one of what was said.
fn factor(fitting: &Fitting) -> Fraction {
    Fraction::new(fitting.scenario().scale, fitting.rough().scenario.scale)
}

/// The same where they are whole.
fn whole(fitting: &Fitting) -> i64 {
    let factor = factor(fitting);
    assert_eq!(*factor.denominator(), 1.into());
    i64::try_from(factor.numerator()).expect("a number of so few digits")
}

fn from_0_to(high: i64) -> Loose {
    let row = |options: &usize| vec![Interval { low: 0, high }; *options];
    Loose { ratings: ISSUES.iter().map(row).collect(), ..Loose::default() }
}

/// A circle of comparisons, each needed, beside statements that have nothing to do with it.
#[test]
fn a_contradiction_is_told_by_an_irreducible_set() {
    let more = |this, than, by| More { this: vec![this], than: vec![than], by };
    let loose = Loose {
        rankings: vec![Ranking { issue: 0, order: vec![vec![0], vec![1], vec![2]] }],
        more: vec![more((1, 0), (1, 1), 3), more((0, 2), (1, 1), 4), more((1, 1), (0, 0), 1)],
        ..from_0_to(100)
    };
    let fault = rough(&[loose]).check().unwrap_err();
    assert_eq!(fault.party, Some(0));
    assert_eq!(
        fault.statements,
        [Statement::Ranking(0), Statement::More(1), Statement::More(2)],
        "{fault}"
    );
    // A chain through bounds: three steps of 40 do not fit between 0 and 100.
    let chain = Loose {
        more: vec![more((0, 0), (0, 1), 40), more((0, 1), (0, 2), 40), more((0, 2), (1, 0), 40)],
        ..from_0_to(100)
    };
    let fault = rough(&[chain]).check().unwrap_err();
    let all = [
        Statement::Rating(0, 0),
        Statement::Rating(1, 0),
        Statement::More(0),
        Statement::More(1),
        Statement::More(2),
    ];
    assert_eq!(fault.statements, all, "{fault}");
    assert!(fault.what.contains("\"o0\" of \"i0\" is from 0 to 100"), "{fault}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let ranking = |order| vec![Ranking { issue: 0, order }];
    let cases = [
        (Loose { rankings: ranking(vec![]), ..from_0_to(9) }, "at least two options"),
        (Loose { rankings: ranking(vec![vec![0], vec![]]), ..from_0_to(9) }, "at least one"),
        (Loose { rankings: ranking(vec![vec![0], vec![0]]), ..from_0_to(9) }, "twice"),
        (Loose { rankings: ranking(vec![vec![0], vec![7]]), ..from_0_to(9) }, "not there"),
        (Loose { reservation: Interval { low: 3, high: 2 }, ..from_0_to(9) }, "upside down"),
        (Loose { reservation: Interval { low: 0, high: i64::MAX }, ..from_0_to(9) }, "too large"),
        (Loose { matters: vec![Matters { this: 0, than: 1, by: 0 }], ..from_0_to(9) }, "rank all"),
        (Loose { matters: vec![Matters { this: 5, than: 1, by: 0 }], ..from_0_to(9) }, "not there"),
        (
            Loose { more: vec![More { this: vec![], than: vec![(0, 0)], by: 0 }], ..from_0_to(9) },
            "at least one",
        ),
        (
            Loose {
                more: vec![More { this: vec![(0, 0), (0, 1)], than: vec![(0, 0)], by: 0 }],
                ..from_0_to(9)
            },
            "twice",
        ),
        (
            Loose {
                more: vec![More { this: vec![(0, 0)], than: vec![(0, 0)], by: -1 }],
                ..from_0_to(9)
            },
            "from 0 up",
        ),
        (
            Loose {
                more: vec![More { this: vec![(0, 0)], than: vec![(0, 0)], by: 1 }],
                ..from_0_to(9)
            },
            "contradict",
        ),
        (Loose { ratings: vec![vec![]], ..Loose::default() }, "every option"),
    ];
    for (loose, said) in cases {
        let fault = rough(&[loose]).check().unwrap_err();
        assert!(fault.what.contains(said), "{fault}");
    }
    let mut capped = rough(&[from_0_to(9)]);
    capped.scenario.parties[0].cap = Some(3);
    assert!(capped.check().unwrap_err().what.contains("limit"));
}

/// Options that are only ranked stand at equal distances; an interval is halved.
#[test]
fn the_centre_is_in_the_middle() {
    let loose = Loose {
        rankings: vec![Ranking { issue: 0, order: vec![vec![2], vec![0], vec![1]] }],
        reservation: Interval { low: 10, high: 20 },
        ..from_0_to(100)
    };
    let fitting = rough(&[loose]).check().unwrap();
    let party = &fitting.scenario().parties[0];
    assert_eq!((whole(&fitting), &party.ratings[0]), (1, &vec![50, 25, 75]));
    assert_eq!((&party.ratings[1], party.reservation), (&vec![50, 50], 15));
}

/// With numbers at the limit nothing overflows.
#[test]
fn huge_numbers() {
    let most = 1 << 40;
    let huge = Loose {
        rankings: vec![Ranking { issue: 0, order: vec![vec![2], vec![0], vec![1]] }],
        reservation: Interval { low: 0, high: most },
        more: vec![More {
            this: vec![(0, 0), (1, 0)],
            than: vec![(0, 2), (1, 1)],
            by: 12_345_678_901,
        }],
        ..from_0_to(most)
    };
    let fitting = rough(&[huge.clone(), huge]).check().unwrap();
    let study = Study::of(&fitting, STEPS).unwrap();
    assert_ne!(study.feasibility(), Feasibility::One);
    let questions = study.questions(&mut |_| true).best;
    // All is so open that with one of two answers nothing is settled; with the other something is.
    let now = study.left();
    assert_eq!(questions.len(), 2, "{questions:?}");
    for question in questions {
        assert!(question.worst() == now && question.least() < now, "{question:?} {now:?}");
    }
}

/// Two parties and one issue that matters: the question that settles it is found, and it is the worst
/// case that is told.
#[test]
fn the_question_that_settles_it() {
    let row = |numbers: [(i64, i64); 3]| numbers.map(|(low, high)| Interval { low, high }).to_vec();
    let exact = |at| (at, at);
    let one = Loose {
        ratings: vec![row([exact(10), (5, 15), exact(0)]), vec![Interval::default(); 2]],
        ..Loose::default()
    };
    let two = Loose {
        ratings: vec![row([exact(10), exact(10), exact(0)]), vec![Interval::default(); 2]],
        ..Loose::default()
    };
    let mut sought = rough(&[one, two]);
    // The second issue says nothing: one package for each option of the first.
    sought.scenario.issues[1].options.truncate(1);
    sought.scenario.parties.iter_mut().for_each(|party| party.ratings[1].truncate(1));
    sought.loose.iter_mut().flatten().for_each(|loose| loose.ratings[1].truncate(1));
    let fitting = sought.check().unwrap();
    let study = Study::of(&fitting, STEPS).unwrap();
    for solution in STANDARDS {
        assert_eq!(study.best(solution), [Standing::May, Standing::May, Standing::Cannot]);
    }
    let questions = study.questions(&mut |_| true).best;
    assert_eq!(study.left().optima, 8);
    assert_eq!(questions.len(), 1, "{questions:?}");
    assert_eq!(questions[0].party, 0);
    // Whichever is worth more is then surely the best by all four; where both are worth the same, the other
    // is, too, and so none is ruled out.
    assert_eq!(questions[0].worst(), Left { optima: 8, unsettled: 0, unsure: 0 });
}

/// What is paid on a condition counts where packages are compared, and not where options are.
#[test]
fn conditions_count_between_packages() {
    let mut sought = rough(&[Loose {
        more: vec![More { this: vec![(0, 0), (1, 0)], than: vec![(0, 1), (1, 0)], by: 0 }],
        ..from_0_to(4)
    }]);
    let choice = |issue, option| Choice { issue, options: vec![option] };
    let when = vec![choice(0, 1), choice(1, 0)];
    sought.scenario.parties[0].terms = vec![Term { value: 5, when }];
    let fault = sought.check().unwrap_err();
    assert!(fault.statements.contains(&Statement::More(0)), "{fault}");
    assert_eq!(Solution::Nash.word(), "nash");
}

/// A party whose two ratings must come to 31 together, beside others whose central values have
/// denominators without end: all fit, and each party's are what they are without the others.
#[test]
fn central_values_fit_and_are_the_partys_own() {
    let ranked = |by: i64| Loose {
        rankings: vec![Ranking { issue: 0, order: vec![vec![0], vec![1], vec![2]] }],
        more: vec![More { this: vec![(0, 0), (1, 0)], than: vec![(0, 2), (1, 1)], by }],
        ..from_0_to(100 + by)
    };
    let (sum, part) = (vec![(0, 0), (1, 0)], vec![(0, 1)]);
    let level =
        |this: &Vec<_>, than: &Vec<_>| More { this: this.clone(), than: than.clone(), by: 0 };
    let mut tied = from_0_to(50);
    tied.ratings[0][1] = Interval { low: 31, high: 31 };
    tied.ratings[1][0].high = 51;
    tied.more = vec![level(&sum, &part), level(&part, &sum)];
    let own = |all: &[Loose], at: usize| -> Vec<Fraction> {
        let fitting = rough(all).check().unwrap();
        let factor = factor(&fitting);
        let (over, under) = (factor.numerator(), factor.denominator());
        let party = &fitting.scenario().parties[at];
        let number = |one: &i64| {
            let (a, b) = (under * *one, over.clone());
            let common = num_integer::Integer::gcd(&a, &b);
            Fraction::new(a / &common, b / common)
        };
        party.ratings.iter().flatten().map(number).collect()
    };
    let mut all = vec![tied.clone()];
    all.extend([3, 7, 11, 13, 17, 19, 23].map(ranked));
    let values = own(&all, 0);
    assert_eq!(values, own(&[tied], 0));
    let sum = values[0].plus(&values[3]);
    assert_eq!(sum, Fraction::whole(31), "{values:?}");
    for (at, loose) in all.iter().enumerate().skip(1) {
        let values = own(&all, at);
        assert_eq!(values, own(core::slice::from_ref(loose), 0));
        assert!(values[0] >= values[1] && values[1] >= values[2], "{values:?}");
    }
}

/// Of two packages one is always acceptable, and neither always: that something always is, is proved; and
/// without the statement that ties them, that it depends.
#[test]
fn one_of_two_is_always_acceptable() {
    let mut sought = rough(&[from_0_to(10)]);
    sought.scenario.issues[0].options.truncate(2);
    sought.scenario.parties[0].ratings = vec![vec![0; 2]; 2];
    let forbidden = |option: usize| Line {
        of: (0..2).map(|issue| Choice { issue, options: vec![option] }).collect(),
        at_most: 1,
        ..Line::default()
    };
    sought.scenario.lines = vec![forbidden(0), forbidden(1)];
    let from = |low, high| Interval { low, high };
    // Left are the first with the last, 20 and from -20 to 20, and the last with the first.
    let loose = Loose {
        ratings: vec![vec![from(20, 20), from(0, 30)], vec![from(10, 10), from(-20, 20)]],
        reservation: from(20, 20),
        ..Loose::default()
    };
    let feasibility = |loose: Loose| {
        let said = Rough { loose: vec![Some(loose)], ..sought.clone() };
        let fitting = said.check().unwrap();
        Study::of(&fitting, STEPS).unwrap().feasibility()
    };
    assert_eq!(feasibility(loose.clone()), Feasibility::Depends);
    let tied = More { this: vec![(0, 1), (1, 1)], than: vec![(1, 0)], by: 0 };
    assert_eq!(feasibility(Loose { more: vec![tied], ..loose.clone() }), Feasibility::Always);
    let accepts = vec![vec![0, 1]];
    assert_eq!(feasibility(Loose { accepts, ..loose.clone() }), Feasibility::One);
    let refuses = vec![vec![0, 1], vec![1, 0]];
    // What is refused may still be worth exactly the reservation value.
    assert_eq!(feasibility(Loose { refuses, ..loose.clone() }), Feasibility::Depends);
    let reservation = from(41, 41);
    assert_eq!(feasibility(Loose { reservation, ..loose }), Feasibility::Never);
}

/// Without steps nothing is looked into but what is known at once, and that is told.
#[test]
fn steps_bound_the_study() {
    let ranked = |order: [usize; 3]| Loose {
        rankings: vec![Ranking { issue: 0, order: order.map(|option| vec![option]).to_vec() }],
        ..from_0_to(10)
    };
    let fitting = rough(&[ranked([0, 1, 2]), ranked([2, 0, 1])]).check().unwrap();
    let study = Study::of(&fitting, 0).unwrap();
    assert!(study.left_open() > 0);
    assert!(study.questions(&mut |_| true).best.is_empty());
    let mut asked = 0;
    let stopped = Study::of_while(&fitting, STEPS, &mut |_| {
        asked += 1;
        asked < 3
    });
    assert!(stopped.unwrap().left_open() > 0);
}
