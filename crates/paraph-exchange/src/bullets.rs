//! Bullets: which of them say something that a reader would miss.
//!
//! A round dot or a dash only sets an item apart. A box that is ticked or not, a tick and a cross say whether it
//! holds, so they are words of the item. A filled and an empty sign do so where one list has both.

use std::collections::BTreeMap;

use crate::flow::{Block, Mark};
use crate::symbols::Signs;

/// Signs that say something wherever they stand: boxes, ticks, crosses.
const TELLING: &str = "☐☑☒✅✓✔✗✘✕✖❌❎🗸🗹🗴🗵🗶🗷⌧□◻▢❏❐❑❒";
/// Signs that say something where another of them stands in the same list.
const PAIRED: &str = "■◼▣●⬤◉○◯◎◆◇★☆▲△▶▷◀◁";

/// A bullet as it is seen, where it is a character of a font of signs.
pub(crate) fn shown(sign: char) -> char {
    /// Where such fonts have their characters.
    const PRIVATE: std::ops::RangeInclusive<char> = '\u{F020}'..='\u{F0FF}';
    if !PRIVATE.contains(&sign) {
        return sign;
    }
    // Programs that lose the font of such a character had it from this one.
    Signs::Wingdings.shown(u32::from(sign)).unwrap_or(sign)
}

/// Whether a sign says something wherever it stands.
pub(crate) fn tells(sign: char) -> bool {
    TELLING.contains(sign)
}

/// Puts the bullets that say something before the words of their items.
pub(crate) fn settle(blocks: &mut [Block]) {
    // The lists that are open, by how far in they stand.
    let mut open: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..blocks.len() {
        let Some(block) = blocks.get(at) else { continue };
        let column = block.column;
        let ended = match block.mark {
            Mark::Bullet => open.split_off(&column.saturating_add(1)),
            // What stands further in belongs to an item.
            Mark::Typed | Mark::Number { .. } => open.split_off(&column),
        };
        let is_item = block.mark == Mark::Bullet;
        ended.into_values().for_each(|items| settle_list(blocks, &items));
        if is_item {
            open.entry(column).or_default().push(at);
        }
    }
    open.into_values().for_each(|items| settle_list(blocks, &items));
}

/// Does so with the items of one list.
fn settle_list(blocks: &mut [Block], items: &[usize]) {
    let sign = |at: &usize| blocks.get(*at).and_then(|block| block.sign);
    let mut drawn =
        items.iter().filter_map(sign).filter(|sign| tells(*sign) || PAIRED.contains(*sign));
    let first = drawn.next();
    let is_mixed = drawn.any(|sign| Some(sign) != first);
    for at in items {
        let Some(block) = blocks.get_mut(*at) else { continue };
        let says = |sign: &char| {
            let is_said = block.words.starts_with(*sign);
            !is_said && (tells(*sign) || is_mixed && PAIRED.contains(*sign))
        };
        if let Some(sign) = block.sign.filter(says) {
            block.words = format!("{sign} {}", block.words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(items: &[(char, usize)]) -> Vec<String> {
        let item = |(sign, column): &(char, usize)| Block {
            mark: Mark::Bullet,
            sign: Some(*sign),
            ..Block::paragraph("Pay.", *column)
        };
        let mut blocks: Vec<Block> = items.iter().map(item).collect();
        settle(&mut blocks);
        blocks.into_iter().map(|block| block.words).collect()
    }

    #[test]
    fn ticks_and_boxes_are_words_and_dots_are_none() {
        assert_eq!(settled(&[('✓', 0), ('•', 0), ('-', 0)]), ["✓ Pay.", "Pay.", "Pay."]);
        assert_eq!(settled(&[('☐', 0), ('☒', 0)]), ["☐ Pay.", "☒ Pay."]);
        assert_eq!(settled(&[(shown('\u{F0FC}'), 0)]), ["✓ Pay."]);
    }

    #[test]
    fn a_filled_and_an_empty_sign_say_something_in_one_list() {
        assert_eq!(settled(&[('■', 0), ('■', 0)]), ["Pay."; 2]);
        assert_eq!(settled(&[('●', 0), ('○', 2), ('■', 4), ('●', 0)]), ["Pay."; 4]);
        assert_eq!(settled(&[('●', 0), ('○', 0)]), ["● Pay.", "○ Pay."]);
    }
}
