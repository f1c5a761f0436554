//! What changed in substance: of each row, and who has how many duties.
//!
//! Both drafts are read with one context, in which references have moved with the points that they
//! name. What is told once of all rows is not told again of each: a row is looked at only if its
//! words are others, and a change that stands in nothing but folded words is left out.
//!
//! Nobody says in a draft who its parties are, so none are known here: whoever bears a duty is
//! taken by the words that name him.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::ops::Range;

use paraph_text::{Draft, Place};

use super::redlined::{Redlined, Text};
use super::{Renaming, Row, Words};
use crate::alignment::Alignment;
use crate::redline::{Mark, Run};
use crate::substance::{self, Change, Context, Duties, Kind};

/// The words of both drafts, with what is known of them.
pub(super) struct Drafts {
    old: Text,
    new: Text,
    context: Context,
}

impl Drafts {
    pub(super) fn of(alignment: &Alignment, old: &Draft, new: &Draft) -> Self {
        let (old, new) = (whole(old), whole(new));
        let mut context = Context::found_in(&[&old.words, &new.words], &[]);
        context.references = moved(alignment);
        Self { old, new, context }
    }

    /// Tells the changes of substance of every row; folded words must be known.
    pub(super) fn tell(&self, rows: &mut [Row]) {
        let has_both = |row: &&mut Row| !row.old.is_empty() && !row.new.is_empty();
        let is_changed = |row: &&mut Row| row.words == Words::Changed;
        for row in rows.iter_mut().filter(is_changed).filter(has_both) {
            let redline = &row.redline;
            let mut changes =
                substance::changes(&redline.old.words, &redline.new.words, &self.context);
            changes.retain(|change| is_of_row(redline, change));
            row.substance = changes;
        }
    }

    /// How many duties each bearer has; under the new name, if it was exchanged throughout.
    pub(super) fn duties(&self, renamings: &[Renaming]) -> BTreeMap<String, Duties> {
        let mut duties = substance::duties(&self.old.words, &self.new.words, &self.context);
        for renaming in renamings {
            if let Some(before) = duties.remove(&renaming.old) {
                let now = duties.entry(renaming.new.clone()).or_default();
                now.old += before.old;
                now.new += before.new;
            }
        }
        duties
    }
}

/// All words of a draft.
fn whole(draft: &Draft) -> Text {
    let places: alloc::vec::Vec<Place<'_>> = draft.walk().collect();
    let all: alloc::vec::Vec<usize> = (0..places.len()).collect();
    Text::of(&places, &all)
}

/// The labels that are others now, each with that of the point that has most of it. A label that
/// stands twice in the old draft names nothing for certain, and is left out.
fn moved(alignment: &Alignment) -> BTreeMap<String, String> {
    let mut labels: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (place, told) in alignment.old.iter().enumerate() {
        let best = alignment.links_of_old(place).max_by_key(|link| link.sure);
        let now = best.and_then(|link| alignment.new.get(link.new));
        labels
            .entry(&told.label)
            .and_modify(|label| *label = None)
            .or_insert(now.map(|now| now.label.as_str()));
    }
    let others = labels.into_iter().filter_map(|(old, new)| Some((old, new?)));
    others.filter(|(old, new)| old != new).map(|(old, new)| (old.into(), new.into())).collect()
}

/// Whether a change is one of this row, and not of what is told once for all rows.
fn is_of_row(redline: &Redlined, change: &Change) -> bool {
    let mut edits = redline.runs.iter().enumerate().filter(|(_, run)| touches(run, change));
    match edits.next() {
        // The same words, though the number that they name is another point's now: it cannot be
        // told from a number of something else, such as a paragraph of the point itself.
        None => change.kind != Kind::Reference,
        Some((first, _)) => redline.is_edit(first) || edits.any(|(at, _)| redline.is_edit(at)),
    }
}

/// Whether words of a change were struck out, written in or moved by a run.
fn touches(run: &Run, change: &Change) -> bool {
    let meet = |at: &Range<usize>, words: &Option<Range<usize>>| {
        words.as_ref().is_some_and(|words| at.start < words.end && words.start < at.end)
    };
    run.mark != Mark::Kept && (meet(&run.old, &change.old) || meet(&run.new, &change.new))
}
