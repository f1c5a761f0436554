//! Full stops that end no sentence: `Mr. Halden`, `Resolution No. 7`, `the U.S. Government`, `Donald J. Halden`.

use alloc::string::String;

use crate::sections::Sections;

/// What is shortened, by what must follow it.
static SHORT: Sections = Sections::of(include_str!("../../data/abbreviations.txt"));

/// Whether a sentence goes on behind a full stop, by the words before and behind that; where it shortens a word, or is an
/// initial of a name.
///
/// A small letter behind the full stop says so by itself, and is not looked for here.
pub(crate) fn goes_on(before: &str, behind: &str) -> bool {
    let next = behind.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let Some(first) = next.chars().next().filter(|_| next.len() < behind.len()) else {
        return false;
    };
    let (lead, word) = last(before);
    let small = word.to_lowercase();
    if SHORT.names("anywhere", &small) {
        return true;
    }
    if is_number(next) {
        return SHORT.names("before a number", &small);
    }
    let is_large = word.starts_with(char::is_uppercase);
    if !first.is_uppercase() {
        return false;
    }
    // In Cyrillic what is shortened before a name is written small: `г. Киев`.
    let is_shortened = SHORT.names("before a name", &small) && (is_large || !small.is_ascii());
    is_shortened || is_initials(word) && begins_name(next) && (word.contains('.') || is_named(lead))
}

/// The last word of words, without the signs before it, and what stands before that.
fn last(words: &str) -> (&str, &str) {
    let start = words
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
    let word = words[start..].trim_start_matches(|char: char| !char.is_alphanumeric());
    words.split_at(words.len() - word.len())
}

/// Whether words begin with a number, in either numerals.
fn is_number(words: &str) -> bool {
    let end = words.find(|char: char| !char.is_alphanumeric()).unwrap_or(words.len());
    let word = &words[..end];
    word.starts_with(char::is_numeric)
        || !word.is_empty() && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// `J`, `U.S`: capital letters, each with a full stop behind it.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    })
}

/// Whether words do not begin as sentences do.
fn begins_name(words: &str) -> bool {
    let end = words.find(|char: char| !char.is_alphanumeric()).unwrap_or(words.len());
    !SHORT.names("begins a sentence", &words[..end].to_lowercase())
}

/// Whether a name stands before an initial, or another initial, and no word that a letter labels: `Annex B`.
fn is_named(lead: &str) -> bool {
    let lead = lead.trim_end();
    let (_, word) = last(lead.strip_suffix('.').unwrap_or(lead));
    let small: String = word.to_lowercase();
    word.starts_with(char::is_uppercase) && !SHORT.names("lettered", &small)
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    /// Asks of the first full stop of a text before a space.
    fn asked(text: &str) -> bool {
        let at = text.find(". ").expect("a full stop");
        goes_on(&text[..at], &text[at + 1..])
    }

    #[test]
    fn a_full_stop_that_shortens_ends_no_sentence() {
        for text in [
            "Under Resolution No. 2803 it ends",
            "See (Art. 5 and 6)",
            "as Art. V says",
            "under Mr. Halden the council",
            "in St. Lesk",
            "a vehicle, e.g. Norland's own",
            "the U.S. Government pays",
            "headed by President Donald J. Halden",
            "signed by John F. K. Halden",
            "за ст. 5 договору",
            "в г. Лесск",
            "avec M. Dupont",
        ] {
            assert!(asked(text), "{text}");
        }
    }

    #[test]
    fn a_full_stop_that_ends_a_sentence_does() {
        for text in [
            "It is in Annex B. The Parties agree.",
            "It binds Party A. Norland shall pay.",
            "Norland says no. Ostria says yes.",
            "It happens in the U.S. The Parties agree.",
            "They meet at 6 p.m. Norland speaks first.",
            "The port is closed. Norland opens it.",
            "They leave on the st. Norland",
            "It ends here.  ",
        ] {
            assert!(!asked(text), "{text}");
        }
    }
}
