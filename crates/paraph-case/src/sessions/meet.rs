//! `meet`: people met.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Form, Session, Sessions};
use crate::act::{By, Header, Kind};
use crate::bodies::Bodies;
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::statements::Sources;
use crate::time::When;

kind! {
    /// Records a session that was held: when, in which form, on what agenda.
    ///
    /// It changes no text and no stance.
    "meet" => pub struct Meet {
        /// What the session is called.
        name: Name,
        /// The body that met.
        body: Option<To<Bodies>>,
        /// When.
        when: When,
        /// Where.
        place: Option<Words>,
        /// How those who met were placed.
        form: Form,
        /// A thing that was to be spoken of.
        agenda: Vec<Words>,
        /// The source that it was read in, when nobody here was there.
        source: Option<To<Sources>>,
    }
}

impl Kind for Meet {
    type Ledger = Sessions;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "meet --name call-1 --when 2025-11-25 --form joint --agenda 'ways to a ceasefire'";
    const RESTATES: bool = false;

    fn happened(&self) -> Option<&When> {
        Some(&self.when)
    }

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.sessions().0.free(&self.name)?;
        if let Some(body) = &self.body {
            body.look(channel)?;
        }
        if let Some(source) = &self.source {
            source.look(channel)?;
        }
        Ok(())
    }

    fn apply(&self, sessions: &mut Sessions, header: &Header) {
        let session = Session {
            body: self.body,
            when: self.when.clone(),
            place: self.place.clone(),
            form: self.form,
            agenda: self.agenda.clone(),
            source: self.source,
            attended: Vec::new(),
        };
        sessions.0.add(header.id, self.name.clone(), session);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let body = self.body.map(|body| format!(" of {}", body.called(channel)));
        let body = body.unwrap_or_default();
        format!("recorded the session {}{body} (when: {})", self.name, self.when)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.sessions().0.suggest("session"))
    }
}
