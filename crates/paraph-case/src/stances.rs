//! Stances: where each party stands on which words.
//!
//! A stance names the digest of the wording it is about. The same words under another number keep
//! it; other words under the same number do not: it lapses. What a delegate says beyond its
//! mandate is kept and counts ad referendum; what is said for another party is kept and is without
//! effect. None of that is stored: it is computed when asked.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_text::WordingDigest;

use crate::act::Header;
use crate::channel::Channel;
use crate::field::{Words, choice};
use crate::id::{ActId, Actor, Name, Party, PointId};
use crate::packages::{Fell, acceptances};
use crate::time::Time;
use crate::view::Tone;

mod agree;
mod ask;
mod confirm;
mod free;
mod initial;
mod keep;
mod object;
mod reserve;
mod take_note;
mod withdraw;

pub use agree::Agree;
pub use ask::Ask;
pub use confirm::Confirm;
pub use free::Free;
pub use initial::Initial;
pub use keep::Keep;
pub use object::Object;
pub use reserve::Reserve;
pub use take_note::TakeNote;
pub use withdraw::Withdraw;

choice! {
    /// How far an agreement goes. Grades never promote themselves.
    "GRADE" => pub enum Grade {
        /// To the principle only; it names no words and counts for no point.
        Principle = "principle",
        /// To the framework only; it names no words and counts for no point.
        Framework = "framework",
        /// To these words.
        Text = "text",
        /// To these words, initialled: the text is established as authentic.
        Initials = "initials",
        /// To these words, signed.
        Signature = "signature",
    }
}

choice! {
    /// What kind of reservation a party enters on words.
    "KIND" => pub enum Reservation {
        /// Its experts have not finished.
        Scrutiny = "scrutiny",
        /// Its parliament has not been heard.
        Parliamentary = "parliamentary",
        /// On what the words say.
        Substance = "substance",
        /// On how they are put, in some language.
        Linguistic = "linguistic",
        /// On the whole, without more.
        General = "general",
    }
}

choice! {
    /// Where a party stands on words, in a word.
    "STAND" => pub enum Stand {
        /// It has taken no stance.
        Silent = "silent",
        /// It agrees, and that counts.
        Agrees = "agrees",
        /// It agrees, and its authorities have not confirmed.
        AdReferendum = "ad-referendum",
        /// It agrees if something holds.
        AgreesIf = "agrees-if",
        /// It has entered a reservation.
        Reserves = "reserves",
        /// It objects.
        Objects = "objects",
        /// It would object if something came about.
        Undecided = "undecided",
        /// It asked, and has no stance.
        Asked = "asked",
        /// It took note.
        TookNote = "took-note",
        /// It spoke of earlier words, and must be asked again.
        Lapsed = "lapsed",
        /// It accepted a package that is not whole any more, and must be asked again.
        FellWithPackage = "fell-with-package",
    }
}

impl Stand {
    /// One letter for a narrow column; the legend prints beside it.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Silent => "-",
            Self::Agrees => "A",
            Self::AdReferendum => "a",
            Self::AgreesIf => "C",
            Self::Reserves => "R",
            Self::Objects => "O",
            Self::Undecided => "U",
            Self::Asked => "Q",
            Self::TookNote => "N",
            Self::Lapsed => "L",
            Self::FellWithPackage => "F",
        }
    }

    /// How it looks where there is colour.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Agrees => Tone::Good,
            Self::Objects | Self::Reserves => Tone::Open,
            Self::Silent => Tone::Plain,
            _ => Tone::Waiting,
        }
    }
}

/// What a party said of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Agrees.
    Agree {
        /// How far.
        grade: Grade,
        /// Subject to confirmation by its authorities.
        ad_referendum: bool,
        /// Only if this holds.
        condition: Option<Words>,
    },
    /// Objects; with a condition it only warns, and is undecided.
    Object {
        /// Why.
        reason: Words,
        /// What would lift the objection.
        remedy: Option<Words>,
        /// It would object if this came about.
        condition: Option<Words>,
    },
    /// Enters a reservation.
    Reserve {
        /// Of which kind.
        kind: Reservation,
        /// Why.
        reason: Option<Words>,
        /// What would lift it.
        remedy: Option<Words>,
    },
    /// Asks; that is no stance and no refusal.
    Ask(Words),
    /// Takes note, which is not agreeing.
    TakeNote,
}

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

impl Stance {
    /// Whether it agrees without a condition and not ad referendum.
    fn is_plain_agreement(&self) -> bool {
        matches!(self.said, Said::Agree { condition: None, ad_referendum: false, .. })
    }
}

/// A point that only named principals can decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The act that kept it.
    pub act: ActId,
    /// For whom.
    pub principals: Vec<Actor>,
}

impl Kept {
    /// Whether one of the principals is this party's: then only they speak for it on the point.
    #[must_use]
    pub fn concerns(&self, party: &Party) -> bool {
        self.principals.iter().any(|who| who.party == *party)
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
    /// Up to where in the log a party has taken back what it said of a point.
    taken_back: BTreeMap<(PointId, Party), u64>,
    kept: BTreeMap<PointId, Kept>,
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
    #[error("agreement of the grade {0} names no point: it counts for none")]
    Wordless(Grade),
    /// Kept for principals.
    #[error("point {label} is kept for {principals}")]
    Kept {
        /// The point.
        label: String,
        /// For whom.
        principals: String,
    },
    /// Not kept.
    #[error("point {0} is not kept for anybody")]
    NotKept(String),
    /// Kept for somebody whom nobody presented as a principal.
    #[error("{0} was not presented as a principal in this channel")]
    NoPrincipal(Actor),
    /// Initialling is more than agreeing to words, and its own act.
    #[error("a text is initialled by an act of its own, and signed by another")]
    OwnAct,
    /// The words stand in no such draft.
    #[error("the draft named does not have those words at that point")]
    NotInDraft,
    /// Nothing that waits for this party's word.
    #[error("nothing in that act waits for the word of {0}")]
    NothingToConfirm(Party),
    /// A stance that is not there, or not one's own.
    #[error("that is no stance of {0} that stands")]
    NotYours(Party),
}

impl Refused {
    /// What would make it right.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Kept { label, .. } => Some(alloc::format!("act ask --point {label} …")),
            Self::NoSuchWords => Some("draft".to_string()),
            Self::NoPoint => Some("act agree --point 1 --grade text".to_string()),
            Self::Wordless(grade) => Some(alloc::format!("act agree --grade {grade}")),
            Self::NoPrincipal(who) => Some(alloc::format!("delegate {who} --principal")),
            Self::OwnAct => Some("act initial --help".to_string()),
            Self::NotInDraft => Some("draft".to_string()),
            Self::NotKept(_) | Self::NotYours(_) | Self::NothingToConfirm(_) => None,
        }
    }
}

/// Where one party stands on the words that a point has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has said nothing of this point.
    Silent,
    /// It agrees to these words, and that counts.
    Agrees(Stance),
    /// It agrees, but the word of its authorities is still needed.
    AdReferendum(Stance),
    /// It agrees if something holds.
    AgreesIf(Stance),
    /// It objects.
    Objects(Stance),
    /// It would object if something came about.
    Undecided(Stance),
    /// It has entered a reservation.
    Reserves(Stance),
    /// It asked, and has no stance.
    Asked(Stance),
    /// It took note.
    TookNote(Stance),
    /// It stood on words that are not these any more, and must be asked again.
    Lapsed(Stance),
    /// It accepted a package that is not whole any more, and must be asked again.
    FellWithPackage(Stance, Fell),
}

impl Standing {
    /// In a word.
    #[must_use]
    pub const fn stand(&self) -> Stand {
        match self {
            Self::Silent => Stand::Silent,
            Self::Agrees(_) => Stand::Agrees,
            Self::AdReferendum(_) => Stand::AdReferendum,
            Self::AgreesIf(_) => Stand::AgreesIf,
            Self::Reserves(_) => Stand::Reserves,
            Self::Objects(_) => Stand::Objects,
            Self::Undecided(_) => Stand::Undecided,
            Self::Asked(_) => Stand::Asked,
            Self::TookNote(_) => Stand::TookNote,
            Self::Lapsed(_) => Stand::Lapsed,
            Self::FellWithPackage(..) => Stand::FellWithPackage,
        }
    }

    /// The stance behind it, unless the party is silent.
    #[must_use]
    pub const fn stance(&self) -> Option<&Stance> {
        match self {
            Self::Silent => None,
            Self::Agrees(stance)
            | Self::AdReferendum(stance)
            | Self::AgreesIf(stance)
            | Self::Reserves(stance)
            | Self::Objects(stance)
            | Self::Undecided(stance)
            | Self::Asked(stance)
            | Self::TookNote(stance)
            | Self::Lapsed(stance)
            | Self::FellWithPackage(stance, _) => Some(stance),
        }
    }
}

impl Stances {
    /// The principals for whom a point is kept.
    #[must_use]
    pub fn kept(&self, point: PointId) -> Option<&Kept> {
        self.kept.get(&point)
    }

    /// Stances that name no point: they block nothing and count for none.
    pub fn untargeted(&self) -> impl Iterator<Item = &Stance> {
        self.untargeted.iter().filter(|stance| !self.withdrawn.contains(&stance.act))
    }

    /// Stances on a point that stand, in the order of the log.
    pub fn on(&self, point: PointId) -> impl DoubleEndedIterator<Item = &Stance> {
        let all = self.on_points.get(&point).into_iter().flatten();
        all.filter(move |stance| {
            let back = self.taken_back.get(&(point, stance.by.party.clone()));
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

    /// The points and words that an act's stance is about.
    fn words_of(&self, act: ActId) -> Vec<crate::refer::Wording> {
        let words = self.taken_by(act).filter_map(|(point, stance)| {
            Some(crate::refer::Wording { point: point?, wording: stance.wording? })
        });
        words.collect()
    }

    /// Takes back an act's stance, and whatever its party had said before of the same points.
    fn take_back(&mut self, act: ActId) {
        let taken = self.taken_by(act);
        let taken: Vec<_> = taken.map(|(at, s)| (at, s.by.party.clone(), s.position)).collect();
        for (point, party, position) in taken {
            if let Some(point) = point {
                self.taken_back.insert((point, party), position);
            }
        }
        self.withdrawn.insert(act);
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

/// Where `party` stands on a point of the draft on the table.
///
/// A principal for whom the point is kept speaks over the delegates of its party.
#[must_use]
pub fn standing(channel: &Channel, point: PointId, party: &Party) -> Standing {
    let kept = channel.stances().kept(point).filter(|kept| kept.concerns(party));
    let speaks = |by: &Actor| kept.is_none_or(|kept| kept.principals.contains(by));
    let own = |s: &Stance| s.by.party == *party && s.on_behalf.is_none() && speaks(&s.by);
    let stance = match last_word(channel, point, own) {
        None => return Standing::Silent,
        Some((stance, Some(fell))) => return Standing::FellWithPackage(stance, fell),
        Some((stance, None)) => stance,
    };
    let now = channel.drafts().on_the_table().and_then(|held| held.point(point)).map(|p| p.wording);
    if stance.wording != now {
        return Standing::Lapsed(stance);
    }
    match &stance.said {
        Said::Agree { condition: Some(_), .. } => Standing::AgreesIf(stance),
        Said::Agree { ad_referendum: true, .. } => Standing::AdReferendum(stance),
        Said::Agree { .. } if beyond_mandate(channel, point, &stance) => {
            // It takes nothing away from what was agreed to in these words within a mandate.
            let within = |s: &Stance| {
                own(s) && !(s.is_plain_agreement() && beyond_mandate(channel, point, s))
            };
            match last_word(channel, point, within) {
                Some((before, None)) if before.wording == now && before.is_plain_agreement() => {
                    Standing::Agrees(before)
                }
                _ => Standing::AdReferendum(stance),
            }
        }
        Said::Agree { .. } => Standing::Agrees(stance),
        Said::Object { condition: Some(_), .. } => Standing::Undecided(stance),
        Said::Object { .. } => Standing::Objects(stance),
        Said::Reserve { .. } => Standing::Reserves(stance),
        Said::Ask(_) => Standing::Asked(stance),
        Said::TakeNote => Standing::TookNote(stance),
    }
}

/// The last thing that was said on a point by those whose stance counts: a stance on it, or the
/// acceptance of a package that holds it, with what that fell with if it did.
///
/// Of several acceptances one whose package is whole speaks first.
fn last_word(
    channel: &Channel,
    point: PointId,
    counts: impl Fn(&Stance) -> bool,
) -> Option<(Stance, Option<Fell>)> {
    let own = channel.stances().on(point).rfind(|stance| counts(stance));
    let later = |stance: &Stance| own.is_none_or(|own| own.position < stance.position);
    let accepted = acceptances(channel, point)
        .filter(|(stance, _)| counts(stance) && later(stance))
        .max_by_key(|(stance, fell)| (fell.is_none(), stance.position));
    accepted.or_else(|| own.map(|stance| (stance.clone(), None)))
}

/// Whether an agreement goes beyond what its delegate was given.
fn beyond_mandate(channel: &Channel, point: PointId, stance: &Stance) -> bool {
    // It was permitted, so the delegate had a mandate then; without one nothing would be covered.
    let Some(mandate) = channel.members().mandate_at(&stance.by, stance.position) else {
        return true;
    };
    let grade = matches!(&stance.said, Said::Agree { grade, .. }
        if mandate.grade.is_some_and(|most| *grade > most));
    let topic = !mandate.topics.is_empty() && !covers(channel, point, &mandate.topics);
    let period = mandate.period.is_some_and(|period| {
        let (from, until) = period.bounds();
        let latest = stance.at.max(known_to_be_past(channel, stance));
        from.is_some_and(|from| stance.at < from) || until.is_some_and(|until| latest > until)
    });
    grade || topic || period
}

/// Whether a mandate for these topics covers a point: every topic of it and of its sub-points is
/// among them, and it has one.
fn covers(channel: &Channel, point: PointId, mandated: &[Name]) -> bool {
    let drafts = channel.drafts();
    let mut topics: Vec<&Name> = drafts.topics(point).collect();
    if let Some(held) = drafts.on_the_table() {
        topics.extend(held.below(point).flat_map(|sub| drafts.topics(sub.identity)));
    }
    !topics.is_empty() && topics.iter().all(|topic| mandated.contains(topic))
}

/// The latest time that the party itself has written in this log before a stance of its delegate.
///
/// The time of an act is its author's word. A delegate cannot go back behind what its own party wrote
/// before; what other parties write cannot shorten a mandate.
fn known_to_be_past(channel: &Channel, stance: &Stance) -> Time {
    let before = channel.recorded().iter().filter_map(|recorded| recorded.header.as_ref());
    let before = before.take_while(|header| header.position < stance.position);
    let own = before.filter(|header| header.by.party == stance.by.party || header.position == 0);
    own.map(|header| header.at).max().unwrap_or(stance.at)
}

/// The principals whose word a kept point still waits for: they have not agreed to its words.
#[must_use]
pub fn waiting_for(channel: &Channel, point: PointId) -> Vec<Actor> {
    let Some(kept) = channel.stances().kept(point) else { return Vec::new() };
    let now = channel.drafts().on_the_table().and_then(|held| held.point(point)).map(|p| p.wording);
    let agreed = |who: &Actor| {
        let own = |stance: &Stance| stance.by == *who && stance.on_behalf.is_none();
        match last_word(channel, point, own) {
            Some((stance, fell)) => {
                fell.is_none() && stance.wording == now && stance.is_plain_agreement()
            }
            // Whoever agrees to a point agrees to its sub-points.
            None => above(channel, point).is_some_and(|whole| {
                let (at, words) = (whole.identity, Some(whole.wording));
                last_word(channel, at, own).is_some_and(|(stance, fell)| {
                    fell.is_none() && stance.wording == words && stance.is_plain_agreement()
                })
            }),
        }
    };
    kept.principals.iter().filter(|who| !agreed(who)).cloned().collect()
}

/// The point of the draft on the table of which this one is a sub-point, at the first level.
fn above(channel: &Channel, point: PointId) -> Option<&crate::drafts::HeldPoint> {
    let held = channel.drafts().on_the_table()?;
    let at = held.points.iter().position(|held| held.identity == point)?;
    let sub = held.points.get(at).is_some_and(|held| held.depth > 0);
    held.points.get(..at)?.iter().rev().find(|held| held.depth == 0).filter(|_| sub)
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
        let Some(kept) = channel.stances().kept(at.point) else { continue };
        if kept.concerns(&by.party) && !kept.principals.contains(by) {
            let label = channel.drafts().label(at.point).unwrap_or("?").into();
            return Err(Refused::Kept { label, principals: crate::view::listed(&kept.principals) });
        }
    }
    Ok(())
}

/// `point 7` or `points 7, 10`, by the labels they have now.
pub(crate) fn labels(channel: &Channel, points: &[crate::refer::Wording]) -> String {
    let labels: Vec<&str> =
        points.iter().map(|at| channel.drafts().label(at.point).unwrap_or("?")).collect();
    let noun = if labels.len() == 1 { "point" } else { "points" };
    alloc::format!("{noun} {}", labels.join(", "))
}
