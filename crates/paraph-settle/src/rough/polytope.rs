//! Linear programs in whole numbers: the most of a sum over everything that keeps constraints.
//!
//! A dictionary as in the simplex method (G. Dantzig, *Linear Programming and Extensions*, 1963), kept
//! in whole numbers over one denominator (J. Edmonds, *Systems of Distinct Representatives and Linear
//! Algebra*, 1967; E. Bareiss 1968), so that nothing is ever rounded. A constraint is added to a
//! dictionary that is feasible, and feasibility is restored by dual pivots of the least index; the most
//! is found by primal ones (R. Bland, *New Finite Pivoting Rules for the Simplex Method*, 1977). Both
//! are finite. Numbers are machine words of 128 bits, checked, and without limit where these overflow.

use alloc::{vec, vec::Vec};
use core::cmp::Ordering;

use num_bigint::BigInt;

use super::linear::{Linear, Point};
use crate::fraction::Fraction;

/// Points with no negative value that keep every constraint; there is at least one.
#[derive(Debug, Clone)]
pub(super) struct Polytope(Form);

#[derive(Debug, Clone)]
enum Form {
    Small(Dictionary<i128>),
    Large(Dictionary<BigInt>),
}

/// The most of a sum, and where it is attained.
#[derive(Debug, Clone)]
pub(super) struct Most {
    pub(super) value: Fraction,
    pub(super) at: Point,
}

/// No point keeps every constraint. These variables, none of which may be negative, prove it: those of
/// the polytope by their number, then one for each constraint in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Empty(pub(super) Vec<usize>);

impl Polytope {
    /// All points of so many variables.
    pub(super) fn new(variables: usize) -> Self {
        Self(Form::Small(Dictionary::new(variables)))
    }

    /// What of it keeps these, too.
    pub(super) fn with(&self, constraints: &[Linear]) -> Result<Self, Empty> {
        if let Form::Small(small) = &self.0 {
            let mut small = small.clone();
            if let Some(kept) = small.keep(constraints) {
                return kept.map(|()| Self(Form::Small(small)));
            }
        }
        let mut large = self.large();
        // Without limits nothing overflows.
        large.keep(constraints).unwrap_or(Ok(())).map(|()| Self(Form::Large(large)))
    }

    /// The most of a sum; `None` if it has no limit.
    pub(super) fn most(&self, sum: &Linear) -> Option<Most> {
        if let Form::Small(small) = &self.0
            && let Some(most) = small.clone().most(sum)
        {
            return most;
        }
        self.large().most(sum).flatten()
    }

    /// The least of a sum; `None` if it has no limit.
    pub(super) fn least(&self, sum: &Linear) -> Option<Most> {
        let most = self.most(&Linear::default().less(sum))?;
        Some(Most { value: most.value.negative(), at: most.at })
    }

    /// One of its points.
    pub(super) fn point(&self) -> Point {
        match &self.0 {
            Form::Small(small) => small.point(),
            Form::Large(large) => large.point(),
        }
    }

    fn large(&self) -> Dictionary<BigInt> {
        match &self.0 {
            Form::Small(small) => small.widened(),
            Form::Large(large) => large.clone(),
        }
    }
}

/// A whole number; `None` says that a result has no room.
trait Whole: Clone + Ord {
    fn small(number: i64) -> Self;
    fn of(number: &BigInt) -> Option<Self>;
    fn big(&self) -> BigInt;
    fn times(&self, other: &Self) -> Option<Self>;
    fn plus(&self, other: &Self) -> Option<Self>;
    fn negative(&self) -> Option<Self>;
    /// `(one x other - left x right) / by`, which leaves nothing over.
    fn cross(one: &Self, other: &Self, left: &Self, right: &Self, by: &Self) -> Option<Self>;
}

impl Whole for i128 {
    fn small(number: i64) -> Self {
        number.into()
    }
    fn of(number: &BigInt) -> Option<Self> {
        number.try_into().ok()
    }
    fn big(&self) -> BigInt {
        (*self).into()
    }
    fn times(&self, other: &Self) -> Option<Self> {
        self.checked_mul(*other)
    }
    fn plus(&self, other: &Self) -> Option<Self> {
        self.checked_add(*other)
    }
    fn negative(&self) -> Option<Self> {
        self.checked_neg()
    }
    fn cross(one: &Self, other: &Self, left: &Self, right: &Self, by: &Self) -> Option<Self> {
        let difference = one.checked_mul(*other)?.checked_sub(left.checked_mul(*right)?)?;
        if *by == 1 { Some(difference) } else { difference.checked_div(*by) }
    }
}

impl Whole for BigInt {
    fn small(number: i64) -> Self {
        number.into()
    }
    fn of(number: &BigInt) -> Option<Self> {
        Some(number.clone())
    }
    fn big(&self) -> BigInt {
        self.clone()
    }
    fn times(&self, other: &Self) -> Option<Self> {
        Some(self * other)
    }
    fn plus(&self, other: &Self) -> Option<Self> {
        Some(self + other)
    }
    fn negative(&self) -> Option<Self> {
        Some(-self)
    }
    fn cross(one: &Self, other: &Self, left: &Self, right: &Self, by: &Self) -> Option<Self> {
        Some((one * other - left * right) / by)
    }
}

/// Where a variable stands.
#[derive(Debug, Clone, Copy)]
enum Seat {
    Row(usize),
    Column(usize),
}

/// Each row says `variable + sum of entry x variable of the column = last entry`, all over `under`; the
/// variables of the columns are 0 at its point.
#[derive(Debug, Clone)]
struct Dictionary<T> {
    variables: usize,
    rows: Vec<Vec<T>>,
    /// The variable of each row, and of each column.
    row: Vec<usize>,
    column: Vec<usize>,
    seats: Vec<Seat>,
    under: T,
}

impl<T: Whole> Dictionary<T> {
    fn new(variables: usize) -> Self {
        Self {
            variables,
            rows: Vec::new(),
            row: Vec::new(),
            column: (0..variables).collect(),
            seats: (0..variables).map(Seat::Column).collect(),
            under: T::small(1),
        }
    }

    fn widened(&self) -> Dictionary<BigInt> {
        let rows = self.rows.iter().map(|row| row.iter().map(T::big).collect());
        Dictionary {
            variables: self.variables,
            rows: rows.collect(),
            row: self.row.clone(),
            column: self.column.clone(),
            seats: self.seats.clone(),
            under: self.under.big(),
        }
    }

    /// The row that a sum would have.
    fn spelled(&self, sum: &Linear) -> Option<Vec<T>> {
        let mut out = vec![T::small(0); self.variables + 1];
        out[self.variables] = T::of(&sum.constant)?.times(&self.under)?;
        for (&at, coefficient) in &sum.terms {
            let coefficient = T::of(coefficient)?;
            match self.seats[at] {
                Seat::Column(column) => {
                    let part = coefficient.times(&self.under)?.negative()?;
                    out[column] = out[column].plus(&part)?;
                }
                Seat::Row(row) => {
                    for (entry, other) in out.iter_mut().zip(&self.rows[row]) {
                        *entry = entry.plus(&coefficient.times(other)?)?;
                    }
                }
            }
        }
        Some(out)
    }

    fn keep(&mut self, constraints: &[Linear]) -> Option<Result<(), Empty>> {
        for constraint in constraints {
            let row = self.spelled(constraint)?;
            self.rows.push(row);
            self.row.push(self.seats.len());
            self.seats.push(Seat::Row(self.rows.len() - 1));
        }
        self.restore()
    }

    /// Pivots until no value is negative.
    fn restore(&mut self) -> Option<Result<(), Empty>> {
        let zero = T::small(0);
        loop {
            let negative = (0..self.rows.len()).filter(|&at| self.rows[at][self.variables] < zero);
            let Some(row) = negative.min_by_key(|&at| self.row[at]) else { return Some(Ok(())) };
            let columns = (0..self.variables).filter(|&at| self.rows[row][at] < zero);
            match columns.min_by_key(|&at| self.column[at]) {
                Some(column) => self.pivot(row, column)?,
                None => {
                    let used = (0..self.variables).filter(|&at| self.rows[row][at] > zero);
                    let mut proof: Vec<usize> = used.map(|at| self.column[at]).collect();
                    proof.push(self.row[row]);
                    return Some(Err(Empty(proof)));
                }
            }
        }
    }

    fn most(mut self, sum: &Linear) -> Option<Option<Most>> {
        let goal = self.spelled(sum)?;
        self.rows.push(goal);
        let zero = T::small(0);
        let mut pivots = 0_usize;
        loop {
            let goal = self.rows.last()?;
            let better = (0..self.variables).filter(|&at| goal[at] < zero);
            // The steepest first, and where that may go in circles, the least index, which cannot.
            let column = if pivots < 2 * self.variables {
                better.min_by(|&one, &other| goal[one].cmp(&goal[other]))
            } else {
                better.min_by_key(|&at| self.column[at])
            };
            let Some(column) = column else { break };
            let Some(row) = self.leaving(column)? else { return Some(None) };
            self.pivot(row, column)?;
            pivots += 1;
        }
        let goal = self.rows.pop()?;
        let value = Fraction::new(goal[self.variables].big(), self.under.big());
        Some(Some(Most { value, at: self.point() }))
    }

    /// Which row gives way first when the variable of a column grows; none if nothing does.
    fn leaving(&self, column: usize) -> Option<Option<usize>> {
        let zero = T::small(0);
        let mut found: Option<usize> = None;
        // The last row is the goal.
        for at in 0..self.rows.len() - 1 {
            if self.rows[at][column] <= zero {
                continue;
            }
            let is_sooner = match found {
                None => true,
                Some(other) => {
                    let one = self.rows[at][self.variables].times(&self.rows[other][column])?;
                    let two = self.rows[other][self.variables].times(&self.rows[at][column])?;
                    match one.cmp(&two) {
                        Ordering::Less => true,
                        Ordering::Equal => self.row[at] < self.row[other],
                        Ordering::Greater => false,
                    }
                }
            };
            if is_sooner {
                found = Some(at);
            }
        }
        Some(found)
    }

    /// Exchanges the variables of a row and a column.
    fn pivot(&mut self, row: usize, column: usize) -> Option<()> {
        let pivoting = self.rows[row].clone();
        let by = pivoting[column].clone();
        let is_negative = by < T::small(0);
        let sign = |number: T| if is_negative { number.negative() } else { Some(number) };
        for (at, entries) in self.rows.iter_mut().enumerate() {
            if at == row {
                continue;
            }
            let factor = entries[column].clone();
            for (position, entry) in entries.iter_mut().enumerate() {
                if position != column {
                    let (other, under) = (&pivoting[position], &self.under);
                    *entry = sign(T::cross(&by, entry, &factor, other, under)?)?;
                }
            }
            entries[column] = sign(factor.negative()?)?;
        }
        for (position, entry) in self.rows[row].iter_mut().enumerate() {
            let new = if position == column { self.under.clone() } else { entry.clone() };
            *entry = sign(new)?;
        }
        self.under = sign(by)?;
        core::mem::swap(&mut self.row[row], &mut self.column[column]);
        self.seats[self.row[row]] = Seat::Row(row);
        self.seats[self.column[column]] = Seat::Column(column);
        Some(())
    }

    fn point(&self) -> Point {
        let value = |at: usize| match self.seats[at] {
            Seat::Row(row) => self.rows[row][self.variables].big(),
            Seat::Column(_) => BigInt::ZERO,
        };
        Point { values: (0..self.variables).map(value).collect(), under: self.under.big() }
    }
}
