//! Statements: what may be the basis of an act, and how far reports may lie within each other.

use paraph_case::statements::REMOVES_MAX;

use super::*;

const SAID: &str = "speaker=Z\nsaid=Yes.\nkind=claim\nwhen=2025\nsource=f-1\nreach=public";

#[test]
fn reports_within_reports_have_an_end() {
    let mut room = Room::new();
    room.says("M", "source", "name=f-1\npublisher=F\npublished=2025").unwrap();
    room.says("M", "state", &format!("name=s0\n{SAID}")).unwrap();
    for remove in 1..=REMOVES_MAX {
        let words = format!("name=s{remove}\n{SAID}\nwithin=s{}", remove - 1);
        room.says("M", "state", &words).unwrap();
    }
    let words = format!("name=more\n{SAID}\nwithin=s{REMOVES_MAX}");
    let refused = room.says("M", "state", &words).unwrap_err();
    assert_eq!(refused, "it is told at 9 removes; 8 are kept");
}

/// A room that M records: no delegates, no draft.
fn reconstruction() -> Room {
    let mut charter = charter();
    charter.insert("reconstruction", "M");
    let open = Act::read("open", &charter).unwrap();
    let at = "2025-11-25T09:00:00Z".parse().unwrap();
    let frame = channel::frame(&open, &actor("M"), at, None);
    let genesis = signed(channel::channel_id(&charter), Head::EMPTY, 0, frame, &key("M"));
    let channel = Channel::found(&genesis).unwrap();
    Room { channel, log: vec![genesis], files: BTreeMap::new(), salt: 0 }
}

#[test]
fn a_basis_is_a_statement_of_this_channel() {
    let mut room = reconstruction();
    let source = room.says("M", "source", "name=f-1\npublisher=F\npublished=2025").unwrap();
    let statement = room.says("M", "state", &format!("name=s\n{SAID}")).unwrap();
    let act = room.spell("agree", "grade=framework").unwrap();
    let judged = |basis| {
        let at = "2025-11-25T10:00:00Z".parse().unwrap();
        let header = Header { id: source, position: 3, by: actor("A"), at, basis };
        room.channel.would(&header, &act)
    };
    assert_eq!(judged(None), Err(Refusal::NoBasis));
    assert_eq!(judged(Some(source)), Err(Refusal::BasisNoStatement(source)));
    assert_eq!(judged(Some(statement)), Ok(()));
}
