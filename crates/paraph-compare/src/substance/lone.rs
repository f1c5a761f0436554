//! Words that change what is said by coming or going, wherever in the sentence they stand: at whose cost a thing is
//! done, and whether by several together.
//!
//! They are lists: `[lone FAMILY SIDE]`. A word of a family that one text has alone is told, unless the other has one of
//! `[lone-like FAMILY]` that may say the same otherwise; of two words of one family those of two sides are told as one
//! for the other. Whoever a cost falls on belongs to the word, in whatever way he is named: `at the Buyer's expense`, `at
//! the expense of the Buyer`.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::assent::{names, names_behind, owner_of};
use super::finder::{Finder, came_or_went, one_sided};
use super::governed::opener;
use super::pair::{Group, Hunk, Which};
use super::side::Side;
use super::{Direction, Kind};

/// The side of a family whose words count only with somebody.
const NAMED: &str = "named";

/// The side of a family whose words say that several do a thing as one.
const TOGETHER: &str = "together";

/// How much of a sentence must stand in both texts for such a word to be told by itself, of a thousand.
const SAME_MATTER: usize = 500;

/// A word of a family, with whom it names.
struct Lone {
    family: &'static str,
    side: &'static str,
    at: Range<usize>,
    whom: Vec<String>,
}

/// Looks for words of two sides of a family, and passes over those that say the same.
pub(super) fn exchanged(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        let mut news = all(finder, &group, Which::New);
        for old in all(finder, &group, Which::Old) {
            let of_family = |new: &Lone| new.family == old.family;
            let is_same = |new: &Lone| (new.side, &new.whom) == (old.side, &old.whom);
            let same = news.iter().position(|new| of_family(new) && is_same(new));
            let Some(at) = same.or_else(|| news.iter().position(of_family)) else { continue };
            let new = news.remove(at);
            let hunk = Hunk([old.at, new.at]);
            if same.is_none() {
                finder.claim(Kind::Scope, Direction::Changed, &hunk);
            }
            Which::BOTH.into_iter().for_each(|which| finder.pair.tell(which, hunk.at(which)));
        }
    }
}

/// Looks for those that came or went, when whoever came or went with them has been told.
pub(super) fn alone(finder: &mut Finder<'_>) {
    for group in finder.groups() {
        if finder.pair.kept(&group) < SAME_MATTER {
            continue;
        }
        for which in Which::BOTH {
            for lone in all(finder, &group, which) {
                let is_said = is_said_otherwise(finder, &group, which.other(), lone.family)
                    || is_of_one_body(finder, which, &lone)
                    || opener::is_said_before(finder, which, &lone.at);
                if !is_said {
                    let hunk = one_sided(which, lone.at);
                    finder.claim(Kind::Scope, came_or_went(which), &hunk);
                }
            }
        }
    }
}

/// Whether a text has a new word by which the same may be said otherwise.
fn is_said_otherwise(finder: &Finder<'_>, group: &Group, which: Which, family: &str) -> bool {
    finder.pair.tokens(group, which).into_iter().any(|at| {
        let token = finder.token(which, at);
        let is_like = token.values("lone-like").any(|of| of == family);
        is_like && finder.pair.mate_of(which, at).is_none()
    })
}

/// Whether what a word says is in the name of a body that the same sentence has: what the joint committee does, several do
/// together.
fn is_of_one_body(finder: &Finder<'_>, which: Which, lone: &Lone) -> bool {
    let side = finder.pair.side(which);
    let mut sentence = side.sentence(lone.at.start);
    let end = sentence.end;
    sentence.any(|at| {
        let is_like = side.tokens[at].values("lone-like").any(|of| of == lone.family);
        let is_body = at + 1 < end && side.tokens[at + 1].is("person");
        is_like && is_body && lone.side == TOGETHER && finder.pair.mate_of(which, at).is_some()
    })
}

/// The words of such families of which nothing is told and that have no mate.
fn all(finder: &Finder<'_>, group: &Group, which: Which) -> Vec<Lone> {
    let side = finder.pair.side(which);
    let tokens = finder.pair.tokens(group, which).into_iter();
    let free = tokens.filter(|at| finder.pair.is_free(which, *at));
    free.filter_map(|at| {
        let (family, of) = side.tokens[at].value("lone")?.split_once(' ')?;
        let (whom, end) = if of == NAMED { whom(finder, side, at) } else { (Vec::new(), at + 1) };
        let counts = of != NAMED || !whom.is_empty();
        counts.then_some(Lone { family, side: of, at: at..end, whom })
    })
    .collect()
}

/// Whom a word names, and where the words for him end: inside it (`at the Buyer's expense`), or behind it.
fn whom(finder: &Finder<'_>, side: &Side<'_>, at: usize) -> (Vec<String>, usize) {
    let lists = finder.context.lists;
    let words = side.text[side.tokens[at].at.clone()].to_lowercase();
    let owners = words.split_whitespace().filter(|word| lists.is_owner(word));
    let owners: Vec<String> = owners.map(owner_of).collect();
    if !owners.is_empty() {
        return (owners, at + 1);
    }
    let behind = names_behind(side, at);
    (names(side, behind.clone()), behind.end)
}
