//! `offers`: what each party would give on a condition, and what counts as given.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::pointer;
use crate::channel::Channel;
use crate::id::{Actor, Name, Party};
use crate::offers::Offer;
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, added, listed, view};

view! {
    /// The offers of the channel.
    pub struct OffersView {
        /// Offers whose condition nobody attested: nothing is given.
        offers: Vec<OfferShown>,
        /// Offers whose condition was attested.
        given: Vec<OfferShown>,
        /// Offers beyond a mandate that their parties have not confirmed: nothing is given.
        ad_referendum: Vec<OfferShown>,
        /// Offers that were withdrawn.
        withdrawn: Vec<OfferShown>,
        /// Who alone attests in this channel; empty when every member may.
        attestors: Vec<Party>,
    }
}

view! {
    /// One offer.
    pub struct OfferShown {
        /// The channel, when it is not the one that was asked.
        channel: Option<String>,
        /// What it is called.
        name: String,
        /// Who offers.
        by: Actor,
        /// What would be given.
        what: String,
        /// On which condition, as it reads after `if`.
        condition: String,
        /// The points that it is about.
        points: Vec<String>,
        /// Whether it counts as given.
        given: bool,
        /// To whom it goes, where it was made beyond a mandate and is not confirmed; in a sentence.
        referral: Option<String>,
        /// Who attested that the condition is met.
        attested: Vec<AttestationShown>,
    }
}

view! {
    /// A member's word that the condition is met.
    pub struct AttestationShown {
        /// Who.
        by: Actor,
        /// When it was met.
        when: String,
        /// What was seen.
        seen: Option<String>,
        /// Whether the condition names the very party that attests it.
        own: bool,
    }
}

impl View for OffersView {
    const NAME: &'static str = "offers";
    const ABOUT: &'static str = "What is offered on a condition, and what counts as given";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let attestors = seen.channel().members().attestors().cloned().collect();
        let (offers, given) = (Vec::new(), Vec::new());
        let (ad_referendum, withdrawn) = (Vec::new(), Vec::new());
        let mut view = Self { offers, given, ad_referendum, withdrawn, attestors };
        for channel in seen.channels() {
            for (_, name, offer) in channel.offers().all().iter() {
                let shown = OfferShown::of(seen, channel, name, offer);
                let list = match (offer.withdrawn, &shown.referral, shown.given) {
                    (Some(_), _, _) => &mut view.withdrawn,
                    (None, Some(_), _) => &mut view.ad_referendum,
                    (None, None, true) => &mut view.given,
                    (None, None, false) => &mut view.offers,
                };
                list.push(shown);
            }
        }
        Ok(view)
    }

    fn lines(&self, page: &mut Page) {
        let offers = self.offers.len() + self.ad_referendum.len();
        let given = self.given.len();
        if !self.attestors.is_empty() {
            page.line(0, format!("attested here by {} only", listed(&self.attestors)));
        }
        if offers + given + self.withdrawn.len() == 0 {
            return page.line(0, "no offers");
        }
        page.line(0, format!("{offers} on offer, {given} given"));
        for (heading, tone, list) in [
            ("offers, whose condition nobody attested:", Tone::Plain, &self.offers),
            ("offers beyond a mandate, not confirmed:", Tone::Waiting, &self.ad_referendum),
            ("given:", Tone::Plain, &self.given),
            ("withdrawn:", Tone::Quiet, &self.withdrawn),
        ] {
            if !list.is_empty() {
                page.toned(0, Tone::Strong, heading);
            }
            for offer in list {
                offer.lines(page, tone);
            }
        }
    }
}

impl OfferShown {
    pub(crate) fn of(seen: &Seen<'_>, channel: &Channel, name: &Name, offer: &Offer) -> Self {
        let home = channel.id() == seen.channel().id();
        let points = offer.points.iter().map(|point| pointer::point(seen, channel, point));
        let attested = offer.attested.iter().map(|attestation| AttestationShown {
            by: attestation.by.clone(),
            when: attestation.when.to_string(),
            seen: attestation.seen.as_ref().map(ToString::to_string),
            own: names(offer.condition.as_str(), attestation.by.party.as_str()),
        });
        Self {
            channel: (!home).then(|| channel.name().to_string()),
            name: name.to_string(),
            by: offer.by.clone(),
            what: offer.what.to_string(),
            condition: offer.condition.after_if().to_string(),
            points: points.collect(),
            given: offer.is_given(channel),
            referral: offer.referral(channel).map(|referral| referral.sentence("offers this")),
            attested: attested.collect(),
        }
    }

    fn lines(&self, page: &mut Page, tone: Tone) {
        let about = match self.points.as_slice() {
            [] => String::new(),
            points => format!(" (on {})", listed(points)),
        };
        page.toned(1, tone, format!("{}{about}", self.sentence()));
        if let Some(referral) = &self.referral {
            page.toned(2, Tone::Waiting, format!("{} {referral}", self.by.party));
        }
        for AttestationShown { by, when, seen, own } in &self.attested {
            let seen = added(seen.as_ref());
            let own = match own {
                true => format!(" of {} itself", by.party),
                false => String::new(),
            };
            page.line(2, format!("{by} attested{own} that it was met ({when}){seen}"));
        }
    }

    /// Whether it is on offer or given, and what it is.
    pub(super) fn standing(&self) -> String {
        let given = match (&self.referral, self.given) {
            (Some(_), _) => "on offer beyond a mandate, not confirmed",
            (None, false) => "on offer",
            (None, true) => "given",
        };
        format!("{given}: {}", self.sentence())
    }

    /// `offer-1 by B: B lifts the embargo, if A stops the fire`.
    pub(crate) fn sentence(&self) -> String {
        let Self { name, by, what, condition, .. } = self;
        let at = self.channel.as_ref().map(|c| format!(" in {c}")).unwrap_or_default();
        format!("{name} by {by}{at}: {what}, if {condition}")
    }
}

/// Whether words name a party, by a word of its own.
fn names(words: &str, party: &str) -> bool {
    words.match_indices(party).any(|(at, _)| {
        let (before, after) = (words.get(..at), words.get(at + party.len()..));
        let before = before.and_then(|before| before.chars().next_back());
        let after = after.and_then(|after| after.chars().next());
        [before, after].into_iter().flatten().all(|beside| !beside.is_alphanumeric())
    })
}
