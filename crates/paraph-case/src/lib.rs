//! Channels, acts, permit and apply, ledgers: the heart.
//!
//! A *channel* is an append-only log of signed acts. [`channel::Channel`] is that log folded: each
//! act that is permitted writes into one *ledger*; one that is not stays in the record with its
//! reason and changes nothing else. There is no other state. Start reading at [`act`].
//!
//! | at | by | act |
//! |----|----|-----|
//! | 0 | M | `open` plenary: parties A and B, pen-holder M |
//! | 1 | B | `present` kim@B |
//! | 2 | M | `table` draft-1 |
//! | 3 | kim@B | `object` to point 2 |
//!
//! Nothing here reads a clock, a file, a socket or a random source: `no_std` leaves their names
//! out. The fold is a function of the acts and the texts that travel with them.
#![no_std]
extern crate alloc;

pub mod act;
pub mod amendments;
pub mod at_stake;
pub mod bodies;
pub mod channel;
mod cited;
pub mod competence;
mod concerning;
pub mod decision;
pub mod drafts;
pub mod field;
pub mod gates;
pub mod handovers;
pub mod id;
pub mod incidents;
pub mod known;
pub mod ledgers;
mod linkage;
pub mod members;
pub mod news;
pub mod offers;
pub mod packages;
pub mod refer;
pub mod refusal;
pub mod register;
pub mod rule;
pub mod seen;
pub mod sessions;
pub mod stances;
pub mod statements;
pub mod time;
pub mod understandings;
pub mod view;
pub mod views;
