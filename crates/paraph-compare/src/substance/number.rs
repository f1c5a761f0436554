//! Numbers in a text: in figures or in letters, whole, broken or scaled.

use core::cmp::Ordering;
use core::ops::Range;

use paraph_text::quantities::Decimal;

use super::side::{Side, Token};
use crate::redline::atoms::SIGNED;

/// The scale that does not end a group of a number in letters.
const HUNDRED: u128 = 100;

/// An exact number: one whole number divided by another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    /// Whether it is below zero.
    minus: bool,
    over: u128,
    under: u128,
}

impl Ratio {
    pub(super) const fn new(over: u128, under: u128) -> Self {
        Self { minus: false, over, under }
    }

    pub(super) fn times(self, factor: u128) -> Option<Self> {
        Some(Self { over: self.over.checked_mul(factor)?, ..self })
    }

    /// So many thousandths, each taken a number of times.
    pub(super) fn per_thousand(self, times: u128) -> Option<Self> {
        Some(Self { under: self.under.checked_mul(1000)?, ..self.times(times)? })
    }

    fn plus(self, other: Self) -> Option<Self> {
        let over = self.over.checked_mul(other.under)?;
        let over = over.checked_add(other.over.checked_mul(self.under)?)?;
        Some(Self { over, under: self.under.checked_mul(other.under)?, ..self })
    }

    fn of(decimal: Decimal) -> Option<Self> {
        let (digits, places) = decimal.parts();
        Some(Self::new(digits, 10_u128.checked_pow(places.into())?))
    }

    /// Whether two are apart by no more than one in twenty-five, as months and days of a calendar are.
    pub(super) fn is_near(self, other: Self) -> bool {
        let (less, more) = if self < other { (self, other) } else { (other, self) };
        match (more.times(24), less.times(25)) {
            (Some(more), Some(less)) => more <= less,
            _ => false,
        }
    }

    pub(super) fn is_whole(self, value: u128) -> bool {
        self == Self::new(value, 1)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Numbers too large to be multiplied are ordered by their whole parts.
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let is_below = |one: &Self| one.minus && one.over > 0;
        match (is_below(self), is_below(other)) {
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (true, true) => {
                let positive = |one: &Self| Self { minus: false, ..*one };
                return positive(other).cmp(&positive(self));
            }
            (false, false) => {}
        }
        let products = (self.over.checked_mul(other.under), other.over.checked_mul(self.under));
        match products {
            (Some(one), Some(two)) => one.cmp(&two),
            _ => (self.over / self.under).cmp(&(other.over / other.under)),
        }
    }
}

/// A number in a text.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// Its tokens.
    pub(super) at: Range<usize>,
    pub(super) value: Ratio,
    /// Whether it is a part of a whole: `two thirds`, `half`.
    pub(super) is_part: bool,
    /// What the digits behind its words say, where that is another number: `sixty (90)`.
    pub(super) at_odds: Option<Ratio>,
}

/// The number that begins at a token: `85 000`, `2/3`, `one hundred and twenty`, `half a`.
///
/// `-5`, `−5` and `minus 5` are below zero.
pub(super) fn at(side: &Side<'_>, start: usize) -> Option<Number> {
    if is_minus(side, start) {
        let number = positive(side, start + 1)?;
        let value = Ratio { minus: true, ..number.value };
        return Some(Number { at: start..number.at.end, value, ..number });
    }
    let number = positive(side, start)?;
    let clings = side.tokens[start].word.starts_with(SIGNED);
    let goes_on = side.before(start, |_| true).is_some_and(|at| side.tokens[at].is_figure());
    let value = Ratio { minus: clings && !goes_on, ..number.value };
    Some(Number { value, ..number })
}

/// Whether a sign or word before a figure says that it is below zero; a dash between two is none.
fn is_minus(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let is_sign = matches!(&side.text[token.at.clone()], "-" | "−" | "–");
    let Some(next) = side.get(at + 1).filter(|next| next.is_figure()) else { return false };
    let before = at.checked_sub(1).and_then(|at| side.get(at));
    let is_apart =
        before.is_none_or(|before| before.at.end < token.at.start && !before.is_figure());
    token.is("minus") || (is_sign && is_apart && token.at.end == next.at.start)
}

fn positive(side: &Side<'_>, start: usize) -> Option<Number> {
    let end = side.sentence(start).end;
    let (value, at) = figures(side, start, end)
        .or_else(|| spelled(side, start, end))
        .or_else(|| article(side, start, end))?;
    let (value, at) = scaled(side, value, at, end)?;
    let (value, at) = and_half(side, value, at, end)?;
    // `two and a half million`
    let (value, at) = scaled(side, value, at, end)?;
    let number = broken(side, Number { at, value, is_part: false, at_odds: None }, end);
    Some(out_of(side, twice(side, number, end), end))
}

/// How many groups of digits a number may have behind its first.
const GROUPS_MAX: usize = 12;

/// A number in figures; groups of three digits may be parted by spaces.
fn figures(side: &Side<'_>, start: usize, end: usize) -> Option<(Ratio, Range<usize>)> {
    let digits = |at: usize| {
        let token = side.get(at).filter(|_| at < end)?;
        let word = token.word.strip_prefix(SIGNED).filter(|_| at == start).unwrap_or(&token.word);
        let is_plain =
            word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        (token.is_figure() && is_plain).then_some(word)
    };
    let mut number = alloc::string::String::from(digits(start)?);
    let mut last = start;
    let may_group = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    while may_group && last + 1 < end && last - start < GROUPS_MAX {
        let Some(group) = digits(last + 1).filter(|group| group.len() == 3) else { break };
        if side.tokens[last].at.end == side.tokens[last + 1].at.start {
            break;
        }
        number.push_str(group);
        last += 1;
    }
    let value = Ratio::of(Decimal::read(&number)?)?;
    let is_fraction = last + 2 < end && &*side.tokens[last + 1].word == "/";
    match is_fraction.then(|| digits(last + 2)).flatten().and_then(|under| under.parse().ok()) {
        Some(under) if under > 0 && value.under == 1 => {
            Some((Ratio::new(value.over, under), start..last + 3))
        }
        _ => Some((value, start..last + 1)),
    }
}

/// A number in letters without its scale: `twenty-two`.
fn spelled(side: &Side<'_>, start: usize, end: usize) -> Option<(Ratio, Range<usize>)> {
    if let Some(part) = side.tokens[start].number("part") {
        // `half of` and `a third of`, but neither `the third` nor `in the first half`.
        let before = side.before(start, |_| true).map(|at| &side.tokens[at]);
        let is_counted = before.is_some_and(|before| before.is("part-one"));
        let stands = part == 2 && before.is_none_or(|before| !before.is("order"));
        // `half of it`, `half the price`.
        let leads = |next: &Token| next.is("part-of") || (part == 2 && next.is("definite"));
        let behind = side.get(start + 1).is_some_and(leads);
        return ((is_counted || stands) && behind).then(|| (Ratio::new(1, part), start..start + 1));
    }
    let mut value = side.tokens[start].number("number")?;
    let mut last = start;
    let is_ten = value >= 20 && value % 10 == 0;
    if let Some(next) = side.tokens.get(start + 1).filter(|_| is_ten && start + 1 < end)
        && let Some(ones) = next.number("number").filter(|ones| (1..=9).contains(ones))
    {
        value += ones;
        last += 1;
    }
    Some((Ratio::new(value, 1), start..last + 1))
}

/// `a hundred`, `a week`: an article that counts.
fn article(side: &Side<'_>, start: usize, end: usize) -> Option<(Ratio, Range<usize>)> {
    let next = side.get(start + 1).filter(|_| start + 1 < end)?;
    let counts = side.tokens[start].is("counting-article") && (next.is("scale") || next.is("unit"));
    counts.then(|| (Ratio::new(1, 1), start..start + 1))
}

/// `three and a half`.
fn and_half(
    side: &Side<'_>,
    value: Ratio,
    at: Range<usize>,
    end: usize,
) -> Option<(Ratio, Range<usize>)> {
    let links = side.get(at.end).is_some_and(|token| token.is("and"));
    let counts = side.get(at.end + 1).is_some_and(|token| token.is("counting-article"));
    let part = side.get(at.end + 2).and_then(|token| token.number("part"));
    match part.filter(|_| links && counts && at.end + 2 < end) {
        Some(under) => Some((value.plus(Ratio::new(1, under))?, at.start..at.end + 3)),
        None => Some((value, at)),
    }
}

/// `nine out of ten`.
fn out_of(side: &Side<'_>, number: Number, end: usize) -> Number {
    let links = side.get(number.at.end).is_some_and(|token| token.is("out-of"));
    let next = number.at.end + 1;
    let whole = (links && next < end)
        .then(|| figures(side, next, end).or_else(|| spelled(side, next, end)));
    match whole.flatten() {
        Some((whole, at)) if whole.under == 1 && whole.over > 0 => Number {
            at: number.at.start..at.end,
            value: Ratio::new(number.value.over, number.value.under.saturating_mul(whole.over)),
            is_part: true,
            ..number
        },
        _ => number,
    }
}

/// The number with the scales behind it: `one hundred and twenty`, `2 million`, `three thousand five hundred`.
///
/// `Hundred` is of the group that it stands in, and a greater scale ends a group: what follows is added.
fn scaled(
    side: &Side<'_>,
    value: Ratio,
    at: Range<usize>,
    end: usize,
) -> Option<(Ratio, Range<usize>)> {
    let (mut whole, mut group, mut at) = (Ratio::new(0, 1), value, at);
    let mut has_scale = false;
    while at.end < end {
        if let Some(scale) = side.tokens[at.end].number("scale") {
            group = group.times(scale)?;
            if scale > HUNDRED {
                whole = whole.plus(group)?;
                group = Ratio::new(0, 1);
            }
            at.end += 1;
            has_scale = true;
            continue;
        }
        let skips = usize::from(side.tokens[at.end].is("and"));
        let next = at.end + skips;
        if !has_scale || next >= end || side.tokens[next].number("number").is_none() {
            break;
        }
        let Some((more, rest)) = spelled(side, next, end) else { break };
        group = group.plus(more)?;
        at.end = rest.end;
    }
    Some((whole.plus(group)?, at))
}

/// `two thirds`: a number of parts.
fn broken(side: &Side<'_>, number: Number, end: usize) -> Number {
    if side.tokens[number.at.start].number("part").is_some() {
        return Number { is_part: true, ..number };
    }
    let part = side.get(number.at.end).filter(|_| number.at.end < end);
    match part.and_then(|token| token.number("part")) {
        Some(under) => Number {
            at: number.at.start..number.at.end + 1,
            value: Ratio::new(number.value.over, number.value.under.saturating_mul(under)),
            is_part: true,
            ..number
        },
        None => Number {
            is_part: number.value.under > 1
                && number.value.over < number.value.under
                && side.tokens[number.at.clone()].iter().any(|token| &*token.word == "/"),
            ..number
        },
    }
}

/// `thirty (30)`: a number said twice is one, and `sixty (90)` is one that is at odds with itself.
fn twice(side: &Side<'_>, number: Number, end: usize) -> Number {
    let opens = number.at.end;
    let word = |at: usize| side.get(at).filter(|_| at < end).map(|token| &*token.word);
    if word(opens) != Some("(") {
        return number;
    }
    let is_in_words = !side.tokens[number.at.start].is_figure();
    let again = figures(side, opens + 1, end)
        .filter(|(value, at)| word(at.end) == Some(")") && (*value == number.value || is_in_words));
    match again {
        Some((value, at)) => {
            let at_odds = Some(value).filter(|value| *value != number.value);
            Number { at: number.at.start..at.end + 1, at_odds, ..number }
        }
        None => number,
    }
}
