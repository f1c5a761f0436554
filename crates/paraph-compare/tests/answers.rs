//! Two answers to one draft, two renderings of one text, and words struck out by hand: what is told of them.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Counts, Sameness};
use paraph_compare::renderings::{Rendering, over_all, renderings};
use paraph_compare::struck::{Event, Reading, Struck};
use paraph_compare::three::{Both, Three};
use paraph_text::Draft;

fn draft(text: &str) -> Draft {
    Draft::parse(text).unwrap()
}

const VACANT: &str = "1. North waits.\n\n2. [vacant]\n\n3. South pays.\n";

/// How the answers to a draft with a number kept free stand to each other at that number.
fn at_free_number(ours: &str, theirs: &str) -> (Both, bool) {
    let three = Three::of(&draft(VACANT), &draft(ours), &draft(theirs));
    let point = &three.points[1];
    (point.both.clone(), three.told(point))
}

#[test]
fn a_number_kept_free_is_changed_by_whoever_fills_it() {
    let filled = VACANT.replace("[vacant]", "The line is frozen for ten years.");
    let other = VACANT.replace("[vacant]", "Prisoners are exchanged in May.");
    let gone = VACANT.replace("2. [vacant]\n\n", "");
    let said = VACANT.replace("[vacant]", "(deleted)");
    for stays in [VACANT, &gone, &said] {
        assert_eq!(at_free_number(VACANT, stays), (Both::Neither, false), "{stays}");
        assert_eq!(at_free_number(&filled, stays), (Both::Ours, true), "{stays}");
        assert_eq!(at_free_number(stays, &filled), (Both::Theirs, true), "{stays}");
    }
    assert_eq!(at_free_number(&filled, &filled), (Both::Alike, true));
    assert!(matches!(at_free_number(&filled, &other), (Both::Clash(_), true)));
}

#[test]
fn another_number_alone_is_not_told_of_a_point() {
    let base = draft("1. North waits.\n\n2. South pays.\n");
    let ours = draft("2. North waits.\n\n3. South pays.\n");
    let three = Three::of(&base, &ours, &base);
    assert!(three.points.iter().all(|point| !three.told(point)));
    let moved = draft("1. South pays.\n\n2. North waits.\n");
    let three = Three::of(&base, &moved, &base);
    assert!(three.points.iter().any(|point| three.told(point)));
}

fn rendered(old: &str, new: &str) -> (Vec<Rendering>, usize) {
    let account = Account::of(&draft(old), &draft(new));
    (renderings(&account), over_all(&account).len())
}

#[test]
fn somebody_else_throughout_differs_in_meaning_and_another_spelling_does_not() {
    let with = |who: &str| {
        format!(
            "1. {who} opens the port.\n\n2. The convoys of {who} pay no toll.\n\n3. {who} shall clear the mines.\n"
        )
    };
    let (rows, over) = rendered(&with("Tavaria"), &with("Old Sorn"));
    assert!(
        rows.iter().all(|row| matches!(row, Rendering::Throughout(one) if one.len() == 1)),
        "{rows:?}"
    );
    assert_eq!(over, 1);
    for name in [["Kiev", "Kyiv"], ["Organisation", "Organization"]] {
        let (rows, over) = rendered(&with(name[0]), &with(name[1]));
        assert_eq!((rows, over), (vec![Rendering::Same; 3], 0), "{name:?}");
    }
}

#[test]
fn a_title_that_says_another_thing_is_a_difference_of_meaning() {
    let with = |title: &str| format!("{title}\n\n1. The parties meet.\n");
    assert_eq!(rendered(&with("BINDING MEMORANDUM"), &with("NON-BINDING MEMORANDUM")).1, 1);
    assert_eq!(rendered(&with("BINDING MEMORANDUM"), &with("Binding memorandum")).1, 0);
}

#[test]
fn a_number_kept_free_is_rendered_as_it_was() {
    assert_eq!(rendered(VACANT, VACANT).0, vec![Rendering::Same; 4]);
    let filled = VACANT.replace("[vacant]", "The line is frozen.");
    assert!(rendered(VACANT, &filled).0.contains(&Rendering::Lacking));
}

#[test]
fn every_row_with_words_is_counted_once() {
    let old = "1. Prisoners of war are exchanged, all for all, within 14 days. The families of the missing are told what is known of them before the end of 2026.\n\n2. North waits.\n\n3. South pays.\n\n4. The gauge is read each day at noon.\n\n5. [vacant]\n";
    let new = "1. Prisoners of war are exchanged, all for all, within 20 days.\n\n2. The families of the missing are told what is known of them before the end of 2026.\n\n3. North waits.\n\n4. South pays!\n\n5. Nobody flies over the old town.\n";
    let counts = Counts::of(&Account::of(&draft(old), &draft(new)));
    let expected = Counts {
        kept: 1,
        edited: 1,
        split: 1,
        dropped: 1,
        added: 1,
        renumbered: 2,
        ..Counts::default()
    };
    assert_eq!(counts, expected);
}

/// What words struck out by hand change, as events: of which kind, and with which words.
fn struck(plain: [&str; 2], seen: [&str; 2]) -> (Sameness, Vec<String>) {
    let [old, new] = plain.map(draft);
    let [old_seen, new_seen] = seen.map(draft);
    let account = Account::of(&old, &new);
    let texts = [(&old, &old_seen), (&new, &new_seen)];
    let texts = texts.map(|(draft, seen)| Reading { draft, seen: Some(seen) });
    let struck = Struck::of(&[], &account, texts).unwrap();
    let events = struck.events();
    let said = events.iter().map(|event| match event {
        Event::Dropped(row) => format!("dropped {}", row.redline.old.words),
        Event::Added(row) => format!("added {}", row.redline.new.words),
        Event::Changed(_, line) => line.to_string(),
    });
    (struck.account.sameness, said.collect())
}

#[test]
fn words_struck_out_by_hand_tell_what_is_not_told_without_them() {
    let with = |one: &str, two: &str| {
        format!("1. Sudria shall {one}open the port.\n\n2. Norland shall {two}pay.\n")
    };
    let (plain, first, second) = (with("", ""), with("not ", ""), with("", "not "));
    let added = "negation: shall -> shall not (added)";
    assert_eq!(
        struck([&plain, &plain], [&plain, &first]),
        (Sameness::Substance, vec![added.to_owned()])
    );
    // The same two words in another point each.
    let (sameness, events) = struck([&plain, &plain], [&first, &second]);
    assert_eq!((sameness, events.len()), (Sameness::Substance, 2));
    // What is told without them is not told again.
    assert_eq!(struck([&plain, &first], [&plain, &first]).1, Vec::<String>::new());
    // Nor in a point that has another number for a point struck out whole before it.
    let pushed =
        format!("1. The snow melts.\n\n{}", first.replace("2. ", "3. ").replace("1. ", "2. "));
    let plain_pushed =
        format!("1. The snow melts.\n\n{}", plain.replace("2. ", "3. ").replace("1. ", "2. "));
    assert_eq!(struck([&plain, &first], [&plain_pushed, &pushed]).1, Vec::<String>::new());
}

/// Values are compared and not lines that are cut short to be shown.
#[test]
fn a_long_point_that_was_struck_out_is_told_though_it_begins_as_another() {
    let long = "the parties meet again and again in the old town by the lake ".repeat(5);
    let [one, other] = ["in May", "in June"].map(|month| format!("{long}{month}"));
    let plain = format!("1. North waits.\n\n2. {one}.\n");
    let seen = format!("{plain}\n3. {other}.\n");
    let (_, events) = struck(["1. North waits.\n", &plain], ["1. North waits.\n", &seen]);
    assert_eq!(events, [format!("added {other}.")]);
}
