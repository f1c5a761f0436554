//! Who is bound, and by what: parties that are exchanged or exempt, duties that stand under a chapeau or a
//! heading, and how many duties each has, in whatever style they are written.
#![expect(clippy::unwrap_used, reason = "a draft that cannot be read fails loudly")]

use paraph_compare::account::{Account, Sameness, Site};
use paraph_compare::substance::{Context, Duties, Kind, Party, changes, duties, lines};
use paraph_text::Draft;

const PARTIES: &str = "The Parties: Tavaria, Kestria\n\n";

fn context() -> Context {
    let mut context = Context::default();
    context.parties = ["Tavaria", "Kestria"].map(Party::named).to_vec();
    context
}

fn told(old: &str, new: &str) -> Vec<String> {
    let all = changes(old, new, &context());
    lines(&all).iter().map(ToString::to_string).collect()
}

fn account(old: &str, new: &str) -> Account {
    let [old, new] = [old, new].map(|text| Draft::parse(&format!("{PARTIES}{text}")).unwrap());
    Account::of(&old, &new)
}

/// What is told of what stands over points: the points by their new labels, and the line.
fn under(account: &Account) -> Vec<String> {
    let told = account.substance().into_iter().filter_map(|(site, line)| {
        let Site::Under(_) = site else { return None };
        let [_, new] = account.places_of(&site, &line);
        let labels = new.iter().map(|at| account.alignment.new[*at].label.as_str());
        Some(format!("{}: {line}", labels.collect::<Vec<_>>().join(" ")))
    });
    told.collect()
}

fn counts(account: &Account) -> Vec<(&str, usize, usize, usize, usize)> {
    account.duties_told().map(|(who, d)| (who, d.old, d.new, d.gained, d.lost)).collect()
}

#[test]
fn a_party_in_anothers_place_is_told_wherever_it_stands() {
    for (old, new, line) in [
        (
            "The flag of Tavaria flies over the fort.",
            "The flag of Kestria flies over the fort.",
            "party exchanged: Tavaria -> Kestria (The flag of … flies over the fort)",
        ),
        (
            "The well lies in Tavaria.",
            "The well lies in Kestria.",
            "party exchanged: Tavaria -> Kestria (The well lies in …)",
        ),
        (
            "On behalf of Tavaria, Kestria shall keep the seal.",
            "On behalf of Kestria, Tavaria shall keep the seal.",
            "for whom: Tavaria -> Kestria (On behalf of … Tavaria shall keep the seal); Kestria -> Tavaria \
             (On behalf of Kestria … shall keep the seal)",
        ),
        (
            "Unless Tavaria protests, Kestria shall drain the marsh.",
            "Unless Kestria protests, Tavaria shall drain the marsh.",
            "party exchanged: Tavaria -> Kestria (Unless … protests, Tavaria shall drain the marsh); who bears it: \
             Kestria -> Tavaria (Unless Kestria protests … shall drain the marsh)",
        ),
    ] {
        assert_eq!(told(old, new), [line]);
    }
    let row = "The boats of Tavaria and Kestria pass.";
    assert!(told(row, "The boats of Kestria and Tavaria pass.").is_empty());
}

/// A party may be called by a word that turns a sentence, and still is a party.
#[test]
fn a_party_called_by_a_point_of_the_compass_is_a_party() {
    let mut context = Context::default();
    context.parties = ["West", "East"].map(Party::named).to_vec();
    let of = |old: &str, new: &str| {
        changes(old, new, &context).iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    assert_eq!(of("The law of West applies.", "The law of East applies."), [Kind::Party]);
    let bank = "The post stands west of the lake.";
    assert_eq!(of(bank, &bank.replace("west", "east")), [Kind::Scope]);
}

#[test]
fn who_is_exempt_is_told_and_who_thereby_has_a_duty() {
    let old = "The Parties, with the exception of Kestria, shall fund the school.";
    let new = "The Parties, with the exception of Tavaria, shall fund the school.";
    assert_eq!(
        told(old, new),
        [
            "who is exempt: Kestria -> Tavaria (The Parties, with the exception of … shall fund the school)"
        ]
    );
    let counted = duties(old, new, &context());
    assert_eq!(counted["Tavaria"], Duties { old: 1, new: 0, gained: 0, lost: 1 });
    assert_eq!(counted["Kestria"], Duties { old: 0, new: 1, gained: 1, lost: 0 });
    let nobody = "No Party shall arm its boats.";
    let told = told(nobody, "No Party other than Kestria shall arm its boats.");
    assert_eq!(told, ["who is exempt: — -> Kestria (No Party other than … shall arm its boats)"]);
}

#[test]
fn a_unit_is_nobody() {
    let kinds = |old: &str, new: &str| {
        changes(old, new, &context()).iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    let old = "Kestria shall pay US$ 900.";
    assert_eq!(kinds(old, "Kestria shall pay 900."), [Kind::Unit]);
}

#[test]
fn an_item_under_the_chapeau_of_another_is_told_with_who_bears_it_now() {
    let old = "1. Tavaria shall:\n   a. mend the dyke;\n   b. feed the horses;\n\n\
               2. Kestria shall:\n   a. guard the mill.\n";
    let new = "1. Tavaria shall:\n   a. guard the mill.\n\n\
               2. Kestria shall:\n   a. mend the dyke;\n   b. feed the horses;\n";
    let account = account(old, new);
    assert_eq!(
        under(&account),
        [
            "2.a 2.b: who bears it: Tavaria -> Kestria (… shall mend the dyke)",
            "1.a: who bears it: Kestria -> Tavaria (… shall guard the mill)"
        ]
    );
    assert_eq!(counts(&account), [("Tavaria", 2, 1, 1, 2), ("Kestria", 1, 2, 2, 1)]);
    assert_eq!(account.sameness, Sameness::Substance);
}

#[test]
fn what_changed_in_a_chapeau_is_told_once_with_the_items_under_it() {
    let of =
        |chapeau: &str| format!("1. {chapeau}:\n   a. mend the dyke;\n   b. feed the horses.\n");
    let plain = of("Tavaria shall");
    assert_eq!(
        under(&account(&plain, &of("Tavaria may"))),
        ["1.a 1.b: force (Tavaria): shall -> may (weaker)"]
    );
    let ban = account(&plain, &of("Tavaria shall not"));
    assert_eq!(under(&ban), ["1.a 1.b: negation: shall -> shall not (added)"]);
    assert_eq!(ban.substance().len(), 1, "the chapeau's own row does not tell it again");
    // Figures are the chapeau's own.
    let figure = |days: &str| of(&format!("Tavaria shall, in {days} villages"));
    let told = account(&figure("six"), &figure("nine"));
    assert!(under(&told).is_empty());
    assert_eq!(told.substance().len(), 1);
}

#[test]
fn a_right_and_a_duty_under_one_chapeau_are_told_each_by_its_own_force() {
    let of = |who: &str| {
        format!("1. {who}:\n   a. may fish in the delta;\n   b. shall feed the horses.\n")
    };
    let told = under(&account(&of("Tavaria"), &of("Kestria")));
    let [right, duty] = &told[..] else { panic!("{told:?}") };
    assert!(right.starts_with("1.a: whose right it is: Tavaria -> Kestria"), "{right}");
    assert!(duty.starts_with("1.b: who bears it: Tavaria -> Kestria"), "{duty}");
}

#[test]
fn a_condition_behind_the_items_is_one_of_each() {
    use paraph_compare::account::Over;
    let of = |tail: &str| {
        format!("1. Tavaria may enter the town:{tail}\n   a. by day;\n   b. with six guards;\n")
    };
    let account = account(&of(" if Kestria agrees in writing."), &of(""));
    let told = under(&account);
    assert_eq!(told, ["1.a 1.b: condition dropped: if Kestria agrees in writing -> —"]);
    assert!(matches!(account.inherited[0].old[..], [Over::Point(_)]));
}

#[test]
fn a_heading_lays_duties_on_somebody_and_its_own_place_is_told() {
    let of = |first: &str, second: &str| {
        format!(
            "_PART I. DUTIES OF TAVARIA_\n\n1. Repair the dyke at Sorn.\n{first}\n\
                 _PART II. DUTIES OF KESTRIA_\n{second}\n3. Guard the mill at Orn.\n"
        )
    };
    let horses = "\n2. Feed the horses of the patrol.\n";
    let account = account(&of(horses, ""), &of("", horses));
    assert_eq!(
        under(&account),
        ["2: who bears it: Tavaria -> Kestria (… shall feed the horses of the patrol)"]
    );
    assert!(account.headings.is_empty(), "both still stand: {:?}", account.headings);
    assert_eq!(counts(&account), [("Tavaria", 2, 1, 0, 1), ("Kestria", 1, 2, 1, 0)]);
}

#[test]
fn a_heading_that_binds_nobody_is_told_with_the_points_that_left_it() {
    let of = |first: &str, second: &str| {
        format!(
            "_PART I. WATER_\n\n1. The dyke at Sorn is mended.\n{first}\n\
                 _PART II. TRADE_\n{second}\n3. The mill at Orn is open to all.\n"
        )
    };
    let market = "\n2. The market is held on Mondays.\n";
    let account = account(&of(market, ""), &of("", market));
    let [heading] = &account.headings[..] else { panic!("{:?}", account.headings) };
    assert_eq!(heading.old.as_deref(), Some("PART I. WATER"));
    assert_eq!(heading.new.as_deref(), Some("PART II. TRADE"));
    assert_eq!(heading.under, [(1, 1)]);
}

#[test]
fn duties_are_counted_alike_in_every_style() {
    let sentences =
        "Tavaria shall mend the dyke. Tavaria shall feed the horses. Tavaria shall guard the mill.";
    let row = "Tavaria shall mend the dyke, feed the horses and guard the mill.";
    let counted = duties(sentences, row, &context());
    assert_eq!(counted["Tavaria"], Duties { old: 3, new: 3, gained: 0, lost: 0 });
    let items =
        "1. Tavaria shall:\n   a. mend the dyke;\n   b. feed the horses;\n   c. guard the mill.\n";
    assert_eq!(counts(&account(items, items)), [("Tavaria", 3, 3, 0, 0)]);
    for (one, other) in [
        ("Tavaria is prohibited from hunting.", "Tavaria shall not hunt."),
        ("Tavaria may not hunt.", "Tavaria must not hunt."),
        ("Tavaria is responsible for the dyke.", "Tavaria shall be responsible for the dyke."),
        ("Tavaria is obliged to mend the dyke.", "Tavaria shall mend the dyke."),
    ] {
        let counted = duties(one, other, &context());
        assert_eq!((counted["Tavaria"].old, counted["Tavaria"].new), (1, 1), "{one}");
        assert_eq!((counted["Tavaria"].gained, counted["Tavaria"].lost), (0, 0), "{one}");
    }
    // Which verb it will be is open, in either order: no duty yet, and one as soon as it stands.
    for open in
        ["Tavaria [shall] [should] mend the dyke.", "Tavaria [should] [shall] mend the dyke."]
    {
        assert!(!duties(open, open, &context()).contains_key("Tavaria"));
        let counted = duties(open, "Tavaria shall mend the dyke.", &context());
        assert_eq!(counted["Tavaria"], Duties { old: 0, new: 1, gained: 1, lost: 0 });
    }
    let free = "Tavaria is not liable for the harvest.";
    assert!(!duties(free, free, &context()).contains_key("Tavaria"));
}

/// Both wordings have the same duties for each: only the words for them were exchanged.
#[test]
fn duties_in_the_words_of_the_other_are_neither_gained_nor_lost() {
    let plain = |who: &str| {
        format!(
            "{who} is obliged to feed the horses. {who} is responsible for the ferry. {who} may not hunt. \
                 {who} is prohibited from fishing. {who} must name a judge."
        )
    };
    let other = |who: &str| {
        format!(
            "{who} shall feed the horses. {who} shall be responsible for the ferry. {who} shall not hunt. \
                 {who} shall not fish. {who} shall name a judge."
        )
    };
    let old = format!("{} {}", plain("Tavaria"), other("Kestria"));
    let new = format!("{} {}", other("Tavaria"), plain("Kestria"));
    for (who, all) in duties(&old, &new, &context()) {
        assert_eq!(all, Duties { old: 5, new: 5, gained: 0, lost: 0 }, "{who}");
    }
}

#[test]
fn who_came_beside_another_is_told_by_his_name() {
    let told = told("Kestria shall open the pass.", "Tavaria and Kestria shall open the pass.");
    assert_eq!(told, ["who bears it: — -> Tavaria (… Kestria shall open the pass)"]);
}

#[test]
fn who_acts_on_behalf_of_another_bears_the_duty_alone() {
    let text = "On behalf of Tavaria, Kestria shall keep the seal.";
    let counted = duties(text, text, &context());
    assert_eq!(counted.get("Kestria").map(|duties| duties.new), Some(1));
    assert!(!counted.contains_key("Tavaria"));
}

#[test]
fn a_party_that_is_renamed_or_spelled_otherwise_gains_no_duty() {
    let of = |name: &str| {
        let text = format!(
            "The Parties: {name}, Kestria\n\n1. {name} shall mend the dyke.\n\n2. Kestria shall pay {name}.\n"
        );
        Draft::parse(&text).unwrap()
    };
    for new in ["Tavarija", "Old Sorn"] {
        let account = Account::of(&of("Tavaria"), &of(new));
        let all = account.duties_told().all(|(_, duties)| (duties.gained, duties.lost) == (0, 0));
        assert!(all, "{new}: {:?}", account.duties);
        let names: Vec<_> = account.parties.iter().map(|party| party.name.as_str()).collect();
        assert!(names.len() == 2 && names.contains(&new), "one party: {names:?}");
    }
}

#[test]
fn exchanged_figures_are_told_with_whose_they_are() {
    assert_eq!(
        told(
            "Tavaria has three envoys and Kestria one envoy.",
            "Tavaria has one envoy and Kestria three envoys."
        ),
        ["figure (Tavaria): three -> one (lower)", "figure (Kestria): one -> three (higher)"]
    );
    let old = "1. Tavaria shall withdraw its guns to 40 km from the ford.\n\n\
               2. Kestria shall withdraw its mortars to 15 km from the ford.\n";
    let new = "1. Tavaria shall withdraw its guns to 15 km from the ford.\n\n\
               2. Kestria shall withdraw its mortars to 40 km from the ford.\n";
    let account = account(old, new);
    let mut told: Vec<_> = account.substance().iter().map(|(_, line)| line.to_string()).collect();
    told.sort();
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn an_exchange_between_two_is_one_line() {
    let told = told(
        "Tavaria shall mend the dyke. Kestria shall guard the mill.",
        "Kestria shall mend the dyke. Tavaria shall guard the mill.",
    );
    assert_eq!(
        told,
        [
            "who bears it: Tavaria -> Kestria (… shall mend the dyke); Kestria -> Tavaria (… shall guard the mill)"
        ]
    );
}

/// A line without a full stop may be taken for a heading; it names the parties all the same.
#[test]
fn parties_named_in_a_line_like_a_heading_are_parties() {
    let draft = |first: &str, second: &str| {
        let text = format!(
            "TREATY\n\n_The Parties: Tavaria, Kestria_\n\n1. {first} shall:\n   a. clear the mines;\n   \
             b. pay for the buoys.\n\n2. {second} shall:\n   a. lift the blockade.\n"
        );
        Draft::parse(&text).unwrap()
    };
    let (old, new) = (draft("Tavaria", "Kestria"), draft("Kestria", "Tavaria"));
    let account = Account::of(&old, &new);
    let parties: Vec<&str> = account.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!((parties, account.sameness), (vec!["Tavaria", "Kestria"], Sameness::Substance));
    assert_eq!(counts(&account), [("Tavaria", 2, 1, 1, 2), ("Kestria", 1, 2, 2, 1)]);
}

/// Nobody is known as a party, no word is another, and duties changed hands.
#[test]
fn duties_that_changed_hands_are_substance_whoever_bears_them() {
    let draft = |first: &str, second: &str| {
        let text = format!(
            "1. {first} shall:\n   a. clear the mines;\n   b. pay for the buoys.\n\n\
             2. {second} shall:\n   a. lift the blockade.\n"
        );
        Draft::parse(&text).unwrap()
    };
    let account = Account::of(&draft("Tavaria", "Kestria"), &draft("Kestria", "Tavaria"));
    assert_eq!(account.sameness, Sameness::Substance);
}

#[test]
fn each_party_of_a_row_is_counted() {
    let account = account(
        "1. Tavaria and Kestria shall share the water of the river.\n",
        "1. Tavaria, Kestria and the Mission shall share the water of the river.\n",
    );
    assert_eq!(counts(&account)[..2], [("Tavaria", 1, 1, 0, 0), ("Kestria", 1, 1, 0, 0)]);
}

/// Whichever of two in brackets it will be, it is nobody yet.
#[test]
fn who_competes_in_brackets_has_no_duty_yet() {
    for who in ["Tavaria", "Kestria"] {
        let account = account(
            "1. [Tavaria] [Kestria] shall free the sailors within a month.\n\n2. The Parties meet.\n",
            &format!("1. {who} shall free the sailors within a month.\n\n2. The Parties meet.\n"),
        );
        assert_eq!(counts(&account), [(who, 0, 1, 1, 0)]);
    }
}

#[test]
fn a_party_with_another_name_keeps_its_duties() {
    let draft = |name: &str| {
        let text = format!(
            "This contract is made between Halden Ltd (the “{name}”) and Orbis Ltd (the “Buyer”).\n\n\
             1. The {name} shall deliver the pumps by May.\n\n2. The {name} shall insure the pumps.\n\n\
             3. The Buyer shall pay the {name} in June.\n"
        );
        Draft::parse(&text).unwrap()
    };
    let account = Account::of(&draft("Supplier"), &draft("Vendor"));
    assert!(account.duties_told().all(|(_, of)| of.old == of.new && of.gained + of.lost == 0));
}

/// What is told to be of another substance says why.
#[test]
fn whoever_is_told_that_substance_differs_is_told_where() {
    let account = account(
        "1. Tavaria shall admit ships without inspection.\n",
        "1. Tavaria shall admit ships after inspection.\n",
    );
    let lines: Vec<String> = account.substance().iter().map(|(_, line)| line.to_string()).collect();
    assert_eq!(lines, ["read it: negation: without -> —"]);
    assert_eq!(account.sameness, Sameness::Substance);
}

#[test]
fn what_a_rate_is_counted_by_is_no_figure() {
    // Whether per cent is written in letters or as a sign.
    for share in ["per cent", "%"] {
        let of = |rate: &str| format!("Tavaria pays 1.5 {share} a {rate}.");
        assert_eq!(
            told(&of("month"), &of("year")),
            ["when it holds: a month -> a year (changed)"],
            "{share}"
        );
    }
    assert!(told("Tavaria pays 3 per cent a year.", "Tavaria pays 3 % a year.").is_empty());
}
