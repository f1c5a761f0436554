//! Points, brackets, quantities: parse, print, digest.
#![no_std]
extern crate alloc;
