//! Merkle tree, signed notes, proofs.
#![no_std]
extern crate alloc;
