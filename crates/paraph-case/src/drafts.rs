//! Drafts: the texts that the channel holds, those it only knows of, and what became of each point.
//!
//! A draft is a frozen text, named by the act that tabled it. Its points have identities: a point
//! that is declared to continue one of the draft before keeps that one's, any other gets its own.
//! Nothing is guessed: what the tabling act does not declare is an error.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_text::{Draft, WordingDigest};

use crate::amendments::Amendments;
use crate::channel::Channel;
use crate::field::choice;
use crate::id::{ActId, Name, PointId};
use crate::refer::{Named, To};
use crate::register::Register;
use crate::understandings::Understandings;

mod assign_topic;
mod know_of;
mod lineage;
mod submit;
mod table;

pub use assign_topic::AssignTopic;
pub use know_of::KnowOf;
pub use lineage::{Answers, Continues, Dropped, OwnHand};
pub use submit::Submit;
pub use table::{Table, TextFile};

choice! {
    /// What a draft is to the channel.
    "ROLE" => pub enum Role {
        /// Issued by the pen-holder: the last of them is on the table.
        Tabled = "tabled",
        /// A member's own text, handed in as a counter-proposal; it is not on the table.
        Submitted = "submitted",
        /// Known of, and held by nobody here.
        KnownOf = "known-of",
    }
}

/// A draft as the channel knows it.
#[derive(Clone, Debug)]
pub struct Known {
    /// The act that brought it in.
    pub act: ActId,
    /// What it is to this channel.
    pub role: Role,
    /// Its text; absent when it is known of but not held.
    pub held: Option<Held>,
}

/// A draft whose text the channel holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// The digest of the file.
    pub file: Hash,
    /// The text.
    pub text: Draft,
    /// The draft it came from.
    pub base: Option<ActId>,
    /// Its points at every level, in document order.
    pub points: Vec<HeldPoint>,
    /// Points of the base that have no place in it.
    pub dropped: Vec<PointId>,
    /// Which amendment a new or changed point answers, by its place in the text.
    pub answers: Vec<(u32, To<Amendments>)>,
    /// The understandings that it cites.
    pub cites: Vec<To<Understandings>>,
}

/// A point in a held draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPoint {
    /// Its label in this draft: `10.c`.
    pub label: String,
    /// How deep it stands: 0 for a point, 1 for a sub-point.
    pub depth: usize,
    /// Who it is, through all drafts.
    pub identity: PointId,
    /// Its words in this draft.
    pub wording: WordingDigest,
}

/// The ledger of drafts.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    attachments: BTreeMap<Hash, Vec<u8>>,
    drafts: Register<Known>,
    /// The words that each point has in the drafts that are held: what nearly every act asks for.
    words: BTreeSet<(PointId, WordingDigest)>,
    topics: BTreeMap<PointId, BTreeSet<Name>>,
}

/// Why the ledger of drafts refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The text is not in the home format.
    #[error("the text cannot be read: {0}")]
    Text(String),
    /// The text did not come along.
    #[error("the text {0} is not here")]
    NoText(Hash),
    /// A draft comes from a held one.
    #[error(
        "the draft `{name}` is known of, not held: nothing can be said of what became of its \
         points; {}", claimed(.claims)
    )]
    BaseNotHeld {
        /// What it is called.
        name: String,
        /// What is claimed about it, each claim in a line.
        claims: Vec<String>,
    },
    /// The working draft has a successor only if the new one says so.
    #[error("a draft is on the table already; the next one names it as its base")]
    NoBase,
    /// Points of the base whose fate is not declared.
    #[error("nothing is declared of these points of the base: {0}")]
    Undeclared(String),
    /// The same, where no point is said to continue another.
    #[error("nothing is declared of these points of the base: {0}")]
    NothingContinues(String),
    /// A lineage that does not fit the two texts.
    #[error("the lineage does not fit: {0}")]
    Lineage(#[from] lineage::Misfit),
    /// Not a point of this channel.
    #[error("this channel holds no draft with that point")]
    NoPoint,
}

/// What is claimed about a draft that is not held, to end a sentence with.
pub(crate) fn claimed(claims: &[String]) -> String {
    match claims {
        [] => "nothing is claimed about it".into(),
        claims => alloc::format!("claimed about it:\n  {}", claims.join("\n  ")),
    }
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoBase => Some("act table --base DRAFT …".to_string()),
            Self::Undeclared(points) => Some(alloc::format!("act table --dropped {points} …")),
            Self::NothingContinues(_) => Some("act table --continues same-labels …".to_string()),
            Self::BaseNotHeld { name, .. } => Some(alloc::format!("draft {name}")),
            Self::NoPoint => Some("draft".to_string()),
            Self::Lineage(lineage::Misfit::Unexplained(points)) => {
                Some(alloc::format!("act table --own-hand {points} …"))
            }
            Self::Text(_) | Self::NoText(_) | Self::Lineage(_) => None,
        }
    }
}

impl Named for Drafts {
    const NOUN: &'static str = "draft";
    const WORD: &'static str = "DRAFT";
    type Thing = Known;

    fn register(channel: &Channel) -> &Register<Known> {
        &channel.drafts().drafts
    }
}

impl Held {
    /// The point with that label.
    #[must_use]
    pub fn at(&self, label: &str) -> Option<&HeldPoint> {
        self.points.iter().find(|point| point.label == label)
    }

    /// The point with that identity.
    #[must_use]
    pub fn point(&self, identity: PointId) -> Option<&HeldPoint> {
        self.points.iter().find(|point| point.identity == identity)
    }

    /// The sub-points of a point, at every depth.
    pub fn below(&self, point: PointId) -> impl Iterator<Item = &HeldPoint> {
        let mut from = self.points.iter().skip_while(move |held| held.identity != point);
        let depth = from.next().map_or(usize::MAX, |held| held.depth);
        from.take_while(move |held| held.depth > depth)
    }

    /// The points of the first level: the rows of a table.
    pub fn rows(&self) -> impl Iterator<Item = &HeldPoint> {
        self.points.iter().filter(|point| point.depth == 0)
    }
}

impl Drafts {
    /// Every draft, held or known of.
    #[must_use]
    pub fn all(&self) -> &Register<Known> {
        &self.drafts
    }

    /// The draft on the table: the last one that the pen-holder issued.
    #[must_use]
    pub fn working(&self) -> Option<ActId> {
        let tabled = |known: &Known| known.role == Role::Tabled && known.held.is_some();
        self.drafts.iter().rev().find(|(_, _, known)| tabled(known)).map(|(id, _, _)| id)
    }

    /// The text of a draft, if it is held.
    #[must_use]
    pub fn held(&self, draft: Option<ActId>) -> Option<&Held> {
        self.drafts.get(draft?)?.held.as_ref()
    }

    /// The draft on the table.
    #[must_use]
    pub fn on_the_table(&self) -> Option<&Held> {
        self.held(self.working())
    }

    /// Whether some held draft has this point with these words.
    #[must_use]
    pub fn has_words(&self, identity: PointId, wording: WordingDigest) -> bool {
        self.words.contains(&(identity, wording))
    }

    /// Enters a draft that came with an act.
    fn add(&mut self, name: &Name, known: Known) {
        let points = known.held.iter().flat_map(|held| &held.points);
        self.words.extend(points.map(|point| (point.identity, point.wording)));
        self.drafts.add(known.act, name.clone(), known);
    }

    /// The label of a point: in the draft on the table, or the last one that it had in any other.
    #[must_use]
    pub fn label(&self, identity: PointId) -> Option<&str> {
        let others = self.drafts.iter().rev().filter_map(|(_, _, known)| known.held.as_ref());
        let held = self.on_the_table().into_iter().chain(others);
        held.filter_map(|held| held.point(identity)).map(|point| point.label.as_str()).next()
    }

    /// The label that a point had last, and the draft in which it had it.
    #[must_use]
    pub fn last_place(&self, identity: PointId) -> Option<(String, Name)> {
        let mut places = self.drafts.iter().rev().filter_map(|(_, name, known)| {
            let point = known.held.as_ref()?.point(identity)?;
            Some((point.label.clone(), name.clone()))
        });
        places.next()
    }

    /// The last draft whose tabling says that it answers an amendment.
    #[must_use]
    pub fn answering(&self, amendment: ActId) -> Option<&Name> {
        let answers = |held: &Held| held.answers.iter().any(|(_, to)| to.act == amendment);
        let mut tabled = self.drafts.iter().rev();
        let found = tabled.find(|(_, _, known)| known.held.as_ref().is_some_and(answers));
        found.map(|(_, name, _)| name)
    }

    /// The topics that a point was given.
    pub fn topics(&self, identity: PointId) -> impl Iterator<Item = &Name> {
        self.topics.get(&identity).into_iter().flatten()
    }

    /// Holds bytes that travel beside the log.
    pub fn attach(&mut self, bytes: Vec<u8>) -> Hash {
        let digest = paraph_log::hash::sha256(&bytes);
        self.attachments.insert(digest, bytes);
        digest
    }

    /// The bytes with this digest, if they are here.
    #[must_use]
    pub fn attachment(&self, digest: Hash) -> Option<&[u8]> {
        self.attachments.get(&digest).map(Vec::as_slice)
    }
}
