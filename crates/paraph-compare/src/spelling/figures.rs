//! Numbers in letters, in digits.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use once_cell::race::OnceBox;
use paraph_text::numerals::{self, Kind, Numeral};

use super::Spelled;

/// The language whose number words are brought to digits.
const LANGUAGE: &str = "en";
/// The smallest scale that ends a group of a number: `two hundred thousand`.
const GROUP_MIN: u64 = 1_000;

/// The number words of the language.
struct Known {
    small: BTreeMap<&'static str, u64>,
    scales: BTreeMap<&'static str, u64>,
}

/// Them, once somebody has asked for them.
static KNOWN: OnceBox<Known> = OnceBox::new();

impl Known {
    fn read() -> Self {
        let of = |kind| {
            let own = move |one: &Numeral| one.language == LANGUAGE && one.kind == kind;
            numerals::all().filter(own).map(|one| (one.words, one.value)).collect()
        };
        Self { small: of(Kind::Cardinal), scales: of(Kind::Scale) }
    }

    fn small(&self, word: &str) -> Option<u64> {
        self.small.get(word).copied()
    }
}

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
pub(super) fn join(words: &[Spelled]) -> Vec<Spelled> {
    let known = KNOWN.get_or_init(|| Box::new(Known::read()));
    let mut joined = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match number(&words[at..], known) {
            Some((value, count)) => {
                joined.push(super::joined(value.to_string(), &words[at..at + count]));
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
fn number(words: &[Spelled], known: &Known) -> Option<(u64, usize)> {
    let (mut whole, mut part, mut count) = (0_u64, 0_u64, 0);
    let (mut last_is_number, mut is_in_digits) = (false, false);
    while let Some(word) = words.get(count).map(|one| one.word.as_str()) {
        let digits = word.parse().ok().filter(|_| count == 0);
        is_in_digits |= digits.is_some();
        let given = known.small(word).filter(|_| !is_in_digits).or(digits);
        let scale = known.scales.get(word).copied();
        let fits =
            |value: u64| part % 100 == 0 || (part % 10 == 0 && value < 10 && part % 100 >= 20);
        match (given, scale, word) {
            (Some(value), _, _) if fits(value) => part = part.checked_add(value)?,
            (_, Some(100), _) if count > 0 => part = part.checked_mul(100)?,
            (_, Some(scale), _) if count > 0 && scale >= GROUP_MIN => {
                whole = whole.checked_add(part.checked_mul(scale)?)?;
                part = 0;
            }
            (_, _, "and")
                if last_is_number && part % 100 == 0 && goes_on(words.get(count + 1), known) => {}
            _ => break,
        }
        last_is_number = word != "and";
        count += 1;
    }
    (count > 0).then_some((whole.checked_add(part)?, count))
}

fn goes_on(next: Option<&Spelled>, known: &Known) -> bool {
    next.is_some_and(|next| known.small(&next.word).is_some())
}
