//! What Word shows otherwise than the runs of a document have it, or does not show.

use paraph_exchange::{Options, Read, read};

use crate::docx::{archive, document, run};
use crate::shared::{notices, points};

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
     xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
     xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

fn body(body: &str) -> Read {
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    read("a.docx", &archive(&[("word/document.xml", &document)]), &Options::default()).unwrap()
}

/// A first point with runs, and a second one.
fn points_of(runs: &str) -> Read {
    body(&format!("<w:p>{}{runs}</w:p><w:p>{}</w:p>", run("1. They shall "), run("2. Two.")))
}

fn looking(look: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

#[track_caller]
fn check(read: &Read, expected: &[&str], told: &[&str]) {
    assert_eq!(points(read), expected);
    assert_eq!(notices(read), told);
}

#[test]
fn digits_that_stand_higher_are_raised() {
    let pay = |look: &str| points_of(&(run("pay 10") + &looking(look, "6") + &run(" euros.")));
    check(&pay("<w:position w:val='6'/>"), &["1 They shall pay 10⁶ euros.", "2 Two."], &[]);
    for level in ["<w:position w:val='0'/>", "<w:position w:val='-4'/>"] {
        check(&pay(level), &["1 They shall pay 106 euros.", "2 Two."], &[]);
    }
    check(&pay("<w:position w:val='-6'/>"), &["1 They shall pay 10₆ euros.", "2 Two."], &[]);
}

#[test]
fn a_button_shows_what_its_instruction_says() {
    let field = |instruction: &str, result: &str| {
        points_of(&format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText xml:space='preserve'>{instruction}</w:instrText></w:r>\
             {result}<w:r><w:fldChar w:fldCharType='end'/></w:r>{}",
            run("pay.")
        ))
    };
    check(&field(" MACROBUTTON NoMacro never ", ""), &["1 They shall never pay.", "2 Two."], &[]);
    check(&field(" GOTOBUTTON here not ", ""), &["1 They shall not pay.", "2 Two."], &[]);
    let result = format!("<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}", run("always "));
    check(
        &field(" MACROBUTTON NoMacro never ", &result),
        &["1 They shall always pay.", "2 Two."],
        &["1 field without a stored result left out: `MACROBUTTON NoMacro never`"],
    );
}

/// A table of two columns; the second cell of each row is merged as it is said.
fn table(rows: &[(&str, &str, &str)]) -> Read {
    let cell = |more: &str, words: &str| {
        format!("<w:tc><w:tcPr>{more}</w:tcPr><w:p>{}</w:p></w:tc>", run(words))
    };
    let rows: String = rows
        .iter()
        .map(|(first, merge, second)| {
            format!("<w:tr>{}{}</w:tr>", cell("", first), cell(merge, second))
        })
        .collect();
    body(&format!(
        "<w:p>{}</w:p><w:tbl>{rows}</w:tbl><w:p>{}</w:p>",
        run("1. Sums:"),
        run("2. Two.")
    ))
}

#[test]
fn a_cell_that_the_one_above_covers_is_not_seen() {
    let (first, next) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>");
    check(
        &table(&[("Gas", first, "600"), ("Oil", next, "not paid")]),
        &["1 Sums: Gas | 600 Oil | ↑", "2 Two."],
        &["2 words of hidden text left out: `not paid`"],
    );
    check(
        &table(&[("Gas", first, "600"), ("Oil", next, "")]),
        &["1 Sums: Gas | 600 Oil | ↑", "2 Two."],
        &[],
    );
    // With nothing above to go on with, it is a cell of its own.
    check(
        &table(&[("Gas", next, "600"), ("Oil", "", "700")]),
        &["1 Sums: Gas | 600 Oil | 700", "2 Two."],
        &[],
    );
}

#[test]
fn a_row_that_is_said_to_be_hidden_is_told() {
    let row = |look: &str| {
        let cells = format!("<w:tc><w:p>{}</w:p></w:tc>", looking(look, "No payment."));
        body(&format!(
            "<w:p>{}</w:p><w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{cells}</w:tr></w:tbl><w:p>{}</w:p>",
            run("1. One."),
            run("2. Two.")
        ))
    };
    check(
        &row(""),
        &["1 One. No payment.", "2 Two."],
        &["2 words that can hardly be seen, white or without size, read as text: `No payment.`"],
    );
    check(
        &row("<w:vanish/>"),
        &["1 One.", "2 Two."],
        &["2 words of hidden text left out: `No payment.`"],
    );
}

#[test]
fn words_on_paper_alone_are_told_and_numbers_of_pages_are_not() {
    check(
        &points_of(&(looking("<w:webHidden/>", "not ") + &run("pay."))),
        &["1 They shall not pay.", "2 Two."],
        &[
            "1 word that can hardly be seen, white or without size, read as text: `not` behind `1. They shall`",
        ],
    );
    check(
        &points_of(&(run("pay.") + &looking("<w:webHidden/>", " 17"))),
        &["1 They shall pay. 17", "2 Two."],
        &[],
    );
    check(
        &points_of(&(looking("<w:specVanish/>", "not ") + &run("pay."))),
        &["1 They shall pay.", "2 Two."],
        &["1 word of hidden text left out: `not` behind `1. They shall`"],
    );
}

#[test]
fn contents_in_place_of_others_are_told_where_they_are_other_words() {
    let one_of = |choice: &str, other: &str| {
        points_of(&format!(
            "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            run(choice),
            run(other)
        ))
    };
    check(
        &one_of("not pay.", "pay."),
        &["1 They shall not pay.", "2 Two."],
        &["1 word of hidden text left out: `pay.` behind `1. They shall not pay.`"],
    );
    check(&one_of("not pay.", " not  pay."), &["1 They shall not pay.", "2 Two."], &[]);
    check(&one_of("not pay.", ""), &["1 They shall not pay.", "2 Two."], &[]);
}

#[test]
fn elements_that_word_does_not_know_are_not_seen() {
    let inside = |space: &str| {
        points_of(&format!("<x:note xmlns:x='{space}'>{}</x:note>{}", run("not "), run("pay.")))
    };
    check(
        &inside("urn:example:notes"),
        &["1 They shall pay.", "2 Two."],
        &["1 word of hidden text left out: `not` behind `1. They shall`"],
    );
    check(
        &inside("http://schemas.microsoft.com/office/word/2018/wordml"),
        &["1 They shall not pay.", "2 Two."],
        &[],
    );
}

/// A document whose first point is a content control bound to a value of its data.
fn bound(properties: &str, words: &str, value: &str) -> Read {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |inner: &str| {
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns='{package}'>{inner}</Relationships>")
    };
    let relation = |kind: &str, target: &str| {
        relations(&format!("<Relationship Id='r1' Type='{KIND}/{kind}' Target='{target}'/>"))
    };
    let control = format!(
        "<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:n='urn:deal'\" w:xpath='/n:deal[1]/n:sum[1]' w:storeItemID='{{A1}}'/>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        run(words)
    );
    let document = format!(
        "<w:document {SPACES}><w:body><w:p>{}{control}{}</w:p><w:p>{}</w:p></w:body></w:document>",
        run("1. They pay "),
        run("."),
        run("2. Two.")
    );
    let parts = [
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", &relation("customXml", "../customXml/item1.xml")),
        (
            "customXml/item1.xml",
            &format!("<deal xmlns='urn:deal'><sum>{value}</sum><sum>no</sum></deal>"),
        ),
        ("customXml/_rels/item1.xml.rels", &relation("customXmlProps", "props.xml")),
        (
            "customXml/props.xml",
            "<d:datastoreItem d:itemID='{a1}' xmlns:d='http://schemas.openxmlformats.org/officeDocument/2006/customXml'/>",
        ),
    ];
    read("a.docx", &archive(&parts), &Options::default()).unwrap()
}

#[test]
fn controls_are_held_against_the_data_that_they_show() {
    let told = |read: &Read| notices(read).into_iter().next();
    let read = bound("", "600 euros", "900 euros");
    assert_eq!(points(&read), ["1 They pay 600 euros.", "2 Two."]);
    assert_eq!(
        told(&read).unwrap(),
        "1 content control that shows data of the file, which say otherwise than the text: `600 euros` as `900 euros`"
    );
    let same = bound("", "600 euros", " 600\n euros");
    assert_eq!(told(&same), None);
    assert!(same.left_out.apart(&read.left_out).is_some());
    let list = "<w:comboBox><w:listItem w:displayText='600 euros' w:value='low'/></w:comboBox>";
    assert_eq!(told(&bound(list, "600 euros", "low")), None);
    assert!(told(&bound(list, "600 euros", "high")).is_some());
    let date = "<w:date w:fullDate='2026-05-03T00:00:00Z'/>";
    assert_eq!(told(&bound(date, "3 May 2026", "2026-05-03")), None);
    assert!(told(&bound(date, "3 May 2026", "2026-05-04")).is_some());
    assert_eq!(told(&bound("<w:showingPlcHdr/>", "the sum", "")), None);
}

#[test]
fn where_the_mark_of_a_footnote_hangs_is_held_against_the_other_file() {
    let mark = "<w:r><w:footnoteReference w:id='2'/></w:r>";
    let read = |runs: String| {
        let body = format!("<w:p>{runs}</w:p><w:p>{}</w:p>", run("2. Two."));
        read("a.docx", &document(&body, "", ""), &Options::default()).unwrap()
    };
    let [goods, days, comma] = [
        read(run("1. They send the goods") + mark + &run(" in ten days.")),
        read(run("1. They send the goods in ten days") + mark + &run(".")),
        read(run("1. They send the goods in ten days.") + mark),
    ];
    assert_eq!(points(&goods), points(&days));
    let apart = goods.left_out.apart(&days.left_out).expect("the mark hangs on another word");
    assert_eq!(apart.old, ["mark of a footnote behind `the goods`"]);
    assert_eq!(apart.new, ["mark of a footnote behind `ten days`"]);
    assert_eq!(days.left_out.apart(&comma.left_out), None);
}
