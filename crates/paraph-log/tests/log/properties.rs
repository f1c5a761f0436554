//! What must hold for any bytes: nothing panics, nothing altered passes.

use crate::common::sample;
use paraph_log::entry::Entry;
use paraph_log::key::KeyCache;

#[test]
fn an_altered_byte_anywhere_in_a_leaf_is_found() {
    let (_, entry) = sample();
    let leaf = entry.to_leaf();
    let mut keys = KeyCache::new();
    Entry::parse(&leaf).unwrap().check(&mut keys).unwrap();
    for index in 0..leaf.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut altered = leaf.clone();
            altered[index] ^= flip;
            let passed = Entry::parse(&altered).is_ok_and(|entry| entry.check(&mut keys).is_ok());
            assert!(!passed, "byte {index} ^ {flip:#x}");
        }
    }
}
