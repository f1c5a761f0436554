//! A scenario as a mixed-integer linear model, in the LP format of CPLEX.
//!
//! Written from the definitions in `scenario/worth.rs` alone: `x3_1` is 1 where issue 3 has option 1,
//! `y0_2` where term 2 of party 0 is fulfilled, `u0` is what party 0 gets. All coefficients are whole,
//! but for those of Nash.
#![allow(
    clippy::float_arithmetic,
    reason = "the logarithms of Nash are for another solver, whose packages are judged in integers"
)]

use std::{collections::BTreeMap, fmt::Write as _};

use paraph_settle::scenario::{Choice, Line, Party, Scenario, Term};

/// Coefficients of variables.
type Sum = BTreeMap<String, i64>;

/// What is asked of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Question {
    /// The largest sum of utilities, of acceptable packages or of all.
    Utilitarian { acceptable: bool },
    /// The most that a party can get of an acceptable package.
    Ideal(usize),
    /// The largest sum of the smallest gains, so many of them as are one more than these sums, while
    /// the sum of the smallest one, two, ... is at least that. (W. Ogryczak and T. Śliwiński, On
    /// solving linear programs with the ordered weighted averaging objective, 2003.)
    SmallestGains { sums: Vec<i64>, acceptable: bool },
    /// The largest smallest gain, each over what stands here, in thousandths.
    SmallestShare(Vec<i64>),
    /// The largest sum of the logarithms of gains, by tangents; none of it is nothing.
    Nash { most: Vec<i64> },
    /// The least cost of lowering reservation values and lifting lines, negative.
    Cost,
    /// The fewest reservation values and lines to lift, negative.
    Count,
}

/// A model.
pub(crate) struct Model {
    pub(crate) issues: usize,
    objective: Vec<(String, String)>,
    rows: Vec<String>,
    free: Vec<String>,
    binary: Vec<String>,
}

impl Model {
    pub(crate) fn new(scenario: &Scenario, question: &Question) -> Self {
        let issues = scenario.issues.len();
        let (objective, rows, free, binary) = Default::default();
        let mut model = Self { issues, objective, rows, free, binary };
        for (at, issue) in scenario.issues.iter().enumerate() {
            let options = (0..issue.options.len()).map(|option| (x(at, option), 1));
            let options: Sum = options.collect();
            model.binary.extend(options.keys().cloned());
            model.row(&options, "=", 1);
        }
        for (at, party) in scenario.parties.iter().enumerate() {
            model.party(at, party);
        }
        model.ask(scenario, question);
        model
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let mut text = String::from("maximize\n obj:");
        for (name, factor) in &self.objective {
            write!(text, " + {factor} {name}\n ").unwrap();
        }
        text.push_str("\nsubject to\n");
        for (at, row) in self.rows.iter().enumerate() {
            writeln!(text, " r{at}: {row}").unwrap();
        }
        text.push_str("bounds\n");
        self.free.iter().for_each(|name| writeln!(text, " {name} free").unwrap());
        text.push_str("binary\n");
        self.binary.iter().for_each(|name| writeln!(text, " {name}").unwrap());
        text.push_str("end\n");
        text
    }

    fn row(&mut self, sum: &Sum, relation: &str, right: i64) {
        // A sum of nothing is written as nothing times something.
        let mut row = String::from("0 x0_0");
        for (name, factor) in sum.iter().filter(|(_, factor)| **factor != 0) {
            let sign = if *factor < 0 { '-' } else { '+' };
            write!(row, " {sign} {} {name}\n  ", factor.unsigned_abs()).unwrap();
        }
        self.rows.push(format!("{row} {relation} {right}"));
    }

    /// `u` is the party's utility, or less where it is capped.
    fn party(&mut self, at: usize, party: &Party) {
        let u = format!("u{at}");
        self.free.push(u.clone());
        let mut sum = Sum::from([(u.clone(), 1)]);
        for (issue, ratings) in party.ratings.iter().enumerate() {
            for (option, rating) in ratings.iter().enumerate() {
                sum.insert(x(issue, option), -rating);
            }
        }
        let mut always = 0;
        for (number, term) in party.terms.iter().enumerate() {
            if term.when.is_empty() {
                always += term.value;
            } else {
                let y = format!("y{at}_{number}");
                self.term(&y, term);
                sum.insert(y, -term.value);
            }
        }
        match party.cap {
            None => self.row(&sum, "=", always),
            Some(cap) => {
                self.row(&sum, "<=", always);
                self.row(&Sum::from([(u, 1)]), "<=", cap);
            }
        }
    }

    /// `y` is 1 if all of it holds, and 0 if not.
    fn term(&mut self, y: &str, term: &Term) {
        self.binary.push(y.into());
        for choice in &term.when {
            let mut sum = counted(std::slice::from_ref(choice));
            sum.values_mut().for_each(|factor| *factor = -*factor);
            sum.insert(y.into(), 1);
            self.row(&sum, "<=", 0);
        }
        let mut sum = counted(&term.when);
        sum.insert(y.into(), -1);
        self.row(&sum, "<=", whole(term.when.len()) - 1);
    }

    fn ask(&mut self, scenario: &Scenario, question: &Question) {
        let parties = 0..scenario.parties.len();
        let soft = matches!(question, Question::Cost | Question::Count);
        for (at, line) in scenario.lines.iter().enumerate() {
            self.line(at, line, soft);
        }
        match question {
            Question::Utilitarian { acceptable } => {
                self.floors(scenario, *acceptable);
                parties.for_each(|party| self.seek(&format!("u{party}"), "1"));
            }
            Question::Ideal(party) => {
                self.floors(scenario, true);
                self.seek(&format!("u{party}"), "1");
            }
            Question::SmallestGains { sums, acceptable } => {
                self.floors(scenario, *acceptable);
                for count in 1..=sums.len() + 1 {
                    let smallest = self.smallest(scenario, count);
                    match sums.get(count - 1) {
                        Some(sum) => self.row(&Sum::from([(smallest, 1)]), ">=", *sum),
                        None => self.seek(&smallest, "1"),
                    }
                }
            }
            Question::SmallestShare(per) => {
                self.floors(scenario, true);
                self.free.push("t".into());
                self.seek("t", "1");
                for ((at, party), per) in scenario.parties.iter().enumerate().zip(per) {
                    let sum = Sum::from([(format!("u{at}"), 1000), ("t".into(), -per)]);
                    self.row(&sum, ">=", 1000 * party.reservation);
                }
            }
            Question::Nash { most } => {
                self.floors(scenario, true);
                most.iter().enumerate().for_each(|(party, most)| {
                    self.logarithm(party, scenario.parties[party].reservation, *most);
                });
            }
            Question::Cost => self.cost(scenario),
            Question::Count => self.count(scenario),
        }
    }

    fn seek(&mut self, name: &str, factor: &str) {
        self.objective.push((name.into(), factor.into()));
    }

    fn floors(&mut self, scenario: &Scenario, acceptable: bool) {
        for (at, party) in scenario.parties.iter().enumerate().filter(|_| acceptable) {
            self.row(&Sum::from([(format!("u{at}"), 1)]), ">=", party.reservation);
        }
    }

    /// A line; a soft one with a cost may be broken, by `z`.
    fn line(&mut self, at: usize, line: &Line, soft: bool) {
        let (sum, most) = (counted(&line.of), whole(line.of.len()));
        let z = format!("z{at}");
        let is_soft = soft && line.cost.is_some();
        if is_soft {
            self.binary.push(z.clone());
        }
        let with = |factor: i64| {
            let z = is_soft.then(|| (z.clone(), factor));
            sum.clone().into_iter().chain(z).collect::<Sum>()
        };
        self.row(&with(whole(line.at_least)), ">=", whole(line.at_least));
        self.row(&with(-most), "<=", whole(line.at_most));
    }

    /// A variable that is no more than the sum of so many smallest gains.
    fn smallest(&mut self, scenario: &Scenario, count: usize) -> String {
        let (s, t) = (format!("s{count}"), format!("t{count}"));
        self.free.extend([s.clone(), t.clone()]);
        let mut sum = Sum::from([(s.clone(), 1), (t.clone(), -whole(count))]);
        for (at, party) in scenario.parties.iter().enumerate() {
            // By how much the gain is below the threshold `t`; not negative.
            let below = format!("d{count}_{at}");
            let gap = Sum::from([(below.clone(), 1), (format!("u{at}"), 1), (t.clone(), -1)]);
            self.row(&gap, ">=", party.reservation);
            sum.insert(below, 1);
        }
        self.row(&sum, "<=", 0);
        s
    }

    /// `l` is no more than the tangents of the logarithm of the gain, up to the most that it can be.
    fn logarithm(&mut self, party: usize, reservation: i64, most: i64) {
        let l = format!("l{party}");
        self.free.push(l.clone());
        self.seek(&l, "1");
        let mut at = 1_i64;
        while at <= most.max(1) {
            // ln g <= ln a + (g - a) / a; times a, so that utilities keep whole coefficients.
            let right = decimal(at) * (decimal(at).ln() - 1.0) - decimal(reservation);
            self.rows.push(format!("{at} {l} - 1 u{party} <= {right:.9}"));
            at += 1 + at / 50;
        }
    }

    fn cost(&mut self, scenario: &Scenario) {
        for (at, party) in scenario.parties.iter().enumerate() {
            let short = format!("s{at}");
            self.row(
                &Sum::from([(short.clone(), 1), (format!("u{at}"), 1)]),
                ">=",
                party.reservation,
            );
            self.seek(&short, "-1");
        }
        for (at, line) in scenario.lines.iter().enumerate() {
            if let Some(cost) = line.cost {
                self.seek(&format!("z{at}"), &(-cost).to_string());
            }
        }
    }

    fn count(&mut self, scenario: &Scenario) {
        for (at, party) in scenario.parties.iter().enumerate() {
            let lowered = format!("b{at}");
            self.binary.push(lowered.clone());
            let sum = [(lowered.clone(), party.reservation - least(party)), (format!("u{at}"), 1)];
            self.row(&Sum::from(sum), ">=", party.reservation);
            self.seek(&lowered, "-1");
        }
        let soft = scenario.lines.iter().enumerate().filter(|(_, line)| line.cost.is_some());
        soft.for_each(|(at, _)| self.seek(&format!("z{at}"), "-1"));
    }
}

/// How many of these choices hold.
fn counted(choices: &[Choice]) -> Sum {
    let mut sum = Sum::new();
    for choice in choices {
        for &option in &choice.options {
            *sum.entry(x(choice.issue, option)).or_default() += 1;
        }
    }
    sum
}

/// A number below which no package takes the party.
fn least(party: &Party) -> i64 {
    let rated: i64 = party.ratings.iter().filter_map(|ratings| ratings.iter().min()).sum();
    let least = rated + party.terms.iter().map(|term| term.value.min(0)).sum::<i64>();
    least.min(party.cap.unwrap_or(least)).min(party.reservation)
}

fn x(issue: usize, option: usize) -> String {
    format!("x{issue}_{option}")
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

fn decimal(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap())
}
