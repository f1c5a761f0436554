//! Numbers in letters, in digits.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

const SMALL: [(&str, u64); 28] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const SCALES: [(&str, u64); 3] =
    [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];

/// Digits without what divides their groups, and without the ending of an ordinal.
pub(super) fn digits(word: &str) -> String {
    let is_grouped = |divider: char| {
        let mut groups = word.split(divider);
        let first = groups.next().is_some_and(|group| !group.is_empty() && group.len() <= 3);
        let is_group = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        first && word.contains(divider) && groups.all(is_group)
    };
    for divider in [',', ' ', '\u{A0}', '\u{2009}', '\u{202F}'] {
        if is_grouped(divider) {
            return word.replace(divider, "");
        }
    }
    for ordinal in ["st", "nd", "rd", "th"] {
        if let Some(number) = word.strip_suffix(ordinal)
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            return number.to_string();
        }
    }
    word.to_string()
}

/// Joins the words of a number: `two hundred and fifty thousand`, `5 million`.
pub(super) fn join(words: &[String]) -> Vec<String> {
    let mut joined = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match number(&words[at..]) {
            Some((value, count)) => {
                joined.push(value.to_string());
                at += count;
            }
            None => {
                joined.push(word.clone());
                at += 1;
            }
        }
    }
    joined
}

/// The number that words begin with, and how many of them it takes.
fn number(words: &[String]) -> Option<(u64, usize)> {
    let (mut whole, mut part, mut count) = (0_u64, 0_u64, 0);
    let (mut last_is_number, mut is_in_digits) = (false, false);
    while let Some(word) = words.get(count) {
        let small = SMALL.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        let digits = word.parse().ok().filter(|_| count == 0);
        is_in_digits |= digits.is_some();
        let given = small.filter(|_| !is_in_digits).or(digits);
        let scale = SCALES.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        let fits =
            |value: u64| part % 100 == 0 || (part % 10 == 0 && value < 10 && part % 100 >= 20);
        match (given, scale, word.as_str()) {
            (Some(value), _, _) if fits(value) => part = part.checked_add(value)?,
            (_, _, "hundred") if count > 0 => part = part.checked_mul(100)?,
            (_, Some(scale), _) if count > 0 => {
                whole = whole.checked_add(part.checked_mul(scale)?)?;
                part = 0;
            }
            (_, _, "and") if last_is_number && part % 100 == 0 && goes_on(words.get(count + 1)) => {
            }
            _ => break,
        }
        last_is_number = word != "and";
        count += 1;
    }
    (count > 0).then_some((whole.checked_add(part)?, count))
}

fn goes_on(word: Option<&String>) -> bool {
    word.is_some_and(|word| SMALL.iter().any(|(name, _)| name == word))
}
