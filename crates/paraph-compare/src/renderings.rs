//! Two renderings of one text: differences of meaning are told, differences of wording are not.
//!
//! Whoever holds the same draft twice (typed again, edited for style, in British and in American
//! spelling) asks one thing only: whether it still says the same. Typography, numbering, spelling,
//! numbers in letters, forms of dates and a name that was exchanged throughout are no difference;
//! changes of substance are, and so is every figure, negation and modal verb more or less. Words that
//! say it in another way are counted and not judged: a reader must look at them, and is told where.
//!
//! Somebody else's name throughout is a difference of meaning, told once and not of each row, and so is what the
//! title says otherwise: [`over_all`] has them.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::account::{Account, Renaming, Row, Site, Sited};
use crate::alignment::Fate;
use crate::spelling::plain;
use crate::substance::{Change, surplus};

/// What two renderings of the points of a row are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendering {
    /// They say the same in the same words, spelling and typography apart.
    Same,
    /// They say it in other words; nothing that is looked for differs.
    Otherwise,
    /// They differ in meaning.
    Differs(Vec<Change>),
    /// They differ in nothing but what [`over_all`] tells of all rows: these changes.
    Throughout(Vec<Change>),
    /// One of them lacks it.
    Lacking,
}

/// What is told of each row of an account, if its drafts are renderings of one text.
#[must_use]
pub fn renderings(account: &Account) -> Vec<Rendering> {
    let under = |number: usize| {
        let all = account.inherited.iter().filter(move |one| one.rows.contains(&number));
        all.map(|one| one.change.clone())
    };
    let rows = account.rows.iter().enumerate();
    rows.map(|(number, row)| of_row(row, under(number).collect(), &account.renamings)).collect()
}

/// The differences of meaning that are told of no row: somebody else's name throughout, and what the title
/// says otherwise.
#[must_use]
pub fn over_all(account: &Account) -> Vec<Sited<'_>> {
    let is_over_all = |site: &Site<'_>| match site {
        Site::Row(_) => false,
        Site::Under(one) => one.rows.is_empty(),
        Site::Throughout(_) => true,
    };
    let weighs = |(site, line): &Sited<'_>| {
        is_over_all(site) && line.changes.iter().any(|change| change.weighs())
    };
    account.substance().into_iter().filter(weighs).collect()
}

/// What is told of a row, with what it has from the words that stand over it.
fn of_row(row: &Row, under: Vec<Change>, renamings: &[Renaming]) -> Rendering {
    match row.fate {
        Fate::Dropped { .. } | Fate::Added { .. } => return Rendering::Lacking,
        // A number that is kept free has no words.
        Fate::Vacant => return Rendering::Same,
        _ => {}
    }
    let mut found = row.substance.clone();
    found.retain(Change::weighs);
    let [of_old, of_new] = row.redline.without_folded();
    for more in surplus(&of_old, &of_new) {
        if !found.iter().any(|change| holds(change, &more)) {
            found.push(more);
        }
    }
    found.extend(under);
    if !found.is_empty() {
        return Rendering::Differs(found);
    }
    let throughout: Vec<Change> =
        row.renamed().filter_map(|at| renamings.get(at)?.change.clone()).collect();
    if !throughout.is_empty() {
        return Rendering::Throughout(throughout);
    }
    let (old, new) = (&row.redline.old.words, &row.redline.new.words);
    let old = renamings.iter().fold(plain(old), |words, one| renamed(&words, one));
    if old == plain(new) { Rendering::Same } else { Rendering::Otherwise }
}

/// Whether a change tells of all words of another.
fn holds(change: &Change, other: &Change) -> bool {
    let inside = |outer: &Option<Range<usize>>, inner: &Option<Range<usize>>| {
        inner.as_ref().is_none_or(|inner| {
            outer.as_ref().is_some_and(|outer| outer.start <= inner.start && inner.end <= outer.end)
        })
    };
    inside(&change.old, &other.old) && inside(&change.new, &other.new)
}

/// The words with a name exchanged.
fn renamed(words: &[String], renaming: &Renaming) -> Vec<String> {
    let (old, new) = (plain(&renaming.old), plain(&renaming.new));
    let mut exchanged = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !old.is_empty() && words[at..].starts_with(&old) {
            exchanged.extend(new.iter().cloned());
            at += old.len();
        } else {
            exchanged.push(word.clone());
            at += 1;
        }
    }
    exchanged
}
