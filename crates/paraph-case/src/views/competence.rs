//! `competence`: who is said to decide which topic alone, by whom, and which points wait for it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::competence::{Competence, voiceless};
use crate::id::{Name, Party};
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, number, view};

view! {
    /// What is asserted of competence.
    pub struct CompetenceView {
        /// Every assertion, in the order it came.
        competences: Vec<CompetenceShown>,
    }
}

view! {
    /// One assertion.
    pub struct CompetenceShown {
        /// What it is called.
        name: String,
        /// The topic.
        topic: Name,
        /// The party that is said to decide it alone.
        only: Party,
        /// Why that party's word cannot be had in this channel as it is, if it cannot.
        voiceless: Option<String>,
        /// Who asserted it.
        asserted_by: String,
        /// Why.
        reason: Option<String>,
        /// Who recognises it.
        recognised_by: Vec<Party>,
        /// Who denies it.
        denied_by: Vec<Party>,
        /// The parties that said nothing of it.
        silent: Vec<Party>,
        /// Whether its asserter withdrew it.
        withdrawn: bool,
        /// The points of the draft on the table that have this topic.
        points: Vec<String>,
        /// In a sentence.
        sentence: String,
    }
}

impl View for CompetenceView {
    const NAME: &'static str = "competence";
    const ABOUT: &'static str = "Who is said to decide which topic alone, and who recognises it";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let all = channel.competences().all().iter();
        let competences = all.map(|(_, name, it)| CompetenceShown::of(channel, name, it));
        Ok(Self { competences: competences.collect() })
    }

    fn lines(&self, page: &mut Page) {
        if self.competences.is_empty() {
            return page.line(0, "nobody asserted that one party alone decides a topic");
        }
        page.line(0, format!("{} of competence", number(self.competences.len(), "assertion")));
        for competence in &self.competences {
            competence.lines(page);
        }
    }
}

impl CompetenceShown {
    fn of(channel: &Channel, name: &Name, competence: &Competence) -> Self {
        let points = channel.drafts().on_the_table().into_iter().flat_map(|held| &held.points);
        let about = points.filter(|point| {
            channel.drafts().topics(point.identity).any(|topic| *topic == competence.topic)
        });
        Self {
            name: name.to_string(),
            topic: competence.topic.clone(),
            only: competence.only.clone(),
            voiceless: voiceless(channel, &competence.only),
            asserted_by: competence.by.to_string(),
            reason: competence.reason.as_ref().map(ToString::to_string),
            recognised_by: competence.answered(true),
            denied_by: competence.answered(false),
            silent: competence.silent(channel),
            withdrawn: competence.withdrawn.is_some(),
            points: about.map(|point| point.label.clone()).collect(),
            sentence: competence.sentence(channel),
        }
    }

    fn lines(&self, page: &mut Page) {
        if self.withdrawn {
            let (only, topic, by) = (&self.only, &self.topic, &self.asserted_by);
            let said = format!("{}: withdrawn by {by}: {only} alone decides {topic}", self.name);
            return page.toned(0, Tone::Quiet, said);
        }
        page.line(0, format!("{}: {}", self.name, self.sentence));
        if let Some(reason) = &self.reason {
            page.line(1, format!("{} says why: {reason}", self.asserted_by));
        }
        if let Some(why) = &self.voiceless {
            page.toned(1, Tone::Waiting, why.clone());
        }
        match self.points.as_slice() {
            [] => page.line(1, "no point on the table has this topic"),
            [one] => page.line(1, format!("on the table: point {one}")),
            several => page.line(1, format!("on the table: points {}", several.join(", "))),
        }
    }
}
