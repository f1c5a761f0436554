//! Of packages that are worth the same to everybody, one that moves on the fewest issues from the start.

use alloc::vec::Vec;

use super::Ready;
use crate::scenario::Package;

/// So many packages near the start are tried.
const TRIED: u32 = 1 << 15;

/// The packages that are on so many issues otherwise than the start, one after another.
struct Near<'a> {
    ready: &'a Ready,
    start: &'a [usize],
    utilities: Vec<i64>,
    left: u32,
}

impl Ready {
    /// A package that is worth the same to everybody, with as many options of the start as can be: nothing
    /// moves that need not. Packages are tried that move on no issue, on one, on two and so on; where these
    /// are too many, one that moves on no issue that it could leave alone.
    pub(crate) fn unmoved(&self, package: Package) -> Package {
        let Some(start) = &self.scenario.start else { return package };
        let utilities = self.scenario.utilities(&package);
        let package = self.put_back(package, start, &utilities);
        let moves = package.iter().zip(start).filter(|(one, other)| one != other).count();
        let mut near = Near { ready: self, start, utilities, left: TRIED };
        let found = (0..moves).find_map(|moves| near.found(&mut start.clone(), 0, moves));
        found.unwrap_or(package)
    }

    /// One option of the start after another, as long as nobody loses or gains by it.
    fn put_back(&self, mut package: Package, start: &[usize], utilities: &[i64]) -> Package {
        let back = |package: &Package| {
            (0..package.len()).filter(|issue| package[*issue] != start[*issue]).find_map(|issue| {
                let mut back = package.clone();
                back[issue] = start[issue];
                let is_same =
                    self.scenario.is_feasible(&back) && self.scenario.utilities(&back) == utilities;
                is_same.then_some(back)
            })
        };
        while let Some(back) = back(&package) {
            package = back;
        }
        package
    }
}

impl Near<'_> {
    /// Moves on so many issues more, from one on.
    fn found(&mut self, package: &mut Package, from: usize, moves: usize) -> Option<Package> {
        if moves == 0 {
            self.left = self.left.checked_sub(1)?;
            let scenario = &self.ready.scenario;
            let is_same =
                scenario.is_feasible(package) && scenario.utilities(package) == self.utilities;
            return is_same.then(|| package.clone());
        }
        for issue in from..(package.len() + 1).saturating_sub(moves) {
            for option in 0..self.ready.scenario.issues[issue].options.len() {
                if option == self.start[issue] {
                    continue;
                }
                if self.left == 0 {
                    return None;
                }
                package[issue] = option;
                let found = self.found(package, issue + 1, moves - 1);
                package[issue] = self.start[issue];
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }
}
