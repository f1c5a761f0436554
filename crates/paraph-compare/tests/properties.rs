//! What holds for any draft.

use std::collections::BTreeSet;

use paraph_compare::words::Vocabulary;
use paraph_compare::{Alignment, Fate, compare};
use paraph_text::Draft;
use proptest::prelude::*;

/// Points that have little in common: each word tells which point it is from.
fn distinct(count: usize) -> Vec<String> {
    const VERBS: [&str; 5] = ["inspect", "return", "open", "deliver", "report"];
    let words = |point: usize| {
        let own = (0..9).map(move |word| format!("w{}x{point}", word * 7));
        let verb = VERBS[point % VERBS.len()];
        format!("The parties {verb} {} within the period.", own.collect::<Vec<_>>().join(" "))
    };
    (0..count).map(words).collect()
}

fn draft(points: &[String]) -> Draft {
    let lines = points.iter().zip(1..).map(|(words, label)| format!("{label}. {words}\n\n"));
    Draft::parse(&lines.collect::<String>()).expect("a draft")
}

/// The places of the links.
fn links(alignment: &Alignment) -> BTreeSet<(usize, usize)> {
    alignment.links.iter().map(|link| (link.old, link.new)).collect()
}

fn permuted(count: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..count).collect::<Vec<_>>()).prop_shuffle()
}

/// The length of the longest rising subsequence, by trying all ends.
fn longest_rising(numbers: &[usize]) -> usize {
    let mut lengths: Vec<usize> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let before = (0..at).filter(|before| numbers[*before] < *number);
        lengths.push(1 + before.map(|before| lengths[before]).max().unwrap_or(0));
    }
    lengths.into_iter().max().unwrap_or(0)
}

/// Any text a draft may consist of, with words that come again.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        Just("the".to_owned()),
        Just("[shall]".to_owned()),
        Just("/".to_owned()),
        Just("...".to_owned()),
        Just("双方会面".to_owned()),
        Just("يلتقي".to_owned()),
        "[a-zA-Z0-9.,()’é-]{1,6}",
    ];
    let text = prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "));
    prop::collection::vec(text, 1..14)
}

/// The two drafts in the form of pairs, where any words may stand.
fn pairs(points: &[String]) -> Draft {
    let lines = points.iter().zip(1..).map(|(words, id)| format!("@ {id} | {id} |\n{words}\n"));
    let text = format!("#! paraph-draft 1\n{}", lines.collect::<String>());
    Draft::parse(&text).expect("a draft")
}

proptest! {
    #[test]
    fn a_draft_against_itself_is_all_kept(points in texts()) {
        let draft = pairs(&points);
        let alignment = compare(&draft, &draft);
        for point in alignment.old.iter().chain(&alignment.new) {
            // Equal texts may be told apart in more than one way, but none is lost.
            let is_lost = matches!(point.fate, Fate::Dropped { .. } | Fate::Added { .. });
            prop_assert!(!is_lost, "{} {:?}", point.label, point.fate);
        }
        let different: BTreeSet<&String> = points.iter().collect();
        if different.len() == points.len() {
            let straight: BTreeSet<_> = (0..points.len()).map(|at| (at, at)).collect();
            prop_assert!(straight.is_subset(&links(&alignment)));
        }
    }

    #[test]
    fn points_in_another_order_are_kept_and_as_few_as_can_be_moved(order in permuted(12)) {
        let points = distinct(12);
        let new: Vec<String> = order.iter().map(|at| points[*at].clone()).collect();
        let alignment = compare(&draft(&points), &draft(&new));
        prop_assert!(alignment.old.iter().all(|point| point.fate == Fate::Kept));
        let expected: BTreeSet<_> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        prop_assert_eq!(links(&alignment), expected);
        let stayed = alignment.links.iter().filter(|link| !link.is_moved).count();
        prop_assert_eq!(stayed, longest_rising(&order));
        for link in &alignment.links {
            prop_assert_eq!(link.is_renumbered, link.old != link.new);
        }
    }

    #[test]
    fn dropped_and_added_points_are_told(
        dropped in prop::collection::btree_set(0_usize..12, 0..4),
        added in prop::collection::btree_set(0_usize..8, 0..4),
    ) {
        let all = distinct(24);
        let mut new: Vec<String> = Vec::new();
        for (at, words) in all[..12].iter().enumerate() {
            if added.contains(&at) {
                new.push(all[12 + at].clone());
            }
            if !dropped.contains(&at) {
                new.push(words.clone());
            }
        }
        let alignment = compare(&draft(&all[..12]), &draft(&new));
        for (at, point) in alignment.old.iter().enumerate() {
            prop_assert_eq!(matches!(point.fate, Fate::Dropped { .. }), dropped.contains(&at));
            prop_assert_eq!(point.fate == Fate::Kept, !dropped.contains(&at));
        }
        let told = alignment.new.iter().filter(|point| matches!(point.fate, Fate::Added { .. }));
        prop_assert_eq!(told.count(), added.len());
    }

    #[test]
    fn any_two_drafts_have_an_answer_that_fits_together(old in texts(), new in texts()) {
        let (old, new) = (pairs(&old), pairs(&new));
        let alignment = compare(&old, &new);
        prop_assert_eq!(alignment.old.len(), old.points().len());
        prop_assert_eq!(alignment.new.len(), new.points().len());
        prop_assert!(alignment.links.is_sorted_by_key(|link| (link.old, link.new)));
        for (at, link) in alignment.links.iter().enumerate() {
            prop_assert!((0..=1000).contains(&link.sure));
            prop_assert!(alignment.old[link.old].links.contains(&at));
            prop_assert!(alignment.new[link.new].links.contains(&at));
        }
        for point in alignment.old.iter().chain(&alignment.new) {
            let is_alone = matches!(
                point.fate,
                Fate::Dropped { .. } | Fate::Added { .. } | Fate::Vacant
            );
            prop_assert_eq!(is_alone, point.links.is_empty());
        }
        prop_assert_eq!(compare(&old, &new), alignment);
    }

    #[test]
    fn the_order_in_which_words_are_met_changes_nothing(
        old in texts(), new in texts(), first in texts(),
    ) {
        // A vacant point at the end has no part in the answer, but its heading is read before the
        // next draft is: all words of the new draft get other numbers.
        let with_heading = |points: &[String], heading: &str| {
            let text = pairs(points).print();
            Draft::parse(&format!("{text}\n@ last | last | {heading}\n[vacant]\n")).expect("a draft")
        };
        let new = with_heading(&new, "");
        let heading = first.join(" ").replace('|', " ");
        let plain = compare(&with_heading(&old, ""), &new);
        let renumbered = compare(&with_heading(&old, &heading), &new);
        prop_assert_eq!(plain, renumbered);
    }

    #[test]
    fn words_are_read_alike_whatever_was_read_before(texts in texts()) {
        let mut vocabulary = Vocabulary::default();
        let first: Vec<_> = texts.iter().map(|text| vocabulary.read(text)).collect();
        let again: Vec<_> = texts.iter().map(|text| vocabulary.read(text)).collect();
        prop_assert_eq!(first, again);
    }
}

#[test]
fn new_labels_alone_are_told_as_renumbered() {
    let points = distinct(8);
    let old = draft(&points);
    let mut shifted = vec!["A preface of some words, then nothing.".to_owned()];
    shifted.extend(points);
    let alignment = compare(&old, &draft(&shifted));
    assert!(alignment.old.iter().all(|point| point.fate == Fate::Kept));
    assert!(alignment.links.iter().all(|link| link.is_renumbered && !link.is_moved));
}

#[test]
fn a_thousand_equal_points_have_an_answer() {
    let points = vec!["The parties meet.".to_owned(); 1000];
    let alignment = compare(&pairs(&points), &pairs(&points));
    assert!(alignment.old.iter().all(|point| !point.links.is_empty()));
}
