//! Reading the lists of a language from its file.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt::Write as _;

use paraph_text::numerals;

use super::beginnings::{Beginnings, Begun};
use super::forms::Ending;
use super::language::in_small_letters;
use super::{Entry, Lists, Phrase, SHORT, plain, section_bit};
use crate::numbered::Numbered;
use crate::substance::one_line;

/// The lists in a file of a language.
pub(super) fn read(language: &str, data: &'static str) -> Lists {
    let mut lists = Lists::default();
    let mut phrases = Phrases::default();
    phrases.numerals(language);
    let (mut section, mut value) = ("", "");
    for line in data.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            (section, value) = head.split_once(' ').unwrap_or((head, ""));
            continue;
        }
        match section {
            "same" => phrases.same(line),
            "opposite" => lists.take_opposites(line),
            "endings" => lists.endings.extend(words_of(line).filter_map(Ending::read)),
            "negative" => lists.negative.extend(words_of(line)),
            "negative-like" => lists.negative_like.extend(words_of(line)),
            "elision" => lists.elisions.extend(words_of(line)),
            "manner" => lists.manners.extend(words_of(line)),
            "actors" => lists.actors.extend(words_of(line)),
            "able" => lists.able.extend(words_of(line)),
            "owner" => lists.owners.extend(words_of(line)),
            "language" => {}
            _ => {
                lists.months_are_names |=
                    section == "month" && line.starts_with(char::is_uppercase);
                phrases.add_all(line, Entry { section, value });
            }
        }
    }
    lists.take(phrases);
    lists
}

/// The entries of a line as they are written.
pub(super) fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

/// What the file says of phrases, while it is read.
#[derive(Default)]
struct Phrases {
    /// The phrases, in small letters.
    known: Numbered,
    /// The entries of all, each with the number of its phrase.
    entries: Vec<(u32, Entry)>,
    /// For each phrase the one that stands for it.
    same: Vec<Option<&'static str>>,
    /// The phrase at hand.
    small: String,
}

impl Phrases {
    fn number(&mut self, phrase: &str) -> u32 {
        in_small_letters(phrase, &mut self.small);
        let number = self.known.number(&self.small);
        if number as usize == self.same.len() {
            self.same.push(None);
        }
        number
    }

    fn add(&mut self, phrase: &str, entry: Entry) {
        let number = self.number(phrase);
        self.entries.push((number, entry));
    }

    /// Adds the phrases of a line to a section.
    fn add_all(&mut self, line: &str, entry: Entry) {
        each_entry(line, &mut |phrase| self.add(phrase, entry));
    }

    /// Takes a line `phrase: others that are the same`.
    fn same(&mut self, line: &'static str) {
        let Some((stands, others)) = line.split_once(':') else { return };
        // What stands for others is one word too, so that both are taken alike.
        self.number(stands.trim());
        each_entry(others, &mut |other| {
            let number = self.number(other);
            self.same[number as usize] = Some(stands.trim());
        });
    }

    /// The number words of a language, as entries of the sections `number`, `ordinal`, `scale`, `part`.
    fn numerals(&mut self, language: &str) {
        let all = || numerals::all().filter(|one| one.language == language);
        let mut values = String::new();
        let mut ends = Vec::new();
        for one in all() {
            // Writing to a string cannot fail.
            let _ = write!(values, "{}", one.value);
            ends.push(values.len());
        }
        // The lists are read once and kept to the end of the process, and this with them.
        let mut rest: &'static str = values.leak();
        let mut start = 0;
        for (one, end) in all().zip(ends) {
            let (value, behind) = rest.split_at(end - start);
            (rest, start) = (behind, end);
            let section = match one.kind {
                numerals::Kind::Cardinal | numerals::Kind::Multiplicative => "number",
                numerals::Kind::Ordinal => "ordinal",
                numerals::Kind::Scale => "scale",
                numerals::Kind::Part => "part",
            };
            self.add(one.words, Entry { section, value });
        }
    }

    /// The entries of each phrase, in the order of the file: where they begin and end in all of them.
    fn sorted(&self) -> (Vec<Entry>, Vec<usize>) {
        let count = self.known.len();
        let mut starts = vec![0; count + 1];
        for (phrase, _) in &self.entries {
            starts[*phrase as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut sorted = vec![Entry { section: "", value: "" }; self.entries.len()];
        for (phrase, entry) in &self.entries {
            let at = &mut next[*phrase as usize];
            sorted[*at] = *entry;
            *at += 1;
        }
        (sorted, starts)
    }
}

impl Lists {
    /// Takes a line `word: others that deny it`.
    fn take_opposites(&mut self, line: &str) {
        let Some((says, others)) = line.split_once(':') else { return };
        let says = self.vocabulary.number(&plain(says.trim()));
        for other in words_of(others) {
            let denies = self.vocabulary.number(&plain(other));
            self.opposites.push((says, denies));
        }
    }

    fn take(&mut self, phrases: Phrases) {
        let (entries, starts) = phrases.sorted();
        let own = |number: u32| &entries[starts[number as usize]..starts[number as usize + 1]];
        self.any = Some(self.vocabulary.number("*"));
        let mut firsts: Vec<(u32, Begun)> = Vec::with_capacity(phrases.same.len());
        for (number, same) in (0..).zip(&phrases.same) {
            let phrase = phrases.known.text(number);
            let start = self.words.len();
            for word in phrase.split(' ') {
                // Nearly all words are such, and need no second look.
                if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                    self.words.push(self.vocabulary.number(word));
                    continue;
                }
                let (short, rest) =
                    self.elided(word).map_or((None, word), |(short, rest)| (Some(short), rest));
                for part in short.into_iter().chain([rest]) {
                    let word = self.vocabulary.number(&plain(part));
                    self.words.push(word);
                }
            }
            let words = start..self.words.len();
            self.reach = self.reach.max(words.len());
            let second = self.words.get(start + 1).filter(|second| Some(**second) != self.any);
            firsts.push((self.words[start], Begun { phrase: number, second: second.copied() }));
            // A phrase is also what the one is that stands for it.
            let stands = same.and_then(|same| phrases.known.find(same));
            let start = self.entries.len();
            self.entries.extend(own(number));
            self.entries.extend(stands.map_or(&[][..], own));
            let entries = start..self.entries.len();
            let sections = self.entries[entries.clone()]
                .iter()
                .fold(0, |all, entry| all | section_bit(entry.section));
            let are_long = self.words[words.clone()]
                .iter()
                .all(|word| self.vocabulary.text(*word).len() > SHORT);
            self.phrases.push(Phrase { words, entries, sections, are_long, same: *same });
        }
        self.beginning = Beginnings::of(&firsts, self.vocabulary.len());
        self.texts = phrases.known;
    }
}

/// The phrases of a line; `{is|are} asked to` is two.
fn each_entry(line: &str, take: &mut impl FnMut(&str)) {
    let mut written = String::new();
    for entry in words_of(line) {
        alternatives(entry, &mut written, take);
    }
}

/// A phrase with each of the words in its braces; an empty one leaves no space.
fn alternatives(phrase: &str, written: &mut String, take: &mut impl FnMut(&str)) {
    let inner = phrase.split_once('{').and_then(|(before, rest)| {
        let (inside, behind) = rest.split_once('}')?;
        Some((before, inside, behind))
    });
    let length = written.len();
    match inner {
        Some((before, inside, behind)) => {
            written.push_str(before);
            let begun = written.len();
            for word in inside.split('|') {
                written.push_str(word);
                alternatives(behind, written, take);
                written.truncate(begun);
            }
        }
        None => {
            written.push_str(phrase);
            if is_one_line(written) { take(written) } else { take(&one_line(written)) }
        }
    }
    written.truncate(length);
}

/// Whether single spaces, and nothing else, part the words of a phrase. Of other letters than those of
/// ASCII it says no, and they are looked at more closely.
fn is_one_line(phrase: &str) -> bool {
    let mut before = b' ';
    let is_spaced = phrase.bytes().all(|byte| {
        let parts_once = byte != b' ' || before != b' ';
        before = byte;
        byte.is_ascii()
            && parts_once
            && (byte == b' ' || !byte.is_ascii_whitespace() && byte != 0x0b)
    });
    is_spaced && before != b' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_hold_words_of_which_one_stands() {
        let mut phrases: Vec<String> = Vec::new();
        each_entry("{is|are} {|strictly} bound to, has to", &mut |phrase| {
            phrases.push(phrase.into());
        });
        assert_eq!(
            phrases,
            [
                "is bound to",
                "is strictly bound to",
                "are bound to",
                "are strictly bound to",
                "has to"
            ]
        );
    }
}
