//! What is too much is refused in words; what is much is read.

use std::fmt::Write as _;

use paraph_exchange::{FILE_BYTES_MAX, Options, PARAGRAPHS_MAX, Unreadable, read};

use crate::docx::{archive, document};

#[test]
fn a_hundred_thousand_points_are_read() {
    let mut text = String::from("Long\n\n");
    for number in 1..=100_000 {
        writeln!(text, "{number}) Point {number} says something.").unwrap();
    }
    let read = read("a.txt", text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.draft.count(), 100_000);
    assert!(read.draft.find("100000").is_some());
}

#[test]
fn too_large_a_file_and_too_long_a_line_are_refused() {
    let bytes = vec![b'x'; FILE_BYTES_MAX + 1];
    let bad = read("a.txt", &bytes, &Options::default()).unwrap_err();
    assert_eq!(bad, Unreadable::TooLarge { size_bytes: FILE_BYTES_MAX + 1 });
    assert_eq!(bad.to_string(), "the file is larger than the 64 MiB that are read");
    let line = vec![b'x'; 17 * 1024 * 1024];
    let bad = read("a.txt", &line, &Options::default()).unwrap_err();
    assert_eq!(
        bad.to_string(),
        "the text in the file has 17 MiB, more than the 16 MiB that are read"
    );
}

#[test]
fn nothing_is_nested_so_deep_that_it_brings_the_program_down() {
    let deep = [
        ("a.md", "> ".repeat(50_000) + "x"),
        ("a.md", (0..2000).map(|depth| " ".repeat(depth * 2) + "- x\n").collect()),
        ("a.html", "<ol><li>x".repeat(50_000)),
        ("a.html", "<del>".repeat(50_000) + "x"),
        ("a.html", "<table><tr><td>x".repeat(50_000)),
        ("a.txt", "[".repeat(50_000)),
        (
            "a.pdf",
            "%PDF-1.4 1 0 obj <</Pages 2 0 R>> endobj 2 0 obj <</Contents 3 0 R>> endobj \
             3 0 obj 4 0 R endobj 4 0 obj 3 0 R endobj trailer <</Root 1 0 R>>"
                .to_string(),
        ),
        ("a.pdf", "%PDF-1.4\n1 0 obj ".to_string() + &"[".repeat(50_000)),
        ("a.pdf", "%PDF-1.4\n1 0 obj ".to_string() + &"<</a".repeat(50_000)),
    ];
    for (name, text) in deep {
        let start: String = text.chars().take(20).collect();
        match read(name, text.as_bytes(), &Options::default()) {
            Ok(read) => assert!(read.draft.walk().all(|place| place.depth < 16), "{start}"),
            Err(bad) => assert!(!bad.hint().is_empty(), "{start}: {bad}"),
        }
    }
}

#[test]
fn small_files_that_ask_for_much_are_read_in_little_time_and_memory() {
    let range = "<0000> <FFFF> <".to_string() + &"0041".repeat(10_000) + ">\n";
    let font = format!("1 beginbfrange\n{}endbfrange", range.repeat(50));
    let stream = |number: u32, text: &str| {
        format!("{number} 0 obj <</Length {}>> stream\n{text}\nendstream endobj\n", text.len())
    };
    let pdf = format!(
        "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Kids [3 0 R 2 0 R]>> endobj\n\
         3 0 obj <</Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj\n\
         5 0 obj <</Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<</W [0 65535 500 0 65535 500]>>]>> endobj\n\
         {}{}trailer <</Root 1 0 R>>",
        stream(4, "BT /F 12 Tf 1 0 0 1 99999999999 700 Tm <0001> Tj ET"),
        stream(6, &font)
    );
    let read_pdf = read("a.pdf", pdf.as_bytes(), &Options::default()).unwrap();
    assert!(read_pdf.draft.find("¶1").unwrap().point.words().starts_with("AAAA"));
    let page = "<ol>".to_string() + &"<li value=1>x".repeat(20_000);
    let read_page = read("a.html", page.as_bytes(), &Options::default()).unwrap();
    assert!(read_page.draft.find("1(20000)").is_some());
}

/// What a file asks to be told of it, in one line.
fn refusal(name: &str, bytes: &[u8]) -> String {
    let bad = read(name, bytes, &Options::default()).map(|read| read.draft.count()).unwrap_err();
    assert!(!bad.hint().is_empty());
    bad.to_string()
}

#[test]
fn text_is_measured_before_a_tree_is_made_of_it() {
    let much = "[".repeat(9 * 1024 * 1024);
    assert_eq!(
        refusal("a.md", much.as_bytes()),
        "the file has 9 MiB of Markdown, more than the 8 MiB that are read"
    );
    for (name, part) in [("a.txt", "x\n"), ("a.html", "<p>x")] {
        let many = part.repeat(PARAGRAPHS_MAX + 2);
        assert_eq!(
            refusal(name, many.as_bytes()),
            "the text in the file has more than the 1048576 paragraphs that are read",
            "{name}"
        );
    }
}

#[test]
fn a_small_document_that_unpacks_to_many_paragraphs_is_refused() {
    // White space that cannot be packed keeps the ratio of a bomb away.
    let mut numbers = 1_u64;
    let padding: String = std::iter::repeat_with(|| {
        numbers = numbers.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        if numbers >> 63 == 0 { ' ' } else { '\t' }
    })
    .take(600_000)
    .collect();
    let body = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(PARAGRAPHS_MAX + 1);
    let bytes = document(&format!("{padding}{body}"), "", "");
    assert!(bytes.len() < body.len() / 100, "{}", bytes.len());
    assert!(refusal("a.docx", &bytes).contains("more than the 1048576 paragraphs"));
}

#[test]
fn a_number_or_a_note_that_is_long_stands_in_few_places() {
    let shown = "9".repeat(1024 * 1024);
    let level = format!(
        "<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1{shown}'/></w:lvl>"
    );
    let point =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let bytes = document(&point.repeat(4000), &level, "");
    assert_eq!(read("a.docx", &bytes, &Options::default()).unwrap().draft.count(), 4000);
    let named = "<a class=footnote-ref href=#n>1</a>x<p>".repeat(4000);
    let note = "long ".repeat(200_000);
    let page = format!("<p>{named}<section class=footnotes><ol><li id=n>{note}</ol></section>");
    assert!(refusal("a.html", page.as_bytes()).contains("MiB, more than the 16 MiB"));
}

#[test]
fn an_archive_has_no_more_parts_than_a_document_has() {
    let names: Vec<String> = (0..10_000).map(|number| format!("media/{number}")).collect();
    let mut parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    parts.push(("word/document.xml", "<w:document/>"));
    assert_eq!(
        refusal("a.docx", &archive(&parts)),
        "the file packs more than 10000 parts, as no text does"
    );
}

#[test]
fn what_pages_share_is_counted_as_often_as_it_is_read() {
    let pdf = |pages: &str, contents: &str, drawn: &str, more: &str| {
        format!(
            "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
             2 0 obj <</Kids [{pages}] /Resources 5 0 R>> endobj\n\
             3 0 obj <</Contents [{contents}]>> endobj\n\
             4 0 obj <</Length {}>> stream\n{drawn}\nendstream endobj\n\
             5 0 obj <</Font <</F 6 0 R>>>> endobj\n\
             6 0 obj <</Subtype /Type1>> endobj\n{more}trailer <</Root 1 0 R>>",
            drawn.len()
        )
    };
    let much = "the file draws more on its pages than any text needs";
    // Hundreds of megabytes by naming one megabyte often.
    let named = pdf("3 0 R", &"4 0 R ".repeat(300), &"\n".repeat(1024 * 1024), "");
    assert!(
        refusal("a.pdf", named.as_bytes()).starts_with("the file unpacks to more than 256 MiB")
    );
    let (mut pages, mut objects) = (String::new(), String::new());
    for number in 10..400 {
        write!(pages, "{number} 0 R ").unwrap();
        writeln!(objects, "{number} 0 obj 9 0 R endobj").unwrap();
    }
    let shared = format!("9 0 obj <</A ({})>> endobj\n{objects}", "x".repeat(1024 * 1024));
    assert_eq!(refusal("a.pdf", pdf(&pages, "", "", &shared).as_bytes()), much);
    let drawn = "q Q ".repeat(2_600_000);
    assert_eq!(refusal("a.pdf", pdf("3 0 R", "4 0 R", &drawn, "").as_bytes()), much);
    let letters = format!("BT /F 9 Tf ({}) Tj ET", "a".repeat(1024 * 1024 + 1));
    assert_eq!(refusal("a.pdf", pdf("3 0 R", "4 0 R", &letters, "").as_bytes()), much);
    // A run of 128 spaces in two bytes: 64 MiB in one.
    let packed = "8120".repeat(530_000);
    let bomb = pdf("3 0 R", "4 0 R", &packed, "").replace("/Length", "/Filter [/AHx /RL] /Length");
    assert_eq!(
        refusal("a.pdf", bomb.as_bytes()),
        "the file unpacks to more than 64 MiB, as no text does"
    );
}

/// The part of a document, what is said of it, what it defines, how many of them are read.
type Definitions = (&'static str, &'static str, fn(usize) -> String, usize);

/// Small files whose definitions would fill a memory: what is defined is counted.
#[test]
fn a_document_defines_no_more_than_documents_do() {
    let spaces = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let of = |part: &str, element: fn(usize) -> String, count: usize| {
        let relations = format!(
            "<Relationships xmlns='{package}'><Relationship Type='{kind}/{part}' Target='{part}.xml'/></Relationships>"
        );
        let all: String = (0..count).map(element).collect();
        archive(&[
            ("word/_rels/document.xml.rels", &relations),
            (
                "word/document.xml",
                &format!(
                    "<w:document {spaces}><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"
                ),
            ),
            (&format!("word/{part}.xml"), &format!("<w:all {spaces}>{all}</w:all>")),
        ])
    };
    let cases: [Definitions; 4] = [
        ("styles", "styles", |n| format!("<w:style w:styleId='s{n}'/>"), 20_000),
        ("numbering", "lists", |n| format!("<w:abstractNum w:abstractNumId='{n}'/>"), 20_000),
        ("numbering", "lists", |n| format!("<w:num w:numId='{n}'/>"), 20_000),
        ("footnotes", "footnotes", |n| format!("<w:footnote w:id='{n}'/>"), 65_536),
    ];
    for (part, what, element, limit) in cases {
        assert!(read("a.docx", &of(part, element, limit), &Options::default()).is_ok(), "{part}");
        assert_eq!(
            refusal("a.docx", &of(part, element, limit + 1)),
            format!("the file defines more than {limit} {what}, as no text does")
        );
    }
}
