//! What the tests share: where the vectors are, and entries to play with.

use paraph_log::entry::{Body, Entry};
use paraph_log::hash::Hash;
use paraph_log::json;
use paraph_log::key::SecretKey;
use paraph_log::merkle::Head;
use serde_json::Value;
use std::path::PathBuf;

/// The path of a shared vector, or nothing and a word when it is not here.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
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

/// The cases of a file, one a line; none when it is not here.
pub(crate) fn lines(path: &str) -> Vec<Value> {
    let Some(path) = shared(path) else { return Vec::new() };
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn hex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

pub(crate) fn hash(value: &Value) -> Option<Hash> {
    Hash::from_base64(value.as_str()?).ok()
}

pub(crate) fn proof(value: &Value) -> Option<Vec<Hash>> {
    value.as_array().map_or(Some(Vec::new()), |items| items.iter().map(hash).collect())
}

/// The bytes of a base64 text, by a decoder that is not ours.
pub(crate) fn base64(text: &str) -> Vec<u8> {
    use base64ct::{Base64, Encoding as _};
    Base64::decode_vec(text).unwrap()
}

/// A key and an act signed with it.
pub(crate) fn sample() -> (SecretKey, Entry) {
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
