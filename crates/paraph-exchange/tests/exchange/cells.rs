//! Tables: a figure stands in its column.

use paraph_exchange::{Options, read};

use crate::docx::{document, paragraph, run};
use crate::shared::{check, points};

const RULES: &str = "1. The Parties pay these sums:";

#[test]
fn an_empty_cell_stands_in_its_row() {
    let page = |row: &str| {
        format!("<p>{RULES}<table><tr><td>Party<td>Pays<td>Receives<tr>{row}</table><p>2. End.")
    };
    let head = "1 The Parties pay these sums: Party | Pays | Receives";
    for (row, line) in [
        ("<td>Ostria<td>500<td>", "Ostria | 500"),
        ("<td>Ostria<td>500", "Ostria | 500"),
        ("<td>Ostria<td><td>500", "Ostria | | 500"),
        ("<td><td><td>500", "| | 500"),
        ("<td><td>500<td>", "| 500"),
        ("<td>Ostria<td colspan=2>500", "Ostria | 500 | ←"),
        ("<td rowspan=2>Ostria<td>500<td><tr><td><td>20", "Ostria | 500 ↑ | | 20"),
        // A number of a point, moved in by an empty cell.
        ("<td><td>(a)<td>Ostria pays gas.", "(a) Ostria pays gas."),
    ] {
        check("a.html", &page(row), &[&format!("{head} {line}"), "2 End."]);
    }
    check(
        "a.md",
        &format!(
            "# Sums\n\n{RULES}\n\n| Party | Pays | Receives |\n|---|---|---|\n| Ostria | | 500 |\n\n2. End.\n"
        ),
        &[&format!("{head} Ostria | | 500"), "2 End."],
    );
}

#[test]
fn a_column_that_is_empty_in_all_rows_is_none() {
    check(
        "a.html",
        "<p>1. Sums:<table><tr><td><td>Gas<td><td>600<tr><td><td colspan=2>Oil<td>20</table><p>2. End.",
        &["1 Sums: Gas | 600 Oil | 20", "2 End."],
    );
}

#[test]
fn cells_of_word_cover_others() {
    let cell = |more: &str, words: &str| {
        format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", paragraph(&run(words)))
    };
    let table = |rows: &str| {
        let body = format!(
            "{}<w:tbl><w:tr>{}{}{}</w:tr>{rows}</w:tbl>{}",
            paragraph(&run("1. Sums:")),
            cell("", "Party"),
            cell("", "Pays"),
            cell("", "Receives"),
            paragraph(&run("2. End."))
        );
        let read = read("a.docx", &document(&body, "", ""), &Options::default()).unwrap();
        points(&read)[0].replace("1 Sums: Party | Pays | Receives ", "")
    };
    let before = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>";
    let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
    assert_eq!(
        table(&row(cell("", "Ostria") + &cell("", "") + &cell("", "500"))),
        "Ostria | | 500"
    );
    assert_eq!(table(&row(before.to_string() + &cell("", "9") + &cell("", "x"))), "| 9 | x");
    let wide = cell("<w:gridSpan w:val='2'/>", "Ostria") + &cell("", "500");
    assert_eq!(table(&row(wide)), "Ostria | ← | 500");
    let first = row(cell("<w:vMerge w:val='restart'/>", "Ostria") + &cell("", "500"));
    let second = row(cell("<w:vMerge/>", "") + &cell("", "20"));
    assert_eq!(table(&(first + &second)), "Ostria | 500 ↑ | 20");
}
