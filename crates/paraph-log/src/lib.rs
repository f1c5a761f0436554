//! Keeps bytes and proves that they were kept. Knows no act.
//!
//! A channel of Paraph is an append-only log. This crate is the part of it that needs no trust and
//! no opinion: which bytes an entry is, what its signature covers, which tree the entries hang in,
//! and what somebody with other people's tools can check of it. What an act *means* is read
//! elsewhere; here it is an opaque piece of canonical JSON.
//!
//! From the bottom up:
//!
//! | module | says |
//! |---|---|
//! | [`json`] | the one spelling of a JSON value |
//! | [`hash`] | a SHA-256 digest |
//! | [`merkle`] | the tree of RFC 6962: roots, inclusion, consistency |
//! | [`key`] | the one rule for Ed25519 keys and signatures |
//! | [`ssh`] | signatures and keys as OpenSSH writes them |
//! | [`entry`] | a leaf of the log: a body and its signatures |
//! | [`note`] | texts with signatures under them, as transparency logs sign |
//! | [`checkpoint`] | the head of a log, as its host signs it |
//! | [`tile`] | a log cut into files that never change |
//! | [`proof`] | the proof that one entry is in a log, as a file |
//! | [`receipt`] | a small signed receipt that can be shown outside its channel |
//! | [`extension`] | whether one log extends an older one |
//! | [`bundle`] | the whole record of a channel, as files that anybody can check |
//!
//! Nothing here reads a clock, a file, a socket or a random source: times, keys and salts arrive as
//! values. Every parser takes any bytes and answers with a value or a named error; it never panics,
//! and its depth and memory are bounded by the size of what it was given. The formats are written
//! down to the byte in `docs/formats/`.
#![no_std]
extern crate alloc;

pub mod bundle;
pub mod checkpoint;
pub mod entry;
pub mod extension;
pub mod hash;
pub mod json;
pub mod key;
pub mod merkle;
pub mod note;
pub mod proof;
pub mod receipt;
pub mod ssh;
pub mod tile;

mod base64;
