//! What somebody has to do with an act, by where he stands in the sentence.

use core::ops::Range;

use super::names_somebody;
use crate::substance::Kind;
use crate::substance::finder::Finder;
use crate::substance::pair::Which;
use crate::substance::side::Side;

/// What somebody has to do with an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Bearer,
    Beneficiary,
}

impl Role {
    pub(super) const fn kind(self, which: Which) -> Kind {
        match (self, which) {
            (Self::Bearer, Which::Old) => Kind::BearerDropped,
            (Self::Bearer, Which::New) => Kind::BearerAdded,
            (Self::Beneficiary, Which::Old) => Kind::BeneficiaryDropped,
            (Self::Beneficiary, Which::New) => Kind::BeneficiaryAdded,
        }
    }
}

/// What somebody has to do with the act of the sentence, by where the words stand in it.
pub(super) fn role(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> Option<Role> {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at.start);
    let mut of_another = false;
    let mut of_thing = false;
    let leads = at.clone().find(|at| side.tokens[*at].is_content()).unwrap_or(at.start);
    for before in (own_clause(side, leads)..=leads).rev() {
        let token = &side.tokens[before];
        // `at the cost of the Buyer`: the words that lead to him may have come with him.
        match token.value("account") {
            Some("good") => return Some(Role::Beneficiary),
            Some(_) => return Some(Role::Bearer),
            None if before == leads => continue,
            None => {}
        }
        if token.is("agent") {
            // `Governed by the law of Norland`: what does it is the law.
            return (!of_thing).then_some(Role::Bearer);
        }
        match token.value("relation") {
            Some("good") => return Some(Role::Beneficiary),
            // `residents of the island and their guests`: the guests are not of the island.
            Some("of") if is_duty_noun(side, before) => return Some(Role::Bearer),
            Some("of") if is_another_thing(side, at.start) => {}
            Some("of") => {
                of_thing |= is_thing(finder, which, before);
                of_another |= names_somebody(finder, which, before + 1..at.start);
            }
            Some(_) => return None,
            None => {}
        }
        if token.is("force") || is_act(side, before) {
            return (gives(side, before, at.start) && !of_another).then_some(Role::Beneficiary);
        }
        if token.is("if") && !token.is("small") {
            return None;
        }
        let opens = |at: usize| side.tokens[at].is("no-subject") || side.tokens[at].is("if");
        if side.is_comma(before) && opens(sentence.start) {
            break;
        }
    }
    subject_role(side, at, sentence.end).filter(|_| !of_another)
}

/// Where the clause begins that words are the subject of; else where their sentence begins.
fn own_clause(side: &Side<'_>, at: usize) -> usize {
    let start = side.clauses.clause(at).start;
    let first = &side.tokens[start];
    let links = first.is("and") || first.is("or") || first.is("contrast");
    let is_done = (start + 1..at).any(|at| side.tokens[at].is("force") || is_act(side, at));
    // Only names stand between them and the verb that binds them.
    let verb = (at + 1..side.sentence(at).end).find(|at| {
        let token = &side.tokens[*at];
        !token.is_name() && !token.is("person") && !token.is("article")
    });
    let binds = verb.is_some_and(|verb| side.tokens[verb].is("force"));
    if links && binds && !is_done && start < at { start + 1 } else { side.sentence(at).start }
}

/// Whether a token is a verb that is done, and no noun that is spelled the same.
pub(in crate::substance) fn is_act(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let before = side.before(at, |_| true).map(|at| &side.tokens[at]);
    let is_noun = before.is_none_or(|before| before.is("article") || before.is("relation"));
    token.is("verb") && !token.is_name() && !is_noun
}

/// Whether what is done between two places has somebody's good.
fn gives(side: &Side<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| side.tokens[at].is("giving"))
}

/// Whether a subject does what the verb behind it tells, and has it not done to it.
pub(in crate::substance) fn does(side: &Side<'_>, verb: usize) -> bool {
    !is_passive(side, verb, side.sentence(verb).end)
}

/// Those who stand before the verb do the act; in the passive it is done to them.
pub(super) fn subject_role(side: &Side<'_>, at: &Range<usize>, end: usize) -> Option<Role> {
    let last =
        at.clone().rev().find(|at| side.tokens[*at].is_plain()).map_or(at.end, |last| last + 1);
    let verb = (last..end).find(|at| {
        let token = &side.tokens[*at];
        token.is("force") || token.is("be") || token.is("verb")
    })?;
    if !is_passive(side, verb, end) {
        return Some(Role::Bearer);
    }
    gives(side, verb, (verb + 4).min(end)).then_some(Role::Beneficiary)
}

/// Whether something is done to who stands before a verb: `shall be paid`.
fn is_passive(side: &Side<'_>, verb: usize, end: usize) -> bool {
    let be = (verb..end).take(3).find(|at| side.tokens[*at].is("be"));
    let be = be.filter(|be| (verb + 1..*be).all(|at| side.tokens[at].is("not")));
    let done = be.and_then(|be| (be + 1..end).find(|at| side.tokens[*at].is_plain()));
    // `are responsible for`: no passive.
    done.filter(|at| !side.tokens[*at].is("charged")).is_some_and(|at| {
        side.tokens[at].is("verb")
            || side.tokens[at].is("giving")
            || side.tokens[at].forms.len() > 1
    })
}

/// `the law of Norland`: whether a thing stands before the word, and nobody who could act.
fn is_thing(finder: &Finder<'_>, which: Which, of: usize) -> bool {
    let side = finder.pair.side(which);
    let head = side.before(of, |token| token.is_content()).map(|at| &side.tokens[at]);
    head.is_some_and(|head| {
        let acts = head.is("person") || finder.context.lists.is_actor(&head.word);
        head.is_plain() && !acts && !head.is_name() && !head.is("title")
    })
}

/// `the duty of the lessor`.
fn is_duty_noun(side: &Side<'_>, of: usize) -> bool {
    side.before(of, |_| true).is_some_and(|at| side.tokens[at].is("duty-noun"))
}

/// `the Chamber of Trade and the Guild`: what has an article of its own stands beside the Chamber.
fn is_another_thing(side: &Side<'_>, at: usize) -> bool {
    side.tokens[at].is("and") && side.get(at + 1).is_some_and(|next| next.is("article"))
}
