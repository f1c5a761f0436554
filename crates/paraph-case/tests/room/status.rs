//! What status, point and table answer, where a story cannot show it.

use paraph_log::json::Value;

use super::{Room, actor};
use paraph_case::seen::Seen;
use paraph_case::views::views;

impl Room {
    /// What a view answers a program.
    fn json(&self, view: &str, asked: Option<&str>) -> Value {
        let seen = Seen::by(&actor("kim@A"), &self.channel, &[]).unwrap();
        let view = views().into_iter().find(|spec| spec.name == view).unwrap();
        let json = (view.answer)(&seen, asked).unwrap().json;
        json.as_map().unwrap().get("answer").unwrap().clone()
    }
}

/// What stands at a path such as `rows.2.through` in an answer; empty where nothing does.
fn at(json: &Value, path: &str) -> String {
    let step = |value: &Value, step: &str| match value {
        Value::Map(map) => map.get(step).cloned(),
        Value::List(list) => list.get(step.parse::<usize>().ok()?).cloned(),
        _ => None,
    };
    let found = path.split('.').try_fold(json.clone(), |value, name| step(&value, name));
    found.map(|value| String::from_utf8(value.to_canonical()).unwrap()).unwrap_or_default()
}

#[test]
fn programs_are_told_through_which_point_a_party_stands() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=3\ngrade=text").unwrap();
    room.says("lee@B", "object", "point=3.a\nreason=no").unwrap();

    let point = room.json("point", Some("3.a"));
    assert_eq!(at(&point, "agreed_by.0.through"), "\"3\"");
    let table = room.json("table", None);
    assert_eq!(at(&table, "rows.3.label"), "\"3.a\"");
    assert_eq!(at(&table, "rows.3.stands"), r#"["agrees","objects"]"#);
    assert_eq!(at(&table, "rows.3.through"), r#"["A"]"#);
    let status = room.json("status", None);
    assert_eq!(at(&status, "points.2.holds.0.stand"), "\"silent\"");
    assert_eq!(at(&status, "points.2.holds.0.spoke_on"), r#"[{"label":"3.a","stand":"objects"}]"#);
    assert_eq!(at(&status, "points.2.holds.1.at"), "\"3.a\"");
}

/// Who may not speak for its party on a sub-point does not do so by a word on the point above.
#[test]
fn a_delegate_does_not_close_a_kept_sub_point_from_above() {
    let mut room = Room::new();
    let kept = "point=3.a\nkept_for=president@A";
    room.says("M", "keep", kept).unwrap();
    room.says("kim@A", "agree", "point=3\ngrade=text").unwrap();
    let table = room.json("table", None);
    assert_eq!(at(&table, "rows.3.stands"), r#"["silent","silent"]"#);
    let point = room.json("point", Some("3.a"));
    assert_eq!(at(&point, "agreed_by"), "[]");
    room.says("president@A", "agree", "point=3\ngrade=text").unwrap();
    let point = room.json("point", Some("3.a"));
    assert_eq!(at(&point, "agreed_by.0.through"), "\"3\"");
}

/// Which points are agreed, by the status.
fn agreed(room: &Room) -> Vec<bool> {
    let status = room.json("status", None);
    let state = |point| at(&status, &format!("points.{point}.state")) == "\"agreed\"";
    (0..3).map(state).collect()
}

#[test]
fn packages_in_a_ring_stand_and_fall_together() {
    let mut room = Room::new();
    for (name, points) in [("ab", ["1", "2"]), ("bc", ["2", "3"]), ("ca", ["3", "1"])] {
        let [one, other] = points;
        let words = format!("name={name}\nwhat=both\npoint={one}\npoint={other}");
        let act = room.says("M", "bundle", &words).unwrap();
        for party in ["kim@A", "president@B"] {
            room.says(party, "accept-package", &format!("package={act}")).unwrap();
        }
    }
    assert_eq!(agreed(&room), [true, true, true]);
    room.says("kim@A", "object", "point=3.a\nreason=no").unwrap();
    assert_eq!(agreed(&room), [false, false, false]);
    // Whoever agrees to the words themselves is bound by no package there; the other party still is.
    room.says("kim@A", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(agreed(&room), [false, false, false]);
    room.says("president@B", "agree", "point=1\ngrade=text").unwrap();
    assert_eq!(agreed(&room), [true, false, false]);
}

/// A party that is silent where it is said to decide alone holds the point open twice, and both are
/// told; so is one that spoke of a sub-point only.
#[test]
fn only_plain_silence_is_told_together() {
    let mut room = Room::new();
    room.says("M", "assign-topic", "point=1\ntopic=time").unwrap();
    room.says("lee@B", "assert-competence", "name=c\ntopic=time\nonly=A").unwrap();
    room.says("kim@A", "object", "point=3.a\nreason=no").unwrap();
    let status = room.status("M");
    let expected = "\
1 open: The parties meet in May.
  A and B have taken no stance
  A alone decides time: asserted by B; A silent";
    assert!(status.contains(expected), "{status}");
    assert!(status.contains("\n  B has taken no stance\n  A has taken no stance on the point as a whole; it spoke on"), "{status}");
    let json = room.json("status", None);
    assert_eq!(at(&json, "points.0.holds.0.kind"), "\"stance\"");
    assert_eq!(at(&json, "points.0.holds.2.kind"), "\"competence\"");
}
