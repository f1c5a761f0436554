//! The story that every backend must pass, and what SQLite must survive.
#![expect(clippy::unwrap_used, clippy::panic, reason = "test helpers say so themselves")]
#![expect(clippy::print_stdout, reason = "a test says how much it tried, and what it left out")]

use paraph_log::entry::ChannelId;
use paraph_log::hash::sha256;
use paraph_log::merkle::Head;
use paraph_store::{
    Append, BATCH_BYTES_MAX, Batch, Leaves, Memory, SignedHead, Sqlite, Store, StoreError,
};

mod altered;
mod child;
mod faults;
mod killed;
mod power;
mod private;
mod together;

/// Opens the same store as often as it is called.
type Open = Box<dyn Fn() -> Box<dyn Store + Send>>;

/// Every backend. A new one is added here, and then it must do all that the others do.
fn backends() -> Vec<(&'static str, Open)> {
    let folder = tempfile::tempdir().unwrap();
    let memory = Memory::new();
    vec![
        ("memory", Box::new(move || Box::new(memory.clone()))),
        ("sqlite", Box::new(move || Box::new(Sqlite::open(&folder.path().join("p.db")).unwrap()))),
    ]
}

fn channel(name: &str) -> ChannelId {
    ChannelId(sha256(name.as_bytes()))
}

fn batch(leaves: &[&str], attachments: &[&str]) -> Batch {
    let bytes = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    Batch { leaves: bytes(leaves), attachments: bytes(attachments) }
}

fn sign(channel: ChannelId, head: Head) -> Vec<u8> {
    format!("signed {channel} {} {}", head.size, head.root).into_bytes()
}

/// A folder in memory, where there is one, for files that are broken by hand and need no true sync.
fn quick_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

#[test]
fn the_story() {
    for (name, open) in backends() {
        println!("{name}");
        what_is_appended_stays(&open);
        each_append_of_a_group_is_judged_alone(&open);
        what_was_verified_is_remembered(&open);
        a_log_is_read_in_pages(&open);
    }
}

fn what_is_appended_stays(open: &Open) {
    let mut store = open();
    let (plenary, caucus) = (channel("plenary"), channel("caucus"));
    assert!(store.channels().unwrap().is_empty());
    assert_eq!(store.head(plenary).unwrap(), None);
    assert_eq!(store.check(plenary).unwrap(), None);

    let empty = Head::EMPTY;
    let first = store.append(plenary, empty, &batch(&["a", "b"], &["text"]), &mut sign).unwrap();
    assert_eq!(first.head.size, 2);
    assert_eq!(first.signed, sign(plenary, first.head));
    let moved = store.append(plenary, empty, &batch(&["x"], &["other"]), &mut sign).unwrap_err();
    assert_eq!(moved.to_string(), "the log has 2 entries by now, not 0: look again, then repeat");
    assert_eq!(store.attachment(plenary, sha256(b"other")).unwrap(), None, "all or nothing");
    let other = Head { size: 2, root: sha256(b"another log") };
    let replaced = store.append(plenary, other, &batch(&["x"], &[]), &mut sign).unwrap_err();
    assert!(matches!(replaced, StoreError::Replaced { .. }), "{replaced}");

    let second = store.append(plenary, first.head, &batch(&["c"], &[]), &mut sign).unwrap();
    store.append(caucus, empty, &batch(&["secret"], &[]), &mut sign).unwrap();
    assert_eq!(store.attachment(caucus, sha256(b"text")).unwrap(), None, "no sharing of texts");

    drop(store);
    let store = open();
    assert_eq!(store.head(plenary).unwrap().as_ref(), Some(&second));
    assert_eq!(store.check(plenary).unwrap(), Some(second));
    assert_eq!(store.leaves(plenary, 1, 10).unwrap(), [b"b".to_vec(), b"c".to_vec()]);
    assert_eq!(store.leaves(plenary, 0, 1).unwrap(), [b"a".to_vec()]);
    assert!(store.leaves(plenary, 3, u64::MAX).unwrap().is_empty());
    assert!(store.leaves(plenary, u64::MAX, u64::MAX).unwrap().is_empty());
    assert_eq!(store.attachment(plenary, sha256(b"text")).unwrap().unwrap(), b"text");
    let mut expected = [plenary, caucus];
    expected.sort();
    assert_eq!(store.channels().unwrap(), expected);
}

fn each_append_of_a_group_is_judged_alone(open: &Open) {
    let mut store = open();
    let (joint, back) = (channel("joint"), channel("back"));
    let one = store.append(joint, Head::EMPTY, &batch(&["a"], &[]), &mut sign).unwrap().head;
    let [next, stale, new] = ["b", "stale", "c"].map(|leaf| batch(&[leaf], &[]));
    let huge = Batch { leaves: Vec::new(), attachments: vec![vec![0; BATCH_BYTES_MAX + 1]] };
    let answers = store.append_all(
        &[
            Append { channel: joint, expected: one, batch: &next },
            Append { channel: joint, expected: one, batch: &stale },
            Append { channel: joint, expected: one, batch: &huge },
            Append { channel: back, expected: Head::EMPTY, batch: &new },
        ],
        &mut sign,
    );
    let answers = answers.unwrap();
    let [Ok(two), Err(moved), Err(large), Ok(first)] = &answers[..] else { panic!("{answers:?}") };
    assert!(matches!(moved, StoreError::Moved { .. }), "{moved}");
    assert_eq!(large.to_string(), "67108865 bytes at once are too many: at most 67108864");
    assert_eq!(store.check(joint).unwrap().as_ref(), Some(two));
    assert_eq!(store.check(back).unwrap().as_ref(), Some(first));
    assert_eq!(store.leaves(joint, 0, 9).unwrap(), [b"a".to_vec(), b"b".to_vec()]);
    // One may build on another of the same group.
    let [left, right] = ["d", "e"].map(|leaf| batch(&[leaf], &[]));
    let answers = store.append_all(
        &[
            Append { channel: back, expected: first.head, batch: &left },
            Append { channel: back, expected: head_of(&["c", "d"]), batch: &right },
        ],
        &mut sign,
    );
    assert!(answers.unwrap().iter().all(Result::is_ok));
    assert_eq!(store.check(back).unwrap().unwrap().head, head_of(&["c", "d", "e"]));
}

fn what_was_verified_is_remembered(open: &Open) {
    let (plenary, nowhere) = (channel("plenary"), channel("nowhere"));
    let store = open();
    let kept = store.head(plenary).unwrap().unwrap();
    assert_eq!(store.verified(plenary).unwrap(), None);
    for seal in ["seal", "another seal"] {
        let sealed = SignedHead { head: kept.head, signed: seal.into() };
        store.remember_verified(plenary, &sealed).unwrap();
        assert_eq!(open().verified(plenary).unwrap(), Some(sealed.clone()));
        store.remember_verified(nowhere, &sealed).unwrap();
        assert_eq!(store.verified(nowhere).unwrap(), None, "there is no such channel");
    }
    assert_eq!(store.check(plenary).unwrap(), Some(kept));
}

fn a_log_is_read_in_pages(open: &Open) {
    let mut store = open();
    let long = channel("long");
    let leaves: Vec<Vec<u8>> = (0..1000).map(|n| format!("act {n}").into()).collect();
    let batch = Batch { leaves: leaves.clone(), attachments: Vec::new() };
    store.append(long, Head::EMPTY, &batch, &mut sign).unwrap();
    for range in [0..0, 0..1000, 0..256, 255..257, 1000..1000] {
        let part = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
        let read: Result<Vec<_>, _> = Leaves::of(&*store, long, range).collect();
        assert_eq!(read.unwrap(), leaves[part]);
    }
    let mut beyond = Leaves::of(&*store, long, 900..1001);
    let missing = beyond.next().unwrap().unwrap_err();
    assert!(matches!(missing, StoreError::NoLeaf { position: 1000, .. }), "{missing}");
    assert!(beyond.next().is_none());
}

fn head_of(leaves: &[&str]) -> Head {
    let hashes = leaves.iter().map(|leaf| paraph_log::merkle::leaf_hash(leaf.as_bytes()));
    hashes.collect::<paraph_log::merkle::Frontier>().head()
}

/// Many small steps with numbers out of a hat, some of them stale: all backends must answer alike.
#[test]
fn all_backends_answer_alike() {
    let mut hat = Hat(7);
    let backends = backends();
    let mut stores: Vec<_> = backends.iter().map(|(_, open)| open()).collect();
    for step in 0..600 {
        let id = channel(["plenary", "caucus", "back"][hat.below(3)]);
        let leaves: Vec<_> = (0..hat.below(4)).map(|n| format!("{step}.{n}").into()).collect();
        let batch = Batch { leaves, attachments: vec![vec![0; hat.below(3)]] };
        let older = hat.below(4) == 0;
        let told: Vec<_> = stores
            .iter_mut()
            .map(|store| {
                let mut expected = store.head(id).unwrap().map_or(Head::EMPTY, |kept| kept.head);
                expected.size = expected.size.saturating_sub(u64::from(older));
                let answer = store.append(id, expected, &batch, &mut sign);
                let answer = answer.map_err(|error| error.to_string());
                (answer, store.check(id).unwrap(), store.leaves(id, 3, 5).unwrap())
            })
            .collect();
        assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "step {step}: {told:#?}");
    }
}

/// Numbers out of a hat, the same ones each time.
struct Hat(u64);

impl Hat {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}
