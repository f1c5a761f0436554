//! Whatever is handed in is read or refused in words, and what is read prints and reads back.

use paraph_exchange::{Options, Tracked, read};
use proptest::prelude::*;

use crate::docx::archive;
use crate::shared::file;

const FILES: [&str; 14] = [
    "articles.docx",
    "articles.pdf",
    "articles.html",
    "articles.txt",
    "articles.md",
    "tracked.docx",
    "pages.pdf",
    "arabic.pdf",
    "line.docx",
    "line.html",
    "line.md",
    "line.pdf",
    "scan.pdf",
    "table.pdf",
];

/// Parts of documents whose bytes are damaged before they are packed, so that the damage is read.
fn unpacked(name: &str) -> Vec<(String, Vec<u8>)> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file(name))).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().to_string(), bytes)
        })
        .collect()
}

/// Holds a file against what is promised of any.
fn hold(name: &str, bytes: &[u8]) {
    for tracked in [Tracked::Accepted, Tracked::Shown] {
        match read(name, bytes, &Options { tracked, ..Options::default() }) {
            Ok(read) => {
                let printed = read.draft.print();
                let again = paraph_text::Draft::parse(&printed);
                assert_eq!(again, Ok(read.draft), "{printed}");
            }
            Err(bad) => assert!(!bad.to_string().is_empty() && !bad.hint().is_empty()),
        }
    }
}

/// Small damages: bytes changed, taken out, put twice.
fn damaged(mut bytes: Vec<u8>, damages: &[(u16, u8, u8)]) -> Vec<u8> {
    for (place, kind, byte) in damages {
        let at = usize::from(*place) * bytes.len() / 65536;
        let end = (at + usize::from(*byte)).min(bytes.len());
        match kind % 4 {
            0 if at < bytes.len() => bytes[at] = *byte,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            _ => bytes.truncate(bytes.len().max(end)),
        }
    }
    bytes
}

fn damages() -> impl Strategy<Value = Vec<(u16, u8, u8)>> {
    proptest::collection::vec(any::<(u16, u8, u8)>(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_read_or_refused(which in 0..FILES.len(), damages in damages()) {
        let name = FILES[which];
        hold(name, &damaged(file(name), &damages));
    }

    #[test]
    fn damaged_parts_of_documents_are_read_or_refused(
        which in 0..2_usize,
        part in any::<prop::sample::Index>(),
        damages in damages(),
    ) {
        let mut parts = unpacked(["tracked.docx", "line.docx"][which]);
        let index = part.index(parts.len());
        let bytes = std::mem::take(&mut parts[index].1);
        parts[index].1 = damaged(bytes, &damages);
        let texts: Vec<(String, String)> = parts
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
            .collect();
        let parts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        hold("a.docx", &archive(&parts));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        hold("a", &bytes);
        hold("a.pdf", &[b"%PDF-1.7 1 0 obj <<", bytes.as_slice()].concat());
    }

    #[test]
    fn any_lines_are_read_and_print_back(
        lines in proptest::collection::vec(
            (0..6_usize, prop::sample::select(LINES.to_vec()), prop::sample::select(WORDS.to_vec())), 0..30),
    ) {
        let text: String = lines
            .iter()
            .map(|(indent, line, words)| format!("{}{line}{words}\n", " ".repeat(*indent)))
            .collect();
        for name in ["a.txt", "a.md", "a.html"] {
            hold(name, text.as_bytes());
        }
    }
}

const LINES: [&str; 28] = [
    "",
    "1. ",
    "2. ",
    "3) ",
    "(a) ",
    "(b) ",
    "(i) ",
    "i. ",
    "1.1 ",
    "1.2.3. ",
    "Article 1 ",
    "Article 2 - ",
    "ANNEX I",
    "Part II: ",
    "- ",
    "* ",
    "# ",
    "## ",
    "_",
    "_H_ ",
    "¶1. ",
    "PP1. ",
    "1914. ",
    "<ol><li>",
    "<p>",
    "| ",
    "> ",
    "Пункт 3. ",
];
const WORDS: [&str; 14] = [
    "", "words", "Words.", "[a", "b]", "[a] (US)", "_x_", "x_", "1. x", "\u{200D}", "\u{AD}",
    "\\[", "#5", "</ol>",
];
