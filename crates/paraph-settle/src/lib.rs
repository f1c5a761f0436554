//! Which packages could every party live with: exact answers, each with its proof.
#![no_std]
extern crate alloc;

pub mod scenario;
