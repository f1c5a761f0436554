//! What hangs on a point of a draft: what a next draft would erase that has no place for it, or other
//! words.
//!
//! It is worked out for one reader, of what that reader may read, and nothing is stored. It says what
//! there is and not what follows: whether the new words are still those that were agreed is judged by
//! whoever is asked.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::decision::decide;
use crate::drafts::{Held, HeldPoint};
use crate::field::choice;
use crate::id::{ActId, Party};
use crate::seen::Seen;
use crate::stances::{Stand, kept, kept_with, standing};
use crate::understandings::called;
use crate::view::{listed, view};

choice! {
    /// In what way something hangs on a point.
    "STAKE" => pub enum StakeKind {
        /// The point is kept for principals.
        Kept = "kept",
        /// The point is agreed, or some agree to its words.
        Agreed = "agreed",
        /// An understanding is linked to it.
        Understanding = "understanding",
        /// It is part of a package.
        Package = "package",
    }
}

view! {
    /// Something that hangs on a point.
    pub struct Stake {
        /// In what way.
        kind: StakeKind,
        /// In a sentence without its subject: `is kept for president@A`.
        sentence: String,
    }
}

/// What hangs on a point of the draft that came with the act `draft`, in the order of the kinds.
///
/// Stands are taken on the words of the draft on the table, and told for that draft alone; what goes
/// by the identity of a point is told for any.
#[must_use]
pub fn at_stake(seen: &Seen<'_>, draft: ActId, held: &Held, point: &HeldPoint) -> Vec<Stake> {
    let channel = seen.channel();
    let mut stakes = Vec::new();
    let mut add = |kind, sentence| stakes.push(Stake { kind, sentence });
    if let Some(kept) = kept(channel, point.identity) {
        let with = kept_with(channel, point.identity);
        let with = with.map(|label| format!(" with point {label}")).unwrap_or_default();
        add(StakeKind::Kept, format!("is kept{with} for {}", listed(&kept.principals)));
    }
    if let Some(agreed) = agreed(channel, draft, held, point) {
        add(StakeKind::Agreed, agreed);
    }
    for sentence in understood(seen, point) {
        add(StakeKind::Understanding, sentence);
    }
    for sentence in bundled(channel, point) {
        add(StakeKind::Package, sentence);
    }
    stakes
}

/// `is agreed`, `has the agreement of A`.
fn agreed(channel: &Channel, draft: ActId, held: &Held, point: &HeldPoint) -> Option<String> {
    if channel.drafts().working() != Some(draft) {
        return None;
    }
    if decide(channel, held, point).agreed {
        return Some("is agreed".into());
    }
    let agrees = |party: &&Party| standing(channel, point.identity, party).stand == Stand::Agrees;
    let who: Vec<&Party> = channel.members().with_a_say().filter(agrees).collect();
    (!who.is_empty()).then(|| format!("has the agreement of {}", listed(who)))
}

/// `is what the understanding anchorage rests on (asserted by R, confirmed by B)`.
fn understood(seen: &Seen<'_>, point: &HeldPoint) -> Vec<String> {
    let here = seen.channel().id();
    let mut all = Vec::new();
    for home in seen.channels() {
        let standing = home.understandings().all().iter();
        for (_, name, it) in standing.filter(|(_, _, it)| it.ended.is_none()) {
            let is_linked = it.points.iter().any(|at| {
                at.point == point.identity
                    && seen.from(home, at.channel).is_some_and(|channel| channel.id() == here)
            });
            if is_linked {
                let (name, account) = (called(seen, home, name), it.account(home));
                all.push(format!("is what the understanding {name} rests on ({account})"));
            }
        }
    }
    all
}

/// `is part of the package swap, with points 3 and 5`.
fn bundled(channel: &Channel, point: &HeldPoint) -> Vec<String> {
    let all = channel.packages().all().iter();
    let whole = all.filter(|(_, _, it)| it.has(point.identity) && it.fall(channel).is_none());
    let sentence = |name: String, others: Vec<String>| match others.as_slice() {
        [one] => format!("is part of the package {name}, with point {one}"),
        several => format!("is part of the package {name}, with points {}", listed(several)),
    };
    let told = whole.map(|(_, name, package)| {
        let others = package.points.iter().filter(|at| at.point != point.identity);
        sentence(name.to_string(), others.map(|at| channel.label(at.point)).collect())
    });
    told.collect()
}
