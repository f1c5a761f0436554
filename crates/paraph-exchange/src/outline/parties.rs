//! Lines that name the parties of a text: `The Parties: Norland, Sudria`, `Between Norland (“Norland”) and
//! Sudria`.
//!
//! Such a line is short and has no full stop, as a heading, and is none: whoever takes it for the heading of
//! point 1 says that a paragraph was dropped where only the format of the file is another.

/// What stands before the colon and the names, in small letters, at its end.
const HEADS: [&str; 24] = [
    "party",
    "parties",
    "sides",
    "signatories",
    "signatory states",
    "states parties",
    "partie",
    "partes",
    "parti",
    "partijen",
    "parteien",
    "vertragsparteien",
    "vertragspartner",
    "strony",
    "сторони",
    "стороны",
    "страны",
    "taraflar",
    "الأطراف",
    "الطرفان",
    "הצדדים",
    "当事方",
    "缔约方",
    "当事人",
];
/// What opens a line that says between whom a text is made.
const BETWEEN: [&str; 12] = [
    "between",
    "by and between",
    "entre",
    "zwischen",
    "tra",
    "fra",
    "tussen",
    "między",
    "між",
    "между",
    "بين",
    "arasında",
];
/// How many words may stand before the colon: `The High Contracting Parties`.
const HEAD_WORDS_MAX: usize = 4;
/// The longest name of a party, in words.
const NAME_WORDS_MAX: usize = 8;
/// Signs that stand between two names.
const APART: [char; 6] = [',', ';', '،', '؛', '、', '，'];

/// Whether a line names those between whom a text is made.
pub(super) fn names_parties(words: &str) -> bool {
    lists(words) || is_between(words)
}

/// Whether a line gives somebody a name to be called by: `Halden Ltd (the “Seller”)`.
pub(super) fn defines_name(words: &str) -> bool {
    const OPENING: [char; 6] = ['“', '"', '«', '„', '‘', '”'];
    const CLOSING: [char; 6] = ['”', '"', '»', '“', '’', '«'];
    let mut inside = words.split(['(', '（']).skip(1);
    inside.any(|rest| {
        let Some((inside, _)) = rest.split_once([')', '）']) else { return false };
        let quoted = inside.find(OPENING).map(|at| (at, &inside[at..]));
        quoted.is_some_and(|(lead, quoted)| {
            let is_led_shortly = inside[..lead].split_whitespace().count() <= 4;
            is_led_shortly && quoted.chars().skip(1).any(|char| CLOSING.contains(&char))
        })
    })
}

/// `The Parties: Norland, Sudria and Westmark`.
fn lists(words: &str) -> bool {
    let Some((head, rest)) = words.split_once([':', '：']) else { return false };
    let small = head.trim().to_lowercase();
    let is_head = small.split_whitespace().count() <= HEAD_WORDS_MAX
        && HEADS.iter().any(|one| ends_with_word(&small, one));
    is_head && names(rest) >= 2
}

/// Whether words end with others, as words of their own.
fn ends_with_word(words: &str, end: &str) -> bool {
    let before = words.strip_suffix(end).map(|before| before.chars().next_back());
    let is_han = |words: &str| words.chars().any(|char| ('\u{4E00}'..='\u{9FFF}').contains(&char));
    before.is_some_and(|last| is_han(end) || last.is_none_or(|last| !last.is_alphanumeric()))
}

/// How many names stand in a row; none where something else stands among them.
fn names(row: &str) -> usize {
    let row = row.trim().trim_end_matches(['.', ' ']);
    let is_upper = !row.contains(char::is_lowercase);
    let mut count = 0;
    for part in row.split(APART).map(str::trim).filter(|part| !part.is_empty()) {
        let all: Vec<&str> = part.split_whitespace().collect();
        // A small word between names joins them, in whatever language: `Norland and Sudria`.
        let is_name = |word: &&str| word.starts_with(|char: char| !char.is_lowercase());
        let is_one = all.len() <= 2 * NAME_WORDS_MAX && all.last().is_some_and(is_name);
        if !is_one {
            return 0;
        }
        let is_small = |word: &str| word.starts_with(char::is_lowercase);
        // In a line of capitals the small words are the short ones.
        let is_short = |word: &str| is_upper && word.chars().count() <= 3;
        let inside = 1..all.len().saturating_sub(1).max(1);
        let is_row = all[inside].iter().any(|word| is_small(word) || is_short(word));
        count += 1 + usize::from(is_row);
    }
    count
}

/// `Between Norland (“Norland”) and the Kingdom of Sudria`.
fn is_between(words: &str) -> bool {
    let small = words.to_lowercase();
    let opens = BETWEEN.iter().find(|one| {
        let rest = small.strip_prefix(**one);
        rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    });
    let Some(rest) = opens.and_then(|opens| words.get(opens.len()..)) else { return false };
    let is_name = |word: &&str| {
        let bare = word.trim_start_matches(|char: char| !char.is_alphanumeric());
        bare.starts_with(|char: char| char.is_alphabetic() && !char.is_lowercase())
    };
    rest.split_whitespace().filter(is_name).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_parties_are_told_from_headings() {
        for line in [
            "The Parties: Norland, Sudria",
            "THE PARTIES: NORLAND AND SUDRIA",
            "The High Contracting Parties: the Republic of Norland and the Kingdom of Sudria",
            "Les parties: Norlande et Sudrie",
            "Сторони: Норланд, Судрія",
            "缔约方：甲国、乙国",
            "Between Norland (“Norland”) and the Kingdom of Sudria (“Sudria”)",
        ] {
            assert!(names_parties(line), "{line}");
        }
        for line in [
            "Duties of the Parties",
            "The Parties: general provisions",
            "Counterparties: Banks, Insurers",
            "Scope: Definitions, Terms",
            "Between the lines",
        ] {
            assert!(!names_parties(line), "{line}");
        }
        assert!(
            defines_name("Halden GmbH (the \"Supplier\")") && defines_name("Sudria (“Sudria”)")
        );
        assert!(!defines_name("Release of prisoners (first stage)"));
    }
}
