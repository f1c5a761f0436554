//! Items whose order is what a list says, `in the following order`, and that stand in another order now.
//!
//! Where a list does not say so its order is layout, and items that changed places have only moved.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::{Draft, Place, one_line};

use super::Row;
use super::inherited::Found;
use super::over::Over;
use crate::alignment::Alignment;
use crate::in_order;
use crate::substance::{Change, Direction, Kind};

/// A list whose order counts: what says so, and the points in it.
struct List {
    over: Over,
    items: Vec<usize>,
}

/// Adds what changed in the order of lists.
pub(super) fn find(drafts: [&Draft; 2], alignment: &Alignment, rows: &[Row], found: &mut Found) {
    let places = drafts.map(|draft| draft.walk().collect::<Vec<_>>());
    let [olds, news] = [0, 1].map(|which| lists(&places[which], drafts[which].title()));
    for old in &olds {
        let counterparts = |at: usize| alignment.links_of_old(at).map(|link| link.new);
        let pairs = |new: &List| -> Vec<(usize, usize)> {
            let items = old.items.iter().flat_map(|at| counterparts(*at).map(|new| (*at, new)));
            items.filter(|(_, at)| new.items.contains(at)).collect()
        };
        let Some((new, pairs)) =
            news.iter().map(|new| (new, pairs(new))).max_by_key(|(_, pairs)| pairs.len())
        else {
            continue;
        };
        let Some(turned) = pairs.windows(2).find(|pair| pair[0].1 > pair[1].1) else { continue };
        let words = |which: usize, at: usize| item(&places[which][at]);
        let [(first, first_now), (then, then_now)] = [turned[0], turned[1]];
        let change = Change {
            old_words: [words(0, first), words(0, then)].join("; "),
            new_words: [words(1, then_now), words(1, first_now)].join("; "),
            ..moved()
        };
        let is_of = |row: &Row| {
            pairs.iter().any(|(old, new)| row.old.contains(old) && row.new.contains(new))
        };
        for (number, _) in rows.iter().enumerate().filter(|(_, row)| is_of(row)) {
            found.add(number, [old.over.clone()].into(), [new.over.clone()].into(), change.clone());
        }
    }
}

/// The lists of a draft whose order counts: the sub-points of a point, and the points under a heading
/// or, where there is none, the title.
fn lists(places: &[Place<'_>], title: Option<&str>) -> Vec<List> {
    let says = |words: &str| in_order::told(words).is_some();
    let mut all: Vec<List> = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        above.truncate(place.depth);
        let over = match above.last() {
            Some(holding) => says_order(&places[*holding]).then_some(Over::Point(*holding)),
            None => match place.headings.last() {
                Some(heading) => says(heading).then(|| Over::Heading(heading.clone())),
                None => title.filter(|title| says(title)).map(|title| Over::Title(title.into())),
            },
        };
        above.push(at);
        let Some(over) = over else { continue };
        match all.iter_mut().find(|list| list.over == over) {
            Some(list) => list.items.push(at),
            None => all.push(List { over, items: [at].into() }),
        }
    }
    all
}

/// Whether a point says of those under it that their order counts.
fn says_order(place: &Place<'_>) -> bool {
    let heading = place.point.heading().unwrap_or_default();
    [place.point.text(), heading].into_iter().any(|words| in_order::told(words).is_some())
}

/// The words of an item, without the sign behind them.
fn item(place: &Place<'_>) -> String {
    let words = match place.point.text() {
        "" => place.point.heading().unwrap_or_default(),
        text => text,
    };
    one_line(words.trim_end_matches([';', ',', '.', ' ']))
}

const fn moved() -> Change {
    Change {
        kind: Kind::Order,
        who: None,
        old: None,
        new: None,
        old_words: String::new(),
        new_words: String::new(),
        around: String::new(),
        direction: Direction::Changed,
        to_read: false,
        leads: None,
        is_right: false,
    }
}
