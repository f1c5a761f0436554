//! The readers of other people's files.

use std::io::{Cursor, Write as _};

use paraph_exchange::{Encoding, Options, Tracked, Unreadable, read};
use paraph_text::Draft;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands before the name of a part in a corpus of documents.
const PART: &str = "=== ";

/// Plain text, in whatever encoding.
pub(crate) fn plain(bytes: &[u8]) {
    hold("a.txt", bytes);
    for encoding in [Encoding::Windows1251, Encoding::Windows1252] {
        let told = Options { encoding: Some(encoding), ..Options::default() };
        let _ = held("a.txt", bytes, &told);
    }
}

/// Markdown.
pub(crate) fn markdown(bytes: &[u8]) {
    hold("a.md", bytes);
}

/// HTML.
pub(crate) fn html(bytes: &[u8]) {
    hold("a.html", bytes);
}

/// PDF: as it is, and behind a head, so that what lost it is read all the same.
pub(crate) fn pdf(bytes: &[u8]) {
    hold("a.pdf", bytes);
    if !bytes.starts_with(b"%PDF-") {
        hold("a.pdf", &[b"%PDF-1.7\n".as_slice(), bytes].concat());
    }
}

/// DOCX: an archive as it is, or the parts of one in plain text, which are packed here.
///
/// A byte changed in a packed part only breaks its check sum; so the corpus has its parts unpacked,
/// each below a line `=== word/document.xml`.
pub(crate) fn docx(bytes: &[u8]) {
    hold("a.docx", bytes);
    if let Some(archive) = std::str::from_utf8(bytes).ok().and_then(packed) {
        hold("a.docx", &archive);
    }
}

/// The archive of the parts that a text has.
fn packed(text: &str) -> Option<Vec<u8>> {
    let text = text.strip_prefix(PART)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in text.split(&format!("\n{PART}")) {
        let (name, words) = part.split_once('\n')?;
        writer.start_file(name, options).ok()?;
        writer.write_all(words.as_bytes()).ok()?;
    }
    writer.finish().ok().map(Cursor::into_inner)
}

/// Holds a file against what is promised of any, in every way of reading tracked changes.
fn hold(name: &str, bytes: &[u8]) {
    for tracked in [Tracked::Accepted, Tracked::Rejected, Tracked::Seen, Tracked::Shown] {
        let _ = held(name, bytes, &Options { tracked, ..Options::default() });
    }
}

/// Reads a file: it is read or refused in words; what is read prints and reads back the same.
fn held(name: &str, bytes: &[u8], options: &Options) -> Result<(), Unreadable> {
    let read = read(name, bytes, options).inspect_err(|bad| {
        assert!(!bad.to_string().is_empty() && !bad.hint().is_empty(), "{bad:?} says nothing");
    })?;
    let printed = read.draft.print();
    assert_eq!(Draft::parse(&printed).as_ref(), Ok(&read.draft), "{printed}");
    assert!(read.notices.iter().all(|notice| !notice.to_string().is_empty()));
    Ok(())
}
