//! Stances: whose word counts as whose, and what taking one back leaves.

use paraph_case::act::Act;
use paraph_case::decision::decide;
use paraph_case::stances::{Confirm, Stand, Withdraw, waiting_for};

use crate::{Room, actor, public};

impl Room {
    /// Whether a point of the first level is agreed by the channel's rule.
    fn is_agreed(&self, label: &str) -> bool {
        let held = self.channel.drafts().on_the_table().unwrap();
        decide(&self.channel, held, held.at(label).unwrap()).agreed
    }
}

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

#[test]
fn a_majority_overrides_silence_and_no_objection() {
    let mut room = Room::deciding("majority");
    let admit = format!("name=e\nadmit=E={}:party", public("E"));
    room.says("kim@A", "move", &admit).unwrap();
    room.says("lee@B", "consent", "motion=e").unwrap();
    for who in ["kim@A", "E"] {
        room.says(who, "agree", "point=1,3\ngrade=text").unwrap();
    }
    for label in ["1", "3"] {
        assert!(room.is_agreed(label), "two of three, and the third silent");
    }
    room.says("lee@B", "object", "point=1\nreason=no\ncondition=it rains").unwrap();
    assert!(room.is_agreed("1"), "a warning is no objection");
    room.says("lee@B", "object", "point=1\nreason=no").unwrap();
    assert!(!room.is_agreed("1"));
    room.says("lee@B", "object", "point=3.a\nreason=no").unwrap();
    assert!(!room.is_agreed("3"), "nor one to a sub-point");
    room.says("lee@B", "take-note", "point=1").unwrap();
    assert!(room.is_agreed("1"));
}

#[test]
fn what_a_principal_says_for_another_party_is_not_its_own_word() {
    let mut room = Room::new();
    room.says("M", "keep", "point=3\nkept_for=president@A\nkept_for=president@B").unwrap();
    room.says("president@A", "agree", "point=3\ngrade=text\non_behalf=B").unwrap();
    let both = [actor("president@A"), actor("president@B")];
    assert_eq!(waiting_for(&room.channel, room.point("3")), both);
    assert_eq!((room.stands("A", "3"), room.stands("B", "3")), (Stand::Silent, Stand::Silent));
}

/// What would decide a kept point is not done by a delegate in any way.
#[test]
fn a_delegate_confirms_withdraws_and_initials_nothing_of_a_kept_point() {
    let mut room = Room::new();
    let said = room.says("kim@A", "agree", "point=3\ngrade=text\nad_referendum=true").unwrap();
    room.says("M", "keep", "point=3\nkept_for=president@A").unwrap();
    let own = room.says("president@A", "take-note", "point=3").unwrap();
    let initial = room.spell("initial", "draft=draft-1\npoint=3").unwrap();
    let acts = [
        Act::Confirm(Box::new(Confirm { act: said })),
        Act::Withdraw(Box::new(Withdraw { stance: Some(own), point: Vec::new() })),
        initial,
    ];
    for act in &acts {
        let refused = room.acts("kim@A", act).unwrap_err();
        assert_eq!(refused, "point 3 is kept for president@A", "{}", act.tag());
    }
    for act in &acts {
        room.acts("president@A", act).unwrap();
    }
}
