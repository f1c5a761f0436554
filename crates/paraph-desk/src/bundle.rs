//! Bundles: a channel's whole record as files that anybody can check, written and read.
//!
//! What each act shows in a bundle follows from folding the acts, which both the writer and the
//! reader do: who acts with a key, which texts an act names, which receipts it carries.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paraph_case::channel::{Channel, Stopped};
use paraph_case::id::{Actor, ChannelId};
use paraph_case::members::Key;
use paraph_log::bundle::{self, File, Folder, Shown, Verified};
use paraph_log::checkpoint::host_key;
use paraph_log::entry::{Checked, Entry};
use paraph_log::hash::Hash;
use paraph_log::key::KeyCache;
use paraph_store::{Leaves, Store as _};

use crate::replay::{self, Whole};
use crate::{Desk, DeskError, Progress, heads};

/// Reads acts into a channel as they come, and says what each shows.
#[derive(Default)]
struct Reader {
    channel: Option<Channel>,
    failed: Option<DeskError>,
}

impl Reader {
    /// Folds the next act; `attachment` gives the bytes with a digest.
    fn take(
        &mut self,
        entry: &Checked,
        attachment: impl Fn(Hash) -> Result<Option<Vec<u8>>, DeskError>,
    ) -> Shown {
        if self.failed.is_none()
            && let Err(error) = self.fold(entry, attachment)
        {
            self.failed = Some(error);
        }
        self.channel.as_ref().map(|channel| shown(channel, entry)).unwrap_or_default()
    }

    fn fold(
        &mut self,
        entry: &Checked,
        attachment: impl Fn(Hash) -> Result<Option<Vec<u8>>, DeskError>,
    ) -> Result<(), DeskError> {
        match &mut self.channel {
            Some(channel) => replay::take(channel, entry, attachment).map(drop),
            None => {
                self.channel = Some(Channel::found(entry)?);
                Ok(())
            }
        }
    }

    fn finish(self) -> Result<Channel, DeskError> {
        match (self.failed, self.channel) {
            (Some(error), _) => Err(error),
            (None, Some(channel)) => Ok(channel),
            (None, None) => Err(DeskError::Unverified { position: 0, why: "it is empty".into() }),
        }
    }
}

/// What the act that was folded last shows.
fn shown(channel: &Channel, entry: &Checked) -> Shown {
    let recorded = channel.recorded().last();
    let act = recorded.and_then(|recorded| recorded.act.as_ref());
    let permitted = recorded.is_some_and(|recorded| recorded.refusal.is_none());
    let signer = |key: &[u8; 32]| {
        let key = Key::from_bytes(key);
        let unknown = || format!("unknown-{}", &key.as_str()[..16]);
        channel.members().holder_of(&key).as_ref().map_or_else(unknown, principal)
    };
    Shown {
        signers: entry.entry().signatures().iter().map(|s| signer(s.key())).collect(),
        attachments: act.map(|act| act.needs()).unwrap_or_default(),
        // What a refused act carries was not judged, and vouches for nothing.
        receipts: act.filter(|_| permitted).map(|act| act.receipts()).unwrap_or_default(),
    }
}

/// A name as it can stand in a list of signers, where a space would end it.
fn principal(actor: &Actor) -> String {
    actor.to_string().replace(' ', "_")
}

impl Desk {
    /// Writes the whole record of a channel into a new folder, and gives the number of files.
    ///
    /// # Errors
    ///
    /// When the folder is there already or cannot be written, or the channel does not verify.
    pub fn export(&self, id: ChannelId, folder: &Path) -> Result<usize, DeskError> {
        let Whole { channel, .. } = self.verify(id)?;
        let failed = |why: &dyn std::fmt::Display| DeskError::Bundle(why.to_string());
        let kept = self.store.head(id)?.ok_or_else(|| failed(&"the log is gone"))?;
        let checkpoint = heads::check(&channel, &kept).map_err(|bad| failed(&bad))?;
        let host = heads::host(&channel).map_err(|bad| failed(&bad))?;
        let mut out = Out::new(folder)?;
        let mut writer = bundle::Writer::new(id, &host);
        let (mut reader, mut keys) = (Reader::default(), KeyCache::new());
        for (position, leaf) in (0..).zip(Leaves::of(&self.store, id, 0..kept.head.size)) {
            let entry = Entry::parse(&leaf?).map_err(|bad| failed(&bad))?;
            let entry = entry.check(&mut keys).map_err(|bad| failed(&bad))?;
            let shown = reader.take(&entry, |digest| Ok(self.store.attachment(id, digest)?));
            for file in writer.push(&entry, &shown).map_err(|bad| failed(&bad))? {
                out.write(&file)?;
            }
            for digest in shown.attachments {
                let bytes = self.store.attachment(id, digest)?;
                out.write(&File::attachment(
                    bytes.ok_or(Stopped::Attachment { position, missing: digest })?,
                ))?;
            }
            if let Some(progress) = self.progress {
                progress(position + 1, Some(kept.head.size));
            }
        }
        reader.finish()?;
        for file in writer.finish(&checkpoint).map_err(|bad| failed(&bad))? {
            out.write(&file)?;
        }
        Ok(out.files)
    }
}

/// Checks a bundle to the last byte and folds its acts, and tells how far it has come. Needs no desk.
///
/// # Errors
///
/// Says at the first thing that is not as it should be which act or file it is, and how.
pub fn verify_bundle(
    folder: &Path,
    progress: Option<Progress>,
) -> Result<(Channel, Verified), DeskError> {
    let tell = |read, of| {
        if let Some(progress) = progress {
            progress(read, of);
        }
    };
    let mut files = OnDisk::open(folder)?;
    let mut reader = Reader::default();
    let verified = bundle::verify(&mut files, |position, entry| {
        // How many there are is known when the last was read.
        tell(position + 1, None);
        let file = |digest| folder.join(format!("attachments/{digest}"));
        reader.take(entry, |digest| Ok(fs::read(file(digest)).ok()))
    });
    // What the acts do not tell is told by the fold: it fails first where an attachment is missing.
    let verified = verified.map_err(|bad| DeskError::Bundle(bad.to_string()))?;
    let channel = reader.finish()?;
    tell(channel.size(), Some(channel.size()));
    let host = heads::host(&channel).map_err(|bad| DeskError::Bundle(bad.to_string()))?;
    match verified.log == host_key(channel.id(), &host) && channel.id() == verified.channel {
        true => Ok((channel, verified)),
        false => Err(DeskError::Bundle("its head was signed by another host".into())),
    }
}

/// Writes files under a folder that was not there.
struct Out {
    folder: PathBuf,
    files: usize,
}

impl Out {
    fn new(folder: &Path) -> Result<Self, DeskError> {
        fs::create_dir(folder).map_err(|error| DeskError::file(folder, error))?;
        Ok(Self { folder: folder.into(), files: 0 })
    }

    fn write(&mut self, file: &File) -> Result<(), DeskError> {
        let path = self.folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| DeskError::file(parent, error))?;
        }
        fs::write(&path, &file.bytes).map_err(|error| DeskError::file(&path, error))?;
        self.files += 1;
        Ok(())
    }
}

/// The files of a bundle on a disk, by the path that they have in it.
struct OnDisk {
    files: BTreeMap<String, PathBuf>,
}

impl OnDisk {
    fn open(folder: &Path) -> Result<Self, DeskError> {
        let mut files = BTreeMap::new();
        let mut open = vec![(String::new(), folder.to_path_buf())];
        while let Some((prefix, folder)) = open.pop() {
            let mut empty = true;
            for entry in fs::read_dir(&folder).map_err(|error| DeskError::file(&folder, error))? {
                let entry = entry.map_err(|error| DeskError::file(&folder, error))?;
                empty = false;
                let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let kind =
                    entry.file_type().map_err(|error| DeskError::file(&entry.path(), error))?;
                let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
                if !path.chars().all(plain) || !(kind.is_dir() || kind.is_file()) {
                    // A link or a pipe is not a file of the record, and its name is nobody's text.
                    return Err(DeskError::Bundle(format!(
                        "{path:?} does not belong to the record"
                    )));
                }
                match kind.is_dir() {
                    true => open.push((format!("{path}/"), entry.path())),
                    false => drop(files.insert(path, entry.path())),
                }
            }
            if empty {
                return Err(DeskError::Bundle(format!("the folder {prefix:?} is empty")));
            }
        }
        Ok(Self { files })
    }
}

impl Folder for OnDisk {
    type Error = std::io::Error;

    fn paths(&mut self) -> Result<Vec<String>, std::io::Error> {
        Ok(self.files.keys().cloned().collect())
    }

    fn read(&mut self, path: &str, most: usize) -> Result<Vec<u8>, std::io::Error> {
        use std::io::Read as _;
        let file = self.files.get(path).ok_or(std::io::ErrorKind::NotFound)?;
        let mut bytes = Vec::new();
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
