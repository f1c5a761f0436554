//! Amendments and inputs: who asked for which change, and what became of it.
//!
//! An *amendment* proposes words for a point of this channel's draft. An *input* is a wish handed
//! to the pen-holder, often in a narrower channel: it may point at a draft of a wider one, and its
//! disposition is written where the input stands, so the wider channel shows no trace of it.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::Point;

use crate::act::Header;
use crate::channel::Channel;
use crate::drafts::{Drafts, Moment};
use crate::field::{self, BadField, Fault, Form, Words, choice};
use crate::id::{ActId, Actor, Party};
use crate::refer::{DraftRef, Named, PointRef, To, Wording};
use crate::refusal::Refusal;
use crate::register::Register;

mod amend;
mod dispose;
mod dispose_input;
mod input;
mod withdraw_amendment;

pub use amend::Amend;
pub use dispose::Dispose;
pub use dispose_input::DisposeInput;
pub use input::Input;
pub use withdraw_amendment::WithdrawAmendment;

choice! {
    /// What became of an amendment or an input.
    "OUTCOME" => pub enum Outcome {
        /// Taken as it was.
        Taken = "taken",
        /// Taken in part.
        InPart = "in-part",
        /// Not taken.
        Refused = "refused",
        /// Not decided.
        Open = "open",
    }
}

/// What is proposed for a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Other words in its place.
    Replace(Words),
    /// Nothing in its place.
    Delete,
    /// A point of its own after it.
    InsertAfter(Words),
}

/// What became of a proposal, by the last act that said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposition {
    /// The act that said so.
    pub act: ActId,
    /// What became of it.
    pub outcome: Outcome,
    /// The draft in which it is found.
    pub draft: Option<DraftRef>,
    /// The point in which it is found.
    pub point: Option<PointRef>,
    /// Why.
    pub reason: Option<Words>,
}

/// A proposed change to a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Who proposed it.
    pub by: Actor,
    /// The point, and the words that it had.
    pub at: Wording,
    /// What is proposed.
    pub change: Change,
    /// Why.
    pub reason: Option<Words>,
    /// Whether its sponsor took it back.
    pub withdrawn: bool,
    /// What became of it; absent until somebody says.
    pub disposition: Option<Disposition>,
}

/// A wish handed to the pen-holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Who handed it in.
    pub by: Actor,
    /// The points that it is about, of this channel or a wider one.
    pub points: Vec<PointRef>,
    /// The wish.
    pub wish: Words,
    /// Whether it was handed in before in a narrower channel, and is released in this one.
    pub released: bool,
    /// What became of it; absent until somebody says.
    pub disposition: Option<Disposition>,
}

/// The register of inputs: amendments have one of their own.
#[derive(Clone, Debug, Default)]
pub struct Inputs(Register<Handed>);

/// The ledger of amendments and inputs.
#[derive(Clone, Debug, Default)]
pub struct Amendments {
    amendments: Register<Amendment>,
    inputs: Inputs,
}

/// Why the ledger of amendments refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing, or too much, is proposed.
    #[error(
        "an amendment proposes one thing: words in place of the point, words after it, or to delete it"
    )]
    OneThing {
        /// Whether nothing was proposed, and not several things.
        nothing: bool,
    },
    /// What is proposed is no point's words.
    #[error("the words cannot be read as those of a point: {0}")]
    Words(String),
    /// The words of the point are not these.
    #[error("this channel holds no draft in which that point has those words")]
    NoSuchWords,
    /// Not one's own.
    #[error("{0} proposed no amendment of that name that stands")]
    NotYours(Party),
    /// Withdrawn already.
    #[error("the amendment `{0}` was withdrawn")]
    Withdrawn(String),
    /// Said of a draft that came before.
    #[error(
        "{draft} is older than `{thing}`: what became of it is found in a draft that came after"
    )]
    Older {
        /// The draft.
        draft: String,
        /// The amendment or the input.
        thing: String,
    },
    /// Taken, but nobody says where it is found.
    #[error("what was taken is found in a draft: name it")]
    Where {
        /// The kind of act that names it.
        kind: &'static str,
    },
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::OneThing { nothing: true } => Some("act amend --words WORDS …".into()),
            Self::NoSuchWords => Some("draft".into()),
            Self::Where { kind } => Some(alloc::format!("act {kind} --draft DRAFT …")),
            Self::Older { .. } => Some("inputs".into()),
            Self::OneThing { nothing: false }
            | Self::Words(_)
            | Self::NotYours(_)
            | Self::Withdrawn(_) => None,
        }
    }
}

impl Change {
    /// The words that are proposed.
    #[must_use]
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Replace(words) | Self::InsertAfter(words) => Some(words),
            Self::Delete => None,
        }
    }

    /// Whether what is proposed can stand in a draft.
    fn readable(&self) -> Result<(), Refused> {
        let read = self.words().map_or(Ok(()), |words| Point::parse(words.as_str()).map(drop));
        read.map_err(|bad| Refused::Words(alloc::format!("{bad}; {}", bad.hint())))
    }
}

impl Named for Amendments {
    const NOUN: &'static str = "amendment";
    const WORD: &'static str = "AMENDMENT";
    type Thing = Amendment;

    fn register(channel: &Channel) -> &Register<Amendment> {
        &channel.amendments().amendments
    }
}

impl Named for Inputs {
    const NOUN: &'static str = "input";
    const WORD: &'static str = "INPUT";
    type Thing = Handed;

    fn register(channel: &Channel) -> &Register<Handed> {
        &channel.amendments().inputs.0
    }
}

impl Amendments {
    /// Every amendment.
    #[must_use]
    pub fn all(&self) -> &Register<Amendment> {
        &self.amendments
    }

    /// Every input.
    #[must_use]
    pub fn inputs(&self) -> &Register<Handed> {
        &self.inputs.0
    }
}

/// The disposition that an act declares.
fn disposition(
    header: &Header,
    outcome: Outcome,
    draft: Option<DraftRef>,
    point: Option<PointRef>,
    reason: Option<&Words>,
) -> Disposition {
    Disposition { act: header.id, outcome, draft, point, reason: reason.cloned() }
}

/// Whether the draft in which `thing` is found came after it.
fn later<N: Named>(
    home: &Channel,
    thing: To<N>,
    channel: &Channel,
    draft: ActId,
) -> Result<(), Refused> {
    match Moment::of(home, thing.act).is_some_and(|moment| moment.is_after(channel, draft)) {
        true => Err(Refused::Older {
            draft: To::<Drafts>::new(draft).called(channel),
            thing: thing.called(home),
        }),
        false => Ok(()),
    }
}

/// The same of a draft of a wider channel, which the form looks into.
fn later_in_wider<N: Named>(
    thing: To<N>,
    draft: Option<DraftRef>,
    form: &Form<'_>,
) -> Result<(), BadField> {
    let Some(DraftRef { channel: Some(id), draft }) = draft else { return Ok(()) };
    let Some(wider) = form.wider.iter().find(|wider| wider.id() == id) else { return Ok(()) };
    later(form.channel, thing, wider, draft)
        .map_err(|_| field::bad("draft", Fault::NotA("later than what it is said to answer")))
}

/// The same of a draft of this channel.
fn later_here<N: Named>(
    thing: To<N>,
    draft: Option<DraftRef>,
    channel: &Channel,
) -> Result<(), Refused> {
    match draft {
        Some(DraftRef { channel: None, draft }) => later(channel, thing, channel, draft),
        _ => Ok(()),
    }
}

/// Whether the draft and the point in which something is found are there.
fn found(
    channel: &Channel,
    draft: Option<DraftRef>,
    point: Option<PointRef>,
) -> Result<(), Refusal> {
    draft.map_or(Ok(()), |draft| draft.look(channel))?;
    point.map_or(Ok(()), |point| point.look(channel))
}

/// Whether an outcome says where it is found when it must.
fn located(kind: &'static str, outcome: Outcome, draft: Option<DraftRef>) -> Result<(), Refused> {
    match (outcome, draft) {
        (Outcome::Taken | Outcome::InPart, None) => Err(Refused::Where { kind }),
        _ => Ok(()),
    }
}
