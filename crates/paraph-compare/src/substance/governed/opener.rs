//! What opens a sentence before the comma ahead of whoever acts, and is neither a condition nor a time of the lists: `In
//! the zone, Ostria shall open the port and Verania shall pay`. It governs all acts of its sentence.

use alloc::vec::Vec;
use core::ops::Range;

use super::Hold;
use crate::sections::GOVERNS;
use crate::substance::Kind;
use crate::substance::finder::Finder;
use crate::substance::pair::Which;

/// The longest opener, in words.
const WORDS_MAX: usize = 24;

/// Looks for acts that an opener governed in one text, and not in the other.
pub(in crate::substance) fn find(finder: &mut Finder<'_>) {
    let is_cut = |group: &[Vec<usize>; 2]| group.iter().any(|sentences| sentences.len() > 1);
    if !finder.pair.groups.iter().any(is_cut) {
        return;
    }
    let holds = Which::BOTH.map(|which| openers(finder, which));
    let kinds = [Kind::ConditionDropped, Kind::ConditionAdded];
    super::find(finder, kinds, &holds, |finder, which, sentence, hold| {
        has_own(finder, which, sentence, hold)
    });
}

/// Whether an opener of which some words are says once more what what it opens hung on in the other text.
pub(in crate::substance) fn is_said_before(
    finder: &Finder<'_>,
    which: Which,
    at: &Range<usize>,
) -> bool {
    let words = |which: Which, hold: &Hold| -> Vec<_> {
        let tokens = hold.at.clone().map(|at| finder.token(which, at));
        tokens.filter(|token| token.is_content()).map(|token| token.word.clone()).collect()
    };
    let own = openers(finder, which).into_iter().find(|own| own.at.contains(&at.start));
    own.is_some_and(|own| {
        let mut others = openers(finder, which.other());
        others.retain(|one| words(which.other(), one) == words(which, &own));
        super::is_said_before(finder, which, &own, &others)
    })
}

/// The openers of a text that something is told of by no other kind.
fn openers(finder: &Finder<'_>, which: Which) -> Vec<Hold> {
    let side = finder.pair.side(which);
    let of = |sentence: &Range<usize>| {
        let comma = sentence.clone().find(|at| side.is_comma(*at))?;
        let at = sentence.start..comma;
        let phrases = finder.phrases(which);
        let is_known = phrases.conditions.iter().any(|one| at.contains(&one.start))
            || phrases.times.iter().any(|one| one.is_due && at.contains(&one.at.start));
        let binds = |at| finder.any(which, at, |token| token.is("force"));
        let acts = binds(comma..sentence.end) && !binds(at.clone());
        if at.len() > WORDS_MAX || is_known || !acts {
            return None;
        }
        let words = side.words(at.clone()).to_lowercase();
        let opens = GOVERNS.begins("opens", &words) && !GOVERNS.begins("opens nothing", &words);
        opens.then(|| Hold::of(at.clone(), at))
    };
    side.sentences.iter().filter_map(of).collect()
}

/// Whether a sentence has words of an opener, refers to what was said before it, or opens with what it hangs on itself.
fn has_own(finder: &Finder<'_>, which: Which, sentence: usize, hold: &Hold) -> bool {
    let side = finder.pair.side(which);
    let at = side.sentences[sentence].clone();
    let words = hold.at.clone().map(|at| finder.token(which.other(), at));
    let own: Vec<_> = words.filter(|token| token.is_content()).collect();
    let begins_so = GOVERNS.begins("opens", &side.words(at.clone()).to_lowercase());
    begins_so
        || finder.any(which, at, |token| {
            token.is("in-that-case") || own.iter().any(|one| one.is_same(token))
        })
}
