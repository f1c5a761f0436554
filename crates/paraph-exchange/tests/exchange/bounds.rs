//! What is too much is refused in words; what is much is read.

use std::fmt::Write as _;

use paraph_exchange::{FILE_BYTES_MAX, Options, Unreadable, read};

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
    assert_eq!(bad.to_string(), "the file has 64 MiB, more than the 64 MiB that are read");
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
