//! Rules: a small language for conditions on the state of a draft.
//!
//! ```text
//! final or nearly final
//! no open points and draft served on R
//! points 1-6 agreed and not (topic territory agreed by A or point 9 initialled by B)
//! ```
//!
//! A rule is a question with three answers: met, not met, unknown. It is total: every rule that can
//! be read can be judged, on every state of a channel. It is small: at most [`FACTS_MAX`] facts,
//! [`DEPTH_MAX`] deep. It can be read aloud, and where it is not met it says which part failed and
//! quotes the points. `docs/formats/rules.md` is its grammar. Scenarios of settlement have rules over options in
//! the same words and within the same limits (`paraph-exchange`, `scenario/own/rule.rs`).
//!
//! A rule has two spellings. People write and read labels and names; the log holds identities, since
//! a label is given to another point in the next draft. [`Names`] is what differs.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::id::{ActId, Name, Party, PointId};

mod judge;
mod names;
mod parse;
mod print;

pub use judge::{Judged, Quoted, Scene, Truth};
pub use names::{Names, Signed, Spoken};

/// The most facts that a rule may join.
pub const FACTS_MAX: usize = 64;
/// How deep parentheses and `not` may nest.
pub const DEPTH_MAX: usize = 8;
/// The longest rule that people may write, in characters.
pub const LENGTH_MAX: usize = 2000;
/// The longest rule in the log, where every point has a digest, in bytes.
pub const SIGNED_MAX: usize = 20_000;
/// How many points may be open in a text that is nearly final.
pub const NEARLY: u32 = 2;

/// A condition on the state of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule(Node);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    /// Every part must hold; two or more.
    All(Vec<Self>),
    /// One part must hold; two or more.
    Any(Vec<Self>),
    /// The part must not hold.
    Not(Box<Self>),
    /// Something that is looked up.
    Fact(Fact),
}

/// Something that is looked up in a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fact {
    /// `final`: no open points.
    Final,
    /// `nearly final`: at most [`NEARLY`] open points.
    NearlyFinal,
    /// `no open points`.
    NoOpenPoints,
    /// `open points <= 2`.
    OpenPoints(u32),
    /// `points 1-6 agreed`, `topic territory agreed by A`.
    Agreed(Part, Option<Party>),
    /// `agreed by A`: every point of the draft.
    AgreedBy(Party),
    /// `initialled by A`, `point 7 initialled by A`.
    Initialled(Option<Part>, Party),
    /// `text held`.
    TextHeld,
    /// `understanding anchorage covered`.
    Covered(ActId),
    /// `draft served on R`.
    ServedOn(Party),
}

/// A part of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// These points, whatever they are numbered now.
    Points(BTreeSet<PointId>),
    /// The points of a topic.
    Topic(Name),
}

/// A rule that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRule {
    /// Longer than a rule may be.
    #[error("the rule is {0} characters long; {LENGTH_MAX} are enough for one")]
    Long(usize),
    /// Nested deeper than anybody reads.
    #[error("the rule nests deeper than {DEPTH_MAX} parentheses or `not`")]
    Deep,
    /// Joins more than anybody checks.
    #[error("the rule joins more than {FACTS_MAX} facts")]
    Many,
    /// A character that no rule has.
    #[error("`{0}` cannot stand in a rule")]
    Character(char),
    /// A quotation mark that is not closed.
    #[error("a quotation mark is not closed")]
    Quote,
    /// Something else was due.
    #[error("{due} is due where {found} stands")]
    Due {
        /// What was due.
        due: &'static str,
        /// What stands there.
        found: String,
    },
    /// Nothing goes by that name.
    #[error("there is no {what} `{said}`")]
    NoSuch {
        /// What was looked for.
        what: &'static str,
        /// How it was named.
        said: String,
    },
}

impl Rule {
    /// Reads a rule.
    ///
    /// # Errors
    ///
    /// Says what was due where, or what is not there.
    pub fn parse(text: &str, names: &dyn Names) -> Result<Self, BadRule> {
        parse::rule(text, names).map(Self)
    }

    /// Prints it, so that it is read back as the same rule.
    #[must_use]
    pub fn print(&self, names: &dyn Names) -> String {
        print::node(&self.0, names)
    }

    /// Whether it holds, and which part fails.
    #[must_use]
    pub fn judge(&self, scene: &Scene<'_>) -> Judged {
        judge::node(&self.0, scene)
    }

    /// The points that it names.
    #[must_use]
    pub fn points(&self) -> BTreeSet<PointId> {
        let mut points = BTreeSet::new();
        self.0.facts(&mut |fact| {
            if let Fact::Agreed(Part::Points(named), _)
            | Fact::Initialled(Some(Part::Points(named)), _) = fact
            {
                points.extend(named);
            }
        });
        points
    }

    /// The understandings that it names.
    #[must_use]
    pub fn understandings(&self) -> Vec<ActId> {
        let mut all = Vec::new();
        self.0.facts(&mut |fact| {
            if let Fact::Covered(understanding) = fact {
                all.push(*understanding);
            }
        });
        all
    }
}

impl Node {
    /// Every fact, in the order of the rule. The depth is bounded by the parser.
    fn facts<'a>(&'a self, see: &mut dyn FnMut(&'a Fact)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.facts(see)),
            Self::Not(part) => part.facts(see),
            Self::Fact(fact) => see(fact),
        }
    }
}
