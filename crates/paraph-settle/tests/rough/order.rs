//! The order of a file changes nothing of what is said of rough ratings.

use std::collections::BTreeSet;

use paraph_settle::account::Fraction;
use paraph_settle::rough::question::{Ask, Question};
use paraph_settle::rough::study::{STEPS, Study};
use paraph_settle::rough::{Fitting, Loose, Matters, More, Ranking, Rough, RoughFault, Statement};
use paraph_settle::scenario::{Choice, Issue, Line, Package, Party, Scenario, Term};
use proptest::prelude::*;

use super::{ISSUES, from_0_to, loose, rough, standings};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The order of parties, issues, options and statements changes nothing, however few steps there are:
    /// not the central values, what packages are, what to ask, or what contradicts what.
    #[test]
    fn order_changes_nothing(
        all in proptest::collection::vec(stated(), 2..4),
        rules in rules(),
        turn in turn(),
        steps in prop_oneof![Just(STEPS), 0..200_u64],
    ) {
        let mut rough = rough(&all);
        rules.put(&mut rough.scenario);
        prop_assert_eq!(told(&rough, steps), told(&turned(&rough, &turn), steps));
    }
}

/// What is no statement: lines, conditions and the start.
#[derive(Debug, Clone)]
struct Rules {
    lines: Vec<Line>,
    /// What is paid to whom.
    terms: Vec<(usize, Term)>,
    start: Option<Package>,
}

impl Rules {
    /// What is of a party that is not there is left out.
    fn put(&self, scenario: &mut Scenario) {
        let count = scenario.parties.len();
        let is_there = |line: &&Line| line.whose.is_none_or(|whose| whose < count);
        scenario.lines = self.lines.iter().filter(is_there).cloned().collect();
        for (party, term) in self.terms.iter().filter(|(party, _)| *party < count) {
            scenario.parties[*party].terms.push(term.clone());
        }
        scenario.start.clone_from(&self.start);
    }
}

fn rules() -> impl Strategy<Value = Rules> {
    let choice = |issue: usize| {
        let options: Vec<usize> = (0..ISSUES[issue]).collect();
        proptest::sample::subsequence(options, 1..ISSUES[issue])
            .prop_map(move |options| Choice { issue, options })
    };
    let line = (choice(0), choice(1), proptest::option::of(0..3_usize), any::<bool>());
    let line = line.prop_map(|(one, other, whose, is_both)| Line {
        name: "rule".into(),
        whose,
        of: vec![one, other],
        at_least: usize::from(!is_both),
        at_most: if is_both { 1 } else { 2 },
        ..Line::default()
    });
    let term = (0..3_usize, 1..4_i64, choice(0), choice(1), any::<bool>());
    let term = term.prop_map(|(party, value, one, other, is_both)| {
        let when = if is_both { vec![one, other] } else { vec![one] };
        (party, Term { value, when })
    });
    let start =
        proptest::option::of((0..3_usize, 0..2_usize).prop_map(|(one, two)| vec![one, two]));
    (proptest::collection::vec(line, 0..2), proptest::collection::vec(term, 0..3), start)
        .prop_map(|(lines, terms, start)| Rules { lines, terms, start })
}

/// Both issues ranked whole, and which of them matters more.
fn weighed() -> impl Strategy<Value = (Vec<Ranking>, Vec<Matters>)> {
    let ranking = |issue: usize| {
        let order = Just((0..ISSUES[issue]).collect::<Vec<_>>()).prop_shuffle();
        order.prop_map(move |order| Ranking {
            issue,
            order: order.into_iter().map(|option| vec![option]).collect(),
        })
    };
    let matters =
        (0..2_usize, 0..3_i64).prop_map(|(this, by)| Matters { this, than: 1 - this, by });
    let matters = proptest::collection::vec(matters, 0..4);
    (ranking(0), ranking(1), matters).prop_map(|(one, other, matters)| (vec![one, other], matters))
}

/// Interval by interval, with statements of every kind.
fn stated() -> impl Strategy<Value = Loose> {
    let package = || (0..3_usize, 0..2_usize).prop_map(|(one, two)| vec![one, two]);
    let packages = move || proptest::collection::vec(package(), 0..3);
    let choice = || prop_oneof![(Just(0), 0..3_usize), (Just(1), 0..2_usize)];
    let more = (choice(), choice(), 0..3_i64);
    let more = more.prop_map(|(this, than, by)| More { this: vec![this], than: vec![than], by });
    let ranking = proptest::sample::subsequence(vec![0_usize, 1, 2], 2..=3).prop_shuffle();
    let ranking = ranking.prop_map(|order| Ranking {
        issue: 0,
        order: order.into_iter().map(|option| vec![option]).collect(),
    });
    let rankings = proptest::collection::vec(ranking, 0..2);
    let rankings = prop_oneof![rankings.prop_map(|rankings| (rankings, Vec::new())), weighed()];
    let more = proptest::collection::vec(more, 0..3);
    (loose(), any::<bool>(), rankings, more, packages(), packages()).prop_map(
        |(loose, is_wide, (rankings, matters), more, accepts, refuses)| {
            let ratings = if is_wide { from_0_to(10).ratings } else { loose.ratings };
            Loose { ratings, rankings, more, matters, accepts, refuses, ..loose }
        },
    )
}

/// Another order: for each place what of the first stands there.
#[derive(Debug, Clone)]
struct Turn {
    parties: Vec<usize>,
    issues: Vec<usize>,
    options: [Vec<usize>; 2],
    are_statements_turned: bool,
}

fn turn() -> impl Strategy<Value = Turn> {
    let order = |count: usize| Just((0..count).collect::<Vec<_>>()).prop_shuffle();
    (order(3), order(2), order(3), order(2), any::<bool>()).prop_map(
        |(parties, issues, one, two, are_statements_turned)| Turn {
            parties,
            issues,
            options: [one, two],
            are_statements_turned,
        },
    )
}

fn place(list: &[usize], of: usize) -> usize {
    list.iter().position(|at| *at == of).expect("it stands somewhere")
}

impl Turn {
    fn choice(&self, (issue, option): (usize, usize)) -> (usize, usize) {
        (place(&self.issues, issue), place(&self.options[issue], option))
    }

    fn package(&self, package: &[usize]) -> Vec<usize> {
        let chosen = self.issues.iter().map(|&issue| self.choice((issue, package[issue])).1);
        chosen.collect()
    }

    fn side(&self, side: &[(usize, usize)]) -> Vec<(usize, usize)> {
        side.iter().map(|&one| self.choice(one)).collect()
    }

    fn options(&self, of: &Choice) -> Choice {
        let options = of.options.iter().map(|&at| self.choice((of.issue, at)).1);
        let mut options: Vec<usize> = options.collect();
        options.sort_unstable();
        Choice { issue: place(&self.issues, of.issue), options }
    }

    /// What a party said.
    fn said(&self, said: &Loose) -> Loose {
        let rows = self.issues.iter().map(|&issue| {
            self.options[issue].iter().map(|&at| said.ratings[issue][at]).collect::<Vec<_>>()
        });
        let ranking = |one: &Ranking| Ranking {
            issue: place(&self.issues, one.issue),
            order: (one.order.iter())
                .map(|all| all.iter().map(|&at| self.choice((one.issue, at)).1).collect())
                .collect(),
        };
        let more = |one: &More| More {
            this: self.side(&one.this),
            than: self.side(&one.than),
            by: one.by,
        };
        let matters = |one: &Matters| Matters {
            this: place(&self.issues, one.this),
            than: place(&self.issues, one.than),
            by: one.by,
        };
        let packages = |all: &[Vec<usize>]| all.iter().map(|one| self.package(one)).collect();
        let mut said = Loose {
            ratings: rows.collect(),
            reservation: said.reservation,
            rankings: said.rankings.iter().map(ranking).collect(),
            more: said.more.iter().map(more).collect(),
            matters: said.matters.iter().map(matters).collect(),
            accepts: packages(&said.accepts),
            refuses: packages(&said.refuses),
        };
        if self.are_statements_turned {
            said.rankings.reverse();
            said.more.reverse();
            said.matters.reverse();
            said.accepts.reverse();
            said.refuses.reverse();
        }
        said
    }

    /// What is known of a party for certain.
    fn party(&self, party: &Party) -> Party {
        let term = |of: &Term| Term {
            value: of.value,
            when: of.when.iter().map(|one| self.options(one)).collect(),
        };
        Party {
            terms: party.terms.iter().map(term).collect(),
            ratings: self.issues.iter().map(|&issue| party.ratings[issue].clone()).collect(),
            ..party.clone()
        }
    }
}

/// The same in another order.
fn turned(rough: &Rough, turn: &Turn) -> Rough {
    let parties: Vec<usize> =
        turn.parties.iter().copied().filter(|party| *party < rough.loose.len()).collect();
    let issues = turn.issues.iter().map(|&issue| {
        let options = turn.options[issue].iter();
        let options = options.map(|&at| rough.scenario.issues[issue].options[at].clone());
        Issue { options: options.collect(), ..rough.scenario.issues[issue].clone() }
    });
    let line = |of: &Line| Line {
        of: of.of.iter().map(|one| turn.options(one)).collect(),
        whose: of.whose.map(|whose| place(&parties, whose)),
        ..of.clone()
    };
    let loose =
        parties.iter().map(|&party| rough.loose[party].as_ref().map(|said| turn.said(said)));
    Rough {
        loose: loose.collect(),
        scenario: Scenario {
            issues: issues.collect(),
            lines: rough.scenario.lines.iter().map(line).collect(),
            start: rough.scenario.start.as_ref().map(|start| turn.package(start)),
            parties: parties.iter().map(|&at| turn.party(&rough.scenario.parties[at])).collect(),
            ..rough.scenario.clone()
        },
    }
}

/// All that is told, by names, whatever order they stand in.
fn told(rough: &Rough, steps: u64) -> BTreeSet<String> {
    let names = Names { rough };
    match rough.clone().check() {
        Ok(fitting) => names.studied(&fitting, steps),
        Err(fault) => names.contradiction(&fault),
    }
}

struct Names<'a> {
    rough: &'a Rough,
}

impl Names<'_> {
    fn option(&self, issue: usize, at: usize) -> String {
        let issue = &self.rough.scenario.issues[issue];
        format!("{} {}", issue.name, issue.options[at].name)
    }

    fn party(&self, party: usize) -> &str {
        &self.rough.scenario.parties[party].name
    }

    fn package(&self, package: &[usize]) -> String {
        let chosen = package.iter().enumerate();
        let mut all: Vec<String> = chosen.map(|(issue, at)| self.option(issue, *at)).collect();
        all.sort();
        all.join(", ")
    }

    fn statement(&self, party: usize, told: Statement) -> String {
        let Some(said) = &self.rough.loose[party] else { return String::new() };
        match told {
            Statement::Rating(issue, at) => self.option(issue, at),
            Statement::Ranking(at) => {
                let one = &said.rankings[at];
                let all = one.order.iter().flatten().map(|&at| self.option(one.issue, at));
                format!("{:?}", all.collect::<Vec<_>>())
            }
            Statement::More(at) => {
                let one = &said.more[at];
                let side = |side: &[(usize, usize)]| self.option(side[0].0, side[0].1);
                format!("{} over {} by {}", side(&one.this), side(&one.than), one.by)
            }
            Statement::Matters(at) => {
                let one = &said.matters[at];
                let issue = |at: usize| &self.rough.scenario.issues[at].name;
                format!("{} matters over {} by {}", issue(one.this), issue(one.than), one.by)
            }
            Statement::Accepts(at) => format!("accepts {}", self.package(&said.accepts[at])),
            Statement::Refuses(at) => format!("refuses {}", self.package(&said.refuses[at])),
            Statement::Reservation => "reservation".to_owned(),
        }
    }

    fn contradiction(&self, fault: &RoughFault) -> BTreeSet<String> {
        let party = fault.party.expect("the scenario makes sense");
        let told = fault.statements.iter().map(|told| self.statement(party, *told));
        told.map(|told| format!("{}: {told}", self.party(party))).collect()
    }

    fn studied(&self, fitting: &Fitting, steps: u64) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let study = Study::of(fitting, steps).expect("packages are few");
        for (at, one) in study.packages().iter().enumerate() {
            all.insert(format!("{}: {:?}", self.package(one), standings(&study, at)));
            for party in 0..self.rough.loose.len() {
                let range = fitting.gain(party, one).expect("both are there");
                let (name, one) = (self.party(party), self.package(one));
                all.insert(format!("{name} {one}: {} to {}", range.least, range.most));
            }
        }
        for party in &fitting.scenario().parties {
            for (issue, row) in party.ratings.iter().enumerate() {
                for (at, rating) in row.iter().enumerate() {
                    all.insert(format!("{} {}: {rating}", party.name, self.option(issue, at)));
                }
            }
            all.insert(format!("{}: {}", party.name, party.reservation));
        }
        self.ruled(fitting.scenario(), &mut all);
        let questions = study.questions(&mut |_| true);
        for (at, one) in questions.best.iter().enumerate() {
            let is_first = Some(at) == questions.first;
            all.insert(format!("{} first: {is_first}", self.question(one)));
        }
        all.insert(format!("{:?} {:?} {}", study.feasibility(), study.left(), study.left_open()));
        let factor = Fraction::new(fitting.scenario().scale, fitting.rough().scenario.scale);
        all.insert(format!("{factor} {}", questions.left_open));
        all
    }

    /// Lines, conditions and the start of the central scenario.
    fn ruled(&self, scenario: &Scenario, all: &mut BTreeSet<String>) {
        let choice = |of: &Choice| {
            let options = of.options.iter().map(|&at| self.option(of.issue, at));
            format!("{:?}", options.collect::<BTreeSet<_>>())
        };
        let choices = |of: &[Choice]| of.iter().map(choice).collect::<BTreeSet<_>>();
        for line in &scenario.lines {
            let whose = line.whose.map(|whose| self.party(whose));
            all.insert(format!("line of {whose:?}: {:?}", choices(&line.of)));
        }
        for party in &scenario.parties {
            for term in &party.terms {
                all.insert(format!("{}: {} for {:?}", party.name, term.value, choices(&term.when)));
            }
        }
        all.insert(format!("{:?}", scenario.start.as_ref().map(|start| self.package(start))));
    }

    fn question(&self, one: &Question) -> String {
        let ask = match &one.ask {
            Ask::Options { issue, one, other } => {
                format!("{} or {}", self.option(*issue, *one), self.option(*issue, *other))
            }
            Ask::Packages { one, other } => {
                format!("{} or {}", self.package(one), self.package(other))
            }
            Ask::Half { of, middle } => {
                format!("{} above {middle}", self.statement(one.party, *of))
            }
            Ask::Accepts { package } => format!("accepts {}", self.package(package)),
        };
        format!("{} {ask} {:?}", self.party(one.party), one.left)
    }
}
