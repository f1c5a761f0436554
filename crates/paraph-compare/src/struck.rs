//! What two texts say once the words that somebody struck out by hand are read in them.
//!
//! A line through words is a deletion to one reader and overlooked by another, and no program that keeps
//! the words tells which of them is right. So where a text leaves such words out, the texts with them are
//! compared as well, and what changes in these and not in those is told too.
//!
//! ```
//! use paraph_compare::account::{Account, Sameness};
//! use paraph_compare::struck::{Reading, Struck};
//! use paraph_text::Draft;
//!
//! let plain = Draft::parse("1. Sudria shall open the port.\n")?;
//! let seen = Draft::parse("1. Sudria shall not open the port.\n")?;
//! let old = Reading { draft: &plain, seen: None };
//! let new = Reading { draft: &plain, seen: Some(&seen) };
//! let struck = Struck::of(&[], &Account::of(&plain, &plain), [old, new]).expect("words are struck out");
//! assert_eq!(struck.account.sameness, Sameness::Substance);
//! assert_eq!(struck.events().len(), 1);
//! # Ok::<(), paraph_text::TextError>(())
//! ```

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::{Draft, one_line};

use crate::account::{Account, Over, Row, Site};
use crate::alignment::Told;
use crate::substance::{Change, Direction, Kind, Line, Party};

/// A text as it is read, and with the words that are struck out by hand in it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Without them.
    pub draft: &'a Draft,
    /// With them, if there are any.
    pub seen: Option<&'a Draft>,
}

impl<'a> Reading<'a> {
    fn seen(self) -> &'a Draft {
        self.seen.unwrap_or(self.draft)
    }
}

/// What the texts say with the words that are struck out by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    /// All that is told of the texts with them.
    pub account: Account,
    /// Which of its events are none in the texts without them, by their place.
    others: Vec<usize>,
}

/// A change of substance, or a point that went or came.
#[derive(Clone, Debug)]
pub enum Event<'a> {
    /// A point that was dropped.
    Dropped(&'a Row),
    /// A point that was added.
    Added(&'a Row),
    /// A change of substance.
    Changed(Site<'a>, Line<'a>),
}

impl Struck {
    /// Compares the texts with those words; nothing if none were left out of a text. `account` is what is told of
    /// the texts without them.
    #[must_use]
    pub fn of(parties: &[Party], account: &Account, texts: [Reading<'_>; 2]) -> Option<Self> {
        texts.iter().find_map(|text| text.seen)?;
        let [old, new] = texts.map(Reading::seen);
        let seen = Account::among(parties, old, new);
        let others = others(&keys(&seen), keys(account));
        Some(Self { account: seen, others })
    }

    /// What changed in substance in the texts with those words, and not in those without: points that went or
    /// came first.
    #[must_use]
    pub fn events(&self) -> Vec<Event<'_>> {
        let all = events(&self.account).into_iter().enumerate();
        let others = all.filter(|(at, _)| self.others.binary_search(at).is_ok());
        others.map(|(_, event)| event).collect()
    }
}

/// What changed in substance: points that went or came first.
fn events(account: &Account) -> Vec<Event<'_>> {
    let changes = account.substance().into_iter().map(|(site, line)| Event::Changed(site, line));
    let alone = account.dropped().map(Event::Dropped).chain(account.added().map(Event::Added));
    alone.chain(changes).collect()
}

/// What makes two events one, in whichever of two accounts they stand: values, and no place in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The labels of the points in both drafts.
    stand: [Vec<String>; 2],
    /// Which way it went, of a point that did.
    went: Option<Went>,
    /// The words of that point, and the headings over points where these are what changed.
    words: Vec<String>,
    changes: Vec<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Went {
    Dropped,
    Added,
}

/// What is told of a change, but for where its words stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Value {
    kind: Option<usize>,
    direction: Option<usize>,
    who: Option<String>,
    /// The old words, the new ones, those around, and where a reference leads.
    words: [String; 4],
    to_read: bool,
    is_right: bool,
}

impl Key {
    fn of(account: &Account, event: &Event<'_>) -> Self {
        let (places, went, words, changes) = match event {
            Event::Dropped(row) => (
                places(row),
                Some(Went::Dropped),
                Vec::from([one_line(&row.redline.old.words)]),
                &[][..],
            ),
            Event::Added(row) => (
                places(row),
                Some(Went::Added),
                Vec::from([one_line(&row.redline.new.words)]),
                &[][..],
            ),
            Event::Changed(site, line) => {
                (account.places_of(site, line), None, headings(site), &line.changes[..])
            }
        };
        let labels = |places: &[usize], told: &[Told]| -> Vec<String> {
            places.iter().filter_map(|at| Some(told.get(*at)?.label.clone())).collect()
        };
        let alignment = &account.alignment;
        Self {
            stand: [labels(&places[0], &alignment.old), labels(&places[1], &alignment.new)],
            went,
            words,
            changes: changes.iter().map(|change| Value::of(change)).collect(),
        }
    }

    /// The same in a point with another label: its number came behind a point that is struck out.
    fn anywhere(&self) -> Self {
        Self { stand: Default::default(), ..self.clone() }
    }
}

impl Value {
    fn of(change: &Change) -> Self {
        Self {
            kind: Kind::ALL.iter().position(|kind| *kind == change.kind),
            direction: Direction::ALL.iter().position(|one| *one == change.direction),
            who: change.who.clone(),
            words: [
                change.old_words.clone(),
                change.new_words.clone(),
                change.around.clone(),
                change.leads.clone().unwrap_or_default(),
            ],
            to_read: change.to_read,
            is_right: change.is_right,
        }
    }
}

fn places(row: &Row) -> [Vec<usize>; 2] {
    [row.old.clone(), row.new.clone()]
}

/// The headings and titles that made a change, those that stood first.
fn headings(site: &Site<'_>) -> Vec<String> {
    let Site::Under(one) = site else { return Vec::new() };
    let words = |over: &Over| match over {
        Over::Heading(words) | Over::Title(words) => Some(words.clone()),
        Over::Point(_) => None,
    };
    one.old.iter().chain(&one.new).filter_map(words).collect()
}

fn keys(account: &Account) -> Vec<Key> {
    events(account).iter().map(|event| Key::of(account, event)).collect()
}

/// Which keys are not known, as often as they are there: first in the same points, then anywhere.
fn others(keys: &[Key], known: Vec<Key>) -> Vec<usize> {
    let all: Vec<usize> = (0..keys.len()).collect();
    let (left, known) = unknown(keys, all, known, Key::clone);
    unknown(keys, left, known, Key::anywhere).0
}

/// Takes out of both what both have, as often as both do.
fn unknown(
    keys: &[Key],
    places: Vec<usize>,
    known: Vec<Key>,
    form: impl Fn(&Key) -> Key,
) -> (Vec<usize>, Vec<Key>) {
    let mut of_known: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for key in known {
        of_known.entry(form(&key)).or_default().push(key);
    }
    let is_unknown = |at: &usize| of_known.get_mut(&form(&keys[*at])).and_then(Vec::pop).is_none();
    let left = places.into_iter().filter(is_unknown).collect();
    (left, of_known.into_values().flatten().collect())
}
