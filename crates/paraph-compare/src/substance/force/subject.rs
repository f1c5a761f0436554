//! Who stands before a verb: its subject.

use alloc::vec::Vec;
use core::ops::Range;

use super::{governing, relative};
use crate::substance::side::{Side, Token};

/// The words before a verb that name who does it; in a row of duties, those before the first.
pub(in crate::substance) fn subject(side: &Side<'_>, verb: usize) -> Option<Range<usize>> {
    let sentence = side.sentence(verb);
    let mut end = verb;
    while end > sentence.start {
        let start = (sentence.start..end)
            .rev()
            .find(|at| is_boundary(side, *at))
            .map_or(sentence.start, |at| at + 1);
        if end == verb
            && let Some(subject) = relative::subject(side, start..end)
        {
            return Some(subject);
        }
        // `if Tovia agrees and Verania shall`: what the condition says is no part of who acts behind it.
        let is_condition = end == verb && start > sentence.start && side.tokens[start - 1].is("if");
        if let Some(subject) = subject_behind_link(side, start..end).filter(|_| is_condition)
            && (start + 1..subject.start).any(|at| acts(side, at))
        {
            return Some(subject);
        }
        // `Ostria, which borders on Verania, shall`: what is said of a subject is none.
        if end < verb && start > sentence.start && side.tokens[start].is("relative") {
            end = start - 1;
            continue;
        }
        let words: Vec<usize> = (start..end)
            .filter(|at| side.tokens[*at].is_content() || side.tokens[*at].is("pronoun"))
            .collect();
        let first = words.iter().find(|at| !side.tokens[**at].is("not"));
        let acts = first.is_some_and(|at| {
            // `the police shall`: behind an article it is a noun.
            let is_noun = *at > start && side.tokens[*at - 1].is("article");
            let is_act = side.tokens[*at].is("verb")
                && !side.tokens[*at].is_name()
                && *at != sentence.start
                && !is_noun;
            is_act || is_behind_verb(side, *at)
        });
        let begins = side.get(start).is_some_and(|token| {
            let opens = start == sentence.start && token.is("relation");
            ["no-subject", "softener", "prompt", "by"].iter().any(|list| token.is(list)) || opens
        });
        if first.is_some() && !acts && !begins {
            return Some(behind_lead(side, with_exception(side, start)..end)..end);
        }
        if acts && let Some(subject) = subject_behind_link(side, start..end) {
            return Some(subject);
        }
        if begins && !acts && end == verb {
            // `In May of each year the Agency should`: the subject is the last thing before the verb.
            let article = (start + 1..end).rev().find(|at| opens_subject(side, *at));
            if let Some(article) = article {
                return Some(article..end);
            }
        }
        end = start.saturating_sub(1).max(sentence.start);
        if let Some(before) = governing(side, end.max(sentence.start)) {
            return if before < end { subject(side, before) } else { None };
        }
    }
    None
}

/// Whether a word says what is done or is.
fn acts(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    ["verb", "be", "deed"].iter().any(|one| token.is(one)) && !token.is_name()
}

/// Whether a subject may open at a token behind a time: `by 1 June Ostria`, `within ten days the Parties`.
fn opens_subject(side: &Side<'_>, at: usize) -> bool {
    let [before, token] = [&side.tokens[at - 1], &side.tokens[at]];
    let is_name = token.is_name() && !token.is("month");
    let goes_on = before.is_name() && !before.is("month");
    token.is("definite")
        || (token.is("everybody") || token.is("collective"))
        || (is_name && !goes_on)
}

/// `shall free prisoners`: whether a word stands directly behind one that binds, as what is to be done does.
fn is_behind_verb(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let names = token.is_name() || token.is("person") || token.is("pronoun");
    at > side.sentence(at).start && side.tokens[at - 1].is("force") && !names
}

/// Whether a word joins what stands behind it to another clause: `and`, `but`, `while`.
fn is_link(token: &Token) -> bool {
    token.is("and") || token.is("or") || token.is("contrast")
}

/// Where a subject begins before which a word joins it to another clause, or somebody is named: `and Verania`, `on
/// behalf of Ostria, Verania`.
fn behind_lead(side: &Side<'_>, at: Range<usize>) -> usize {
    let start = at.clone().find(|at| !is_link(&side.tokens[*at])).unwrap_or(at.start);
    let at = start..at.end;
    let leads = side.tokens[at.start].is("relation") || side.tokens[at.start].is("account");
    let comma = { at.clone() }.find(|at| side.is_comma(*at)).filter(|_| leads);
    comma.filter(|comma| comma + 1 < at.end).map_or(at.start, |comma| comma + 1)
}

/// Where a subject begins of which an exception stands behind a comma: `the Parties, except Ostria,`.
fn with_exception(side: &Side<'_>, start: usize) -> usize {
    let opens = side.tokens[start].is("except") && start > side.sentence(start).start;
    let Some(comma) = start.checked_sub(1).filter(|_| opens) else { return start };
    let sentence = side.sentence(start).start;
    let before = (sentence..comma).rev().find(|at| is_boundary(side, *at));
    before.map_or(sentence, |at| at + 1)
}

/// `shall open the port and Verania shall`: who stands behind the word that joins a second clause.
pub(super) fn subject_behind_link(side: &Side<'_>, at: Range<usize>) -> Option<Range<usize>> {
    let link = at.clone().rev().find(|at| is_link(&side.tokens[*at]))?;
    let begins = |at: &usize| {
        let token = &side.tokens[*at];
        !token.is("article") && !token.is("no-subject")
    };
    let first = (link + 1..at.end).find(begins)?;
    let token = &side.tokens[first];
    let leads = side.get(link + 1)?.is("no-subject") || token.is("prompt") || token.is("softener");
    let is_somebody = token.is_name()
        || token.is("person")
        || token.is("everybody")
        || token.is("pronoun")
        || (first > link + 1 && token.is_plain());
    (is_somebody && !leads && !token.is("by")).then_some(link + 1..at.end)
}

/// `Ostria, Verania and Tovia`: whether a name that begins a sentence, where any word has a capital, opens a row.
fn begins_row(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let sentence = side.sentence(at);
    let is_name = |at: usize| side.tokens[at].is_name() || side.tokens[at].is("person");
    let is_first = at == sentence.start && token.is_plain();
    let is_time = token.is("season") || token.is("month") || token.is("circumstance");
    let goes_on = |at: &usize| {
        let token = &side.tokens[*at];
        is_name(*at) || token.is("article") || token.word == ","
    };
    let end = (at + 1..sentence.end).take_while(goes_on).last().map_or(at + 1, |at| at + 1);
    let links = side.get(end).is_some_and(|next| next.is("and"));
    let behind = (end + 1..sentence.end).find(|at| !side.tokens[*at].is("article"));
    is_first && !is_time && links && behind.is_some_and(is_name)
}

/// Whether names behind a comma are a row with those before it, and not the subject by themselves: `At the request of
/// Ostria, Tovia shall`.
fn goes_on(side: &Side<'_>, comma: usize) -> bool {
    let ends = |at: &usize| {
        let token = &side.tokens[*at];
        side.is_comma(*at) || token.is("force") || is_link(token) || token.is("if")
    };
    let end = (comma + 1..side.sentence(comma).end).find(ends);
    end.is_none_or(|end| !side.tokens[end].is("force"))
}

/// Whether the words that name a subject cannot reach over a token.
pub(super) fn is_boundary(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let joins_names = token.word == ","
        && side.get(at + 1).is_some_and(|next| next.is_name() || next.is("article"))
        && side
            .before(at, |_| true)
            .is_some_and(|before| side.tokens[before].is_name() || begins_row(side, before));
    (side.is_comma(at) && !(joins_names && goes_on(side, at)))
        || token.is("if")
        || token.is("force")
}
