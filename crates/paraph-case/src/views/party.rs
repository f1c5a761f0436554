//! `party`: who speaks for a party, where it stands by its own acts, and what is claimed of it.
//!
//! What a group is reported to have said is said by none of its members, so only statements that
//! name the party itself stand here.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, told};
use super::status::Wordless;
use crate::channel::Channel;
use crate::id::{Actor, Party, PointId};
use crate::members::{Mandate, Standing};
use crate::seen::Seen;
use crate::stances::{self, Grade, Stance, Stand, asides, standing};
use crate::view::{Asked, NoView, Page, Tone, View, listed, number, view};

view! {
    /// A party.
    pub struct PartyView {
        /// Its name.
        party: Party,
        /// What it is to the instrument; absent when it is no member here.
        standing: Option<Standing>,
        /// Who acts for it, and what each may agree to.
        delegates: Vec<DelegateShown>,
        /// Who acted for it until it was revoked.
        revoked: Vec<RevokedShown>,
        /// Where it stands, by its own acts.
        stances: Vec<StanceShown>,
        /// What its delegates say of points kept for its principals: that decides nothing.
        asides: Vec<String>,
        /// What it said without naming a point: that counts for none.
        wordless: Vec<String>,
        /// What others said for it without naming a point: without effect until it confirms.
        said_for_it: Vec<String>,
        /// What it is reported to have said: claims, never counted.
        claims: Vec<Claim>,
    }
}

view! {
    /// Somebody who acts for the party.
    pub struct DelegateShown {
        /// Who.
        delegate: Actor,
        /// Whether it can decide what is kept for principals.
        principal: bool,
        /// The highest grade of agreement that it may give; absent without a limit.
        grade: Option<Grade>,
        /// The topics that it may agree to; empty without a limit.
        topics: Vec<String>,
        /// The time that its mandate is good for; absent without a limit.
        period: Option<String>,
        /// Whether it is known what it may agree to: in a reconstruction, only what is recorded is.
        mandate_known: bool,
    }
}

view! {
    /// Somebody who acts for the party no longer. What it did before stands.
    pub struct RevokedShown {
        /// Who.
        delegate: Actor,
        /// Whether it could decide what is kept for principals.
        principal: bool,
        /// The place in the log of the act that revoked it.
        position: u64,
    }
}

view! {
    /// Where it stands on one point.
    pub struct StanceShown {
        /// The point.
        point: String,
        /// The draft in which the point has that label.
        draft: String,
        /// Where it stands; absent when the point is not on the table.
        stand: Option<Stand>,
        /// In a sentence.
        sentence: String,
    }
}

impl View for PartyView {
    const NAME: &'static str = "party";
    const ABOUT: &'static str =
        "A party: its delegates, its stances by its own acts, and what is claimed of it";
    const ASKED: Option<Asked> = Some(Asked { word: "PARTY", help: "Which party", required: true });

    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let said = asked.unwrap_or_default();
        let no = || NoView::NoSuch { what: "party", said: said.into() };
        let party: Party = said.parse().map_err(|_| no())?;
        let member = channel.members().get(&party);
        let of = |of: &Option<Party>| of.as_ref() == Some(&party);
        let claims = told(seen).into_iter().filter(|(_, _, _, told)| of(&told.record.party));
        let claims: Vec<Claim> = claims.map(|told| Claim::of(seen, told)).collect();
        if member.is_none() && claims.is_empty() {
            return Err(no());
        }
        let delegates = channel.members().delegates().filter(|(actor, _)| actor.party == party);
        let revoked = channel.members().revoked().filter(|(actor, _, _)| actor.party == party);
        let wordless = Wordless::all(channel, &|said| said.stance.by.party == party).into_iter();
        let for_it = |said: &stances::Wordless<'_>| said.stance.on_behalf.as_ref() == Some(&party);
        let said_for_it = Wordless::all(channel, &for_it).into_iter();
        Ok(Self {
            standing: member.map(|member| member.standing),
            delegates: delegates
                .map(|(actor, mandate)| DelegateShown::of(channel, actor, mandate))
                .collect(),
            revoked: revoked
                .map(|(actor, mandate, position)| RevokedShown {
                    delegate: actor.clone(),
                    principal: mandate.principal,
                    position,
                })
                .collect(),
            stances: stances(channel, &party),
            asides: asides_of(channel, &party),
            wordless: wordless.map(|said| said.sentence).collect(),
            said_for_it: said_for_it
                .map(|said| format!("{} {}", said.party, said.sentence))
                .collect(),
            claims,
            party,
        })
    }

    fn lines(&self, page: &mut Page) {
        let what = match self.standing {
            Some(Standing::Party) => "a party to the instrument",
            Some(Standing::Mediator) => "a mediator, without a say of its own",
            Some(Standing::Observer) => "an observer, without a say of its own",
            None => "no member of this channel",
        };
        page.line(0, format!("{}, {what}", self.party));
        for delegate in &self.delegates {
            page.line(0, delegate.sentence());
        }
        for revoked in &self.revoked {
            page.toned(0, Tone::Quiet, revoked.sentence());
        }
        if self.stances.is_empty() && self.wordless.is_empty() {
            page.toned(0, Tone::Strong, "no stance in this channel");
        } else {
            page.toned(0, Tone::Strong, "where it stands, by its own acts:");
        }
        for stance in &self.stances {
            let tone = stance.stand.map_or(Tone::Plain, Stand::tone);
            page.toned(
                1,
                tone,
                format!("point {} of {}: {}", stance.point, stance.draft, stance.sentence),
            );
        }
        for sentence in &self.asides {
            page.toned(1, Tone::Waiting, sentence.clone());
        }
        for sentence in &self.wordless {
            page.line(1, sentence.clone());
        }
        for sentence in &self.said_for_it {
            page.toned(0, Tone::Waiting, sentence.clone());
        }
        if self.claims.is_empty() {
            return;
        }
        let claims = number(self.claims.len(), "statement");
        page.toned(0, Tone::Strong, format!("beside that, {claims}: claims, and none is counted:"));
        for claim in &self.claims {
            page.toned(1, Tone::Quiet, format!("{}: {}", claim.kind, claim.sentence));
        }
    }
}

impl DelegateShown {
    fn of(channel: &Channel, actor: &Actor, mandate: &Mandate) -> Self {
        let limited =
            mandate.grade.is_some() || !mandate.topics.is_empty() || mandate.period.is_some();
        Self {
            mandate_known: limited || channel.charter().reconstruction.is_none(),
            delegate: actor.clone(),
            principal: mandate.principal,
            grade: mandate.grade,
            topics: mandate.topics.iter().map(ToString::to_string).collect(),
            period: mandate.period.as_ref().map(ToString::to_string),
        }
    }

    fn sentence(&self) -> String {
        let mut mandate = Vec::new();
        if self.principal {
            mandate.push("can decide what is kept for principals".to_string());
        }
        if !self.mandate_known {
            let none = "mandate: none is recorded";
            return match self.principal {
                true => format!("{} {}; {none}", self.delegate, mandate.concat()),
                false => format!("{}, {none}", self.delegate),
            };
        }
        mandate.push(match self.grade {
            Some(grade) => format!("may agree up to the grade {grade}"),
            None => "may agree to every grade".into(),
        });
        match self.topics.is_empty() {
            true => mandate.push("on every topic".into()),
            false => mandate.push(format!("on {}", listed(&self.topics))),
        }
        if let Some(period) = &self.period {
            mandate.push(format!("in {period}"));
        }
        let unlimited = self.grade.is_none() && self.topics.is_empty() && self.period.is_none();
        let given = if unlimited { ": no limit was given" } else { "" };
        format!("{} {}{given}", self.delegate, mandate.join(", "))
    }
}

impl RevokedShown {
    fn sentence(&self) -> String {
        let role = if self.principal { "a principal, " } else { "" };
        let Self { delegate, position, .. } = self;
        format!(
            "{delegate}, {role}was revoked in act {position} of the log; what it did before stands"
        )
    }
}

/// Where the party stands: on the points of the draft on the table, in their order, then on words
/// that it spoke of elsewhere.
fn stances(channel: &Channel, party: &Party) -> Vec<StanceShown> {
    let drafts = channel.drafts();
    let name = drafts.working().and_then(|draft| drafts.all().name(draft));
    let table = drafts.on_the_table().into_iter().flat_map(|held| &held.points);
    let on_the_table: BTreeSet<PointId> = table.clone().map(|point| point.identity).collect();
    let there = table.filter_map(|point| {
        let stand = standing(channel, point.identity, party);
        stand.stance.as_ref()?;
        Some(StanceShown {
            point: point.label.clone(),
            draft: name.map(ToString::to_string).unwrap_or_default(),
            stand: Some(stand.stand),
            sentence: stand.says(),
        })
    });
    let elsewhere = channel.stances().own_words(party);
    let elsewhere = elsewhere.filter(|(point, _)| !on_the_table.contains(point));
    there
        .chain(elsewhere.filter_map(|(point, stance)| elsewhere_shown(channel, point, stance)))
        .collect()
}

/// What delegates of the party say of points of the draft on the table that are kept for its
/// principals.
fn asides_of(channel: &Channel, party: &Party) -> Vec<String> {
    let table = channel.drafts().on_the_table();
    let points = table.into_iter().flat_map(|held| held.points.iter().map(move |at| (held, at)));
    let all = points.flat_map(|(held, point)| {
        let own = asides(channel, held, point).filter(|aside| aside.by.party == *party);
        own.map(|aside| format!("point {}: {}", point.label, aside.sentence()))
    });
    all.collect()
}

/// A stance on words that are not on the table: of a counter-proposal, or of a point without a place
/// in the draft that is.
fn elsewhere_shown(channel: &Channel, point: PointId, stance: &Stance) -> Option<StanceShown> {
    let in_draft = |held: &crate::drafts::Held| {
        let held = held.point(point).filter(|held| Some(held.wording) == stance.wording)?;
        Some(held.label.clone())
    };
    let mut all = channel.drafts().all().iter().rev();
    let (name, label) =
        all.find_map(|(_, name, known)| Some((name, known.held.as_ref().and_then(in_draft)?)))?;
    Some(StanceShown {
        point: label,
        draft: name.to_string(),
        stand: None,
        sentence: format!("{} (not on the table)", stance.said.now()),
    })
}
