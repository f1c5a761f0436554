//! What a file is, told by what is in it; encodings; hidden characters.

use paraph_exchange::{Encoding, Format, Options, Unreadable, read};

use crate::shared::{check, notices, points, read_file};

fn format(name: &str, text: &str) -> Format {
    read(name, text.as_bytes(), &Options::default()).unwrap().format
}

#[test]
fn the_contents_tell_the_format_and_then_the_name() {
    let home = "# a comment\n\nAgreement\n\n1. _Line_\n    One.\n  a. Two.\n";
    assert_eq!(format("a.txt", home), Format::Home);
    assert_eq!(format("a", "#! paraph-draft 1\n\n@ 1 | 1 | x\nwords\n"), Format::Pairs);
    assert_eq!(format("a.txt", "1. One.\n\n2. Two.\n"), Format::Home);
    assert_eq!(format("a.txt", "1. One:\n   (a) x;\n   (b) y.\n"), Format::Text);
    assert_eq!(format("a", "## Part\n\n1. One.\n"), Format::Markdown);
    assert_eq!(format("a.md", "# Agreement\n\n1. One.\n"), Format::Markdown);
    assert_eq!(format("a.txt", "<!DOCTYPE html><p>1. One.</p>"), Format::Html);
    assert_eq!(format("a.htm", "words <b>bold</b>"), Format::Html);
    assert_eq!(read_file("articles.docx").unwrap().format, Format::Docx);
    assert_eq!(read_file("articles.pdf").unwrap().format, Format::Pdf);
}

#[test]
fn the_home_format_with_a_fault_is_read_as_plain_text_and_said() {
    let read = check(
        "a.txt",
        "# a comment\n\nAgreement\n\n1. One [x.\n2. Two.\n",
        &["1 One \\[x.", "2 Two."],
    );
    assert_eq!(
        notices(&read)[0],
        "not quite in the home format, so read as plain text: line 5, column 8: the bracket is not \
         closed in this point, at `One [x.`"
    );
}

#[test]
fn what_is_known_and_not_read_says_what_to_do() {
    let bad = |bytes: &[u8]| read("a", bytes, &Options::default()).unwrap_err();
    let said = |bytes: &[u8]| {
        let bad = bad(bytes);
        format!("{bad}; {}", bad.hint())
    };
    assert_eq!(
        said(b"{\\rtf1 words}"),
        "the file is rich text (RTF), which is not read; open it in a word processor and save it as DOCX"
    );
    assert_eq!(
        said(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        "the file is a ZIP archive without a Word document, which is not read; unpack it and read the \
         files in it"
    );
    assert_eq!(said(b""), "the file has no words in it; see whether it is the file that was meant");
    assert_eq!(said(b" \n \n"), said(b""));
    assert_eq!(
        said(b"words\n\x00\x01"),
        "the file is no text: byte 6 of the file is a control character (0x00); save it as text, \
         DOCX, HTML or PDF"
    );
}

#[test]
fn encodings_are_told_by_their_marks_and_never_guessed() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("1. Мир.\r\n2. Труд.\r\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let read16 = read("a.txt", &utf16, &Options::default()).unwrap();
    assert_eq!(points(&read16), ["1 Мир.", "2 Труд."]);
    assert_eq!(notices(&read16), ["read as UTF-16LE"]);
    check("a.txt", "\u{FEFF}1. One.\r\n\r2. Two.\r", &["1 One.", "2 Two."]);

    let old = b"1. One.\n2. \xCC\xE8\xF0.\n";
    let bad = read("a.txt", old, &Options::default()).unwrap_err();
    assert_eq!(bad, Unreadable::Encoding { line: 2, offset: 11, byte: 0xCC });
    assert_eq!(bad.to_string(), "the file is not UTF-8: line 2, byte 11 of the file is 0xCC");
    let options = Options { encoding: Some(Encoding::Windows1251), ..Options::default() };
    let told = read("a.txt", old, &options).unwrap();
    assert_eq!(points(&told), ["1 One.", "2 Мир."]);
    assert_eq!(notices(&told), ["read as windows-1251"]);
}

#[test]
fn what_cannot_be_seen_is_left_out_and_what_misleads_is_refused() {
    let read = check(
        "a.txt",
        "1. Agree\u{AD}ment\u{A0}on\u{200B} x\u{200F}.\n2. \u{F0B7} and می\u{200C}خواهم, Co\u{200D}op \u{FFFD}.\n",
        &["1 Agreement on x.", "2 ⟦sign F0B7⟧ and می\u{200C}خواهم, Coop □."],
    );
    assert_eq!(
        notices(&read),
        [
            "3 characters that cannot be seen left out",
            "1 character that means nothing outside its font written as its code: `⟦sign F0B7⟧` behind `2.`",
            "1 character that cannot be read written as □"
        ]
    );
    let bad = paraph_exchange::read(
        "a.txt",
        "1. One.\n2. Not \u{202E}this.\n".as_bytes(),
        &Options::default(),
    );
    let bad = bad.unwrap_err();
    assert_eq!(
        bad.to_string(),
        "U+202E in paragraph 2 changes the direction of what follows without being seen, at `2. Not this.`"
    );
}

#[test]
fn every_text_of_the_shared_folder_is_read_as_before() {
    let shared = std::env::var("PARAPH_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_string());
    let mut count = 0;
    let folders =
        ["data/agreements", "data/drafts"].map(|folder| std::path::Path::new(&shared).join(folder));
    for path in folders.iter().flat_map(|folder| texts(folder)) {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.display().to_string();
        let read = read(&name, &bytes, &Options::default()).unwrap();
        assert_eq!(read.draft, paraph_text::Draft::parse_bytes(&bytes).unwrap(), "{name}");
        assert!(read.notices.is_empty(), "{name}: {:?}", read.notices);
        count += 1;
    }
    if count == 0 {
        println!("skipped: {} is not here (set PARAPH_SHARED)", folders[0].display());
    }
    assert!(count > 40 || folders.iter().all(|folder| !folder.exists()), "{count}");
}

fn texts(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            paths.extend(texts(&path));
        } else if path.extension().is_some_and(|end| end == "txt") {
            paths.push(path);
        }
    }
    paths
}

#[test]
fn labels_of_pairs_that_say_another_number_are_told_and_compared() {
    let read = |label: &str| {
        let text = format!("#! paraph-draft 1\n\n@ 1 | {label} | Scope\nNorth waits.\n");
        read("a.txt", text.as_bytes(), &Options::default()).unwrap()
    };
    let (one, other) = (read("Article 1"), read("Article 2"));
    assert!(notices(&one).is_empty());
    assert_eq!(
        notices(&other),
        ["1 label that says something else than its point is called by: `Article 2` for `1`"]
    );
    assert!(one.left_out.apart(&other.left_out).is_some());
}
