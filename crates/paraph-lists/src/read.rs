//! Reading the lists of a language from its file.

use alloc::borrow::ToOwned as _;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;

use paraph_text::{numerals, one_line};

use crate::entries::section_bit;
use crate::mistake::What;
use crate::vocabulary::{letters, places};
use crate::{
    Beginnings, Ending, Entry, Lists, Mistake, NOBODY, SECTIONS, Vocabulary, beginnings, elided,
    in_small_letters, plain,
};

/// The sections that are words or parts of words, and no phrases.
const OF_WORDS: [&str; 8] =
    ["able", "actors", "elision", "language", "manner", "negative", "negative-like", "owner"];

/// The lists in a file of a language, whose number words come from [`numerals`].
///
/// A file has sections `[NAME]` or `[NAME VALUE]`; in each, entries with commas between them, on as
/// many lines as one likes. `{is|are} bound to` is two phrases, `#` begins a line for people. A line
/// of `[same]` is `phrase: others that it stands for`, one of `[opposite]` is `word: others that deny
/// it`. What is read is kept to the end of the process.
///
/// # Errors
///
/// A [`Mistake`] with its line, for the first thing in the file that no rule could ever find.
pub fn read(language: &str, data: &'static str) -> Result<Lists, Mistake> {
    let mut file = File::default();
    file.phrases.numerals(language);
    for (line, text) in (1..).zip(data.lines().map(str::trim)) {
        if !text.is_empty() && !text.starts_with('#') {
            file.take(text).map_err(|what| Mistake { line, what })?;
        }
    }
    Ok(file.tables())
}

/// A file of a language as far as it is read.
#[derive(Default)]
struct File {
    /// The section that is being read, and what stands behind its name.
    section: &'static str,
    value: &'static str,
    phrases: Phrases,
    /// The entries of the sections that hold no phrases.
    words: BTreeMap<&'static str, Vec<&'static str>>,
    endings: Vec<Ending>,
    /// Words with those that deny them.
    opposites: Vec<(String, String)>,
    months_are_names: bool,
}

impl File {
    /// Takes a line that is neither empty nor for people.
    fn take(&mut self, line: &'static str) -> Result<(), What> {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (section, value) = head.split_once(' ').unwrap_or((head, ""));
            SECTIONS.binary_search(&section).map_err(|_| What::Section(section))?;
            (self.section, self.value) = (section, value);
            return Ok(());
        }
        let (section, value) = (self.section, self.value);
        match section {
            "" => return Err(What::NoSection),
            "same" => self.phrases.same(line)?,
            "opposite" => self.opposites.extend(denied(line)?),
            "endings" => {
                for entry in words_of(line) {
                    self.endings.push(Ending::read(entry).ok_or(What::Ending(entry))?);
                }
            }
            _ if OF_WORDS.contains(&section) => {
                self.words.entry(section).or_default().extend(words_of(line));
            }
            _ => {
                self.months_are_names |= section == "month" && line.starts_with(char::is_uppercase);
                let entry = Entry { section, value };
                each_entry(line, &mut |phrase| self.phrases.add(phrase, entry))?;
            }
        }
        Ok(())
    }

    /// The lists of the whole file.
    fn tables(mut self) -> Lists {
        let mut of = |section: &str| -> &'static [&'static str] {
            self.words.remove(section).unwrap_or_default().leak()
        };
        let elisions = of("elision");
        let cut = Cut::of(&self.phrases, &self.opposites, elisions);
        let [says, denies] = cut.pairs(&self.opposites);
        let (sets, entries) = self.phrases.sets();
        let (stands, same) = self.phrases.stands();
        Lists {
            beginnings: cut.beginnings(),
            any: cut.number("*"),
            reach: cut.phrases.iter().map(Vec::len).max().unwrap_or(0),
            starts: starts(cut.phrases.iter().map(Vec::len)),
            words: cut.phrases.concat().leak(),
            vocabulary: cut.vocabulary(),
            entries,
            sets,
            same,
            stands,
            endings: self.endings.leak(),
            says,
            denies,
            negative: of("negative"),
            negative_like: of("negative-like"),
            months_are_names: self.months_are_names,
            elisions,
            manners: of("manner"),
            actors: of("actors"),
            able: of("able"),
            owners: of("owner"),
            commonest: of("language"),
        }
    }
}

/// The entries of a line as they are written.
pub fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

/// A count as a number of the tables. No list is so long that it has none.
pub(crate) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NOBODY)
}

/// Where things of these lengths begin, one behind the other, and where the last ends.
fn starts(lengths: impl Iterator<Item = usize>) -> &'static [u32] {
    let mut starts = vec![0];
    let mut end = 0;
    for length in lengths {
        end += length;
        starts.push(number(end));
    }
    starts.leak()
}

/// The pairs of a line `word: others that deny it`.
fn denied(line: &'static str) -> Result<impl Iterator<Item = (String, String)>, What> {
    let (says, others) = line.split_once(':').ok_or(What::NoColon)?;
    let pair = |other| (plain(says.trim()).into_owned(), plain(other).into_owned());
    Ok(words_of(others).map(pair))
}

/// What the file says of phrases.
#[derive(Default)]
struct Phrases(BTreeMap<String, About>);

/// What the file says of a phrase.
#[derive(Clone, Default)]
struct About {
    entries: Vec<Entry>,
    /// The phrase that stands for it.
    same: Option<&'static str>,
}

impl Phrases {
    fn at(&mut self, phrase: &str) -> &mut About {
        let mut small = String::new();
        in_small_letters(phrase, &mut small);
        self.0.entry(small).or_default()
    }

    fn add(&mut self, phrase: &str, entry: Entry) {
        self.at(phrase).entries.push(entry);
    }

    /// Takes a line `phrase: others that are the same`.
    fn same(&mut self, line: &'static str) -> Result<(), What> {
        let (stands, others) = line.split_once(':').ok_or(What::NoColon)?;
        // What stands for others is one word too, so that both are taken alike.
        self.at(stands.trim());
        each_entry(others, &mut |other| self.at(other).same = Some(stands.trim()))
    }

    /// The number words of a language, as entries of the sections `number`, `ordinal`, `scale`, `part`.
    fn numerals(&mut self, language: &str) {
        for one in numerals::all().filter(|one| one.language == language) {
            let section = match one.kind {
                numerals::Kind::Cardinal | numerals::Kind::Multiplicative => "number",
                numerals::Kind::Ordinal => "ordinal",
                numerals::Kind::Scale => "scale",
                numerals::Kind::Part => "part",
            };
            self.add(one.words, Entry { section, value: one.value.to_string().leak() });
        }
    }

    /// What each phrase is, which is also what the one is that stands for it: all sets of entries, and
    /// for each phrase its set.
    fn sets(&self) -> (&'static [(u64, &'static [Entry])], &'static [u32]) {
        let mut sets: Vec<(u64, &'static [Entry])> = Vec::new();
        let mut of_each = Vec::new();
        for about in self.0.values() {
            let stands = about.same.and_then(|same| self.0.get(same));
            let own = about.entries.iter().chain(stands.iter().flat_map(|about| &about.entries));
            let own: Vec<Entry> = own.copied().collect();
            let known = sets.iter().position(|(_, set)| *set == own);
            of_each.push(number(known.unwrap_or(sets.len())));
            if known.is_none() {
                let bits = own.iter().fold(0, |all, entry| all | section_bit(entry.section));
                sets.push((bits, own.leak()));
            }
        }
        (sets.leak(), of_each.leak())
    }

    /// The phrases that stand for others, and for each phrase which of them stands for it.
    fn stands(&self) -> (&'static [&'static str], &'static [u32]) {
        let stands: BTreeSet<&str> = self.0.values().filter_map(|about| about.same).collect();
        let stands: Vec<&'static str> = stands.into_iter().collect();
        let place = |same| stands.iter().position(|known| *known == same).map_or(NOBODY, number);
        let same: Vec<u32> =
            self.0.values().map(|about| about.same.map_or(NOBODY, place)).collect();
        (stands.leak(), same.leak())
    }
}

/// Phrases cut into words, with the numbers of these.
struct Cut {
    /// All words, by their numbers.
    words: Vec<String>,
    numbers: BTreeMap<String, u32>,
    /// The words of each phrase.
    phrases: Vec<Vec<u32>>,
}

impl Cut {
    fn of(phrases: &Phrases, opposites: &[(String, String)], elisions: &[&str]) -> Self {
        let cut = |phrase: &String| -> Vec<String> {
            let parts = phrase.split(' ').flat_map(|word| {
                let (short, rest) = elided(word, elisions)
                    .map_or((None, word), |(short, rest)| (Some(short), rest));
                short.into_iter().chain([rest])
            });
            parts.map(|part| plain(part).into_owned()).collect()
        };
        let phrases: Vec<Vec<String>> = phrases.0.keys().map(cut).collect();
        let others = opposites.iter().flat_map(|(says, denies)| [says, denies]);
        let mut words: BTreeSet<String> = phrases.iter().flatten().chain(others).cloned().collect();
        words.insert("*".to_owned());
        let words: Vec<String> = words.into_iter().collect();
        let numbers: BTreeMap<String, u32> = words.iter().cloned().zip(0..).collect();
        let phrases =
            phrases.iter().map(|words| words.iter().map(|word| numbers[word]).collect()).collect();
        Self { words, numbers, phrases }
    }

    fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(NOBODY)
    }

    fn vocabulary(&self) -> Vocabulary {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let (letters, starts) = letters(&words);
        Vocabulary { letters: letters.leak(), starts: starts.leak(), places: places(&words).leak() }
    }

    fn beginnings(&self) -> Beginnings {
        let any = self.number("*");
        let mut sorted: Vec<(u32, (u32, u32))> = Vec::new();
        for (phrase, words) in (0..).zip(&self.phrases) {
            let Some(first) = words.first() else { continue };
            let second = words.get(1).copied().filter(|second| *second != any);
            sorted.push((*first, (beginnings::second(second), phrase)));
        }
        sorted.sort_unstable();
        let mut counts = vec![0; self.words.len()];
        for (first, _) in &sorted {
            counts[*first as usize] += 1;
        }
        let phrases: Vec<(u32, u32)> = sorted.into_iter().map(|(_, begun)| begun).collect();
        Beginnings { starts: starts(counts.into_iter()), phrases: phrases.leak() }
    }

    /// Words that are denied and that deny, each with its place among the pairs.
    fn pairs(&self, opposites: &[(String, String)]) -> [&'static [(u32, u32)]; 2] {
        let sorted = |word: fn(&(String, String)) -> &String| -> &'static [(u32, u32)] {
            let numbers = opposites.iter().map(|pair| self.number(word(pair)));
            let mut pairs: Vec<(u32, u32)> = numbers.zip(0..).collect();
            pairs.sort_unstable();
            pairs.leak()
        };
        [sorted(|(says, _)| says), sorted(|(_, denies)| denies)]
    }
}

/// The phrases of a line; `{is|are} asked to` is two.
fn each_entry(line: &'static str, take: &mut impl FnMut(&str)) -> Result<(), What> {
    for entry in words_of(line) {
        are_closed(entry)?;
        alternatives(entry, "", take);
    }
    Ok(())
}

/// Whether each brace that opens is closed, and none stands in another.
fn are_closed(entry: &'static str) -> Result<(), What> {
    let mut is_open = false;
    for brace in entry.chars().filter(|char| matches!(char, '{' | '}')) {
        if is_open == (brace == '{') {
            return Err(What::Brace(entry));
        }
        is_open = !is_open;
    }
    if is_open { Err(What::Brace(entry)) } else { Ok(()) }
}

/// A phrase with each of the words in its braces; an empty one leaves no space.
fn alternatives(phrase: &str, written: &str, take: &mut impl FnMut(&str)) {
    let inner = phrase.split_once('{').and_then(|(before, rest)| {
        let (inside, behind) = rest.split_once('}')?;
        Some((before, inside, behind))
    });
    match inner {
        Some((before, inside, behind)) => {
            for word in inside.split('|') {
                alternatives(behind, &[written, before, word].concat(), take);
            }
        }
        None => take(&one_line(&[written, phrase].concat())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(data: &'static str) -> Lists {
        read("none", data).expect("without a mistake")
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let told = |data| read("none", data).map(|_| ()).map_err(|mistake| mistake.to_string());
        assert_eq!(told("# People.\n\n[force 5]\nshall, must\n"), Ok(()));
        let is = |data, words: &str| assert_eq!(told(data), Err(words.to_owned()));
        is(
            "[force 5]\nshall\n[froce 4]\nshould",
            "line 3: no rule asks for a section `froce`; write one that there is, or name it in `SECTIONS`",
        );
        is("shall\n[force 5]", "line 1: an entry before any section; write `[NAME]` above it");
        is("[same]\nshall is to", "line 2: without a colon; write `word: others, others`");
        is("[opposite]\nopen", "line 2: without a colon; write `word: others, others`");
        is(
            "[endings]\ns=, ies",
            "line 2: `ies` is no ending; write `ies=` and what is put in its place",
        );
        for entry in ["{is|are bound", "is|are} bound", "{is|{are|be}} bound"] {
            let told = told(alloc::format!("[force 5]\n{entry} to").leak());
            let words =
                "whose braces are not closed, or stand in one another; write `{is|are} bound`";
            assert_eq!(told, Err(alloc::format!("line 2: `{entry} to`, {words}")));
        }
    }

    #[test]
    fn braces_hold_words_of_which_one_stands() {
        let mut phrases: Vec<String> = Vec::new();
        let read = each_entry("{is|are} {|strictly} bound to, has to", &mut |phrase| {
            phrases.push(phrase.into());
        });
        assert_eq!(read, Ok(()));
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
    fn a_phrase_is_also_what_stands_for_it() {
        let lists = lists("[force 3]\nshall\n[same]\nshall: {is|are} to\n[if]\nis to");
        let found = |words: &[&str]| {
            let words: Vec<Vec<u32>> = words.iter().map(|word| lists.numbers(word)).collect();
            let words: Vec<&[u32]> = words.iter().map(Vec::as_slice).collect();
            lists.find(&words)
        };
        let are_to = found(&["are", "to", "meet"]).expect("listed");
        assert_eq!((are_to.words, are_to.same), (2, Some("shall")));
        assert_eq!(are_to.entries.value("force"), Some("3"));
        let is_to = found(&["is", "to"]).expect("listed");
        assert!(is_to.entries.has("if") && is_to.entries.has("force"));
        assert!(found(&["are"]).is_none());
    }

    #[test]
    fn opposites_know_their_pairs() {
        let lists = lists("[opposite]\nopen: closed, shut\nlit: dark");
        let of = |word: &str| lists.opposites(&lists.numbers(word));
        assert_eq!(of("open"), [vec![], vec![0, 1]]);
        assert_eq!(of("dark"), [vec![2], vec![]]);
        assert_eq!(of("door"), [vec![], vec![]]);
    }
}
