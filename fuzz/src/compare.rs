//! Comparison: redlines, and every form in which the command answers.

use std::collections::BTreeMap;
use std::ops::Range;

use paraph_case::time::Time;
use paraph_compare::account::Account;
use paraph_compare::redline::{Redline, Run};
use paraph_compare::three::Three;
use paraph_desk::Outside;
use paraph_text::Draft;

/// The line that divides one text from the next.
const NEXT: &str = "\n====\n";
/// Longer drafts only take time.
const TEXT_BYTES_MAX: usize = 8 * 1024;

/// The texts in some bytes.
fn texts(bytes: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= TEXT_BYTES_MAX)?;
    text.split_once(NEXT)
}

/// Two texts: the runs of their redline give back both.
pub(crate) fn redline(bytes: &[u8]) {
    let Some((old, new)) = texts(bytes) else { return };
    let redline = Redline::of(old, new);
    assert_eq!(cut(redline.runs(), |run| run.old.clone(), old), old);
    assert_eq!(cut(redline.runs(), |run| run.new.clone(), new), new);
    for moved in redline.moves() {
        assert_eq!(cut(&moved.runs, |run| run.old.clone(), old), old[moved.old.clone()]);
        assert_eq!(cut(&moved.runs, |run| run.new.clone(), new), new[moved.new.clone()]);
    }
    assert!(Redline::of(old, old).is_same());
}

/// The runs cut out of one of the texts.
fn cut(runs: &[Run], of: fn(&Run) -> Range<usize>, text: &str) -> String {
    runs.iter().map(|run| &text[of(run)]).collect()
}

/// Two drafts: everything that is told of them fits together and can be written in every form.
pub(crate) fn compare(bytes: &[u8]) {
    let Some((old, new)) = texts(bytes) else { return };
    if let (Ok(old), Ok(new)) = (Draft::parse(old), Draft::parse(new)) {
        hold(&Account::of(&old, &new));
        let three = Three::of(&old, &new, &old);
        assert_eq!(three.points.len(), old.walk().count());
        let same = Account::of(&old, &old);
        assert!(same.dropped().next().is_none() && same.substance().is_empty());
    }
    let mut world = World(BTreeMap::from([("old", old), ("new", new)]));
    for command in COMMANDS {
        let words: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
        let answer = paraph::run(&words, &mut world, true);
        let is_told = answer.status < 2 || !answer.err.is_empty() || command.contains(&"--check");
        assert!(is_told, "{command:?} refused without a word");
        assert!(!answer.out.contains('\0'), "{command:?}");
    }
}

/// Holds an account against what is promised of any.
fn hold(account: &Account) {
    let places = |side: usize| {
        let all = account.rows.iter().flat_map(|row| [&row.old, &row.new][side]);
        let mut all: Vec<usize> = all.copied().collect();
        all.sort_unstable();
        all
    };
    let all = |count: usize| (0..count).collect::<Vec<_>>();
    assert_eq!(places(0), all(account.alignment.old.len()), "each old point is in one row");
    assert_eq!(places(1), all(account.alignment.new.len()), "each new point is in one row");
    for row in &account.rows {
        let (old, new) = (&row.redline.old.words, &row.redline.new.words);
        assert_eq!(cut(&row.redline.runs, |run| run.old.clone(), old), *old);
        assert_eq!(cut(&row.redline.runs, |run| run.new.clone(), new), *new);
        for change in &row.substance {
            let stands = |at: &Option<Range<usize>>, words: &str| {
                at.as_ref().is_none_or(|at| words.get(at.clone()).is_some())
            };
            assert!(stands(&change.old, old) && stands(&change.new, new), "{change:?}");
        }
    }
}

const COMMANDS: [&[&str]; 11] = [
    &["compare", "old", "new"],
    &["compare", "old", "new", "--json"],
    &["compare", "old", "new", "--html", "-"],
    &["compare", "old", "new", "--csv"],
    &["compare", "old", "new", "--markdown"],
    &["compare", "old", "new", "--alignment"],
    &["compare", "old", "new", "--renderings"],
    &["compare", "old", "new", "--check"],
    &["compare", "--three", "old", "new", "old"],
    &["compare", "--three", "old", "new", "new", "--json"],
    &["trace", "the line of contact is frozen", "old", "new", "old", "--json"],
];

/// A world of two files, in which nothing else is asked for.
struct World<'a>(BTreeMap<&'static str, &'a str>);

impl Outside for World<'_> {
    fn now(&mut self, _: &str) -> Time {
        Time::from_unix(0)
    }

    fn random(&mut self, _: &str) -> [u8; 32] {
        [0; 32]
    }

    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
        let text = self.0.get(file).ok_or(std::io::ErrorKind::NotFound)?;
        Ok(text.as_bytes().to_vec())
    }
}
