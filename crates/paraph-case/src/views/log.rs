//! `log`: every act in the order of the log, refused ones with their reason.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Recorded;
use crate::id::ActId;
use crate::refer::To;
use crate::seen::Seen;
use crate::statements::Statements;
use crate::view::{NoView, Page, Tone, View, number, view};

view! {
    /// The log.
    pub struct Log {
        /// Every act, in order.
        acts: Vec<ActShown>,
    }
}

view! {
    /// One act.
    pub struct ActShown {
        /// Its place in the log, from 0.
        position: u64,
        /// Its id.
        act: ActId,
        /// When, as its author wrote.
        at: Option<String>,
        /// Who acted.
        by: Option<String>,
        /// The kind of act.
        kind: Option<String>,
        /// What was done, in a sentence.
        sentence: Option<String>,
        /// In a reconstruction, what it restates.
        basis: Option<ActId>,
        /// What that statement is called.
        basis_name: Option<String>,
        /// Why it was refused, if it was.
        refused: Option<String>,
    }
}

impl View for Log {
    const NAME: &'static str = "log";
    const ABOUT: &'static str = "Every act in order, refused ones with the reason";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let shown = |(position, recorded): (u64, &Recorded)| {
            let header = recorded.header.as_ref();
            ActShown {
                position,
                act: recorded.id,
                at: header.map(|header| header.at.to_string()),
                by: header.map(|header| header.by.to_string()),
                kind: recorded.act.as_ref().map(|act| act.tag().into()),
                sentence: recorded.act.as_ref().map(|act| act.sentence(&channel.told_at(position))),
                basis: header.and_then(|header| header.basis),
                basis_name: header
                    .and_then(|header| header.basis)
                    .map(|basis| To::<Statements>::new(basis).called(channel)),
                refused: recorded.refusal.as_ref().map(ToString::to_string),
            }
        };
        Ok(Self { acts: (0..).zip(channel.recorded()).map(shown).collect() })
    }

    fn lines(&self, page: &mut Page) {
        page.line(0, number(self.acts.len(), "act"));
        for act in &self.acts {
            let at = act.at.as_deref().unwrap_or("at an unreadable time");
            let by = act.by.as_deref().unwrap_or("somebody");
            let said = act.sentence.as_deref().unwrap_or("said something that cannot be read");
            let head = (Tone::Quiet, format!("{} {at} ", act.position));
            let mut pieces = alloc::vec![head, (Tone::Plain, format!("{by} {said}"))];
            if let Some(basis) = &act.basis_name {
                pieces.push((Tone::Quiet, format!(" (basis: {basis})")));
            }
            if let Some(why) = &act.refused {
                pieces.push((Tone::Open, format!(" (kept as refused: {why})")));
            }
            page.pieces(0, pieces);
        }
    }
}
