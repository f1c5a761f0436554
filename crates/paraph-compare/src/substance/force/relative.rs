//! Clauses that say more of a thing, or what is asked, agreed or seen to: `the port that Verania shall dredge`, `shall
//! say whether it can pay`.
//!
//! Who acts in one is not who acts in the clause that holds it, and what is done in one is not what the other verb
//! binds to.

use core::ops::Range;

use super::subject::is_boundary;
use crate::substance::people;
use crate::substance::side::Side;

/// Who stands before a verb in such a clause, where nothing but he or it stands between the word that opens the
/// clause and the verb; of `works which may affect the river`, the works. `at` is what stands before the verb, back
/// to a comma, a condition or another verb that binds.
pub(super) fn subject(side: &Side<'_>, at: Range<usize>) -> Option<Range<usize>> {
    let opens = opener(side, at.end).filter(|opens| at.contains(opens))?;
    let behind = opens + 1..at.end;
    let says = |at: &usize| side.tokens[*at].is_content() && !side.tokens[*at].is("not");
    let is_pronoun = |at: usize| side.tokens[at].value("anaphor").is_some();
    if !behind.clone().any(|at| says(&at) || is_pronoun(at)) {
        let spoken_of = described(side, opens);
        return (!spoken_of.is_empty()).then_some(spoken_of);
    }
    let first = &side.tokens[behind.start];
    let is_bare = first.is_plain() && !first.is_name() && !first.is("person");
    if is_bare || ends_with_act(side, &behind) {
        return None;
    }
    let is_phrase = first.is("article")
        || first.is_name()
        || first.is("person")
        || first.is("everybody")
        || is_pronoun(behind.start);
    is_phrase.then_some(behind)
}

/// Whether a verb, or what is done, stands in a clause that says more of a thing.
pub(super) fn is_inside(side: &Side<'_>, at: usize) -> bool {
    opener(side, at).is_some_and(|opens| describes(side, opens))
}

/// The word that opens such a clause, where nothing is done between it and a token behind it.
fn opener(side: &Side<'_>, at: usize) -> Option<usize> {
    let opens = side.before(at, |token| token.is("relative") || token.is("asks"))?;
    let acts = |at: usize| {
        let token = &side.tokens[at];
        token.is("force") || token.is("be") || token.is("if") || people::is_act(side, at)
    };
    // A comma that does not stand directly behind it may end the clause.
    let ends = |at: usize| side.is_comma(at) && is_boundary(side, at);
    let is_first = side.sentence(at).start == opens;
    (!is_first && !(opens + 1..at).any(|at| acts(at) || ends(at))).then_some(opens)
}

/// Whether the word says more of a thing that stands before it, and does not lead to what is agreed or seen to: `ensure
/// that`.
fn describes(side: &Side<'_>, opens: usize) -> bool {
    let token = &side.tokens[opens];
    let leads = token.is("article") || !token.is("pronoun");
    let behind_act = opens.checked_sub(1).is_some_and(|before| people::is_act(side, before));
    token.is("relative") && !(leads && behind_act)
}

/// What such a clause speaks of: the thing before the word that opens it.
fn described(side: &Side<'_>, opens: usize) -> Range<usize> {
    let sentence = side.sentence(opens).start;
    let end = match opens.checked_sub(1).filter(|before| *before > sentence) {
        Some(comma) if side.is_comma(comma) => comma,
        _ => opens,
    };
    let names = |at: usize| {
        let token = &side.tokens[at];
        token.is_name() || token.is("person") || token.is("title")
    };
    let stops = |at: &usize| {
        let token = &side.tokens[*at];
        let is_of = token.value("relation") == Some("of") && *at > sentence && names(*at - 1);
        let leads = token.is("relation") || token.is("by") || token.is("agent");
        token.is("force")
            || token.is("be")
            || token.is_sign()
            || token.is("if")
            || token.is("and")
            || token.is("or")
            || people::is_act(side, *at)
            || (leads && !is_of)
    };
    let start = (sentence..end).rev().find(stops).map_or(sentence, |at| at + 1);
    start..end
}

/// `the Buyer damaged`: whether what ends some words may be an act that the lists do not know.
fn ends_with_act(side: &Side<'_>, at: &Range<usize>) -> bool {
    let Some(last) = at.clone().rev().find(|at| side.tokens[*at].is_content()) else {
        return false;
    };
    let token = &side.tokens[last];
    let is_inflected = token.is_plain() && !token.is("person") && token.forms.len() > 1;
    let behind_somebody =
        last > at.start && (side.tokens[last - 1].is_name() || side.tokens[last - 1].is("person"));
    is_inflected && !token.is_name() && behind_somebody
}
