//! Whether two files are the same, and how, is said alike in every form of `compare`; and what a form for
//! programs leaves out is nothing that another tells.
#![expect(clippy::unwrap_used, reason = "a comparison that cannot be made fails loudly")]

use common::World;
use paraph::Answer;
use paraph::script::split;
use serde_json::Value;

mod common;

fn answer(files: &[(&str, &str)], command: &str) -> Answer {
    let mut world = World::default();
    for (name, text) in files {
        world.files.insert((*name).into(), (*text).into());
    }
    paraph::run(&split(command), &mut world, false)
}

fn of(old: &str, new: &str, form: &str) -> Answer {
    let files = [("old", old), ("new", new), ("list", "old\tnew\n")];
    answer(&files, &format!("compare {form}"))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.out).unwrap()
}

/// A text between two parties, of which the one has this name.
fn with_party(who: &str) -> String {
    format!(
        "1. {who} opens the port.\n\n2. The convoys of {who} pay no toll.\n\n3. {who} shall clear the mines.\n"
    )
}

/// A page with words before the verbs of its two points.
fn page(hidden: &str, one: &str, two: &str) -> String {
    format!(
        "<p hidden>{hidden}</p><p>1. Sudria shall {one}open the port.</p><p>2. Norland shall {two}pay.</p>"
    )
}

/// Pairs of files, with the status of `--check` and that of `--renderings`.
fn pairs() -> Vec<(String, String, u8, u8)> {
    let title = |title: &str| format!("{title}\n\n1. The parties meet.\n");
    let text = "1. North waits in the old town.\n\n2. South pays.\n";
    let under = |one: &str, two: &str| {
        format!("_{one} shall:_\n\n1. open the port.\n\n_{two} shall:_\n\n2. pay.\n")
    };
    vec![
        (text.into(), text.replace("\n   ", " "), 0, 0),
        (text.into(), text.replace("2.", "4."), 10, 0),
        (text.into(), text.replace("old town", "ancient town"), 12, 0),
        (text.into(), text.replace("waits", "does not wait"), 13, 1),
        // Somebody else throughout, and the same one in another spelling.
        (with_party("Tavaria"), with_party("Old Sorn"), 13, 1),
        (with_party("Kiev"), with_party("Kyiv"), 12, 0),
        (title("BINDING MEMORANDUM"), title("NON-BINDING MEMORANDUM"), 13, 1),
        // Words struck out by hand: in one file, in the same place of both, in another place of each.
        (page("", "", ""), page("", "<s>not</s> ", ""), 13, 1),
        (page("", "<s>not</s> ", ""), page("", "<s>not</s> ", ""), 0, 0),
        (page("", "<s>not</s> ", ""), page("", "", "<s>not</s> "), 13, 1),
        // What is in no text.
        (page("Until May.", "", ""), page("Until June.", "", ""), 12, 1),
        (under("North", "South"), under("South", "North"), 13, 1),
    ]
}

#[test]
fn every_form_says_alike_whether_two_files_are_the_same() {
    for (old, new, check, renderings) in pairs() {
        let said = |form: &str| of(&old, &new, form).status;
        let about = format!("{old}\n---\n{new}");
        let is_different = u8::from(check > 0);
        assert_eq!(said("old new --check"), check, "{about}");
        for form in
            ["old new", "old new --json", "old new --alignment", "old new --csv", "--batch list"]
        {
            assert_eq!(said(form), is_different, "{form}: {about}");
        }
        assert_eq!(said("--three old old new"), is_different, "{about}");
        assert_eq!(said("--three old new old"), is_different, "{about}");
        assert_eq!(said("--three old old old"), 0, "{about}");
        for form in ["", "--json", "--check", "--html -"] {
            assert_eq!(
                said(&format!("--renderings old new {form}")),
                renderings,
                "{form}: {about}"
            );
        }
        let told = json(&of(&old, &new, "--renderings old new --json"));
        assert_eq!(told["differ"], renderings == 1, "{about}");
        let head = of(&old, &new, "--renderings old new").out;
        let none = "None of the kinds of difference listed below was found.";
        assert_eq!(head.contains(none), renderings == 0, "{head}");
        let back = of(&new, &old, "--renderings old new --check").status;
        assert_eq!(back, renderings, "back: {about}");
    }
}

/// What makes renderings differ is told, on the page for people, that for the browser, and in JSON.
#[test]
fn what_makes_renderings_differ_is_told_in_every_form() {
    let not = "1: negation: shall -> shall not (added)";
    for (old, new, said, member) in [
        (
            with_party("Tavaria"),
            with_party("Old Sorn"),
            "“Old Sorn” stands where “Tavaria” stood, throughout",
            "/over_all/0/new",
        ),
        (page("", "", ""), page("", "<s>not</s> ", ""), not, "/struck/0/told"),
        (
            page("Until May.", "", ""),
            page("Until June.", "", ""),
            "What was left out of the files differs: only in the old: `Until May.`",
            "/left_out/old/0",
        ),
    ] {
        let terminal = of(&old, &new, "--renderings old new").out;
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&terminal).contains(said), "{terminal}");
        let html = of(&old, &new, "--renderings old new --html -").out;
        assert!(html.contains(&said.replace("->", "-&gt;")), "{html}");
        let told = json(&of(&old, &new, "--renderings old new --json"));
        assert!(told.pointer(member).is_some(), "{told:#}");
    }
    // Nobody is told that a row says the same whose party is another.
    let told =
        json(&of(&with_party("Tavaria"), &with_party("Old Sorn"), "--renderings old new --json"));
    for row in told["rows"].as_array().unwrap() {
        assert_eq!(
            (&row["says"], &row["differences"][0]["kind"]),
            (&"differs".into(), &"party".into())
        );
    }
}

const VACANT: &str = "1. North waits.\n\n2. [vacant]\n\n3. South pays.\n";

#[test]
fn a_number_kept_free_is_no_change_in_any_form() {
    let filled = VACANT.replace("[vacant]", "The line is frozen for ten years.");
    let of = |ours: &str, form: &str| {
        let files = [("base", VACANT), ("ours", ours)];
        answer(&files, &format!("compare --three base ours base {form}"))
    };
    let same = of(VACANT, "").out;
    assert!(same.contains("neither changed the words: 3 points: 1, 2 and 3\n"), "{same}");
    assert!(!same.contains("[vacant]"), "{same}");
    let told = json(&of(VACANT, "--json"));
    assert_eq!(told["points"][1]["both"], "neither");
    let told = of(&filled, "").out;
    assert!(told.contains("only the first answer changed or dropped: 1 point: 2\n"), "{told}");
    let told = json(&of(&filled, "--json"));
    assert_eq!(
        (&told["points"][1]["both"], &told["points"][1]["ours"]["labels"][0]),
        (&"ours".into(), &"2".into())
    );
    let files = [("base", VACANT)];
    let told = json(&answer(&files, "compare --renderings base base --json"));
    let says: Vec<&str> =
        told["rows"].as_array().unwrap().iter().map(|row| row["says"].as_str().unwrap()).collect();
    assert_eq!(says, ["same"; 4]);
}

/// The terminal and the page leave out the same points.
#[test]
fn two_answers_tell_the_same_points_on_the_terminal_and_the_page() {
    let base = "1. North waits.\n\n2. South pays in May.\n\n3. [vacant]\n\n4. The gauge is read each day.\n";
    let ours = "1. The snow melts.\n\n2. North waits.\n\n3. South pays in June.\n\n5. The gauge is read each day.\n";
    let files = [("base", base), ("ours", ours)];
    let terminal = answer(&files, "compare --three base ours base").out;
    let html = answer(&files, "compare --three base ours base --html -").out;
    let told = |label: &str| terminal.lines().any(|line| line == label);
    for (place, label) in ["1", "2", "3", "4"].into_iter().enumerate() {
        let is_on_page = html.contains(&format!("id=\"point-{place}\""));
        assert_eq!((told(label), is_on_page), (label == "2", label == "2"), "{label}: {terminal}");
    }
}

/// A point that was split is that, in a line of a batch as on the page.
#[test]
fn a_batch_counts_what_the_page_counts() {
    let old = "1. Prisoners of war are exchanged, all for all, within 14 days. The families of the missing are told what is known of them.\n\n2. North waits.\n";
    let new = "1. Prisoners of war are exchanged, all for all, within 20 days.\n\n2. The families of the missing are told what is known of them.\n\n3. North waits.\n";
    let page = of(old, new, "old new").out;
    assert!(page.contains("Points and sub-points: 1 kept and 1 split.\n"), "{page}");
    let line = of(old, new, "--batch list").out;
    assert_eq!(line, "substance\t1 split, 1 renumbered, 1 in substance\told\tnew\n");
    let told = json(&of(old, new, "--batch list --json"));
    assert_eq!((&told["split"], &told["edited"]), (&1.into(), &0.into()));
}

/// What a file is not taken as is counted in its line: whoever reads it knows that there is more to read.
#[test]
fn a_line_of_a_batch_counts_notices() {
    let plain = "<p>1. North waits.</p><p>2. South pays.</p>";
    let tracked = plain.replace("waits", "<del>soon</del> waits");
    let line = of(&tracked, &tracked, "--batch list").out;
    assert_eq!(line, "same\t2 notices\told\tnew\n");
    assert_eq!(json(&of(&tracked, &tracked, "--batch list --json"))["notices"], 2);
    assert_eq!(of(plain, plain, "--batch list").out, "same\t-\told\tnew\n");
}

/// A name in JSON is what can be shown, in every form.
#[test]
fn names_are_told_as_they_can_be_shown() {
    let text = "1. North waits.\n";
    let name = "a\u{202E}b";
    let files = [(name, text), ("-", text), ("list", "a\u{202E}b\t-\n")];
    let shown = ["a\u{FFFD}b", "standard input"];
    let batch = json(&answer(&files, "compare --batch list --json"));
    assert_eq!((&batch["old"], &batch["new"]), (&shown[0].into(), &shown[1].into()));
    let two = json(&answer(&files, &format!("compare {name} - --json")));
    assert_eq!((&two["old"]["name"], &two["new"]["name"]), (&shown[0].into(), &shown[1].into()));
    let traced = json(&answer(&files, &format!("trace 'North waits' {name} - --json")));
    assert_eq!(traced["drafts"][1]["name"], shown[1]);
}
