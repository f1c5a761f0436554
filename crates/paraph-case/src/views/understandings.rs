//! `understandings`: what parties hold to be settled, who says so and who does not, and which of it
//! the draft on the table has no place for any more.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::drafts::Held;
use crate::id::{ActId, Actor, Name, Party};
use crate::seen::Seen;
use crate::understandings::{Altered, Gap, Presence, Says, Understanding, altered, called, gaps};
use crate::view::{NoView, Page, Tone, View, added, listed, view};

view! {
    /// The understandings.
    pub struct UnderstandingsView {
        /// Each of them, in the order they were asserted.
        understandings: Vec<UnderstandingShown>,
    }
}

view! {
    /// One understanding.
    pub struct UnderstandingShown {
        /// What it is called.
        name: String,
        /// Who asserts it.
        by: Actor,
        /// What is understood; absent when nobody put it into words.
        words: Option<String>,
        /// With whom; empty when that is unknown.
        with: Vec<Party>,
        /// Whom it binds, and whether each was there.
        binds: Vec<BoundShown>,
        /// When it came about.
        when: String,
        /// What each party says of it.
        says: Vec<Saying>,
        /// The same in a sentence, as it is printed where it is cited.
        account: String,
        /// The points that it is linked to, by their last label.
        points: Vec<String>,
        /// Whether its asserter ended it.
        ended: bool,
        /// What the draft on the table has no place for; empty when nothing is missing.
        uncovered: Vec<String>,
        /// What the draft on the table has in other words than when it was asserted.
        altered: Vec<String>,
    }
}

view! {
    /// A party that an understanding binds.
    pub struct BoundShown {
        /// The party.
        party: Party,
        /// Whether it was there when the understanding came about.
        presence: Presence,
    }
}

view! {
    /// What one party says.
    pub struct Saying {
        /// The party.
        party: Party,
        /// In a word.
        says: Says,
        /// Why, where it said so.
        reason: Option<String>,
    }
}

view! {
    /// An understanding that the draft on the table has no place for, or has in other words.
    pub struct Uncovered {
        /// What it is called.
        understanding: String,
        /// Who asserts it, confirms, denies or is silent, and whom it binds.
        account: String,
        /// What has no place where, or other words.
        sentence: String,
    }
}

view! {
    /// An understanding that a draft cites.
    pub struct Cited {
        /// What it is called.
        understanding: String,
        /// Who asserts it, confirms, denies or is silent, and whom it binds.
        account: String,
    }
}

/// The understandings that a draft cites.
pub(super) fn cited(channel: &Channel, held: &Held) -> Vec<Cited> {
    let cited = held.cites.iter().filter_map(|cited| {
        let account = cited.look(channel).ok()?.account(channel);
        Some(Cited { understanding: cited.called(channel), account })
    });
    cited.collect()
}

impl Uncovered {
    /// Every understanding that stands and that a draft on the table has no place for, or has in
    /// other words than when it was asserted.
    pub(super) fn all(seen: &Seen<'_>) -> Vec<Self> {
        let mut all = Vec::new();
        for home in seen.channels() {
            for (id, name, understanding) in home.understandings().all().iter() {
                if understanding.ended.is_some() {
                    continue;
                }
                let gaps = gaps(seen, home, understanding);
                let altered = altered(seen, home, id, understanding);
                let gaps = gaps.iter().map(Gap::sentence);
                let sentences = gaps.chain(altered.iter().map(Altered::sentence));
                all.extend(sentences.map(|sentence| Self {
                    understanding: called(seen, home, name),
                    account: understanding.account(home),
                    sentence,
                }));
            }
        }
        all
    }

    pub(super) fn lines(&self, page: &mut Page) {
        let sentence = format!("{} is {}", self.understanding, self.sentence);
        page.toned(0, Tone::Open, sentence);
        page.line(1, self.account.clone());
    }
}

impl UnderstandingShown {
    fn of(
        seen: &Seen<'_>,
        home: &Channel,
        id: ActId,
        name: &Name,
        understanding: &Understanding,
    ) -> Self {
        let label = |at: &crate::refer::PointRef| {
            let channel = seen.from(home, at.channel)?;
            let (label, _) = channel.drafts().last_place(at.point)?;
            Some(match channel.id() == seen.channel().id() {
                true => label,
                false => format!("{label} in {}", channel.name()),
            })
        };
        let says = understanding.says(home).into_iter().map(|(party, says)| {
            let word = understanding.answers.get(&party);
            let reason = word.and_then(|word| word.reason.as_ref()).map(ToString::to_string);
            Saying { party, says, reason }
        });
        let binds = understanding.binds.iter().map(|party| BoundShown {
            party: party.clone(),
            presence: understanding.present(party),
        });
        let missing = gaps(seen, home, understanding);
        let altered = altered(seen, home, id, understanding);
        let ended = understanding.ended.is_some();
        Self {
            name: called(seen, home, name),
            by: understanding.by.clone(),
            words: understanding.words.as_ref().map(ToString::to_string),
            with: understanding.with.clone(),
            binds: binds.collect(),
            when: understanding.when.to_string(),
            says: says.collect(),
            account: understanding.account(home),
            points: understanding.points.iter().filter_map(label).collect(),
            ended,
            uncovered: missing.iter().filter(|_| !ended).map(Gap::sentence).collect(),
            altered: altered.iter().filter(|_| !ended).map(Altered::sentence).collect(),
        }
    }

    fn lines(&self, page: &mut Page) {
        page.line(0, format!("{}: {}", self.name, self.account));
        let words = self.words.as_deref().unwrap_or("unknown (nobody has put it into words)");
        page.line(1, format!("words: {words}"));
        let with = match self.with.is_empty() {
            true => "unknown".to_string(),
            false => listed(&self.with),
        };
        page.line(1, format!("with: {with}; when: {}", self.when));
        for bound in &self.binds {
            bound.line(page);
        }
        for saying in &self.says {
            let why = added(saying.reason.as_ref());
            let says = match saying.says {
                Says::Asserts => "asserts it",
                Says::Confirms => "confirms it",
                Says::Denies => "denies it",
                Says::Silent => "is silent",
                Says::Unknown => "is no member here; what it says is unknown",
            };
            page.line(1, format!("{} {says}{why}", saying.party));
        }
        page.line(
            1,
            match self.points.as_slice() {
                [] => "linked to no point".to_string(),
                [point] => format!("linked to point {point}"),
                points => format!("linked to points {}", listed(points)),
            },
        );
        for sentence in self.uncovered.iter().chain(&self.altered) {
            page.toned(1, Tone::Open, sentence.clone());
        }
    }
}

impl BoundShown {
    fn line(&self, page: &mut Page) {
        let party = &self.party;
        let (tone, presence) = match self.presence {
            Presence::Present => (Tone::Plain, ", which was present".to_string()),
            Presence::Absent => (Tone::Open, format!(", {party} not present")),
            Presence::Unknown => (Tone::Waiting, "; whether it was present is unknown".into()),
        };
        page.toned(1, tone, format!("binds {party}{presence}"));
    }
}

impl View for UnderstandingsView {
    const NAME: &'static str = "understandings";
    const ABOUT: &'static str =
        "What parties hold to be settled, who confirms it, and what a new draft has no place for";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let mut understandings = Vec::new();
        for home in seen.channels() {
            let all = home.understandings().all().iter();
            understandings.extend(all.map(|(id, name, understanding)| {
                UnderstandingShown::of(seen, home, id, name, understanding)
            }));
        }
        Ok(Self { understandings })
    }

    fn lines(&self, page: &mut Page) {
        if self.understandings.is_empty() {
            page.line(0, "no understanding was asserted");
        }
        for understanding in &self.understandings {
            understanding.lines(page);
        }
    }
}
