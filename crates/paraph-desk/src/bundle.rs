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

/// A record that was written out.
#[derive(Clone, Debug)]
pub struct Exported {
    /// How many files.
    pub files: usize,
    /// What was written.
    pub whole: Whole,
}

/// Reads acts into a channel as they come, and says what each shows.
#[derive(Default)]
struct Reader {
    channel: Option<Channel>,
    /// Who signs the heads of the log, each with the size of the log from which on.
    hosts: Vec<(u64, Key)>,
    failed: Option<DeskError>,
}

impl Reader {
    /// Folds the next act, and says what it shows; nothing from where the rules are not known.
    /// `attachment` gives the bytes with a digest.
    fn take(
        &mut self,
        entry: &Checked,
        attachment: impl Fn(Hash) -> Result<Option<Vec<u8>>, DeskError>,
    ) -> Option<Shown> {
        if self.channel.as_ref().is_some_and(|channel| channel.other_rules().is_some()) {
            return None;
        }
        if self.failed.is_none()
            && let Err(error) = self.fold(entry, attachment)
        {
            self.failed = Some(error);
        }
        let channel = self.channel.as_ref()?;
        if self.hosts.last().is_none_or(|(_, host)| host != channel.host_key()) {
            self.hosts.push((channel.size(), channel.host_key().clone()));
        }
        Some(shown(channel, entry))
    }

    /// The names under which the keys of an act sign, as far as the acts tell that were folded.
    fn signers(&self, entry: &Checked) -> Vec<String> {
        self.channel.as_ref().map(|channel| signers(channel, entry)).unwrap_or_default()
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

    fn finish(self) -> Result<(Channel, Vec<(u64, Key)>), DeskError> {
        match (self.failed, self.channel) {
            (Some(error), _) => Err(error),
            (None, Some(channel)) => Ok((channel, self.hosts)),
            (None, None) => Err(DeskError::Unverified { position: 0, why: "it is empty".into() }),
        }
    }
}

/// What the act that was folded last shows.
fn shown(channel: &Channel, entry: &Checked) -> Shown {
    let recorded = channel.recorded().last();
    let act = recorded.and_then(|recorded| recorded.act.as_ref());
    let permitted = recorded.is_some_and(|recorded| recorded.refusal.is_none());
    Shown {
        signers: signers(channel, entry),
        attachments: act.map(|act| act.needs()).unwrap_or_default(),
        // What a refused act carries was not judged, and vouches for nothing.
        receipts: act.filter(|_| permitted).map(|act| act.receipts()).unwrap_or_default(),
    }
}

/// Who acts with each key of an act, in words that can stand in a list of signers.
fn signers(channel: &Channel, entry: &Checked) -> Vec<String> {
    let signer = |key: &[u8; 32]| {
        let key = Key::from_bytes(key);
        let unknown = || format!("unknown-{}", &key.as_str()[..16]);
        channel.members().holder_of(&key).as_ref().map_or_else(unknown, principal)
    };
    entry.entry().signatures().iter().map(|s| signer(s.key())).collect()
}

/// A name as it can stand in a list of signers, where a space would end it.
fn principal(actor: &Actor) -> String {
    actor.to_string().replace(' ', "_")
}

impl Desk {
    /// Writes the whole record of a channel into a new folder. Beyond
    /// the rules that this program knows it writes what needs none: bytes, signatures, the tree, and
    /// what is here of the attachments that may be named there.
    ///
    /// # Errors
    ///
    /// When the folder is there already or cannot be written, or the channel does not verify.
    pub fn export(&self, id: ChannelId, folder: &Path) -> Result<Exported, DeskError> {
        let whole = self.verify(id)?;
        let channel = &whole.channel;
        let failed = |why: &dyn std::fmt::Display| DeskError::Bundle(why.to_string());
        let kept = self.store.head(id)?.ok_or_else(|| failed(&"the log is gone"))?;
        let checkpoint = heads::check(channel, &kept).map_err(|bad| failed(&bad))?;
        let host = heads::host(channel).map_err(|bad| failed(&bad))?;
        let mut out = Out::new(folder)?;
        let mut writer = bundle::Writer::new(id, &host);
        let (mut reader, mut keys) = (Reader::default(), KeyCache::new());
        for (position, leaf) in (0..).zip(Leaves::of(&self.store, id, 0..kept.head.size)) {
            let entry = Entry::parse(&leaf?).map_err(|bad| failed(&bad))?;
            let entry = entry.check(&mut keys).map_err(|bad| failed(&bad))?;
            let shown = reader.take(&entry, |digest| Ok(self.store.attachment(id, digest)?));
            let files = match &shown {
                Some(shown) => writer.push(&entry, shown),
                None => writer.push_beyond(&entry, &reader.signers(&entry)),
            };
            files.map_err(|bad| failed(&bad))?.iter().try_for_each(|file| out.write(file))?;
            self.export_attachments(id, position, &entry, shown.as_ref(), &mut out)?;
            if let Some(progress) = self.progress {
                progress(position + 1, Some(kept.head.size));
            }
        }
        reader.finish()?;
        for file in writer.finish(&checkpoint).map_err(|bad| failed(&bad))? {
            out.write(&file)?;
        }
        Ok(Exported { files: out.files, whole })
    }

    /// Writes the attachments that an act names; or where that is not known, those that are here of
    /// all whose digests are written in it.
    fn export_attachments(
        &self,
        id: ChannelId,
        position: u64,
        entry: &Checked,
        shown: Option<&Shown>,
        out: &mut Out,
    ) -> Result<(), DeskError> {
        let beyond = || bundle::digests_in(entry.entry().act());
        for digest in shown.map_or_else(beyond, |shown| shown.attachments.clone()) {
            match (self.store.attachment(id, digest)?, shown) {
                (Some(bytes), _) => out.write(&File::attachment(bytes))?,
                (None, None) => {}
                (None, Some(_)) => {
                    return Err(Stopped::Attachment { position, missing: digest }.into());
                }
            }
        }
        Ok(())
    }
}

/// A bundle that was checked, with the channel that its acts fold into.
#[derive(Debug)]
pub struct Bundle {
    /// The channel, as far as it can be judged.
    pub channel: Channel,
    /// What was checked.
    pub verified: Verified,
    /// The hash of each leaf, in the order of the log.
    pub(crate) leaves: Vec<Hash>,
    /// Who signs the heads of the log, each with the size of the log from which on.
    pub(crate) hosts: Vec<(u64, Key)>,
}

/// Checks a bundle to the last byte and folds its acts, and tells how far it has come. Needs no desk.
///
/// # Errors
///
/// Says at the first thing that is not as it should be which act or file it is, and how.
pub fn verify_bundle(folder: &Path, progress: Option<Progress>) -> Result<Bundle, DeskError> {
    let tell = |read, of| {
        if let Some(progress) = progress {
            progress(read, of);
        }
    };
    let mut files = OnDisk::open(folder)?;
    let (mut reader, mut leaves) = (Reader::default(), Vec::new());
    let verified = bundle::verify(&mut files, |position, entry| {
        // How many there are is known when the last was read.
        tell(position + 1, None);
        leaves.push(entry.entry().leaf_hash());
        let file = |digest| folder.join(format!("attachments/{digest}"));
        reader.take(entry, |digest| Ok(fs::read(file(digest)).ok()))
    });
    // What the acts do not tell is told by the fold: it fails first where an attachment is missing.
    let verified = verified.map_err(|bad| DeskError::Bundle(bad.to_string()))?;
    let (channel, hosts) = reader.finish()?;
    tell(verified.head.size, Some(verified.head.size));
    let host = heads::host(&channel).map_err(|bad| DeskError::Bundle(bad.to_string()))?;
    if verified.log != host_key(channel.id(), &host) || channel.id() != verified.channel {
        let unknown = verified.judged.map(|judged| {
            format!(
                "its head was not signed by the host that the first {judged} acts name; whether \
                 another was named after them is not known to this version"
            )
        });
        let other = || "its head was signed by another host".into();
        return Err(DeskError::Bundle(unknown.unwrap_or_else(other)));
    }
    Ok(Bundle { channel, verified, leaves, hosts })
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
        if folder.is_file() {
            let why = "is a file; a record is the folder that `paraph export` writes";
            return Err(DeskError::Bundle(format!("`{}` {why}", crate::shown_name(folder))));
        }
        let whole = crate::shown_name(folder);
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
                return Err(DeskError::Bundle(match prefix.as_str() {
                    "" => format!(
                        "the folder `{whole}` is empty; a record is the folder that `paraph export` writes"
                    ),
                    prefix => format!("the folder {prefix:?} is empty"),
                }));
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
