//! Characters of other people's files: what cannot be seen is left out, what misleads is refused.
//!
//! The home format refuses both, since there somebody writes. Here somebody reads what others wrote
//! with programs that put soft hyphens and joiners everywhere.

use paraph_text::Fault;

use crate::flow::{self, Block};
use crate::{Notice, Unreadable};

/// Stands for a character that nobody can read.
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
    notices.extend(Some(Notice::Unreadable(counts.lost)).filter(|_| counts.lost > 0));
    Ok(())
}

#[derive(Default)]
struct Counts {
    unseen: usize,
    lost: usize,
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
            Fate::Lost => {
                counts.lost += 1;
                kept.push(LOST);
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
    Lost,
    Refused(&'static str),
}

fn fate(previous: Option<char>, char: char, next: Option<char>) -> Fate {
    match char {
        ' '..='~' => Fate::Kept,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Fate::Refused("changes the direction of what follows without being seen")
        }
        // Marks of direction and breaks of words say nothing; programs put them in by themselves.
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2060}' | '\u{FEFF}' => {
            Fate::Unseen
        }
        '\u{FFFD}' => Fate::Lost,
        _ if char.is_whitespace() => Fate::Space,
        _ if char.is_control() => Fate::Refused("is a control character"),
        _ => match paraph_text::fault_of(previous, char, next) {
            None => Fate::Kept,
            Some(Fault::PrivateUse(_) | Fault::Unassigned(_)) => Fate::Lost,
            Some(_) => Fate::Unseen,
        },
    }
}

/// The words around a refused character, without it and the like of it.
fn passage(words: &str, at: usize) -> String {
    const AROUND: usize = 20;
    let before = words[..at].chars().rev().filter(|char| paraph_text::is_plain(*char));
    let before: String = before.take(AROUND).collect();
    let after = words[at..].chars().filter(|char| paraph_text::is_plain(*char));
    before.chars().rev().chain(after.take(AROUND)).collect()
}
