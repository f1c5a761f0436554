//! Vectors that nobody here wrote, and OpenSSH itself.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "test helpers say so themselves")]

use std::path::PathBuf;
use std::process::Command;

use paraph_log::entry::{Body, Entry, NAMESPACE};
use paraph_log::hash::Hash;
use paraph_log::json;
use paraph_log::key::{KeyCache, PublicKey, SecretKey};
use paraph_log::merkle::{Frontier, Head, leaf_hash, verify_consistency, verify_inclusion};
use paraph_log::ssh::{self, Signature};
use serde_json::Value;

fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PARAPH_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = root.join("data/tlog").join(path);
    if !path.exists() {
        println!("skipped: {} is not here (set PARAPH_SHARED)", path.display());
        return None;
    }
    Some(path)
}

fn lines(path: &str) -> Vec<Value> {
    let Some(path) = shared(path) else { return Vec::new() };
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn hex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn hash(value: &Value) -> Option<Hash> {
    Hash::from_base64(value.as_str()?).ok()
}

fn proof(value: &Value) -> Option<Vec<Hash>> {
    value.as_array().map_or(Some(Vec::new()), |items| items.iter().map(hash).collect())
}

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

#[test]
fn consistency_proofs_are_judged_as_published() {
    for case in lines("merkle/consistency.jsonl") {
        let judged = (|| {
            let old = Head { size: case["size1"].as_u64()?, root: hash(&case["root1"])? };
            let new = Head { size: case["size2"].as_u64()?, root: hash(&case["root2"])? };
            verify_consistency(&old, &new, &proof(&case["proof"])?).ok()
        })();
        // Upstream takes hashes of any length where it compares them only; SHA-256 has 32 bytes.
        let strict = hash(&case["root1"]).is_none() || hash(&case["root2"]).is_none();
        let refused = strict || case["wantErr"].as_bool().unwrap();
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
    for name in ["arrays", "structures", "unicode", "weird"] {
        let input = std::fs::read(folder.join(format!("input/{name}.json"))).unwrap();
        let output = std::fs::read(folder.join(format!("output/{name}.json"))).unwrap();
        let canonical = json::parse_canonical(&output).unwrap();
        assert_eq!(canonical.to_canonical(), output, "{name}");
        match json::parse_loose(&input) {
            Ok(value) => assert_eq!(value, canonical, "{name}"),
            // `56.0` is a number we do not sign: integers have one spelling.
            Err(_) => assert_eq!(name, "structures"),
        }
    }
}

fn sample() -> (SecretKey, Entry) {
    let secret = SecretKey::from_seed([7; 32]);
    let mut act = json::Map::default();
    act.insert("kind", "object");
    let body = Body::new(
        "11".repeat(32).parse().unwrap(),
        Head::EMPTY,
        "22".repeat(16).parse().unwrap(),
        vec![secret.public().fingerprint()],
        act,
    )
    .unwrap();
    let entry = Entry::sign(body, &[&secret]).unwrap();
    (secret, entry)
}

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

#[test]
fn stock_ssh_keygen_verifies_an_act() {
    let (secret, entry) = sample();
    let folder = std::env::temp_dir().join(format!("paraph-ssh-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let public = ssh::print_public(secret.public(), "kim");
    std::fs::write(folder.join("allowed"), format!("kim@A {public}\n")).unwrap();
    std::fs::write(folder.join("act.sig"), entry.signatures()[0].to_armored()).unwrap();
    let verify = |namespace: &str, bytes: &[u8]| {
        std::fs::write(folder.join("act.json"), bytes).unwrap();
        Command::new("ssh-keygen")
            .args([
                "-Y", "verify", "-f", "allowed", "-I", "kim@A", "-n", namespace, "-s", "act.sig",
            ])
            .current_dir(&folder)
            .stdin(std::fs::File::open(folder.join("act.json")).unwrap())
            .output()
    };
    match verify(NAMESPACE, entry.body().as_bytes()) {
        Err(_) if std::env::var_os("PARAPH_REQUIRE_OUTSIDE").is_none() => {
            println!("skipped: ssh-keygen is not on this machine");
        }
        good => {
            let good = good.expect("ssh-keygen is on this machine");
            assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
            assert!(!verify("other@paraph", entry.body().as_bytes()).unwrap().status.success());
            assert!(!verify(NAMESPACE, b"{}").unwrap().status.success());
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}
