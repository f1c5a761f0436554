//! Many writers at once: each append stands or is refused alone, and they share their syncs.

use std::sync::{Arc, Mutex, mpsc};

use paraph_log::entry::ChannelId;
use paraph_log::hash::Hash;
use paraph_log::merkle::Head;
use paraph_store::{
    Answers, Append, DatabaseError, Memory, SignedHead, Signer, Store, StoreError, Writer,
};

use crate::{backends, batch, channel, sign};

const WRITERS: usize = 16;
const ACTS: usize = 12;

/// Is asked how each group of appends fares before the store is.
struct Watched<F>(Memory, F);

impl<F: FnMut(usize) -> Result<(), StoreError>> Store for Watched<F> {
    fn append_all(
        &mut self,
        all: &[Append<'_>],
        signer: Signer<'_>,
    ) -> Result<Answers, StoreError> {
        self.1(all.len())?;
        self.0.append_all(all, signer)
    }
    fn channels(&self) -> Result<Vec<ChannelId>, StoreError> {
        self.0.channels()
    }
    fn head(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        self.0.head(channel)
    }
    fn leaves(&self, of: ChannelId, from: u64, limit: u64) -> Result<Vec<Vec<u8>>, StoreError> {
        self.0.leaves(of, from, limit)
    }
    fn attachment(&self, of: ChannelId, digest: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.attachment(of, digest)
    }
    fn check(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        self.0.check(channel)
    }
    fn verified(&self, channel: ChannelId) -> Result<Option<SignedHead>, StoreError> {
        self.0.verified(channel)
    }
    fn remember_verified(&self, channel: ChannelId, head: &SignedHead) -> Result<(), StoreError> {
        self.0.remember_verified(channel, head)
    }
}

/// Appends once, looking again as often as somebody else was faster.
fn append(writer: &Writer, heads: &Mutex<Head>, id: ChannelId, leaf: &str) -> SignedHead {
    loop {
        let expected = *heads.lock().unwrap();
        match writer.append(id, expected, batch(&[leaf], &[])) {
            Ok(signed) => {
                let mut head = heads.lock().unwrap();
                *head = (*head).max(signed.head);
                return signed;
            }
            Err(StoreError::Moved { found, .. }) => *heads.lock().unwrap() = found,
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn many_writers_in_many_channels_lose_nothing() {
    for (_, open) in backends() {
        let writer = Writer::start(open(), sign).unwrap();
        let ids = ["plenary", "caucus", "back"].map(channel);
        let heads = ids.map(|_| Mutex::new(Head::EMPTY));
        let (writer, heads) = (&writer, &heads);
        let acknowledged = std::thread::scope(|scope| {
            let write = |number: usize| {
                let write_one = move |act: usize| {
                    let at = (number + act) % ids.len();
                    let leaf = format!("writer {number} act {act}");
                    let signed = append(writer, &heads[at], ids[at], &leaf);
                    assert_eq!(signed.signed, sign(ids[at], signed.head));
                    (ids[at], signed.head.size - 1, leaf)
                };
                scope.spawn(move || (0..ACTS).map(write_one).collect::<Vec<_>>())
            };
            let threads: Vec<_> = (0..WRITERS).map(write).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let store = open();
        for (id, position, leaf) in &acknowledged {
            assert_eq!(store.leaves(*id, *position, 1).unwrap(), [leaf.as_bytes()]);
        }
        let sizes = ids.map(|id| store.check(id).unwrap().unwrap().head.size);
        assert_eq!(sizes.iter().sum::<u64>(), u64::try_from(WRITERS * ACTS).unwrap());
    }
}

/// The first transaction, whatever it took along, is held until all the others wait; so whoever is
/// not in it is in the next one.
#[test]
fn those_who_wait_share_a_transaction() {
    let groups = Arc::new(Mutex::new(Vec::new()));
    let seen = groups.clone();
    let (let_go, held) = mpsc::channel::<()>();
    let wait_once = move |group| {
        seen.lock().unwrap().push(group);
        // An error from the second time on: by then nobody holds it.
        let _nobody = held.recv();
        Ok(())
    };
    let writer = Writer::start(Box::new(Watched(Memory::new(), wait_once)), sign).unwrap();
    let begin = |number: usize| {
        let id = channel(&number.to_string());
        writer.begin(id, Head::EMPTY, batch(&["a"], &[])).unwrap()
    };
    let pending: Vec<_> = (0..WRITERS).map(begin).collect();
    drop(let_go);
    for each in pending {
        each.wait().unwrap();
    }
    let groups = groups.lock().unwrap();
    assert_eq!(groups.iter().sum::<usize>(), WRITERS);
    assert!(groups.len() <= 2, "{groups:?}");
}

#[test]
fn a_failed_transaction_is_told_to_everybody_in_it_and_the_next_one_goes_on() {
    let mut full = true;
    let fails_once = move |_| match std::mem::take(&mut full) {
        true => Err(DatabaseError::Full.into()),
        false => Ok(()),
    };
    let memory = Memory::new();
    let writer = Writer::start(Box::new(Watched(memory.clone(), fails_once)), sign).unwrap();
    let id = channel("plenary");
    let failed = writer.append(id, Head::EMPTY, batch(&["a"], &[])).unwrap_err();
    assert!(matches!(failed, StoreError::Database(DatabaseError::Full)), "{failed}");
    assert_eq!(memory.head(id).unwrap(), None);
    writer.append(id, Head::EMPTY, batch(&["a"], &[])).unwrap();
}

#[test]
fn a_signer_that_panics_is_an_error_for_those_who_wait() {
    let writer = Writer::start(Box::new(Memory::new()), |_, _| panic!("no key")).unwrap();
    for _ in 0..2 {
        let gone = writer.append(channel("plenary"), Head::EMPTY, batch(&["a"], &[])).unwrap_err();
        assert!(matches!(gone, StoreError::Database(DatabaseError::Poisoned)), "{gone}");
    }
}

#[test]
fn a_dropped_writer_has_written_what_waited_and_lets_the_store_go() {
    let memory = Memory::new();
    let writer = Writer::start(Box::new(memory.clone()), sign).unwrap();
    let id = channel("plenary");
    writer.append(id, Head::EMPTY, batch(&["a"], &[])).unwrap();
    drop(writer);
    assert_eq!(memory.check(id).unwrap().unwrap().head.size, 1);
}
