//! What stands over a point and is read with it: the chapeau of its row, and a heading that lays duties on
//! somebody.
//!
//! `3. North shall: a. publish the maps` says what North shall do, in two points. Each item is read as the
//! sentence that it is with its chapeau. A chapeau is the last sentence of a point with sub-points that is
//! not closed: it ends with a colon, a dash or a comma. What stands in small letters behind its colon came
//! behind the sub-points, and goes on with each: `North may enter: a. by day; b. by night; if South agrees`.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::{Draft, Place, Role};

use super::redlined::Text;
use crate::substance::{Context, Reading};
use crate::words::abbreviated::goes_on;

mod whole;

/// What stands over a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// A point with a chapeau, by its place.
    Point(usize),
    /// A heading.
    Heading(String),
    /// The title of the draft, which stands over all.
    Title(String),
}

/// The longest chapeau that is read with what stands under it, in bytes: a longer one is read by itself alone, so that
/// no text is read as often as it has points.
const CHAPEAU_MAX: usize = 1 << 14;

/// The words over some points, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) words: String,
    /// What goes on behind the point.
    pub(super) tail: String,
    /// Whether it says on what terms the rest holds: then a comma stands behind it.
    pub(super) is_condition: bool,
    /// Whether it says something by itself, so that a sentence under it is none of its parts.
    pub(super) is_whole: bool,
    pub(super) from: Vec<Over>,
}

/// What stands over every point of a draft.
#[derive(Default)]
pub(super) struct Leads {
    /// What stands over points, each once, however many points it stands over.
    all: Vec<Lead>,
    /// Which of them stands over each point and is read with it.
    of: Vec<Option<usize>>,
    /// Which chapeau is over each point, whether or not it is read with it.
    lists: Vec<Option<usize>>,
    /// Which points are chapeaux.
    opens: Vec<bool>,
}

/// What was found already, so that nothing is read twice.
#[derive(Default)]
struct Known<'a> {
    /// What points that hold others lay on these.
    under: BTreeMap<usize, Option<usize>>,
    /// What headings lay on the points under them.
    headings: BTreeMap<&'a str, Option<usize>>,
}

impl Leads {
    pub(super) fn of(draft: &Draft, context: &Context) -> Self {
        let places: Vec<Place<'_>> = draft.walk().collect();
        let mut leads = Self { opens: alloc::vec![false; places.len()], ..Self::default() };
        let mut known = Known::default();
        let mut above: Vec<usize> = Vec::new();
        for (at, place) in places.iter().enumerate() {
            above.truncate(place.depth);
            let mut lead = above.last().and_then(|above| {
                *known
                    .under
                    .entry(*above)
                    .or_insert_with(|| leads.chapeau(&places, *above, context))
            });
            leads.lists.push(lead);
            // `20. Both carry out programmes: a. Ostria teaches French.`
            let stands_alone =
                |at: &usize| leads.all[*at].is_whole && context.is_sentence(place.point.text());
            lead = lead.filter(|at| !stands_alone(at));
            if lead.is_none() && place.role == Role::Operative {
                lead = leads.heading(&places, at, &above, context, &mut known);
            }
            leads.of.push(lead);
            above.push(at);
        }
        leads
    }

    /// What stands over a point.
    pub(super) fn over_one(&self, place: usize) -> Option<&Lead> {
        self.all.get((*self.of.get(place)?)?)
    }

    /// The chapeau over a point, also where it is not read with it.
    pub(super) fn list_of(&self, place: usize) -> Option<&Lead> {
        self.all.get((*self.lists.get(place)?)?)
    }

    fn push(&mut self, lead: Lead) -> Option<usize> {
        self.all.push(lead);
        self.all.len().checked_sub(1)
    }

    /// The chapeau of a point, with what stands over that.
    fn chapeau(&mut self, places: &[Place<'_>], at: usize, context: &Context) -> Option<usize> {
        let (words, tail) = chapeau(places[at].point.text())?;
        self.opens[at] = true;
        let over = self.over_one(at).cloned().unwrap_or_default();
        let is_condition = context.is_condition(words);
        let is_whole = (over.from.is_empty() || over.is_whole)
            && tail.is_empty()
            && context.is_whole_chapeau(words);
        let words = match over.words.is_empty() {
            true => words.to_owned(),
            false => joined(&over, words),
        };
        let mut from = over.from;
        from.push(Over::Point(at));
        let tail = if tail.is_empty() { over.tail } else { tail.to_owned() };
        self.push(Lead { words, tail, is_condition, is_whole, from })
    }

    /// The heading over a point that lays what stands under it on somebody, or grants it to him; only of a point that
    /// says what is to be done and not by whom.
    fn heading<'a>(
        &mut self,
        places: &[Place<'a>],
        at: usize,
        above: &[usize],
        context: &Context,
        known: &mut Known<'a>,
    ) -> Option<usize> {
        let lead = over_point(places, at, above).find_map(|heading| {
            *known.headings.entry(heading).or_insert_with(|| {
                let words = context.opening_of(heading)?;
                let from = Vec::from([Over::Heading(heading.to_owned())]);
                self.push(Lead { words, from, ..Lead::default() })
            })
        });
        lead.filter(|_| context.begins_with_act(places[at].point.text()))
    }

    /// The words of some points as they are read, which are given joined.
    pub(super) fn reading<'a>(&self, text: &'a Text, context: &Context) -> Reading<'a> {
        let is_open = text.parts.iter().any(|part| self.opens[part.place]);
        if text.parts.iter().all(|part| self.over_one(part.place).is_none()) {
            return Reading::plain(&text.words, is_open);
        }
        let (mut all, mut own) = (String::new(), Vec::new());
        let mut parts = text.parts.as_slice();
        while let Some((part, rest)) = parts.split_first() {
            if !all.is_empty() {
                all.push('\n');
            }
            let words = &text.words[part.at.clone()];
            let over = self.over_one(part.place);
            let in_one = self.in_one_sentence(text, parts);
            if in_one > 0 {
                if let Some(over) = over {
                    all.push_str(&joined(over, ""));
                }
                let (sentence, behind) = parts.split_at(in_one);
                own.extend(whole::write(text, sentence, context, &mut all));
                parts = behind;
                continue;
            }
            parts = rest;
            let Some(lead) = over else {
                own.push(all.len()..all.len() + words.len());
                all.push_str(words);
                continue;
            };
            let tail = &lead.tail;
            let whole = joined(lead, &small(words, context));
            let start = all.len() + whole.len() - words.len();
            all.push_str(&whole);
            if !tail.is_empty() {
                let closed = all.trim_end_matches([';', ',', '.', ' ']).len().max(start);
                all.truncate(closed);
            }
            own.push(start..all.len());
            if !tail.is_empty() {
                all.push_str(&format!(", {tail}"));
            }
        }
        Reading { text: all.into(), own, is_open }
    }

    /// What stands over some points, each once.
    pub(super) fn over(&self, text: &Text) -> Vec<&Lead> {
        let mut all: Vec<Option<usize>> = Vec::new();
        for part in &text.parts {
            let of = self.of.get(part.place).copied().flatten();
            if !all.contains(&of) {
                all.push(of);
            }
        }
        all.into_iter().flatten().filter_map(|at| self.all.get(at)).collect()
    }
}

/// The bytes of a joined text that bytes of its reading stand for; nothing where they are not its own.
pub(super) fn in_text(
    reading: &Reading<'_>,
    text: &Text,
    at: &Range<usize>,
) -> Option<Range<usize>> {
    if reading.own.len() != text.parts.len() {
        return reading.is_own(at).then(|| at.clone());
    }
    let parts = || reading.own.iter().zip(&text.parts).enumerate();
    let holds = |own: &Range<usize>, byte: usize| own.start <= byte && byte <= own.end;
    let (last, (own, part)) = parts().find(|(_, (own, _))| holds(own, at.end))?;
    let end = at.end - own.start + part.at.start;
    let (first, (own, part)) = parts().rfind(|(_, (own, _))| holds(own, at.start))?;
    let start = at.start - own.start + part.at.start;
    // Words of several points are theirs where these are read as one sentence.
    let is_whole = |at: usize| reading.own[at].end + 1 == reading.own[at + 1].start;
    let is_inside = first <= last && (first..last).all(is_whole);
    is_inside.then_some(start..end)
}

/// The last sentence of words, if it is not closed, and what goes on behind its colon.
fn chapeau(words: &str) -> Option<(&str, &str)> {
    let words = words.trim();
    let is_open = words.ends_with([':', '—', '–', ',']) || words.ends_with(" -");
    let colon = || {
        let (lead, tail) = words.split_once(':')?;
        let tail = tail.trim_start().trim_end_matches('.');
        let is_one = !tail.contains(". ") && !tail.contains(':');
        (is_one && tail.starts_with(char::is_lowercase)).then_some((lead, tail))
    };
    let (words, tail) = if is_open { (words, "") } else { colon()? };
    let mut ends = words.match_indices(['.', ';', '!', '?']).filter(|(at, end)| {
        let behind = &words[at + end.len()..];
        behind.starts_with(char::is_whitespace)
            && behind.trim_start().starts_with(char::is_uppercase)
            && !(*end == "." && goes_on(&words[..*at], behind))
    });
    let start = ends.next_back().map_or(0, |(at, end)| at + end.len());
    let bare = words[start..].trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, ':' | '—' | '–' | ',' | '-')
    });
    let is_short = bare.len() + tail.len() <= CHAPEAU_MAX;
    (!bare.is_empty() && is_short).then_some((bare, tail))
}

/// A chapeau and what stands under it as one sentence; what was put into the chapeau ends with a comma, as
/// does a condition: `If Ostria attacks, Verania shall`.
fn joined(lead: &Lead, words: &str) -> String {
    let comma = if lead.is_condition || lead.words.contains(',') { "," } else { "" };
    format!("{}{comma} {words}", lead.words)
}

/// Words that begin with a small letter, unless they begin with a name: they go on with a sentence.
fn small(words: &str, context: &Context) -> String {
    let first = words.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    let small = first.to_lowercase();
    let is_as_long = small.len() == first.len();
    match is_as_long && small != first && context.is_ordinary(&small) {
        true => format!("{small}{}", &words[first.len()..]),
        false => words.to_owned(),
    }
}

/// The headings over a point, the nearest first: its own, if it has words under it, those of the points that it stands
/// in, and those above.
pub(super) fn over_point<'a>(
    places: &[Place<'a>],
    at: usize,
    above: &[usize],
) -> impl Iterator<Item = &'a str> {
    let place = &places[at];
    let own = place.point.heading().filter(|_| !place.point.text().is_empty());
    let holding = above.iter().rev().filter_map(|at| places[*at].point.heading());
    let over = place.headings.iter().rev().map(String::as_str);
    own.into_iter().chain(holding.collect::<Vec<_>>()).chain(over)
}
