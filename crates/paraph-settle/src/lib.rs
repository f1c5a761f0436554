//! Which packages could every party live with: exact answers, each with its proof.
#![no_std]
extern crate alloc;

mod ascent;
mod bound;
mod domain;
mod magnitude;
mod multipliers;
pub mod objective;
mod proof;
pub mod scenario;
mod search;
mod table;
