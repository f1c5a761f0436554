//! What became of every point; redlines; changes of substance.
#![no_std]
extern crate alloc;

pub mod redline;
pub mod substance;

pub use redline::{Mark, Redline, Run};
