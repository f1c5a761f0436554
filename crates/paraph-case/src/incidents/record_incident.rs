//! `incident`: something happened, and somebody says so.

use alloc::format;
use alloc::string::String;

use super::{Incident, Incidents};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refer::To;
use crate::refusal::Refusal;
use crate::statements::{Figure, Sources};
use crate::time::When;

kind! {
    /// Records something that happened, with its source.
    ///
    /// It changes no text and no stance, and names no cause: who claims one makes a statement of the
    /// kind cause about it.
    "incident" => pub struct RecordIncident {
        /// What the incident is called.
        name: Name,
        /// What happened.
        what: Words,
        /// Where.
        place: Option<Words>,
        /// When.
        when: When,
        /// The source that it was read in.
        source: To<Sources>,
        /// The figure that the source gives: `at-least 6 dead`.
        figure: Option<Figure>,
    }
}

impl RecordIncident {
    fn incident(&self) -> Incident {
        Incident {
            what: self.what.clone(),
            place: self.place.clone(),
            when: self.when.clone(),
            source: self.source,
            figure: self.figure.clone(),
        }
    }
}

impl Kind for RecordIncident {
    type Ledger = Incidents;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "incident --name strike --what 'a strike on a power plant' --when 2025-11-24/2025-11-25 \
         --source report-1 --figure 'at-least 6 dead'";
    const RESTATES: bool = false;

    fn happened(&self) -> Option<&When> {
        Some(&self.when)
    }

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.incidents().0.free(&self.name)?;
        self.source.look(channel)?;
        Ok(())
    }

    fn apply(&self, incidents: &mut Incidents, header: &Header) {
        incidents.0.add(header.id, self.name.clone(), self.incident());
    }

    fn sentence(&self, channel: &Channel) -> String {
        let (what, when) = (self.incident().sentence(), &self.when);
        let source = self.source.called(channel);
        format!("recorded the incident {}: {what} (when: {when}; source: {source})", self.name)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.incidents().0.suggest("incident"))
    }
}
