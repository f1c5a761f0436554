//! The references that stand in a text: `points 3 to 6`, `paragraph 2(a) of Article 5`, `Annex B`.
//!
//! There is one reader of them for all who ask: what folds a reference away that followed its point, what
//! tells one that leads elsewhere, and what tells one that was rewritten. So they agree on what is a
//! reference, what it names and how far it reaches.
//!
//! In every language of `data/references.txt`. A reference to another instrument (`Article 51 of
//! the Charter`) has its labels as they are written, and names nothing of the draft.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Draft;

use crate::words::split::words;

mod another;
mod bare;
mod labels;
mod listed;
mod lists;
mod nearby;
mod titled;

pub(crate) use labels::{Joined, Label, heading_key, in_other_numerals, parts};
use labels::{between, inside, label};
pub(crate) use lists::List;
pub(crate) use nearby::Nearby;
pub(crate) use titled::{is_titled, title_key, title_of};

/// The most words of a text's name that are looked at.
const NAME_WORDS_MAX: usize = 12;

/// Where a reference looks for its point first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// In the point that it stands in: `paragraph 2`, `point (a)`.
    Own,
    /// In the annex that it stands in: `point 4`.
    Near,
    /// In the whole draft: `Article 4`.
    Whole,
    /// Among what is numbered apart from the points: `Annex 2`, `Schedule B`.
    Apart,
    /// Where no word announces it: a point that has the whole label, from the inside out.
    Exact,
}

/// A word that announces a reference, with what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Its bytes, from that word to the last label.
    pub(crate) at: Range<usize>,
    /// What it names, those between the ends of a range too; nothing where no label follows.
    pub(crate) labels: Vec<Label>,
    /// Whether it leads out of this draft: `Article 51 of the Charter`.
    pub(crate) is_of_another: bool,
    /// Whether another reference behind it says what it is a part of: `paragraph 2 of Article 5`.
    pub(crate) is_part: bool,
    /// Where its point is looked for first.
    pub(crate) reach: Reach,
    /// Whether it names the point that it stands in, or the one beside that: `this point`.
    pub(crate) nearby: Option<Nearby>,
}

impl Mention {
    /// Whether it names something of this draft.
    pub(crate) fn is_of_this_draft(&self) -> bool {
        !self.labels.is_empty() && !self.is_of_another
    }

    /// Whether it leaves a choice (`points 1 or 2`), and whether it joins some beside that (`1, and 2 or 3`).
    pub(crate) fn choice(&self) -> (bool, bool) {
        let has = |joined: Joined| self.labels.iter().any(|label| label.joined == joined);
        (has(Joined::Or), has(Joined::Or) && has(Joined::And))
    }
}

/// Reads the references of texts of two drafts.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// The words that announce references, by their first letter.
    words: BTreeMap<char, Vec<&'static str>>,
    /// What the drafts call themselves: `agreement`.
    itself: BTreeSet<String>,
    /// The headings of the drafts, by their words.
    titles: BTreeSet<String>,
}

impl Reader {
    /// One that knows how two drafts call themselves, and their headings.
    pub(crate) fn of(drafts: [&Draft; 2]) -> Self {
        let mut reader = Self::new();
        for draft in drafts {
            let title = draft.title().unwrap_or_default();
            reader.itself.extend(words(title).into_iter().map(|at| title[at].to_lowercase()));
            for place in draft.walk() {
                called_itself(place.point.text(), &mut reader.itself);
                let above = place.headings.iter().map(String::as_str);
                let headings = above.chain(place.point.heading());
                reader.titles.extend(headings.filter_map(title_key));
            }
        }
        reader
    }

    /// One that knows no draft.
    pub(crate) fn new() -> Self {
        let mut by_letter: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        for word in List::Words.words() {
            by_letter.entry(word.chars().next().unwrap_or_default()).or_default().push(*word);
        }
        let (itself, titles) = (BTreeSet::new(), BTreeSet::new());
        Self { words: by_letter, itself, titles }
    }

    /// The references of a text, in its order; also the words that announce none.
    pub(crate) fn read(&self, text: &str) -> Vec<Mention> {
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
            let mention = match self.announces(&text[cut[at].clone()]) {
                Some(word) => Some(read.mention(word)),
                None => read.bare(),
            };
            let mention = mention.map(|one| behind_whole(text, found.last(), one));
            if let Some(one) = mention.as_ref().filter(|one| one.is_of_another) {
                before_another(text, &mut found, one);
            }
            found.extend(mention);
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

/// What stands behind the labels of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// Nothing that leads out of the draft.
    Ours,
    /// What they are parts of: `of Article 5`.
    Part,
    /// The very provision that they stand in: `of this Article`.
    Own,
    /// Another instrument: `of the Charter`.
    Another,
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
        let mut labels = self.labels(word);
        // `point (a)` is a part of something, as is `point (2)`.
        let is_bracketed = !labels.is_empty() && self.gap(announced + 1).trim() == "(";
        let is_lettered = is_bracketed || self.is_letter(announced + 1);
        if List::Letters.has(word) && !is_lettered && !self.is_part_of_another(self.at) {
            labels.clear();
            self.at = announced + 1;
        }
        if !labels.is_empty() {
            end = self.cut[self.at - 1].end;
        }
        let behind = self.at;
        let whole = if labels.is_empty() { Whole::Ours } else { self.whole(word, &mut labels) };
        // `Regulation 44/2001` is no list.
        let is_act = List::Acts.has(word) && self.text[start..end].contains('/');
        let is_of_another =
            whole == Whole::Another || is_act || self.is_announced_by_another(announced, word);
        self.at = behind;
        if labels.is_empty()
            && let Some((label, behind)) = self.titled(behind)
        {
            labels.push(label);
            (self.at, end) = (behind, self.cut[behind - 1].end);
        }
        // What closes the last label's brackets is part of it.
        let close = self.text[end..].starts_with(')');
        let is_local = List::Local.has(word);
        let is_whole = List::Whole.words().iter().any(|whole| word.starts_with(whole));
        let reach = match (is_local || is_bracketed, is_whole) {
            _ if is_apart(word) => Reach::Apart,
            _ if whole == Whole::Own => Reach::Own,
            (_, true) => Reach::Whole,
            (true, false) => Reach::Own,
            (false, false) => Reach::Near,
        };
        let at = start..end + usize::from(close);
        let nearby = if labels.is_empty() { self.nearby(announced, word) } else { None };
        let (nearby, at) = nearby.map_or((None, at), |(nearby, at)| (Some(nearby), at));
        Mention { at, labels, is_of_another, is_part: whole == Whole::Part, reach, nearby }
    }

    /// Whether a word is a small letter by itself: `letter b`. `A` is one only where nothing follows that it could be the
    /// article of.
    fn is_letter(&self, at: usize) -> bool {
        let is_one =
            |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        self.word(at).is_some_and(|word| is_one(word) && (word != "a" || self.is_end(at + 1)))
    }

    /// Whether a reference stands behind `of`: `of point 1`.
    fn is_part_of_another(&self, at: usize) -> bool {
        let the = self.word(at + 1).is_some_and(|word| List::The.has(&word.to_lowercase()));
        let noun = self.word(at + 1 + usize::from(the));
        self.is_part(at) && noun.is_some_and(|word| self.reader.announces(word).is_some())
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

    /// Whether nothing but space stands before a word.
    fn is_beside(&self, at: usize) -> bool {
        matches!(self.gap(at).trim(), "" | ")" | "’" | "'")
    }
}

/// Whether a word names what is numbered apart from the points.
fn is_apart(word: &str) -> bool {
    List::Apart.has(word)
}

/// A reference with what it is a part of, where this stands before it: `Article 2, paragraph 1`.
fn behind_whole(text: &str, before: Option<&Mention>, mut one: Mention) -> Mention {
    let is_narrower = |whole: &Mention| {
        let is_wide = matches!(whole.reach, Reach::Whole | Reach::Apart | Reach::Near);
        let is_inner = one.reach == Reach::Own || whole.reach == Reach::Apart;
        is_wide && is_inner && one.reach != Reach::Apart && !one.is_part
    };
    let is_beside = |whole: &&Mention| {
        let between = text.get(whole.at.end..one.at.start);
        // `Article 2 paragraph 1` and `point 1 lit. a` need no comma.
        let is_near = |between: &str| match between.trim() {
            "," => true,
            "" => {
                !between.is_empty()
                    && one.reach == Reach::Own
                    && !text[one.at.clone()].starts_with('(')
            }
            _ => false,
        };
        between.is_some_and(is_near) && is_narrower(whole)
    };
    if one.labels.is_empty() || one.nearby.is_some() {
        return one;
    }
    let Some(whole) = before.filter(is_beside).filter(|whole| !whole.labels.is_empty()) else {
        return one;
    };
    one.is_part = true;
    one.is_of_another |= whole.is_of_another || !inside(&mut one.labels, whole);
    one
}

/// Takes along what stands before a reference to another instrument in one row: `Article 2 and Article 9 of the Charter`.
fn before_another(text: &str, found: &mut [Mention], one: &Mention) {
    let word = |mention: &Mention| {
        let words = text[mention.at.clone()].split(|char: char| !char.is_alphanumeric());
        words.into_iter().next().unwrap_or_default().to_lowercase()
    };
    let mut next = one.clone();
    for before in found.iter_mut().rev() {
        let between = text.get(before.at.end..next.at.start).unwrap_or_default();
        let link = between.trim().trim_start_matches(',').trim();
        let is_row = between.starts_with([' ', ',']) && (link.is_empty() || List::Links.has(link));
        if !is_row || before.labels.is_empty() || word(before) != word(&next) {
            return;
        }
        before.is_of_another = true;
        next = before.clone();
    }
}

/// The nouns by which a text calls itself: `this Agreement`.
fn called_itself(text: &str, itself: &mut BTreeSet<String>) {
    let mut said = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    while let Some(word) = said.next() {
        let word = word.to_lowercase();
        if List::This.has(&word) && !List::Aforesaid.has(&word) {
            itself.extend(said.clone().next().map(str::to_lowercase));
        }
    }
}
