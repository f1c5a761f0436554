//! `bodies`: groups that are spoken of, the sizes claimed for them, and who is known to be in them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_body};
use super::status::{PointStatus, excerpt};
use crate::bodies::{Body, Consent, KnownMember, consent};
use crate::channel::Channel;
use crate::decision::Hold;
use crate::drafts::{Held, HeldPoint};
use crate::field::{Words, choice};
use crate::id::{ActId, Name, Party};
use crate::members::DecisionRule;
use crate::seen::Seen;
use crate::sessions::Capacity;
use crate::time::When;
use crate::view::{Asked, NoView, Page, Tone, View, added, count, listed, view};

view! {
    /// The bodies that are spoken of.
    pub struct BodiesView {
        /// Each of them, or the one that was asked about.
        bodies: Vec<BodyShown>,
    }
}

view! {
    /// A body.
    pub struct BodyShown {
        /// What it is called.
        name: Name,
        /// Its title at length.
        title: Option<Words>,
        /// What it is for.
        purpose: Option<Words>,
        /// Whose agreement is its own consent; absent when that is unknown.
        rule: Option<DecisionRule>,
        /// Every size claimed for it; none is made out of others.
        sizes: Vec<Claim>,
        /// What else is claimed of it.
        claims: Vec<Claim>,
        /// How many members are known by name.
        known: u64,
        /// Their names.
        members: Vec<MemberShown>,
        /// Names that were removed since.
        removed: Vec<Words>,
        /// Whether it consents to the points on the table; only of the body that was asked about.
        consent: Option<ConsentShown>,
    }
}

view! {
    /// Whether a body consents to the points on the table.
    pub struct ConsentShown {
        /// Known members whose word counts: parties of this channel.
        counted: Vec<Party>,
        /// Known members whose word cannot be had here.
        unheard: Vec<Words>,
        /// Each point of the draft on the table.
        points: Vec<PointConsent>,
    }
}

view! {
    /// Whether a body consents to one point.
    pub struct PointConsent {
        /// Its label.
        label: String,
        /// Its heading, or how its words begin.
        title: String,
        /// Whether the body consents.
        state: ConsentState,
        /// What stands between the point and consent.
        holds: Vec<String>,
        /// The word of others who attended its sessions, which does not count.
        not_counted: Vec<NotCounted>,
    }
}

view! {
    /// The word of somebody who attended, and is no known member.
    pub struct NotCounted {
        /// Who.
        party: Party,
        /// As what it last attended.
        capacity: Capacity,
        /// In a sentence.
        sentence: String,
    }
}

choice! {
    /// Whether a body consents.
    "CONSENT" => pub enum ConsentState {
        /// By its rule, all counted members that are needed agree.
        Given = "given",
        /// Not given.
        Open = "open",
        /// Its rule is unknown, or nobody is counted.
        Unknown = "unknown",
    }
}

view! {
    /// A member known by name.
    pub struct MemberShown {
        /// The name.
        member: Words,
        /// Since when.
        since: Option<When>,
        /// Who says so.
        source: Option<Words>,
    }
}

impl MemberShown {
    fn of(known: &KnownMember) -> Self {
        Self {
            member: known.member.clone(),
            since: known.since.clone(),
            source: known.source.clone(),
        }
    }

    fn sentence(&self) -> String {
        let since = self.since.as_ref().map(|since| format!("since {since}"));
        let source = self.source.as_ref().map(|source| format!("source: {source}"));
        let more: Vec<String> = since.into_iter().chain(source).collect();
        match more.is_empty() {
            true => self.member.to_string(),
            false => format!("{} ({})", self.member, more.join("; ")),
        }
    }
}

impl BodyShown {
    fn of(seen: &Seen<'_>, (id, name, body): (ActId, &Name, &Body)) -> Self {
        let about = about_body(seen, id).into_iter();
        let (sizes, claims) = about.partition(|claim| claim.figure.is_some());
        let members: Vec<MemberShown> = body.known().map(MemberShown::of).collect();
        let gone = body.named.iter().filter(|known| known.removed.is_some());
        let gone = gone.filter(|known| !body.has(known.member.as_str()));
        Self {
            name: name.clone(),
            title: body.title.clone(),
            purpose: body.purpose.clone(),
            rule: body.rule,
            sizes,
            claims,
            known: count(&members),
            members,
            removed: gone.map(|known| known.member.clone()).collect(),
            consent: None,
        }
    }

    fn lines(&self, page: &mut Page) {
        let title = added(self.title.as_ref());
        page.toned(0, Tone::Strong, format!("{}{title}", self.name));
        if let Some(purpose) = &self.purpose {
            page.line(1, format!("for: {purpose}"));
        }
        match self.sizes.as_slice() {
            [] => page.line(1, "nobody claimed a size"),
            sizes => {
                page.line(1, "claimed sizes:");
                for size in sizes {
                    let figure = size.figure.as_deref().unwrap_or_default();
                    page.toned(2, Tone::Quiet, format!("{figure}: {}", size.sentence));
                }
            }
        }
        page.line(1, format!("known by name: {}", self.known));
        for member in &self.members {
            page.line(2, member.sentence());
        }
        if !self.removed.is_empty() {
            page.line(1, format!("removed since: {}", listed(&self.removed)));
        }
        for claim in &self.claims {
            page.toned(1, Tone::Quiet, format!("{}: {}", claim.kind, claim.sentence));
        }
        if let Some(consent) = &self.consent {
            consent.lines(self.rule, page);
        }
    }
}

impl ConsentShown {
    fn of(channel: &Channel, id: ActId, body: &Body) -> Self {
        let consent = consent(channel, id, body);
        let held = channel.drafts().on_the_table();
        let points = held
            .into_iter()
            .flat_map(|held| held.rows().map(|row| PointConsent::of(channel, &consent, held, row)));
        Self {
            points: points.collect(),
            counted: consent.counted.iter().copied().cloned().collect(),
            unheard: consent.unheard.iter().copied().cloned().collect(),
        }
    }

    fn lines(&self, rule: Option<DecisionRule>, page: &mut Page) {
        let rule = match (rule, self.counted.is_empty()) {
            (_, true) => "unknown: no known member is a party of this channel".into(),
            (None, false) => "unknown: no rule of its own is known".into(),
            (Some(rule), false) => format!("by {rule} of {}", listed(&self.counted)),
        };
        page.line(1, format!("its consent: {rule}"));
        if !self.unheard.is_empty() {
            let names = listed(&self.unheard);
            page.line(1, format!("not parties of this channel, their word unknown: {names}"));
        }
        for point in &self.points {
            point.lines(page);
        }
    }
}

impl PointConsent {
    fn of(channel: &Channel, consent: &Consent<'_>, held: &Held, row: &HeldPoint) -> Self {
        let status = PointStatus::of(channel, held, row);
        let decided = consent.on(held, row);
        let state = match &decided {
            None => ConsentState::Unknown,
            // A known member whose word cannot be had here has not consented by being absent.
            Some(decided) if decided.agreed && !consent.unheard.is_empty() => ConsentState::Unknown,
            Some(decided) if decided.agreed => ConsentState::Given,
            Some(_) => ConsentState::Open,
        };
        let holds = decided.iter().flat_map(|decided| &decided.holds);
        let aside = consent.aside(row).map(|(uncounted, standing)| {
            let (party, why) = (uncounted.party, uncounted.why());
            let sentence = format!("{party} {} (not counted: {why})", standing.says());
            NotCounted { party: party.clone(), capacity: uncounted.capacity, sentence }
        });
        Self {
            label: status.label,
            title: status.heading.unwrap_or_else(|| excerpt(&status.words)),
            state,
            holds: holds.map(Hold::to_string).collect(),
            not_counted: aside.collect(),
        }
    }

    fn lines(&self, page: &mut Page) {
        let tone = match self.state {
            ConsentState::Given => Tone::Good,
            ConsentState::Open => Tone::Open,
            ConsentState::Unknown => Tone::Waiting,
        };
        page.pieces(
            2,
            alloc::vec![
                (Tone::Plain, format!("{} ", self.label)),
                (tone, self.state.to_string()),
                (Tone::Plain, format!(": {}", self.title)),
            ],
        );
        for hold in &self.holds {
            page.line(3, hold.clone());
        }
        for aside in &self.not_counted {
            page.toned(3, Tone::Quiet, aside.sentence.clone());
        }
    }
}

impl View for BodiesView {
    const NAME: &'static str = "bodies";
    const ABOUT: &'static str =
        "Groups that are spoken of: the sizes claimed for them, who is known to be in them";
    const ASKED: Option<Asked> =
        Some(Asked { word: "BODY", help: "Which body; without it, all of them", required: false });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let all = seen.channel().bodies().all();
        let Some(said) = asked else {
            let bodies = all.iter().map(|body| BodyShown::of(seen, body)).collect();
            return Ok(Self { bodies });
        };
        let found = all.find(said).and_then(|id| Some((id, all.name(id)?, all.get(id)?)));
        let (id, name, body) =
            found.ok_or_else(|| NoView::NoSuch { what: "body", said: said.into() })?;
        let consent = Some(ConsentShown::of(seen.channel(), id, body));
        Ok(Self {
            bodies: alloc::vec![BodyShown { consent, ..BodyShown::of(seen, (id, name, body)) }],
        })
    }

    fn lines(&self, page: &mut Page) {
        if self.bodies.is_empty() {
            page.line(0, "no body is spoken of");
        }
        for body in &self.bodies {
            body.lines(page);
        }
    }
}
