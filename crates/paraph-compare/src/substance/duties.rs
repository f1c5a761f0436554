//! How many duties each bearer has in a draft: counted the same way for all.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::context::Context;
use super::force;
use super::side::Side;
use super::term;

/// How many duties a bearer has in the old draft and in the new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// In the old draft.
    pub old: usize,
    /// In the new draft.
    pub new: usize,
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
    let mut duties: BTreeMap<String, Duties> = BTreeMap::new();
    for bearer in bearers(old, context) {
        duties.entry(bearer).or_default().old += 1;
    }
    for bearer in bearers(new, context) {
        duties.entry(bearer).or_default().new += 1;
    }
    duties
}

/// Who bears each duty of a draft.
fn bearers(draft: &str, context: &Context) -> alloc::vec::Vec<String> {
    let side = Side::of(draft, context.lists);
    let binds = |at: &usize| side.tokens[*at].number("force").is_some_and(|level| level <= DUTY);
    let verbs = (0..side.tokens.len()).filter(binds);
    verbs.flat_map(|verb| of(&side, verb, context)).collect()
}

/// Those who bear the duty of a verb.
fn of(side: &Side<'_>, verb: usize, context: &Context) -> alloc::vec::Vec<String> {
    let Some(at) = force::agent(side, verb).or_else(|| force::subject(side, verb)) else {
        return alloc::vec::Vec::new();
    };
    let any = |section| at.clone().any(|at| side.tokens[at].is(section));
    let names = |party: &&String| at.clone().any(|at| term::end(side, at, party).is_some());
    let parties: alloc::vec::Vec<String> = match any("everybody") {
        true => context.parties.clone(),
        false => context.parties.iter().filter(names).cloned().collect(),
    };
    if !parties.is_empty() {
        return parties;
    }
    let start = at.clone().find(|at| !side.tokens[*at].is("article")).unwrap_or(at.start);
    let is_pronoun = (start..at.end).all(|at| !side.tokens[at].is_content());
    if is_pronoun {
        alloc::vec::Vec::new()
    } else {
        alloc::vec![side.words(start..at.end).to_string()]
    }
}
