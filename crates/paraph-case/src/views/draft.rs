//! `draft`: a draft's cover and text, or what is known of one that nobody here holds.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_draft};
use super::understandings::{Cited, cited};
use crate::channel::Channel;
use crate::drafts::{Held, Known, Role};
use crate::id::{ActId, Actor, short};
use crate::seen::Seen;
use crate::view::{Asked, NoView, Page, Tone, View, number, view};

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
        /// What became of each point of the base.
        lineage: Vec<Fate>,
        /// The understandings that it cites, with who asserts them and who does not.
        cites: Vec<Cited>,
        /// What is claimed about it: the room takes none of it as fact.
        claims: Vec<Claim>,
        /// Its text, in the home format.
        text: Option<String>,
    }
}

view! {
    /// What became of one point of the base.
    pub struct Fate {
        /// Its label there.
        was: String,
        /// Its label here; absent when it was dropped.
        is: Option<String>,
        /// Whether its words changed.
        changed: bool,
        /// The amendment that the change answers; absent for the pen-holder's own hand.
        answers: Option<String>,
    }
}

/// What a view of one draft is asked about.
pub(super) const WHICH: Asked =
    Asked { word: "DRAFT", help: "Which draft; without it, the one on the table", required: false };

/// The draft that is asked about: [`WHICH`].
pub(super) fn find<'a>(
    channel: &'a Channel,
    asked: Option<&str>,
) -> Result<(ActId, &'a Known), NoView> {
    let drafts = channel.drafts();
    let all = drafts.all();
    let id = match asked {
        Some(words) => all.find(words),
        None => drafts.working().or_else(|| all.iter().next_back().map(|(id, _, _)| id)),
    };
    let said = || asked.unwrap_or("on the table").to_string();
    let known = id.and_then(|id| all.get(id).map(|known| (id, known)));
    known.ok_or_else(|| NoView::NoSuch { what: "draft", said: said() })
}

fn lineage(channel: &Channel, held: &Held) -> Vec<Fate> {
    let Some(base) = channel.drafts().held(held.base) else { return Vec::new() };
    let fate = |old: &crate::drafts::HeldPoint| {
        let new = held.points.iter().enumerate().find(|(_, p)| p.identity == old.identity);
        let place = new.and_then(|(place, _)| u32::try_from(place).ok());
        let answers = held.answers.iter().find(|(at, _)| Some(*at) == place);
        Fate {
            was: old.label.clone(),
            is: new.map(|(_, point)| point.label.clone()),
            changed: new.is_some_and(|(_, point)| point.wording != old.wording),
            answers: answers.map(|(_, amendment)| amendment.called(channel)),
        }
    };
    base.points.iter().map(fate).collect()
}

impl View for DraftView {
    const NAME: &'static str = "draft";
    const ABOUT: &'static str = "A draft: its cover, what became of each point, its words";
    const ASKED: Option<Asked> = Some(WHICH);

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let (act, known) = find(channel, asked)?;
        let all = channel.drafts().all();
        let held = known.held.as_ref();
        let base = held.and_then(|held| held.base).and_then(|base| all.name(base));
        let recorded = channel.act(act);
        let header = recorded.and_then(|recorded| recorded.header.as_ref());
        Ok(Self {
            name: all.name(act).map(ToString::to_string).unwrap_or_default(),
            act,
            by: header.map(|header| header.by.clone()),
            role: known.role,
            base: base.map(ToString::to_string),
            count: held.and_then(|held| u64::try_from(held.text.count()).ok()),
            fingerprint: held.map(|held| held.text.fingerprint().to_string()),
            file: held.map(|held| held.file.to_string()),
            lineage: held.map(|held| lineage(channel, held)).unwrap_or_default(),
            cites: held.map(|held| cited(channel, held)).unwrap_or_default(),
            claims: about_draft(seen, act, &[]),
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
            for fate in self.lineage.iter().filter(|fate| fate.is_news()) {
                page.line(1, fate.sentence(self.role));
            }
            let same = self.lineage.iter().filter(|fate| !fate.is_news()).count();
            if same > 0 {
                page.line(1, format!("{} kept as before", number(same, "point")));
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

impl Fate {
    /// Whether anything became of it but being kept under the same number.
    fn is_news(&self) -> bool {
        self.changed || self.is.as_ref() != Some(&self.was)
    }

    fn sentence(&self, role: Role) -> String {
        let whose = if role == Role::Tabled { "pen-holder's" } else { "sponsor's" };
        let Some(is) = &self.is else { return format!("{} has no place in it", self.was) };
        let number = if *is == self.was { is.clone() } else { format!("{} is now {is}", self.was) };
        match (self.changed, &self.answers) {
            (false, _) => format!("{number}, in the same words"),
            (true, Some(amendment)) => format!("{number}, changed in answer to {amendment}"),
            (true, None) => format!("{number}, changed by the {whose} own hand"),
        }
    }
}
