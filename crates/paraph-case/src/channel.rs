//! A channel: its charter, its log, and the ledgers that the log is folded into.
//!
//! [`Channel::step`] takes one entry, whose signature was checked, and never fails: an act that is
//! refused is kept with its reason. [`Channel::would`] asks the same question without acting, for
//! a dry run or a button.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use paraph_log::entry::{Checked, Entry};
use paraph_log::hash::{Hash, sha256};
use paraph_log::json::{Map, Value};
use paraph_log::merkle::Frontier;

use crate::act::{Act, BadAct, Header, Ledger};
use crate::drafts::{Drafts, Held};
use crate::field::Item;
use crate::id::{ActId, Actor, ChannelId, Name, PointId};
use crate::ledgers::Ledgers;
use crate::members::{Key, Members, Open};
use crate::refusal::Refusal;
use crate::time::{NotYet, Time, When};

/// One entry of the log as the fold took it.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The hash of the signed bytes.
    pub id: ActId,
    /// Who, when and where; absent when the frame could not be read.
    pub header: Option<Header>,
    /// What was said; absent when it could not be read.
    pub act: Option<Act>,
    /// Why it was refused, if it was.
    pub refusal: Option<Refusal>,
    /// How many acts of the log its author had seen, by what was signed.
    pub seen: u64,
}

/// A channel, folded.
///
/// A clone is cheap, however long the log: what was folded is shared until one of the two goes on.
#[derive(Clone, Debug)]
pub struct Channel {
    id: ChannelId,
    charter: Arc<Open>,
    frontier: Frontier,
    log: Arc<Log>,
    pub(crate) ledgers: Ledgers,
    /// Before which place in the log one speaks of it: its points are called what they were called
    /// there. What holds of them is not changed by that.
    told_at: u64,
}

/// The log as the fold took it.
#[derive(Clone, Debug)]
struct Log {
    /// The root at each size, to judge whether what an author saw is an earlier state of this log.
    roots: Vec<Hash>,
    /// At each size, where the act stands that is dated last among those that were taken up to
    /// there: what an author had seen, he had seen by then.
    last_dated: Vec<Option<usize>>,
    /// Where each act stands.
    places: BTreeMap<ActId, usize>,
    recorded: Vec<Recorded>,
}

impl Log {
    /// The frame of the act at a place.
    fn dated(&self, place: Option<usize>) -> Option<&Header> {
        self.recorded.get(place?)?.header.as_ref()
    }
}

/// The rule-set that this program judges by: which kinds of act there are, and what each means.
pub const RULE_SET: &str = "paraph-1";

/// A log that founds no channel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoChannel {
    /// The first act is no charter.
    #[error("the first act founds no channel: {0}")]
    NoCharter(String),
    /// The charter is another channel's.
    #[error("the charter's hash is {found}, and the act was signed for channel {signed}")]
    OtherCharter {
        /// What the charter hashes to.
        found: ChannelId,
        /// What the act was signed for.
        signed: ChannelId,
    },
    /// Founded under rules that this program does not have.
    #[error("it was founded under the rule-set {0}, and this program judges by {known} only", known = RULE_SET)]
    OtherRules(Name),
}

/// The fold cannot go on, and nothing has changed.
///
/// It is no refusal: somebody who holds the attachment, or knows the rule-set, judges the act, and
/// everybody alike.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// An attachment is needed to judge the next act, and is not here.
    #[error("act {position} cannot be judged: its attachment {missing} is not here")]
    Attachment {
        /// The act's place in the log.
        position: u64,
        /// The digest of what is missing.
        missing: Hash,
    },
    /// The channel has adopted a rule-set that this program does not know.
    #[error(
        "act {position} and what comes after it cannot be judged: the channel has adopted the \
         rule-set {rules}, and this program judges by {known} only",
        known = RULE_SET
    )]
    Rules {
        /// The first place in the log that it cannot judge.
        position: u64,
        /// The rule-set.
        rules: Name,
    },
}

/// The id that a charter gives its channel: a hash of its fields, in canonical JSON.
#[must_use]
pub fn channel_id(charter: &Map) -> ChannelId {
    let mut bytes = b"paraph/channel/v1\n".to_vec();
    bytes.extend_from_slice(&Value::Map(charter.clone()).to_canonical());
    ChannelId(sha256(&bytes))
}

/// The signed spelling of an act with its frame: who, when, which kind, its fields, its basis.
#[must_use]
pub fn frame(act: &Act, by: &Actor, at: Time, basis: Option<ActId>) -> Map {
    let mut frame = Map::default();
    frame.insert("at", at.to_string());
    if let Some(basis) = basis {
        frame.insert("basis", basis.to_string());
    }
    frame.insert("by", by.to_string());
    frame.insert("fields", Value::Map(act.write()));
    frame.insert("kind", act.tag());
    frame
}

impl Channel {
    /// Founds a channel from the first entry of its log.
    ///
    /// # Errors
    ///
    /// When that is no charter, or not the charter of the channel it was signed for.
    pub fn found(genesis: &Checked) -> Result<Self, NoChannel> {
        let entry = genesis.entry();
        let no = |why: String| NoChannel::NoCharter(why);
        let (_, act) = read(entry, 0);
        let charter = match act.map_err(|refusal| no(refusal.to_string()))? {
            Act::Open(charter) => *charter,
            other => return Err(no(alloc::format!("it is `{}`", other.tag()))),
        };
        if charter.rules.as_str() != RULE_SET {
            return Err(NoChannel::OtherRules(charter.rules));
        }
        let found = channel_id(&crate::field::Declared::write(&charter));
        if found != entry.channel() {
            return Err(NoChannel::OtherCharter { found, signed: entry.channel() });
        }
        let mut channel = Self {
            id: found,
            charter: Arc::new(charter),
            frontier: Frontier::new(),
            log: Arc::new(Log {
                roots: alloc::vec![Frontier::new().root()],
                last_dated: alloc::vec![None],
                places: BTreeMap::new(),
                recorded: Vec::new(),
            }),
            ledgers: Ledgers::default(),
            told_at: u64::MAX,
        };
        channel.admit_founder(genesis).map_err(|refusal| no(refusal.to_string()))?;
        Ok(channel)
    }

    /// The founder is a member by the very charter that it signs.
    fn admit_founder(&mut self, genesis: &Checked) -> Result<(), Refusal> {
        let (header, act) = read(genesis.entry(), 0);
        let (header, act) = (header?, act?);
        self.charter.fits()?;
        act.apply(self, &header);
        <Members as Ledger>::of(self).wrote(&header);
        self.signed_by(genesis.entry(), &header.by)?;
        self.record(genesis.entry(), Some(header), Some(act), None);
        Ok(())
    }

    /// Takes the next entry of the log.
    ///
    /// # Errors
    ///
    /// Only when an attachment that it needs is not here, or the channel has adopted a rule-set that
    /// this program does not know; nothing has changed then.
    pub fn step(&mut self, entry: &Checked) -> Result<Option<&Refusal>, Stopped> {
        let entry = entry.entry();
        let position = self.size();
        if let Some(rules) = self.other_rules().cloned() {
            return Err(Stopped::Rules { position, rules });
        }
        let (header, act) = read(entry, position);
        if let Ok(act) = &act {
            let missing = act.needs().into_iter().find(|d| self.drafts().attachment(*d).is_none());
            if let Some(missing) = missing {
                return Err(Stopped::Attachment { position, missing });
            }
        }
        let refusal = match (&header, &act) {
            (Ok(header), Ok(act)) => self.judge(entry, header, act).err(),
            (Err(refusal), _) | (_, Err(refusal)) => Some(refusal.clone()),
        };
        let (header, act) = (header.ok(), act.ok());
        if let (Some(header), Some(act), None) = (&header, &act, &refusal) {
            act.apply(self, header);
            <Members as Ledger>::of(self).wrote(header);
        }
        self.record(entry, header, act, refusal);
        Ok(self.log.recorded.last().and_then(|recorded| recorded.refusal.as_ref()))
    }

    /// Whether an act would be permitted if it came next: `permit` without acting.
    ///
    /// # Errors
    ///
    /// The refusal that the fold would record; and where it would stop for want of the rules.
    pub fn would(&self, header: &Header, act: &Act) -> Result<(), Refusal> {
        if let Some(rules) = self.other_rules() {
            return Err(Refusal::OtherRules(rules.clone()));
        }
        if self.members().get(&header.by.party).is_none() {
            return Err(Refusal::NoMember(header.by.party.clone()));
        }
        self.members().admit_role(&header.by, act.by())?;
        match (&self.charter.reconstruction, header.basis, act.restates()) {
            (Some(_), None, true) => return Err(Refusal::NoBasis),
            (None, Some(_), _) => return Err(Refusal::StrayBasis),
            (Some(_), Some(basis), _) if self.statements().all().get(basis).is_none() => {
                return Err(Refusal::BasisNoStatement(basis));
            }
            _ => {}
        }
        match act.happened() {
            Some(when) if When::from(header.at).is_before(when) => {
                return Err(NotYet { when: when.clone(), at: header.at }.into());
            }
            _ => {}
        }
        act.permit(self, header)
    }

    fn judge(&self, entry: &Entry, header: &Header, act: &Act) -> Result<(), Refusal> {
        if self.log.places.contains_key(&header.id) {
            return Err(Refusal::Twice);
        }
        if entry.channel() != self.id {
            return Err(Refusal::OtherChannel);
        }
        let seen = entry.seen();
        let root = usize::try_from(seen.size).ok().and_then(|size| self.log.roots.get(size));
        if root != Some(&seen.root) {
            return Err(Refusal::Fork { size: seen.size });
        }
        self.signed_by(entry, &header.by)?;
        self.would(header, act)
    }

    /// Whether the keys that signed are the actor's, or the recorder's in a reconstruction.
    fn signed_by(&self, entry: &Entry, by: &Actor) -> Result<(), Refusal> {
        let [signature] = entry.signatures() else { return Err(Refusal::NoKey(by.clone())) };
        let key = Key::from_bytes(signature.key());
        let recorder = self.charter.reconstruction.as_ref().map(crate::id::Party::itself);
        let recorded = recorder.is_some_and(|who| self.members().admit_key(&who, &key).is_ok());
        match recorded {
            true => Ok(()),
            false => self.members().admit_key(by, &key),
        }
    }

    fn record(
        &mut self,
        entry: &Entry,
        header: Option<Header>,
        act: Option<Act>,
        refusal: Option<Refusal>,
    ) {
        self.frontier.push(entry.leaf_hash());
        let log = Arc::make_mut(&mut self.log);
        log.roots.push(self.frontier.root());
        let taken = header.as_ref().filter(|_| refusal.is_none());
        let last = log.last_dated.last().copied().flatten();
        let is_later = |at: Time| log.dated(last).is_none_or(|last| last.at <= at);
        let is_last = taken.is_some_and(|header| is_later(header.at));
        log.last_dated.push(if is_last { Some(log.recorded.len()) } else { last });
        // An act that came twice is the one that came first.
        log.places.entry(entry.id()).or_insert(log.recorded.len());
        log.recorded.push(Recorded {
            id: entry.id(),
            header,
            act,
            refusal,
            seen: entry.seen().size,
        });
    }

    /// Holds bytes that travel beside the log, so that acts that name them can be judged.
    pub fn attach(&mut self, bytes: Vec<u8>) -> Hash {
        <Drafts as Ledger>::of(self).attach(bytes)
    }

    /// The channel's id.
    #[must_use]
    pub fn id(&self) -> ChannelId {
        self.id
    }

    /// What it is called among its members.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.charter.name
    }

    /// When what an act tells of happened, where it states no time: the moment of the act. The acts
    /// of a reconstruction were made later, so it is when the statement that one restates was said.
    #[must_use]
    pub fn moment(&self, header: &Header) -> When {
        if self.charter.reconstruction.is_none() {
            return When::from(header.at);
        }
        let basis = header.basis.and_then(|basis| self.statements().all().get(basis));
        basis.map_or_else(When::unknown, |statement| statement.record.when.clone())
    }

    /// Its charter.
    #[must_use]
    pub fn charter(&self) -> &Open {
        &self.charter
    }

    /// The rule-set that it has adopted, when this program does not know it: it cannot say what is
    /// permitted from here on.
    #[must_use]
    pub fn other_rules(&self) -> Option<&Name> {
        self.members().rules().filter(|rules| rules.as_str() != RULE_SET)
    }

    /// The key that the host signs this head of the log with: the charter's, until a motion was
    /// carried for another. The head over the carrying act is the first that the new key signs.
    #[must_use]
    pub fn host_key(&self) -> &Key {
        self.members().host_key().unwrap_or(&self.charter.host_key)
    }

    /// How many entries its log has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root of its log.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// Every entry, in the order of the log, refused ones with their reason.
    #[must_use]
    pub fn recorded(&self) -> &[Recorded] {
        &self.log.recorded
    }

    /// One entry, by the id of its act.
    #[must_use]
    pub fn act(&self, id: ActId) -> Option<&Recorded> {
        self.log.places.get(&id).and_then(|place| self.log.recorded.get(*place))
    }

    /// The act that an author had seen by what was signed, and that is dated after his own: one of the
    /// two clocks was wrong, or the act was dated back. The order is the log's all the same.
    ///
    /// Of several it is the one that is dated last. An act that was refused dates nothing.
    #[must_use]
    pub fn dated_before(&self, recorded: &Recorded) -> Option<&Header> {
        let size = usize::try_from(recorded.seen).ok()?;
        let last = self.log.dated(*self.log.last_dated.get(size)?)?;
        (recorded.header.as_ref()?.at < last.at).then_some(last)
    }

    /// The same channel, to be spoken of as somebody did at a place in its log: its points are called
    /// what they were called there. Nothing else of it differs.
    #[must_use]
    pub fn told_at(&self, position: u64) -> Self {
        Self { told_at: position, ..self.clone() }
    }

    /// What a point is called in a sentence; where that is told of an earlier place in the log, with
    /// what it is called now if that differs.
    #[must_use]
    pub fn label(&self, point: PointId) -> String {
        let label = self.drafts().label_then_and_now(point, self.told_at);
        label.unwrap_or_else(|| "?".into())
    }

    /// The draft that is on the table where one speaks of the channel.
    #[must_use]
    pub(crate) fn table_told(&self) -> Option<&Held> {
        self.drafts().on_the_table_at(self.told_at)
    }

    /// The label that a point had last where one speaks of the channel, and in which draft.
    #[must_use]
    pub(crate) fn last_place_told(&self, point: PointId) -> Option<(String, Name)> {
        self.drafts().last_place_at(point, self.told_at)
    }
}

type Read = (Result<Header, Refusal>, Result<Act, Refusal>);

/// Reads an entry's frame and its act, each on its own, so that as much as can be is kept.
fn read(entry: &Entry, position: u64) -> Read {
    let frame = entry.act();
    (header(entry, frame, position), act(frame))
}

fn header(entry: &Entry, frame: &Map, position: u64) -> Result<Header, Refusal> {
    let known = ["at", "basis", "by", "fields", "kind"];
    if let Some(key) = frame.keys().find(|key| !known.contains(key)) {
        return Err(Refusal::Frame(alloc::format!("`{key}` is unknown there")));
    }
    let bad = |what: &str| Refusal::Frame(alloc::format!("`{what}` is missing or wrong"));
    let at = frame.get("at").and_then(|value| Time::read(value).ok());
    let by = frame.get("by").and_then(|value| Actor::read(value).ok());
    let basis = frame.get("basis").map(|value| Hash::read(value).map(ActId));
    Ok(Header {
        id: entry.id(),
        position,
        by: by.ok_or_else(|| bad("by"))?,
        at: at.ok_or_else(|| bad("at"))?,
        basis: basis.transpose().map_err(|_| bad("basis"))?,
    })
}

fn act(frame: &Map) -> Result<Act, Refusal> {
    let kind = frame.get("kind").and_then(Value::as_text);
    let kind = kind.ok_or_else(|| BadAct::Kind("(none)".to_string()))?;
    let empty = Map::default();
    let fields = frame.get("fields").and_then(Value::as_map).unwrap_or(&empty);
    Ok(Act::read(kind, fields)?)
}
