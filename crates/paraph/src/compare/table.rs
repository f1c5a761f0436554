//! The concordance: one row a group of points, as a spreadsheet and as Markdown.

use paraph_compare::account::Row;

use super::{Compared, say};

const HEAD: [&str; 6] = ["old", "new", "what became of it", "grounds", "old words", "new words"];
/// How many words of a point stand in a cell of Markdown, which is read as it is.
const WORDS_SHOWN: usize = 25;

/// As RFC 4180 has it, with a byte order mark, without which spreadsheets misread letters.
pub(super) fn csv(compared: &Compared) -> String {
    let mut out = String::from("\u{FEFF}");
    let head = HEAD.map(String::from);
    for cells in std::iter::once(head).chain(rows(compared, say::one_line)) {
        let line: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
        out.push_str(&line.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A field, empty where the table for people has a dash; what a spreadsheet would take for a formula is set behind an apostrophe.
fn field(cell: &str) -> String {
    let cell = if cell == say::NONE { "" } else { cell };
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    match cell.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

/// A table as most renderers of Markdown read it.
pub(super) fn markdown(compared: &Compared) -> String {
    let mut out = format!("| {} |\n|{}\n", HEAD.join(" | "), "---|".repeat(HEAD.len()));
    for cells in rows(compared, |words| say::excerpt(words, WORDS_SHOWN)) {
        let cells = cells.map(|cell| escaped(&cell));
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

/// With what Markdown would take for a mark written as words.
fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for char in cell.chars() {
        if matches!(char, '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '#' | '~') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// The cells of each row, its words shown in one way.
fn rows(compared: &Compared, shown: impl Fn(&str) -> String) -> impl Iterator<Item = [String; 6]> {
    let alignment = &compared.account.alignment;
    compared.account.rows.iter().map(move |row: &Row| {
        [
            say::labels(&alignment.old, &row.old),
            say::labels(&alignment.new, &row.new),
            say::fate(row),
            say::grounds(row),
            shown(&row.redline.old.words),
            shown(&row.redline.new.words),
        ]
    })
}
