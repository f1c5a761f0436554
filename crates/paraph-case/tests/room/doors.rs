//! The doors that every act passes, tried with acts as another program would write them: what is
//! never typed here, or refused while it is typed, must be refused by the fold as well.

use paraph_case::act::Act;
use paraph_case::amendments::Input;
use paraph_case::channel;
use paraph_case::gates::{SetGate, Step, TextOf};
use paraph_case::handovers::ReadUnofficially;
use paraph_case::id::{ActId, ChannelId};
use paraph_case::members::{Key, Present, Revoke};
use paraph_case::refer::{DraftRef, PointRef};
use paraph_case::rule::{Rule, Spoken};
use paraph_log::hash::sha256;
use paraph_log::json::{Map, Value};

use crate::{Room, actor, charter};

impl Room {
    /// Appends an act in a frame that was changed before it was signed.
    fn framed(&mut self, who: &str, act: &Act, change: impl Fn(&mut Map)) -> Result<ActId, String> {
        let at = "2025-11-25T10:00:00Z".parse().unwrap();
        let mut frame = channel::frame(act, &actor(who), at, None);
        change(&mut frame);
        let entry = self.sign_frame(who, frame);
        self.step(entry)
    }
}

#[test]
fn an_act_about_nothing_is_refused() {
    let mut room = Room::new();
    room.says("M", "keep", "point=1\nkept_for=president@A").unwrap();
    for (who, kind, words, field) in [
        ("M", "keep", "point=3\nkept_for=president@A", "point"),
        ("M", "keep", "point=3\nkept_for=president@A", "kept_for"),
        ("M", "free", "point=1", "point"),
        ("kim@A", "take-note", "point=2", "point"),
        ("kim@A", "initial", "draft=draft-1\npoint=2", "point"),
        ("M", "assign-topic", "point=2\ntopic=trade", "point"),
        ("M", "assign-topic", "point=2\ntopic=trade", "topic"),
    ] {
        let act = room.spell(kind, words).unwrap();
        let without = |frame: &mut Map| {
            let mut fields = act.write();
            fields.remove(field);
            frame.insert("fields", Value::Map(fields));
        };
        let refused = room.framed(who, &act, without).unwrap_err();
        assert_eq!(refused, format!("--{} is missing", field.replace('_', "-")), "{kind}");
        room.framed(who, &act, |_| {}).unwrap();
        if kind == "free" {
            room.says("M", "keep", "point=1\nkept_for=president@A").unwrap();
        }
    }
}

#[test]
fn only_a_party_itself_presents_and_revokes() {
    let mut room = Room::new();
    let key = Key::from_bytes(crate::key("ann@A").public().as_bytes());
    let present = Present {
        delegate: actor("ann@A"),
        key,
        principal: true,
        grade: None,
        topic: Vec::new(),
        period: None,
    };
    let revoke = Revoke { delegate: actor("president@A") };
    for act in [Act::Present(Box::new(present)), Act::Revoke(Box::new(revoke))] {
        let refused = room.acts("kim@A", &act).unwrap_err();
        let expected = "this can be done by a party itself, with its root key; kim@A is not";
        assert_eq!(refused, expected);
        room.acts("A", &act).unwrap();
    }
}

#[test]
fn a_pointer_goes_into_a_wider_channel_and_never_sideways() {
    let (wider, beside) = (ChannelId(sha256(b"wider")), ChannelId(sha256(b"beside")));
    let mut charter = charter();
    charter.insert("under", Value::List(vec![Value::Text(wider.to_string())]));
    let mut room = Room::chartered(&charter).unwrap();
    let point = room.point("1");
    let rule = Rule::parse("final", &Spoken { home: &room.channel, text: &room.channel }).unwrap();
    let mut pointing = |into: ChannelId| {
        let name = format!("name-{}", &into.to_string()[..4]);
        let input = Input {
            name: name.parse().unwrap(),
            point: vec![PointRef { channel: Some(into), point }],
            wish: "w".parse().unwrap(),
            released: false,
        };
        let draft = DraftRef { channel: Some(into), draft: ActId(sha256(b"a draft")) };
        let read = ReadUnofficially { draft, how: None, when: None };
        let gate = SetGate {
            name: name.parse().unwrap(),
            step: Step::Meeting,
            for_whom: Vec::new(),
            rule: rule.clone(),
            text: TextOf(Some(into)),
        };
        let acts = [
            Act::Input(Box::new(input)),
            Act::ReadUnofficially(Box::new(read)),
            Act::SetGate(Box::new(gate)),
        ];
        acts.map(|act| room.acts("kim@A", &act).err())
    };
    assert_eq!(pointing(wider), [None, None, None]);
    let refused = "it points into a channel that this one does not lie under";
    assert_eq!(
        pointing(beside),
        [Some(refused.into()), Some(refused.into()), Some(refused.into())]
    );
}

#[test]
fn a_frame_holds_nothing_unknown_and_no_stray_basis() {
    let mut room = Room::new();
    let act = room.spell("take-note", "point=1").unwrap();
    let refused = room.framed("kim@A", &act, |frame| drop(frame.insert("mood", "good")));
    assert_eq!(refused.unwrap_err(), "its frame cannot be read: `mood` is unknown there");
    let basis = ActId(sha256(b"a statement")).to_string();
    let refused = room.framed("kim@A", &act, |frame| drop(frame.insert("basis", basis.as_str())));
    assert_eq!(refused.unwrap_err(), "only an act of a reconstruction names a basis");
    room.framed("kim@A", &act, |_| {}).unwrap();
}

#[test]
fn an_unknown_field_of_a_kind_is_refused() {
    let mut room = Room::new();
    let act = room.spell("take-note", "point=1").unwrap();
    let with = |frame: &mut Map| {
        let mut fields = act.write();
        fields.insert("mood", "good");
        frame.insert("fields", Value::Map(fields));
    };
    let refused = room.framed("kim@A", &act, with).unwrap_err();
    assert_eq!(refused, "--mood is not a field of this kind of act");
}
