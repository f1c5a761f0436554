//! Where words begin and end.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::is_group_space;

/// The places of the words and marks of a text, in its order.
pub(crate) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    if text.is_ascii() {
        ascii(0, text.as_bytes(), &mut found);
    } else {
        mixed(text, &mut found);
    }
    join(text, found)
}

/// Cuts a text that is not all ASCII: by Unicode only where it is not.
fn mixed(text: &str, found: &mut Vec<Range<usize>>) {
    for chunk in text.split_whitespace() {
        // The pieces are slices of the text, so their distance is where they stand.
        let start = chunk.as_ptr().addr() - text.as_ptr().addr();
        if chunk.is_ascii() {
            ascii(start, chunk.as_bytes(), found);
        } else {
            let pieces = chunk.split_word_bound_indices();
            let kept = pieces.filter(|(_, piece)| is_kept(chunk, piece));
            found.extend(kept.map(|(at, piece)| start + at..start + at + piece.len()));
        }
    }
}

/// Whether a piece is a word, or a mark.
fn is_kept(chunk: &str, piece: &str) -> bool {
    match piece {
        "[" | "]" => true,
        "/" => chunk.len() == 1,
        _ => piece.contains(char::is_alphanumeric),
    }
}

/// As UAX 29 has it for ASCII, where most texts are and where it is faster so. `start` is where the bytes
/// begin in the text.
fn ascii(start: usize, bytes: &[u8], found: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let end = if is_word(*byte) { word_end(bytes, at) } else { at + 1 };
        let is_kept = match byte {
            b' ' => false,
            b'[' | b']' => true,
            b'/' => is_alone(bytes, at),
            // Low lines alone are no word.
            b'_' => bytes[at..end].iter().any(u8::is_ascii_alphanumeric),
            byte => is_word(*byte),
        };
        if is_kept {
            found.push(start + at..start + end);
        }
        at = end;
    }
}

/// Whether a byte stands between white space, or the ends.
fn is_alone(bytes: &[u8], at: usize) -> bool {
    let is_space = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_none_or(is_space) && bytes.get(at + 1).is_none_or(is_space)
}

/// Whether a byte is in a word wherever it stands.
const fn is_word(byte: u8) -> bool {
    /// Of each byte: a look is less than to compare with each of the bounds.
    const IS_WORD: [bool; 256] = {
        let mut is_word = [false; 256];
        let mut byte = 0;
        while byte < 128_u8 {
            is_word[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
            byte += 1;
        }
        is_word
    };
    IS_WORD[byte as usize]
}

/// The end of the word that begins there.
fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    loop {
        match bytes.get(end) {
            Some(byte) if is_word(*byte) => end += 1,
            Some(between) => match bytes.get(end + 1) {
                Some(next) if joins(bytes[end - 1], *between, *next) => end += 2,
                _ => return end,
            },
            None => return end,
        }
    }
}

/// Whether a character between two others is inside a word: `can't`, `e.g`, `1,000`.
fn joins(before: u8, between: u8, next: u8) -> bool {
    match between {
        b'.' | b'\'' => {
            let are = |is: fn(&u8) -> bool| is(&before) && is(&next);
            are(u8::is_ascii_alphabetic) || are(u8::is_ascii_digit)
        }
        b',' | b';' => before.is_ascii_digit() && next.is_ascii_digit(),
        b':' => before.is_ascii_alphabetic() && next.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Puts together what is read as one number: `93(3)`, `10.c`, `2012/30/EU`, `10 000`.
fn join(text: &str, mut pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept = 0_usize;
    for at in 0..pieces.len() {
        let piece = with_minus(text, pieces[at].clone());
        let last = kept.checked_sub(1).map(|last| &mut pieces[last]);
        match last.and_then(|last| Some((extended(text, last, &piece)?, last))) {
            Some((end, last)) => last.end = end,
            None => {
                pieces[kept] = piece;
                kept += 1;
            }
        }
    }
    pieces.truncate(kept);
    pieces
}

/// Whether a digit is drawn small: `²`, `₂`.
pub(crate) const fn is_small_digit(char: char) -> bool {
    matches!(char, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}

/// Units whose square or cube others type with the digit behind the letters.
const UNITS: [&str; 14] =
    ["m", "km", "cm", "mm", "dm", "ft", "in", "yd", "mi", "s", "м", "км", "см", "мм"];

/// A word with such digits as they are drawn elsewhere, `m2`, `co2`, where they mean the same; by themselves they are
/// others than those, as in `10⁶`.
///
/// A raised digit is one behind a unit only: `x²` is no `x2`. A lowered one is an index wherever it stands by itself:
/// `log₂8` is no `log28`.
pub(crate) fn large(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.starts_with(char::is_alphabetic) || !word.contains(is_small_digit) {
        return Cow::Borrowed(word);
    }
    let letters = word.find(|char: char| !char.is_alphabetic()).unwrap_or(word.len());
    let is_power = UNITS.contains(&&word[..letters]);
    let chars: Vec<char> = word.chars().collect();
    let is_large = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|char| char.is_ascii_digit())
    };
    let mut large = alloc::string::String::with_capacity(word.len());
    let mut rest = 0;
    while let Some(char) = chars.get(rest) {
        if !is_small_digit(*char) {
            large.push(*char);
            rest += 1;
            continue;
        }
        let end = chars[rest..].iter().position(|char| !is_small_digit(*char));
        let end = end.map_or(chars.len(), |length| rest + length);
        let small = &chars[rest..end];
        let is_apart = !is_large(rest.checked_sub(1)) && !is_large(Some(end));
        let is_same = |char: &char| is_power || !is_raised_digit(*char);
        let folds = is_apart && small.iter().all(is_same);
        large.extend(small.iter().map(|char| if folds { large_digit(*char) } else { *char }));
        rest = end;
    }
    Cow::Owned(large)
}

const fn is_raised_digit(char: char) -> bool {
    matches!(char, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹')
}

/// A small digit as it is usually drawn.
fn large_digit(char: char) -> char {
    match char {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        small => char::from_digit(u32::from(small) & 0xF, 10).unwrap_or(small),
    }
}

/// A small figure with the small minus before it: `⁻⁶`.
fn with_minus(text: &str, piece: Range<usize>) -> Range<usize> {
    const MINUS: [char; 2] = ['⁻', '₋'];
    // Such digits have two bytes and more.
    if text.as_bytes().get(piece.start).is_none_or(u8::is_ascii)
        || !text[piece.clone()].starts_with(is_small_digit)
    {
        return piece;
    }
    match text[..piece.start].chars().next_back().filter(|sign| MINUS.contains(sign)) {
        Some(sign) => piece.start - sign.len_utf8()..piece.end,
        None => piece,
    }
}

/// Whether a piece goes on a word directly before it: `m²`, `CO₂`, and what follows in `H₂O`. Behind a figure it does not,
/// as `10⁶` is no `106`.
fn goes_on_small(text: &str, word: &Range<usize>, piece: &Range<usize>) -> bool {
    // Such digits have two bytes and more.
    let is_far = |byte: &u8| byte.is_ascii();
    if word.end != piece.start
        || text.as_bytes().get(word.end.wrapping_sub(1)).is_none_or(is_far)
            && text.as_bytes().get(piece.start).is_none_or(is_far)
    {
        return false;
    }
    let (word, piece) = (&text[word.clone()], &text[piece.clone()]);
    let is_word = word.starts_with(char::is_alphabetic);
    is_word && (piece.starts_with(is_small_digit) || word.ends_with(is_small_digit))
}

/// Where a number ends that goes on with the next piece; nothing if it does not.
fn extended(text: &str, number: &Range<usize>, piece: &Range<usize>) -> Option<usize> {
    if goes_on_small(text, number, piece) {
        return Some(piece.end);
    }
    /// The longest divider is three bytes: a dash, a narrow space.
    const GAP_BYTES_MAX: usize = 3;
    // Most words begin with a letter of one byte.
    let is_letter = |byte: &u8| byte.is_ascii() && !byte.is_ascii_digit();
    if piece.start - number.end > GAP_BYTES_MAX
        || text.as_bytes().get(number.start).is_some_and(is_letter)
        || !text[number.clone()].starts_with(is_digit)
    {
        return None;
    }
    let (before, next) = (&text[number.clone()], &text[piece.clone()]);
    let mut gap = text[number.end..piece.start].chars();
    let divider = gap.next()?;
    let goes_on = match divider {
        _ if gap.next().is_some() => false,
        '(' => next.len() <= 5 && text[piece.end..].starts_with(')'),
        '.' => is_sublabel(next),
        '/' => next.starts_with(is_digit) || next.chars().all(char::is_uppercase),
        ':' | '-' | '‑' | '–' => next.starts_with(is_digit),
        _ if is_group_space(divider) => is_group(before, next),
        _ => false,
    };
    goes_on.then(|| piece.end + usize::from(divider == '('))
}

fn is_digit(char: char) -> bool {
    char.is_numeric()
}

/// `c`, `c.ii`: what stands behind the full stop in `10.c`.
fn is_sublabel(word: &str) -> bool {
    let is_roman = |part: &str| part.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    word.split('.').all(|part| part.chars().count() == 1 || is_roman(part) && part.len() <= 5)
}

/// How long a figure in groups may be.
const FIGURE_BYTES_MAX: usize = 64;

/// Whether `000` goes on a figure whose last group of digits is whole: `10`, `1 000`.
fn is_group(before: &str, next: &str) -> bool {
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = before.split(is_group_space);
    // No figure has more, and a row of thousands of groups is not gone through anew for each.
    if before.len() > FIGURE_BYTES_MAX {
        return false;
    }
    let is_begun = groups.next().is_some_and(|first| first.len() <= 3 && is_digits(first));
    is_begun && groups.all(is_digits) && next.len() == 3 && is_digits(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn a_number_is_one_word() {
        for number in [
            "10.c",
            "10.c.ii",
            "1,000",
            "1,000.50",
            "10 000",
            "1 000 000",
            "5(1)",
            "5(1)(a)",
            "2012/30/EU",
            "2025-11-20",
            "10–15",
            "10:30",
            "2bis",
            "93(3)",
            "10\u{A0}000",
            "m²",
            "CO₂",
            "H₂O",
            "H₂SO₄",
        ] {
            assert_eq!(cut(number), [number]);
            let text = alloc::format!("in ({number}), and");
            assert_eq!(cut(&text), ["in", number, "and"], "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_joined() {
        assert_eq!(cut("(a) 5 (1), 2014 100"), ["a", "5", "1", "2014", "100"]);
        assert_eq!(cut("in 2014.The sum"), ["in", "2014", "The", "sum"]);
        assert_eq!(cut("and/or long-term"), ["and", "or", "long", "term"]);
        assert_eq!(cut("[10] / [12]"), ["[", "10", "]", "/", "[", "12", "]"]);
        assert_eq!(cut("5(see below)"), ["5", "see", "below"]);
        assert_eq!(
            cut("10⁶ and 10₂ m ², 10⁻⁶"),
            ["10", "⁶", "and", "10", "₂", "m", "²", "10", "⁻⁶"]
        );
    }

    /// Each would be gone through anew for every group behind it.
    #[test]
    fn a_figure_has_so_many_groups_and_no_more() {
        let row = "106 ".repeat(1000);
        let longest = words(&row).into_iter().map(|at| at.len()).max();
        assert_eq!(longest, Some(FIGURE_BYTES_MAX + 3));
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        assert_eq!(cut("双方应会面。"), ["双", "方", "应", "会", "面"]);
        assert_eq!(cut("يلتقي الطرفان"), ["يلتقي", "الطرفان"]);
        assert!(cut("คู่ภาคีจะพบกัน").len() > 3);
    }

    proptest! {
        #[test]
        fn ascii_is_cut_as_uax_29_says(chunk in "[a-cA-C0-2_.,:;'()/\\[\\]-]{0,12}") {
            let pieces = chunk.split_word_bound_indices();
            let kept = pieces.filter(|(_, piece)| is_kept(&chunk, piece));
            let expected: Vec<_> = kept.map(|(at, piece)| at..at + piece.len()).collect();
            let mut found = Vec::new();
            ascii(0, chunk.as_bytes(), &mut found);
            prop_assert_eq!(found, expected, "{}", chunk);
        }

        #[test]
        fn words_are_the_same_whatever_divides_the_text(text in "([a-c]{1,3}|1|_|\\.|/|\\[|é|[ \u{a0}\u{2003}\u{85}\u{b}\n]){0,9}") {
            let mut found = Vec::new();
            mixed(&text, &mut found);
            prop_assert_eq!(words(&text), join(&text, found));
        }

        #[test]
        fn any_text_has_words_in_order(text: alloc::string::String) {
            let places = words(&text);
            prop_assert!(places.iter().all(|at| text.get(at.clone()).is_some()));
            prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
