//! References in all the ways in which they are written: what follows its point folds away, what does not is told, and
//! the number of another instrument follows no point.
#![expect(clippy::unwrap_used, reason = "a draft of a test that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_compare::substance::Kind;
use paraph_text::Draft;

const PRISONERS: &str = "The Parties shall exchange all prisoners within 30 days.";
const CROSSING: &str = "The crossing at Orsk is open to civilians from May on.";
const MONITORS: &str = "Monitors of the Mission report weekly on every incident.";
const ARMOUR: &str = "Ostria shall withdraw its armour from the northern zone.";
const SCHOOL: &str = "A joint school is founded in the town of Lesk.";

/// A draft of points that a format spells.
fn draft(points: &[&str], spell: fn(usize, &str) -> String) -> Draft {
    let all = points.iter().enumerate().map(|(at, words)| spell(at + 1, words));
    Draft::parse(&all.collect::<String>()).unwrap()
}

fn plain(number: usize, words: &str) -> String {
    format!("{number}. {words}\n\n")
}

fn pays(under: &str) -> String {
    format!("Verania pays for the guards under {under}.")
}

/// How far two drafts are the same of which the second has the last of four points first, and whose fifth names some.
fn turned(spell: fn(usize, &str) -> String, says: [&str; 2]) -> Sameness {
    let [old, new] = says.map(pays);
    let old = draft(&[PRISONERS, CROSSING, MONITORS, ARMOUR, &old], spell);
    let new = draft(&[ARMOUR, PRISONERS, CROSSING, MONITORS, &new], spell);
    Account::of(&old, &new).sameness
}

/// The certain changes of references where a point was put in behind the second.
fn put_in(says: [&str; 2]) -> Vec<String> {
    let [old, new] = says.map(pays);
    let old = draft(&[PRISONERS, CROSSING, MONITORS, ARMOUR, &old], plain);
    let new = draft(&[PRISONERS, CROSSING, SCHOOL, MONITORS, ARMOUR, &new], plain);
    let account = Account::of(&old, &new);
    let all = account.substance().into_iter().map(|(_, line)| line);
    let told = all.filter(|line| line.changes[0].kind == Kind::Reference);
    told.map(|line| line.to_string()).collect()
}

#[test]
fn a_reference_follows_its_points_however_it_is_written() {
    for says in [
        ["points 2 to 3", "points 3 to 4"],
        ["points 1 to 3", "points 2 to 4"],
        ["points 2–3", "points 3–4"],
        ["points 2-3", "points 3-4"],
        ["points 2/3", "points 3/4"],
        ["points 1, 2 and 3", "points 2, 3 and 4"],
        ["points 2 and 3", "points 3–4"],
        ["points 2 to 3", "points 3 and 4"],
        ["point no. 2", "point no. 3"],
        ["Article No. 2", "Article No. 3"],
        ["point two", "point three"],
        ["Article Two", "Article Three"],
        ["Cl. 2", "Cl. 3"],
        ["Art. 2", "Art. 3"],
        ["para 2", "para 3"],
        ["§ 2", "§ 3"],
        ["§§ 2 and 3", "§§ 3 and 4"],
        ["Article I", "Article II"],
        ["point 2 of this Agreement", "point 3 of this Agreement"],
        ["point 2 hereof", "point 3 hereof"],
        ["point 2 above", "point 3 above"],
        ["point 3 below", "point 4 below"],
    ] {
        assert_eq!(turned(plain, says), Sameness::Place, "{says:?}");
    }
}

#[test]
fn a_reference_that_did_not_follow_is_told_however_it_is_written() {
    for says in [
        ["points 1 to 3", "points 2 to 3"],
        ["points 1 to 3", "points 1 to 4"],
        ["points 2 to 4", "points 3 to 4"],
        ["points 2–3", "points 2–4"],
        ["points 2–3", "points 2–3"],
        ["points 2/3", "points 2/4"],
        ["points 2/3", "points 2/3"],
        ["point no. 2", "point no. 4"],
        ["point no. 2", "point no. 2"],
        ["point two", "point four"],
        ["point two", "point two"],
        ["Article Two", "Article Two"],
        ["Cl. 2", "Cl. 2"],
        ["Art. 2", "Art. 4"],
    ] {
        assert_eq!(turned(plain, says), Sameness::Substance, "{says:?}");
    }
}

#[test]
fn the_number_of_another_instrument_follows_no_point() {
    for says in [
        ["Law No. 2", "Law No. 3"],
        ["Regulation 2 of 1907", "Regulation 3 of 1907"],
        ["Annex 2", "Annex 3"],
        ["Schedule 2", "Schedule 3"],
        ["Clause 2 of the Lease", "Clause 3 of the Lease"],
        ["clause 2 of the lease", "clause 3 of the lease"],
        ["the Lease, clause 2", "the Lease, clause 3"],
        ["Article 2 of that Convention", "Article 3 of that Convention"],
        ["article 2 of that treaty", "article 3 of that treaty"],
        ["paragraph 2 of the Protocol", "paragraph 3 of the Protocol"],
        ["Article 2 thereof", "Article 3 thereof"],
        ["point 2 of their letter", "point 3 of their letter"],
        ["border point 2", "border point 3"],
        ["crossing point 2", "crossing point 3"],
    ] {
        assert_eq!(turned(plain, says), Sameness::Substance, "{says:?}");
    }
}

#[test]
fn a_figure_that_looks_like_a_label_is_none() {
    for says in [
        ["a grace of 2-3 days", "a grace of 3-4 days"],
        ["2/3 of the terms", "3/4 of the terms"],
        ["a watch that at point two guards keep", "a watch that at point three guards keep"],
        ["a law whose part two days later ends", "a law whose part three days later ends"],
    ] {
        assert_eq!(turned(plain, says), Sameness::Substance, "{says:?}");
    }
}

#[test]
fn both_ends_of_a_range_follow_and_what_is_put_in_between_is_in_it() {
    for says in [
        ["points 2 to 3", "points 2 to 4"],
        ["points 2 to 4", "points 2 to 5"],
        ["points 1 to 2", "points 1 to 2"],
        ["points 3 to 4", "points 4 to 5"],
        ["points 2, 3 and 4", "points 2, 4 and 5"],
    ] {
        assert_eq!(put_in(says), [""; 0], "{says:?}");
    }
    for says in [
        ["points 2 to 4", "points 2 to 4"],
        ["points 3 to 4", "points 3 to 5"],
        ["points 2 to 4", "points 4 to 5"],
        ["points 1 to 4", "points 1 to 4"],
    ] {
        assert_eq!(put_in(says).len(), 1, "{says:?}: {:?}", put_in(says));
    }
    // One of several is another point now, though the rest still is what it was.
    let old = draft(&[PRISONERS, CROSSING, MONITORS, &pays("points 2 and 3")], plain);
    let new = draft(&[PRISONERS, SCHOOL, MONITORS, &pays("points 2 and 3")], plain);
    let account = Account::of(&old, &new);
    let told = account.substance().into_iter().map(|(_, line)| line.to_string());
    let told: Vec<String> = told.filter(|line| line.contains("is none of what")).collect();
    assert_eq!(told, ["reference: “points 2 and 3” leads elsewhere: 2 is none of what it named"]);
}

#[test]
fn labels_in_either_numerals_are_named_in_both() {
    fn roman(number: usize, words: &str) -> String {
        let label = ["I", "II", "III", "IV", "V"][number - 1];
        let head = if number == 1 { "#! paraph-draft 1\n" } else { "" };
        format!("{head}@ {label} | {label} |\n{words}\n")
    }
    for says in [
        ["Article 2", "Article 3"],
        ["Article II", "Article III"],
        ["Articles 2 to 3", "Articles 3 to 4"],
        ["Articles II to III", "Articles III to IV"],
        ["Articles II–III", "Articles III–IV"],
    ] {
        assert_eq!(turned(roman, says), Sameness::Place, "{says:?}");
    }
    for says in [
        ["Article 2", "Article 2"],
        ["Article II", "Article II"],
        ["Article 2", "Article 4"],
        ["Articles II to III", "Articles II to IV"],
    ] {
        assert_eq!(turned(roman, says), Sameness::Substance, "{says:?}");
    }
}

#[test]
fn labels_of_several_levels_stand_in_ranges_and_lists() {
    fn levels(number: usize, words: &str) -> String {
        let head = match number {
            1 => "#! paraph-draft 1\n@ 3 | 3 |\nThe crossing\n",
            _ => "",
        };
        format!("{head}@ 3.{number} | 3.{number} |\n{words}\n")
    }
    for says in [
        ["3.2–3.3", "3.3–3.4"],
        ["3.2 to 3.3", "3.3 to 3.4"],
        ["3.1, 3.2 and 3.3", "3.2, 3.3 and 3.4"],
        ["clauses 3.2–3.3", "clauses 3.3–3.4"],
        ["Cl. 3.2", "Cl. 3.3"],
    ] {
        assert_eq!(turned(levels, says), Sameness::Place, "{says:?}");
    }
    for says in [
        ["3.2–3.3", "3.2–3.3"],
        ["3.2–3.3", "3.2–3.4"],
        ["3.2 to 3.3", "3.2 to 3.3"],
        ["clauses 3.1 to 3.3", "clauses 3.2 to 3.3"],
        ["clause 3.2 of the Lease", "clause 3.3 of the Lease"],
    ] {
        assert_eq!(turned(levels, says), Sameness::Substance, "{says:?}");
    }
}

#[test]
fn letters_name_parts_with_brackets_and_without() {
    fn parts(number: usize, words: &str) -> String {
        let letter = ["a", "b", "c", "d", "e"][number - 1];
        let head = if number == 1 { "3. On the crossing:\n" } else { "" };
        format!("{head}   {letter}. {words}\n")
    }
    for says in [
        ["(a) to (b)", "(b) to (c)"],
        ["points (a) to (b)", "points (b) to (c)"],
        ["points (a)–(b)", "points (b)–(c)"],
        ["Item b", "Item c"],
        ["letter (a)", "letter (b)"],
        ["3(a)", "3(b)"],
        ["point 3(a)", "point 3(b)"],
        ["3.a", "3.b"],
        ["point 3.a to 3.b", "point 3.b to 3.c"],
    ] {
        assert_eq!(turned(parts, says), Sameness::Place, "{says:?}");
    }
    for says in [
        ["(a) to (b)", "(a) to (b)"],
        ["points (a) to (c)", "points (b) to (c)"],
        ["Item b", "Item b"],
        ["Item b", "Item a"],
    ] {
        assert_eq!(turned(parts, says), Sameness::Substance, "{says:?}");
    }
}

#[test]
fn a_body_written_anew_beside_a_reference_is_to_be_read() {
    let says = |words: &str| draft(&[PRISONERS, words], plain);
    let old = says("Ostria returns the archives in accordance with point 1.");
    let new = says("Verania keeps the islands in accordance with point 1.");
    let account = Account::of(&old, &new);
    let told: Vec<Kind> =
        account.substance().iter().map(|(_, line)| line.changes[0].kind).collect();
    assert_eq!(told, [Kind::Rewritten]);
}

#[test]
fn what_stands_before_a_reference_may_say_what_it_is_a_part_of() {
    for says in [
        ["Article 2, paragraph 1", "Article 3, paragraph 1"],
        ["paragraph 1 of Article 2", "paragraph 1 of Article 3"],
        ["Article 2(1)", "Article 3(1)"],
        ["points 2 & 3", "points 3 & 4"],
        ["part 2 of this text", "part 3 of this text"],
    ] {
        assert_eq!(turned(plain, says), Sameness::Place, "{says:?}");
    }
    for says in [
        ["paragraph 1 of Article 2", "paragraph 2 of Article 3"],
        ["Article 2(1)", "Article 3(2)"],
        ["part 2 of the price", "part 3 of the price"],
        ["the Charter of the Union, Article 2", "the Charter of the Union, Article 3"],
        ["Council Resolution 2, paragraph 3", "Council Resolution 2, paragraph 4"],
        ["Article 2 TEU", "Article 3 TEU"],
        ["Regulation 2/3", "Regulation 3/4"],
        ["an item 2 days late", "an item 3 days late"],
    ] {
        assert_eq!(turned(plain, says), Sameness::Substance, "{says:?}");
    }
}

/// Plain points, so that all that differs is what the last one says.
const PLAIN: [&str; 5] = [
    "Ostria shall open the port.",
    "Verania shall pay 500 euros.",
    "The bridge stays shut in winter.",
    "Monitors report every week.",
    "A school is founded in Lesk.",
];

/// How far two drafts are the same of which the second has a point more at its head, and what is told of it.
fn put_before(old: &str, new: &str) -> (Sameness, Vec<String>) {
    let old: Vec<&str> = PLAIN.into_iter().chain([old]).collect();
    let new: Vec<&str> = ["Fishing is free."].into_iter().chain(PLAIN).chain([new]).collect();
    let account = Account::of(&draft(&old, plain), &draft(&new, plain));
    let all = account.substance().into_iter().map(|(_, line)| line.to_string());
    (account.sameness, all.collect())
}

/// How far two drafts of the same points are, whose last says something else, and what is told of it.
fn says(old: &str, new: &str) -> (Sameness, Vec<String>) {
    let of = |last: &str| draft(&PLAIN.into_iter().chain([last]).collect::<Vec<_>>(), plain);
    let account = Account::of(&of(old), &of(new));
    let all = account.substance().into_iter().map(|(_, line)| line.to_string());
    (account.sameness, all.collect())
}

/// Where a reference of several labels may stand, its place in braces.
const WHERE: [&str; 7] = [
    "{} bind both parties.",
    "If {} are breached, Ostria may leave.",
    "Ostria may leave where {} are breached.",
    "Nothing in {} limits Verania.",
    "Verania pays under {}.",
    "Subject to {}, the lake is open.",
    "The duties in {} end in May, and so do those in {}.",
];

#[test]
fn every_reference_of_several_points_follows_wherever_it_stands() {
    for (was, is) in [
        ("points 1 and 2", "points 2 and 3"),
        ("points 2 and 3", "points 3 and 4"),
        ("points 1, 2 and 3", "points 2, 3 and 4"),
        ("points 1 or 2", "points 2 or 3"),
        ("points 1 to 3", "points 2 to 4"),
        ("points 1 to 2", "points 2 to 3"),
        ("points 2–3", "points 3–4"),
        ("points 1, 3 and 4", "points 2, 4 and 5"),
        ("points 1 and 2", "points 2 to 3"),
        ("point 1", "point 2"),
    ] {
        for place in WHERE {
            let (old, new) = (place.replace("{}", was), place.replace("{}", is));
            assert_eq!(put_before(&old, &new).1, Vec::<String>::new(), "{old} {new}");
        }
    }
}

#[test]
fn a_reference_of_several_points_that_follows_only_in_part_is_told() {
    for (was, is) in [
        ("points 1 and 2", "points 2 and 4"),
        ("points 1 and 2", "points 1 and 3"),
        ("points 1 and 2", "points 2 or 3"),
        ("points 1 and 2", "points 1 and 2"),
    ] {
        for place in WHERE {
            let (old, new) = (place.replace("{}", was), place.replace("{}", is));
            assert!(!put_before(&old, &new).1.is_empty(), "{old} {new}");
        }
    }
}

#[test]
fn a_choice_of_points_is_another_than_all_of_them() {
    for (was, is) in [
        ("points 1 and 2", "points 1 or 2"),
        ("points 1 or 2", "points 1 and 2"),
        ("points 1, 2 and 3", "points 1, 2 or 3"),
        ("points 1 or 2", "points 1 to 2"),
    ] {
        for place in WHERE {
            let (old, new) = (place.replace("{}", was), place.replace("{}", is));
            let (sameness, told) = says(&old, &new);
            assert_eq!(sameness, Sameness::Substance, "{old} {new}");
            assert!(!told.is_empty(), "{old} {new}");
        }
    }
    for (was, is) in [
        ("points 1 and 2", "points 1 to 2"),
        ("points 1 to 2", "points 1–2"),
        ("points 1, 2 and 3", "points 1 to 3"),
    ] {
        for place in WHERE {
            let (old, new) = (place.replace("{}", was), place.replace("{}", is));
            assert_eq!(says(&old, &new).1, Vec::<String>::new(), "{old} {new}");
        }
    }
}

/// References to other instruments, the number in braces.
const OF_ANOTHER: [&str; 31] = [
    "Article {} ECHR guarantees a fair trial.",
    "The rights in Article {} ICCPR bind Ostria.",
    "Verania acts under Article {} TEU at all times.",
    "Artikel {} GG gilt in Lesk.",
    "They follow Article {} of the said agreement.",
    "They follow Article {} of the same agreement.",
    "They follow point {} of the former agreement in Lesk.",
    "They follow point {} of the interim agreement in Lesk.",
    "They follow point {} of the framework agreement in Lesk.",
    "They follow clause {} of the head lease in Lesk.",
    "They follow rule {} of the house rules in Lesk.",
    "They follow clause {} of the standard terms in Lesk.",
    "They follow point {} of the terms in Lesk.",
    "They follow point {} of the judgment in Lesk.",
    "They follow point {} of the award in Lesk.",
    "They follow point {} of the report in Lesk.",
    "They follow point {} of the offer in Lesk.",
    "They follow point {} of the road map in Lesk.",
    "They follow RFC 9110, section {} in Lesk.",
    "They follow ISO 9001 clause {} in Lesk.",
    "They take up item {} on the agenda in Lesk.",
    "They follow Article {} and Article 9 of the Charter in Lesk.",
    "They follow Article {}, Article 8 and Article 9 of the Charter in Lesk.",
    "They follow Article {}, Geneva Convention.",
    "Under Article {}, Geneva Convention, the wounded are fetched.",
    "They follow Article {}, Charter of the United Nations, in Lesk.",
    "They follow Articles 1 and {} ECHR in Lesk.",
    "Subject to Article {} UNCLOS, the lake is open.",
    "They follow point {} of a framework agreement.",
    "They follow point {} of the programme in Lesk.",
    "They follow point {} of the ruling in Lesk.",
];

#[test]
fn a_number_of_another_text_stays_when_ours_move_and_is_told_where_it_changes() {
    for says_it in OF_ANOTHER {
        let (one, other) = (says_it.replace("{}", "2"), says_it.replace("{}", "3"));
        assert_eq!(put_before(&one, &one).1, Vec::<String>::new(), "{one}");
        assert!(!put_before(&one, &other).1.is_empty(), "{one} {other}");
        assert_eq!(says(&one, &other).0, Sameness::Substance, "{one} {other}");
    }
}

#[test]
fn what_looks_like_another_text_and_is_ours_follows() {
    for says_it in [
        "Under point {} UN monitors report in Lesk.",
        "Under point {} NATO may send troops.",
        "They follow point {} of this agreement in Lesk.",
        "They follow point {} of the whole agreement in Lesk. This agreement is short.",
        "They follow point {} of these terms in Lesk.",
        "They follow point {} on the road to Lesk.",
        "They follow point {} on the bridge.",
        "Under point {}, Council officers report in Lesk.",
        "Under point {}, Geneva and Lesk are open.",
        "They follow point {} and clause 9 of the Charter in Lesk.",
        "They report point {} to the Mission.",
        "They follow point {} in Lesk.",
        "They offer point {} to Verania.",
        "In zone 12, point {} applies.",
        "They follow point {} in the port of Lesk.",
    ] {
        let (one, other) = (says_it.replace("{}", "2"), says_it.replace("{}", "3"));
        assert_eq!(put_before(&one, &other).1, Vec::<String>::new(), "{one} {other}");
        assert_eq!(put_before(&one, &one).1.len(), 1, "{one}");
    }
}

/// What is told where the third and the fourth of five points change places, before one that says something.
fn exchanged(last: &str) -> Vec<String> {
    let old: Vec<&str> = PLAIN.into_iter().chain([last]).collect();
    let mut new = old.clone();
    new.swap(3, 4);
    let account = Account::of(&draft(&old, plain), &draft(&new, plain));
    account.substance().into_iter().map(|(_, line)| line.to_string()).collect()
}

#[test]
fn points_named_by_where_they_stand_lead_elsewhere_when_others_stand_there() {
    for last in [
        "The above point binds Ostria.",
        "The point immediately above binds Ostria.",
        "The last preceding point binds Ostria.",
        "The immediately preceding point binds Ostria.",
        "The preceding provision binds Ostria.",
        "Ostria is bound by the preceding provision.",
    ] {
        assert_eq!(exchanged(last).len(), 1, "{last}");
    }
    for last in [
        "The two preceding points bind Ostria.",
        "The preceding points bind Ostria.",
        "The preceding two points bind Ostria.",
        "The points above bind Ostria.",
        "All preceding points bind Ostria.",
        "Above points of this kind bind Ostria.",
    ] {
        assert_eq!(exchanged(last), Vec::<String>::new(), "{last}");
    }
    // Of these one is another now.
    let last = "The two preceding points bind Ostria.";
    let old: Vec<&str> = PLAIN.into_iter().chain([last]).collect();
    let mut new = old.clone();
    new.swap(2, 3);
    let account = Account::of(&draft(&old, plain), &draft(&new, plain));
    assert_eq!(account.substance().len(), 1);
}

#[test]
fn another_place_among_the_points_is_another_reference() {
    for (old, new) in [
        ("The second point binds Ostria.", "The third point binds Ostria."),
        ("Ostria is bound by the second point.", "Ostria is bound by the last point."),
        ("The preceding point binds Ostria.", "The two preceding points bind Ostria."),
    ] {
        let (sameness, told) = says(old, new);
        assert_eq!(sameness, Sameness::Substance, "{old} {new}");
        assert!(told.iter().any(|line| line.starts_with("reference: ")), "{told:?}");
    }
    for (old, new) in [
        ("The preceding point binds Ostria.", "The point above binds Ostria."),
        ("Point 5 binds Ostria.", "The preceding point binds Ostria."),
    ] {
        let (_, told) = says(old, new);
        assert!(!told.iter().any(|line| line.starts_with("reference: ")), "{told:?}");
    }
    let follows = ("The second point binds Ostria.", "The third point binds Ostria.");
    assert_eq!(put_before(follows.0, follows.1).1, Vec::<String>::new());
}

/// Two drafts whose first point has parts, the second with a point more at its head, or with none.
fn lettered(is_put_before: bool, old: &str, new: &str) -> Vec<String> {
    let of = |first: &[&str], last: &str| {
        let mut text = String::new();
        for words in first {
            text += &plain(1, words);
        }
        let number = 1 + first.len();
        text += &format!(
            "{number}. Ostria shall open:\n   a. the port;\n   b. the bridge;\n   c. the school.\n\n"
        );
        text += &plain(number + 1, "Verania pays 500 euros.");
        text += &plain(number + 2, last);
        Draft::parse(&text).unwrap()
    };
    let before: &[&str] = if is_put_before { &["Fishing is free."] } else { &[] };
    let account = Account::of(&of(&[], old), &of(before, new));
    account.substance().into_iter().map(|(_, line)| line.to_string()).collect()
}

#[test]
fn letters_of_a_point_are_read_however_they_are_written() {
    for (was, is) in [
        ("points 1(a) and (c)", "points 2(a) and (c)"),
        ("letter a of point 1", "letter a of point 2"),
        ("item a of point 1", "item a of point 2"),
        ("(a) of point 1", "(a) of point 2"),
        ("point 1 lit. a", "point 2 lit. a"),
        ("point 1(a)", "point 2(a)"),
        ("the last item of point 1", "the last item of point 2"),
    ] {
        // At the head of a point `(a)` would be its label.
        for place in WHERE.into_iter().filter(|place| !place.starts_with('{')) {
            let (old, new) = (place.replace("{}", was), place.replace("{}", is));
            assert_eq!(lettered(true, &old, &new), Vec::<String>::new(), "{old} {new}");
            assert!(!lettered(true, &old, &old).is_empty(), "{old}");
            assert_eq!(lettered(false, &old, &old), Vec::<String>::new(), "{old}");
        }
    }
    for (was, is) in [
        ("points 1(a) and (c)", "points 1(a) and (b)"),
        ("letter a of point 1", "letter b of point 1"),
        ("item a of point 1", "item b of point 1"),
        ("(a) of point 1", "(b) of point 1"),
        ("point 1 lit. a", "point 1 lit. b"),
    ] {
        for place in WHERE.into_iter().filter(|place| !place.starts_with('{')) {
            let (old, new) = (place.replace("{}", was), place.replace("{}", is));
            let told = lettered(false, &old, &new);
            assert!(told.iter().any(|line| line.starts_with("reference: ")), "{old}: {told:?}");
        }
    }
}

#[test]
fn references_that_take_each_others_place_are_told() {
    for (old, new) in [
        ("Point 3 prevails over point 5.", "Point 5 prevails over point 3."),
        ("Subject to point 5, point 3 applies.", "Subject to point 3, point 5 applies."),
        ("Ostria acts under point 3.", "Ostria acts under point 3 of the Lease."),
        (
            "Ostria acts under the first sentence of point 3.",
            "Ostria acts under the second sentence of point 3.",
        ),
    ] {
        let (sameness, told) = says(old, new);
        assert_eq!(sameness, Sameness::Substance, "{old} {new} {told:?}");
        assert!(told.iter().any(|line| line.starts_with("reference: ")), "{old}: {told:?}");
    }
    for (old, new) in [
        ("Ostria acts under points 3 and 5.", "Ostria acts under points 5 and 3."),
        ("Subject to point 5, point 3 applies.", "Point 3 applies, subject to point 5."),
        ("Point 3 and point 5 apply.", "Point 5 and point 3 apply."),
    ] {
        let (_, told) = says(old, new);
        assert!(!told.iter().any(|line| line.starts_with("reference: ")), "{old}: {told:?}");
    }
}

#[test]
fn a_reference_is_shown_with_its_brackets() {
    let told = says(
        "Ostria acts under points 1(a), (b) and (c).",
        "Ostria acts under points 1(a) to (d).",
    )
    .1;
    assert_eq!(told, ["reference: points 1(a), (b) and (c) -> points 1(a) to (d) (changed)"]);
}
