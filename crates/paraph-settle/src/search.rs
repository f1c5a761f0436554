//! The search: branch and bound over options, each domain closed by multipliers that prove it.
//!
//! Depth first, the best child first. A node takes out of play what a line or a reservation value
//! rules out, asks for multipliers, takes out every option with which the domain would be closed
//! (reduced cost), and branches over the options of one issue. What is done is counted in *steps*,
//! one for each node, and never timed, so that two machines stop at the same place.

use alloc::{vec, vec::Vec};
use core::cmp::Ordering;

use crate::{
    ascent::{Ascent, Ground},
    bound::{Best, Row, Verdict},
    domain::{Domain, Known},
    multipliers::Priced,
    objective::{Objective, Standard},
    proof::{By, Proof, Token},
};

mod kept;
mod local;
#[cfg(test)]
mod trial;

/// Steps of the multipliers before the first branch.
const FIRST_STEPS: usize = 600;
/// Steps of the multipliers at a node below.
const STEPS: usize = 12;

/// A search that can be stopped after any number of steps and taken up again.
#[derive(Debug, Clone)]
pub(crate) struct Search<'a> {
    ground: Ground<'a>,
    domain: Domain,
    frames: Vec<Frame>,
    units: Vec<Row>,
    best: Option<Best>,
    steps: u64,
    state: State,
    proof: Proof,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Fresh,
    Running,
    Done,
}

/// A node that is open: one issue, its options in the order in which they are tried.
#[derive(Debug, Clone)]
struct Frame {
    children: Vec<usize>,
    next: usize,
    mark: usize,
    row: Row,
    /// For each child, what the weighted sum is at most.
    most: Vec<i64>,
}

/// How a node ended.
enum Node {
    Closed,
    Open(Frame),
}

impl<'a> Search<'a> {
    pub(crate) fn new(ground: Ground<'a>) -> Self {
        Self {
            domain: Domain::whole(ground.table),
            frames: Vec::new(),
            units: (0..ground.table.parties()).map(|party| ground.row_of(party)).collect(),
            best: None,
            steps: 0,
            state: State::Fresh,
            proof: Proof::default(),
            ground,
        }
    }

    /// Tries a package that somebody has already; it need not be good.
    pub(crate) fn offer(&mut self, seats: &[usize]) {
        self.meet(seats);
    }

    pub(crate) fn best(&self) -> Option<&Best> {
        self.best.as_ref()
    }

    pub(crate) fn objective(&self) -> &Objective {
        &self.ground.objective
    }

    pub(crate) fn steps(&self) -> u64 {
        self.steps
    }

    pub(crate) fn is_done(&self) -> bool {
        self.state == State::Done
    }

    pub(crate) fn proof(&self) -> &Proof {
        &self.proof
    }

    /// The rows of all nodes still open, each with what its weighted sum is at most.
    pub(crate) fn open(&self) -> impl Iterator<Item = (&Row, i64)> {
        self.frames
            .iter()
            .flat_map(|frame| frame.most.iter().skip(frame.next).map(|&most| (&frame.row, most)))
    }

    /// Goes on for at most so many steps; `true` once nothing is left to do.
    pub(crate) fn run(&mut self, steps: u64) -> bool {
        let until = self.steps.saturating_add(steps);
        while self.state != State::Done && self.steps < until {
            self.step();
        }
        self.is_done()
    }

    fn step(&mut self) {
        self.steps += 1;
        if self.state == State::Fresh {
            self.state = State::Running;
            local::search(&self.ground, self.best.clone())
                .into_iter()
                .for_each(|best| self.best = Some(best));
            let node = self.node(self.ground.first_row(), FIRST_STEPS);
            self.after(node);
        } else if let Some(frame) = self.frames.last_mut() {
            let table = self.ground.table;
            self.domain.back(table, frame.mark);
            if let Some(&seat) = frame.children.get(frame.next) {
                frame.next += 1;
                let row = frame.row.clone();
                self.domain.fix(table, seat);
                self.proof.tokens.push(Token::Option(seat));
                let node = self.node(row, STEPS);
                self.after(node);
            } else {
                self.frames.pop();
            }
        }
        if self.frames.is_empty() {
            self.state = State::Done;
        }
    }

    fn after(&mut self, node: Node) {
        if let Node::Open(frame) = node {
            self.frames.push(frame);
        }
    }

    /// Works on the domain as it is.
    fn node(&mut self, row: Row, steps: usize) -> Node {
        let mut row = row;
        loop {
            if let Err(by) = self.propagate() {
                return self.close(by);
            }
            if let Some(seats) = self.domain.only(self.ground.table) {
                self.meet(&seats);
                self.proof.tokens.push(Token::Point);
                return Node::Closed;
            }
            let before = self.best.clone();
            let Some(ascent) = self.ground.ascend(&self.domain, self.best.as_ref(), row, steps)
            else {
                return Node::Closed;
            };
            ascent.met.iter().for_each(|seats| self.meet(seats));
            let verdict =
                ascent.row.verdict(&self.ground.objective, self.best.as_ref(), ascent.most);
            if verdict == Verdict::Closed {
                let by = self.proof.by(ascent.row);
                return self.close(by);
            }
            if verdict == Verdict::Level
                && let Some(by) = self.close_by_ranks(&ascent.row)
            {
                return self.close(by);
            }
            let taken = self.fix(&ascent.row, &ascent.priced, ascent.most);
            if taken == 0 && before.is_some() == self.best.is_some()
                || taken < self.ground.table.issues() / 4
            {
                if taken > 0
                    && let Err(by) = self.propagate()
                {
                    return self.close(by);
                }
                return self.branch(ascent);
            }
            row = ascent.row;
        }
    }

    fn close(&mut self, by: By) -> Node {
        self.proof.tokens.push(Token::Close(by));
        Node::Closed
    }

    /// Takes a package as the best if it is admitted and better.
    fn meet(&mut self, seats: &[usize]) {
        let Ground { table, objective, .. } = &self.ground;
        if table.excess(seats) > 0 {
            return;
        }
        let utilities = table.utilities(seats);
        let is_better =
            |best: &Best| objective.compare(&utilities, &best.utilities) == Ordering::Greater;
        if objective.admits(&utilities) && self.best.as_ref().is_none_or(is_better) {
            self.best = Some(Best::new(objective, seats.to_vec(), utilities));
        }
    }

    /// Takes out of play what lines and reservation values rule out, until nothing more is.
    fn propagate(&mut self) -> Result<(), By> {
        loop {
            let mark = self.domain.mark();
            self.keep_limits()?;
            if self.ground.objective.acceptable || self.best.is_some() {
                self.keep_floors()?;
            }
            if self.domain.mark() == mark {
                return Ok(());
            }
        }
    }

    fn keep_limits(&mut self) -> Result<(), By> {
        let table = self.ground.table;
        for (at, limit) in table.limits.iter().enumerate() {
            let held = self.domain.held(limit);
            if held > limit.at_most {
                return Err(By::Limit(at));
            }
            if held < limit.at_most {
                continue;
            }
            for literal in &limit.of {
                if self.domain.knows(literal) == Known::Open {
                    for &seat in literal.inside.iter().filter(|&&seat| self.domain.has(seat)) {
                        self.proof.tokens.push(Token::Drop(seat, By::Limit(at)));
                    }
                    literal.inside.iter().for_each(|&seat| self.domain.take(table, seat));
                }
            }
        }
        Ok(())
    }

    fn keep_floors(&mut self) -> Result<(), By> {
        let mut priced = Priced::default();
        for party in 0..self.units.len() {
            let row = &self.units[party];
            row.multipliers.price(self.ground.table, &self.domain, &mut priced);
            let Some((most, _)) = priced.most(self.ground.table, &self.domain) else { continue };
            let verdict = row.verdict(&self.ground.objective, self.best.as_ref(), most);
            let row = row.clone();
            if verdict == Verdict::Closed {
                return Err(self.proof.by(row));
            }
            self.fix(&row, &priced, most);
        }
        Ok(())
    }

    /// Takes out every option with which the row would close the domain; says how many.
    fn fix(&mut self, row: &Row, priced: &Priced, most: i64) -> usize {
        let table = self.ground.table;
        let closes_to = row.closes_to(&self.ground.objective, self.best.as_ref());
        let Some(threshold) = closes_to else { return 0 };
        let mut by = None;
        let mut taken = 0;
        for issue in 0..table.issues() {
            let Some(best) = priced.best(table, &self.domain, issue) else { continue };
            let room = most - priced.seats[best];
            for seat in table.seats(issue) {
                if self.domain.has(seat) && room + priced.seats[seat] <= threshold {
                    let by = by.get_or_insert_with(|| self.proof.by(row.clone())).clone();
                    self.proof.tokens.push(Token::Drop(seat, by));
                    self.domain.take(table, seat);
                    taken += 1;
                }
            }
        }
        taken
    }

    /// Where the least gain may be as good as known but no better: bounds of the sums of the two,
    /// three and more smallest.
    fn close_by_ranks(&mut self, first: &Row) -> Option<By> {
        let Standard::Least(per) = &self.ground.objective.standard else { return None };
        if per.iter().any(|&of| of != 1) {
            return None;
        }
        let mut rows = vec![first.clone()];
        for rank in 2..=per.len() {
            let row = self.ground.ranked(rows.last()?, rank);
            let steps = if self.frames.is_empty() { FIRST_STEPS } else { STEPS };
            let ascent = self.ground.ascend(&self.domain, self.best.as_ref(), row, steps)?;
            ascent.met.iter().for_each(|seats| self.meet(seats));
            match ascent.row.verdict(&self.ground.objective, self.best.as_ref(), ascent.most) {
                Verdict::Closed => {
                    rows.push(ascent.row);
                    return Some(self.proof.by_ranks(rows));
                }
                Verdict::Level => rows.push(ascent.row),
                Verdict::Open => return None,
            }
        }
        // As good in every sum: the same gains in another order, or the same package.
        Some(self.proof.by_ranks(rows))
    }

    fn branch(&mut self, ascent: Ascent) -> Node {
        let table = self.ground.table;
        let Some(issue) = self.issue_to_branch(&ascent) else {
            // All issues are down to one option: what was taken out since decides.
            return match self.domain.only(table) {
                Some(seats) => {
                    self.meet(&seats);
                    self.proof.tokens.push(Token::Point);
                    Node::Closed
                }
                None => Node::Closed,
            };
        };
        let mut children: Vec<usize> = self.domain.seats(table, issue).collect();
        children.sort_by_key(|&seat| core::cmp::Reverse(ascent.priced.seats[seat]));
        let best = children.first().map_or(0, |&seat| ascent.priced.seats[seat]);
        let most =
            children.iter().map(|&seat| ascent.most - best + ascent.priced.seats[seat]).collect();
        self.proof.tokens.push(Token::Branch(issue));
        Node::Open(Frame { children, next: 0, mark: self.domain.mark(), row: ascent.row, most })
    }

    /// Of the issues on which the steps did not agree, the one that matters most; else the one
    /// whose options are nearest to each other.
    fn issue_to_branch(&self, ascent: &Ascent) -> Option<usize> {
        let table = self.ground.table;
        let open = (0..table.issues()).filter(|&issue| self.domain.left(issue) > 1);
        let weights = &ascent.row.multipliers.weights;
        let effect = |issue: usize| -> i128 {
            let mut seats: Vec<usize> = ascent.met.iter().map(|seats| seats[issue]).collect();
            seats.sort_unstable();
            seats.dedup();
            let Some((&one, rest)) = seats.split_first() else { return 0 };
            let unlike = |other: &usize| -> i128 {
                let parties = table.worth.iter().zip(weights);
                parties
                    .map(|(worth, weight)| {
                        i128::from((worth[*other] - worth[one]).abs()) * i128::from(*weight)
                    })
                    .sum()
            };
            rest.iter().map(unlike).max().unwrap_or(0)
        };
        let near = |issue: usize| -> i64 {
            let mut values: Vec<i64> =
                self.domain.seats(table, issue).map(|seat| ascent.priced.seats[seat]).collect();
            values.sort_unstable_by(|one, other| other.cmp(one));
            values.first().zip(values.get(1)).map_or(i64::MAX, |(first, second)| first - second)
        };
        open.max_by_key(|&issue| {
            (effect(issue), core::cmp::Reverse(near(issue)), core::cmp::Reverse(issue))
        })
    }
}
