//! What is told of two drafts, small enough to read.

use paraph_compare::account::{Account, Column, Folded, Sameness, Words};
use paraph_compare::redline::Mark;
use paraph_compare::renderings::{Rendering, renderings};
use paraph_compare::substance::Kind;
use paraph_compare::three::{Both, Three};
use paraph_text::Draft;

fn draft(text: &str) -> Draft {
    Draft::parse(text).expect("a draft")
}

fn account(old: &str, new: &str) -> Account {
    Account::of(&draft(old), &draft(new))
}

/// A line a row: `2 -> 1 edited`.
fn rows(account: &Account) -> Vec<String> {
    let labels = |told: &[paraph_compare::Told], places: &[usize]| {
        let all: Vec<&str> = places.iter().map(|place| told[*place].label.as_str()).collect();
        if all.is_empty() { "-".to_owned() } else { all.join("+") }
    };
    let tell = |row: &paraph_compare::account::Row| {
        let (old, new) = (&account.alignment.old, &account.alignment.new);
        format!("{} -> {} {}", labels(old, &row.old), labels(new, &row.new), row.fate)
    };
    account.rows.iter().map(tell).collect()
}

const LINE: &str = "The parties withdraw their heavy weapons behind the line of contact.";
const LINE_TOO: &str =
    "No tank, howitzer or rocket launcher comes back before the last map is signed in Geneva.";
const MISSION: &str = "A mission of five hundred observers reports every week to the guarantors.";
const PORT: &str = "The port is operated jointly under the supervision of the agency.";

#[test]
fn a_new_point_stands_behind_what_it_follows() {
    let old = format!("1. {LINE}\n\n2. {MISSION}\n");
    let new = format!("1. {LINE}\n\n2. {PORT}\n\n3. {MISSION}\n");
    let told = account(&old, &new);
    assert_eq!(rows(&told), ["1 -> 1 kept", "- -> 2 added", "2 -> 3 kept"]);
    let back = account(&new, &old);
    assert_eq!(rows(&back), ["1 -> 1 kept", "2 -> - dropped", "3 -> 2 kept"]);
    assert_eq!(back.dropped().count(), 1);
}

#[test]
fn a_split_is_one_row_against_all_that_it_became() {
    let old = format!("1. {LINE} {MISSION}\n\n2. {PORT}\n");
    let new = format!("1. {LINE}\n\n2. {MISSION}\n\n3. {PORT}\n");
    let told = account(&old, &new);
    assert_eq!(rows(&told), ["1 -> 1+2 split", "2 -> 3 kept"]);
    assert_eq!(told.rows[0].words, Words::Same);
    assert!(told.rows[0].redline.runs.iter().all(|run| run.mark == Mark::Kept));
    assert_eq!(told.sameness, Sameness::Layout);
    let merged = account(&new, &old);
    assert_eq!(rows(&merged), ["1+2 -> 1 merged", "3 -> 2 kept"]);
    assert_eq!(merged.rows[0].words, Words::Same);
}

/// Sub-points below a heading against one paragraph there: only the numbers are others.
#[test]
fn sub_points_that_became_a_paragraph_under_their_heading_are_a_matter_of_layout() {
    let head = format!("1. {LINE}\n\n2. {MISSION}\n\n");
    let points = format!("{head}4. _Disputes_\n  1. {PORT}\n  2. {LINE_TOO}\n");
    let sole = format!("{head}4. _Disputes_\n  1. {PORT}\n");
    let one = format!("{head}4. _Disputes_\n    {PORT} {LINE_TOO}\n");
    let half = format!("{head}4. _Disputes_\n    {PORT}\n");
    for (old, new) in [(&points, &one), (&one, &points), (&sole, &half), (&half, &sole)] {
        let account = account(old, new);
        assert_eq!(account.sameness, Sameness::Layout, "{:#?}", rows(&account));
        assert!(account.headings.is_empty() && account.dropped().next().is_none());
    }
    // What is gone of it is told, and nothing else.
    let less = account(&points, &half);
    assert_eq!(less.sameness, Sameness::Substance);
    assert!(less.dropped().all(|row| less.alignment.old[row.old[0]].label == "4.2"));
    // Another heading is another word.
    let renamed = account(&points, &one.replace("Disputes", "Costs"));
    assert!(renamed.sameness > Sameness::Layout);
}

#[test]
fn references_that_follow_the_numbers_are_told_once() {
    let of = |see: &str, but: &str| {
        format!(
            "{see}. {LINE}\n\n7. Weapons are withdrawn as point {see} says.\n\n8. {MISSION}\n\n9. The observers of point {but} may see all that is done under point {see} at any time.\n"
        )
    };
    let told = account(&of("1", "8"), &of("2", "8"));
    assert_eq!(told.shifts.len(), 1);
    assert_eq!(
        (told.shifts[0].old.as_str(), told.shifts[0].new.as_str(), told.shifted()),
        ("1", "2", 2)
    );
    assert!(told.rows.iter().all(|row| row.words < Words::Changed), "{:?}", told.rows);
    assert_eq!(told.sameness, Sameness::Layout);
}

#[test]
fn a_reference_that_does_not_follow_is_an_edit() {
    let of =
        |see: &str| format!("1. {LINE}\n\n2. {MISSION}\n\n3. Nothing in point {see} is final.\n");
    let told = account(&of("1"), &of("2"));
    assert!(told.shifts.is_empty());
    assert_eq!(told.rows[2].words, Words::Changed);
}

fn with_body(body: &str) -> String {
    format!(
        "1. The {body} counts the weapons.\n\n2. The parties give the {body} every map.\n\n3. What the {body} decides is final.\n"
    )
}

#[test]
fn a_name_that_was_exchanged_throughout_is_told_once() {
    let told = account(&with_body("Authority"), &with_body("Joint Agency"));
    assert_eq!(told.renamings.len(), 1);
    let one = &told.renamings[0];
    assert_eq!((one.old.as_str(), one.new.as_str(), one.count), ("Authority", "Joint Agency", 3));
    assert!(told.rows.iter().all(|row| row.words == Words::Folded));
    assert!(told.rows[0].redline.folded.values().all(|folded| *folded == Folded::Renaming(0)));
    // Somebody else acts now: that is told once, and is of substance.
    assert_eq!(told.sameness, Sameness::Substance);
    assert_eq!(substance(&told), ["party exchanged: Authority -> Joint Agency (throughout)"]);
}

#[test]
fn a_word_that_was_exchanged_throughout_for_its_opposite_is_substance() {
    let text = |word: &str| {
        let points = [
            format!("Ostria lifts the ban on the {word} of grain."),
            format!("The {word} of arms is subject to a licence."),
            format!("Verania publishes the {word} figures each month."),
        ];
        let numbered = points.iter().zip(1..).map(|(point, at)| format!("{at}. {point}\n\n"));
        numbered.collect::<String>()
    };
    let told = account(&text("export"), &text("import"));
    assert_eq!((told.renamings.len(), told.sameness), (1, Sameness::Substance));
    assert_eq!(substance(&told).len(), 1, "{:?}", substance(&told));
    // Another word for a thing is a name like any other.
    let told = account(&text("shipment"), &text("consignment"));
    assert_eq!((told.renamings.len(), told.sameness), (1, Sameness::Words));
}

#[test]
fn a_name_that_still_stands_somewhere_was_not_exchanged_throughout() {
    let new = with_body("Agency") + "\n4. The Authority is dissolved within a year.\n";
    let old = with_body("Authority") + "\n4. The Authority is dissolved within a year.\n";
    let told = account(&old, &new);
    assert!(told.renamings.is_empty());
    assert_eq!(told.rows[0].words, Words::Changed);
}

#[test]
fn what_changes_the_meaning_is_no_renaming() {
    let of = |verb: &str| {
        format!(
            "1. Each party {verb} disarm.\n\n2. The mission {verb} report weekly.\n\n3. The port {verb} open soon.\n"
        )
    };
    let told = account(&of("shall"), &of("should"));
    assert!(told.renamings.is_empty());
    assert_eq!(told.sameness, Sameness::Substance);
}

#[test]
fn a_phrase_that_went_to_another_point_is_found() {
    let phrase = "with the written consent of both parliaments";
    let old = format!("1. {LINE} {LINE_TOO} It is done {phrase}.\n\n2. {MISSION} {PORT}\n");
    let new = format!("1. {LINE} {LINE_TOO}\n\n2. {MISSION} {PORT} It acts {phrase}.\n");
    let told = account(&old, &new);
    assert_eq!(told.carried.len(), 1, "{:?}", told.carried);
    let one = &told.carried[0];
    assert_eq!((one.old.row, one.new.row, one.words), (0, 1, 7));
    assert_eq!(&told.rows[0].redline.old.words[one.old.at.clone()], phrase);
    assert_eq!(&told.rows[1].redline.new.words[one.new.at.clone()], phrase);
}

#[test]
fn headings_and_titles_are_told() {
    let of = |title: &str, part: &str, own: &str| {
        format!("{title}\n\n_{part}_\n\n1. _{own}_\n  {LINE}\n\n2. {MISSION}\n")
    };
    let told = account(&of("Plan", "Part I", "Line"), &of("Accord", "Part One", "Front"));
    let pairs = told.headings.iter().map(|one| (one.old.as_deref(), one.new.as_deref()));
    assert_eq!(
        pairs.collect::<Vec<_>>(),
        [
            (Some("Plan"), Some("Accord")),
            (Some("Part I"), None),
            (None, Some("Part One")),
            (Some("Line"), Some("Front")),
        ]
    );
    assert_eq!(told.sameness, Sameness::Words);
}

/// The changes of substance of all rows, a line each.
fn substance(account: &Account) -> Vec<String> {
    account.substance().iter().map(|(_, change)| change.to_string()).collect()
}

#[test]
fn changes_of_substance_are_ranked_over_all_rows() {
    let old = format!(
        "1. The Mission shall report within 14 days.\n\n2. {LINE}\n\n3. The Agency shall operate the port.\n"
    );
    let new = old.replace("14", "21").replace("Agency shall", "Agency should");
    let new = new.replace("heavy weapons", "heavy weapons and vehicles");
    let told = account(&old, &new);
    assert_eq!(
        substance(&told),
        [
            "force (The Agency): shall -> should (weaker)",
            "deadline: within 14 days -> within 21 days (later)",
            "read it: scope: — -> and vehicles (widened)",
        ]
    );
    let duties: Vec<_> = told.duties_told().map(|(who, all)| (who, all.old, all.new)).collect();
    assert_eq!(duties, [("Agency", 1, 0)]);
}

#[test]
fn what_is_only_to_be_read_is_no_substance() {
    let old = format!("1. {LINE}\n\n2. {MISSION}\n");
    let told = account(&old, &old.replace("heavy weapons", "heavy weapons and vehicles"));
    assert_eq!(substance(&told).len(), 1);
    assert_eq!(told.sameness, Sameness::Words);
    let told =
        account(&old, &old.replace("to the guarantors", "to the guarantors if both parties agree"));
    assert!(told.rows[1].substance.iter().any(|change| !change.to_read));
    assert_eq!(told.sameness, Sameness::Substance);
}

#[test]
fn what_is_told_once_is_no_change_of_substance_of_a_row() {
    let of = |body: &str, weeks: &str, first: &str, point: &str| {
        format!(
            "{first}{}{point}. The {body} shall report within {weeks} weeks under point {point}.\n",
            with_body(body)
        )
    };
    let old = of("Authority", "two", "", "4");
    let new = of("Joint Agency", "three", "", "4");
    let new = new.replace("1. The", &format!("1. {PORT}\n\n2. The"));
    let new = new.replace("\n2. The parties", "\n3. The parties").replace("3. What", "4. What");
    let new = new.replace("4. The", "5. The").replace("point 4", "point 5");
    let told = account(&old, &new);
    assert_eq!(told.renamings.len(), 1);
    assert!(told.rows.iter().all(|row| row.substance.len() <= 1));
    assert_eq!(
        substance(&told),
        [
            "party exchanged: Authority -> Joint Agency (throughout)",
            "deadline: within two weeks -> within three weeks (later)"
        ]
    );
    assert_eq!(
        told.duties["Joint Agency"],
        paraph_compare::substance::Duties { old: 1, new: 1, ..Default::default() }
    );
}

#[test]
fn how_far_two_drafts_are_the_same() {
    let old = format!("1. {LINE}\n\n2. {MISSION}\n\n3. {PORT}\n");
    let cases = [
        (
            format!("1. {}\n\n2. {MISSION}\n\n3. {PORT}\n", LINE.replace(' ', "\n   ")),
            Sameness::Same,
        ),
        (format!("2. {LINE}\n\n3. {MISSION}\n\n4. {PORT}\n"), Sameness::Layout),
        (format!("1. {MISSION}\n\n2. {PORT}\n\n3. {LINE}\n"), Sameness::Place),
        (
            format!("1. {LINE}\n\n2. {MISSION}\n\n3. {}\n", PORT.replace("jointly", "together")),
            Sameness::Words,
        ),
        (
            format!("1. {LINE}\n\n2. {MISSION}\n\n3. {}\n", PORT.replace("is ", "is not ")),
            Sameness::Substance,
        ),
        (format!("1. {LINE}\n\n2. {MISSION}\n"), Sameness::Substance),
    ];
    for (new, sameness) in cases {
        assert_eq!(account(&old, &new).sameness, sameness, "{new}");
    }
}

#[test]
fn renderings_differ_in_meaning_only() {
    let old = "1. The organisations recognise the “programme” of 5 September 2014.\n\n\
               2. The mission leaves within thirty days and shall report.\n\n\
               3. The neighbours give the mission whatever it asks for.\n";
    let new = "a. The organizations recognize the \"program\" of September 5, 2014.\n\n\
               b. The mission leaves within 20 days and shall report.\n\n\
               c. The neighbors give the mission all that it wants.\n";
    let told = renderings(&account(old, new));
    assert_eq!(told[0], Rendering::Same);
    assert!(
        matches!(&told[1], Rendering::Differs(found) if found[0].old_words == "within thirty days"),
        "{:?}",
        told[1]
    );
    assert_eq!(told[2], Rendering::Otherwise);
}

#[test]
fn two_answers_stand_beside_each_other() {
    let base = format!(
        "1. The sum is 600 at most, paid in May.\n\n2. {LINE}\n\n3. {MISSION}\n\n4. {PORT}\n"
    );
    let ours = base.replace("600", "500").replace("jointly", "together").replace("heavy ", "");
    let theirs =
        base.replace("600", "800").replace("agency", "Agency").replace("five hundred", "sixty");
    let three = Three::of(&draft(&base), &draft(&ours), &draft(&theirs));
    let both: Vec<&Both> = three.points.iter().map(|point| &point.both).collect();
    let Both::Clash(ranges) = both[0] else { panic!("{both:?}") };
    assert_eq!(&three.ours.rows[0].redline.old.words[ranges[0].clone()].trim(), &"600");
    assert_eq!(both[1..], [&Both::Ours, &Both::Theirs, &Both::Apart]);
    let alike = Three::of(&draft(&base), &draft(&ours), &draft(&ours));
    assert_eq!(alike.points[0].both, Both::Alike);
    assert_eq!(alike.clashes().count(), 0);
}

#[test]
fn a_dropped_point_says_where_its_words_survive() {
    let old = format!(
        "1. {LINE}\n\n2. No aircraft may fly above any town or cross the old bridge during a religious feast without permission.\n"
    );
    let new = format!("1. {LINE} Guards stand at the old bridge.\n");
    let told = account(&old, &new);
    let lost = told.dropped().next().expect("a dropped row");
    let near = lost.survives.as_ref().expect("its words survive");
    let draft = draft(&new);
    let text = draft.points()[near.place].text();
    assert_eq!(&text[near.at.clone()], "the old bridge");
}

#[test]
fn a_redline_is_read_in_one_column_or_in_two() {
    let old = format!("1. {LINE} {MISSION}\n\n2. {PORT}\n");
    let new = format!("1. {LINE}\n\n2. {}\n\n3. {PORT}\n", MISSION.replace("week", "month"));
    let told = account(&old, &new);
    let redline = &told.rows[0].redline;
    let read = |column| {
        let all = redline.stretches(column);
        all.iter().map(|one| (one.begins, one.words.trim().to_owned())).collect::<Vec<_>>()
    };
    let rest = "reports every";
    assert!(
        read(Column::New).iter().any(|(begins, words)| *begins == Some(1) && words.ends_with(rest))
    );
    assert!(read(Column::Old).iter().any(|(_, words)| words == "week"));
    assert!(!read(Column::New).iter().any(|(_, words)| words == "week"));
    assert!(read(Column::Both).iter().any(|(_, words)| words == "month"));
    let count = redline.count();
    assert_eq!((count.kept, count.of_old, count.of_new), (22, 23, 23));
}

#[test]
fn a_name_is_folded_beside_other_edits() {
    let old = with_body("Authority")
        + "\n4. The sum of 600 is paid by the Authority in May, unless the Authority objects.\n";
    let new = with_body("Joint Agency")
        + "\n4. The sum of 500 is paid by the Joint Agency in June, unless the Joint Agency objects.\n";
    let told = account(&old, &new);
    assert_eq!(told.renamings[0].count, 5);
    let redline = &told.rows[3].redline;
    let edits: Vec<&str> = (0..redline.runs.len())
        .filter(|at| redline.is_edit(*at))
        .map(|at| redline.words_of(&redline.runs[at]).trim())
        .collect();
    assert_eq!(edits, ["600", "500", "May", "June"]);
    let whole = |cut: fn(&paraph_compare::redline::Run) -> core::ops::Range<usize>, text: &str| {
        redline.runs.iter().map(|run| &text[cut(run)]).collect::<String>()
    };
    assert_eq!(whole(|run| run.old.clone(), &redline.old.words), redline.old.words);
    assert_eq!(whole(|run| run.new.clone(), &redline.new.words), redline.new.words);
}

/// The parties of a contract are those that it defines; `the Parties` counts for each of them.
#[test]
fn parties_that_a_draft_defines_are_known() {
    let head = "Brennor Steel Ltd (the “Seller”) and Alvika Rail (the “Buyer”) agree.\n\n";
    let old =
        format!("{head}1. The Parties shall insure the axles.\n\n2. The Seller shall pack them.\n");
    let new =
        format!("{head}1. The Seller shall insure the axles.\n\n2. The Seller shall pack them.\n");
    let told = account(&old, &new);
    let names: Vec<_> = told.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Seller", "Buyer"]);
    let duties: Vec<_> = told.duties_told().map(|(who, d)| (who, d.old, d.new, d.lost)).collect();
    assert_eq!(duties, [("Seller", 2, 2, 0), ("Buyer", 1, 0, 1)]);
    let changes: Vec<_> = told.substance().iter().map(|(_, change)| change.to_string()).collect();
    assert_eq!(
        changes,
        ["who bears it: The Parties -> The Seller, dropped Buyer (… shall insure the axles)"]
    );
}

/// Who is given as a party is known under each of his names; a duty that moved is no gain.
#[test]
fn parties_that_are_given_are_known_by_their_aliases() {
    use paraph_compare::substance::Party;
    let old =
        draft("1. The Republic shall withdraw its guns.\n\n2. Verania shall open the road.\n");
    let new = draft("1. Verania shall open the road.\n\n2. Ostria shall withdraw its guns.\n");
    let parties = ["Ostria=the Republic", "Verania"].map(|given| Party::read(given).unwrap());
    let told = Account::among(&parties, &old, &new);
    let duties: Vec<_> = told.duties_told().map(|(who, d)| (who, d.old, d.new, d.gained)).collect();
    assert_eq!(duties, [("Ostria", 1, 1, 0), ("Verania", 1, 1, 0)]);
}

/// Three points in which one word is another now.
fn exchanged(old: &str, new: &str) -> Account {
    let text = |word: &str| {
        format!(
            "1. The first report is due within three {word} of the signature by both sides.\n\n\
             2. The second report of the commission follows after five {word} and is published.\n\n\
             3. The guard leaves the bridge within nine {word} and hands the keys to the mayor.\n"
        )
    };
    account(&text(old), &text(new))
}

#[test]
fn another_unit_or_quality_three_times_over_is_no_other_name() {
    for (old, new) in [("weeks", "months"), ("days", "hours")] {
        let told = exchanged(old, new);
        assert_eq!(told.renamings.len(), 0, "{old} {new}: {:?}", told.renamings);
        assert!(told.rows.iter().all(|row| !row.substance.is_empty()), "{old} {new}");
    }
    let text = |word: &str| {
        format!(
            "1. The Union recognises de {word} the authority of Ostria over the coast.\n\n\
             2. Verania recognises de {word} the authority of Ostria over the islands.\n\n\
             3. Norland recognises de {word} the authority of Ostria over the river.\n"
        )
    };
    let told = account(&text("facto"), &text("jure"));
    assert_eq!(told.renamings.len(), 0, "{:?}", told.renamings);
}

#[test]
fn one_party_in_the_place_of_another_is_no_other_name() {
    let text = |who: &str| {
        format!(
            "1. {who} withdraws its troops from the bridge.\n\n\
             2. {who} pays for the repair of the dam.\n\n\
             3. {who} returns the archives of the town.\n\n\
             4. Verania opens its market to the fruit of Ostria.\n"
        )
    };
    let told = account(&text("Ostria"), &text("Verania"));
    assert_eq!(told.renamings.len(), 0, "{:?}", told.renamings);
    assert_eq!(told.rows.iter().filter(|row| row.words == Words::Changed).count(), 3);
}

#[test]
fn a_point_that_stands_under_another_heading_is_no_matter_of_layout() {
    let old = "_Duties of Ostria_\n\n1. The sum of 600 is paid in May.\n\n2. The road is repaired.\n\n\
               _Duties of Verania_\n\n3. The archives are returned.\n";
    let new = "_Duties of Ostria_\n\n1. The road is repaired.\n\n\
               _Duties of Verania_\n\n2. The sum of 600 is paid in May.\n\n3. The archives are returned.\n";
    let told = account(old, new);
    assert_eq!(told.sameness, Sameness::Words);
    let told: Vec<_> =
        told.headings.iter().map(|one| (one.old.as_deref(), one.new.as_deref())).collect();
    assert_eq!(told, [(Some("Duties of Ostria"), Some("Duties of Verania"))]);
}

#[test]
fn the_first_heading_of_a_text_without_a_title_is_a_heading() {
    let old = "Duties of Ostria\n\n1. The sum of 600 is paid in May.\n\n2. The road is repaired.\n\n\
               _Duties of Verania_\n\n3. The archives are returned.\n";
    let headings = |new: &str| {
        let told = account(old, new);
        told.headings.into_iter().map(|one| (one.old, one.new)).collect::<Vec<_>>()
    };
    let [first, other] = ["Duties of Ostria", "Duties of Verania"].map(|one| Some(one.to_string()));
    let moved = old
        .replace("\n2. The road is repaired.\n", "")
        .replace("Verania_\n", "Verania_\n\n2. The road is repaired.\n");
    assert_eq!(headings(&moved), [(first, other)]);
    let titled = format!("ACCORD\n\n_{}", old.replacen("Ostria\n", "Ostria_\n", 1));
    assert_eq!(headings(&titled), [(None, Some("ACCORD".to_string()))]);
}

#[test]
fn a_point_that_is_too_long_to_be_read_is_told_as_to_be_read() {
    let many = "The Seller shall deliver the goods. ".repeat(40_000);
    let draft = |end: &str| Draft::parse(&format!("1. {many}{end}\n")).unwrap();
    let account = Account::of(&draft("He may leave early."), &draft("He leaves early."));
    let told: Vec<_> =
        account.rows[0].substance.iter().map(|one| (one.kind, one.to_read)).collect();
    assert_eq!(told, [(Kind::Force, true), (Kind::Rewritten, true)]);
    let duties = account.duties["Seller"];
    assert_eq!((duties.old, duties.new), (40_000, 40_000));
    assert_eq!((duties.gained, duties.lost), (0, 0));
}
