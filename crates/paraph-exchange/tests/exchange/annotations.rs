//! What hangs on the pages of a PDF.

use paraph_exchange::{Options, Read, read};

use crate::shared::notices;

/// Reads a page with an annotation.
fn hung(annotation: &str) -> Read {
    let lines = "BT /F 10 Tf 1 0 0 1 50 400 Tm (1. One.) Tj ET BT /F 10 Tf 1 0 0 1 50 300 Tm (2. Two.) Tj ET";
    let pdf = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Kids [4 0 R]>> endobj\n\
         3 0 obj <</Subtype /Type1>> endobj\n\
         4 0 obj <</Contents 5 0 R /MediaBox [0 0 600 600] /Resources <</Font <</F 3 0 R>>>> /Annots [6 0 R]>> endobj\n\
         5 0 obj <</Length {}>> stream\n{lines}\nendstream endobj\n6 0 obj <<{annotation}>> endobj\n\
         7 0 obj <</FT /Tx /T (sum) /V (900 euro)>> endobj\ntrailer <</Root 1 0 R>>",
        lines.len()
    );
    read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn what_is_filled_in_or_drawn_over_a_page_is_told_and_compared() {
    let bare = hung("");
    for (annotation, told) in [
        ("/Subtype /Widget /FT /Tx /T (a) /V (800 euro)", "`800 euro`"),
        ("/Subtype /Widget /Parent 7 0 R", "`900 euro`"),
        ("/Subtype /Widget /FT /Btn /T (a) /AS /Yes", "`box a Yes`"),
        ("/Subtype /FreeText /Contents <FEFF004E004F>", "`words typed over the page NO`"),
        ("/Subtype /Stamp", "`stamp`"),
        ("/Subtype /StrikeOut /QuadPoints [1 2 3 4]", "`line through words`"),
    ] {
        let read = hung(annotation);
        assert_eq!(
            notices(&read),
            [format!(
                "1 annotation on the pages, filled in, typed or drawn over them, left out of the text: {told} on page 1"
            )]
        );
        assert!(bare.left_out.apart(&read.left_out).is_some());
    }
    let line = |place: &str| hung(&format!("/Subtype /StrikeOut /QuadPoints [{place}]")).left_out;
    assert!(line("1 2 3 4").apart(&line("1 2 3 9")).is_some());
    for nothing in ["/Subtype /Link", "/Subtype /Widget /FT /Tx /V ()", "/Subtype /Stamp /F 2"] {
        assert_eq!(bare.left_out.apart(&hung(nothing).left_out), None, "{nothing}");
    }
}
