//! What stands over a point and is read with it: the chapeau of its row, and a heading that lays duties on
//! somebody.
//!
//! `3. North shall: a. publish the maps` says what North shall do, in two points. Each item is read as the
//! sentence that it is with its chapeau. A chapeau is the last sentence of a point with sub-points that is
//! not closed: it ends with a colon, a dash or a comma. What stands in small letters behind its colon came
//! behind the sub-points, and goes on with each: `North may enter: a. by day; b. by night; if South agrees`.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::{Draft, Place, Role};

use super::redlined::Text;
use crate::substance::{Context, Reading};

/// What stands over a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// A point with a chapeau, by its place.
    Point(usize),
    /// A heading.
    Heading(String),
}

/// The words over one point, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) words: String,
    /// What goes on behind the point.
    pub(super) tail: String,
    pub(super) from: Vec<Over>,
}

/// What stands over every point of a draft.
pub(super) struct Leads {
    of: Vec<Lead>,
    /// Which points are chapeaux.
    opens: Vec<bool>,
}

impl Leads {
    pub(super) fn of(draft: &Draft, context: &Context) -> Self {
        let places: Vec<Place<'_>> = draft.walk().collect();
        let mut leads = Self { of: Vec::new(), opens: alloc::vec![false; places.len()] };
        let mut above: Vec<usize> = Vec::new();
        for (at, place) in places.iter().enumerate() {
            above.truncate(place.depth);
            let mut lead = leads.chapeau(&places, above.last().copied());
            if lead.words.is_empty() && place.role == Role::Operative {
                lead = of_heading(&places, at, &above, context).unwrap_or_default();
            }
            leads.of.push(lead);
            above.push(at);
        }
        leads
    }

    /// The chapeau of the point above, with what stands over that.
    fn chapeau(&mut self, places: &[Place<'_>], above: Option<usize>) -> Lead {
        let of = |at: usize| Some((at, chapeau(places[at].point.text())?));
        let Some((at, (words, tail))) = above.and_then(of) else {
            return Lead::default();
        };
        self.opens[at] = true;
        let over = &self.of[at];
        let mut from = over.from.clone();
        from.push(Over::Point(at));
        let words = match over.words.is_empty() {
            true => words.to_owned(),
            false => joined(&over.words, words),
        };
        let tail = if tail.is_empty() { over.tail.clone() } else { tail.to_owned() };
        Lead { words, tail, from }
    }

    /// The words of some points as they are read, which are given joined.
    pub(super) fn reading<'a>(&self, text: &'a Text, context: &Context) -> Reading<'a> {
        let is_open = text.parts.iter().any(|part| self.opens[part.place]);
        if text.parts.iter().all(|part| self.of[part.place].words.is_empty()) {
            return Reading::plain(&text.words, is_open);
        }
        let (mut all, mut own) = (String::new(), Vec::new());
        for part in &text.parts {
            if !all.is_empty() {
                all.push('\n');
            }
            let words = &text.words[part.at.clone()];
            let lead = &self.of[part.place].words;
            if lead.is_empty() {
                own.push(all.len()..all.len() + words.len());
                all.push_str(words);
                continue;
            }
            let whole = joined(lead, &small(words, context));
            let start = all.len() + whole.len() - words.len();
            all.push_str(&whole);
            let tail = &self.of[part.place].tail;
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
        let mut all: Vec<&Lead> = Vec::new();
        for part in &text.parts {
            let lead = &self.of[part.place];
            if !all.contains(&lead) {
                all.push(lead);
            }
        }
        all
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
    let mut parts = reading.own.iter().zip(&text.parts);
    parts.find_map(|(own, part)| {
        let is_inside = own.start <= at.start && at.end <= own.end;
        is_inside.then(|| at.start - own.start + part.at.start..at.end - own.start + part.at.start)
    })
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
        words[at + end.len()..].starts_with(char::is_whitespace)
            && words[at + end.len()..].trim_start().starts_with(char::is_uppercase)
    });
    let start = ends.next_back().map_or(0, |(at, end)| at + end.len());
    let bare = words[start..].trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, ':' | '—' | '–' | ',' | '-')
    });
    (!bare.is_empty()).then_some((bare, tail))
}

/// A chapeau and what stands under it as one sentence; what was put into the chapeau ends with a comma.
fn joined(lead: &str, words: &str) -> String {
    let comma = if lead.contains(',') { "," } else { "" };
    format!("{lead}{comma} {words}")
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

/// The heading over a point that lays what stands under it on somebody, as the words that do so; only of a
/// point that says what is to be done and not by whom.
fn of_heading(places: &[Place<'_>], at: usize, above: &[usize], context: &Context) -> Option<Lead> {
    let place = &places[at];
    let own = above.iter().rev().filter_map(|at| places[*at].point.heading());
    let own =
        place.point.heading().filter(|_| !place.point.text().is_empty()).into_iter().chain(own);
    let over = place.headings.iter().rev().map(String::as_str);
    let mut all = own.chain(over);
    let (heading, who) = all.find_map(|heading| {
        let who = context.bound_by(heading);
        (!who.is_empty()).then_some((heading, who))
    })?;
    context.begins_with_act(place.point.text()).then(|| Lead {
        words: format!("{} shall", who.join(" and ")),
        tail: String::new(),
        from: Vec::from([Over::Heading(heading.to_owned())]),
    })
}
