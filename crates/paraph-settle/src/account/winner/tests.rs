//! The divorce of the book, and what the book proves of every division.

use alloc::{format, string::String, vec, vec::Vec};

use super::{AdjustedWinner, NotDivided};
use crate::{
    account::Fraction,
    scenario::{Choice, Choosable, Issue, Line, Party, Scenario},
    table::Table,
};

/// Issues of two options: the first is the first party's way, the second the second's.
fn goods(points: &[[i64; 2]]) -> Scenario {
    let option = |name: &str| Choosable { name: name.into(), wording: None };
    let issues = (0..points.len()).map(|at| Issue {
        name: format!("{at}"),
        options: vec![option("first"), option("second")],
    });
    let issues = issues.collect();
    let party = |name: &str, ratings| Party { name: name.into(), ratings, ..Party::default() };
    let first = points.iter().map(|points| vec![points[0], 0]).collect();
    let second = points.iter().map(|points| vec![0, points[1]]).collect();
    let parties = vec![party("first", first), party("second", second)];
    Scenario { issues, parties, scale: 100, ..Scenario::default() }
}

fn divided(scenario: &Scenario) -> Result<AdjustedWinner, NotDivided> {
    AdjustedWinner::of(&Table::new(scenario, |_, _| true))
}

fn told(of: &Fraction) -> String {
    let of = of.reduced();
    format!("{}/{}", of.numerator(), of.denominator())
}

/// Donald and Ivana Trump's divorce, in the book: a house in Connecticut, Palm Beach, an apartment
/// in Trump Plaza, the triplex in Trump Tower, cash and jewellery.
const DIVORCE: [[i64; 2]; 5] = [[10, 38], [40, 20], [10, 30], [38, 10], [2, 2]];

#[test]
fn the_divorce_is_divided_as_in_the_book() {
    let divided = divided(&goods(&DIVORCE)).unwrap();
    let shares: Vec<String> = divided.won.iter().map(|won| told(&won.share)).collect();
    assert_eq!(shares, ["0/1", "13/15", "0/1", "1/1", "0/1"], "two fifteenths of Palm Beach");
    assert_eq!(told(&divided.points), "218/3", "72 2/3 points to each");
    assert_eq!(divided.utilities.map(|of| told(&of)), ["218/3", "218/3"]);
}

#[test]
fn it_is_the_same_from_the_other_side_and_in_any_units() {
    let scenario = goods(&DIVORCE);
    let mut turned = scenario.clone();
    turned.parties.reverse();
    turned.parties[0].ratings.iter_mut().flatten().for_each(|rating| *rating = *rating * 7 + 3);
    let (one, other) = (divided(&scenario).unwrap(), divided(&turned).unwrap());
    assert_eq!(one.points, other.points);
    for (one, other) in one.won.iter().zip(&other.won) {
        let rest = Fraction::whole(1).less(&other.share);
        assert_eq!(told(&one.share), told(&rest));
    }
}

#[test]
fn neither_would_rather_have_the_others_part_and_no_whole_division_is_better_for_both() {
    for seed in 1..300_i64 {
        let points: Vec<[i64; 2]> =
            (1..=6).map(|at| [seed * 37 * at % 23, seed * 91 * (at + 3) % 29]).collect();
        let Ok(divided) = divided(&goods(&points)) else { continue };
        let has = [0, 1].map(|party| {
            let won = divided.won.iter().map(|won| {
                let share = match party {
                    0 => won.share.clone(),
                    _ => Fraction::whole(1).less(&won.share),
                };
                &share * &won.points[party]
            });
            won.fold(Fraction::whole(0), |sum, more| sum.plus(&more))
        });
        assert_eq!(has[0], has[1], "{points:?}: as many of its points to each");
        assert!(has[0] >= Fraction::whole(50), "{points:?}: at least half of them");
        let sums = [0, 1].map(|party| points.iter().map(|one| one[party]).sum::<i64>());
        for wins in 0..1_usize << points.len() {
            let part = |party: usize| {
                let won = (points.iter().enumerate())
                    .filter(|(at, _)| (wins >> at & 1 == 1) == (party == 0));
                100 * won.map(|(_, points)| points[party]).sum::<i64>()
            };
            let more = |party: usize| Fraction::new(part(party), sums[party]) > has[party];
            assert!(!(more(0) && more(1)), "{points:?}: {wins:b} is better for both");
        }
    }
}

#[test]
fn of_several_options_the_two_ways_count() {
    let mut scenario = goods(&[[6, 0], [0, 5], [4, 5]]);
    let more = Choosable { name: "between".into(), wording: None };
    scenario.issues[2].options.push(more);
    scenario.parties[0].ratings[2].push(3);
    scenario.parties[1].ratings[2].push(4);
    let divided = divided(&scenario).unwrap();
    // On the first two issues one of them does not mind: its way is the other's.
    assert_eq!(divided.won.len(), 1);
    assert_eq!((divided.won[0].issue, divided.won[0].ways), (2, [0, 1]));
    assert_eq!(told(&divided.won[0].share), "1/2");
    assert_eq!(divided.utilities.map(|of| told(&of)), ["8/1", "15/2"]);
}

#[test]
fn it_says_where_it_does_not_apply() {
    let scenario = goods(&DIVORCE);
    let with = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = scenario.clone();
        change(&mut scenario);
        divided(&scenario).unwrap_err()
    };
    assert_eq!(with(&|it| it.parties.truncate(1)), NotDivided::Parties);
    assert_eq!(with(&|it| it.parties[1].cap = Some(50)), NotDivided::Together);
    let line = Line { of: vec![Choice { issue: 0, options: vec![0] }], ..Line::default() };
    assert_eq!(with(&|it| it.lines.push(line.clone())), NotDivided::Lines);
    let alike = |it: &mut Scenario| it.parties[1].ratings = it.parties[0].ratings.clone();
    assert_eq!(with(&alike), NotDivided::NothingAtStake);
}
