//! Bundles: what is written verifies, and nothing else does.

use crate::common::Sample;
use paraph_log::bundle::{BadBundle, Verified, Writer, verify};
use paraph_log::checkpoint::SignedCheckpoint;
use paraph_log::hash::sha256;
use paraph_log::key::{KeyCache, SecretKey};
use paraph_log::merkle::Head;
use paraph_log::receipt::Receipt;
use std::collections::BTreeMap;
use std::convert::Infallible;

type Files = BTreeMap<String, Vec<u8>>;

fn judge(files: &mut Files) -> Result<Verified, BadBundle<Infallible>> {
    verify(files, |_, entry| Some(Sample::shown(entry)))
}

/// What is said of a bundle that was changed.
#[track_caller]
fn check(change: impl FnOnce(&mut Files), expected: &str) {
    let mut files = Sample::of(6).bundle();
    change(&mut files);
    assert_eq!(judge(&mut files).unwrap_err().to_string(), expected);
}

#[test]
fn what_is_written_verifies() {
    for size in [0, 1, 2, 255, 256, 257, 600] {
        let sample = Sample::of(size);
        let mut files = sample.bundle();
        let verified = judge(&mut files).unwrap();
        assert_eq!((verified.channel, verified.head), (sample.channel, sample.tree().head()));
        assert_eq!(verified.log.public(), Some(sample.host.public()));
        assert_eq!(verified.attachments, sample.attachments.len());
        assert_eq!(
            verified.signers.len(),
            usize::try_from(size.min(2)).unwrap().max(usize::from(size > 0) * 2)
        );
        assert!(files.contains_key("tile/0/000") == (size >= 256));
    }
}

#[track_caller]
fn check_altered(files: &mut Files, path: &str, at: usize) {
    // Each bit in turn.
    let flip = 1 << (at % 8);
    files.get_mut(path).unwrap()[at] ^= flip;
    assert!(judge(files).is_err(), "{path}, byte {at} ^ {flip:#x}");
    files.get_mut(path).unwrap()[at] ^= flip;
}

#[test]
fn an_altered_byte_anywhere_in_a_bundle_is_found() {
    // One act with two signers, an attachment and a receipt: every kind of file.
    let mut files = Sample::of(1).bundle();
    assert_eq!(files.len(), 12);
    for path in files.keys().cloned().collect::<Vec<_>>() {
        for at in 0..files[&path].len() {
            check_altered(&mut files, &path, at);
        }
    }
    judge(&mut files).unwrap();
}

#[test]
fn an_altered_byte_in_a_full_tile_is_found() {
    let mut files = Sample::of(258).bundle();
    for (path, at) in [
        ("tile/0/000", 8191),
        ("tile/0/001.p/2", 33),
        ("tile/1/000.p/1", 31),
        ("tile/entries/000", 100_000),
        ("tile/entries/001.p/2", 1),
        ("acts/257.1.sig", 200),
    ] {
        check_altered(&mut files, path, at);
    }
    judge(&mut files).unwrap();
}

#[test]
fn a_file_that_is_missing_added_cut_or_prolonged_is_found() {
    let good = Sample::of(6).bundle();
    for path in good.keys() {
        let with = |change: &dyn Fn(&mut Files)| {
            let mut files = good.clone();
            change(&mut files);
            judge(&mut files).is_ok()
        };
        assert!(!with(&|files| drop(files.remove(path))), "without {path}");
        assert!(
            !with(&|files| assert!(files.get_mut(path).unwrap().pop().is_some())),
            "{path} cut"
        );
        assert!(!with(&|files| files.get_mut(path).unwrap().push(b'\n')), "{path} prolonged");
        assert!(!with(&|files| drop(files.insert(format!("{path}.orig"), Vec::new()))), "{path}");
    }
}

#[test]
fn it_is_said_which_act_and_what_is_wrong() {
    check(
        |files| files.get_mut("README").unwrap()[14] = b'2',
        "README begins with \"Paraph bundle 2\"; this program reads \"Paraph bundle 1\"",
    );
    check(
        |files| files.get_mut("acts/4.json").unwrap()[9] ^= 1,
        "acts/4.json is not what follows from the acts, from byte 9 on",
    );
    check(
        |files| {
            let tile = files.get_mut("tile/entries/000.p/6").unwrap();
            let at = tile.windows(5).rposition(|bytes| bytes == b"lee@B").unwrap();
            tile[at..at + 5].copy_from_slice(b"leo@B");
        },
        "act 5: the signature is not one of SHA256:4A9jyZBOhnKZvcGQ6TRFbf5Gymb41AfYvYaVmWHD+G4 over these bytes",
    );
}

#[test]
fn acts_that_were_left_out_or_put_in_another_order_are_found() {
    let mut sample = Sample::of(6);
    let checkpoint = sample.checkpoint();
    sample.entries.swap(4, 5);
    let mut files = sample.bundle();
    files.insert("checkpoint".into(), checkpoint.to_bytes());
    assert!(matches!(judge(&mut files), Err(BadBundle::Head(_))));
    sample.entries.truncate(5);
    let mut files = sample.bundle();
    files.insert("checkpoint".into(), checkpoint.to_bytes());
    assert!(matches!(judge(&mut files), Err(BadBundle::Missing(_))));
}

#[test]
fn a_checkpoint_by_another_host_or_with_a_strange_signature_is_found() {
    let sample = Sample::of(3);
    let other = SecretKey::from_seed([8; 32]);
    let stranger = SignedCheckpoint::sign(sample.channel, sample.tree().head(), &other);
    check_checkpoint(stranger.to_bytes(), "checkpoint: none of the known keys signed the note");
    let line = stranger.note().unverified().lines()[0].to_string();
    let mut bytes = sample.checkpoint().to_bytes();
    bytes.extend(line.as_bytes());
    let origin = sample.checkpoint().checkpoint().origin().to_string();
    check_checkpoint(
        bytes,
        &format!("checkpoint: a signature by {origin:?} besides that of the log"),
    );
}

#[track_caller]
fn check_checkpoint(bytes: Vec<u8>, expected: &str) {
    let mut files = Sample::of(3).bundle();
    files.insert("checkpoint".into(), bytes);
    assert_eq!(judge(&mut files).unwrap_err().to_string(), expected);
}

#[test]
fn what_does_not_fit_is_not_written() {
    let sample = Sample::of(6);
    let mut keys = KeyCache::new();
    let entry = sample.entries[0].clone().check(&mut keys).unwrap();
    let refused = |change: &dyn Fn(&mut paraph_log::bundle::Shown)| {
        let mut shown = Sample::shown(&entry);
        change(&mut shown);
        Writer::new(sample.channel, sample.host.public())
            .push(&entry, &shown)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(refused(&|shown| drop(shown.signers.pop())), "act 0: 1 names are shown for 2 keys");
    assert_eq!(
        refused(&|shown| shown.signers[0] = "*".into()),
        "act 0: \"*\" cannot be a name here"
    );
    let strange = SecretKey::from_seed([8; 32]);
    let said = refused(&|shown| shown.receipts[0].1 = shown.receipts[0].0.sign(&strange));
    assert!(said.ends_with("which did not sign the act"), "{said}");
    let receipt = Receipt::new(sha256(b"another text"), "M", "kim@A", "2026-03-01").unwrap();
    let said = refused(&|shown| shown.receipts[0].0 = receipt.clone());
    assert!(said.starts_with("act 0: its receipt: the signature is not one of"), "{said}");
    let elsewhere = sha256(b"another charter").to_string().parse().unwrap();
    let mut writer = Writer::new(elsewhere, sample.host.public());
    let said = writer.push(&entry, &Sample::shown(&entry)).unwrap_err().to_string();
    assert_eq!(said, format!("act 0: it was signed for the channel {}", sample.channel));
    let other = sample.checkpoint();
    let writer = Writer::new(sample.channel, sample.host.public());
    let unfinished = writer.finish(&other).unwrap_err();
    assert_eq!((unfinished.found, unfinished.wanted), (Head::EMPTY, other.head()));
}

/// As somebody reads who does not know the rules from an act on.
fn judge_so_far(files: &mut Files, known: u64) -> Result<Verified, BadBundle<Infallible>> {
    verify(files, |position, entry| (position < known).then(|| Sample::shown(entry)))
}

/// The bundle as somebody writes it who does not know the rules from an act on.
fn written_so_far(sample: &Sample, known: u64) -> Files {
    let mut files = sample.bundle();
    files.retain(|path, _| !path.starts_with("receipts/5"));
    let mut writer = Writer::new(sample.channel, sample.host.public());
    let mut keys = KeyCache::new();
    for (position, entry) in (0..).zip(&sample.entries) {
        let entry = entry.clone().check(&mut keys).unwrap();
        let shown = Sample::shown(&entry);
        let more = match position < known {
            true => writer.push(&entry, &shown),
            false => writer.push_beyond(&entry, &shown.signers),
        };
        files.extend(more.unwrap().into_iter().map(|file| (file.path, file.bytes)));
    }
    let last = writer.finish(&sample.checkpoint()).unwrap();
    files.extend(last.into_iter().map(|file| (file.path, file.bytes)));
    files
}

#[test]
fn acts_beyond_the_known_rules_are_checked_in_what_needs_no_rules() {
    let sample = Sample::of(6);
    for known in 1..6 {
        for mut files in [sample.bundle(), written_so_far(&sample, known)] {
            let verified = judge_so_far(&mut files, known).unwrap();
            assert_eq!(verified.judged, Some(known));
            assert_eq!(verified.head, sample.tree().head());
            assert_eq!(verified.attachments, 2);
        }
    }
    let mut written = written_so_far(&sample, 4);
    let said = String::from_utf8(written["judged"].clone()).unwrap();
    assert!(said.starts_with("4 acts\n"), "{said}");
    // Whoever knows all rules is not to be told that something was not known.
    assert_eq!(judge(&mut written).unwrap_err().to_string(), "receipts/5.1.json is missing");
}

/// What cannot be known is that a line, a receipt or an attachment of theirs is missing; no byte of
/// what is there can be altered, but for the names of keys.
#[test]
fn an_altered_byte_beyond_the_known_rules_is_found() {
    let mut files = written_so_far(&Sample::of(6), 2);
    files.extend(Sample::of(6).bundle().into_iter().filter(|(path, _)| path.starts_with("rec")));
    for path in files.keys().cloned().collect::<Vec<_>>() {
        for at in 0..files[&path].len() {
            files.get_mut(&path).unwrap()[at] ^= 1;
            assert!(judge_so_far(&mut files, 2).is_err(), "{path}, byte {at}");
            files.get_mut(&path).unwrap()[at] ^= 1;
        }
    }
    judge_so_far(&mut files, 2).unwrap();
}

#[test]
fn nothing_is_added_beyond_the_known_rules() {
    let check = |change: &dyn Fn(&mut Files), expected: &str| {
        let mut files = Sample::of(6).bundle();
        change(&mut files);
        assert_eq!(judge_so_far(&mut files, 1).unwrap_err().to_string(), expected);
    };
    let stray = b"1. Another text.\n".to_vec();
    let path = format!("attachments/{}", sha256(&stray));
    check(
        &|files| drop(files.insert(path.clone(), stray.clone())),
        &format!("{path} does not belong to the record"),
    );
    let signers = |files: &Files| String::from_utf8(files["allowed_signers"].clone()).unwrap();
    let other = |line: &str| {
        let key = paraph_log::ssh::print_public(SecretKey::from_seed([7; 32]).public(), "");
        let (options, _) = line.split_once(" ssh-ed25519").unwrap();
        format!("{options} {}\n", key.trim())
    };
    check(
        &|files| {
            let mut lines = signers(files);
            lines.push_str(&other(lines.clone().lines().next().unwrap()));
            files.insert("allowed_signers".into(), lines.into_bytes());
        },
        "allowed_signers, line 3: it names a key that signs no act from there on",
    );
    check(
        &|files| drop(files.insert("receipts/5.2.json".into(), b"{}".to_vec())),
        "receipts/5.2.sig is missing",
    );
    check(
        &|files| drop(files.insert("judged".into(), b"3 acts\n".to_vec())),
        "judged is not what follows from the acts, from byte 0 on",
    );
}
