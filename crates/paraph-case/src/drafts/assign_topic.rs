//! `assign-topic`: what a point is about, so that mandates and competence can speak of it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Drafts;
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{OneOrMore, kind};
use crate::id::Name;
use crate::refer::PointRef;
use crate::refusal::Refusal;

kind! {
    /// Says what points are about: mandates and competence are given by topic.
    ///
    /// What a delegate agreed to before is judged by the topics that the point had then.
    "assign-topic" => pub struct AssignTopic {
        /// A point.
        point: OneOrMore<PointRef>,
        /// A topic: territory, guarantees.
        topic: OneOrMore<Name>,
    }
}

impl Kind for AssignTopic {
    type Ledger = Drafts;
    const BY: By = By::Chair;
    const EXAMPLE: &'static str = "assign-topic --point 21 --topic territory";
    const RESTATES: bool = false;

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        for at in &self.point {
            at.look(channel)?;
        }
        Ok(())
    }

    fn apply(&self, drafts: &mut Drafts, header: &Header) {
        for at in &self.point {
            let given = drafts.topics.entry(at.point).or_default();
            for topic in &self.topic {
                given.entry(topic.clone()).or_insert(header.position);
            }
        }
    }

    fn sentence(&self, channel: &Channel) -> String {
        let labels: Vec<String> = self.point.iter().map(|at| channel.label(at.point)).collect();
        let topics: Vec<String> = self.topic.iter().map(ToString::to_string).collect();
        format!("assigned {} to point {}", topics.join(", "), labels.join(", "))
    }
}
