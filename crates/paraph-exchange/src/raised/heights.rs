//! How what stands higher or lower than its line is written in one line.
//!
//! Digits have signs of their own in Unicode, which others type; a letter in a formula is written as
//! in an equation, `10^(n)`. Letters of a word are letters like others: `1st`, `Mme`, `CO2e`.

/// Where words stand that are smaller than those beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Height {
    /// As an exponent.
    Raised,
    /// As an index.
    Lowered,
}

impl Height {
    /// What is moved the other way.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Raised => Self::Lowered,
            Self::Lowered => Self::Raised,
        }
    }
}

/// Digits, and the signs that stand with them, as they are raised and lowered.
const SIGNS: [(char, char, char); 15] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('=', '⁼', '₌'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
];
/// Letters that stand for a number wherever a formula has them, and are no ending of an ordinal in
/// languages that raise those (`1er`, `2e`, `3o`, `4a`).
const VARIABLES: &str = "ijkmnxyzKN";
/// How long an exponent or an index is at most.
const CHARS_MAX: usize = 12;

/// Whether words may be an exponent or an index, or a part of one that was cut by its formatting.
pub(super) fn may_stand(words: &str) -> bool {
    let is_sign = |char: char| sign(char, Height::Raised).is_some();
    let is_part = |char: char| {
        char.is_alphanumeric() || is_sign(char) || matches!(char, '*' | '/' | '.' | ',')
    };
    let is_digits = words.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = is_digits || words.chars().take(CHARS_MAX + 1).count() <= CHARS_MAX;
    let has_value = |char: char| is_sign(char) || VARIABLES.contains(char);
    let is_variable = words.chars().filter(|char| char.is_alphabetic()).count() < 2;
    !words.is_empty()
        && is_short
        && words.chars().all(is_part)
        && words.contains(has_value)
        && (is_variable || words.contains(|char: char| char.is_ascii_digit()))
}

/// Words that stand higher or lower, behind what stands before them.
pub(super) fn written(before: &str, words: &str, height: Height) -> String {
    let line = before.trim_end();
    let is_apart = line.len() < before.len();
    let is_behind_figure = line.ends_with(char::is_numeric);
    let is_begun = line.ends_with(['(', '[', '{', '/', '“', '«', '|']) || line.is_empty();
    // In brackets behind a word it is the mark of a footnote that is nowhere.
    let is_mark = words.starts_with('(') && !is_behind_figure;
    if is_begun || is_mark || is_apart && !is_behind_figure {
        return words.to_string();
    }
    let is_formula = is_behind_figure || line.ends_with([')', ']', '}']) || ends_in_letter(line);
    match signs(words, height) {
        Some(signs) => signs,
        None if is_formula && has_variable(words) => {
            format!("{}({words})", if height == Height::Raised { '^' } else { '_' })
        }
        None => words.to_string(),
    }
}

/// Whether words have a letter that stands for a number, or more than one sign joins them.
fn has_variable(words: &str) -> bool {
    words.contains(|char: char| VARIABLES.contains(char) || "+-−–*/=,.".contains(char))
}

/// Whether a line ends in one letter by itself, as the name of a quantity is.
fn ends_in_letter(line: &str) -> bool {
    let mut back = line.chars().rev();
    back.next().is_some_and(char::is_alphabetic)
        && !back.next().is_some_and(|char| char.is_alphabetic() || matches!(char, '\'' | '’'))
}

/// Words in the signs that Unicode has for them at a height; none if it has not all.
pub(crate) fn signs(words: &str, height: Height) -> Option<String> {
    let signs: Option<String> = words.chars().map(|char| sign(char, height)).collect();
    signs.filter(|signs| !signs.is_empty())
}

fn sign(char: char, height: Height) -> Option<char> {
    let char = if matches!(char, '−' | '–') { '-' } else { char };
    let (_, raised, lowered) = SIGNS.iter().find(|(usual, ..)| *usual == char)?;
    Some(if height == Height::Raised { *raised } else { *lowered })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(before: &str, words: &str) -> String {
        if may_stand(words) { written(before, words, Height::Raised) } else { words.to_string() }
    }

    fn lowered(before: &str, words: &str) -> String {
        if may_stand(words) { written(before, words, Height::Lowered) } else { words.to_string() }
    }

    #[test]
    fn digits_and_signs_are_what_is_seen() {
        assert_eq!(raised("10", "6"), "⁶");
        assert_eq!(raised("10", "-6"), "⁻⁶");
        assert_eq!(raised("10", "−6"), "⁻⁶");
        assert_eq!(raised("5 km", "2"), "²");
        assert_eq!(raised("Ca", "2+"), "²⁺");
        assert_eq!(raised("10 ", "6"), "⁶");
        assert_eq!(lowered("H", "2"), "₂");
        assert_eq!(lowered("10", "2"), "₂");
        assert_eq!(raised("in 5.", "3"), "³");
        assert_eq!(raised("Article 5", "(1)"), "⁽¹⁾");
    }

    #[test]
    fn letters_of_formulas_are_told_from_letters_of_words() {
        assert_eq!(raised("10", "n"), "^(n)");
        assert_eq!(raised("2", "k+1"), "^(k+1)");
        assert_eq!(raised("(1 + r)", "n"), "^(n)");
        assert_eq!(raised("x", "2n"), "^(2n)");
        assert_eq!(lowered("P", "i"), "_(i)");
        assert_eq!(lowered("P", "i,1"), "_(i,1)");
        for (before, words) in [
            ("1", "st"),
            ("1", "er"),
            ("2", "e"),
            ("3", "o"),
            ("n", "o"),
            ("M", "me"),
            ("words", "n"),
            ("word", "1,2"),
            ("word", "(1)"),
            ("5", "bis"),
            ("", "1"),
            ("and ", "1"),
            ("P", "max"),
            ("word", "*"),
        ] {
            assert_eq!(raised(before, words), words, "{before}{words}");
        }
    }
}
