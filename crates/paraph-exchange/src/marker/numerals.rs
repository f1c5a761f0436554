//! How numbers are written: digits, letters, Roman numbers, words.

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// 1, 2, 3; ١, ٢, ٣.
    Decimal,
    /// a, b, c.
    Lower,
    /// A, B, C.
    Upper,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// а, б, в.
    Cyrillic,
    /// α, β, γ.
    Greek,
    /// أ, ب, ج.
    Arabic,
    /// א, ב, ג.
    Hebrew,
    /// 一, 二, 三.
    Han,
    /// Counted by the format in a way that is not read here.
    Other,
}

/// One way to read a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The way of counting.
    pub(crate) kind: Kind,
    /// The number, from 1.
    pub(crate) value: u32,
}

/// Alphabets in which points are counted. Russian and Ukrainian leave letters out, each others:
/// a letter that is missing is a gap in the numbering, and small gaps are no fault.
const CYRILLIC: &str = "абвгґдеєжзиіїклмнопрстуфхцчшщэюя";
const GREEK: &str = "αβγδεζηθικλμνξοπρστυφχψω";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";

/// The value of a decimal digit in any of the scripts that number points with their own.
pub(crate) fn digit(char: char) -> Option<u32> {
    let code = u32::from(char);
    let zero = match code {
        0x30..=0x39 => 0x30,
        0x660..=0x669 => 0x660,
        0x6F0..=0x6F9 => 0x6F0,
        0x966..=0x96F => 0x966,
        0xFF10..=0xFF19 => 0xFF10,
        _ => return None,
    };
    Some(code - zero)
}

/// Reads the digits that a text begins with: the number, its spelling in ASCII, the rest.
pub(crate) fn decimal(text: &str) -> Option<(u32, &str)> {
    const DIGITS_MAX: usize = 6;
    let mut value = 0;
    let mut count = 0;
    let mut end = 0;
    for (at, char) in text.char_indices() {
        let Some(digit) = digit(char) else { break };
        count += 1;
        if count > DIGITS_MAX {
            return None;
        }
        value = value * 10 + digit;
        end = at + char.len_utf8();
    }
    (count > 0).then(|| (value, &text[end..]))
}

/// Every way to read some letters as a number; none if they are a word.
pub(crate) fn letters(letters: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut push = |kind, value: Option<u32>| {
        readings.extend(value.map(|value| Reading { kind, value }));
    };
    push(Kind::Lower, latin(letters, b'a'));
    push(Kind::Upper, latin(letters, b'A'));
    push(Kind::LowerRoman, roman(letters, false));
    push(Kind::UpperRoman, roman(letters, true));
    push(Kind::Cyrillic, in_alphabet(letters, CYRILLIC));
    push(Kind::Greek, in_alphabet(letters, GREEK));
    push(Kind::Arabic, in_alphabet(&letters.replace('ا', "أ"), ABJAD));
    push(Kind::Hebrew, in_alphabet(letters, HEBREW));
    push(Kind::Han, han(letters));
    readings
}

/// A number in words, as it stands behind a keyword: `Article premier`, `المادة الأولى`.
pub(crate) fn word(word: &str) -> Option<u32> {
    let value = paraph_text::numerals::numbering(&word.to_lowercase().replace('’', "'"))?;
    u32::try_from(value).ok().filter(|value| *value > 0)
}

/// A Chinese number below a thousand: `十二`, `二十`, `一百零三`.
pub(crate) fn han(number: &str) -> Option<u32> {
    const LONGEST: usize = 7;
    const DIGITS: &str = "〇一二三四五六七八九";
    if number.is_empty() || number.chars().take(LONGEST + 1).count() > LONGEST {
        return None;
    }
    let (mut value, mut digit, mut last) = (0, None, 1000);
    for char in number.chars() {
        let unit = match char {
            '百' => 100,
            '十' => 10,
            // It stands for a place without a digit.
            '零' if digit.is_none() && value > 0 => continue,
            char => {
                let place = DIGITS.chars().position(|known| known == char)?;
                if digit.replace(u32::try_from(place).ok()?).is_some() {
                    return None;
                }
                continue;
            }
        };
        if unit >= last {
            return None;
        }
        value += digit.take().unwrap_or(1) * unit;
        last = unit;
    }
    Some(value + digit.unwrap_or(0)).filter(|value| *value > 0)
}

/// `c` is 3 and `cc` is 29: after the last letter, letters are doubled.
fn latin(letters: &str, first: u8) -> Option<u32> {
    const TIMES_MAX: usize = 4;
    let one = *letters.as_bytes().first()?;
    let place = u32::from(one.checked_sub(first).filter(|place| *place < 26)?);
    let is_repeated = letters.len() <= TIMES_MAX && letters.bytes().all(|byte| byte == one);
    let rounds = u32::try_from(letters.len() - 1).ok()?;
    is_repeated.then_some(rounds * 26 + place + 1)
}

fn in_alphabet(letters: &str, alphabet: &str) -> Option<u32> {
    let mut chars = letters.chars().flat_map(char::to_lowercase);
    let only = chars.next().filter(|_| chars.next().is_none())?;
    let place = alphabet.chars().position(|char| char == only)?;
    u32::try_from(place + 1).ok()
}

/// The value of a Roman number in its one proper spelling.
fn roman(letters: &str, upper: bool) -> Option<u32> {
    const LONGEST: usize = 15;
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let mut value = 0_u32;
    let mut last = 0;
    for byte in letters.bytes().rev() {
        if byte.is_ascii_uppercase() != upper {
            return None;
        }
        let one = match byte.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            b'd' => 500,
            b'm' => 1000,
            _ => return None,
        };
        value = if one < last { value.checked_sub(one)? } else { value + one };
        last = last.max(one);
    }
    let proper = to_roman(value);
    letters.eq_ignore_ascii_case(&proper).then_some(value)
}

/// A number as a lower-case Roman one; empty for 0.
pub(crate) fn to_roman(value: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    // More would be a long row of `m`, and no text has so many points.
    let mut left = value.min(4999);
    let mut letters = String::new();
    for (step, sign) in STEPS {
        while left >= step {
            letters.push_str(sign);
            left -= step;
        }
    }
    letters
}

/// A number as a letter, doubled after the last: 1 is `a`, 27 is `aa`; empty for 0.
pub(crate) fn to_letters(value: u32, alphabet: &str) -> String {
    const TIMES_MAX: u32 = 20;
    let count = u32::try_from(alphabet.chars().count()).unwrap_or(1).max(1);
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let place = usize::try_from(index % count).unwrap_or(0);
    let times = usize::try_from((index / count + 1).min(TIMES_MAX)).unwrap_or(1);
    let letter = alphabet.chars().nth(place).map(String::from).unwrap_or_default();
    letter.repeat(times)
}
