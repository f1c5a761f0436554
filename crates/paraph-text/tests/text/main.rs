//! Reading, printing and naming drafts.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "test helpers say so themselves")]

mod brackets;
mod digests;
mod home;
mod properties;
mod quantities;
mod shared;
