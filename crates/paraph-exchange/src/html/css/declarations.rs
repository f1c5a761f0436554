//! What a style declares, one after another: without comments, with its escapes resolved.

use std::iter::Peekable;
use std::str::Chars;

/// One thing that a style says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::html) struct Declaration {
    /// What it is about, in small letters.
    pub(in crate::html) name: String,
    /// What it says, in small letters; its strings are empty in it.
    pub(in crate::html) value: String,
    /// The first of its strings, as it is written.
    pub(in crate::html) string: Option<String>,
    /// Whether it outweighs what is said elsewhere.
    pub(in crate::html) is_important: bool,
    /// Whether the value has begun.
    is_said: bool,
}

impl Declaration {
    /// The same of another value.
    pub(in crate::html) fn with(self, value: String) -> Self {
        Self { value, ..self }
    }

    fn put(&mut self, char: char) {
        let to = if self.is_said { &mut self.value } else { &mut self.name };
        to.extend(char.to_lowercase());
    }

    /// Without what only says how much it weighs.
    fn trimmed(self) -> Self {
        let value = self.value.trim();
        let weighed = value.strip_suffix("important").map(str::trim_end);
        let bare = weighed.and_then(|value| value.strip_suffix('!'));
        let (value, is_important) = (bare.unwrap_or(value).trim_end().to_string(), bare.is_some());
        Self { name: self.name.trim().to_string(), value, is_important, ..self }
    }
}

/// The declarations of a style.
pub(in crate::html) fn of(style: &str) -> Vec<Declaration> {
    let mut all = Vec::new();
    let mut open = Declaration::default();
    let mut chars = style.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '/' if chars.peek() == Some(&'*') => skip_comment(&mut chars),
            '\\' => {
                if let Some(char) = escaped(&mut chars) {
                    open.put(char);
                }
            }
            '"' | '\'' => {
                let string = string(char, &mut chars);
                open.put(char);
                open.put(char);
                open.string.get_or_insert(string);
            }
            ':' if !open.is_said => open.is_said = true,
            ';' => all.push(std::mem::take(&mut open).trimmed()),
            char => open.put(char),
        }
    }
    all.push(open.trimmed());
    all.retain(|one| one.is_said);
    all
}

fn skip_comment(chars: &mut Peekable<Chars<'_>>) {
    chars.next();
    let mut before = ' ';
    for char in chars {
        if (before, char) == ('*', '/') {
            return;
        }
        before = char;
    }
}

/// The character behind a backslash, or that it gives by its number.
pub(super) fn escaped(chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    const DIGITS_MAX: usize = 6;
    let mut number = String::new();
    while number.len() < DIGITS_MAX
        && let Some(digit) = chars.next_if(char::is_ascii_hexdigit)
    {
        number.push(digit);
    }
    if number.is_empty() {
        // A line end behind a backslash is nothing.
        return chars.next().filter(|char| *char != '\n');
    }
    chars.next_if(|char| char.is_whitespace());
    u32::from_str_radix(&number, 16).ok().and_then(char::from_u32)
}

/// What stands up to the other quote.
fn string(quote: char, chars: &mut Peekable<Chars<'_>>) -> String {
    let mut string = String::new();
    while let Some(char) = chars.next() {
        match char {
            '\\' => string.extend(escaped(chars)),
            char if char == quote => break,
            char => string.push(char),
        }
    }
    string
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(style: &str) -> Vec<(String, String, Option<String>)> {
        of(style).into_iter().map(|one| (one.name, one.value, one.string)).collect()
    }

    #[test]
    fn comments_and_escapes_hide_nothing() {
        let one = |name: &str, value: &str| (name.to_string(), value.to_string(), None);
        assert_eq!(said("Display:/**/none"), [one("display", "none")]);
        assert_eq!(
            said("display:n\\6f ne !important; x:/* y"),
            [one("display", "none"), one("x", "")]
        );
        assert_eq!(said("color: red;;direction"), [one("color", "red")]);
    }

    #[test]
    fn strings_end_no_declaration() {
        let marker = |string: &str| {
            ("list-style".to_string(), "'' inside".to_string(), Some(string.to_string()))
        };
        assert_eq!(said("list-style: 'Not; /* a: b */' inside"), [marker("Not; /* a: b */")]);
        assert_eq!(said("list-style: 'it\\'s \\41 B' inside;"), [marker("it's AB")]);
    }
}
