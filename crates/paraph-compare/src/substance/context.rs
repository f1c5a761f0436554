//! What is known of a draft beside the two wordings: parties, defined terms, moved references.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::lists::{Language, Lists};
use super::one_line;
use super::parties::{self, Party};
use super::reader::Reader;
use crate::references;

/// What is known of a pair of drafts beside the wordings that are compared.
#[derive(Clone, Debug)]
pub struct Context {
    /// The parties.
    pub parties: Vec<Party>,
    /// The defined terms: `Buffer Zone`.
    pub terms: Vec<String>,
    /// Labels that moved: from the old label to the new. A label without the word before it (`5`
    /// stands for Article 5, point 5), but for annexes: `Annex B`. Others keep theirs.
    pub references: BTreeMap<String, String>,
    /// The parties by each draft's own words, in the order of the drafts; none where no draft was read.
    pub(crate) defined: Vec<Vec<Party>>,
    /// Reads the references of a text.
    pub(crate) mentions: Rc<references::Reader>,
    pub(super) lists: &'static Lists,
    pub(super) reader: Reader,
}

impl Context {
    /// A context in which nothing is known but the language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (parties, terms, references) = (Vec::new(), Vec::new(), BTreeMap::new());
        let lists = language.lists();
        let (defined, mentions) = (Vec::new(), Rc::new(references::Reader::new()));
        Self { parties, terms, references, defined, mentions, lists, reader: Reader::of(lists) }
    }

    /// What whole drafts tell of themselves: their language, the terms they define (`“Zone” means`,
    /// `(hereinafter “the Zone”)`), and their parties (`Brennor Ltd (the “Seller”)`, `The Parties: A,
    /// B`) behind those that are given. A party is no term.
    #[must_use]
    pub fn found_in(drafts: &[&str], given: &[Party]) -> Self {
        let all = drafts.join("\n");
        let mut context = Self::new(Language::of(&all));
        let found = parties::defined(drafts, &context.reader);
        context.parties = given.to_vec();
        context.defined = found.each;
        for party in found.all {
            if !given.iter().any(|known| known.is_same(&party)) {
                context.parties.push(party);
            }
        }
        let terms: BTreeSet<String> = drafts.iter().flat_map(|draft| terms_of(draft)).collect();
        let is_party =
            |term: &String| context.parties.iter().any(|party| party.is_same(&Party::named(term)));
        context.terms = terms.into_iter().filter(|term| !is_party(term)).collect();
        context
    }
}

/// Nothing is known, and the language is English.
impl Default for Context {
    fn default() -> Self {
        Self::new(Language::ENGLISH)
    }
}

/// The longest term that is taken for one, in words.
const TERM_WORDS_MAX: usize = 6;

/// Terms in quotation marks that are defined where they stand.
fn terms_of(draft: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut rest = draft;
    let mut before = "";
    while let Some(opens) = rest.find(['“', '"', '«', '„']) {
        let opening = rest[opens..].chars().next().map_or(1, char::len_utf8);
        let Some(length) = rest[opens + opening..].find(['”', '"', '»', '“']) else { break };
        let term = &rest[opens + opening..opens + opening + length];
        let closes = opens + opening + length;
        let behind = &rest[closes + rest[closes..].chars().next().map_or(1, char::len_utf8)..];
        let lead = if opens == 0 { before } else { &rest[..opens] };
        // Definitions look alike in every language: `“X” means`, or `(hereinafter “X”)`.
        let is_in_parentheses = lead.rsplit_once('(').is_some_and(|(_, words)| {
            !words.contains(')') && words.split_whitespace().count() <= 4
        }) && behind.trim_start().starts_with(')');
        let begins_line =
            lead.trim_end_matches([' ', '\t']).ends_with('\n') || lead.trim().is_empty();
        let is_short = (1..=TERM_WORDS_MAX).contains(&term.split_whitespace().count());
        if is_short && (is_in_parentheses || begins_line) {
            let term = one_line(term);
            let bare = term.split_once(' ').filter(|(first, _)| first.len() <= 3);
            terms.push(bare.map_or_else(|| term.clone(), |(_, rest)| rest.to_string()));
        }
        before = lead;
        rest = behind;
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_tells_its_terms() {
        let draft = "“Buffer Zone” means the land on map 2.\n\nThe Depot at Halmar (hereinafter \
                     “the Depot”) is closed; it was called \"home\" by some.";
        assert_eq!(terms_of(draft), ["Buffer Zone", "Depot"]);
    }
}
