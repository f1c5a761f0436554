//! Other people's files to text: bytes in, a draft out, and what was noticed on the way.
//!
//! [`read`] takes the bytes of a file that somebody has, tells by what is in it which format it has,
//! and gives a [`Draft`] in numbered points. What each format gives and what is left is in
//! `docs/formats/reading.md`.
//!
//! It is not: a comparison, a writer of these formats, an opener of files. It changes no words: what
//! it leaves out or writes otherwise is told by a [`Notice`].
//!
//! ```
//! use paraph_exchange::{Format, Options, read};
//!
//! let text = "Article 1 - Line\n\n(1) The parties withdraw.\n(2) They report.\n";
//! let read = read("plan.txt", text.as_bytes(), &Options::default())?;
//! assert_eq!(read.format, Format::Text);
//! let place = read.draft.find("1.2").expect("the second paragraph of Article 1");
//! assert_eq!(place.point.words(), "They report.");
//! # Ok::<(), paraph_exchange::Unreadable>(())
//! ```
//!
//! The way through the crate: `format` says what the bytes are; `plain`, `markdown`, `html`, `docx`
//! and `pdf` make blocks of them (`flow`); `marker` reads what a block begins with; `outline` decides
//! which of them are points, for all formats alike; `home` writes the points in the home format,
//! which `paraph-text` reads. Scenarios of settlement are apart: [`scenario`].

mod bullets;
mod characters;
mod decimal;
mod decode;
mod docx;
mod error;
mod faint;
mod flow;
mod format;
mod home;
mod html;
mod left_out;
mod linear;
mod markdown;
mod marker;
mod notice;
mod outline;
mod pairs;
mod pdf;
mod plain;
mod raised;
pub mod scenario;
mod sign;
mod sink;
mod spots;
mod stand_in;
mod symbols;
mod table;
mod tracked;

pub use error::Unreadable;
pub use format::Format;
pub use left_out::{Apart, LeftOut};
pub use notice::Notice;
pub use spots::{Place, Spot, Spots};

use flow::Block;
use left_out::Looks;
use paraph_text::{Draft, TEXT_BYTES_MAX, TextError};

/// The largest file that is read, in bytes. Its text may have [`TEXT_BYTES_MAX`].
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How many paragraphs a text may have, headings, points and cells counted.
pub const PARAGRAPHS_MAX: usize = 1 << 20;

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What is done with tracked changes.
    pub tracked: Tracked,
    /// The encoding of a text that does not say it and is not UTF-8; it is never guessed.
    pub encoding: Option<Encoding>,
}

/// What is done with the tracked changes of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tracked {
    /// The text as if all were accepted.
    #[default]
    Accepted,
    /// The text as if all were rejected.
    Rejected,
    /// The text as if all were accepted, with the words that somebody struck out by hand: as it reads to
    /// whoever takes no line through words for a deletion.
    Seen,
    /// Both, in brackets with who made the change: `[may] (Ann Lee: delete)[shall] (Ann Lee: propose)`.
    Shown,
}

/// An encoding of one byte a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Western European.
    Windows1252,
    /// Cyrillic.
    Windows1251,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The text in points.
    pub draft: Draft,
    /// The format that the file had.
    pub format: Format,
    /// What was left out, or taken in one of several ways.
    pub notices: Vec<Notice>,
    /// What of the file is in no text.
    pub left_out: LeftOut,
    /// The text with the words that are struck out by hand, if they are left out of the draft.
    pub seen: Option<Draft>,
}

/// Reads the bytes of a file; its name is asked only where they do not tell what they are.
///
/// # Errors
///
/// Says why the file cannot be read and what would make it readable.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Read, Unreadable> {
    let mut read = read_once(name, bytes, options)?;
    let is_struck =
        |notice: &Notice| matches!(notice, Notice::Struck { tracked: Tracked::Accepted, .. });
    if read.notices.iter().any(is_struck) {
        let options = Options { tracked: Tracked::Seen, ..options.clone() };
        read.seen = Some(read_once(name, bytes, &options)?.draft);
    }
    Ok(read)
}

/// Reads the bytes of a file in one way.
fn read_once(name: &str, bytes: &[u8], options: &Options) -> Result<Read, Unreadable> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Unreadable::TooLarge { size_bytes: bytes.len() });
    }
    let mut notices = Vec::new();
    let source = format::tell(name, bytes, options, &mut notices)?;
    let size_bytes = source.text_bytes();
    if size_bytes > TEXT_BYTES_MAX {
        return Err(Unreadable::TooMuchText { size_bytes });
    }
    let mut looks = None;
    let (format, blocks) = match source {
        format::Source::Text(text) => match written(&text)? {
            Written::Home(draft) => return Ok(taken(draft, Format::Home, notices, None)),
            Written::Foreign(bad) => {
                notices.extend(bad.map(Notice::NotHome));
                (Format::Text, plain::blocks(&text)?)
            }
        },
        format::Source::Markdown(text) => {
            let page = markdown::page(&text, options.tracked, &mut notices)?;
            looks = Some(Looks::of(&page, false));
            (Format::Markdown, page.blocks)
        }
        format::Source::Html(text) => {
            let page = html::page(&text, options.tracked, &mut notices)?;
            looks = Some(Looks::of(&page, true));
            (Format::Html, page.blocks)
        }
        format::Source::Zip(bytes) => {
            (Format::Docx, docx::blocks(bytes, options.tracked, &mut notices)?)
        }
        format::Source::Pdf(bytes) => (Format::Pdf, pdf::blocks(bytes, &mut notices)?),
        format::Source::Pairs(text) => {
            notices.extend(pairs::labels(&text).some().map(Notice::Labels));
            return Ok(taken(Draft::parse(&text)?, Format::Pairs, notices, None));
        }
    };
    let draft = draft(blocks, &mut notices)?;
    Ok(taken(draft, format, notices, looks))
}

fn taken(draft: Draft, format: Format, notices: Vec<Notice>, looks: Option<Looks>) -> Read {
    let left_out = LeftOut::of(&notices, looks);
    Read { draft, format, notices, left_out, seen: None }
}

/// A text is written in the home format, or is not.
enum Written {
    Home(Draft),
    /// With what is wrong, if it has the signs of the home format.
    Foreign(Option<TextError>),
}

/// Reads a text as the home format where it is written in it.
///
/// A plain text with numbers at the margin is one by chance: then it is read as such only if the
/// reader of other people's numbering finds the same points in it, or no others, and what it passes
/// over is laid out as the home format has it: a single sub-point, point 21 behind point 7.
fn written(text: &str) -> Result<Written, Unreadable> {
    let is_signed = text.lines().any(home::is_sign);
    match Draft::parse(text) {
        Ok(draft) if is_signed => Ok(Written::Home(draft)),
        Ok(draft) => {
            let other = self::draft(plain::blocks(text)?, &mut Vec::new())?;
            let is_same = other.points() == draft.points() && other.title() == draft.title();
            // `DUTIES` alone above point 1 is a heading, as it is in other formats, and no paragraph of a preamble.
            let has_headings = other.parts().any(|part| !part.headings.is_empty());
            let is_home = !has_headings && (is_same || home::is_laid_out(text, &draft, &other));
            Ok(if is_home { Written::Home(draft) } else { Written::Foreign(None) })
        }
        Err(bad) => Ok(Written::Foreign(Some(bad).filter(|_| is_signed))),
    }
}

/// The draft that some blocks are.
fn draft(mut blocks: Vec<Block>, notices: &mut Vec<Notice>) -> Result<Draft, Unreadable> {
    characters::fold(&mut blocks, notices)?;
    blocks.retain(|block| !block.words.is_empty() || block.mark.is_number());
    let size_bytes = blocks.iter().map(|block| block.words.len()).sum();
    if size_bytes > TEXT_BYTES_MAX {
        return Err(Unreadable::TooMuchText { size_bytes });
    }
    if blocks.is_empty() {
        return Err(Unreadable::Empty);
    }
    bullets::settle(&mut blocks);
    let text = home::write(outline::outline(&blocks), notices);
    Ok(Draft::parse(&text)?)
}
