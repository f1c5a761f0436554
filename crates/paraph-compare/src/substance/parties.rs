//! The parties of a text: who they are, as somebody says or as the text defines them.
//!
//! A text defines a party where it gives it a name to be called by (`Brennor Steel Ltd (the
//! “Seller”)`, `hereinafter the Seller`) or lists them behind a heading (`The Parties: A, B`). A name
//! defined for a thing is a term and no party: a party is a name that the lists know as a word for
//! somebody, or that bears a duty in the text, and whoever is defined in one row with such. Where a text defines
//! none, those are its parties whom its beginning says that it is made between. Where a draft joins some under one name (`together “the
//! Parties”`), these are the parties, and whoever is defined behind is none. Names are compared without
//! regard to capitals.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::pieces::{WHOLE_MAX, pieces};
use super::reader::Reader;
use super::side::{Side, Token};
use super::{force, one_line, term};
use crate::words::name;

mod between;
mod joined;

pub(super) use between::names_between;

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
        self.names().any(|one| other.names().any(|two| term::is_alike(one, two)))
    }

    /// Whether a text names it, by whole words: `Norlander` does not name `Norland`.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        self.names().any(|name| name::stands(text, name))
    }

    /// Adds the names of a party that is the same.
    pub(crate) fn join(&mut self, other: Self) {
        for name in core::iter::once(other.name).chain(other.aliases) {
            if self.names().all(|one| one.to_lowercase() != name.to_lowercase()) {
                self.aliases.push(name);
            }
        }
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

/// Those who are parties by the drafts' own definitions.
pub(super) struct Defined {
    /// Those of each draft, in the order of the drafts.
    pub(super) each: Vec<Vec<Party>>,
    /// All of them, each once.
    pub(super) all: Vec<Party>,
}

/// Those who are parties of some drafts by the drafts' own definitions, in their order.
///
/// If one of them joins some under one name, nobody else is taken for a party in any of them.
pub(super) fn defined(drafts: &[&str], reader: &Reader) -> Defined {
    // Those whom a draft joins are named at its beginning.
    let firsts = drafts.iter().copied().map(|draft| pieces(draft).next().unwrap_or_default());
    let firsts: Vec<Side<'_>> = firsts.map(|first| Side::of(first, reader)).collect();
    let mut each: Vec<Vec<Party>> = firsts.iter().map(joined::parties).collect();
    if each.iter().all(Vec::is_empty) {
        let drafts = drafts.iter().zip(&firsts);
        each = drafts.map(|(draft, first)| of_draft(draft, first, reader)).collect();
    }
    if each.iter().all(Vec::is_empty) {
        let drafts = drafts.iter().zip(&firsts);
        each = drafts.map(|(draft, first)| between::parties(draft, first)).collect();
    }
    let mut all: Vec<Party> = Vec::new();
    for party in each.iter().flatten() {
        // Who is called the Buyer in both is the Buyer, whatever stands before the word.
        let is_called = |known: &Party| known.name.to_lowercase() == party.name.to_lowercase();
        let known = all.iter().position(is_called);
        match known.or_else(|| all.iter().position(|known| known.is_same(party))) {
            Some(at) => all[at].join(party.clone()),
            None => all.push(party.clone()),
        }
    }
    let shared =
        |name: &String| all.iter().filter(|one| one.is_same(&Party::named(name))).count() > 1;
    let own: Vec<Vec<String>> = all
        .iter()
        .map(|one| one.aliases.iter().filter(|name| !shared(name)).cloned().collect())
        .collect();
    for (party, own) in all.iter_mut().zip(own) {
        party.aliases = own;
    }
    Defined { each, all }
}

/// Those who are parties of one draft, of which the first piece is read: those that it names, then those
/// that it lists.
fn of_draft(draft: &str, first: &Side<'_>, reader: &Reader) -> Vec<Party> {
    let (mut named, mut list) = (Vec::new(), Vec::new());
    take(first, &mut named, &mut list);
    for piece in pieces(draft).skip(1) {
        take(&Side::of(piece, reader), &mut named, &mut list);
    }
    // What is named in a later piece may act in an earlier one.
    if draft.len() > WHOLE_MAX {
        pieces(draft).for_each(|piece| act_in(&Side::of(piece, reader), &mut named));
    }
    let acting = named.into_iter().filter(|(_, is_party)| *is_party).map(|(party, _)| party);
    acting.chain(list).collect()
}

/// Notes those whom a piece names, each with whether it is a party for certain, and those it lists.
fn take(side: &Side<'_>, named: &mut Vec<(Party, bool)>, list: &mut Vec<Party>) {
    let mut rows: Vec<Vec<Party>> = Vec::new();
    let mut before: Option<Definition> = None;
    for (definition, party, is_somebody) in (0..side.tokens.len()).filter_map(|at| called(side, at))
    {
        if before.is_some_and(|before| is_beside(side, &before, &definition))
            && let Some(row) = rows.last_mut()
        {
            row.push(party.clone());
        } else {
            rows.push(Vec::from([party.clone()]));
        }
        before = Some(definition);
        // What is defined again and again is one.
        match named.iter_mut().find(|(known, _)| *known == party) {
            Some((_, is_party)) => *is_party |= is_somebody,
            None => named.push((party, is_somebody)),
        }
    }
    act_in(side, named);
    for row in rows.iter().filter(|row| row.len() > 1) {
        let is_of_row = |(party, _): &&mut (Party, bool)| row.contains(party);
        if named.iter_mut().filter(is_of_row).any(|(_, is_party)| *is_party) {
            named.iter_mut().filter(is_of_row).for_each(|(_, is_party)| *is_party = true);
        }
    }
    if list.is_empty() {
        *list = listed(side);
    }
}

/// `A Ltd (the “Seller”), B Ltd (the “Buyer”) and C Ltd (the “Agent”)`: whether nothing but a link stands between two
/// definitions.
fn is_beside(side: &Side<'_>, before: &Definition, behind: &Definition) -> bool {
    let Some(long) = &behind.long else { return false };
    let between = before.name.end..long.start;
    let joins = |at: usize| {
        let token = &side.tokens[at];
        token.is("and") || token.is("article") || token.is_sign() && &*token.word != "."
    };
    between.len() > 1 && { between }.all(joins)
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
    // `Duties of Norland`: whose duties or rights are spoken of has some.
    let is_of = |at: usize| side.tokens[at].value("relation") == Some("of");
    let nouns = (0..side.tokens.len())
        .filter(|at| side.tokens[*at].is("duty-noun") || side.tokens[*at].is("right-noun"));
    let owners: Vec<usize> = nouns
        .filter(|at| at + 2 < side.tokens.len() && is_of(at + 1))
        .map(|at| at + 2 + usize::from(side.tokens[at + 2].is("article")))
        .filter(|at| *at < side.tokens.len())
        .collect();
    for (party, is_party) in named.iter_mut().filter(|(_, is_party)| !is_party) {
        let owns = owners.iter().any(|at| term::end(side, *at, &party.name).is_some());
        *is_party = owns
            || subjects.iter().any(|subject| {
                let start = subject.clone().find(|at| !side.tokens[*at].is("article"));
                start.is_some_and(|start| term::end(side, start, &party.name) == Some(subject.end))
            });
    }
}

/// The longest name that a definition gives, in words.
const NAME_WORDS_MAX: usize = 5;
/// How many words may stand between the parenthesis or `hereinafter` and the name.
const LEAD_MAX: usize = 4;

/// The definition that opens at a token, the party that it names, and whether the name is a word for somebody.
fn called(side: &Side<'_>, at: usize) -> Option<(Definition, Party, bool)> {
    let definition = definition(side, at)?;
    let words = |at: &Range<usize>| one_line(side.words(at.clone()));
    let name = words(&definition.name);
    let aliases = definition.long.iter().map(words).filter(|long| *long != name).collect();
    let is_somebody = side.tokens[definition.name.end - 1].is("person");
    Some((definition, Party { name, aliases }, is_somebody))
}

/// Where a text gives somebody a name to be called by.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    /// The name that is given.
    pub(super) name: Range<usize>,
    /// The name in full before it.
    pub(super) long: Option<Range<usize>>,
}

/// The definition whose quotes, or whose `hereinafter`, open at a token.
pub(super) fn definition(side: &Side<'_>, at: usize) -> Option<Definition> {
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
    let is_name =
        closes && end > start && end - start <= NAME_WORDS_MAX && starts_large(side, start);
    if !is_name || side.tokens[start..end].iter().any(|token| token.is("everybody")) {
        return None;
    }
    let is_collective = side.tokens[start..end].iter().all(|token| token.is("collective"));
    (!is_collective).then(|| Definition { name: start..end, long: long_name(side, at) })
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
fn long_name(side: &Side<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = side.sentence(at).start;
    let end = (sentence..at).rev().take(LEAD_MAX + 1).find(|at| {
        !side.tokens[*at].is("defines")
            && !side.tokens[*at].is("article")
            && !side.tokens[*at].is_sign()
    })?;
    let is_part = |at: &usize| {
        // `Supply Agreement between Halden Ltd (the “Seller”)`: what the text is called is no part of the name.
        let follows_text = *at > sentence && side.tokens[*at - 1].is("instrument");
        let is_relation = side.tokens[*at].is("relation") && !follows_text;
        starts_large(side, *at) || is_relation || is_inside_word(side, *at)
    };
    let start = (sentence..=end).rev().take_while(is_part).last()?;
    // `BETWEEN Halden Ltd`: what leads to a name is no part of it.
    let between = (start..=end).rev().find(|at| side.tokens[*at].is("made-between"));
    let start = between.map_or(start, |between| between + 1);
    let begins = |at: &usize| {
        let token = &side.tokens[*at];
        starts_large(side, *at) && !token.is("article") && !token.is("and")
    };
    let start = (start..=end).find(begins)?;
    starts_large(side, end).then_some(start..end + 1)
}

/// The apostrophe of `Workers' List` or `the People’s Front`, and the letter behind it.
fn is_inside_word(side: &Side<'_>, at: usize) -> bool {
    let is_apostrophe =
        |at: usize| matches!(&side.text[side.tokens[at].at.clone()], "'" | "’" | "ʼ");
    let clings = |at: usize| at > 0 && side.tokens[at - 1].at.end == side.tokens[at].at.start;
    let is_ending = clings(at) && is_apostrophe(at - 1) && side.tokens[at].at.len() == 1;
    at > 0 && ((clings(at) && is_apostrophe(at)) || is_ending)
}

/// Those who stand behind `The Parties:` in one line.
fn listed(side: &Side<'_>) -> Vec<Party> {
    let names = names_listed(side).into_iter();
    names.map(|at| Party::named(side.words(at))).collect()
}

/// The names behind `The Parties:` in one line, or of `A and B are the Parties`, `The Parties are A and B`.
pub(super) fn names_listed(side: &Side<'_>) -> Vec<Range<usize>> {
    let all = (0..side.tokens.len()).filter(|at| speaks_of_parties(&side.tokens[*at]));
    let behind_colon = |at: usize| side.get(at + 1).is_some_and(|next| &*next.word == ":");
    let colon = all.clone().find(|at| behind_colon(*at)).map(|at| in_line(side, at + 2));
    let row = colon.or_else(|| all.clone().find_map(|at| said_to_be(side, at)));
    row.map_or_else(Vec::new, |row| names_in_row(side, row))
}

fn speaks_of_parties(token: &Token) -> bool {
    token.is("everybody") || token.is("collective")
}

/// The tokens of a line from one on, up to a full stop.
fn in_line(side: &Side<'_>, start: usize) -> Range<usize> {
    let base = side.tokens[start - 1].at.end;
    let stop = side.text[base..].find(['\n', '.']).map_or(side.text.len(), |at| base + at);
    let end = (start..side.tokens.len()).find(|at| side.tokens[*at].at.end > stop);
    start..end.unwrap_or(side.tokens.len())
}

/// The row of those who are said to be the parties by a word at a place: all that its sentence says beside it.
fn said_to_be(side: &Side<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = side.sentence(at);
    let is_be = |at: usize| sentence.contains(&at) && side.tokens[at].is("be");
    let is_silent = |at: usize| side.tokens[at].is_sign() || side.tokens[at].is("small");
    let lead = side.tokens[..at].iter().rposition(|token| !token.is("article"));
    if lead.is_none_or(|lead| lead < sentence.start) && is_be(at + 1) {
        return Some(at + 2..sentence.end);
    }
    let be = lead.filter(|lead| is_be(*lead) && (at + 1..sentence.end).all(is_silent))?;
    Some(sentence.start..be)
}

/// The names that stand in a row; none where one is no name.
fn names_in_row(side: &Side<'_>, row: Range<usize>) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for at in row {
        let token = &side.tokens[at];
        match names.last_mut() {
            _ if token.is_sign() || token.is("and") => goes_on = false,
            Some(name) if goes_on => name.end = at + 1,
            _ if token.is("article") => {}
            _ => {
                names.push(at..at + 1);
                goes_on = true;
            }
        }
    }
    let is_name = |at: &Range<usize>| {
        starts_large(side, at.start)
            && side.words(at.clone()).split_whitespace().count() <= NAME_WORDS_MAX
    };
    if names.len() < 2 || !names.iter().all(is_name) { Vec::new() } else { names }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::substance::Language;

    fn names(draft: &str) -> Vec<String> {
        let found = defined(&[draft], &Reader::of(Language::ENGLISH.lists())).all;
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
    fn those_whom_a_draft_joins_are_its_parties_and_nobody_else_is() {
        let draft = "ACCORD OF ORN\n\nThe State of Tovia (the “State”) and the Hill People's League \
                     (the “League”), together “the Parties”, agree.\n\nA Truce Council (the “Council”) \
                     shall meet. The Council shall report.";
        assert_eq!(names(draft), ["State=State of Tovia", "League=Hill People's League"]);
        let draft = "This Contract (the “Contract”) binds Brennor Ltd (the “Shipper”) and Alvika Rail \
                     (the “Line”) (each a “Party” and together the “Parties”). Quay Four (the “Operator”) \
                     shall load.";
        assert_eq!(names(draft), ["Shipper=Brennor Ltd", "Line=Alvika Rail"]);
        assert_eq!(
            names("Tovia and the Kingdom of Sarn, hereinafter the Parties, agree."),
            ["Tovia", "Kingdom of Sarn"]
        );
    }

    #[test]
    fn a_name_in_full_is_that_which_stands_before_its_definition() {
        let draft = "PACT OF VELM\n\nThe Miners' Union (“the Union”) shall strike.";
        assert_eq!(names(draft), ["Union=Miners' Union"]);
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
