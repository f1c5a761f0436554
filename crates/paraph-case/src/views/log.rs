//! `log`: every act in the order of the log, refused ones with their reason.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::{Channel, Recorded};
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
        /// That it is dated before what its author had seen.
        dated_before: Option<String>,
        /// Why it was refused, if it was.
        refused: Option<String>,
    }
}

impl View for Log {
    const NAME: &'static str = "log";
    const ABOUT: &'static str = "Every act in order, refused ones with the reason";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let all = (0..).zip(channel.recorded());
        Ok(Self { acts: all.map(|(position, act)| ActShown::of(channel, position, act)).collect() })
    }

    fn lines(&self, page: &mut Page) {
        page.line(0, number(self.acts.len(), "act"));
        for act in &self.acts {
            page.pieces(0, act.pieces());
        }
    }
}

impl ActShown {
    /// An act at its place in the log.
    pub(super) fn of(channel: &Channel, position: u64, recorded: &Recorded) -> Self {
        let header = recorded.header.as_ref();
        Self {
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
            dated_before: dated_before(channel, recorded),
            refused: recorded.refusal.as_ref().map(ToString::to_string),
        }
    }

    /// As a line: its place, when, who, what.
    pub(super) fn pieces(&self) -> Vec<(Tone, String)> {
        let at = self.at.as_deref().unwrap_or("at an unreadable time");
        let by = self.by.as_deref().unwrap_or("somebody");
        let said = self.sentence.as_deref().unwrap_or("said something that cannot be read");
        let head = (Tone::Quiet, format!("{} {at} ", self.position));
        let mut pieces = alloc::vec![head, (Tone::Plain, format!("{by} {said}"))];
        if let Some(basis) = &self.basis_name {
            pieces.push((Tone::Quiet, format!(" (basis: {basis})")));
        }
        if let Some(remark) = &self.dated_before {
            pieces.push((Tone::Waiting, format!(" ({remark})")));
        }
        if let Some(why) = &self.refused {
            pieces.push((Tone::Open, format!(" (kept as refused: {why})")));
        }
        pieces
    }
}

/// That an act is dated before what its author had seen: `dated before act 6 (2025-11-25T09:07:00Z),
/// which its author had seen`.
pub(super) fn dated_before(channel: &Channel, recorded: &Recorded) -> Option<String> {
    let seen = channel.dated_before(recorded)?;
    let (position, at) = (seen.position, seen.at);
    Some(format!("dated before act {position} ({at}), which its author had seen"))
}
