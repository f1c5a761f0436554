//! The tree against another implementation of it, all sizes and all places.

use crate::common::Sample;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use paraph_log::entry::{CheckedBefore, Entry, NotCheckedBefore};
use paraph_log::hash::Hash;
use paraph_log::merkle::{Frontier, Head, Tree, leaf_hash, verify_consistency, verify_inclusion};
use sha2::Sha256;

/// Beyond two full tiles' worth nothing new can happen; this is enough for every shape of edge.
const SIZE: u64 = 70;

fn leaf(at: u64) -> String {
    format!("act {at}")
}

fn theirs(size: u64) -> MemoryBackedTree<Sha256, String> {
    let mut tree = MemoryBackedTree::new();
    (0..size).for_each(|at| tree.push(leaf(at)));
    tree
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

#[test]
fn roots_and_proofs_are_those_of_another_implementation() {
    let ours: Tree = (0..SIZE).map(|at| leaf_hash(leaf(at).as_bytes())).collect();
    let mut frontier = Frontier::new();
    for size in 1..=SIZE {
        frontier.push(leaf_hash(leaf(size - 1).as_bytes()));
        let theirs = theirs(size);
        let head = Head { size, root: ours.root(size).unwrap() };
        assert_eq!(head.root.as_bytes().as_slice(), theirs.root().as_bytes().as_slice());
        assert_eq!(frontier.head(), head);
        for at in 0..size {
            let proof = ours.inclusion_proof(at, size).unwrap();
            let place = usize::try_from(at).unwrap();
            assert_eq!(bytes(&proof), theirs.prove_inclusion(place).as_bytes(), "{at} of {size}");
            verify_inclusion(&ours.leaf(at).unwrap(), at, &head, &proof).unwrap();
        }
        for old in 1..size {
            let proof = ours.consistency_proof(old, size).unwrap();
            let added = usize::try_from(size - old).unwrap();
            assert_eq!(
                bytes(&proof),
                theirs.prove_consistency(added).as_bytes(),
                "{old} to {size}"
            );
            let old = Head { size: old, root: ours.root(old).unwrap() };
            verify_consistency(&old, &head, &proof).unwrap();
        }
    }
}

#[test]
fn a_proof_that_was_changed_anyhow_proves_nothing() {
    let tree: Tree = (0..SIZE).map(|at| leaf_hash(leaf(at).as_bytes())).collect();
    let head = tree.head();
    for at in 0..SIZE {
        let leaf = tree.leaf(at).unwrap();
        let proof = tree.inclusion_proof(at, SIZE).unwrap();
        let holds =
            |at, head: &Head, proof: &[Hash]| verify_inclusion(&leaf, at, head, proof).is_ok();
        assert!(holds(at, &head, &proof));
        assert!(!(0..SIZE + 2).any(|other| other != at && holds(other, &head, &proof)), "{at}");
        for changed in changed(&proof) {
            assert!(!holds(at, &head, &changed), "{at}");
        }
    }
    for old in 1..=SIZE {
        let before = Head { size: old, root: tree.root(old).unwrap() };
        let proof = tree.consistency_proof(old, SIZE).unwrap();
        for changed in changed(&proof) {
            assert!(verify_consistency(&before, &head, &changed).is_err(), "{old}");
        }
        let forked = Head { root: leaf_hash(b"another"), ..before };
        assert!(verify_consistency(&forked, &head, &proof).is_err(), "{old}");
    }
}

/// A proof with one hash altered, left out, repeated or exchanged for the next, in each place.
fn changed(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let mut all = vec![[proof, &[leaf_hash(b"more")]].concat()];
    for at in 0..proof.len() {
        let with = |change: &dyn Fn(&mut Vec<Hash>)| {
            let mut changed = proof.to_vec();
            change(&mut changed);
            changed
        };
        all.push(with(&|proof| proof[at].0[at % 32] ^= 1));
        all.push(with(&|proof| drop(proof.drain(at..=at))));
        all.push(with(&|proof| proof.insert(at, proof[at])));
        if at > 0 {
            all.push(with(&|proof| proof.swap(at - 1, at)));
        }
    }
    all
}

#[test]
fn only_the_entries_under_a_verified_head_are_accepted_without_their_signatures() {
    let sample = Sample::of(5);
    let hashes: Vec<Hash> = sample.entries.iter().map(Entry::leaf_hash).collect();
    let head = sample.tree().head();
    let before = CheckedBefore::under(&head, hashes.clone()).unwrap();
    for (at, entry) in (0..).zip(&sample.entries) {
        assert_eq!(before.accept(entry.clone(), at).unwrap().entry(), entry);
        let elsewhere = (at + 1) % 5;
        let refused = before.accept(entry.clone(), elsewhere).unwrap_err();
        assert_eq!(refused, NotCheckedBefore { index: elsewhere });
    }
    assert!(before.accept(sample.entries[0].clone(), 5).is_err(), "nothing stands there");
    assert!(CheckedBefore::under(&head, hashes[..4].to_vec()).is_err(), "one was left out");
    assert!(CheckedBefore::under(&Head { size: 4, ..head }, hashes).is_err(), "one was added");
}
