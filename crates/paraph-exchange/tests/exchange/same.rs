//! One text in every format has the same points in the same words.

use crate::shared::{check, points, read_file};

const ARTICLES: [&str; 18] = [
    "PP1 The Parties,",
    "PP2 Recalling the protocol of 5 September 2014,",
    "PP3 have agreed as follows:",
    "1 _Withdrawal_",
    "1.1 The Parties withdraw to the line of contact within fourteen days of signature.",
    "1.2 They withdraw by equal distances:",
    "1.2.a from the north;",
    "1.2.b from the south:",
    "1.2.b.i rockets first;",
    "1.2.b.ii guns second.",
    "2 _Monitoring_",
    "2.1 The mission verifies the withdrawal.",
    "2.2 It reports to both Parties each week, and each Party answers within three days.",
    "3 _Final provisions_",
    "3.1 This agreement enters into force on 3 May 2026.",
    "ANNEX-I",
    "ANNEX-I.1 The line runs from north to south.",
    "ANNEX-I.2 It is drawn on the map.",
];

#[test]
fn articles_are_the_same_in_every_format() {
    for name in ["articles.docx", "articles.txt", "articles.html", "articles.md"] {
        let read = read_file(name).unwrap();
        assert_eq!(points(&read), ARTICLES, "{name}");
        assert_eq!(read.draft.title(), Some("Agreement on the Line of Contact"), "{name}");
    }
    // A running head on a single page cannot be told from a title.
    let pdf = points(&read_file("articles.pdf").unwrap());
    assert_eq!(pdf[4..], ARTICLES[3..]);
    assert_eq!(pdf[0], "PP1 Agreement on the Line of Contact");
}

#[test]
fn a_text_with_parts_and_a_footnote_is_the_same_in_every_format_that_has_them() {
    let [docx, html, md, pdf] =
        ["line.docx", "line.html", "line.md", "line.pdf"].map(|name| read_file(name).unwrap());
    assert_eq!(docx.draft.print(), html.draft.print());
    assert_eq!(docx.draft.print(), md.draft.print());
    assert_eq!(docx.draft.print(), pdf.draft.print());
    let footnote = "2 The mission [monitors][verifies] the ceasefire. Footnote 1: As drawn on the map of 19 September.";
    assert!(points(&docx).iter().any(|point| point == footnote), "{:#?}", points(&docx));
    let headings = docx.draft.parts().flat_map(|part| part.headings).collect::<Vec<_>>();
    assert_eq!(headings, ["Part I: Security", "Part II: Trade"]);
}

#[test]
fn pages_with_running_heads_and_hyphens_are_as_the_text_they_were_printed_from() {
    let [pdf, text] = ["pages.pdf", "pages.txt"].map(|name| read_file(name).unwrap());
    assert_eq!(pdf.draft.print(), text.draft.print());
    assert_eq!(pdf.draft.count(), 15);
}

/// The line that names the parties is short and has no full stop, and is no heading in any format.
#[test]
fn a_line_that_names_the_parties_is_a_paragraph_in_every_format() {
    for line in [
        "The Parties: Norland, Sudria",
        "THE PARTIES: NORLAND AND SUDRIA",
        "Between Norland (“Norland”) and the Kingdom of Sudria (“Sudria”)",
        "made by the Republic of Norland (“Norland”) and the Kingdom of Sudria",
    ] {
        let preamble = format!("PP1 {line}");
        let all = [&*preamble, "1 They meet.", "2 They part."];
        let text = |number: [&str; 2]| {
            format!(
                "Accord on Kess\n\n{line}\n\n{} They meet.\n\n{} They part.\n",
                number[0], number[1]
            )
        };
        check("a.txt", &text(["1.", "2."]), &all);
        check("a.txt", &text(["1)", "2)"]), &all);
        check("a.md", &format!("# {}", text(["1.", "2."])), &all);
        let html = |tag: &str| {
            format!(
                "<h1>Accord on Kess</h1><{tag}>{line}</{tag}><ol><li>They meet.<li>They part.</ol>"
            )
        };
        check("a.html", &html("p"), &all);
        if !line.starts_with("made") {
            check(
                "a.md",
                &format!("# {}", text(["1.", "2."]).replace(line, &format!("## {line}"))),
                &all,
            );
            check("a.html", &html("h2"), &all);
        }
    }
    let heading = check(
        "a.html",
        "<h1>A</h1><p>Duties of the Parties</p><ol><li>Go.<li>Stop.</ol>",
        &["1 Go.", "2 Stop."],
    );
    assert!(heading.draft.parts().any(|part| part.headings == ["Duties of the Parties"]));
}
