//! On which ground letters are painted: white letters are seen on a dark one only.

use super::matrix::{Matrix, product};
use super::object::{ONE, Object};

/// How many surfaces of a page are kept: each white letter is looked for on each of them. On others they are told as white.
const SURFACES_MAX: usize = 1_000;

/// The surfaces of a page on which white letters are seen: what was filled in another colour, and pictures.
#[derive(Default)]
pub(super) struct Ground {
    /// Rectangles of the path that is being drawn.
    waiting: Vec<[i64; 4]>,
    dark: Vec<[i64; 4]>,
}

impl Ground {
    /// A rectangle, as it is transformed, becomes part of the path.
    pub(super) fn rectangle(&mut self, operands: &[Object], matrix: &Matrix) {
        let mut numbers = operands.iter().map(|operand| operand.number().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        let (x, y, width, height) = (next(), next(), next(), next());
        if self.waiting.len() < SURFACES_MAX {
            self.waiting.push(bounds([x, y, width, height], matrix));
        }
    }

    /// The path ends: it is filled or not.
    pub(super) fn end(&mut self, operator: &str, is_white: bool) {
        let is_filled = matches!(operator, "f" | "F" | "f*" | "B" | "B*" | "b" | "b*");
        let room = SURFACES_MAX.saturating_sub(self.dark.len());
        let surfaces = self.waiting.drain(..).take(room);
        if is_filled && !is_white {
            self.dark.extend(surfaces);
        }
    }

    /// A picture is drawn, a square of one point as it is transformed.
    pub(super) fn picture(&mut self, matrix: &Matrix) {
        if self.dark.len() < SURFACES_MAX {
            self.dark.push(bounds([0, 0, ONE, ONE], matrix));
        }
    }

    /// Whether something stands on such a surface.
    pub(super) fn is_dark(&self, x: i64, y: i64) -> bool {
        self.dark.iter().any(|[left, low, right, high]| {
            (*left..=*right).contains(&x) && (*low..=*high).contains(&y)
        })
    }
}

/// Where a rectangle reaches to as it is transformed.
fn bounds([x, y, width, height]: [i64; 4], matrix: &Matrix) -> [i64; 4] {
    let (right, high) = (x.saturating_add(width), y.saturating_add(height));
    let corners = [(x, y), (right, y), (x, high), (right, high)].map(|(x, y)| {
        let place = product(&[ONE, 0, 0, ONE, x, y], matrix);
        (place[4], place[5])
    });
    let (xs, ys) = (corners.map(|(x, _)| x), corners.map(|(_, y)| y));
    let least = |all: [i64; 4]| all.into_iter().min().unwrap_or(0);
    let most = |all: [i64; 4]| all.into_iter().max().unwrap_or(0);
    [least(xs), least(ys), most(xs), most(ys)]
}
