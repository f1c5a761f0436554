//! The parties of a text: who they are, as somebody says or as the text defines them.
//!
//! A text defines a party where it gives it a name to be called by (`Brennor Steel Ltd (the
//! “Seller”)`, `hereinafter the Seller`) or lists them behind a heading (`The Parties: A, B`). A name
//! defined for a thing is a term and no party: a party is a name that the lists know as a word for
//! somebody, or that bears a duty in the text. Names are compared without regard to capitals.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::pieces::{WHOLE_MAX, pieces};
use super::reader::Reader;
use super::side::Side;
use super::{force, one_line, term};

/// A party to a text, with what else it is called there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// What it is called in answers.
    pub name: String,
    /// Its other names in the text.
    pub aliases: Vec<String>,
}

impl Party {
    /// A party with one name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { name: one_line(name), aliases: Vec::new() }
    }

    /// Reads `NAME` or `NAME=ALIAS,...`; nothing where a name is empty.
    #[must_use]
    pub fn read(given: &str) -> Option<Self> {
        let (name, aliases) = given.split_once('=').map_or((given, None), |(n, a)| (n, Some(a)));
        let aliases: Vec<String> =
            aliases.map_or_else(Vec::new, |all| all.split(',').map(one_line).collect());
        let party = Self { name: one_line(name), aliases };
        let is_whole = party.names().all(|name| !name.is_empty());
        is_whole.then_some(party)
    }

    /// All its names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }

    /// Whether one of its names is one of another's.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.names().any(|one| other.names().any(|two| one.to_lowercase() == two.to_lowercase()))
    }

    /// Whether a text names it.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.names().any(|name| text.contains(&name.to_lowercase()))
    }

    /// Where its name ends that begins at a token, the longest that does.
    pub(super) fn end(&self, side: &Side<'_>, at: usize) -> Option<usize> {
        self.names().filter_map(|name| term::end(side, at, name)).max()
    }
}

impl From<&str> for Party {
    fn from(name: &str) -> Self {
        Self::named(name)
    }
}

/// Those who are parties of some drafts by the drafts' own definitions, in their order.
pub(super) fn defined(drafts: &[&str], reader: &Reader) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for draft in drafts {
        for party in of_draft(draft, reader) {
            match found.iter_mut().find(|known| known.is_same(&party)) {
                Some(known) => join(known, party),
                None => found.push(party),
            }
        }
    }
    found
}

/// Those who are parties of one draft: those that it names, then those that it lists.
fn of_draft(draft: &str, reader: &Reader) -> Vec<Party> {
    let mut named: Vec<(Party, bool)> = Vec::new();
    let mut list = Vec::new();
    for piece in pieces(draft) {
        let side = Side::of(piece, reader);
        for (party, is_somebody) in (0..side.tokens.len()).filter_map(|at| called(&side, at)) {
            // What is defined again and again is one.
            match named.iter_mut().find(|(known, _)| *known == party) {
                Some((_, is_party)) => *is_party |= is_somebody,
                None => named.push((party, is_somebody)),
            }
        }
        act_in(&side, &mut named);
        if list.is_empty() {
            list = listed(&side);
        }
    }
    // What is named in a later piece may act in an earlier one.
    if draft.len() > WHOLE_MAX {
        pieces(draft).for_each(|piece| act_in(&Side::of(piece, reader), &mut named));
    }
    let acting = named.into_iter().filter(|(_, is_party)| *is_party).map(|(party, _)| party);
    acting.chain(list).collect()
}

/// Notes which of those that are named bear a duty in a text, in the active.
fn act_in(side: &Side<'_>, named: &mut [(Party, bool)]) {
    if named.iter().all(|(_, is_party)| *is_party) {
        return;
    }
    let verbs = (0..side.tokens.len()).filter(|at| side.tokens[*at].is("force"));
    let active = verbs.filter(|at| side.get(at + 1).is_some_and(|next| !next.is("be")));
    let subjects: Vec<Range<usize>> =
        active.filter_map(|verb| force::subject(side, verb)).collect();
    for (party, is_party) in named.iter_mut().filter(|(_, is_party)| !is_party) {
        *is_party = subjects.iter().any(|subject| {
            let start = subject.clone().find(|at| !side.tokens[*at].is("article"));
            start.is_some_and(|start| term::end(side, start, &party.name) == Some(subject.end))
        });
    }
}

/// Adds the names of a party to one that is the same.
fn join(known: &mut Party, party: Party) {
    for name in core::iter::once(party.name).chain(party.aliases) {
        if known.names().all(|one| one.to_lowercase() != name.to_lowercase()) {
            known.aliases.push(name);
        }
    }
}

/// The longest name that a definition gives, in words.
const NAME_WORDS_MAX: usize = 5;
/// How many words may stand between the parenthesis or `hereinafter` and the name.
const LEAD_MAX: usize = 4;

/// The party that a definition names whose quotes, or whose `hereinafter`, open at a token; and
/// whether the name is a word for somebody.
fn called(side: &Side<'_>, at: usize) -> Option<(Party, bool)> {
    let opens = is_quote(side, at);
    let is_defined =
        opens && is_led(side, at) || (side.tokens[at].is("defines") && !quoted_behind(side, at));
    if !is_defined {
        return None;
    }
    let start = (at + 1..side.tokens.len()).find(|at| !side.tokens[*at].is("article"))?;
    let goes_on = |at: &usize| {
        let token = &side.tokens[*at];
        !token.is_sign() && (opens || starts_large(side, *at))
    };
    let end = (start..side.tokens.len()).find(|at| !goes_on(at)).unwrap_or(side.tokens.len());
    let closes = !opens || (end < side.tokens.len() && is_quote(side, end));
    let last = &side.tokens[end.checked_sub(1).filter(|last| *last >= start)?];
    let is_name = closes && end - start <= NAME_WORDS_MAX && starts_large(side, start);
    if !is_name || side.tokens[start..end].iter().any(|token| token.is("everybody")) {
        return None;
    }
    let name = one_line(&side.text[side.tokens[start].at.start..last.at.end]);
    let aliases = long_name(side, at).into_iter().filter(|long| *long != name).collect();
    let is_collective = side.tokens[start..end].iter().all(|token| token.is("collective"));
    (!is_collective).then(|| (Party { name, aliases }, last.is("person")))
}

fn is_quote(side: &Side<'_>, at: usize) -> bool {
    matches!(
        &side.text[side.tokens[at].at.clone()],
        "\"" | "“" | "”" | "«" | "»" | "„" | "'" | "‘" | "’"
    )
}

fn starts_large(side: &Side<'_>, at: usize) -> bool {
    side.text[side.tokens[at].at.clone()].starts_with(char::is_uppercase)
}

/// Whether quotes open a definition: behind a parenthesis or `hereinafter`, a few words apart.
fn is_led(side: &Side<'_>, quote: usize) -> bool {
    let near = (0..quote).rev().take(LEAD_MAX);
    for at in near {
        let token = &side.tokens[at];
        if &*token.word == "(" || token.is("defines") {
            return true;
        }
        if token.is_sign() {
            return false;
        }
    }
    false
}

/// Whether the name behind `hereinafter` stands in quotes: then these open it.
fn quoted_behind(side: &Side<'_>, at: usize) -> bool {
    (at + 1..side.tokens.len())
        .take(LEAD_MAX)
        .any(|at| is_quote(side, at) || side.tokens[at].is("defines"))
}

/// The name before a definition: `Brennor Steel Ltd` before `(the “Seller”)`.
fn long_name(side: &Side<'_>, at: usize) -> Option<String> {
    let end = (0..at).rev().take(LEAD_MAX + 1).find(|at| {
        !side.tokens[*at].is("defines")
            && !side.tokens[*at].is("article")
            && !side.tokens[*at].is_sign()
    })?;
    let is_part = |at: &usize| starts_large(side, *at) || side.tokens[*at].is("relation");
    let start = (0..=end).rev().take_while(is_part).last()?;
    let start =
        (start..=end).find(|at| starts_large(side, *at) && !side.tokens[*at].is("article"))?;
    starts_large(side, end)
        .then(|| one_line(&side.text[side.tokens[start].at.start..side.tokens[end].at.end]))
}

/// The names behind `The Parties:` in one line.
fn listed(side: &Side<'_>) -> Vec<Party> {
    let heading = (0..side.tokens.len()).find(|at| {
        let token = &side.tokens[*at];
        (token.is("everybody") || token.is("collective"))
            && side.get(at + 1).is_some_and(|next| &*next.word == ":")
    });
    let Some(colon) = heading.map(|at| at + 1) else { return Vec::new() };
    let rest = &side.text[side.tokens[colon].at.end..];
    let line = rest.split(['\n', '.']).next().unwrap_or_default();
    let stop = line.len();
    let base = side.tokens[colon].at.end;
    let (mut names, mut start) = (Vec::new(), None::<usize>);
    let mut last = base;
    for at in (colon + 1..side.tokens.len()).take_while(|at| side.tokens[*at].at.end <= base + stop)
    {
        let token = &side.tokens[at];
        if token.is_sign() || token.is("and") {
            names.extend(start.take().map(|start| side.text[start..last].to_string()));
        } else if start.is_some() || !token.is("article") {
            start = start.or(Some(token.at.start));
            last = token.at.end;
        }
    }
    names.extend(start.map(|start| side.text[start..last].to_string()));
    let is_name = |name: &String| {
        name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= NAME_WORDS_MAX
    };
    if names.len() < 2 || !names.iter().all(is_name) {
        return Vec::new();
    }
    names.iter().map(|name| Party::named(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::substance::Language;

    fn names(draft: &str) -> Vec<String> {
        let found = defined(&[draft], &Reader::of(Language::ENGLISH.lists()));
        found.iter().map(|party| party.names().collect::<Vec<_>>().join("=")).collect()
    }

    #[test]
    fn a_text_that_defines_its_parties_names_them() {
        let draft = "Brennor Steel Ltd (the “Seller”) and Alvika Rail (hereinafter \"the Buyer\") \
                     agree on the Depot at Halmar (hereinafter “the Depot”).\n\nThe Depot shall be closed.";
        assert_eq!(names(draft), ["Seller=Brennor Steel Ltd", "Buyer=Alvika Rail"]);
        let draft = "Ostria, hereinafter the Northern Side, meets Verania.\nThe Northern Side shall withdraw.";
        assert_eq!(names(draft), ["Northern Side=Ostria"]);
        assert_eq!(
            names("The Parties: Ostria, Verania and the Lumeran League.\n"),
            ["Ostria", "Verania", "Lumeran League"]
        );
    }

    #[test]
    fn what_is_no_definition_names_nobody() {
        assert!(names("Both States (hereinafter “the Parties”) shall meet.").is_empty());
        assert!(
            names("The zone (“the Zone”) shall be cleared. They called it \"Home\".").is_empty()
        );
    }

    #[test]
    fn a_party_is_given_with_its_other_names() {
        let party = Party::read("Ostria=the Republic, OSR").unwrap();
        assert_eq!(party.names().collect::<Vec<_>>(), ["Ostria", "the Republic", "OSR"]);
        assert_eq!(Party::read("Ostria="), None);
        assert_eq!(Party::read(" "), None);
    }
}
