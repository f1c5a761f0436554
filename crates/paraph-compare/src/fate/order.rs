//! Which links moved: those outside the longest run of links that kept their order.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

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
        let news: Vec<usize> = run.iter().map(|at| links[*at].new).collect();
        let kept = longest_rising(&news);
        for (at, is_kept) in run.iter().zip(kept) {
            links[*at].is_moved = !is_kept;
        }
    }
}

/// For each number whether it is in the longest rising subsequence; of several the one whose end
/// is least.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // For each length where the run with the least end ends, and what stands before each number.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut is_in = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        is_in[at] = true;
        next = before[at];
    }
    is_in
}

#[cfg(test)]
mod tests {
    use super::longest_rising;

    #[test]
    fn the_longest_rising_run_stays() {
        assert_eq!(longest_rising(&[]), []);
        assert_eq!(longest_rising(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(longest_rising(&[0, 3, 1, 2, 4]), [true, false, true, true, true]);
        assert_eq!(longest_rising(&[2, 1, 0]).iter().filter(|kept| **kept).count(), 1);
    }
}
