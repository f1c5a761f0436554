//! Stores that somebody edited, given to a desk.

use std::collections::BTreeMap;

use paraph_case::act::Act;
use paraph_case::channel::frame;
use paraph_case::members::{DecisionRule, Standing};
use paraph_case::time::Time;
use paraph_log::json::Map;
use paraph_log::key::SecretKey;
use paraph_store::{Batch, SignedHead, Sqlite};
use tempfile::TempDir;

use super::*;
use crate::{Founding, Outside};

/// The same clock and the same chance each time.
struct Fixed(u8);

impl Outside for Fixed {
    fn now(&mut self, _: &str) -> Time {
        Time::from_unix(1_772_000_000)
    }

    fn random(&mut self, _: &str) -> [u8; 32] {
        self.0 += 1;
        [self.0; 32]
    }

    fn read(&mut self, _: &str) -> std::io::Result<Vec<u8>> {
        Err(std::io::ErrorKind::NotFound.into())
    }
}

/// A desk with one channel of a few acts, and its leaves.
fn desk() -> (TempDir, Desk, ChannelId, Vec<Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    let outside = &mut Fixed(0);
    let mut desk = Desk::create(folder.path(), outside).unwrap();
    let member = |name: &str, standing| (name.parse().unwrap(), standing);
    let founding = Founding {
        name: "plenary".into(),
        members: vec![
            member("A", Standing::Party),
            member("B", Standing::Party),
            member("M", Standing::Mediator),
        ],
        pen_holder: "M".parse().unwrap(),
        chair: None,
        attestors: Vec::new(),
        decision: DecisionRule::Unanimity,
        under: Vec::new(),
        reconstruction: None,
    };
    let id = desk.found(&founding, outside).unwrap().id;
    for who in ["a@A", "b@B", "m@M"] {
        desk.delegate(&who.parse().unwrap(), None, &BTreeMap::new(), outside).unwrap();
    }
    let leaves = desk.store.leaves(id, 0, 9).unwrap();
    (folder, desk, id, leaves)
}

fn host(desk: &Desk, id: ChannelId) -> SecretKey {
    keys::host(&desk.folder, desk.fold(id, None).unwrap().channel.host_key()).unwrap()
}

/// The same desk over another store, which holds these leaves under a head signed with this key, and
/// with nothing written down of them.
fn edited(desk: Desk, id: ChannelId, leaves: &[Vec<u8>], key: &SecretKey) -> Desk {
    std::fs::remove_file(held::file(&desk.folder, id)).unwrap();
    restored(desk, id, leaves, key)
}

/// The same desk over another store, which holds these leaves under a head signed with this key.
fn restored(desk: Desk, id: ChannelId, leaves: &[Vec<u8>], key: &SecretKey) -> Desk {
    let mut store = Sqlite::open(&desk.folder.join("edited.db")).unwrap();
    let batch = Batch { leaves: leaves.to_vec(), attachments: Vec::new() };
    let mut sign = |channel, head| heads::sign(key, channel, head);
    store.append(id, Head::EMPTY, &batch, &mut sign).unwrap();
    Desk { store, ..desk }
}

/// Leaves of which the last is signed by whom it names, but over other words.
fn badly_signed(mut leaves: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let last = leaves.last_mut().unwrap();
    let salt = last.windows(8).position(|window| window == b"\"salt\":\"").unwrap() + 8;
    last[salt] = if last[salt] == b'0' { b'1' } else { b'0' };
    leaves
}

#[track_caller]
fn refuses(desk: &Desk, id: ChannelId, expected: &str) {
    let error = desk.fold(id, None).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn what_was_verified_is_remembered_and_read_again() {
    let (_folder, desk, id, leaves) = desk();
    let Whole { channel: first, head } = desk.fold(id, None).unwrap();
    assert_eq!(head, Head { size: first.size(), root: first.root() });
    assert_eq!(first.size(), u64::try_from(leaves.len()).unwrap());
    let sealed = desk.store.verified(id).unwrap().unwrap();
    assert_eq!(heads::unseal(&keys::seal(&desk.folder).unwrap(), id, &sealed), Some(head));
    assert_eq!(desk.fold(id, None).unwrap().head, head);
    assert_eq!(desk.verify(id).unwrap().head, head);
}

#[test]
fn only_the_desks_own_seal_spares_an_act_from_being_verified() {
    let (_folder, desk, id, leaves) = desk();
    let key = host(&desk, id);
    let seal = keys::seal(&desk.folder).unwrap();
    let desk = edited(desk, id, &badly_signed(leaves), &key);
    let head = desk.store.head(id).unwrap().unwrap().head;
    let bad = "does not verify at act 3: the signature is not one of";
    refuses(&desk, id, bad);
    let elsewhere = ChannelId(paraph_log::hash::sha256(b"another channel"));
    let smaller = Head { size: 3, ..head };
    for forged in [
        heads::seal(&SecretKey::from_seed([9; 32]), id, head),
        heads::seal(&seal, elsewhere, head),
        SignedHead { head, signed: heads::seal(&seal, id, smaller).signed },
        SignedHead { head, signed: heads::sign(&seal, id, head) },
        SignedHead { head, signed: Vec::new() },
    ] {
        desk.store.remember_verified(id, &forged).unwrap();
        refuses(&desk, id, bad);
    }
    // The true seal does: the desk said itself that it had verified this.
    desk.store.remember_verified(id, &heads::seal(&seal, id, head)).unwrap();
    desk.fold(id, None).unwrap();
    assert!(desk.verify(id).is_err(), "a whole verification remembers nothing");
}

#[test]
fn acts_that_were_taken_away_or_changed_after_they_were_verified_are_missed() {
    let (_folder, desk, id, leaves) = desk();
    let key = host(&desk, id);
    desk.fold(id, None).unwrap();
    let sealed = desk.store.verified(id).unwrap().unwrap();
    let shorter = edited(desk, id, &leaves[..3], &key);
    shorter.store.remember_verified(id, &sealed).unwrap();
    refuses(&shorter, id, "this desk has verified 4 acts of it before, and some were taken away");

    let (_folder, desk, id, leaves) = self::desk();
    let other = edited(desk, id, &[&leaves[..], &leaves[3..]].concat(), &key);
    let wrong = Head { size: 4, root: paraph_log::hash::sha256(b"what was verified") };
    let seal = keys::seal(&other.folder).unwrap();
    other.store.remember_verified(id, &heads::seal(&seal, id, wrong)).unwrap();
    refuses(&other, id, "was altered");
}

#[test]
fn acts_that_were_cut_off_together_with_what_was_verified_are_missed() {
    let (_folder, desk, id, leaves) = desk();
    let key = host(&desk, id);
    let older = restored(desk, id, &leaves[..3], &key);
    let file = held::file(&older.folder, id);
    let told = format!(
        "this desk has read 4 acts of it, and paraph.db has the first 3 only: put back a copy of that \
         file in which they are whole; if you mean to go on from an older copy, and to lose what was \
         done since, remove {}",
        file.display()
    );
    refuses(&older, id, &told);
    assert_eq!(older.verify(id).unwrap_err().to_string(), told);
    std::fs::remove_file(file).unwrap();
    assert_eq!(older.fold(id, None).unwrap().head.size, 3);

    let (_folder, desk, id, leaves) = self::desk();
    refuses(&restored(desk, id, &[&leaves[..3], &leaves[2..]].concat(), &key), id, "was altered");
}

/// Writes an act as a desk with another program would, and gives its id.
fn written(
    desk: &mut Desk,
    id: ChannelId,
    by: &str,
    kind: &str,
    fields: &[(&str, &str)],
) -> String {
    let (key, by) = (host(desk, id), by.parse().unwrap());
    let mut map = Map::default();
    fields.iter().for_each(|(field, value)| drop(map.insert(*field, *value)));
    let frame = frame(&Act::read(kind, &map).unwrap(), &by, Fixed(0).now(""), None);
    let head = desk.store.head(id).unwrap().unwrap().head;
    let entry = desk.sign(id, head, &by, frame, [9; 32]).unwrap();
    let batch = Batch { leaves: vec![entry.to_leaf()], attachments: Vec::new() };
    let mut sign = |channel, head| heads::sign(&key, channel, head);
    desk.store.append(id, head, &batch, &mut sign).unwrap();
    entry.id().to_string()
}

/// Acts that follow rules which nobody here knows are verified, and judged by those who know them.
#[test]
fn a_log_is_read_up_to_rules_that_are_not_known() {
    let (_folder, mut desk, id, _) = desk();
    let adopt = [("name", "motion-1"), ("rules", "paraph-2")];
    let motion = written(&mut desk, id, "a@A", "move", &adopt);
    written(&mut desk, id, "b@B", "consent", &[("motion", &motion)]);
    assert_eq!(desk.fold(id, None).unwrap().channel.size(), 6);
    written(&mut desk, id, "a@A", "consent", &[("motion", &motion)]);
    for whole in [desk.fold(id, None).unwrap(), desk.verify(id).unwrap()] {
        assert_eq!((whole.channel.size(), whole.head.size), (6, 7));
        assert_eq!(whole.channel.other_rules().unwrap().as_str(), "paraph-2");
    }
    let (leaves, key) = (desk.store.leaves(id, 0, 9).unwrap(), host(&desk, id));
    let desk = edited(desk, id, &badly_signed(leaves), &key);
    refuses(&desk, id, "does not verify at act 6");
}

#[test]
fn a_head_that_another_key_signed_is_found() {
    let (_folder, desk, id, leaves) = desk();
    let desk = edited(desk, id, &leaves, &SecretKey::from_seed([9; 32]));
    refuses(&desk, id, "its checkpoint does not count");
}

/// A desk whose plenary had the key of its host changed by a motion; and the old and the new key.
fn rehosted() -> (TempDir, Desk, ChannelId, [SecretKey; 2]) {
    let (folder, mut desk, id, _) = desk();
    let outside = &mut Fixed(40);
    let old = host(&desk, id);
    let key = desk.host_key(outside).unwrap();
    for (by, kind, field, word) in
        [("a@A", "move", "host_key", key.as_str()), ("b@B", "consent", "motion", "motion-1")]
    {
        assert_eq!(host(&desk, id).public(), old.public(), "not before it is carried");
        let (by, kind, channel) = (by.parse().unwrap(), kind.into(), None);
        let words = BTreeMap::from([(field.to_owned(), vec![word.to_owned()])]);
        let request = crate::Request { by, channel, kind, words, basis: None, dry_run: false };
        desk.act(&request, outside).unwrap();
    }
    let new = host(&desk, id);
    assert_eq!(new.public().as_bytes(), &key.to_bytes());
    (folder, desk, id, [old, new])
}

#[test]
fn another_host_signs_from_the_carrying_act_on() {
    let (_folder, desk, id, [old, _]) = rehosted();
    assert_eq!(desk.verify(id).unwrap().head.size, 6);
    let leaves = desk.store.leaves(id, 0, 9).unwrap();
    refuses(&edited(desk, id, &leaves, &old), id, "its checkpoint does not count");

    let (_folder, desk, id, [old, new]) = rehosted();
    let before = edited(desk, id, &leaves[..5], &new);
    refuses(&before, id, "its checkpoint does not count");
    let (_folder, desk, id, _) = rehosted();
    edited(desk, id, &leaves[..5], &old).fold(id, None).unwrap();
}

#[test]
fn keys_that_others_may_read_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, desk, id, _) = desk();
    let open = |path: &str, mode| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.path().join(path), mode).unwrap();
    };
    open("keys/a@A.key", 0o644);
    let error = keys::secret(&desk.folder, &"a@A".parse().unwrap(), id).unwrap_err();
    assert!(error.to_string().contains("(its mode is 644)"), "{error}");
    let nobody = keys::secret(&desk.folder, &"z@A".parse().unwrap(), id).unwrap_err();
    assert!(matches!(nobody, DeskError::NoKey(_)), "{nobody}");
    for path in ["keys", ""] {
        open(path, 0o750);
        let error = Desk::open(folder.path()).unwrap_err();
        assert!(error.to_string().contains("(its mode is 750)"), "{error}");
        open(path, 0o700);
        Desk::open(folder.path()).unwrap();
    }
}

/// What follows rules that are not known is exported and checked in its bytes, signatures and tree.
#[test]
fn a_record_beyond_known_rules_is_written_and_checked() {
    let (folder, mut desk, id, _) = desk();
    let motion =
        written(&mut desk, id, "a@A", "move", &[("name", "motion-1"), ("rules", "paraph-2")]);
    for by in ["b@B", "a@A", "m@M"] {
        written(&mut desk, id, by, "consent", &[("motion", &motion)]);
    }
    let record = folder.path().join("record");
    let exported = desk.export(id, &record).unwrap();
    assert_eq!((exported.whole.channel.size(), exported.whole.head.size), (6, 8));
    let bundle = crate::verify_bundle(&record, None).unwrap();
    assert_eq!((bundle.channel.size(), bundle.verified.head.size), (6, 8));
    assert_eq!(bundle.verified.judged, Some(6));
    for path in ["acts/7.json", "acts/6.1.sig", "tile/entries/000.p/8", "checkpoint"] {
        let path = record.join(path);
        let whole = std::fs::read(&path).unwrap();
        let mut altered = whole.clone();
        *altered.last_mut().unwrap() ^= 1;
        std::fs::write(&path, altered).unwrap();
        crate::verify_bundle(&record, None).unwrap_err();
        std::fs::write(&path, whole).unwrap();
    }
}

/// A delegate whose presentation is refused has no key afterwards; one that had a key keeps it.
#[test]
fn a_refused_delegate_leaves_no_key() {
    let (folder, mut desk, _, _) = desk();
    let keys = || {
        let files = std::fs::read_dir(folder.path().join("keys")).unwrap();
        let mut keys: Vec<_> = files
            .map(|file| file.unwrap().path())
            .map(|path| (path.clone(), std::fs::read(path).unwrap()))
            .collect();
        keys.sort();
        keys
    };
    let outside = &mut Fixed(80);
    let unknown = BTreeMap::from([("period".to_owned(), vec!["no day".to_owned()])]);
    let before = keys();
    for who in ["new@A", "a@A"] {
        desk.delegate(&who.parse().unwrap(), None, &unknown, outside).unwrap_err();
        assert_eq!(keys(), before, "{who}");
    }
    let a = "a@A".parse().unwrap();
    let revoke = crate::Request {
        by: "A".parse().unwrap(),
        channel: None,
        kind: "revoke".into(),
        words: BTreeMap::from([("delegate".to_owned(), vec!["a@A".to_owned()])]),
        basis: None,
        dry_run: false,
    };
    for again in 0..3 {
        desk.act(&revoke, outside).unwrap();
        let before = keys();
        desk.delegate(&a, None, &unknown, outside).unwrap_err();
        assert_eq!(keys(), before, "revoked {again} times before");
        desk.delegate(&a, None, &BTreeMap::new(), outside).unwrap();
    }
}
