//! Group commit: one thread writes for everybody, with one sync for all who wait.
//!
//! ```text
//! thread 1  append ──┐            one transaction
//! thread 2  append ──┼─► queue ─► 1 ok, 2 moved, 3 ok ─► one sync ─► answers
//! thread 3  append ──┘
//! ```
//!
//! While one group is being synced the next one gathers, so that many writers pay for few syncs and
//! one writer alone waits for nobody. An append is refused alone when its channel has another head by
//! now; all of a group fail together only where the database does.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use paraph_log::entry::ChannelId;
use paraph_log::merkle::Head;

use crate::{Append, Batch, DatabaseError, SignedHead, Signer, Store, StoreError};

/// The most appends that share a transaction: the first of them waits for the last.
const GROUP_MAX: usize = 256;

/// Once a group has so many bytes, it waits for no more.
const GROUP_BYTES_MAX: usize = 16 << 20;

/// The most appends that wait; whoever comes then waits to be let in, so that memory is bounded.
const QUEUE_MAX: usize = 256;

/// The one thread that writes to a store. Shared by reference or in an `Arc`.
///
/// Dropping it ends the thread and closes the store, after the appends that were waiting.
#[derive(Debug)]
pub struct Writer {
    /// Present until the drop, which ends the thread by taking it away.
    queue: Option<SyncSender<Waiting>>,
    thread: Option<JoinHandle<()>>,
}

/// An append and whoever waits for its answer.
#[derive(Debug)]
struct Waiting {
    channel: ChannelId,
    expected: Head,
    batch: Batch,
    answer: SyncSender<Result<SignedHead, StoreError>>,
}

impl Writer {
    /// Starts the thread, which owns the store and what signs its heads.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub fn start(
        mut store: Box<dyn Store + Send>,
        mut signer: impl FnMut(ChannelId, Head) -> Vec<u8> + Send + 'static,
    ) -> io::Result<Self> {
        let (queue, waiting) = sync_channel(QUEUE_MAX);
        let thread = Builder::new().name("paraph-writer".into()).spawn(move || {
            while let Some(group) = gather(&waiting) {
                commit(&mut *store, group, &mut signer);
            }
        })?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Appends to a channel that has the head `expected`, and waits until that is durable.
    ///
    /// Blocks the calling thread for about the time of one or two syncs.
    ///
    /// # Errors
    ///
    /// As [`Store::append`]; after a failed write every append is answered with
    /// [`DatabaseError::Poisoned`], until a writer is started over a store that was opened again.
    pub fn append(
        &self,
        channel: ChannelId,
        expected: Head,
        batch: Batch,
    ) -> Result<SignedHead, StoreError> {
        self.begin(channel, expected, batch)?.wait()
    }

    /// Puts an append into the queue and does not wait for it; what has begun is written even if
    /// nobody asks for its answer.
    ///
    /// Blocks only while the queue is full.
    ///
    /// # Errors
    ///
    /// [`DatabaseError::Poisoned`] when the thread has ended, by a panic of the signer.
    pub fn begin(
        &self,
        channel: ChannelId,
        expected: Head,
        batch: Batch,
    ) -> Result<Pending, StoreError> {
        let (answer, answered) = sync_channel(1);
        let waiting = Waiting { channel, expected, batch, answer };
        let queue = self.queue.as_ref().expect("the queue is there until the drop");
        queue.send(waiting).map_err(|_| gone())?;
        Ok(Pending(answered))
    }
}

/// An append that has [begun](Writer::begin) and is not known to be durable yet.
#[derive(Debug)]
#[must_use = "until it is waited for nobody knows whether the append stands"]
pub struct Pending(Receiver<Result<SignedHead, StoreError>>);

impl Pending {
    /// Waits until the append is durable or refused.
    ///
    /// # Errors
    ///
    /// As [`Writer::append`].
    pub fn wait(self) -> Result<SignedHead, StoreError> {
        self.0.recv().map_err(|_| gone())?
    }
}

/// The thread ends early only by a panic of the signer, in the middle of a transaction.
fn gone() -> StoreError {
    DatabaseError::Poisoned.into()
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            // Whoever waited has been told of a panic already.
            let _panic = thread.join();
        }
    }
}

/// Waits for one append and takes along those that wait behind it; none when nobody can come.
fn gather(queue: &Receiver<Waiting>) -> Option<Vec<Waiting>> {
    let mut group = vec![queue.recv().ok()?];
    let mut bytes = group[0].batch.bytes();
    while group.len() < GROUP_MAX && bytes < GROUP_BYTES_MAX {
        let Ok(waiting) = queue.try_recv() else { break };
        bytes += waiting.batch.bytes();
        group.push(waiting);
    }
    Some(group)
}

fn commit(store: &mut dyn Store, group: Vec<Waiting>, signer: Signer<'_>) {
    let appends = group.iter().map(|waiting| Append {
        channel: waiting.channel,
        expected: waiting.expected,
        batch: &waiting.batch,
    });
    let answers = match store.append_all(&appends.collect::<Vec<_>>(), signer) {
        Ok(answers) => answers,
        Err(failed) => vec![Err(failed); group.len()],
    };
    for (waiting, answer) in group.into_iter().zip(answers) {
        // Whoever no longer waits is not told; the append stands all the same.
        let _left = waiting.answer.send(answer);
    }
}
