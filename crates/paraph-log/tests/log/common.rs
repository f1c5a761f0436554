//! What the tests share: where the vectors are, and entries to play with.

use paraph_log::bundle::{File, Shown, Writer};
use paraph_log::checkpoint::SignedCheckpoint;
use paraph_log::entry::{Body, ChannelId, Entry};
use paraph_log::hash::{Hash, sha256};
use paraph_log::json;
use paraph_log::key::{KeyCache, SecretKey};
use paraph_log::merkle::{Head, Tree};
use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;
use serde_json::Value;
use std::collections::BTreeMap;
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

/// The log of a channel: who signs, its entries, and what they show in a bundle.
pub(crate) struct Sample {
    pub(crate) host: SecretKey,
    pub(crate) channel: ChannelId,
    pub(crate) entries: Vec<Entry>,
    /// The bytes that acts name by digest.
    pub(crate) attachments: Vec<Vec<u8>>,
}

impl Sample {
    /// A log of some acts: every third has two signers, every fourth names an attachment, every fifth
    /// carries a receipt for it.
    pub(crate) fn of(size: u64) -> Self {
        let (a, b) = (SecretKey::from_seed([1; 32]), SecretKey::from_seed([2; 32]));
        let channel: ChannelId = sha256(b"a charter").to_string().parse().unwrap();
        let (mut tree, mut entries, mut attachments) = (Tree::new(), Vec::new(), Vec::new());
        for at in 0..size {
            let mut act = json::Map::default();
            act.insert("by", if at % 2 == 0 { "kim@A" } else { "lee@B" });
            act.insert("note", "п\u{1F58A}");
            let signers = if at % 2 == 0 { [&a, &b] } else { [&b, &a] };
            let signers = &signers[..if at % 3 == 0 { 2 } else { 1 }];
            let text = format!("1. The parties meet {at} times.\n").into_bytes();
            if at % 5 == 0 {
                let receipt = Receipt::new(sha256(&text), "M", "kim@A", "2026-03-01").unwrap();
                let bytes = String::from_utf8(receipt.to_bytes()).unwrap();
                act.insert("receipt", bytes);
                act.insert("signature", receipt.sign(signers[0]).to_armored());
            }
            if at % 4 == 0 {
                act.insert("text", sha256(&text).to_string());
                attachments.push(text);
            }
            let salt = sha256(&at.to_be_bytes()).to_string()[..32].parse().unwrap();
            let keys = signers.iter().map(|key| key.public().fingerprint()).collect();
            let body = Body::new(channel, tree.head(), salt, keys, act).unwrap();
            let entry = Entry::sign(body, signers).unwrap();
            tree.push(entry.leaf_hash());
            entries.push(entry);
        }
        Self { host: SecretKey::from_seed([9; 32]), channel, entries, attachments }
    }

    pub(crate) fn tree(&self) -> Tree {
        self.entries.iter().map(Entry::leaf_hash).collect()
    }

    pub(crate) fn checkpoint(&self) -> SignedCheckpoint {
        SignedCheckpoint::sign(self.channel, self.tree().head(), &self.host)
    }

    /// What the acts of this log show.
    pub(crate) fn shown(entry: &Entry) -> Shown {
        let text = |field| entry.act().get(field).and_then(json::Value::as_text);
        let names = match text("by") {
            Some("kim@A") => ["kim@A", "lee@B"],
            _ => ["lee@B", "kim@A"],
        };
        let names = &names[..entry.keys().len()];
        let receipt = text("receipt").map(|receipt| {
            let signature = Signature::parse_armored(text("signature").unwrap()).unwrap();
            (Receipt::parse(receipt.as_bytes()).unwrap(), signature)
        });
        Shown {
            signers: names.iter().copied().map(String::from).collect(),
            attachments: text("text").into_iter().map(|digest| digest.parse().unwrap()).collect(),
            receipts: receipt.into_iter().collect(),
        }
    }

    /// The files of the bundle.
    pub(crate) fn bundle(&self) -> BTreeMap<String, Vec<u8>> {
        let mut writer = Writer::new(self.channel, self.host.public());
        let mut keys = KeyCache::new();
        let mut files = Vec::new();
        for entry in &self.entries {
            let entry = entry.clone().check(&mut keys).unwrap();
            files.extend(writer.push(&entry, &Self::shown(&entry)).unwrap());
        }
        files.extend(writer.finish(&self.checkpoint()).unwrap());
        files.extend(self.attachments.iter().cloned().map(File::attachment));
        let count = files.len();
        let files: BTreeMap<_, _> = files.into_iter().map(|file| (file.path, file.bytes)).collect();
        assert_eq!(files.len(), count, "each path once");
        files
    }
}
