//! Stances: whose word counts as whose, and what taking one back leaves.

use paraph_case::stances::Stand;

use crate::Room;

#[test]
fn withdrawing_what_was_said_for_another_leaves_ones_own_word() {
    let mut room = Room::new();
    room.says("kim@A", "agree", "point=1\ngrade=text").unwrap();
    room.says("kim@A", "agree", "point=1\ngrade=text\non_behalf=B").unwrap();
    let second = room.says("kim@A", "agree", "point=1\ngrade=text\non_behalf=B").unwrap();
    room.says("kim@A", "withdraw", &format!("stance={second}")).unwrap();
    assert_eq!(room.stands("A", "1"), Stand::Agrees);
    let for_b = room.channel.stances().on_behalf(room.point("1")).count();
    assert_eq!(for_b, 0, "nor does what was said for B before come back");
    room.says("kim@A", "agree", "point=1\ngrade=text\non_behalf=B").unwrap();
    let own = room.says("kim@A", "take-note", "point=1").unwrap();
    room.says("kim@A", "withdraw", &format!("stance={own}")).unwrap();
    assert_eq!(room.stands("A", "1"), Stand::Silent);
    let for_b = room.channel.stances().on_behalf(room.point("1")).count();
    assert_eq!(for_b, 1, "nor does A's own word take what it said for B along");
}
