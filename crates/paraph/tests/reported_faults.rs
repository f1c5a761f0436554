//! What users of other programs that compare report as faults, each a small case of our own making.
//!
//! The ninth, that a deleted paragraph shows a number and does not advance the list, is one of
//! reading DOCX: `crates/paraph-exchange/tests/exchange/docx.rs`.
#![expect(clippy::panic, reason = "a comparison that cannot be made fails loudly")]

use common::World;
use paraph::script::split;
use serde_json::Value;

mod common;

/// The comparison of two files as JSON.
fn compared(name: &str, old: &str, new: &str) -> Value {
    let mut world = World::default();
    let names = ["old", "new"].map(|side| format!("{side}{name}"));
    for (name, text) in names.iter().zip([old, new]) {
        world.files.insert(name.clone(), text.to_owned());
    }
    let command = format!("compare {} {} --json", names[0], names[1]);
    let answer = paraph::run(&split(&command), &mut world, false);
    serde_json::from_str(&answer.out).unwrap_or_else(|bad| panic!("{bad}: {}", answer.err))
}

/// A line a row: `2 -> 1 edited`, with what else is told of it.
fn rows(told: &Value) -> Vec<String> {
    let labels = |row: &Value, side: &str| {
        let all: Vec<&str> = list(&row[side]).iter().filter_map(Value::as_str).collect();
        if all.is_empty() { "-".to_owned() } else { all.join("+") }
    };
    let tell = |row: &Value| {
        let moved = if row["moved"] == true { " moved" } else { "" };
        let fate = row["fate"].as_str().unwrap_or_default();
        format!("{} -> {} {fate}{moved}", labels(row, "old"), labels(row, "new"))
    };
    list(&told["rows"]).iter().map(tell).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// What is struck out and written in in a row: `-600`, `+500`.
fn edits(told: &Value, row: usize) -> Vec<String> {
    let redline = &told["rows"][row]["redline"];
    let edit = |run: &Value| {
        let (sign, side) = match run["mark"].as_str()? {
            "struck" | "moved away" => ("-", "old"),
            "written" | "moved here" => ("+", "new"),
            _ => return None,
        };
        let at = |end: &str| usize::try_from(run[format!("{side}_{end}")].as_u64()?).ok();
        let words = redline[side]["words"].as_str()?.get(at("start")?..at("end")?)?;
        (run["folded"].is_null()).then(|| format!("{sign}{}", words.trim()))
    };
    list(&redline["runs"]).iter().filter_map(edit).collect()
}

const LINE: &str = "The parties withdraw their heavy weapons behind the line of contact.";
const MISSION: &str = "A mission of five hundred observers reports every week to the guarantors.";
const PORT: &str = "The port is operated jointly under the supervision of the agency.";
const PRISONERS: &str = "Prisoners of war are exchanged, all for all, within fourteen days.";

/// A text of numbered points.
fn points(all: &[&str]) -> String {
    (1..).zip(all).map(|(number, words)| format!("{number}. {words}\n\n")).collect()
}

#[test]
fn a_paragraph_cut_in_two_is_one_split_and_no_sentence_is_written_again() {
    let whole = format!("{LINE} {MISSION}");
    let told = compared("", &points(&[&whole, PORT]), &points(&[LINE, MISSION, PORT]));
    assert_eq!(rows(&told), ["1 -> 1+2 split", "2 -> 3 kept"]);
    assert_eq!(edits(&told, 0), Vec::<String>::new());
}

#[test]
fn a_clause_that_was_moved_and_edited_is_one_event() {
    let new = PRISONERS.replace("fourteen", "thirty");
    let told = compared(
        "",
        &points(&[LINE, MISSION, PORT, PRISONERS]),
        &points(&[&new, LINE, MISSION, PORT]),
    );
    assert_eq!(rows(&told)[3], "4 -> 1 edited moved");
    assert_eq!(edits(&told, 3), ["-fourteen", "+thirty"]);
    let lost =
        rows(&told).iter().filter(|row| row.contains('-') && row.contains("dropped")).count();
    assert_eq!(lost, 0);
}

#[test]
fn a_clause_that_was_moved_shifts_no_other() {
    let told = compared(
        "",
        &points(&[LINE, MISSION, PORT, PRISONERS]),
        &points(&[PRISONERS, LINE, MISSION, PORT]),
    );
    assert_eq!(rows(&told), ["1 -> 2 kept", "2 -> 3 kept", "3 -> 4 kept", "4 -> 1 kept moved"]);
}

#[test]
fn a_party_that_was_renamed_is_one_change_told_once() {
    let old = points(&[
        "The Authority counts the weapons.",
        "The parties give the Authority every map.",
        "What the Authority decides is final.",
    ]);
    let told = compared("", &old, &old.replace("Authority", "Joint Agency"));
    let renamings = list(&told["renamings"]);
    assert_eq!((renamings.len(), &renamings[0]["count"]), (1, &3.into()));
    for row in 0..3 {
        assert_eq!(told["rows"][row]["words"], "folded");
        assert_eq!(edits(&told, row), Vec::<String>::new());
        assert_eq!(list(&told["rows"][row]["substance"]).len(), 0);
    }
}

#[test]
fn a_paragraph_whose_lines_are_broken_otherwise_is_no_change() {
    let old = points(&[&format!("{LINE} {MISSION}"), PORT]);
    let new = old.replace("heavy ", "heavy\n   ").replace("every ", "every\r\n   ");
    let told = compared("", &old, &new);
    assert_eq!(told["sameness"], "same");
    assert_eq!(rows(&told), ["1 -> 1 kept", "2 -> 2 kept"]);
}

/// Phrases that stand everywhere (`of the Agreement`) link no points, and hold no words of a rewritten
/// sentence together.
#[test]
fn short_phrases_that_come_again_do_not_attract_each_other() {
    let vault =
        "The depositary of the Agreement keeps the original texts of the Agreement in a vault.";
    let judges =
        "Each breach of the Agreement is brought before the judges of the Agreement at once.";
    let annex = LINE.replace("The", "Under the annex of the Agreement the");
    let rules = PORT.replace("under", "under the rules of the Agreement and");
    let purposes = MISSION.replace('A', "For the purposes of the Agreement a");
    let signed = PRISONERS.replace("days", "days of the signature of the Agreement");
    let all = [annex.as_str(), &rules, &purposes, &signed];
    let told = compared(
        "",
        &points(&[&[vault], all.as_slice()].concat()),
        &points(&[all.as_slice(), &[judges]].concat()),
    );
    assert_eq!(
        rows(&told),
        [
            "1 -> - dropped",
            "2 -> 1 kept",
            "3 -> 2 kept",
            "4 -> 3 kept",
            "5 -> 4 kept",
            "- -> 5 added"
        ]
    );
    let old = format!("{MISSION} {vault}");
    let told =
        compared("", &points(&[&old, LINE]), &points(&[&format!("{MISSION} {judges}"), LINE]));
    assert_eq!(edits(&told, 0), [format!("-{vault}"), format!("+{judges}")]);
}

#[test]
fn a_row_of_a_table_that_was_moved_is_not_a_table_written_again() {
    let table = |rows: [&str; 4]| {
        let rows: String = rows.iter().map(|row| format!("<tr><td>{row}</td></tr>")).collect();
        format!("<!doctype html><p>1. {LINE}</p><p>2. The limits are:</p><table>{rows}</table>")
    };
    let [guns, tanks, rockets, mortars] = [
        "Guns of 100 mm and more</td><td>50 km",
        "Battle tanks of any make</td><td>15 km",
        "Rocket launchers, range above forty</td><td>70 km",
        "Mortars carried by two persons</td><td>5 km",
    ];
    let old = table([guns, tanks, rockets, mortars]);
    let told = compared(".html", &old, &table([mortars, guns, tanks, rockets]));
    // Whether a row is a point or a line of one: nothing but the one row is told.
    let told_edits: Vec<String> =
        (0..list(&told["rows"]).len()).flat_map(|row| edits(&told, row)).collect();
    assert!(
        told_edits.iter().all(|edit| edit.contains("Mortars") && !edit.contains("Guns")),
        "{told_edits:?}"
    );
    assert!(
        list(&told["rows"]).iter().all(|row| !list(&row["old"]).is_empty()),
        "{:?}",
        rows(&told)
    );
    assert_eq!(told_edits.len(), 2, "{told_edits:?}");
}

#[test]
fn the_mark_of_a_footnote_is_no_word() {
    let page = |mark: &str| {
        format!(
            "<!doctype html><p>1. The parties withdraw{mark} their weapons.</p><p>2. {MISSION}</p>\
             <section class=footnotes><ol><li id=n>As drawn on the map.</li></ol></section>"
        )
    };
    let marked = page("<a class=footnote-ref href='#n'><sup>1</sup></a>");
    let other = marked.replace("<sup>1</sup>", "<sup>7</sup>");
    assert_eq!(compared(".html", &marked, &other)["sameness"], "same");
    // A mark that comes in brings its note, and cuts no word in two.
    let told = compared(".html", &page(""), &marked);
    let all = edits(&told, 0);
    assert_eq!(all, ["+Footnote 1: As drawn on the map."], "{told:#}");
}
