//! The words of a language by which a change of substance is known.
//!
//! They are data: a file a language under `data/substance/`, and a line in [`LANGUAGES`]. No other
//! code knows a word of any language.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use once_cell::race::OnceBox;
use paraph_text::numerals;

/// The languages there are lists for: what each is called, and its lists.
const LANGUAGES: [(&str, &str); 3] = [
    ("en", include_str!("../../data/substance/en.txt")),
    ("fr", include_str!("../../data/substance/fr.txt")),
    ("uk", include_str!("../../data/substance/uk.txt")),
];

/// The lists of each language, once somebody has asked for them.
static READ: [OnceBox<Lists>; LANGUAGES.len()] = [const { OnceBox::new() }; LANGUAGES.len()];

/// A language that there are lists for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(0);

    /// The language of this name: `en`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        LANGUAGES.iter().position(|(known, _)| *known == name).map(Self)
    }

    /// The language whose commonest words stand most often in a text; English if none does.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words: Vec<String> = letters(text).map(str::to_lowercase).collect();
        let count = |data: &str| {
            let common = commonest(data);
            words.iter().filter(|word| common.contains(&word.as_str())).count()
        };
        let counts = LANGUAGES.iter().map(|(_, data)| count(data)).enumerate();
        Self(counts.max_by_key(|(at, count)| (*count, usize::MAX - at)).map_or(0, |(at, _)| at))
    }

    /// What it is called: `en`.
    #[must_use]
    pub fn name(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// Its lists, read once in a process: reading them takes longer than most comparisons.
    pub(super) fn lists(self) -> &'static Lists {
        READ[self.0].get_or_init(|| {
            let (name, data) = LANGUAGES[self.0];
            Box::new(Lists::read(name, data))
        })
    }
}

/// The commonest words of a language, by which it is known: the lines of its section `language`.
fn commonest(data: &str) -> Vec<&str> {
    let lines = data.lines().skip_while(|line| *line != "[language]").skip(1);
    lines.take_while(|line| !line.starts_with('[')).flat_map(words_of).collect()
}

/// The entries of a line as they are written.
fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty())
}

/// What a list is of: the name of a section.
pub(super) type Section = &'static str;

/// An entry that a word or phrase has in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    section: Cow<'static, str>,
    /// What stands behind the section's name.
    pub(super) value: Cow<'static, str>,
}

/// A phrase of the lists.
#[derive(Debug)]
struct Phrase {
    /// Its words; `*` is one word or none.
    words: Vec<Box<str>>,
    entries: Vec<Entry>,
    /// The phrase that stands for it.
    same: Option<Box<str>>,
}

/// What the file says of a phrase, while it is read.
#[derive(Default)]
struct Said {
    entries: Vec<Entry>,
    same: Option<Box<str>>,
}

/// The phrases of a file, in small letters.
type Phrases = BTreeMap<Box<str>, Said>;

/// The lists of a language.
#[derive(Debug, Default)]
pub(super) struct Lists {
    phrases: Vec<Phrase>,
    /// How many words the longest phrase has: none reaches farther.
    pub(super) reach: usize,
    /// The phrases that begin with a word, by their places.
    beginning: BTreeMap<Box<str>, Vec<usize>>,
    endings: Vec<(Box<str>, Box<str>)>,
    /// Words and what denies them: `open`, `closed`.
    opposites: Vec<(Box<str>, Box<str>)>,
    /// What may stand before a word and deny it: `un`.
    negative: Vec<Box<str>>,
    /// Whether months are written with a capital, as the lists write them.
    pub(super) months_are_names: bool,
    /// Short words that lose their end before a vowel: `l` in `l'Acheteur`.
    elisions: Vec<Box<str>>,
    /// On what words for a manner of doing end: `ly`.
    manners: Vec<Box<str>>,
    /// On what words for those who act end: `er`.
    actors: Vec<Box<str>>,
}

/// A phrase found: how many words it takes, what it is, and what it stands for.
pub(super) struct Found {
    pub(super) words: usize,
    pub(super) entries: Vec<Entry>,
    pub(super) same: Option<Box<str>>,
}

impl Lists {
    fn read(language: &str, data: &'static str) -> Self {
        let mut lists = Self::default();
        let mut phrases = Phrases::new();
        numerals(language, &mut phrases);
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
                "same" => same(line, &mut phrases),
                "opposite" => lists.opposites.extend(opposites(line)),
                "endings" => lists.endings.extend(words_of(line).filter_map(ending)),
                "negative" => lists.negative.extend(words_of(line).map(Box::from)),
                "elision" => lists.elisions.extend(words_of(line).map(Box::from)),
                "manner" => lists.manners.extend(words_of(line).map(Box::from)),
                "actors" => lists.actors.extend(words_of(line).map(Box::from)),
                "language" => {}
                "month" if line.starts_with(char::is_uppercase) => {
                    lists.months_are_names = true;
                    add_all(line, section, value, &mut phrases);
                }
                _ => add_all(line, section, value, &mut phrases),
            }
        }
        lists.take(&phrases);
        lists
    }

    fn take(&mut self, phrases: &Phrases) {
        for (phrase, said) in phrases {
            // A phrase is also what the one is that stands for it.
            let stands = said.same.as_deref().and_then(|same| phrases.get(same));
            let inherited = stands.map_or(&[][..], |stands| &stands.entries);
            let entries = said.entries.iter().chain(inherited).cloned().collect();
            let parts = phrase.split(' ').flat_map(|word| match self.elided(word) {
                Some((short, rest)) => alloc::vec![short, rest],
                None => alloc::vec![word],
            });
            let words: Vec<Box<str>> = parts.map(plain).map(Into::into).collect();
            let Some(first) = words.first() else { continue };
            self.beginning.entry(first.clone()).or_default().push(self.phrases.len());
            self.reach = self.reach.max(words.len());
            self.phrases.push(Phrase { words, entries, same: said.same.clone() });
        }
    }

    /// A short word and the one that it leans on, where an apostrophe joins them: `l'Acheteur`.
    pub(super) fn elided<'t>(&self, word: &'t str) -> Option<(&'t str, &'t str)> {
        let (short, rest) = word.split_once(['\'', '’'])?;
        let is_known = self.elisions.iter().any(|known| **known == *short.to_lowercase());
        (is_known && !rest.is_empty()).then_some((short, rest))
    }

    /// Whether letters before a word deny it.
    pub(super) fn is_negative(&self, prefix: &str) -> bool {
        self.negative.iter().any(|known| **known == *prefix)
    }

    /// Whether one word, given in its forms, denies what the other says.
    pub(super) fn denies(&self, one: &[String], other: &[String]) -> bool {
        let is = |forms: &[String], word: &str| forms.iter().any(|form| form == word);
        self.opposites.iter().any(|(says, denies)| is(one, denies) && is(other, says))
    }

    /// Whether a word ends as those for a manner of doing.
    pub(super) fn is_manner(&self, word: &str) -> bool {
        self.manners.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(&**ending))
    }

    /// Whether a word ends as those for people who act.
    pub(super) fn is_actor(&self, word: &str) -> bool {
        self.actors.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(&**ending))
    }

    /// A word and what it may be an inflected form of, the word itself first.
    pub(super) fn forms(&self, word: &str) -> Vec<String> {
        let mut forms = alloc::vec![word.to_string()];
        for (ending, instead) in &self.endings {
            let Some(stem) = word.strip_suffix(&**ending) else { continue };
            if stem.chars().count() < 2 {
                continue;
            }
            forms.push([stem, instead].concat());
            // `shipped`: the last letter of the stem is written twice.
            let mut letters = stem.chars().rev();
            if let (Some(last), Some(one_before)) = (letters.next(), letters.next())
                && last == one_before
                && instead.is_empty()
            {
                forms.push(stem[..stem.len() - last.len_utf8()].to_string());
            }
        }
        forms
    }

    /// The longest phrase that begins the words, each given in all its forms.
    ///
    /// Of phrases of one length the one that is written so stands first; it is all that they are.
    pub(super) fn find(&self, words: &[&[String]]) -> Option<Found> {
        let mut found: Vec<(usize, usize, &Phrase)> = Vec::new();
        for form in *words.first()? {
            for at in self.beginning.get(form.as_str()).into_iter().flatten() {
                let phrase = &self.phrases[*at];
                let Some(taken) = matches(&phrase.words, words) else { continue };
                let written = |word: &str, forms: &[String]| *word == *forms[0];
                let pairs = phrase.words.iter().zip(words);
                let exact = pairs.filter(|(word, forms)| written(word, forms)).count();
                found.push((taken, exact, phrase));
            }
        }
        let longest = found.iter().map(|(taken, ..)| *taken).max()?;
        found.retain(|(taken, ..)| *taken == longest);
        found.sort_by_key(|(_, exact, _)| core::cmp::Reverse(*exact));
        let (_, most, first) = *found.first()?;
        // A short word is seldom an inflected one: `noted` is no `not`.
        let counts = |(_, exact, phrase): &&(usize, usize, &Phrase)| {
            *exact == most || phrase.words.iter().all(|word| word.len() > SHORT)
        };
        let entries = found.iter().filter(counts).flat_map(|(.., phrase)| phrase.entries.clone());
        Some(Found { words: longest, entries: entries.collect(), same: first.same.clone() })
    }
}

/// How many letters a word has at most that is taken as it is written, where it is listed so.
const SHORT: usize = 3;

impl Entry {
    /// An entry of a section without a value.
    pub(super) fn named(section: Section) -> Self {
        Self { section: section.into(), value: "".into() }
    }

    pub(super) fn is(&self, section: Section) -> bool {
        &*self.section == section
    }
}

/// The number words of a language, as entries of the sections `number`, `ordinal`, `scale`, `part`.
fn numerals(language: &str, phrases: &mut Phrases) {
    for one in numerals::all().filter(|one| one.language == language) {
        let section = match one.kind {
            numerals::Kind::Cardinal | numerals::Kind::Multiplicative => "number",
            numerals::Kind::Ordinal => "ordinal",
            numerals::Kind::Scale => "scale",
            numerals::Kind::Part => "part",
        };
        add(
            one.words,
            Entry { section: section.into(), value: one.value.to_string().into() },
            phrases,
        );
    }
}

/// Adds the phrases of a line to a section.
fn add_all(line: &str, section: &'static str, value: &'static str, phrases: &mut Phrases) {
    for phrase in entries(line) {
        add(&phrase, Entry { section: section.into(), value: value.into() }, phrases);
    }
}

fn add(phrase: &str, entry: Entry, phrases: &mut Phrases) {
    phrases.entry(phrase.to_lowercase().into()).or_default().entries.push(entry);
}

/// The phrases of a line; `{is|are} asked to` is two.
fn entries(line: &str) -> Vec<String> {
    words_of(line).flat_map(alternatives).collect()
}

/// A phrase with each of the words in its braces; an empty one leaves no space.
fn alternatives(phrase: &str) -> Vec<String> {
    let inner = phrase.split_once('{').and_then(|(before, rest)| {
        let (inside, behind) = rest.split_once('}')?;
        Some((before, inside, behind))
    });
    let Some((before, inside, behind)) = inner else {
        return alloc::vec![super::one_line(phrase)];
    };
    let one = |word: &str| alternatives(&[before, word, behind].concat());
    inside.split('|').flat_map(one).collect()
}

fn ending(entry: &str) -> Option<(Box<str>, Box<str>)> {
    entry.split_once('=').map(|(ending, instead)| (ending.into(), instead.into()))
}

/// Takes a line `word: others that deny it`.
fn opposites(line: &str) -> Vec<(Box<str>, Box<str>)> {
    let Some((says, others)) = line.split_once(':') else { return Vec::new() };
    words_of(others).map(|other| (plain(says.trim()).into(), plain(other).into())).collect()
}

/// Takes a line `phrase: others that are the same`.
fn same(line: &str, phrases: &mut Phrases) {
    let Some((stands, others)) = line.split_once(':') else { return };
    // What stands for others is one word too, so that both are taken alike.
    phrases.entry(stands.trim().to_lowercase().into()).or_default();
    for other in entries(others) {
        phrases.entry(other.to_lowercase().into()).or_default().same = Some(stands.trim().into());
    }
}

/// A word as it is compared: without the hyphens inside it.
pub(super) fn plain(word: &str) -> String {
    let hyphens = ['-', '\u{2010}', '\u{2011}'];
    if word.chars().any(char::is_alphabetic) { word.replace(hyphens, "") } else { word.into() }
}

/// How many of the words a phrase takes, if it begins them.
fn matches(phrase: &[Box<str>], words: &[&[String]]) -> Option<usize> {
    let Some((first, rest)) = phrase.split_first() else { return Some(0) };
    if &**first == "*" {
        let none = matches(rest, words);
        return none.or_else(|| matches(rest, words.get(1..)?).map(|taken| taken + 1));
    }
    let (word, behind) = words.split_first()?;
    let fits = word.iter().any(|form| **form == **first);
    if fits { matches(rest, behind).map(|taken| taken + 1) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        assert_eq!(
            Language::of("The parties shall meet in the town of Halmar."),
            Language::ENGLISH
        );
        let french = Language::of("Les parties doivent se réunir dans la ville et non ailleurs.");
        assert_eq!(french.name(), "fr");
        assert_eq!(Language::of("12 %"), Language::ENGLISH);
    }

    #[test]
    fn braces_hold_words_of_which_one_stands() {
        let phrases = entries("{is|are} {|strictly} bound to, has to");
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

    #[test]
    fn the_longest_phrase_is_found_in_any_form() {
        let lists = Language::ENGLISH.lists();
        let words = ["undertakes", "to", "endeavour", "to", "meet"].map(|word| lists.forms(word));
        let words: Vec<&[String]> = words.iter().map(Vec::as_slice).collect();
        let found = lists.find(&words).expect("`undertake to` is listed");
        assert_eq!(found.words, 4);
        assert!(found.entries.iter().any(|entry| entry.is("force") && &*entry.value == "5"));
    }
}
