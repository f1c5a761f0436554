//! Cross-references: those that point to another provision than before.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::quantities::Decimal;

use super::finder::Finder;
use super::pair::{Hunk, Which};
use super::side::Side;
use super::{Direction, Kind};

/// A reference in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its tokens: `Articles 3 and 4`.
    pub(super) at: Range<usize>,
    /// The labels it names: `3`, `4`; `Annex B` whole.
    labels: Vec<String>,
}

/// The references of a text.
pub(super) fn mentions(side: &Side<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < side.tokens.len() {
        match mention(side, at).or_else(|| bare(side, at)) {
            Some(mention) => {
                at = mention.at.end;
                mentions.push(mention);
            }
            None => at += 1,
        }
    }
    mentions
}

/// Labels behind a word that they belong to: `points 3 to 6`, `Article 14(2)`, `Annex II`.
fn mention(side: &Side<'_>, start: usize) -> Option<Mention> {
    let name = side.get(start).filter(|token| token.is("label"))?;
    let end = side.sentence(start).end;
    let is_named = name.is("label-whole");
    let mut labels: Vec<String> = Vec::new();
    let mut at = start + 1;
    let mut is_range = false;
    while at < end {
        let Some((label, next)) = label(side, at, end) else { break };
        if core::mem::take(&mut is_range) {
            fill(&mut labels, &label);
        }
        labels.push(label);
        at = next;
        let mut link = at;
        while link < end
            && (side.tokens[link].word == ","
                || side.tokens[link].is("and")
                || side.tokens[link].is("or")
                || side.tokens[link].is("range"))
        {
            is_range |= side.tokens[link].is("range");
            link += 1;
        }
        if link == at || link >= end || self::label(side, link, end).is_none() || labels.len() > 50
        {
            break;
        }
        at = link;
    }
    let last = labels.len();
    if is_named {
        let name = name.forms.last().map_or(&*name.word, |_| &*name.word);
        labels.iter_mut().for_each(|label| *label = [name, " ", label].concat());
    }
    (last > 0).then_some(Mention { at: start..at, labels })
}

/// A label at a token, and what follows it: `5`, `6.2`, `14(2)`, `II`, `B`.
fn label(side: &Side<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    let token = side.get(at).filter(|_| at < end)?;
    let written = &side.text[token.at.clone()];
    let is_number = written.starts_with(|char: char| char.is_ascii_digit());
    let is_roman = written.bytes().all(|byte| b"IVXLC".contains(&byte));
    let is_letter = written.len() == 1 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    if !(is_number || is_roman || is_letter) {
        return None;
    }
    let mut label = written.to_string();
    let mut next = at + 1;
    while next + 2 < end + 1
        && side.get(next).is_some_and(|token| token.word == "(")
        && side.get(next + 2).is_some_and(|token| token.word == ")")
    {
        label = [&*label, "(", &side.tokens[next + 1].word, ")"].concat();
        next += 3;
    }
    Some((label, next))
}

/// `3 to 6` names 4 and 5, too.
fn fill(labels: &mut Vec<String>, last: &str) {
    let first = labels.last().and_then(|label| label.parse::<u32>().ok());
    if let (Some(first), Ok(last)) = (first, last.parse::<u32>()) {
        let between = (first + 1..last).take(100);
        labels.extend(between.map(|label| label.to_string()));
    }
}

/// A label of several levels that needs no word before it: `as required by 6.2`.
fn bare(side: &Side<'_>, at: usize) -> Option<Mention> {
    let token = side.get(at).filter(|token| token.is_figure())?;
    let parts: Vec<&str> = token.word.split('.').collect();
    let is_label = parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let before = side.before(at, |_| true)?;
    let points = side.tokens[before].is("points-to");
    let ends = side.get(at + 1).is_none_or(|next| !next.is_content() || next.is("force"));
    // `2.400.000` is an amount.
    let is_amount = parts.len() > 2 && Decimal::read(&token.word).is_some();
    let is_figure = is_amount || parts.len() == 2 && !points;
    let end = at + 1;
    (is_label && ends && !is_figure)
        .then(|| Mention { at: at..end, labels: alloc::vec![token.word.to_string()] })
}

/// Looks for references that point elsewhere.
pub(super) fn find(finder: &mut Finder<'_>) {
    let all = Which::BOTH.map(|which| mentions(finder.pair.side(which)));
    for group in finder.all_groups() {
        let own = Which::BOTH.map(|which| {
            let tokens = finder.pair.tokens(&group, which);
            let is_own = |mention: &&Mention| {
                tokens.contains(&mention.at.start) && !finder.pair.is_told(which, mention.at.start)
            };
            all[which as usize].iter().filter(is_own).cloned().collect::<Vec<_>>()
        });
        compare(finder, own);
    }
}

fn compare(finder: &mut Finder<'_>, [olds, mut news]: [Vec<Mention>; 2]) {
    let mut lone = Vec::new();
    for old in olds {
        let now: Vec<String> = old.labels.iter().map(|label| moved(finder, label)).collect();
        let is_same = |new: &Mention| {
            now.iter().all(|label| new.labels.contains(label))
                && new.labels.iter().all(|label| now.contains(label))
        };
        match news.iter().position(is_same) {
            Some(at) => {
                let new = news.remove(at);
                finder.pair.tell(Which::Old, old.at);
                finder.pair.tell(Which::New, new.at);
            }
            None => lone.push(old),
        }
    }
    for old in lone {
        let word = |which: Which, at: usize| finder.token(which, at).word.clone();
        let is_like =
            |new: &Mention| word(Which::New, new.at.start) == word(Which::Old, old.at.start);
        let at = news.iter().position(is_like).or(if news.is_empty() { None } else { Some(0) });
        if let Some(at) = at {
            let new = news.remove(at);
            finder.say(Kind::Reference, Direction::Changed, &Hunk([old.at, new.at]));
        }
    }
}

/// Where a label of the old text is now.
fn moved(finder: &Finder<'_>, label: &str) -> String {
    let known = finder.context.references.iter();
    let is = |from: &str| from.eq_ignore_ascii_case(label);
    if let Some((_, to)) = known.clone().find(|(from, _)| is(from)) {
        let is_whole = label.contains(' ');
        return if is_whole { with_name(label, to) } else { to.clone() };
    }
    // Point 5(2) moves with point 5.
    let inside = |from: &str| {
        label
            .strip_prefix(from)
            .filter(|rest| rest.starts_with(['(', '.']))
            .map(ToString::to_string)
    };
    let outer = known
        .filter_map(|(from, to)| inside(from).map(|rest| (from.len(), [&**to, &*rest].concat())));
    outer.max_by_key(|(length, _)| *length).map_or_else(|| label.to_string(), |(_, to)| to)
}

/// A label with the name as the text writes it: `annex C`.
fn with_name(label: &str, to: &str) -> String {
    match (label.split_once(' '), to.split_once(' ')) {
        (Some((name, _)), Some((_, number))) => [name, " ", number].concat(),
        _ => to.to_string(),
    }
}
