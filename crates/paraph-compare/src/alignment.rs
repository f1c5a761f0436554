//! What a comparison answers: the links between points, and the fate of every point.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// What became of every point of the old draft, and where every point of the new one comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// The old draft's points at every level, by their place in the document, as in
    /// [`Place::ordinal`](paraph_text::Place::ordinal).
    pub old: Vec<Told>,
    /// The new draft's points.
    pub new: Vec<Told>,
    /// In the order of the old points, then of the new.
    pub links: Vec<Link>,
    /// Whether words that stand in most points of both drafts were not looked up, so that the work
    /// stays within bounds: of drafts of tens of thousands of points that are much alike. A point
    /// that has no other words is then linked only to one with the very same words.
    pub is_bounded: bool,
}

/// What is told of one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its full label: `10.c`.
    pub label: String,
    /// What became of it, or where it comes from.
    pub fate: Fate,
    /// Its links, by their place in [`Alignment::links`].
    pub links: Vec<usize>,
}

/// What became of an old point, or where a new one comes from.
///
/// Of the point's own words: its sub-points have fates of their own. Whether it went to another
/// place or number is told of its links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// One counterpart, with the same words.
    Kept,
    /// One counterpart, with other words.
    Edited,
    /// The old point's words went to several new points.
    Split,
    /// The words of several old points went into the new one.
    Merged,
    /// Both: it shares its counterparts with others, and has several.
    SplitAndMerged,
    /// An old point without a counterpart.
    Dropped {
        /// Where most of its words can still be read.
        nearest: Option<Survivor>,
        /// Whether its number is kept free in the new draft.
        is_vacant_now: bool,
    },
    /// A new point without a counterpart.
    Added {
        /// The old point that has most of its words.
        nearest: Option<Survivor>,
        /// Whether the old draft kept its number free.
        was_vacant: bool,
    },
    /// A number kept free, in this draft: there are no words to have a fate.
    Vacant,
}

/// The point of the other draft that shares most words with one that has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// Its place in the other draft.
    pub place: usize,
    /// How many words both have.
    pub shared: usize,
    /// How many words the lost or new point has.
    pub of: usize,
    /// Whether it has the same words in the same order: the other was its twin.
    pub is_same: bool,
}

/// A link says that the new point takes its words from the old one, all or some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The old point's place.
    pub old: usize,
    /// The new point's place.
    pub new: usize,
    /// How sure it is, in thousandths.
    pub sure: i32,
    /// Whether it stands elsewhere in the order of its siblings, or in another point.
    ///
    /// Of one old and one new point that have only each other. As many links as possible are
    /// taken to have kept their order; the others moved.
    pub is_moved: bool,
    /// Whether the label is another; zeros that lead a number do not count.
    pub is_renumbered: bool,
    /// What speaks for it.
    pub evidence: Evidence,
}

/// A link that is less sure than this is told with a word of doubt, in thousandths.
const DOUBTFUL: i32 = 800;

/// Whether so sure a link, in thousandths, is told with a word of doubt.
pub(crate) const fn is_doubtful(sure: i32) -> bool {
    sure < DOUBTFUL
}

impl Link {
    /// Whether it is told with a word of doubt: whoever relies on it should look.
    #[must_use]
    pub const fn is_doubtful(&self) -> bool {
        is_doubtful(self.sure)
    }
}

/// What speaks for a link, as it can be told to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Whether both have the same words, in the same order and brackets.
    pub is_same: bool,
    /// How many words both have; one that stands twice in both counts twice.
    pub shared: usize,
    /// How many words the old point has.
    pub of_old: usize,
    /// How many words the new point has.
    pub of_new: usize,
    /// Whether the points before them, and the points behind them, belong together too.
    pub neighbours: [bool; 2],
    /// How many of their siblings belong together, in thousandths; nothing without siblings.
    pub siblings: Option<i32>,
    /// Whether it rests on sub-points that went from the one to the other, not on own words.
    pub is_by_parts: bool,
}

impl Alignment {
    /// The links of an old point.
    pub fn links_of_old(&self, place: usize) -> impl Iterator<Item = &Link> {
        let told = self.old.get(place);
        told.into_iter().flat_map(|told| told.links.iter().filter_map(|at| self.links.get(*at)))
    }

    /// The links of a new point.
    pub fn links_of_new(&self, place: usize) -> impl Iterator<Item = &Link> {
        let told = self.new.get(place);
        told.into_iter().flat_map(|told| told.links.iter().filter_map(|at| self.links.get(*at)))
    }

    /// The old points without a counterpart: what a reader must see first.
    pub fn dropped(&self) -> impl Iterator<Item = &Told> {
        self.old.iter().filter(|told| matches!(told.fate, Fate::Dropped { .. }))
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept => "kept",
            Self::Edited => "edited",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::SplitAndMerged => "split and merged",
            Self::Dropped { .. } => "dropped",
            Self::Added { .. } => "added",
            Self::Vacant => "vacant",
        })
    }
}

/// Prints `shares 84 of 90 words; the points around it went with it`.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_same {
            f.write_str("has the same words")?;
        } else {
            write!(f, "shares {} of {} words", self.shared, self.of_old)?;
            if self.of_new != self.of_old {
                write!(f, ", which are {} now", self.of_new)?;
            }
        }
        if self.is_by_parts {
            f.write_str("; its sub-points went there")?;
        }
        f.write_str(match self.neighbours {
            [true, true] => "; the points before and behind it went with it",
            [true, false] => "; the point before it went with it",
            [false, true] => "; the point behind it went with it",
            [false, false] => "",
        })?;
        match self.siblings {
            Some(700..) => f.write_str("; its siblings went with it"),
            Some(300..700) => f.write_str("; some of its siblings went with it"),
            _ => Ok(()),
        }
    }
}
