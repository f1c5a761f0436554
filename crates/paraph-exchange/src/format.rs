//! What the bytes of a file are: told by what is in them, then by the name.

use crate::{Notice, Options, Unreadable, decode, html};

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Paraph's home format.
    Home,
    /// `#! paraph-draft 1`.
    Pairs,
    /// Plain text, numbered in any way or not.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Word's format since 2007.
    Docx,
    /// PDF with a text layer.
    Pdf,
}

/// A file's contents, with its format known.
pub(crate) enum Source<'a> {
    /// Plain text, perhaps in the home format.
    Text(String),
    /// A draft of a pair.
    Pairs(String),
    /// Markdown.
    Markdown(String),
    /// HTML.
    Html(String),
    /// A ZIP archive, perhaps of Word.
    Zip(&'a [u8]),
    /// PDF.
    Pdf(&'a [u8]),
}

impl Source<'_> {
    /// The size of what is nothing but text; none where the text is still to be found in it.
    pub(crate) fn text_bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Pairs(text) | Self::Markdown(text) => text.len(),
            Self::Html(_) | Self::Zip(_) | Self::Pdf(_) => 0,
        }
    }
}

/// Tells what a file is.
pub(crate) fn tell<'a>(
    name: &str,
    bytes: &'a [u8],
    options: &Options,
    notices: &mut Vec<Notice>,
) -> Result<Source<'a>, Unreadable> {
    /// Where the head of a PDF may still stand, by its own rules.
    const PDF_HEAD: usize = 1024;
    let head = bytes.get(..PDF_HEAD).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Source::Pdf(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Source::Zip(bytes));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(compound(bytes));
    }
    if bytes.starts_with(br"{\rtf") {
        let instead = "open it in a word processor and save it as DOCX";
        return Err(Unreadable::Unsupported { what: "rich text (RTF)", instead });
    }
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    let extension = extension.unwrap_or_default();
    if is_page(bytes, &extension) {
        return Ok(Source::Html(page(bytes, options, notices)?));
    }
    binary(bytes)?;
    let text = decode::text(bytes, options.encoding, notices)?;
    if text.starts_with("#! paraph-draft 1") {
        return Ok(Source::Pairs(text));
    }
    if is_called_markdown(&extension) || is_markdown(&text) {
        return Ok(Source::Markdown(text));
    }
    Ok(Source::Text(text))
}

/// What a file of Microsoft's older container is: what was locked, or Word before 2007.
fn compound(bytes: &[u8]) -> Unreadable {
    let in_utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| {
        let name = in_utf16(name);
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return Unreadable::Locked;
    }
    let instead = "open it in a word processor and save it as DOCX";
    let what =
        if holds("WordDocument") { "a Word file of before 2007" } else { "an older Office file" };
    Unreadable::Unsupported { what, instead }
}

/// Whether some bytes are a page: they begin as one, or are called one and have tags.
fn is_page(bytes: &[u8], extension: &str) -> bool {
    const HEAD: usize = 512;
    let head: Vec<u8> = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let head: Vec<u8> = head.into_iter().filter(|byte| *byte != 0).collect();
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    let start =
        start.strip_prefix(b"\xFF\xFE").or(start.strip_prefix(b"\xFE\xFF")).unwrap_or(start);
    let whole: [&[u8]; 4] = [b"<!doctype html", b"<html", b"<head", b"<body"];
    let part: [&[u8]; 8] =
        [b"<div", b"<p>", b"<p ", b"<ol", b"<h1", b"<table", b"<article", b"<section"];
    let is_xml = start.starts_with(b"<?xml") && head.windows(5).any(|window| window == b"<html");
    let is_named = matches!(extension, "html" | "htm" | "xhtml") && head.contains(&b'<');
    let begins = |all: &[&[u8]]| all.iter().any(|begin| start.starts_with(begin));
    // What is called Markdown may begin with a block in HTML.
    is_xml || is_named || begins(&whole) || !is_called_markdown(extension) && begins(&part)
}

/// The text of a page, in the encoding that it says.
fn page(bytes: &[u8], options: &Options, notices: &mut Vec<Notice>) -> Result<String, Unreadable> {
    let is_plain = options.encoding.is_none() && std::str::from_utf8(bytes).is_err();
    let has_mark = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if is_plain
        && !has_mark
        && let Some(label) = html::charset(bytes)
        && !label.starts_with(b"utf")
        && let Some((name, text)) = decode::named(bytes, &label)
    {
        notices.push(Notice::Encoding(name));
        return Ok(text);
    }
    decode::text(bytes, options.encoding, notices)
}

/// Refuses bytes that no text has.
fn binary(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Ok(());
    }
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
    match bytes.iter().position(is_control) {
        Some(offset) => {
            let byte = bytes.get(offset).copied().unwrap_or_default();
            Err(Unreadable::Binary { offset, byte })
        }
        None => Ok(()),
    }
}

/// Whether a name says that a file is Markdown.
fn is_called_markdown(extension: &str) -> bool {
    matches!(extension, "md" | "markdown" | "mkd")
}

/// Whether a text without a telling name has what only Markdown has.
///
/// A line `# words` at the head of a text may also be a comment of the home format.
fn is_markdown(text: &str) -> bool {
    let is_heading = |line: &str| line.starts_with("## ") || line.starts_with("### ");
    text.lines().any(is_heading)
}
