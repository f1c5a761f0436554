//! Why a desk refused or failed, in the words that people read.

use std::path::Path;

use paraph_case::act::BadAct;
use paraph_case::channel::{NoChannel, Stopped};
use paraph_case::field::BadField;
use paraph_case::id::{Actor, BadName, Party};
use paraph_case::refusal::Refusal;
use paraph_case::view::listed;
use paraph_store::{StoreError, about_file, shown_name};

use crate::reading::Broken;

/// Why a desk refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// There is a desk already.
    #[error("there is a desk in {0} already")]
    Exists(String),
    /// There is none.
    #[error("there is no desk in {0}")]
    NoDesk(String),
    /// What is left of a desk whose logs are gone.
    #[error(
        "in {folder} are the keys of a desk, and its logs are gone: paraph.db is missing there; put \
         back a copy of it (what was done since that copy is lost where no other desk has it); if you \
         mean to begin anew, take another folder and leave these keys where they are, since acts were \
         signed with them"
    )]
    NoLogs {
        /// Where.
        folder: String,
    },
    /// Nothing that this reader may see.
    #[error("no channel{} here that {reader} may read{}", called(.name), instead(reader, names))]
    NoSuchChannel {
        /// Who asked.
        reader: Actor,
        /// What it was called.
        name: Option<String>,
        /// What the channels are called that the reader is in.
        names: Vec<String>,
    },
    /// Several, and none was named.
    #[error("{reader} is in several channels: {}", names.join(", "))]
    Which {
        /// Who asked.
        reader: Actor,
        /// What they are called.
        names: Vec<String>,
    },
    /// A channel lies under channels whose members include all of its own.
    #[error("{party} is not a member of {wider}, so {name} cannot lie under it")]
    NotUnder {
        /// Who is missing.
        party: Party,
        /// In which channel.
        wider: String,
        /// The channel that was to be founded.
        name: String,
    },
    /// Two channels of one desk with one name, or with names that look alike, would be told apart by
    /// nobody.
    #[error(
        "{0} is the name of a channel of this desk already: choose one that cannot be mistaken for it"
    )]
    NameTaken(String),
    /// This desk does not hold the key.
    #[error("this desk holds no key of {0}")]
    NoKey(Actor),
    /// The log has its host elsewhere, or would have.
    #[error("this desk holds no key {0}… of a host, and only the host's desk adds to its log")]
    NotHost(String),
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
    /// A channel that this desk held, and the store does not hold any more.
    #[error(
        "this desk held it, and its log is gone from paraph.db: put back a copy of that file in \
         which it is whole"
    )]
    Gone,
    /// The end of a log that this desk held is not in the store any more.
    #[error(
        "this desk has read {held} acts of it, and paraph.db has the first {kept} only: put back a \
         copy of that file in which they are whole; if you mean to go on from an older copy, and to \
         lose what was done since, remove {file}"
    )]
    CutOff {
        /// How many acts were read.
        held: u64,
        /// How many there are.
        kept: u64,
        /// Where it is written down that they were read.
        file: String,
    },
    /// A channel of the reader's that is not in order.
    #[error("{0}")]
    Broken(Broken),
    /// The log founds no channel.
    #[error("{0}")]
    NoChannel(#[from] NoChannel),
    /// A text is missing, or the rules are others.
    #[error("{0}")]
    Stopped(#[from] Stopped),
    /// The store refused or failed.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// A bundle is not what it should be.
    #[error("{0}")]
    Bundle(String),
    /// A file cannot be read or written.
    #[error("{}", about_file(Path::new(path), error))]
    File {
        /// Which.
        path: String,
        /// Why.
        error: std::io::Error,
    },
}

fn called(name: &Option<String>) -> String {
    name.as_ref().map(|name| format!(" `{name}`")).unwrap_or_default()
}

/// Where somebody is, who asked for a channel that is not there for them.
fn instead(reader: &Actor, names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!(": {reader} is in {}", listed(names)),
    }
}

impl DeskError {
    /// That a folder without logs is no desk, or what is left of one: nobody is sent to make a desk
    /// where the keys of another lie.
    pub(crate) fn no_logs(folder: &Path) -> Self {
        let keys = std::fs::read_dir(folder.join("keys"));
        let is_key = |file: std::fs::DirEntry| file.path().extension().is_some_and(|e| e == "key");
        let keys = keys.into_iter().flatten().flatten().any(is_key);
        let folder = shown_name(folder);
        if keys { Self::NoLogs { folder } } else { Self::NoDesk(folder) }
    }

    /// A file or folder that cannot be read or written.
    pub(crate) fn file(path: &Path, error: std::io::Error) -> Self {
        Self::File { path: path.display().to_string(), error }
    }
}
