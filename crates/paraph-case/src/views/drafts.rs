//! `drafts`: the drafts of the channel in the order they came, held or known of.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::drafts::{Known, Role};
use crate::id::{ActId, Actor, Name};
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, number, view};

view! {
    /// The drafts of the channel.
    pub struct DraftsView {
        /// Each of them, in the order they came.
        drafts: Vec<DraftShown>,
    }
}

view! {
    /// One draft, without its words.
    pub struct DraftShown {
        /// What it is called.
        name: String,
        /// The act that brought it in.
        act: ActId,
        /// Who brought it in.
        by: Option<Actor>,
        /// When, as that act says.
        at: Option<String>,
        /// What it is to this channel.
        role: Role,
        /// Whether it is the draft on the table.
        on_the_table: bool,
        /// The draft that it comes from, or answers.
        base: Option<String>,
        /// How many points it has; absent when it is not held.
        count: Option<u64>,
        /// A short fingerprint of its words; absent when it is not held.
        fingerprint: Option<String>,
    }
}

impl DraftShown {
    fn of(channel: &Channel, act: ActId, name: &Name, known: &Known) -> Self {
        let drafts = channel.drafts();
        let header = channel.act(act).and_then(|recorded| recorded.header.as_ref());
        let held = known.held.as_ref();
        let base = held.and_then(|held| held.base).and_then(|base| drafts.all().name(base));
        Self {
            name: name.to_string(),
            act,
            by: header.map(|header| header.by.clone()),
            at: header.map(|header| header.at.to_string()),
            role: known.role,
            on_the_table: drafts.working() == Some(act),
            base: base.map(ToString::to_string),
            count: held.and_then(|held| u64::try_from(held.text.count()).ok()),
            fingerprint: held.map(|held| held.text.fingerprint().to_string()),
        }
    }

    fn lines(&self, page: &mut Page) {
        let by = self.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let at = self.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let what = match (self.role, self.on_the_table) {
            (Role::KnownOf, _) => "known of, not held; recorded",
            (Role::Submitted, _) => "a side draft, not on the table; submitted",
            (Role::Tabled, true) => "on the table; tabled",
            (Role::Tabled, false) => "tabled",
        };
        let tone = if self.on_the_table { Tone::Strong } else { Tone::Plain };
        page.pieces(
            0,
            alloc::vec![(tone, self.name.clone()), (Tone::Plain, format!(": {what}{by}{at}"))],
        );
        let Some(count) = self.count.and_then(|count| usize::try_from(count).ok()) else { return };
        let (points, fingerprint) = (number(count, "point"), self.fingerprint.as_deref());
        let base = match (&self.base, self.role) {
            (Some(base), Role::Submitted) => format!(", answers {base}"),
            (Some(base), _) => format!(", comes from {base}"),
            (None, _) => String::new(),
        };
        page.line(1, format!("{points}, fingerprint {}{base}", fingerprint.unwrap_or_default()));
    }
}

impl View for DraftsView {
    const NAME: &'static str = "drafts";
    const ABOUT: &'static str = "The drafts in order: who tabled which when, held or known of";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let shown = channel.drafts().all().iter();
        let shown = shown.map(|(act, name, known)| DraftShown::of(channel, act, name, known));
        Ok(Self { drafts: shown.collect() })
    }

    fn lines(&self, page: &mut Page) {
        if self.drafts.is_empty() {
            page.line(0, "no draft is here, and none is known of");
            return;
        }
        page.line(0, number(self.drafts.len(), "draft"));
        for draft in &self.drafts {
            draft.lines(page);
        }
    }
}
