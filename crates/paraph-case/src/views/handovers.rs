//! `handovers`: the ladder of each hand-over, and on whom each draft was served.
//!
//! A step that nobody attested is unknown, never "no". Whether a text was served is a question with
//! an answer: no, until an official hand-over has a receipt of its receiver.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_handovers};
use crate::channel::Channel;
use crate::drafts::{Drafts, of_whom, submitted_by};
use crate::handovers::{Reading, SignedReceipt, Step, Transmittal};
use crate::id::{ActId, Actor, ChannelId, Name, Party};
use crate::refer::To;
use crate::seen::Seen;
use crate::view::{Asked, NoView, Page, Tone, View, view};

view! {
    /// The hand-overs.
    pub struct HandoversView {
        /// Each of them, in the order they were made.
        handovers: Vec<HandoverShown>,
        /// Whether each draft was served on each party.
        services: Vec<ServiceShown>,
        /// What is claimed of who has which draft: the room takes none of it as fact.
        claims: Vec<Claim>,
        /// Whether one hand-over was asked for, and its receipt is printed in full.
        one: bool,
    }
}

view! {
    /// One hand-over and its five facts.
    pub struct HandoverShown {
        /// What it is called.
        name: String,
        /// The draft.
        draft: String,
        /// Who submitted it, where the pen-holder did not issue it.
        submitted_by: Option<Actor>,
        /// The digest of its file.
        file: String,
        /// To whom.
        to: Party,
        /// Whether it is official.
        official: bool,
        /// In what capacity the sender acts.
        capacity: Option<String>,
        /// By which way.
        medium: Option<String>,
        /// The sending.
        sent: StepShown,
        /// Who attests that it was delivered; empty when that is unknown.
        delivered: Vec<StepShown>,
        /// The receiver's acknowledgement; absent when that is unknown.
        acknowledged: Option<StepShown>,
        /// That it was discussed; empty when that is unknown.
        discussed: Vec<StepShown>,
        /// What was answered; empty when that is unknown.
        answered: Vec<StepShown>,
        /// Whether the text is served by it.
        served: bool,
        /// The receipt, to be shown outside the channel.
        receipt: Option<ReceiptShown>,
    }
}

view! {
    /// One of the five facts.
    pub struct StepShown {
        /// Who said so.
        by: String,
        /// When it happened.
        when: String,
        /// What was said.
        words: Option<String>,
    }
}

view! {
    /// A receipt and its signature, which `ssh-keygen -Y verify` reads.
    pub struct ReceiptShown {
        /// The bytes that are signed, without a line end.
        receipt: String,
        /// The armored signature, for the namespace `receipt@paraph`.
        signature: String,
    }
}

view! {
    /// Whether one draft was served on one party.
    pub struct ServiceShown {
        /// The draft.
        draft: String,
        /// Who submitted it, where the pen-holder did not issue it.
        submitted_by: Option<Actor>,
        /// The party.
        party: Party,
        /// Whether it was served.
        served: bool,
        /// The hand-over by which it was.
        handover: Option<String>,
        /// The moment from which periods that run from service run; absent when none has begun.
        since: Option<String>,
        /// What the party said of knowing the text by another way, which is no service.
        otherwise: Vec<StepShown>,
    }
}

impl StepShown {
    fn of(home: &Channel, step: &Step) -> Self {
        Self {
            by: step.by.to_string(),
            when: step.when(home).to_string(),
            words: step.words.as_ref().map(ToString::to_string),
        }
    }

    fn sentence(&self, whose: &str) -> String {
        let words = self.words.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
        format!("{}, {whose} {}{words}", self.when, self.by)
    }
}

impl ReceiptShown {
    fn of(signed: &SignedReceipt) -> Self {
        Self {
            receipt: String::from_utf8_lossy(&signed.receipt.to_bytes()).into_owned(),
            signature: signed.signature.to_armored(),
        }
    }
}

impl HandoverShown {
    fn of(seen: &Seen<'_>, home: &Channel, name: &Name, handover: &Transmittal) -> Self {
        let shown = |step: &Step| StepShown::of(home, step);
        let steps = |steps: &[Step]| steps.iter().map(shown).collect();
        let acknowledged = handover.acknowledged.as_ref();
        let receipt = acknowledged.and_then(|acknowledged| acknowledged.receipt.as_ref());
        Self {
            name: called(seen, home, &name.to_string()),
            draft: To::<Drafts>::new(handover.draft.draft).called(home),
            submitted_by: submitted_by(home, handover.draft.draft),
            file: handover.draft.file.to_string(),
            to: handover.to.clone(),
            official: handover.official,
            capacity: handover.capacity.as_ref().map(ToString::to_string),
            medium: handover.medium.as_ref().map(ToString::to_string),
            sent: shown(&handover.sent),
            delivered: steps(&handover.delivered),
            acknowledged: acknowledged.map(|acknowledged| shown(&acknowledged.step)),
            discussed: steps(&handover.discussed),
            answered: steps(&handover.answered),
            served: handover.service().is_some(),
            receipt: receipt.map(ReceiptShown::of),
        }
    }

    fn lines(&self, page: &mut Page) {
        let official = if self.official { "official" } else { "not official" };
        let capacity = self.capacity.as_ref().map(|c| format!(", as {c}")).unwrap_or_default();
        let medium = self.medium.as_ref().map(|m| format!(", {m}")).unwrap_or_default();
        let (name, to) = (&self.name, &self.to);
        let draft = of_whom(&self.draft, self.submitted_by.as_ref());
        page.line(0, format!("{name}: {draft} to {to}, {official}{capacity}{medium}"));
        let acknowledged = self.acknowledged.as_ref().map(core::slice::from_ref);
        let rungs: [(&str, &str, &[StepShown]); 5] = [
            ("sent", "by", core::slice::from_ref(&self.sent)),
            ("delivered", "attested by", &self.delivered),
            ("acknowledged", "by", acknowledged.unwrap_or_default()),
            ("discussed", "recorded by", &self.discussed),
            ("answered", "by", &self.answered),
        ];
        for (rung, whose, steps) in rungs {
            if steps.is_empty() {
                page.toned(1, Tone::Waiting, format!("{rung}: unknown"));
            }
            for step in steps {
                page.line(1, format!("{rung}: {}", step.sentence(whose)));
            }
        }
        match self.served {
            true => page.toned(1, Tone::Good, "served: yes"),
            false => page.toned(1, Tone::Open, "served: no"),
        }
    }
}

impl ServiceShown {
    fn lines(&self, page: &mut Page) {
        let draft = of_whom(&self.draft, self.submitted_by.as_ref());
        let party = &self.party;
        match (&self.since, &self.handover) {
            (Some(since), Some(handover)) => page.toned(
                0,
                Tone::Good,
                format!(
                    "{draft} served on {party}: yes, by {handover}; periods that run from service \
                     began {since}"
                ),
            ),
            _ => page.toned(
                0,
                Tone::Open,
                format!(
                    "{draft} served on {party}: no; periods that run from service have not begun"
                ),
            ),
        }
        for step in &self.otherwise {
            let how = step.words.as_ref().map(|how| format!("{how}, ")).unwrap_or_default();
            let when = &step.when;
            page.line(1, format!("{party} knows it another way ({how}{when}): no service"));
        }
    }
}

fn called(seen: &Seen<'_>, home: &Channel, name: &str) -> String {
    match home.id() == seen.channel().id() {
        true => name.into(),
        false => format!("{name} of {}", home.name()),
    }
}

/// That a party read a draft otherwise, and the channel in which it said so.
type Read<'a> = (&'a Channel, &'a Reading);

/// The drafts of which service is a question: those on the table, handed over, or read otherwise.
/// Each with its channel, and with what parties said of reading it, and where they said so.
fn concerned<'a>(seen: &'a Seen<'_>) -> BTreeMap<(ChannelId, ActId), Vec<Read<'a>>> {
    let mut all: BTreeMap<(ChannelId, ActId), Vec<Read<'_>>> = BTreeMap::new();
    for home in seen.channels() {
        if let Some(draft) = home.drafts().working() {
            all.entry((home.id(), draft)).or_default();
        }
        for (_, _, handover) in home.handovers().all().iter() {
            all.entry((home.id(), handover.draft.draft)).or_default();
        }
        for reading in home.handovers().readings() {
            let into = reading.draft.channel.unwrap_or_else(|| home.id());
            all.entry((into, reading.draft.draft)).or_default().push((home, reading));
        }
    }
    all
}

fn services(seen: &Seen<'_>) -> Vec<ServiceShown> {
    let mut concerned = concerned(seen);
    let mut all = Vec::new();
    let mut channels: Vec<ChannelId> = seen.channels().map(Channel::id).collect();
    channels.extend(concerned.keys().map(|(channel, _)| *channel));
    let mut told = BTreeSet::new();
    for channel in channels.into_iter().filter(|id| told.insert(*id)) {
        let Some(channel) = seen.other(channel) else { continue };
        for (draft, name, _) in channel.drafts().all().iter() {
            if let Some(readings) = concerned.remove(&(channel.id(), draft)) {
                all.extend(parties(channel, draft, &readings).into_iter().map(|party| {
                    service(channel, draft, called(seen, channel, name.as_str()), party, &readings)
                }));
            }
        }
    }
    all
}

/// On whom a draft may be served: the parties, those it was handed to and those who read it, but
/// not whoever brought it in.
fn parties(channel: &Channel, draft: ActId, readings: &[Read<'_>]) -> BTreeSet<Party> {
    let mut parties: BTreeSet<Party> = channel.members().with_a_say().cloned().collect();
    parties.extend(channel.handovers().of_draft(draft).map(|(_, handover)| handover.to.clone()));
    parties.extend(readings.iter().map(|(_, reading)| reading.step.by.party.clone()));
    let tabled = channel.act(draft);
    if let Some(header) = tabled.and_then(|recorded| recorded.header.as_ref()) {
        let held = channel.drafts().held(Some(draft)).is_some();
        if held {
            parties.remove(&header.by.party);
        }
    }
    parties
}

fn service(
    channel: &Channel,
    draft: ActId,
    name: String,
    party: Party,
    readings: &[Read<'_>],
) -> ServiceShown {
    let service = channel.handovers().service(draft, &party);
    let own = readings.iter().filter(|(_, reading)| reading.step.by.party == party);
    ServiceShown {
        draft: name,
        submitted_by: submitted_by(channel, draft),
        served: service.is_some(),
        handover: service
            .and_then(|(id, _)| channel.handovers().all().name(id))
            .map(ToString::to_string),
        since: service.map(|(_, acknowledged)| acknowledged.step.when(channel).to_string()),
        otherwise: own.map(|(home, reading)| StepShown::of(home, &reading.step)).collect(),
        party,
    }
}

impl View for HandoversView {
    const NAME: &'static str = "handovers";
    const ABOUT: &'static str =
        "Who officially received which draft: sent, delivered, acknowledged, discussed, answered";
    const ASKED: Option<Asked> = Some(Asked {
        word: "HAND-OVER",
        help: "Only this hand-over, with its receipt in full",
        required: false,
    });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let mut handovers = Vec::new();
        for home in seen.channels() {
            let all = home.handovers().all();
            let one = asked.map(|words| all.find(words));
            let wanted = all.iter().filter(|(id, _, _)| one.is_none_or(|one| one == Some(*id)));
            handovers.extend(wanted.map(|(_, name, it)| HandoverShown::of(seen, home, name, it)));
        }
        match asked {
            Some(said) if handovers.is_empty() => {
                Err(NoView::NoSuch { what: "hand-over", said: said.into() })
            }
            Some(_) => Ok(Self { handovers, services: Vec::new(), claims: Vec::new(), one: true }),
            None => {
                let (services, claims) = (services(seen), about_handovers(seen));
                Ok(Self { handovers, services, claims, one: false })
            }
        }
    }

    fn lines(&self, page: &mut Page) {
        if self.handovers.is_empty() {
            page.line(0, "no hand-over is recorded");
        }
        for handover in &self.handovers {
            handover.lines(page);
            if let (true, Some(receipt)) = (self.one, &handover.receipt) {
                page.line(0, "its receipt, and the signature under the namespace receipt@paraph:");
                page.verbatim(0, &receipt.receipt);
                page.verbatim(0, &receipt.signature);
            }
        }
        for service in &self.services {
            service.lines(page);
        }
        if !self.claims.is_empty() {
            page.line(0, "claimed about it; the room takes none of it as fact:");
        }
        for claim in &self.claims {
            page.toned(1, Tone::Quiet, format!("{}: {}", claim.kind, claim.sentence));
        }
    }
}
