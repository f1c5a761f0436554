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

/// The usual form of treaties: points are counted through, below parts that are counted too.
#[test]
fn points_counted_through_under_parts_are_the_same_in_every_format() {
    let lines = [
        "I. Goods",
        "1. A shall deliver the goods.",
        "2. B shall pay.",
        "II. Disputes (the Parties being heard)",
        "3. The courts of Oslo decide.",
        "4. The losing side bears the costs.",
        "III. Settlement of whatever else is left open",
        "5. Nothing else is.",
    ];
    let html = |lines: &[&str]| {
        let block = |line: &&str| match line.starts_with('I') {
            true => format!("<h2>{line}</h2>"),
            false => format!("<p>{line}</p>"),
        };
        "<h1>Agreement</h1>".to_string() + &lines.iter().map(block).collect::<String>()
    };
    let labels = |name: &str, text: &str| -> Vec<String> {
        let read = paraph_exchange::read(name, text.as_bytes(), &Default::default()).unwrap();
        read.draft.walk().map(|place| place.label).collect()
    };
    // With all points, and with one struck at an edge of its part or in the middle of the text.
    for (struck, expected) in [
        (None, "I I.1 I.2 II II.3 II.4 III III.5"),
        (Some(2), "I I.1 II II.3 II.4 III III.5"),
        (Some(4), "I I.1 I.2 II II.4 III III.5"),
        (Some(5), "I I.1 I.2 II II.3 III III.5"),
    ] {
        let kept: Vec<&str> =
            (0..lines.len()).filter(|at| Some(*at) != struck).map(|at| lines[at]).collect();
        let body = kept.join("\n");
        let apart = kept.join("\n\n");
        for (name, text) in [
            ("a.txt", format!("AGREEMENT\n\n{body}\n")),
            ("a.txt", format!("AGREEMENT\n\n{}\n", body.replace("\nI", "\n\nI"))),
            ("a.txt", format!("AGREEMENT\n\n{apart}\n")),
            ("a.md", format!("# Agreement\n\n{}\n", apart.replace("\n\nI", "\n\n## I"))),
            ("a.html", html(&kept)),
        ] {
            assert_eq!(labels(name, &text).join(" "), expected, "{name}: {text}");
        }
    }
}

/// A text that was broken to a width has the points of the text that was not, whatever the width.
#[test]
fn a_text_broken_to_any_width_has_the_same_points() {
    const LEASE: &str = "LEASE\n\nbetween Halden Marine AG (the \"Landlord\") and Port of Tarn Ltd (the \"Tenant\")\n\n1. The Landlord lets the premises at 14 Quay Street to the Tenant for a term of five years beginning on 1 January 2027.\n2. The Tenant shall pay a rent of 3,500 dollars a month in advance on the first day of each month.\n3. The Tenant shall:\n(a) keep the interior in good repair;\n(b) not sublet the premises without the Landlord's consent;\n(c) permit the Landlord to inspect the premises on reasonable notice;\n(d) insure the contents.\n4. The Landlord shall keep the roof and the outer walls in good repair and shall insure the building.\n5. The Landlord may terminate the lease if the Tenant fails to pay the rent within 21 days after a written demand.\n6. The deposit of 7,000 dollars shall be returned to the Tenant within 30 days after the end of the lease, less the cost of repairing damage other than fair wear and tear.\n";
    let whole = paraph_exchange::read("a.txt", LEASE.as_bytes(), &Default::default()).unwrap();
    for width in 39..=90 {
        let text: String = LEASE.lines().map(|line| filled(line, width)).collect();
        let read = paraph_exchange::read("a.txt", text.as_bytes(), &Default::default()).unwrap();
        assert_eq!(points(&read), points(&whole), "{width}: {text}");
    }
}

/// A line in lines of at most so many characters.
fn filled(line: &str, width: usize) -> String {
    let mut filled = String::new();
    let mut column = 0;
    for word in line.split(' ') {
        let long = word.chars().count();
        if column > 0 && column + 1 + long > width {
            filled.push('\n');
            column = 0;
        } else if column > 0 {
            filled.push(' ');
            column += 1;
        }
        filled.push_str(word);
        column += long;
    }
    filled + "\n"
}

/// A heading over the first point says as much as one over the fourth, and is the same in every format.
#[test]
fn a_heading_above_the_first_point_is_one_in_every_format() {
    let points = "1. Norland crosses the valley.\n\n2. Sudria opens the port.\n";
    for heading in ["DUTIES", "Rights of the Parties"] {
        let text = format!("AGREEMENT\n\n{heading}\n\n{points}");
        let markdown = format!("# AGREEMENT\n\n## {heading}\n\n{points}");
        let [text, markdown] = [("a.txt", text), ("a.md", markdown)].map(|(name, text)| {
            paraph_exchange::read(name, text.as_bytes(), &Default::default()).unwrap().draft
        });
        assert_eq!(text.print(), markdown.print());
        assert_eq!(text.parts().flat_map(|part| part.headings).collect::<Vec<_>>(), [heading]);
    }
}

/// A bullet before a letter in brackets is how some programs set it apart; the letter is the label.
#[test]
fn a_letter_behind_a_bullet_is_its_label() {
    let text = "1. They send:\n\n- (a) the goods;\n- (b) the papers.\n\n2. They pay.\n";
    let page = "<p>1. They send:<ul><li>(a) the goods;<li>(b) the papers.</ul><p>2. They pay.";
    let expected = ["1 They send:", "1.a the goods;", "1.b the papers.", "2 They pay."];
    check("a.txt", text, &expected);
    check("a.md", text, &expected);
    check("a.html", page, &expected);
    // What a bullet stands before may begin with a number that is none of its own.
    let text = "1. They meet:\n\n- 5 May at Dalen;\n- Article 5 applies.\n\n2. They pay.\n";
    let expected =
        ["1 They meet:", "1.¶1 5 May at Dalen;", "1.¶2 Article 5 applies.", "2 They pay."];
    check("a.md", text, &expected);
}
