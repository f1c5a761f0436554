//! Bullets that say something: boxes, ticks and crosses, in every format.

use paraph_exchange::{Options, Read, read};

use crate::docx::document;
use crate::shared::{check, points};

const ITEMS: [&str; 4] =
    ["1 They choose:", "1.¶1 ☒ North pays.", "1.¶2 ☐ South pays.", "2 They part."];
const PLAIN: [&str; 4] = ["1 They choose:", "1.¶1 North pays.", "1.¶2 South pays.", "2 They part."];

fn page(list: &str) -> String {
    format!("<p>1. They choose:</p>{list}<p>2. They part.")
}

#[test]
fn boxes_of_lists_are_words_in_pages_and_in_markdown() {
    let list = |first: &str, second: &str| {
        page(&format!(
            "<ul style='{first}'><li>North pays.</ul><ul style='{second}'><li>South pays.</ul>"
        ))
    };
    let style = |sign: &str| format!("list-style-type: \"{sign} \"");
    check("a.html", &list(&style("☒"), &style("☐")), &ITEMS);
    check("a.html", &list(&style("\\2612"), &style("\\2610")), &ITEMS);
    for usual in ["•", "–", "▪"] {
        check("a.html", &list(&style(usual), "list-style: disc"), &PLAIN);
    }
    let text = "1. They choose:\n\n   - [x] North pays.\n   - [ ] South pays.\n\n2. They part.\n";
    check("a.md", text, &ITEMS);
    check("a.md", &text.replace("[x] ", "").replace("[ ] ", ""), &PLAIN);
}

#[test]
fn filled_and_empty_signs_of_one_list_are_words_in_text() {
    let text = |first: &str, second: &str| {
        format!(
            "1. They choose:\n\n  {first} North pays.\n  {second} South pays.\n\n2. They part.\n"
        )
    };
    let seen = |first: &str, second: &str| {
        let read = read("a.txt", text(first, second).as_bytes(), &Options::default()).unwrap();
        points(&read)[1..3].to_vec()
    };
    assert_eq!(seen("●", "○"), ["1.¶1 ● North pays.", "1.¶2 ○ South pays."]);
    assert_eq!(seen("■", "□"), ["1.¶1 ■ North pays.", "1.¶2 □ South pays."]);
    assert_eq!(seen("\u{F0FC}", "•"), ["1.¶1 ✓ North pays.", "1.¶2 South pays."]);
    for (first, second) in [("■", "■"), ("•", "–"), ("*", "*"), ("➢", "➢")] {
        check("a.txt", &text(first, second), &PLAIN);
    }
}

/// Two items of two lists, whose bullets are so in a font.
fn listed(first: (&str, &str), second: (&str, &str)) -> Read {
    let level = |(sign, font): (&str, &str)| {
        format!(
            "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='{sign}'/>\
             <w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}' w:hint='default'/></w:rPr></w:lvl>"
        )
    };
    let paragraph = |list: u32, words: &str| {
        let number = match list {
            0 => String::new(),
            list => format!(
                "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list}'/></w:numPr></w:pPr>"
            ),
        };
        format!("<w:p>{number}<w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body =
        [(0, "1. They choose:"), (1, "North pays."), (2, "South pays."), (0, "2. They part.")]
            .map(|(list, words)| paragraph(list, words))
            .concat();
    let nums = format!(
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>{}</w:lvlOverride></w:num>",
        level(second)
    );
    read("a.docx", &document(&body, &level(first), &nums), &Options::default()).unwrap()
}

#[test]
fn bullets_of_word_are_what_their_font_shows() {
    assert_eq!(points(&listed(("☒", "Arial"), ("☐", "Arial"))), ITEMS);
    assert_eq!(points(&listed(("\u{F0FD}", "Wingdings"), ("\u{F0A8}", "Wingdings"))), ITEMS);
    assert_eq!(points(&listed(("S", "Wingdings 2"), ("o", "Wingdings"))), ITEMS);
    for usual in
        [("\u{F0B7}", "Symbol"), ("o", "Courier New"), ("\u{F0A7}", "Wingdings"), ("–", "Arial")]
    {
        assert_eq!(points(&listed(("\u{F0B7}", "Symbol"), usual)), PLAIN);
    }
}
