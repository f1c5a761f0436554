//! Who is a party, who stands behind its name, and what headings lay on whom.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness};
use paraph_compare::substance::{Context, Party, changes, duties, lines};
use paraph_text::Draft;

fn account(old: &str, new: &str) -> Account {
    let [old, new] = [old, new].map(|text| Draft::parse(&format!("ACCORD\n\n{text}")).unwrap());
    Account::of(&old, &new)
}

/// The lines of substance of two drafts; they make the substance another, and nothing else does.
fn told(old: &str, new: &str) -> Vec<String> {
    let account = account(old, new);
    let told = account.substance();
    let is_certain = told.iter().any(|(_, line)| !line.to_read());
    assert_eq!(account.sameness == Sameness::Substance, is_certain, "{old}\n{new}");
    told.iter().map(|(_, line)| line.to_string()).collect()
}

fn of_words(old: &str, new: &str) -> Vec<String> {
    let mut context = Context::default();
    context.parties = ["Tavaria", "Kestria", "Sorn"].map(Party::named).to_vec();
    lines(&changes(old, new, &context)).iter().map(ToString::to_string).collect()
}

const TREATY: &str = "This accord is made by the Republic of Tavaria (“Tavaria”) and the Kingdom of Kestria \
     (“Kestria”).\n\n_PART I. DUTIES OF TAVARIA_\n\n1. Withdraw all guns from the delta.\n\n2. Pay the pilots.\n\n\
     _PART II. DUTIES OF KESTRIA_\n\n3. Release all sailors.\n\n4. Open the ford at Orn.\n";

#[test]
fn headings_that_are_exchanged_over_unchanged_points_are_told() {
    let new = TREATY
        .replace("OF TAVARIA", "OF X")
        .replace("OF KESTRIA", "OF TAVARIA")
        .replace("OF X", "OF KESTRIA");
    let lines = told(TREATY, &new);
    let [first, second] = &lines[..] else { panic!("{lines:?}") };
    assert!(first.starts_with("who bears it: Tavaria -> Kestria"), "{first}");
    assert!(second.starts_with("who bears it: Kestria -> Tavaria"), "{second}");
    let rights = told(TREATY, &TREATY.replace("DUTIES OF TAVARIA", "RIGHTS OF TAVARIA"));
    assert_eq!(rights, ["force (Tavaria): shall -> may (weaker)"]);
}

#[test]
fn headings_that_say_the_same_are_quiet() {
    for (from, to) in [
        ("DUTIES OF TAVARIA", "OBLIGATIONS OF TAVARIA"),
        ("PART I. DUTIES OF TAVARIA", "Part I. Duties of Tavaria"),
        ("PART II.", "PART III."),
        ("PART II. DUTIES", "SECTION B. DUTIES"),
    ] {
        assert!(told(TREATY, &TREATY.replace(from, to)).is_empty(), "{to}");
    }
}

#[test]
fn what_is_forbidden_under_one_heading_and_allowed_under_another_is_told() {
    let of = |first: &str, second: &str| {
        format!(
            "_{first}_\n\n1. Flights over the delta.\n\n2. Fishing.\n\n_{second}_\n\n3. Transit.\n"
        )
    };
    let acts = of("PROHIBITED ACTS", "PERMITTED ACTS");
    assert_eq!(
        told(&acts, &of("PERMITTED ACTS", "PROHIBITED ACTS")),
        [
            "negation: prohibited -> permitted (dropped)",
            "negation: permitted -> prohibited (added)"
        ]
    );
    let moved = acts
        .replace("\n2. Fishing.\n", "")
        .replace("ACTS_\n\n3. T", "ACTS_\n\n2. Fishing.\n\n3. T");
    assert_eq!(told(&acts, &moved), ["negation: prohibited -> permitted (dropped)"]);
    assert!(told(&acts, &of("Prohibited acts", "Permitted acts")).is_empty());
    assert!(told(&acts, &of("GENERAL", "SPECIAL")).is_empty());
    // Of a single word too.
    assert_eq!(
        told(&of("PROHIBITED", "GENERAL"), &of("PERMITTED", "GENERAL")),
        ["negation: prohibited -> permitted (dropped)"]
    );
    assert_eq!(
        told(&of("DUTIES", "GENERAL"), &of("RIGHTS", "GENERAL")),
        ["scope: duties -> rights (changed)"]
    );
    assert!(told(&of("SCOPE", "GENERAL"), &of("APPLICATION", "GENERAL")).is_empty());
}

#[test]
fn sums_that_two_parties_exchanged_are_told_with_whose_they_are() {
    for (old, new, who) in [
        (
            "Sorn shall pay Tavaria 5 million and Kestria 7 million.",
            "Sorn shall pay Tavaria 7 million and Kestria 5 million.",
            ["Tavaria", "Kestria"],
        ),
        (
            "Sorn shall pay 5 million to Tavaria and 7 million to Kestria.",
            "Sorn shall pay 7 million to Tavaria and 5 million to Kestria.",
            ["Tavaria", "Kestria"],
        ),
        (
            "Tavaria pays 5 to Sorn and Kestria pays 7 to Sorn.",
            "Tavaria pays 7 to Sorn and Kestria pays 5 to Sorn.",
            ["Tavaria", "Kestria"],
        ),
        (
            "Westmark pays 5 and Tavaria 7.",
            "Westmark pays 7 and Tavaria 5.",
            ["Westmark", "Tavaria"],
        ),
    ] {
        let lines = of_words(old, new);
        let [first, second] = &lines[..] else { panic!("{old}: {lines:?}") };
        assert!(first.starts_with(&format!("figure ({}): 5", who[0])), "{old}: {first}");
        assert!(second.starts_with(&format!("figure ({}): 7", who[1])), "{old}: {second}");
    }
}

const CONTRACT: &str = "This contract is made between Halden GmbH (the “Supplier”) and Orbis Ltd (the “Buyer”).\n\n\
     1. The Supplier shall deliver the pumps.\n\n2. The Buyer shall pay for the pumps.\n\n\
     3. Signed for Halden GmbH and Orbis Ltd in Orn.\n";

#[test]
fn who_stands_behind_a_name_is_told_where_it_is_defined() {
    let first = |new: &str| CONTRACT.replacen("Halden GmbH", new, 1);
    let lines = told(CONTRACT, &first("Halden Holding AG"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("party exchanged: Halden GmbH -> Halden Holding AG"), "{lines:?}");
    let signs = CONTRACT.replace("for Halden GmbH", "for Krone AG");
    let lines = told(CONTRACT, &signs);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("Halden GmbH -> Krone AG"), "{lines:?}");
    for spelled in ["Haldenn GmbH", "HALDEN GmbH"] {
        assert!(told(CONTRACT, &first(spelled)).is_empty(), "{spelled}");
    }
}

#[test]
fn two_who_exchanged_their_roles_stay_two() {
    let new = CONTRACT
        .replacen("Halden GmbH", "X", 1)
        .replacen("Orbis Ltd", "Halden GmbH", 1)
        .replace("X (", "Orbis Ltd (");
    let account = account(CONTRACT, &new);
    let names: Vec<&str> = account.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Supplier", "Buyer"]);
    assert_eq!((account.duties["Supplier"].new, account.duties["Buyer"].new), (1, 1));
    let lines = told(CONTRACT, &new);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].contains("Halden GmbH -> Orbis Ltd")
            && lines[0].contains("Orbis Ltd -> Halden GmbH")
    );
}

#[test]
fn a_party_more_or_less_in_the_list_is_told() {
    let of = |names: &str| {
        format!(
            "The Parties: {names}\n\n1. The Parties shall meet at Orn.\n\n2. Tavaria shall pay.\n"
        )
    };
    let two = of("Tavaria, Kestria");
    let three = of("Tavaria, Kestria and Sorn");
    assert!(told(&two, &three)[0].starts_with("who is a party: — -> Sorn"));
    assert!(told(&three, &two)[0].starts_with("who is a party: Sorn -> —"));
    let other = told(&two, &of("Tavaria, Sorn"));
    assert!(
        other.len() == 1 && other[0].starts_with("party exchanged: Kestria -> Sorn"),
        "{other:?}"
    );
    assert!(told(&two, &of("Kestria and Tavaria")).is_empty());
    let guarantor = CONTRACT.replace(
        "”) and Orbis Ltd (the “Buyer”)",
        "”), Orbis Ltd (the “Buyer”) and Krone AG (the “Guarantor”)",
    );
    let lines = told(CONTRACT, &guarantor);
    assert!(lines[0].starts_with("who is a party: — -> Krone AG"), "{lines:?}");
}

#[test]
fn somebody_else_throughout_is_one_line_and_another_word_is_none() {
    let of = |name: &str| {
        format!(
            "The Parties: {name}, Kestria\n\n1. {name} shall mend the dyke.\n\n2. Kestria shall pay {name}.\n\n\
             3. The Joint Commission shall meet. The Joint Commission may inspect the dyke.\n"
        )
    };
    let old = of("Tavaria");
    assert_eq!(told(&old, &of("Old Sorn")), ["party exchanged: Tavaria -> Old Sorn (throughout)"]);
    let body = told(&old, &old.replace("Joint Commission", "Water Court"));
    assert_eq!(body.len(), 1, "{body:?}");
    assert!(body[0].ends_with("-> Water Court (throughout)"), "{body:?}");
    assert!(told(&old, &of("Tavarija")).is_empty());
    assert!(told(CONTRACT, &CONTRACT.replace("Supplier", "Vendor")).is_empty());
    // Where the list keeps the old name, each place is told.
    let mut parts = old.splitn(2, "\n\n");
    let (list, rest) = (parts.next().unwrap(), parts.next().unwrap());
    let lines = told(&old, &format!("{list}\n\n{}", rest.replace("Tavaria", "Nordia")));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("who bears it: Tavaria -> Nordia"), "{lines:?}");
}

#[test]
fn a_right_is_told_as_a_right_and_the_law_binds_nobody() {
    let lines = of_words("Tavaria may inspect the depots.", "Kestria may inspect the depots.");
    assert_eq!(lines, ["whose right it is: Tavaria -> Kestria (… may inspect the depots)"]);
    let lines = of_words("Tavaria may not fish.", "Kestria may not fish.");
    assert!(lines[0].starts_with("who bears it"), "{lines:?}");
    let lines = of_words(
        "This Agreement is governed by the law of Tavaria.",
        "This Agreement is governed by the law of Kestria.",
    );
    assert!(lines[0].starts_with("party exchanged: Tavaria -> Kestria"), "{lines:?}");
}

#[test]
fn what_is_no_duty_is_not_counted_and_each_act_is() {
    let mut context = Context::default();
    context.parties = ["Tavaria", "Kestria"].map(Party::named).to_vec();
    for (text, count) in [
        ("Tavaria shall return all arms, including mortars.", 1),
        ("Tavaria shall, without delay, return all prisoners.", 1),
        ("Tavaria shall clear the mines, publish the maps of the fields and pay for the buoys.", 3),
        ("Tavaria shall house the families, the sick and shelter for the night.", 1),
        ("Tavaria shall not be liable for delay.", 0),
        ("Tavaria shall be liable for delay.", 1),
    ] {
        let counted = duties(text, text, &context);
        assert_eq!(counted.get("Tavaria").map_or(0, |one| one.new), count, "{text}");
    }
}

#[test]
fn a_chapeau_longer_than_any_is_read_by_itself() {
    let of = |words: &str| {
        format!(
            "The Parties: Tavaria, Kestria\n\n1. Tavaria shall {words}:\n   a. mend the dyke;\n   b. feed the horses.\n"
        )
    };
    let [short, long] = ["in May", &"in May or ".repeat(3000)].map(|words| {
        let draft = of(words.trim());
        account(&draft, &draft).duties.get("Tavaria").map_or(0, |one| one.new)
    });
    // The chapeau itself is one act then.
    assert_eq!((short, long), (2, 1));
}

/// Names nearly alike are those of two, whatever the rest of the drafts says.
#[test]
fn a_name_nearly_alike_is_somebody_else() {
    for (old, new) in [("Iran", "Iraq"), ("Austria", "Australia"), ("Niger", "Nigeria")] {
        let draft = |name: &str| {
            format!(
                "The Parties: {name}, Oman.\n\n1. {name} shall open the port.\n\n2. Oman shall pay {name}.\n"
            )
        };
        let lines = told(&draft(old), &draft(new));
        assert!(lines.iter().any(|line| line.contains(old) && line.contains(new)), "{lines:?}");
    }
}

/// `Not later than` says `by`, and denies nothing.
#[test]
fn a_limit_in_other_words_denies_nothing() {
    for (old, new) in
        [("by 1 March", "not later than 1 March"), ("at least 120", "no fewer than 120")]
    {
        let draft = |words: &str| format!("1. The Parties shall free prisoners, {words}.\n");
        let lines = told(&draft(old), &draft(new));
        assert!(!lines.iter().any(|line| line.contains("negation")), "{lines:?}");
    }
}

/// What a text is called is no part of the name in full that stands behind it.
#[test]
fn the_name_of_a_text_is_nobodys() {
    let draft = "Supply Agreement between Harlan Foods Ltd (the “Buyer”) and Costa Verde SA (the “Grower”)\n\n\
         1. The Buyer shall pay.\n\n2. The Grower shall deliver.\n";
    let names: Vec<Vec<String>> = account(draft, draft)
        .parties
        .iter()
        .map(|party| party.names().map(str::to_owned).collect())
        .collect();
    assert_eq!(names, [["Buyer", "Harlan Foods Ltd"], ["Grower", "Costa Verde SA"]]);
}

/// Quotes and dashes of another shape are layout, in a title as in a point.
#[test]
fn quotes_of_another_shape_in_a_title_are_layout() {
    let draft = |title: &str| {
        Draft::parse(&format!("{title}\n\n1. The Parties meet in May.\n\n2. They meet again.\n"))
            .unwrap()
    };
    let old = draft("The \"Harbour\" Agreement");
    assert!(old.title().is_some());
    let sameness = |new: &str| Account::of(&old, &draft(new)).sameness;
    assert_eq!(sameness("The “Harbour” Agreement"), Sameness::Layout);
    assert_eq!(sameness("The “Airport” Agreement"), Sameness::Words);
}

#[test]
fn who_bears_what_is_told_without_parties_that_are_known() {
    for (old, new) in [
        ("Tavaria bears the costs of transport.", "Kestria bears the costs of transport."),
        (
            "Tavaria is entitled to inspect the depots.",
            "Kestria is entitled to inspect the depots.",
        ),
        (
            "Halden guarantees the quality of the steel.",
            "Brennor guarantees the quality of the steel.",
        ),
        ("The Lessor is responsible for repairs.", "The Lessee is responsible for repairs."),
        (
            "Tavaria may inspect the barns and the mills.",
            "Kestria may inspect the barns and the docks.",
        ),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            assert!(
                !told(&format!("1. {old}\n"), &format!("1. {new}\n")).is_empty(),
                "{old}\n{new}"
            );
        }
    }
    let twice = |who: &str| {
        format!("1. {who} bears the costs of transport.\n\n2. {who} may inspect the mills.\n")
    };
    let lines = told(&twice("Tavaria"), &twice("Kestria"));
    assert!(!lines.is_empty(), "a name that was exchanged throughout is somebody's");
    for (old, new) in [
        ("Kyiv may inspect the depots.", "Kiev may inspect the depots."),
        ("Shipping may resume in May.", "Navigation may resume in May."),
        (
            "Tavaria is entitled to inspect the depots.",
            "Tavaria has the right to inspect the depots.",
        ),
    ] {
        assert!(told(&format!("1. {old}\n"), &format!("1. {new}\n")).is_empty(), "{new}");
    }
}

#[test]
fn who_is_named_before_the_subject_bears_nothing() {
    for lead in ["At the request of Ostria,", "In the absence of Ostria,", "Unlike Ostria,"] {
        let of = |verb: &str| format!("1. {lead} Verania {verb} preside.\n");
        assert_eq!(
            told(&of("shall"), &of("may")),
            ["force (Verania): shall -> may (weaker)"],
            "{lead}"
        );
    }
    let of = |verb: &str| format!("1. Ostria, which borders on Verania, {verb} preside.\n");
    assert_eq!(told(&of("shall"), &of("may")), ["force (Ostria): shall -> may (weaker)"]);
    let of = |verb: &str| format!("1. Ostria, Tovia and Verania {verb} preside.\n");
    assert_eq!(
        told(&of("shall"), &of("may")),
        ["force (Ostria, Tovia and Verania): shall -> may (weaker)"]
    );
}
