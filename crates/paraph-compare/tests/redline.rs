//! Redlines as a reader sees them: `[-struck-]`, `{+written+}`, `<2 moved away 2>`, `>2 moved here 2<`.

use paraph_compare::redline::{Mark, Redline, Run};
use proptest::prelude::*;

/// The redline in signs, white space folded.
fn show(old: &str, new: &str) -> String {
    let redline = Redline::of(old, new);
    let mut page = Vec::new();
    runs(&redline, redline.runs(), &mut page);
    page.join(" ")
}

fn runs(redline: &Redline<'_>, of: &[Run], page: &mut Vec<String>) {
    for run in of {
        let words = run.words(redline).split_whitespace().collect::<Vec<_>>().join(" ");
        match run.mark {
            Mark::Kept => page.push(words),
            Mark::Struck => page.push(format!("[-{words}-]")),
            Mark::Written => page.push(format!("{{+{words}+}}")),
            Mark::MovedAway(n) => page.push(format!("<{n} {words} {n}>")),
            Mark::MovedHere(n) => {
                page.push(format!(">{n}"));
                runs(redline, &redline.moves()[n].runs, page);
                page.push(format!("{n}<"));
            }
        }
    }
}

#[test]
fn a_figure_is_replaced_whole() {
    assert_eq!(
        show("limited to 600,000 persons.", "limited to 800,000 persons."),
        "limited to [-600,000-] {+800,000+} persons."
    );
    assert_eq!(
        show("interest at 5% on the sum of €1.5", "interest at 4% on the sum of €1.6"),
        "interest at [-5%-] {+4%+} on the sum of [-€1.5-] {+€1.6+}"
    );
}

#[test]
fn a_name_is_replaced_whole() {
    assert_eq!(
        show(
            "notify the Northern River Council at once",
            "notify the Northern Lake Council at once"
        ),
        "notify the [-Northern River Council-] {+Northern Lake Council+} at once"
    );
}

#[test]
fn brackets_open_and_close_together() {
    assert_eq!(
        show("The Parties [shall] meet.", "The Parties shall meet."),
        "The Parties [-[shall]-] {+shall+} meet."
    );
    assert_eq!(
        show("North shall pay [5] [7] million at once.", "North shall pay 7 million at once."),
        "North shall pay [-[5] [7]-] {+7+} million at once."
    );
    assert_eq!(
        show(
            "The Commission meets each month at Lunz.",
            "The Commission meets [each month] [each week] at Lunz."
        ),
        "The Commission meets {+[+} each month {+] [each week]+} at Lunz."
    );
    assert_eq!(
        show("It [may [not] meet] in May.", "It [may meet] in May."),
        "It [may [-[not]-] meet] in May."
    );
}

#[test]
fn a_rewritten_sentence_is_one_change() {
    assert_eq!(
        show(
            "The sum is paid. The depositary of the fund sends a copy of the report to each of the states.",
            "The sum is paid. Every year in the spring a meeting of experts looks at the accounts of the bank."
        ),
        "The sum is paid. [-The depositary of the fund sends a copy of the report to each of the states.-] \
         {+Every year in the spring a meeting of experts looks at the accounts of the bank.+}"
    );
}

/// Of a rewritten sentence a phrase of some words in a row is known again; single words are not.
#[test]
fn a_phrase_of_a_rewritten_sentence_stays() {
    assert_eq!(
        show(
            "The depositary sends a certified copy of the original instrument to each of the signatories by air mail without delay whenever one of them asks its registry for that in writing.",
            "A certified copy of the original instrument is open to inspection at headquarters during the hours that the bureau has announced through posters hung beside every entrance."
        ),
        "[-The depositary sends a-] {+A+} certified copy of the original instrument [-to each of the signatories by air mail without delay whenever one of them asks its registry for that in writing.-] \
         {+is open to inspection at headquarters during the hours that the bureau has announced through posters hung beside every entrance.+}"
    );
}

#[test]
fn a_phrase_that_comes_again_holds_no_rewritten_sentence_together() {
    assert_eq!(
        show(
            "The depositary of the Agreement keeps the original texts of the Agreement in a vault.",
            "Each breach of the Agreement is brought before the judges of the Agreement at once."
        ),
        "[-The depositary of the Agreement keeps the original texts of the Agreement in a vault.-] \
         {+Each breach of the Agreement is brought before the judges of the Agreement at once.+}"
    );
}

#[test]
fn a_change_slides_to_the_sentence() {
    assert_eq!(
        show("A meets in May. A pays.", "A meets in May. A reports. A pays."),
        "A meets in May. {+A reports.+} A pays."
    );
}

#[test]
fn a_phrase_that_moved_is_one_event_with_its_edits_inside() {
    assert_eq!(
        show(
            "Within 30 days of signature the heavy weapons are withdrawn behind the line. The monitors report monthly to the council. All prisoners are released by both sides.",
            "The monitors report monthly to the council. All prisoners are released by both sides. Within 60 days of signature the heavy weapons are withdrawn behind the line."
        ),
        "<0 Within 30 days of signature the heavy weapons are withdrawn behind the line. 0> The monitors report monthly to the council. All prisoners are released by both sides. >0 Within [-30-] {+60+} days of signature the heavy weapons are withdrawn behind the line. 0<"
    );
}

#[test]
fn layout_quotes_and_dashes_are_no_edit() {
    assert!(Redline::of("the “line” – 5\n km", "the \"line\" - 5 km").is_same());
    assert!(!Redline::of("the line", "the lines").is_same());
}

#[test]
fn scripts_other_than_latin() {
    assert_eq!(
        show(
            "Сторони виводять війська протягом 30 днів.",
            "Сторони виводять сили протягом 60 днів."
        ),
        "Сторони виводять [-війська-] {+сили+} протягом [-30-] {+60+} днів."
    );
    assert_eq!(
        show("تنسحب القوات خلال 30 يوما.", "تنسحب القوات خلال 60 يوما."),
        "تنسحب القوات خلال [-30-] {+60+} يوما."
    );
    assert_eq!(show("双方同意停火。", "三方同意停火。"), "[-双-] {+三+} 方同意停火。");
}

#[test]
fn white_space_alone_is_lost_on_neither_side() {
    for (old, new) in [(" ", ""), ("", "\n"), (" ", "\t"), (" ", "A meets."), ("A meets.", " ")] {
        let redline = Redline::of(old, new);
        assert_eq!((redline.old_text().as_str(), redline.new_text().as_str()), (old, new));
        assert_eq!(redline.is_same(), old.trim() == new.trim());
    }
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-c]{1,3}",
        Just("600,000".to_string()),
        Just("[".to_string()),
        Just("]".to_string()),
        Just(".".to_string()),
        Just("\n".to_string()),
        Just("River Council".to_string()),
        "\\PC{0,4}",
    ];
    proptest::collection::vec(word, 1..60).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_runs_give_back_both_texts(old in text(), new in text()) {
        let redline = Redline::of(&old, &new);
        prop_assert_eq!(redline.old_text(), old.as_str());
        prop_assert_eq!(redline.new_text(), new.as_str());
        for moved in redline.moves() {
            let of = |side: fn(&Run) -> std::ops::Range<usize>, text: &str| -> String {
                moved.runs.iter().map(|run| &text[side(run)]).collect()
            };
            prop_assert_eq!(of(|run| run.old.clone(), &old), &old[moved.old.clone()]);
            prop_assert_eq!(of(|run| run.new.clone(), &new), &new[moved.new.clone()]);
        }
    }

    #[test]
    fn what_is_kept_is_the_same_but_for_layout(old in text(), new in text()) {
        let redline = Redline::of(&old, &new);
        for run in redline.runs().iter().filter(|run| run.mark == Mark::Kept) {
            prop_assert!(Redline::of(&old[run.old.clone()], &new[run.new.clone()]).is_same());
        }
    }

    #[test]
    fn a_text_against_itself_is_kept(text in text()) {
        prop_assert!(Redline::of(&text, &text).is_same());
    }
}
