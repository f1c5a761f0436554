//! Checking a bundle: making it anew and comparing.

use super::beyond::{Beyond, RECEIPT_MAX, read_receipt, receipt_path};
use super::{
    ALLOWED_SIGNERS, ATTACHMENT_MAX, ActFault, BadAct, CHECKPOINT, File, Folder, JUDGED, LOG_KEY,
    README, README_PATH, Shown, Writer, attachment_path,
};
use crate::checkpoint::{BadCheckpoint, SignedCheckpoint, channel_of};
use crate::entry::{ChannelId, Checked, Entry, NotUnderHead};
use crate::hash::{Hash, sha256};
use crate::key::KeyCache;
use crate::merkle::Head;
use crate::note::{BadVerifierKey, NOTE_MAX, VerifierKey};
use crate::ssh::AllowedSigner;
use crate::tile::{BadTile, TILE_MAX, Tile, WIDTH, read_leaves};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use thiserror::Error;

/// The most bytes of a verifier key's line: the longest kind of key, and a name.
const KEY_MAX: usize = 4096;

/// A bundle in which everything is as it should be.
///
/// It shows that these acts were signed by these keys, and that whoever has the key `log` vouches for
/// their order. Whether that key is the host's, and whether the keys may speak for the names, is said
/// by the acts: it is for whoever reads them to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The channel.
    pub channel: ChannelId,
    /// The head over all acts.
    pub head: Head,
    /// The key that signed the head.
    pub log: VerifierKey,
    /// Which key signs under which name, in the order in which they first signed.
    pub signers: Vec<AllowedSigner>,
    /// How many attachments there are.
    pub attachments: usize,
    /// How many receipts there are.
    pub receipts: usize,
    /// How many acts were read before the first whose rules the reader did not know: of that one and
    /// of all after it nothing is shown but who signed which bytes, and where they stand. Absent where
    /// every act was read.
    pub judged: Option<u64>,
}

/// Checks a bundle to the last byte.
///
/// `read` is given every act, in order and with its signatures verified, and says what it shows; it
/// may fold the acts at the same time. It answers `None` from the first act on that follows rules which
/// it does not know. A tile of leaves is held at a time, and one attachment; beside them the list of
/// paths.
///
/// # Errors
///
/// Says at the first thing that is not as it should be which act or file it is, and how.
pub fn verify<F: Folder>(
    folder: &mut F,
    read: impl FnMut(u64, &Checked) -> Option<Shown>,
) -> Result<Verified, BadBundle<F::Error>> {
    let mut files = Files::of(folder)?;
    this_version(&files.look(README_PATH, README.len())?)?;
    let log = read_key(&files.look(LOG_KEY, KEY_MAX)?)?;
    let channel = channel_of(log.name()).ok_or_else(|| BadBundle::NoChannel(log.name().into()))?;
    let checkpoint = files.look(CHECKPOINT, NOTE_MAX + 1)?;
    let checkpoint = SignedCheckpoint::open(&checkpoint, &log)?;
    only_the_log_signs(&checkpoint)?;
    let mut acts = Acts {
        read,
        writer: Writer::of_log(channel, log.clone()),
        keys: KeyCache::new(),
        attachments: BTreeSet::new(),
        receipts: 0,
        beyond: None,
    };
    for tile in Tile::of_leaves(checkpoint.head().size) {
        acts.check_tile(&tile, &mut files)?;
    }
    acts.check_last(&checkpoint, &mut files)?;
    let found = acts.writer.frontier().head();
    if found != checkpoint.head() {
        return Err(NotUnderHead { found, wanted: checkpoint.head() }.into());
    }
    files.nothing_left()?;
    let (attachments, receipts) = (acts.attachments.len(), acts.receipts);
    let (judged, further) = acts.beyond.map(Beyond::into_parts).unzip();
    let mut signers = acts.writer.into_signers();
    signers.extend(further.into_iter().flatten());
    Ok(Verified { channel, head: found, log, signers, attachments, receipts, judged })
}

/// Whether the first line of the README is ours.
fn this_version<E>(readme: &[u8]) -> Result<(), BadBundle<E>> {
    let first = |text: &[u8]| {
        let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
        String::from_utf8_lossy(line.get(..80).unwrap_or(line)).into_owned()
    };
    let (found, wanted) = (first(readme), first(README.as_bytes()));
    if found == wanted { Ok(()) } else { Err(BadBundle::Version { found, wanted }) }
}

fn read_key<E>(bytes: &[u8]) -> Result<VerifierKey, BadBundle<E>> {
    let line = core::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\n'));
    Ok(line.ok_or(BadVerifierKey::Form)?.parse()?)
}

/// Signatures that nobody here can verify could be altered without being found.
fn only_the_log_signs<E>(checkpoint: &SignedCheckpoint) -> Result<(), BadBundle<E>> {
    let mut others = checkpoint.note().others().map(|line| line.name().into());
    let twice = checkpoint.note().unverified().lines().len() > 1;
    let log = || checkpoint.checkpoint().origin().into();
    match others.next().or_else(|| twice.then(log)) {
        Some(other) => Err(BadBundle::OtherSigner(other)),
        None => Ok(()),
    }
}

/// The acts, made anew one after another.
struct Acts<R> {
    read: R,
    writer: Writer,
    keys: KeyCache,
    /// Those that were named so far, each of which was found.
    attachments: BTreeSet<Hash>,
    receipts: usize,
    /// What there is of the acts whose rules the reader does not know, once there is one.
    beyond: Option<Beyond>,
}

impl<R: FnMut(u64, &Checked) -> Option<Shown>> Acts<R> {
    fn check_tile<F: Folder>(
        &mut self,
        tile: &Tile,
        files: &mut Files<'_, F>,
    ) -> Result<(), BadBundle<F::Error>> {
        let path = tile.to_string();
        let bytes = files.look(&path, TILE_MAX + 1)?;
        let bad = |fault| BadBundle::Tile { path: path.clone(), fault };
        let leaves = read_leaves(tile, &bytes).map_err(bad)?;
        for (position, leaf) in (tile.index() * WIDTH as u64..).zip(leaves) {
            self.check_act(position, leaf, files)?;
        }
        Ok(())
    }

    fn check_act<F: Folder>(
        &mut self,
        position: u64,
        leaf: &[u8],
        files: &mut Files<'_, F>,
    ) -> Result<(), BadBundle<F::Error>> {
        let bad = |fault| BadAct { position, fault };
        let entry = Entry::parse(leaf).map_err(|fault| bad(fault.into()))?;
        let entry = entry.check(&mut self.keys).map_err(|fault| bad(fault.into()))?;
        let shown = (self.read)(position, &entry).filter(|_| self.beyond.is_none());
        let Some(shown) = shown else { return self.check_beyond(position, &entry, files) };
        for file in self.writer.push(&entry, &shown)? {
            files.compare(&file)?;
        }
        for digest in shown.attachments {
            if self.attachments.insert(digest) {
                files.check_attachment(digest, position)?;
            }
        }
        self.receipts += shown.receipts.len();
        Ok(())
    }

    /// Checks what needs no rules of an act that follows others than the reader knows.
    fn check_beyond<F: Folder>(
        &mut self,
        position: u64,
        entry: &Checked,
        files: &mut Files<'_, F>,
    ) -> Result<(), BadBundle<F::Error>> {
        for file in self.writer.push_nameless(entry)? {
            files.compare(&file)?;
        }
        self.beyond.get_or_insert_with(|| Beyond::from(position)).take(entry);
        for path in (1..).map(|at| receipt_path(position, at)) {
            let Some((receipt, signature)) = files.receipt(&path)? else { break };
            let bad = |fault| BadAct { position, fault };
            let (receipt, signature) = read_receipt(&path, &receipt, &signature).map_err(bad)?;
            self.writer.check_receipt(entry, &receipt, &signature).map_err(bad)?;
            self.receipts += 1;
        }
        Ok(())
    }

    /// Checks the files that stand for all acts together.
    fn check_last<F: Folder>(
        &mut self,
        checkpoint: &SignedCheckpoint,
        files: &mut Files<'_, F>,
    ) -> Result<(), BadBundle<F::Error>> {
        let last = self.writer.last_files(checkpoint);
        let Some(beyond) = &mut self.beyond else {
            return last.iter().try_for_each(|file| files.compare(file));
        };
        for file in last {
            match file.path.as_str() {
                ALLOWED_SIGNERS => {
                    let most = beyond.signers_max(file.bytes.len());
                    let found = files.take(ALLOWED_SIGNERS, most)?;
                    beyond.check_signers(&file.bytes, &found, &mut self.keys)?;
                }
                // Whoever knew the rules has judged all, and says nothing.
                JUDGED if !files.has(JUDGED) => {}
                _ => files.compare(&file)?,
            }
        }
        let attachments: Vec<Hash> =
            files.left.iter().filter_map(|path| beyond.attachment(path)).collect();
        for digest in attachments {
            files.check_attachment(digest, beyond.judged())?;
            self.attachments.insert(digest);
        }
        Ok(())
    }
}

/// The bytes of a file and of the signature beside it.
type Pair = (Vec<u8>, Vec<u8>);

/// A folder, and which of its files were not looked at yet.
struct Files<'a, F> {
    folder: &'a mut F,
    left: BTreeSet<String>,
}

impl<'a, F: Folder> Files<'a, F> {
    fn of(folder: &'a mut F) -> Result<Self, BadBundle<F::Error>> {
        let left = folder.paths().map_err(BadBundle::Folder)?.into_iter().collect();
        Ok(Self { folder, left })
    }

    /// The first bytes of a file that must be there; it is compared later, when it can be made anew.
    fn look(&mut self, path: &str, most: usize) -> Result<Vec<u8>, BadBundle<F::Error>> {
        if !self.left.contains(path) {
            return Err(BadBundle::Missing(path.into()));
        }
        self.folder.read(path, most).map_err(BadBundle::Folder)
    }

    /// Checks that a file is there with exactly these bytes, and is done with it.
    fn compare(&mut self, wanted: &File) -> Result<(), BadBundle<F::Error>> {
        // One byte more than it should have shows that it has more.
        let found = self.look(&wanted.path, wanted.bytes.len().saturating_add(1))?;
        if found != wanted.bytes {
            let same = found.iter().zip(&wanted.bytes).take_while(|(one, other)| one == other);
            let at = same.count();
            return Err(BadBundle::Differs { path: wanted.path.clone(), at });
        }
        self.left.remove(&wanted.path);
        Ok(())
    }

    fn has(&self, path: &str) -> bool {
        self.left.contains(path)
    }

    /// A file that must be there, which is then done with: the caller checks it.
    fn take(&mut self, path: &str, most: usize) -> Result<Vec<u8>, BadBundle<F::Error>> {
        let found = self.look(path, most)?;
        self.left.remove(path);
        Ok(found)
    }

    /// A receipt and its signature, if there is one so called.
    fn receipt(&mut self, path: &str) -> Result<Option<Pair>, BadBundle<F::Error>> {
        let receipt = format!("{path}.json");
        if !self.has(&receipt) {
            return Ok(None);
        }
        let receipt = self.take(&receipt, RECEIPT_MAX)?;
        Ok(Some((receipt, self.take(&format!("{path}.sig"), RECEIPT_MAX)?)))
    }

    fn check_attachment(&mut self, wanted: Hash, position: u64) -> Result<(), BadBundle<F::Error>> {
        let path = attachment_path(&wanted);
        let bad = |fault| BadAct { position, fault };
        if !self.left.remove(&path) {
            return Err(bad(ActFault::NoAttachment(wanted)).into());
        }
        let bytes = self.folder.read(&path, ATTACHMENT_MAX + 1).map_err(BadBundle::Folder)?;
        if bytes.len() > ATTACHMENT_MAX {
            return Err(BadBundle::LargeAttachment(wanted));
        }
        let found = sha256(&bytes);
        if found != wanted {
            return Err(bad(ActFault::OtherAttachment { found, wanted }).into());
        }
        Ok(())
    }

    fn nothing_left(self) -> Result<(), BadBundle<F::Error>> {
        match self.left.into_iter().next() {
            Some(path) => Err(BadBundle::Extra(path)),
            None => Ok(()),
        }
    }
}

/// What is wrong with a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadBundle<E> {
    /// The folder cannot be read.
    #[error("the folder cannot be read: {0}")]
    Folder(E),
    /// A file is not there.
    #[error("{0} is missing")]
    Missing(String),
    /// A file is there that does not belong to the record.
    #[error("{0} does not belong to the record")]
    Extra(String),
    /// A file is not what the acts say.
    #[error("{path} is not what follows from the acts, from byte {at} on")]
    Differs {
        /// The file.
        path: String,
        /// The first byte that differs, counted from 0.
        at: usize,
    },
    /// Not a bundle, or one of another version.
    #[error("{README_PATH} begins with {found:?}; this program reads {wanted:?}")]
    Version {
        /// Its first line.
        found: String,
        /// The first line of what can be read here.
        wanted: String,
    },
    /// `log.vkey` is not a verifier key.
    #[error("{LOG_KEY}: {0}")]
    Key(#[from] BadVerifierKey),
    /// `log.vkey` is the key of another kind of log.
    #[error("{LOG_KEY}: {0:?} is not the log of a channel")]
    NoChannel(String),
    /// `checkpoint` is not one that the log signed.
    #[error("{CHECKPOINT}: {0}")]
    Checkpoint(#[from] BadCheckpoint),
    /// `checkpoint` has another signature, which cannot be verified with what is in the bundle.
    #[error("{CHECKPOINT}: a signature by {0:?} besides that of the log")]
    OtherSigner(String),
    /// A tile of leaves cannot be read.
    #[error("{path}: {fault}")]
    Tile {
        /// The file.
        path: String,
        /// What is wrong with it.
        fault: BadTile,
    },
    /// An act is not what it should be.
    #[error(transparent)]
    Act(#[from] BadAct),
    /// The acts are not those that the checkpoint names.
    #[error(transparent)]
    Head(#[from] NotUnderHead),
    /// `allowed_signers` has a line that no act accounts for, or lacks one.
    #[error("{ALLOWED_SIGNERS}, line {line}: {why}")]
    Signers {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        why: &'static str,
    },
    /// An attachment that is larger than [`ATTACHMENT_MAX`].
    #[error("the attachment {0} has more than {ATTACHMENT_MAX} bytes")]
    LargeAttachment(Hash),
}
