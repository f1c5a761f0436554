//! Motions: whose consent counts, and when a change takes effect.

use paraph_case::act::Act;
use paraph_log::json::{Map, Value};

use crate::{Room, public};

#[test]
fn a_motion_moves_one_possible_thing() {
    let mut room = Room::new();
    let admit = format!("admit=E={}:party", public("E"));
    for (words, why) in [
        (
            "name=x".to_owned(),
            "a motion moves one thing: a new member, another pen-holder or chair, who attests, the \
             host's key, or rules",
        ),
        (
            format!("name=x\npen_holder=A\n{admit}"),
            "a motion moves one thing: a new member, another pen-holder or chair, who attests, the \
             host's key, or rules",
        ),
        (format!("name=x\nadmit=A={}:party", public("E")), "A is a member of this channel already"),
        (
            format!("name=x\nadmit=E={}:party", public("kim@A")),
            "this key was presented for kim@A already, and a key acts for one person only",
        ),
        (
            format!("name=x\nadmit=b={}:observer", public("E")),
            "B and b are named too much alike to be two members of one channel",
        ),
        (
            format!("name=x\nadmit=\u{FF22}={}:observer", public("E")),
            "B and \u{FF22} are named too much alike to be two members of one channel",
        ),
        ("name=x\nname_attestor=Z".to_owned(), "Z is not a member of this channel"),
        ("name=x\nremove_attestor=M".to_owned(), "M is not named among those who attest here"),
        (format!("name=x\nhost_key={}", public("M")), "the host of this log has this key already"),
        (
            format!("name=x\nhost_key={}", public("kim@A")),
            "this key was presented for kim@A already, and a key acts for one person only",
        ),
        (
            format!("name=x\nhost_key={}", "0".repeat(64)),
            "this is no key that can be trusted to sign: have one made where the host is",
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

/// Carries a motion of these words: A moves, B consents.
fn carried(room: &mut Room, name: &str, words: &str) {
    room.says("kim@A", "move", &format!("name={name}\n{words}")).unwrap();
    room.says("lee@B", "consent", &format!("motion={name}")).unwrap();
}

#[test]
fn those_attest_who_were_agreed_on() {
    let mut room = Room::new();
    for name in ["one", "two", "three", "four"] {
        let words = format!("name={name}\nwhat=the harbour opens\ncondition=the fees are paid");
        room.says("lee@B", "offer", &words).unwrap();
    }
    let attests = |room: &mut Room, who: &str, offer: &str| {
        room.says(who, "attest", &format!("offer={offer}\nwhen=unknown"))
    };
    attests(&mut room, "kim@A", "one").unwrap();
    room.says("kim@A", "move", "name=m\nname_attestor=M").unwrap();
    attests(&mut room, "kim@A", "two").unwrap();
    room.says("lee@B", "consent", "motion=m").unwrap();
    let refused = attests(&mut room, "kim@A", "three").unwrap_err();
    assert_eq!(refused, "A is not among those who attest here: M");
    let given = |room: &Room, offer: &str| {
        let offers = room.channel.offers().all();
        offers.get(offers.find(offer).unwrap()).unwrap().is_given(&room.channel)
    };
    assert!(given(&room, "two"), "what was attested before stays attested");
    carried(&mut room, "b", "name_attestor=B");
    // Being agreed on lets nobody attest the condition of an offer of its own.
    let refused = attests(&mut room, "lee@B", "three").unwrap_err();
    assert_eq!(refused, "B made the offer: its condition is attested by another member");
    let refused = room.says("kim@A", "move", "name=again\nname_attestor=B").unwrap_err();
    assert_eq!(refused, "B is an attestor already");
    attests(&mut room, "M", "three").unwrap();
    carried(&mut room, "without-m", "remove_attestor=M");
    let refused = attests(&mut room, "M", "four").unwrap_err();
    assert_eq!(refused, "M is not among those who attest here: B");
    assert!(given(&room, "three"), "and M's word too");
    // Once nobody is left, every member may.
    carried(&mut room, "without-b", "remove_attestor=B");
    attests(&mut room, "M", "four").unwrap();
}

#[test]
fn a_charter_names_attestors_among_its_members() {
    let with = |attestor: &str| {
        let mut charter = crate::charter();
        charter.insert("attestor", Value::List(vec![Value::Text(attestor.into())]));
        Room::chartered(&charter)
    };
    assert_eq!(with("M").unwrap().channel.members().attestors().count(), 1);
    let refused = with("Z").err().unwrap();
    assert!(refused.ends_with("Z has a role in this channel and is not among its members"));
}

/// A motion for a rule-set as a newer program would write it, which typed words never make.
fn adoption(rules: &str) -> Act {
    let mut fields = Map::default();
    fields.insert("name", "newer");
    fields.insert("rules", rules);
    Act::read("move", &fields).unwrap()
}

#[test]
fn an_adopted_rule_set_that_is_not_known_stops_the_fold_and_changes_nothing() {
    let mut room = Room::new();
    let refused = room.says("kim@A", "move", "name=x\nrules=paraph-2").unwrap_err();
    assert_eq!(refused, "--rules is not a rule-set that this program knows");
    let refused = room.says("kim@A", "move", "name=x\nrules=paraph-1").unwrap_err();
    assert_eq!(refused, "paraph-1 is the rule-set of this channel already");

    let entry = room.sign("kim@A", &adoption("paraph-2"));
    room.step(entry).unwrap();
    room.says("kim@A", "agree", "point=1\ngrade=text").unwrap();
    room.says("lee@B", "consent", "motion=newer").unwrap();

    // What was judged is answered, and it is said where that ends.
    let status = room.status("kim@A");
    let first = "This channel has adopted the rule-set paraph-2, which this program does not\n  know: \
                 it judges no act after act 9.\n";
    assert!(status.starts_with(first), "{status}");
    assert!(status.contains("1 open: The parties meet in May.\n  B has taken no stance"));

    let before = format!("{:?}", room.channel);
    let act = room.spell("take-note", "point=1").unwrap();
    let next = room.sign("kim@A", &act);
    let stopped = room.channel.step(&next).unwrap_err();
    let expected = "act 10 and what comes after it cannot be judged: the channel has adopted the \
                    rule-set paraph-2, and this program judges by paraph-1 only";
    assert_eq!(stopped.to_string(), expected);
    assert_eq!(format!("{:?}", room.channel), before);
    let header = room.channel.recorded().last().unwrap().header.clone().unwrap();
    let refused = room.channel.would(&header, &act).unwrap_err().to_string();
    let expected =
        "this channel has adopted the rule-set paraph-2, which this program does not know";
    assert_eq!(refused, expected);
}

#[test]
fn a_channel_of_an_unknown_rule_set_is_not_opened() {
    let mut charter = crate::charter();
    charter.insert("rules", "paraph-2");
    let refused = Room::chartered(&charter).err().unwrap();
    let expected =
        "it was founded under the rule-set paraph-2, and this program judges by paraph-1 only";
    assert_eq!(refused, expected);
}
