//! Cross-references: those that point to another provision than before.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::context::Context;
use super::finder::Finder;
use super::pair::{Hunk, Which};
use super::side::Side;
use super::{Direction, Kind};
use crate::references::{self, Reach, in_other_numerals, is_titled, parts};

/// A reference in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its tokens: `Articles 3 and 4`.
    pub(super) at: Range<usize>,
    /// The labels it names.
    labels: Vec<Label>,
    /// Whether they are those of another instrument, which do not move with the points of this draft.
    is_of_another: bool,
    /// Whether they are parts of what another reference names, which moves for itself.
    is_part: bool,
    /// Whether it leaves a choice: `points 1 or 2`.
    choice: (bool, bool),
}

/// A label, in its parts: `14(2)` as `14`, `2`; `Annex II` as `annex II` whole.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Label {
    parts: Vec<String>,
    /// Whether it stands between the ends of a range.
    is_between: bool,
}

/// The references of a text.
pub(super) fn mentions(side: &Side<'_>, context: &Context) -> Vec<Mention> {
    let all = context.mentions.read(side.text).into_iter();
    let named = all.filter(|one| !one.labels.is_empty() && !one.labels.iter().any(is_titled));
    named.filter_map(|one| mention(side, &one)).collect()
}

fn mention(side: &Side<'_>, read: &references::Mention) -> Option<Mention> {
    let start = side.tokens.partition_point(|token| token.at.end <= read.at.start);
    let end = side.tokens.partition_point(|token| token.at.start < read.at.end);
    let label = |label: &references::Label| Label {
        parts: match read.reach {
            Reach::Apart => parts(&label.with_word.replacen('-', " ", 1)),
            _ => normal(&label.own),
        },
        is_between: label.is_between,
    };
    let labels = read.labels.iter().map(label).collect();
    let (is_of_another, is_part) = (read.is_of_another, read.is_part);
    (start < end).then_some(Mention {
        at: start..end,
        labels,
        is_of_another,
        is_part,
        choice: read.choice(),
    })
}

/// Looks for references that point elsewhere.
pub(super) fn find(finder: &mut Finder<'_>) {
    let all = finder.references.clone();
    for group in finder.all_groups() {
        let own = Which::BOTH.map(|which| {
            let tokens = finder.pair.tokens(&group, which);
            let is_own = |mention: &&Mention| {
                tokens.contains(&mention.at.start) && !finder.pair.is_told(which, mention.at.start)
            };
            all[which as usize].iter().filter(is_own).cloned().collect::<Vec<_>>()
        });
        compare(finder, own);
    }
}

fn compare(finder: &mut Finder<'_>, [olds, mut news]: [Vec<Mention>; 2]) {
    let mut lone = Vec::new();
    for old in olds {
        let is_same = |new: &Mention| is_same(finder, &old, new);
        match news.iter().position(is_same) {
            Some(at) => {
                let new = news.remove(at);
                finder.pair.tell(Which::Old, old.at);
                finder.pair.tell(Which::New, new.at);
            }
            None => lone.push(old),
        }
    }
    for old in lone {
        let word = |which: Which, at: usize| finder.token(which, at).word.clone();
        let is_like =
            |new: &Mention| word(Which::New, new.at.start) == word(Which::Old, old.at.start);
        let at = news.iter().position(is_like).or(if news.is_empty() { None } else { Some(0) });
        if let Some(at) = at {
            let new = news.remove(at);
            finder.say(Kind::Reference, Direction::Changed, &Hunk([old.at, new.at]));
        }
    }
}

/// Whether a reference of the new text names what one of the old text named.
fn is_same(finder: &Finder<'_>, old: &Mention, new: &Mention) -> bool {
    let may_move = !(old.is_of_another || old.is_part || new.is_part);
    let moved = |label: &Label| match may_move {
        true => Label { parts: moved(finder, &label.parts), is_between: label.is_between },
        false => label.clone(),
    };
    let now: Vec<Label> = old.labels.iter().map(moved).collect();
    let has = |all: &[Label], label: &Label| all.iter().any(|one| one.parts == label.parts);
    let is_written = |label: &&Label| !label.is_between;
    let all_of = |one: &[Label], other: &[Label]| one.iter().all(|label| has(other, label));
    let ends_are = now.iter().filter(is_written).map(|label| &label.parts).eq(new
        .labels
        .iter()
        .filter(is_written)
        .map(|label| &label.parts));
    // What was put in between the ends of a range is in it.
    let is_within = all_of(&now, &new.labels);
    let are_ranges = is_range(&now) && is_range(&new.labels);
    old.is_of_another == new.is_of_another
        && old.choice == new.choice
        && is_within
        && (ends_are && are_ranges || all_of(&new.labels, &now))
}

/// Whether labels stand between the ends of a range.
fn is_range(labels: &[Label]) -> bool {
    labels.iter().any(|label| label.is_between)
}

/// Where a label of the old text is now.
fn moved(finder: &Finder<'_>, label: &[String]) -> Vec<String> {
    let known = finder.context.references.iter();
    let known = known.map(|(from, to)| (normal(&parts(from)), normal(&parts(to))));
    // Point 5(2) moves with point 5.
    let outer = known.filter(|(from, _)| label.starts_with(from));
    let nearest = outer.max_by_key(|(from, _)| from.len());
    nearest.map_or_else(|| label.to_vec(), |(from, to)| [&*to, &label[from.len()..]].concat())
}

/// The parts of a label with the first in figures: `Article II` and `Article 2` are one.
fn normal(parts: &[String]) -> Vec<String> {
    let is_figure = parts.first().is_some_and(|first| first.starts_with(char::is_numeric));
    let other = if is_figure { None } else { in_other_numerals(parts) };
    other.unwrap_or_else(|| parts.to_vec())
}
