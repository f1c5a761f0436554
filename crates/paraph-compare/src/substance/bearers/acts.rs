//! What binds, and the acts that it binds to.
//!
//! Duties are acts, and not verbs: `shall mark the channel and pay the pilots` is two, in whatever style
//! it is written.

use alloc::vec::Vec;
use core::ops::Range;

use crate::substance::context::Context;
use crate::substance::force;
use crate::substance::side::Side;

/// The weakest force that is counted as a duty.
const DUTY: u128 = 2;
/// The force of what may be done: denied, it is a ban.
const PERMISSION: u128 = 8;

/// Whether a token is a verb that somebody stands before: one of force, or one that lays a duty on him in
/// another way (`is prohibited from flying`, `is responsible for the bridge`).
pub(super) fn governs(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let is_led = at > 0 && (side.tokens[at - 1].is("force") || side.tokens[at - 1].is("not"));
    token.is("force")
        || (token.is("be") && !is_led && (is_barred(side, at) || is_charged(side, at)))
}

/// Whether a verb binds, and then whether it bans.
pub(in crate::substance) fn binds(side: &Side<'_>, verb: usize) -> Option<bool> {
    if is_barred(side, verb) {
        return Some(true);
    }
    let Some(level) = side.tokens[verb].number("force") else { return Some(false) };
    let is_denied = force::denied(side, verb);
    // `Shall not be liable` frees: nothing is to be done, and nothing to be left undone.
    if is_denied && is_freed(side, verb) {
        return None;
    }
    match level {
        _ if level <= DUTY => Some(is_denied),
        PERMISSION if is_denied => Some(true),
        _ => None,
    }
}

/// `shall not be liable for`, `shall in no case be responsible`.
fn is_freed(side: &Side<'_>, verb: usize) -> bool {
    let says = |at: &usize| side.tokens[*at].is_content() && !side.tokens[*at].is("not");
    let end = side.sentence(verb).end;
    let be = (verb + 1..end).find(|at| side.tokens[*at].is("be") || says(at));
    let be = be.or_else(|| side.tokens[verb].is("be").then_some(verb));
    let charged = be.filter(|be| side.tokens[*be].is("be")).and_then(|be| (be + 1..end).find(says));
    charged.is_some_and(|at| side.tokens[at].is("charged"))
}

/// `is prohibited from`, `shall be barred from`.
pub(super) fn is_barred(side: &Side<'_>, verb: usize) -> bool {
    let Some(at) = behind_be(side, verb) else { return false };
    let leads = side
        .get(at + 1)
        .is_some_and(|next| next.is("relation") || matches!(&*next.word, "to" | "from"));
    side.tokens[at].is("barred") && leads
}

/// `is responsible for`.
fn is_charged(side: &Side<'_>, verb: usize) -> bool {
    let Some(at) = behind_be(side, verb) else { return false };
    let leads = side.get(at + 1).is_some_and(|next| next.value("relation") == Some("good"));
    side.tokens[at].is("charged") && leads
}

/// The word behind `is` or `shall be`.
fn behind_be(side: &Side<'_>, verb: usize) -> Option<usize> {
    let end = side.sentence(verb).end;
    let be = (verb..end).take(2).find(|at| side.tokens[*at].is("be"))?;
    (be + 1..end).next()
}

/// The acts that hang on a verb, each with what belongs to it; none where nothing is said of any.
///
/// Of acts that `or` joins one is to be done, and all are to be left undone.
pub(in crate::substance) fn of(
    side: &Side<'_>,
    verb: usize,
    is_ban: bool,
    context: &Context,
) -> Vec<Range<usize>> {
    let end = end_of_acts(side, verb);
    let first = behind_insertion(side, verb, end);
    let mut starts = Vec::from([first]);
    for at in first + 1..end {
        let is_row = starts.len() > 1;
        if begins_act(side, at, first - 1, is_ban, context, is_row) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([end]);
    let all = starts.iter().copied().zip(ends).map(|(start, end)| start..end);
    let says = |act: &Range<usize>| {
        act.clone().any(|at| side.tokens[at].is_content() && !side.tokens[at].is("not"))
    };
    all.filter(says).collect()
}

/// `shall, without delay, return`: where the acts begin behind what was put in between.
fn behind_insertion(side: &Side<'_>, verb: usize, end: usize) -> usize {
    let opens = verb + 1 < end && side.is_comma(verb + 1);
    let closes = (verb + 2..end).find(|at| opens && side.is_comma(*at));
    closes.filter(|comma| comma + 1 < end).map_or(verb + 1, |comma| comma + 1)
}

/// Where the acts of a verb end: with its sentence, or before the next verb that binds. What stands in brackets
/// beside it, as another word for it, has its acts: `[shall] [should] mend the dam`.
fn end_of_acts(side: &Side<'_>, verb: usize) -> usize {
    let end = force::duty_end(side, verb);
    let says = |at: usize| side.tokens[at].is_content() && !side.tokens[at].is("not");
    let is_another_word = end < side.sentence(verb).end && !(verb + 1..end).any(says);
    if is_another_word { force::duty_end(side, end) } else { end }
}

/// Whether another act of a row begins at a token: `and pay the pilots`; `verb` stands before the first act. Where
/// acts stand in a row already, the last needs no object: `clear the mines, publish the maps and pay for the buoys`.
fn begins_act(
    side: &Side<'_>,
    at: usize,
    verb: usize,
    is_ban: bool,
    context: &Context,
    is_row: bool,
) -> bool {
    let token = &side.tokens[at];
    let listed = context.reader.lists.vocabulary.len();
    let is_plain_form = token.forms.numbers().first().is_some_and(|form| (*form as usize) < listed);
    let opens_list = token.is("includes") || token.is("except");
    if !token.is("verb") || token.is_name() || !is_plain_form || opens_list {
        return false;
    }
    let is_nor = |at: usize| is_ban && &*side.tokens[at].word == "nor";
    let says =
        |at: &usize| is_nor(*at) || !(side.tokens[*at].is("not") || is_adverb(side, *at, context));
    let Some(link) = (verb + 1..at).rev().find(says) else { return false };
    let before = &side.tokens[link];
    let is_either = before.is("or") || &*before.word == "nor";
    let links = before.is("and") || before.word == "," || (is_either && is_ban);
    let of_alternatives = before.word == "," && !is_ban && is_list_of_alternatives(side, at);
    links
        && !of_alternatives
        && !in_condition(side, verb, at)
        && (has_object(side, at)
            || is_one_word(side, verb + 1, link)
            || (is_row && before.is("and")))
}

fn is_adverb(side: &Side<'_>, at: usize, context: &Context) -> bool {
    let token = &side.tokens[at];
    matches!(&*token.word, "also" | "then") || context.lists.is_manner(&token.word)
}

/// Whether the row that a comma goes on with ends in `or`.
fn is_list_of_alternatives(side: &Side<'_>, at: usize) -> bool {
    let end = side.sentence(at).end;
    let link = (at..end).find(|at| side.tokens[*at].is("and") || side.tokens[*at].is("or"));
    link.is_some_and(|at| side.tokens[at].is("or") && !side.tokens[at].is("and"))
}

/// Whether a condition opens before a token, and no comma closes it.
fn in_condition(side: &Side<'_>, verb: usize, at: usize) -> bool {
    let opens = (verb + 1..at).rev().find(|at| side.tokens[*at].is("if"));
    opens.is_some_and(|opens| !(opens..at).any(|at| side.is_comma(at)))
}

/// Whether something follows that is done to: `pay the pilots`, and not `shelter for refugees`.
fn has_object(side: &Side<'_>, at: usize) -> bool {
    let next = side.get(at + 1).filter(|_| !side.is_comma(at) && at + 1 < side.sentence(at).end);
    next.is_some_and(|next| {
        let is_noun_led = next.is("part-of") && !next.is("article");
        !next.is_sign() && !next.is("and") && !next.is("or") && !is_noun_led && !next.is("duration")
    })
}

/// Whether the act before is nothing but a verb: `withdraw and disarm`.
fn is_one_word(side: &Side<'_>, start: usize, end: usize) -> bool {
    (start..end).filter(|at| side.tokens[*at].is_content()).count() == 1
}
