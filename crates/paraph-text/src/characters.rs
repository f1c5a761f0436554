//! Which characters may stand in a text.
//!
//! Two people must read the same words where a digest says that the words are the same. So
//! whatever cannot be seen is refused, unless the script needs it: a joiner between letters of
//! a script that joins, a variation selector after a character of a script that has variants.

use alloc::string::String;

use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use crate::error::{Fault, TextError};

const JOINER: char = '\u{200D}';
const NON_JOINER: char = '\u{200C}';

/// Scripts whose spelling needs joiners: Arabic, Syriac, Thaana, N'Ko, Mandaic, the scripts
/// of India and Sri Lanka, Tibetan, Myanmar, Khmer, Mongolian, and Arabic's older forms.
const JOINING: [(u32, u32); 8] = [
    (0x0600, 0x07FF),
    (0x0840, 0x08FF),
    (0x0900, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x18AF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0x11000, 0x1123F),
];

/// Han characters, after which a variation selector picks a form that names may need.
const HAN: [(u32, u32); 4] =
    [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)];

/// Characters of category Cf that are seen: number signs of Arabic, Syriac and Kaithi.
const VISIBLE_FORMAT: [(u32, u32); 5] =
    [(0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x08E2), (0x110BD, 0x110CD)];

/// Letters of Arabic that join no letter after them; [`NEVER`] those that join none at all.
const RIGHT: [(u32, u32); 14] = [
    (0x0622, 0x0625),
    (0x0627, 0x0627),
    (0x0629, 0x0629),
    (0x062F, 0x0632),
    (0x0648, 0x0648),
    (0x0671, 0x0673),
    (0x0675, 0x0677),
    (0x0688, 0x0699),
    (0x06C0, 0x06C0),
    (0x06C3, 0x06CB),
    (0x06CD, 0x06CD),
    (0x06CF, 0x06CF),
    (0x06D2, 0x06D5),
    (0x06EE, 0x06EF),
];
const NEVER: [(u32, u32); 2] = [(0x0621, 0x0621), (0x0674, 0x0674)];
const ARABIC: [(u32, u32); 1] = [(0x0620, 0x06FF)];

/// Characters that are never seen although their category says letter, mark or symbol.
const HIDDEN: [(u32, u32); 10] = [
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFFA0, 0xFFA0),
    (0x13441, 0x13442),
    (0x16FE4, 0x16FE4),
    (0x1D159, 0x1D159),
    (0xE0000, 0xE0FFF),
];

/// Checks every character of a text whose byte order mark has been taken off.
pub(crate) fn check(source: &str) -> Result<(), TextError> {
    for (index, line) in source.split('\n').enumerate() {
        // A carriage return is part of the line end only directly before the line feed.
        let is_last =
            !source[line.as_ptr().addr() - source.as_ptr().addr() + line.len()..].starts_with('\n');
        let words = if is_last { line } else { line.strip_suffix('\r').unwrap_or(line) };
        if words.bytes().fold(true, |are, byte| are & is_plain(byte)) {
            continue;
        }
        let mut previous = None;
        let mut chars = words.chars().peekable();
        let mut column = 1;
        while let Some(char) = chars.next() {
            if let Some(fault) = fault_of(previous, char, chars.peek().copied()) {
                return Err(TextError::at(index + 1, column, words, fault));
            }
            previous = Some(char);
            column += 1;
        }
    }
    Ok(())
}

/// Whether a byte is a character that may stand anywhere: nearly every text is nearly all of these.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t')
}

/// A character as it can be shown to people: one that commands a terminal, begins a line or turns the
/// direction of what stands around it is `\u{FFFD}`.
///
/// ```
/// assert_eq!(['a', '\n', '\u{1B}', '\u{202E}'].map(paraph_text::harmless), ['a', '\u{FFFD}', '\u{FFFD}', '\u{FFFD}']);
/// ```
#[must_use]
pub const fn harmless(char: char) -> char {
    match char {
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        char => char,
    }
}

/// Words in one line: every run of white space is one space, and every character is [`harmless`].
///
/// ```
/// assert_eq!(paraph_text::one_line(" one\n\t two\u{1B}[2J "), "one two\u{FFFD}[2J");
/// ```
#[must_use]
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().map(harmless));
    }
    line
}

/// Whether a character can be shown in a message as it is.
pub(crate) fn is_visible(char: char) -> bool {
    fault_of(None, char, None).is_none() && char != '\t'
}

/// What is wrong with a character between its neighbours.
pub(crate) fn fault_of(previous: Option<char>, char: char, next: Option<char>) -> Option<Fault> {
    // The tables are asked for the rest.
    if u8::try_from(char).is_ok_and(is_plain) {
        return None;
    }
    match char {
        '\u{FFFD}' => return Some(Fault::Damaged),
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}' => return Some(Fault::Direction(char)),
        JOINER | NON_JOINER => {
            let needed = joins(previous, next) && !(char == JOINER && join_anyway(previous, next));
            return (!needed).then_some(Fault::Invisible(char));
        }
        '\u{180B}'..='\u{180F}' => {
            let needed = char != '\u{180E}' && within(previous, &[(0x1800, 0x18AF)]);
            return (!needed).then_some(Fault::Invisible(char));
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            return (!within(previous, &HAN)).then_some(Fault::Invisible(char));
        }
        _ => {}
    }
    match char.general_category() {
        GeneralCategory::Control => Some(Fault::Control(char)),
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            Some(Fault::Control(char))
        }
        GeneralCategory::PrivateUse => Some(Fault::PrivateUse(char)),
        GeneralCategory::Unassigned | GeneralCategory::Surrogate => Some(Fault::Unassigned(char)),
        GeneralCategory::Format if within(Some(char), &VISIBLE_FORMAT) => None,
        GeneralCategory::Format => Some(Fault::Invisible(char)),
        _ if within(Some(char), &HIDDEN) => Some(Fault::Invisible(char)),
        _ => None,
    }
}

/// Whether a joiner between these two does something that the script needs.
///
/// Between two letters it does; at the end of a word only after a virama, where scripts of
/// India write a half letter.
fn joins(previous: Option<char>, next: Option<char>) -> bool {
    const VIRAMA: u8 = 9;
    let after_virama = previous.is_some_and(|char| canonical_combining_class(char) == VIRAMA);
    within(previous, &JOINING)
        && previous.is_some_and(is_letter_or_mark)
        && (after_virama || (within(next, &JOINING) && next.is_some_and(is_letter_or_mark)))
}

/// Whether two letters of Arabic are written joined without a joiner between them, so that it could
/// not be seen.
fn join_anyway(previous: Option<char>, next: Option<char>) -> bool {
    let letter = |char: Option<char>| {
        within(char, &ARABIC) && !within(char, &NEVER) && char.is_some_and(char::is_alphabetic)
    };
    letter(previous) && !within(previous, &RIGHT) && letter(next)
}

fn is_letter_or_mark(char: char) -> bool {
    use unicode_properties::GeneralCategoryGroup;
    matches!(
        char.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark
    )
}

fn within(char: Option<char>, ranges: &[(u32, u32)]) -> bool {
    char.is_some_and(|char| {
        let code = u32::from(char);
        ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
    })
}
