//! Lineage: which point of a new draft continues which of the old, and why each new or changed one
//! is so.
//!
//! The pen-holder confirms it in the tabling act, by point, so it is on the record and not
//! recomputed. Sub-points are declared too.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_text::{Draft, normal_words};

use super::{Held, HeldPoint};
use crate::amendments::Amendments;
use crate::id::{ActId, PointId};
use crate::refer::To;

mod file;
mod propose;
mod spell;

pub use file::LineageFile;
pub(super) use propose::{ALIKE, labels_of};

/// What is declared of the points of a new text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Which point continues which of the base.
    pub continues: Vec<Continues>,
    /// Which further points of the base a point takes words from.
    pub takes_from: Vec<TakesFrom>,
    /// The points of the base that have no place in it.
    pub dropped: Vec<Dropped>,
    /// The new or changed points that answer an amendment.
    pub answers: Vec<Answers>,
    /// What else is new or changed: the pen-holder's own.
    pub own_hand: Vec<OwnHand>,
}

/// One point of the new text that is the same point as one of the old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continues {
    /// Its place in the new text, from 0, sub-points counted.
    pub ordinal: u32,
    /// The point it continues.
    pub point: PointId,
}

/// One point of the new text that takes words from a point of the old which it does not continue.
///
/// A point that was merged into another gives its words and has no place of its own any more; one
/// that was split keeps its identity in one of its parts, and the others take words from it. A stance
/// stays with the identity: nobody has agreed to the words that were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakesFrom {
    /// Its place in the new text.
    pub ordinal: u32,
    /// The point it takes words from.
    pub point: PointId,
}

/// A point of the old text that has no place in the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped(pub PointId);

/// One new or changed point of the new text that answers an amendment of this channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Its place in the new text.
    pub ordinal: u32,
    /// The amendment.
    pub amendment: To<Amendments>,
}

/// Something new or changed in the new text that is the pen-holder's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnHand {
    /// The point at that place.
    Point(u32),
    /// The title. No amendment speaks of it, so it changes by the pen-holder's hand only.
    Title,
}

/// A lineage that does not fit the two texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// No such place in the new text.
    #[error("the new text has no place {0}")]
    NoPlace(u32),
    /// The old text has no such point.
    #[error("the base has no such point")]
    NotInBase,
    /// Declared twice.
    #[error("the point {0} is declared twice")]
    Twice(String),
    /// Dropped, and said to have gone into another point.
    #[error(
        "the point {0} of the base is declared dropped, and a point takes from it: one of them is so"
    )]
    DroppedAndTaken(String),
    /// It continues the point that it is said to take from.
    #[error("a point that continues {0} has all that it takes from it")]
    TakesFromItself(String),
    /// A change that nobody declared: labels, and the title by that word.
    #[error("nothing is said of why these are new or changed: {points}{moved}")]
    Unexplained {
        /// Which.
        points: String,
        /// Where words that stood at a changed one stand now, to end the sentence with.
        moved: String,
    },
    /// Declared as changed, and not changed.
    #[error(
        "point {0} is declared as changed, and has the words, the heading and the notes that it had \
         (a heading over several points is declared with the first of them)"
    )]
    NotChanged(String),
    /// In a file and in fields.
    #[error("it is declared in a file and beside it: declare all of it in one place")]
    TwoPlaces,
    /// The title is declared as changed, and is not.
    #[error("the title is declared as changed, and is what it was")]
    SameTitle,
}

/// How many things the fields of an act declare at most: what is longer goes to a file, since the
/// bytes of an act are bounded.
pub(super) const FIELDS_MAX: usize = 100;

impl Lineage {
    /// How many things are declared.
    pub(super) fn len(&self) -> usize {
        let Self { continues, takes_from, dropped, answers, own_hand } = self;
        continues.len() + takes_from.len() + dropped.len() + answers.len() + own_hand.len()
    }

    /// The points of `text`, which came with the act `tabled`, with their identities.
    pub(super) fn points(&self, tabled: ActId, text: &Draft) -> Vec<HeldPoint> {
        let kept: BTreeMap<u32, PointId> =
            self.continues.iter().map(|c| (c.ordinal, c.point)).collect();
        let point = |place: paraph_text::Place<'_>| {
            let ordinal = place.ordinal;
            let own = PointId { tabled, ordinal };
            HeldPoint {
                identity: kept.get(&ordinal).copied().unwrap_or(own),
                wording: place.point.wording(),
                words: place.point.words(),
                heading: place.point.heading().map(normal_words),
                under: place.headings.iter().map(|heading| normal_words(heading)).collect(),
                depth: place.depth,
                is_counted: place.is_counted(),
                label: place.label,
            }
        };
        text.walk().map(point).collect()
    }

    /// Whether it fits the two texts: each point once, none that is not there.
    pub(super) fn fits(&self, text: &Draft, base: &Held) -> Result<(), Misfit> {
        let places = text.walk().count();
        let known: BTreeMap<PointId, &str> =
            base.points.iter().map(|point| (point.identity, point.label.as_str())).collect();
        let (mut new, mut old) = (BTreeSet::new(), BTreeSet::new());
        let mut once = |point: PointId, is_first: bool| {
            let label = known.get(&point).ok_or(Misfit::NotInBase)?;
            match old.insert(point) && is_first {
                true => Ok(()),
                false => Err(Misfit::Twice((*label).to_string())),
            }
        };
        for Continues { ordinal, point } in &self.continues {
            place(*ordinal, places)?;
            once(*point, new.insert(*ordinal))?;
        }
        self.dropped.iter().try_for_each(|Dropped(point)| once(*point, true))?;
        self.takes_fit(places, &known)
    }

    /// Whether what is said of words that were taken fits the rest.
    fn takes_fit(&self, places: usize, known: &BTreeMap<PointId, &str>) -> Result<(), Misfit> {
        let mut told = BTreeSet::new();
        for TakesFrom { ordinal, point } in &self.takes_from {
            place(*ordinal, places)?;
            let label = || known.get(point).map(ToString::to_string).ok_or(Misfit::NotInBase);
            let label = label()?;
            if !told.insert((*ordinal, *point)) {
                return Err(Misfit::Twice(label));
            }
            if self.dropped.contains(&Dropped(*point)) {
                return Err(Misfit::DroppedAndTaken(label));
            }
            if self.continues.contains(&Continues { ordinal: *ordinal, point: *point }) {
                return Err(Misfit::TakesFromItself(label));
            }
        }
        Ok(())
    }

    /// Whether everything new or changed in a draft says what it answers, and nothing else does.
    ///
    /// A point whose sub-point changed has changed words too; where its own did not, it is enough
    /// that the sub-point says so.
    pub(super) fn explains(&self, new: &Held, base: &Held) -> Result<(), Misfit> {
        let declared = self.declared(new.points.len())?;
        let mut silent = Vec::new();
        match (new.has_new_title(base), self.own_hand.contains(&OwnHand::Title)) {
            (true, false) => silent.push(TITLE),
            (false, true) => return Err(Misfit::SameTitle),
            _ => {}
        }
        let changed: BTreeSet<usize> =
            new.unexplained(base).into_iter().map(|(at, _)| at).collect();
        for (at, (point, its)) in new.points.iter().zip(new.news(base)).enumerate() {
            match (its.any(), declared.contains(&at)) {
                (false, true) => return Err(Misfit::NotChanged(point.label.clone())),
                (true, false) if changed.contains(&at) => silent.push(&point.label),
                _ => {}
            }
        }
        match silent.is_empty() {
            true => Ok(()),
            false => Err(Misfit::Unexplained {
                points: silent.join(","),
                moved: propose::moved(new, base),
            }),
        }
    }

    /// The places that are said to answer something or to be the pen-holder's own.
    fn declared(&self, places: usize) -> Result<BTreeSet<usize>, Misfit> {
        let own = self.own_hand.iter().filter_map(|own| match own {
            OwnHand::Point(ordinal) => Some(*ordinal),
            OwnHand::Title => None,
        });
        let all = self.answers.iter().map(|answer| answer.ordinal).chain(own);
        all.map(|ordinal| place(ordinal, places)).collect()
    }
}

/// The word by which the title is declared.
const TITLE: &str = "title";

/// A place of a text that has so many.
fn place(ordinal: u32, places: usize) -> Result<usize, Misfit> {
    let at = usize::try_from(ordinal).ok().filter(|at| *at < places);
    at.ok_or(Misfit::NoPlace(ordinal))
}
