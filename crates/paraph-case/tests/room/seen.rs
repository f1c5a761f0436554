//! Who may see which channel: what a reader may not read is no input of any answer.

use paraph_case::seen::Seen;
use paraph_log::json::{Map, Value};

use crate::{Room, actor, charter};

/// The charter of a channel of another name, without A.
fn without_a() -> Map {
    let mut charter = charter();
    let members = charter.get("member").and_then(Value::as_list).unwrap().to_vec();
    let party = |member: &Value| member.as_map().and_then(|map| map.get("party")).cloned();
    let others = members.into_iter().filter(|it| party(it) != Some(Value::Text("A".into())));
    charter.insert("member", Value::List(others.collect()));
    charter.insert("name", "caucus");
    charter
}

#[test]
fn of_other_channels_those_are_seen_that_the_reader_may_read() {
    let room = Room::new();
    let caucus = Room::founded(&without_a()).unwrap().channel;
    let joined = |reader: &str| {
        let seen = Seen::by(&actor(reader), &room.channel, &[&caucus]).unwrap();
        let seen = seen.joining(&["caucus"]);
        (seen.other(caucus.id()).is_some(), seen.channels().count())
    };
    for reader in ["A", "kim@A", "lee@B"] {
        assert_eq!(joined(reader), (false, 1), "{reader}");
    }
    for reader in ["B", "M"] {
        assert_eq!(joined(reader), (true, 2), "{reader}");
    }
}
