//! How many duties each bearer has in a draft: counted the same way for all.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::context::Context;
use super::force;
use super::parties::Party;
use super::side::Side;

/// How many duties a bearer has in the old draft and in the new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// In the old draft.
    pub old: usize,
    /// In the new draft.
    pub new: usize,
    /// Duties of the new draft that the points they stand in did not lay on this bearer before.
    pub gained: usize,
    /// Duties of the old draft that the points they stood in do not lay on this bearer any more.
    pub lost: usize,
}

impl Duties {
    /// Counts what two wordings of one text lay on a bearer.
    pub(crate) const fn count(&mut self, old: usize, new: usize) {
        self.old += old;
        self.new += new;
        self.gained += new.saturating_sub(old);
        self.lost += old.saturating_sub(new);
    }
}

/// The weakest force that is counted as a duty.
const DUTY: u128 = 2;

/// The duties of each bearer in two drafts.
///
/// A duty is a verb that binds (`shall`, `must`, `undertakes to`, `will`), a ban too; its bearer is
/// the subject, or the agent in the passive. A sentence whose subject names several parties, or all
/// of them, counts for each. Other bearers are counted under the words that name them; who is not
/// named is not counted. How heavy a duty is, is not weighed.
#[must_use]
pub fn duties(old: &str, new: &str, context: &Context) -> BTreeMap<String, Duties> {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (which, draft) in [old, new].into_iter().enumerate() {
        for (bearer, _) in borne(draft, context) {
            counts.entry(bearer).or_default()[which] += 1;
        }
    }
    let mut duties: BTreeMap<String, Duties> = BTreeMap::new();
    for (bearer, [old, new]) in counts {
        duties.entry(bearer).or_default().count(old, new);
    }
    duties
}

/// Who bears each duty of a draft, with the byte at which its verb stands.
pub(crate) fn borne(draft: &str, context: &Context) -> Vec<(String, usize)> {
    let side = Side::of(draft, context.lists);
    let binds = |at: &usize| side.tokens[*at].number("force").is_some_and(|level| level <= DUTY);
    let verbs = (0..side.tokens.len()).filter(binds);
    let at = |verb: usize| side.tokens[verb].at.start;
    verbs
        .flat_map(|verb| of(&side, verb, context).into_iter().map(move |who| (who, verb)))
        .map(|(who, verb)| (who, at(verb)))
        .collect()
}

/// Those who bear the duty of a verb.
fn of(side: &Side<'_>, verb: usize, context: &Context) -> Vec<String> {
    let Some(at) = force::agent(side, verb).or_else(|| force::subject(side, verb)) else {
        return Vec::new();
    };
    let any = |section| at.clone().any(|at| side.tokens[at].is(section));
    let names = |party: &Party| at.clone().any(|at| party.end(side, at).is_some());
    let is_all = any("everybody");
    let parties = context.parties.iter().filter(|party| is_all || names(party));
    let parties: Vec<String> = parties.map(|party| party.name.clone()).collect();
    if !parties.is_empty() {
        return parties;
    }
    let start = at.clone().find(|at| !side.tokens[*at].is("article")).unwrap_or(at.start);
    let is_pronoun = (start..at.end).all(|at| !side.tokens[at].is_content());
    if is_pronoun {
        Vec::new()
    } else {
        alloc::vec![named(side.words(start..at.end), context).to_string()]
    }
}

/// Words that name somebody without an article before them: it may stand inside a phrase of the lists.
fn named<'t>(words: &'t str, context: &Context) -> &'t str {
    let is_article = |word: &str| {
        let forms = context.lists.forms(&word.to_lowercase());
        let found = context.lists.find(&[&forms]);
        found.is_some_and(|found| found.entries.iter().any(|entry| entry.is("article")))
    };
    match words.split_once(' ') {
        Some((first, rest)) if is_article(first) => rest,
        _ => words,
    }
}
