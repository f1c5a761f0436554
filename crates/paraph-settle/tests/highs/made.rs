//! Scenarios made up from a seed, beyond what can be gone through one by one: with lines of every
//! kind, conditions, caps, and half of them with more asked than there is.

use paraph_settle::{
    sample::{self, Size},
    scenario::{Checked, Choice, Line, Scenario, Term},
};

/// Numbers that look random (Knuth, "The Art of Computer Programming", 3.3.4, line 26).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    /// Some options of some issue.
    fn choice(&mut self, scenario: &Scenario) -> Choice {
        let issue = self.below(scenario.issues.len());
        let count = scenario.issues[issue].options.len();
        let first = self.below(count);
        let last = (first + self.below(2)).min(count - 1);
        Choice { issue, options: (first..=last).collect() }
    }

    fn choices(&mut self, scenario: &Scenario, count: usize) -> Vec<Choice> {
        (0..count).map(|_| self.choice(scenario)).collect()
    }

    fn term(&mut self, scenario: &Scenario) -> Term {
        let count = 1 + self.below(3);
        let mut when = self.choices(scenario, count);
        when.sort();
        when.dedup_by_key(|choice| choice.issue);
        let value = 100 * (i64::try_from(self.below(20)).unwrap() - 6);
        Term { value, when }
    }

    fn line(&mut self, scenario: &Scenario) -> Line {
        let count = 2 + self.below(3);
        let of = self.choices(scenario, count);
        let (at_least, at_most) = match self.below(3) {
            0 => (0, count - 1),
            1 => (1, count),
            _ => (1, count - 1),
        };
        let cost = (self.below(3) > 0).then(|| 300 + i64::try_from(self.below(500)).unwrap());
        Line { of, at_least, at_most, cost, ..Line::default() }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    pub(crate) size: Size,
    /// Conditions of each party.
    pub(crate) terms: usize,
    /// Lines of other kinds than forbidden pairs.
    pub(crate) others: usize,
    /// So many hundredths are added to every reservation value.
    pub(crate) more: i64,
}

/// The scenario of that kind which belongs to the seed.
pub(crate) fn scenario(wish: Wish, seed: u64) -> Checked {
    let mut scenario = sample::scenario(wish.size, seed);
    let mut dice = Dice(seed);
    for at in 0..scenario.parties.len() {
        let terms = (0..wish.terms).map(|_| dice.term(&scenario)).collect();
        let cap = 5000 + i64::try_from(dice.below(4000)).unwrap();
        let party = &mut scenario.parties[at];
        party.terms = terms;
        party.cap = (wish.terms > 0 && at % 2 == 0).then_some(cap);
        party.reservation += party.reservation * wish.more / 100;
    }
    for line in &mut scenario.lines {
        line.cost = Some(500);
    }
    for _ in 0..wish.others {
        let line = dice.line(&scenario);
        scenario.lines.push(line);
    }
    scenario.check().unwrap()
}
