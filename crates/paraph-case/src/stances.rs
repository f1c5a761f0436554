//! Stances: where each party stands on which words.
//!
//! A stance names the digest of the wording it is about. The same words under another number keep
//! it; other words under the same number do not: it lapses. What a delegate says beyond its
//! mandate is kept and counts ad referendum; what is said for another party is kept and is without
//! effect. None of that is stored here: how a party stands is computed when asked ([`standing()`]).

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_text::WordingDigest;

use crate::act::Header;
use crate::channel::Channel;
use crate::id::{ActId, Actor, Name, Party, PointId};
use crate::time::Time;

mod agree;
mod ask;
mod beside;
mod confirm;
mod free;
mod initial;
mod keep;
mod kept;
mod mandates;
mod object;
mod party_stand;
mod referral;
mod reserve;
mod take_note;
mod unplaced;
mod vocabulary;
mod waiting;
mod withdraw;
mod wordless;

pub use agree::Agree;
pub use ask::Ask;
pub use beside::{Beside, BesideKind, beside};
pub use confirm::Confirm;
pub use free::Free;
pub use initial::Initial;
pub use keep::{Keep, Principal};
pub use kept::{Kept, kept};
pub(crate) use kept::{kept_with, reservations};
pub(crate) use mandates::waits;
pub use object::Object;
pub use party_stand::{Aside, PartyStand, asides, standing, waiting_for, word};
pub(crate) use party_stand::{Within, above, absent, accepts, is_part_of, waiting_under, within};
pub use referral::Referral;
pub use reserve::Reserve;
pub use take_note::TakeNote;
pub use unplaced::{Unplaced, unplaced};
pub use vocabulary::{Agreement, Grade, Reservation, Said, Stand};
pub use withdraw::Withdraw;
pub use wordless::{Wordless, wordless};

/// A stance as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// The act that took it.
    pub act: ActId,
    /// Who took it.
    pub by: Actor,
    /// Its place in the log.
    pub position: u64,
    /// When, as its author wrote.
    pub at: Time,
    /// For whom, when not for its own party.
    pub on_behalf: Option<Party>,
    /// The words it is about; absent when it names none.
    pub wording: Option<WordingDigest>,
    /// What was said.
    pub said: Said,
}

/// Whose word something is: the party that spoke, and the one it spoke for when not for itself.
type Voice = (Party, Option<Party>);

impl Stance {
    /// Whose word it is. What a party says for another is no word of its own.
    fn voice(&self) -> Voice {
        (self.by.party.clone(), self.on_behalf.clone())
    }

    /// Whether it agrees without a condition and not ad referendum.
    fn is_plain_agreement(&self) -> bool {
        matches!(self.said, Said::Agree { condition: None, ad_referendum: false, .. })
    }
}

/// The ledger of stances.
#[derive(Clone, Debug, Default)]
pub struct Stances {
    /// By point, in the order of the log.
    on_points: BTreeMap<PointId, Vec<Stance>>,
    untargeted: Vec<Stance>,
    /// Where in the log each act stands that took a stance, to find what it took.
    taken: BTreeMap<ActId, u64>,
    withdrawn: BTreeSet<ActId>,
    /// Up to where in the log a party has taken back what it said of a point, for itself or for
    /// another.
    taken_back: BTreeMap<(PointId, Voice), u64>,
    kept: BTreeMap<PointId, Kept>,
    /// The acts that confirmed each act, in the order of the log.
    confirmed: BTreeMap<ActId, Vec<ActId>>,
}

/// Why the ledger of stances refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody agrees to words that the channel does not hold.
    #[error("this channel holds no draft in which that point has those words")]
    NoSuchWords,
    /// Agreement to text names its words.
    #[error("agreement of the grade text names the points whose words are agreed")]
    NoPoint,
    /// Lower grades name none.
    #[error(
        "agreement of the grade {0} names no point, and counts for none: leave --point out, or agree \
         to the words of the point with --grade text"
    )]
    Wordless(Agreement),
    /// Kept for principals.
    #[error("point {label} is kept{} for {principals}", with_point(.with))]
    Kept {
        /// The point.
        label: String,
        /// The point above that it is kept with, where it is not kept itself.
        with: Option<String>,
        /// For whom.
        principals: String,
    },
    /// Kept for somebody whom the act leaves out.
    #[error("point {label} is kept for {principals} already, and that ends only when it is freed")]
    KeptAlready {
        /// The point.
        label: String,
        /// Who would be left out.
        principals: String,
    },
    /// Not kept.
    #[error("point {0} is not kept for anybody")]
    NotKept(String),
    /// Kept as part of another.
    #[error("point {label} is kept with point {with}, and is freed with it")]
    KeptWith {
        /// The point.
        label: String,
        /// The point that it was part of when that was kept, or since.
        with: String,
    },
    /// Only in a member's own text.
    #[error(
        "point {label} stands only in a text that {by} submitted, and was never on the table: what is \
         kept is a point of a draft that the pen-holder issued"
    )]
    NeverOnTheTable {
        /// The point.
        label: String,
        /// Whose text it is.
        by: Actor,
    },
    /// Kept for somebody whom nobody presented as a principal.
    #[error("{0} was not presented as a principal in this channel")]
    NoPrincipal(Actor),
    /// The words stand in no such draft.
    #[error("the draft named does not have those words at that point")]
    NotInDraft,
    /// Nothing that waits for this party's word.
    #[error("nothing in that act waits for the word of {0}")]
    NothingToConfirm(Party),
    /// What takes effect by a consent is not confirmed afterwards.
    #[error(
        "that consent to {motion} goes beyond a mandate; {party} makes it count by a consent of its own"
    )]
    ByConsent {
        /// Whose consent is missing.
        party: Party,
        /// The motion.
        motion: Name,
    },
    /// A stance that is not there, or not one's own.
    #[error("that is no stance of {0} that stands")]
    NotYours(Party),
    /// Neither a point nor an act was named.
    #[error("a stance is withdrawn by its point or by the act that took it")]
    WithdrawsNothing {
        /// The point of which the party spoke last, if it stands by anything.
        own: Option<String>,
    },
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Kept { label, .. } => Some(alloc::format!("point {label}")),
            Self::KeptAlready { label, .. } => Some(alloc::format!("act free --point {label}")),
            Self::KeptWith { with, .. } => Some(alloc::format!("act free --point {with}")),
            Self::NoSuchWords | Self::NeverOnTheTable { .. } => Some("draft".to_string()),
            Self::NoPoint => Some("act agree --point POINT …".to_string()),
            // Which of the two is meant is for people to say: no hint takes a point away, or makes an
            // agreement go further.
            Self::Wordless(_) => Some("act agree --help".to_string()),
            Self::NoPrincipal(who) => Some(alloc::format!("delegate {who} --principal")),
            // What stands of one's own, to choose from: a hint takes nothing back by itself.
            Self::NotYours(party) => Some(alloc::format!("party '{party}'")),
            Self::WithdrawsNothing { own } => {
                Some(alloc::format!("act withdraw --point {}", own.as_ref()?))
            }
            Self::NotInDraft => Some("draft".to_string()),
            Self::ByConsent { motion, .. } => Some(alloc::format!("act consent --motion {motion}")),
            Self::NotKept(_) | Self::NothingToConfirm(_) => None,
        }
    }
}

impl Stances {
    /// Stances that name no point: they block nothing and count for none.
    pub fn untargeted(&self) -> impl Iterator<Item = &Stance> {
        self.untargeted.iter().filter(|stance| !self.withdrawn.contains(&stance.act))
    }

    /// Stances on a point that stand, in the order of the log.
    pub fn on(&self, point: PointId) -> impl DoubleEndedIterator<Item = &Stance> {
        let all = self.on_points.get(&point).into_iter().flatten();
        all.filter(move |stance| {
            let back = self.taken_back.get(&(point, stance.voice()));
            !self.withdrawn.contains(&stance.act) && back.is_none_or(|at| stance.position > *at)
        })
    }

    /// The last word of a party for itself on each point that it spoke of.
    pub fn own_words(&self, party: &Party) -> impl Iterator<Item = (PointId, &Stance)> {
        let own = move |s: &&Stance| s.by.party == *party && s.on_behalf.is_none();
        self.on_points.keys().filter_map(move |point| Some((*point, self.on(*point).rfind(own)?)))
    }

    /// What was said for another party, which is without effect until that party confirms it.
    pub fn on_behalf(&self, point: PointId) -> impl Iterator<Item = &Stance> {
        self.on(point).filter(|stance| stance.on_behalf.is_some())
    }

    /// The acts that confirmed an act: each was done for the same party.
    pub(crate) fn confirmations(&self, act: ActId) -> impl Iterator<Item = ActId> {
        self.confirmed.get(&act).into_iter().flatten().copied()
    }

    /// The points and words that an act's stance is about.
    fn words_of(&self, act: ActId) -> Vec<crate::refer::Wording> {
        let words = self.taken_by(act).filter_map(|(point, stance)| {
            Some(crate::refer::Wording { point: point?, wording: stance.wording? })
        });
        words.collect()
    }

    /// Takes back an act's stance, and whatever its party had said before of the same points for the
    /// same party.
    fn take_back(&mut self, act: ActId) {
        let taken = self.taken_by(act);
        let taken: Vec<_> = taken.map(|(at, s)| (at, s.voice(), s.position)).collect();
        for (point, voice, position) in taken {
            if let Some(point) = point {
                self.taken_back.insert((point, voice), position);
            }
        }
        self.withdrawn.insert(act);
    }

    /// Takes back whatever a party has said of a point for itself before a place in the log.
    fn take_back_on(&mut self, point: PointId, party: &Party, position: u64) {
        self.taken_back.insert((point, (party.clone(), None)), position);
    }

    /// Whether nothing stands of the stance that an act took: it was withdrawn, by that act or by its
    /// points.
    #[must_use]
    pub fn is_withdrawn(&self, act: ActId) -> bool {
        let taken_back = |(point, stance): (Option<PointId>, &Stance)| {
            let at = point.and_then(|point| self.taken_back.get(&(point, stance.voice())));
            at.is_some_and(|at| stance.position <= *at)
        };
        let mut taken = self.taken_by(act).map(taken_back).peekable();
        self.withdrawn.contains(&act) || (taken.peek().is_some() && taken.all(|is_back| is_back))
    }

    /// What an act took that was not withdrawn, with the points that it named.
    fn taken_by(&self, act: ActId) -> impl Iterator<Item = (Option<PointId>, &Stance)> {
        let place = self.taken.get(&act).filter(|_| !self.withdrawn.contains(&act)).copied();
        let on_points = self.on_points.iter().map(|(point, all)| (Some(*point), all));
        let all = on_points.chain([(None, &self.untargeted)]);
        all.filter_map(move |at| Some((at, place?))).flat_map(|((point, all), place)| {
            let from = all.partition_point(|stance| stance.position < place);
            let own = all[from..].iter().take_while(move |stance| stance.position == place);
            own.map(move |stance| (point, stance))
        })
    }

    /// Enters a stance.
    fn enter(&mut self, point: Option<PointId>, stance: Stance) {
        self.taken.insert(stance.act, stance.position);
        match point {
            Some(point) => self.on_points.entry(point).or_default().push(stance),
            None => self.untargeted.push(stance),
        }
    }

    fn take(&mut self, points: &[crate::refer::Wording], header: &Header, said: &Said) {
        self.take_for(points, header, said, None);
    }

    fn take_for(
        &mut self,
        points: &[crate::refer::Wording],
        header: &Header,
        said: &Said,
        on_behalf: Option<&Party>,
    ) {
        let stance = |wording| Stance {
            act: header.id,
            by: header.by.clone(),
            position: header.position,
            at: header.at,
            on_behalf: on_behalf.cloned(),
            wording,
            said: said.clone(),
        };
        if points.is_empty() {
            self.enter(None, stance(None));
        }
        for at in points {
            self.enter(Some(at.point), stance(Some(at.wording)));
        }
    }
}

/// ` with point 2`, where a point is kept as part of another.
fn with_point(with: &Option<String>) -> String {
    with.as_ref().map(|label| alloc::format!(" with point {label}")).unwrap_or_default()
}

/// Whether every point named has those words in a draft that the channel holds.
fn held(channel: &Channel, points: &[crate::refer::Wording]) -> Result<(), Refused> {
    let held = |at: &crate::refer::Wording| channel.drafts().has_words(at.point, at.wording);
    if points.iter().all(held) { Ok(()) } else { Err(Refused::NoSuchWords) }
}

/// Whether `by` may agree to these words: on points kept for principals of its party, only they.
pub(crate) fn may_agree(
    channel: &Channel,
    points: &[crate::refer::Wording],
    by: &Actor,
) -> Result<(), Refused> {
    for at in points {
        let Some(kept) = kept(channel, at.point) else { continue };
        if !kept.lets(by) {
            let label = channel.drafts().label(at.point).unwrap_or("?").into();
            let (with, principals) =
                (kept_with(channel, at.point), crate::view::listed(&kept.principals));
            return Err(Refused::Kept { label, with, principals });
        }
    }
    Ok(())
}

/// `point 7` or `points 7, 10`.
pub(crate) fn labels(channel: &Channel, points: &[crate::refer::Wording]) -> String {
    let labels: Vec<String> = points.iter().map(|at| channel.label(at.point)).collect();
    let noun = if labels.len() == 1 { "point" } else { "points" };
    alloc::format!("{noun} {}", labels.join(", "))
}
