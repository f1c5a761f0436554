//! What became of every point, in drafts small enough to read.

use paraph_compare::{Alignment, Fate, compare};
use paraph_text::Draft;

fn aligned(old: &str, new: &str) -> Alignment {
    let [old, new] = [old, new].map(|text| Draft::parse(text).expect("a draft"));
    compare(&old, &new)
}

/// A line for each old point and for each new one that came from nowhere.
fn told(old: &str, new: &str) -> Vec<String> {
    let alignment = aligned(old, new);
    let mut lines = Vec::new();
    for (place, point) in alignment.old.iter().enumerate() {
        let mut line = format!("{} {}", point.label, point.fate);
        for link in alignment.links_of_old(place) {
            let moved = if link.is_moved { "moved to " } else { "" };
            line += &format!(" {moved}{}", alignment.new[link.new].label);
        }
        if let Fate::Dropped { nearest: Some(near), .. } = point.fate {
            let label = &alignment.new[near.place].label;
            line += &format!(", {} of {} words in {label}", near.shared, near.of);
        }
        if let Fate::Dropped { is_vacant_now: true, .. } = point.fate {
            line += ", number kept free";
        }
        lines.push(line);
    }
    let added = alignment.new.iter().filter(|point| matches!(point.fate, Fate::Added { .. }));
    lines.extend(added.map(|point| format!("{} added", point.label)));
    lines
}

const OLD: &str = "\
1. The ceasefire enters into force at noon on the day after signature.

2. Both parties withdraw their heavy weapons thirty kilometres from the line of contact.

3. Prisoners of war are exchanged, all for all, within fourteen days.

4. A monitoring mission of five hundred observers reports weekly to the guarantors.

5. The port and the power station are operated jointly under the supervision of the agency.
";

#[test]
fn a_draft_against_itself_is_kept() {
    assert_eq!(told(OLD, OLD), ["1 kept 1", "2 kept 2", "3 kept 3", "4 kept 4", "5 kept 5"]);
}

#[test]
fn a_dropped_point_renumbers_those_behind_it() {
    let new = "\
1. The ceasefire enters into force at noon on the day after signature.

2. Prisoners of war are exchanged, all for all, within thirty days.

3. A monitoring mission of five hundred observers reports weekly to the guarantors.

4. The port and the power station are operated jointly under the supervision of the agency.

5. Elections are held in both regions.
";
    assert_eq!(
        told(OLD, new),
        ["1 kept 1", "2 dropped", "3 edited 2", "4 kept 3", "5 kept 4", "5 added"]
    );
    assert!(aligned(OLD, new).links_of_old(2).all(|link| link.is_renumbered && !link.is_moved));
}

#[test]
fn a_point_moved_and_edited_is_one_event_and_moves_no_other() {
    let new = "\
1. Prisoners of war are exchanged, all for all, within thirty days.

2. The ceasefire enters into force at noon on the day after signature.

3. Both parties withdraw their heavy weapons thirty kilometres from the line of contact.

4. A monitoring mission of five hundred observers reports weekly to the guarantors.

5. The port and the power station are operated jointly under the supervision of the agency.
";
    assert_eq!(
        told(OLD, new),
        ["1 kept 2", "2 kept 3", "3 edited moved to 1", "4 kept 4", "5 kept 5"]
    );
}

#[test]
fn a_point_cut_in_two_is_split_and_two_put_together_are_merged() {
    let new = "\
1. The ceasefire enters into force at noon on the day after signature. Both parties withdraw their
   heavy weapons thirty kilometres from the line of contact.

2. Prisoners of war are exchanged, all for all, within fourteen days.

3. A monitoring mission of five hundred observers reports weekly to the guarantors.

4. The port is operated jointly under the supervision of the agency.

5. The power station is operated jointly under the supervision of the agency.
";
    assert_eq!(told(OLD, new), ["1 merged 1", "2 merged 1", "3 kept 2", "4 kept 3", "5 split 4 5"]);
}

#[test]
fn a_number_kept_free_is_vacant_and_what_stood_there_dropped() {
    let new = "\
1. The ceasefire enters into force at noon on the day after signature.

2. [vacant]

3. Prisoners of war are exchanged, all for all, within fourteen days.

4. A monitoring mission of five hundred observers reports weekly to the guarantors.

5. The port and the power station are operated jointly under the supervision of the agency.
";
    assert_eq!(
        told(OLD, new),
        ["1 kept 1", "2 dropped, number kept free", "3 kept 3", "4 kept 4", "5 kept 5"]
    );
    assert_eq!(aligned(OLD, new).new[1].fate, Fate::Vacant);
    assert_eq!(told(new, OLD)[1], "2 vacant");
}

#[test]
fn numbers_kept_free_in_both_drafts_are_no_counterparts() {
    let free = "1. The parties meet in May.\n\n2. [vacant]\n\n3. Not used.\n";
    assert_eq!(told(free, free), ["1 kept 1", "2 vacant", "3 vacant"]);
}

#[test]
fn a_bracket_is_an_edit_and_a_line_end_is_none() {
    let old = "1. The parties shall meet in May.\n\n2. They meet in Geneva.\n";
    let new = "1. The parties [shall] meet in May.\n\n2. They meet\n   in Geneva.\n";
    assert_eq!(told(old, new), ["1 edited 1", "2 kept 2"]);
}

const NESTED: &str = "\
10. The guarantee is given:
  a. for a period of five years from the entry into force;
  b. by each of the four guarantor states jointly and severally.

11. The border crossings reopen for humanitarian convoys on the first day.
";

#[test]
fn sub_points_have_fates_of_their_own_and_do_not_move_with_their_point() {
    let new = "\
1. The border crossings reopen for humanitarian convoys on the first day.

2. The guarantee is given:
  a. by each of the four guarantor states jointly and severally;
  b. for a period of ten years from the entry into force.
";
    assert_eq!(
        told(NESTED, new),
        ["10 kept moved to 2", "10.a edited moved to 2.b", "10.b kept 2.a", "11 kept 1"]
    );
}

#[test]
fn a_point_goes_where_its_sub_points_went() {
    let new = "\
10. Support pledged as follows.
  a. For a period of five years from the entry into force;
  b. By each of the four guarantor states jointly and severally.

11. The border crossings reopen for humanitarian convoys on the first day.
";
    assert_eq!(
        told(NESTED, new),
        ["10 edited 10", "10.a kept 10.a", "10.b kept 10.b", "11 kept 11"]
    );
    let link = &aligned(NESTED, new).links[0];
    assert!(link.evidence.is_by_parts);
    assert_eq!(
        link.evidence.to_string(),
        "shares 0 of 4 words; its sub-points went there; the point behind it went \
         with it"
    );
}

#[test]
fn a_point_cut_into_sub_points_is_still_one_point() {
    let old = "\
10. The guarantee is given for a period of five years from the entry into force, by each of the four
    guarantor states jointly and severally.

11. The border crossings reopen for humanitarian convoys on the first day.
";
    assert_eq!(told(old, NESTED), ["10 edited 10 10.a 10.b", "11 kept 11"]);
    assert_eq!(
        told(NESTED, old),
        ["10 edited 10", "10.a merged 10", "10.b merged 10", "11 kept 11"]
    );
}

/// A draft that says nearly the same twice: in its second and in its fifth point.
fn twins(second: &str, fifth: &str) -> String {
    let others = [
        "The ceasefire enters into force at noon on the day after signature.",
        "Prisoners of war are exchanged, all for all, within fourteen days.",
        "A monitoring mission of five hundred observers reports weekly to the guarantors.",
        "Elections are held in both regions.",
    ];
    let [first, third, fourth, sixth] = others;
    let points = [first, second, third, fourth, fifth, sixth];
    let points = points.iter().filter(|point| !point.is_empty()).zip(1..);
    points.map(|(point, at)| format!("{at}. {point}\n\n")).collect()
}

/// What an agency pays for something to somebody.
fn paid(sum: &str, to: &str, what: &str) -> String {
    format!("The Agency pays {sum} million euros to the {to} for the repair of {what} by 30 June.")
}

#[test]
fn a_dropped_twin_is_dropped_and_its_words_stand_in_the_other() {
    let twin = paid("600", "North", "bridges");
    let both = twins(&twin, &twin);
    let of_first = told(&both, &twins(&twin, ""));
    assert_eq!(of_first[1], "2 kept 2");
    assert_eq!(of_first[4], "5 dropped, 17 of 17 words in 2");
    let of_second = told(&both, &twins("", &twin));
    assert_eq!(of_second[1], "2 dropped, 17 of 17 words in 4");
    assert_eq!(of_second[4], "5 kept 4");
    // The other way round the second twin is added, and the first is not split.
    assert_eq!(told(&twins(&twin, ""), &both)[1], "2 kept 2");
    assert_eq!(told(&twins(&twin, ""), &both)[5], "5 added");
}

#[test]
fn a_dropped_point_that_is_nearly_a_twin_is_no_merger() {
    let [bridges, roads] = ["bridges", "roads"].map(|what| paid("600", "North", what));
    let both = twins(&bridges, &roads);
    let of_first = told(&both, &twins(&bridges, ""));
    assert_eq!(
        (of_first[1].as_str(), of_first[4].as_str()),
        ("2 kept 2", "5 dropped, 16 of 17 words in 2")
    );
    let of_second = told(&both, &twins("", &roads));
    assert_eq!(
        (of_second[1].as_str(), of_second[4].as_str()),
        ("2 dropped, 16 of 17 words in 4", "5 kept 4")
    );
    // Where the one that stays was edited, it still takes nothing from the other.
    let edited = told(&both, &twins(&paid("500", "North", "bridges"), ""));
    assert_eq!(
        (edited[1].as_str(), edited[4].as_str()),
        ("2 edited 2", "5 dropped, 15 of 17 words in 2")
    );
}

/// That a point kept its number says less than its words do.
#[test]
fn of_twins_the_one_stands_on_whose_words_do() {
    let duty = |who: &str, days: &str| {
        format!(
            "{who} shall remove its heavy guns from the valley of Sorn within {days} days in the presence of \
             the monitors."
        )
    };
    let draft = |points: &[(usize, &str)]| -> String {
        points.iter().map(|(at, point)| format!("{at}. {point}\n\n")).collect()
    };
    let others = [
        "East shall reopen the post office at Keld to the public within 20 days.",
        "West shall hand back the registers of the Keld church within 90 days.",
        "The Parties shall meet monthly.",
        "East shall sell West 300 tonnes of salt in each of the winter months.",
        "West shall pay for the salt received within 45 days of the invoice.",
    ];
    let [first, second, fifth, sixth, seventh] = others;
    let (east, west, later) = (duty("East", "30"), duty("West", "30"), duty("West", "45"));
    // What stands behind keeps its number, and so number and place speak for the wrong one.
    let behind = [(6, sixth), (7, seventh)];
    let before = [(1, first), (2, second)];
    let of = |points: &[(usize, &str)]| draft(&[&before, points, &behind].concat());
    let old = of(&[(3, &east), (4, &west), (5, fifth)]);
    let new = of(&[(3, &later), (4, fifth)]);
    let became = told(&old, &new);
    assert!(became[2].starts_with("3 dropped"), "{became:?}");
    assert_eq!(became[3], "4 edited 3");
    assert_eq!(told(&new, &old)[2], "3 edited 4");
}

#[test]
fn twins_that_changed_places_moved() {
    let pairs = [
        [paid("600", "North", "bridges"), paid("400", "North", "bridges")],
        [paid("600", "North", "bridges"), paid("600", "South", "bridges")],
    ];
    for [one, other] in pairs {
        let lines = told(&twins(&one, &other), &twins(&other, &one));
        // One of the two keeps its place in the order of what did not move.
        let of_two = [lines[1].as_str(), lines[4].as_str()];
        assert!(matches!(of_two, ["2 kept moved to 5", "5 kept moved to 2"]), "{of_two:?}");
    }
}

#[test]
fn a_figure_that_two_twins_exchanged_is_an_edit_of_each() {
    let half = |sum: &str| paid(sum, "North", "bridges").replace(" by", ", half of it by");
    let old = twins(&paid("600", "North", "bridges"), &half("400"));
    let new = twins(&paid("400", "North", "bridges"), &half("600"));
    let lines = told(&old, &new);
    assert_eq!([&lines[1], &lines[4]], ["2 edited 2", "5 edited 5"]);
    let [old, new] = [old, new].map(|text| Draft::parse(&text).expect("a draft"));
    let account = paraph_compare::account::Account::of(&old, &new);
    assert_eq!(account.substance().len(), 2, "both figures are told");
}

#[test]
fn a_clause_that_took_something_from_a_dropped_one_is_still_a_merger() {
    let roads = "Roads are repaired by the contractors of the South alone.";
    let bridges = paid("600", "North", "bridges");
    let merged = format!("{bridges} {roads}");
    let lines = told(&twins(&bridges, roads), &twins(&merged, ""));
    assert_eq!([&lines[1], &lines[4]], ["2 merged 2", "5 merged 2"]);
}

#[test]
fn where_words_stand_in_too_many_points_it_is_said_that_they_were_not_looked_up() {
    let same =
        |count: usize| (1..=count).map(|at| format!("{at}. Agreed.\n\n")).collect::<String>();
    let (few, many) = (same(10), same(17_000));
    assert!(!aligned(&few, &few).is_bounded);
    let alignment = aligned(&many, &many);
    assert!(alignment.is_bounded);
    assert!(alignment.old.iter().all(|told| told.fate == Fate::Kept));
}

#[test]
fn a_list_that_became_a_sentence_takes_the_words_above_it_along() {
    let list = "1. The tenant shall pay the rent.\n\n2. The tenant must not keep animals.\n\n3. The landlord:\n   a. may enter the flat;\n   b. shall heat it.\n\n4. The tenant shall:\n   a. keep the flat clean;\n   b. insure \
                it against fire;\n   c. report any damage to the landlord without delay.\n";
    let sentence = "1. The tenant shall pay the rent.\n\n2. The tenant must not keep animals.\n\n3. The landlord:\n   a. may enter the flat;\n   b. shall heat it.\n\n4. The tenant shall keep the flat clean, insure it \
                    against fire and report any damage to the landlord without delay.\n";
    let is_merged = |line: &String| !line.contains("dropped") && line.ends_with(" 4");
    let told_of = told(list, sentence);
    assert!(told_of[5..].iter().all(is_merged), "{told_of:?}");
    let told_of = told(sentence, list);
    assert!(told_of.iter().all(|line| !line.ends_with("added")), "{told_of:?}");
    let each = "1. The tenant shall pay the rent.\n\n2. The tenant must not keep animals.\n\n3. The landlord:\n   a. may enter the flat;\n   b. shall heat it.\n\n4. The tenant shall keep the flat clean.\n\n5. The tenant shall \
                insure it against fire.\n\n6. The tenant shall report any damage to the landlord without delay.\n";
    let told_of = told(list, each);
    assert!(told_of.iter().all(|line| !line.contains("dropped")), "{told_of:?}");
}
