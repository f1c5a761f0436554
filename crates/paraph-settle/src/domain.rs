//! Which options are still in play: a set of packages that the search looks at as one.

use alloc::{vec, vec::Vec};

use crate::table::{Limit, Literal, Table};

/// The packages that choose, for each issue, an option still in play.
#[derive(Debug, Clone)]
pub(crate) struct Domain {
    in_play: Vec<bool>,
    left: Vec<usize>,
    /// For each literal, by number, how many seats in play are inside and how many outside.
    sizes: Vec<[u32; 2]>,
    /// What was taken out, in order, so that it can be put back.
    taken: Vec<usize>,
}

/// What is known of a literal in a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Every package fulfils it.
    Holds,
    /// No package fulfils it.
    Fails,
    /// Some do.
    Open,
}

impl Domain {
    /// All packages.
    pub(crate) fn whole(table: &Table) -> Self {
        let left = (0..table.issues()).map(|issue| table.seats(issue).len()).collect();
        let (in_play, sizes) = (vec![true; table.issue.len()], table.sizes.clone());
        Self { in_play, left, sizes, taken: Vec::new() }
    }

    pub(crate) fn has(&self, seat: usize) -> bool {
        self.in_play[seat]
    }

    /// For each seat, whether it is in play.
    pub(crate) fn in_play(&self) -> &[bool] {
        &self.in_play
    }

    /// How many options of the issue are in play.
    pub(crate) fn left(&self, issue: usize) -> usize {
        self.left[issue]
    }

    /// Takes an option out of play.
    pub(crate) fn take(&mut self, table: &Table, seat: usize) {
        if self.in_play[seat] {
            self.in_play[seat] = false;
            let issue = table.issue[seat];
            self.left[issue] -= 1;
            for (literal, is_inside) in &table.literals_of[issue] {
                self.sizes[*literal][usize::from(!is_inside[seat - table.first[issue]])] -= 1;
            }
            self.taken.push(seat);
        }
    }

    /// Takes all options of the seat's issue out but itself.
    pub(crate) fn fix(&mut self, table: &Table, seat: usize) {
        for other in table.seats(table.issue[seat]).filter(|&other| other != seat) {
            self.take(table, other);
        }
    }

    /// A mark to go back to.
    pub(crate) fn mark(&self) -> usize {
        self.taken.len()
    }

    /// What was taken out, in order.
    pub(crate) fn taken(&self) -> &[usize] {
        &self.taken
    }

    /// Puts back what was taken since the mark.
    pub(crate) fn back(&mut self, table: &Table, mark: usize) {
        while self.taken.len() > mark {
            if let Some(seat) = self.taken.pop() {
                self.in_play[seat] = true;
                let issue = table.issue[seat];
                self.left[issue] += 1;
                for (literal, is_inside) in &table.literals_of[issue] {
                    self.sizes[*literal][usize::from(!is_inside[seat - table.first[issue]])] += 1;
                }
            }
        }
    }

    /// The options in play of an issue.
    pub(crate) fn seats<'a>(
        &'a self,
        table: &Table,
        issue: usize,
    ) -> impl Iterator<Item = usize> + use<'a> {
        table.seats(issue).filter(|&seat| self.in_play[seat])
    }

    /// The one package left, if there is no more than one.
    pub(crate) fn only(&self, table: &Table) -> Option<Vec<usize>> {
        if self.left.iter().any(|&left| left != 1) {
            return None;
        }
        (0..table.issues()).map(|issue| self.seats(table, issue).next()).collect()
    }

    /// What is known of a literal.
    pub(crate) fn knows(&self, literal: &Literal) -> Known {
        match self.sizes[literal.number] {
            [0, _] => Known::Fails,
            [_, 0] => Known::Holds,
            _ => Known::Open,
        }
    }

    /// How many literals of a limit hold in every package.
    pub(crate) fn held(&self, limit: &Limit) -> usize {
        limit.of.iter().filter(|literal| self.knows(literal) == Known::Holds).count()
    }
}
