//! What is said to have happened, and when: never later than the act that says so.

use std::collections::BTreeSet;

use paraph_case::act::kinds;
use paraph_case::channel;
use paraph_case::seen::Seen;
use paraph_case::views::views;

use crate::{ActId, Head, Room, actor, key, signed};

/// A room with one of each thing that an act of the others points at.
fn furnished() -> Room {
    let mut room = Room::new();
    for (who, kind, words) in [
        ("M", "source", "name=gazette\npublisher=The Gazette\npublished=2025-11"),
        ("M", "body", "name=coalition"),
        ("lee@B", "offer", "name=harbour\nwhat=the harbour opens\ncondition=the fees are paid"),
        ("M", "hand-over", "name=first\ndraft=draft-1\nto=A"),
    ] {
        room.says(who, kind, words).unwrap();
    }
    room
}

/// Every kind that states when something happened, with words that go through without the time.
const KINDS: [(&str, &str, &str, &str); 12] = [
    ("M", "source", "published", "name=x\npublisher=The Herald"),
    ("M", "state", "when", "name=x\nspeaker=X\nsaid=x\nsource=gazette\nkind=mood\nreach=public"),
    ("M", "assert-understanding", "when", "name=x"),
    ("M", "hand-over", "when", "name=x\ndraft=draft-1\nto=A"),
    ("M", "deliver", "when", "hand_over=first"),
    ("M", "discuss", "when", "hand_over=first"),
    ("kim@A", "answer", "when", "hand_over=first\nwords=x"),
    ("kim@A", "read-unofficially", "when", "draft=draft-1"),
    ("M", "add-to-body", "since", "body=coalition\nmember=F"),
    ("M", "attest", "when", "offer=harbour"),
    ("M", "meet", "when", "name=x\nform=joint"),
    ("M", "incident", "when", "name=x\nwhat=a strike\nsource=gazette"),
];

fn says_when(who: &str, kind: &str, words: &str, field: &str, when: &str) -> Result<ActId, String> {
    furnished().says(who, kind, &format!("{words}\n{field}={when}"))
}

#[test]
fn nothing_has_happened_before_it_happens() {
    for (who, kind, field, words) in KINDS {
        for later in ["2025-11-25T10:00:01Z", "2025-11-27", "2025-12/..", "2026"] {
            let refused = says_when(who, kind, words, field, later).unwrap_err();
            let expected = format!(
                "{later} is later than this act, made 2025-11-25T10:00:00Z: what lies ahead has not \
                 happened; record it once it has, or give the time that it had"
            );
            assert_eq!(refused, expected, "{kind}");
        }
        // What may have happened by then is not refused, nor what is not known.
        for doubtful in ["2025-11-25T10:00:00Z", "2025-11-26", "2025", "unknown"] {
            says_when(who, kind, words, field, doubtful)
                .unwrap_or_else(|no| panic!("{kind}: {no}"));
        }
    }
}

/// A mandate's period is no event: it may well lie ahead.
#[test]
fn every_kind_that_states_a_time_is_among_them() {
    let states = |field: &paraph_case::field::FieldSpec| field.word == "WHEN";
    let all = kinds().into_iter().flat_map(|kind| {
        let fields = kind.fields.into_iter().filter(states);
        fields.map(move |field| (kind.tag, field.name)).collect::<Vec<_>>()
    });
    let all: BTreeSet<_> = all.filter(|stated| *stated != ("present", "period")).collect();
    let tried: BTreeSet<_> = KINDS.iter().map(|(_, kind, field, _)| (*kind, *field)).collect();
    assert_eq!(all, tried);
}

/// An act of M's, dated as it likes, on what the channel held at a size of its log.
fn dated(room: &mut Room, kind: &str, words: &str, at: &str, head: Head) -> Result<ActId, String> {
    let act = room.spell(kind, words)?;
    let frame = channel::frame(&act, &actor("M"), at.parse().unwrap(), None);
    room.salt += 1;
    let entry = signed(room.channel.id(), head, room.salt, frame, &key("M"));
    room.step(entry)
}

fn head(room: &Room) -> Head {
    Head { size: room.channel.size(), root: room.channel.root() }
}

fn shows(room: &Room, view: &str) -> String {
    let seen = Seen::by(&actor("kim@A"), &room.channel, &[]).unwrap();
    let view = views().into_iter().find(|spec| spec.name == view).unwrap();
    (view.answer)(&seen, None).unwrap().page.render(false)
}

/// The order is the log's; a time that contradicts what its author had seen is remarked on.
#[test]
fn what_is_dated_before_what_its_author_had_seen_is_said_to_be() {
    let mut room = Room::new();
    let early = head(&room);
    let told = |room: &Room, id: ActId| {
        let recorded = room.channel.act(id).unwrap();
        room.channel.dated_before(recorded).map(|seen| seen.position)
    };
    let ends = early.size - 1;
    let now = early;
    let back = "2025-11-25T09:59:59Z";
    let id = dated(&mut room, "know-of", "name=back", back, now).unwrap();
    assert_eq!(told(&room, id), Some(ends), "of several of one time, the last");
    // The same time is no contradiction.
    let now = head(&room);
    let id = dated(&mut room, "know-of", "name=same", "2025-11-25T10:00:00Z", now).unwrap();
    assert_eq!(told(&room, id), None);
    // What its author had not seen says nothing of its clock.
    let now = head(&room);
    dated(&mut room, "know-of", "name=ahead", "2025-11-25T12:00:00Z", now).unwrap();
    let id = dated(&mut room, "know-of", "name=apart", "2025-11-25T11:00:00Z", early).unwrap();
    assert_eq!(told(&room, id), None);
    // Nor does what was refused, however it is dated.
    let now = head(&room);
    dated(&mut room, "know-of", "name=ahead2", "2025-11-25T13:00:00Z", now).unwrap();
    let now = head(&room);
    let words = "point=3\nkept_for=kim@A";
    dated(&mut room, "keep", words, "2030-01-01T00:00:00Z", now).unwrap_err();
    let now = head(&room);
    let words = "name=late\ndraft=draft-1\nto=A";
    let id = dated(&mut room, "hand-over", words, "2025-11-25T12:30:00Z", now).unwrap();
    assert_eq!(told(&room, id), Some(early.size + 4));
    for view in ["log", "timeline"] {
        let shown = shows(&room, view);
        let remark = format!("dated before act {} (2025-11-25T13:00:00Z)", early.size + 4);
        assert!(one_line(&shown).contains(&remark), "{view}\n{shown}");
    }
    // A time that is stated is another than that of the act.
    let now = head(&room);
    let words = "name=stated\ndraft=draft-1\nto=A\nwhen=2025-11-24";
    dated(&mut room, "hand-over", words, "2025-11-25T12:30:00Z", now).unwrap();
    assert_eq!(one_line(&shows(&room, "timeline")).matches("dated before").count(), 2);
}

fn one_line(shown: &str) -> String {
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
