//! What a tabling act declares of its points, in fields and in a file.

use std::fmt::Write as _;

use paraph_case::act::Act;
use paraph_case::drafts::{Held, LineageFile, Table};
use paraph_case::seen::Seen;
use paraph_case::views::views;

use super::{Room, actor};

/// A text of so many points.
fn text(points: usize, words: &str) -> &'static str {
    let mut text = String::new();
    for n in 1..=points {
        write!(text, "{n}. The sum of year {n} is {words}.\n\n").unwrap();
    }
    text.leak()
}

fn labels(points: usize) -> String {
    let labels: Vec<String> = (1..=points).map(|n| n.to_string()).collect();
    labels.join(",")
}

/// A room whose draft on the table, `old`, has so many points, and a file `new.txt` in which each of
/// them has other words.
fn room(points: usize) -> Room {
    let mut room = Room::new();
    room.files.insert("old.txt", text(points, "600"));
    room.files.insert("new.txt", text(points, "500"));
    let own = labels(points);
    let words = format!("name=old\ntext=old.txt\nbase=draft-1\ndropped=1,2,3,3.a\nown_hand={own}");
    room.says("M", "table", &words).unwrap();
    room
}

const NEW: &str = "name=new\ntext=new.txt\nbase=old";

fn table(room: &mut Room, words: &str) -> Table {
    let act = room.spell("table", &format!("{NEW}\n{words}")).unwrap();
    let Act::Table(table) = act else { unreachable!("a table is spelled") };
    *table
}

fn on_the_table(room: &Room) -> &Held {
    room.channel.drafts().on_the_table().unwrap()
}

/// What an answer to `kim@A` begins with.
fn looks(room: &Room, name: &str) -> String {
    let seen = Seen::by(&actor("kim@A"), &room.channel, &[]).unwrap();
    let view = views().into_iter().find(|view| view.name == name).unwrap();
    (view.answer)(&seen, None).unwrap().page.render(false)
}

#[test]
fn a_thousand_points_are_tabled_and_each_is_accounted_for() {
    let mut room = room(1000);
    let before: Vec<_> = on_the_table(&room).points.iter().map(|point| point.identity).collect();
    let all_but_one = labels(999);
    let words = format!("{NEW}\ncontinues=same-labels\nown_hand={all_but_one}");
    let refused = room.says("M", "table", &words).unwrap_err();
    let why = "the lineage does not fit: nothing is said of why these are new or changed: 1000";
    assert_eq!(refused, why);
    room.says("M", "table", &format!("{words},1000")).unwrap();
    let after: Vec<_> = on_the_table(&room).points.iter().map(|point| point.identity).collect();
    assert_eq!(after, before);
    let told = looks(&room, "concordance");
    assert!(told.contains("0 unchanged, 0 renumbered, 1000 edited, 0 dropped, 0 new"), "{told}");
}

#[test]
fn a_short_lineage_stands_in_the_act_and_a_long_one_beside_it() {
    let few = table(&mut room(50), "continues=same-labels\nown_hand=7");
    assert_eq!((few.continues.len(), few.own_hand.len(), few.lineage), (50, 1, None));
    let many = table(&mut room(101), "continues=same-labels\nown_hand=7");
    assert_eq!((many.continues.len(), many.own_hand.len()), (0, 0));
    assert!(many.lineage.is_some());
}

#[test]
fn a_file_declares_what_fields_declare() {
    let file = "# all of it\n\ncontinues same-labels\ncontinues 9=10, 10=9\nown-hand 9,10\n\
                answers 1=amendment-1\nown-hand 2,3,4,5,6,7,8\n";
    let fields = "continues=same-labels\ncontinues=9=10,10=9\nown_hand=9,10\n\
                  answers=1=amendment-1\nown_hand=2,3,4,5,6,7,8";
    let held = |words: &str| {
        let mut room = room(10);
        room.files.insert("lineage.txt", file);
        room.says("kim@A", "amend", "name=amendment-1\npoint=1\nwords=It is 500.").unwrap();
        room.says("M", "table", &format!("{NEW}\n{words}")).unwrap();
        on_the_table(&room).clone()
    };
    let (by_fields, by_file) = (held(fields), held("lineage=lineage.txt"));
    assert_eq!(by_file.points, by_fields.points);
    assert_eq!(by_file.answers, by_fields.answers);
    assert_eq!(by_file.points[8].identity.ordinal, 9);
}

#[test]
fn a_line_that_means_nothing_is_told_with_its_place() {
    let mut room = room(3);
    let mut refused = |file: &'static str| {
        room.files.insert("lineage.txt", file);
        room.says("M", "table", &format!("{NEW}\nlineage=lineage.txt")).unwrap_err()
    };
    let why = refused("# a comment\nown-hand 4\n");
    assert_eq!(why, "lineage.txt, line 2: there is no point `4` here");
    let why = refused("continues same-labels\nkept 1\n");
    let which = "begins with none of continues, takes-from, dropped, answers, own-hand";
    assert_eq!(why, format!("lineage.txt, line 2: `kept` {which}"));
    let why = refused("continues same-labels\n? dropped 1\n  ? dropped 2\n");
    let still = "lines 2 and 3 are questions still: take the `?` away from what is so, and delete what \
                 is not, for each";
    assert_eq!(why, format!("lineage.txt: {still}"));
    let why = refused("continues 1=1,2=2\nown-hand 1,2,3\n");
    assert_eq!(why, "nothing is declared of these points of the base: 3");
}

#[test]
fn a_lineage_beside_the_act_has_one_place_and_one_spelling() {
    let mut room = room(2);
    room.files.insert("lineage.txt", "continues same-labels\nown-hand 1,2\n");
    let words = format!("{NEW}\nlineage=lineage.txt\nown_hand=1");
    let refused = room.says("M", "table", &words).unwrap_err();
    let why = "the lineage does not fit: it is declared in a file and beside it: declare all of it \
               in one place";
    assert_eq!(refused, why);
    let act = table(&mut room, "lineage=lineage.txt");
    let kept = room.channel.drafts().attachment(act.lineage.unwrap().digest).unwrap();
    let kept = String::from_utf8(kept.to_vec()).unwrap();
    assert!(kept.starts_with("#! paraph-lineage 1\ncontinues 0 0/"), "{kept}");
    for other in
        [kept.replace("own-hand 1", "own-hand 01"), kept.replace(" 0 ", "  0 "), kept + "\n"]
    {
        let digest = room.channel.attach(other.into_bytes());
        let act = Table { lineage: Some(LineageFile::new(digest)), ..act.clone() };
        let refused = room.acts("M", &Act::Table(Box::new(act))).unwrap_err();
        let why = format!("the lineage {digest} is not in the form of lineages that the log keeps");
        assert_eq!(refused, why);
    }
}

#[test]
fn a_point_gives_words_to_others_once_and_is_not_dropped_too() {
    let refused = |words: &str| {
        let mut room = room(3);
        room.says("M", "table", &format!("{NEW}\nown_hand=1,2,3\n{words}")).unwrap_err()
    };
    let fit = "the lineage does not fit: ";
    let why = refused("continues=1=1,2=2\ntakes_from=1=3\ndropped=3");
    let both =
        "the point 3 of the base is declared dropped, and a point takes from it: one of them is so";
    assert_eq!(why, format!("{fit}{both}"));
    let why = refused("continues=1=1,2=2,3=3\ntakes_from=1=1");
    assert_eq!(why, format!("{fit}a point that continues 1 has all that it takes from it"));
    let why = refused("continues=1=1,2=2,3=3\ntakes_from=1=2,1=2");
    assert_eq!(why, format!("{fit}the point 2 is declared twice"));
    let why = refused("continues=1=1,2=2\ntakes_from=1=4");
    assert!(why.contains("there is no point `4`"), "{why}");
}

#[test]
fn words_are_followed_from_draft_to_draft_to_the_points_that_took_them() {
    let mut room = room(3);
    let old = room.channel.drafts().working().unwrap();
    let gone = on_the_table(&room).points[2].identity;
    room.files
        .insert("two.txt", "1. The sum of year 1 is 600.\n\n2. The sums of 2 and 3 are 600.\n");
    room.files.insert("one.txt", "1. The sums of 2 and 3 are 600.\n\n2. New.\n");
    let two = "name=two\ntext=two.txt\nbase=old\ncontinues=1=1,2=2\ntakes_from=2=3\nown_hand=2";
    room.says("M", "table", two).unwrap();
    let labels = |room: &Room| -> Vec<String> {
        let into = room.channel.drafts().gone_into(gone);
        into.iter().map(|point| point.label.clone()).collect()
    };
    assert_eq!(labels(&room), ["2"]);
    assert!(looks(&room, "concordance").contains("1 merged"), "{}", looks(&room, "concordance"));
    let one = "name=one\ntext=one.txt\nbase=two\ncontinues=1=2\ndropped=1\nown_hand=2";
    room.says("M", "table", one).unwrap();
    assert_eq!(labels(&room), ["1"]);
    let drafts = room.channel.drafts();
    let new = drafts.working().unwrap();
    assert_eq!(drafts.descent(old, new).unwrap(), [(1, 0), (2, 0)]);
    assert_eq!(drafts.descent(new, old), None);
    assert_eq!(drafts.descent(old, old).unwrap(), [(0, 0), (1, 1), (2, 2)]);
}

#[test]
fn a_lineage_with_words_that_were_taken_is_kept_in_one_spelling() {
    let words = "continues=1=1,2=2\ntakes_from=1=3\nown_hand=1,2";
    let file = "takes-from 1=3\ncontinues 1=1,2=2\nown-hand 1,2\n";
    let held = |words: &str| {
        let mut room = room(3);
        room.files.insert("new.txt", text(2, "500"));
        room.files.insert("lineage.txt", file);
        room.says("M", "table", &format!("{NEW}\n{words}")).unwrap();
        on_the_table(&room).clone()
    };
    let (by_fields, by_file) = (held(words), held("lineage=lineage.txt"));
    assert_eq!((by_fields.takes.len(), &by_fields.takes), (1, &by_file.takes));
    assert_eq!(by_fields.points, by_file.points);
}
