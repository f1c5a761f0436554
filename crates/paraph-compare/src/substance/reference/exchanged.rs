//! References that took each other's place in a sentence: `Point 3 prevails over point 5`, and the reverse.
//!
//! All that the old sentence names the new one names too, so only the words around say which stands where. They must
//! be the same, one by one; references that `and` or `or` joins are one place, whose order says nothing.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Finder, Mention, Which, is_same, say};

/// References of a text at one place of a sentence, and the words before them.
struct Place<'a> {
    before: Vec<String>,
    all: Vec<&'a Mention>,
}

/// Tells the references that stand where others stood, of such as are named in both texts.
pub(super) fn exchanged(finder: &mut Finder<'_>, all: [Vec<Mention>; 2]) {
    if all[0].len() < 2 {
        return;
    }
    let [mut olds, mut news] = all;
    for all in [&mut olds, &mut news] {
        all.sort_by_key(|one| one.at.start);
    }
    let (places, behind) = places(finder, Which::Old, &olds);
    let (new_places, new_behind) = self::places(finder, Which::New, &news);
    let are_alike = behind == new_behind
        && places.iter().map(|one| &one.before).eq(new_places.iter().map(|one| &one.before));
    if !are_alike || places.len() < 2 {
        return;
    }
    let is_other = |(old, new): &(&Place<'_>, &Place<'_>)| {
        let stands = |old: &&Mention| new.all.iter().any(|new| is_same(finder, old, new));
        !old.all.iter().all(stands)
    };
    let others: Vec<_> = places.iter().zip(&new_places).filter(is_other).collect();
    let firsts: Vec<(Mention, Mention)> = others
        .into_iter()
        .filter_map(|(old, new)| Some(((*old.all.first()?).clone(), (*new.all.first()?).clone())))
        .collect();
    for (old, new) in firsts {
        say(finder, &old, &new);
    }
}

/// The places of a text's references, and the words behind the last.
fn places<'a>(
    finder: &Finder<'_>,
    which: Which,
    all: &'a [Mention],
) -> (Vec<Place<'a>>, Vec<String>) {
    let tokens = &finder.pair.side(which).tokens;
    let words = |from: usize, to: usize| -> Vec<String> {
        let all = tokens.get(from..to).unwrap_or_default().iter();
        all.map(|token| token.word.to_string()).collect()
    };
    let from =
        all.first().map_or(0, |first| finder.pair.side(which).sentence(first.at.start).start);
    let to = all.last().map_or(0, |last| finder.pair.side(which).sentence(last.at.start).end);
    let (mut places, mut at): (Vec<Place<'_>>, usize) = (Vec::new(), from);
    for one in all {
        let before = words(at, one.at.start);
        let joins = |word: &String| matches!(&**word, "and" | "or" | "," | "between");
        let is_joined = before.iter().any(|word| word == "and" || word == "or");
        match places.last_mut() {
            Some(last) if is_joined && before.iter().all(joins) => last.all.push(one),
            _ => places.push(Place { before, all: Vec::from([one]) }),
        }
        at = one.at.end;
    }
    (places, words(at, to))
}
