//! Cases that nobody here wrote.

use crate::common::{base64, hash, hex, lines, proof, shared};
use paraph_log::checkpoint::{Checkpoint, SignedCheckpoint};
use paraph_log::hash::Hash;
use paraph_log::json;
use paraph_log::key::PublicKey;
use paraph_log::merkle::{
    Frontier, Head, leaf_hash, verify_consistency, verify_inclusion, verify_subtree_consistency,
    verify_subtree_inclusion,
};
use paraph_log::note::{UnverifiedNote, VerifierKey};
use paraph_log::proof::EntryProof;
use paraph_log::ssh::{self, Signature};
use paraph_log::tile::{Kind, Tile, Tiler, read_hashes, read_leaves, write_leaf};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn merkle_roots_are_those_of_the_reference_tree() {
    let Some(path) = shared("merkle/rfc6962-reference.json") else { return };
    let reference: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut frontier = Frontier::new();
    let roots = reference["root_hashes_hex_by_size"].as_array().unwrap();
    assert_eq!(frontier.root().to_string(), roots[0].as_str().unwrap());
    for (leaf, root) in reference["leaf_inputs_hex"].as_array().unwrap().iter().zip(&roots[1..]) {
        frontier.push(leaf_hash(&hex(leaf.as_str().unwrap())));
        assert_eq!(frontier.root().to_string(), root.as_str().unwrap());
    }
}

#[test]
fn inclusion_proofs_are_judged_as_published() {
    for case in lines("merkle/inclusion.jsonl") {
        let judged = (|| {
            let head = Head { size: case["treeSize"].as_u64()?, root: hash(&case["root"])? };
            let leaf = hash(&case["leafHash"])?;
            verify_inclusion(&leaf, case["leafIdx"].as_u64()?, &head, &proof(&case["proof"])?).ok()
        })();
        assert_eq!(judged.is_none(), case["wantErr"].as_bool().unwrap(), "{}", case["id"]);
    }
}

/// Upstream takes hashes of any length where it compares them only; SHA-256 has 32 bytes.
fn short_root(case: &Value) -> bool {
    hash(&case["root1"]).is_none() || hash(&case["root2"]).is_none()
}

#[test]
fn consistency_proofs_are_judged_as_published() {
    for case in lines("merkle/consistency.jsonl") {
        let judged = (|| {
            let old = Head { size: case["size1"].as_u64()?, root: hash(&case["root1"])? };
            let new = Head { size: case["size2"].as_u64()?, root: hash(&case["root2"])? };
            verify_consistency(&old, &new, &proof(&case["proof"])?).ok()
        })();
        let refused = short_root(&case) || case["wantErr"].as_bool().unwrap();
        assert_eq!(judged.is_none(), refused, "{}", case["id"]);
    }
}

#[test]
fn inclusion_proofs_of_another_set_are_judged_as_published() {
    for (path, good) in [
        ("merkle/sigsum-inclusion-valid.jsonl", true),
        ("merkle/sigsum-inclusion-invalid.jsonl", false),
    ] {
        for case in lines(path) {
            let root = hash(&case["root_hash"]).unwrap();
            let head = Head { size: case["tree_size"].as_u64().unwrap(), root };
            let leaf = hash(&case["leaf_hash"]).unwrap();
            let index = case["leaf_index"].as_u64().unwrap();
            let judged =
                verify_inclusion(&leaf, index, &head, &proof(&case["inclusion_path"]).unwrap());
            assert_eq!(judged.is_ok(), good, "{}", case["id"]);
        }
    }
}

#[test]
fn subtree_inclusion_proofs_are_judged_as_published() {
    for case in lines("merkle/subtreeinclusion.jsonl") {
        let judged = (|| {
            let (start, end) = (case["start"].as_u64()?, case["end"].as_u64()?);
            let (leaf, root) = (hash(&case["leafHash"])?, hash(&case["root"])?);
            let (index, proof) = (case["leafIdx"].as_u64()?, proof(&case["proof"])?);
            verify_subtree_inclusion(&leaf, index, start, end, &root, &proof).ok()
        })();
        assert_eq!(judged.is_none(), case["wantErr"].as_bool().unwrap(), "{}", case["id"]);
    }
}

#[test]
fn subtree_consistency_proofs_are_judged_as_published() {
    for case in lines("merkle/subtreeconsistency.jsonl") {
        let judged = (|| {
            let (start, end) = (case["start"].as_u64()?, case["end"].as_u64()?);
            let head = Head { size: case["size"].as_u64()?, root: hash(&case["root2"])? };
            let (old, proof) = (hash(&case["root1"])?, proof(&case["proof"])?);
            verify_subtree_consistency(start, end, &old, &head, &proof).ok()
        })();
        let refused = short_root(&case) || case["wantErr"].as_bool().unwrap();
        assert_eq!(judged.is_none(), refused, "{}", case["id"]);
    }
}

#[test]
fn signatures_at_the_edge_are_judged_by_the_one_rule() {
    let verdicts = lines("ed25519/cctv-ed25519-observed-verdicts.jsonl");
    for (case, verdict) in lines("ed25519/cctv-ed25519.jsonl").iter().zip(verdicts) {
        assert_eq!(case["number"], verdict["number"]);
        let signature: [u8; 64] = hex(case["sig"].as_str().unwrap()).try_into().unwrap();
        let message = case["msg"].as_str().unwrap().as_bytes();
        let accepted = PublicKey::enrol(&hex(case["key"].as_str().unwrap()))
            .is_ok_and(|key| key.verify(message, &signature).is_ok());
        let rule = "verify_strict + prime-order canonical key (PARAPH RULE)";
        assert_eq!(accepted, verdict["accepts"][rule] == 1, "case {}", case["number"]);
    }
}

#[test]
fn wycheproof_signatures_are_judged_as_published() {
    for case in lines("wycheproof/ed25519_test.jsonl") {
        let key = hex(case["group"]["publicKey"]["pk"].as_str().unwrap());
        let message = hex(case["msg"].as_str().unwrap());
        let signature: Result<[u8; 64], _> = hex(case["sig"].as_str().unwrap()).try_into();
        let accepted = PublicKey::enrol(&key)
            .is_ok_and(|key| signature.is_ok_and(|sig| key.verify(&message, &sig).is_ok()));
        assert_eq!(accepted, case["result"] == "valid", "test {}", case["tcId"]);
    }
}

#[test]
fn openssh_test_signature_is_accepted_and_a_changed_message_is_not() {
    let Some(folder) = shared("sshsig") else { return };
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let signature = Signature::parse_armored(&read("ed25519.sig")).unwrap();
    let (key, _) = ssh::parse_public(&read("ed25519.pub")).unwrap();
    assert_eq!(signature.key(), key.as_bytes());
    let (namespace, message) = (read("namespace"), read("signed-data"));
    signature.verify(&key, &namespace, message.as_bytes()).unwrap();
    assert!(signature.verify(&key, "other", message.as_bytes()).is_err());
    assert!(signature.verify(&key, &namespace, b"another message").is_err());
}

#[test]
fn signatures_of_kinds_not_yet_known_are_never_accepted() {
    let Some(folder) = shared("sshsig") else { return };
    for name in ["ecdsa.sig", "ecdsa_sk_webauthn.sig", "ed25519_sk.sig"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(Signature::parse_armored(&text).is_err(), "{name}");
    }
}

#[test]
fn canonical_json_is_that_of_the_published_pairs() {
    let Some(folder) = shared("jcs") else { return };
    for file in std::fs::read_dir(folder.join("output")).unwrap() {
        let name = file.unwrap().file_name();
        let input = std::fs::read(folder.join("input").join(&name)).unwrap();
        let output = std::fs::read(folder.join("output").join(&name)).unwrap();
        if name == "values.json" {
            // It is there for fractions, which we do not sign.
            assert!(json::parse_canonical(&output).is_err() && json::parse_loose(&input).is_err());
            continue;
        }
        let canonical = json::parse_canonical(&output).unwrap();
        assert_eq!(canonical.to_canonical(), output, "{name:?}");
        match json::parse_loose(&input) {
            Ok(value) => assert_eq!(value, canonical, "{name:?}"),
            // `56.0` is a number we do not sign: integers have one spelling.
            Err(_) => assert_eq!(name, "structures.json"),
        }
    }
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

#[test]
fn notes_are_judged_as_published() {
    for case in lines("notes/notes.jsonl") {
        let id = &case["id"];
        let bytes = base64(case["note_b64"].as_str().unwrap());
        let keys: Vec<VerifierKey> =
            names(&case["vkeys"]).iter().map(|key| key.parse().unwrap()).collect();
        let note = UnverifiedNote::parse(&bytes).and_then(|note| note.verify(&keys));
        assert_eq!(note.is_ok(), case["want"] == "ok", "{id}: {note:?}");
        let Ok(note) = note else { continue };
        assert_eq!(note.to_string().as_bytes(), bytes, "{id}");
        let signers: Vec<&str> = note.signers().iter().map(VerifierKey::name).collect();
        assert_eq!(signers, names(&case["verified"]), "{id}");
        let mut others: Vec<&str> = note.others().map(|line| line.name()).collect();
        // Go leaves out a line that comes twice; here it stays, since reading keeps every byte.
        others.dedup();
        let mut expected = names(&case["unverified"]);
        expected.dedup();
        assert_eq!(others, expected, "{id}");
    }
}

#[test]
fn verifier_keys_are_read_as_published() {
    for case in lines("notes/vkeys.jsonl") {
        let text = case["vkey"].as_str().unwrap();
        let key = text.parse::<VerifierKey>();
        if case["generative"] != true {
            assert_eq!(key.is_ok(), case["ok"].as_bool().unwrap(), "{}", case["id"]);
            assert!(key.is_err() || key.unwrap().to_string() == text, "{}", case["id"]);
            continue;
        }
        key.unwrap();
        for at in 0..text.len() {
            assert!(text[..at].parse::<VerifierKey>().is_err(), "the first {at} bytes");
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] += 1;
            let changed = String::from_utf8(bytes).unwrap();
            assert!(changed.parse::<VerifierKey>().is_err(), "{changed}");
        }
    }
}

#[test]
fn cosignatures_of_the_example_log_are_true() {
    let Some(folder) = shared("example-log") else { return };
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let keys = [read("log.vkey"), read("witness.vkeys")].join("\n");
    let keys: Vec<VerifierKey> = keys.split_whitespace().map(|key| key.parse().unwrap()).collect();
    let note = UnverifiedNote::parse(read("checkpoint").as_bytes()).unwrap();
    assert_eq!(note.clone().verify(&keys).unwrap().signers(), keys);
    let mut bytes = note.to_string().into_bytes();
    bytes[0] ^= 1;
    for key in keys {
        assert!(UnverifiedNote::parse(&bytes).unwrap().verify(&[key]).is_err());
    }
}

#[test]
fn checkpoints_are_read_as_published() {
    for case in lines("notes/checkpoint-bodies.jsonl") {
        let text = case["body"].as_str().unwrap();
        let checkpoint = text.parse::<Checkpoint>();
        // Upstream takes a root of any length.
        let root = text.lines().nth(2).unwrap_or_default();
        let refused = case["want_err"] == true || hash(&Value::from(root)).is_none();
        assert_eq!(checkpoint.is_err(), refused, "{}", case["id"]);
        assert!(checkpoint.is_err() || checkpoint.unwrap().to_string() == text, "{}", case["id"]);
    }
}

#[test]
fn checkpoints_of_other_logs_are_opened() {
    let Some(folder) = shared("example-log") else { return };
    let key = std::fs::read_to_string(folder.join("log.vkey")).unwrap().trim().parse().unwrap();
    let bytes = std::fs::read(folder.join("checkpoint")).unwrap();
    let signed = SignedCheckpoint::open(&bytes, &key).unwrap();
    assert_eq!((signed.head().size, signed.channel()), (1000, None));
    assert_eq!(signed.to_bytes(), bytes);
    assert_eq!(signed.note().others().count(), 3);
    let witness = std::fs::read_to_string(folder.join("witness.vkeys")).unwrap();
    let witness = witness.lines().next().unwrap().parse().unwrap();
    assert!(SignedCheckpoint::open(&bytes, &witness).is_err());
}

#[test]
fn proof_files_are_read_as_published() {
    for case in lines("proof/tlog-proof-parse.jsonl") {
        let text = case["proof"].as_str().unwrap();
        let proof = text.parse::<EntryProof>();
        assert_eq!(proof.is_ok(), case["parse_ok"].as_bool().unwrap(), "{}", case["id"]);
        assert!(proof.is_err() || proof.unwrap().to_string() == text, "{}", case["id"]);
    }
}

#[test]
fn the_proof_of_the_example_log_proves_its_leaf_and_no_other() {
    let Some(folder) = shared("example-log") else { return };
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let key = read("log.vkey").trim().parse().unwrap();
    let proof: EntryProof = read("leaf.tlog-proof").parse().unwrap();
    let leaf = read("leaf");
    assert_eq!(proof.verify(leaf.as_bytes(), &key).unwrap().head().size, 1000);
    assert!(proof.verify(b"another", &key).is_err());
}

/// The tiles of a folder that hold hashes or leaves of a log of this size, cut again by us.
fn check_tiles(folder: &Path, size: u64, with_leaves: bool) -> Hash {
    let read = |tile: &Tile| std::fs::read(folder.join(tile.to_string())).unwrap();
    let mut tiler = Tiler::new();
    let mut frontier = Frontier::new();
    let mut cut = Vec::new();
    for tile in Tile::of_hashes(size).filter(|tile| tile.kind() == Kind::Hashes { level: 0 }) {
        for hash in read_hashes(&tile, &read(&tile)).unwrap() {
            frontier.push(hash);
            cut.extend(tiler.push(hash));
        }
    }
    cut.extend(tiler.partial());
    cut.sort();
    assert_eq!(cut, Tile::of_hashes(size).map(|tile| (tile, read(&tile))).collect::<Vec<_>>());
    if with_leaves {
        let mut leaves = Frontier::new();
        for tile in Tile::of_leaves(size) {
            let bytes = read(&tile);
            let mut written = Vec::new();
            for leaf in read_leaves(&tile, &bytes).unwrap() {
                leaves.push(leaf_hash(leaf));
                write_leaf(leaf, &mut written).unwrap();
            }
            assert_eq!(written, bytes, "{tile}");
        }
        assert_eq!(leaves, frontier);
    }
    frontier.root()
}

#[test]
fn the_logs_of_others_are_tiled_as_they_say() {
    let Some(folder) = shared("example-log") else { return };
    for (log, checkpoint, with_leaves) in [
        (folder.clone(), "checkpoint".into(), true),
        (find_mirror(), "checkpoint".into(), false),
        (folder.join("../tiles/tessera-log"), "checkpoint".into(), true),
    ]
    .into_iter()
    .chain(
        (1..=15)
            .map(|size| (folder.join("../tiles/tessera-log"), format!("checkpoint.{size}"), true)),
    ) {
        let Ok(bytes) = std::fs::read(log.join(&checkpoint)) else { continue };
        let note = UnverifiedNote::parse(&bytes).unwrap();
        let head = note.text().parse::<Checkpoint>().unwrap().head();
        assert_eq!(check_tiles(&log, head.size, with_leaves), head.root, "{checkpoint}");
    }
}

/// The mirror of a log of 300 entries, whose folder is named by a digest.
fn find_mirror() -> PathBuf {
    let mirrors = shared("tiles/sunlight-skylight/mirror").unwrap();
    let mut folders = std::fs::read_dir(mirrors).unwrap().map(|entry| entry.unwrap().path());
    folders.find(|path| path.is_dir()).unwrap()
}

#[test]
fn paths_of_tiles_have_one_spelling() {
    let path = |kind, index, width| Tile::new(kind, index, width).map(|tile| tile.to_string());
    let hashes = |level| Kind::Hashes { level };
    assert_eq!(path(hashes(0), 1_234_067, 256).unwrap(), "tile/0/x001/x234/067");
    assert_eq!(path(Kind::Leaves, 1000, 5).unwrap(), "tile/entries/x001/000.p/5");
    assert_eq!(path(hashes(7), 0, 1).unwrap(), "tile/7/000.p/1");
    for good in ["tile/0/000", "tile/entries/000.p/255", "tile/1/x001/000", "tile/7/000.p/9"] {
        assert_eq!(good.parse::<Tile>().unwrap().to_string(), good);
    }
    let bad = "tile/0/0 tile/0/0000 tile/00/000 tile/8/000 tile/0/x000/001 tile/0/001/002 tile/0/x001 \
        tile/0/000.p/0 tile/0/000.p/256 tile/0/000.p/01 tile/0/000.p/ tile/0/+01 tile/x/000 tile/0 \
        tile/0/000/ /tile/0/000 tile/entries/000.p/5.p/5 tile/7/001 tile/0/x999/x999/x999/x999/x999/x999/999";
    for bad in bad.split_whitespace() {
        assert!(bad.parse::<Tile>().is_err(), "{bad}");
    }
    // The example of the specification.
    let seen: Vec<(Kind, u16)> = Tile::of_hashes(70_000)
        .filter(|tile| tile.is_partial() || tile.kind() != hashes(0))
        .map(|tile| (tile.kind(), tile.width()))
        .collect();
    assert_eq!(seen, [(hashes(0), 112), (hashes(1), 256), (hashes(1), 17), (hashes(2), 1)]);
}
