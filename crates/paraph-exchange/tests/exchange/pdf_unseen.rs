//! What a page of a PDF shows otherwise than it is drawn: layers, order, signs of fonts.

use paraph_exchange::{Options, Read, read};

use crate::shared::{notices, points};

/// Says to read `5` as `6`, and leaves `x` what it is.
const MAP: &str = "2 beginbfchar <35> <0036> <78> <0078> endbfchar";

/// Reads a page with resources and objects of its own; `F` is a font, `P` and `L` are layers.
fn page(contents: &str, font: &str, configuration: &str) -> Read {
    let pdf = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [5 0 R 6 0 R] /D <<{configuration}>>>>>> endobj\n\
         2 0 obj <</Kids [4 0 R] /MediaBox [0 0 600 600] /Resources <</Font <</F 3 0 R /S 9 0 R>> /Properties <</P 5 0 R /L 6 0 R /M 8 0 R>>>>>> endobj\n\
         3 0 obj <</Subtype /Type1>> endobj\n9 0 obj <<{font}>> endobj\n\
         4 0 obj <</Contents 7 0 R>> endobj\n\
         5 0 obj <</Type /OCG>> endobj\n6 0 obj <</Type /OCG>> endobj\n8 0 obj <</Type /OCMD /OCGs [6 0 R] /P /AllOff>> endobj\n\
         10 0 obj <</Length {}>> stream\n{MAP}\nendstream endobj\n\
         7 0 obj <</Length {}>> stream\n{contents}\nendstream endobj\ntrailer <</Root 1 0 R>>",
        MAP.len(),
        contents.len()
    );
    read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap()
}

fn at(x: u32, y: u32, words: &str) -> String {
    format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET ")
}

fn layered(layer: &str, words: &str) -> String {
    format!("/OC /{layer} BDC {} EMC ", at(50, 370, words))
}

#[test]
fn words_in_layers_that_are_off_are_not_seen() {
    let contents =
        at(50, 400, "1. One is here.") + &layered("P", "No.") + &at(50, 340, "2. Two is here.");
    let told = "1 word of hidden text left out: `No.` on page 1";
    for off in ["/OFF [5 0 R]", "/BaseState /OFF /ON [6 0 R]"] {
        let read = page(&contents, "", off);
        assert_eq!(points(&read), ["1 One is here.", "2 Two is here."], "{off}");
        assert_eq!(notices(&read), [told], "{off}");
    }
    for on in ["", "/OFF [6 0 R]", "/BaseState /OFF /ON [5 0 R]"] {
        let read = page(&contents, "", on);
        assert_eq!(points(&read), ["1 One is here. No.", "2 Two is here."], "{on}");
        assert!(notices(&read).is_empty(), "{on}");
    }
    // Seen only while the other is off.
    let contents = contents.replace("/P BDC", "/M BDC");
    assert_eq!(notices(&page(&contents, "", "/OFF [5 0 R]")), [told]);
    assert!(notices(&page(&contents, "", "/OFF [6 0 R]")).is_empty());
}

#[test]
fn rows_stand_in_the_order_of_their_places_in_a_column() {
    let (one, two, three) = (
        at(50, 400, "1. One is here."),
        at(50, 370, "2. Two is here."),
        at(50, 340, "3. Three is."),
    );
    let expected = ["1 One is here.", "2 Two is here.", "3 Three is."];
    for drawn in [[&one, &two, &three], [&three, &one, &two], [&one, &three, &two]] {
        assert_eq!(points(&page(&drawn.map(String::as_str).concat(), "", "")), expected);
    }
    // Columns are read one after another, whatever stands beside them.
    let columns = [
        at(50, 400, "1. One is here."),
        at(50, 370, "2. Two is here."),
        at(330, 400, "3. Three is."),
        at(330, 370, "4. Four is."),
    ];
    assert_eq!(
        points(&page(&columns.concat(), "", "")),
        ["1 One is here.", "2 Two is here.", "3 Three is.", "4 Four is."]
    );
}

#[test]
fn words_drawn_later_into_a_gap_stand_in_it() {
    let line = "BT /F 10 Tf 1 0 0 1 50 400 Tm [(1. They shall) -2500 (pay.)] TJ ET ";
    let contents = |last: &str| line.to_string() + &at(50, 370, "2. Two is here.") + last;
    let read = page(&contents(&at(120, 400, "not")), "", "");
    assert_eq!(points(&read), ["1 They shall not pay.", "2 Two is here."]);
}

#[test]
fn signs_are_what_their_font_shows() {
    let signs = |font: &str, code: &str| {
        let contents = format!(
            "BT /F 10 Tf 1 0 0 1 50 400 Tm (1. It is ) Tj /S 10 Tf ({code}) Tj /F 10 Tf ( ten.) Tj ET {}",
            at(50, 370, "2. Two is here.")
        );
        points(&page(&contents, font, "")).remove(0)
    };
    assert_eq!(signs("/Subtype /Type1 /BaseFont /Symbol", "\\243"), "1 It is ≤ ten.");
    assert_eq!(signs("/Subtype /Type1 /BaseFont /ABCDEF+Symbol", "\\263"), "1 It is ≥ ten.");
    assert_eq!(signs("/Subtype /Type1 /BaseFont /ZapfDingbats", "3"), "1 It is ✓ ten.");
    assert_eq!(
        signs("/Subtype /Type1 /BaseFont /Webdings", "a"),
        "1 It is ⟦sign Webdings 0061⟧ ten."
    );
    assert_eq!(signs("/Subtype /Type1 /BaseFont /Times-Roman", "a"), "1 It is a ten.");
    let named = "/Subtype /Type1 /BaseFont /Times-Roman /Encoding <</Differences [97 /lessequal]>>";
    assert_eq!(signs(named, "a"), "1 It is ≤ ten.");
}

#[test]
fn a_digit_that_is_called_one_and_read_as_another_is_told() {
    let digit = |font: &str, code: &str| {
        let contents = format!(
            "BT /F 10 Tf 1 0 0 1 50 400 Tm (1. It is ) Tj /S 10 Tf ({code}) Tj /F 10 Tf ( here.) Tj ET {}",
            at(50, 370, "2. Two is here.")
        );
        page(&contents, &format!("/Subtype /Type1 /ToUnicode 10 0 R {font}"), "")
    };
    let told = "1 passage read as the file says, not as drawn: `5` as `6` on page 1";
    for font in ["/Encoding /WinAnsiEncoding", "/Encoding <</Differences [53 /five]>>"] {
        let read = digit(font, "5");
        assert_eq!(points(&read), ["1 It is 6 here.", "2 Two is here."], "{font}");
        assert_eq!(notices(&read), [told], "{font}");
        assert!(notices(&digit(font, "x")).is_empty(), "{font}");
    }
    // A subset may have any codes, if the file says nothing of what its letters are.
    assert!(notices(&digit("", "5")).is_empty());
    let symbolic = "/Encoding /WinAnsiEncoding /FontDescriptor <</Flags 4>>";
    assert!(notices(&digit(symbolic, "5")).is_empty());
}
