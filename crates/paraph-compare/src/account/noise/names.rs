//! Names that were exchanged throughout: the Authority is the Agency now, in every place.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::{Folded, Renaming, Substitution, exchanged};
use crate::account::{Row, Words};
use crate::numbered::Numbered;
use crate::redline::Mark;
use crate::substance::{Context, Kind, Language, changes};
use crate::words::name;
use crate::words::split::words;

/// A name is taken to be exchanged throughout from so many times on.
const NAME_TIMES_MIN: usize = 2;
/// A term in small letters needs more: it may be an ordinary word.
const TERM_TIMES_MIN: usize = 3;
/// In how many places it is asked whether an exchange changes anything of substance.
const SENTENCES_MAX: usize = 8;
/// How many exchanged names are looked for, those found most often first.
const RENAMINGS_MAX: usize = 40;
/// Words in small letters of which no exchange is a renaming: it could change what is meant.
const NEVER_TERMS: &str = include_str!("../../../data/never-terms.txt");
/// Those of them that may stand inside a name: `Board of Peace`.
const INSIDE_NAMES: [&str; 5] = ["and", "for", "of", "on", "the"];

/// A name, in small letters, a word each.
pub(super) type Name = Vec<String>;

/// Folds the names that were exchanged throughout.
///
/// They are found where nothing else changed beside them, and then folded wherever they stand.
pub(super) fn fold(found: &[Substitution], rows: &mut [Row]) -> Vec<Renaming> {
    let (names, mut renamings) = find(found, rows);
    if names.is_empty() {
        return renamings;
    }
    for row in rows.iter_mut().filter(|row| row.words == Words::Changed) {
        if let Some(redline) = exchanged::redline(&row.redline, &names, &renamings) {
            row.redline = redline;
        }
    }
    let runs = |row: &Row| {
        let folded = row.redline.folded.iter();
        let struck = folded.filter(|(run, _)| row.redline.runs[**run].mark == Mark::Struck);
        struck.map(|(_, folded)| *folded).collect::<Vec<_>>()
    };
    for folded in rows.iter().flat_map(runs) {
        if let Folded::Renaming(at) = folded {
            renamings[at].count += 1;
        }
    }
    renamings
}

/// The old names and what they became, each not yet counted.
fn find(found: &[Substitution], rows: &[Row]) -> (Vec<Name>, Vec<Renaming>) {
    let mut by_names: BTreeMap<[Name; 2], Vec<&Substitution>> = BTreeMap::new();
    for one in found {
        let small = |words: Vec<&str>| words.into_iter().map(str::to_lowercase).collect();
        by_names.entry(names_of(one, rows).map(small)).or_default().push(one);
    }
    let mut often: Vec<_> =
        by_names.into_iter().filter(|(_, all)| all.len() >= NAME_TIMES_MIN).collect();
    often.sort_by_key(|(_, all)| core::cmp::Reverse(all.len()));
    often.truncate(RENAMINGS_MAX);
    often.retain(|(_, all)| is_renaming(all, rows));
    if often.is_empty() {
        return (Vec::new(), Vec::new());
    }
    // A name that stood in the old draft is that of somebody or something else: putting it in the
    // place of another changes who is meant.
    let news: Vec<&Name> = often.iter().map(|([_, new], _)| new).collect();
    let mut stood = stands(&news, rows, |row| &row.redline.old.words).into_iter();
    often.retain(|_| stood.next() == Some(0));
    let olds: Vec<&Name> = often.iter().map(|([old, _], _)| old).collect();
    let used = stands(&olds, rows, |row| &row.redline.new.words);
    let (mut names, mut renamings) = (Vec::new(), Vec::new());
    let mut contexts = Contexts::default();
    for (([old, new], all), used) in often.into_iter().zip(used) {
        if names.contains(&old) || used * 10 > all.len() {
            continue;
        }
        // It is asked last, since it takes longest.
        if !says_the_same(&old, &new, &all, rows, &mut contexts) {
            continue;
        }
        let Some(first) = all.first() else { continue };
        let [old_name, new_name] = names_of(first, rows).map(|words| words.join(" "));
        renamings.push(Renaming { old: old_name, new: new_name, count: 0, change: None });
        names.push(old);
    }
    (names, renamings)
}

/// The words that were exchanged, those of two names without the ending by which both say whose a thing is:
/// `Ostria's` for `Vestria's` is Ostria for Vestria.
fn names_of<'a>(one: &'a Substitution, rows: &'a [Row]) -> [Vec<&'a str>; 2] {
    let mut names =
        [one.old_words(rows).collect::<Vec<_>>(), one.new_words(rows).collect::<Vec<_>>()];
    if names.iter().all(|words| words.last().is_some_and(|word| name::is_owner(word))) {
        for last in names.iter_mut().filter_map(|words| words.last_mut()) {
            *last = name::bare(last);
        }
    }
    names
}

/// Whether words that were exchanged so often are a name or a term, on both sides.
fn is_renaming(all: &[&Substitution], rows: &[Row]) -> bool {
    let is_name = |one: &Substitution| {
        names_of(one, rows).iter().all(|words| words.iter().any(|word| is_capital(word)))
    };
    let is_term = |word: &str, is_in_name: bool| {
        let small = word.to_lowercase();
        let is_plain = word.chars().all(|char| char.is_alphabetic() || char == '-');
        let is_never = NEVER_TERMS.lines().any(|never| never == small);
        is_plain && (!is_never || is_in_name && INSIDE_NAMES.contains(&small.as_str()))
    };
    let holds_terms = |one: &&Substitution| {
        let is_in_name = is_name(one);
        names_of(one, rows).iter().flatten().all(|word| is_term(word, is_in_name))
    };
    all.iter().all(holds_terms)
        && (all.len() >= TERM_TIMES_MIN || all.iter().all(|one| is_name(one)))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|char| char.is_uppercase() || !char.is_lowercase())
}

/// Whether the exchange alone changes nothing of substance in any place where it was made: neither
/// `weeks` for `months` nor `de facto` for `de jure` is another name for the same.
fn says_the_same(
    old: &Name,
    new: &Name,
    all: &[&Substitution],
    rows: &[Row],
    contexts: &mut Contexts,
) -> bool {
    let new = new.join(" ");
    all.iter().take(SENTENCES_MAX).all(|one| {
        let before = &rows[one.row].redline.old.words;
        let mut after = before.clone();
        for at in places(before, old).into_iter().rev() {
            after.replace_range(without_owner(before, &at), &new);
        }
        let context = contexts.of(Language::of(before));
        changes(before, &after, context).iter().all(|change| is_of_names(change.kind))
    })
}

/// A context for each language that was met, so that a word is read once in all texts.
#[derive(Default)]
struct Contexts(Vec<(Language, Context)>);

impl Contexts {
    fn of(&mut self, language: Language) -> &Context {
        let known = self.0.iter().position(|(known, _)| *known == language);
        let at = known.unwrap_or_else(|| {
            self.0.push((language, Context::new(language)));
            self.0.len() - 1
        });
        &self.0[at].1
    }
}

/// Whether a kind of change may tell of no more than who or what is named: a condition or a step may
/// name somebody, a unit or a negation never does.
fn is_of_names(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Recognition
            | Kind::Reference
            | Kind::Deadline
            | Kind::Figure
            | Kind::Bound
            | Kind::Unit
            | Kind::Circumstance
            | Kind::Negation
            | Kind::Force
    )
}

/// How often each of some names stands in one of the drafts.
fn stands(names: &[&Name], rows: &[Row], draft: impl Fn(&Row) -> &String) -> Vec<usize> {
    let mut known = Numbered::default();
    let names: Vec<Vec<Option<u32>>> = names
        .iter()
        .map(|name| name.iter().map(|word| Some(known.number(word))).collect())
        .collect();
    let mut stands = alloc::vec![0; names.len()];
    let mut all: Vec<Option<u32>> = Vec::new();
    for row in rows {
        let text = draft(row);
        all.clear();
        all.extend(words(text).into_iter().map(|at| known.find(&small(name::bare(&text[at])))));
        for at in (0..all.len()).filter(|at| all[*at].is_some()) {
            let here = names.iter().enumerate().filter(|(_, name)| all[at..].starts_with(name));
            here.for_each(|(name, _)| stands[name] += 1);
        }
    }
    stands
}

/// A word in small letters.
fn small(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Where a name stands in a text: from the first to the last of its words, with the ending that says whose a thing is.
pub(super) fn places(text: &str, name: &Name) -> Vec<Range<usize>> {
    let all = words(text);
    let is_word = |at: &Range<usize>, word: &str| small(name::bare(&text[at.clone()])) == word;
    let is_here =
        |window: &&[Range<usize>]| window.iter().zip(name).all(|(at, word)| is_word(at, word));
    let found = all.windows(name.len().max(1)).filter(is_here);
    found.filter_map(|window| Some(window.first()?.start..window.last()?.end)).collect()
}

/// The bytes of a name at a place without the ending that says whose a thing is.
pub(super) fn without_owner(text: &str, at: &Range<usize>) -> Range<usize> {
    at.start..at.start + name::bare(&text[at.clone()]).len()
}
