//! What a channel has that people can type: for the hints of refusals, and for whoever fills in a
//! form.
//!
//! A field says with a word what is written there (`DRAFT`, `POINT`, `PARTY`); here is what the word
//! stands for in one channel. Fields with words of their own are answered with nothing.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::refer::Named;
use crate::view::{listed, spans};

macro_rules! named {
    ($($ledger:ty),* $(,)?) => {
        /// The names in the register whose things are written with `word`, the newest first;
        /// nothing where no register stands behind the word.
        fn names(word: &str, channel: &Channel) -> Option<Vec<String>> {
            match word {
                $(<$ledger as Named>::WORD => {
                    let all = <$ledger as Named>::register(channel).iter().rev();
                    Some(all.map(|(_, name, _)| name.to_string()).collect())
                })*
                _ => None,
            }
        }
    };
}

// One line a register; one that is missing here has no values in hints, and that is all.
named! {
    crate::drafts::Drafts,
    crate::amendments::Amendments,
    crate::amendments::Inputs,
    crate::competence::Competences,
    crate::packages::Packages,
    crate::offers::Offers,
    crate::statements::Statements,
    crate::statements::Sources,
    crate::understandings::Understandings,
    crate::handovers::Handovers,
    crate::gates::Gates,
    crate::bodies::Bodies,
    crate::sessions::Sessions,
    crate::incidents::Incidents,
    crate::members::Motions,
}

/// What can be typed where a field says `word`: the likeliest first. Where this channel has
/// nothing, what the channels have that it lies under.
#[must_use]
pub fn known(word: &str, channel: &Channel, wider: &[&Channel]) -> Vec<String> {
    let rooms = core::iter::once(channel).chain(wider.iter().copied());
    rooms.map(|room| here(word, room)).find(|values| !values.is_empty()).unwrap_or_default()
}

/// The same as the end of a sentence: `there are draft-2 and draft-1`, `draft-2 has 1 to 28`.
/// Nothing for words that no register stands behind.
#[must_use]
pub fn there_are(word: &str, channel: &Channel, wider: &[&Channel]) -> Option<String> {
    let values = known(word, channel, wider);
    let drafts = channel.drafts();
    let on_the_table = drafts.working().and_then(|draft| drafts.all().name(draft));
    match (word, values.as_slice(), on_the_table) {
        ("POINT", [], None) => Some("no draft is on the table".into()),
        ("POINT", [_, ..], Some(draft)) => {
            let labels: Vec<&str> = values.iter().map(String::as_str).collect();
            Some(alloc::format!("{draft} has {}", listed(spans(&labels))))
        }
        (_, [one], _) => Some(alloc::format!("there is {one}")),
        (_, [_, ..], _) => Some(alloc::format!("there are {}", listed(values))),
        (_, [], _) => names(word, channel).map(|_| "there is none yet".into()),
    }
}

fn here(word: &str, channel: &Channel) -> Vec<String> {
    let members = channel.members();
    match word {
        "POINT" => {
            let rows = channel.drafts().on_the_table().into_iter().flat_map(|held| held.rows());
            rows.map(|row| row.label.clone()).collect()
        }
        "PARTY" => members.iter().map(|member| member.party.to_string()).collect(),
        "WHO" => members.delegates().map(|(actor, _)| actor.to_string()).collect(),
        "PRINCIPAL" => {
            let principals = members.delegates().filter(|(_, mandate)| mandate.principal);
            principals.map(|(actor, _)| actor.to_string()).collect()
        }
        // An act is typed as its place in the log; the last one is the likeliest.
        "ACT" => channel.size().checked_sub(1).map(|last| last.to_string()).into_iter().collect(),
        "DRAFT" => {
            // The draft on the table, which is not always the newest.
            let working = channel.drafts().working();
            let first = working.and_then(|draft| channel.drafts().all().name(draft));
            let first = first.map(ToString::to_string);
            let mut all = names(word, channel).unwrap_or_default();
            all.retain(|name| Some(name) != first.as_ref());
            first.into_iter().chain(all).collect()
        }
        _ => names(word, channel).unwrap_or_default(),
    }
}
