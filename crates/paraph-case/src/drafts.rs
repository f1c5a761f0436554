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

use crate::act::Header;
use crate::amendments::Amendments;
use crate::channel::Channel;
use crate::field::choice;
use crate::id::{ActId, Name, PointId};
use crate::refer::{Named, To};
use crate::register::Register;
use crate::understandings::Understandings;
use crate::view::one_line;

mod assign_topic;
mod attached;
mod descent;
mod know_of;
mod lineage;
mod moment;
mod named;
mod news;
mod places;
mod submit;
mod table;
mod text;

pub use assign_topic::AssignTopic;
pub use descent::Link;
use places::Places;

pub use know_of::KnowOf;
use lineage::ALIKE;
pub use lineage::{Answers, Continues, Dropped, Lineage, LineageFile, Misfit, OwnHand, TakesFrom};
pub use moment::Moment;
pub(crate) use named::{named, of_whom, submitted_by, with_sponsor};
pub use news::{Changed, News};
pub use submit::Submit;
pub use table::Table;
pub use text::TextFile;

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
    /// Which further points of the base take part in a point, by its place in the text.
    pub takes: Vec<(u32, PointId)>,
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
    /// Whether a count of points counts it: sub-points, preamble and vacant numbers are left out.
    pub is_counted: bool,
    /// Who it is, through all drafts.
    pub identity: PointId,
    /// Its words in this draft, with those of its sub-points and without notes.
    pub wording: WordingDigest,
    /// Its own words, in one line and with the notes.
    pub words: String,
    /// Its heading.
    pub heading: Option<String>,
    /// The headings that it stands under, outermost first.
    pub under: Vec<String>,
}

/// The ledger of drafts.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    attachments: BTreeMap<Hash, Vec<u8>>,
    drafts: Register<Known>,
    places: Places,
    /// The words that each point has in the drafts that are held: what nearly every act asks for.
    words: BTreeSet<(PointId, WordingDigest)>,
    /// The topics that each point was given, and where in the log it got them.
    topics: BTreeMap<PointId, BTreeMap<Name, u64>>,
}

/// Why the ledger of drafts refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The text is not in the home format.
    #[error("the text cannot be read: {0}")]
    Text(String),
    /// The text or the lineage did not come along.
    #[error("the file {0} is not here")]
    NoFile(Hash),
    /// The lineage is not in the form that the log keeps.
    #[error("the lineage {0} is not in the form of lineages that the log keeps")]
    LineageFile(Hash),
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
    /// Another draft is on the table than the one that it is said to come from.
    #[error(
        "{table} is on the table, so the next draft comes from it and not from {base}: what becomes of \
         each point that the parties have before them is declared"
    )]
    OtherBase {
        /// The draft on the table.
        table: String,
        /// The base that was named.
        base: String,
    },
    /// An amendment that nobody proposes any more.
    #[error(
        "point {label} is declared to answer `{amendment}`, which was withdrawn: declare it with \
         --own-hand, or as answering one that stands"
    )]
    AnswersWithdrawn {
        /// The point of the new text.
        label: String,
        /// What the amendment is called.
        amendment: String,
    },
    /// Points of the base whose fate is not declared.
    #[error("nothing is declared of these points of the base: {points}")]
    Undeclared {
        /// Their labels.
        points: String,
        /// What could be declared of them, as flags.
        proposed: String,
    },
    /// A lineage that does not fit the two texts.
    #[error("the lineage does not fit: {0}")]
    Lineage(#[from] Misfit),
    /// Not a point of this channel.
    #[error("this channel holds no draft with that point")]
    NoPoint,
}

/// What is claimed about a draft that is not held, to end a sentence with.
pub(crate) fn claimed(claims: &[String]) -> String {
    match claims {
        [] => "nothing is claimed about it".into(),
        claims => {
            let claims: Vec<String> = claims.iter().map(|claim| one_line(claim)).collect();
            alloc::format!("claimed about it:\n  {}", claims.join("\n  "))
        }
    }
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoBase => Some("act table --base DRAFT …".to_string()),
            Self::OtherBase { table, .. } => Some(alloc::format!("act table --base {table} …")),
            Self::AnswersWithdrawn { .. } => Some("inputs".to_string()),
            Self::Undeclared { proposed, .. } => Some(alloc::format!("act table {proposed} …")),
            Self::BaseNotHeld { name, .. } => Some(alloc::format!("draft {name}")),
            Self::NoPoint => Some("draft".to_string()),
            Self::Lineage(Misfit::Unexplained { points, moved }) => Some(match moved.is_empty() {
                true => alloc::format!("act table --own-hand {points} …"),
                false => alloc::format!("act table {ALIKE} …"),
            }),
            Self::Text(_) | Self::NoFile(_) | Self::LineageFile(_) | Self::Lineage(_) => None,
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
    /// The text that came with the act `tabled`, its points with the identities that the lineage
    /// gives them.
    fn of(
        tabled: ActId,
        file: TextFile,
        text: Draft,
        base: Option<To<Drafts>>,
        lineage: &Lineage,
    ) -> Self {
        Self {
            file: file.digest,
            base: base.map(|base| base.act),
            points: lineage.points(tabled, &text),
            takes: lineage.takes_from.iter().map(|t| (t.ordinal, t.point)).collect(),
            dropped: lineage.dropped.iter().map(|dropped| dropped.0).collect(),
            answers: lineage.answers.iter().map(|a| (a.ordinal, a.amendment)).collect(),
            cites: Vec::new(),
            text,
        }
    }

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
        self.places.working(u64::MAX)
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
    fn add(&mut self, header: &Header, name: &Name, known: Known) {
        self.places.enter(header, name, &known);
        let points = known.held.iter().flat_map(|held| &held.points);
        self.words.extend(points.map(|point| (point.identity, point.wording)));
        self.drafts.add(known.act, name.clone(), known);
    }

    /// What a point is called: by its label where it is on the table, and else by that and the draft
    /// in which it was there last, `7 of draft-1`, or in which a member has it.
    #[must_use]
    pub fn label(&self, identity: PointId) -> Option<&str> {
        self.label_at(identity, u64::MAX)
    }

    /// The draft that had a point last, its name, and the point in it: of those that were on the
    /// table, or else of any.
    #[must_use]
    pub fn last_in(&self, identity: PointId) -> Option<(&Name, &Held, &HeldPoint)> {
        let draft = self.places.last(identity, u64::MAX)?.draft;
        let held = self.held(Some(draft))?;
        Some((self.drafts.name(draft)?, held, held.point(identity)?))
    }

    /// The label that a point had last, and the draft in which it had it.
    #[must_use]
    pub fn last_place(&self, identity: PointId) -> Option<(String, Name)> {
        self.last_place_at(identity, u64::MAX)
    }

    /// The same, before a place in the log.
    #[must_use]
    pub fn last_place_at(&self, identity: PointId, before: u64) -> Option<(String, Name)> {
        let place = self.places.last(identity, before)?;
        Some((place.label.clone(), self.drafts.name(place.draft)?.clone()))
    }

    /// The last draft whose tabling says that it answers an amendment, and the point that does.
    #[must_use]
    pub fn answering(&self, amendment: ActId) -> Option<(&Name, &HeldPoint)> {
        self.drafts.iter().rev().find_map(|(_, name, known)| {
            let held = known.held.as_ref()?;
            let (ordinal, _) = held.answers.iter().find(|(_, to)| to.act == amendment)?;
            Some((name, held.points.get(usize::try_from(*ordinal).ok()?)?))
        })
    }

    /// The topics that a point was given.
    pub fn topics(&self, identity: PointId) -> impl Iterator<Item = &Name> {
        self.topics_at(identity, u64::MAX)
    }

    /// The topics that a point had at a place in the log.
    pub fn topics_at(&self, identity: PointId, position: u64) -> impl Iterator<Item = &Name> {
        let given = self.topics.get(&identity).into_iter().flatten();
        given.filter(move |(_, from)| **from < position).map(|(topic, _)| topic)
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
