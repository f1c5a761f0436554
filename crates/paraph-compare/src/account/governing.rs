//! Sentences that others of their point govern, and stand in another point now.
//!
//! `If the bridge falls: Ostria shall build a ferry. Verania shall pay.` says of both acts when they are due. Where the
//! second went to a point of its own no word is another, and it is due whether the bridge falls or not. So it is with
//! `The following holds in winter only.` before sentences, and `Both apply only in winter.` behind them.
//!
//! An act is looked for by its words alone, so one that was reworded is not told here; and what governed it must stand
//! in both drafts, or it is an edit that is told elsewhere. Where the draft says it once more of the act, or
//! holds both together as a chapeau and its sub-points, nothing is lost.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::{Draft, one_line};

use super::Row;
use super::redlined::Text;
use crate::redline::atoms::{self, Pause};
use crate::sections::GOVERNS;
use crate::substance::{Change, Direction, Kind};

/// How many words an act has at least: fewer may stand anywhere.
const ACT_MIN: usize = 3;

/// The longest opener, in bytes: a longer one is a sentence of its own.
const OPENER_MAX: usize = 200;

/// What a sentence says, or a part of it that a semicolon closes.
struct Act {
    /// The point that it stands in, by its place.
    place: usize,
    /// Its bytes in the words of the point.
    at: Range<usize>,
    /// Its words in small letters, without the sign behind them.
    words: String,
    /// What governs it, in small letters.
    over: BTreeSet<String>,
    /// Those of them that govern others too, or may.
    shared: BTreeSet<String>,
}

/// Tells of each row which of its acts are governed by what did not govern them, or no more by what did.
pub(super) fn tell(drafts: [&Draft; 2], rows: &mut [Row]) {
    if rows.iter().all(Row::is_kept_whole) {
        return;
    }
    let all = drafts.map(acts);
    let [olds, news] = &all;
    let [known_old, known_new] = [olds, news].map(|all| by_words(all));
    let openers =
        [olds, news].map(|all| all.iter().flat_map(|act| &act.over).collect::<BTreeSet<_>>());
    for (words, old) in known_old {
        let Some((old, new)) = old.zip(known_new.get(words).copied().flatten()) else { continue };
        let in_both = |one: &&String| openers.iter().all(|all| all.contains(one));
        let lost = old.shared.difference(&new.over).find(in_both);
        let gained = new.shared.difference(&old.over).find(in_both);
        if lost.or(gained).is_none() {
            continue;
        }
        let Some(row) = rows.iter_mut().find(|row| row.new.contains(&new.place)) else { continue };
        if row.substance.iter().any(is_told) {
            continue;
        }
        for (opener, kind) in [(lost, Kind::ConditionDropped), (gained, Kind::ConditionAdded)] {
            row.substance.extend(opener.map(|opener| change(kind, opener, row, [old, new])));
        }
        row.substance.sort_by_key(|change| change.kind.rank());
    }
}

/// Each act by its words; none where several say the same.
fn by_words(all: &[Act]) -> BTreeMap<&str, Option<&Act>> {
    let mut known: BTreeMap<&str, Option<&Act>> = BTreeMap::new();
    for act in all {
        known.entry(&*act.words).and_modify(|one| *one = None).or_insert(Some(act));
    }
    known
}

/// Whether it is told of a row already when something holds in it.
fn is_told(change: &Change) -> bool {
    let is_of_when =
        matches!(change.kind, Kind::ConditionDropped | Kind::ConditionAdded | Kind::Deadline);
    is_of_when && change.weighs()
}

/// The acts of a draft, in its order.
fn acts(draft: &Draft) -> Vec<Act> {
    let (mut all, mut above): (Vec<Act>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    for (place, point) in draft.walk().enumerate() {
        above.truncate(point.depth);
        let over: Vec<String> = above.concat();
        above.push(of_point(place, point.point.text(), &over, &mut all));
    }
    all
}

/// Adds the acts of a point; answers what governs the points in it.
fn of_point(place: usize, text: &str, over: &[String], all: &mut Vec<Act>) -> Vec<String> {
    let (first, mut start) = (all.len(), 0);
    // What the last colon governs, and sentences.
    let (mut colon, mut standing): (Option<String>, Vec<String>) = (None, Vec::new());
    let atoms = atoms::cut(text).into_iter();
    // A semicolon closes no sentence: what opened it goes on.
    let ends = atoms.filter(|atom| atom.pause == Pause::Sentence).map(|atom| atom.at.end);
    let ends = ends.filter(|end| !text[..*end].trim_end().ends_with(';') || *end == text.len());
    for end in ends.collect::<Vec<_>>() {
        let at = start..end;
        start = end;
        let words = small(&text[at.clone()]);
        if GOVERNS.begins("sentence before", &words) && !has_tail(&words) {
            standing.push(words);
            continue;
        }
        if GOVERNS.begins("sentence behind", &words) {
            all[first..].iter_mut().for_each(|act| act.is_under(&words));
            continue;
        }
        if GOVERNS.begins("sentence behind two", &words) {
            let of_two = all[first..].last().is_some_and(|act| has_two(&act.words));
            let count = if of_two { 1 } else { 2 };
            all[first..].iter_mut().rev().take(count).for_each(|act| act.is_under(&words));
            continue;
        }
        let opened = opener(&text[at.clone()]);
        let rest = opened.as_ref().map_or(at.start, |(_, length, _)| at.start + length)..at.end;
        let mut holds: Vec<&String> = over.iter().chain(&standing).collect();
        let parts = parts(text, rest);
        let own = opened.as_ref().map(|(words, _, is_colon)| (words, *is_colon));
        if let Some((words, true)) = own {
            colon = Some(words.clone());
        }
        holds.extend(&colon);
        for part in &parts {
            let mut act = act(place, text, part.clone());
            holds.iter().for_each(|one| act.is_under(one));
            if let Some((words, false)) = own {
                match parts.len() {
                    0 | 1 => _ = act.over.insert(words.clone()),
                    _ => act.is_under(words),
                }
            }
            all.push(act);
        }
    }
    all.retain(|act| act.words.split_whitespace().nth(ACT_MIN - 1).is_some());
    standing.into_iter().chain(colon).collect()
}

impl Act {
    fn is_under(&mut self, words: &str) {
        self.over.insert(words.to_string());
        self.shared.insert(words.to_string());
    }
}

fn act(place: usize, text: &str, at: Range<usize>) -> Act {
    let words = small(&text[at.clone()]);
    Act { place, at, words, over: BTreeSet::new(), shared: BTreeSet::new() }
}

/// Words in small letters and drawn alike, without the sign behind them.
fn small(words: &str) -> String {
    let words = one_line(&atoms::drawn(words)).to_lowercase();
    String::from(words.trim_end_matches(['.', ';', ',', ':', ' ']))
}

/// Whether a sentence says two things by itself, of which `both` may speak.
fn has_two(words: &str) -> bool {
    words.split(' ').any(|word| word == "and")
}

/// Whether something stands behind a colon in a sentence: what it governs is said there.
fn has_tail(words: &str) -> bool {
    words.split_once(':').is_some_and(|(_, tail)| !tail.trim().is_empty())
}

/// What opens a sentence and says when its acts hold, how many bytes it takes, and whether a colon closes it: then it
/// governs what stands behind its sentence, too.
fn opener(sentence: &str) -> Option<(String, usize, bool)> {
    let colon = sentence.find(": ").or_else(|| sentence.trim_end().strip_suffix(':').map(str::len));
    let colon = colon.map(|end| (end, true));
    let comma = || sentence.find(", ").map(|end| (end, false));
    let (end, is_colon) = colon.or_else(comma)?;
    let words = small(&sentence[..end]);
    let is_short = end <= OPENER_MAX && !words.contains(';');
    let opens = GOVERNS.begins("opens", &words) && !GOVERNS.begins("opens nothing", &words);
    (is_short && opens).then_some((words, end + 1, is_colon))
}

/// The parts of a sentence that semicolons close.
fn parts(text: &str, at: Range<usize>) -> Vec<Range<usize>> {
    let mut start = at.start;
    let mut all = Vec::new();
    for part in text[at].split_inclusive(';') {
        all.push(start..start + part.len());
        start += part.len();
    }
    all.retain(|at| !small(&text[at.clone()]).is_empty());
    all
}

/// Where an act stands in the joined words of a row, if it does.
fn bytes(text: &Text, act: &Act) -> Option<Range<usize>> {
    let part = text.parts.iter().find(|part| part.place == act.place)?;
    let at = part.at.start + act.at.start..part.at.start + act.at.end;
    let written = text.words.get(at.clone())?;
    let gap = written.len() - written.trim_start().len();
    (small(written) == act.words).then_some(at.start + gap..at.end)
}

fn change(kind: Kind, opener: &str, row: &Row, [old, new]: [&Act; 2]) -> Change {
    let [was, is] = [bytes(&row.redline.old, old), bytes(&row.redline.new, new)];
    let is_lost = kind == Kind::ConditionDropped;
    let words = |is_here: bool| String::from(if is_here { opener } else { "" });
    Change {
        kind,
        who: None,
        old: was,
        new: is,
        old_words: words(is_lost),
        new_words: words(!is_lost),
        around: new.words.clone(),
        direction: if is_lost { Direction::Dropped } else { Direction::Added },
        to_read: false,
        leads: None,
        is_right: false,
    }
}
