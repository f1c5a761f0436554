//! Small lists of phrases that are data: a phrase a line, each list under its name in brackets.

/// The phrases of a list of a file; lines that begin with `#` are for its readers.
pub(crate) fn of<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut is_here = false;
    let said = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    said.filter(move |line| {
        let named = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        is_here = named.map_or(is_here, |named| named == name);
        is_here && named.is_none()
    })
}

/// Whether words in small letters begin with a phrase of a list, and not with a longer word.
pub(crate) fn begins(text: &str, name: &str, words: &str) -> bool {
    of(text, name).any(|phrase| {
        let rest = words.strip_prefix(phrase);
        rest.is_some_and(|rest| {
            !rest.starts_with(|char: char| char.is_alphanumeric() || char == '-')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{begins, of};

    const TEXT: &str = "# For readers.\n[one]\nif\n\n[two]\nin that case\nif\n";

    #[test]
    fn a_list_is_what_stands_under_its_name() {
        assert!(of(TEXT, "one").eq(["if"]));
        assert!(of(TEXT, "two").eq(["in that case", "if"]));
        assert!(of(TEXT, "three").next().is_none());
        assert!(begins(TEXT, "one", "if it rains"));
        assert!(!begins(TEXT, "one", "iffy rain"));
        assert!(!begins(TEXT, "two", "in that"));
    }
}
