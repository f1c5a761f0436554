//! Formulas in the words of a point: `P = (A/B) x²`.
//!
//! Readers of files write an equation in one line, and people type them so. In a formula every letter
//! counts, though `a` and `b` say nothing as words: one that is another is told whole.
//!
//! It is not: whether two formulas come to the same.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

/// What joins two parts of a formula.
const JOINS: [char; 18] =
    ['=', '/', '×', '·', '⋅', '*', '^', '+', '÷', '√', '∑', '∫', '≤', '≥', '−', '-', '<', '>'];
/// How many letters a part has at most that is no word.
const LETTERS_MAX: usize = 2;

/// How many parts, signs and brackets are read as one formula: a longer chain is not looked at to its end from each
/// of its parts.
const SIGNS_MAX: usize = 128;

/// The formulas of a text, in order.
pub(super) fn formulas(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most points have none, and none has one without such a sign.
    if !text.contains(JOINS) {
        return found;
    }
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let read = Formula::read(text, at);
        if let Some(formula) = read.filter(Formula::is_one) {
            at = formula.at.end;
            found.push(formula.at);
        } else if char.is_alphanumeric() {
            let word = text[at..].find(|char: char| !char.is_alphanumeric());
            at = word.map_or(text.len(), |length| at + length);
        } else {
            at += char.len_utf8();
        }
    }
    found
}

/// Whether two are one, however their signs are drawn and set apart.
pub(super) fn is_same_formula(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn plain(formula: &str) -> String {
    let drawn = |char: char| match char {
        '·' | '⋅' | '*' => '×',
        '−' => '-',
        '÷' => '/',
        char => char,
    };
    let plain: String = formula.chars().filter(|char| !char.is_whitespace()).map(drawn).collect();
    let inner = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    match inner.filter(|inner| !inner.contains(['(', ')'])) {
        Some(inner) => inner.into(),
        None => plain,
    }
}

/// Parts and what joins them, as they stand side by side.
#[derive(Default)]
struct Formula {
    at: Range<usize>,
    joins: Vec<char>,
    /// How many letters and how many other characters each part has.
    parts: Vec<[usize; 2]>,
}

impl Formula {
    /// What begins at a byte and goes on without a word beside a word.
    fn read(text: &str, start: usize) -> Option<Self> {
        let mut read = Self { at: start..start, ..Self::default() };
        let (mut at, mut open, mut joined) = (start, 0_usize, true);
        while let Some(char) = text[at..].chars().next() {
            if read.parts.len() + read.joins.len() + open > SIGNS_MAX {
                break;
            }
            let is_apart = at > read.at.end;
            if char.is_whitespace() && !read.parts.is_empty() {
                at += char.len_utf8();
                continue;
            }
            if char.is_alphanumeric() && (joined || !is_apart) {
                let end = part_end(text, at);
                let letters = text[at..end].chars().filter(|char| char.is_alphabetic()).count();
                read.parts.push([letters, text[at..end].chars().count() - letters]);
                (at, joined) = (end, false);
            } else if JOINS.contains(&char) && (!joined || char == '√') {
                read.joins.push(char);
                at += char.len_utf8();
                joined = true;
                continue;
            } else if char == '(' && (joined || !is_apart) {
                at += 1;
                (open, joined) = (open + 1, true);
                continue;
            } else if char == ')' && open > 0 && !joined {
                at += 1;
                open -= 1;
            } else {
                break;
            }
            read.at.end = at;
        }
        (open == 0 && !joined || read.at.end > start).then_some(read)
    }

    /// Whether it is a formula, and no words with a stroke between them.
    fn is_one(&self) -> bool {
        let has = |join: char| self.joins.contains(&join);
        let are_short = self.parts.iter().all(|[letters, _]| *letters <= LETTERS_MAX);
        let has_letters = self.parts.iter().any(|[letters, _]| *letters > 0);
        let is_number = |part: &[usize; 2]| part[0] == 0;
        match (self.parts.as_slice(), self.joins.as_slice()) {
            // `a/b`, but neither `his/her` nor `12/A`; a hyphen alone joins words.
            ([one, other], ['/']) => *one == [1, 0] && *other == [1, 0],
            // `D+7` is a day.
            ([one, other], ['+']) if is_number(one) != is_number(other) => false,
            ([], _) | ([_], _) => false,
            (_, joins) if joins.iter().all(|join| matches!(join, '-' | '/')) => false,
            (_, joins) => has_letters && (are_short || (has('=') && joins.len() > 1)),
        }
    }
}

/// Where a part ends: letters, digits, what is raised or lowered, and a sign between digits.
fn part_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    let mut last = ' ';
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_within = matches!(char, '.' | ',')
            && last.is_ascii_digit()
            && next.is_some_and(|next| next.is_ascii_digit());
        if !(char.is_alphanumeric() || char == '_' || is_within) {
            return start + at;
        }
        last = char;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        formulas(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn formulas_are_told_from_words_with_strokes() {
        assert_eq!(found("The area is (a/b)."), ["(a/b)"]);
        assert_eq!(found("The price is P=(A/B)x² from May on."), ["P=(A/B)x²"]);
        assert_eq!(
            found("Price = Base × Index / 100 where the index is"),
            ["Price = Base × Index / 100"]
        );
        let none: [&str; 0] = [];
        for words in [
            "he/she and/or his/her",
            "on D+7 at 12/A",
            "A/RES/68/262 of 5/6/2027",
            "the North-South line - and more",
            "within [30] days / months",
        ] {
            assert_eq!(found(words), none, "{words}");
        }
    }

    #[test]
    fn chains_of_any_length_are_looked_at_once() {
        // Each would take minutes if it were read to its end from each of its parts.
        let none: [&str; 0] = [];
        assert_eq!(found(&"1-".repeat(200_000)), none);
        assert_eq!(found(&"(".repeat(400_000)), none);
        assert_eq!(found(&"1 - 2 / word ".repeat(50_000)), none);
        let long = ["P = (A/B)x² ", &"1-".repeat(300)].concat();
        assert_eq!(found(&long), ["P = (A/B)x²"]);
    }

    #[test]
    fn signs_of_one_meaning_are_one() {
        assert!(is_same_formula("P = A * B", "P=A×B"));
        assert!(is_same_formula("(a/b)", "a / b"));
        assert!(!is_same_formula("(a/b)", "(a/c)"));
        assert!(!is_same_formula("(a+b)/(c+d)", "(a+b)/(c-d)"));
    }
}
