//! Notes: who stands behind words in brackets, and what others say to them.
//!
//! A note is a parenthesis directly behind a bracket, or at the end of a passage. Behind a bracket
//! `(US, UA)` names its sponsors; with a verb, `(RU: delete)`, a note may also stand at the end of
//! a passage and is said to all of it.
//!
//! The wording digest leaves notes out, so nothing that could be part of an agreement may pass for
//! one. Hence the reading is narrow: the verbs are a closed list; a name begins with a capital or
//! with a letter of a script that has none; a bare sponsor needs the capital, and is no number and
//! no `Annex A`. Whatever else stands in a parenthesis is words.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::STANCES_MAX;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};

/// A parenthesis behind a bracket or at the end of a passage: `(EU: delete; G77: retain)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// The white space before it.
    lead: &'a str,
    /// The parenthesis as written.
    written: &'a str,
    said: Said<'a>,
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// Parties and their verbs, in order.
    Stances(Vec<Stance<'a>>),
    /// That the words are agreed: a mark of the text, no act of any party.
    Agreed(Grade),
}

/// Parties that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance<'a> {
    /// Their names as written; this crate knows no party.
    pub parties: Vec<&'a str>,
    /// What they say.
    pub verb: Verb<'a>,
}

/// What a party says to words in brackets. What it means for an agreement is not judged here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb<'a> {
    /// `propose`, or a bare sponsor.
    Propose,
    /// `support`, or `with support of` before the names.
    Support,
    /// `retain`
    Retain,
    /// `delete`
    Delete,
    /// `reserve`
    Reserve,
    /// `reflect`: the party is considering.
    Reflect,
    /// `no change`, `no change in position`
    NoChange,
    /// `would withdraw if …`
    WouldWithdrawIf(&'a str),
    /// `withdraw`
    Withdraw,
    /// `agree`
    Agree,
    /// `agree ad ref`, `agree ad referendum`
    AgreeAdReferendum,
    /// `agree pending …`
    AgreePending(&'a str),
    /// `agree if …`
    AgreeIf(&'a str),
    /// `reopen`
    Reopen,
}

/// How far words are marked as agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// `(Agreed)`
    Agreed,
    /// `(Agreed ad ref)`, `(Agreed ad referendum)`
    AdReferendum,
    /// `(Agreed, placement tbd)`: the words, and not their place.
    PlacementOpen,
}

/// The longest name of a party, in characters; white space and marks on letters do not count.
const NAME_CHARS_MAX: usize = 64;
/// The longest name of a party, in words.
const NAME_WORDS_MAX: usize = 6;

/// Words inside a name that need no capital.
const JOINERS: [&str; 6] = ["of", "the", "and", "de", "la", "&"];

/// First words of what is a reference and no sponsor: `(Annex A)`.
const REFERENCES: &str = "agreed alternative annex appendix art article attachment cf chapter figure \
                          ibid map note option page para paragraph part point protocol resolution \
                          schedule section see sic table tbd";

/// Which notes may stand in a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bare {
    /// Behind a bracket: `(US)` is its sponsor.
    IsSponsor,
    /// At the end of a passage: `(OSCE)` is words.
    IsWords,
}

impl<'a> Note<'a> {
    /// The note at the start of `text`, white space before it included.
    pub(super) fn at_start(text: &'a str) -> Option<Self> {
        let start = text.len() - text.trim_start().len();
        let inner = text[start..].strip_prefix('(')?;
        let length = inner.find(['(', ')', '[', ']'])?;
        let said =
            inner[length..].starts_with(')').then(|| said(&inner[..length], Bare::IsSponsor));
        Some(Self { lead: &text[..start], written: &text[start..start + length + 2], said: said?? })
    }

    /// The note at the end of `text`, white space before it included.
    pub(super) fn at_end(text: &'a str) -> Option<Self> {
        let before_close = text.strip_suffix(')')?;
        let open = before_close.rfind(['(', ')', '[', ']'])?;
        let inner = before_close[open..].strip_prefix('(')?;
        let said = said(inner, Bare::IsWords)?;
        let start = text[..open].trim_end().len();
        Some(Self { lead: &text[start..open], written: &text[open..], said })
    }

    /// How many bytes it takes, white space before it included.
    pub(super) fn len(&self) -> usize {
        self.lead.len() + self.written.len()
    }

    /// What it says.
    #[must_use]
    pub fn said(&self) -> &Said<'a> {
        &self.said
    }

    /// The stances in it; none in `(Agreed)`.
    #[must_use]
    pub fn stances(&self) -> &[Stance<'a>] {
        match &self.said {
            Said::Stances(stances) => stances,
            Said::Agreed(_) => &[],
        }
    }

    /// Those who propose the words.
    pub fn sponsors(&self) -> impl Iterator<Item = &'a str> {
        let proposing = self.stances().iter().filter(|stance| stance.verb == Verb::Propose);
        proposing.flat_map(|stance| stance.parties.iter().copied())
    }

    /// Whether it says that the words are agreed, without any condition.
    #[must_use]
    pub fn is_agreement(&self) -> bool {
        match &self.said {
            Said::Agreed(grade) => *grade == Grade::Agreed,
            Said::Stances(stances) => stances.iter().all(|stance| stance.verb == Verb::Agree),
        }
    }
}

impl fmt::Display for Note<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.lead)?;
        f.write_str(self.written)
    }
}

fn said(inner: &str, bare: Bare) -> Option<Said<'_>> {
    if let Some(grade) = grade(inner) {
        return Some(Said::Agreed(grade));
    }
    let mut stances = Vec::new();
    for (index, part) in inner.split(';').enumerate() {
        if index == STANCES_MAX {
            return None;
        }
        stances_of(part, bare, &mut stances)?;
    }
    Some(Said::Stances(stances))
}

fn grade(inner: &str) -> Option<Grade> {
    [
        ("agreed", Grade::Agreed),
        ("agreed ad ref", Grade::AdReferendum),
        ("agreed ad referendum", Grade::AdReferendum),
        ("agreed, placement tbd", Grade::PlacementOpen),
    ]
    .into_iter()
    .find_map(|(phrase, grade)| after_phrase(inner, phrase)?.is_empty().then_some(grade))
}

/// Reads `NAMES`, `NAMES: VERB` or `NAMES with support of NAMES: VERB`.
fn stances_of<'a>(part: &'a str, bare: Bare, stances: &mut Vec<Stance<'a>>) -> Option<()> {
    let (names, said, is_name): (_, _, fn(&str) -> bool) = match part.split_once(':') {
        Some((names, said)) => (names, verb(said)?, is_name),
        None if bare == Bare::IsSponsor => (part, Verb::Propose, is_bare_name),
        None => return None,
    };
    let (parties, supporters) = match split_at_phrase(names, "with support of") {
        Some((parties, supporters)) => (parties, Some(supporters)),
        None => (names, None),
    };
    stances.push(Stance { parties: names_of(parties, is_name)?, verb: said });
    if let Some(supporters) = supporters {
        stances.push(Stance { parties: names_of(supporters, is_name)?, verb: Verb::Support });
    }
    Some(())
}

fn verb(said: &str) -> Option<Verb<'_>> {
    const PLAIN: [(&str, Verb<'_>); 13] = [
        ("propose", Verb::Propose),
        ("support", Verb::Support),
        ("retain", Verb::Retain),
        ("delete", Verb::Delete),
        ("reserve", Verb::Reserve),
        ("reflect", Verb::Reflect),
        ("no change", Verb::NoChange),
        ("no change in position", Verb::NoChange),
        ("withdraw", Verb::Withdraw),
        ("agree", Verb::Agree),
        ("agree ad ref", Verb::AgreeAdReferendum),
        ("agree ad referendum", Verb::AgreeAdReferendum),
        ("reopen", Verb::Reopen),
    ];
    let plain = PLAIN.into_iter().find(|(phrase, _)| after_phrase(said, phrase) == Some(""));
    let condition = |phrase| after_phrase(said, phrase).filter(|condition| !condition.is_empty());
    plain
        .map(|(_, verb)| verb)
        .or_else(|| condition("would withdraw if").map(Verb::WouldWithdrawIf))
        .or_else(|| condition("agree pending").map(Verb::AgreePending))
        .or_else(|| condition("agree if").map(Verb::AgreeIf))
}

/// What stands behind the words of a phrase, whatever the white space between them.
fn after_phrase<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text.trim_start();
    for word in phrase.split(' ') {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if !rest[..end].eq_ignore_ascii_case(word) {
            return None;
        }
        rest = rest[end..].trim_start();
    }
    Some(rest.trim_end())
}

/// The text before and behind the first place where a phrase stands between other words.
fn split_at_phrase<'a>(text: &'a str, phrase: &str) -> Option<(&'a str, &'a str)> {
    let text = text.trim_end();
    let mut words = text.split_whitespace().skip(1);
    // Each word is a slice of `text`, so their distance is where it stands.
    words.find_map(|word| {
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        Some((&text[..at], after_phrase(&text[at..], phrase)?))
    })
}

fn names_of(list: &str, is_name: fn(&str) -> bool) -> Option<Vec<&str>> {
    let names = list.split([',', '\u{60C}', '\u{3001}']).map(str::trim);
    names.map(|name| is_name(name).then_some(name)).collect()
}

/// Whether it can be a party's name before a verb.
fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|char| !char.is_whitespace() && !is_mark(*char));
    name.starts_with(|char| is_letter(char) && !is_small(char))
        && name.split_whitespace().all(|word| is_joiner(word) || !word.starts_with(is_small))
        && name.split_whitespace().count() <= NAME_WORDS_MAX
        && letters.count() <= NAME_CHARS_MAX
}

/// Whether it can be a sponsor's name where no verb says that it is one.
fn is_bare_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    is_name(name)
        && !is_reference(name)
        && words.all(|word| is_joiner(word) || word.starts_with(is_capital) && !is_roman(word))
        && name.chars().all(|char| {
            is_letter(char)
                || is_mark(char)
                || is_number(char)
                || char.is_whitespace()
                || matches!(char, '\'' | '’' | '-' | '.' | '&')
        })
}

/// Whether a word inside a name needs no capital: `of`, or `d'Ivoire` for its second letter.
fn is_joiner(word: &str) -> bool {
    let mut chars = word.chars().skip(1);
    let elided = matches!(chars.next(), Some('\'' | '’')) && chars.next().is_some_and(is_capital);
    elided || JOINERS.contains(&word)
}

/// Whether its first word is that of a reference: `Annex A`, `Art. 5`.
fn is_reference(name: &str) -> bool {
    let word: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    REFERENCES.split(' ').any(|reference| reference.eq_ignore_ascii_case(&word))
}

/// Whether a word is a number: `II`.
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

fn is_letter(char: char) -> bool {
    char.general_category_group() == GeneralCategoryGroup::Letter
}

fn is_mark(char: char) -> bool {
    char.general_category_group() == GeneralCategoryGroup::Mark
}

fn is_number(char: char) -> bool {
    char.general_category_group() == GeneralCategoryGroup::Number
}

fn is_small(char: char) -> bool {
    char.general_category() == GeneralCategory::LowercaseLetter
}

fn is_capital(char: char) -> bool {
    matches!(
        char.general_category(),
        GeneralCategory::UppercaseLetter | GeneralCategory::TitlecaseLetter
    )
}
