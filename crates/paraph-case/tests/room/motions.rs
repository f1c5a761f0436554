//! Motions: whose consent counts, and when a change takes effect.

use crate::{Room, public};

#[test]
fn a_motion_moves_one_possible_thing() {
    let mut room = Room::new();
    let admit = format!("admit=E={}:party", public("E"));
    for (words, why) in [
        (
            "name=x".to_owned(),
            "a motion moves one thing: to admit a member, or another pen-holder or chair",
        ),
        (
            format!("name=x\npen_holder=A\n{admit}"),
            "a motion moves one thing: to admit a member, or another pen-holder or chair",
        ),
        (format!("name=x\nadmit=A={}:party", public("E")), "A is a member of this channel already"),
        (
            format!("name=x\nadmit=E={}:party", public("kim@A")),
            "this key was presented for kim@A already, and a key acts for one person only",
        ),
        ("name=x\nchair=Z".to_owned(), "Z is not a member of this channel"),
        ("name=x\npen_holder=M".to_owned(), "M is the pen-holder already"),
        ("name=x\nchair=M".to_owned(), "M is the chair already"),
    ] {
        assert_eq!(room.says("kim@A", "move", &words).unwrap_err(), why);
    }
}

#[test]
fn a_motion_that_another_has_overtaken_is_not_carried() {
    let mut room = Room::new();
    for name in ["one", "two"] {
        let words = format!("name={name}\nadmit=E={}:observer", public("E"));
        room.says("M", "move", &words).unwrap();
    }
    for who in ["kim@A", "lee@B"] {
        room.says(who, "consent", "motion=one").unwrap();
    }
    let refused = room.says("kim@A", "consent", "motion=two").unwrap_err();
    assert_eq!(refused, "E is a member of this channel already");
    assert_eq!(room.channel.members().with_a_say().count(), 2, "an observer has no say");
}

#[test]
fn the_mover_consents_only_where_it_has_a_say() {
    let mut room = Room::new();
    room.says("M", "move", "name=one\nchair=A").unwrap();
    room.says("kim@A", "consent", "motion=one").unwrap();
    assert_eq!(room.channel.members().chair().unwrap().as_str(), "M");
    room.says("lee@B", "consent", "motion=one").unwrap();
    assert_eq!(room.channel.members().chair().unwrap().as_str(), "A");
    room.says("kim@A", "assign-topic", "point=1\ntopic=trade").unwrap();
    let refused = room.says("M", "assign-topic", "point=1\ntopic=time").unwrap_err();
    assert!(refused.ends_with("M is not"), "{refused}");
}

#[test]
fn a_majority_carries_what_the_charter_leaves_to_it() {
    let mut room = Room::deciding("majority");
    room.says("kim@A", "move", "name=one\npen_holder=A").unwrap();
    assert_eq!(
        room.channel.members().pen_holder().unwrap().as_str(),
        "M",
        "one of two is no majority"
    );
    room.says("lee@B", "consent", "motion=one").unwrap();
    assert_eq!(room.channel.members().pen_holder().unwrap().as_str(), "A");
    // Of three, two are enough.
    let admit = format!("name=two\nadmit=E={}:party", public("E"));
    room.says("kim@A", "move", &admit).unwrap();
    room.says("lee@B", "consent", "motion=two").unwrap();
    room.says("kim@A", "move", "name=three\npen_holder=M").unwrap();
    room.says("E", "consent", "motion=three").unwrap();
    assert_eq!(room.channel.members().pen_holder().unwrap().as_str(), "M");
    let refused = room.says("lee@B", "consent", "motion=three").unwrap_err();
    assert_eq!(refused, "the motion `three` has been carried already");
}
