//! A desk: the keys, the people and the logs of one running Paraph.
//!
//! It founds channels, signs and appends acts, and reads channels back, checking every signature
//! itself. It decides nothing that `permit` does not. Time and randomness are asked of the
//! [`Outside`], so that the same commands give the same bytes in a test.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph_case::act::{self, Act};
use paraph_case::channel::{self, Channel};
use paraph_case::field::{BadField, Declared as _, Fault, Files, Form, Item as _, OneOrMore};
use paraph_case::id::{ActId, Actor, BadName, ChannelId, Name, Party, at_a_glance};
use paraph_case::members::{DecisionRule, Key, Member, Open, Standing, founders_fit};
use paraph_case::news::news;
use paraph_case::refer::To;
use paraph_case::seen::Seen;
use paraph_case::statements::Statements;
use paraph_case::time::Time;
use paraph_case::view::one_line;
use paraph_log::entry::{Body, Entry, Salt};
use paraph_log::hash::{Hash, sha256};
use paraph_log::key::{KeyCache, SecretKey};
use paraph_log::merkle::Head;
use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;
use paraph_store::{Batch, Sqlite, Store as _};

mod bundle;
mod error;
mod heads;
mod held;
mod keys;
mod older;
mod private;
mod reading;
mod replay;

pub use bundle::{Bundle, Exported, verify_bundle};
pub use error::DeskError;
pub use older::Older;
pub use paraph_store::{about_file, shown_name};
pub use private::{create_private, replace_private};
pub use reading::{Broken, Reading};
pub use replay::Whole;

/// What a desk asks of the world, for one channel at a time.
///
/// Each channel is named when something is asked for it, so that a test can give every channel a
/// clock and identifiers of its own, and see that none leans on another.
pub trait Outside {
    /// The time now.
    fn now(&mut self, channel: &str) -> Time;
    /// Bytes that nobody can foresee.
    fn random(&mut self, channel: &str) -> [u8; 32];
    /// The bytes of a file that a form names.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>>;
    /// Writes a new file; one that is there is never written over, since somebody may have worked on
    /// it.
    ///
    /// # Errors
    ///
    /// When there is one of that name, or it cannot be written.
    fn write(&mut self, file: &str, bytes: &[u8]) -> std::io::Result<()> {
        let _ = (file, bytes);
        Err(std::io::ErrorKind::Unsupported.into())
    }
    /// How many columns what is answered has to be read on.
    fn columns(&self) -> usize {
        80
    }
    /// Who is told how far long work has come, if anybody.
    fn progress(&self) -> Option<Progress> {
        None
    }
    /// Says how far work other than the reading of acts has come: to whoever waits at a terminal,
    /// or, where it was asked for, to anybody.
    fn tell(&mut self, _line: &str, _asked_for: bool) {}
    /// Whether somebody has asked the program to stop. Once this was asked, it is left to whoever
    /// asks to end the work in good order.
    fn is_interrupted(&mut self) -> bool {
        false
    }
    /// Is told after each pair of drafts that was compared how many were, and of how many.
    fn told_pair(&self, _compared: usize, _of: usize) {}
}

/// Is told after each act that is read how many were read, and of how many, where that is known.
pub type Progress = fn(u64, Option<u64>);

/// A desk in a folder.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    store: Sqlite,
    progress: Option<Progress>,
}

/// What a founder says of a new channel.
#[derive(Clone, Debug)]
pub struct Founding {
    /// What it is called.
    pub name: String,
    /// The members and what each is to the instrument.
    pub members: Vec<(Party, Standing)>,
    /// Who holds the pen, and founds the channel.
    pub pen_holder: Party,
    /// Who chairs, when not the pen-holder.
    pub chair: Option<Party>,
    /// Who alone attests that the condition of an offer is met; every member where nobody is named.
    pub attestors: Vec<Party>,
    /// Whose agreement makes a point agreed.
    pub decision: DecisionRule,
    /// The channels that it lies under, by name.
    pub under: Vec<String>,
    /// Who records it, when it is a reconstruction.
    pub reconstruction: Option<Party>,
}

/// An act as somebody asks for it.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who acts.
    pub by: Actor,
    /// In which channel; the only one where none is named.
    pub channel: Option<String>,
    /// The kind of act.
    pub kind: String,
    /// Its fields, in words.
    pub words: BTreeMap<String, Vec<String>>,
    /// In a reconstruction: the statement that it restates.
    pub basis: Option<String>,
    /// Judge it, and write nothing.
    pub dry_run: bool,
}

/// An act that was done, or would be.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its id; a dry run's is nobody's.
    pub id: ActId,
    /// What was done, in a sentence, by whom.
    pub sentence: String,
    /// What it brought about, in a few lines; none where nothing changed.
    pub news: Vec<String>,
    /// The channels of its author that cannot be read.
    pub broken: Vec<Broken>,
}

/// A channel that was founded.
#[derive(Clone, Debug)]
pub struct Founded {
    /// Its id.
    pub id: ChannelId,
    /// The channels of its founder that cannot be read.
    pub broken: Vec<Broken>,
}

/// Reads the files a form names, and keeps what must travel with the act.
struct Brought<'a> {
    outside: &'a mut dyn Outside,
    kept: BTreeMap<Hash, Vec<u8>>,
    /// Who fills in the form, and when.
    by: Actor,
    at: Time,
    /// Its key, if this desk holds it.
    secret: Option<SecretKey>,
}

impl Files for Brought<'_> {
    fn take(&mut self, words: &str) -> Result<Vec<u8>, Fault> {
        let told = |error| Fault::File(about_file(Path::new(words), &error));
        self.outside.read(words).map_err(told)
    }

    fn keep(&mut self, bytes: Vec<u8>) -> Hash {
        let digest = sha256(&bytes);
        self.kept.insert(digest, bytes);
        digest
    }

    fn sign_receipt(&mut self, file: Hash, from: &str) -> Result<(Receipt, Signature), Fault> {
        let bad = |why: String| Fault::Receipt(why);
        let secret = self.secret.as_ref();
        let secret = secret.ok_or_else(|| bad(DeskError::NoKey(self.by.clone()).to_string()))?;
        let receipt = Receipt::new(file, from, &self.by.to_string(), &self.at.to_string())
            .map_err(|error| bad(error.to_string()))?;
        let signature = receipt.sign(secret);
        Ok((receipt, signature))
    }
}

impl Founding {
    /// Whether a channel can be founded so, as far as the words tell: asked before anything is made.
    ///
    /// # Errors
    ///
    /// When a name is none, members look alike, or a role is somebody's who is no member.
    pub fn fits(&self) -> Result<(), DeskError> {
        let name: Result<Name, BadName> = self.name.parse();
        name?;
        let members: Vec<&Party> = self.members.iter().map(|(party, _)| party).collect();
        let roles = [Some(&self.pen_holder), self.chair.as_ref(), self.reconstruction.as_ref()];
        let fits = founders_fit(&members, &roles.into_iter().flatten().collect::<Vec<_>>());
        fits.map_err(|refused| DeskError::Refused(Box::new(refused.into())))
    }
}

impl Desk {
    /// Makes a desk in a folder that has none.
    ///
    /// # Errors
    ///
    /// When there is one or what is left of one, or the folder cannot be written.
    pub fn create(folder: &Path, outside: &mut dyn Outside) -> Result<Self, DeskError> {
        if folder.join("paraph.db").exists() {
            return Err(DeskError::Exists(shown_name(folder)));
        }
        if let left @ DeskError::NoLogs { .. } = DeskError::no_logs(folder) {
            return Err(left);
        }
        keys::make_folder(folder)?;
        keys::make_seal(folder, outside.random("desk"))?;
        let store = Sqlite::open(&folder.join("paraph.db"))?;
        Ok(Self { folder: folder.into(), store, progress: outside.progress() })
    }

    /// Opens the desk in a folder.
    ///
    /// # Errors
    ///
    /// When there is none, or it cannot be read.
    pub fn open(folder: &Path) -> Result<Self, DeskError> {
        let path = folder.join("paraph.db");
        if !path.exists() {
            return Err(DeskError::no_logs(folder));
        }
        keys::require_private(folder)?;
        Ok(Self { folder: folder.into(), store: Sqlite::open(&path)?, progress: None })
    }

    /// The desk, which tells from here on how far long work has come.
    #[must_use]
    pub fn telling(self, progress: Option<Progress>) -> Self {
        Self { progress, ..self }
    }

    /// Founds a channel, with a root key for each member and a log key for the host.
    ///
    /// # Errors
    ///
    /// When a name is none or is taken, a member is not in the channels that it lies under, or the
    /// store fails.
    pub fn found(
        &mut self,
        founding: &Founding,
        outside: &mut dyn Outside,
    ) -> Result<Founded, DeskError> {
        founding.fits()?;
        let founder = founding.reconstruction.as_ref().unwrap_or(&founding.pen_holder).itself();
        let (under, broken) = self.wider(founding, &founder)?;
        let room = founding.name.as_str();
        let mut member = Vec::new();
        for (party, standing) in &founding.members {
            let key = keys::make(&self.folder, &party.itself(), outside.random(party.as_str()))?;
            member.push(Member { party: party.clone(), key, standing: *standing });
        }
        let host_key = keys::make_host(&self.folder, outside.random(room))?;
        let label = Hash(outside.random(room)).to_string();
        let words = |bad| BadField { field: "label".into(), fault: Fault::Words(bad) };
        let nobody = || BadField { field: "member".into(), fault: Fault::Missing };
        let charter = Open {
            name: founding.name.parse()?,
            label: label.parse().map_err(words)?,
            member: OneOrMore::new(member).ok_or_else(nobody)?,
            pen_holder: Some(founding.pen_holder.clone()),
            chair: founding.chair.clone(),
            attestor: founding.attestors.clone(),
            decision: founding.decision,
            under,
            rules: channel::RULE_SET.parse()?,
            host_key: host_key.clone(),
            reconstruction: founding.reconstruction.clone(),
        };
        let id = channel::channel_id(&charter.write());
        let frame =
            channel::frame(&Act::Open(Box::new(charter)), &founder, outside.now(room), None);
        let entry = self.sign(id, Head::EMPTY, &founder, frame, outside.random(room))?;
        let unverified = |why: String| DeskError::Unverified { position: 0, why };
        let checked =
            entry.check(&mut KeyCache::new()).map_err(|bad| unverified(bad.to_string()))?;
        let host = keys::host(&self.folder, &host_key)?;
        let channel = Channel::found(&checked)?;
        self.append(&channel, &host, Head::EMPTY, checked.entry(), Vec::new())?;
        Ok(Founded { id, broken })
    }

    /// The channels that a new one lies under: each must have all of its members. Beside them those of
    /// the founder that cannot be read.
    fn wider(
        &self,
        founding: &Founding,
        founder: &Actor,
    ) -> Result<(Vec<ChannelId>, Vec<Broken>), DeskError> {
        let reading = self.readable(founder)?;
        let glance = at_a_glance(&founding.name);
        if let Some(taken) = reading.names().find(|name| at_a_glance(name) == glance) {
            return Err(DeskError::NameTaken(taken.to_owned()));
        }
        let mut under = Vec::new();
        for name in &founding.under {
            let wider = reading.pick(Some(name))?;
            let outsider = founding.members.iter().find(|(p, _)| wider.members().get(p).is_none());
            if let Some((party, _)) = outsider {
                let (party, wider) = (party.clone(), wider.name().to_string());
                return Err(DeskError::NotUnder { party, wider, name: founding.name.clone() });
            }
            under.push(wider.id());
        }
        Ok((under, reading.broken))
    }

    /// Makes a key for a delegate and presents it with the words given, as its party. Where that is
    /// refused, no key is left behind.
    ///
    /// # Errors
    ///
    /// As [`Desk::act`].
    pub fn delegate(
        &mut self,
        delegate: &Actor,
        channel: Option<&str>,
        words: &BTreeMap<String, Vec<String>>,
        outside: &mut dyn Outside,
    ) -> Result<Done, DeskError> {
        let party = delegate.party.itself();
        let channel = self.channel(&party, channel)?;
        let (room, id) = (channel.name().to_string(), channel.id());
        let before = self.store.head(id)?.map(|kept| kept.head);
        let made = keys::make_new(&self.folder, delegate, outside.random(&delegate.to_string()))?;
        let mut key = keys::public(&self.folder, delegate, id)?;
        let renewed = channel.members().is_revoked(&key);
        if renewed {
            key = keys::renew(&self.folder, delegate, id, outside.random(&room))?;
        }
        let mut words = words.clone();
        words.insert("delegate".into(), vec![delegate.to_string()]);
        words.insert("key".into(), vec![key.as_str().into()]);
        let (by, kind) = (party, "present".to_owned());
        let request = Request { by, channel: Some(room), kind, words, basis: None, dry_run: false };
        let done = self.act(&request, outside);
        // A key that may have been presented is kept, whatever failed then.
        let after = || self.store.head(id).ok().map(|kept| kept.map(|kept| kept.head));
        if done.is_err() && after() == Some(before) {
            if renewed {
                keys::unrenew(&self.folder, delegate, id)?;
            }
            if made {
                keys::unmake(&self.folder, delegate)?;
            }
        }
        done
    }

    /// The public key with which somebody acts from this desk, made where there is none yet: what a
    /// newcomer gives to those who move to admit it.
    ///
    /// # Errors
    ///
    /// When the key cannot be written.
    pub fn key(&self, who: &Actor, outside: &mut dyn Outside) -> Result<Key, DeskError> {
        keys::make(&self.folder, who, outside.random(&who.to_string()))
    }

    /// Makes another key for the host of a log, and gives its public half: what a motion names.
    ///
    /// # Errors
    ///
    /// When the key cannot be written.
    pub fn host_key(&self, outside: &mut dyn Outside) -> Result<Key, DeskError> {
        keys::make_host(&self.folder, outside.random("host"))
    }

    /// Spells, judges, signs and appends an act; a dry run stops after judging.
    ///
    /// # Errors
    ///
    /// When the words cannot be read, the act is refused, or the store fails. Nothing is half done.
    pub fn act(&mut self, request: &Request, outside: &mut dyn Outside) -> Result<Done, DeskError> {
        let by = &request.by;
        let reading = self.acting(by)?;
        let Reading { channels, .. } = &reading;
        let mut channel = reading.pick(request.channel.as_deref())?.clone();
        let room = channel.name().to_string();
        let (at, salt) = (outside.now(&room), outside.random(&room));
        let secret = keys::secret(&self.folder, by, channel.id()).ok();
        let mut brought = Brought { outside, kept: BTreeMap::new(), by: by.clone(), at, secret };
        let (act, basis) = spell(request, &channel, channels, &mut brought)?;
        let kept = brought.kept;
        let signer = channel.charter().reconstruction.as_ref().map_or(by.clone(), Party::itself);
        let frame = channel::frame(&act, by, at, basis);
        let head = Head { size: channel.size(), root: channel.root() };
        let entry = self.sign(channel.id(), head, &signer, frame, salt)?;
        let id = channel.id();
        // Read back and judged as whoever reads the log will, before anything is written: a dry run
        // ends with it.
        let unverified = |why: String| DeskError::Unverified { position: head.size, why };
        let checked = Entry::parse(&entry.to_leaf()).map_err(|bad| unverified(bad.to_string()))?;
        let checked =
            checked.check(&mut KeyCache::new()).map_err(|bad| unverified(bad.to_string()))?;
        let attachment = |digest| match kept.get(&digest) {
            Some(bytes) => Ok(Some(bytes.clone())),
            None => Ok(self.store.attachment(id, digest)?),
        };
        if let Some(refusal) = replay::take(&mut channel, &checked, attachment)? {
            return Err(DeskError::Refused(Box::new(refusal)));
        }
        // The act may name another host, whose key signs the head over it.
        let host = keys::host(&self.folder, channel.host_key())?;
        if !request.dry_run {
            let attachments = kept.into_values().collect();
            self.append(&channel, &host, head, checked.entry(), attachments)?;
        }
        // Who leaves out a delegate's name acts as the party itself, and is told.
        let itself = by.delegate.is_none() && channel.charter().reconstruction.is_none();
        let itself = if itself { " itself (with its root key)" } else { "" };
        let sentence = one_line(&format!("{by}{itself} {}", act.sentence(&channel)));
        let news = brought_about(by, channels, &channel);
        Ok(Done { id: checked.entry().id(), sentence, news, broken: reading.broken })
    }

    fn sign(
        &self,
        channel: ChannelId,
        seen: Head,
        by: &Actor,
        frame: paraph_log::json::Map,
        salt: [u8; 32],
    ) -> Result<Entry, DeskError> {
        let secret = keys::secret(&self.folder, by, channel)?;
        let salt: Hash = sha256(&salt);
        let salt: Salt = salt.to_string()[..32].parse().expect("32 hexadecimal digits are a salt");
        let bad = |why: String| DeskError::Unverified { position: seen.size, why };
        let body = Body::new(channel, seen, salt, vec![secret.public().fingerprint()], frame)
            .map_err(|error| bad(error.to_string()))?;
        Entry::sign(body, &[&secret]).map_err(|error| bad(error.to_string()))
    }

    /// Appends the entry that was folded into a channel last, and writes down how far it goes by now.
    fn append(
        &mut self,
        channel: &Channel,
        host: &SecretKey,
        expected: Head,
        entry: &Entry,
        attachments: Vec<Vec<u8>>,
    ) -> Result<(), DeskError> {
        let batch = Batch { leaves: vec![entry.to_leaf()], attachments };
        let mut sign = |channel: ChannelId, head: Head| heads::sign(host, channel, head);
        let kept = self.store.append(channel.id(), expected, &batch, &mut sign)?;
        self.write_down(channel, kept.head);
        Ok(())
    }
}

/// What an act brought about, as its author sees it, who was in `channels` before it.
fn brought_about(by: &Actor, channels: &[Channel], after: &Channel) -> Vec<String> {
    let others: Vec<&Channel> = channels.iter().filter(|other| other.id() != after.id()).collect();
    let before = channels.iter().find(|before| before.id() == after.id());
    let before = before.and_then(|before| Seen::by(by, before, &others));
    let after = Seen::by(by, after, &others);
    before.zip(after).map(|(before, after)| news(&before, &after)).unwrap_or_default()
}

/// Reads the words of a request against the channel, and the wider ones that it lies under.
fn spell(
    request: &Request,
    channel: &Channel,
    channels: &[Channel],
    brought: &mut Brought<'_>,
) -> Result<(Act, Option<ActId>), DeskError> {
    let wider: Vec<&Channel> =
        channels.iter().filter(|wider| channel.charter().under.contains(&wider.id())).collect();
    let unnamed = request.words.get("name").is_none_or(Vec::is_empty);
    let suggested = if unnamed { act::suggest(&request.kind, channel) } else { None };
    let given = |field: &str| match (&suggested, field) {
        (Some(name), "name") => vec![name.to_string()],
        _ => request.words.get(field).cloned().unwrap_or_default(),
    };
    let mut form = Form { channel, wider: &wider, words: &given, files: brought };
    let act = Act::spell(&request.kind, &mut form)?;
    let basis = request.basis.as_ref().map(|words| spell_basis(words, &mut form)).transpose();
    let basis = basis.map_err(|fault| BadField { field: "basis".into(), fault })?;
    Ok((act, basis))
}

/// A statement by its name; the digits of any other act are taken too, so that the channel itself
/// says why it is no basis.
fn spell_basis(words: &str, form: &mut Form<'_>) -> Result<ActId, Fault> {
    let named = To::<Statements>::spell(words, form).map(|statement| statement.act);
    named.or_else(|fault| ActId::spell(words, form).map_err(|_| fault))
}
