//! `timeline`: what happened, in the order of time, as far as the times are known.
//!
//! Each ledger gives its rows by a function of its own, listed in [`LEDGERS`]. Rows are ordered by
//! the last second at which a thing can have begun, and then by the last at which it can have
//! ended: a day stands after what is known to have begun within that day, and a night
//! `2025-11-24/2025-11-25` between a session on the 24th and one on the 25th. What is still equal
//! stands in the order of [`LEDGERS`], and within one in the order of the log. What has no such
//! bound stands last, under a heading of its own.
//!
//! The order is one of time: it links nothing to anything as its cause. Who claims a cause of an
//! incident stands below it, as a claim. In a reconstruction the clock of the recorder tells nothing
//! of the case: an act has the time of the statement that it restates, and without one an unknown.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::claims::{Claim, Voiced, about_incident, told};
use super::log::dated_before;
use crate::act::Header;
use crate::channel::{Channel, Recorded};
use crate::field::choice;
use crate::handovers::Step;
use crate::id::{ActId, Name};
use crate::refer::To;
use crate::seen::Seen;
use crate::statements::{Sort, Sources, Statements};
use crate::time::{Time, When};
use crate::view::{Asked, NoView, Page, Tone, View, number, view};

choice! {
    /// What a row of the timeline tells of.
    "EVENT" => pub enum Event {
        /// People met.
        Session = "session",
        /// A draft came in.
        Draft = "draft",
        /// Something happened outside.
        Incident = "incident",
        /// A text was handed over, or that was attested.
        HandOver = "hand-over",
        /// Somebody is reported to have said something: a claim.
        Statement = "statement",
    }
}

view! {
    /// What happened, in the order of time.
    pub struct Timeline {
        /// What has a time, by the last second at which it can have begun.
        rows: Vec<Row>,
        /// What has no time that is known, in the order of record.
        unknown: Vec<Row>,
    }
}

view! {
    /// One thing that happened.
    pub struct Row {
        /// When, as sharp as it was given.
        when: When,
        /// What the row tells of.
        event: Event,
        /// What happened, in a sentence.
        what: String,
        /// From where that is known.
        source: String,
        /// That its time is that of its act, which is dated before what its author had seen.
        dated_before: Option<String>,
        /// What is claimed as its cause; without such a claim nothing is linked to it.
        causes: Vec<Claim>,
        /// The channel in which it stands, when it is not the one that was asked.
        channel: Option<Name>,
    }
}

/// One function for each ledger that tells of times: another ledger joins the timeline here.
const LEDGERS: &[Ledger] = &[sessions, drafts, handovers, incidents];

/// The rows of one ledger of a channel.
type Ledger = fn(&Seen<'_>, &Channel) -> Vec<Row>;

fn sessions(_: &Seen<'_>, channel: &Channel) -> Vec<Row> {
    let row = |(act, name, session): (ActId, &Name, &crate::sessions::Session)| {
        let body = session.body.map(|body| format!(" of {}", body.called(channel)));
        let place = session.place.as_ref().map(|place| format!(", {place}"));
        let (body, place) = (body.unwrap_or_default(), place.unwrap_or_default());
        Row {
            when: session.when.clone(),
            event: Event::Session,
            what: format!("{name}{body}{place} (form: {})", session.form),
            source: session.source.map_or_else(|| recorder(channel, act), |at| card(channel, at)),
            dated_before: None,
            causes: Vec::new(),
            channel: None,
        }
    };
    channel.sessions().all().iter().map(row).collect()
}

/// Drafts, at the time of their act.
fn drafts(_: &Seen<'_>, channel: &Channel) -> Vec<Row> {
    let row = |recorded: &Recorded| {
        channel.drafts().all().get(recorded.id)?;
        let (header, act) = (recorded.header.as_ref()?, recorded.act.as_ref()?);
        Some(Row {
            when: channel.moment(header),
            event: Event::Draft,
            what: format!("{} {}", header.by, act.sentence(&channel.told_at(header.position))),
            source: by_act(channel, header),
            dated_before: backdated(channel, recorded, None),
            causes: Vec::new(),
            channel: None,
        })
    };
    channel.recorded().iter().filter_map(row).collect()
}

/// The facts of each hand-over, each at the time that was said of it, otherwise that of its act.
fn handovers(_: &Seen<'_>, channel: &Channel) -> Vec<Row> {
    let facts = channel.handovers().all().iter().flat_map(|(_, _, handover)| {
        let acknowledged = handover.acknowledged.iter().map(|acknowledged| &acknowledged.step);
        let after = handover.discussed.iter().chain(&handover.answered);
        core::iter::once(&handover.sent).chain(&handover.delivered).chain(acknowledged).chain(after)
    });
    let row = |step: &Step| {
        let recorded = channel.act(step.act)?;
        let header = recorded.header.as_ref()?;
        let sentence = recorded.act.as_ref()?.sentence(&channel.told_at(header.position));
        Some(Row {
            when: step.when(channel),
            event: Event::HandOver,
            what: format!("{} {sentence}", step.by),
            source: by_act(channel, header),
            dated_before: backdated(channel, recorded, step.stated.as_ref()),
            causes: Vec::new(),
            channel: None,
        })
    };
    facts.filter_map(row).collect()
}

fn incidents(seen: &Seen<'_>, channel: &Channel) -> Vec<Row> {
    let row = |(act, name, incident): (ActId, &Name, &crate::incidents::Incident)| Row {
        when: incident.when.clone(),
        event: Event::Incident,
        what: format!("{name}: {}", incident.sentence()),
        source: card(channel, incident.source),
        dated_before: None,
        causes: about_incident(seen, act, Sort::Cause),
        channel: None,
    };
    channel.incidents().all().iter().map(row).collect()
}

/// Statements, at the time that they were true for: claims, listed only when asked for.
fn statements(seen: &Seen<'_>, channel: &Channel) -> Vec<Row> {
    let own = told(seen).into_iter().filter(|(home, _, _, _)| home.id() == channel.id());
    let row = |told: Voiced<'_>| {
        let record = &told.3.record;
        let (when, source) = (record.when.clone(), card(channel, record.source));
        let claim = Claim::of(seen, told);
        let what = format!("{}: {} by {}", claim.name, record.words(), claim.speaker);
        Row {
            when,
            event: Event::Statement,
            what,
            source,
            dated_before: None,
            causes: Vec::new(),
            channel: None,
        }
    };
    own.map(row).collect()
}

/// That the time of an act is before that of what its author had seen, where the row has the act's
/// time: it states none, and the channel is no reconstruction.
fn backdated(channel: &Channel, recorded: &Recorded, stated: Option<&When>) -> Option<String> {
    let own = stated.is_none() && channel.charter().reconstruction.is_none();
    own.then(|| dated_before(channel, recorded)).flatten()
}

/// `act 6 of the log`, and in a reconstruction what it restates.
fn by_act(channel: &Channel, header: &Header) -> String {
    let basis = header.basis.map(|basis| To::<Statements>::new(basis).called(channel));
    let basis = basis.map(|name| format!(", which restates {name}")).unwrap_or_default();
    format!("act {} of the log{basis}", header.position)
}

/// `report-1, F`.
fn card(channel: &Channel, source: To<Sources>) -> String {
    let name = source.called(channel);
    let publisher = source.look(channel).map(|card| card.publisher.to_string());
    publisher.map_or_else(|_| name.clone(), |publisher| format!("{name}, {publisher}"))
}

/// Who recorded a thing whose act names no source.
fn recorder(channel: &Channel, act: ActId) -> String {
    let recorded = channel.act(act);
    let header = recorded.and_then(|recorded| recorded.header.as_ref());
    header.map_or("unknown".into(), |header| format!("recorded by {}", header.by))
}

/// Where a row stands among those with a time; what ends at no known time ends after all others.
fn order(row: &Row) -> (Option<Time>, bool, Option<Time>) {
    let (_, last) = row.when.bounds();
    (row.when.latest_begin(), last.is_none(), last)
}

impl View for Timeline {
    const NAME: &'static str = "timeline";
    const ABOUT: &'static str = "Sessions, drafts, hand-overs and incidents in the order of time";
    const ASKED: Option<Asked> = Some(Asked {
        word: "WHAT",
        help: "`statements`: with what somebody is reported to have said, too",
        required: false,
    });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let claims: &[Ledger] = match asked {
            None => &[],
            Some("statements") => &[statements],
            Some(said) => return Err(NoView::NoSuch { what: "timeline of", said: said.into() }),
        };
        let mut rows = Vec::new();
        for channel in seen.channels() {
            let joined = channel.id() != seen.channel().id();
            let own = LEDGERS.iter().chain(claims).flat_map(|ledger| ledger(seen, channel));
            rows.extend(
                own.map(|row| Row { channel: joined.then(|| channel.name().clone()), ..row }),
            );
        }
        let (mut rows, unknown): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.when.latest_begin().is_some());
        rows.sort_by_key(order);
        Ok(Self { rows, unknown })
    }

    fn lines(&self, page: &mut Page) {
        let all = self.rows.len() + self.unknown.len();
        page.line(0, format!("{} in the order of time", number(all, "event")));
        for row in &self.rows {
            row.line(page);
        }
        if !self.unknown.is_empty() {
            page.toned(0, Tone::Strong, "at a time that is unknown:");
            for row in &self.unknown {
                row.line(page);
            }
        }
    }
}

impl Row {
    fn line(&self, page: &mut Page) {
        let place = self.channel.as_ref().map(|name| format!(" [{name}]")).unwrap_or_default();
        let (when, event, what, source) = (&self.when, self.event, &self.what, &self.source);
        let tone = if event == Event::Statement { Tone::Quiet } else { Tone::Plain };
        page.toned(1, tone, format!("{when} {event}{place}: {what} (source: {source})"));
        if let Some(remark) = &self.dated_before {
            page.toned(2, Tone::Waiting, remark.clone());
        }
        for cause in &self.causes {
            page.toned(2, Tone::Quiet, format!("said of its cause: {}", cause.sentence));
        }
    }
}
