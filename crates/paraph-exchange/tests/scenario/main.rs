//! Scenarios of settlement, read and written.
#![expect(clippy::unwrap_used, clippy::panic, reason = "test helpers say so themselves")]

mod genius;
mod geniusweb;
mod mutated;
mod negmas;
mod own;
mod published;
mod rough;
mod rules;
mod shared;
mod sorted;
mod written;
