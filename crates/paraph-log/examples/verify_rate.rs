//! How much verifying a log costs beside its signatures.
//!
//! ```text
//! cargo run --release -p paraph-log --example verify_rate -- 20000
//! ```
//!
//! Measured in one run, each three times with the best kept, on one core: strict checks of the bare
//! signatures, which nobody can do without; reading, checking and hashing the leaves, as a desk does
//! when it opens a log; and `paraph verify` of a whole bundle in memory. A ratio of 1.15 means 15 in
//! the hundred beside the signatures. Time is that of the processor, where the system tells it.
#![expect(clippy::print_stdout, reason = "its output is what it is for")]

use paraph_log::bundle::{Shown, Writer, verify};
use paraph_log::checkpoint::SignedCheckpoint;
use paraph_log::entry::{Body, ChannelId, Checked, Entry, NAMESPACE, Salt};
use paraph_log::hash::sha256;
use paraph_log::json::Map;
use paraph_log::key::{KeyCache, PublicKey, SecretKey};
use paraph_log::merkle::{Frontier, Head};
use sha2::{Digest as _, Sha512};
use std::collections::BTreeMap;
use std::time::Instant;

/// Delegates who sign in turn.
const SIGNERS: u8 = 20;

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let secrets: Vec<SecretKey> = (1..=SIGNERS).map(|n| SecretKey::from_seed([n; 32])).collect();
    let host = SecretKey::from_seed([0; 32]);
    let channel = ChannelId(sha256(b"a channel to measure"));
    println!("making {count} entries by {SIGNERS} signers");
    let entries = make(count, channel, &secrets);
    let leaves: Vec<Vec<u8>> = entries.iter().map(|entry| entry.to_leaf()).collect();
    let head = entries.iter().map(|entry| entry.leaf_hash()).collect::<Frontier>().head();
    let checkpoint = SignedCheckpoint::sign(channel, head, &host);
    let mut bundle = bundle(&entries, channel, &host, &checkpoint);
    let bare: Vec<_> = entries.iter().map(|entry| bare(entry, &secrets)).collect();

    let floor =
        best(|| assert!(bare.iter().all(|(key, message, sig)| key.verify(message, sig).is_ok())));
    let log = best(|| assert_eq!(read(&leaves), head));
    let whole = best(|| {
        assert_eq!(
            verify(&mut bundle, |_, entry| Some(shown(entry))).map(|good| good.head),
            Ok(head)
        );
    });
    let each = |micros: u128| micros * 1000 / count.max(1);
    println!("bare strict signatures: {} ns each", each(floor));
    for (what, micros) in [("leaves", log), ("a bundle", whole)] {
        let percent = micros * 100 / floor.max(1);
        println!("{what}: {} ns each, ratio {}.{:02}", each(micros), percent / 100, percent % 100);
    }
}

fn make(count: u128, channel: ChannelId, secrets: &[SecretKey]) -> Vec<Checked> {
    let mut keys = KeyCache::new();
    let mut frontier = Frontier::new();
    let entry = |(at, secret): (u128, &SecretKey)| {
        let mut act = Map::new();
        act.insert("by", "delegate@A");
        act.insert("kind", "object");
        act.insert("point", sha256(&at.to_be_bytes()).to_string());
        act.insert("reason", "the figure was agreed at 600 in the second round");
        let signer = vec![secret.public().fingerprint()];
        let body = Body::new(channel, frontier.head(), Salt(at.to_be_bytes()), signer, act);
        let entry = Entry::sign(body.expect("a body that can be read"), &[secret]);
        let entry = entry.expect("a leaf that is not too long");
        frontier.push(entry.leaf_hash());
        entry.check(&mut keys).expect("a signature made just now")
    };
    (0..count).zip(secrets.iter().cycle()).map(entry).collect()
}

fn shown(_: &Checked) -> Shown {
    Shown { signers: vec!["delegate@A".into()], ..Shown::default() }
}

fn bundle(
    entries: &[Checked],
    channel: ChannelId,
    host: &SecretKey,
    checkpoint: &SignedCheckpoint,
) -> BTreeMap<String, Vec<u8>> {
    let mut writer = Writer::new(channel, host.public());
    let mut files = Vec::new();
    for entry in entries {
        files.extend(writer.push(entry, &shown(entry)).expect("an act that fits"));
    }
    files.extend(writer.finish(checkpoint).expect("the head over these entries"));
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

/// The key, the very bytes that Ed25519 signed, and the signature: `docs/formats/entry.md`.
fn bare<'a>(entry: &Checked, secrets: &'a [SecretKey]) -> (&'a PublicKey, Vec<u8>, [u8; 64]) {
    let mut message = b"SSHSIG".to_vec();
    for part in [NAMESPACE.as_bytes(), b"", b"sha512", &Sha512::digest(entry.body().as_bytes())] {
        message.extend(u32::try_from(part.len()).expect("short").to_be_bytes());
        message.extend(part);
    }
    let signature = &entry.signatures()[0];
    let mine = |secret: &&SecretKey| secret.public().as_bytes() == signature.key();
    let key = secrets.iter().find(mine).expect("one of the signers").public();
    let blob = signature.to_blob();
    (key, message, *blob.last_chunk().expect("a blob ends with the signature"))
}

/// What a desk does with a log that it opens for the first time.
fn read(leaves: &[Vec<u8>]) -> Head {
    let mut keys = KeyCache::new();
    let check = |leaf: &Vec<u8>| Entry::parse(leaf).ok()?.check(&mut keys).ok();
    let checked = leaves.iter().map_while(check).map(|entry| entry.leaf_hash());
    checked.collect::<Frontier>().head()
}

/// The best of three, in microseconds.
fn best(mut work: impl FnMut()) -> u128 {
    let mut measure = || {
        let (wall, processor) = (Instant::now(), on_processor());
        work();
        match (processor, on_processor()) {
            (Some(before), Some(after)) => (after - before) / 1000,
            _ => wall.elapsed().as_micros(),
        }
    };
    (0..3).map(|_| measure()).min().unwrap_or_default()
}

/// The nanoseconds that this thread has run, as Linux counts them.
fn on_processor() -> Option<u128> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok()
}
