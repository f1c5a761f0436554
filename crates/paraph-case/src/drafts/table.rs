//! `table`: the pen-holder issues the next draft.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::json::Value;
use paraph_text::{Draft, TextError};

use super::lineage::{self, Answers, Continues, Dropped, OwnHand};
use super::{Drafts, Held, Known, Refused, Role};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Fault, Form, Item, kind};
use crate::id::Name;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::statements::claims_about;
use crate::understandings::Understandings;
use crate::view::number;

kind! {
    /// Tables a draft: freezes its text, names it, and says what became of each point before.
    ///
    /// Each point of the base is continued by a point of the new text or declared dropped; a new
    /// point that continues none is a point of its own. Each new or changed point answers an
    /// amendment, or is the pen-holder's own hand. A change that is not declared is refused.
    ///
    /// `--continues same-labels` and `--continues same-words` pair up all points that are alike.
    "table" => pub struct Table {
        /// What the draft is called.
        name: Name,
        /// The file with its text.
        text: TextFile,
        /// The draft it comes from.
        base: Option<To<Drafts>>,
        /// Which point is which: new label=old label.
        continues: Vec<Continues>,
        /// A point of the base that has no place in it.
        dropped: Vec<Dropped>,
        /// A new or changed point, and the amendment that it answers: label=amendment.
        answers: Vec<Answers>,
        /// A new or changed point that is the pen-holder's own.
        own_hand: Vec<OwnHand>,
        /// An understanding that it cites; who asserts it and who does not is printed beside it.
        cites: Vec<To<Understandings>>,
    }
}

/// A text that travels beside the log, named by the digest of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextFile(pub Hash);

impl Item for TextFile {
    const WORD: &'static str = "FILE";

    fn read(value: &Value) -> Result<Self, Fault> {
        Hash::read(value).map(Self)
    }

    fn write(&self) -> Value {
        self.0.write()
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let bytes = form.files.take(words)?;
        Draft::parse_bytes(&bytes).map_err(|bad| unreadable(words, &bad))?;
        Ok(Self(form.files.keep(bytes)))
    }
}

/// Why a file is no draft, and how to write it.
fn unreadable(file: &str, bad: &TextError) -> Fault {
    Fault::Text(format!("{file}: {bad}; {}", bad.hint()))
}

/// The text of the form being filled in.
pub(super) fn new_text(form: &mut Form<'_>) -> Result<Draft, Fault> {
    let file = (form.words)("text").into_iter().next().ok_or(Fault::Missing)?;
    let bytes = form.files.take(&file)?;
    Draft::parse_bytes(&bytes).map_err(|bad| unreadable(&file, &bad))
}

/// The base of the form being filled in.
pub(super) fn base<'a>(form: &mut Form<'a>) -> Result<Option<&'a Held>, Fault> {
    let Some(words) = (form.words)("base").into_iter().next() else { return Ok(None) };
    let base = To::<Drafts>::spell(&words, form)?;
    Ok(form.channel.drafts().held(Some(base.act)))
}

impl TextFile {
    /// The text, which has come along and can be read.
    pub(super) fn look(self, drafts: &Drafts) -> Result<Draft, Refused> {
        let bytes = drafts.attachment(self.0).ok_or(Refused::NoText(self.0))?;
        Draft::parse_bytes(bytes).map_err(|bad| Refused::Text(bad.to_string()))
    }
}

/// The base that an act names, which must be held.
pub(super) fn held_base(
    base: Option<To<Drafts>>,
    channel: &Channel,
) -> Result<Option<&Held>, Refusal> {
    let Some(base) = base else { return Ok(None) };
    let held = base.look(channel)?.held.as_ref();
    let not_held = || Refused::BaseNotHeld {
        name: base.called(channel),
        claims: claims_about(channel, base.act),
    };
    Ok(Some(held.ok_or_else(not_held)?))
}

impl Table {
    fn declares_nothing(&self) -> bool {
        self.continues.is_empty()
            && self.dropped.is_empty()
            && self.answers.is_empty()
            && self.own_hand.is_empty()
    }
}

impl Kind for Table {
    type Ledger = Drafts;
    const BY: By = By::PenHolder;
    const EXAMPLE: &'static str = "table --name draft-1 --text draft-1.txt";

    fn permit(&self, channel: &Channel, header: &Header) -> Result<(), Refusal> {
        let drafts = channel.drafts();
        drafts.drafts.free(&self.name)?;
        let text = self.text.look(drafts)?;
        for cited in &self.cites {
            cited.look(channel)?;
        }
        let Some(base) = held_base(self.base, channel)? else {
            return match drafts.working() {
                None if self.declares_nothing() => Ok(()),
                None => Err(Refused::Lineage(lineage::Misfit::NotInBase).into()),
                Some(_) => Err(Refused::NoBase.into()),
            };
        };
        lineage::fits(&text, base, &self.continues, &self.dropped).map_err(Refused::from)?;
        let silent = lineage::undeclared(base, &self.continues, &self.dropped);
        if !silent.is_empty() {
            let points = silent.join(",");
            return Err(match self.continues.is_empty() {
                true => Refused::NothingContinues(points).into(),
                false => Refused::Undeclared(points).into(),
            });
        }
        for answer in &self.answers {
            answer.amendment.look(channel)?;
        }
        let points = lineage::points(header.id, &text, &self.continues);
        lineage::explained(&points, base, &self.answers, &self.own_hand).map_err(Refused::from)?;
        Ok(())
    }

    fn apply(&self, drafts: &mut Drafts, header: &Header) {
        // `permit` has read the same bytes; were they gone, the draft would only be known of.
        let held = self.text.look(drafts).ok().map(|text| Held {
            file: self.text.0,
            base: self.base.map(|base| base.act),
            points: lineage::points(header.id, &text, &self.continues),
            dropped: self.dropped.iter().map(|dropped| dropped.0).collect(),
            answers: self.answers.iter().map(|a| (a.ordinal, a.amendment)).collect(),
            cites: self.cites.clone(),
            text,
        });
        let known = Known { act: header.id, role: Role::Tabled, held };
        drafts.add(&self.name, known);
    }

    fn sentence(&self, channel: &Channel) -> String {
        match self.text.look(channel.drafts()) {
            Ok(text) => format!("tabled {} ({})", self.name, number(text.count(), "point")),
            Err(_) => format!("tabled {}", self.name),
        }
    }

    fn needs(&self) -> Vec<Hash> {
        alloc::vec![self.text.0]
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.drafts().drafts.suggest("draft"))
    }
}
