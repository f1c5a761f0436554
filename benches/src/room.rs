//! A desk with one channel of so many acts, the same ones each time.
//!
//! The desk founds the channel and presents the delegates, as for anybody. The acts after that are
//! signed with the desk's keys and written to its store in batches: the desk itself folds the whole
//! channel before each act, which for a hundred thousand would take days.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paraph_case::act::Header;
use paraph_case::channel::{Channel, frame};
use paraph_case::id::Actor;
use paraph_case::members::{DecisionRule, Standing};
use paraph_case::time::Time;
use paraph_desk::{Desk, Founding, Outside};
use paraph_log::checkpoint::SignedCheckpoint;
use paraph_log::entry::{Body, ChannelId, Checked, Entry, Salt};
use paraph_log::hash::sha256;
use paraph_log::key::{KeyCache, SecretKey};
use paraph_log::merkle::Head;
use paraph_log::ssh;
use paraph_store::{Batch, Sqlite, Store as _};

use crate::script::{DELEGATES, PEN, Script};

/// How many acts are written in one transaction.
const BATCH: u64 = 500;

/// A clock and chances that are the same each time.
struct Fixed(u8);

impl Outside for Fixed {
    fn now(&mut self, _: &str) -> Time {
        moment(0)
    }

    fn random(&mut self, _: &str) -> [u8; 32] {
        self.0 += 1;
        [self.0; 32]
    }

    fn read(&mut self, _: &str) -> std::io::Result<Vec<u8>> {
        Err(std::io::ErrorKind::NotFound.into())
    }
}

/// Makes a desk in the folder, with a channel of so many acts that it has verified.
pub(crate) fn build(folder: &Path, acts: u64) {
    let mut desk = Desk::create(folder, &mut Fixed(0)).unwrap();
    let member = |name: &str, standing| (name.parse().unwrap(), standing);
    let founding = Founding {
        name: "plenary".into(),
        members: vec![
            member("A", Standing::Party),
            member("B", Standing::Party),
            member("C", Standing::Party),
            member("M", Standing::Mediator),
        ],
        pen_holder: "M".parse().unwrap(),
        chair: None,
        attestors: Vec::new(),
        decision: DecisionRule::Unanimity,
        under: Vec::new(),
        reconstruction: None,
    };
    let mut outside = Fixed(1);
    desk.found(&founding, &mut outside).unwrap();
    for who in DELEGATES.iter().chain(&[PEN]) {
        desk.delegate(&actor(who), None, &BTreeMap::new(), &mut outside).unwrap();
    }
    let channel = desk.channel(&reader(), None).unwrap();
    Writer::new(folder, channel).write(acts);
    desk.channel(&reader(), None).unwrap();
}

/// Who asks for `status`.
pub(crate) fn reader() -> Actor {
    actor(PEN)
}

/// The store of a desk, and its one channel.
pub(crate) fn store(folder: &Path) -> (Sqlite, ChannelId, Head) {
    let store = Sqlite::open(&folder.join("paraph.db")).unwrap();
    let id = store.channels().unwrap()[0];
    let head = store.head(id).unwrap().unwrap().head;
    (store, id, head)
}

/// Signs acts and writes them.
struct Writer {
    store: Sqlite,
    channel: Channel,
    host: SecretKey,
    secrets: BTreeMap<&'static str, SecretKey>,
    keys: KeyCache,
    /// The latest heads: an author has not always seen the last one.
    heads: Vec<Head>,
}

impl Writer {
    fn new(folder: &Path, channel: Channel) -> Self {
        let names = DELEGATES.iter().chain(&[PEN]).copied();
        let host = format!(".log-host-{}", &channel.charter().host_key.as_str()[..16]);
        Self {
            store: store(folder).0,
            host: secret(folder, &host),
            secrets: names.map(|who| (who, secret(folder, who))).collect(),
            keys: KeyCache::new(),
            heads: vec![head(&channel)],
            channel,
        }
    }

    fn write(mut self, acts: u64) {
        let mut script = Script::default();
        while self.channel.size() < acts {
            let before = head(&self.channel);
            let until = acts.min(before.size + BATCH);
            let mut batch = Batch::default();
            while self.channel.size() < until {
                let entry = self.next(&mut script, &mut batch.attachments);
                batch.leaves.push(entry.to_leaf());
            }
            let host = &self.host;
            let mut sign = |id, head| SignedCheckpoint::sign(id, head, host).to_bytes();
            self.store.append(self.channel.id(), before, &batch, &mut sign).unwrap();
        }
    }

    /// The next act of the script, signed and folded.
    fn next(&mut self, script: &mut Script, attachments: &mut Vec<Vec<u8>>) -> Checked {
        let position = self.channel.size();
        let said = script.next(&self.channel);
        let (by, at) = (actor(said.by), moment(position));
        let frame = frame(&said.act, &by, at, None);
        let secret = &self.secrets[said.by];
        let salt = sha256(&position.to_be_bytes()).0;
        let salt = Salt(*salt.first_chunk().unwrap());
        let unseen = usize::try_from(position % 3).unwrap();
        let seen = self.heads[self.heads.len().saturating_sub(1 + unseen)];
        let signer = vec![secret.public().fingerprint()];
        let body = Body::new(self.channel.id(), seen, salt, signer, frame).unwrap();
        let entry = Entry::sign(body, &[secret]).unwrap();
        let entry = entry.check(&mut self.keys).unwrap();
        if let Some(text) = said.text {
            self.channel.attach(text.clone());
            attachments.push(text);
        }
        let header = Header { id: entry.id(), position, by, at, basis: None };
        let refused = self.channel.step(&entry).unwrap();
        assert_eq!(refused, None, "act {position} of the script");
        script.done(&header, &said.act);
        self.heads.push(head(&self.channel));
        entry
    }
}

fn head(channel: &Channel) -> Head {
    Head { size: channel.size(), root: channel.root() }
}

fn actor(name: &str) -> Actor {
    name.parse().unwrap()
}

/// A minute after the one before.
fn moment(position: u64) -> Time {
    Time::from_unix(1_772_000_000 + 60 * i64::try_from(position).unwrap())
}

fn secret(folder: &Path, who: &str) -> SecretKey {
    let path: PathBuf = folder.join("keys").join(format!("{who}.key"));
    ssh::parse_private(&fs::read_to_string(path).unwrap()).unwrap().0
}
