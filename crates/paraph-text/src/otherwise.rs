//! Labels as other forms write them: `2)`, `(2)`, `Article 2`. No text is read so; whoever wrote one is
//! told how it is written here.

use alloc::string::String;

/// Words that stand before the number of a point elsewhere.
const NOUNS: [&str; 8] =
    ["article", "art.", "section", "sec.", "clause", "paragraph", "point", "item"];

/// The longest label that is told.
const LABEL_MAX: usize = 12;

/// The label with which a line begins in another form: `2` for `2) words` and `Article 2`.
pub(crate) fn label(line: &str) -> Option<String> {
    let line = line.trim_start();
    bracketed(line).or_else(|| named(line)).map(Into::into)
}

/// `2)`, `(2)`, `a)`.
fn bracketed(line: &str) -> Option<&str> {
    let (inside, rest) = line.strip_prefix('(').unwrap_or(line).split_once(')')?;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let letter = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_alphabetic());
    (ends && (letter || is_number(inside))).then_some(inside)
}

/// `Article 2`, `ARTICLE 2.`, `Section 2: words`, `§ 2`.
fn named(line: &str) -> Option<&str> {
    let rest = match line.strip_prefix('§') {
        Some(rest) => rest,
        None => {
            let (noun, rest) = line.split_once(char::is_whitespace)?;
            NOUNS.iter().any(|known| noun.eq_ignore_ascii_case(known)).then_some(rest)?
        }
    };
    let number = rest.split_whitespace().next()?.trim_end_matches(['.', ':', ')', '-', '–', '—']);
    is_number(number).then_some(number)
}

/// Digits, and what is put to them: `2`, `10.c`, `2bis`.
fn is_number(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_ascii_digit());
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    begins && plain && text.len() <= LABEL_MAX && !text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_of_other_forms_are_known_and_words_are_not() {
        for (line, expected) in [
            ("2) The sum is 600.", "2"),
            ("(2) The sum is 600.", "2"),
            ("  a) The sum", "a"),
            ("Article 2", "2"),
            ("ARTICLE 2bis. Sums", "2bis"),
            ("Section 10.c: Sums", "10.c"),
            ("§ 2 Sums", "2"),
            ("§2", "2"),
        ] {
            assert_eq!(label(line).as_deref(), Some(expected), "{line}");
        }
        for line in
            ["The sum (2) is", "Article", "Article two", "2 sums", "(see 2) x", "", "§", ")"]
        {
            assert_eq!(label(line), None, "{line}");
        }
    }
}
