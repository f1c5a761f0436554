//! The text that a draft comes with, and the draft that it comes from.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_text::{Draft, TextError};

use super::attached::{Attached, Content};
use super::{Drafts, Held, Refused};
use crate::channel::Channel;
use crate::field::{Fault, Form, Item as _};
use crate::id::PointId;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::statements::claims_about;
use crate::view::number;

/// That a file holds a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {}

/// A text that travels beside the log.
pub type TextFile = Attached<Text>;

impl Content for Text {
    type Read = Draft;

    fn typed(file: &str, bytes: Vec<u8>, _: &mut Form<'_>) -> Result<Vec<u8>, Fault> {
        Draft::parse_bytes(&bytes).map_err(|bad| unreadable(file, &bad))?;
        Ok(bytes)
    }

    fn read(bytes: &[u8], _: Hash) -> Result<Draft, Refused> {
        Draft::parse_bytes(bytes).map_err(|bad| Refused::Text(bad.to_string()))
    }
}

/// Why a file is no draft, and how to write it.
fn unreadable(file: &str, bad: &TextError) -> Fault {
    Fault::Text(format!("{file}: {bad}; {}", bad.hint()))
}

impl TextFile {
    /// `tabled draft-2 (3 points)`.
    pub(super) fn sentence(self, did: &str, name: &str, drafts: &Drafts) -> String {
        match self.look(drafts) {
            Ok(text) => format!("{did} {name} ({})", number(text.count(), "point")),
            Err(_) => format!("{did} {name}"),
        }
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

/// The new text and the base of a form that is being filled in, to look up the labels of both.
pub(super) struct Texts<'a> {
    /// The new text.
    pub(super) new: Draft,
    /// The place of each label in the new text.
    places: BTreeMap<String, u32>,
    base: Option<&'a Held>,
}

impl<'a> Texts<'a> {
    /// Reads the text that the form brings along, and finds the base that it names.
    pub(super) fn of(form: &mut Form<'a>) -> Result<Self, Fault> {
        let file = (form.words)("text").into_iter().next().ok_or(Fault::Missing)?;
        let bytes = form.files.take(&file)?;
        let new = Draft::parse_bytes(&bytes).map_err(|bad| unreadable(&file, &bad))?;
        let places = new.walk().map(|place| (place.label, place.ordinal)).collect();
        let base = match (form.words)("base").into_iter().next() {
            None => None,
            Some(words) => {
                let base = To::<Drafts>::spell(&words, form)?;
                let held = form.channel.drafts().held(Some(base.act));
                Some(held.ok_or(Fault::NotHeld(words))?)
            }
        };
        Ok(Self { new, places, base })
    }

    /// The place of a label in the new text.
    pub(super) fn place(&self, label: &str) -> Result<u32, Fault> {
        self.places.get(label.trim()).copied().ok_or_else(|| no_point(label))
    }

    /// The base.
    pub(super) fn base(&self) -> Result<&'a Held, Fault> {
        self.base.ok_or_else(|| {
            let why = "says which point of the base it continues: name the base with --base";
            Fault::Lineage(why.into())
        })
    }

    /// The point of the base with that label.
    pub(super) fn old(&self, label: &str) -> Result<PointId, Fault> {
        let point = self.base()?.at(label.trim()).ok_or_else(|| no_point(label))?;
        Ok(point.identity)
    }
}

fn no_point(label: &str) -> Fault {
    Fault::NoSuch { what: "point", said: label.trim().into() }
}
