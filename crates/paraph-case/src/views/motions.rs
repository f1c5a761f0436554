//! `motions`: what was moved, who consented, and whose consent is missing.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::id::{ActId, Actor, Party, short};
use crate::members::{Change, DecisionRule};
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, listed, view};

view! {
    /// The motions.
    pub struct MotionsView {
        /// Each of them, in the order they were moved.
        motions: Vec<MotionShown>,
    }
}

view! {
    /// One motion.
    pub struct MotionShown {
        /// What it is called.
        name: String,
        /// Who moved it.
        by: Actor,
        /// What it changes, in a sentence.
        change: String,
        /// The key of the member that it admits, or of the host.
        key: Option<String>,
        /// Who consented.
        consents: Vec<Party>,
        /// Who consented beyond a mandate, of parties that have not otherwise: none counts.
        ad_referendum: Vec<Actor>,
        /// The parties that have not; where a majority decides, some of them will do.
        awaited: Vec<Party>,
        /// Why it cannot be carried any more, where another act has overtaken it.
        overtaken: Option<String>,
        /// The channel's rule.
        rule: DecisionRule,
        /// The act with which it took effect.
        carried: Option<ActId>,
    }
}

impl MotionShown {
    fn lines(&self, page: &mut Page) {
        page.line(0, format!("{} by {}: {}", self.name, self.by, self.change));
        if let Some(key) = &self.key {
            page.line(1, format!("key {key}"));
        }
        if !self.consents.is_empty() {
            page.line(1, format!("consent: {}", listed(&self.consents)));
        }
        for by in &self.ad_referendum {
            let party = &by.party;
            let beyond = format!(
                "{by} consented beyond its mandate, ad referendum: {party} has yet to consent by \
                 somebody whose mandate covers it"
            );
            page.toned(1, Tone::Waiting, beyond);
        }
        if let Some(why) = &self.overtaken {
            return page.toned(1, Tone::Quiet, format!("cannot be carried any more: {why}"));
        }
        match (self.carried, self.rule) {
            (Some(act), _) => page.toned(1, Tone::Good, format!("carried in act {}", short(act))),
            (None, DecisionRule::Unanimity) => {
                page.toned(1, Tone::Waiting, format!("waiting for {}", listed(&self.awaited)));
            }
            (None, DecisionRule::Majority) => page.toned(
                1,
                Tone::Waiting,
                format!("waiting for a majority: {} may consent", listed(&self.awaited)),
            ),
        }
    }
}

impl View for MotionsView {
    const NAME: &'static str = "motions";
    const ABOUT: &'static str = "What was moved, who consented, and whose consent is missing";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let members = channel.members();
        let motions = members.motions().all().iter().map(|(_, name, motion)| MotionShown {
            name: name.to_string(),
            by: motion.by.clone(),
            change: motion.change.sentence(),
            key: match &motion.change {
                Change::Admit(member) => Some(member.key.as_str().into()),
                Change::HostKey(key) => Some(key.as_str().into()),
                Change::PenHolder(_)
                | Change::Chair(_)
                | Change::NameAttestor(_)
                | Change::Rules(_)
                | Change::RemoveAttestor(_) => None,
            },
            ad_referendum: motion.unconfirmed(),
            consents: motion.consents.clone(),
            awaited: match motion.carried {
                Some(_) => Vec::new(),
                None => members.awaited(motion).cloned().collect(),
            },
            overtaken: members.overtaken(motion),
            rule: channel.charter().decision,
            carried: motion.carried,
        });
        Ok(Self { motions: motions.collect() })
    }

    fn lines(&self, page: &mut Page) {
        if self.motions.is_empty() {
            page.line(0, "nothing was moved");
        }
        for motion in &self.motions {
            motion.lines(page);
        }
    }
}
