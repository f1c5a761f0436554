//! On which ground letters are painted, and which surfaces are painted over them.

use super::content::FAR;
use super::matrix::{Matrix, product};
use super::object::{ONE, Object};
use crate::faint::Colour;

/// How many surfaces of a page are kept: each letter is looked for on each of them.
const SURFACES_MAX: usize = 1_000;
/// How many corners of outlines that are no rectangles, all together and of one.
const CORNERS_MAX: usize = 1_024;
const CORNERS_OF_ONE_MAX: usize = 64;
/// How many corners of a path are kept until it is painted.
const WAITING_MAX: usize = 4_096;

/// Left, low, right, high.
type Bounds = [i64; 4];

/// What is not cut away of what is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clip {
    bounds: Bounds,
    /// Whether it is a rectangle.
    is_exact: bool,
}

impl Default for Clip {
    fn default() -> Self {
        Self { bounds: [i64::MIN, i64::MIN, i64::MAX, i64::MAX], is_exact: true }
    }
}

/// A surface as it is seen.
struct Surface {
    bounds: Bounds,
    /// The corners of what is no rectangle: of each part.
    outline: Vec<Vec<(i64, i64)>>,
    colour: Colour,
    /// Whether what lies below it is not seen.
    covers: bool,
}

/// The surfaces of a page on which letters are seen: what was filled, and pictures.
#[derive(Default)]
pub(super) struct Ground {
    /// The parts of the path that is being drawn.
    waiting: Vec<Vec<(i64, i64)>>,
    corners: usize,
    /// Whether what is drawn after the path is cut by it.
    cuts: bool,
    surfaces: Vec<Surface>,
    /// How many corners of outlines are kept.
    kept: usize,
}

impl Ground {
    /// Takes an operator that draws a path; whether it is one.
    pub(super) fn draw(&mut self, operator: &str, operands: &[Object], matrix: &Matrix) -> bool {
        let numbers: Vec<i64> =
            operands.iter().map(|operand| operand.number().unwrap_or(0)).collect();
        let place = |x: i64, y: i64| {
            let place = product(&[ONE, 0, 0, ONE, x, y], matrix);
            (place[4], place[5])
        };
        match (operator, numbers.as_slice()) {
            ("re", [x, y, width, height]) => {
                let (right, high) = (x.saturating_add(*width), y.saturating_add(*height));
                self.begin();
                let corners = [(*x, *y), (right, *y), (right, high), (*x, high)];
                corners.into_iter().for_each(|(x, y)| self.corner(place(x, y)));
                self.begin();
            }
            ("m", [x, y]) => {
                self.begin();
                self.corner(place(*x, *y));
            }
            ("l" | "c" | "v" | "y", points) => {
                points.chunks_exact(2).for_each(|point| self.corner(place(point[0], point[1])));
            }
            ("h", _) => {}
            ("W" | "W*", _) => self.cuts = true,
            _ => return matches!(operator, "re" | "m"),
        }
        true
    }

    /// A part of a path begins.
    fn begin(&mut self) {
        if self.waiting.last().is_none_or(|part| !part.is_empty()) && self.corners < WAITING_MAX {
            self.waiting.push(Vec::new());
        }
    }

    fn corner(&mut self, (x, y): (i64, i64)) {
        let place = (x.clamp(-FAR, FAR), y.clamp(-FAR, FAR));
        if self.corners < WAITING_MAX {
            self.corners += 1;
            match self.waiting.last_mut() {
                Some(part) => part.push(place),
                None => self.waiting.push(vec![place]),
            }
        }
    }

    /// The path ends: it is filled with a colour or not, and may cut what comes.
    pub(super) fn end(&mut self, operator: &str, colour: Option<Colour>, clip: &mut Clip) {
        let is_whole = std::mem::take(&mut self.corners) < WAITING_MAX;
        let mut parts = std::mem::take(&mut self.waiting);
        parts.retain(|part| part.len() > 1);
        let is_filled = matches!(operator, "f" | "F" | "f*" | "B" | "B*" | "b" | "b*");
        if let Some(colour) = colour.filter(|_| is_filled) {
            self.fill(&parts, colour, *clip, is_whole);
        }
        if std::mem::take(&mut self.cuts) {
            let bounds = bounds_of(parts.iter().flatten().copied());
            let is_rectangle = matches!(parts.as_slice(), [one] if is_rectangle(one));
            clip.bounds = common(clip.bounds, bounds);
            clip.is_exact &= is_rectangle && is_whole;
        }
    }

    fn fill(&mut self, parts: &[Vec<(i64, i64)>], colour: Colour, clip: Clip, is_whole: bool) {
        if parts.iter().all(|part| is_rectangle(part)) {
            for part in parts {
                let bounds = common(bounds_of(part.iter().copied()), clip.bounds);
                let colour = if clip.is_exact { colour } else { Colour::Other };
                let covers = clip.is_exact && matches!(colour, Colour::Known(_));
                self.put(Surface { bounds, outline: Vec::new(), colour, covers });
            }
            return;
        }
        let corners = parts.iter().map(Vec::len).sum::<usize>();
        let bounds = common(bounds_of(parts.iter().flatten().copied()), clip.bounds);
        let is_kept = is_whole
            && corners <= CORNERS_OF_ONE_MAX
            && self.kept + corners <= CORNERS_MAX
            && clip.is_exact;
        if is_kept {
            self.kept += corners;
            self.put(Surface { bounds, outline: parts.to_vec(), colour, covers: false });
        } else {
            self.put(Surface { bounds, outline: Vec::new(), colour: Colour::Other, covers: false });
        }
    }

    fn put(&mut self, surface: Surface) {
        if self.surfaces.len() < SURFACES_MAX {
            self.surfaces.push(surface);
        }
    }

    /// A picture is drawn, a square of one point as it is transformed.
    pub(super) fn picture(&mut self, matrix: &Matrix) {
        let place = |(x, y): (i64, i64)| {
            let place = product(&[ONE, 0, 0, ONE, x, y], matrix);
            (place[4], place[5])
        };
        let bounds = bounds_of([(0, 0), (ONE, 0), (0, ONE), (ONE, ONE)].map(place));
        self.put(Surface { bounds, outline: Vec::new(), colour: Colour::Other, covers: false });
    }

    /// How many surfaces have been painted.
    pub(super) fn count(&self) -> usize {
        self.surfaces.len()
    }

    /// What something stands on.
    pub(super) fn at(&self, x: i64, y: i64) -> Colour {
        let last = self.surfaces.iter().rev().find(|surface| surface.holds(x, y));
        last.map_or(Colour::Known([255; 3]), |surface| surface.colour)
    }

    /// Whether a surface lies over what was drawn when there were so many.
    pub(super) fn covers(&self, [left, low, right, high]: Bounds, count: usize) -> bool {
        let later = self.surfaces.get(count..).unwrap_or_default().iter();
        later.filter(|surface| surface.covers).any(|surface| {
            let [x, y, far, top] = surface.bounds;
            x <= left && y <= low && right <= far && high <= top
        })
    }
}

impl Surface {
    fn holds(&self, x: i64, y: i64) -> bool {
        let [left, low, right, high] = self.bounds;
        let is_in = (left..=right).contains(&x) && (low..=high).contains(&y);
        is_in && (self.outline.is_empty() || is_inside(&self.outline, x, y))
    }
}

/// Whether a point is inside an outline: a line to the right crosses it an odd number of times.
fn is_inside(outline: &[Vec<(i64, i64)>], x: i64, y: i64) -> bool {
    // Corners are no farther than `FAR`, so that neither a difference nor a product is too large.
    let wide = |number: i64| i128::from(number.clamp(-FAR, FAR));
    let crosses = |((x1, y1), (x2, y2)): ((i64, i64), (i64, i64))| {
        if (y1 > y) == (y2 > y) || wide(y1) == wide(y2) {
            return false;
        }
        let way = (wide(y) - wide(y1)) * (wide(x2) - wide(x1)) / (wide(y2) - wide(y1));
        i128::from(x) < i128::from(x1) + way
    };
    let edges = outline.iter().flat_map(|part| {
        part.iter().copied().zip(part.iter().copied().cycle().skip(1)).take(part.len())
    });
    edges.filter(|edge| crosses(*edge)).count() % 2 == 1
}

/// Whether corners are those of a rectangle with upright sides, the first perhaps once more.
fn is_rectangle(corners: &[(i64, i64)]) -> bool {
    let corners = match corners {
        [rest @ .., last] if rest.len() == 4 && rest.first() == Some(last) => rest,
        corners => corners,
    };
    let [one, two, three, four] = corners else { return false };
    one.0 == two.0 && two.1 == three.1 && three.0 == four.0 && four.1 == one.1
        || one.1 == two.1 && two.0 == three.0 && three.1 == four.1 && four.0 == one.0
}

/// Where points reach to.
fn bounds_of(points: impl IntoIterator<Item = (i64, i64)>) -> Bounds {
    let start = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];
    let bounds = points.into_iter().fold(start, |[left, low, right, high], (x, y)| {
        let (x, y) = (x.clamp(-FAR, FAR), y.clamp(-FAR, FAR));
        [left.min(x), low.min(y), right.max(x), high.max(y)]
    });
    // Nothing has no place.
    if bounds == start { [0, 0, -1, -1] } else { bounds }
}

/// What both have.
fn common(one: Bounds, other: Bounds) -> Bounds {
    [one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_that_lie_as_far_as_numbers_reach_are_no_trouble() {
        let far = [(i64::MIN, i64::MIN), (i64::MAX, 0), (i64::MIN, i64::MAX)];
        assert!(is_inside(&[far.to_vec()], 0, 0));
        assert!(!is_inside(&[vec![(1, 0), (2, 2), (1, 2)]], 0, 1));
        let mut ground = Ground::default();
        for (operator, x, y) in [("m", i64::MIN, i64::MIN), ("l", i64::MAX, 0), ("l", 0, i64::MAX)]
        {
            let operands = [x, y].map(Object::Number);
            assert!(ground.draw(operator, &operands, &[ONE, 0, 0, ONE, 0, 0]));
        }
        ground.end("f", Some(Colour::Known([0; 3])), &mut Clip::default());
        assert_eq!(ground.at(1, 1), Colour::Known([0; 3]));
    }
}
