//! What changed in substance through what stands over points: their own words may be as they were.

use alloc::vec::Vec;

use super::over::{Over, in_text};
use super::{Heading, Renaming, Row};
use crate::substance::{Change, Kind, Reading};

/// A change of substance that points have from their chapeau, or from the heading over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inherited {
    /// The rows it concerns, by their places; none where the title made it, which stands over all.
    pub rows: Vec<usize>,
    /// What stood over them, outermost first.
    pub old: Vec<Over>,
    /// What stands over them.
    pub new: Vec<Over>,
    /// The change, without bytes: its words stand elsewhere than those of the rows.
    pub change: Change,
}

impl Inherited {
    /// Whether two changes concern the same rows under the same words.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        (&self.rows, &self.old, &self.new) == (&other.rows, &other.old, &other.new)
    }
}

/// Leaves out of the headings that still stand the points of which more is told: what the other heading lays
/// on them.
pub(super) fn without_told(headings: &mut Vec<Heading>, inherited: &[Inherited], rows: &[Row]) {
    let by_heading = inherited
        .iter()
        .filter(|one| one.old.iter().chain(&one.new).any(|over| matches!(over, Over::Heading(_))));
    let told: Vec<&Row> = by_heading.flat_map(|one| &one.rows).map(|row| &rows[*row]).collect();
    headings.retain_mut(|heading| {
        let is_exchange = !heading.under.is_empty();
        heading.under.retain(|(old, new)| {
            !told.iter().any(|row| row.old.contains(old) && row.new.contains(new))
        });
        !is_exchange || !heading.under.is_empty()
    });
}

/// Those that were found so far.
#[derive(Default)]
pub(super) struct Found(Vec<Inherited>);

impl Found {
    /// Sorts the changes of a row into those of its own words, which are given back in its own bytes, and those
    /// that it has from what stands over it.
    pub(super) fn part(
        &mut self,
        number: usize,
        row: &Row,
        [old, new]: [&Reading<'_>; 2],
        over: Option<&[Vec<Over>; 2]>,
        changes: Vec<Change>,
    ) -> Vec<Change> {
        let redline = &row.redline;
        let mut own = Vec::new();
        for mut change in changes {
            let places = [(old, &redline.old, &change.old), (new, &redline.new, &change.new)];
            let mapped =
                places.map(|(reading, text, at)| at.as_ref().map(|at| in_text(reading, text, at)));
            if mapped.iter().all(|at| !matches!(at, Some(None))) {
                let [old, new] = mapped.map(Option::flatten);
                (change.old, change.new) = (old, new);
                own.push(change);
            } else if let Some([old, new]) = over.cloned() {
                (change.old, change.new) = (None, None);
                self.add(number, old, new, change);
            }
        }
        own
    }

    /// Whether a change is known that a row has from what stands over it.
    pub(super) fn has(&self, row: usize) -> bool {
        self.0.iter().any(|one| one.rows.contains(&row))
    }

    /// Whether a change is known that a row has from a heading over it.
    pub(super) fn has_heading(&self, row: usize) -> bool {
        let is_heading = |over: &Over| matches!(over, Over::Heading(_));
        let mut of_row = self.0.iter().filter(|one| one.rows.contains(&row));
        of_row.any(|one| one.old.iter().chain(&one.new).any(is_heading))
    }

    /// Adds a change that a row has from what stood over it and stands over it now.
    pub(super) fn add(&mut self, row: usize, old: Vec<Over>, new: Vec<Over>, change: Change) {
        // Of these a chapeau tells more with its own words.
        if change.to_read || change.kind == Kind::Reference {
            return;
        }
        let change = Change { old: None, new: None, ..change };
        let is_same = |one: &&mut Inherited| {
            let (known, told) = (&one.change, &change);
            (known.kind, &known.who, known.direction) == (told.kind, &told.who, told.direction)
                // Under one chapeau one item may be a right and another a duty.
                && known.is_right == told.is_right
                && (&known.old_words, &known.new_words) == (&told.old_words, &told.new_words)
                && (&one.old, &one.new) == (&old, &new)
        };
        match self.0.iter_mut().find(is_same) {
            Some(one) if one.rows.contains(&row) => {}
            Some(one) => one.rows.push(row),
            None => self.0.push(Inherited { rows: Vec::from([row]), old, new, change }),
        }
    }

    /// Adds a change of no row's words that several rows have from what stands over them, each once.
    pub(super) fn add_of_rows(
        &mut self,
        rows: Vec<usize>,
        old: Vec<Over>,
        new: Vec<Over>,
        change: Change,
    ) {
        self.0.push(Inherited { rows, old, new, change });
    }

    /// Adds a change that all rows have from the titles.
    pub(super) fn add_over_all(&mut self, old: Vec<Over>, new: Vec<Over>, change: Change) {
        let change = Change { old: None, new: None, ..change };
        self.0.push(Inherited { rows: Vec::new(), old, new, change });
    }

    /// All of them; what a chapeau's own row tells as well is told here alone, with the points it concerns, and
    /// a name that was exchanged throughout is told once for all.
    pub(super) fn finish(mut self, rows: &mut [Row], renamings: &[Renaming]) -> Vec<Inherited> {
        let small = |words: &str| words.to_lowercase();
        self.0.retain(|one| {
            let (old, new) = (small(&one.change.old_words), small(&one.change.new_words));
            !renamings.iter().any(|renaming| {
                old.contains(&small(&renaming.old)) && new.contains(&small(&renaming.new))
            })
        });
        self.0.retain(|one| {
            let (Some(Over::Point(old)), Some(Over::Point(new))) = (one.old.last(), one.new.last())
            else {
                return true;
            };
            let is_chapeau = |row: &&mut Row| row.old.contains(old) && row.new.contains(new);
            let Some(row) = rows.iter_mut().find(is_chapeau) else { return true };
            let is_told = row.substance.iter().any(|change| is_told_by(change, &one.change));
            if is_told && !is_of_act(one.change.kind) {
                return false;
            }
            row.substance.retain(|change| !is_told_by(change, &one.change));
            true
        });
        self.0
    }
}

/// Whether a change in a chapeau is one of what is to be done under it: by whom, whether at all, when and on
/// what condition. Other changes are of the chapeau's own words.
const fn is_of_act(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Negation
            | Kind::Force
            | Kind::Deadline
            | Kind::ConditionAdded
            | Kind::ConditionDropped
            | Kind::ConditionChanged
    ) || kind.is_of_somebody()
}

fn is_told_by(change: &Change, inherited: &Change) -> bool {
    let words = |change: &Change| (change.old_words.clone(), change.new_words.clone());
    change.kind == inherited.kind && words(change) == words(inherited)
}
