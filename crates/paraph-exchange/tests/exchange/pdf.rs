//! PDF.

use paraph_exchange::{Options, Read, Unreadable, read};

use crate::shared::{notices, points, read_file};

#[test]
fn running_heads_page_numbers_and_hyphens_are_no_text() {
    let read = read_file("pages.pdf").unwrap();
    assert_eq!(
        notices(&read),
        [
            "page numbers, running heads and feet left out (8 lines): `Draft of 3 May, restricted` on page 1; `Page 1 of 4` on page 1",
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
pub(crate) fn drawn(pages: &[&str]) -> Read {
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
    assert_eq!(notices(&read)[0], told);
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

/// A page with a head, lines from 550 down, and a foot.
fn page(head: &str, body: &[String], foot: &str) -> String {
    let rows = (0..).zip(body).map(|(row, words)| line(550 - 15 * row, words));
    let (head, foot) = (line(575, head), line(20, foot));
    head + &rows.collect::<String>() + &foot
}

/// Points of one line that fill so many pages.
fn instalments(pages: usize, sum: impl Fn(usize) -> usize) -> Vec<Vec<String>> {
    let all: Vec<String> = (1..=pages * 34)
        .map(|number| format!("{number}. South shall pay {} crowns.", sum(number)))
        .collect();
    all.chunks(34).map(<[String]>::to_vec).collect()
}

/// Each page of a schedule begins and ends with a line like that of the page before.
#[test]
fn lines_of_the_text_that_come_again_at_page_breaks_are_no_running_heads() {
    let read_with = |changed: usize| {
        let sum = |number| if number == changed { 900 } else { 500 };
        let pages = instalments(3, sum).into_iter().enumerate().map(|(index, body)| {
            page("Loan - draft 3", &body, &format!("Page {} of 3", index + 1))
        });
        let pages: Vec<String> = pages.collect();
        drawn(&pages.iter().map(String::as_str).collect::<Vec<_>>())
    };
    for at_break in [1, 34, 35, 68, 69, 102] {
        let read = read_with(at_break);
        let points = points(&read);
        assert_eq!(points.len(), 102);
        assert_eq!(points[at_break - 1], format!("{at_break} South shall pay 900 crowns."));
        assert_eq!(
            notices(&read),
            [
                "page numbers, running heads and feet left out (6 lines): `Loan - draft 3` on page 1; `Page 1 of 3` on page 1"
            ]
        );
    }
}

/// The last words of like paragraphs stand at the foot of each page, in the same place.
#[test]
fn what_comes_again_without_space_to_the_text_is_text() {
    let body: Vec<String> = (0..11)
        .flat_map(|_| ["The Office shall report", "unless the Parties agree", "in writing."])
        .map(str::to_string)
        .collect();
    let rows = |_| (0..).zip(&body).map(|(row, words)| line(545 - 15 * row, words)).collect();
    let pages: Vec<String> = (0..4).map(rows).collect();
    let read = drawn(&pages.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(
        notices(&read),
        ["no numbering found: each paragraph is a point, called by its place"]
    );
    assert_eq!(read.draft.print().matches("in writing.").count(), 44);
}

#[test]
fn the_number_of_a_page_counts_up_by_page() {
    let body = |first: usize| -> Vec<String> {
        (first..first + 3).map(|number| format!("{number}. They meet.")).collect()
    };
    let read = |feet: [&str; 3]| {
        let pages: Vec<String> =
            (0..3).map(|index| page("", &body(1 + 3 * index), feet[index])).collect();
        drawn(&pages.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // From the page's place in the file, or as far from it on each page.
    for feet in
        [["1", "2", "3"], ["– 17 –", "– 18 –", "– 19 –"], ["Page 4 of 9", "", "Page 6 of 9"]]
    {
        assert_eq!(points(&read(feet)).join(" ").matches("They meet.").count(), 9);
        assert_eq!(points(&read(feet))[2], "3 They meet.", "{feet:?}");
    }
    // Sums below a column are words.
    let sums = read(["740", "1200", "1950"]);
    assert_eq!(points(&sums)[2], "3 They meet. 740");
    assert_eq!(notices(&sums), Vec::<String>::new());
}

#[test]
fn in_a_text_of_two_pages_only_the_numbers_of_pages_are_left_out() {
    let body = |from: usize| -> Vec<String> {
        (from..from + 2).map(|number| format!("{number}. They meet.")).collect()
    };
    let read = drawn(&[
        &page("Schedule", &body(1), "Page 1 of 2"),
        &page("Schedule", &body(3), "Page 2 of 2"),
    ]);
    assert_eq!(read.draft.print().matches("Schedule").count(), 2);
    assert_eq!(
        notices(&read),
        ["page numbers, running heads and feet left out (2 lines): `Page 1 of 2` on page 1"]
    );
}

/// Whatever lost it, a line that is missing at a page break is told of.
#[test]
fn a_hole_in_the_numbering_at_a_page_break_is_told() {
    let mut pages = instalments(3, |_| 500);
    pages[1].remove(0);
    pages[2].remove(0);
    pages[2].remove(4);
    let pages: Vec<String> = pages.iter().map(|body| page("", body, "")).collect();
    let read = drawn(&pages.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(
        notices(&read),
        [
            "numbers missing where a page begins, so that a line may be: hold it against the page: `34 … 36` on page 2; `68 … 70` on page 3"
        ]
    );
}

/// A foot that is like the head but for its digits is held against the other file as the head is.
#[test]
fn a_foot_that_differs_from_a_head_in_digits_alone_is_compared() {
    let with = |foot: &str| {
        let pages = instalments(3, |_| 500);
        let pages: Vec<String> =
            pages.iter().map(|body| page("Loan - draft 3", body, foot)).collect();
        drawn(&pages.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (old, new) = (with("Loan - draft 4"), with("Loan - draft 5"));
    assert_eq!(old.left_out.apart(&with("Loan - draft 4").left_out), None);
    let apart = old.left_out.apart(&new.left_out).expect("the feet are others");
    assert_eq!(
        (apart.old, apart.new),
        (vec!["Loan - draft 4".into()], vec!["Loan - draft 5".into()])
    );
}

/// Numbers of pages that begin anew are still named once.
#[test]
fn numbers_of_pages_that_begin_anew_are_named_once() {
    let pages = instalments(4, |_| 500);
    let pages: Vec<String> = pages
        .iter()
        .enumerate()
        .map(|(index, body)| page("", body, &format!("- {} -", index % 2 + 1)))
        .collect();
    let read = drawn(&pages.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(
        notices(&read),
        ["page numbers, running heads and feet left out (4 lines): `- 1 -` on page 1"]
    );
}

#[test]
fn a_foot_that_was_drawn_first_stands_below_the_page() {
    let rows = [
        (72, 560, "1. Ostria shall pay."),
        (
            72,
            540,
            "2. Verania shall withdraw all of its troops from the zone that is drawn on the map.",
        ),
        (72, 520, "3. The court decides."),
    ];
    let row = |(x, y, words): (i32, i32, &str)| {
        format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET ")
    };
    let page: String = rows.into_iter().map(row).collect();
    let foot = row((280, 30, "Page 1"));
    let first = drawn(&[&(foot.clone() + &page)]);
    assert_eq!(points(&first), points(&drawn(&[&(page + &foot)])));
    assert_eq!(points(&first).len(), 3);
}
