//! The references that stand in a text: `points 3 to 6`, `paragraph 2(a) of Article 5`, `Annex B`.
//!
//! In every language of `data/reference-words.txt`. A reference to another instrument (`Article 51 of
//! the Charter`) names nothing of the draft and has no labels here.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Draft;

use crate::words::split::words;

mod bare;
mod labels;
mod nearby;
mod titled;

pub(in crate::account) use bare::is_bare;
pub(super) use labels::{Label, heading_key, parts};
use labels::{between, inside, label, with_word};
pub(super) use nearby::Nearby;
pub(in crate::account) use titled::title_of;
pub(super) use titled::{is_titled, title_key};

/// Words that announce a reference, in small letters.
const WORDS: &str = include_str!("../../../data/reference-words.txt");
/// Those of them that name parts of a point: `paragraph 2` is one of this article.
const LOCAL: &str = include_str!("../../../data/reference-local.txt");
/// Of those words, short forms with a point behind: `pt. 5`.
const SHORT: [&str; 6] = ["art", "arts", "para", "paras", "pt", "pts"];
/// What stands between labels.
const LINKS: &str = include_str!("../../../data/reference-links.txt");
/// Of these, what stands between the first label of a range and the last.
const RANGES: [&str; 8] = ["to", "through", "until", "à", "a", "bis", "до", "по"];
/// What leads from a part to the whole: `paragraph 2 of Article 5`.
const OF: [&str; 12] =
    ["of", "in", "to", "under", "de", "du", "des", "der", "del", "von", "من", "в"];
/// What stands before the name of this text or of another.
const THE: [&str; 12] =
    ["the", "that", "this", "present", "said", "la", "le", "l", "der", "des", "настоящего", "цієї"];
/// What says that this very text is meant.
const THIS: [&str; 5] = ["this", "present", "said", "настоящего", "цієї"];
/// How words begin that name points of the whole draft, also in an annex.
const WHOLE: [&str; 7] = ["art", "l'article", "стать", "статт", "стате", "الماد", "المواد"];
/// The most words of a text's name that are looked at.
const NAME_WORDS_MAX: usize = 12;

/// Where a reference looks for its point first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the point that it stands in: `paragraph 2`, `point (a)`.
    Own,
    /// In the annex that it stands in: `point 4`.
    Near,
    /// In the whole draft: `Article 4`.
    Whole,
    /// Where no word announces it: a point that has the whole label, from the inside out.
    Exact,
}

/// A word that announces a reference, with what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::account) struct Mention {
    /// Its bytes, from that word to the last label.
    pub(in crate::account) at: Range<usize>,
    /// What it names of this draft; nothing where no label follows, or it leads out of it.
    pub(super) labels: Vec<Label>,
    /// Where its point is looked for first.
    pub(super) reach: Reach,
    /// Whether it names the point that it stands in, or the one beside that: `this point`.
    pub(super) nearby: Option<Nearby>,
}

impl Mention {
    /// Whether it names something of this draft.
    pub(in crate::account) fn is_of_this_draft(&self) -> bool {
        !self.labels.is_empty()
    }
}

/// Reads the references of texts of two drafts.
pub(in crate::account) struct Reader {
    /// The words that announce references, by their first letter.
    words: BTreeMap<char, Vec<&'static str>>,
    /// What the drafts call themselves: `agreement`.
    itself: BTreeSet<String>,
    /// The headings of the drafts, by their words.
    titles: BTreeSet<String>,
}

impl Reader {
    pub(in crate::account) fn of(drafts: [&Draft; 2]) -> Self {
        let mut by_letter: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        for word in WORDS.lines().filter(|word| !word.is_empty()) {
            by_letter.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
        }
        let (mut itself, mut titles) = (BTreeSet::new(), BTreeSet::new());
        for draft in drafts {
            let title = draft.title().unwrap_or_default();
            itself.extend(words(title).into_iter().map(|at| title[at].to_lowercase()));
            for place in draft.walk() {
                called_itself(place.point.text(), &mut itself);
                let above = place.headings.iter().map(String::as_str);
                titles.extend(above.chain(place.point.heading()).filter_map(title_key));
            }
        }
        Self { words: by_letter, itself, titles }
    }

    /// The references of a text, in its order; also the words that announce none.
    pub(in crate::account) fn read(&self, text: &str) -> Vec<Mention> {
        let is_announced = |word: &str| self.announces(word).is_some();
        // Most texts have none, and are not cut into words.
        let pieces =
            text.split(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’' | '-'));
        if !pieces.into_iter().any(is_announced) && !bare::may_stand_in(text) {
            return Vec::new();
        }
        let cut = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < cut.len() {
            let mut read = Read { reader: self, text, cut: &cut, at };
            found.extend(match self.announces(&text[cut[at].clone()]) {
                Some(word) => Some(read.mention(word)),
                None => read.bare(),
            });
            at = read.at.max(at + 1);
        }
        found
    }

    /// The word that announces a reference, as the list has it.
    fn announces(&self, word: &str) -> Option<&'static str> {
        let first = word.chars().next()?.to_lowercase().next()?;
        let known = self.words.get(&first)?;
        let same = |known: &&&str| {
            known.eq_ignore_ascii_case(word) || (!word.is_ascii() && **known == word.to_lowercase())
        };
        known.iter().find(same).copied()
    }
}

/// One reference as it is read.
struct Read<'a> {
    reader: &'a Reader,
    text: &'a str,
    cut: &'a [Range<usize>],
    /// The next word.
    at: usize,
}

impl Read<'_> {
    /// What the word at this place announces; stands behind it then.
    fn mention(&mut self, word: &'static str) -> Mention {
        let announced = self.at;
        let Range { start, mut end } = self.cut[announced].clone();
        self.at += 1;
        let mut labels: Vec<Label> = Vec::new();
        while let Some((label, is_range)) = self.next_label(labels.is_empty(), word) {
            if is_range {
                between(&mut labels, &label);
            }
            labels.push(label);
            end = self.cut[self.at - 1].end;
        }
        let behind = self.at;
        if !labels.is_empty() {
            self.whole(&mut labels);
        }
        self.at = behind;
        if labels.is_empty()
            && let Some((label, behind)) = self.titled(behind)
        {
            labels.push(label);
            (self.at, end) = (behind, self.cut[behind - 1].end);
        }
        // What closes the last label's brackets is part of it.
        let close = self.text[end..].starts_with(')');
        let is_local = LOCAL.lines().any(|local| local == word);
        let is_whole = WHOLE.iter().any(|whole| word.starts_with(whole));
        // `point (a)` is a part of something, as is `point (2)`.
        let is_bracketed = !labels.is_empty() && self.gap(announced + 1).trim() == "(";
        let reach = match (is_local || is_bracketed, is_whole) {
            (_, true) => Reach::Whole,
            (true, false) => Reach::Own,
            (false, false) => Reach::Near,
        };
        let at = start..end + usize::from(close);
        let nearby = if labels.is_empty() { self.nearby(announced, word) } else { None };
        let (nearby, at) = nearby.map_or((None, at), |(nearby, at)| (Some(nearby), at));
        Mention { at, labels, reach, nearby }
    }

    fn word(&self, at: usize) -> Option<&str> {
        Some(&self.text[self.cut.get(at)?.clone()])
    }

    /// What stands between a word and the one before.
    fn gap(&self, at: usize) -> &str {
        match (self.cut.get(at.wrapping_sub(1)), self.cut.get(at)) {
            (Some(before), Some(here)) => &self.text[before.end..here.start],
            _ => ".",
        }
    }

    /// The label at this place, and whether it ends a range.
    fn next_label(&mut self, is_first: bool, word: &str) -> Option<(Label, bool)> {
        let mut at = self.at;
        let mut is_range = false;
        if !is_first {
            let gap = self.gap(at).trim().trim_matches(['(', ')']).trim();
            if matches!(gap, "–" | "-" | "—" | "‑") {
                is_range = true;
            } else if let Some(link) = self.link(at) {
                is_range = RANGES.contains(&&*link);
                at += 1;
            } else if gap != "," {
                return None;
            }
        }
        let gap = self.gap(at).trim();
        let is_near = matches!(gap, "" | "(" | "," | ")" | "), (" | ", (" | "),") || is_range;
        let is_near = is_near || is_first && gap == "." && SHORT.contains(&word);
        // `§ 4` needs no other word.
        let is_near = is_near || is_first && word.is_empty() && gap.ends_with('§');
        let written = self.word(at).filter(|_| is_near)?;
        let is_bracketed = gap.ends_with('(');
        let mut parts = label(written, is_bracketed)?;
        at += 1;
        while let Some(sub) = self.sub(at) {
            parts.push(sub);
            at += 1;
        }
        self.at = at;
        let with_word = with_word(word, &parts);
        let readings = alloc::vec![alloc::vec![with_word.clone()], parts];
        Some((Label { readings, with_word }, is_range))
    }

    /// A word that links labels: `and`.
    fn link(&self, at: usize) -> Option<String> {
        let word = self.word(at)?.to_lowercase();
        let gap = self.gap(at).trim();
        let is_near = gap.chars().all(|char| matches!(char, ',' | ')'));
        (is_near && LINKS.lines().any(|link| link == word)).then_some(word)
    }

    /// A part in round brackets behind a label: `(2)`.
    fn sub(&self, at: usize) -> Option<String> {
        let here = self.cut.get(at)?;
        let is_open = matches!(self.gap(at), "(" | " (" | ")(" | ") (");
        let is_closed = self.text[here.end..].starts_with(')');
        (is_open && is_closed).then(|| self.text[here.clone()].to_lowercase())
    }

    /// Reads on behind the labels: `of Article 5` says what they are parts of, `of the Charter` that
    /// they are none of this draft.
    fn whole(&mut self, labels: &mut Vec<Label>) {
        let mut at = self.at;
        let says_of = |word: &str| OF.contains(&&*word.to_lowercase());
        let of = self.word(at).filter(|word| self.is_beside(at) && says_of(word));
        let has_of = of.is_some();
        at += usize::from(has_of);
        let mut is_this = false;
        while let Some(the) = self.word(at).map(str::to_lowercase) {
            if !self.is_beside(at) || !THE.contains(&&*the) || !has_of {
                break;
            }
            is_this |= THIS.contains(&&*the);
            at += 1;
        }
        let announced = self.word(at).and_then(|word| self.reader.announces(word));
        if let Some(word) = announced.filter(|_| has_of && self.is_beside(at)) {
            self.at = at;
            let outer = self.mention(word);
            inside(labels, &outer);
        } else if !is_this && self.is_another(at, has_of) {
            labels.clear();
        }
    }

    /// Whether nothing but space stands before a word.
    fn is_beside(&self, at: usize) -> bool {
        matches!(self.gap(at).trim(), "" | ")" | "’" | "'")
    }

    /// Whether the name of another instrument stands there: words in capitals that are not what the
    /// draft calls itself.
    fn is_another(&self, from: usize, has_of: bool) -> bool {
        let is_large = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        // Without `of` only a language with cases names what a part belongs to.
        let is_case = |word: &str| word.chars().next().is_some_and(|char| !char.is_ascii());
        let names = (from..self.cut.len()).take(NAME_WORDS_MAX);
        let names = names.take_while(|at| *at == from || self.is_beside(*at));
        let names = names.map_while(|at| self.word(at).filter(|word| is_large(word)));
        let names: Vec<&str> = names.collect();
        let Some(first) = names.first().filter(|_| self.is_beside(from)) else { return false };
        if !has_of && !is_case(first) {
            return false;
        }
        names.len() > 1 || !self.reader.itself.contains(&first.to_lowercase())
    }
}

/// The nouns by which a text calls itself: `this Agreement`.
fn called_itself(text: &str, itself: &mut BTreeSet<String>) {
    let mut said = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    while let Some(word) = said.next() {
        if THIS.iter().any(|this| this.eq_ignore_ascii_case(word)) {
            itself.extend(said.clone().next().map(str::to_lowercase));
        }
    }
}
