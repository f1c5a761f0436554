//! `input`: a member hands a wish to the pen-holder.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Amendments, Handed};
use crate::act::{By, Header, Kind};
use crate::channel::Channel;
use crate::field::{Words, kind};
use crate::id::Name;
use crate::refer::PointRef;
use crate::refusal::Refusal;

kind! {
    /// Hands a wish to the pen-holder: what should change, in plain words.
    ///
    /// Handed in privately, in a caucus, it may point at the draft of a wider channel; that channel
    /// shows no trace of it. To release it, hand it in again in the wider channel, as released.
    "input" => pub struct Input {
        /// What the input is called.
        name: Name,
        /// A point that it is about: `7`, or `7 of draft-1 in plenary`.
        point: Vec<PointRef>,
        /// The wish.
        wish: Words,
        /// It was handed in before in a narrower channel: a draft that took it may be older.
        released: bool,
    }
}

impl Kind for Input {
    type Ledger = Amendments;
    const BY: By = By::Member;
    const EXAMPLE: &'static str = "input --point 7 --wish 'a longer period'";

    fn permit(&self, channel: &Channel, _: &Header) -> Result<(), Refusal> {
        channel.amendments().inputs.0.free(&self.name)?;
        for point in &self.point {
            point.look(channel)?;
        }
        Ok(())
    }

    fn apply(&self, amendments: &mut Amendments, header: &Header) {
        let handed = Handed {
            by: header.by.clone(),
            points: self.point.clone(),
            wish: self.wish.clone(),
            released: self.released,
            disposition: None,
        };
        amendments.inputs.0.add(header.id, self.name.clone(), handed);
    }

    fn sentence(&self, _: &Channel) -> String {
        let did = if self.released { "released" } else { "handed in" };
        format!("{did} {}: {}", self.name, self.wish)
    }

    fn suggest(channel: &Channel) -> Option<Name> {
        Some(channel.amendments().inputs.0.suggest("input"))
    }
}
