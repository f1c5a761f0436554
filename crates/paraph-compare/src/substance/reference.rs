//! Cross-references: those that point to another provision than before.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::context::Context;
use super::finder::Finder;
use super::pair::{Hunk, Which};
use super::side::Side;
use super::{Direction, Kind};
use crate::references::{self, List, Nearby, Reach, in_other_numerals, is_titled, parts};

mod exchanged;

use exchanged::exchanged;

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
    /// Which it names by where it stands: `the second point`.
    nearby: Option<Nearby>,
    /// Which sentence of it is meant, and where that is said: `the first sentence of point 3`.
    sentence: Option<(usize, String)>,
}

impl Mention {
    /// Its tokens, with what says which sentence is meant.
    fn whole(&self) -> Range<usize> {
        self.sentence.as_ref().map_or(self.at.start, |(start, _)| *start)..self.at.end
    }
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
    let is_nearby = |one: &references::Mention| one.nearby.is_some_and(|at| at != Nearby::Itself);
    let named = all.filter(|one| !one.labels.is_empty() || is_nearby(one));
    let named = named.filter(|one| !one.labels.iter().any(is_titled));
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
        nearby: read.nearby,
        sentence: sentence(side, start),
    })
}

/// Which sentence of what is named at a token is meant, and where that is said.
fn sentence(side: &Side<'_>, at: usize) -> Option<(usize, String)> {
    let word = |back: usize| Some((at.checked_sub(back)?, &*side.get(at.checked_sub(back)?)?.word));
    let ((_, of), (_, noun), (start, which)) = (word(1)?, word(2)?, word(3)?);
    let is_one = of == "of" && List::Sentences.has(noun);
    is_one.then(|| (start, which.into()))
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
        let [(olds, by_place), (news, new_by_place)] =
            own.map(|own| own.into_iter().partition(|one| one.nearby.is_none()));
        compare(finder, [olds, news]);
        compare_places(finder, [by_place, new_by_place]);
    }
}

/// Tells those that name another place than before; one that names its point by a label now is none of them.
fn compare_places(finder: &mut Finder<'_>, [mut olds, mut news]: [Vec<Mention>; 2]) {
    let places = |all: &[Mention]| all.iter().map(|one| one.nearby).collect::<Vec<_>>();
    let [were, are] = [places(&olds), places(&news)];
    olds.retain(|one| !are.contains(&one.nearby));
    news.retain(|one| !were.contains(&one.nearby));
    for (old, new) in olds.into_iter().zip(news) {
        finder.say(Kind::Reference, Direction::Changed, &Hunk([old.at, new.at]));
    }
}

fn compare(finder: &mut Finder<'_>, [olds, mut news]: [Vec<Mention>; 2]) {
    let mut lone = Vec::new();
    let mut same = [Vec::new(), Vec::new()];
    for old in olds {
        let is_same = |new: &Mention| is_same(finder, &old, new);
        match news.iter().position(is_same) {
            Some(at) => {
                let new = news.remove(at);
                finder.pair.tell(Which::Old, old.at.clone());
                finder.pair.tell(Which::New, new.at.clone());
                same[0].push(old);
                same[1].push(new);
            }
            None => lone.push(old),
        }
    }
    if lone.is_empty() && news.is_empty() {
        exchanged(finder, same);
    }
    for old in lone {
        let word = |which: Which, at: usize| finder.token(which, at).word.clone();
        let is_like =
            |new: &Mention| word(Which::New, new.at.start) == word(Which::Old, old.at.start);
        let at = news.iter().position(is_like).or(if news.is_empty() { None } else { Some(0) });
        if let Some(at) = at {
            let new = news.remove(at);
            say(finder, &old, &new);
        }
    }
}

/// Tells that a reference is another.
fn say(finder: &mut Finder<'_>, old: &Mention, new: &Mention) {
    let mut hunk = Hunk([old.whole(), new.whole()]);
    if old.is_of_another != new.is_of_another {
        // The name of the other text is what differs: `of the Lease`.
        for which in Which::BOTH {
            let sentence = finder.pair.side(which).sentence(hunk.at(which).start);
            let end = &mut hunk.0[which as usize].end;
            while *end < sentence.end && finder.pair.is_free(which, *end) {
                *end += 1;
            }
        }
    }
    finder.say(Kind::Reference, Direction::Changed, &hunk);
    let texts = Which::BOTH.map(|which| finder.pair.side(which).text);
    if let Some(change) = finder.changes.last_mut() {
        close(texts[0], change.old.as_mut(), &mut change.old_words);
        close(texts[1], change.new.as_mut(), &mut change.new_words);
    }
}

/// Takes the bracket along that closes the last label.
fn close(text: &str, at: Option<&mut Range<usize>>, words: &mut String) {
    let is_open = words.matches('(').count() > words.matches(')').count();
    if let Some(at) = at.filter(|at| is_open && text[at.end..].starts_with(')')) {
        at.end += 1;
        words.push(')');
    }
}
/// Whether a reference of the new text names what one of the old text named.
fn is_same(finder: &Finder<'_>, old: &Mention, new: &Mention) -> bool {
    let which = |one: &Mention| one.sentence.as_ref().map(|(_, which)| which.clone());
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
        && which(old) == which(new)
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
