//! Changes that a drafter can hide: words that took each other's place, and small words that turn a
//! sentence. Each is told, and the harmless rewording beside it is not.

use paraph_compare::substance::{Change, Context, Duties, Kind, changes, duties, lines};

/// What is told of two wordings, without what is only to be read.
fn told(old: &str, new: &str) -> Vec<String> {
    let all = changes(old, new, &Context::default());
    lines(&all).iter().filter(|line| !line.to_read()).map(ToString::to_string).collect()
}

/// Two wordings, and what is told of them.
type Case<'t> = (&'t str, &'t str, &'t [&'t str]);

fn check(cases: &[Case<'_>]) {
    for (old, new, lines) in cases {
        assert_eq!(told(old, new), *lines, "{old} -> {new}");
    }
}

#[test]
fn what_took_each_others_place_is_told() {
    check(&[
        (
            "A pays 5 and B pays 7.",
            "A pays 7 and B pays 5.",
            &["figure (A): 5 -> 7 (higher)", "figure (B): 7 -> 5 (lower)"],
        ),
        (
            "The Seller shall pay within 10 days and the Buyer shall reply within 20 days.",
            "The Seller shall pay within 20 days and the Buyer shall reply within 10 days.",
            &[
                "deadline: within 10 days -> within 20 days (later)",
                "deadline: within 20 days -> within 10 days (earlier)",
            ],
        ),
        (
            "The licence lapses if points 1 and 2 are breached.",
            "The licence lapses if points 2 or 3 are breached.",
            &["reference: points 1 and 2 -> points 2 or 3 (changed)"],
        ),
        (
            "A shall not open the port; B shall open the dam.",
            "A shall open the port; B shall not open the dam.",
            &["negation: shall not -> shall (dropped)", "negation: shall -> shall not (added)"],
        ),
        (
            "Ostria shall not shell the town and Verania shall withdraw its guns.",
            "Ostria shall shell the town and Verania shall not withdraw its guns.",
            &["negation: shall not -> shall (dropped)", "negation: shall -> shall not (added)"],
        ),
        (
            "Ostria shall open the port and Verania may close the dam.",
            "Ostria may open the port and Verania shall close the dam.",
            &["force (Ostria): shall -> may (weaker)", "force (Verania): may -> shall (stronger)"],
        ),
        (
            "Ostria shall open the port and Verania shall close the dam.",
            "Verania shall open the port and Ostria shall close the dam.",
            &[
                "who bears it: Ostria -> Verania (… shall open the port); Verania -> Ostria (and … shall \
                 close the dam)",
            ],
        ),
        (
            "The Seller bears the cost of transport and the Buyer bears the cost of insurance.",
            "The Seller bears the cost of insurance and the Buyer bears the cost of transport.",
            &["scope: transport -> insurance (changed); insurance -> transport (changed)"],
        ),
        (
            "The ceiling is 40 tanks and 60 guns.",
            "The ceiling is 60 tanks and 40 guns.",
            &["figure: 40 -> 60 (higher)", "figure: 60 -> 40 (lower)"],
        ),
        (
            "The guns move from the northern bank to the southern bank.",
            "The guns move from the southern bank to the northern bank.",
            &["scope: northern -> southern (changed); southern -> northern (changed)"],
        ),
    ]);
}

/// Who hands over, and to whom: however the exchange is written.
#[test]
fn a_handing_over_that_goes_the_other_way_is_told() {
    let old = "The prisoners shall be handed over by Ostria to Verania.";
    for new in [
        "The prisoners shall be handed over by Verania to Ostria.",
        "The prisoners shall be handed over to Ostria by Verania.",
    ] {
        let told = changes(old, new, &Context::default());
        for (kind, who) in [
            (Kind::BearerDropped, "Ostria"),
            (Kind::BearerAdded, "Verania"),
            (Kind::BeneficiaryDropped, "Verania"),
            (Kind::BeneficiaryAdded, "Ostria"),
        ] {
            let is = |one: &Change| one.kind == kind && one.who.as_deref() == Some(who);
            assert!(told.iter().any(is), "{kind} {who}: {told:?}");
        }
    }
    assert!(told(old, "The prisoners shall be handed over to Verania by Ostria.").is_empty());
    assert!(
        !told(
            "Title passes from the Seller to the Buyer.",
            "Title passes from the Buyer to the Seller."
        )
        .is_empty()
    );
}

#[test]
fn clauses_and_alternatives_in_another_order_are_no_change() {
    check(&[
        ("A pays 5 and B pays 7.", "B pays 7 and A pays 5.", &[]),
        (
            "The Seller pays for transport and the Buyer pays for insurance.",
            "The Buyer pays for insurance and the Seller pays for transport.",
            &[],
        ),
        (
            "Guards stand at Orskany and at Laskamor.",
            "Guards stand at Laskamor and at Orskany.",
            &[],
        ),
        (
            "The Seller [shall] [should] deliver the goods.",
            "The Seller [should] [shall] deliver the goods.",
            &[],
        ),
        ("The Seller shall pay [500] [700] euros.", "The Seller shall pay [700] [500] euros.", &[]),
        ("Ostria shall pay Verania 500 euros.", "Verania shall be paid 500 euros by Ostria.", &[]),
    ]);
}

#[test]
fn small_words_that_turn_a_sentence_are_told() {
    check(&[
        (
            "The Seller shall deliver unless the Buyer objects.",
            "The Seller shall deliver if the Buyer objects.",
            &["condition changed: unless -> if (changed)"],
        ),
        (
            "The Tenant may keep pets with the consent of the Landlord.",
            "The Tenant may keep pets after consultation with the Landlord.",
            &["condition changed: with the consent of -> after consultation with (changed)"],
        ),
        (
            "The Buyer shall repair and replace the pump.",
            "The Buyer shall repair or replace the pump.",
            &["scope: and -> or (changed)"],
        ),
        (
            "Officers and soldiers may leave.",
            "Officers or soldiers may leave.",
            &["scope: and -> or (changed)"],
        ),
        (
            "The fund is used for schools.",
            "The fund is used only for schools.",
            &["scope: — -> only (narrowed)"],
        ),
        (
            "The fund is used only for schools.",
            "The fund is used for schools.",
            &["scope: only -> — (widened)"],
        ),
        (
            "All weapons including pistols are banned.",
            "All weapons except pistols are banned.",
            &["scope: including -> except (narrowed)"],
        ),
        (
            "The licence is exclusive.",
            "The licence is non-exclusive.",
            &["negation: is -> is non-exclusive (added)"],
        ),
    ]);
    // What denies twice says the same.
    assert!(
        told(
            "The Tenant may not leave unless the Landlord agrees.",
            "The Tenant may leave only if the Landlord agrees."
        )
        .is_empty()
    );
}

#[test]
fn the_side_of_a_time_is_told_and_which_is_later_only_where_it_is_sure() {
    check(&[
        (
            "The Seller shall pay within 30 days.",
            "The Seller shall pay after 30 days.",
            &["deadline: within 30 days -> after 30 days (changed)"],
        ),
        (
            "Notice shall be given 24 hours before the move.",
            "Notice shall be given 24 hours after the move.",
            &["deadline: 24 hours before -> 24 hours after (changed)"],
        ),
        (
            "The report is due before 1 May 2027.",
            "The report is due after 1 May 2027.",
            &["deadline: before 1 May 2027 -> after 1 May 2027 (changed)"],
        ),
        // Told less long before: it may be done later.
        (
            "The notice shall be given 30 days before the move.",
            "The notice shall be given 14 days before the move.",
            &["deadline: 30 days -> 14 days (later)"],
        ),
        (
            "The government is recognised as provisional.",
            "The government is recognised as final.",
            &["recognition: provisional -> final (changed)"],
        ),
    ]);
}

#[test]
fn signs_and_units_of_a_figure_are_told() {
    check(&[
        (
            "The load shall be <= 600 kg.",
            "The load shall be >= 600 kg.",
            &["bound: <= -> >= (changed)"],
        ),
        (
            "The load shall be ≤ 600 kg.",
            "The load shall be ≥ 600 kg.",
            &["bound: ≤ -> ≥ (changed)"],
        ),
        ("The load is ≤ 600 kg.", "The load is at most 600 kg.", &[]),
        (
            "The balance is 600 euros.",
            "The balance is -600 euros.",
            &["figure: 600 -> -600 (lower)"],
        ),
        (
            "The balance is 600 euros.",
            "The balance is −600 euros.",
            &["figure: 600 -> −600 (lower)"],
        ),
        ("The balance is -600 euros.", "The balance is minus 600 euros.", &[]),
        ("The balance is -600 euros.", "The balance is −600 euros.", &[]),
        ("The balance is －600 euros.", "The balance is minus 600 euros.", &[]),
        (
            "The balance is −600 euros.",
            "The balance is −700 euros.",
            &["figure: −600 -> −700 (lower)"],
        ),
        (
            "The balance is -600 euros.",
            "The balance is -700 euros.",
            &["figure: -600 -> -700 (lower)"],
        ),
        ("The interest is 5%.", "The interest is 5.", &["unit: % -> —"]),
        ("The interest is 5 per cent.", "The interest is 5 %.", &[]),
        (
            "The Buyer shall pay 500 euros.",
            "The Buyer shall pay up to 500 euros.",
            &["bound: — -> up to (changed)"],
        ),
    ]);
}

#[test]
fn not_to_be_bound_is_not_to_be_bound_not_to() {
    check(&[
        (
            "Ostria is not obliged to open the port.",
            "Ostria is obliged not to open the port.",
            &["negation: is not obliged to -> is obliged not to (added)"],
        ),
        (
            "Ostria shall not open the port.",
            "Ostria need not open the port.",
            &["negation: shall not -> need not (dropped)"],
        ),
        (
            "Ostria shall open the port.",
            "Ostria need not open the port.",
            &["force (Ostria): shall -> need not (weaker)"],
        ),
        ("Ostria shall not open the port.", "Ostria is obliged not to open the port.", &[]),
    ]);
}

/// The duties that both texts lay on somebody: in the old, in the new, gained, lost.
fn count(old: &str, new: &str, who: &str) -> (usize, usize, usize, usize) {
    let context = Context::found_in(&[], &["Ostria".into(), "Verania".into()]);
    let Duties { old, new, gained, lost } =
        duties(old, new, &context).get(who).copied().unwrap_or_default();
    (old, new, gained, lost)
}

/// M06: a duty that two exchanged is lost to each, and each has gained another.
#[test]
fn exchanged_duties_are_gained_and_lost() {
    let old = "Ostria shall open the port. Verania shall close the dam.";
    let new = "Verania shall open the port. Ostria shall close the dam.";
    for who in ["Ostria", "Verania"] {
        assert_eq!(count(old, new, who), (1, 1, 1, 1), "{who}");
        assert_eq!(count(old, old, who), (1, 1, 0, 0), "{who}");
    }
    let turned = "Verania shall close the dam. Ostria shall open the port.";
    assert_eq!(count(old, turned, "Ostria"), (1, 1, 0, 0));
    let banned = "Ostria shall not open the port. Verania shall close the dam.";
    assert_eq!(count(old, banned, "Ostria"), (1, 1, 1, 1));
    let reworded = "Ostria shall unlock the harbour. Verania shall close the dam.";
    assert_eq!(count(old, reworded, "Ostria"), (1, 1, 0, 0));
    let freed = "Ostria may open the port. Verania shall close the dam.";
    assert_eq!(count(old, freed, "Ostria"), (1, 0, 0, 1));
}

#[test]
fn a_bearer_is_somebody() {
    let bearers = |text: &str, parties: &[&str]| -> Vec<String> {
        let parties: Vec<_> = parties.iter().map(|name| (*name).into()).collect();
        let counted = duties(text, text, &Context::found_in(&[], &parties));
        counted.into_iter().map(|(who, duties)| format!("{who} {}", duties.new)).collect()
    };
    let both = ["Ostria", "Verania"];
    // A date, a place, a thing, a heading, and to whom something is done.
    assert!(bearers("31 August 2026 shall be the last day.", &[]).is_empty());
    assert!(bearers("The town of Halmar shall be open to all.", &[]).is_empty());
    assert!(bearers("The notice shall contain a date.", &[]).is_empty());
    assert!(bearers("The prisoners shall be released.", &[]).is_empty());
    assert_eq!(bearers("Withdrawal\nOstria shall leave.", &both), ["Ostria 1"]);
    // `It` is whom the sentence before is about, if that is one; `they` may be several.
    assert_eq!(bearers("Ostria shall leave. It shall report.", &both), ["Ostria 2"]);
    assert_eq!(bearers("The road is open. It shall report.", &both), Vec::<String>::new());
    let row = "Ostria and Verania shall leave. They shall report. It shall pay.";
    assert_eq!(bearers(row, &both), ["Ostria 2", "Verania 2"]);
    // All parties, however they are called together.
    let all = "Both Parties shall leave. Each Party shall report. The Parties shall pay.";
    assert_eq!(bearers(all, &both), ["Ostria 3", "Verania 3"]);
    assert_eq!(bearers(all, &[]), ["Parties 3"]);
}

#[test]
fn which_part_of_a_time_and_how_far_a_thing_has_come_is_told() {
    check(&[
        (
            "Ostria shall pay for the first ten days.",
            "Ostria shall pay for the last ten days.",
            &["scope: for the first -> for the last (changed)"],
        ),
        (
            "Ostria shall pay once the bridge is complete.",
            "Ostria shall pay once the bridge is begun.",
            &["scope: complete -> begun (changed)"],
        ),
        (
            "The report is optional.",
            "The report is required.",
            &["negation: is optional -> required (dropped)"],
        ),
        // Other words for the same.
        (
            "Ostria shall pay once the bridge is complete.",
            "Ostria shall pay once the bridge is finished.",
            &[],
        ),
        ("The report is required.", "The report is mandatory.", &[]),
    ]);
}

#[test]
fn in_which_way_a_time_holds_is_told() {
    check(&[
        (
            "Ostria shall open the port for ten days.",
            "Ostria shall open the port within ten days.",
            &["deadline: for ten days -> within ten days (changed)"],
        ),
        (
            "Ostria shall report every ten days.",
            "Ostria shall report within ten days.",
            &["deadline: every ten days -> within ten days (changed)"],
        ),
        (
            "Ostria shall guard the port by 1 May.",
            "Ostria shall guard the port until 1 May.",
            &["deadline: by 1 May -> until 1 May (changed)"],
        ),
        // Other words for the same.
        ("Ostria shall pay within ten days.", "Ostria shall pay no later than ten days.", &[]),
        ("Ostria shall pay by 1 May.", "Ostria shall pay no later than 1 May.", &[]),
        ("Ostria rents the hall for ten days.", "For ten days Ostria rents the hall.", &[]),
    ]);
}
