//! Which links moved: those outside the longest run of links that kept their order.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::Counterparts;
use crate::alignment::Link;
use crate::field::Field;

/// Marks the links that moved.
///
/// Points are ordered among their siblings: when a point moves, its sub-points moved only if they
/// changed places among themselves, or left it.
pub(super) fn mark_moved(field: &Field, links: &mut [Link], counterparts: &Counterparts) {
    let is_alone = |link: &Link| {
        counterparts.of_old[link.old] == [link.new] && counterparts.of_new[link.new] == [link.old]
    };
    let mut siblings: BTreeMap<Option<(usize, usize)>, Vec<usize>> = BTreeMap::new();
    for (at, link) in links.iter_mut().enumerate().filter(|(_, link)| is_alone(link)) {
        match (field.old.points[link.old].above, field.new.points[link.new].above) {
            (None, None) => siblings.entry(None).or_default().push(at),
            (Some(old), Some(new)) if counterparts.of_old[old].contains(&new) => {
                siblings.entry(Some((old, new))).or_default().push(at);
            }
            _ => link.is_moved = true,
        }
    }
    for run in siblings.values() {
        let places: Vec<(usize, bool)> =
            run.iter().map(|at| (links[*at].new, !links[*at].is_renumbered)).collect();
        let kept = longest_rising(&places);
        for (at, is_kept) in run.iter().zip(kept) {
            links[*at].is_moved = !is_kept;
        }
    }
}

/// The best run that ends at a number: how long it is, and how many of it keep their label.
type Run = (usize, usize);

/// For each number whether it is in the longest rising subsequence; of several the one in which
/// most keep their label, then the one whose end is least.
///
/// Numbers are different. Each looks up the best run that ends below it in a tree of maxima over
/// prefixes (P. M. Fenwick, A new data structure for cumulative frequency tables, 1994).
fn longest_rising(numbers: &[(usize, bool)]) -> Vec<bool> {
    let mut sorted: Vec<usize> = numbers.iter().map(|(number, _)| *number).collect();
    sorted.sort_unstable();
    // For each stretch of ranks the best run that ends in it, and the place of that end.
    let mut best: Vec<Option<(Run, usize)>> = vec![None; sorted.len() + 1];
    let is_better = |one: &(Run, usize), other: &Option<(Run, usize)>| {
        let rank = |(run, at): &(Run, usize)| (*run, Reverse(numbers[*at].0));
        other.as_ref().is_none_or(|other| rank(one) > rank(other))
    };
    let below = |best: &[Option<(Run, usize)>], mut rank: usize| {
        let mut most: Option<(Run, usize)> = None;
        while rank > 0 {
            most = best[rank].filter(|one| is_better(one, &most)).or(most);
            rank &= rank - 1;
        }
        most
    };
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, (number, keeps_label)) in numbers.iter().enumerate() {
        let mut rank = sorted.partition_point(|other| other < number);
        let last = below(&best, rank);
        before.push(last.map(|(_, at)| at));
        let (length, labels) = last.map_or((0, 0), |(run, _)| run);
        let here = ((length + 1, labels + usize::from(*keeps_label)), at);
        rank += 1;
        while rank < best.len() {
            if is_better(&here, &best[rank]) {
                best[rank] = Some(here);
            }
            rank += rank & rank.wrapping_neg();
        }
    }
    let mut is_in = vec![false; numbers.len()];
    let mut next = below(&best, sorted.len()).map(|(_, at)| at);
    while let Some(at) = next {
        is_in[at] = true;
        next = before[at];
    }
    is_in
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stays of numbers of which none keeps its label.
    fn stays(numbers: &[usize]) -> Vec<bool> {
        longest_rising(&numbers.iter().map(|number| (*number, false)).collect::<Vec<_>>())
    }

    #[test]
    fn the_longest_rising_run_stays() {
        assert!(stays(&[]).is_empty());
        assert_eq!(stays(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(stays(&[0, 3, 1, 2, 4]), [true, false, true, true, true]);
        assert_eq!(stays(&[2, 1, 0]), [false, false, true]);
    }

    #[test]
    fn of_runs_of_one_length_that_with_most_labels_stays() {
        // The points around one that keeps its number changed places.
        let places = [(3, false), (2, true), (1, false)];
        assert_eq!(longest_rising(&places), [false, true, false]);
        // A longer run counts more than labels.
        let places = [(3, true), (1, false), (2, false)];
        assert_eq!(longest_rising(&places), [false, true, true]);
    }
}
