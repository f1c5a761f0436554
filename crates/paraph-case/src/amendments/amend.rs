//! `amend`: a member proposes a change to a point.

use alloc::format;
use alloc::string::String;

use super::{Amendment, Amendments, Change, Refused};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refer::Wording;
use crate::refusal::Refusal;

kind! {
    /// Proposes a change to a point: other words, words after it, or to delete it.
    ///
    /// It changes no text: the pen-holder answers it in the next draft, and says how. Words are those
    /// of a point in the home format, brackets and sub-points included.
    "amend" => pub struct Amend {
        /// What the amendment is called.
        name: Name,
        /// The point.
        point: Wording,
        /// Words in its place.
        words: Option<Words>,
        /// Words of a point of its own, after it.
        insert_after: Option<Words>,
        /// To delete it.
        delete: bool,
        /// Why.
        reason: Option<Words>,
    }
}

impl Amend {
    fn change(&self) -> Result<Change, Refused> {
        match (&self.words, &self.insert_after, self.delete) {
            (Some(words), None, false) => Ok(Change::Replace(words.clone())),
            (None, Some(words), false) => Ok(Change::InsertAfter(words.clone())),
            (None, None, true) => Ok(Change::Delete),
            (None, None, false) => Err(Refused::OneThing { nothing: true }),
            _ => Err(Refused::OneThing { nothing: false }),
        }
    }
}

impl Kind for Amend {
    type Ledger = Amendments;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "amend --point 7 --words 'The sum is 500.'";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.amendments().amendments.free(&self.name)?;
        self.change()?.readable()?;
        match channel.drafts().has_words(self.point.point, self.point.wording) {
            true => Ok(()),
            false => Err(Refused::NoSuchWords.into()),
        }
    }

    fn apply(&self, amendments: &mut Amendments, header: &Header) {
        // `permit` has seen that one thing is proposed.
        let Ok(change) = self.change() else { return };
        let amendment = Amendment {
            by: header.by.clone(),
            at: self.point,
            change,
            reason: self.reason.clone(),
            withdrawn: false,
            disposition: None,
        };
        amendments.amendments.add(header.id, self.name.clone(), amendment);
    }

    fn sentence(&self, channel: &Channel) -> String {
        let label = channel.label(self.point.point);
        match self.change() {
            Ok(Change::Replace(words)) => {
                format!("proposed {} for point {label}: {words}", self.name)
            }
            Ok(Change::InsertAfter(words)) => {
                format!("proposed {}, a point after {label}: {words}", self.name)
            }
            _ => format!("proposed {}: to delete point {label}", self.name),
        }
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.amendments().amendments.suggest("amendment"))
    }
}
