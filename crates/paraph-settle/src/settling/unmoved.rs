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
                    self.scenario.keeps_lines(&back) && self.scenario.utilities(&back) == utilities;
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
                scenario.keeps_lines(package) && scenario.utilities(package) == self.utilities;
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

#[cfg(test)]
mod tests {
    use alloc::{format, vec};

    use super::*;
    use crate::scenario::{Choosable, Issue, Party, Scenario};

    /// One party, to whom each issue is worth so much where its second option is chosen; from the first options on.
    fn ready(worth: &[i64]) -> Ready {
        let issue = |at: usize| Issue {
            name: format!("{at}"),
            options: ["no", "yes"]
                .map(|name| Choosable { name: name.into(), wording: None })
                .into(),
        };
        let scenario = Scenario {
            issues: (0..worth.len()).map(issue).collect(),
            parties: vec![Party {
                name: "A".into(),
                ratings: worth.iter().map(|worth| vec![0, *worth]).collect(),
                ..Party::default()
            }],
            start: Some(vec![0; worth.len()]),
            scale: 1,
            ..Scenario::default()
        };
        Ready::new(scenario.check().unwrap())
    }

    /// Neither of two moves can be left alone, and another package of the same worth has one.
    #[test]
    fn the_fewest_moves_are_found() {
        assert_eq!(ready(&[1, 1, 2]).unmoved(vec![1, 1, 0]), [0, 0, 1]);
    }

    /// Where too many packages are near the start, what nobody needs is put back all the same.
    #[test]
    fn what_nobody_needs_is_put_back() {
        let mut worth = vec![1; 20];
        worth.resize(40, 0);
        let package = ready(&worth).unmoved(vec![1; 40]);
        assert_eq!(package, worth.iter().map(|worth| usize::from(*worth > 0)).collect::<Vec<_>>());
    }
}
