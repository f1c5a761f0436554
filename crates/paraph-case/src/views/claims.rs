//! How a view shows a statement: always as a claim, with its speaker, its time and its source.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::id::{ActId, Name, Party};
use crate::seen::Seen;
use crate::statements::{Finding, Reach, Remark, Sort, Sources, Statement, Strength, sentence};
use crate::time::When;
use crate::view::{Page, Tone, added, view};

view! {
    /// A statement, as a claim: nothing counts it.
    pub struct Claim {
        /// What the statement is called.
        name: String,
        /// The channel that it was recorded in, when it is not the one asked.
        channel: Option<String>,
        /// Who speaks, and by whom it is told: `Z, by S`.
        speaker: String,
        /// Who tells it, when the speaker's own words are not at hand.
        told_by: Option<String>,
        /// The party that the speaker speaks for.
        party: Option<Party>,
        /// In what capacity the speaker spoke.
        capacity: Option<String>,
        /// What was said.
        said: String,
        /// Whether in the words that were used.
        quoted: bool,
        /// When, as sharp as it was given.
        when: When,
        /// Who passed it on, from the mouth to the report: `B > F`.
        chain: Option<String>,
        /// The source that it was read in.
        source: String,
        /// Through what it was said.
        medium: Option<String>,
        /// To whom.
        audience: Option<String>,
        /// What sort of thing was said.
        kind: Sort,
        /// How it can be checked.
        reach: Reach,
        /// How strong it is: the weaker of two remarks counts.
        strength: Strength,
        /// What it is about: a draft, points, a body.
        about: Vec<String>,
        /// The figure in it.
        figure: Option<String>,
        /// What checkers said of it, all of them, in the order of the log.
        checks: Vec<CheckShown>,
        /// In one line: `“a few” by X, in report-1, 2025-11-25`.
        sentence: String,
    }
}

view! {
    /// What a checker said of a statement.
    pub struct CheckShown {
        /// Who checked.
        by: String,
        /// How.
        how: Option<String>,
        /// With which result.
        result: Finding,
        /// Whether the same checker said something else later.
        superseded: bool,
    }
}

/// A statement, the channel that it was recorded in, and its name.
pub(super) type Voiced<'a> = (&'a Channel, ActId, &'a Name, &'a Statement);

/// Every statement of the channel and of those that the reader joined, in the order of each log.
pub(super) fn told<'a>(seen: &Seen<'a>) -> Vec<Voiced<'a>> {
    let each = seen.channels().flat_map(|home| {
        home.statements().all().iter().map(move |(id, name, told)| (home, id, name, told))
    });
    each.collect()
}

/// The claims about a draft, of those sorts; of every sort where none is named.
pub(super) fn about_draft(seen: &Seen<'_>, draft: ActId, sorts: &[Sort]) -> Vec<Claim> {
    let wanted = |statement: &Statement| {
        statement.record.draft.is_some_and(|about| about.draft == draft)
            && (sorts.is_empty() || sorts.contains(&statement.record.kind))
    };
    let all = told(seen).into_iter().filter(|(_, _, _, statement)| wanted(statement));
    all.map(|told| Claim::of(seen, told)).collect()
}

/// The claims about what was given to whom: that nothing was, and what is said of drafts besides how
/// many points they have and who wrote them, which stands beside the draft itself.
pub(super) fn about_handovers(seen: &Seen<'_>) -> Vec<Claim> {
    let wanted = |statement: &Statement| match statement.record.kind {
        Sort::DeniesReceipt => true,
        Sort::Count | Sort::Authorship => false,
        _ => statement.record.draft.is_some(),
    };
    let all = told(seen).into_iter().filter(|(_, _, _, statement)| wanted(statement));
    all.map(|told| Claim::of(seen, told)).collect()
}

/// The claims about a body of the channel asked.
pub(super) fn about_body(seen: &Seen<'_>, body: ActId) -> Vec<Claim> {
    let wanted = |statement: &Statement| statement.record.body.is_some_and(|at| at.act == body);
    let all = told(seen).into_iter().filter(|(_, _, _, statement)| wanted(statement));
    all.map(|told| Claim::of(seen, told)).collect()
}

/// The claims about an incident of a channel, of one sort.
pub(super) fn about_incident(seen: &Seen<'_>, incident: ActId, sort: Sort) -> Vec<Claim> {
    let wanted = |statement: &Statement| {
        let about = statement.record.incident.is_some_and(|at| at.act == incident);
        about && statement.record.kind == sort
    };
    let all = told(seen).into_iter().filter(|(_, _, _, statement)| wanted(statement));
    all.map(|told| Claim::of(seen, told)).collect()
}

impl CheckShown {
    fn all(statement: &Statement) -> Vec<Self> {
        let last = statement.remarks();
        let shown = |remark: &Remark| Self {
            by: remark.by.to_string(),
            how: remark.how.as_ref().map(ToString::to_string),
            result: remark.result,
            superseded: !last.iter().any(|counts| counts.act == remark.act),
        };
        statement.checks.iter().map(shown).collect()
    }
}

impl Claim {
    pub(super) fn of(seen: &Seen<'_>, (home, _, name, statement): Voiced<'_>) -> Self {
        let record = &statement.record;
        let ledger = home.statements();
        let there = home.id() != seen.channel().id();
        let text = |words: &Option<crate::field::Words>| words.as_ref().map(ToString::to_string);
        let chain: Vec<String> = record.chain.iter().map(ToString::to_string).collect();
        let outer = ledger.around(statement).next();
        let place = if there { format!(", recorded in {}", home.name()) } else { String::new() };
        Self {
            name: name.to_string(),
            channel: there.then(|| home.name().to_string()),
            speaker: ledger.speaker(statement),
            told_by: outer.map(|(_, outer)| outer.record.speaker.to_string()),
            party: record.party.clone(),
            capacity: text(&record.capacity),
            said: record.said.to_string(),
            quoted: record.quoted,
            when: record.when.clone(),
            chain: (!chain.is_empty()).then(|| chain.join(" > ")),
            source: crate::refer::To::<Sources>::new(record.source.act).called(home),
            medium: text(&record.medium),
            audience: text(&record.audience),
            kind: record.kind,
            reach: record.reach,
            strength: ledger.strength(statement),
            about: about(seen, home, statement),
            figure: record.figure.as_ref().map(crate::statements::Figure::words),
            checks: CheckShown::all(statement),
            sentence: sentence(home, statement, &place),
        }
    }

    /// What was said: between marks when in the words that were used.
    fn words(&self) -> String {
        match self.quoted {
            true => format!("“{}”", self.said),
            false => format!("{} (retold)", self.said),
        }
    }

    /// The figure of a count, and whether somebody says that it is not so.
    pub(super) fn count(&self) -> Option<String> {
        let figure = self.figure.as_ref().filter(|_| self.kind == Sort::Count)?;
        let disputed = if self.strength == Strength::Disputed { " (disputed)" } else { "" };
        Some(format!("{figure}{disputed}"))
    }

    /// In full.
    pub(super) fn lines(&self, page: &mut Page) {
        let capacity = self.capacity.as_ref().map(|c| format!(", {c}")).unwrap_or_default();
        let mouth = self.speaker.split(", by ").next().unwrap_or_default();
        let party = self.party.as_ref().filter(|party| party.as_str() != mouth);
        let party = party.map(|party| format!(" (for {party})")).unwrap_or_default();
        let head =
            format!("{}: {}{capacity}{party}, {}: ", self.name, self.speaker, self.when.said());
        page.pieces(0, alloc::vec![(Tone::Plain, head), (Tone::Quiet, self.words())]);
        if let Some(teller) = &self.told_by {
            let weaker = format!("weaker than {mouth}'s own words: it is {teller} who tells it");
            page.toned(1, Tone::Waiting, weaker);
        }
        page.line(1, self.manner());
        let from = self.chain.as_ref().map(|chain| format!(" by way of {chain}"));
        page.line(1, format!("in {}{}", self.source, from.unwrap_or_default()));
        if let Some(channel) = &self.channel {
            page.line(1, format!("recorded in {channel}"));
        }
        page.line(1, format!("reach: {}; strength: {}", self.reach, self.strength));
        for check in &self.checks {
            let how = added(check.how.as_ref());
            let later = if check.superseded { ", and spoke again later" } else { "" };
            page.line(1, format!("{} {}{later}{how}", check.by, check.result.says()));
        }
        if self.strength == Strength::Unverified {
            page.toned(1, Tone::Quiet, "unverified is not false");
        }
    }

    /// Its sort, what it is about, its figure, through what and to whom.
    fn manner(&self) -> String {
        let mut parts = alloc::vec![self.kind.to_string()];
        parts.extend(self.about.iter().map(|about| format!("about {about}")));
        parts.extend(self.figure.iter().map(|figure| format!("figure: {figure}")));
        parts.extend(self.medium.iter().map(|medium| format!("through: {medium}")));
        parts.extend(self.audience.iter().map(|audience| format!("to: {audience}")));
        parts.join("; ")
    }
}

/// What a statement is about, by the names that those things have now.
fn about(seen: &Seen<'_>, home: &Channel, statement: &Statement) -> Vec<String> {
    let record = &statement.record;
    let draft = record.draft.iter().map(|draft| super::pointer::draft(seen, home, draft));
    let points = record.point.iter().map(|point| super::pointer::point(seen, home, point));
    let body = record.body.iter().map(|body| body.called(home));
    let incident = record.incident.iter().map(|incident| incident.called(home));
    let understanding = record.understanding.iter().map(|at| at.called(home));
    draft.chain(points).chain(body).chain(understanding).chain(incident).collect()
}
