//! `point`: the whole story of one point, from the acts that concern it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::inputs::Proposal;
use super::log::ActShown;
use super::offers::OfferShown;
use super::packages::PackageShown;
use super::status::{PointStatus, SubPoint};
use crate::channel::Channel;
use crate::competence::concerning;
use crate::concerning::{about, in_full};
use crate::drafts::{Held, HeldPoint, of_whom, submitted_by};
use crate::id::{Actor, Party, PointId};
use crate::refer::{PointRef, asked as asked_for};
use crate::seen::Seen;
use crate::stances::{Grade, Said, Stance, kept, kept_with, word};
use crate::view::{Asked, NoView, Page, Tone, View, listed, view};

view! {
    /// A point and its story.
    pub struct PointView {
        /// The draft on the table; the last that had it, where that has no place for it.
        draft: String,
        /// Its status.
        status: PointStatus,
        /// Who agrees to its words, and how far.
        agreed_by: Vec<AgreedBy>,
        /// What it is about.
        topics: Vec<String>,
        /// For whom it is kept.
        kept_for: Vec<String>,
        /// The point above that it is kept with, where it is not kept itself.
        kept_with: Option<String>,
        /// Who is said to decide a topic of it alone, by whom, and who recognises it.
        competence: Vec<String>,
        /// The packages that it is a point of.
        packages: Vec<PackageShown>,
        /// What is offered on it, and not withdrawn.
        offers: Vec<OfferShown>,
        /// What was said for a party by another: without effect until that party confirms it.
        without_effect: Vec<WithoutEffect>,
        /// Its words in each draft that is held.
        drafts: Vec<Words>,
        /// Amendments to it, and what became of them.
        amendments: Vec<Proposal>,
        /// The acts about it and its sub-points, in the order of the log.
        acts: Vec<ActOnPoint>,
    }
}

view! {
    /// A party that agrees to the words, and that counts.
    pub struct AgreedBy {
        /// The party.
        party: Party,
        /// Who spoke for it.
        by: String,
        /// How far the agreement goes.
        grade: Grade,
        /// The point above, when it agreed to that and said nothing of this one.
        through: Option<String>,
    }
}

view! {
    /// Something said for another party.
    pub struct WithoutEffect {
        /// Who said it.
        by: String,
        /// For whom.
        for_party: Party,
        /// In a sentence.
        sentence: String,
    }
}

view! {
    /// Its words in one draft.
    pub struct Words {
        /// The draft.
        draft: String,
        /// Its label there.
        label: String,
        /// Who submitted it, where the pen-holder did not issue it.
        submitted_by: Option<Actor>,
        /// Its own words there.
        words: String,
        /// Its sub-points there.
        sub_points: Vec<SubPoint>,
        /// The draft that it comes from, where the point has the same words in it.
        same_as: Option<String>,
    }
}

view! {
    /// An act about the point.
    pub struct ActOnPoint {
        /// The act.
        act: ActShown,
        /// Whether it took a stance that was withdrawn since.
        withdrawn: bool,
    }
}

impl View for PointView {
    const NAME: &'static str = "point";
    const ABOUT: &'static str = "The whole story of one point";
    const ASKED: Option<Asked> = Some(Asked {
        word: "POINT",
        help: "Its label in the draft on the table, or `7 of draft-1`",
        required: true,
    });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let said = asked.unwrap_or_default();
        let no = || NoView::NoSuch { what: "point", said: said.into() };
        let drafts = channel.drafts();
        let (name, held, point) = asked_for(said, drafts).ok_or_else(no)?;
        let id = point.identity;
        let is_there = drafts.on_the_table().is_some_and(|table| table.point(id).is_some());
        let kept = kept(channel, id).map(|kept| kept.principals).unwrap_or_default();
        Ok(Self {
            draft: name.to_string(),
            status: match is_there {
                true => PointStatus::of(channel, held, point),
                false => PointStatus::elsewhere(channel, held, point),
            },
            agreed_by: agreed_by(channel, held, point),
            topics: drafts.topics(id).map(ToString::to_string).collect(),
            kept_for: kept.iter().map(ToString::to_string).collect(),
            kept_with: kept_with(channel, id),
            competence: concerning(channel, id).map(|rule| rule.sentence(channel)).collect(),
            packages: packages(channel, id, &seen.reader().party),
            offers: offers(seen, id),
            without_effect: without_effect(channel, id),
            drafts: through_drafts(channel, id),
            amendments: amendments(seen, id),
            acts: acts(channel, id),
        })
    }

    fn lines(&self, page: &mut Page) {
        page.line(0, format!("point {} of {}", self.status.label, self.draft));
        self.status.lines(page);
        page.verbatim(1, &self.status.words);
        self.status.sub_points.iter().for_each(|sub| sub.line(1, page));
        if !self.agreed_by.is_empty() {
            page.line(
                0,
                format!("agreed to by {}", listed(self.agreed_by.iter().map(AgreedBy::short))),
            );
        }
        if !self.topics.is_empty() {
            page.line(0, format!("about: {}", listed(&self.topics)));
        }
        if !self.kept_for.is_empty() {
            let with = self.kept_with.as_ref().map(|label| format!("with point {label} "));
            let with = with.unwrap_or_default();
            page.line(0, format!("kept {with}for {}", listed(&self.kept_for)));
        }
        // A rule that still holds the point open was said above, among the holds.
        let said = |rule: &&String| !self.status.holds.iter().any(|h| h.sentence.contains(*rule));
        for rule in self.competence.iter().filter(said) {
            page.line(0, rule.clone());
        }
        for package in &self.packages {
            page.line(0, format!("in the package {}, {}", package.name, package.fate()));
        }
        for offer in &self.offers {
            page.line(0, offer.standing());
        }
        for said in &self.without_effect {
            page.toned(0, Tone::Waiting, said.sentence.clone());
        }
        for amendment in &self.amendments {
            amendment.lines(0, page);
        }
        if self.drafts.len() > 1 {
            page.line(0, "its words through the drafts:");
            for words in &self.drafts {
                page.line(1, words.sentence());
                if words.same_as.is_none() {
                    page.verbatim(2, &words.words);
                    words.sub_points.iter().for_each(|sub| sub.line(2, page));
                }
            }
        }
        if !self.acts.is_empty() {
            page.line(0, "the acts on it, in order:");
        }
        self.acts.iter().for_each(|act| act.line(page));
    }
}

impl ActOnPoint {
    /// Its place, when, who, what, and whether it was withdrawn.
    fn line(&self, page: &mut Page) {
        let mut pieces = self.act.pieces();
        if self.withdrawn {
            pieces.push((Tone::Waiting, " (withdrawn since)".into()));
        }
        page.pieces(1, pieces);
    }
}

impl AgreedBy {
    /// `A (text, through point 3)`.
    fn short(&self) -> String {
        let through = self.through.as_ref().map(|label| format!(", through point {label}"));
        format!("{} ({}{})", self.party, self.grade, through.unwrap_or_default())
    }
}

impl Words {
    /// `draft-2, point 7 (the words of draft-1)`, `counter (submitted by lee@B), point 7`.
    fn sentence(&self) -> String {
        let same = self.same_as.as_ref().map(|draft| format!(" (the words of {draft})"));
        let draft = of_whom(&self.draft, self.submitted_by.as_ref());
        format!("{draft}, point {}{}", self.label, same.unwrap_or_default())
    }
}

fn agreed_by(channel: &Channel, held: &Held, point: &HeldPoint) -> Vec<AgreedBy> {
    let agreed = channel.members().with_a_say().filter_map(|party| {
        let word = word(channel, held, point, party);
        let stance = word.agreement()?;
        let Said::Agree { grade, .. } = stance.said else { return None };
        let (party, by) = (party.clone(), stance.by.to_string());
        Some(AgreedBy { party, by, grade, through: word.through })
    });
    agreed.collect()
}

fn without_effect(channel: &Channel, point: PointId) -> Vec<WithoutEffect> {
    let stances = channel.stances();
    let confirmed = |said: &Stance, party: &Party| {
        let own = |s: &&Stance| s.by.party == *party && s.on_behalf.is_none();
        stances.on(point).filter(own).any(|own| {
            let agrees = matches!(own.said, Said::Agree { .. });
            agrees && own.position > said.position && own.wording == said.wording
        })
    };
    let shown = stances.on_behalf(point).filter_map(|stance| {
        let party = stance.on_behalf.clone()?;
        if confirmed(stance, &party) {
            return None;
        }
        let said = stance.said.now();
        let sentence =
            format!("{} {said} for {party}: without effect until {party} confirms", stance.by);
        Some(WithoutEffect { by: stance.by.to_string(), for_party: party, sentence })
    });
    shown.collect()
}

fn packages(channel: &Channel, point: PointId, reader: &Party) -> Vec<PackageShown> {
    let all = channel.packages().all().iter();
    let with = all.filter(|(_, _, package)| package.has(point));
    with.map(|it| PackageShown::of(channel, it, reader)).collect()
}

fn offers(seen: &Seen<'_>, point: PointId) -> Vec<OfferShown> {
    let here = PointRef { channel: None, point };
    let all = seen.channel().offers().all().iter();
    let about = all.filter(|(_, _, it)| it.withdrawn.is_none() && it.points.contains(&here));
    about.map(|(_, name, it)| OfferShown::of(seen, seen.channel(), name, it)).collect()
}

/// Its words in every draft that is held, each set beside those in the draft that it comes from.
fn through_drafts(channel: &Channel, point: PointId) -> Vec<Words> {
    let drafts = channel.drafts();
    let all = drafts.all().iter().filter_map(|(id, name, known)| {
        let held = known.held.as_ref()?;
        let at = held.point(point)?;
        let before = drafts.held(held.base);
        let before = before.and_then(|base| Some(in_full(base, base.point(point)?)));
        let same_as = held.base.filter(|_| before == Some(in_full(held, at)));
        let same_as = same_as.and_then(|base| drafts.all().name(base));
        Some(Words {
            draft: name.to_string(),
            submitted_by: submitted_by(channel, id),
            label: at.label.clone(),
            words: at.words.clone(),
            sub_points: SubPoint::all(held, at),
            same_as: same_as.map(ToString::to_string),
        })
    });
    all.collect()
}

/// The acts about a point, in the order of the log.
fn acts(channel: &Channel, point: PointId) -> Vec<ActOnPoint> {
    let shown = about(channel, point).into_iter().map(|(position, recorded)| ActOnPoint {
        act: ActShown::of(channel, position, recorded),
        withdrawn: channel.stances().is_withdrawn(recorded.id),
    });
    shown.collect()
}

/// The amendments to a point, as every view shows them.
fn amendments(seen: &Seen<'_>, point: PointId) -> Vec<Proposal> {
    let channel = seen.channel();
    let all = channel.amendments().all().iter();
    let about = all.filter(|(_, _, amendment)| amendment.at.point == point);
    about.map(|(id, name, it)| Proposal::amendment(seen, channel, id, name, it)).collect()
}
