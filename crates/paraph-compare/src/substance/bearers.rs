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
use super::number;
use super::parties::Party;
use super::people;
use super::side::Side;

pub(super) mod acts;
mod borne;
mod listed;
mod row;

pub(crate) use borne::Borne;

/// A duty of a text: one act that must be done, or must be left undone.
///
/// `Shall mark the channel, keep the lights on and pay the pilots` is three duties of one verb, as many as
/// in three sentences.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    /// The token of the verb that binds.
    pub(super) verb: usize,
    /// The tokens that say what must be done.
    pub(super) act: Range<usize>,
    /// Those whom it binds.
    pub(super) bearers: Vec<String>,
    /// Whether the act is to be left undone.
    pub(super) is_ban: bool,
}

/// The duties of a text, those that bind nobody who is named among them.
pub(super) fn duties(side: &Side<'_>, context: &Context) -> Vec<Duty> {
    let mut duties = Vec::new();
    for (verb, bearers) in governing(side, context) {
        // Which of several verbs in brackets it will be is open, in whatever order they stand.
        let is_open = force::alternatives(side, verb).len() > 1;
        let Some(is_ban) = acts::binds(side, verb).filter(|_| !is_open) else { continue };
        let several = force::agents(side, verb);
        if several.len() > 1 {
            for [act, who] in several {
                let bearers = named_as(side, verb, who, true, context, &[]);
                duties.push(Duty { verb, act, bearers, is_ban });
            }
            continue;
        }
        let listed = listed::of(side, verb);
        let mut own = acts::of(side, verb, is_ban, context);
        own.retain(|act| listed.is_empty() || !listed::is_mark(side, act));
        for act in own.into_iter().chain(listed) {
            duties.push(Duty { verb, act, bearers: bearers.clone(), is_ban });
        }
    }
    duties
}

/// The verbs that somebody stands before, each with those whom it binds, frees or allows.
pub(super) fn governing(side: &Side<'_>, context: &Context) -> Vec<(usize, Vec<String>)> {
    let mut all = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for sentence in &side.sentences {
        let mut about: Option<Vec<String>> = None;
        for verb in sentence.clone().filter(|at| acts::governs(side, *at)) {
            // `It` is who the sentence is about, else who the one before is.
            let bearers = of(side, verb, context, about.as_ref().unwrap_or(&before));
            about = about.or_else(|| Some(bearers.clone()));
            all.push((verb, bearers));
        }
        before = about.unwrap_or_else(|| opening(side, sentence, context));
    }
    all
}

/// Those who do what only somebody does: who must or may do a thing, is responsible for it, or does a deed of the
/// lists. What things and acts can do, too, tells nobody: `Navigation may resume`.
pub(super) fn actors(side: &Side<'_>, context: &Context) -> Vec<String> {
    let all = side.sentences.iter().cloned().flatten().filter(|at| is_deed(side, *at));
    all.flat_map(|verb| of(side, verb, context, &[])).collect()
}

/// Whether those who stand at a place do, must do or may do what only somebody does.
pub(super) fn acts_as_somebody(side: &Side<'_>, at: &Range<usize>, context: &Context) -> bool {
    let end = side.sentence(at.start).end;
    let verb = (at.end..end).find(|at| is_deed(side, *at));
    verb.is_some_and(|verb| {
        let is_subject = force::subject(side, verb)
            .is_some_and(|subject| subject.start <= at.start && at.end <= subject.end);
        is_subject && !of(side, verb, context, &[]).is_empty()
    })
}

/// Whether a verb is one that only somebody is the subject of: `bears`, `shall inspect`, `is entitled to`.
fn is_deed(side: &Side<'_>, verb: usize) -> bool {
    let token = &side.tokens[verb];
    if token.is("force") {
        let end = side.sentence(verb).end;
        let act =
            (verb + 1..end).find(|at| side.tokens[*at].is_content() && !side.tokens[*at].is("not"));
        return token.is("of-somebody") || act.is_some_and(|act| side.tokens[act].is("deed"));
    }
    let is_led = verb > 0 && side.tokens[verb - 1].is("force");
    acts::governs(side, verb) || (token.is("deed") && !is_led && people::is_act(side, verb))
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
    let is_agent = agent.is_some();
    let Some(at) = agent.or_else(|| force::subject(side, verb)) else {
        return Vec::new();
    };
    if !is_agent && !people::does(side, verb) && !acts::is_barred(side, verb) {
        return Vec::new();
    }
    // Who of several it will be is open.
    if !is_agent && row::is_open(side, &at, verb) {
        return Vec::new();
    }
    named_as(side, verb, at, is_agent, context, before)
}

/// Those whom words name that stand before a verb, or behind the `by` of one.
fn named_as(
    side: &Side<'_>,
    verb: usize,
    at: Range<usize>,
    is_agent: bool,
    context: &Context,
    before: &[String],
) -> Vec<String> {
    if let Some(number) = pronoun(side, &at) {
        let is_clear = number == "many" || before.len() == 1;
        return if is_clear { before.to_vec() } else { Vec::new() };
    }
    let named_here = parties(side, &at, context);
    if !named_here.is_empty() {
        return parties(side, &row::whole(side, at, context), context);
    }
    let start = at.clone().find(|at| !side.tokens[*at].is("article")).unwrap_or(at.start);
    let end = (start + 1..at.end).find(|at| is_size(side, *at)).unwrap_or(at.end);
    let at = without_manner(side, start..end);
    let all = several(side, at.clone());
    // `governed by the laws of Norway`: what rules bears nothing.
    let rules =
        |at: &Range<usize>| head(side, at).is_some_and(|head| side.tokens[head].is("rules"));
    let is_one = |at: &Range<usize>| {
        !rules(at) && (is_agent || is_somebody(side, at.clone(), verb, context))
    };
    if all.len() > 1 && all.iter().all(is_one) {
        return all.into_iter().map(|at| named(side.words(at), context).to_string()).collect();
    }
    if is_one(&at) { alloc::vec![named(side.words(at), context).to_string()] } else { Vec::new() }
}

/// `Only the Seller`, `the Seller alone`, `in which case the Seller`: how and when somebody bears a thing is no part of
/// his name.
fn without_manner(side: &Side<'_>, at: Range<usize>) -> Range<usize> {
    let is_manner = |at: &usize| {
        let token = &side.tokens[*at];
        ["only", "lone", "article", "small", "not", "circumstance", "season"]
            .iter()
            .any(|one| token.is(one))
            || token.is_sign()
    };
    let first = &side.tokens[at.start];
    let leads = ["small", "relation", "reserve", "by"].iter().any(|one| first.is(one));
    let comma = at.clone().rev().find(|at| side.is_comma(*at)).filter(|_| leads);
    let mut behind = comma.map_or(at.start, |comma| comma + 1)..at.end;
    let start = behind.find(|at| !is_manner(at)).unwrap_or(at.start);
    let end = (start..at.end).rev().find(|at| !is_manner(at)).map_or(at.end, |last| last + 1);
    start..end
}

/// `the Water Board of six members`: how many belong to somebody is no part of his name.
fn is_size(side: &Side<'_>, of: usize) -> bool {
    let is_of = side.tokens[of].value("relation") == Some("of");
    is_of && of + 1 < side.tokens.len() && number::at(side, of + 1).is_some()
}

/// Several who stand in a row, each: `the Joint Office and the Mission`, `Ostria, Verania and Tovia`, in either order.
/// What has no article of its own may belong to the one before, unless all are single names: `the Ministry of Trade and
/// Transport`.
fn several(side: &Side<'_>, at: Range<usize>) -> Vec<Range<usize>> {
    let has_and = at.clone().any(|at| side.tokens[at].is("and"));
    let links =
        |at: &usize| side.tokens[*at].is("and") || (has_and && side.tokens[*at].word == ",");
    let are_single = at.clone().all(|at| {
        let is_link = links(&at) || side.tokens[at].is("article");
        let is_alone = at == 0 || !is_large(side, at - 1);
        is_link || (is_large(side, at) && is_alone && !side.tokens[at].is("relation"))
    });
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut start = at.start;
    for link in at.clone().filter(links) {
        let begins = side.get(link + 1).is_some_and(|next| next.is("definite"));
        if (begins || are_single) && link > start {
            all.push(start..link);
            start = link + 1;
        } else if link == start {
            start = link + 1;
        }
    }
    all.push(start..at.end);
    let begins = |at: Range<usize>| {
        let first = at.clone().find(|at| !side.tokens[*at].is("article"));
        first.map_or(at.clone(), |first| first..at.end)
    };
    all.into_iter().map(begins).collect()
}

/// Whether a word is written with a capital, and is no article.
fn is_large(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    side.text[token.at.clone()].starts_with(char::is_uppercase) && !token.is("article")
}

/// Whether words are nothing but a pronoun, and for how many it stands.
fn pronoun<'s>(side: &'s Side<'_>, at: &Range<usize>) -> Option<&'s str> {
    let mut words = at.clone().filter(|at| !side.tokens[*at].is_sign());
    let is_only = !at.clone().any(|at| side.tokens[at].is_content());
    words.find_map(|at| side.tokens[at].value("anaphor")).filter(|_| is_only)
}

/// The parties that words name: all of them for `each Party` and `neither Party`, without those behind
/// `except`.
pub(super) fn parties(side: &Side<'_>, at: &Range<usize>, context: &Context) -> Vec<String> {
    let opens = at.clone().find(|at| side.tokens[*at].is("except")).unwrap_or(at.end);
    let own = at.start..opens;
    let says = |at: &usize| side.tokens[*at].is_content() && !side.tokens[*at].is("not");
    let content: Vec<usize> = own.clone().filter(says).collect();
    let all = own.clone().find_map(|at| side.tokens[at].value("everybody"));
    let is_all = all.is_some()
        || (!content.is_empty() && content.iter().all(|at| side.tokens[*at].is("collective")));
    let names =
        |party: &Party, at: &Range<usize>| at.clone().any(|at| party.end(side, at).is_some());
    let is_meant = |party: &&Party| match is_all {
        true => !names(party, &(opens..at.end)),
        false => names(party, &own),
    };
    let parties = context.parties.iter().filter(is_meant);
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
    let is_date = at.clone().any(|at| {
        let token = &side.tokens[at];
        (token.is_figure() || token.is("month")) && !token.is("person")
    });
    let Some(head) = head(side, &at) else { return false };
    let token = &side.tokens[head];
    if token.is("person") || context.lists.is_actor(&token.word) {
        return true;
    }
    let is_name = side.text[token.at.clone()].starts_with(char::is_uppercase);
    let says = |at: &usize| {
        let token = &side.tokens[*at];
        token.is("be") || (token.is_content() && !token.is("not"))
    };
    let act = (verb + 1..side.sentence(verb).end).find(says);
    let does = act.is_some_and(|act| {
        let token = &side.tokens[act];
        !token.is("be") && !token.is("state")
    });
    let does = does || (side.tokens[verb].is("deed") && !side.tokens[verb].is("force"));
    is_name && does && !is_date && !token.is("label") && !token.is("season")
}

/// The word that says what something is, before what says whose: `laws` of `the laws of Norway`.
pub(super) fn head(side: &Side<'_>, at: &Range<usize>) -> Option<usize> {
    let stop = (at.start + 1..at.end).find(|at| side.tokens[*at].is("relation")).unwrap_or(at.end);
    (at.start..stop).rev().find(|at| side.tokens[*at].is_content())
}

/// Words that name somebody without an article before them: it may stand inside a phrase of the lists.
fn named<'t>(words: &'t str, context: &Context) -> &'t str {
    let is_article = |word: &str| context.reader.entries(&word.to_lowercase()).has("article");
    match words.split_once(' ') {
        Some((first, rest)) if is_article(first) => rest,
        _ => words,
    }
}
