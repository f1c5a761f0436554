//! All tests of this crate that look at it from outside, in one binary.
//!
//! `vectors` are cases that nobody here wrote; `outside` are programs that nobody here wrote.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "test helpers say so themselves")]

mod bundle;
mod checkpoint;
mod common;
mod formats;
mod merkle;
mod outside;
mod properties;
mod vectors;
