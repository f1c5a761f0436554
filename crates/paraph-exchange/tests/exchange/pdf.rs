//! PDF.

use paraph_exchange::Unreadable;

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
