//! The labelled set under `data/substance/`, read, and how well changes are told on it.
//!
//! A change is told right if a labelled one of the same kind has words in common with it. Direction
//! and who are counted apart, among those told right.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use super::lists::Language;
use super::{Change, Context, Kind, Party, changes};

/// A pair of wordings with the changes that an annotator saw.
#[derive(Debug)]
pub struct Labelled {
    /// Its name.
    pub id: String,
    /// The old wording.
    pub old: String,
    /// The new wording.
    pub new: String,
    /// What is known beside them.
    pub context: Context,
    /// The changes; none where the pair is harmless.
    pub labels: Vec<Label>,
}

/// A change that an annotator saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its kind.
    pub kind: Kind,
    /// Who, if the kind has somebody.
    pub who: Option<String>,
    /// The old words; none where nothing stood.
    pub old: Option<String>,
    /// The new words; none where nothing stands.
    pub new: Option<String>,
    /// The direction in a word, if the kind has one.
    pub direction: Option<String>,
}

/// How well changes of a kind are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Labelled and told.
    pub right: usize,
    /// Told and not labelled.
    pub wrong: usize,
    /// Labelled and not told.
    pub missed: usize,
    /// Of those told right, how many have the labelled direction and the labelled name.
    pub exact: usize,
}

impl Score {
    /// How many of those told are labelled, of a thousand.
    #[must_use]
    pub const fn precision(self) -> usize {
        thousandths(self.right, self.right + self.wrong)
    }

    /// How many of those labelled are told, of a thousand.
    #[must_use]
    pub const fn recall(self) -> usize {
        thousandths(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both, of a thousand.
    #[must_use]
    pub const fn f1(self) -> usize {
        thousandths(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    /// Both scores as one.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
            exact: self.exact + other.exact,
        }
    }
}

const fn thousandths(part: usize, whole: usize) -> usize {
    match (part * 1000).checked_div(whole) {
        Some(share) => share,
        None => 1000,
    }
}

/// How well changes are told on a set.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By kind.
    pub kinds: BTreeMap<Kind, Score>,
    /// How many pairs are harmless.
    pub harmless: usize,
    /// Of how many harmless pairs a change was told.
    pub alarms: usize,
    /// What was told wrong or missed, a line each.
    pub faults: Vec<String>,
}

impl Scores {
    /// Tells the changes of each pair, and counts.
    #[must_use]
    pub fn of(set: &[Labelled]) -> Self {
        let mut scores = Self::default();
        for pair in set {
            let mut told = changes(&pair.old, &pair.new, &pair.context);
            // That a sentence is to be read is no claim that its substance changed.
            told.retain(|change| change.kind != Kind::Rewritten);
            scores.harmless += usize::from(pair.labels.is_empty());
            scores.alarms += usize::from(pair.labels.is_empty() && !told.is_empty());
            scores.take(pair, told);
        }
        scores
    }

    /// All kinds together.
    #[must_use]
    pub fn overall(&self) -> Score {
        self.kinds.values().fold(Score::default(), |all, score| all.and(*score))
    }

    fn take(&mut self, pair: &Labelled, mut told: Vec<Change>) {
        for label in &pair.labels {
            let fits = |change: &Change| label.kind == change.kind && meets(pair, label, change);
            let best = told.iter().position(|change| fits(change) && is_exact(label, change));
            let score = self.kinds.entry(label.kind).or_default();
            match best.or_else(|| told.iter().position(fits)) {
                Some(at) => {
                    score.right += 1;
                    let change = told.remove(at);
                    if is_exact(label, &change) {
                        score.exact += 1;
                    } else {
                        self.faults.push(alloc::format!("{}: inexact {change}", pair.id));
                    }
                }
                None => {
                    score.missed += 1;
                    self.faults.push(alloc::format!("{}: missed {}", pair.id, label.kind));
                }
            }
        }
        for change in told {
            self.kinds.entry(change.kind).or_default().wrong += 1;
            self.faults.push(alloc::format!("{}: wrong {change}", pair.id));
        }
    }
}

/// Whether a change has words in common with a label.
fn meets(pair: &Labelled, label: &Label, change: &Change) -> bool {
    let sides = [(&pair.old, &label.old, &change.old), (&pair.new, &label.new, &change.new)];
    sides.into_iter().any(|(text, label, change)| {
        let (Some(words), Some(change)) = (label, change) else { return false };
        let places = text.match_indices(words.as_str()).map(|(at, words)| at..at + words.len());
        places
            .into_iter()
            .any(|place: Range<usize>| place.start < change.end && change.start < place.end)
    })
}

fn is_exact(label: &Label, change: &Change) -> bool {
    let bare = |who: &str| {
        let who = who.to_lowercase();
        let articles = ["the ", "a ", "an ", "each ", "its "];
        articles.iter().find_map(|article| who.strip_prefix(article)).unwrap_or(&who).to_string()
    };
    let is_direction =
        label.direction.as_deref().is_none_or(|word| word == change.direction.word());
    let is_who = label
        .who
        .as_deref()
        .is_none_or(|who| change.who.as_deref().is_some_and(|told| bare(told) == bare(who)));
    is_direction && is_who
}

/// Reads a set as the head of its file describes.
///
/// # Errors
///
/// The line, if one is not of that form.
pub fn read(set: &str) -> Result<Vec<Labelled>, String> {
    let mut pairs: Vec<Labelled> = Vec::new();
    let mut plain = Context::new(Language::ENGLISH);
    for line in set.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (name, value) = line.split_once(": ").ok_or_else(|| line.to_string())?;
        let value = value.trim();
        if name == "language" {
            let language = Language::named(value).ok_or_else(|| line.to_string())?;
            plain = Context::new(language);
            continue;
        }
        if name == "id" {
            let (old, new, labels) = (String::new(), String::new(), Vec::new());
            let context = plain.clone();
            pairs.push(Labelled { id: value.into(), old, new, context, labels });
            continue;
        }
        let pair = pairs.last_mut().ok_or_else(|| line.to_string())?;
        let many = || value.split(';').map(str::trim).map(String::from);
        match name {
            "old" => pair.old = value.into(),
            "new" => pair.new = value.into(),
            "parties" => {
                pair.context.parties = many().map(|name| Party::named(&name)).collect();
            }
            "terms" => pair.context.terms = many().collect(),
            "references" => {
                let moved = many().filter_map(|moved| {
                    moved.split_once(" -> ").map(|(from, to)| (from.to_string(), to.to_string()))
                });
                pair.context.references = moved.collect();
            }
            "change" => pair.labels.push(label(value).ok_or_else(|| line.to_string())?),
            _ => return Err(line.to_string()),
        }
    }
    Ok(pairs)
}

/// Reads `KIND | [WHO |] OLD -> NEW [| DIRECTION]`.
fn label(line: &str) -> Option<Label> {
    let mut parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let kind = parts.remove(0);
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind)?;
    let words = parts.iter().position(|part| part.contains(" -> "))?;
    let (old, new) = parts[words].split_once(" -> ")?;
    let some = |words: &str| (words != "—").then(|| words.to_string());
    Some(Label {
        kind,
        who: (words == 1).then(|| parts[0].to_string()),
        old: some(old),
        new: some(new),
        direction: parts.get(words + 1).map(ToString::to_string),
    })
}
