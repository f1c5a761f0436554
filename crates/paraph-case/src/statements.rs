//! Statements: what somebody is reported to have said, with the source it was read in.
//!
//! A statement is a claim. It is kept as it was reported, with its speaker, its time as sharp as
//! given, the chain from the mouth to the report, and who checked it. No ledger of acts reads it and
//! nothing here is counted. How strong it is follows from its reach and from what checkers said of
//! it, and is computed when asked: the weaker of two remarks counts, and unverified is not false.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::field::{Words, choice};
use crate::id::{ActId, Actor};
use crate::refer::Named;
use crate::register::Register;
use crate::time::When;

mod check;
mod figure;
mod relay;
mod source;
mod state;

pub use check::Check;
pub use figure::{BadFigure, Bound, Figure};
pub use relay::Relay;
pub use source::Source;
pub use state::State;

choice! {
    /// What sort of thing was said.
    "KIND" => pub enum Sort {
        /// Where its speaker stands.
        Position = "position",
        /// Something held to be so.
        Claim = "claim",
        /// Something offered.
        Offer = "offer",
        /// Something that must hold first.
        Condition = "condition",
        /// A judgement of how things are.
        Assessment = "assessment",
        /// Something that will be done.
        Announcement = "announcement",
        /// That nothing was handed over.
        DeniesReceipt = "denies-receipt",
        /// Who wrote a text.
        Authorship = "authorship",
        /// Who decides something.
        Competence = "competence",
        /// What is held to be settled.
        Understanding = "understanding",
        /// How many there are of something.
        Count = "count",
        /// How things feel; it says where nobody stands.
        Mood = "mood",
        /// Something asked.
        Question = "question",
        /// What happened.
        Report = "report",
        /// Why something happened.
        Cause = "cause",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// How a statement can be checked.
    "REACH" => pub enum Reach {
        /// Anybody can read, see or hear it.
        Public = "public",
        /// Its speaker is named, and stands by it.
        OnRecord = "on-record",
        /// Somebody else passes it on.
        SecondHand = "second-hand",
        /// Its speaker is not named.
        Anonymous = "anonymous",
        /// Who passes it on says that they did not check it.
        Unverified = "unverified",
        /// The report says nothing of it.
        NotStated = "not-stated",
    }
}

choice! {
    /// What a checker says of a statement.
    "RESULT" => pub enum Finding {
        /// It was checked, and was said as reported.
        Verified = "verified",
        /// It was not verified; that is not to say that it is false.
        NotVerified = "not-verified",
        /// The checker stands for it.
        VouchesFor = "vouches-for",
        /// The checker says that it is not so.
        Disputes = "disputes",
    }
}

choice! {
    /// How strong a statement is, the weakest first; computed, never recorded.
    "STRENGTH" => pub enum Strength {
        /// Somebody says that it is not so.
        Disputed = "disputed",
        /// Somebody did not verify it.
        Unverified = "unverified",
        /// Nothing is known of how it can be checked.
        NotStated = "not-stated",
        /// Nobody is named for it.
        Anonymous = "anonymous",
        /// It is somebody else's word that it was said.
        SecondHand = "second-hand",
        /// Somebody vouches for it.
        VouchedFor = "vouched-for",
        /// Its speaker stands by it.
        OnRecord = "on-record",
        /// Anybody can check it.
        Public = "public",
        /// Somebody checked it.
        Verified = "verified",
    }
}

impl Reach {
    /// How strong a statement is of which nothing else is known.
    #[must_use]
    pub const fn strength(self) -> Strength {
        match self {
            Self::Public => Strength::Public,
            Self::OnRecord => Strength::OnRecord,
            Self::SecondHand => Strength::SecondHand,
            Self::Anonymous => Strength::Anonymous,
            Self::Unverified => Strength::Unverified,
            Self::NotStated => Strength::NotStated,
        }
    }
}

impl Finding {
    /// How strong a statement is on this word alone.
    #[must_use]
    pub const fn strength(self) -> Strength {
        match self {
            Self::Verified => Strength::Verified,
            Self::NotVerified => Strength::Unverified,
            Self::VouchesFor => Strength::VouchedFor,
            Self::Disputes => Strength::Disputed,
        }
    }

    /// Whether it takes strength away.
    #[must_use]
    pub const fn doubts(self) -> bool {
        matches!(self, Self::NotVerified | Self::Disputes)
    }

    /// As the rest of a sentence that begins with the checker's name.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::Verified => "verified it",
            Self::NotVerified => "did not verify it",
            Self::VouchesFor => "vouches for it",
            Self::Disputes => "disputes it",
        }
    }
}

/// A statement as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who recorded it.
    pub by: Actor,
    /// What was recorded.
    pub record: State,
    /// What checkers said of it, in the order of the log.
    pub checks: Vec<Remark>,
}

/// What a checker said of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The act that recorded it.
    pub act: ActId,
    /// Who checked.
    pub by: Words,
    /// How.
    pub how: Option<Words>,
    /// With which result.
    pub result: Finding,
}

/// The register of source cards: statements have one of their own.
#[derive(Clone, Debug, Default)]
pub struct Sources(Register<Source>);

/// The ledger of statements and their sources.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    statements: Register<Statement>,
    sources: Sources,
}

/// Why the ledger of statements refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody verifies what they tell themselves.
    #[error("`{name}` is the word of {teller}: nobody verifies their own word")]
    OwnWords {
        /// Whose word it is.
        teller: Words,
        /// The statement.
        name: String,
    },
    /// A claim of a cause says of what.
    #[error("a statement of the kind cause names the incident that it is about")]
    CauseOfWhat,
    /// Nobody publishes what was not said yet.
    #[error(
        "`{source_name}` was published {published}, so it has nothing that was said {said}, after that"
    )]
    NotSaidYet {
        /// The source.
        source_name: String,
        /// When it was published.
        published: When,
        /// When the statement is said to have been made.
        said: When,
    },
    /// What somebody told of what somebody told, and so on.
    #[error("it is told at {0} removes; {REMOVES_MAX} are kept")]
    Removes(usize),
}

/// How many statements may stand within each other: whoever reads one walks through all of them.
pub const REMOVES_MAX: usize = 8;

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::OwnWords { name, .. } => {
                Some(format!("act check --statement {name} --result vouches-for …"))
            }
            Self::Removes(_) => None,
            Self::NotSaidYet { .. } => Some("statements".into()),
            Self::CauseOfWhat => Some("act state --kind cause --incident INCIDENT …".into()),
        }
    }
}

impl Named for Statements {
    const NOUN: &'static str = "statement";
    const WORD: &'static str = "STATEMENT";
    type Thing = Statement;

    fn register(channel: &Channel) -> &Register<Statement> {
        &channel.statements().statements
    }
}

impl Named for Sources {
    const NOUN: &'static str = "source";
    const WORD: &'static str = "SOURCE";
    type Thing = Source;

    fn register(channel: &Channel) -> &Register<Source> {
        &channel.statements().sources.0
    }
}

impl Statements {
    /// Every statement.
    #[must_use]
    pub fn all(&self) -> &Register<Statement> {
        &self.statements
    }

    /// Every source card.
    #[must_use]
    pub fn sources(&self) -> &Register<Source> {
        &self.sources.0
    }

    /// The statements in which this one was made, the nearest first.
    ///
    /// Each was recorded before the one in it, so there is an end.
    pub fn around<'a>(
        &'a self,
        statement: &'a Statement,
    ) -> impl Iterator<Item = (ActId, &'a Statement)> {
        let outer = |inner: &Statement| {
            let within = inner.record.within?;
            Some((within.act, self.statements.get(within.act)?))
        };
        core::iter::successors(outer(statement), move |(_, inner)| outer(inner))
    }

    /// Whose word it is that this was said: the speaker's, or of those who tell what another said.
    pub fn tellers<'a>(&'a self, statement: &'a Statement) -> impl Iterator<Item = &'a Words> {
        let own = statement.record.within.is_none().then_some(&statement.record.speaker);
        let around = self.around(statement).map(|(_, outer)| &outer.record.speaker);
        own.into_iter().chain(around)
    }

    /// Who speaks, and by whom it is told: `Z, by S`.
    #[must_use]
    pub fn speaker(&self, statement: &Statement) -> String {
        let tellers = self.around(statement).map(|(_, outer)| outer.record.speaker.to_string());
        let all = core::iter::once(statement.record.speaker.to_string()).chain(tellers);
        all.collect::<Vec<_>>().join(", by ")
    }

    /// How strong a statement is.
    ///
    /// What stands inside another statement is at best second-hand, and never stronger than that.
    #[must_use]
    pub fn strength(&self, statement: &Statement) -> Strength {
        let own = statement.strength();
        let around = self.around(statement).map(|(_, outer)| outer.strength());
        around.fold(own, |inner, outer| inner.min(outer).min(Strength::SecondHand))
    }
}

/// A statement in one line, as a claim: `“a few” by X, in report-1, 2025-11-25 (F disputes it)`.
///
/// `place` says where it was recorded, when that is not where it is read.
#[must_use]
pub fn sentence(channel: &Channel, statement: &Statement, place: &str) -> String {
    let record = &statement.record;
    let (said, by) = (record.words(), channel.statements().speaker(statement));
    let (source, when) = (record.source.called(channel), record.when.said());
    let chain: Vec<String> = record.chain.iter().map(ToString::to_string).collect();
    let way = if chain.is_empty() { "" } else { " by way of " };
    let remarks = statement.remarks().into_iter();
    let remarks = remarks.map(|remark| format!("{} {}", remark.by, remark.result.says()));
    let remarks: Vec<String> = remarks.collect();
    let remarks = match remarks.is_empty() {
        true => String::new(),
        false => format!(" ({})", remarks.join("; ")),
    };
    // Who wrote a text is claimed for a side, so it is said for which.
    let side = record.party.as_ref().filter(|_| record.kind == Sort::Authorship);
    let side = side.filter(|party| party.as_str() != record.speaker.as_str());
    let side = side.map(|party| format!(" (for {party})")).unwrap_or_default();
    format!("{said} by {by}{side}, in {source}{way}{}, {when}{place}{remarks}", chain.join(" > "))
}

/// What is claimed in this channel about one of its drafts, each claim in a line.
#[must_use]
pub fn claims_about(channel: &Channel, draft: ActId) -> Vec<String> {
    let about = |statement: &Statement| {
        statement.record.draft.is_some_and(|at| at.channel.is_none() && at.draft == draft)
    };
    let all = channel.statements().statements.iter().map(|(_, _, statement)| statement);
    let all = all.filter(|statement| about(statement));
    all.map(|statement| sentence(channel, statement, "")).collect()
}

impl Statement {
    /// The last word of each checker, in the order of the log.
    #[must_use]
    pub fn remarks(&self) -> Vec<&Remark> {
        let mut heard = BTreeSet::new();
        let mut last: Vec<&Remark> =
            self.checks.iter().rev().filter(|remark| heard.insert(&remark.by)).collect();
        last.reverse();
        last
    }

    /// How strong it is by itself.
    ///
    /// A doubt counts before any support, the weakest doubt first; without one, support lifts what
    /// the reach gives, by the weakest that was given.
    fn strength(&self) -> Strength {
        let reach = self.record.reach;
        let found: Vec<Finding> = self.remarks().iter().map(|remark| remark.result).collect();
        let doubts = found.iter().filter(|finding| finding.doubts()).map(|f| f.strength());
        let unchecked = (reach == Reach::Unverified).then_some(Strength::Unverified);
        if let Some(weakest) = doubts.chain(unchecked).min() {
            return weakest;
        }
        let support = found.iter().map(|finding| finding.strength()).min();
        support.map_or(reach.strength(), |support| support.max(reach.strength()))
    }
}
