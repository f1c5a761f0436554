//! Where and how things are drawn: transformations of the plane.

use super::font::times;
use super::object::{ONE, Object};

/// A transformation: six numbers in millionths.
pub(super) type Matrix = [i64; 6];

pub(super) const IDENTITY: Matrix = [ONE, 0, 0, ONE, 0, 0];

/// The transformation that an operation is given.
pub(super) fn matrix(operands: &[Object]) -> Option<Matrix> {
    let mut matrix = IDENTITY;
    if operands.len() != matrix.len() {
        return None;
    }
    for (place, operand) in matrix.iter_mut().zip(operands) {
        *place = operand.number()?;
    }
    Some(matrix)
}

/// First the one transformation, then the other.
pub(super) fn product(one: &Matrix, other: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *one;
    let sum = |x: i64, column: usize, y: i64, row: usize| {
        times(x, other[column]).saturating_add(times(y, other[row]))
    };
    [
        sum(a, 0, b, 2),
        sum(a, 1, b, 3),
        sum(c, 0, d, 2),
        sum(c, 1, d, 3),
        sum(e, 0, f, 2).saturating_add(other[4]),
        sum(e, 1, f, 3).saturating_add(other[5]),
    ]
}

/// By how many quarters a line that runs so is turned to the left; none if it runs aslant.
pub(super) fn turn(x: i64, y: i64) -> Option<usize> {
    // A picture of a page that lay a little aslant has words that run so.
    const NEARLY: i64 = 12;
    let (across, up) = (x.saturating_abs() / NEARLY, y.saturating_abs() / NEARLY);
    if y.saturating_abs() <= across {
        Some(if x >= 0 { 0 } else { 2 })
    } else if x.saturating_abs() <= up {
        Some(if y > 0 { 1 } else { 3 })
    } else {
        None
    }
}
