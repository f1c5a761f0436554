//! Two renderings of one text: differences of meaning are told, differences of wording are not.
//!
//! Whoever holds the same draft twice (typed again, edited for style, in British and in American
//! spelling) asks one thing only: whether it still says the same. Typography, numbering, spelling,
//! numbers in letters, forms of dates and a name that was exchanged throughout are no difference;
//! figures, negations and modal verbs are, and so are the quality of a recognition, units, bounds,
//! circumstances and grounds of forfeiture. Words that say it in another way are counted and not
//! judged: a reader must look at them, and is told where.

use alloc::string::String;
use alloc::vec::Vec;

use crate::account::{Account, Renaming, Row};
use crate::alignment::Fate;
use crate::meaning::{Difference, differences};
use crate::spelling::plain;
use crate::substance::{Change, Kind};

/// What two renderings of the points of a row are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendering {
    /// They say the same in the same words, spelling and typography apart.
    Same,
    /// They say it in other words; nothing that is looked for differs.
    Otherwise,
    /// They differ in meaning: in figures, negations and modal verbs, and in what the changes of
    /// substance name beside those.
    Differs(Vec<Difference>, Vec<Change>),
    /// One of them lacks it.
    Lacking,
}

/// What is told of each row of an account, if its drafts are renderings of one text.
#[must_use]
pub fn renderings(account: &Account) -> Vec<Rendering> {
    account.rows.iter().map(|row| of_row(row, &account.renamings)).collect()
}

fn of_row(row: &Row, renamings: &[Renaming]) -> Rendering {
    if matches!(row.fate, Fate::Dropped { .. } | Fate::Added { .. }) {
        return Rendering::Lacking;
    }
    let (old, new) = (&row.redline.old.words, &row.redline.new.words);
    let found = differences(old, new);
    let named: Vec<Change> =
        row.substance.iter().filter(|change| is_meaning(change)).cloned().collect();
    if !found.is_empty() || !named.is_empty() {
        return Rendering::Differs(found, named);
    }
    let old = renamings.iter().fold(plain(old), |words, one| renamed(&words, one));
    if old == plain(new) { Rendering::Same } else { Rendering::Otherwise }
}

/// Whether a change of substance is one of meaning that no choice of words explains: how something is
/// recognised, what a number counts, on which side it bounds, when it holds, and on what ground a
/// guarantee falls. The same in another spelling is none.
fn is_meaning(change: &Change) -> bool {
    let is_looked_for = matches!(
        change.kind,
        Kind::Recognition | Kind::Unit | Kind::Bound | Kind::Circumstance | Kind::Forfeiture
    );
    is_looked_for && plain(&change.old_words) != plain(&change.new_words)
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
