//! PDF.

use paraph_exchange::{Options, Read, Unreadable, read};

use crate::shared::{notices, points, read_file};

#[test]
fn running_heads_page_numbers_and_hyphens_are_no_text() {
    let read = read_file("pages.pdf").unwrap();
    assert_eq!(
        notices(&read),
        [
            "page numbers, running heads and feet left out (8 lines)",
            "3 words cut by a hyphen at the line's end joined",
        ]
    );
    let text = read.draft.print();
    assert!(!text.contains("restricted") && !text.contains("Page 1"), "{text}");
    assert!(text.contains("non-aggressive") && !text.contains("nonaggressive"), "{text}");
}

#[test]
fn arabic_is_read_in_its_own_direction() {
    let [pdf, docx] = ["arabic.pdf", "arabic.docx"].map(|name| points(&read_file(name).unwrap()));
    assert_eq!(pdf, docx);
    assert_eq!(pdf[0], "1 ينسحب الطرفان خلال 14 يوما من التوقيع.");
}

#[test]
fn rows_of_a_table_stay_apart() {
    let points = points(&read_file("table.pdf").unwrap());
    assert_eq!(
        points.last().unwrap(),
        "ANNEX-I.2 It is drawn on the map. Weapon | Distance | Days Guns | 50 km | 14"
    );
}

#[test]
fn a_scan_and_a_locked_file_say_so() {
    let bad = read_file("scan.pdf").unwrap_err();
    assert_eq!(bad, Unreadable::NoTextLayer { pages: 1 });
    assert_eq!(read_file("locked.pdf").unwrap_err(), Unreadable::Locked);
}

/// Reads a file of pages that draw something, each 600 points wide and high; `P` is a picture.
fn drawn(pages: &[&str]) -> Read {
    let mut kids = String::new();
    let mut objects = String::new();
    for (index, contents) in pages.iter().enumerate() {
        let number = 10 + 2 * index;
        kids += &format!("{number} 0 R ");
        objects += &format!(
            "{number} 0 obj <</Contents {} 0 R>> endobj\n{} 0 obj <</Length {}>> stream\n{contents}\nendstream endobj\n",
            number + 1,
            number + 1,
            contents.len()
        );
    }
    let pdf = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Kids [{kids}] /MediaBox [0 0 600 600] /Resources <</Font <</F 3 0 R>> /XObject <</P 4 0 R>>>>>> endobj\n\
         3 0 obj <</Subtype /Type1>> endobj\n\
         4 0 obj <</Subtype /Image /Length 0>> stream\n\nendstream endobj\n{objects}trailer <</Root 1 0 R>>"
    );
    read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap()
}

fn line(y: u32, words: &str) -> String {
    format!("BT /F 10 Tf 1 0 0 1 50 {y} Tm ({words}) Tj ET ")
}

fn lines() -> String {
    line(400, "1. One is here.") + &line(370, "2. Two is here.")
}

#[test]
fn letters_that_are_not_painted_are_hidden_or_the_text_of_a_picture() {
    let unpainted = format!("3 Tr {} 0 Tr ", line(340, "3. Three."));
    let read = drawn(&[&(lines() + &unpainted)]);
    assert_eq!(points(&read), ["1 One is here.", "2 Two is here."]);
    assert_eq!(notices(&read), ["2 words of hidden text left out: `3. Three.` on page 1"]);

    let picture = "q 590 0 0 590 0 0 cm /P Do Q ";
    let scanned = format!("{picture} 3 Tr {} 0 Tr {}", lines(), line(20, "3. Stamped."));
    let told = "the words of 1 page are a layer under pictures, as text recognition makes it: hold them against the pictures";
    let read = drawn(&[&scanned]);
    assert_eq!(points(&read), ["1 One is here.", "2 Two is here.", "3 Stamped."]);
    assert_eq!(notices(&read), [told]);
    let read = drawn(&[&format!("3 Tr {}", lines())]);
    assert_eq!((points(&read).len(), notices(&read)), (2, vec![told.to_string()]));
}

#[test]
fn what_the_file_marks_as_no_text_is_told() {
    let mark =
        |kind: &str, words: &str| format!("/Artifact <<{kind}>> BDC {} EMC ", line(300, words));
    let page = lines()
        + &mark("/Type /Pagination /Subtype /Header", "Draft of May 3")
        + &mark("/Type /Background", "3. Secret")
        + &mark("/Type /Pagination", "7")
        + &mark("", "4. Seen.");
    let read = drawn(&[&page, &mark("/Type /Pagination", "Draft of May 4")]);
    assert_eq!(points(&read), ["1 One is here.", "2 Two is here.", "4 Seen."]);
    assert_eq!(
        notices(&read)[1..],
        [
            "6 words that the file marks as no part of its text left out: `Draft of May 3` on page 1; `3. Secret` on page 1"
        ]
    );
}

#[test]
fn letters_that_read_otherwise_than_they_are_drawn_are_told() {
    let span = |words: &str, drawn: &str| {
        format!("/Span <</ActualText ({words})>> BDC {} EMC ", line(340, drawn))
    };
    let same = drawn(&[&(lines() + &span("3. of fice", "3. office"))]);
    assert_eq!(notices(&same), Vec::<String>::new());
    let other = drawn(&[&(lines() + &span("3. They may not.", "3. They may."))]);
    assert_eq!(points(&other)[2], "3 They may not.");
    assert_eq!(
        notices(&other),
        [
            "1 passage read as the file says, not as drawn: `3. They may.` as `3. They may not.` on page 1"
        ]
    );
}

#[test]
fn words_drawn_aslant_are_left_out_and_pages_that_lie_on_their_side_are_read() {
    let aslant = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT ONLY) Tj ET ";
    let read = drawn(&[&(aslant.to_string() + &lines())]);
    assert_eq!(points(&read), ["1 One is here.", "2 Two is here."]);
    assert_eq!(notices(&read), ["2 words drawn aslant left out: `DRAFT ONLY` on page 1"]);

    for (matrix, places) in [
        ("0 1 -1 0", ["200 50", "230 50"]),
        ("-1 0 0 -1", ["500 200", "500 230"]),
        ("0 -1 1 0", ["400 500", "370 500"]),
    ] {
        let page: String = places
            .iter()
            .zip(["1. One is here.", "2. Two is here."])
            .map(|(place, words)| format!("BT /F 10 Tf {matrix} {place} Tm ({words}) Tj ET "))
            .collect();
        assert_eq!(points(&drawn(&[&page])), ["1 One is here.", "2 Two is here."], "{matrix}");
    }
    let beside = "BT /F 10 Tf 0 1 -1 0 20 100 Tm (Note beside the text.) Tj ET ";
    let read = drawn(&[&(beside.to_string() + &lines())]);
    assert_eq!(points(&read), ["1 One is here.", "2 Two is here. Note beside the text."]);
}
