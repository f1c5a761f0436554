//! Sentences that lean on the one before them, and stand behind another now.
//!
//! `Half is due in May` says what is due by what stands before it. Where such a sentence went from the point on the rent to
//! the point on the deposit, no word of it is another, and it speaks of another thing. That is certain only where both that
//! it stood behind and that it stands behind are in both drafts: a sentence that was reworded is the same thing still.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::{Draft, Place, one_line};

use super::Row;
use super::redlined::Text;
use crate::redline::atoms::{self, Pause};
use crate::sections::Sections;
use crate::substance::{Change, Direction, Kind};

/// How sentences begin that lean, by what they lean on.
static LEANS: Sections = Sections::of(include_str!("../../data/leans.txt"));

/// How many words after `it` may stand before one of these.
const FOLLOWS_WITHIN: usize = 5;

/// The longest opener, in bytes.
const OPENER_MAX: usize = 60;

/// How much of a sentence is shown, in characters.
const SHOWN_MAX: usize = 60;

/// A sentence of a draft.
struct Sentence {
    /// The point that it stands in.
    place: usize,
    /// Its bytes in the words of the point.
    at: Range<usize>,
    words: String,
    /// How many sentences of its point stand before it.
    before: usize,
    /// How many stand before it in its point, and in those before that stand beside it under one heading.
    beside: usize,
}

/// What a sentence leans on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    /// What was said before it, in whichever sentence of its point.
    Said,
    /// The nearest amount.
    Amount,
    /// The nearest duty.
    Duty,
    /// The very sentence before it.
    Last,
}

/// Tells of each row which of its sentences lean on another one than they did.
pub(super) fn tell(drafts: [&Draft; 2], rows: &mut [Row]) {
    if rows.iter().all(Row::is_kept_whole) {
        return;
    }
    let [olds, news] = drafts.map(sentences);
    let known = [&olds, &news].map(|all| by_words(all));
    for (at, old) in olds.iter().enumerate() {
        let Some(on) = leans(&old.words) else { continue };
        let only = |which: usize| match known[which].get(old.words.as_str()).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        };
        let (Some(_), Some(now)) = (only(0), only(1)) else { continue };
        let (Some(was), Some(is)) = (preceding(&olds, at, on), preceding(&news, now, on)) else {
            continue;
        };
        let stands_on = |which: usize, words: &str| known[which].contains_key(words);
        let (was_last, is_last) = (said(was, on), said(is, on));
        let meet = match on {
            // A point may have thousands of sentences: they are found by their words.
            On::Said => was.iter().rev().any(|one| {
                let places = known[1].get(one.words.as_str()).map_or(&[][..], Vec::as_slice);
                let first = places.partition_point(|place| *place < now - is.len());
                places.get(first).is_some_and(|place| *place < now)
            }),
            _ => was_last == is_last,
        };
        if meet
            || stands_for_who(&old.words) && are_of_one(was_last, is_last)
            || !stands_on(1, was_last)
            || !stands_on(0, is_last)
        {
            continue;
        }
        let new = &news[now];
        let Some(row) = rows.iter_mut().find(|row| row.new.contains(&new.place)) else { continue };
        let leads = format!(
            "it stood behind “{}”, and stands behind “{}” now",
            shown(was_last),
            shown(is_last)
        );
        let [old, new] = [bytes(&row.redline.old, old), bytes(&row.redline.new, new)];
        row.substance.push(change(old, new, shown(&olds[at].words), leads));
        row.substance.sort_by_key(|change| change.kind.rank());
    }
}

/// Whether a sentence begins with what stands for those who act.
fn stands_for_who(sentence: &str) -> bool {
    LEANS.begins("who acts", &sentence.to_lowercase())
}

/// Whether the same act in two sentences: `The Parties shall`, `The Parties may`.
fn are_of_one(one: &str, other: &str) -> bool {
    let one = who(one);
    one.is_some() && one == who(other)
}

/// Who acts in a sentence: what stands before its verb, or the name that it begins with.
fn who(sentence: &str) -> Option<String> {
    let small = sentence.to_lowercase();
    let verb = LEANS.places("verbs", &small).next();
    let first = || small.split_whitespace().next().filter(|word| !LEANS.names("articles", word));
    verb.map(|verb| &small[..verb.start]).or_else(first).map(|who| String::from(who.trim()))
}

/// The sentences of a draft, in its order.
fn sentences(draft: &Draft) -> Vec<Sentence> {
    let mut all = Vec::new();
    let (mut beside, mut last): (usize, Option<Place<'_>>) = (0, None);
    for (place, point) in draft.walk().enumerate() {
        let text = point.point.text();
        let is_beside = last
            .as_ref()
            .is_some_and(|last| last.depth == point.depth && last.headings == point.headings);
        if !is_beside || point.point.heading().is_some() {
            beside = 0;
        }
        let mut start = 0;
        let atoms = atoms::cut(text).into_iter();
        let ends = atoms.filter(|atom| atom.pause == Pause::Sentence).map(|atom| atom.at.end);
        for (before, end) in ends.enumerate() {
            let at = start..end;
            start = end;
            let words = one_line(&atoms::drawn(&text[at.clone()]));
            all.push(Sentence { place, at, words, before, beside });
            beside += 1;
        }
        last = Some(point);
    }
    all
}

fn by_words(all: &[Sentence]) -> BTreeMap<&str, Vec<usize>> {
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, sentence) in all.iter().enumerate() {
        known.entry(&sentence.words).or_default().push(at);
    }
    known
}

/// The sentences that one may lean on: those before it in its point, or in the point before where it begins its own;
/// for an amount or a duty, in all points before that stand beside it. None where it may lean on a chapeau.
fn preceding(all: &[Sentence], at: usize, on: On) -> Option<&[Sentence]> {
    let Sentence { before, beside, .. } = all[at];
    let count = match on {
        On::Amount | On::Duty => beside,
        On::Said | On::Last if before > 0 => before,
        // What opens a point may speak of what stands behind it there.
        On::Said if !is_point_that_leans(all, at) => 0,
        On::Said | On::Last => beside.min(all[at.checked_sub(1)?].before + 1),
    };
    (count > 0).then(|| &all[at - count..at])
}

/// Whether a sentence is all that its point says, and leans on the point before.
fn is_point_that_leans(all: &[Sentence], at: usize) -> bool {
    let is_alone = all.get(at + 1).is_none_or(|next| next.place != all[at].place);
    is_alone && LEANS.begins("on the point before", &all[at].words.to_lowercase())
}

/// The words of the one of some sentences that what leans on them speaks of.
fn said(all: &[Sentence], on: On) -> &str {
    let has_duty = |words: &str| {
        let small = words.to_lowercase();
        LEANS.places("duties", &small).next().is_some()
    };
    let is_meant = |one: &&Sentence| match on {
        On::Said | On::Last => true,
        On::Amount => one.words.contains(|char: char| char.is_numeric()),
        On::Duty => has_duty(&one.words),
    };
    let found = all.iter().rev().find(is_meant).or(all.last());
    found.map_or("", |one| one.words.as_str())
}

/// On what a sentence leans, if it begins with words that stand for what was said before it.
fn leans(sentence: &str) -> Option<On> {
    let small = sentence.to_lowercase();
    let begins = |name: &str| LEANS.begins(name, &small);
    let mut words = small.split_whitespace();
    let follows = |word: &str| LEANS.names("it of what follows", word);
    if words.next() == Some("it") && words.take(FOLLOWS_WITHIN).any(follows) {
        return None;
    }
    let kinds = [
        (On::Amount, "on an amount"),
        (On::Duty, "on a duty"),
        (On::Last, "on the last"),
        (On::Said, "on what was said"),
    ];
    let named = kinds.into_iter().find(|(_, name)| begins(name)).map(|(on, _)| on);
    named.or_else(|| is_behind_opener(&small).then_some(On::Last))
}

/// Whether what opens a sentence, in small letters, ends with words that lean: `Ten days later, Ostria shall`.
fn is_behind_opener(small: &str) -> bool {
    let opener =
        small.split_once(',').map(|(opener, _)| opener).filter(|one| one.len() <= OPENER_MAX);
    let words: Vec<&str> = opener.map_or_else(Vec::new, |one| one.split_whitespace().collect());
    (1..=2.min(words.len()))
        .any(|count| LEANS.names("ends an opener", &words[words.len() - count..].join(" ")))
}

/// A sentence as it is shown: whole, or its beginning.
fn shown(sentence: &str) -> String {
    match sentence.char_indices().nth(SHOWN_MAX) {
        Some((end, _)) => {
            let cut = sentence[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &sentence[..cut])
        }
        None => String::from(sentence),
    }
}

/// Where a sentence stands in the joined words of a row, if it does.
fn bytes(text: &Text, sentence: &Sentence) -> Option<Range<usize>> {
    let part = text.parts.iter().find(|part| part.place == sentence.place)?;
    let at = part.at.start + sentence.at.start..part.at.start + sentence.at.end;
    let written = text.words.get(at.clone())?;
    (one_line(&atoms::drawn(written)) == sentence.words).then(|| {
        let gap = written.len() - written.trim_start().len();
        at.start + gap..at.end
    })
}

fn change(
    old: Option<Range<usize>>,
    new: Option<Range<usize>>,
    words: String,
    leads: String,
) -> Change {
    Change {
        kind: Kind::Reference,
        who: None,
        old,
        new,
        old_words: words.clone(),
        new_words: words,
        around: String::new(),
        direction: Direction::Changed,
        to_read: false,
        leads: Some(leads),
        is_right: false,
    }
}
