//! Drafts of few points, where few confident links can be learnt from and a rare word means little.
//!
//! There is no official table for such drafts: these pairs are made here, and each says what was done
//! to it, a line for each old point and for each new one that came from nowhere.

use paraph_compare::{Fate, compare};
use paraph_text::Draft;

/// Points with their numbers, from the lines of a text.
fn draft(lines: &str) -> Draft {
    let points = lines.lines().filter(|line| !line.is_empty());
    let numbered: Vec<String> =
        points.zip(1..).map(|(text, at)| format!("{at}. {text}\n")).collect();
    Draft::parse(&numbered.join("\n")).expect("a draft")
}

/// What is told of two drafts, in the words of `Fate`.
fn told(old: &str, new: &str) -> Vec<String> {
    told_of(&draft(old), &draft(new))
}

fn told_of(old: &Draft, new: &Draft) -> Vec<String> {
    let alignment = compare(old, new);
    let mut lines = Vec::new();
    for (place, point) in alignment.old.iter().enumerate() {
        let mut line = format!("{} {}", point.label, point.fate);
        for link in alignment.links_of_old(place) {
            let moved = if link.is_moved { "moved to " } else { "" };
            line += &format!(" {moved}{}", alignment.new[link.new].label);
        }
        lines.push(line);
    }
    let added = alignment.new.iter().filter(|point| matches!(point.fate, Fate::Added { .. }));
    lines.extend(added.map(|point| format!("{} added", point.label)));
    lines
}

const PLAN_OF_28: &str = "\
The sovereignty of Norland is confirmed.
A treaty of non-aggression is concluded between Norland, Sudland and the Union.
Sudland will not invade its neighbours, and the Union will not expand further.
A dialogue between Sudland and the Union on security is held under mediation.
Norland receives reliable guarantees of its security.
The armed forces of Norland are limited to 600,000 soldiers.
Norland writes into its constitution that it will join no military alliance.
The Union agrees to station no troops in Norland.
Fighter aircraft of the Union are stationed in Westmark.
The guarantor receives compensation for the guarantee, and if Norland invades Sudland it lapses.
Norland may apply for membership in the customs area and has preferential access to its market meanwhile.
A development fund invests in technology, data centres and gas pipelines of Norland.
Sudland is brought back into the world economy, and sanctions are lifted in stages.
Frozen assets of 100 billion are invested in the reconstruction of Norland.
A joint working group on security supervises that the plan is kept.
Sudland enshrines in law that it will not attack Norland.
The treaties on the control of nuclear arms are extended.
Norland stays a state without nuclear weapons.
The Verin power station is restarted under supervision of the agency, and its electricity is shared equally.
Both countries introduce school programmes on tolerance and against racism.
The regions of Lugan and Donmark are recognised de facto as they stand.
The future arrangements of territory are not changed by force.
Sudland will not hinder Norland in using the river Dnestr for trade.
A humanitarian committee is formed: all prisoners and bodies are exchanged all for all.
Norland holds elections within 100 days.
All parties receive full amnesty for what they did in the war.
The agreement is binding in law, and a peace council monitors it.
Once all parties have agreed, the ceasefire takes effect at once, after both sides have withdrawn.
";

/// Nine points are dropped, four go into two, one becomes two, one moves, and one is new.
const PLAN_OF_19: &str = "\
The sovereignty of Norland is reconfirmed.
A treaty of non-aggression is concluded between Norland, Sudland and the Union.
Once all parties have agreed, the ceasefire takes effect at once.
Norland receives robust guarantees of its security.
The armed forces of Norland are limited to 800,000 soldiers in peacetime.
Norland may apply for membership in the customs area.
Norland has preferential access to the market of the customs area meanwhile.
A development fund invests in technology, data centres and gas pipelines of Norland.
Sudland is brought back into the world economy, and sanctions are lifted in stages.
Damage is compensated in full from frozen assets of Sudland.
A joint working group on security supervises that the plan is kept.
The treaties on the control of nuclear arms are extended. Norland stays a state without nuclear weapons.
The Verin power station is restarted under supervision of the agency, and its electricity is shared equally.
Both countries introduce school programmes on tolerance and against racism.
The future arrangements of territory are not changed by force.
Sudland will not hinder Norland in using the river Dnestr for trade. A humanitarian committee is formed: all prisoners and bodies are exchanged all for all.
Children who were taken away return to their families without any condition.
Norland holds elections as soon as possible.
The agreement is binding in law, and a peace council monitors it.
";

#[test]
fn a_plan_of_28_points_becomes_one_of_19() {
    assert_eq!(
        told(PLAN_OF_28, PLAN_OF_19),
        [
            "1 edited 1",
            "2 kept 2",
            "3 dropped",
            "4 dropped",
            "5 edited 4",
            "6 edited 5",
            "7 dropped",
            "8 dropped",
            "9 dropped",
            "10 dropped",
            "11 split 6 7",
            "12 kept 8",
            "13 kept 9",
            "14 edited 10",
            "15 kept 11",
            "16 dropped",
            "17 merged 12",
            "18 merged 12",
            "19 kept 13",
            "20 kept 14",
            "21 dropped",
            "22 kept 15",
            "23 merged 16",
            "24 merged 16",
            "25 edited 18",
            "26 dropped",
            "27 kept 19",
            "28 edited moved to 3",
            "17 added",
        ]
    );
}

const CONTRACT: &str = "\
The Supplier delivers the goods to the warehouse of the Buyer in Tallinn by 30 June.
The price is 40,000 euros and is paid within thirty days after the invoice.
The Buyer inspects the goods within ten days and notifies defects in writing.
Title passes to the Buyer upon payment in full.
The Supplier warrants that the goods are free of defects for twenty-four months.
Neither party is liable for loss of profit.
Each party keeps the documents of the other confidential for five years after termination.
Either party may terminate with ninety days' notice in writing.
Notices are sent by registered post to the addresses above.
This contract is governed by the law of Estonia and disputes are heard by the court of Harju.
";

#[test]
fn a_contract_of_ten_clauses_comes_back_with_terms_changed_and_one_clause_struck_out() {
    let new = "\
The Supplier delivers the goods to the warehouse of the Buyer in Tallinn by 31 August.
The price is 44,000 euros and is paid within sixty days after the invoice.
The Buyer inspects the goods within ten days and notifies defects in writing.
Title passes to the Buyer upon payment in full.
The Supplier warrants that the goods are free of defects for twelve months.
Each party keeps the documents of the other confidential for five years after termination.
Either party may terminate with thirty days' notice in writing.
Notices are sent by registered post to the addresses above.
This contract is governed by the law of Estonia and disputes are heard by the court of Harju.
";
    assert_eq!(
        told(CONTRACT, new),
        [
            "1 edited 1",
            "2 edited 2",
            "3 kept 3",
            "4 kept 4",
            "5 edited 5",
            "6 dropped",
            "7 kept 6",
            "8 edited 7",
            "9 kept 8",
            "10 kept 9",
        ]
    );
}

#[test]
fn a_contract_whose_clauses_are_put_together_and_taken_apart() {
    let new = "\
The Supplier delivers the goods to the warehouse of the Buyer in Tallinn by 30 June. Title passes to the Buyer upon payment in full.
The price is 40,000 euros.
The price is paid within thirty days after the invoice.
The Buyer inspects the goods within ten days and notifies defects in writing.
The Supplier warrants that the goods are free of defects for twenty-four months. Neither party is liable for loss of profit.
Each party keeps the documents of the other confidential for five years after termination.
Either party may terminate with ninety days' notice in writing.
Notices are sent by registered post to the addresses above.
This contract is governed by the law of Estonia.
Disputes are heard by the court of Harju.
";
    assert_eq!(
        told(CONTRACT, new),
        [
            "1 merged 1",
            "2 split 2 3",
            "3 kept 4",
            "4 merged 1",
            "5 merged 5",
            "6 merged 5",
            "7 kept 6",
            "8 kept 7",
            "9 kept 8",
            "10 split 9 10",
        ]
    );
}

#[test]
fn a_short_clause_and_its_look_alikes_do_not_take_each_other() {
    let old = "\
The Buyer pays the freight.
The Seller pays the duty.
The Buyer pays the insurance.
The Seller pays the storage until collection.
";
    let new = "\
The Seller pays the freight.
The Seller pays the duty.
The Buyer pays the insurance.
The Buyer pays the survey.
";
    assert_eq!(told(old, new), ["1 edited 1", "2 kept 2", "3 kept 3", "4 dropped", "4 added",]);
}

#[test]
fn clauses_in_another_order_are_the_same_clauses() {
    let mut lines: Vec<&str> = CONTRACT.lines().collect();
    let last = lines.pop().expect("ten clauses");
    lines.insert(0, last);
    assert_eq!(
        told(CONTRACT, &lines.join("\n")),
        [
            "1 kept 2",
            "2 kept 3",
            "3 kept 4",
            "4 kept 5",
            "5 kept 6",
            "6 kept 7",
            "7 kept 8",
            "8 kept 9",
            "9 kept 10",
            "10 kept moved to 1",
        ]
    );
}

#[test]
fn a_contract_on_another_matter_shares_nothing_with_it() {
    let lease = "\
The Landlord lets the flat at Lindenstrasse 4 to the Tenant from 1 March.
Rent is due monthly in advance.
Pets are allowed.
A deposit of two rents is held on a separate account.
";
    assert_eq!(
        told(CONTRACT, lease),
        [
            "1 dropped",
            "2 dropped",
            "3 dropped",
            "4 dropped",
            "5 dropped",
            "6 dropped",
            "7 dropped",
            "8 dropped",
            "9 dropped",
            "10 dropped",
            "1 added",
            "2 added",
            "3 added",
            "4 added",
        ]
    );
}

#[test]
fn of_two_duties_in_the_same_words_the_one_that_is_gone_is_dropped() {
    let duty = |who: &str, days: &str, more: &str| {
        format!(
            "{who} shall withdraw its armoured units from the Orsk district within {days} days \
             under the eyes of the observers{more}."
        )
    };
    let accord = |duties: &[String]| {
        let before = [
            "Ostria shall open the border post at Orsk to pedestrians within 20 days.",
            "Verania shall return the archives of the Orsk museum within 90 days.",
        ];
        let behind = [
            "The Parties shall meet monthly.",
            "Ostria shall supply Verania with 300 megawatts of electricity in the winter months.",
            "Verania shall pay for the electricity supplied within 45 days of the invoice.",
            "Disputes are brought before the Joint Council, which meets in Orsk.",
        ];
        let all = before.iter().copied().chain(duties.iter().map(String::as_str)).chain(behind);
        let points = all.zip(1..).map(|(words, at)| format!("{at}. {words}\n\n"));
        let preamble = "The Republic of Ostria (“Ostria”) and the Federation of Verania \
                        (“Verania”), hereinafter the Parties, have agreed as follows:";
        let text = format!("ACCORD\n\n{preamble}\n\n{}", points.collect::<String>());
        Draft::parse(&text).expect("a draft")
    };
    let old = accord(&[duty("Ostria", "30", ""), duty("Verania", "30", "")]);
    for left in [
        duty("Verania", "45", ""),
        duty("Ostria", "45", ""),
        duty("Verania", "30", ""),
        duty("Ostria", "30", " and Verania shall be informed"),
    ] {
        let told = told_of(&old, &accord(std::slice::from_ref(&left)));
        let dropped = told.iter().filter(|line| line.contains("dropped")).count();
        assert_eq!(dropped, 1, "{left}: {told:?}");
    }
}
