//! Changes of substance in lines for people.
//!
//! A [`Change`] is the smallest thing that is told: somebody came, somebody went. Whoever reads wants one
//! line for one event, so those of one place, and two parties that took each other's place, are one
//! [`Line`].

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use super::{Change, Direction, Kind};

/// What is told in one line: one change, or several that are one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The changes, the weightiest first; never none.
    pub changes: Vec<&'a Change>,
}

/// The changes of one pair of wordings in lines, in their order.
#[must_use]
pub fn lines(changes: &[Change]) -> Vec<Line<'_>> {
    lines_of(&changes.iter().collect::<Vec<_>>())
}

/// The same of changes that do not stand side by side.
pub(crate) fn lines_of<'a>(changes: &[&'a Change]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for &change in changes {
        match lines.iter_mut().find(|line| line.has_room_for(change)) {
            Some(line) => line.changes.push(change),
            None => lines.push(Line { changes: Vec::from([change]) }),
        }
    }
    lines
}

impl Line<'_> {
    /// How near the top it is listed; 0 is the top.
    #[must_use]
    pub fn rank(&self) -> u8 {
        self.changes.iter().map(|change| change.kind.rank()).min().unwrap_or(u8::MAX)
    }

    /// Whether it only asks a person to read.
    #[must_use]
    pub fn to_read(&self) -> bool {
        self.changes.iter().all(|change| change.to_read)
    }

    /// Whether a change belongs to the same event: it stands at a place that is told already, or tells
    /// of those who took each other's place.
    fn has_room_for(&self, change: &Change) -> bool {
        // A reference that stands twice and is another twice is one event.
        if change.kind == Kind::Reference {
            return self.changes.iter().all(|one| is_one_place(one, change));
        }
        if change.kind == Kind::Scope {
            return self.changes.iter().all(|one| took_places(one, change));
        }
        let of_people = |one: &Change| one.kind.is_of_somebody() && one.kind != Kind::Exemption;
        if !of_people(change) || !self.changes.iter().all(|one| of_people(one)) {
            return false;
        }
        let is_back = |one: &Change| {
            let (old, new) = (bare(&one.old_words), bare(&one.new_words));
            !old.is_empty()
                && !new.is_empty()
                && (old, new) == (bare(&change.new_words), bare(&change.old_words))
        };
        self.changes.iter().any(|one| is_one_place(one, change))
            || self.changes.iter().any(|one| is_back(one))
    }
}

/// Whether two changes tell of one place, in one role; a reference is told for all places of a wording.
fn is_one_place(one: &Change, other: &Change) -> bool {
    let place = |one: &Change| (one.old.clone(), one.new.clone());
    let words = |one: &Change| (one.old_words.clone(), one.new_words.clone(), one.leads.clone());
    let is_here = one.kind == Kind::Reference || place(one) == place(other);
    is_here && words(one) == words(other) && one.words() == other.words()
}

/// Whether two things that are told took each other's place, `unanimity` and `simple majority`; of a thing that was told in
/// full, its first word may stand for it.
fn took_places(one: &Change, other: &Change) -> bool {
    let goes_with = |long: &str, short: &str| {
        !short.is_empty()
            && (long == short || long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')))
    };
    let are_same = |one: &str, other: &str| goes_with(one, other) || goes_with(other, one);
    one.kind == Kind::Scope
        && one.to_read == other.to_read
        && are_same(&one.old_words, &other.new_words)
        && are_same(&one.new_words, &other.old_words)
}

/// A name without the article before it.
fn bare(name: &str) -> String {
    let small = name.to_lowercase();
    small.strip_prefix("the ").map_or_else(|| small.clone(), String::from)
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Prints `deadline: within 14 days -> within 21 days (later)`; what is only to be read begins with
/// `read it`, and who came or went is shown with the words around: `who bears it: Ostria -> Verania
/// (… shall open the port)`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Line { changes: Vec::from([self]) }.fmt(f)
    }
}

/// Prints one event: `who bears it: Ostria -> Verania (… shall pay); Verania -> Ostria (… may fish)`.
impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told: Vec<&Change> = Vec::new();
        let mut said = "";
        for change in &self.changes {
            if told.iter().any(|one| is_one_place(one, change)) {
                continue;
            }
            f.write_str(if told.is_empty() { "" } else { "; " })?;
            let here = self.changes.iter().filter(|one| is_one_place(one, change));
            event(f, change, &here.copied().collect::<Vec<_>>(), said)?;
            said = change.words();
            told.push(change);
        }
        Ok(())
    }
}

/// One change of a line; `all` are those of its place, `said` the kind that was named last.
fn event(f: &mut fmt::Formatter<'_>, change: &Change, all: &[&Change], said: &str) -> fmt::Result {
    if change.kind == Kind::Rewritten {
        let words = if change.new_words.is_empty() { &change.old_words } else { &change.new_words };
        return write!(f, "read it: written anew: {words}");
    }
    let is_of_somebody = change.kind.is_of_somebody();
    let is_named = said == change.words() && (is_of_somebody || change.kind == Kind::Scope);
    if !is_named {
        let ask = if change.to_read { "read it: " } else { "" };
        write!(f, "{ask}{}", change.words())?;
        if let Some(who) = change.who.as_ref().filter(|_| !is_of_somebody) {
            write!(f, " ({who})")?;
        }
        f.write_str(": ")?;
    }
    if let Some(leads) = &change.leads {
        return match change.old_words == change.new_words {
            true => write!(f, "“{}” leads elsewhere: {leads}", change.new_words),
            false => write!(f, "“{}” -> “{}”: {leads}", change.old_words, change.new_words),
        };
    }
    if is_of_somebody {
        return somebody(f, change, all);
    }
    write!(f, "{} -> {}", or_dash(&change.old_words), or_dash(&change.new_words))?;
    let says_it = matches!(change.direction, Direction::Added | Direction::Dropped);
    if says_it && (change.old_words.is_empty() || change.new_words.is_empty()) {
        return match change.around.is_empty() {
            true => Ok(()),
            false => write!(f, " (of “{}”)", change.around),
        };
    }
    let word = match (change.kind, change.direction) {
        (Kind::Bracket, Direction::Dropped) => "lifted",
        (Kind::Bracket, Direction::Added) => "put round it",
        (_, direction) => direction.word(),
    };
    write!(f, " ({word})")
}

/// Who came and who went at one place, and the words around it.
fn somebody(f: &mut fmt::Formatter<'_>, change: &Change, all: &[&Change]) -> fmt::Result {
    let who = |direction: Direction, words: &str| {
        let names = all.iter().filter(|one| one.direction == direction);
        let names: Vec<&str> = names.filter_map(|one| one.who.as_deref()).collect();
        // Of who came or went beside others the words have what joined him to them.
        let is_alone = change.old_words.is_empty() || change.new_words.is_empty();
        match (words.is_empty(), names.is_empty()) {
            (true, true) => "—".to_string(),
            (false, false) if is_alone && names.iter().all(|who| words.contains(who)) => {
                names.join(", ")
            }
            (false, _) => words.to_string(),
            (true, false) => names.join(", "),
        }
    };
    let (old, new) =
        (who(Direction::Dropped, &change.old_words), who(Direction::Added, &change.new_words));
    write!(f, "{old} -> {new}")?;
    // Of all parties only some are left, or some are all now: who came and who went is said by name.
    let differs = |one: &&&Change| {
        let who = one.who.as_deref().map(bare).unwrap_or_default();
        let words =
            if one.direction == Direction::Dropped { &change.old_words } else { &change.new_words };
        !who.is_empty() && !words.is_empty() && !bare(words).contains(&who)
    };
    for direction in [Direction::Dropped, Direction::Added] {
        let names = all.iter().filter(|one| one.direction == direction).filter(differs);
        let names: Vec<&str> = names.filter_map(|one| one.who.as_deref()).collect();
        if !names.is_empty() {
            write!(f, ", {} {}", direction.word(), names.join(", "))?;
        }
    }
    match change.around.is_empty() {
        true => Ok(()),
        false => write!(f, " ({})", change.around),
    }
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "—" } else { words }
}
