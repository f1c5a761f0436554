//! Plain text: lines to blocks.
//!
//! It says where a block may begin: below an empty line, at a number, where the lines are indented
//! anew. Whether the number is one is asked later, and if not, the block is put back.

use crate::flow::{Block, Follows, Mark, Role, fold};
use crate::{PARAGRAPHS_MAX, Unreadable, marker};

mod breaks;

use breaks::{Breaks, mark_breaks};

/// One line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// Its words.
    pub(crate) words: String,
    /// How far it stands from the margin.
    pub(crate) column: usize,
    /// Whether space divides it from the line above.
    pub(crate) is_apart: bool,
    /// Whether it ends where the next line's first word no longer fits.
    pub(crate) is_full: bool,
    /// Whether that word would have fitted easily, so that it was somebody who ended the line.
    pub(crate) has_room: bool,
    /// Whether it may have been somebody, as far as the width is known.
    pub(crate) may_end: bool,
}

/// The blocks of a text.
pub(crate) fn blocks(text: &str) -> Result<Vec<Block>, Unreadable> {
    let (mut lines, breaks) = lines(text);
    if lines.len() > PARAGRAPHS_MAX {
        return Err(Unreadable::TooManyParagraphs);
    }
    divide(&mut lines, &breaks);
    Ok(from_lines(&lines))
}

/// The blocks of what another format says is one paragraph, whose lines may begin with numbers.
pub(crate) fn paragraph(text: &str) -> Vec<Block> {
    from_lines(&lines(text).0)
}

fn lines(text: &str) -> (Vec<Line>, Breaks) {
    const ENDS: [char; 6] = ['\n', '\r', '\u{B}', '\u{C}', '\u{2028}', '\u{85}'];
    let mut lines: Vec<Line> = Vec::new();
    let mut is_apart = true;
    // A carriage return before a line feed makes an empty line more, which must not count.
    let text = text.replace("\r\n", "\n").replace(['\u{2029}', '\u{C}'], "\n\n");
    for whole in text.split(ENDS) {
        if lines.len() > PARAGRAPHS_MAX {
            break;
        }
        let words = fold(whole);
        if words.is_empty() || is_rule(&words) {
            is_apart = true;
            continue;
        }
        let white = whole.chars().take_while(|char| char.is_whitespace());
        let column = white.map(|char| if char == '\t' { 4 } else { 1 }).sum();
        lines.push(Line { words, column, is_apart, ..Line::default() });
        is_apart = false;
    }
    let breaks = mark_breaks(&mut lines);
    (lines, breaks)
}

/// Where empty lines do not divide paragraphs, a line that had room for the next word ends one; also where they do,
/// if there is no doubt how the lines were broken.
///
/// Word processors write a text so: each paragraph in a line of its own.
fn divide(lines: &mut [Line], breaks: &Breaks) {
    let empty = lines.iter().skip(1).filter(|line| line.is_apart).count();
    let has_empty = empty * 10 >= lines.len();
    if has_empty && !breaks.is_sure {
        return;
    }
    let mut above: Option<&Line> = None;
    for line in lines {
        let is_same = above.is_none_or(|above| {
            let runs_on =
                line.words.starts_with(char::is_lowercase) && !ends_sentence(&above.words);
            above.is_full
                || !above.has_room && goes_on(&above.words, &line.words)
                || has_empty && runs_on
        });
        line.is_apart |= !is_same;
        above = Some(line);
    }
}

/// Whether a line is drawn: `-----`, `=====`, `* * *`.
fn is_rule(words: &str) -> bool {
    let is_drawn = |char: char| matches!(char, '-' | '=' | '*' | '_' | '~' | '—' | ' ');
    words.chars().count() > 2 && words.chars().all(is_drawn)
}

/// The blocks that some lines make.
pub(crate) fn from_lines(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut above: Option<&Line> = None;
    for (index, line) in lines.iter().enumerate() {
        let bullet = marker::bullet(&line.words);
        let follows = match (above, blocks.last()) {
            (Some(above), Some(block)) if is_flush(block, above, line) => Follows::Apart,
            _ => follows(above, line),
        };
        let begins = above.is_none_or(|above| {
            let is_new = follows == Follows::Apart || is_announcement(above);
            is_new || marker::read(&line.words).is_some()
        });
        let bullet = bullet.filter(|_| follows != Follows::Wrapped);
        match blocks.last_mut() {
            Some(block) if !begins && bullet.is_none() => {
                if !is_cut(&block.words, &line.words) {
                    block.words.push(' ');
                }
                block.words.push_str(&line.words);
            }
            _ => blocks.push(Block {
                words: bullet.map_or(line.words.as_str(), |(_, words)| words).to_string(),
                mark: match bullet {
                    Some((_, words)) if !marker::is_bracketed(words) => Mark::Bullet,
                    _ => Mark::Typed,
                },
                sign: bullet.map(|(sign, _)| sign),
                column: line.column,
                role: role(lines, index),
                follows,
                struck: false,
            }),
        }
        above = Some(line);
    }
    blocks
}

/// Whether a line ends within a word, behind its hyphen, with which the next goes on: `cross-` above `border`, and
/// not `import-` above `and export duties`.
fn is_cut(above: &str, words: &str) -> bool {
    const LINKS: [&str; 16] = [
        "and", "or", "to", "et", "ou", "y", "e", "o", "und", "oder", "bis", "и", "или", "і", "та",
        "або",
    ];
    let Some(before) = above.strip_suffix(['-', '\u{2010}', '\u{2011}']) else { return false };
    let first = words.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    before.ends_with(char::is_alphanumeric)
        && first.starts_with(char::is_lowercase)
        && !LINKS.contains(&first)
}

/// How a line follows the one above it.
fn follows(above: Option<&Line>, line: &Line) -> Follows {
    let Some(above) = above.filter(|_| !line.is_apart) else { return Follows::Apart };
    let ends = ends_sentence(&above.words);
    if ends && line.column > above.column && marker::read(&above.words).is_none() {
        return Follows::Apart;
    }
    if is_numbered_heading(above) && line.words.starts_with(char::is_uppercase) {
        return Follows::Apart;
    }
    let is_numbered = marker::read(&line.words).is_some_and(|own| {
        let words = line.words.get(own.end..).unwrap_or_default();
        !words.is_empty() && !words.starts_with(char::is_lowercase)
    });
    if is_numbered && stands_as_heading(above) {
        return Follows::BelowHeading;
    }
    let is_same_column = line.column == above.column;
    if above.is_full && !ends && is_same_column { Follows::Wrapped } else { Follows::Below }
}

/// Whether a line stands behind the last sub-point of a list and goes on with what stands above the list:
/// `(b) the goods are bad,` and below it, no further in, `the Seller shall notify the Buyer`.
fn is_flush(block: &Block, above: &Line, line: &Line) -> bool {
    let is_words = above.has_room && !line.is_apart && marker::read(&line.words).is_none();
    let Some(own) = marker::read(&block.words).filter(|own| is_words && !own.has_keyword()) else {
        return false;
    };
    let is_letter = own.path.is_empty() && line.words.starts_with(char::is_lowercase);
    let is_behind = line.column == block.column && !above.words.ends_with('.');
    line.column < block.column || is_letter && is_behind
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', ';', ':', '!', '?', '؛', '؟', '。', '；', '：'])
}

/// `3. Withdrawal` in a line that somebody ended: what stands below it may be its clause.
fn is_numbered_heading(line: &Line) -> bool {
    const WORDS_MAX: usize = 6;
    let Some(marker) = marker::read(&line.words).filter(|_| line.has_room) else { return false };
    let words = line.words.get(marker.end..).unwrap_or_default();
    let is_short = words.split(' ').take(WORDS_MAX + 1).count() <= WORDS_MAX;
    let begins = words.starts_with(char::is_uppercase);
    is_short && begins && words.ends_with(char::is_alphabetic) && !line.words.contains('[')
}

/// Whether somebody ended a line as a heading is ended: `Part II – Status`, `II. Disputes (first stage)`, or
/// `Disputes` below an empty line.
fn stands_as_heading(line: &Line) -> bool {
    const WORDS_MAX: usize = 12;
    let marker = marker::read(&line.words);
    let words = line.words.get(marker.as_ref().map_or(0, |own| own.end)..).unwrap_or_default();
    if words.is_empty() {
        return is_announcement(line);
    }
    let is_short = words.split(' ').take(WORDS_MAX + 1).count() <= WORDS_MAX;
    let begins = !words.starts_with(char::is_lowercase);
    let is_own = marker.is_some() || line.is_apart;
    line.may_end && is_short && begins && is_own && is_open_ended(words)
}

/// Whether a line ends in a word, so that no sign says whether more of it comes.
fn is_open_ended(words: &str) -> bool {
    const CLOSING: [char; 6] = [')', ']', '"', '”', '»', '\''];
    words.ends_with(|char: char| char.is_alphanumeric() || CLOSING.contains(&char))
}

/// Whether a line goes on with the sentence of the line above it: that ended in a word, and this one begins
/// with a small letter.
fn goes_on(above: &str, words: &str) -> bool {
    is_open_ended(above) && words.starts_with(char::is_lowercase) && marker::read(words).is_none()
}

/// `Article 5` or `Article 5. Withdrawal` in a line of its own, below which words begin anew.
fn is_announcement(line: &Line) -> bool {
    let has_keyword = marker::read(&line.words).is_some_and(|marker| marker.has_keyword());
    has_keyword && !line.is_full && !line.words.ends_with([',', '.', ';', ':'])
}

/// A line in capitals, by itself, is a heading.
fn role(lines: &[Line], index: usize) -> Role {
    const HEADING_MAX: usize = 80;
    let Some(line) = lines.get(index) else { return Role::Body };
    let is_single = line.is_apart && lines.get(index + 1).is_none_or(|next| next.is_apart);
    let letters = || line.words.chars().filter(|char| char.is_alphabetic());
    let is_short = line.words.chars().count() <= HEADING_MAX;
    let is_upper = letters().all(char::is_uppercase) && letters().count() > 3;
    let is_heading = index > 0 && is_single && is_short && is_upper && !ends_sentence(&line.words);
    if is_heading { Role::Heading(1) } else { Role::Body }
}
