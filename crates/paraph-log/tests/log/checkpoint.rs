//! Checkpoints: who may sign one, and what stands in one.

use crate::common::Sample;
use base64ct::{Base64, Encoding as _};
use paraph_log::checkpoint::{Checkpoint, SignedCheckpoint, channel_of, host_key, origin};
use paraph_log::hash::sha256;
use paraph_log::key::SecretKey;
use paraph_log::merkle::Head;
use paraph_log::note::{Note, UnverifiedNote, VerifierKey};

#[track_caller]
fn check_opened(bytes: &str, key: &VerifierKey, expected: &str) {
    assert_eq!(SignedCheckpoint::open(bytes.as_bytes(), key).unwrap_err().to_string(), expected);
}

#[test]
fn a_host_signs_and_its_key_opens() {
    let sample = Sample::of(3);
    let signed = sample.checkpoint();
    let key = host_key(sample.channel, sample.host.public());
    assert_eq!(key.name(), origin(sample.channel));
    assert_eq!(SignedCheckpoint::open(&signed.to_bytes(), &key), Ok(signed));
    assert_eq!(channel_of(key.name()), Some(sample.channel));
    assert_eq!(channel_of("paraph/channel/v1/0"), None);
    // An empty log has a checkpoint too.
    let empty = SignedCheckpoint::sign(sample.channel, Head::EMPTY, &sample.host);
    assert_eq!(SignedCheckpoint::open(&empty.to_bytes(), &key).unwrap().head(), Head::EMPTY);
}

#[test]
fn a_key_under_another_name_does_not_speak_for_the_log() {
    let sample = Sample::of(3);
    let text = sample.checkpoint().checkpoint().to_string();
    let name = origin(sample.channel);
    let note = Note::sign(&text, "example.com/other", &sample.host).unwrap();
    let said = "is signed by \"example.com/other\" and not by the log itself";
    check_opened(
        &note.to_string(),
        &note.signers()[0],
        &format!("the checkpoint of {name:?} {said}"),
    );
}

#[test]
fn a_cosigner_does_not_speak_for_the_log() {
    let sample = Sample::of(3);
    let text = sample.checkpoint().checkpoint().to_string();
    let name = origin(sample.channel);
    // As the specification says, since nothing here cosigns yet.
    let public = [&[4], sample.host.public().as_bytes().as_slice()].concat();
    let digest = sha256(&[name.as_bytes(), b"\n", public.as_slice()].concat());
    let id = &digest.as_bytes()[..4];
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    let key: VerifierKey =
        format!("{name}+{hex}+{}", Base64::encode_string(&public)).parse().unwrap();
    let cosigned = sample.host.sign(format!("cosignature/v1\ntime 1700000000\n{text}").as_bytes());
    let blob = [id, &1_700_000_000_u64.to_be_bytes(), &cosigned].concat();
    let note = format!("{text}\n\u{2014} {name} {}\n", Base64::encode_string(&blob));
    UnverifiedNote::parse(note.as_bytes()).unwrap().verify(std::slice::from_ref(&key)).unwrap();
    let said = format!("is signed by {name:?} and not by the log itself");
    check_opened(&note, &key, &format!("the checkpoint of {name:?} {said}"));
}

#[test]
fn one_head_signed_twice_is_one_head_and_another_key_is_another_signature() {
    let sample = Sample::of(3);
    let other = SecretKey::from_seed([8; 32]);
    let moved = SignedCheckpoint::sign(sample.channel, sample.tree().head(), &other);
    assert_eq!(moved.checkpoint(), sample.checkpoint().checkpoint());
    assert_ne!(moved.to_bytes(), sample.checkpoint().to_bytes());
}

#[track_caller]
fn check_text(text: &str, expected: &str) {
    assert_eq!(text.parse::<Checkpoint>().unwrap_err().to_string(), expected);
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    let root = Head::EMPTY.root.to_base64();
    let sized = |size: &str| format!("log\n{size}\n{root}\n");
    for bad in ["", "00", "01", "+1", "-1", "1 ", " 1", "9223372036854775808", "1.0", "1e3"] {
        check_text(&sized(bad), &format!("{bad:?} is not a size from 0 to 9223372036854775807"));
    }
    for good in ["0", "1", "9223372036854775807"] {
        assert_eq!(sized(good).parse::<Checkpoint>().unwrap().to_string(), sized(good));
    }
    let other = sha256(b"x");
    let said = format!("a log without entries has the root {}, not {other}", Head::EMPTY.root);
    check_text(&format!("log\n0\n{}\n", other.to_base64()), &said);
    check_text(&format!("\n1\n{root}\n"), "the checkpoint has no origin");
    check_text(&format!("log\n1\n{root}"), "the checkpoint does not end with a line feed");
    check_text("log\n1\n", "a checkpoint has the three lines origin, size and root");
    check_text(&format!("log\n1\n{root}\n\n"), "a line after the root is empty");
    let extended = format!("log\n1\n{root}\nmore\n");
    assert_eq!(extended.parse::<Checkpoint>().unwrap().extensions(), ["more"]);
}
