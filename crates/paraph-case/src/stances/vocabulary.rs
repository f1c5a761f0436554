//! The words of the ledger: what a party can say of words, and where that puts it.
//!
//! Another thing that a party can say is added here and nowhere else: a line in [`Said`], what it
//! reads like now and then, and the [`Stand`] that it gives, with its letter.

use alloc::format;
use alloc::string::String;

use crate::field::{Words, choice};
use crate::view::Tone;

choice! {
    /// How far an agreement goes. Grades never promote themselves.
    "GRADE" => pub enum Grade {
        /// To the principle only; it names no words and counts for no point.
        Principle = "principle",
        /// To the framework only; it names no words and counts for no point.
        Framework = "framework",
        /// To these words.
        Text = "text",
        /// To these words, initialled: the text is established as authentic.
        Initials = "initials",
        /// To these words, signed.
        Signature = "signature",
    }
}

choice! {
    /// How far a party can say that it agrees. Initialling and signing are acts of their own.
    "GRADE" => pub enum Agreement {
        /// To the principle only; it names no words and counts for no point.
        Principle = "principle",
        /// To the framework only; it names no words and counts for no point.
        Framework = "framework",
        /// To these words.
        Text = "text",
    }
}

impl Agreement {
    /// As a grade among all.
    #[must_use]
    pub const fn grade(self) -> Grade {
        match self {
            Self::Principle => Grade::Principle,
            Self::Framework => Grade::Framework,
            Self::Text => Grade::Text,
        }
    }
}

choice! {
    /// What kind of reservation a party enters on words.
    "KIND" => pub enum Reservation {
        /// Its experts have not finished.
        Scrutiny = "scrutiny",
        /// Its parliament has not been heard.
        Parliamentary = "parliamentary",
        /// On what the words say.
        Substance = "substance",
        /// On how they are put, in some language.
        Linguistic = "linguistic",
        /// On the whole, without more.
        General = "general",
    }
}

choice! {
    /// Where a party stands on words, in a word.
    "STAND" => pub enum Stand {
        /// It has taken no stance.
        Silent = "silent",
        /// It agrees, and that counts.
        Agrees = "agrees",
        /// It agrees, and its authorities have not confirmed.
        AdReferendum = "ad-referendum",
        /// It agrees if something holds.
        AgreesIf = "agrees-if",
        /// It has entered a reservation.
        Reserves = "reserves",
        /// It objects.
        Objects = "objects",
        /// It would object if something came about.
        Undecided = "undecided",
        /// It asked, and has no stance.
        Asked = "asked",
        /// It took note.
        TookNote = "took-note",
        /// It spoke of earlier words, and must be asked again.
        Lapsed = "lapsed",
        /// It accepted a package that is not whole any more, and must be asked again.
        FellWithPackage = "fell-with-package",
    }
}

impl Stand {
    /// One letter for a narrow column; the legend prints beside it.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Silent => "-",
            Self::Agrees => "A",
            Self::AdReferendum => "a",
            Self::AgreesIf => "C",
            Self::Reserves => "R",
            Self::Objects => "O",
            Self::Undecided => "U",
            Self::Asked => "Q",
            Self::TookNote => "N",
            Self::Lapsed => "L",
            Self::FellWithPackage => "F",
        }
    }

    /// In a word of prose: `agrees ad referendum`.
    #[must_use]
    pub const fn plainly(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Agrees => "agrees",
            Self::AdReferendum => "agrees ad referendum",
            Self::AgreesIf => "agrees on a condition",
            Self::Reserves => "has a reservation",
            Self::Objects => "objects",
            Self::Undecided => "undecided",
            Self::Asked => "asked",
            Self::TookNote => "took note",
            Self::Lapsed | Self::FellWithPackage => "must be asked again",
        }
    }

    /// How it looks where there is colour.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Agrees => Tone::Good,
            Self::Objects | Self::Reserves => Tone::Open,
            Self::Silent => Tone::Plain,
            _ => Tone::Waiting,
        }
    }
}

/// What a party said of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Agrees.
    Agree {
        /// How far.
        grade: Grade,
        /// Subject to confirmation by its authorities.
        ad_referendum: bool,
        /// Only if this holds.
        condition: Option<Words>,
    },
    /// Objects; with a condition it only warns, and is undecided.
    Object {
        /// Why.
        reason: Words,
        /// What would lift the objection.
        remedy: Option<Words>,
        /// It would object if this came about.
        condition: Option<Words>,
    },
    /// Enters a reservation.
    Reserve {
        /// Of which kind.
        kind: Reservation,
        /// Why.
        reason: Option<Words>,
        /// What would lift it.
        remedy: Option<Words>,
    },
    /// Asks; that is no stance and no refusal.
    Ask(Words),
    /// Takes note, which is not agreeing.
    TakeNote,
}

impl Said {
    /// Where it puts the party that said it, on the words that it said it of.
    #[must_use]
    pub const fn stand(&self) -> Stand {
        match self {
            Self::Agree { condition: Some(_), .. } => Stand::AgreesIf,
            Self::Agree { ad_referendum: true, .. } => Stand::AdReferendum,
            Self::Agree { .. } => Stand::Agrees,
            Self::Object { condition: Some(_), .. } => Stand::Undecided,
            Self::Object { .. } => Stand::Objects,
            Self::Reserve { .. } => Stand::Reserves,
            Self::Ask(_) => Stand::Asked,
            Self::TakeNote => Stand::TookNote,
        }
    }

    /// What was said, as the rest of a sentence that begins with the party's name.
    #[must_use]
    pub fn now(&self) -> String {
        match self {
            Self::Agree { condition: Some(condition), .. } => {
                format!("agrees if {}", condition.after_if())
            }
            Self::Agree { .. } => "agrees".into(),
            Self::Object { condition: Some(condition), reason, .. } => {
                format!("is undecided, and would object if {}: {reason}", condition.after_if())
            }
            Self::Object { reason, remedy, .. } => format!("objects: {reason}{}", lift(remedy)),
            Self::Reserve { kind, reason, remedy } => {
                let why = reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
                format!("has a {kind} reservation{why}{}", lift(remedy))
            }
            Self::Ask(question) => format!("asked, and has no stance: {question}"),
            Self::TakeNote => "took note, which is not agreeing".into(),
        }
    }

    /// What was done then, as the end of a sentence about words that have changed.
    #[must_use]
    pub fn then(&self) -> String {
        match self {
            Self::Agree { condition: Some(condition), .. } => {
                format!("agreed if {}", condition.after_if())
            }
            Self::Agree { .. } => "agreed".into(),
            Self::Object { reason, remedy, .. } => format!("objected ({reason}{})", lift(remedy)),
            Self::Reserve { kind, .. } => format!("entered a {kind} reservation"),
            Self::Ask(question) => format!("asked ({question})"),
            Self::TakeNote => "took note".into(),
        }
    }
}

/// What would lift it, where that was said.
fn lift(remedy: &Option<Words>) -> String {
    let lift = remedy.as_ref().map(|remedy| format!("; what would lift it: {remedy}"));
    lift.unwrap_or_default()
}
