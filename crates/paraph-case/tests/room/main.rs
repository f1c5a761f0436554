//! What a channel permits, refuses and answers, told step by step.
#![expect(clippy::unwrap_used, reason = "test helpers say so themselves")]

use std::collections::BTreeMap;

use paraph_case::act::{Act, Header};
use paraph_case::channel::{self, Channel, NoChannel, Stopped};
use paraph_case::field::{Fault, Files, Form};
use paraph_case::id::{ActId, Actor, Party, PointId};
use paraph_case::members::Key;
use paraph_case::refusal::Refusal;
use paraph_case::seen::Seen;
use paraph_case::stances::{PartyStand, Stand, standing, waiting_for};
use paraph_case::views::views;
use paraph_log::entry::{Body, Checked, Entry};
use paraph_log::hash::{Hash, sha256};
use paraph_log::json::Map;
use paraph_log::key::{KeyCache, SecretKey};
use paraph_log::merkle::Head;

mod doors;
mod handovers;
mod lineage;
mod mandates;
mod motions;
mod rules;
mod seen;
mod stances;
mod statements;
mod status;
mod times;
mod understandings;

const DRAFT_1: &str =
    "1. The parties meet in May.\n\n2. The sum is 600.\n\n3. Borders:\n  a. Stay.\n";
const DRAFT_2: &str =
    "1. The sum is 600.\n\n2. The parties meet in June.\n\n3. Borders:\n  a. Stay.\n";

/// A room whose people, keys and texts are fixed, so that every run is the same.
struct Room {
    channel: Channel,
    log: Vec<Checked>,
    files: BTreeMap<&'static str, &'static str>,
    salt: u8,
}

#[derive(Default)]
struct Desk<'a> {
    files: BTreeMap<&'a str, &'a str>,
    kept: Vec<Vec<u8>>,
}

impl Files for Desk<'_> {
    fn take(&mut self, words: &str) -> Result<Vec<u8>, Fault> {
        let text = self.files.get(words).ok_or(Fault::File(format!("no file `{words}`")))?;
        Ok(text.as_bytes().to_vec())
    }

    fn keep(&mut self, bytes: Vec<u8>) -> Hash {
        let digest = sha256(&bytes);
        self.kept.push(bytes);
        digest
    }
}

fn key(who: &str) -> SecretKey {
    SecretKey::from_seed(*sha256(who.as_bytes()).as_bytes())
}

fn public(who: &str) -> String {
    Key::from_bytes(key(who).public().as_bytes()).as_str().to_owned()
}

fn actor(who: &str) -> Actor {
    who.parse().unwrap()
}

fn charter() -> Map {
    deciding("unanimity")
}

fn deciding(rule: &str) -> Map {
    let json = format!(
        r#"{{"decision":"{rule}","host_key":"{m}","label":"a test","member":[{{"key":"{a}","party":"A","standing":"party"}},{{"key":"{b}","party":"B","standing":"party"}},{{"key":"{m}","party":"M","standing":"mediator"}}],"name":"plenary","pen_holder":"M","rules":"paraph-1"}}"#,
        a = public("A"),
        b = public("B"),
        m = public("M"),
    );
    paraph_log::json::parse_canonical(json.as_bytes()).unwrap().as_map().unwrap().clone()
}

fn signed(
    channel: paraph_log::entry::ChannelId,
    seen: Head,
    salt: u8,
    frame: Map,
    by: &SecretKey,
) -> Checked {
    let salt = format!("{salt:032x}").parse().unwrap();
    let body = Body::new(channel, seen, salt, vec![by.public().fingerprint()], frame).unwrap();
    Entry::sign(body, &[by]).unwrap().check(&mut KeyCache::new()).unwrap()
}

impl Room {
    /// M founds the channel; kim and the president are presented for A, lee and the president for B.
    fn new() -> Self {
        Self::deciding("unanimity")
    }

    fn deciding(rule: &str) -> Self {
        Self::chartered(&deciding(rule)).unwrap()
    }

    /// A channel that M has founded, and nothing else.
    fn founded(charter: &Map) -> Result<Self, String> {
        let open = Act::read("open", charter).unwrap();
        let at = "2025-11-25T09:00:00Z".parse().unwrap();
        let frame = channel::frame(&open, &actor("M"), at, None);
        let id = channel::channel_id(charter);
        let genesis = signed(id, Head::EMPTY, 0, frame, &key("M"));
        let channel = Channel::found(&genesis).map_err(|no| no.to_string())?;
        let files = BTreeMap::from([("draft-1.txt", DRAFT_1), ("draft-2.txt", DRAFT_2)]);
        Ok(Self { channel, log: vec![genesis], files, salt: 0 })
    }

    /// A room under another charter of the same members.
    fn chartered(charter: &Map) -> Result<Self, String> {
        let mut room = Self::founded(charter)?;
        for (party, name, rest) in [
            ("A", "kim@A", ""),
            ("A", "president@A", "principal=true"),
            ("B", "lee@B", "topic=trade"),
            ("B", "president@B", "principal=true"),
        ] {
            let key = public(name);
            let words = format!("delegate={name}\nkey={key}\n{rest}");
            room.says(party, "present", &words).unwrap();
        }
        room.says("M", "table", "name=draft-1\ntext=draft-1.txt").unwrap();
        Ok(room)
    }

    /// Spells an act from words (`field=value` lines), signs it with `who`'s key and appends it.
    fn says(&mut self, who: &str, kind: &str, words: &str) -> Result<ActId, String> {
        let act = self.spell(kind, words)?;
        self.acts(who, &act)
    }

    /// Signs an act with `who`'s key and appends it.
    fn acts(&mut self, who: &str, act: &Act) -> Result<ActId, String> {
        let entry = self.sign(who, act);
        self.step(entry)
    }

    /// Signs an act with `who`'s key, on what the channel holds now.
    fn sign(&mut self, who: &str, act: &Act) -> Checked {
        let at = "2025-11-25T10:00:00Z".parse().unwrap();
        self.sign_frame(who, channel::frame(act, &actor(who), at, None))
    }

    /// Signs a frame with `who`'s key, on what the channel holds now.
    fn sign_frame(&mut self, who: &str, frame: Map) -> Checked {
        self.salt += 1;
        let head = Head { size: self.channel.size(), root: self.channel.root() };
        signed(self.channel.id(), head, self.salt, frame, &key(who))
    }

    fn step(&mut self, entry: Checked) -> Result<ActId, String> {
        let id = entry.entry().id();
        let refusal = self.channel.step(&entry).unwrap().map(ToString::to_string);
        self.log.push(entry);
        refusal.map_or(Ok(id), Err)
    }

    fn spell(&mut self, kind: &str, words: &str) -> Result<Act, String> {
        let given = |field: &str| {
            let pairs = words.lines().filter_map(|line| line.split_once('='));
            pairs.filter(|(name, _)| *name == field).map(|(_, value)| value.to_owned()).collect()
        };
        let mut desk = Desk { files: self.files.clone(), kept: Vec::new() };
        let mut form = Form { channel: &self.channel, wider: &[], words: &given, files: &mut desk };
        let act = Act::spell(kind, &mut form).map_err(|bad| bad.to_string())?;
        for bytes in desk.kept {
            self.channel.attach(bytes);
        }
        Ok(act)
    }

    fn point(&self, label: &str) -> PointId {
        self.channel.drafts().on_the_table().unwrap().at(label).unwrap().identity
    }

    fn stands(&self, party: &str, label: &str) -> Stand {
        self.standing(party, label).stand
    }

    fn standing(&self, party: &str, label: &str) -> PartyStand {
        standing(&self.channel, self.point(label), &party.parse::<Party>().unwrap())
    }

    fn status(&self, reader: &str) -> String {
        let Some(seen) = Seen::by(&actor(reader), &self.channel, &[]) else {
            return "no such channel".to_owned();
        };
        let status = views().into_iter().find(|view| view.name == "status").unwrap();
        (status.answer)(&seen, None).unwrap().page.render(false)
    }

    fn second_draft(&mut self) {
        self.says(
            "M",
            "table",
            "name=draft-2\ntext=draft-2.txt\nbase=draft-1\n\
             continues=1=2\ncontinues=2=1\ncontinues=3=3\ncontinues=3.a=3.a\nown_hand=2",
        )
        .unwrap();
    }
}

/// M12: a point kept for two principals cannot be closed by a delegate.
#[test]
fn a_kept_point_is_closed_by_its_principals_only() {
    let mut room = Room::new();
    room.says("M", "keep", "point=3\nkept_for=president@A\nkept_for=president@B").unwrap();
    let refused = room.says("lee@B", "agree", "point=3\ngrade=text").unwrap_err();
    assert_eq!(refused, "point 3 is kept for president@A and president@B");
    room.says("president@A", "agree", "point=3\ngrade=text").unwrap();
    assert_eq!(waiting_for(&room.channel, room.point("3")), [actor("president@B")]);
    assert_eq!(room.stands("B", "3"), Stand::Silent);
    room.says("president@B", "agree", "point=3\ngrade=text").unwrap();
    assert_eq!(waiting_for(&room.channel, room.point("3")), []);
}

#[test]
fn a_point_is_kept_only_for_somebody_presented_as_a_principal() {
    let mut room = Room::new();
    let refused = room.says("M", "keep", "point=3\nkept_for=kim@A").unwrap_err();
    assert_eq!(refused, "kim@A was not presented as a principal in this channel");
    let refused = room.says("kim@A", "keep", "point=3\nkept_for=president@A").unwrap_err();
    assert_eq!(
        refused,
        "this can be done by the chair (the pen-holder where there is none), M; kim@A is not"
    );
}

#[test]
fn agreement_follows_the_words_and_not_the_number() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=1\npoint=2\ngrade=text").unwrap();
    room.second_draft();
    assert_eq!(room.stands("A", "1"), Stand::Agrees, "same words, another number");
    assert_eq!(room.stands("A", "2"), Stand::Lapsed, "other words of the same point");
}

/// M16: grades never promote themselves.
#[test]
fn agreement_to_a_framework_counts_for_no_point() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "grade=framework").unwrap();
    for label in ["1", "2", "3"] {
        assert_eq!(room.stands("A", label), Stand::Silent);
    }
    let refused = room.says("kim@A", "agree", "grade=framework\npoint=1").unwrap_err();
    let why = "agreement of the grade framework names no point, and counts for none: leave --point \
               out, or agree to the words of the point with --grade text";
    assert_eq!(refused, why);
}

/// M18: a warned refusal with a condition is not a refusal.
#[test]
fn a_warning_leaves_the_party_undecided() {
    let mut room = Room::new();
    let words = "point=2\nreason=too high\ncondition=the sum rises";
    room.says("kim@A", "object", words).unwrap();
    assert_eq!(room.stands("A", "2"), Stand::Undecided);
    room.says("kim@A", "object", "point=2\nreason=too high").unwrap();
    assert_eq!(room.stands("A", "2"), Stand::Objects);
}

/// M30: what goes beyond a mandate is kept, and counts ad referendum.
#[test]
fn an_agreement_beyond_the_mandate_counts_ad_referendum() {
    let mut room = Room::new();
    room.says("lee@B", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::AdReferendum);
    room.says("M", "assign-topic", "point=1\ntopic=trade").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::AdReferendum, "a topic that came later");
    room.says("lee@B", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::Agrees, "the topic is in the mandate");
    room.says("M", "assign-topic", "point=1\ntopic=trade\ntopic=borders").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::Agrees, "nor does one that came later undo it");
}

/// A topic given to a sub-point later promotes the agreement to the whole no more than one given to
/// the point.
#[test]
fn an_agreement_is_judged_by_the_topics_of_its_sub_points_then() {
    let mut room = Room::new();
    room.says("M", "assign-topic", "point=3\ntopic=trade").unwrap();
    room.says("lee@B", "agree", "point=3\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "3"), Stand::Agrees);
    room.says("M", "assign-topic", "point=3.a\ntopic=borders").unwrap();
    assert_eq!(room.stands("B", "3"), Stand::Agrees);
    room.says("lee@B", "agree", "point=3\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "3"), Stand::Agrees, "its first word stands");
    room.says("lee@B", "object", "point=3\nreason=no").unwrap();
    room.says("lee@B", "agree", "point=3\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "3"), Stand::AdReferendum);
}

#[test]
fn a_mandate_is_that_of_the_moment_of_the_act() {
    let mut room = Room::new();
    room.says("lee@B", "agree", "point=1\ngrade=text").unwrap();
    room.says("B", "revoke", "delegate=lee@B").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::AdReferendum, "revoked since");
    let again = format!("delegate=lee@B\nkey={}", public("lee@B"));
    let refused = room.says("B", "present", &again).unwrap_err();
    assert!(refused.contains("a revoked key does not come back"), "{refused}");
    let wider = format!("delegate=ann@B\nkey={}", public("ann@B"));
    room.says("B", "present", &wider).unwrap();
    assert_eq!(room.stands("B", "1"), Stand::AdReferendum, "presented since");
    room.says("ann@B", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::Agrees);
}

#[test]
fn what_is_said_for_another_party_is_kept_and_is_without_effect() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=1\ngrade=text\non_behalf=B").unwrap();
    assert_eq!(room.stands("B", "1"), Stand::Silent);
    assert_eq!(room.stands("A", "1"), Stand::Silent);
}

#[test]
fn a_question_and_taking_note_are_no_agreement() {
    let mut room = Room::new();
    room.says("kim@A", "ask", "point=1\nquestion=Which May?").unwrap();
    assert_eq!(room.stands("A", "1"), Stand::Asked);
    let id = room.says("kim@A", "take-note", "point=1").unwrap();
    assert_eq!(room.stands("A", "1"), Stand::TookNote);
    room.says("kim@A", "withdraw", &format!("stance={id}")).unwrap();
    assert_eq!(room.stands("A", "1"), Stand::Silent, "nothing said before comes back");
    let refused = room.says("kim@A", "withdraw", &format!("stance={id}")).unwrap_err();
    assert_eq!(refused, "that is no stance of A that stands");
}

#[test]
fn a_draft_accounts_for_every_point_of_its_base() {
    let mut room = Room::new();
    let bare = "name=draft-2\ntext=draft-2.txt";
    let refused = room.says("M", "table", bare).unwrap_err();
    assert_eq!(refused, "a draft is on the table already; the next one names it as its base");
    let words = format!("{bare}\nbase=draft-1\ncontinues=1=2\ndropped=3.a");
    let refused = room.says("M", "table", &words).unwrap_err();
    assert_eq!(refused, "nothing is declared of these points of the base: 1, 3".replace(", ", ","));
    let refused = room.says("kim@A", "table", bare).unwrap_err();
    assert_eq!(refused, "this can be done by the pen-holder, M; kim@A is not");
}

/// M01, in part: a draft known of but not held is never compared.
#[test]
fn a_draft_known_of_is_no_base() {
    let mut room = Room::new();
    room.says("kim@A", "know-of", "name=revised").unwrap();
    let refused = room.says("M", "table", "name=x\ntext=draft-2.txt\nbase=revised").unwrap_err();
    let expected = "the draft `revised` is known of, not held: nothing can be said of what became \
                    of its points; nothing is claimed about it";
    assert_eq!(refused, expected);
}

#[test]
fn a_revoked_key_signs_nothing_more_and_what_it_did_stands() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=1\ngrade=text").unwrap();
    room.says("A", "revoke", "delegate=kim@A").unwrap();
    let refused = room.says("kim@A", "agree", "point=2\ngrade=text").unwrap_err();
    assert_eq!(refused, "the key that signed is not one that kim@A acts with here");
    assert_eq!(room.stands("A", "1"), Stand::Agrees);
    let refused = room.says("B", "revoke", "delegate=president@A").unwrap_err();
    let expected = "B cannot speak of president@A: a party presents and revokes its own delegates";
    assert_eq!(refused, expected);
}

/// A point kept for a principal who was revoked waits for nobody else; presented again with another
/// key, the principal decides it, and the first key still signs nothing.
#[test]
fn a_principal_presented_again_decides_with_the_new_key_only() {
    let mut room = Room::new();
    room.says("M", "keep", "point=3\nkept_for=president@A").unwrap();
    room.says("A", "revoke", "delegate=president@A").unwrap();
    let refused = room.says("kim@A", "agree", "point=3\ngrade=text").unwrap_err();
    assert_eq!(refused, "point 3 is kept for president@A");
    let again = format!("delegate=president@A\nkey={}\nprincipal=true", public("another key"));
    room.says("A", "present", &again).unwrap();
    let refused = room.says("president@A", "agree", "point=3\ngrade=text").unwrap_err();
    assert_eq!(refused, "the key that signed is not one that president@A acts with here");
    assert_eq!(waiting_for(&room.channel, room.point("3")), [actor("president@A")]);
    let act = room.spell("agree", "point=3\ngrade=text").unwrap();
    let at = "2025-11-25T10:00:00Z".parse().unwrap();
    let frame = channel::frame(&act, &actor("president@A"), at, None);
    let head = Head { size: room.channel.size(), root: room.channel.root() };
    room.step(signed(room.channel.id(), head, 99, frame, &key("another key"))).unwrap();
    assert_eq!(waiting_for(&room.channel, room.point("3")), []);
    assert_eq!(room.channel.members().revoked().count(), 0, "presented again");
    room.says("A", "revoke", "delegate=president@A").unwrap();
    let (gone, mandate, position) = room.channel.members().revoked().next().unwrap();
    assert_eq!((gone, mandate.principal), (&actor("president@A"), true));
    assert_eq!(position, room.channel.size() - 1, "the last time that it was revoked");
    assert_eq!(room.stands("A", "3"), Stand::Agrees, "what it agreed to stays");
}

#[test]
fn one_cannot_sign_for_somebody_else() {
    let mut room = Room::new();
    let act = room.spell("agree", "point=1\ngrade=text").unwrap();
    let frame =
        channel::frame(&act, &actor("kim@A"), "2025-11-25T10:00:00Z".parse().unwrap(), None);
    let head = Head { size: room.channel.size(), root: room.channel.root() };
    let forged = signed(room.channel.id(), head, 99, frame, &key("lee@B"));
    let refused = room.step(forged).unwrap_err();
    assert_eq!(refused, "the key that signed is not one that kim@A acts with here");
}

#[test]
fn an_act_is_taken_once_in_its_own_channel_and_history_only() {
    let mut room = Room::new();
    room.says("kim@A", "take-note", "point=1").unwrap();
    let again = room.log.last().unwrap().clone();
    assert_eq!(room.step(again).unwrap_err(), Refusal::Twice.to_string());

    let act = room.spell("take-note", "point=1").unwrap();
    let frame =
        channel::frame(&act, &actor("kim@A"), "2025-11-25T10:00:00Z".parse().unwrap(), None);
    let head = Head { size: room.channel.size(), root: room.channel.root() };
    let elsewhere =
        signed("00".repeat(32).parse().unwrap(), head, 98, frame.clone(), &key("kim@A"));
    assert_eq!(room.step(elsewhere).unwrap_err(), Refusal::OtherChannel.to_string());

    let other = Head { size: 3, root: sha256(b"another history") };
    let forked = signed(room.channel.id(), other, 97, frame, &key("kim@A"));
    assert_eq!(room.step(forked).unwrap_err(), Refusal::Fork { size: 3 }.to_string());
}

#[test]
fn an_act_without_its_text_stops_the_fold_and_changes_nothing() {
    let room = Room::new();
    let mut bare = Channel::found(&room.log[0]).unwrap();
    for entry in &room.log[1..5] {
        bare.step(entry).unwrap();
    }
    let before = format!("{bare:?}");
    let stopped = bare.step(&room.log[5]).unwrap_err();
    assert!(matches!(stopped, Stopped::Attachment { position: 5, .. }), "{stopped}");
    assert_eq!(format!("{bare:?}"), before);
    bare.attach(DRAFT_1.as_bytes().to_vec());
    assert!(bare.step(&room.log[5]).unwrap().is_none());
}

#[test]
fn a_channel_is_founded_by_its_own_charter_only() {
    let open = Act::read("open", &charter()).unwrap();
    let at = "2025-11-25T09:00:00Z".parse().unwrap();
    let frame = channel::frame(&open, &actor("M"), at, None);
    let other = signed("11".repeat(32).parse().unwrap(), Head::EMPTY, 0, frame, &key("M"));
    assert!(matches!(Channel::found(&other), Err(NoChannel::OtherCharter { .. })));
    let frame = channel::frame(&open, &actor("Z"), at, None);
    let stranger = signed(channel::channel_id(&charter()), Head::EMPTY, 0, frame, &key("Z"));
    assert!(matches!(Channel::found(&stranger), Err(NoChannel::NoCharter(_))));
}

/// Replaying a log gives the same state; leaving the refused out changes only the list of refusals.
#[test]
fn refused_acts_leave_no_other_trace() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=1\ngrade=text").unwrap();
    room.says("kim@A", "table", "name=x\ntext=draft-2.txt").unwrap_err();
    room.says("lee@B", "object", "point=2\nreason=too low").unwrap();
    let ledgers = |channel: &Channel| {
        format!("{:?}{:?}{:?}", channel.members(), channel.drafts().all(), channel.stances())
    };
    let mut replayed = Channel::found(&room.log[0]).unwrap();
    for text in [DRAFT_1, DRAFT_2] {
        replayed.attach(text.as_bytes().to_vec());
    }
    for entry in &room.log[1..] {
        replayed.step(entry).unwrap();
    }
    assert_eq!(ledgers(&replayed), ledgers(&room.channel));
    assert_eq!(replayed.root(), room.channel.root());
    let refused = replayed.recorded().iter().filter(|r| r.refusal.is_some()).count();
    assert_eq!(refused, 1);
}

/// Every act that was said reads back to the same fields.
#[test]
fn reading_an_act_back_gives_the_same_bytes() {
    let mut room = Room::new();
    room.says("M", "keep", "point=3\nkept_for=president@A").unwrap();
    room.says("kim@A", "object", "point=1\nreason=why\nremedy=a later month").unwrap();
    room.second_draft();
    for recorded in room.channel.recorded() {
        let act = recorded.act.as_ref().unwrap_or_else(|| panic!("{:?} was read", recorded.id));
        assert_eq!(&Act::read(act.tag(), &act.write()).unwrap(), act);
        let header: &Header = recorded.header.as_ref().unwrap();
        assert_eq!(header.id, recorded.id);
    }
}

#[test]
fn words_that_hide_something_are_refused() {
    let mut room = Room::new();
    let refused = room.says("kim@A", "object", "point=1\nreason=a\u{202E}b").unwrap_err();
    let expected =
        "--reason holds the character U+202E, which cannot be seen or changes how the rest reads";
    assert_eq!(refused, expected);
    let refused = room.says("kim@A", "object", "point=9\nreason=why").unwrap_err();
    assert_eq!(refused, "there is no point `9` here");
    let refused = room.says("kim@A", "agree", "point=1\ngrade=nearly").unwrap_err();
    assert_eq!(refused, "--grade cannot be `nearly`; it is one of: principle, framework, text");
}

#[test]
fn status_says_who_holds_each_point_open() {
    let mut room = Room::new();
    room.says("M", "keep", "point=3\nkept_for=president@A").unwrap();
    for who in ["kim@A", "president@B"] {
        room.says(who, "agree", "point=1\ngrade=text").unwrap();
    }
    room.says("kim@A", "object", "point=2\nreason=too high\nremedy=500").unwrap();
    room.says("lee@B", "agree", "point=2\ngrade=text").unwrap();
    room.says("president@B", "agree", "point=3\ngrade=text").unwrap();
    room.says("kim@A", "object", "reason=some of it").unwrap();
    let expected = "\
plenary: draft-1: 3 points, 2 open
1 agreed: The parties meet in May.
2 open: The sum is 600.
  A objects: too high; what would lift it: 500
  B agrees by lee@B, ad referendum to president@B: not confirmed
3 open: Borders: …
  A has taken no stance
  kept for principals: waiting for president@A
A objected without naming a point; that blocks nothing: some of it
";
    assert_eq!(room.status("kim@A"), expected);
    assert_eq!(room.status("lee@B"), expected);
    assert_eq!(room.status("spy@A"), "no such channel");
    assert_eq!(room.status("kim@Z"), "no such channel");
}

#[test]
fn words_of_a_delegate_do_not_undo_those_of_a_principal() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=3\ngrade=text").unwrap();
    room.says("M", "keep", "point=3\nkept_for=president@A").unwrap();
    assert_eq!(room.stands("A", "3"), Stand::Silent, "said before it was kept");
    room.says("president@A", "agree", "point=3\ngrade=text").unwrap();
    room.says("kim@A", "object", "point=3\nreason=why").unwrap();
    assert_eq!(room.stands("A", "3"), Stand::Agrees);
}

#[test]
fn what_goes_beyond_a_mandate_neither_takes_away_nor_adds() {
    let mut room = Room::new();
    room.says("president@B", "agree", "point=2\ngrade=text").unwrap();
    room.says("lee@B", "agree", "point=2\ngrade=text").unwrap();
    let standing = room.standing("B", "2");
    let stance = standing.agreement().expect("agreed before");
    assert_eq!(stance.by, actor("president@B"));
    room.says("lee@B", "object", "point=2\nreason=why").unwrap();
    room.says("lee@B", "agree", "point=2\ngrade=text").unwrap();
    assert_eq!(room.stands("B", "2"), Stand::AdReferendum, "it had objected since");
}

#[test]
fn an_objection_to_a_sub_point_keeps_its_point_open() {
    let mut room = Room::new();
    for who in ["president@A", "president@B"] {
        room.says(who, "agree", "point=3\ngrade=text").unwrap();
    }
    assert!(room.status("M").contains("3 agreed"));
    room.says("president@A", "object", "point=3.a\nreason=too vague").unwrap();
    assert!(room.status("M").contains("3 open: Borders: …\n  A (3.a) objects: too vague"));
}
