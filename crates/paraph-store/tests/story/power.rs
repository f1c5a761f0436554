//! The power goes: of what was written after the last sync any part may be on the disk, torn, in any
//! order, or as garbage. Every act whose append had returned is still there.
//!
//! The files are copied after each append that returned. From one copy to the next, a sector that
//! changed was written and perhaps not synced, so a disk after a power cut is the earlier copy with
//! any choice of the later one's sectors. Two orders are kept, because SQLite syncs in between: the
//! write-ahead log is whole before the database is touched, and the header of a log that begins anew
//! is there before its first frame.

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use paraph_log::merkle::Head;
use paraph_store::{Sqlite, Store as _};

use crate::{Hat, batch, channel, quick_folder, sign};

const SECTOR: usize = 512;

/// Both files as they were when an append had returned, and how many acts were acknowledged.
#[derive(Clone)]
struct Disk {
    database: Vec<u8>,
    log: Vec<u8>,
    acknowledged: usize,
}

impl Disk {
    fn copy(path: &Path, acknowledged: usize) -> Self {
        // Before the first append there is no log.
        let log = std::fs::read(beside(path, "-wal")).unwrap_or_default();
        Self { database: std::fs::read(path).unwrap(), log, acknowledged }
    }

    /// Opens a store on this disk, which must hold what was acknowledged; gives how much it holds.
    #[track_caller]
    fn holds(&self, acts: &[String], what: &str) -> usize {
        let folder = quick_folder();
        let path = folder.path().join("paraph.db");
        write(&path, &self.database);
        write(&beside(&path, "-wal"), &self.log);
        let store = Sqlite::open(&path).unwrap();
        let id = channel("plenary");
        let kept = store.check(id).unwrap_or_else(|error| panic!("{what}: {error}"));
        let size = kept.as_ref().map_or(0, |kept| usize::try_from(kept.head.size).unwrap());
        assert!(size >= self.acknowledged, "{what}: {size} kept of {}", self.acknowledged);
        let expected: Vec<&[u8]> = acts[..size].iter().map(|act| act.as_bytes()).collect();
        assert_eq!(store.leaves(id, 0, u64::MAX).unwrap(), expected, "{what}");
        assert!(kept.is_none_or(|kept| kept.signed == sign(id, kept.head)), "{what}");
        size
    }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    path.with_extension(format!("db{end}"))
}

fn write(path: &Path, bytes: &[u8]) {
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(path).unwrap();
    std::io::Write::write_all(&mut file, bytes).unwrap();
}

/// Some acts appended to a store whose log is moved into the database now and then.
fn history() -> (Vec<Disk>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let mut store = Sqlite::open(&path).unwrap();
    let acts: Vec<String> =
        (0..36).map(|n| format!("{n}:{}", "x".repeat(n * 331 % 3000))).collect();
    let other = rusqlite::Connection::open(&path).unwrap();
    let mut disks = vec![Disk::copy(&path, 0)];
    let mut head = Head::EMPTY;
    for (position, act) in acts.iter().enumerate() {
        head = store.append(channel("plenary"), head, &batch(&[act], &[]), &mut sign).unwrap().head;
        disks.push(Disk::copy(&path, position + 1));
        if position % 7 == 6 {
            other.query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(())).unwrap();
            disks.push(Disk::copy(&path, position + 1));
        }
    }
    assert!(disks.windows(2).any(|pair| pair[0].log.len() == pair[1].log.len()), "it wraps");
    (disks, acts)
}

/// The log when its header was synced and no frame written after it; the earlier one, if that goes on.
fn begun(earlier: &[u8], later: &[u8]) -> Vec<u8> {
    const HEADER: usize = 32;
    let rest = earlier.get(HEADER..).unwrap_or_default();
    [later.get(..HEADER).unwrap_or_default(), rest].concat()
}

/// The earlier bytes with any choice of the later sectors: from few to nearly all of them, and where
/// `garbage` is, a sector that was being written may hold anything.
fn torn(earlier: &[u8], later: &[u8], hat: &mut Hat, garbage: bool) -> Vec<u8> {
    let length = if hat.below(4) == 0 { earlier.len() } else { later.len() };
    let mut bytes = earlier.to_vec();
    bytes.resize(length, 0);
    let written = hat.below(17);
    for start in (0..length.min(later.len())).step_by(SECTOR) {
        let sector = start..(start + SECTOR).min(later.len()).min(length);
        let changed = earlier.get(sector.clone()) != Some(&later[sector.clone()]);
        if changed && garbage && hat.below(20) == 0 {
            bytes[sector].fill_with(|| u8::try_from(hat.below(256)).unwrap());
        } else if changed && hat.below(16) < written {
            bytes[sector.clone()].copy_from_slice(&later[sector]);
        }
    }
    bytes
}

#[test]
fn every_acknowledged_act_survives_a_power_cut_at_any_moment() {
    let (disks, acts) = history();
    let mut hat = Hat(1);
    let (mut cuts, mut further) = (0, 0);
    for pair in disks.windows(2) {
        let [earlier, later] = pair else { continue };
        for trial in 0..10 {
            let garbage = trial % 2 == 1;
            let begun = begun(&earlier.log, &later.log);
            let log = match trial % 5 {
                0 => torn(&earlier.log, &begun, &mut hat, garbage),
                _ => torn(&begun, &later.log, &mut hat, garbage),
            };
            let disk = Disk { log, ..earlier.clone() };
            let size = disk.holds(&acts, &format!("after {}, log", earlier.acknowledged));
            further += usize::from(size > earlier.acknowledged);
            let database = torn(&earlier.database, &later.database, &mut hat, garbage);
            let disk = Disk { database, ..later.clone() };
            disk.holds(&acts, &format!("after {}, database", later.acknowledged));
            cuts += 2;
        }
    }
    assert!(further > 10, "{further}");
    println!(
        "{cuts} power cuts, nothing lost; in {further} the act that was not yet acknowledged stood"
    );
}

#[test]
fn a_log_that_ends_anywhere_holds_all_that_was_synced_by_then() {
    let (disks, acts) = history();
    // The first stretch, before the log is moved into the database for the first time.
    let stretch = &disks[..8];
    let last = &stretch[7];
    for end in (0..=last.log.len()).step_by(241) {
        let synced =
            stretch.iter().filter(|disk| disk.log.len() <= end).max_by_key(|disk| disk.log.len());
        // Before the first sync of the log, the database was made and nothing acknowledged.
        let acknowledged = synced.map_or(0, |disk| disk.acknowledged);
        for garbage in [false, true] {
            let mut log = last.log[..end].to_vec();
            if garbage {
                log.resize(last.log.len(), 0xa5);
            }
            let disk = Disk { database: last.database.clone(), log, acknowledged };
            let size = disk.holds(&acts, &format!("cut at {end}"));
            // One more may have reached the disk before it was acknowledged.
            assert!(size <= acknowledged + 1, "cut at {end}: {size}");
        }
    }
}
