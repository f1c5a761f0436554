//! References that still read as they did and lead elsewhere, and those that followed their point.
#![expect(clippy::unwrap_used, reason = "a draft of a test that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_compare::substance::Kind;
use paraph_text::Draft;

const PRISONERS: &str = "The Parties shall exchange all prisoners within 30 days.";
const CROSSING: &str = "The crossing at Orsk is open to civilians from May on.";
const MONITORS: &str = "Monitors of the Mission report weekly on every incident.";
const ARMOUR: &str = "Ostria shall withdraw its armour from the northern zone.";

/// A draft of these points, numbered from 1.
fn plan(points: &[&str]) -> Draft {
    let numbered = points.iter().enumerate().map(|(at, words)| format!("{}. {words}\n\n", at + 1));
    Draft::parse(&numbered.collect::<String>()).unwrap()
}

/// The references that are told, and how far the two are the same.
fn told(old: &Draft, new: &Draft) -> (Vec<String>, Sameness) {
    let account = Account::of(old, new);
    let all = account.substance().into_iter().map(|(_, line)| line);
    let references = all.filter(|line| line.changes[0].kind == Kind::Reference);
    (references.map(|line| line.to_string()).collect(), account.sameness)
}

/// What is told where the second and the third point changed places, and the fourth says this.
fn swapped(says: &str) -> (Vec<String>, Sameness) {
    let old = plan(&[PRISONERS, CROSSING, MONITORS, says]);
    let new = plan(&[PRISONERS, MONITORS, CROSSING, says]);
    told(&old, &new)
}

#[test]
fn a_reference_that_kept_its_number_while_its_point_changed_is_substance() {
    let (lines, sameness) = swapped("Verania pays for the guards under point 2.");
    assert_eq!(lines, ["reference: “point 2” leads elsewhere: what was 2 is 3 now"]);
    assert_eq!(sameness, Sameness::Substance);
}

#[test]
fn a_reference_that_followed_its_point_is_none() {
    let old = plan(&[PRISONERS, CROSSING, MONITORS, "Verania pays for the guards under point 2."]);
    let new = plan(&[PRISONERS, MONITORS, CROSSING, "Verania pays for the guards under point 3."]);
    assert_eq!(told(&old, &new), (Vec::new(), Sameness::Place));
}

#[test]
fn a_reference_is_announced_by_whatever_points_are_called() {
    for called in ["Article", "Rule", "Step", "Principle", "Recommendation", "Règle", "Принцип"]
    {
        let (lines, sameness) = swapped(&format!("Verania pays for the guards under {called} 2."));
        let line = format!("reference: “{called} 2” leads elsewhere: what was 2 is 3 now");
        assert_eq!((lines, sameness), (vec![line], Sameness::Substance));
    }
}

#[test]
fn a_figure_behind_other_words_is_no_reference_that_followed() {
    let pays = |days: u32| format!("The rules give Verania a grace of {days} days.");
    let old = plan(&[PRISONERS, CROSSING, MONITORS, &pays(2)]);
    let new = plan(&[PRISONERS, MONITORS, CROSSING, &pays(3)]);
    assert_eq!(Account::of(&old, &new).sameness, Sameness::Substance);
    // But behind other labels it is one.
    let under = |at: &str| format!("Verania pays for the guards under points {at}.");
    let old = plan(&[PRISONERS, CROSSING, MONITORS, &under("1 and 2")]);
    let new = plan(&[PRISONERS, MONITORS, CROSSING, &under("1 and 3")]);
    assert_eq!(told(&old, &new), (Vec::new(), Sameness::Place));
}

#[test]
fn a_number_of_another_instrument_or_of_things_follows_no_point() {
    for says in [
        |at: u32| format!("Verania acts under Article {at} of the Geneva Convention."),
        |at: u32| format!("Verania acts under paragraph {at} of the Charter."),
        |at: u32| format!("Under point {at}, {at} observers are sent to Verania."),
        |at: u32| format!("A breach of point {at} within {at} days is void."),
    ] {
        let old = plan(&[PRISONERS, CROSSING, MONITORS, &says(2)]);
        let new = plan(&[PRISONERS, MONITORS, CROSSING, &says(3)]);
        assert_eq!(Account::of(&old, &new).sameness, Sameness::Substance, "{}", says(3));
    }
    for says in [
        |at: u32| format!("Verania acts under Article {at} of this Agreement."),
        |at: u32| format!("Verania acts under points 1, {at} and 4."),
    ] {
        let old = plan(&[PRISONERS, CROSSING, MONITORS, &says(2)]);
        let new = plan(&[PRISONERS, MONITORS, CROSSING, &says(3)]);
        assert_eq!(Account::of(&old, &new).sameness, Sameness::Place, "{}", says(3));
    }
}

#[test]
fn a_reference_that_followed_is_no_other_figure_where_other_words_changed() {
    let old = plan(&[PRISONERS, CROSSING, MONITORS, "Verania pays for the guards under point 2."]);
    let new = plan(&[PRISONERS, MONITORS, CROSSING, "Verania pays for the wardens under point 3."]);
    assert_eq!(told(&old, &new), (Vec::new(), Sameness::Words));
}

#[test]
fn a_reference_to_a_point_that_stayed_is_none() {
    for says in ["Point 1 applies.", "Points 2 and 3 apply.", "Points 2 to 3 apply.", "Nothing."] {
        assert_eq!(swapped(says), (Vec::new(), Sameness::Place), "{says}");
    }
}

#[test]
fn what_was_named_may_have_been_split_merged_or_dropped() {
    let says = "Verania pays for the guards under point 2.";
    let long = "The crossing at Orsk is open to civilians from May on; the bridge at Lesk is closed \
                to lorries until the engineers of both Parties have certified its piers.";
    let halves = [
        "The crossing at Orsk is open to civilians from May on.",
        "The bridge at Lesk is closed to lorries until the engineers of both Parties have \
         certified its piers.",
    ];
    let whole = plan(&[PRISONERS, long, says]);
    let cut = plan(&[PRISONERS, halves[0], halves[1], says]);
    let line = |why: &str| vec![format!("reference: “point 2” leads elsewhere: {why}")];
    assert_eq!(told(&whole, &cut), (line("what was 2 is 2 and 3 now"), Sameness::Substance));
    assert_eq!(told(&cut, &whole), (line("2 has what was 3 too"), Sameness::Substance));

    let old = plan(&[PRISONERS, CROSSING, MONITORS, says]);
    let dropped = plan(&[PRISONERS, MONITORS, says]);
    assert_eq!(told(&old, &dropped).0, line("what was 2 is gone, and 2 says something else"));
    let last = plan(&["Verania pays for the guards under point 3.", MONITORS, CROSSING]);
    let gone = plan(&["Verania pays for the guards under point 3.", MONITORS]);
    let why = "reference: “point 3” leads elsewhere: what was 3 is gone";
    assert_eq!(told(&last, &gone).0, [why]);
}

#[test]
fn a_range_and_a_list_name_all_their_points() {
    let (lines, _) = swapped("Under points 1 to 2 Verania pays.");
    let line = "reference: “points 1 to 2” leads elsewhere: what was 1 and 2 is 1 and 3 now";
    assert_eq!(lines, [line]);
    let (lines, _) = swapped("Verania pays under points 1, 2 and 4.");
    assert_eq!(lines.len(), 1);
}

#[test]
fn a_reference_to_another_instrument_leads_out_of_the_draft() {
    for says in [
        "Article 2 of the Charter of the United Nations applies.",
        "Paragraph 2 of Article 3 of the Geneva Convention applies.",
        "They act under Article 2 of Regulation 44.",
        "They meet on 2 May and pay 3 million.",
        "Применяется статья 2 Конвенции о водах.",
    ] {
        assert_eq!(swapped(says), (Vec::new(), Sameness::Place), "{says}");
    }
    // This very text is none.
    for says in [
        "Article 2 of this Agreement applies.",
        "Under this Agreement Verania pays; Article 2 of the Agreement applies.",
        "Применяется статья 2 настоящего Соглашения.",
    ] {
        assert_eq!(swapped(says).0.len(), 1, "{says}");
    }
}

#[test]
fn references_are_read_in_other_languages() {
    for says in [
        "L'article 2 s'applique.",
        "Применяется пункт 2.",
        "Застосовується пункт 2.",
        "تطبق المادة 2 فورا.",
        "Es gilt Artikel 2.",
    ] {
        assert_eq!(swapped(says).0.len(), 1, "{says}");
    }
}

#[test]
fn a_letter_names_a_part_of_its_own_point() {
    let parts = |order: [&str; 2], says: &str| {
        let point = |at: usize, words: &[&str]| {
            let subs = words.iter().zip(["a", "b"]);
            let subs: String = subs.map(|(words, at)| format!("   {at}. {words}\n")).collect();
            format!("{at}. The Parties agree as follows on part {at}:\n{subs}\n")
        };
        let text = point(1, &order) + &point(2, &[PRISONERS, ARMOUR]) + &format!("3. {says}\n");
        Draft::parse(&text).unwrap()
    };
    let says = "Verania pays under point 1(a) and checks under point 2(a).";
    let (old, new) = (parts([CROSSING, MONITORS], says), parts([MONITORS, CROSSING], says));
    let line = "reference: “point 1(a)” leads elsewhere: what was 1.a is 1.b now";
    assert_eq!(told(&old, &new), (vec![line.into()], Sameness::Substance));
    // The same letter in a point whose parts stayed is another.
    let within = |order: [&str; 2]| {
        let says = "What point (a) says is due first.";
        let text = format!(
            "1. On guards:\n   a. {ARMOUR}\n   b. {says}\n\n2. On roads:\n   a. {}\n   b. {}\n",
            order[0], order[1]
        );
        Draft::parse(&text).unwrap()
    };
    let (old, new) = (within([CROSSING, MONITORS]), within([MONITORS, CROSSING]));
    assert_eq!(told(&old, &new), (Vec::new(), Sameness::Place));
}

#[test]
fn a_section_named_by_its_number_is_the_points_below_its_heading() {
    let text = |parts: [(&str, &str); 2]| {
        let [(one, first), (two, second)] = parts;
        let says = "Section II prevails.";
        Draft::parse(&format!(
            "_{one}_\n\n1. {first}\n\n_{two}_\n\n2. {second}\n\n_Final_\n\n3. {says}\n"
        ))
        .unwrap()
    };
    let old = text([("Section I. Peace", CROSSING), ("Section II. Arms", MONITORS)]);
    let new = text([("Section I. Arms", MONITORS), ("Section II. Peace", CROSSING)]);
    assert_eq!(told(&old, &new).0.len(), 1, "{:?}", told(&old, &new).0);
}

#[test]
fn a_label_that_no_word_announces_is_a_reference_too() {
    for (says, told) in [
        ("Verania pays for the guards under (2).", "(2)"),
        ("Verania pays for the guards under (1) and (2).", "(1) and (2)"),
        ("Verania pays for the guards of § 2.", "2"),
        ("Verania pays for the guards of pt. 2 alone.", "pt. 2"),
        ("Verania pays for the guards of provisions 2 and 1.", "provisions 2 and 1"),
    ] {
        let (lines, sameness) = swapped(says);
        assert!(
            lines.len() == 1 && lines[0].starts_with(&format!("reference: “{told}” leads")),
            "{says}: {lines:?}"
        );
        assert_eq!(sameness, Sameness::Substance, "{says}");
    }
}

/// Clauses 1.1 to 1.3, and what the last of them says.
fn clauses(order: [&str; 2], says: &str) -> Draft {
    let [first, second] = order;
    let clauses = [PRISONERS, first, second, says].into_iter().enumerate();
    let clauses = clauses.map(|(at, words)| format!("@ 1.{0} | 1.{0} |\n{words}\n", at + 1));
    let text =
        format!("#! paraph-draft 1\n@ 1 | 1 |\nThe crossing\n{}", clauses.collect::<String>());
    Draft::parse(&text).unwrap()
}

#[test]
fn a_label_of_several_levels_is_a_reference_and_a_figure_is_none() {
    let both = |says: &str| {
        told(&clauses([CROSSING, MONITORS], says), &clauses([MONITORS, CROSSING], says)).0.len()
    };
    for says in
        ["The duties under 1.2 end in May.", "The Mission does as required by 1.2, if it can."]
    {
        assert_eq!(both(says), 1, "{says}");
    }
    for says in [
        "The fee rises by 1.2 per cent.",
        "The depth is limited to 1.2 metres.",
        "The fee rises by 1.2%.",
        "The trench is under 1.2 metres deep.",
        "The Mission has 1.2 million at hand.",
    ] {
        assert_eq!(both(says), 0, "{says}");
    }
}

#[test]
fn a_bare_label_that_follows_its_clause_folds_away_and_a_figure_does_not() {
    let old = clauses([CROSSING, MONITORS], "The duties under 1.2 end in May.");
    let new = clauses([MONITORS, CROSSING], "The duties under 1.3 end in May.");
    assert_eq!(told(&old, &new), (Vec::new(), Sameness::Place));
    let old = clauses([CROSSING, MONITORS], "The fee rises by 1.2 per cent.");
    let new = clauses([MONITORS, CROSSING], "The fee rises by 1.3 per cent.");
    assert_eq!(told(&old, &new).1, Sameness::Substance);
}

#[test]
fn what_a_point_says_of_itself_holds_for_what_stands_in_it() {
    let long = "The crossing at Orsk is open to civilians from May on. The bridge at Lesk is closed \
                to lorries. This point lapses in June.";
    let halves = [
        "The crossing at Orsk is open to civilians from May on.",
        "The bridge at Lesk is closed to lorries. This point lapses in June.",
    ];
    let whole = plan(&[PRISONERS, long, MONITORS]);
    let cut = plan(&[PRISONERS, halves[0], halves[1], MONITORS]);
    let line = |why: &str| vec![format!("reference: “point” leads elsewhere: {why}")];
    assert_eq!(told(&whole, &cut), (line("what was 2 is 2 and 3 now"), Sameness::Substance));
    assert_eq!(told(&cut, &whole), (line("2 has what was 2 too"), Sameness::Substance));
    // Renumbered as a whole it is itself.
    let later = plan(&[MONITORS, PRISONERS, long]);
    assert_eq!(told(&whole, &later), (Vec::new(), Sameness::Place));
}

#[test]
fn a_point_named_by_where_it_stands_leads_elsewhere_when_another_stands_there() {
    // Points 2 and 3 change places before point 4, which names the one before it.
    for (says, words) in [
        ("Verania pays for what the preceding point says.", "preceding point"),
        ("Verania pays for what is said in the point above.", "point above"),
        ("Verania pays under the immediately preceding point.", "preceding point"),
    ] {
        let (lines, sameness) = swapped(says);
        assert_eq!(
            lines,
            [format!("reference: “{words}” leads elsewhere: what was 3 is 2 now")],
            "{says}"
        );
        assert_eq!(sameness, Sameness::Substance, "{says}");
    }
    let old = plan(&["The next point binds Ostria alone.", CROSSING, MONITORS]);
    let new = plan(&["The next point binds Ostria alone.", MONITORS, CROSSING]);
    assert_eq!(
        told(&old, &new).0,
        ["reference: “next point” leads elsewhere: what was 2 is 3 now"]
    );
    // A place, a list that is announced, and a point that is no certain one.
    for says in [
        "Monitors stand at the point above the line.",
        "They agree on the following point: no guns.",
        "Any following point is void.",
    ] {
        assert_eq!(swapped(says), (Vec::new(), Sameness::Place), "{says}");
        let first = [plan(&[says, CROSSING, MONITORS]), plan(&[says, MONITORS, CROSSING])];
        assert_eq!(told(&first[0], &first[1]), (Vec::new(), Sameness::Place), "{says}");
    }
    // Nothing stands behind the last point.
    assert_eq!(swapped("The next point is void."), (Vec::new(), Sameness::Place));
}

/// The section on Prisoners, with a last point that names it.
#[test]
fn a_point_named_by_an_ordinal_is_the_one_in_that_place() {
    // Points 2 and 3 change places; the first stays.
    for (says, words) in [
        ("Verania pays for what the second point says.", "second point"),
        ("What the third point says binds Ostria.", "third point"),
    ] {
        let (lines, sameness) = swapped(says);
        assert!(
            matches!(lines.as_slice(), [line] if line.contains(&format!("“{words}” leads elsewhere"))),
            "{says}: {lines:?}"
        );
        assert_eq!(sameness, Sameness::Substance, "{says}");
    }
    // The first stays; what is in another text, or in no place among points, leads nowhere here.
    for says in [
        "Verania pays for what the first point says.",
        "Verania pays for what the second point of the annex says.",
        "A second point of crossing is opened.",
    ] {
        assert_eq!(swapped(says), (Vec::new(), Sameness::Place), "{says}");
    }
    // A point more behind it: the last is another now.
    let says = "Verania pays for what the last point says.";
    let (old, new) =
        (plan(&[says, PRISONERS, CROSSING]), plan(&[says, PRISONERS, CROSSING, MONITORS]));
    assert!(told(&old, &new).0.iter().any(|line| line.contains("“last point” leads elsewhere")));
}

fn sections(parts: [(&str, &[&str]); 2], says: &str) -> Draft {
    let mut number = 0;
    let mut numbered = |words: &[&str]| -> String {
        let numbered = words.iter().map(|words| {
            number += 1;
            format!("{number}. {words}\n\n")
        });
        numbered.collect()
    };
    let mut text = String::new();
    for (heading, points) in parts {
        text += &format!("_{heading}_\n\n{}", numbered(points));
    }
    text += &format!("_Last Provisions_\n\n{}", numbered(&[says]));
    Draft::parse(&text).unwrap()
}

#[test]
fn a_section_named_by_the_words_of_its_heading_leads_elsewhere_when_other_points_stand_in_it() {
    for (says, words) in [
        ("Verania pays for what the section on Prisoners says.", "section on Prisoners"),
        ("Ostria pays under the part headed “Prisoners”.", "part headed “Prisoners"),
        ("The section on the prisoners; no other is urgent.", "section on the prisoners"),
    ] {
        let old = sections([("Prisoners", &[PRISONERS, CROSSING]), ("Arms", &[MONITORS])], says);
        let new = sections([("Prisoners", &[PRISONERS]), ("Arms", &[CROSSING, MONITORS])], says);
        let line = |why: &str| format!("reference: “{words}” leads elsewhere: {why}");
        assert_eq!(told(&old, &new).0, [line("it named 1 and 2, and names 1 now")], "{says}");
        assert_eq!(told(&new, &old).0, [line("1 and 2 has what was 2 too")], "{says}");
        let gone = sections([("Arms", &[PRISONERS, CROSSING]), ("Peace", &[MONITORS])], says);
        let why = "nothing has that heading now: it stood over 1 and 2";
        assert_eq!(told(&old, &gone).0, [line(why)], "{says}");
        // It moved as a whole, and what was put into it names nothing that was.
        let parts: [(&str, &[&str]); 2] =
            [("Arms", &[MONITORS]), ("II. Prisoners", &[PRISONERS, CROSSING, ARMOUR])];
        assert_eq!(told(&old, &sections(parts, says)).0, [""; 0], "{says}");
    }
    // Words that are no heading, or more than it.
    for says in ["The section on Prisoners of War is empty.", "The part on arms trade is void."] {
        let old = sections([("Prisoners", &[PRISONERS, CROSSING]), ("Arms", &[MONITORS])], says);
        let new = sections([("Prisoners", &[PRISONERS]), ("Arms", &[CROSSING, MONITORS])], says);
        assert_eq!(told(&old, &new).0, [""; 0], "{says}");
    }
}

#[test]
fn a_clause_named_by_its_own_heading_is_that_clause() {
    let says = "Verania pays for what the clause on Crossings says.";
    let text = |clauses: [(&str, &str); 2]| {
        let [(one, first), (two, second)] = clauses;
        Draft::parse(&format!("1. _{one}_ {first}\n\n2. _{two}_ {second}\n\n3. {says}\n")).unwrap()
    };
    let old = text([("Crossings", CROSSING), ("Reports", MONITORS)]);
    let new = text([("Reports", CROSSING), ("Crossings", MONITORS)]);
    assert_eq!(
        told(&old, &new).0,
        ["reference: “clause on Crossings” leads elsewhere: it named 1, and names 2 now"]
    );
    let moved = text([("Reports", MONITORS), ("Crossings", CROSSING)]);
    assert_eq!(told(&old, &moved).0, [""; 0]);
}

#[test]
fn a_part_of_another_point_is_named_from_the_inside_out() {
    let parts = |order: [&str; 2], says: &str| {
        let [first, second] = order;
        let text = format!(
            "1. The Parties agree as follows:\n   a. {PRISONERS}\n\n2. On roads and bridges:\n   \
             a. {first}\n   b. {second}\n\n3. {says}\n"
        );
        Draft::parse(&text).unwrap()
    };
    for (says, words) in [
        ("Verania pays under subpoint (b) of point 2.", "subpoint (b)"),
        ("Paragraph (b) of point 2 ends in May.", "Paragraph (b)"),
    ] {
        let old = parts([CROSSING, MONITORS], says);
        let new = parts([MONITORS, CROSSING], says);
        let line = format!("reference: “{words}” leads elsewhere: what was 2.b is 2.a now");
        let (lines, sameness) = told(&old, &new);
        assert_eq!((lines, sameness), (vec![line], Sameness::Substance), "{says}");
    }
}

#[test]
fn the_last_two_points_are_those_before_a_last_one() {
    for (says, words, was, is) in [
        ("Verania pays under the last two points.", "last two points", "3 and 2", "1 and 2"),
        ("Verania pays under the first two points.", "first two points", "1 and 2", "1 and 3"),
    ] {
        let old = plan(&[PRISONERS, CROSSING, MONITORS, says]);
        let new = plan(&[CROSSING, MONITORS, PRISONERS, says]);
        let line = format!("reference: “{words}” leads elsewhere: what was {was} is {is} now");
        assert_eq!(told(&old, &new), (vec![line], Sameness::Substance));
        // The same points in another order.
        let one = plan(&[PRISONERS, CROSSING, MONITORS, &says.replace("first", "last")]);
        let other = plan(&[PRISONERS, MONITORS, CROSSING, &says.replace("first", "last")]);
        assert_eq!(told(&one, &other), (Vec::new(), Sameness::Place));
    }
    // Those of something else.
    for says in
        ["The last two points of the game count.", "The first two paragraphs of the annex apply."]
    {
        assert_eq!(swapped(says), (Vec::new(), Sameness::Place), "{says}");
    }
}

#[test]
fn a_letter_names_the_point_that_is_labelled_with_it() {
    let of = |third: &str, fourth: &str, says: &str| {
        let items = format!("   a. {PRISONERS}\n   b. {third}\n   c. {fourth}\n   d. {says}\n");
        Draft::parse(&format!("1. The Parties agree on this:\n{items}")).unwrap()
    };
    let says = "Tovia guarantees letter b.";
    let (lines, sameness) = told(&of(CROSSING, MONITORS, says), &of(MONITORS, CROSSING, says));
    assert_eq!((lines.len(), sameness), (1, Sameness::Substance));
    let other = "Tovia guarantees letter c.";
    let (lines, _) = told(&of(CROSSING, MONITORS, says), &of(CROSSING, MONITORS, other));
    assert_eq!(lines.len(), 1);
    // A letter that somebody wrote is no label.
    for says in [
        "Tovia answers the letter of May.",
        "Tovia sends a letter a week.",
        "Tovia cites Letter B of May.",
    ] {
        let (lines, sameness) = told(&of(CROSSING, MONITORS, says), &of(MONITORS, CROSSING, says));
        assert_eq!((lines.len(), sameness), (0, Sameness::Place), "{says}");
    }
}
