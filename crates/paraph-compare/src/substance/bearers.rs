//! Who bears the duties of a text.
//!
//! A bearer is somebody: a party, all parties, a word of the lists for somebody, or a name that does
//! something. A date, a place that is somewhere, a heading or a thing bears nothing. `It` and `they`
//! are whoever the sentence before, of the same text, is about.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::context::Context;
use super::force;
use super::parties::Party;
use super::people;
use super::side::Side;

/// A duty of a text.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    /// The token of the verb that binds.
    pub(super) verb: usize,
    /// Those whom it binds.
    pub(super) bearers: Vec<String>,
    /// Whether the act is to be left undone.
    pub(super) is_ban: bool,
}

/// The weakest force that is counted as a duty.
const DUTY: u128 = 2;

/// The duties of a text, those that bind nobody who is named among them.
pub(super) fn duties(side: &Side<'_>, context: &Context) -> Vec<Duty> {
    let mut duties = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for sentence in &side.sentences {
        let verbs: Vec<usize> =
            sentence.clone().filter(|at| side.tokens[*at].is("force")).collect();
        let mut about: Option<Vec<String>> = None;
        for verb in verbs {
            let bearers = of(side, verb, context, &before);
            if side.tokens[verb].number("force").is_some_and(|level| level <= DUTY) {
                let is_ban = force::denied(side, verb);
                duties.push(Duty { verb, bearers: bearers.clone(), is_ban });
            }
            about = about.or(Some(bearers));
        }
        before = about.unwrap_or_else(|| opening(side, sentence, context));
    }
    duties
}

/// Those whom a sentence without a verb of duty is about: who stands before what is done.
fn opening(side: &Side<'_>, sentence: &Range<usize>, context: &Context) -> Vec<String> {
    let acts = |at: &usize| side.tokens[*at].is("verb") || side.tokens[*at].is("be");
    let Some(verb) = sentence.clone().skip(1).find(acts) else { return Vec::new() };
    parties(side, &(sentence.start..verb), context)
}

/// Those who bear the duty of a verb; `before` are those whom the sentence before is about.
fn of(side: &Side<'_>, verb: usize, context: &Context, before: &[String]) -> Vec<String> {
    let agent = force::agent(side, verb);
    let Some(at) = agent.clone().or_else(|| force::subject(side, verb)) else {
        return Vec::new();
    };
    if agent.is_none() && !people::does(side, verb) {
        return Vec::new();
    }
    if let Some(number) = pronoun(side, &at) {
        let is_clear = number == "many" || before.len() == 1;
        return if is_clear { before.to_vec() } else { Vec::new() };
    }
    let parties = parties(side, &at, context);
    if !parties.is_empty() {
        return parties;
    }
    let start = at.clone().find(|at| !side.tokens[*at].is("article")).unwrap_or(at.start);
    if agent.is_some() || is_somebody(side, start..at.end, verb, context) {
        alloc::vec![named(side.words(start..at.end), context).to_string()]
    } else {
        Vec::new()
    }
}

/// Whether words are nothing but a pronoun, and for how many it stands.
fn pronoun<'s>(side: &'s Side<'_>, at: &Range<usize>) -> Option<&'s str> {
    let mut words = at.clone().filter(|at| !side.tokens[*at].is_sign());
    let is_only = !at.clone().any(|at| side.tokens[at].is_content());
    words.find_map(|at| side.tokens[at].value("anaphor")).filter(|_| is_only)
}

/// The parties that words name: all of them for `each Party`.
fn parties(side: &Side<'_>, at: &Range<usize>, context: &Context) -> Vec<String> {
    let content: Vec<usize> = at.clone().filter(|at| side.tokens[*at].is_content()).collect();
    let all = at.clone().find_map(|at| side.tokens[at].value("everybody"));
    let is_all = all.is_some()
        || (!content.is_empty() && content.iter().all(|at| side.tokens[*at].is("collective")));
    let names = |party: &Party| at.clone().any(|at| party.end(side, at).is_some());
    let parties = context.parties.iter().filter(|party| is_all || names(party));
    let parties: Vec<String> = parties.map(|party| party.name.clone()).collect();
    match all.or_else(|| content.iter().find_map(|at| side.tokens[*at].value("collective"))) {
        // Parties that are not known by name are counted together, whatever they are called.
        Some(name) if parties.is_empty() && is_all && !name.is_empty() => {
            alloc::vec![name.to_string()]
        }
        _ => parties,
    }
}

/// Whether a subject is somebody who can do a thing: by a word of the lists, or by a name that does
/// more than be.
fn is_somebody(side: &Side<'_>, at: Range<usize>, verb: usize, context: &Context) -> bool {
    let stop = (at.start + 1..at.end).find(|at| side.tokens[*at].is("relation")).unwrap_or(at.end);
    let is_date = at.clone().any(|at| {
        let token = &side.tokens[at];
        (token.is_figure() || token.is("month")) && !token.is("person")
    });
    let head = (at.start..stop).rev().find(|at| side.tokens[*at].is_content());
    let Some(head) = head else { return false };
    let token = &side.tokens[head];
    if token.is("person") || context.lists.is_actor(&token.word) {
        return true;
    }
    let is_name = side.text[token.at.clone()].starts_with(char::is_uppercase);
    let act = (verb + 1..side.sentence(verb).end)
        .find(|at| !side.tokens[*at].is("not") && !side.tokens[*at].is_sign());
    let does = act.is_some_and(|act| {
        let token = &side.tokens[act];
        token.is_content() && !token.is("be") && !token.is("state")
    });
    is_name && does && !is_date && !token.is("label") && !token.is("season")
}

/// Words that name somebody without an article before them: it may stand inside a phrase of the lists.
fn named<'t>(words: &'t str, context: &Context) -> &'t str {
    let is_article = |word: &str| context.reader.entries(&word.to_lowercase()).has("article");
    match words.split_once(' ') {
        Some((first, rest)) if is_article(first) => rest,
        _ => words,
    }
}
