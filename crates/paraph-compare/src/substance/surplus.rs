//! Figures, negations and modal verbs that one of two texts has and the other lacks, wherever they
//! stand: counted, and not put beside each other.
//!
//! It is the net under the search for changes: what was recast so far that nothing in it could be put
//! beside anything else is still not passed over where a number, a `not` or a `shall` differs. Both
//! texts are brought to one spelling before (`spelling`): `thirty days` and `30 days` are one
//! figure, `five years` and `60 months` one amount, `shall` and `must` one verb. English only.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::modals::ModalVerb;

use super::deadline::{self, Value};
use super::finder::Finder;
use super::number::{self, Ratio};
use super::pair::{Pair, Which};
use super::reader::Reader;
use super::side::{Side, Token};
use super::{Change, Context, Direction, Kind, Language, is_too_long, one_line};
use crate::spelling::{self, Spelled};

const NEGATIONS: [&str; 13] = [
    "refrain", "refrains", "abstain", "abstains", "not", "no", "never", "neither", "nor", "none",
    "nobody", "nothing", "without",
];

/// What binds with a `to` behind it.
const IS_TO: [&str; 2] = ["is", "are"];

/// What turns a `not` before it into a limit: `not later than` is `by`.
const LIMITS: [&str; 5] = ["later than", "earlier than", "fewer than", "less than", "more than"];

/// What one text has more of than the other: a change for each, the figures first.
///
/// The first surplus word of a kind in the old text stands beside the first one in the new, and so
/// on; they need not have taken each other's place.
#[must_use]
pub fn surplus(old: &str, new: &str) -> Vec<Change> {
    let counted = [old, new].map(counted);
    let mut lone: BTreeMap<Kind, [Vec<Range<usize>>; 2]> = BTreeMap::new();
    for which in [0, 1] {
        for ((kind, word), places) in &counted[which] {
            let of_other = counted[1 - which].get(&(*kind, word.clone())).map_or(0, Vec::len);
            let more = places.iter().skip(of_other).cloned();
            lone.entry(*kind).or_default()[which].extend(more);
        }
    }
    let mut changes = Vec::new();
    for (kind, [mut olds, mut news]) in lone {
        if kind == Kind::Negation {
            olds.retain(|at| !is_limit(old, at, new));
            news.retain(|at| !is_limit(new, at, old));
            without_phrases(old, &mut olds);
            without_phrases(new, &mut news);
        }
        if kind == Kind::Force {
            // In other words the same is `payable`, or `has to be paid`: it is weighed, and not asked about.
            olds.retain(|at| !is_to(old, at));
            news.retain(|at| !is_to(new, at));
        }
        if kind == Kind::Figure {
            without_equal([old, new], &mut olds, &mut news);
            without_said_again([old, new], &mut olds, &mut news);
            without_alike([old, new], &mut olds, &mut news);
        }
        olds.sort_by_key(|at| at.start);
        news.sort_by_key(|at| at.start);
        for at in 0..olds.len().max(news.len()) {
            changes.push(change(kind, [old, new], [olds.get(at), news.get(at)]));
        }
    }
    changes
}

/// Whether a verb of force is the `is` of `is to`.
fn is_to(text: &str, at: &Range<usize>) -> bool {
    text.get(at.clone()).is_some_and(|word| IS_TO.contains(&&*word.to_lowercase()))
}

/// The words of each kind in a text, each in its one spelling, with where they stand.
fn counted(text: &str) -> BTreeMap<(Kind, String), Vec<Range<usize>>> {
    let mut counted: BTreeMap<(Kind, String), Vec<Range<usize>>> = BTreeMap::new();
    let mut before: Option<Spelled> = None;
    let mut last_denial = None;
    let all = spelling::spelled(text);
    let mut next = all.iter().skip(1).map(|next| &*next.word);
    for spelled in all.iter().cloned() {
        // `is to be paid` binds as `shall be paid` does.
        let leads = next.next() == Some("to") && IS_TO.contains(&&*spelled.word);
        let spelled = if leads { Spelled { word: "shall".into(), ..spelled } } else { spelled };
        let is_again = before.as_ref().is_some_and(|before| is_said_twice(text, before, &spelled));
        let is_verb = !is_month(text, &spelled.at) && !opens_condition(text, &spelled.at);
        let found = kind(&spelled.word).filter(|(kind, _)| *kind != Kind::Force || is_verb);
        if let Some((kind, word)) = found.filter(|_| !is_again) {
            // `Neither ... nor` denies once.
            let end = last_denial.replace(spelled.at.end).filter(|_| kind == Kind::Negation);
            let goes_on = spelled.word == "nor"
                && end.is_some_and(|end| !text[end..spelled.at.start].contains('.'));
            if kind != Kind::Negation {
                last_denial = end;
            }
            if !goes_on {
                counted.entry((kind, word)).or_default().push(spelled.at.clone());
            }
        }
        before = Some(spelled);
    }
    counted
}

/// `By 1 May`: a month, and no verb, which begins with a capital in the midst of a sentence.
fn is_month(text: &str, at: &Range<usize>) -> bool {
    let before = text[..at.start].trim_end();
    let is_inside = before.ends_with(|char: char| char.is_alphanumeric() || char == ',');
    &text[at.clone()] == "May" && is_inside
}

/// `Should the pump fail, Ostria shall pay`: it opens a condition, as `if` does, and binds nobody.
fn opens_condition(text: &str, at: &Range<usize>) -> bool {
    let before = text[..at.start].trim_end();
    let opens = before.is_empty() || before.ends_with(['.', ';', ':', '!', '?']);
    &text[at.clone()] == "Should" && opens
}

/// `Not later than`: it says `by` and denies nothing, unless the other text says `later than`.
fn is_limit(text: &str, denial: &Range<usize>, other: &str) -> bool {
    let behind = text[denial.end..].trim_start().as_bytes();
    let begins = |limit: &&&str| {
        behind.get(..limit.len()).is_some_and(|head| head.eq_ignore_ascii_case(limit.as_bytes()))
    };
    let limit = LIMITS.iter().find(begins);
    limit.is_some_and(|limit| !other.to_lowercase().contains(limit))
}

/// Takes out what denies nothing in a phrase of the lists: `without delay`, `at no cost`.
fn without_phrases(text: &str, places: &mut Vec<Range<usize>>) {
    if places.is_empty() {
        return;
    }
    let side = Side::of(text, &Reader::of(Language::ENGLISH.lists()));
    places.retain(|at| {
        let holds = |token: &&Token| token.at.start <= at.start && at.end <= token.at.end;
        let token = side.tokens.iter().find(holds);
        !token.is_some_and(|token| {
            token.at != *at && (token.is("prompt") || token.is("lone")) && !token.is("denial")
        })
    });
}

/// `sixty (60)`: a number said once more in brackets.
fn is_said_twice(text: &str, before: &Spelled, spelled: &Spelled) -> bool {
    let between = text.get(before.at.end..spelled.at.start).map(str::trim);
    between == Some("(") && before.word == spelled.word && text[spelled.at.end..].starts_with(')')
}

/// Takes out figures of a time that is said once more for what was due by it: `Within ten days A shall X. Within ten days B
/// shall Y`, of which one sentence was made, or two of one.
fn without_said_again(
    [old, new]: [&str; 2],
    olds: &mut Vec<Range<usize>>,
    news: &mut Vec<Range<usize>>,
) {
    if olds.is_empty() == news.is_empty() || is_too_long(old, new) {
        return;
    }
    let context = Context::default();
    let sides = [old, new].map(|text| Side::of(text, &context.reader));
    let Some(pair) = Pair::of(sides) else { return };
    let finder = Finder::of(pair, &context);
    for (which, places) in [(Which::Old, olds), (Which::New, news)] {
        let again = deadline::said_again(&finder, which);
        places.retain(|at| !again.iter().any(|time| time.start <= at.start && at.end <= time.end));
    }
}

/// Takes out figures that say one amount in two units: `five years`, `60 months`.
fn without_equal(texts: [&str; 2], olds: &mut Vec<Range<usize>>, news: &mut Vec<Range<usize>>) {
    olds.retain(|old| {
        let one = amount(texts[0], old);
        let same = one.and_then(|one| {
            news.iter().position(|new| amount(texts[1], new).is_some_and(|other| other == one))
        });
        same.map(|at| news.remove(at)).is_none()
    });
}

/// Takes out figures of numbers and times that are the other text's, too, in another form: `2.4 million`, `6 a.m.`.
fn without_alike(texts: [&str; 2], olds: &mut Vec<Range<usize>>, news: &mut Vec<Range<usize>>) {
    if olds.is_empty() && news.is_empty() {
        return;
    }
    let reader = Reader::of(Language::ENGLISH.lists());
    let [mut one, mut other] = texts.map(|text| {
        let side = Side::of(text, &reader);
        let times = deadline::times(&side);
        let mut values: Vec<(Said, Range<usize>)> = Vec::new();
        let mut at = 0;
        while at < side.tokens.len() {
            let time = times.iter().find(|time| time.at.contains(&at) && !time.is_span());
            let (said, end) = match (time, number::at(&side, at)) {
                (Some(time), _) => (Some(Said::Time(time.value().clone())), time.at.end),
                (None, Some(number)) => (Some(Said::Number(share(&side, &number))), number.at.end),
                (None, None) => (deadline::place(&side, at).map(Said::Place), at + 1),
            };
            let end = end.max(at + 1);
            values.extend(said.map(|said| (said, side.bytes(at..end))));
            at = end;
        }
        values
    });
    let mut alike: [Vec<Range<usize>>; 2] = [Vec::new(), Vec::new()];
    one.retain(|(value, at)| match other.iter().position(|(said, _)| said == value) {
        Some(found) => {
            alike[0].push(at.clone());
            alike[1].push(other.remove(found).1);
            false
        }
        None => true,
    });
    for (places, alike) in [olds, news].into_iter().zip(&alike) {
        places.retain(|at| !alike.iter().any(|one| one.contains(&at.start)));
    }
}

/// The value of a number: of one of per cent, the share that it is of a whole.
fn share(side: &Side<'_>, number: &number::Number) -> Ratio {
    let unit = side.get(number.at.end).and_then(|token| token.value("unit"));
    let parts = unit.and_then(|unit| unit.strip_prefix("share "));
    let share = parts.and_then(|parts| number.value.per_thousand(parts.parse().ok()?));
    share.unwrap_or(number.value)
}

/// What a number or a time says, in whatever form.
#[derive(Debug, PartialEq)]
enum Said {
    Number(Ratio),
    /// A place in a row: `the 30th`, `the thirtieth`.
    Place(u128),
    Time(Value),
}

/// The amount of a figure in the smallest unit of what the unit behind it measures, and what that is.
fn amount(text: &str, at: &Range<usize>) -> Option<(u64, &'static str)> {
    let value: u64 = spelling::plain(&text[at.clone()]).first()?.parse().ok()?;
    let behind = text.get(at.end..)?;
    let unit = crate::words::split::words(behind).into_iter().next()?;
    let lists = Language::ENGLISH.lists();
    let forms = lists.forms(&behind[unit].to_lowercase());
    let numbers = forms.iter().filter_map(|form| lists.vocabulary.find(form)).collect::<Vec<_>>();
    let (measure, factor) = lists.find(&[&numbers])?.entries.value("unit")?.split_once(' ')?;
    Some((value.checked_mul(factor.parse().ok()?)?, measure))
}

/// Whether a word is a unit that is squared or cubed, in one spelling: `m2`, `cm3`.
fn is_power(word: &str) -> bool {
    const LETTERS_MAX: usize = 3;
    let letters = word.strip_suffix(['2', '3']).unwrap_or_default();
    let is_short = (1..=LETTERS_MAX).contains(&letters.len());
    is_short && letters.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What a word counts as, and under which word: whatever denies is one, and so are `shall` and `must`.
fn kind(word: &str) -> Option<(Kind, String)> {
    let digits = word.trim_start_matches(['⁻', '₋']);
    if digits.starts_with(|char: char| char.is_numeric()) || is_power(word) {
        return Some((Kind::Figure, word.into()));
    }
    if NEGATIONS.contains(&word) {
        return Some((Kind::Negation, "not".into()));
    }
    let verb = ModalVerb::ALL.iter().find(|verb| verb.word() == word)?;
    let verb = if *verb == ModalVerb::Must { ModalVerb::Shall } else { *verb };
    Some((Kind::Force, verb.word().into()))
}

fn change(kind: Kind, texts: [&str; 2], at: [Option<&Range<usize>>; 2]) -> Change {
    let words =
        |which: usize| at[which].map_or(String::new(), |at| one_line(&texts[which][at.clone()]));
    let direction = match at {
        [None, _] => Direction::Added,
        [_, None] => Direction::Dropped,
        _ => Direction::Changed,
    };
    Change {
        kind,
        who: None,
        old: at[0].cloned(),
        new: at[1].cloned(),
        old_words: words(0),
        new_words: words(1),
        around: String::new(),
        direction,
        to_read: false,
        leads: None,
        is_right: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn told(old: &str, new: &str) -> Vec<String> {
        surplus(old, new).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn figures_negations_and_force_are_told() {
        assert_eq!(
            told("A shall pay 600.", "A may not pay 500."),
            ["figure: 600 -> 500 (changed)", "negation: — -> not", "force: shall -> may (changed)"]
        );
        assert_eq!(
            told("A leaves within ten days.", "A leaves within thirty days."),
            ["figure: ten -> thirty (changed)"]
        );
        assert_eq!(told("It never ends.", "It ends."), ["negation: never -> —"]);
    }

    #[test]
    fn spelling_is_no_meaning() {
        assert!(told("within thirty-five days", "within 35 days").is_empty());
        assert!(told("They cannot meet", "They can not meet").is_empty());
        assert!(told("on 5 September 2014", "on September 5, 2014").is_empty());
        assert!(told("10 000 men", "10,000 men").is_empty());
    }
}
