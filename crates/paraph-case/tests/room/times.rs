//! What is said to have happened, and when: never later than the act that says so.

use std::collections::BTreeSet;

use paraph_case::act::kinds;

use crate::{ActId, Room};

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
