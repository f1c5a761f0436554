//! Characters of other people's files: what cannot be seen is left out, what misleads is refused.
//!
//! The home format refuses both, since there somebody writes. Here somebody reads what others wrote
//! with programs that put soft hyphens and joiners everywhere.

use paraph_text::Fault;

use crate::flow::{self, Block};
use crate::{Notice, Place, Spots, Unreadable, stand_in};

/// Stands for a character that was lost before the file was written.
const LOST: char = '□';

/// Folds the characters of all blocks.
pub(crate) fn fold(blocks: &mut [Block], notices: &mut Vec<Notice>) -> Result<(), Unreadable> {
    let mut counts = Counts::default();
    for (index, block) in blocks.iter_mut().enumerate() {
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
        if !block.words.bytes().all(is_plain) || block.words.contains("  ") {
            block.words = words(&block.words, index + 1, &mut counts)?;
        }
    }
    notices.extend(Some(Notice::Unseen(counts.unseen)).filter(|_| counts.unseen > 0));
    notices.extend(counts.direction.some().map(Notice::Direction));
    notices.extend(counts.signs.some().map(Notice::Private));
    notices.extend(Some(Notice::Unreadable(counts.lost)).filter(|_| counts.lost > 0));
    Ok(())
}

#[derive(Default)]
struct Counts {
    unseen: usize,
    lost: usize,
    /// Characters that mean nothing outside their font.
    signs: Spots,
    /// Marks of direction that are told of.
    direction: Spots,
}

fn words(words: &str, paragraph: usize, counts: &mut Counts) -> Result<String, Unreadable> {
    let mut kept = String::with_capacity(words.len());
    let mut chars = words.char_indices().peekable();
    let mut previous = None;
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match fate(previous, char, next) {
            Fate::Kept => kept.push(char),
            Fate::Space => kept.push(' '),
            Fate::Unseen => {
                counts.unseen += 1;
                continue;
            }
            Fate::Mark => {
                let next = words[at..].chars().find(|char| Direction::of_mark(*char).is_none());
                if may_matter(previous, char, next) {
                    counts.direction.add(&passage(words, at), Place::Apart);
                }
                continue;
            }
            Fate::Lost => {
                counts.lost += 1;
                kept.push(LOST);
            }
            Fate::Sign => {
                let stand_in = stand_in::character("", char.into());
                counts.signs.add(&stand_in, Place::between(&kept, ""));
                kept.push_str(&stand_in);
            }
            Fate::Refused(what) => {
                let passage = passage(words, at);
                return Err(Unreadable::Character { paragraph, char, what, passage });
            }
        }
        previous = Some(char);
    }
    Ok(flow::fold(&kept))
}

/// What becomes of a character.
enum Fate {
    Kept,
    Space,
    Unseen,
    /// It says in which direction what stands beside it is written.
    Mark,
    Lost,
    /// It means nothing outside its font.
    Sign,
    Refused(&'static str),
}

fn fate(previous: Option<char>, char: char, next: Option<char>) -> Fate {
    match char {
        ' '..='~' => Fate::Kept,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Fate::Refused("changes the direction of what follows without being seen")
        }
        // Breaks of words say nothing; programs put them in by themselves.
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Fate::Unseen,
        _ if Direction::of_mark(char).is_some() => Fate::Mark,
        '\u{FFFD}' => Fate::Lost,
        // Letters without ink: an empty cell of Braille, fillers of Hangul.
        '\u{2800}' | '\u{3164}' | '\u{FFA0}' => Fate::Space,
        _ if char.is_whitespace() => Fate::Space,
        _ if char.is_control() => Fate::Refused("is a control character"),
        _ => match paraph_text::fault_of(previous, char, next) {
            None => Fate::Kept,
            Some(Fault::PrivateUse(_) | Fault::Unassigned(_)) => Fate::Sign,
            Some(_) => Fate::Unseen,
        },
    }
}

/// The direction of a letter or mark, as the bidirectional algorithm tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Left,
    Right,
    /// To the left as well, and figures behind it are ordered otherwise.
    Arabic,
}

impl Direction {
    fn of_mark(char: char) -> Option<Self> {
        match char {
            '\u{200E}' => Some(Self::Left),
            '\u{200F}' => Some(Self::Right),
            '\u{61C}' => Some(Self::Arabic),
            _ => None,
        }
    }

    fn of_letter(char: char) -> Option<Self> {
        match u32::from(char) {
            _ if !char.is_alphabetic() => None,
            0x590..=0x5FF | 0xFB1D..=0xFB4F => Some(Self::Right),
            0x600..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Some(Self::Arabic),
            _ => Some(Self::Left),
        }
    }
}

/// Whether figures, signs or brackets beside a mark of direction may be shown otherwise without it.
///
/// A mark at either end of a paragraph only says the direction of all of it. One behind a letter of
/// its own direction says nothing new; nor does one before such a letter.
fn may_matter(previous: Option<char>, mark: char, next: Option<char>) -> bool {
    const SIGNS: &str = "+-\u{2010}\u{2011}\u{2012}–—\u{2212}±%‰°<>≤≥=()[]{}«»$€£¥";
    let is_figure = |char: char| char.is_numeric() || SIGNS.contains(char);
    let (Some(previous), Some(next), Some(own)) = (previous, next, Direction::of_mark(mark)) else {
        return false;
    };
    let is_same = |char: char, is_exact: bool| {
        Direction::of_letter(char).is_some_and(|other| {
            let is_left = |direction| direction == Direction::Left;
            if is_exact { other == own } else { is_left(other) == is_left(own) }
        })
    };
    let before_figure = is_figure(next) && !is_same(previous, next.is_numeric());
    let behind_figure = is_figure(previous) && !is_same(next, false);
    before_figure || behind_figure
}

/// Whether the last letter of words is of a script from right to left.
pub(crate) fn ends_from_right(words: &str) -> bool {
    let last = words.chars().rev().find_map(Direction::of_letter);
    last.is_some_and(|last| last != Direction::Left)
}

/// Whether words that are said to run from right to left show figures in another order than they stand: before the
/// first letter, which is of the other direction, or without one, stand several: `3 : 1`.
pub(crate) fn is_turned(words: &str) -> bool {
    let first = words.find(char::is_alphabetic).unwrap_or(words.len());
    let letter = words[first..].chars().next().and_then(Direction::of_letter);
    let figures =
        words[..first].split(|char: char| !char.is_numeric()).filter(|part| !part.is_empty());
    letter.is_none_or(|letter| letter == Direction::Left) && figures.count() > 1
}

/// The words around a refused character, without it and the like of it.
fn passage(words: &str, at: usize) -> String {
    const AROUND: usize = 20;
    let before = words[..at].chars().rev().filter(|char| paraph_text::is_plain(*char));
    let before: String = before.take(AROUND).collect();
    let after = words[at..].chars().filter(|char| paraph_text::is_plain(*char));
    before.chars().rev().chain(after.take(AROUND)).collect()
}
