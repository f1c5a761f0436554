//! `settle` on plain files: statuses, who sees what, proofs, work taken up again, bad input.
#![expect(clippy::unwrap_used, reason = "a scenario that cannot be settled fails loudly")]

use std::path::Path;

use common::World;
use paraph::script::split;
use paraph::{Answer, Machine};
use serde_json::{Value, json};

mod common;

const VALLEYS: &str = include_str!("../../../examples/settlement/valleys.json");
const FIRMS: &str = include_str!("../../../examples/settlement/firms.json");
const LAKE: &str = include_str!("../../../examples/settlement/lake.json");
const ROUGH: &str = include_str!("../../../examples/settlement/rough-valleys.json");

fn answer(text: &str, command: &str) -> Answer {
    let mut world = World::default();
    world.files.insert("deal.json".into(), text.into());
    paraph::run(&split(&format!("settle deal.json {command}")), &mut world, false)
}

/// The same with real files, in a folder.
fn typed(folder: &Path, command: &str) -> Answer {
    let words = split(command);
    let placed = words.iter().map(|word| word.replace('%', &folder.display().to_string()));
    paraph::run(&placed.collect::<Vec<_>>(), &mut Machine, false)
}

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("deal.json"), text).unwrap();
    folder
}

fn file(folder: &tempfile::TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

/// The scenario with another number somewhere.
fn with(text: &str, pointer: &str, number: f64) -> String {
    let mut scenario: Value = serde_json::from_str(text).unwrap();
    *scenario.pointer_mut(pointer).unwrap() = json!(number);
    scenario.to_string()
}

#[test]
fn the_status_says_what_was_found() {
    assert_eq!(answer(VALLEYS, "").status, 0);
    let nothing = with(VALLEYS, "/parties/0/reservation", 99.0);
    let told = answer(&nothing, "");
    assert_eq!(told.status, 1);
    assert!(told.out.contains("No package keeps every line"), "{}", told.out);
    for steps in 0..7 {
        assert_eq!(answer(VALLEYS, &format!("--mediator --steps {steps}")).status, 3, "{steps}");
    }
    let impossible = FIRMS.replace("\"lines\": [", "\"lines\": [{\"require\": {\"Term\": \"5 years\"}}, {\"forbid\": {\"Term\": \"5 years\"}},");
    for form in ["", "--mediator --proof -"] {
        assert_eq!(answer(&impossible, form).status, 1, "{form}");
    }
    assert_eq!(answer(VALLEYS, "--steps 1 --mediator --proof -").status, 3);
    assert_eq!(answer("{", "").status, 2);
    assert_eq!(answer(VALLEYS, "--check nothing").status, 2);
}

/// What stands in the way is made of the numbers of all.
#[test]
fn what_stands_in_the_way_is_the_mediators() {
    let nothing = with(VALLEYS, "/parties/0/reservation", 84.0)
        .replace("\"reservation\": 40", "\"reservation\": 70");
    let nothing = with(&nothing, "/parties/1/reservation", 70.0);
    let mediator = answer(&nothing, "--mediator");
    assert_eq!(mediator.status, 1, "{}", mediator.out);
    assert!(mediator.out.contains("What stands in the way"), "{}", mediator.out);
    for reader in ["", "--for 'Upper Valley'"] {
        assert!(!answer(&nothing, reader).out.contains("stands in the way"));
        let json: Value =
            serde_json::from_str(&answer(&nothing, &format!("{reader} --json")).out).unwrap();
        assert_eq!(json["obstacles"], json!([]));
    }
}

/// Whatever else is true of the other party: if the answers are the same packages, a party reads the
/// same bytes, and so does everybody.
#[test]
fn what_another_party_rates_shows_in_no_byte() {
    let readers =
        ["", "--json", "--for 'Upper Valley'", "--for 'Upper Valley' --json", "--start 'Dam=high'"];
    let shown = |text: &str| readers.map(|reader| answer(text, reader));
    let packages = |text: &str| -> Vec<Value> {
        let all: Value = serde_json::from_str(&answer(text, "--json").out).unwrap();
        all["solutions"].as_array().unwrap().iter().map(|one| one["package"].clone()).collect()
    };
    let (first, chosen) = (shown(VALLEYS), packages(VALLEYS));
    assert!(first.iter().all(|answer| answer.status == 0), "{first:?}");
    let mut alike = 0;
    let numbers = [
        ("/parties/1/reservation", [40.5, 39.0, 41.25]),
        ("/parties/1/ratings/Dam/none", [24.0, 25.5, 26.125]),
        ("/parties/1/ratings/Dam/high", [0.5, 1.0, 0.001]),
        ("/parties/1/ratings/Costs/upper pays", [11.0, 12.5, 12.75]),
        ("/parties/1/ratings/Gauge/lower", [17.0, 17.5, 18.25]),
        ("/parties/1/ratings/Dry months/60 to 40", [0.5, 1.0, 2.0]),
    ];
    for (pointer, values) in numbers {
        for number in values {
            let other = with(VALLEYS, pointer, number);
            if packages(&other) != chosen {
                continue;
            }
            alike += 1;
            assert_eq!(shown(&other), first, "{pointer} {number}");
            // The comparison can fail: the mediator's page has these numbers in it.
            let mediator = |text: &str| answer(text, "--mediator --json");
            assert_ne!(mediator(&other), mediator(VALLEYS), "{pointer} {number}");
        }
    }
    assert!(alike > 10, "{alike} pairs were compared");
}

#[test]
fn without_leave_no_number_is_shown() {
    for text in [VALLEYS, FIRMS] {
        let out = answer(text, "").out;
        for hidden in
            ["reservation values:", "moves and gives", "its reservation value", "frontier:"]
        {
            assert!(!out.contains(hidden), "{hidden}: {out}");
        }
        let json: Value = serde_json::from_str(&answer(text, "--json").out).unwrap();
        for hidden in ["acceptable", "keeping_lines", "frontier"] {
            assert!(json.get(hidden).is_none(), "{hidden}");
        }
        for solution in json["solutions"].as_array().unwrap() {
            assert_eq!(solution["gains"], json!([]));
            assert_eq!(solution["holding"], json!([]));
            assert!(!solution["solution"].as_str().unwrap().starts_with("ideal"));
        }
    }
    let quay = answer(FIRMS, "--for Quay --json").out;
    let json: Value = serde_json::from_str(&quay).unwrap();
    assert_eq!(json["parties"][0]["reservation"]["exact"], "480");
    assert_eq!(json["parties"][0]["counts_in"], "per mille");
    assert_eq!(json["parties"][1], json!({"name": "Freight"}));
    for written in ["--svg -", "--proof -", "--save -", "--resume x", "--to json x"] {
        let refused = answer(FIRMS, &format!("{written} --for Quay"));
        assert_eq!(refused.status, 2, "{written}");
        assert!(refused.err.contains("--mediator"), "{}", refused.err);
    }
}

/// What was noticed in the file of a party is about its numbers.
#[test]
fn notices_are_the_mediators() {
    let folder = tempfile::tempdir().unwrap();
    let plain = VALLEYS.replace(
        "\"start\": {\"Dry months\": \"50 to 50\", \"Gauge\": \"upper\", \"Dam\": \"none\", \"Costs\": \"halves\"}",
        "\"lines\": []",
    );
    std::fs::write(folder.path().join("deal.json"), plain).unwrap();
    let made = typed(folder.path(), "settle %/deal.json --mediator --to genius %/xml");
    assert_eq!(made.status, 0, "{}", made.err);
    let files: Vec<String> = made.out.lines().map(str::to_owned).collect();
    assert_eq!(files.len(), 3);
    let last = files.last().unwrap();
    let text = std::fs::read_to_string(last).unwrap();
    let discounted =
        text.replace("</utility_space>", "<discount_factor value=\"0.8\"/></utility_space>");
    std::fs::write(last, discounted).unwrap();
    let settle = format!("settle '{}'", files.join("' '"));
    assert!(typed(folder.path(), &format!("{settle} --mediator")).err.contains("0.8"));
    assert_eq!(typed(folder.path(), &settle).err, "");
    // What is converted settles to the same packages, and nothing is written over.
    let packages = |answer: &Answer| -> Value {
        let all: Value = serde_json::from_str(&answer.out).unwrap();
        // The format has no place for wordings.
        let options = |package: &Value| -> Value {
            let choices = package.as_array().unwrap().iter();
            choices.map(|one| json!([one["issue"], one["option"]])).collect()
        };
        let all = all["solutions"].as_array().unwrap().iter();
        all.map(|one| json!([one["solution"], options(&one["package"])])).collect()
    };
    let own = typed(folder.path(), "settle %/deal.json --json");
    assert_eq!(packages(&typed(folder.path(), &format!("{settle} --json"))), packages(&own));
    let again = typed(folder.path(), "settle %/deal.json --mediator --to genius %/xml");
    assert!(again.status == 2 && again.err.contains("is there already"), "{}", again.err);
    // Where one of several is there, none is written.
    files.iter().take(2).for_each(|file| std::fs::remove_file(file).unwrap());
    let again = typed(folder.path(), "settle %/deal.json --mediator --to genius %/xml");
    assert!(again.status == 2 && again.err.contains("is there already"), "{}", again.err);
    assert_eq!(std::fs::read_dir(folder.path().join("xml")).unwrap().count(), 1);
}

#[test]
fn a_proof_is_checked_by_whoever_has_the_scenario() {
    let folder = folder(FIRMS);
    let at = folder.path();
    assert_eq!(typed(at, "settle %/deal.json --mediator --proof %/proof").status, 0);
    let checked = typed(at, "settle %/deal.json --mediator --check %/proof");
    assert_eq!(checked.status, 0, "{}", checked.err);
    assert!(
        checked.out.contains("Nash: proved: no acceptable package has a larger product of gains")
    );
    assert!(checked.out.contains("best for Yard: proved"));
    // Whoever is no mediator reads of the packages that all may see.
    let public = typed(at, "settle %/deal.json --check %/proof");
    assert!(public.out.contains("Nash") && !public.out.contains("best for"), "{}", public.out);

    let proof = file(&folder, "proof");
    let nash = proof.split("certificate nash\npackage ").nth(1).unwrap();
    let package = nash.lines().next().unwrap();
    let worse = proof.replace(
        &format!("certificate nash\npackage {package}"),
        "certificate nash\npackage 0 0 1 0 0",
    );
    assert_ne!(worse, proof);
    std::fs::write(at.join("proof"), worse).unwrap();
    let refused = typed(at, "settle %/deal.json --check %/proof");
    assert_eq!(refused.status, 2);
    assert!(
        refused.err.contains("Nash: step ") && refused.err.contains("proves nothing"),
        "{}",
        refused.err
    );

    std::fs::write(at.join("proof"), proof).unwrap();
    std::fs::write(
        at.join("deal.json"),
        FIRMS.replace("\"reservation\": 480", "\"reservation\": 481"),
    )
    .unwrap();
    let other = typed(at, "settle %/deal.json --check %/proof");
    assert!(other.status == 2 && other.err.contains("another scenario"), "{}", other.err);
}

#[test]
fn the_proof_of_a_frontier_is_checked_too() {
    let folder = folder(VALLEYS);
    let at = folder.path();
    typed(at, "settle %/deal.json --mediator --proof %/proof");
    let checked = typed(at, "settle %/deal.json --mediator --check %/proof");
    assert!(checked.out.contains("Pareto frontier: proved, "), "{} {}", checked.out, checked.err);
    let written = file(&folder, "proof");
    let count = |word: &str| written.lines().filter(|line| line.starts_with(word)).count();
    let said = format!("proved, {} points and {} gaps: ", count("point "), count("gap "));
    assert!(checked.out.contains(&said), "{said} {}", checked.out);
    // Its points are made of the numbers of both.
    let public = typed(at, "settle %/deal.json --check %/proof");
    assert!(public.status == 0 && !public.out.contains("frontier"), "{}", public.out);

    // A point less, and the gap above it: what is proved leaves room for it.
    let proof = file(&folder, "proof");
    let (before, frontier) = proof.split_once("frontier\n").unwrap();
    let (_, rest) = frontier.split_once('\n').unwrap();
    let (points, gaps) = rest.split_once("gap").unwrap();
    let (_, gaps) = gaps.split_once("end\n").unwrap();
    std::fs::write(at.join("proof"), format!("{before}frontier\n{points}{gaps}")).unwrap();
    let refused = typed(at, "settle %/deal.json --mediator --check %/proof");
    assert_eq!(refused.status, 2, "{}", refused.out);
    assert!(refused.err.contains("Pareto frontier: step 0"), "{}", refused.err);
}

/// Whoever checks a proof reads of the frontier, whether it is in it or not.
#[test]
fn a_proof_without_a_frontier_says_so() {
    let folder = folder(VALLEYS);
    let at = folder.path();
    typed(at, "settle %/deal.json --mediator --only nash --proof %/proof");
    let checked = typed(at, "settle %/deal.json --mediator --check %/proof");
    let said = "Pareto frontier: not in it, and not proved by it\n";
    assert!(checked.status == 0 && checked.out.contains(said), "{}", checked.out);
}

/// A search that was stopped in the frontier says that it is not whole: on the page, in the JSON, beside both,
/// and by the status; and it is gone on with.
/// Where all packages were gone through it is known, before the first step, whether one is acceptable.
#[test]
fn what_is_counted_is_known_however_early_the_search_is_stopped() {
    let hard = with(VALLEYS, "/parties/0/reservation", 95.0);
    for (text, feasible, acceptable) in [(VALLEYS, "yes", 36), (&hard, "no", 0)] {
        let stopped = answer(text, "--mediator --json --steps 0");
        let shown: Value = serde_json::from_str(&stopped.out).unwrap();
        assert_eq!(shown["finished"], false);
        assert_eq!(
            (&shown["feasible"], &shown["acceptable"]),
            (&json!(feasible), &json!(acceptable))
        );
    }
}

#[test]
fn a_frontier_that_was_stopped_is_not_passed_over() {
    let folder = folder(VALLEYS);
    let at = folder.path();
    let settle = "settle %/deal.json --mediator --proof %/proof --save %/work";
    let whole = typed(at, settle);
    assert_eq!((whole.status, whole.err.as_str()), (0, ""));
    let mut stopped = 0;
    for steps in 1..400 {
        let told = typed(at, &format!("{settle} --steps {steps}"));
        if told.status == 0 {
            break;
        }
        let shown = typed(at, &format!("{settle} --json --steps {steps}"));
        let shown: Value = serde_json::from_str(&shown.out).unwrap();
        assert_eq!(shown["finished"], false);
        let out = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains("frontier is not whole: the search for it was "), "{out}");
        let proved = shown["solutions"].as_array().unwrap().iter().all(|one| one["proved"] == true);
        if shown["frontier_left"]["gaps"].is_u64() {
            stopped += 1;
            assert!(proved && told.status == 3 && told.err.contains("--resume"), "{}", told.err);
        }
    }
    assert!(stopped > 0, "never within the frontier");
    typed(at, &format!("{settle} --steps 40"));
    let on = typed(at, "settle %/deal.json --mediator --proof %/proof --resume %/work");
    assert_eq!(on, whole);
}

/// Two parties of which one counts in points of 250, where the file is in percent.
const MIXED: &str = r#"{"paraph-settlement": 1, "unit": "percent",
 "issues": [{"name": "Dam", "options": ["low", "high"]}, {"name": "Costs", "options": ["halves", "lower pays"]}],
 "start": {"Dam": "low", "Costs": "halves"},
 "parties": [
  {"name": "Upper", "reservation": 20,
   "ratings": {"Dam": {"low": 0, "high": 60}, "Costs": {"halves": 0, "lower pays": 90}}},
  {"name": "Lower", "unit": 250, "reservation": 0,
   "ratings": {"Dam": {"low": 100, "high": 0}, "Costs": {"halves": 150, "lower pays": 0}}}]}"#;

/// Where parties count in different things, each sentence says of what its number is.
#[test]
fn numbers_of_several_units_say_what_they_are_in() {
    // The page is broken into lines.
    let page = |text: &str, reader: &str| {
        answer(text, reader).out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let all = page(MIXED, "--mediator");
    for said in [
        "reservation values: Upper 20 percent, Lower 0 of 250 points",
        "Upper gains 60 percent; Lower moves and gives 100 of 250 points",
        "Upper: 60 percent, 40 above its reservation value; 60 more than at the start",
        "Lower: 150 of 250 points, 150 above its reservation value; 100 less than at the start",
        "the smallest gain is that of Lower, all counted in percent",
        "Upper gains 60 percent, Lower loses 100 of 250 points",
        "Lower loses 1.6667 of 250 points for each 1 percent that Upper gains",
        "* Upper 60 percent, Lower 150 of 250 points (",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
    let json: Value = serde_json::from_str(&answer(MIXED, "--mediator --json").out).unwrap();
    assert_eq!(json["parties"][1]["unit"], "of 250 points");
    let picture = answer(MIXED, "--mediator --svg -").out;
    assert!(picture.contains(">utility of Lower, points of 250 to a utility of 1<"), "{picture}");
    assert!(picture.contains("Nash: Upper 90 percent, Lower 100 of 250 points."), "{picture}");
    // A party reads what it counts in itself, and nothing of what others do.
    let own = page(MIXED, "--for Lower");
    assert!(own.contains("Lower: 100, 100 above its reservation value"), "{own}");
    let same = MIXED.replace("\"name\": \"Lower\", \"unit\": 250", "\"name\": \"Lower\"");
    assert!(!page(&same, "--mediator").contains("20 percent"));
    assert!(!answer(MIXED, "--for Upper --json").out.contains("\"unit\""));

    let apart = MIXED.replace("\"reservation\": 20", "\"reservation\": 90");
    let apart = apart.replace("\"reservation\": 0", "\"reservation\": 200");
    let all = page(&apart, "--mediator");
    for said in [
        "Upper lowers its reservation value by 90 percent",
        "costs, all together, 40 percent; one way at that cost: Lower lowers its reservation value by 100 of 250 points",
        "every party lowers its reservation value by 30 percent",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

/// What was rounded in a sentence stands beside it as a fraction, and what was not stands once.
#[test]
fn what_stands_in_the_way_is_exact_beside_what_is_rounded() {
    let thirds = json!({"paraph-settlement": 1, "unit": "percent",
        "issues": [{"name": "Dam", "options": ["low", "high"]}],
        "parties": [
            {"name": "Upper", "reservation": 100, "ratings": {"Dam": {"low": 100, "high": 0}}},
            {"name": "Lower", "unit": 3, "reservation": 3, "ratings": {"Dam": {"low": 2, "high": 3}}}]});
    let told = answer(&thirds.to_string(), "--mediator --json");
    let shown: Value = serde_json::from_str(&told.out).unwrap();
    let all = shown["obstacles"].as_array().unwrap();
    let of = |kind: &str| all.iter().find(|one| one["kind"] == kind).unwrap();
    let said = |one: &Value, member: &str| one[member].as_str().unwrap_or_default().to_owned();
    let equal = of("equal-concession");
    assert!(said(equal, "sentence").contains("by about 33.3333 percent;"), "{equal}");
    assert!(said(equal, "exact").contains("by 100/3 percent;"), "{equal}");
    assert!(said(of("enough"), "sentence").contains("1 of 3 points"), "{all:?}");
    assert!(of("clash").get("exact").is_none(), "{all:?}");
}

/// The page has few of what stands in the way and counts the others; the JSON has them all.
#[test]
fn what_is_left_out_of_the_page_is_counted() {
    let options: Vec<String> = (0..13).map(|at| format!("o{at}")).collect();
    let rated = |of: &dyn Fn(usize) -> usize| -> Value {
        options.iter().enumerate().map(|(at, name)| (name.clone(), json!(of(at)))).collect()
    };
    let party = |name: &str, least: usize, of: &dyn Fn(usize) -> usize| json!({"name": name, "reservation": least, "ratings": {"7": rated(of)}});
    let lines = options.iter().map(|name| json!({"forbid": {"7": name}, "cost": 1}));
    let deal = json!({
        "paraph-settlement": 1, "unit": 100,
        "issues": [{"name": "7", "options": options}],
        "parties": [party("North", 0, &|at| at), party("South", 0, &|at| 13 - at)],
        "lines": lines.collect::<Vec<_>>(),
    });
    let told = answer(&deal.to_string(), "--mediator --json");
    let shown: Value = serde_json::from_str(&told.out).unwrap();
    let all = shown["obstacles"].as_array().unwrap();
    let count = |kind: &str| all.iter().filter(|one| one["kind"] == kind).count();
    assert_eq!((count("clash"), count("enough"), count("least-cost")), (1, 13, 1), "{all:?}");
    let page = answer(&deal.to_string(), "--mediator").out;
    assert_eq!(page.matches("It would be enough that rule").count(), 10, "{page}");
    assert!(page.contains("and 3 more, which --json has"), "{page}");
}

#[test]
fn a_proof_that_nothing_is_acceptable() {
    let folder = folder(&with(FIRMS, "/parties/0/reservation", 900.0));
    assert_eq!(typed(folder.path(), "settle %/deal.json --mediator --proof %/proof").status, 1);
    let checked = typed(folder.path(), "settle %/deal.json --check %/proof");
    assert_eq!(checked.status, 1, "{}", checked.err);
    let said = "feasibility: proved: no package is acceptable to every party\n";
    assert!(checked.out.starts_with(said), "{}", checked.out);
    // The least concession alone proves it too, where it is one.
    let proof = file(&folder, "proof");
    let (head, _) = proof.split_once("certificate ").unwrap();
    let (_, least) = proof.split_once("certificate least-concession").unwrap();
    let alone = format!("{head}certificate least-concession{least}");
    std::fs::write(folder.path().join("proof"), alone).unwrap();
    let checked = typed(folder.path(), "settle %/deal.json --check %/proof");
    assert_eq!(checked.status, 1, "{} {}", checked.out, checked.err);
    assert!(checked.out.starts_with("least concession: proved: "), "{}", checked.out);
}

/// Whatever standard it was found by: where no package keeps every line, none is acceptable.
#[test]
fn a_proof_that_nothing_keeps_every_line() {
    let lines = "\"lines\": [{\"require\": {\"Term\": \"5 years\"}}, {\"forbid\": {\"Term\": \"5 years\"}},";
    let folder = folder(&FIRMS.replace("\"lines\": [", lines));
    let at = folder.path();
    assert_eq!(typed(at, "settle %/deal.json --mediator --proof %/proof").status, 1);
    let proof = file(&folder, "proof");
    let other = proof.replace("certificate utilitarian-of-all", "certificate least-concession");
    assert_ne!(proof, other);
    std::fs::write(at.join("proof"), other).unwrap();
    let checked = typed(at, "settle %/deal.json --check %/proof");
    assert_eq!(checked.status, 1, "{} {}", checked.out, checked.err);
    assert!(checked.out.starts_with("feasibility: proved: no package keeps every line"));
}

/// Where several standards choose one package, each line that says how sure it is says of which.
#[test]
fn each_line_that_says_proved_says_of_what() {
    let out = answer(VALLEYS, "--mediator").out;
    let sure: Vec<&str> = out.lines().filter(|line| line.ends_with("proved")).collect();
    let all = answer(VALLEYS, "--mediator --json").out;
    let all: Value = serde_json::from_str(&all).unwrap();
    let group = ["egalitarian", "Kalai-Smorodinsky", "Nash", "utilitarian"];
    for called in group {
        let mut lines = out.lines();
        assert!(
            lines.any(|line| line.starts_with(&format!("  {called}: the "))),
            "{called}: {out}"
        );
    }
    assert!(sure.len() >= group.len() && all["finished"] == true, "{out}");
}

/// A format that has no place for something refuses the scenario and says what would be lost; --lossy
/// leaves that out and says so.
#[test]
fn what_a_format_cannot_hold_is_refused_or_told() {
    let folder = folder(VALLEYS);
    let at = folder.path();
    let refused = typed(at, "settle %/deal.json --mediator --to negmas %/yaml");
    let start =
        "the starting package (Dry months: 50 to 50; Gauge: upper; Dam: none; Costs: halves)";
    assert_eq!(refused.status, 2);
    assert!(
        refused.err.contains(&format!("NegMAS YAML has no place for {start}")),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("--lossy leaves that out"), "{}", refused.err);
    assert!(!at.join("yaml").exists());
    let written = typed(at, "settle %/deal.json --mediator --to negmas %/yaml --lossy");
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(written.err.contains(&format!("note: left out: {start}\n")), "{}", written.err);
    assert!(written.err.contains("note: left out: the wording of \"none\""), "{}", written.err);
    assert_eq!(written.out.lines().count(), 3);
    let whole = typed(at, "settle %/deal.json --mediator --to json %/own --lossy");
    assert_eq!((whole.status, whole.err.as_str()), (0, ""));
}

/// What takes long is not lost because a file cannot be written.
#[test]
fn the_answer_is_told_whatever_cannot_be_written() {
    let folder = folder(FIRMS);
    let at = folder.path();
    let told = typed(at, "settle %/deal.json --mediator");
    for flag in ["proof", "save", "svg"] {
        let command = format!("settle %/deal.json --mediator --{flag} %/nowhere/file");
        let answer = typed(at, &command);
        assert_eq!((answer.status, &answer.out), (2, &told.out), "{flag}");
        assert!(answer.err.starts_with(&format!("error: --{flag}: ")), "{}", answer.err);
    }
}

/// A stopped search for Nash that found no product above nothing tells how large one could be.
#[test]
fn a_product_of_nothing_is_told_with_what_is_possible() {
    let told = answer(&level(), "--only nash --mediator --steps 40");
    assert_eq!(told.status, 3, "{}", told.out);
    let words = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "no package with a product of gains above nothing was found; none has more than ";
    let (_, most) = words.split_once(said).unwrap_or_else(|| panic!("{words}"));
    let most: f64 = most.split_whitespace().next().unwrap().parse().unwrap();
    // One gains nothing whatever is chosen; the other two gain 24 together at most.
    assert!(most > 0.0, "{most}");
}

/// One party gains nothing whatever is chosen, and two want the opposite on every issue, which a condition
/// binds together.
fn level() -> String {
    let issues: Vec<Value> =
        (0..24).map(|at| json!({"name": at.to_string(), "options": ["no", "yes"]})).collect();
    let rated = |no: i64, yes: i64| -> Value {
        (0..24)
            .map(|at: i64| (at.to_string(), json!({"no": no, "yes": yes})))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({
        "paraph-settlement": 1, "unit": 100, "issues": issues,
        "parties": [
            {"name": "A", "reservation": 0, "ratings": rated(0, 1),
             "conditions": [{"value": 1, "if": {"0": "yes", "1": "no"}}]},
            {"name": "B", "reservation": 0, "ratings": rated(1, 0)},
            {"name": "C", "reservation": 0, "ratings": rated(0, 0)},
        ],
    })
    .to_string()
}

#[test]
fn what_is_interrupted_and_gone_on_with_is_the_same_as_all_at_once() {
    for proof in ["", " --proof %/proof"] {
        let folder = folder(FIRMS);
        let at = folder.path();
        let settle = format!("settle %/deal.json --mediator --json{proof}");
        let whole = typed(at, &settle);
        let proved = (!proof.is_empty()).then(|| file(&folder, "proof"));
        let mut part = typed(at, &format!("{settle} --steps 2 --save %/work"));
        assert_eq!(part.status, 3);
        let mut parts = 1;
        while part.status == 3 {
            part = typed(at, &format!("{settle} --steps 3 --resume %/work --save %/work"));
            parts += 1;
        }
        assert!(parts > 2, "it was done in {parts} parts");
        assert_eq!(part, whole);
        assert_eq!((!proof.is_empty()).then(|| file(&folder, "proof")), proved);
    }
}

/// Work that was kept before its first step is gone on with too, whatever way leads to the answers.
#[test]
fn work_without_a_step_is_gone_on_with() {
    let folder = folder(FIRMS);
    let at = folder.path();
    for form in ["", " --only nash", " --proof %/proof"] {
        let settle = format!("settle %/deal.json --mediator{form}");
        let whole = typed(at, &settle);
        assert_eq!(typed(at, &format!("{settle} --steps 0 --save %/work")).status, 3);
        assert_eq!(typed(at, &format!("{settle} --resume %/work")), whole, "{form}");
    }
}

/// That equally good packages were not counted is said of the standards of which that is so, and of no other.
#[test]
fn what_was_counted_is_not_said_to_be_uncounted() {
    let folder = folder(VALLEYS);
    let page = typed(folder.path(), "settle %/deal.json --mediator").out;
    assert!(!page.contains("it was not counted"), "{page}");
    let searched = paraph_settle::sample::Size { parties: 6, issues: 24, options: 3, lines: 0 };
    let made = paraph_settle::sample::scenario(searched, 1).check().unwrap();
    let own = paraph_exchange::scenario::Format::Own;
    let file = paraph_exchange::scenario::write(&made, own).unwrap().remove(0);
    std::fs::write(folder.path().join("deal.json"), file.text).unwrap();
    let page = typed(folder.path(), "settle %/deal.json --mediator --only nash").out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("Of the standards Nash: it was not counted"), "{page}");
}

/// Where the search for what stands in the way was stopped, not all is done.
#[test]
fn an_account_of_obstacles_that_was_stopped_is_not_finished() {
    let nothing = with(VALLEYS, "/parties/0/reservation", 99.0);
    let finished = |steps: u64| {
        let told = answer(&nothing, &format!("--mediator --json --steps {steps}"));
        let value: Value = serde_json::from_str(&told.out).unwrap();
        (told.status, value["finished"].clone(), told.out.contains("there may be more of it"))
    };
    let mut stopped = 0;
    for steps in 0..60 {
        let (status, is_finished, is_stopped) = finished(steps);
        assert!(!is_stopped || is_finished == false, "{steps}");
        stopped += usize::from(is_stopped && status == 1);
    }
    assert!(stopped > 0);
    assert_eq!(finished(1_000_000), (1, json!(true), false));
}

/// Work on one standard alone is gone on with as that, named or not; it is no work on another.
#[test]
fn one_standard_alone_is_kept_and_gone_on_with() {
    let folder = folder(FIRMS);
    let at = folder.path();
    for proof in ["", " --proof %/proof"] {
        let settle = format!("settle %/deal.json --mediator{proof}");
        let only = format!("{settle} --only kalai-smorodinsky");
        let whole = typed(at, &only);
        assert_eq!(typed(at, &format!("{only} --steps 1 --save %/work")).status, 3);
        assert_eq!(typed(at, &format!("{only} --resume %/work")), whole);
        assert_eq!(typed(at, &format!("{settle} --resume %/work")), whole);
        let other = typed(at, &format!("{settle} --only nash --resume %/work"));
        let said = "it is work on kalai-smorodinsky alone, not on nash alone";
        assert!(other.status == 2 && other.err.contains(said), "{}", other.err);
    }
    typed(at, "settle %/deal.json --mediator --steps 1 --save %/work");
    let other = typed(at, "settle %/deal.json --mediator --only nash --resume %/work");
    let said = "it is work on all standards, not on nash alone";
    assert!(other.status == 2 && other.err.contains(said), "{}", other.err);
}

/// One party has nobody to settle with.
#[test]
fn one_party_alone_is_told_so() {
    let mut alone: Value = serde_json::from_str(VALLEYS).unwrap();
    alone["parties"].as_array_mut().unwrap().truncate(1);
    let told = answer(&alone.to_string(), "");
    assert!(told.status == 0 && told.err.contains("there is one party alone"), "{}", told.err);
    assert!(!answer(VALLEYS, "").err.contains("alone"));
}

#[test]
fn kept_work_that_was_altered_is_refused() {
    let folder = folder(FIRMS);
    let at = folder.path();
    typed(at, "settle %/deal.json --mediator --proof %/proof --steps 4 --save %/work");
    let work = file(&folder, "work");
    let resume = "settle %/deal.json --mediator --proof %/proof --resume %/work";
    assert_eq!(typed(at, resume).status, 0);
    for altered in [
        work.replacen("steps 4", "steps 5", 1),
        String::new(),
        work.replace("seal ", ""),
        "seal \n".into(),
    ] {
        std::fs::write(at.join("work"), altered).unwrap();
        let refused = typed(at, resume);
        assert_eq!(refused.status, 2);
        assert!(refused.err.contains("settle anew"), "{}", refused.err);
    }
    std::fs::write(at.join("work"), work).unwrap();
    std::fs::write(at.join("deal.json"), with(FIRMS, "/parties/0/reservation", 470.0)).unwrap();
    let other = typed(at, resume);
    assert!(other.status == 2 && other.err.contains("another scenario"), "{}", other.err);
}

/// Of packages that are as good the start chooses one: kept work is gone on with from its own start alone.
#[test]
fn kept_work_is_of_its_start() {
    let folder = folder(FIRMS);
    let at = folder.path();
    for proof in ["", " --proof %/proof"] {
        let settle = format!("settle %/deal.json --mediator{proof}");
        let start = "--start Term='8 years'";
        typed(at, &format!("{settle} {start} --steps 4 --save %/work"));
        let refused = typed(at, &format!("{settle} --resume %/work"));
        assert_eq!(refused.status, 2);
        assert!(refused.err.contains("begun with another starting package"), "{}", refused.err);
        let on = typed(at, &format!("{settle} {start} --resume %/work"));
        assert_eq!(on, typed(at, &format!("{settle} {start}")));
    }
}

/// Proofs and kept work of a scenario stay those of it: its digest is that of what `--to json` writes.
#[test]
fn the_digest_of_a_scenario_stays_what_it_is() {
    let proof = answer(LAKE, "--mediator --proof -").out;
    assert_eq!(
        proof.lines().nth(1),
        Some("scenario c478f4ebedb637a4cd1313a0f0d3a22c59a8e3a570c08faa21ed4028c0ef3459")
    );
}

/// Which lines the start breaks, the mediator reads.
#[test]
fn a_start_that_breaks_a_line_is_told() {
    let json = |reader: &str| -> Value {
        serde_json::from_str(&answer(LAKE, &format!("{reader} --json")).out).unwrap()
    };
    assert_eq!(json("--mediator")["start_breaks"], json!(["rule \"one firm step\""]));
    let page = answer(LAKE, "--mediator").out;
    assert!(page.contains("\n  it breaks rule \"one firm step\"\n"), "{page}");
    for reader in ["", "--for Upland"] {
        assert_eq!(json(reader)["start_breaks"], json!([]));
        assert!(!answer(LAKE, reader).out.contains("one firm step"));
    }
}

/// What a rule in a channel may be, a rule over options may be too.
#[test]
fn rules_have_the_limits_of_the_rules_of_channels() {
    use paraph_case::rule::{DEPTH_MAX, FACTS_MAX, LENGTH_MAX};
    let refused = |rule: String| {
        let line = format!("\"lines\": [{{\"rule\": {}}}], \"start\"", json!(rule));
        let told = answer(&VALLEYS.replace("\"start\"", &line), "--mediator");
        assert!(told.status != 2 || told.err.contains("lines[0]"), "{}", told.err);
        told.status == 2
    };
    type Rule = fn(usize) -> String;
    let rules: [(Rule, usize); 3] = [
        (|count| vec!["Dam is low"; count].join(" or "), FACTS_MAX),
        (|depth| format!("{}Dam is low{}", "(".repeat(depth), ")".repeat(depth)), DEPTH_MAX),
        (|length| format!("{:length$}", "Dam is low"), LENGTH_MAX),
    ];
    for (rule, most) in rules {
        assert_eq!((refused(rule(most)), refused(rule(most + 1))), (false, true), "{most}");
    }
}

/// Whoever waits and may not see how far so many steps lead is told that it works, and no step.
#[test]
fn no_step_is_told_to_who_may_not_see_it() {
    struct Waiting(World, Vec<String>);
    impl paraph_desk::Outside for Waiting {
        fn now(&mut self, channel: &str) -> paraph_case::time::Time {
            self.0.now(channel)
        }
        fn random(&mut self, channel: &str) -> [u8; 32] {
            self.0.random(channel)
        }
        fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
            self.0.read(file)
        }
        fn tell(&mut self, line: &str, _: bool) {
            self.1.push(line.to_owned());
        }
    }
    let hard = with(VALLEYS, "/parties/0/reservation", 95.0);
    for text in [VALLEYS, &hard, ROUGH] {
        let told = |reader: &str| {
            let mut world = World::default();
            world.files.insert("deal.json".into(), text.into());
            let mut waiting = Waiting(world, Vec::new());
            paraph::run(&split(&format!("settle deal.json {reader}")), &mut waiting, false);
            waiting.1
        };
        for reader in ["", "--for 'Upper Valley'"] {
            let told = told(reader);
            assert!(told.iter().all(|line| ["", "settling"].contains(&line.as_str())), "{told:?}");
        }
        assert!(told("--mediator").iter().any(|line| line.contains(" steps")));
    }
}

/// With a proof and without one packages, ties, counts and the frontier are the same.
#[test]
fn a_proof_changes_no_answer() {
    // As good for the one as for the other: which seat is chosen is nobody's merit.
    let tie = VALLEYS.replace("\"reservation\": 40", "\"reservation\": 45");
    for text in [VALLEYS, FIRMS, tie.as_str()] {
        let folder = folder(text);
        for only in ["", " --only nash", " --only utilitarian"] {
            let settle = format!("settle %/deal.json --mediator --json{only}");
            let plain = typed(folder.path(), &settle);
            let proved = typed(folder.path(), &format!("{settle} --proof %/proof"));
            assert_eq!(plain, proved);
        }
    }
}

/// Nothing is written over what the scenario is read from, and nothing that is written is lost.
#[test]
fn outputs_have_places_of_their_own() {
    let folder = folder(FIRMS);
    let at = folder.path();
    typed(at, "settle %/deal.json --mediator --steps 2 --save %/work");
    let work = file(&folder, "work");
    for (command, said) in [
        ("--mediator --resume %/work --svg %/work", "is read as well, and would be lost"),
        ("--mediator --resume %/work --proof %/work", "is read as well, and would be lost"),
        ("--steps 2", "leave it out, or settle with --mediator"),
        ("--progress", "leave it out, or settle with --mediator"),
        ("--mediator --svg %/deal.json", "is read as well, and would be lost"),
        ("--mediator --proof %/one --svg %/one", "--proof and --svg both write"),
        ("--mediator --proof - --svg -", "--proof and --svg both write"),
        ("--mediator --proof - --json", "--proof - answers instead of --json"),
        ("--for Quay --steps 2", "leave it out, or settle with --mediator"),
        ("--for Quay --progress", "leave it out, or settle with --mediator"),
        ("--start Term='5 years' --start Term='8 years'", "`Term` is given twice"),
    ] {
        let refused = typed(at, &format!("settle %/deal.json {command}"));
        assert_eq!(refused.status, 2, "{command}: {}", refused.out);
        assert!(refused.err.contains(said), "{command}: {}", refused.err);
    }
    assert_eq!(file(&folder, "deal.json"), FIRMS);
    assert_eq!(file(&folder, "work"), work);
    // Where it was kept it may be kept again.
    let on = typed(at, "settle %/deal.json --mediator --resume %/work --save %/work");
    assert_eq!((on.status, on.err.as_str()), (0, ""));
}

/// Two parties whose names a hurried eye takes for one: everybody is told.
#[test]
fn names_that_look_alike_are_told() {
    let text = FIRMS.replace("\"Yard\"", "\"QUAY\"");
    let told = answer(&text, "").err;
    assert!(told.contains("the parties `Quay` and `QUAY` have names that look alike"), "{told}");
    assert_eq!(answer(FIRMS, "").err, "");
}

/// Of what others said in place of numbers, and of what is made of it, a party's page has nothing.
#[test]
fn what_is_rough_is_shown_to_whom_it_concerns() {
    let json = |reader: &str| -> Value {
        serde_json::from_str(&answer(ROUGH, &format!("{reader} --json")).out).unwrap()
    };
    let mediator = &json("--mediator")["rough"];
    assert_eq!(mediator["parties"], json!(["Upper Valley", "Lower Valley"]));
    assert_eq!(mediator["questions"].as_array().unwrap().len(), 2);
    let own = &json("--for 'Lower Valley'")["rough"];
    assert_eq!(own["parties"], json!(["Lower Valley"]));
    assert_eq!(own["best"], json!([]));
    let questions = own["questions"].as_array().unwrap();
    assert!(questions.iter().all(|one| one["party"] == "Lower Valley"), "{questions:?}");
    for hidden in ["now", "most", "least", "first"] {
        let asked = mediator["questions"].as_array().unwrap();
        assert!(asked.iter().all(|one| one.get(hidden).is_some()), "{hidden}: {asked:?}");
        assert!(questions.iter().all(|one| one.get(hidden).is_none()), "{hidden}: {questions:?}");
    }
    for answer in own["answers"].as_array().unwrap() {
        let gains = answer["gains"].as_array().unwrap();
        assert!(gains.iter().all(|gain| gain["party"] == "Lower Valley"), "{gains:?}");
    }
    let all = &json("")["rough"];
    assert_eq!((&all["parties"], &all["questions"]), (&json!([]), &json!([])));
    assert!(all["answers"].as_array().unwrap().iter().all(|one| one["gains"] == json!([])));
}

/// What another party said in place of numbers shows in no byte, where the answers are the same: neither
/// finer bounds nor others of the same middle make a party's own numbers coarser.
#[test]
fn what_another_party_said_shows_in_no_byte() {
    let world = |fee: &str| {
        format!(
            r#"{{"paraph-settlement": 1, "unit": "percent",
            "issues": [{{"name": "Seat", "options": ["North", "South", "East", "West", "Sea", "Air"]}},
                       {{"name": "Fee", "options": ["low", "mid", "high"]}}],
            "parties": [
              {{"name": "A", "rough": {{"reservation": 10, "between": [0, 100],
                "ratings": {{"Fee": {{"low": 50, "mid": 30, "high": 0}}}},
                "rankings": {{"Seat": ["North", "South", "East", "West", "Sea", "Air"]}}}}}},
              {{"name": "B", "rough": {{"reservation": 0,
                "ratings": {{"Seat": {{"North": 0, "South": 30, "East": 50, "West": 60, "Sea": 60, "Air": 60}},
                             "Fee": {{"low": 0, "mid": [40, 41], "high": {fee}}}}}}}}}]}}"#
        )
    };
    let readers = ["", "--json", "--for A", "--for A --json"];
    let shown = |fee: &str| readers.map(|reader| answer(&world(fee), reader));
    let first = shown("[79, 81]");
    assert!(first.iter().all(|answer| answer.status != 2), "{first:?}");
    for fee in ["[78.9999999999, 81.0000000001]", "[79.0001, 80.9999]", "[78.5, 81.5]"] {
        assert_eq!(shown(fee), first, "{fee}");
        // The comparison can fail.
        let mediator = |fee: &str| answer(&world(fee), "--mediator --json");
        assert_ne!(mediator(fee), mediator("[79, 81]"), "{fee}");
    }
}

/// Of statements that contradict each other their party alone, and the mediator, reads which they are: whoever
/// names no reader reads for all at the table.
#[test]
fn what_contradicts_itself_is_not_quoted_to_others() {
    let text = r#"{"paraph-settlement": 1, "unit": "percent",
        "issues": [{"name": "Dam", "options": ["none", "low"]}],
        "parties": [
          {"name": "A", "rough": {"reservation": 10, "ratings": {"Dam": {"none": [51, 52], "low": [40, 43]}},
            "rankings": {"Dam": ["low", "none"]}}},
          {"name": "B", "reservation": 10, "ratings": {"Dam": {"none": 50, "low": 30}}}]}"#;
    for reader in ["--mediator", "--for A"] {
        let told = answer(text, reader);
        assert!(told.status == 2 && told.err.contains("from 51 to 52"), "{told:?}");
    }
    for reader in ["", "--for B", "--for A --json --start Dam=none"] {
        let other = answer(text, reader);
        assert_eq!(other.status, 2);
        let is_own = reader.contains("--for A");
        assert_eq!(other.err.contains("51"), is_own, "{reader}: {}", other.err);
        assert_eq!(other.err.contains("see with --mediator"), !is_own, "{}", other.err);
    }
}

/// Statements that leave each number one value are no rough ratings: nothing is said of any, and nobody is
/// asked.
#[test]
fn what_is_fixed_is_not_rough() {
    let text = r#"{"paraph-settlement": 1, "unit": "percent",
        "issues": [{"name": "Dam", "options": ["none", "low"]}],
        "parties": [
          {"name": "A", "rough": {"reservation": [10, 10], "ratings": {"Dam": {"none": [5, 40], "low": [40, 40]}},
            "rankings": {"Dam": [["none", "low"]]}}},
          {"name": "B", "reservation": 10, "ratings": {"Dam": {"none": 50, "low": 30}}}]}"#;
    let told = answer(text, "--mediator");
    assert_eq!(told.status, 0, "{told:?}");
    assert!(!told.out.contains("rough") && !told.out.contains("What to ask"), "{}", told.out);
}

#[cfg(unix)]
#[test]
fn what_holds_everybodys_numbers_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(FIRMS);
    typed(folder.path(), "settle %/deal.json --mediator --proof %/proof --save %/work --svg %/svg");
    for name in ["proof", "work", "svg"] {
        let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}

/// Every element is closed, words of the scenario cannot break out, and it can be read aloud.
#[test]
fn the_picture_is_whole_and_has_words() {
    let hostile =
        VALLEYS.replace("Upper Valley", "Upper <script>&\\\"Valley").replace("one river", "]]>");
    assert!(hostile.contains("Two valleys, ]]>"));
    for (text, marks) in [(VALLEYS, 18), (&hostile, 18), (FIRMS, 0)] {
        let svg = answer(text, "--mediator --svg -").out;
        let known = ["svg", "title", "desc", "rect", "path", "circle", "polyline", "text"];
        let all = elements(&svg);
        assert!(all.iter().all(|(name, _)| known.contains(&name.as_str())), "{svg}");
        assert!(svg.contains("role=\"img\"") && svg.contains("<desc id=\"desc\">"), "{svg}");
        assert!(svg.contains("Nash: ") && svg.contains("Reservation values: "), "{svg}");
        assert!(!svg.contains("<script>") && !svg.contains("http://www.w3.org/1999"), "{svg}");
        assert_eq!(svg.matches("<circle").count(), marks, "{svg}");
        // Nothing is told by colour: black, white, and grey for what is in the background.
        for colour in svg.split("=\"#").skip(1) {
            let colour = colour.split('"').next().unwrap();
            assert!(["000", "fff", "bbb"].contains(&colour), "{colour}");
        }
    }
}

/// The elements of a picture, with their attributes; it panics where it is no whole XML.
fn elements(svg: &str) -> Vec<(String, Vec<(String, String)>)> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut found, mut open) = (Vec::new(), 0);
    loop {
        let event = reader.read_event().unwrap();
        let (Event::Start(element) | Event::Empty(element)) = &event else {
            open -= i64::from(matches!(event, Event::End(_)));
            if matches!(event, Event::Eof) {
                assert_eq!(open, 0, "{svg}");
                return found;
            }
            continue;
        };
        open += i64::from(matches!(event, Event::Start(_)));
        let attributes = element.attributes().map(|one| {
            let one = one.unwrap();
            (one.key.into_inner().to_owned(), one.value.into_owned())
        });
        found.push((element.name().into_inner().to_owned(), attributes.collect()));
    }
}

/// To the right is more for the first party, upwards more for the second.
#[test]
fn the_picture_has_its_points_where_they_belong() {
    let all = answer(VALLEYS, "--mediator --json").out;
    let all: Value = serde_json::from_str(&all).unwrap();
    let places = all["frontier"].as_array().unwrap();
    let number = |place: &Value, party: usize| -> f64 {
        place["utilities"][party]["decimal"].as_str().unwrap().parse().unwrap()
    };
    let circles = elements(&answer(VALLEYS, "--mediator --svg -").out);
    let circles = circles.into_iter().filter(|(name, _)| name == "circle");
    let circles: Vec<std::collections::BTreeMap<String, String>> =
        circles.map(|(_, attributes)| attributes.into_iter().collect()).collect();
    let at = |circle: usize, name: &str| circles[circle][name].parse::<i64>().unwrap();
    assert_eq!(circles.len(), places.len());
    for one in 0..places.len() {
        let fill = if places[one]["acceptable"] == true { "#000" } else { "#fff" };
        assert_eq!(circles[one]["fill"], fill);
        for other in 0..places.len() {
            let more = |party| number(&places[one], party) > number(&places[other], party) + 1.0;
            assert!(!more(0) || at(one, "cx") > at(other, "cx"), "{one} {other}");
            assert!(!more(1) || at(one, "cy") < at(other, "cy"), "{one} {other}");
        }
    }
    let best = |party| {
        let most = |one: &usize, other: &usize| {
            number(&places[*one], party).total_cmp(&number(&places[*other], party))
        };
        (0..places.len()).max_by(most).unwrap()
    };
    let right = (0..circles.len()).max_by_key(|one| at(*one, "cx"));
    let top = (0..circles.len()).min_by_key(|one| at(*one, "cy"));
    assert_eq!((right, top), (Some(best(0)), Some(best(1))));
}

#[test]
fn errors_say_what_would_make_it_right() {
    let twice = VALLEYS.replace("\"Lower Valley\"", "\"Upper Valley\"");
    for (text, command, said) in [
        (twice.as_str(), "", "give one another name"),
        (VALLEYS, "--for Nobody", "there are Upper Valley and Lower Valley"),
        (VALLEYS, "--start Dam", "is not ISSUE=OPTION"),
        (VALLEYS, "--start Dam=huge", "it has none, low and high"),
        (VALLEYS, "--start Damm=low", "there are Dry months, Gauge, Dam and Costs"),
        (VALLEYS, "--mediator --steps many", "is no whole number of steps"),
        (VALLEYS, "--mediator --to word x", "there are genius, geniusweb, negmas and json"),
        (VALLEYS, "--mediator --to negmas x", "has no place for"),
        (
            &VALLEYS.replace("\"reservation\": 45", "\"reservation\": 45.0000000000000001"),
            "",
            "round it or those, say to six digits",
        ),
        (VALLEYS, "--check nowhere", "there is no `nowhere`"),
    ] {
        let refused = answer(text, command);
        assert_eq!(refused.status, 2, "{command}: {}", refused.out);
        assert!(refused.err.contains(said), "{command}: {}", refused.err);
    }
    let refused = answer(VALLEYS, "--mediator --svg nosuch/x.svg");
    assert!(refused.err.contains("there is no folder `nosuch`: make it first"), "{}", refused.err);
    let folder = folder(&VALLEYS.replace("\"reservation\": 45", "\"reservation\": \"45\""));
    let err = typed(folder.path(), "settle %/deal.json").err;
    assert!(err.contains("deal.json:") && err.contains("parties[0].reservation"), "{err}");
}

/// Of several files that are one scenario the error is told of the one that is broken, whichever it is.
#[test]
fn of_several_files_the_broken_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("deal.json"), VALLEYS).unwrap();
    let made = typed(at, "settle %/deal.json --mediator --to negmas %/yml --lossy");
    let files: Vec<&str> = made.out.lines().collect();
    assert_eq!(files.len(), 3, "{}", made.err);
    let settle = format!("settle '{}'", files.join("' '"));
    assert_eq!(typed(at, &settle).status, 0);
    for file in &files {
        let whole = std::fs::read_to_string(file).unwrap();
        std::fs::write(file, whole.replacen("name: ", "name: [", 1)).unwrap();
        let told = typed(at, &settle);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{file}");
        assert!(told.err.contains(*file), "{file}: {}", told.err);
        let others = files.iter().filter(|other| *other != file);
        assert!(others.into_iter().all(|other| !told.err.contains(*other)), "{file}: {}", told.err);
        std::fs::write(file, whole).unwrap();
    }
}

/// The JSON has the members that its schema declares, and no others.
#[test]
fn the_schema_holds() {
    let schema = paraph::run(&split("schema settle"), &mut World::default(), false);
    let schema: Value = serde_json::from_str(&schema.out).unwrap();
    let nothing = with(VALLEYS, "/parties/0/reservation", 99.0);
    let mut seen = std::collections::BTreeSet::new();
    for (text, command) in [
        (VALLEYS, "--mediator"),
        (FIRMS, "--mediator"),
        (LAKE, "--mediator"),
        (MIXED, "--mediator"),
        (&nothing, "--mediator"),
        (ROUGH, "--mediator"),
        (ROUGH, "--for 'Lower Valley'"),
        // Of a stopped search with a proof the frontier is left.
        (VALLEYS, "--mediator --steps 1 --proof %/proof"),
        (FIRMS, "--for Yard"),
        (FIRMS, ""),
    ] {
        let folder = folder(text);
        let told = typed(folder.path(), &format!("settle %/deal.json --json {command}"));
        let shown: Value = serde_json::from_str(&told.out).unwrap();
        conforms(&schema, &shown, "");
        let members = shown.as_object().unwrap().iter();
        let members = members.filter(|(_, value)| **value != json!([]));
        seen.extend(members.map(|(name, _)| name.clone()));
    }
    // Nothing is declared that was not looked at.
    let declared = schema["properties"].as_object().unwrap().keys();
    let missing: Vec<&String> = declared.filter(|name| !seen.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn conforms(schema: &Value, shown: &Value, at: &str) {
    match shown {
        Value::Object(members) => {
            let known = schema["properties"].as_object().unwrap();
            for (name, value) in members {
                assert!(known.contains_key(name), "{at}: {name}");
                conforms(&known[name], value, name);
            }
            for name in schema["required"].as_array().unwrap() {
                assert!(members.contains_key(name.as_str().unwrap()), "{at}: {name}");
            }
        }
        Value::Array(items) => items.iter().for_each(|item| conforms(&schema["items"], item, at)),
        Value::String(_) => assert_eq!(schema["type"], "string", "{at}"),
        Value::Bool(_) => assert_eq!(schema["type"], "boolean", "{at}"),
        Value::Number(_) => assert_eq!(schema["type"], "integer", "{at}"),
        Value::Null => unreachable!("nothing is null"),
    }
}

/// What is there under a name like that of a file half written is somebody's, and stays.
#[test]
fn nothing_beside_a_file_that_is_written_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("deal.json"), FIRMS).unwrap();
    std::fs::write(at.join("proof.new"), "mine").unwrap();
    // The very name that would be tried first.
    let first = format!("proof.{}-0.new", std::process::id());
    std::fs::write(at.join(&first), "mine too").unwrap();
    typed(at, "settle %/deal.json --mediator --proof %/proof --save %/proof.new2 --svg %/svg");
    assert_eq!(std::fs::read_to_string(at.join("proof.new")).unwrap(), "mine");
    assert_eq!(std::fs::read_to_string(at.join(&first)).unwrap(), "mine too");
    std::fs::remove_file(at.join(&first)).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(at)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["deal.json", "proof", "proof.new", "proof.new2", "svg"]);
}

/// Kept work that is to be answered is answered, and can be taken up again.
#[test]
fn kept_work_is_answered_where_no_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("deal.json"), FIRMS).unwrap();
    let kept = typed(at, "settle %/deal.json --mediator --proof %/proof --steps 4 --save -").out;
    assert!(kept.contains("\nseal "), "{kept}");
    std::fs::write(at.join("work"), &kept).unwrap();
    let told = typed(at, "settle %/deal.json --mediator --proof %/proof2 --resume %/work");
    assert_eq!(told.status, 0, "{}", told.err);
}
