//! A figure among its words: what stands before it and behind it.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::figure::{self, Decimal};
use super::{Bound, Quantity};
use crate::normal;

/// A number with its scale, and what is written together with it.
struct Figure {
    at: Range<usize>,
    value: Decimal,
    /// What stands before or behind it without white space: `$`, `%`, `km`.
    unit: Option<String>,
    /// Where the words before it end, and where the words behind it begin.
    before: usize,
    behind: usize,
    /// Whether punctuation ends its clause directly behind it.
    is_closed: bool,
    /// Whether it is in letters.
    is_spelled: bool,
    has_scale: bool,
}

/// Words before which a number is a name: `Article 5`, `day 2`.
const REFERENCES: &str = "\
     annex annexes appendix article articles chapter chapters clause clauses day decision \
     directive figure law no nos option page paragraph paragraphs part parts phase point \
     points protocol regulation resolution row rule schedule section sections stage step \
     table tier";

const MONTHS: &str = "January February March April May June July August September October \
     November December";

/// Words that are no unit.
const SMALL_WORDS: &str = "\
     a after all also among an and any are as at be been before below but by can during each \
     every for from had has have if in into is it its may more must nor not of on or other \
     over per shall should so than that the their them then there these they this those to \
     under until was were when where which who whose will with within without would";

/// Units that a number in letters may have, and that tell `2000 troops` from a year.
const UNITS: &str = "\
     % acre acres brigade brigades cent centimetre centimetres children civilian civilians cm \
     day days detainee detainees dollar dollars euro euros fighter fighters foot ft g gw h ha \
     hectare hectares hostage hostages hour hours inspector inspectors kg kilogram kilograms \
     kilometer kilometers kilometre kilometres km m men meter meters metre \
     metres mile miles minute minutes mm month months mw observer observers officer officers \
     people percent person personnel persons prisoner prisoners second seconds soldier \
     soldiers ton tonne tonnes tons troops week weeks women year years";

/// Words that are part of the unit behind them.
const UNIT_BEGINNINGS: &str =
    "armed business calendar cubic metric nautical percentage square us working";

const CURRENCIES: &str = "AUD CAD CHF CNY EUR GBP ILS JPY RUB SEK TRY UAH USD";

/// Bounds before a figure. A longer phrase stands before one that it ends with.
const BOUNDS: [(&str, Bound); 30] = [
    ("not less than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("not more than", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("not to exceed", Bound::AtMost),
    ("not exceeding", Bound::AtMost),
    ("not exceed", Bound::AtMost),
    ("not over", Bound::AtMost),
    ("not below", Bound::AtLeast),
    ("not under", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("minimum of", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("maximum of", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("limited to", Bound::AtMost),
    ("capped at", Bound::AtMost),
    ("within", Bound::AtMost),
    ("more than", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("less than", Bound::LessThan),
    ("fewer than", Bound::LessThan),
    ("below", Bound::LessThan),
    ("exactly", Bound::Exactly),
    ("precisely", Bound::Exactly),
    ("about", Bound::About),
    ("approximately", Bound::About),
];

/// Bounds behind a figure and its unit.
const BOUNDS_BEHIND: [(&str, Bound); 11] = [
    ("or more", Bound::AtLeast),
    ("and more", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("and above", Bound::AtLeast),
    ("or longer", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at the latest", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("or fewer", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("at most", Bound::AtMost),
];

/// The longest circumstance that is kept, in bytes.
const CIRCUMSTANCE_BYTES_MAX: usize = 400;

const OPENING: [char; 8] = ['(', '[', '"', '\'', '“', '‘', '«', '„'];
const CLOSING: [char; 12] = [')', ']', '"', '\'', '”', '’', '»', '.', ',', ';', ':', '!'];

/// The quantities whose figure stands in a part of the context; `at` counts in the context.
pub(super) fn quantities(context: &str, own: Range<usize>) -> Vec<Quantity> {
    let mut found = Vec::new();
    // Where the last reference ended, for `Articles 3 to 6`; and the last figure, for its groups.
    let mut reference_end = None;
    let mut figure_end = 0;
    for word in context.split_whitespace() {
        let start = word.as_ptr().addr() - context.as_ptr().addr();
        if start >= own.end {
            break;
        }
        if start < figure_end {
            continue;
        }
        if is_number_word(word) {
            if is_reference(context, start, reference_end) {
                figure_end = start + word.trim_end_matches([',', ';', ':', '.']).len();
                reference_end = Some(figure_end);
                continue;
            }
            reference_end = None;
        }
        let Some(figure) = digits(context, start, word).or_else(|| letters(context, start, word))
        else {
            continue;
        };
        figure_end = figure.at.end;
        if own.contains(&figure.at.start) && !is_date(context, &figure) {
            found.extend(quantity(context, figure));
        }
    }
    found
}

/// A figure in digits at the start of a word: `(600,000`, `$5`, `30km.`, `10 000`.
fn digits(context: &str, start: usize, word: &str) -> Option<Figure> {
    let opened = word.trim_start_matches(OPENING);
    let currency_end = opened.find(|char: char| char.is_ascii_digit())?;
    let (currency, _) = opened.split_at(currency_end);
    if !matches!(currency, "" | "$" | "US$" | "€" | "£" | "¥" | "₴" | "₽") {
        return None;
    }
    let at = start + word.len() - opened.len() + currency_end;
    let end = at + number_length(&context[at..]);
    let number: String = context[at..end].chars().filter(|char| !char.is_whitespace()).collect();
    let value = Decimal::read(&number)?;
    let rest = context[end..].split(char::is_whitespace).next().unwrap_or_default();
    let (attached, closing) = split_attached(rest)?;
    let is_in_parentheses = word.starts_with('(') && attached.is_empty() && closing == ")";
    let before = if is_in_parentheses { spelled_before(context, start)? } else { start };
    let is_item = attached.is_empty() && closing.starts_with(['.', ')']) && !is_in_parentheses;
    if is_item && is_line_start(&context[..start]) {
        return None;
    }
    let unit = if currency.is_empty() { attached } else { currency };
    let figure = Figure {
        at: at..end,
        value,
        unit: Some(unit.to_string()).filter(|unit| !unit.is_empty()),
        before,
        behind: end + rest.len(),
        is_closed: !closing.is_empty() && !is_in_parentheses,
        is_spelled: false,
        has_scale: false,
    };
    scaled(context, figure)
}

/// How long the number at the start of a text is, groups divided by single spaces included.
fn number_length(text: &str) -> usize {
    let digits_of = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits_of(text);
    let mut length = first;
    let mut may_group = (1..=3).contains(&first);
    loop {
        let rest = &text[length..];
        let Some(gap) = rest.chars().next() else { return length };
        let behind = &rest[gap.len_utf8()..];
        let group = digits_of(behind);
        let is_group = may_group && gap != '\n' && gap.is_whitespace() && group == 3;
        let is_part = matches!(gap, '.' | ',') && group > 0;
        if !is_group && !is_part {
            return length;
        }
        may_group &= is_group;
        length += gap.len_utf8() + group;
    }
}

/// Splits what is written behind a number into a unit and closing punctuation: `km.`, `-day`, `%`.
fn split_attached(rest: &str) -> Option<(&str, &str)> {
    let (unit, closing) = if rest.starts_with('%') {
        rest.split_at(1)
    } else {
        let name = rest.strip_prefix('-').unwrap_or(rest);
        let end = name.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(name.len());
        name.split_at(end)
    };
    let is_unit =
        rest.starts_with('%') || unit.is_empty() && !rest.starts_with('-') || has(UNITS, unit);
    (is_unit && closing.trim_start_matches(CLOSING).is_empty()).then_some((unit, closing))
}

/// Where the number in letters begins that stands directly before a place: `thirty (30)`.
fn spelled_before(context: &str, at: usize) -> Option<usize> {
    let word = context[..at].split_whitespace().next_back()?;
    figure::spelled(word.trim_start_matches(OPENING))?;
    Some(word.as_ptr().addr() - context.as_ptr().addr())
}

fn is_line_start(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// A number in letters: `thirty`.
fn letters(context: &str, start: usize, word: &str) -> Option<Figure> {
    let number = word.trim_start_matches(OPENING);
    let value = Decimal::new(figure::spelled(number)?, 0);
    let end = start + word.len();
    let figure = Figure {
        at: end - number.len()..end,
        value,
        unit: None,
        before: start,
        behind: end,
        is_closed: false,
        is_spelled: true,
        has_scale: false,
    };
    scaled(context, figure)
}

/// The figure with the scale behind it: `1.5 million`. None if it is one part of a longer number.
fn scaled(context: &str, mut figure: Figure) -> Option<Figure> {
    let mut before = context[..figure.before].split_whitespace().rev();
    let is_scale = |word: &str| figure::scale(word).is_some();
    match before.next() {
        Some(word) if is_scale(word) => return None,
        Some("and") if before.next().is_some_and(is_scale) => return None,
        _ => {}
    }
    while !figure.is_closed
        && let Some(word) = context[figure.behind..].split_whitespace().next()
    {
        let scale = word.trim_end_matches(CLOSING);
        let Some(factor) = figure::scale(scale) else {
            let goes_on = figure.has_scale && word.starts_with(|char: char| char.is_ascii_digit());
            return (!goes_on).then_some(figure);
        };
        figure.value = figure.value.times(factor)?;
        figure.at.end = word.as_ptr().addr() - context.as_ptr().addr() + scale.len();
        figure.behind = figure.at.end + word.len() - scale.len();
        figure.is_closed = scale.len() < word.len();
        figure.has_scale = true;
    }
    Some(figure)
}

fn is_number_word(word: &str) -> bool {
    let word = word.trim_matches(OPENING).trim_end_matches(CLOSING);
    word.starts_with(|char: char| char.is_ascii_digit()) || figure::spelled(word).is_some()
}

/// Whether the number at a place is a name: `Article 5`, or the 6 in `Articles 3(2) to 6`.
fn is_reference(context: &str, at: usize, reference_end: Option<usize>) -> bool {
    let previous = context[..at].split_whitespace().next_back().unwrap_or_default();
    if has(REFERENCES, previous.trim_start_matches(OPENING).trim_end_matches('.')) {
        return true;
    }
    let goes_on = |end: usize| {
        let mut between = context.get(end..at).unwrap_or_default().split_whitespace();
        between.all(|word| matches!(word, "to" | "and" | "or" | "," | "–" | "-"))
    };
    reference_end.is_some_and(goes_on)
}

/// Whether the figure is a day or a year: `12 February 2015`.
fn is_date(context: &str, figure: &Figure) -> bool {
    if figure.unit.is_some() || figure.has_scale || figure.is_spelled {
        return false;
    }
    let core = |word: &str| has_exactly(MONTHS, word.trim_matches(CLOSING));
    let behind = context[figure.behind..].split_whitespace().next().unwrap_or_default();
    let before = context[..figure.before].split_whitespace().next_back().unwrap_or_default();
    let is_before_month = !figure.is_closed && core(behind);
    let is_year = figure.at.len() == 4
        && figure.value.whole().is_some_and(|value| (1800..=2100).contains(&value))
        && !has(UNITS, behind.trim_end_matches(CLOSING))
        && !has_exactly(CURRENCIES, before);
    is_before_month || is_year || core(before)
}

fn quantity(context: &str, figure: Figure) -> Option<Quantity> {
    let mut before = context[..figure.before].trim_end();
    let mut unit = figure.unit;
    let mut behind = figure.behind;
    let mut is_closed = figure.is_closed;
    if unit.is_none() {
        if let Some(currency) = currency_before(before) {
            before = &before[..before.len() - currency.len()];
            unit = Some(currency.to_string());
        } else if !is_closed {
            let (words, length, closed) = unit_behind(&context[behind..]);
            let known = words.split(' ').any(|word| has(UNITS, word));
            if figure.is_spelled && !known {
                return None;
            }
            unit = Some(words).filter(|unit| !unit.is_empty());
            behind += length;
            is_closed = closed;
        } else if figure.is_spelled {
            return None;
        }
    }
    let mut bound = bound_before(before);
    let mut circumstance = if is_closed { "" } else { clause(&context[behind..]) };
    if bound == Bound::Unstated
        && let Some((found, rest)) = bound_behind(circumstance)
    {
        bound = found;
        circumstance = rest;
    }
    Some(Quantity {
        figure: normal::words(&context[figure.at.clone()]),
        at: figure.at,
        bound,
        value: figure.value,
        unit,
        circumstance: normal::words(circumstance),
    })
}

fn currency_before(before: &str) -> Option<&str> {
    let word = before.split_whitespace().next_back()?.trim_start_matches(OPENING);
    has_exactly(CURRENCIES, word).then_some(word)
}

/// The unit at the start of the words behind a figure, how long it is there, and whether its
/// clause ends with it.
fn unit_behind(behind: &str) -> (String, usize, bool) {
    let mut unit = String::new();
    let mut words = behind.split_whitespace();
    while let Some(word) = words.next() {
        let core = word.trim_end_matches(CLOSING);
        let is_percent = core == "%"
            || core.eq_ignore_ascii_case("per")
                && words.clone().next().is_some_and(|next| {
                    next.trim_end_matches(CLOSING).eq_ignore_ascii_case("cent")
                });
        let is_word = core.starts_with(char::is_alphabetic) && !has(SMALL_WORDS, core);
        if !is_percent && !is_word {
            break;
        }
        if !unit.is_empty() {
            unit.push(' ');
        }
        unit.push_str(core);
        let is_closed = core.len() < word.len();
        let goes_on = has(UNIT_BEGINNINGS, core) || core.eq_ignore_ascii_case("per");
        if is_closed || !goes_on {
            let end = word.as_ptr().addr() - behind.as_ptr().addr() + word.len();
            return (unit, end, is_closed);
        }
    }
    (String::new(), 0, false)
}

fn bound_before(before: &str) -> Bound {
    let ends_with = |phrase: &str| {
        let mut words = before.split_whitespace().rev();
        let mut phrase_words = phrase.split(' ').rev();
        phrase_words.all(|expected| {
            let word = words.next().unwrap_or_default().trim_start_matches(OPENING);
            word.eq_ignore_ascii_case(expected)
        })
    };
    BOUNDS.iter().find(|(phrase, _)| ends_with(phrase)).map_or(Bound::Unstated, |(_, bound)| *bound)
}

fn bound_behind(clause: &str) -> Option<(Bound, &str)> {
    BOUNDS_BEHIND.iter().find_map(|(phrase, bound)| {
        let mut rest = clause;
        for expected in phrase.split(' ') {
            rest = rest.trim_start();
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if !rest[..end].eq_ignore_ascii_case(expected) {
                return None;
            }
            rest = &rest[end..];
        }
        Some((*bound, rest))
    })
}

/// The words up to the end of the clause, or of a word where the clause is very long.
fn clause(behind: &str) -> &str {
    let ends = |(at, char): (usize, char)| match char {
        ';' | ':' | '(' | ')' | '[' | ']' => true,
        ',' | '.' => behind[at + 1..].chars().next().is_none_or(char::is_whitespace),
        _ => false,
    };
    let limit = behind.floor_char_boundary(CIRCUMSTANCE_BYTES_MAX);
    let end = behind[..limit].char_indices().find(|place| ends(*place)).map(|(at, _)| at);
    match end {
        Some(end) => &behind[..end],
        None if limit == behind.len() => behind,
        None => behind[..limit].rsplit_once(char::is_whitespace).map_or("", |(words, _)| words),
    }
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|entry| entry.eq_ignore_ascii_case(word))
}

fn has_exactly(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|entry| entry == word)
}
