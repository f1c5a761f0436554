//! Small words that turn what is said: `and` for `or`, `unless` for `if`, `except` for `including`,
//! `by` for `to`.
//!
//! The lists sort such words in families; the words of one side of a family say the same, and those
//! of two sides do not. Where words of two sides stand at one place of both texts, that is told.
//! A word may be of several families: `but not` turns a link and a list. `only` turns a sentence by
//! being there at all.

use alloc::string::String;
use core::ops::Range;

use super::finder::Finder;
use super::pair::{Group, Hunk, Which};
use super::side::Token;
use super::{Direction, Kind, party, people};

mod only;

/// The families whose words hang on what stands beside them: a preposition on its verb, a link on its
/// row. The words of all others mean the same wherever they stand.
const HANGING: [&str; 5] = ["way", "link", "quorum", "role", "bound"];

/// The families whose words open a phrase: what stands before them may have been written anew.
const OPENERS: [&str; 5] = ["opener", "order", "list", "precedence", "span"];

/// The families whose words say how the whole of a sentence is meant, wherever they stand in it.
const ANYWHERE: [&str; 2] = ["decision", "shares"];

/// The families whose sides are ranks, the hardest first.
const RANKED: [&str; 3] = ["pledge", "voice", "tone"];

/// How much of a sentence must stand in both texts for such words to be put beside each other, of a
/// thousand.
const SAME_MATTER: usize = 500;

/// A word of the old text and one of the new that has its place: two sides of a family.
struct Turn {
    family: String,
    from: String,
    to: String,
    new: usize,
}

/// Looks for words of two sides of a family at one place, and for `only`.
pub(super) fn openers(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        anywhere(finder, &group);
        look(finder, &group, |family| !HANGING.contains(&family));
        only::moved(finder, &group);
        only::find(finder, &group);
    }
}

/// Looks for those that hang on others, when every other kind has been looked for: nothing is claimed
/// where words of which nothing was told were recast.
pub(super) fn others(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let is_recast = finder.hunks(&group).iter().any(|hunk| {
            Which::BOTH.into_iter().any(|which| {
                let free = finder.pair.free(which, hunk.at(which));
                free.into_iter().any(|at| {
                    let token = finder.token(which, at);
                    token.is_plain() && !token.is("turns")
                })
            })
        });
        if !is_recast {
            look(finder, &group, |family| HANGING.contains(&family));
        }
        only::exceptions(finder, &group);
    }
}

fn look(finder: &mut Finder<'_>, group: &Group, is_wanted: impl Fn(&str) -> bool) {
    for old in finder.pair.tokens(group, Which::Old) {
        if let Some(turn) = opposite(finder, group, old, &is_wanted) {
            tell(finder, group, old, &turn);
        }
    }
}

/// `By consensus` and `by two thirds of its members`: a word of each text of two sides of a family that
/// speaks of the whole sentence, if neither text has another such word that is new.
fn anywhere(finder: &mut Finder<'_>, group: &Group) {
    if finder.pair.kept(group) < SAME_MATTER {
        return;
    }
    for family in ANYWHERE {
        let lone = |which: Which| {
            let side = |at: usize| {
                let mut turns = finder.token(which, at).values("turns");
                turns.find_map(|turns| turns.strip_prefix(family)?.strip_prefix(' '))
            };
            let free = finder.pair.tokens(group, which).into_iter();
            let free = free.filter(|at| finder.pair.is_free(which, *at));
            let mut all = free.filter_map(|at| Some((at, side(at)?)));
            all.next().filter(|_| all.next().is_none())
        };
        let (Some((old, from)), Some((new, to))) = (lone(Which::Old), lone(Which::New)) else {
            continue;
        };
        if from != to {
            let [family, from, to] = [family, from, to].map(String::from);
            tell(finder, group, old, &Turn { family, from, to, new });
            // `by a majority of its members`: what hangs on the word came or went with it.
            for (which, at) in [(Which::Old, old), (Which::New, new)] {
                let end = finder.pair.side(which).sentence(at).end;
                let is_kept = |at: &usize| finder.pair.mate_of(which, *at).is_some();
                let kept = (at + 1..end).find(is_kept).unwrap_or(end);
                finder.pair.tell(which, at..kept);
            }
        }
    }
}

/// The word of another side of one of a word's families that has its place in the new text.
fn opposite(
    finder: &Finder<'_>,
    group: &Group,
    old: usize,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<Turn> {
    let own = finder.token(Which::Old, old);
    if !own.is("turns") || finder.pair.is_told(Which::Old, old) {
        return None;
    }
    // A party may be called by such a word: `North`.
    let is_party = |which: Which, at: usize| party::is_named(finder, which, at);
    if is_party(Which::Old, old) {
        return None;
    }
    let turn = |(new, is_close): (usize, bool)| {
        let token = finder.token(Which::New, new);
        let mut sides = own.values("turns").filter_map(|turns| turns.split_once(' '));
        sides.find_map(|(family, from)| {
            let mut others = token.values("turns").filter_map(|turns| turns.split_once(' '));
            let to = others.find(|(other, to)| *other == family && *to != from)?.1;
            let [family, from, to] = [family, from, to].map(String::from);
            let is_place = is_close || OPENERS.contains(&&*family) || HANGING.contains(&&*family);
            // Who gives and who takes may stand otherwise in the passive: both are in both texts then.
            let stands = |which: Which, one: &Token| {
                let mut all = finder.pair.tokens(group, which).into_iter();
                all.any(|at| finder.token(which, at).is_same(one))
            };
            let is_new =
                family != "role" || !(stands(Which::New, own) || stands(Which::Old, token));
            (is_place && is_new && is_wanted(&family)).then_some(Turn { family, from, to, new })
        })
    };
    let placed = |new: usize| {
        let is_open =
            finder.token(Which::New, new).is("turns") && !finder.pair.is_told(Which::New, new);
        let is_open = is_open && !is_party(Which::New, new);
        let place = if is_open {
            place(finder, old, new).or_else(|| with_complement(finder, old, new))
        } else {
            None
        };
        place.map(|is_close| (new, is_close))
    };
    finder.pair.tokens(group, Which::New).into_iter().filter_map(placed).find_map(turn)
}

/// Whether two words stand at one place: what stands behind them is the same, and what stands before
/// them is no other word that both texts have. Tells whether the same stands before them, too; none if
/// it is no one place.
fn place(finder: &Finder<'_>, old: usize, new: usize) -> Option<bool> {
    let near = |which: Which, at: usize| {
        let side = finder.pair.side(which);
        let says = |at: &usize| side.tokens[*at].is_content();
        let sentence = side.sentence(at);
        [(sentence.start..at).rev().find(says), (at + 1..sentence.end).find(says)]
    };
    let ([before, behind], [new_before, new_behind]) =
        (near(Which::Old, old), near(Which::New, new));
    let mate = |at: usize| finder.pair.mate_of(Which::Old, at);
    let is_behind = match (behind, new_behind) {
        // At the end of both sentences only what stands before can say that it is one place.
        (None, None) => before.is_some_and(|before| mate(before).is_some()),
        _ => behind.is_some() && behind.and_then(mate) == new_behind,
    };
    let is_before = match (before, new_before) {
        (None, None) => Some(true),
        (Some(before), Some(new_before)) => match mate(before) {
            Some(mate) => (mate == new_before).then_some(true),
            None => finder.pair.mate_of(Which::New, new_before).is_none().then_some(false),
        },
        _ => None,
    };
    is_before.filter(|_| is_behind)
}

/// `Automatically` and `by decision of the Council`: two openers behind the same word, if what stands
/// behind the one with all that came with the other is the same again.
fn with_complement(finder: &Finder<'_>, old: usize, new: usize) -> Option<bool> {
    let opens = |which: Which, at: usize| {
        finder.token(which, at).values("turns").any(|turns| turns.starts_with("opener "))
    };
    if !opens(Which::Old, old) || !opens(Which::New, new) {
        return None;
    }
    let before =
        |which: Which, at: usize| finder.pair.side(which).before(at, |token| token.is_content());
    let (one, two) = (before(Which::Old, old), before(Which::New, new));
    let is_behind_same = one.is_some_and(|one| finder.pair.mate_of(Which::Old, one) == two);
    let ends = [complement(finder, Which::Old, old).end, complement(finder, Which::New, new).end];
    let has = [ends[0] > old + 1, ends[1] > new + 1];
    let says = |which: Which, end: usize| {
        let sentence = finder.pair.side(which).sentence(end - 1).end;
        (end..sentence).find(|at| finder.token(which, *at).is_content())
    };
    let goes_on = match (says(Which::Old, ends[0]), says(Which::New, ends[1])) {
        (None, None) => true,
        (Some(old), new) => finder.pair.mate_of(Which::Old, old) == new,
        (None, Some(_)) => false,
    };
    (is_behind_same && has[0] != has[1] && goes_on).then_some(false)
}

/// A word and what came or went behind it, up to the next word that both texts have.
fn complement(finder: &Finder<'_>, which: Which, at: usize) -> Range<usize> {
    let end = finder.pair.side(which).sentence(at).end;
    let stops = |at: &usize| {
        let token = finder.token(which, *at);
        token.is_sign() || (token.is_content() && finder.pair.mate_of(which, *at).is_some())
    };
    let stop = (at + 1..end).find(stops).unwrap_or(end);
    let says = |at: &usize| finder.token(which, *at).is_content();
    let last = (at + 1..stop).rev().find(says);
    at..last.map_or(at + 1, |last| last + 1)
}

fn tell(finder: &mut Finder<'_>, group: &Group, old: usize, turn: &Turn) {
    let hunk = match &*turn.family {
        "opener" if with_complement(finder, old, turn.new).is_some() => Hunk(
            [(Which::Old, old), (Which::New, turn.new)]
                .map(|(which, at)| complement(finder, which, at)),
        ),
        _ => Hunk([old..old + 1, turn.new..turn.new + 1]),
    };
    let is_link = HANGING.contains(&&*turn.family);
    if turn.family == "span" && turns_word(finder, group) {
        return;
    }
    if !is_link && turn.family != "list" && is_denied_otherwise(finder, group, old, turn.new) {
        return;
    }
    let denies = |which: Which, at| finder.token(which, at).is("not");
    let denies = (denies(Which::Old, old), denies(Which::New, turn.new));
    let is_opener = OPENERS.contains(&&*turn.family);
    match (&*turn.family, &*turn.from, &*turn.to) {
        // `subject to appeal`, `not subject to appeal`.
        _ if denies == (false, true) && !is_opener => {
            finder.say(Kind::Negation, Direction::Added, &hunk);
        }
        _ if denies == (true, false) && !is_opener => {
            finder.say(Kind::Negation, Direction::Dropped, &hunk);
        }
        ("link", _, "none") => finder.say(Kind::Negation, Direction::Added, &hunk),
        ("link", "none", _) => finder.say(Kind::Negation, Direction::Dropped, &hunk),
        ("due", "before", "after") => finder.say(Kind::Deadline, Direction::Later, &hunk),
        ("due", "after", "before") => finder.say(Kind::Deadline, Direction::Earlier, &hunk),
        // Of a link between two conditions, these speak themselves; `whether A or B` is A and B.
        ("link", ..)
            if finder.phrases(Which::Old).condition(old).is_some()
                || takes_all_in(finder, group) => {}
        ("bound", ..) => finder.say(Kind::Bound, Direction::Changed, &hunk),
        ("opener" | "precedence" | "span", ..) => {
            finder.say(Kind::ConditionChanged, Direction::Changed, &hunk);
        }
        ("order", ..) => finder.say(Kind::Order, Direction::Changed, &hunk),
        ("due", ..) => finder.say(Kind::Deadline, Direction::Changed, &hunk),
        (family, from, to) if RANKED.contains(&family) => {
            let direction = if from < to { Direction::Weaker } else { Direction::Stronger };
            finder.say(Kind::Force, direction, &hunk);
        }
        ("rhythm", ..) => finder.say(Kind::Figure, Direction::Changed, &hunk),
        ("way", ..) => {
            let whom = led_to(finder, old, turn.new);
            people::turned(finder, &hunk, &whom);
        }
        (_, "with", "without") => finder.say(Kind::Negation, Direction::Added, &hunk),
        (_, "without", "with") => finder.say(Kind::Negation, Direction::Dropped, &hunk),
        ("list", "in", _) | (_, "wide", "narrow") => {
            finder.claim(Kind::Scope, Direction::Narrowed, &hunk);
        }
        ("list", _, "in") | (_, "narrow", "wide") => {
            finder.claim(Kind::Scope, Direction::Widened, &hunk);
        }
        _ => finder.claim(Kind::Scope, Direction::Changed, &hunk),
    }
}

/// `Either Party` and `both Parties`: the same parties, of whom one is enough or all are needed.
pub(super) fn is_other_quorum(finder: &Finder<'_>, hunk: &Hunk) -> bool {
    let side = |which: Which| {
        let mut all = hunk.at(which).flat_map(|at| finder.token(which, at).values("turns"));
        all.find_map(|turns| turns.strip_prefix("quorum "))
    };
    matches!((side(Which::Old), side(Which::New)), (Some(one), Some(other)) if one != other)
}

/// Whether a word without a mate takes in all that follows it: `whether`, `irrespective of`.
fn takes_all_in(finder: &Finder<'_>, group: &Group) -> bool {
    Which::BOTH.into_iter().any(|which| {
        let mut tokens = finder.pair.tokens(group, which).into_iter();
        tokens.any(|at| {
            finder.token(which, at).is("includes") && finder.pair.mate_of(which, at).is_none()
        })
    })
}

/// Whom a preposition of the old text and one of the new lead to.
fn led_to(finder: &Finder<'_>, old: usize, new: usize) -> [Range<usize>; 2] {
    [(Which::Old, old), (Which::New, new)].map(|(which, at)| {
        let side = finder.pair.side(which);
        let start =
            (at + 1..side.sentence(at).end).find(|at| side.tokens[*at].is_content()).unwrap_or(at);
        let goes_on = |at: &usize| side.tokens[*at].is_name();
        let end = (start + 1..side.sentence(at).end).take_while(goes_on).last();
        start..end.unwrap_or(start) + 1
    })
}

/// `not unless` and `only if` say the same as `if`: where another word came or went that denies,
/// nothing is claimed.
fn is_denied_otherwise(finder: &Finder<'_>, group: &Group, old: usize, new: usize) -> bool {
    Which::BOTH.into_iter().any(|which| {
        let own = if which == Which::Old { old } else { new };
        finder.pair.tokens(group, which).into_iter().any(|at| {
            let token = finder.token(which, at);
            let denies = token.is("not") || token.is("only") || token.is("weak-denial");
            at != own && denies && finder.pair.mate_of(which, at).is_none()
        })
    })
}

/// Whether a word of both texts has a denial before it in one: `until it is complete` and `as long as it is incomplete`
/// say the same.
fn turns_word(finder: &Finder<'_>, group: &Group) -> bool {
    finder.pair.tokens(group, Which::Old).into_iter().any(|at| {
        let Some(mate) = finder.pair.mate_of(Which::Old, at) else { return false };
        let (old, new) = (finder.token(Which::Old, at), finder.token(Which::New, mate));
        !old.is_same(new) && (old.denies(new) || new.denies(old))
    })
}
