//! What must hold for any bytes: nothing panics, what is read has one spelling, nothing altered passes.

use crate::common::{Sample, sample};
use paraph_log::bundle::verify;
use paraph_log::checkpoint::Checkpoint;
use paraph_log::entry::{Body, Entry};
use paraph_log::hash::Hash;
use paraph_log::json;
use paraph_log::key::{Fingerprint, KeyCache};
use paraph_log::note::{UnverifiedNote, VerifierKey};
use paraph_log::proof::EntryProof;
use paraph_log::receipt::Receipt;
use paraph_log::ssh::{self, AllowedSigner, Signature};
use paraph_log::tile::{self, Kind, Tile};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

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

/// A parser that keeps one spelling: what it makes of bytes, printed again.
type Spelling = fn(&[u8]) -> Option<Vec<u8>>;

static PARSERS: LazyLock<Vec<(&str, Vec<u8>, Spelling)>> = LazyLock::new(parsers);
static LOOSE_TEXTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(loose_texts);
static BUNDLE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Sample::of(2).bundle());

/// Every parser of the crate with something that it reads.
fn parsers() -> Vec<(&'static str, Vec<u8>, Spelling)> {
    fn of_text<T: std::str::FromStr + ToString>(bytes: &[u8]) -> Option<Vec<u8>> {
        let value: T = std::str::from_utf8(bytes).ok()?.parse().ok()?;
        Some(value.to_string().into_bytes())
    }
    let log = Sample::of(6);
    let bundle = log.bundle();
    let file = |path: &str| bundle[path].clone();
    let line = |path: &str| file(path).trim_ascii_end().to_vec();
    let (tree, checkpoint) = (log.tree(), log.checkpoint());
    let proof = EntryProof::new(5, tree.inclusion_proof(5, 6).unwrap(), &checkpoint).unwrap();
    let body: Spelling = |bytes| Body::parse(bytes).ok().map(|body| body.to_bytes());
    let json: Spelling = |bytes| json::parse_canonical(bytes).ok().map(|json| json.to_canonical());
    let signature: Spelling = |bytes| Signature::parse(bytes).ok().map(|read| read.to_blob());
    let six = Tile::new(Kind::Leaves, 0, 6).unwrap();
    vec![
        ("json", file("acts/3.json"), json),
        ("body", file("acts/3.json"), body),
        ("entry", log.entries[3].to_leaf(), |bytes| Entry::parse(bytes).ok().map(|e| e.to_leaf())),
        ("signature", log.entries[3].signatures()[1].to_blob(), signature),
        ("receipt", file("receipts/5.1.json"), |bytes| {
            Receipt::parse(bytes).ok().map(|r| r.to_bytes())
        }),
        ("note", file("checkpoint"), |bytes| {
            UnverifiedNote::parse(bytes).ok().map(|note| note.to_string().into_bytes())
        }),
        ("verifier key", line("log.vkey"), of_text::<VerifierKey>),
        ("checkpoint", checkpoint.checkpoint().to_string().into_bytes(), of_text::<Checkpoint>),
        ("proof", proof.to_string().into_bytes(), of_text::<EntryProof>),
        ("tile path", b"tile/3/x123/x456/789.p/12".to_vec(), of_text::<Tile>),
        ("hash", tree.head().root.to_string().into_bytes(), of_text::<Hash>),
        (
            "fingerprint",
            log.host.public().fingerprint().to_string().into_bytes(),
            of_text::<Fingerprint>,
        ),
        ("leaves", file(&six.to_string()), |bytes| {
            let six = Tile::new(Kind::Leaves, 0, 6).unwrap();
            let mut written = Vec::new();
            for leaf in tile::read_leaves(&six, bytes).ok()? {
                tile::write_leaf(leaf, &mut written).unwrap();
            }
            Some(written)
        }),
        ("hashes", file("tile/0/000.p/6"), |bytes| {
            let six = Tile::new(Kind::Hashes { level: 0 }, 0, 6).unwrap();
            tile::read_hashes(&six, bytes).ok().map(|hashes| tile::write_hashes(&hashes))
        }),
    ]
}

/// Parsers that take more than one spelling, and must only not panic.
fn read_loosely(bytes: &[u8]) {
    let _ = json::parse_loose(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Signature::parse_armored(text);
        let _ = ssh::parse_public(text);
        let _ = ssh::parse_private(text);
        let _ = ssh::parse_allowed_signers(text);
        let _ = text.parse::<AllowedSigner>();
    }
}

/// Something that these read.
fn loose_texts() -> Vec<Vec<u8>> {
    let (secret, entry) = sample();
    let bundle = Sample::of(1).bundle();
    vec![
        ssh::print_private(&secret, "kim").as_bytes().to_vec(),
        ssh::print_public(secret.public(), "kim").into_bytes(),
        entry.signatures()[0].to_armored().into_bytes(),
        bundle["allowed_signers"].clone(),
        br#"{ "b": [1, -2, "\ud83d\udd8a\u001f"], "a": {"t": true, "n": null} }"#.to_vec(),
    ]
}

/// One change to bytes.
#[derive(Debug, Clone)]
enum Edit {
    Set(u8),
    Flip(u8),
    Insert(u8),
    Remove,
    Cut,
    /// Puts a piece of the bytes there a second time.
    Repeat(usize),
}

impl Edit {
    fn apply(&self, at: usize, bytes: &mut Vec<u8>) {
        let at = at % (bytes.len() + 1);
        match (self, bytes.get_mut(at)) {
            (Self::Set(byte), Some(here)) => *here = *byte,
            (Self::Flip(bit), Some(here)) => *here ^= 1 << (bit % 8),
            (Self::Insert(byte), _) => bytes.insert(at, *byte),
            (Self::Remove, Some(_)) => drop(bytes.remove(at)),
            (Self::Cut, _) => bytes.truncate(at),
            (Self::Repeat(length), _) => {
                let piece: Vec<u8> = bytes[at..].iter().take(*length).copied().collect();
                bytes.splice(at..at, piece);
            }
            (_, None) => {}
        }
    }
}

fn edit() -> impl Strategy<Value = (prop::sample::Index, Edit)> {
    // Bytes with a meaning in one of the formats come more often than others.
    let byte = prop_oneof![
        any::<u8>(),
        prop::sample::select(b"\n\0 \"\\{}[]:,+-/=.09azAZ\xe2\x80\x94\xff".to_vec())
    ];
    let edit = prop_oneof![
        byte.clone().prop_map(Edit::Set),
        any::<u8>().prop_map(Edit::Flip),
        byte.prop_map(Edit::Insert),
        Just(Edit::Remove),
        Just(Edit::Cut),
        (1..80_usize).prop_map(Edit::Repeat),
    ];
    (any::<prop::sample::Index>(), edit)
}

fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, Edit)>> {
    prop::collection::vec(edit(), 1..6)
}

fn edited(bytes: &[u8], edits: &[(prop::sample::Index, Edit)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, edit) in edits {
        edit.apply(at.index(bytes.len() + 1), &mut bytes);
    }
    bytes
}

fn check_spelling(name: &str, bytes: &[u8], spell: Spelling) {
    if let Some(printed) = spell(bytes) {
        assert_eq!(printed, bytes, "{name}: read and printed otherwise");
    }
}

#[test]
fn what_is_read_has_one_spelling_and_nothing_panics_at_any_cut_or_flip() {
    for (name, good, spell) in &*PARSERS {
        assert_eq!(spell(good).as_deref(), Some(good.as_slice()), "{name}");
        for at in 0..good.len() {
            check_spelling(name, &good[..at], *spell);
            let mut flipped = good.clone();
            flipped[at] ^= 1 << (at % 8);
            check_spelling(name, &flipped, *spell);
        }
    }
    for text in &*LOOSE_TEXTS {
        (0..text.len()).for_each(|at| read_loosely(&text[..at]));
    }
}

#[test]
fn depth_is_bounded_in_every_json_that_is_read() {
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(1_000_000);
        assert!(json::parse_canonical(deep.as_bytes()).is_err());
        assert!(json::parse_loose(deep.as_bytes()).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn what_is_read_has_one_spelling_and_nothing_panics(edits in edits()) {
        for (name, good, spell) in &*PARSERS {
            check_spelling(name, &edited(good, &edits), *spell);
        }
        for text in &*LOOSE_TEXTS {
            read_loosely(&edited(text, &edits));
        }
    }

    #[test]
    fn no_parser_panics_at_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for (name, _, spell) in &*PARSERS {
            check_spelling(name, &bytes, *spell);
        }
        read_loosely(&bytes);
    }

    #[test]
    fn a_bundle_that_was_edited_anywhere_is_refused(
        edits in edits(), file in any::<prop::sample::Index>()
    ) {
        let good = &*BUNDLE;
        let path = good.keys().nth(file.index(good.len())).unwrap();
        let mut files: BTreeMap<_, _> = good.clone();
        files.insert(path.clone(), edited(&good[path], &edits));
        let judged = verify(&mut files, |_, entry| Some(Sample::shown(entry)));
        prop_assert_eq!(judged.is_ok(), files == *good, "{}", path);
    }

    #[test]
    fn canonical_json_is_that_of_another_implementation(text in "\\PC{0,40}", number in -(1_i64 << 53) + 1..1 << 53) {
        let loose = serde_json::json!({ "b": [number, null, true], text.as_str(): text, "": {} });
        let theirs = serde_json_canonicalizer::to_vec(&loose).unwrap();
        let ours = json::parse_loose(loose.to_string().as_bytes()).unwrap();
        let read = json::parse_canonical(&theirs).unwrap();
        prop_assert_eq!(ours.to_canonical(), theirs);
        prop_assert_eq!(read, ours);
    }
}
