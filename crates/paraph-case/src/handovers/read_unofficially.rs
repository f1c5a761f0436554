//! `read-unofficially`: a party says that it knows a text by another way.

use alloc::format;
use alloc::string::String;

use super::{Handovers, Reading, Step};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::drafts::with_sponsor;
use crate::field::{Words, kind};
use crate::refer::DraftRef;
use crate::refusal::Refusal;
use crate::time::When;
use crate::view::added;

kind! {
    /// Says that one's own party knows a text by another way than a hand-over.
    ///
    /// That is no service: nothing that runs from service begins. Said in one's own channel, the
    /// wider one shows no trace of it.
    "read-unofficially" => pub struct ReadUnofficially {
        /// The draft, held or known of, of this channel or a wider one.
        draft: DraftRef,
        /// How it came by it.
        how: Option<Words>,
        /// When, when that was not now.
        when: Option<When>,
    }
}

impl Kind for ReadUnofficially {
    type Ledger = Handovers;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "read-unofficially --draft draft-2 --how 'in a newspaper'";

    fn happened(&self) -> Option<&When> {
        self.when.as_ref()
    }

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        self.draft.look(channel)
    }

    fn apply(&self, handovers: &mut Handovers, header: &Header) {
        let step = Step::new(header, self.when.as_ref(), self.how.as_ref());
        handovers.readings.push(Reading { draft: self.draft, step });
    }

    fn sentence(&self, channel: &Channel) -> String {
        let how = added(self.how.as_ref());
        let draft = match self.draft.channel {
            None => with_sponsor(channel, self.draft.draft),
            Some(_) => "a draft of a wider channel".into(),
        };
        format!("said that it knows {draft} unofficially{how}")
    }
}
