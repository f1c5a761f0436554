//! Hand-overs: whose receipt counts, and what is never handed over.

use paraph_case::act::Act;
use paraph_case::channel;
use paraph_log::json::{Map, Value};
use paraph_log::merkle::Head;
use paraph_log::receipt::Receipt;

use crate::{ActId, Room, actor, key, signed};

const AT: &str = "2025-11-25T10:00:00Z";

/// M hands draft-1 over to A, officially.
fn handed() -> (Room, ActId) {
    let mut room = Room::new();
    let id = room.says("M", "hand-over", "name=first\ndraft=draft-1\nto=A\nofficial=true").unwrap();
    (room, id)
}

fn receipt(room: &Room, from: &str, to: &str, at: &str) -> Receipt {
    let file = room.channel.drafts().on_the_table().unwrap().file;
    Receipt::new(file, from, to, at).unwrap()
}

/// The fields of an acknowledgement with this receipt, signed with `signer`'s key.
fn fields(handover: ActId, receipt: &Receipt, signer: &str) -> Map {
    let mut map = Map::default();
    map.insert("at", receipt.at());
    map.insert("file", receipt.file().to_string());
    map.insert("from", receipt.from());
    map.insert("signature", receipt.sign(&key(signer)).to_armored());
    map.insert("to", receipt.to());
    let mut fields = Map::default();
    fields.insert("hand_over", handover.to_string());
    fields.insert("receipt", Value::Map(map));
    fields
}

fn acknowledges(room: &mut Room, who: &str, fields: &Map) -> Result<ActId, String> {
    acknowledges_at(room, who, fields, AT)
}

fn acknowledges_at(room: &mut Room, who: &str, fields: &Map, at: &str) -> Result<ActId, String> {
    let act = Act::read("acknowledge", fields).map_err(|bad| bad.to_string())?;
    assert_eq!(act.write(), *fields, "one spelling");
    let frame = channel::frame(&act, &actor(who), at.parse().unwrap(), None);
    room.salt += 1;
    let head = Head { size: room.channel.size(), root: room.channel.root() };
    let entry = signed(room.channel.id(), head, room.salt, frame, &key(who));
    room.step(entry)
}

#[test]
fn a_receipt_is_of_this_file_between_these_two_at_this_moment() {
    let (mut room, id) = handed();
    let others = [
        receipt(&room, "lee@B", "kim@A", AT),
        receipt(&room, "M", "A", AT),
        receipt(&room, "M", "kim@A", "2025-11-25T10:00:01Z"),
        Receipt::new(room.channel.root(), "M", "kim@A", AT).unwrap(),
    ];
    for other in others {
        let refused = acknowledges(&mut room, "kim@A", &fields(id, &other, "kim@A")).unwrap_err();
        let expected =
            "the receipt is not of this file, from this sender, to this receiver, at this moment";
        assert_eq!(refused, expected, "{other:?}");
    }
    let due = receipt(&room, "M", "kim@A", AT);
    acknowledges(&mut room, "kim@A", &fields(id, &due, "kim@A")).unwrap();
}

#[test]
fn a_receipt_is_signed_by_whoever_acknowledges() {
    let (mut room, id) = handed();
    let due = receipt(&room, "M", "kim@A", AT);
    for forger in ["M", "lee@B", "president@A"] {
        let refused = acknowledges(&mut room, "kim@A", &fields(id, &due, forger)).unwrap_err();
        assert_eq!(refused, "the receipt is not signed with a key that kim@A acts with here");
    }
    let mut bare = Map::default();
    bare.insert("hand_over", id.to_string());
    let refused = acknowledges(&mut room, "kim@A", &bare).unwrap_err();
    assert_eq!(refused, "an acknowledgement carries a receipt that its author signed");
    let draft = room.channel.drafts().working().unwrap();
    assert!(room.channel.handovers().service(draft, &"A".parse().unwrap()).is_none());
    acknowledges(&mut room, "kim@A", &fields(id, &due, "kim@A")).unwrap();
    assert!(room.channel.handovers().service(draft, &"A".parse().unwrap()).is_some());
    assert!(room.channel.handovers().service(draft, &"B".parse().unwrap()).is_none());
}

#[test]
fn a_signed_act_is_never_a_signed_receipt() {
    let (mut room, id) = handed();
    let due = receipt(&room, "M", "kim@A", AT);
    let other = paraph_log::ssh::sign(&key("kim@A"), "act@paraph", &due.to_bytes());
    let mut forged = fields(id, &due, "kim@A");
    if let Some(Value::Map(map)) = forged.get("receipt").cloned() {
        let mut map = map;
        map.insert("signature", other.to_armored());
        forged.insert("receipt", Value::Map(map));
    }
    let refused = acknowledges(&mut room, "kim@A", &forged).unwrap_err();
    assert_eq!(refused, "the receipt is not signed with a key that kim@A acts with here");
}

#[test]
fn what_is_known_of_cannot_be_handed_over() {
    let mut room = Room::new();
    let known = room.says("M", "know-of", "name=revised").unwrap();
    let words = "name=first\ndraft=revised\nto=A";
    let refused = room.says("M", "hand-over", words).unwrap_err();
    assert_eq!(refused, "the draft `revised` is known of, not held: its words are not here");
    // Nor by an act that some other program wrote.
    let mut draft = Map::default();
    draft.insert("draft", known.to_string());
    draft.insert("file", room.channel.root().to_string());
    let mut fields = Map::default();
    fields.insert("draft", Value::Map(draft));
    fields.insert("name", "first");
    fields.insert("to", "A");
    let act = Act::read("hand-over", &fields).unwrap();
    let frame = channel::frame(&act, &actor("M"), AT.parse().unwrap(), None);
    let head = Head { size: room.channel.size(), root: room.channel.root() };
    let entry = signed(room.channel.id(), head, 77, frame, &key("M"));
    assert!(room.step(entry).unwrap_err().starts_with("there is no held draft"));
    let refused = room.says("M", "hand-over", "name=x\ndraft=draft-1\nto=M").unwrap_err();
    assert_eq!(refused, "M cannot hand a text over to itself");
}

/// Of the four steps after the sending, none was before it; what the receiver says of a text in its
/// hands was not before every delivery of it.
#[test]
fn a_step_overtakes_none_that_it_comes_after() {
    let mut room = Room::new();
    let says = |room: &mut Room, who: &str, kind: &str, words: &str| {
        room.says(who, kind, &format!("hand_over=first\n{words}"))
    };
    // A copy that is not official may have gone round before the draft came in.
    let sent = "name=first\ndraft=draft-1\nto=A\nwhen=2025-11-20";
    room.says("M", "hand-over", sent).unwrap();
    for (who, kind, rung, words) in [
        ("M", "deliver", "delivered", ""),
        ("M", "discuss", "discussed", ""),
        ("kim@A", "answer", "answered", "words=No.\n"),
    ] {
        let refused = says(&mut room, who, kind, &format!("{words}when=2025-11-19")).unwrap_err();
        let expected = format!(
            "`first` was sent 2025-11-20, so it was not {rung} 2025-11-19, before that: give the \
             time that it had, or unknown"
        );
        assert_eq!(refused, expected);
    }
    // What is doubtful is not refused.
    for when in ["2025-11-20", "2025-11", "2025-11-19/2025-11-21", "../2025-11-20", "unknown"] {
        says(&mut room, "M", "discuss", &format!("when={when}")).unwrap();
    }
    says(&mut room, "M", "deliver", "when=2025-11-24").unwrap();
    let refused = says(&mut room, "kim@A", "answer", "words=No.\nwhen=2025-11-23").unwrap_err();
    assert!(
        refused.starts_with("`first` was delivered 2025-11-24, so it was not answered 2025-11-23")
    );
    says(&mut room, "M", "discuss", "when=2025-11-23").unwrap();
    // An earlier delivery, which the receiver itself attests, makes room for it.
    says(&mut room, "kim@A", "deliver", "when=2025-11-22").unwrap();
    says(&mut room, "kim@A", "answer", "words=No.\nwhen=2025-11-23").unwrap();
    let refused = says(&mut room, "kim@A", "answer", "words=No.\nwhen=2025-11-21").unwrap_err();
    assert!(refused.starts_with("`first` was delivered 2025-11-22"), "{refused}");
    says(&mut room, "M", "deliver", "when=unknown").unwrap();
    says(&mut room, "kim@A", "answer", "words=No.\nwhen=2025-11-21").unwrap();
}

#[test]
fn an_acknowledgement_has_the_time_of_its_act() {
    let mut room = Room::new();
    let sent = "name=first\ndraft=draft-1\nto=A\nofficial=true";
    let id = room.says("M", "hand-over", sent).unwrap();
    let early = "2025-11-25T09:59:59Z";
    let due = receipt(&room, "M", "kim@A", early);
    let refused = acknowledges_at(&mut room, "kim@A", &fields(id, &due, "kim@A"), early);
    let expected = "`first` was sent 2025-11-25T10:00:00Z, so it was not acknowledged \
                    2025-11-25T09:59:59Z, before that: it has the time of its act: say it later, \
                    or set the clock right";
    assert_eq!(refused.unwrap_err(), expected);
    let due = receipt(&room, "M", "kim@A", AT);
    acknowledges(&mut room, "kim@A", &fields(id, &due, "kim@A")).unwrap();
}

/// A draft is handed over officially in the channel that it came into, and not before it did.
#[test]
fn no_official_hand_over_is_older_than_its_draft() {
    let mut room = Room::new();
    let hands = |room: &mut Room, rest: &str| {
        let name = format!("h{}", room.channel.size());
        room.says("M", "hand-over", &format!("name={name}\ndraft=draft-1\nto=A\n{rest}"))
    };
    for certain in ["2025-11-20", "2025-10", "2025-11-23", "2025-11-25T09:59:59Z", "../2025-11-23"]
    {
        let refused = hands(&mut room, &format!("official=true\nwhen={certain}")).unwrap_err();
        assert!(
            refused.contains("draft-1 came into this channel 2025-11-25T10:00:00Z"),
            "{refused}"
        );
        assert!(refused.contains(&format!("not handed over officially {certain}")), "{refused}");
        hands(&mut room, &format!("when={certain}")).unwrap();
    }
    // The 24th had not ended everywhere by then.
    for doubtful in ["2025-11-24", "2025-11", "2025-11-20/2025-11-25", "unknown"] {
        hands(&mut room, &format!("official=true\nwhen={doubtful}")).unwrap();
    }
    // Where no time is stated, it is that of the act.
    let act = room.spell("hand-over", "name=x\ndraft=draft-1\nto=A\nofficial=true").unwrap();
    let at = "2025-11-25T09:59:59Z".parse().unwrap();
    let entry = room.sign_frame("M", channel::frame(&act, &actor("M"), at, None));
    let refused = room.step(entry).unwrap_err();
    assert!(refused.ends_with("say it later, or set the clock right"), "{refused}");
}
