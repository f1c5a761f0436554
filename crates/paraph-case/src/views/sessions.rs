//! `sessions`: when people met, in which form, on what agenda, and who was there as what.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::field::Words;
use crate::id::{Name, Party};
use crate::seen::Seen;
use crate::sessions::{Attendance, Capacity, Form, Session};
use crate::time::When;
use crate::view::{NoView, Page, Tone, View, listed, number, view};

view! {
    /// The sessions, in the order in which they were recorded.
    pub struct SessionsView {
        /// Each of them.
        sessions: Vec<SessionShown>,
    }
}

view! {
    /// A session.
    pub struct SessionShown {
        /// What it is called.
        name: Name,
        /// The body that met.
        body: Option<String>,
        /// When.
        when: When,
        /// Where.
        place: Option<Words>,
        /// How those who met were placed.
        form: Form,
        /// What was to be spoken of.
        agenda: Vec<Words>,
        /// The source that it was read in.
        source: Option<String>,
        /// Who attended.
        attended: Vec<Attendant>,
    }
}

view! {
    /// Somebody at a session.
    pub struct Attendant {
        /// Who: a person or a party.
        who: Words,
        /// The person's party.
        party: Option<Party>,
        /// As what.
        capacity: Capacity,
    }
}

impl Attendant {
    fn of(attendance: &Attendance) -> Self {
        Self {
            who: attendance.who.clone(),
            party: attendance.party.clone(),
            capacity: attendance.capacity,
        }
    }

    fn called(&self) -> String {
        let party = self.party.as_ref().map(|party| format!(" ({party})")).unwrap_or_default();
        format!("{}{party}", self.who)
    }
}

impl SessionShown {
    fn of(channel: &Channel, name: &Name, session: &Session) -> Self {
        Self {
            name: name.clone(),
            body: session.body.map(|body| body.called(channel)),
            when: session.when.clone(),
            place: session.place.clone(),
            form: session.form,
            agenda: session.agenda.clone(),
            source: session.source.map(|source| source.called(channel)),
            attended: session.attended.iter().map(Attendant::of).collect(),
        }
    }

    fn lines(&self, page: &mut Page) {
        let body = self.body.as_ref().map(|body| format!(" of {body}")).unwrap_or_default();
        let place = self.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        page.line(0, format!("{}{body}: {}{place}", self.name, self.when));
        page.line(1, format!("form: {}", self.form));
        if !self.agenda.is_empty() {
            page.line(1, "agenda:");
            for item in &self.agenda {
                page.line(2, format!("{item}"));
            }
        }
        if let Some(source) = &self.source {
            page.line(1, format!("source: {source}"));
        }
        if self.attended.is_empty() {
            page.line(1, "who attended is unknown");
        }
        for (capacity, heading) in [
            (Capacity::Member, "members"),
            (Capacity::Guest, "guests"),
            (Capacity::Observer, "observers"),
            (Capacity::Unknown, "in a capacity that is unknown"),
        ] {
            let those = self.attended.iter().filter(|who| who.capacity == capacity);
            let those: Vec<String> = those.map(Attendant::called).collect();
            if !those.is_empty() {
                page.line(1, format!("{heading}: {}", listed(those)));
            }
        }
    }
}

impl View for SessionsView {
    const NAME: &'static str = "sessions";
    const ABOUT: &'static str = "When people met, in which form, and who was there as what";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let all = channel.sessions().all().iter();
        let shown = |(_, name, session)| SessionShown::of(channel, name, session);
        Ok(Self { sessions: all.map(shown).collect() })
    }

    fn lines(&self, page: &mut Page) {
        page.toned(0, Tone::Strong, number(self.sessions.len(), "session"));
        for session in &self.sessions {
            session.lines(page);
        }
    }
}
