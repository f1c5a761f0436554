//! `draft`: a draft's cover and text, or what is known of one that nobody here holds.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_draft};
use fate::{Became, Fate, NewTitle, Subject};

use super::understandings::{Cited, cited};
use crate::drafts::Role;
use crate::id::{ActId, Actor, short};
use crate::seen::Seen;
use crate::view::{Asked, NoView, Page, Tone, View, number, view};

pub(in crate::views) mod doubt;
pub(in crate::views) mod fate;

view! {
    /// A draft.
    pub struct DraftView {
        /// What it is called.
        name: String,
        /// The act that tabled it, or said that it is known of.
        act: ActId,
        /// Who did that.
        by: Option<Actor>,
        /// What it is to this channel: on the table, a counter-proposal, or known of and not held.
        role: Role,
        /// The draft that it comes from.
        base: Option<String>,
        /// How many points it has; absent when it is not held.
        count: Option<u64>,
        /// A short fingerprint of its words.
        fingerprint: Option<String>,
        /// The digest of its file.
        file: Option<String>,
        /// Its title, where that is another than the base's.
        new_title: Option<NewTitle>,
        /// What became of each point of the base, then the new points.
        lineage: Vec<Fate>,
        /// The understandings that it cites, with who asserts them and who does not.
        cites: Vec<Cited>,
        /// What is claimed about it: the room takes none of it as fact.
        claims: Vec<Claim>,
        /// Its text, in the home format.
        text: Option<String>,
    }
}

/// What a view of one draft is asked about.
pub(super) const WHICH: Asked =
    Asked { word: "DRAFT", help: "Which draft; without it, the one on the table", required: false };

impl View for DraftView {
    const NAME: &'static str = "draft";
    const ABOUT: &'static str = "A draft: its cover, what became of each point, its words";
    const ASKED: Option<Asked> = Some(WHICH);

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let subject = Subject::find(channel, asked)?;
        let held = subject.known.held.as_ref();
        Ok(Self {
            name: subject.name(),
            act: subject.act,
            by: subject.by(),
            role: subject.known.role,
            base: subject.base().map(|(name, _)| name),
            count: held.and_then(|held| u64::try_from(held.text.count()).ok()),
            fingerprint: held.map(|held| held.text.fingerprint().to_string()),
            file: held.map(|held| held.file.to_string()),
            new_title: subject.new_title(),
            lineage: subject.fates(),
            cites: held.map(|held| cited(channel, held)).unwrap_or_default(),
            claims: about_draft(seen, subject.act, &[]),
            text: held.map(|held| held.text.print()),
        })
    }

    fn lines(&self, page: &mut Page) {
        let by = self.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let Some(text) = &self.text else {
            page.line(0, format!("{}, known of, not held (recorded{by})", self.name));
            self.claims(page);
            return;
        };
        let count = number(self.count.and_then(|n| n.try_into().ok()).unwrap_or(0), "point");
        let fingerprint = self.fingerprint.as_deref().unwrap_or_default();
        page.line(0, format!("{}, {count}, fingerprint {fingerprint}", self.name));
        page.line(0, format!("{}{by} in act {}", self.role, short(self.act)));
        if let Some(base) = &self.base {
            page.line(0, format!("comes from {base}:"));
            if let Some(title) = &self.new_title {
                page.line(1, title.sentence());
            }
            let is_same = |fate: &&Fate| fate.became == Became::Unchanged && fate.doubts.is_empty();
            for fate in self.lineage.iter().filter(|fate| !is_same(fate)) {
                page.line(1, fate.sentence(self.role));
            }
            // Sub-points are no points of a count, here as on the cover.
            let same = self.lineage.iter().filter(is_same).filter(|fate| fate.counted).count();
            if same > 0 {
                page.line(1, format!("{} unchanged", number(same, "point")));
            }
        }
        for cited in &self.cites {
            page.line(0, format!("cites {}: {}", cited.understanding, cited.account));
        }
        self.claims(page);
        page.gap();
        page.verbatim(0, text);
        page.toned(0, Tone::Quiet, "");
    }
}

impl DraftView {
    /// What is declared of its points and their words do not bear out, a line each.
    pub fn doubted(&self) -> impl Iterator<Item = String> {
        self.lineage.iter().flat_map(Fate::doubted)
    }

    /// What is claimed about it, headed by the counts, which need not agree.
    fn claims(&self, page: &mut Page) {
        if self.claims.is_empty() {
            if self.text.is_none() {
                page.line(0, "nothing is claimed about it");
            }
            return;
        }
        page.line(0, "claimed about it; the room takes none of it as fact:");
        let figures: Vec<String> = self.claims.iter().filter_map(Claim::count).collect();
        if figures.len() > 1 {
            page.line(1, format!("counts: {}", figures.join("; ")));
        }
        for claim in &self.claims {
            page.toned(1, Tone::Quiet, format!("{}: {}", claim.kind, claim.sentence));
        }
    }
}
