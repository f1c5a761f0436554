//! Making the files of a bundle out of checked entries.

use super::{ALLOWED_SIGNERS, CHECKPOINT, File, LOG_KEY, README, README_PATH, Shown, judged_file};
use crate::checkpoint::{SignedCheckpoint, host_key};
use crate::entry::{self, BadEntry, ChannelId, Checked, NotUnderHead};
use crate::hash::Hash;
use crate::key::{BadKey, BadSignature, Fingerprint, KeyCache, PublicKey};
use crate::merkle::Frontier;
use crate::note::VerifierKey;
use crate::receipt::{self, Receipt};
use crate::ssh::{AllowedSigner, BadSsh, Signature};
use crate::tile::{Kind, Tile, Tiler, WIDTH, write_leaf};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use thiserror::Error;

/// Makes the files of a bundle while the entries of a log come in, from the first to the last.
///
/// What it has given it forgets: it keeps the tiles that are not full yet, and who signs.
/// Attachments are for the caller to add, by [`File::attachment`], each that an act showed.
#[derive(Debug)]
pub struct Writer {
    channel: ChannelId,
    log: VerifierKey,
    frontier: Frontier,
    tiler: Tiler,
    /// The tile of leaves that is not full yet.
    leaves: Vec<u8>,
    signers: Signers,
    keys: KeyCache,
    /// How many acts were given before the first whose rules are not known.
    judged: Option<u64>,
}

/// The body of an act and its signatures.
fn act_files(position: u64, entry: &Checked) -> Vec<File> {
    let mut files =
        alloc::vec![File::new(format!("acts/{position}.json"), entry.body().as_bytes())];
    for (at, signature) in (1..).zip(entry.signatures()) {
        files.push(File::new(format!("acts/{position}.{at}.sig"), signature.to_armored()));
    }
    files
}

impl Writer {
    /// Begins the bundle of a channel whose checkpoint is signed by this host.
    #[must_use]
    pub fn new(channel: ChannelId, host: &PublicKey) -> Self {
        Self::of_log(channel, host_key(channel, host))
    }

    pub(super) fn of_log(channel: ChannelId, log: VerifierKey) -> Self {
        Self {
            channel,
            log,
            frontier: Frontier::new(),
            tiler: Tiler::new(),
            leaves: Vec::new(),
            signers: Signers::default(),
            keys: KeyCache::new(),
            judged: None,
        }
    }

    /// Takes the next entry and gives the files that can be written now.
    ///
    /// # Errors
    ///
    /// When the entry is one of another channel, or what it shows does not fit it: another number of
    /// signers than keys, a name that cannot stand in `allowed_signers`, a receipt that none of its
    /// signers signed. The bundle cannot be finished then.
    pub fn push(&mut self, entry: &Checked, shown: &Shown) -> Result<Vec<File>, BadAct> {
        let position = self.frontier.size();
        let bad = |fault| BadAct { position, fault };
        self.of_this_channel(entry)?;
        self.signers.add(entry, &shown.signers, &mut self.keys).map_err(bad)?;
        let mut files = act_files(position, entry);
        for (at, (receipt, signature)) in (1..).zip(&shown.receipts) {
            self.check_receipt(entry, receipt, signature).map_err(bad)?;
            let path = format!("receipts/{position}.{at}");
            files.push(File::new(format!("{path}.json"), receipt.to_bytes()));
            files.push(File::new(format!("{path}.sig"), signature.to_armored()));
        }
        self.push_leaf(entry, &mut files);
        Ok(files)
    }

    /// Takes the next entry, which follows rules that whoever writes does not know, and gives the files
    /// that can be written now. Every entry after it is given in the same way.
    ///
    /// `names` are those that its keys had before, or that stand for strangers: stock tools ask for a
    /// line for each key. What is said of these entries in the file `judged` says that they are no more.
    ///
    /// # Errors
    ///
    /// As [`Self::push`].
    pub fn push_beyond(&mut self, entry: &Checked, names: &[String]) -> Result<Vec<File>, BadAct> {
        let position = self.frontier.size();
        self.of_this_channel(entry)?;
        let added = self.signers.add(entry, names, &mut self.keys);
        added.map_err(|fault| BadAct { position, fault })?;
        self.push_nameless(entry)
    }

    /// As [`Self::push_beyond`], and leaves it open who signs.
    pub(super) fn push_nameless(&mut self, entry: &Checked) -> Result<Vec<File>, BadAct> {
        let position = self.frontier.size();
        self.of_this_channel(entry)?;
        self.judged.get_or_insert(position);
        let mut files = act_files(position, entry);
        self.push_leaf(entry, &mut files);
        Ok(files)
    }

    fn of_this_channel(&self, entry: &Checked) -> Result<(), BadAct> {
        let (position, fault) = (self.frontier.size(), ActFault::OtherChannel(entry.channel()));
        if entry.channel() == self.channel { Ok(()) } else { Err(BadAct { position, fault }) }
    }

    /// Ends the bundle at the checkpoint, which must be the head over all entries that were given.
    ///
    /// # Errors
    ///
    /// When it is another head.
    pub fn finish(self, checkpoint: &SignedCheckpoint) -> Result<Vec<File>, NotUnderHead> {
        let found = self.frontier.head();
        let files = self.last_files(checkpoint);
        if found == checkpoint.head() {
            Ok(files)
        } else {
            Err(NotUnderHead { found, wanted: checkpoint.head() })
        }
    }

    /// The last files, whether or not the checkpoint is the head over the entries.
    pub(super) fn last_files(&self, checkpoint: &SignedCheckpoint) -> Vec<File> {
        let mut files = Vec::new();
        let width = usize::try_from(self.frontier.size()).map_or(0, |size| size % WIDTH);
        if width > 0 {
            files.push(self.leaf_tile(self.frontier.size() / WIDTH as u64, width));
        }
        files.extend(self.tiler.partial().map(|(tile, bytes)| File::new(tile.to_string(), bytes)));
        files.push(File::new(ALLOWED_SIGNERS, self.signers.to_string()));
        files.push(File::new(CHECKPOINT, checkpoint.to_bytes()));
        files.push(File::new(LOG_KEY, format!("{}\n", self.log)));
        files.push(File::new(README_PATH, README));
        files.extend(self.judged.map(judged_file));
        files
    }

    pub(super) const fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    pub(super) fn into_signers(self) -> Vec<AllowedSigner> {
        self.signers.lines
    }

    /// A receipt stands on its own outside the channel, so it is verified on its own.
    pub(super) fn check_receipt(
        &mut self,
        entry: &Checked,
        receipt: &Receipt,
        signature: &Signature,
    ) -> Result<(), ActFault> {
        if !entry.signatures().iter().any(|of_act| of_act.key() == signature.key()) {
            return Err(ActFault::ReceiptSigner(signature.fingerprint()));
        }
        let key = self.keys.enrol(signature.key())?;
        receipt.verify(key, signature).map_err(ActFault::Receipt)
    }

    fn push_leaf(&mut self, entry: &Checked, files: &mut Vec<File>) {
        write_leaf(&entry.to_leaf(), &mut self.leaves).expect("a leaf is far below 65,535 bytes");
        self.frontier.push(entry.leaf_hash());
        let cut = self.tiler.push(entry.leaf_hash());
        // Tiles of leaves become full together with tiles of their hashes.
        if !cut.is_empty() {
            files.push(self.leaf_tile(self.frontier.size() / WIDTH as u64 - 1, WIDTH));
            self.leaves.clear();
        }
        files.extend(cut.into_iter().map(|(tile, bytes)| File::new(tile.to_string(), bytes)));
    }

    fn leaf_tile(&self, index: u64, width: usize) -> File {
        let width = u16::try_from(width).expect("at most 256");
        let tile = Tile::new(Kind::Leaves, index, width).expect("a tile of this very log");
        File::new(tile.to_string(), self.leaves.clone())
    }
}

/// Allows a key to sign acts and receipts under a name.
pub(super) fn allowed(name: &str, key: PublicKey) -> Result<AllowedSigner, BadSsh> {
    AllowedSigner::new(name, key)?
        .for_namespace(entry::NAMESPACE)?
        .for_namespace(receipt::NAMESPACE)
}

/// Which key signs under which name, in the order in which they first signed.
#[derive(Debug, Default)]
struct Signers {
    lines: Vec<AllowedSigner>,
    /// What stands in the lines, to find it again.
    known: BTreeSet<(String, [u8; 32])>,
}

impl Signers {
    fn add(
        &mut self,
        entry: &Checked,
        signers: &[String],
        keys: &mut KeyCache,
    ) -> Result<(), ActFault> {
        let (names, named) = (signers.len(), entry.keys().len());
        if names != named {
            return Err(ActFault::Signers { names, named });
        }
        for (name, signature) in signers.iter().zip(entry.signatures()) {
            let line = (name.clone(), *signature.key());
            if self.known.contains(&line) {
                continue;
            }
            let key = keys.enrol(signature.key())?.clone();
            self.lines.push(allowed(name, key).map_err(ActFault::Name)?);
            self.known.insert(line);
        }
        Ok(())
    }
}

impl core::fmt::Display for Signers {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(to, "{line}"))
    }
}

/// An act that cannot stand in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("act {position}: {fault}")]
pub struct BadAct {
    /// Which one, counted from 0.
    pub position: u64,
    /// What is wrong with it.
    pub fault: ActFault,
}

/// What is wrong with an act.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ActFault {
    /// Not an entry.
    #[error(transparent)]
    Entry(#[from] BadEntry),
    /// A signature that its key did not make.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// A key that cannot be enrolled.
    #[error(transparent)]
    Key(#[from] BadKey),
    /// Signed for another channel.
    #[error("it was signed for the channel {0}")]
    OtherChannel(ChannelId),
    /// Not one name for each key.
    #[error("{names} names are shown for {named} keys")]
    Signers {
        /// The names that are shown.
        names: usize,
        /// The keys that the act names.
        named: usize,
    },
    /// A name that cannot stand in `allowed_signers`.
    #[error(transparent)]
    Name(BadSsh),
    /// A receipt by a key that did not sign the act.
    #[error("its receipt is signed by {0}, which did not sign the act")]
    ReceiptSigner(Fingerprint),
    /// A receipt whose signature is not true.
    #[error("its receipt: {0}")]
    Receipt(BadSignature),
    /// A receipt beyond the known rules that cannot be read.
    #[error("its receipt {0} cannot be read")]
    ReceiptForm(String),
    /// An attachment that is not in the bundle.
    #[error("its attachment {0} is missing")]
    NoAttachment(Hash),
    /// An attachment with other bytes.
    #[error("its attachment {wanted} has the digest {found}")]
    OtherAttachment {
        /// The digest of what is there.
        found: Hash,
        /// The digest that the act names.
        wanted: Hash,
    },
}
