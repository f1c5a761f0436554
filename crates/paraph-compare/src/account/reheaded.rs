//! Points that went from one heading to another, where the heading says of them what their own words do not: prisoners
//! from `Phase one` to `Phase two`, goods from `Free of duty` to `Subject to duty`.
//!
//! Most headings only say where one is, and sentences say by themselves what they say. So it is told of headings of a
//! series of times, places or classes, and of what is no sentence by itself. Both headings must stand in both drafts,
//! and at least one point must have stayed under one of them: where all of them went, the headings were renumbered or
//! reworded.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::numerals::{self, Kind as Numerals};

use super::Row;
use super::headed::Headed;
use super::inherited::Found;
use super::over::Over;
use super::relisted::change;
use crate::references::title_of;
use crate::sections::Sections;
use crate::substance::Context;
use crate::words::split::words;

/// Words for what a series of headings numbers.
static SERIES: Sections = Sections::of(include_str!("../../data/series.txt"));

/// Adds each row that stands under another heading which says another thing of it, where nothing tells it yet.
pub(super) fn find(headed: &[Headed; 2], rows: &[Row], context: &Context, found: &mut Found) {
    let over = |row: &Row| {
        let [old, new] = [(0, row.old[0]), (1, row.new[0])].map(|(of, at)| headed[of].section(at));
        old.zip(new)
    };
    let pairs = || {
        let pairs = rows.iter().enumerate().filter(|(_, row)| row.is_pair());
        pairs.filter_map(|(number, row)| Some((number, row, over(row)?)))
    };
    let kept: BTreeSet<&str> =
        pairs().filter(|(_, _, (was, is))| was == is).map(|(_, _, (was, _))| was).collect();
    for (number, row, (was, is)) in pairs().filter(|(_, _, (was, is))| was != is) {
        let stand_in_both = headed[1].has(was) && headed[0].has(is);
        if !stand_in_both || !(kept.contains(was) || kept.contains(is)) || found.has(number) {
            continue;
        }
        let says_no_more = || {
            let texts = [&row.redline.old.words, &row.redline.new.words];
            texts.iter().all(|text| context.is_no_sentence(text))
        };
        let titles = || [was, is].map(|heading| title_of(heading).join(" "));
        let [old, new] = titles();
        if are_of_series([was, is]) || says_no_more() && context.say_other_things([&old, &new]) {
            let [old, new] =
                [was, is].map(|heading| Vec::from([Over::Heading(heading.to_owned())]));
            found.add(number, old, new, change(was, is));
        }
    }
}

/// Whether two headings differ in nothing but the number of a phase, a zone or a class.
fn are_of_series(headings: [&str; 2]) -> bool {
    let [one, other] = headings.map(|heading| {
        words(heading).into_iter().map(|at| heading[at].to_lowercase()).collect::<Vec<String>>()
    });
    let differs = |at: &usize| one[*at] != other[*at];
    let is_series = |at: usize| one.get(at).is_some_and(|word| SERIES.names("series", word));
    // `Phase two`, `the second phase`.
    let is_number = |at: usize| {
        let ranks = || [&one[at], &other[at]].into_iter().all(|word| ranks(word));
        at.checked_sub(1).is_some_and(is_series) || is_series(at + 1) && ranks()
    };
    // What numbers the headings as parts of the text says nothing of what stands under them.
    let counted: Vec<usize> = (0..one.len().min(other.len())).filter(differs).collect();
    let is_plain = |at: &usize| [&one[*at], &other[*at]].into_iter().all(|word| numbers(word));
    one.len() == other.len()
        && counted.iter().all(is_plain)
        && counted.iter().any(|at| is_number(*at))
}

/// Whether a word numbers things: `2`, `two`, `second`, `II`, `b`.
fn numbers(word: &str) -> bool {
    let is_spelled = |kind| numerals::value("en", kind, word).is_some();
    word.chars().all(char::is_numeric)
        || word.chars().count() == 1
        || is_spelled(Numerals::Cardinal)
        || numerals::numbering(word).is_some()
        || word.chars().all(|char| "ivx".contains(char))
        || ranks(word)
}

/// Whether a word says which one in a row: `second`, `final`.
fn ranks(word: &str) -> bool {
    numerals::value("en", Numerals::Ordinal, word).is_some() || SERIES.names("ends", word)
}
