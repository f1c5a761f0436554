//! Small lists of phrases that are data: a phrase a line, each list under its name in brackets.

/// How sentences, or their beginnings, govern others.
pub(crate) const GOVERNS: &str = include_str!("../data/governs.txt");

/// Each phrase of a file with the name of its list; lines that begin with `#` are for its readers.
pub(crate) fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut name = "";
    let said = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    said.filter_map(move |line| {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(named) => {
                name = named;
                None
            }
            None => Some((name, line)),
        }
    })
}

/// The phrases of a list of a file.
pub(crate) fn of<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    entries(text).filter(move |(list, _)| *list == name).map(|(_, phrase)| phrase)
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
