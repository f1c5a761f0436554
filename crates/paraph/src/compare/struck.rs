//! What two files say once the words that somebody struck out by hand are read in them.
//!
//! A line through words is a deletion to one reader and overlooked by another, and no program that keeps
//! the words tells which of them is right. So where a text leaves such words out, the texts with them are
//! compared as well, and what changes in these and not in those is told too.

use std::collections::BTreeMap;

use paraph_compare::account::{Account, Row, Sameness};
use paraph_compare::substance::Party;
use paraph_text::Draft;

use super::say;
use crate::file::Named;

/// How many words of a point are shown that is struck out whole.
const POINT_WORDS_SHOWN: usize = 30;
/// What stands above the lines.
pub(super) const HEAD: &str = "Changes of substance where words struck out by hand are read";

/// A text as it is read, and with the words that are struck out by hand in it.
#[derive(Clone, Copy)]
pub(super) struct Readings<'a> {
    pub(super) draft: &'a Draft,
    pub(super) seen: Option<&'a Draft>,
}

impl<'a> Readings<'a> {
    pub(super) fn of(named: &'a Named) -> Self {
        Self { draft: &named.draft, seen: named.seen.as_ref() }
    }

    fn seen(self) -> &'a Draft {
        self.seen.unwrap_or(self.draft)
    }
}

/// What the texts say with the words that are struck out by hand.
pub(crate) struct Struck {
    /// How far they are the same.
    pub(super) sameness: Sameness,
    /// What changed in substance in them, and not in the texts without those words.
    pub(super) lines: Vec<Line>,
}

/// What changed, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// `3`, or `3 -> 5` where the labels are others.
    pub(super) stand: String,
    /// `negation: shall -> shall not (added)`.
    pub(super) told: String,
}

impl Struck {
    /// Compares the texts with those words; nothing if none were left out of a text. `account` is what is told of
    /// the texts without them.
    pub(super) fn of(
        parties: &[Party],
        account: &Account,
        files: [Readings<'_>; 2],
    ) -> Option<Self> {
        files.iter().find_map(|file| file.seen)?;
        let [old, new] = files.map(Readings::seen);
        let seen = Account::among(parties, old, new);
        let mut lines = lines(&seen);
        let mut known = self::lines(account);
        take_out(&mut lines, &mut known, Clone::clone);
        // The same in a point with another label: its number came behind a point that is struck out.
        take_out(&mut lines, &mut known, |line| Line { stand: String::new(), ..line.clone() });
        Some(Self { sameness: seen.sameness, lines })
    }
}

/// What changed in substance: points that went or came first.
fn lines(account: &Account) -> Vec<Line> {
    let (old, new) = (&account.alignment.old, &account.alignment.new);
    let point = |what: &str, stand: String, words: &str| {
        let words = say::excerpt(words, POINT_WORDS_SHOWN);
        Line { stand, told: format!("{what}: {words}") }
    };
    let dropped = account.dropped().map(|row: &Row| {
        point("point dropped", say::labels(old, &row.old), &row.redline.old.words)
    });
    let added = account
        .added()
        .map(|row: &Row| point("point added", say::labels(new, &row.new), &row.redline.new.words));
    let changes = account.substance().into_iter().map(|(site, told)| Line {
        stand: say::stand(account, &site, &told),
        told: say::told(account, &site, &told),
    });
    dropped.chain(added).chain(changes).collect()
}

/// Takes out of both what both tell, as often as both do.
fn take_out(lines: &mut Vec<Line>, known: &mut Vec<Line>, key: impl Fn(&Line) -> Line) {
    let count = |lines: &[Line]| {
        let mut count: BTreeMap<Line, usize> = BTreeMap::new();
        lines.iter().for_each(|line| *count.entry(key(line)).or_default() += 1);
        count
    };
    let (of_lines, of_known) = (count(lines), count(known));
    for (all, mut of_others) in [(lines, of_known), (known, of_lines)] {
        all.retain(|line| match of_others.get_mut(&key(line)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        });
    }
}
