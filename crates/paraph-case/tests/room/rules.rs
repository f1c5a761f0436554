//! Rules: one spelling each way, bounded, and judged alike on every state.

use paraph_case::act::Act;
use paraph_case::rule::{BadRule, Rule, Scene, Signed, Spoken, Truth};
use paraph_case::seen::Seen;
use proptest::prelude::*;

use crate::{Room, actor};

fn parse(room: &Room, text: &str) -> Result<Rule, BadRule> {
    Rule::parse(text, &Spoken { home: &room.channel, text: &room.channel })
}

/// How a rule that somebody wrote is printed for people.
fn print(room: &Room, text: &str) -> String {
    parse(room, text).unwrap().print(&Spoken { home: &room.channel, text: &room.channel })
}

fn judge(room: &Room, text: &str) -> (Truth, String) {
    let seen = Seen::by(&actor("M"), &room.channel, &[]).unwrap();
    let scene = Scene { seen: &seen, home: &room.channel, text: &room.channel };
    let judged = parse(room, text).unwrap().judge(&scene);
    let labels: Vec<String> = judged.points.into_iter().map(|point| point.label).collect();
    let points = if labels.is_empty() { String::new() } else { format!(" [{}]", labels.join(" ")) };
    (judged.truth, judged.missing + &points)
}

#[track_caller]
fn met(room: &Room, text: &str) {
    assert_eq!(judge(room, text), (Truth::Met, String::new()), "{text}");
}

#[track_caller]
fn not_met(room: &Room, text: &str, missing: &str) {
    assert_eq!(judge(room, text), (Truth::NotMet, missing.to_owned()), "{text}");
}

#[test]
fn a_rule_is_printed_as_it_was_written() {
    let mut room = Room::new();
    let words = "name=anchorage\npoint=2\nwhen=unknown";
    room.says("kim@A", "assert-understanding", words).unwrap();
    for text in [
        "final or nearly final",
        "no open points and open points <= 12",
        "point 2 agreed",
        "points 1-3 agreed by A",
        "points 1, 3 initialled by B",
        "point 3.a agreed",
        "agreed by A and not initialled by \"European Union\"",
        "text held and (draft served on B or topic trade agreed)",
        "(final or text held) and not (final and not text held)",
        "understanding anchorage covered",
        "topic \"and\" agreed by \"by\"",
    ] {
        assert_eq!(print(&room, text), text);
    }
    assert_eq!(
        print(&room, "((final))  or\n(text held and final)"),
        "final or text held and final"
    );
    // The labels are those of now; a point keeps its identity.
    let rule = parse(&room, "points 1-2 agreed").unwrap();
    room.second_draft();
    let names = Spoken { home: &room.channel, text: &room.channel };
    assert_eq!(rule.print(&names), "points 1, 2 agreed");
    assert_eq!(
        parse(&room, "point 1 agreed").unwrap(),
        parse(&room, "point 2 of draft-1 agreed").unwrap()
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_what_was_due() {
    let room = Room::new();
    for (text, why) in [
        ("", "a fact, such as `no open points` or `point 7 agreed`, is due where the end stands"),
        ("final final", "`and`, `or` or the end is due where `final` stands"),
        ("(final", "`)` is due where the end stands"),
        ("point 2", "`agreed` or `initialled by` is due where the end stands"),
        ("point 9 agreed", "there is no point `9`"),
        ("points agreed", "the number of a point is due where `agreed` stands"),
        ("open points <= two", "a number is due where `two` stands"),
        ("understanding x covered", "there is no understanding `x`"),
        ("agreed by \"A", "a quotation mark is not closed"),
        ("final; final", "`;` cannot stand in a rule"),
        ("agreed by A B", "`and`, `or` or the end is due where `B` stands"),
    ] {
        assert_eq!(parse(&room, text).unwrap_err().to_string(), why, "{text}");
    }
    assert_eq!(parse(&room, &"not ".repeat(9)), Err(BadRule::Deep));
    assert_eq!(parse(&room, &"(".repeat(1000)), Err(BadRule::Deep));
    assert_eq!(parse(&room, &vec!["final"; 65].join(" or ")), Err(BadRule::Many));
    assert_eq!(parse(&room, &"x".repeat(2001)), Err(BadRule::Long(2001)));
}

#[test]
fn each_fact_is_looked_up_and_says_what_is_missing() {
    let mut room = Room::new();
    met(&room, "text held");
    not_met(&room, "final", "final allows no open point, and 3 are open [1 2 3]");
    not_met(
        &room,
        "nearly final",
        "nearly final allows at most 2 open points, and 3 are open [1 2 3]",
    );
    not_met(&room, "agreed by C", "C has no say in plenary, and cannot have agreed");
    not_met(&room, "topic trade agreed", "no point was given the topic trade");
    not_met(&room, "not text held", "`text held` holds, and must not");
    for who in ["president@A", "president@B"] {
        room.says(who, "agree", "point=1\ngrade=text").unwrap();
    }
    met(&room, "nearly final");
    met(&room, "point 1 agreed and point 1 agreed by A");
    not_met(&room, "initialled by A", "3 points are not initialled by A [1 2 3]");
    room.says("president@A", "initial", "draft=draft-1\npoint=all").unwrap();
    met(&room, "initialled by A and agreed by A and point 3.a agreed by A");
    not_met(&room, "points 3.a, 1 agreed", "1 point is not agreed [3.a]");
    not_met(
        &room,
        "final or agreed by B",
        "final allows no open point, and 2 are open; or else 2 points are not agreed by B [2 3]",
    );
    room.says("M", "assign-topic", "point=2\ntopic=trade").unwrap();
    not_met(&room, "topic trade agreed", "1 point is not agreed [2]");
    not_met(&room, "draft served on B", "draft-1 was not served on B");
}

#[test]
fn a_point_that_is_gone_counts_as_open() {
    let mut room = Room::new();
    room.says("kim@A", "assert-understanding", "name=loose\nwhen=unknown").unwrap();
    room.says("kim@A", "assert-understanding", "name=sum\npoint=2\nwhen=unknown").unwrap();
    met(&room, "understanding sum covered");
    let loose = judge(&room, "understanding loose covered");
    let why = "loose is linked to no point, so nobody can look it up".to_owned();
    assert_eq!(loose, (Truth::Unknown, why.clone()));
    assert_eq!(judge(&room, "not understanding loose covered"), (Truth::Unknown, why));
    room.files.insert("draft-2.txt", "1. The parties meet in May.\n");
    let words = "name=draft-2\ntext=draft-2.txt\nbase=draft-1\ncontinues=1=1\ndropped=2,3,3.a";
    room.says("M", "table", words).unwrap();
    not_met(
        &room,
        "point 2 of draft-1 agreed",
        "1 point is not agreed (2 of draft-1 has no place in the draft) [2 of draft-1]",
    );
    not_met(
        &room,
        "understanding sum covered",
        "sum is no longer covered by draft-2: point 2 of draft-1 has no place in it",
    );
    assert_eq!(
        print(&room, "points 2, 3 of draft-1, 1 agreed"),
        "points 2, 3 of draft-1, 1 agreed"
    );
}

#[test]
fn the_log_holds_identities_in_one_spelling() {
    let mut room = Room::new();
    let act = room.spell("set-gate", "name=g\nstep=meeting\nrule=points 1-2 agreed").unwrap();
    let mut fields = act.write();
    let rule = fields.get("rule").unwrap().as_text().unwrap().to_owned();
    assert!(rule.starts_with("points 0/") && rule.contains(", 1/"), "{rule}");
    assert_eq!(Act::read("set-gate", &fields).unwrap(), act);
    for other in [rule.replace(", ", ","), format!("({rule})"), rule.replace("0/", "00/")] {
        fields.insert("rule", other.as_str());
        assert!(Act::read("set-gate", &fields).is_err(), "{other}");
    }
    // A point of nowhere is refused in the channel's own rule.
    fields.insert("rule", format!("point 7/{} agreed", room.channel.root()));
    let act = Act::read("set-gate", &fields).unwrap();
    let header = room.channel.recorded()[1].header.clone().unwrap();
    let refused = room.channel.would(&header, &act).unwrap_err().to_string();
    assert_eq!(refused, "the rule names a point that this channel does not have");
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("A".to_owned()),
        Just("\"European Union\"".to_owned()),
        Just("\"and\"".to_owned()),
        Just("of".to_owned()),
        "[a-zé][a-z0-9-]{0,6}[a-z0-9]",
    ]
}

fn fact() -> impl Strategy<Value = String> {
    let point = (0_u32..20, "[0-9a-f]{64}").prop_map(|(n, act)| format!("{n}/{act}"));
    let points = prop::collection::vec(point, 1..4).prop_map(|all| all.join(", "));
    let part = prop_oneof![
        points.prop_map(|points| format!("points {points}")),
        "[a-z]{1,8}".prop_map(|topic| format!("topic {topic}")),
    ];
    prop_oneof![
        Just("final".to_owned()),
        Just("nearly final".to_owned()),
        Just("no open points".to_owned()),
        Just("text held".to_owned()),
        any::<u32>().prop_map(|n| format!("open points <= {n}")),
        (part, prop::option::of(name()), any::<bool>()).prop_map(|(part, by, initialled)| {
            match (by, initialled) {
                (None, _) => format!("{part} agreed"),
                (Some(by), false) => format!("{part} agreed by {by}"),
                (Some(by), true) => format!("{part} initialled by {by}"),
            }
        }),
        name().prop_map(|by| format!("agreed by {by}")),
        name().prop_map(|by| format!("initialled by {by}")),
        name().prop_map(|on| format!("draft served on {on}")),
        "[0-9a-f]{64}".prop_map(|act| format!("understanding {act} covered")),
    ]
}

/// Rules of every shape, some written with more parentheses than they need.
fn rule() -> impl Strategy<Value = String> {
    fact().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" and ")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" or ")),
            inner.clone().prop_map(|part| format!("not {part}")),
            inner.prop_map(|part| format!("({part})")),
        ]
    })
}

proptest! {
    #[test]
    fn a_printed_rule_is_the_same_rule(text in rule()) {
        let rule = Rule::parse(&text, &Signed).unwrap();
        let printed = rule.print(&Signed);
        prop_assert_eq!(&Rule::parse(&printed, &Signed).unwrap(), &rule);
        prop_assert_eq!(printed.len() <= text.len() + 200, true);
    }

    #[test]
    fn any_text_is_a_rule_or_a_named_error(text in any::<String>()) {
        drop(Rule::parse(&text, &Signed));
    }

    #[test]
    fn any_words_are_a_rule_or_a_named_error(words in prop::collection::vec(prop::sample::select(vec![
        "point", "points", "1", "1-3", "3.a", "of", "draft-1", "agreed", "by", "A", "initialled", "(",
        ")", ",", "<=", "2", "open", "no", "not", "and", "or", "nearly", "final", "topic", "\"", "x y",
        "understanding", "covered", "draft", "served", "on", "text", "held", "4294967296", "0/", "/",
    ]), 0..20)) {
        let room = Room::new();
        let text = words.join(" ");
        if let Ok(rule) = parse(&room, &text) {
            let printed = rule.print(&Spoken { home: &room.channel, text: &room.channel });
            prop_assert_eq!(parse(&room, &printed).unwrap(), rule);
            judge(&room, &text);
        }
    }
}
