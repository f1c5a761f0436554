//! A script: commands one after the other, each with who gives it.
//!
//! ```text
//! # A remark.
//! M: init --party A --party B --mediator M --text draft-1.txt
//! kim@A: act object --point 2 \
//!   --reason 'too high'
//! ```
//!
//! Stories and demonstrations are scripts, so they can do nothing that a user cannot type.

/// One command of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who gives it.
    pub who: String,
    /// The words, without the program's name.
    pub words: Vec<String>,
}

/// The steps of a script. A line that ends with `\` goes on in the next.
#[must_use]
pub fn steps(script: &str) -> Vec<Step> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in script.lines().filter(|line| !line.starts_with('#')) {
        let (text, more) = match line.strip_suffix('\\') {
            Some(text) => (text, true),
            None => (line, false),
        };
        match (goes_on, lines.last_mut()) {
            (true, Some(last)) => last.push_str(text.trim_start()),
            _ => lines.push(text.to_owned()),
        }
        goes_on = more;
    }
    lines.iter().filter_map(|line| step(line)).collect()
}

/// The step in a line: who, a colon, the command.
#[must_use]
pub fn step(line: &str) -> Option<Step> {
    let (who, command) = line.split_once(": ")?;
    Some(Step { who: who.to_owned(), words: split(command) })
}

/// Splits a command into words as a shell does: quotes keep words together.
#[must_use]
pub fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (Some(q), c) if q == c => quote = None,
            (None, ' ') if begun => {
                words.push(std::mem::take(&mut word));
                begun = false;
            }
            (None, ' ') => {}
            (_, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// A word as it can be typed in a shell, and as [`split`] reads it.
#[must_use]
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "@.,:-_=/+%".contains(c);
    let literal = |c: char| !"\"$`\\!".contains(c);
    match word {
        _ if !word.is_empty() && word.chars().all(plain) => word.to_owned(),
        _ if !word.contains('\'') => format!("'{word}'"),
        _ if word.chars().all(literal) => format!("\"{word}\""),
        // A quote within quotes: they end, a quote stands in the other kind, they begin again.
        _ => format!("'{}'", word.replace('\'', "'\"'\"'")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_as_a_shell_reads() {
        let steps =
            steps("# no\nM: init --text 'a b.txt'\n\nkim@A: act \\\n  ask --question \"Why?\"\n");
        assert_eq!(steps[0].words, ["init", "--text", "a b.txt"]);
        assert_eq!((steps[1].who.as_str(), steps[1].words.len()), ("kim@A", 4));
        assert_eq!(split("a '' b"), ["a", "", "b"]);
    }

    #[test]
    fn what_is_quoted_is_read_back() {
        for word in ["a", "", "a b", "it's", "$(x) isn't", "'", "\"", "1,2-3", "a\"b'c"] {
            assert_eq!(split(&quoted(word)), [word], "{}", quoted(word));
        }
        assert_eq!(quoted("kim@A"), "kim@A");
    }
}
