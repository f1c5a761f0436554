//! Scenarios of settlement, read and written.
#![expect(clippy::unwrap_used, clippy::panic, reason = "test helpers say so themselves")]

mod published;
mod shared;
