//! Who has to do a thing, and to whom or for whom it is done.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::finder::Finder;
use super::pair::{Group, Hunk, Which};
use super::side::{Side, Token};
use super::{Direction, Kind, bearers, exchange, named, party, scope, turned};

mod role;

use role::{Role, role, subject_role};
pub(super) use role::{does, is_act};

/// `The Parties` put for some of them, or some for all: who came and who went.
pub(super) fn parties(finder: &mut Finder<'_>) {
    if finder.context.parties.is_empty() {
        return;
    }
    for group in finder.groups() {
        for hunk in finder.hunks(&group) {
            let speaks_of_all =
                |which: Which| finder.any(which, hunk.at(which), |token| token.is("everybody"));
            if hunk.only().is_none() && Which::BOTH.into_iter().any(speaks_of_all) {
                exchange_parties(finder, &hunk);
            }
        }
    }
}

fn exchange_parties(finder: &mut Finder<'_>, hunk: &Hunk) {
    let named =
        Which::BOTH.map(|which| parties_of(finder, which, &row(finder, which, &hunk.at(which))));
    let hunk = &Hunk(Which::BOTH.map(|which| without_act(finder, which, hunk.at(which))));
    let [olds, news] = &named;
    if olds.is_empty() || news.is_empty() || (olds == news && turned::is_other_quorum(finder, hunk))
    {
        return;
    }
    if let Some(direction) = denied_in_one(finder, hunk) {
        let whole = Hunk(Which::BOTH.map(|which| with_verb(finder, which, hunk.at(which))));
        finder.say(Kind::Negation, direction, &whole);
        return;
    }
    let role = Which::BOTH.into_iter().find_map(|which| role(finder, which, &hunk.at(which)));
    let (role, came, went) = (role.unwrap_or(Role::Bearer), news - olds, olds - news);
    for (which, names) in [(Which::Old, went), (Which::New, came)] {
        for name in names {
            finder.mention(role.kind(which), super::finder::came_or_went(which), hunk, Some(name));
        }
    }
    for which in Which::BOTH {
        // `Neither Party` denies what `the Parties` do: that is another kind's.
        let row = row(finder, which, &hunk.at(which));
        for at in
            row.filter(|at| !finder.pair.side(which).tokens[*at].is("not")).collect::<Vec<_>>()
        {
            finder.pair.tell(which, at..at + 1);
        }
    }
}

/// `Neither Party may` and `only the Buyer may`: nobody had the right before whom the other text names, or has it now.
/// Of the same parties `negation` tells it.
fn denied_in_one(finder: &Finder<'_>, hunk: &Hunk) -> Option<Direction> {
    let denies = |which: Which| {
        let side = finder.pair.side(which);
        let row = row(finder, which, &hunk.at(which));
        let verb = (row.end..side.sentence(row.start).end).find(|at| side.tokens[*at].is("force"));
        let own = { row }.any(|at| side.tokens[at].is("denial"));
        let of_verb = verb.is_some_and(|verb| {
            side.get(verb + 1).is_some_and(|next| next.is("denial")) || side.tokens[verb].is("not")
        });
        // `Les Parties ne peuvent`: before the verb, where beside `aucune Partie` it denies no more.
        let before = verb.and_then(|verb| verb.checked_sub(1));
        let is_concord = before.is_some_and(|before| side.tokens[before].is("concord"));
        own != of_verb || is_concord
    };
    match (denies(Which::Old), denies(Which::New)) {
        (true, false) => Some(Direction::Dropped),
        (false, true) => Some(Direction::Added),
        _ => None,
    }
}

/// Words with the verb behind them: `only the Buyer may`.
fn with_verb(finder: &Finder<'_>, which: Which, at: Range<usize>) -> Range<usize> {
    let side = finder.pair.side(which);
    let verb =
        side.get(at.end).filter(|token| token.is("force") && at.end < side.sentence(at.start).end);
    at.start..at.end + usize::from(verb.is_some())
}

/// Words up to what is done: `Ostria` of `Ostria is not`.
fn without_act(finder: &Finder<'_>, which: Which, at: Range<usize>) -> Range<usize> {
    let acts = |at: &usize| {
        let token = finder.token(which, *at);
        token.is("be") || token.is("force")
    };
    at.start..at.clone().skip(1).find(acts).unwrap_or(at.end)
}

/// Words with the rest of the row of names that they stand in.
fn row(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> Range<usize> {
    let side = finder.pair.side(which);
    let sentence = side.sentence(at.start);
    let joins = |token: &Token| {
        token.is_name() || token.is("and") || token.is("article") || token.word == ","
    };
    let start = (sentence.start..at.start).rev().take_while(|at| joins(&side.tokens[*at])).last();
    let end = (at.end..sentence.end).take_while(|at| joins(&side.tokens[*at])).last();
    start.unwrap_or(at.start)..end.map_or(at.end, |end| end + 1)
}

/// Whether words name all parties that are known: `the Parties`, `neither Party`.
fn is_of_all(finder: &Finder<'_>, which: Which, hunk: &Hunk) -> bool {
    let at = row(finder, which, &hunk.at(which));
    if finder.context.parties.is_empty() {
        return false;
    }
    let one_of_all = |at: usize| {
        let side = finder.pair.side(which);
        let leads = side.before(at, |_| true).is_some_and(|at| {
            side.tokens[at].is("not") || side.tokens[at].is("all") || side.tokens[at].is("either")
        });
        leads && side.tokens[at].is("collective")
    };
    finder.any(which, at.clone(), |token| token.is("everybody")) || { at }.any(one_of_all)
}

/// The parties that words name.
fn parties_of(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> BTreeSet<String> {
    bearers::parties(finder.pair.side(which), at, finder.context).into_iter().collect()
}

/// Other names in parentheses and titles say nothing new: they are passed over.
pub(super) fn aliases(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for hunk in finder.hunks(&group) {
            let Some(which) = hunk.only() else { continue };
            let at = hunk.at(which);
            if is_alias(finder.pair.side(which), &at) || is_pronoun(finder, which, &at) {
                finder.pair.tell(which, at);
            }
        }
    }
}

/// Whether a pronoun stands in the other text where these words stand in this.
fn is_pronoun(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let (side, other) = (finder.pair.side(which), which.other());
    let behind =
        (at.end..side.sentence(at.start).end).find_map(|at| finder.pair.mate_of(which, at));
    let says = |at: &usize| {
        finder.token(other, *at).is("pronoun") && finder.pair.mate_of(other, *at).is_none()
    };
    let few = finder.pair.free(which, at.clone()).len() <= 3;
    few && behind.is_some_and(|mate| {
        let start = finder.pair.side(other).sentence(mate).start.max(mate.saturating_sub(2));
        (start..mate).any(|at| says(&at))
    })
}

/// Whether words are another name, a title, or a longer form of the name beside them.
fn is_alias(side: &Side<'_>, at: &Range<usize>) -> bool {
    let opens = side.before(at.start, |token| matches!(&*token.word, "(" | ")"));
    let inside = opens.is_some_and(|at| side.tokens[at].word == "(");
    let says: Vec<&Token> =
        at.clone().map(|at| &side.tokens[at]).filter(|token| token.is_content()).collect();
    let has_figure = says.iter().any(|token| token.is_figure() || token.is("number"));
    let beside = [at.start.checked_sub(1), Some(at.end)].into_iter().flatten();
    let is_beside_name = beside
        .filter_map(|at| side.get(at))
        .any(|token| side.text[token.at.clone()].starts_with(char::is_uppercase));
    let defines = at.clone().any(|at| side.tokens[at].word == "(");
    let is_longer = is_beside_name
        && defines
        && says.iter().all(|token| token.is_name() || token.is("title") || token.is("defines"));
    let initials: String =
        says.iter().filter_map(|token| side.text[token.at.clone()].chars().next()).collect();
    let next = (at.end..side.tokens.len()).find(|at| !side.tokens[*at].is_sign());
    let is_written_out = initials.chars().count() >= 2
        && next.is_some_and(|next| side.text[side.tokens[next].at.clone()] == *initials);
    if is_written_out {
        return true;
    }
    !has_figure
        && !says.is_empty()
        && (inside || is_longer || says.iter().all(|token| token.is("title")))
}

/// Looks for those who came or went.
pub(super) fn find(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        for hunk in finder.hunks(&group) {
            match hunk.only() {
                Some(which) => alone(finder, &group, which, &hunk),
                None if Which::BOTH.iter().any(|which| is_of_all(finder, *which, &hunk)) => {
                    exchange_parties(finder, &hunk);
                }
                None => parted(finder, &hunk).iter().for_each(|hunk| exchanged(finder, hunk)),
            }
        }
    }
}

/// A hunk in which several parties took each other's place, in a hunk for each place.
fn parted(finder: &Finder<'_>, hunk: &Hunk) -> Vec<Hunk> {
    let named = Which::BOTH
        .map(|which| party::mentions(finder, which, &hunk.at(which).collect::<Vec<_>>()));
    let [olds, news] = &named;
    let took_places = olds.len() > 1
        && olds.len() == news.len()
        && olds.iter().zip(news).all(|(old, new)| old.1 != new.1);
    if !took_places || !(hunk.at(Which::Old)).any(|at| finder.pair.is_exchanged(Which::Old, at)) {
        return Vec::from([hunk.clone()]);
    }
    let [olds, news] = named;
    olds.into_iter().zip(news).map(|(old, new)| Hunk([old.0, new.0])).collect()
}

fn alone(finder: &mut Finder<'_>, group: &Group, which: Which, hunk: &Hunk) {
    let at = hunk.at(which);
    let in_condition = finder.phrases(which).condition(at.start).is_some();
    let begins = finder.pair.side(which).sentence(at.start).start == at.start;
    let joins = finder.any(which, at.clone(), |token| token.is("and") || token.is("or"));
    if (begins || !joins) && scope::is_repeated(finder, group, which, &at) {
        return;
    }
    let first = finder.pair.free(which, at.clone()).first().copied().unwrap_or(at.start);
    let describes = finder.token(which, at.start).is("relative")
        || (finder.token(which, first).is("verb") && first == at.start);
    if in_condition
        || describes
        || finder.pair.kept(group) < 500
        || !is_somebody(finder, which, &at)
    {
        return;
    }
    if let Some(role) = role(finder, which, &at) {
        let who = who(finder.pair.side(which), &at);
        let hunk = super::finder::one_sided(which, without_act(finder, which, at));
        finder.say_of(role.kind(which), super::finder::came_or_went(which), &hunk, Some(who));
    }
}

/// Somebody took the place of somebody else.
fn exchanged(finder: &mut Finder<'_>, hunk: &Hunk) {
    let is_named = |which: Which| {
        let at = hunk.at(which);
        let content = finder.pair.free(which, at.clone());
        (1..=4).contains(&content.len())
            && (is_party(finder, which, &at)
                || is_exchanged_name(finder, which, &content)
                || is_name_of_actor(finder, which, &at))
            && finder.phrases(which).condition(at.start).is_none()
    };
    let stranger = named::stranger(finder, hunk);
    if stranger.is_none() && (!is_named(Which::Old) || !is_named(Which::New)) {
        return;
    }
    if exchange::is_spelled_otherwise(finder, hunk) {
        return;
    }
    let hunk = stranger.as_ref().unwrap_or(hunk);
    let parties = Which::BOTH.map(|which| parties_of(finder, which, &hunk.at(which)));
    if !parties[0].is_empty() && parties[0] == parties[1] {
        // Another name of the same party.
        Which::BOTH.into_iter().for_each(|which| finder.pair.tell(which, hunk.at(which)));
        return;
    }
    let roles = Which::BOTH.map(|which| role(finder, which, &hunk.at(which)));
    if let (Some(role), true) = (roles[0], roles[0] == roles[1]) {
        for which in Which::BOTH {
            let who = who(finder.pair.side(which), &hunk.at(which));
            finder.mention(role.kind(which), super::finder::came_or_went(which), hunk, Some(who));
        }
        for which in Which::BOTH {
            finder.pair.tell(which, hunk.at(which));
        }
    }
}

/// Whether words are a name that took the place of another which has its place.
fn is_exchanged_name(finder: &Finder<'_>, which: Which, content: &[usize]) -> bool {
    content.iter().all(|at| {
        let starts = &finder.pair.side(which).text[finder.token(which, *at).at.clone()];
        starts.starts_with(char::is_uppercase) && finder.pair.is_exchanged(which, *at)
    })
}

/// Whether words are a name, at the beginning of a sentence too, of somebody who acts as only somebody does.
fn is_name_of_actor(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let is_large = |at: usize| {
        let token = &side.tokens[at];
        side.text[token.at.clone()].starts_with(char::is_uppercase) && !token.is("instrument")
    };
    let content = finder.pair.free(which, at.clone());
    content.into_iter().all(is_large) && bearers::acts_as_somebody(side, at, finder.context)
}

/// Tells of those to whom another preposition leads now, `by` for `to`: they act where they received,
/// or the other way. Others than people are things that are elsewhere.
pub(super) fn turned(finder: &mut Finder<'_>, hunk: &Hunk, whom: &[Range<usize>; 2]) {
    let roles = Which::BOTH.map(|which| {
        let at = &whom[which as usize];
        let is_one =
            is_party(finder, which, at) || at.clone().all(|at| finder.token(which, at).is_name());
        is_one.then(|| role(finder, which, at)).flatten()
    });
    if roles[0] == roles[1] {
        finder.claim(Kind::Scope, Direction::Changed, hunk);
        return;
    }
    for which in Which::BOTH {
        let Some(role) = roles[which as usize] else { continue };
        let who = who(finder.pair.side(which), &whom[which as usize]);
        finder.mention(role.kind(which), super::finder::came_or_went(which), hunk, Some(who));
        finder.pair.tell(which, hunk.at(which));
    }
    for which in Which::BOTH {
        finder.pair.tell(which, hunk.at(which));
    }
}

/// Whether words name a party or another body: by a name, or by a word for one.
fn is_party(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let parties = &finder.context.parties;
    let is_named = parties.iter().any(|party| at.clone().any(|at| party.end(side, at).is_some()));
    let last = at.clone().rev().find(|at| side.tokens[*at].is_content());
    is_named || last.is_some_and(|at| side.tokens[at].is("person") && !side.tokens[at].is("verb"))
}

/// Whether words name somebody: a party, a name, a word for somebody, or one in a row with such.
fn is_somebody(finder: &Finder<'_>, which: Which, at: &Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let is_one = |at: usize| {
        let token = &side.tokens[at];
        let is_name = token.is_name() && !token.is("currency");
        (token.is("person") || is_name) && !token.is("label") && !token.is("month")
    };
    let ends_as = |at: usize| {
        let token = &side.tokens[at];
        token.is_plain() && !token.is("verb") && finder.context.lists.is_actor(&token.word)
    };
    let own = finder.pair.free(which, at.clone());
    let links = |at: usize| side.tokens[at].is("and") || side.tokens[at].is("or");
    let beside = side.before(at.start, |token| token.is_content());
    let in_a_row = at.clone().any(links) && beside.is_some_and(|at| is_one(at) || ends_as(at));
    own.iter().any(|at| is_one(*at) || ends_as(*at))
        || (in_a_row && !own.is_empty())
        || is_party(finder, which, at)
        || own.iter().any(|at| side.tokens[*at].is_plain()) && acts_beside_another(side, at)
}

/// Whether words stand in a row before a verb that they do: whoever they are, they act.
fn acts_beside_another(side: &Side<'_>, at: &Range<usize>) -> bool {
    let end = side.sentence(at.start).end;
    let links = |at: usize| side.get(at).is_some_and(|token| token.is("and") || token.is("or"));
    let is_linked = at.clone().any(links) || links(at.end);
    let verb = (at.end..end).find(|at| {
        let token = &side.tokens[*at];
        token.is("force") || token.is("be") || token.is("verb")
    });
    let is_apart = verb.is_some_and(|verb| (at.end..verb).any(|at| side.is_comma(at)));
    let acts = verb.is_some_and(|verb| !side.tokens[verb].is("be"));
    let leads = side.before(at.start, |token| token.is("relation") || token.is("verb"));
    is_linked
        && acts
        && !is_apart
        && leads.is_none()
        && subject_role(side, at, end) == Some(Role::Bearer)
}

/// Whether the first thing that words name is somebody.
fn names_somebody(finder: &Finder<'_>, which: Which, at: Range<usize>) -> bool {
    let side = finder.pair.side(which);
    let first = { at }.find(|at| side.tokens[*at].is_content());
    first.is_none_or(|first| {
        side.tokens[first].is("person")
            || side.tokens[first].is_name()
            || is_party(finder, which, &(first..first + 1))
    })
}

/// The name of who came or went, without what joins it to others.
fn who(side: &Side<'_>, at: &Range<usize>) -> String {
    let joins = |token: &Token| {
        token.is("and")
            || token.is("or")
            || token.is("agent")
            || token.is("relation")
            || token.is_sign()
    };
    let start = at.clone().find(|at| !joins(&side.tokens[*at])).unwrap_or(at.start);
    let at = start
        ..(start + 1..at.end)
            .find(|at| {
                let token = &side.tokens[*at];
                let acts = token.is("be") || token.is("force") || token.is("not");
                acts || token.value("relation") == Some("other")
            })
            .unwrap_or(at.end);
    let end = at.clone().rev().find(|at| !joins(&side.tokens[*at])).map_or(at.end, |at| at + 1);
    side.words(start..end.max(start + 1)).to_string()
}
