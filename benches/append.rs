//! What a durable append costs, beside what it would cost without Paraph, in the same run.
//!
//! ```sh
//! cargo bench -p paraph-store --bench append               # about a minute
//! TMPDIR=/another/disk cargo bench -p paraph-store --bench append
//! ```
//!
//! The other side is SQLite as bare as it can be: one table, one row of the same bytes a transaction,
//! write-ahead log, full sync. Paraph compares and swaps the head, reads back, hashes, signs, and keeps
//! the tree's edge. One of each in turn, because a disk's moods last longer than a run.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program that measures and says so"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use paraph_log::entry::ChannelId;
use paraph_log::hash::sha256;
use paraph_log::key::SecretKey;
use paraph_log::merkle::Head;
use paraph_log::ssh;
use paraph_store::{Batch, Leaves, Sqlite, Store, Writer};

/// About what an act takes with its signature.
const ACT_BYTES: usize = 900;
const APPENDS: usize = 1500;
const WRITERS: usize = 64;
const ACTS_OF_A_WRITER: usize = 150;

fn main() {
    one_at_a_time();
    many_writers();
    growth();
}

/// An act's worth of bytes, other ones each time.
fn act(number: usize) -> Vec<u8> {
    let digests = (0..).map(|part| sha256(format!("{number}.{part}").as_bytes()).0);
    digests.flatten().take(ACT_BYTES).collect()
}

fn batch(numbers: std::ops::Range<usize>) -> Batch {
    Batch { leaves: numbers.map(act).collect(), attachments: Vec::new() }
}

fn channel(number: usize) -> ChannelId {
    ChannelId(sha256(format!("channel {number}").as_bytes()))
}

/// Signs heads as a desk does.
fn signer() -> impl FnMut(ChannelId, Head) -> Vec<u8> + Send + 'static {
    let key = SecretKey::from_seed([7; 32]);
    move |channel, head| {
        let head = format!("paraph/channel/{channel}\n{}\n{}\n", head.size, head.root);
        ssh::sign(&key, "head@paraph", head.as_bytes()).to_blob()
    }
}

fn bare(path: &Path) -> rusqlite::Connection {
    let bare = rusqlite::Connection::open(path).unwrap();
    bare.pragma_update(None, "journal_mode", "WAL").unwrap();
    bare.pragma_update(None, "synchronous", "FULL").unwrap();
    bare.execute_batch("CREATE TABLE row (bytes BLOB NOT NULL)").unwrap();
    bare
}

fn one_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let bare = bare(&folder.path().join("bare.db"));
    let mut store = Sqlite::open(&folder.path().join("paraph.db")).unwrap();
    let (mut head, mut sign) = (Head::EMPTY, signer());
    let (mut bare_times, mut paraph_times) = (Vec::new(), Vec::new());
    for number in 0..APPENDS {
        let batch = batch(number..number + 1);
        bare_times.push(timed(|| {
            let mut insert = bare.prepare_cached("INSERT INTO row (bytes) VALUES (?1)").unwrap();
            insert.execute([&batch.leaves[0]]).unwrap();
        }));
        paraph_times.push(timed(|| {
            head = store.append(channel(0), head, &batch, &mut sign).unwrap().head;
        }));
    }
    println!("durable append of {ACT_BYTES} bytes, one at a time, {APPENDS} of each in turn");
    for (part, name) in [(500, "median"), (990, "99 of 100")] {
        let [bare, paraph] =
            [&mut bare_times, &mut paraph_times].map(|times| quantile(times, part));
        println!(
            "  {name:9}  SQLite {:>6} us   Paraph {:>6} us   ratio {}",
            bare.as_micros(),
            paraph.as_micros(),
            ratio(paraph.as_nanos(), bare.as_nanos())
        );
    }
}

fn many_writers() {
    let acts = WRITERS * ACTS_OF_A_WRITER;
    println!("{WRITERS} writers through one `Writer`, {acts} acts");
    for channels in [WRITERS, 8] {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(&folder.path().join("paraph.db")).unwrap();
        let writer = Writer::start(Box::new(store), signer()).unwrap();
        let batches: Vec<_> = (0..acts).map(|number| batch(number..number + 1)).collect();
        let time = timed(|| {
            std::thread::scope(|scope| {
                for (number, batches) in batches.chunks(ACTS_OF_A_WRITER).enumerate() {
                    let (writer, id) = (&writer, channel(number % channels));
                    scope.spawn(move || write(writer, id, batches));
                }
            });
        });
        let rate = acts as u128 * 1000 / time.as_millis().max(1);
        println!("  in {channels:>2} channels  {rate:>6} acknowledged a second");
    }
}

/// Appends all, looking again as often as another writer of the channel was faster.
fn write(writer: &Writer, id: ChannelId, batches: &[Batch]) {
    let mut head = Head::EMPTY;
    for batch in batches {
        head = loop {
            match writer.append(id, head, batch.clone()) {
                Ok(signed) => break signed.head,
                Err(paraph_store::StoreError::Moved { found, .. }) => head = found,
                Err(error) => panic!("{error}"),
            }
        };
    }
}

fn growth() {
    println!("growth of one channel, appended by hundreds");
    let mut first: Option<[u128; 3]> = None;
    for acts in [1000, 10_000, 100_000] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paraph.db");
        let mut store = Sqlite::open(&path).unwrap();
        let (mut head, mut sign) = (Head::EMPTY, signer());
        reset_peak();
        let filled = timed(|| {
            for start in (0..acts).step_by(100) {
                let batch = batch(start..start + 100);
                head = store.append(channel(0), head, &batch, &mut sign).unwrap().head;
            }
        });
        let mut more: Vec<_> = (acts..acts + 200)
            .map(|number| {
                let batch = batch(number..number + 1);
                timed(|| head = store.append(channel(0), head, &batch, &mut sign).unwrap().head)
            })
            .collect();
        let checked = timed(|| drop(store.check(channel(0)).unwrap()));
        let read = timed(|| {
            let leaves = Leaves::of(&store, channel(0), 0..head.size);
            assert_eq!(
                leaves.map(|leaf| leaf.unwrap().len()).sum::<usize>(),
                (acts + 200) * ACT_BYTES
            );
        });
        drop(store);
        let bytes = std::fs::metadata(&path).unwrap().len();
        println!(
            "  {acts:>6} acts  filled {:>5} ms  one more {:>5} us  checked {:>4} ms  read {:>4} ms  \
             file {:>6} kB  peak memory {:>5} kB",
            filled.as_millis(),
            quantile(&mut more, 500).as_micros(),
            checked.as_millis(),
            read.as_millis(),
            bytes / 1024,
            peak_kb(),
        );
        let now = [filled, checked, read].map(|time| time.as_micros());
        let before = *first.get_or_insert(now);
        if now != before {
            let [filled, checked, read] = [0, 1, 2].map(|at| ratio(now[at], before[at]));
            println!(
                "         {} times the acts: filled {filled}, checked {checked}, read {read} times",
                acts / 1000
            );
        }
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time below which so many of a thousand lie.
fn quantile(times: &mut [Duration], of_thousand: usize) -> Duration {
    times.sort();
    times[times.len() * of_thousand / 1000]
}

/// A ratio with two digits, without floating point.
fn ratio(of: u128, to: u128) -> String {
    let hundredths = of * 100 / to.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Linux forgets the peak of before.
fn reset_peak() {
    // Elsewhere the peak of the whole run is said.
    let _elsewhere = std::fs::write("/proc/self/clear_refs", "5");
}

fn peak_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
