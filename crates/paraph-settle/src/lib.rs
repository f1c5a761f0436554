//! Which packages could every party live with: exact answers, each with its proof.
#![no_std]
extern crate alloc;

mod ascent;
mod bound;
mod domain;
pub mod frontier;
mod magnitude;
mod multipliers;
pub mod objective;
pub mod proof;
pub mod scenario;
mod search;
pub mod settling;
mod table;
mod whole;
