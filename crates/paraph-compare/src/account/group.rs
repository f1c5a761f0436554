//! Groups: which points belong together, and in which order their rows stand.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::{Draft, Place};

use super::redlined::{Redlined, Text};
use super::{Row, Words, headings, survival};
use crate::alignment::{Alignment, Fate};

/// The rows of an alignment, each with its redline.
pub(super) fn rows(alignment: &Alignment, old: &Draft, new: &Draft) -> Vec<Row> {
    let (old, new): (Vec<_>, Vec<_>) = (old.walk().collect(), new.walk().collect());
    let groups = Groups::of(alignment);
    let in_order = groups.in_order(alignment.new.len());
    let row = |group: &Group| row(alignment, group, &old, &new);
    in_order.into_iter().filter_map(|at| groups.all.get(at)).map(row).collect()
}

/// Places of both sides that links hold together.
#[derive(Clone, Debug, Default)]
struct Group {
    old: Vec<usize>,
    new: Vec<usize>,
}

struct Groups {
    all: Vec<Group>,
    /// The group of each new place.
    of_new: Vec<usize>,
    /// How many groups have an old point; these stand first.
    with_old: usize,
}

impl Groups {
    fn of(alignment: &Alignment) -> Self {
        let mut all: Vec<Group> = Vec::new();
        let mut of_old = alloc::vec![None; alignment.old.len()];
        let mut of_new = alloc::vec![None; alignment.new.len()];
        for place in 0..alignment.old.len() {
            if of_old[place].is_none() {
                all.push(gather(alignment, place, all.len(), &mut of_old, &mut of_new));
            }
        }
        let with_old = all.len();
        let mut found = Vec::with_capacity(of_new.len());
        for (place, group) in of_new.into_iter().enumerate() {
            found.push(group.unwrap_or_else(|| {
                all.push(Group { old: Vec::new(), new: alloc::vec![place] });
                all.len() - 1
            }));
        }
        Self { all, of_new: found, with_old }
    }

    /// The order of the old draft; what has no old point stands behind the group of the new point
    /// before it.
    fn in_order(&self, news: usize) -> Vec<usize> {
        let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut anchor = None;
        for place in 0..news {
            let group = self.of_new[place];
            match group < self.with_old {
                true => anchor = Some(group),
                false => behind.entry(anchor).or_default().push(group),
            }
        }
        let mut order = behind.remove(&None).unwrap_or_default();
        for group in 0..self.with_old {
            order.push(group);
            order.extend(behind.remove(&Some(group)).unwrap_or_default());
        }
        order
    }
}

/// All that links hold together with an old place.
fn gather(
    alignment: &Alignment,
    from: usize,
    number: usize,
    of_old: &mut [Option<usize>],
    of_new: &mut [Option<usize>],
) -> Group {
    let mut group = Group::default();
    let mut waiting = alloc::vec![from];
    of_old[from] = Some(number);
    while let Some(old) = waiting.pop() {
        group.old.push(old);
        for link in alignment.links_of_old(old) {
            if of_new[link.new].is_some() {
                continue;
            }
            of_new[link.new] = Some(number);
            group.new.push(link.new);
            for back in alignment.links_of_new(link.new) {
                if of_old[back.old].is_none() {
                    of_old[back.old] = Some(number);
                    waiting.push(back.old);
                }
            }
        }
    }
    group.old.sort_unstable();
    group.new.sort_unstable();
    group
}

fn row(alignment: &Alignment, group: &Group, old: &[Place<'_>], new: &[Place<'_>]) -> Row {
    let links = || group.old.iter().flat_map(|place| alignment.links_of_old(*place));
    let fate = fate(alignment, group);
    let redline = Redlined::of(
        Text::of(old, &group.old, &headings_over_words(new, &group.new)),
        Text::of(new, &group.new, &headings_over_words(old, &group.old)),
    );
    let words = match fate {
        Fate::Vacant => Words::Same,
        _ => redline.words(),
    };
    let survives = match fate {
        Fate::Added { .. } => survival::of(fate, &redline.new.words, old),
        _ => survival::of(fate, &redline.old.words, new),
    };
    Row {
        old: group.old.clone(),
        new: group.new.clone(),
        fate,
        words,
        is_moved: links().any(|link| link.is_moved),
        is_renumbered: links().any(|link| link.is_renumbered),
        survives,
        sure: links().map(|link| link.sure).min(),
        redline,
        // Told when it is known what is folded.
        substance: Vec::new(),
    }
}

/// The headings of those points that have words below them.
fn headings_over_words(draft: &[Place<'_>], places: &[usize]) -> BTreeSet<String> {
    let points = places.iter().map(|place| draft[*place].point);
    let over_words = points.filter(|point| !point.text().is_empty());
    over_words.filter_map(|point| headings::plain(point.heading())).collect()
}

/// What became of a whole group.
fn fate(alignment: &Alignment, group: &Group) -> Fate {
    match (group.old.as_slice(), group.new.as_slice()) {
        ([old], _) => alignment.old[*old].fate,
        ([], [new, ..]) | ([_, _, ..], [new]) => alignment.new[*new].fate,
        _ => Fate::SplitAndMerged,
    }
}
