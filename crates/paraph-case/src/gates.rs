//! Gates: conditions on the state of a text, for a step: leaders meet, initialling, signature.
//!
//! A party sets a gate for itself, the chair for anybody. It names the one channel whose text it
//! reads: its own, or one that it lies under, so that a party can keep a gate to itself over the
//! plenary's text. Whether it is met is computed when asked, for one reader, and stored nowhere; no
//! gate changes another.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use paraph_log::json::Value;

use crate::channel::Channel;
use crate::field::{self, BadWords, Count, Fault, Field, Form, Item, Words};
use crate::id::{ActId, Actor, ChannelId, Party};
use crate::refer::Named;
use crate::register::Register;
use crate::rule::{Judged, Rule, Scene, Signed, Spoken};
use crate::seen::Seen;

mod lift_gate;
mod set_gate;

pub use lift_gate::LiftGate;
pub use set_gate::SetGate;

/// What a gate stands before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Leaders meet.
    Meeting,
    /// The text is initialled.
    Initialling,
    /// The text is signed.
    Signature,
    /// Something else, in the words of whoever set the gate.
    Other(Words),
}

/// The channel whose text is read: absent for the channel of the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOf(pub Option<ChannelId>);

/// A condition for a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Who set it.
    pub by: Actor,
    /// What it stands before.
    pub step: Step,
    /// For whom, as it was said; see [`Gate::whom`].
    pub for_whom: Vec<Party>,
    /// The condition.
    pub rule: Rule,
    /// The channel whose text it reads.
    pub text: TextOf,
    /// The act that lifted it.
    pub lifted: Option<ActId>,
}

/// The ledger of gates.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    gates: Register<Gate>,
}

/// Why the ledger of gates refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A gate for somebody else.
    #[error("a party sets gates for itself; one for {0} is set by the chair")]
    NotForOthers(Party),
    /// The rule names a point or understanding that is not here.
    #[error("the rule names a {0} that this channel does not have")]
    NotHere(&'static str),
    /// Not one's own.
    #[error("the gate `{name}` was set by {by}: only {by} can lift it")]
    NotYours {
        /// The gate.
        name: String,
        /// Whose it is.
        by: Party,
    },
    /// Lifted already.
    #[error("the gate `{0}` was lifted already")]
    Lifted(String),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotForOthers(_) => Some("act set-gate --help".into()),
            Self::Lifted(_) => Some("gates".into()),
            Self::NotHere(_) | Self::NotYours { .. } => None,
        }
    }
}

impl Named for Gates {
    const NOUN: &'static str = "gate";
    const WORD: &'static str = "GATE";
    type Thing = Gate;

    fn register(channel: &Channel) -> &Register<Gate> {
        &channel.gates().gates
    }
}

impl Gates {
    /// Every gate.
    #[must_use]
    pub fn all(&self) -> &Register<Gate> {
        &self.gates
    }
}

impl Gate {
    /// For whom it stands: those named; otherwise whoever set it, or every party where that is
    /// somebody without a say.
    #[must_use]
    pub fn whom(&self, home: &Channel) -> Vec<Party> {
        if !self.for_whom.is_empty() {
            return self.for_whom.clone();
        }
        let own = &self.by.party;
        match home.members().with_a_say().any(|party| party == own) {
            true => alloc::vec![own.clone()],
            false => home.members().with_a_say().cloned().collect(),
        }
    }

    /// Whether its condition holds, for a reader of `home`; absent when the reader may not read the
    /// channel whose text it names.
    #[must_use]
    pub fn judge(&self, seen: &Seen<'_>, home: &Channel) -> Option<Judged> {
        let text = seen.from(home, self.text.0)?;
        Some(self.rule.judge(&Scene { seen, home, text }))
    }

    /// Its rule, in the labels and names of now.
    #[must_use]
    pub fn rule_in_words(&self, seen: &Seen<'_>, home: &Channel) -> String {
        let text = seen.from(home, self.text.0).unwrap_or(home);
        self.rule.print(&Spoken { home, text })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meeting => f.write_str("meeting"),
            Self::Initialling => f.write_str("initialling"),
            Self::Signature => f.write_str("signature"),
            Self::Other(words) => words.fmt(f),
        }
    }
}

impl FromStr for Step {
    type Err = BadWords;

    fn from_str(text: &str) -> Result<Self, BadWords> {
        Ok(match text {
            "meeting" => Self::Meeting,
            "initialling" => Self::Initialling,
            "signature" => Self::Signature,
            other => Self::Other(other.parse()?),
        })
    }
}

impl Item for Step {
    const WORD: &'static str = "STEP";

    fn read(value: &Value) -> Result<Self, Fault> {
        Ok(field::text(value)?.parse()?)
    }

    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        Ok(words.parse()?)
    }
}

impl Field for TextOf {
    const WORD: &'static str = "CHANNEL";
    const COUNT: Count = Count::Optional;
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        Ok(Self(value.map(<ChannelId as Item>::read).transpose()?))
    }

    fn write(&self) -> Option<Value> {
        self.0.as_ref().map(Item::write)
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        let room = room(words, form)?;
        Ok(Self((room.id() != form.channel.id()).then(|| room.id())))
    }
}

/// The channel that the words of a form name: its own, or one that it lies under.
fn room<'a>(words: &[String], form: &Form<'a>) -> Result<&'a Channel, Fault> {
    let said = match words {
        [] => return Ok(form.channel),
        [one] => one,
        _ => return Err(Fault::Twice),
    };
    let mut rooms = core::iter::once(form.channel).chain(form.wider.iter().copied());
    let found = rooms.find(|room| room.name().as_str() == said);
    found.ok_or_else(|| {
        let said = alloc::format!("{said} (this channel lies under none of that name)");
        Fault::NoSuch { what: "channel", said }
    })
}

/// A rule over the text of the channel that the field `text` names.
impl Item for Rule {
    const WORD: &'static str = "RULE";

    fn read(value: &Value) -> Result<Self, Fault> {
        let text = field::text(value)?;
        let rule = Self::parse(text, &Signed).map_err(|bad| Fault::Rule(bad.to_string()))?;
        match rule.print(&Signed) == text {
            true => Ok(rule),
            false => Err(Fault::NotA("a rule in its one spelling")),
        }
    }

    fn write(&self) -> Value {
        Value::Text(self.print(&Signed))
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let text = room(&(form.words)("text"), form)?;
        let names = Spoken { home: form.channel, text };
        Self::parse(words, &names).map_err(|bad| Fault::Rule(bad.to_string()))
    }
}
