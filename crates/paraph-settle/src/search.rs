//! The search: branch and bound over options, each domain closed by multipliers that prove it.
//!
//! Depth first, the best child first. A node takes out of play what a line or a reservation value
//! rules out, asks for multipliers, takes out every option with which the domain would be closed
//! (reduced cost), and branches over the options of one issue. What is done is counted in *steps*,
//! one for each node, and never timed, so that two machines stop at the same place.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::{
    ascent::{Ascent, Ground},
    bound::{Best, Row, Verdict},
    domain::{Domain, Known},
    multipliers::Priced,
    objective::Objective,
    proof::{By, Proof, Token},
};

mod accepting;
pub(crate) mod beaten;
mod floors;
mod kept;
mod level;
pub(crate) mod local;
mod near;
mod paused;
mod which;

use floors::Floors;

pub(crate) use paused::Paused;

/// Steps of the multipliers before the first branch.
const FIRST_STEPS: usize = 600;
/// Steps of the multipliers at a node below.
const STEPS: usize = 12;
/// The same where there is joint worth: its shares settle in few.
const STEPS_OF_JOINTS: usize = 4;

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
    /// Whether any package that is admitted ends it.
    is_gap: bool,
    /// What was in play at the beginning.
    start: Domain,
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
            is_gap: false,
            start: Domain::whole(ground.table),
            ground,
        }
    }

    /// A search that ends with the first package admitted, or with the proof that there is none.
    pub(crate) fn of_gap(ground: Ground<'a>) -> Self {
        Self { is_gap: true, ..Self::new(ground) }
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

    /// The proof alone: it can be long, and is not copied.
    pub(crate) fn into_proof(self) -> Proof {
        self.proof
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
            self.drop_beaten();
            self.start = self.domain.clone();
            if !self.is_gap {
                self.best = local::search(&self.ground, &self.domain, self.best.take());
            }
            let node = self.node(self.ground.first_row(), FIRST_STEPS);
            self.after(node);
        } else if let Some(frame) = self.frames.last_mut() {
            let table = self.ground.table;
            self.domain.back(table, frame.mark);
            if let Some(&seat) = frame.children.get(frame.next) {
                frame.next += 1;
                let row = frame.row.clone();
                self.domain.fix(table, seat);
                self.proof.say(&Token::Option(seat));
                let node = self.node(row, self.later_steps());
                self.after(node);
            } else {
                self.frames.pop();
            }
        }
        if self.frames.is_empty() || self.is_gap && self.best.is_some() {
            self.state = State::Done;
        }
    }

    /// How many steps the multipliers take at a node below the first.
    fn later_steps(&self) -> usize {
        if self.ground.table.joints.is_empty() { STEPS } else { STEPS_OF_JOINTS }
    }

    fn after(&mut self, node: Node) {
        if let Node::Open(frame) = node {
            self.frames.push(frame);
        }
    }

    /// Works on the domain as it is.
    fn node(&mut self, row: Row, steps: usize) -> Node {
        let mut row = row;
        let mut is_first = steps == FIRST_STEPS;
        loop {
            if let Err(by) = self.propagate() {
                return self.close(by);
            }
            if let Some(seats) = self.domain.only(self.ground.table) {
                self.meet(&seats);
                self.proof.say(&Token::Point);
                return Node::Closed;
            }
            let before = self.best.as_ref().map(|best| best.seats.clone());
            let Some(ascent) = self.ground.ascend(&self.domain, self.best.as_ref(), row, steps)
            else {
                return Node::Closed;
            };
            let ascent = if steps == FIRST_STEPS {
                self.ground.step_prices(&self.domain, self.best.as_ref(), ascent)
            } else {
                ascent
            };
            ascent.met.iter().for_each(|met| self.take(&met.seats, &met.utilities));
            if steps == FIRST_STEPS {
                self.round(&ascent);
                if is_first {
                    self.accept(&ascent);
                    is_first = false;
                }
            }
            self.climb(before.as_deref());
            let verdict =
                ascent.row.verdict(&self.ground.objective, self.best.as_ref(), ascent.most);
            if verdict == Verdict::Closed {
                let by = self.proof.by(&ascent.row);
                return self.close(by);
            }
            if verdict == Verdict::Level
                && let Some(by) = self.close_by_ranks(&ascent.row)
            {
                return self.close(by);
            }
            let best = ascent.priced.most(self.ground.table, &self.domain);
            let taken =
                best.map_or(0, |(most, best)| self.fix(&ascent.row, &ascent.priced, most, &best));
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
        self.proof.say(&Token::Close(by));
        Node::Closed
    }

    /// Takes a package as the best if it is admitted and better.
    fn meet(&mut self, seats: &[usize]) {
        let utilities = self.ground.table.utilities(seats);
        self.take(seats, &utilities);
    }

    /// The same, where it is known what the parties get of it.
    fn take(&mut self, seats: &[usize], utilities: &[i64]) {
        let Ground { table, objective, .. } = &self.ground;
        // Of leximin: who gains less than the least that is known has decided.
        let level = self.best.iter().flat_map(|best| &best.level);
        let mut gains = utilities.iter().zip(&objective.from).zip(level);
        if gains.any(|((utility, from), level)| utility - from < *level) || table.excess(seats) > 0
        {
            return;
        }
        let is_better =
            |best: &Best| objective.compare(utilities, &best.utilities) == Ordering::Greater;
        if objective.admits(utilities) && self.best.as_ref().is_none_or(is_better) {
            self.best = Some(Best::new(objective, seats.to_vec(), utilities.to_vec()));
        }
    }

    /// Takes out of play what lines and reservation values rule out, until nothing more is.
    fn propagate(&mut self) -> Result<(), By> {
        let mut floors = Floors::default();
        loop {
            let mark = self.domain.mark();
            self.keep_limits()?;
            if self.ground.objective.acceptable || self.best.is_some() {
                self.keep_floors(&mut floors)?;
            }
            let table = self.ground.table;
            if self.domain.mark() == mark && !(table.joints.is_empty() && table.limits.is_empty()) {
                self.drop_beaten();
            }
            if self.domain.mark() == mark {
                return Ok(());
            }
        }
    }

    /// Takes out of play the options beside which another is no worse for anybody.
    fn drop_beaten(&mut self) {
        let Self { domain, proof, ground, .. } = self;
        beaten::take_out(ground.table, domain, |seat, other| {
            proof.say(&Token::Drop(seat, By::Beaten(other)));
        });
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
                        self.proof.say(&Token::Drop(seat, By::Limit(at)));
                    }
                    literal.inside.iter().for_each(|&seat| self.domain.take(table, seat));
                }
            }
        }
        Ok(())
    }

    /// Takes out every option with which the row would close the domain; says how many.
    fn fix(&mut self, row: &Row, priced: &Priced, most: i64, best: &[usize]) -> usize {
        let table = self.ground.table;
        let closes_to = row.closes_to(&self.ground.objective, self.best.as_ref());
        let Some(threshold) = closes_to else { return 0 };
        let mut by = None;
        let mut taken = 0;
        for (issue, &first) in best.iter().enumerate() {
            let room = most - priced.seats[first];
            for seat in table.seats(issue) {
                if self.domain.has(seat) && room + priced.seats[seat] <= threshold {
                    let by = by.get_or_insert_with(|| self.proof.by(row)).clone();
                    self.proof.say(&Token::Drop(seat, by));
                    self.domain.take(table, seat);
                    taken += 1;
                }
            }
        }
        taken
    }

    fn branch(&mut self, ascent: Ascent) -> Node {
        let table = self.ground.table;
        let Some(issue) = self.issue_to_branch(&ascent) else {
            // All issues are down to one option: what was taken out since decides.
            return match self.domain.only(table) {
                Some(seats) => {
                    self.meet(&seats);
                    self.proof.say(&Token::Point);
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
        self.proof.say(&Token::Branch(issue));
        Node::Open(Frame { children, next: 0, mark: self.domain.mark(), row: ascent.row, most })
    }
}
