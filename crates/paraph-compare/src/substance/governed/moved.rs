//! A condition or a time that governs another act of its sentence than it did: `A shall open the port if X and B shall
//! pay`, in which B pays if X now.
//!
//! What opens a sentence governs all its acts. What stands among several governs the one before it, or behind an `and`
//! the one behind; what closes a sentence governs the last, and perhaps all. Only what is certain in one text and cannot
//! be in the other is told.

use alloc::vec::Vec;
use core::ops::Range;

use super::Hold;
use crate::substance::Kind;
use crate::substance::finder::Finder;
use crate::substance::pair::Which;

/// The verbs that words govern, each by its token.
struct Reach {
    surely: Vec<usize>,
    perhaps: Vec<usize>,
}

/// Looks for conditions or times that stand in both texts, each once, and govern another act.
pub(in crate::substance) fn find(
    finder: &mut Finder<'_>,
    kinds: [Kind; 2],
    holds: &[Vec<Hold>; 2],
) {
    for old in &holds[0] {
        let Some(new) = counterpart(finder, holds, old) else { continue };
        let reach =
            [(Which::Old, old), (Which::New, new)].map(|(which, hold)| reach(finder, which, hold));
        for (which, own, other) in [(Which::Old, old, new), (Which::New, new, old)] {
            let there = &reach[which.other() as usize];
            let mut surely = reach[which as usize].surely.iter();
            let act = surely.find_map(|verb| {
                let now = counterpart_of_verb(finder, which, *verb, own, other)?;
                (!there.perhaps.contains(&now)).then(|| act(finder, which.other(), now))
            });
            if let Some(act) = act {
                super::tell(finder, kinds, which, own, act);
            }
        }
    }
}

/// The words of the new text that say what some of the old say, if each stands once.
fn counterpart<'h>(finder: &Finder<'_>, holds: &'h [Vec<Hold>; 2], old: &Hold) -> Option<&'h Hold> {
    let words = |which: Which, hold: &Hold| -> Vec<_> {
        let tokens = hold.at.clone().map(|at| finder.token(which, at));
        tokens.filter(|token| token.has_place()).map(|token| token.word.clone()).collect()
    };
    let own = words(Which::Old, old);
    let alike = |which: Which| {
        let own = &own;
        holds[which as usize].iter().filter(move |hold| words(which, hold) == *own)
    };
    let mut news = alike(Which::New);
    let new = news.next()?;
    // Of two that have each other's place another kind tells.
    let is_mated =
        |at: usize| finder.pair.mate_of(Which::Old, at).is_some_and(|at| new.at.contains(&at));
    let has_place = |at: &usize| finder.token(Which::Old, *at).has_place();
    let is_one = news.next().is_none() && alike(Which::Old).count() == 1;
    (is_one && old.at.clone().filter(has_place).all(is_mated)).then_some(new)
}

/// The verbs of force of the sentence that words stand in, but for those of conditions.
fn verbs(finder: &Finder<'_>, which: Which, sentence: Range<usize>) -> Vec<usize> {
    let is_of_condition = |at: usize| finder.phrases(which).condition(at).is_some();
    let binds = |at: &usize| finder.token(which, *at).is("force") && !is_of_condition(*at);
    sentence.filter(binds).collect()
}

fn reach(finder: &Finder<'_>, which: Which, hold: &Hold) -> Reach {
    let side = finder.pair.side(which);
    let sentence = side.sentence(hold.whole.start);
    let all = verbs(finder, which, sentence.clone());
    let behind = all.partition_point(|verb| *verb < hold.whole.start);
    let opens = (sentence.start..hold.whole.start).all(|at| !side.tokens[at].is_content());
    if opens || all.len() < 2 {
        return Reach { surely: all.clone(), perhaps: all };
    }
    let (before, rest) = all.split_at(behind);
    let follows_link = side
        .before(hold.whole.start, |token| !token.is_sign())
        .is_some_and(|at| ["and", "or", "contrast"].iter().any(|one| side.tokens[at].is(one)));
    match (before.last(), rest.first()) {
        (_, Some(next)) if follows_link => {
            Reach { surely: Vec::from([*next]), perhaps: rest.to_vec() }
        }
        (Some(last), Some(_)) => Reach { surely: Vec::from([*last]), perhaps: Vec::from([*last]) },
        (Some(last), None) => Reach { surely: Vec::from([*last]), perhaps: all },
        (None, _) => Reach { surely: rest.iter().take(1).copied().collect(), perhaps: all },
    }
}

/// What a verb governs, up to the next.
fn act(finder: &Finder<'_>, which: Which, verb: usize) -> Range<usize> {
    let end = finder.pair.side(which).sentence(verb).end;
    let next = (verb + 1..end).find(|at| finder.token(which, *at).is("force"));
    let links = |at: &usize| finder.token(which, *at).is("and");
    let close = next.and_then(|next| (verb + 1..next).rev().find(links));
    verb..close.or(next).unwrap_or(end)
}

/// The verb that governs in the other text what one governs, in the sentence of what governs both; none where what it
/// governs went to several.
fn counterpart_of_verb(
    finder: &Finder<'_>,
    which: Which,
    verb: usize,
    own: &Hold,
    other: &Hold,
) -> Option<usize> {
    let there = which.other();
    let sentence = finder.pair.side(there).sentence(other.whole.start);
    let all = verbs(finder, there, sentence.clone());
    let says = |at: &usize| finder.token(which, *at).is_plain() && !own.whole.contains(at);
    let mates: Option<Vec<usize>> = act(finder, which, verb)
        .filter(says)
        .map(|at| finder.pair.mate_of(which, at).filter(|mate| sentence.contains(mate)))
        .collect();
    let of = |mate: &usize| all.iter().rev().find(|verb| *verb < mate).copied();
    let found: Vec<usize> = mates?.iter().map(of).collect::<Option<_>>()?;
    let first = found.first().copied()?;
    found.iter().all(|one| *one == first).then_some(first)
}
