//! Wordless stances: what a party said without naming a point. It blocks nothing and counts for no
//! point; what it is is told in full all the same.

use alloc::format;
use alloc::string::String;

use super::mandates::waits;
use super::{Grade, Referral, Said, Stance};
use crate::channel::Channel;

/// A stance that names no point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wordless<'a> {
    /// What was said.
    pub stance: &'a Stance,
    /// Where it waits for the authorities of its party: to whom that goes.
    pub referral: Option<Referral>,
}

/// Every stance that names no point, in the order of the log, without those that were confirmed.
pub fn wordless(channel: &Channel) -> impl Iterator<Item = Wordless<'_>> {
    let all = channel.stances().untargeted();
    let standing = all.filter(|stance| !was_confirmed(channel, stance));
    standing.map(|stance| {
        let refers = stance.on_behalf.is_none() && waits(channel, &[], stance);
        let referral = refers.then(|| Referral::wordless(channel, stance));
        Wordless { stance, referral }
    })
}

/// Whether the party for which something was agreed has agreed to the same since, and that counts.
fn was_confirmed(channel: &Channel, stance: &Stance) -> bool {
    let Said::Agree { grade, condition, .. } = &stance.said else { return false };
    let party = stance.on_behalf.as_ref().unwrap_or(&stance.by.party);
    let open = stance.on_behalf.is_some() || waits(channel, &[], stance);
    let same = Said::Agree { grade: *grade, ad_referendum: false, condition: condition.clone() };
    open && channel.stances().untargeted().any(|own| {
        let own_word = own.by.party == *party && own.on_behalf.is_none() && own.said == same;
        own_word && own.position > stance.position && !waits(channel, &[], own)
    })
}

impl Wordless<'_> {
    /// Whether it waits for a party's own word.
    pub(super) fn is_open(&self) -> bool {
        self.stance.on_behalf.is_some() || self.referral.is_some()
    }

    /// As the rest of a sentence that begins with the party's name.
    #[must_use]
    pub fn says(&self) -> String {
        match &self.stance.said {
            Said::Object { reason, condition: Some(condition), .. } => {
                format!(
                    "would object, without naming a point, if {}: {reason}",
                    condition.after_if()
                )
            }
            Said::Object { reason, .. } => {
                format!("objected without naming a point; that blocks nothing: {reason}")
            }
            Said::Agree {
                grade: grade @ (Grade::Principle | Grade::Framework), condition, ..
            } => {
                let condition =
                    condition.as_ref().map(|condition| format!(" if {}", condition.after_if()));
                self.agreed(&format!("agreed to the {grade}{}", condition.unwrap_or_default()))
            }
            Said::Ask(question) => {
                format!("asked without naming a point, and has no stance: {question}")
            }
            other => format!("{}, without naming a point", other.now()),
        }
    }

    /// The same of an agreement, and how it counts.
    fn agreed(&self, done: &str) -> String {
        match (&self.stance.on_behalf, &self.referral) {
            (Some(party), _) => format!(
                "{done} for {party}: without effect until {party} confirms, and it counts for no \
                 point"
            ),
            (None, Some(referral)) => {
                format!("{}; it counts for no point", referral.sentence(done))
            }
            (None, None) => format!("{done}, which counts for no point"),
        }
    }
}
