//! Whether the record in a bundle extends an older one: another bundle, or a checkpoint that somebody
//! kept. Needs no desk.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use paraph_case::id::ChannelId;
use paraph_log::checkpoint::{Checkpoint, SignedCheckpoint, host_key};
use paraph_log::extension::Extension;
use paraph_log::key::PublicKey;
use paraph_log::merkle::Head;
use paraph_log::note::{NOTE_MAX, UnverifiedNote};

use crate::bundle::{Bundle, verify_bundle};
use crate::{DeskError, Progress};

/// How a record stands to an older one.
#[derive(Clone, Debug)]
pub enum Older {
    /// Of the same channel.
    Here {
        /// How the newer stands to it.
        extension: Extension,
        /// The older head.
        head: Head,
    },
    /// Of another channel, which is called so where that is known.
    OtherChannel {
        /// Its id.
        id: ChannelId,
        /// Its name.
        name: Option<String>,
    },
}

impl Bundle {
    /// How it stands to what lies at `path`: a folder that was exported, which is checked in full, or a
    /// file with a checkpoint, which must be signed by whoever was the host of the channel then.
    ///
    /// # Errors
    ///
    /// When what lies there is neither, or does not verify.
    pub fn stands_to(&self, path: &Path, progress: Option<Progress>) -> Result<Older, DeskError> {
        if path.is_dir() {
            return Ok(
                self.to_bundle(&verify_bundle(path, progress).map_err(|bad| named(path, bad))?)
            );
        }
        self.to_checkpoint(path)
    }

    fn to_bundle(&self, older: &Self) -> Older {
        let id = older.channel.id();
        match id == self.channel.id() {
            true => Older::Here {
                extension: Extension::of_logs(&older.leaves, &self.leaves),
                head: older.verified.head,
            },
            false => Older::OtherChannel { id, name: Some(older.channel.name().to_string()) },
        }
    }

    fn to_checkpoint(&self, path: &Path) -> Result<Older, DeskError> {
        let bytes = read(path)?;
        let bad = |why: String| DeskError::Bundle(format!("{}: {why}", crate::shown_name(path)));
        let note = UnverifiedNote::parse(&bytes).map_err(|error| bad(error.to_string()))?;
        let claimed: Result<Checkpoint, _> = note.text().parse();
        let claimed = claimed.map_err(|error| bad(error.to_string()))?;
        let id = claimed.channel();
        let id = id.ok_or_else(|| bad("it is the checkpoint of no channel of paraph".into()))?;
        if id != self.channel.id() {
            return Ok(Older::OtherChannel { id, name: None });
        }
        let host = self.host_at(claimed.head().size).map_err(bad)?;
        let signed = SignedCheckpoint::open(&bytes, &host_key(id, &host)).map_err(|error| {
            bad(format!("{error}: it is not by the host that the channel had then"))
        })?;
        let extension = Extension::of_head(&signed.head(), &self.leaves);
        Ok(Older::Here { extension, head: signed.head() })
    }

    /// Who signed the head of the log when it had so many acts; of a size that is not here, who signs
    /// it now.
    fn host_at(&self, size: u64) -> Result<PublicKey, String> {
        let then = self.hosts.iter().rev().find(|(from, _)| *from <= size);
        let (_, key) = then.or(self.hosts.first()).ok_or("no act names its host")?;
        PublicKey::enrol(&key.to_bytes()).map_err(|error| error.to_string())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, DeskError> {
    let failed = |error| DeskError::file(path, error);
    let most = u64::try_from(NOTE_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Of two folders it is said which one is bad.
fn named(path: &Path, bad: DeskError) -> DeskError {
    match bad {
        DeskError::Bundle(why) => DeskError::Bundle(format!("{}: {why}", crate::shown_name(path))),
        other => other,
    }
}
