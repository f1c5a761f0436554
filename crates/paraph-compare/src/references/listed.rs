//! The labels that stand behind a word or a sign: `2, 3 and 5`, `(a) to (c)`, `no. 2`, `2–4`, `two`.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use paraph_text::numerals;

use super::labels::Joined;
use super::{Label, List, Read, between, label};

/// Dashes of a range.
const DASHES: [char; 4] = ['–', '—', '‑', '-'];

/// A label in its parts, and whether it ends a range that begins in the same word.
type Written = (Vec<String>, bool);

impl Read<'_> {
    /// The labels from this place on, those between the ends of a range too; stands behind them then.
    pub(super) fn labels(&mut self, word: &str) -> Vec<Label> {
        let mut labels: Vec<Label> = Vec::new();
        // How many labels stand before the first comma, and where it is.
        let mut comma: Option<(usize, usize)> = None;
        let mut is_linked = false;
        loop {
            let before = self.at;
            let joined = self.joined(before).filter(|_| !labels.is_empty());
            let Some((found, mut is_range)) = self.next_labels(labels.is_empty(), word) else {
                break;
            };
            if !labels.is_empty() {
                let is_comma =
                    self.gap(before).trim_end().ends_with(',') && self.link(before).is_none();
                is_linked |= !is_comma;
                comma = comma.or_else(|| is_comma.then_some((labels.len(), before)));
            }
            for (mut parts, ends_range) in found {
                if let Some(last) = labels.last().filter(|_| self.is_bracketed(before)) {
                    parts = beside(&last.own, parts);
                }
                let mut label = Label::new(word, parts);
                label.joined = joined.unwrap_or(Joined::Plainly);
                if is_range || ends_range {
                    between(&mut labels, &label);
                }
                is_range = false;
                labels.push(label);
            }
        }
        // `Under point 2, 3 observers are sent`: what only a comma parts from a label may be a figure.
        if let Some((count, at)) = comma.filter(|_| !is_linked && !self.is_end(self.at)) {
            labels.truncate(count);
            self.at = at;
        }
        labels
    }

    /// Whether the label at a place, or behind the word of a row there, begins with a bracket: `and (c)`.
    fn is_bracketed(&self, at: usize) -> bool {
        let at = at + usize::from(self.link(at).is_some());
        self.gap(at).trim_end().ends_with('(')
    }

    /// The labels of the word at this place, each with whether it ends a range that begins in the same word, and
    /// whether the first ends a range.
    fn next_labels(&mut self, is_first: bool, word: &str) -> Option<(Vec<Written>, bool)> {
        let mut at = self.at;
        let mut is_range = false;
        if !is_first {
            let gap = self.gap(at).trim().trim_matches(['(', ')']).trim();
            if !gap.is_empty() && gap.chars().all(|char| DASHES.contains(&char)) {
                is_range = true;
            } else if let Some(link) = self.link(at) {
                is_range = List::Ranges.has(&link);
                at += 1;
            } else if !matches!(gap, "," | "/" | "&") {
                return None;
            }
        }
        let is_short = |gap: &str| gap == "." && List::Short.has(word);
        let numbered = self.number_sign(at).filter(|_| is_first);
        at += usize::from(numbered.is_some());
        let gap = self.gap(at).trim();
        let is_near = matches!(gap, "" | "(" | "," | ")" | "), (" | ", (" | "),") || is_range;
        let is_near = is_near || matches!(gap, "/" | "&") && !is_first;
        let is_near = is_near || is_first && (is_short(gap) || numbered.is_some() && gap == ".");
        // `§ 4` needs no other word.
        let is_near = is_near || is_first && word.is_empty() && gap.ends_with('§');
        let written = self.word(at).filter(|_| is_near && !self.counts(at))?;
        let is_bracketed = gap.ends_with('(');
        let mut found = self.in_word(at, written, is_bracketed, word)?;
        at += 1;
        while let Some(sub) = self.sub(at) {
            found.last_mut()?.0.push(sub);
            at += 1;
        }
        self.at = at;
        Some((found, is_range))
    }

    /// The labels of one word: `2–4` and `2/3` have two.
    fn in_word(
        &self,
        at: usize,
        written: &str,
        is_bracketed: bool,
        announced: &str,
    ) -> Option<Vec<Written>> {
        if let Some((first, last)) = range(written) {
            return Some(alloc::vec![(first, false), (last, true)]);
        }
        let cut: Vec<&str> = written.split('/').collect();
        if cut.len() > 1 {
            let all: Option<Vec<_>> = cut.into_iter().map(|one| label(one, false)).collect();
            return all.map(|all| all.into_iter().map(|parts| (parts, false)).collect());
        }
        let spelled = || self.spelled(at, written, announced);
        let parts = label(written, is_bracketed && self.is_closed(at)).or_else(spelled)?;
        Some(alloc::vec![(parts, false)])
    }

    /// Whether a bracket, or what goes on with a row, stands behind a word in brackets: `(a)`, and not `(a copy)`.
    fn is_closed(&self, at: usize) -> bool {
        let end = self.cut.get(at).map_or(self.text.len(), |word| word.end);
        self.text[end..].starts_with([')', ',', '–', '-', '/'])
    }

    /// A label that looks like a word: `two` of `Article Two`, `b` of `Item b`, where nothing that it could say more
    /// of follows: `part two days later` names no part.
    fn spelled(&self, at: usize, written: &str, announced: &str) -> Option<Vec<String>> {
        let is_large = written.starts_with(char::is_uppercase);
        // `Point 1 lit. a`.
        let is_dotted = written.len() == 1 && self.gap(at).trim() == ".";
        let is_alone = is_large || is_dotted || self.is_end(at + 1) || self.goes_on(at + 1);
        if announced.is_empty() || !is_alone {
            return None;
        }
        let small = written.to_lowercase();
        // `Schedule 1, twenty-two in number`: a figure of its own.
        let is_apart = self.gap(at).trim() == "," || self.gap(at + 1).starts_with('-');
        if let Some(number) = numerals::value("en", numerals::Kind::Cardinal, &small)
            && !is_apart
        {
            return Some(alloc::vec![number.to_string()]);
        }
        let is_letter = written.len() == 1 && written.bytes().all(|byte| byte.is_ascii_lowercase());
        // `Item a of point 1`, `lit. a`.
        let is_named = is_dotted || self.is_part(at + 1);
        let is_word = List::Links.has(written) && !self.ends_sentence(at) && !is_named;
        (is_letter && !is_word).then(|| alloc::vec![small])
    }

    /// Whether a row of labels or what they are parts of goes on with a word.
    fn goes_on(&self, at: usize) -> bool {
        let of = self.word(at).filter(|_| self.is_beside(at)).map(str::to_lowercase);
        of.is_some_and(|of| matches!(&*of, "and" | "or" | "to" | "of" | "hereof" | "thereof"))
    }

    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let end = self.cut.get(at).map_or(self.text.len(), |word| word.end);
        let behind = self.text[end..].trim_start();
        behind.is_empty() || behind.starts_with(['.', ',', ';', ':', ')'])
    }

    /// `The item 2 days late`: whether a number counts what stands behind it.
    fn counts(&self, at: usize) -> bool {
        let is_unit = |word: &str| List::Units.has(word.trim_end_matches('s'));
        let unit = self.word(at + 1).filter(|_| self.gap(at + 1) == " ");
        unit.is_some_and(|unit| is_unit(&unit.to_lowercase()))
            && self.word(at).is_some_and(|word| word.ends_with(|char: char| char.is_ascii_digit()))
    }

    /// `no.` behind a word that announces a reference.
    fn number_sign(&self, at: usize) -> Option<()> {
        let word = self.word(at).filter(|_| self.is_beside(at))?;
        let dot = self.gap(at + 1).starts_with('.') || word.starts_with(char::is_uppercase);
        let is_sign = List::Number.has(&word.to_lowercase()) && (dot || word.len() > 3);
        (is_sign || word == "№").then_some(())
    }

    /// What the word at a place that links labels says of them.
    fn joined(&self, at: usize) -> Option<Joined> {
        let link = self.link(at)?;
        Some(match () {
            () if List::Alternatives.has(&link) => Joined::Or,
            () if List::Ranges.has(&link) => Joined::Plainly,
            () => Joined::And,
        })
    }

    /// A word that links labels: `and`.
    fn link(&self, at: usize) -> Option<String> {
        let word = self.word(at)?.to_lowercase();
        let gap = self.gap(at).trim();
        let is_near = gap.chars().all(|char| matches!(char, ',' | ')'));
        (is_near && List::Links.has(&word)).then_some(word)
    }

    /// A part in round brackets behind a label: `(2)`.
    pub(super) fn sub(&self, at: usize) -> Option<String> {
        let here = self.cut.get(at)?;
        let is_open = matches!(self.gap(at), "(" | " (" | ")(" | ") (");
        let is_closed = self.text[here.end..].starts_with(')');
        (is_open && is_closed).then(|| self.text[here.clone()].to_lowercase())
    }
}

/// A label in brackets beside one that has parts in brackets: `(c)` of `1(a) and (c)` is `1(c)`.
fn beside(before: &[String], parts: Vec<String>) -> Vec<String> {
    let Some(first) = parts.first() else { return parts };
    let is_figure = |part: &str| part.starts_with(|char: char| char.is_ascii_digit());
    let is_roman = |part: &str| super::labels::roman(part).is_some();
    let is_like = |level: usize, part: &str| {
        let same_kind = is_figure(part) == is_figure(first);
        same_kind && (is_figure(first) || level == 1 || is_roman(part) == is_roman(first))
    };
    let level = (1..before.len()).rev().find(|level| is_like(*level, &before[*level]));
    level.map_or_else(|| parts.clone(), |level| [&before[..level], &parts].concat())
}

/// The ends of a range that is written as one word: `2–4`, `3.2-3.4`, `II–IV`. Of `14-1`, a label, it is none.
fn range(written: &str) -> Option<(Vec<String>, Vec<String>)> {
    let (first, last) = written.split_once(DASHES)?;
    let (first, last) = (label(first, false)?, label(last, false)?);
    let number = |parts: &[String]| -> Option<u32> {
        let last = parts.last()?;
        last.parse().ok().or_else(|| super::labels::roman(last))
    };
    (number(&first)? < number(&last)?).then_some((first, last))
}
