//! `incident`: something happened, and somebody says so.

use alloc::format;
use alloc::string::String;

use super::{Incident, Incidents};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refusal::Refusal;
use crate::time::When;

kind! {
    /// Records something that happened, with its source.
    ///
    /// It changes no text and no stance, and names no cause.
    "incident" => pub struct RecordIncident {
        /// What the incident is called.
        name: Name,
        /// What happened.
        what: Words,
        /// Where.
        place: Option<Words>,
        /// When.
        when: When,
        /// Who says so.
        source: Words,
        /// A figure, as its source gave it: at least 6 dead.
        figure: Option<Words>,
    }
}

impl RecordIncident {
    fn incident(&self) -> Incident {
        Incident {
            what: self.what.clone(),
            place: self.place.clone(),
            when: self.when.clone(),
            source: self.source.clone(),
            figure: self.figure.clone(),
        }
    }
}

impl Kind for RecordIncident {
    type Ledger = Incidents;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "incident --name strike --what 'a strike on a power plant' --when 2025-11-24/2025-11-25 \
         --source 'city officials' --figure 'at least 6 dead'";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(channel.incidents().0.free(&self.name)?)
    }

    fn apply(&self, incidents: &mut Incidents, header: &Header) {
        incidents.0.add(header.id, self.name.clone(), self.incident());
    }

    fn sentence(&self, _: &Channel) -> String {
        let (what, when, source) = (self.incident().sentence(), &self.when, &self.source);
        format!("recorded the incident {}: {what} (when: {when}; source: {source})", self.name)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.incidents().0.suggest("incident"))
    }
}
