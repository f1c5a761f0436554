//! A desk: the keys, the people and the logs of one running Paraph.
//!
//! It founds channels, signs and appends acts, and reads channels back, checking every signature
//! itself. It decides nothing that `permit` does not. Time and randomness are asked of the
//! [`Outside`], so that the same commands give the same bytes in a test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph_case::act::{Act, BadAct, Header};
use paraph_case::channel::{self, Channel, NoChannel, Stopped};
use paraph_case::field::{BadField, Declared as _, Fault, Files, Form};
use paraph_case::id::{ActId, Actor, BadName, ChannelId, Party};
use paraph_case::members::{Decision, Member, Open, Standing};
use paraph_case::refusal::Refusal;
use paraph_case::seen::Seen;
use paraph_case::time::Time;
use paraph_log::entry::{Body, Entry, Salt};
use paraph_log::hash::{Hash, sha256};
use paraph_log::key::SecretKey;
use paraph_log::merkle::Head;
use paraph_store::{Batch, Sqlite, Store as _, StoreError};

mod heads;
mod keys;
mod replay;

/// What a desk asks of the world.
pub trait Outside {
    /// The time now.
    fn now(&mut self) -> Time;
    /// Bytes that nobody can foresee.
    fn random(&mut self) -> [u8; 32];
}

/// A desk in a folder.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    store: Sqlite,
}

/// Why a desk refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// There is a desk already.
    #[error("there is a desk in {0} already")]
    Exists(String),
    /// There is none.
    #[error("there is no desk in {0}")]
    NoDesk(String),
    /// Nothing that this reader may see.
    #[error("no channel here that {0} may read")]
    NoSuchChannel(Actor),
    /// This desk does not hold the key.
    #[error("this desk holds no key of {0}")]
    NoKey(Actor),
    /// The channel's rules refused.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// The words cannot be read.
    #[error("{0}")]
    Words(#[from] BadAct),
    /// A name that is none.
    #[error("{0}")]
    Name(#[from] BadName),
    /// A field that cannot be taken.
    #[error("{0}")]
    Field(#[from] BadField),
    /// The log does not verify.
    #[error("the log does not verify at act {position}: {why}")]
    Unverified {
        /// Where.
        position: u64,
        /// Why.
        why: String,
    },
    /// The log founds no channel.
    #[error("{0}")]
    NoChannel(#[from] NoChannel),
    /// A text is missing.
    #[error("{0}")]
    Stopped(#[from] Stopped),
    /// The store refused or failed.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: String,
        /// Why.
        error: std::io::Error,
    },
}

/// What a founder says of a new channel.
#[derive(Clone, Debug)]
pub struct Founding {
    /// What it is called.
    pub name: String,
    /// The parties to the instrument.
    pub parties: Vec<Party>,
    /// Who helps them and holds the pen.
    pub mediator: Party,
}

/// Reads the files a form names, relative to where the command was given.
#[derive(Default)]
struct Brought(BTreeMap<Hash, Vec<u8>>);

impl Files for Brought {
    fn take(&mut self, words: &str) -> Result<Vec<u8>, Fault> {
        std::fs::read(words).map_err(|error| Fault::File(format!("{words}: {error}")))
    }

    fn keep(&mut self, bytes: Vec<u8>) -> Hash {
        let digest = sha256(&bytes);
        self.0.insert(digest, bytes);
        digest
    }
}

impl Desk {
    /// Makes a desk in a folder that has none.
    ///
    /// # Errors
    ///
    /// When there is one, or the folder cannot be written.
    pub fn create(folder: &Path) -> Result<Self, DeskError> {
        if folder.join("paraph.db").exists() {
            return Err(DeskError::Exists(folder.display().to_string()));
        }
        keys::make_folder(folder)?;
        Ok(Self { folder: folder.into(), store: Sqlite::open(&folder.join("paraph.db"))? })
    }

    /// Opens the desk in a folder.
    ///
    /// # Errors
    ///
    /// When there is none, or it cannot be read.
    pub fn open(folder: &Path) -> Result<Self, DeskError> {
        let path = folder.join("paraph.db");
        if !path.exists() {
            return Err(DeskError::NoDesk(folder.display().to_string()));
        }
        keys::require_private(folder)?;
        Ok(Self { folder: folder.into(), store: Sqlite::open(&path)? })
    }

    /// Founds a channel, with a root key for each member and a log key for the host.
    ///
    /// # Errors
    ///
    /// When a name is none, or the store fails.
    pub fn found(
        &mut self,
        founding: &Founding,
        outside: &mut dyn Outside,
    ) -> Result<ChannelId, DeskError> {
        let mut member = Vec::new();
        let standings = founding.parties.iter().map(|party| (party, Standing::Party));
        for (party, standing) in standings.chain([(&founding.mediator, Standing::Mediator)]) {
            let key = keys::make(&self.folder, &party.itself(), outside.random())?;
            member.push(Member { party: party.clone(), key, standing });
        }
        let host_key = keys::make_host(&self.folder, outside.random())?;
        let label = Hash(outside.random()).to_string();
        let charter = Open {
            name: founding.name.parse()?,
            label: label
                .parse()
                .map_err(|bad| BadField { field: "label".into(), fault: Fault::Words(bad) })?,
            member,
            pen_holder: Some(founding.mediator.clone()),
            chair: None,
            decision: Decision::Unanimity,
            under: Vec::new(),
            rules: "paraph-1".parse()?,
            host_key,
            reconstruction: None,
        };
        let id = channel::channel_id(&charter.write());
        let by = founding.mediator.itself();
        let frame = channel::frame(&Act::Open(Box::new(charter)), &by, outside.now(), None);
        let entry = self.sign(id, Head::EMPTY, &by, frame, outside)?;
        self.append(id, Head::EMPTY, &entry, Vec::new())?;
        Ok(id)
    }

    /// Makes a key for a delegate and presents it with the words given, as its party.
    ///
    /// # Errors
    ///
    /// As [`Desk::act`].
    pub fn delegate(
        &mut self,
        delegate: &Actor,
        words: &BTreeMap<String, Vec<String>>,
        outside: &mut dyn Outside,
    ) -> Result<ActId, DeskError> {
        let key = keys::make(&self.folder, delegate, outside.random())?;
        let mut words = words.clone();
        words.insert("delegate".into(), vec![delegate.to_string()]);
        words.insert("key".into(), vec![key.as_str().into()]);
        self.act(&delegate.party.itself(), "present", &words, false, outside)
    }

    /// Spells, judges, signs and appends an act; a dry run stops after judging.
    ///
    /// # Errors
    ///
    /// When the words cannot be read, the act is refused, or the store fails. Nothing is half done.
    pub fn act(
        &mut self,
        by: &Actor,
        kind: &str,
        words: &BTreeMap<String, Vec<String>>,
        dry_run: bool,
        outside: &mut dyn Outside,
    ) -> Result<ActId, DeskError> {
        let mut channel = self.channel(by)?;
        let given = |field: &str| words.get(field).cloned().unwrap_or_default();
        let mut brought = Brought::default();
        let mut form = Form { channel: &channel, wider: &[], words: &given, files: &mut brought };
        let act = Act::spell(kind, &mut form)?;
        for bytes in brought.0.values() {
            channel.attach(bytes.clone());
        }
        let at = outside.now();
        let frame = channel::frame(&act, by, at, None);
        let head = Head { size: channel.size(), root: channel.root() };
        let entry = self.sign(channel.id(), head, by, frame, outside)?;
        let id = entry.id();
        let header = Header { id, position: head.size, by: by.clone(), at, basis: None };
        channel.would(&header, &act).map_err(|refusal| DeskError::Refused(Box::new(refusal)))?;
        if !dry_run {
            self.append(channel.id(), head, &entry, brought.0.into_values().collect())?;
        }
        Ok(id)
    }

    /// The channel that a reader may see, folded from its log with every signature checked.
    ///
    /// # Errors
    ///
    /// When there is none that the reader may see, or its log does not verify.
    pub fn channel(&self, reader: &Actor) -> Result<Channel, DeskError> {
        for id in self.store.channels()? {
            let channel = self.fold(id)?;
            if Seen::by(reader, &channel).is_some() {
                return Ok(channel);
            }
        }
        Err(DeskError::NoSuchChannel(reader.clone()))
    }

    fn sign(
        &self,
        channel: ChannelId,
        seen: Head,
        by: &Actor,
        frame: paraph_log::json::Map,
        outside: &mut dyn Outside,
    ) -> Result<Entry, DeskError> {
        let secret = keys::secret(&self.folder, by)?;
        let salt: Hash = sha256(&outside.random());
        let salt: Salt = salt.to_string()[..32].parse().expect("32 hexadecimal digits are a salt");
        let bad = |why: String| DeskError::Unverified { position: seen.size, why };
        let body = Body::new(channel, seen, salt, vec![secret.public().fingerprint()], frame)
            .map_err(|error| bad(error.to_string()))?;
        Entry::sign(body, &[&secret]).map_err(|error| bad(error.to_string()))
    }

    fn append(
        &mut self,
        channel: ChannelId,
        expected: Head,
        entry: &Entry,
        attachments: Vec<Vec<u8>>,
    ) -> Result<(), DeskError> {
        let host: SecretKey = keys::host(&self.folder)?;
        let batch = Batch { leaves: vec![entry.to_leaf()], attachments };
        let mut sign = |channel: ChannelId, head: Head| heads::sign(&host, channel, head);
        self.store.append(channel, expected, &batch, &mut sign)?;
        Ok(())
    }
}
