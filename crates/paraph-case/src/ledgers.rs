//! The one list of ledgers: the parts of a channel's folded state.
//!
//! A ledger is named here once. From the list come the state of a channel, the way to each ledger,
//! and the refusals that a ledger can give.

use alloc::string::String;

use crate::act::Ledger;
use crate::channel::Channel;
use crate::refusal::Refusal;

macro_rules! ledgers {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ident in $module:ident = $heading:literal,)*) => {
        /// What the log of a channel is folded into; shared by clones until one of them writes.
        #[derive(Clone, Debug, Default)]
        pub(crate) struct Ledgers {
            $($name: alloc::sync::Arc<crate::$module::$type>,)*
        }

        impl Channel {
            $(
                $(#[doc = $doc])+
                #[must_use]
                pub fn $name(&self) -> &crate::$module::$type {
                    &self.ledgers.$name
                }
            )*
        }

        $(
            impl Ledger for crate::$module::$type {
                const HEADING: &'static str = $heading;

                fn of(channel: &mut Channel) -> &mut Self {
                    alloc::sync::Arc::make_mut(&mut channel.ledgers.$name)
                }
            }

            impl From<crate::$module::Refused> for Refusal {
                fn from(refused: crate::$module::Refused) -> Self {
                    Self::Ledger(refused.into())
                }
            }
        )*

        /// Why a ledger refused: each has its own reasons.
        #[expect(non_camel_case_types, reason = "each variant has the name of its ledger")]
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        pub enum LedgerRefused {
            $(
                #[doc = concat!("Refused by the ledger of ", $heading, ".")]
                #[error("{0}")]
                $name(#[from] crate::$module::Refused),
            )*
        }

        impl LedgerRefused {
            /// What would make it right.
            #[must_use]
            pub fn hint(&self) -> Option<String> {
                match self { $(Self::$name(refused) => refused.hint(),)* }
            }
        }
    };
}

ledgers! {
    /// Who is in it.
    members: Members in members = "members",
    /// Its drafts.
    drafts: Drafts in drafts = "drafts",
    /// What was proposed to change, and what became of it.
    amendments: Amendments in amendments = "amendments and inputs",
    /// Where each party stands.
    stances: Stances in stances = "stances",
    /// Which party is said to decide a topic alone, and who recognises it.
    competences: Competences in competence = "competence",
    /// Which points are agreed together or not at all.
    packages: Packages in packages = "packages",
    /// What is offered on a condition, and who attested that it is met.
    offers: Offers in offers = "offers",
    /// What is reported to have been said: claims, which nothing counts.
    statements: Statements in statements = "statements and sources",
    /// What parties hold to be settled.
    understandings: Understandings in understandings = "understandings",
    /// What was handed over to whom, and what became of that.
    handovers: Handovers in handovers = "hand-overs",
    /// Conditions on the state of a text.
    gates: Gates in gates = "gates",
    /// Bodies that are spoken of, who is known to be in them, and the sizes claimed for them.
    bodies: Bodies in bodies = "bodies",
    /// When people met, and who was there as what.
    sessions: Sessions in sessions = "sessions",
    /// What happened meanwhile.
    incidents: Incidents in incidents = "incidents",
}
