//! `source`: the card of a report that statements were read in.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::hash::Hash;

use super::Statements;
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refusal::Refusal;
use crate::time::When;

kind! {
    /// Records a source card: who published a report, by whom, when, and where it is found.
    ///
    /// A report that was changed later is another source: each statement keeps the one that it was
    /// read in, and the digests tell them apart.
    "source" => pub struct Source {
        /// What the source is called.
        name: Name,
        /// Who published it.
        publisher: Words,
        /// Who wrote it; give it once for each author.
        author: Vec<Words>,
        /// Its title.
        title: Option<Words>,
        /// What it is: an article, a broadcast, a post.
        medium: Option<Words>,
        /// When it was published, as sharp as it is known.
        published: When,
        /// Where it is found.
        pointer: Option<Words>,
        /// The digest of the copy that was read.
        digest: Option<Hash>,
    }
}

impl Kind for Source {
    type Ledger = Statements;
    const BY: By = By::Member;
    const EXAMPLE: &'static str =
        "source --name report-1 --publisher 'The Gazette' --published 2025-11-25";
    const RESTATES: bool = false;

    fn happened(&self) -> Option<&When> {
        Some(&self.published)
    }

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        Ok(channel.statements().sources.0.free(&self.name)?)
    }

    fn apply(&self, statements: &mut Statements, header: &Header) {
        statements.sources.0.add(header.id, self.name.clone(), self.clone());
    }

    fn sentence(&self, _: &Channel) -> String {
        format!("recorded the source {}: {}, {}", self.name, self.publisher, self.published)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.statements().sources.0.suggest("source"))
    }
}
