//! Items whose order is what a list says, `in the following order`, and that stand in another order now.
//!
//! Where a list does not say so its order is layout, and items that changed places have only moved.

use alloc::collections::{BTreeMap, BTreeSet};
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
    if olds.is_empty() || news.is_empty() {
        return;
    }
    let lists_of = |all: &[List]| -> BTreeMap<usize, usize> {
        let items = all.iter().enumerate();
        items.flat_map(|(list, of)| of.items.iter().map(move |at| (*at, list))).collect()
    };
    let list_of = lists_of(&news);
    let row_of: BTreeMap<usize, usize> = rows
        .iter()
        .enumerate()
        .flat_map(|(number, row)| row.new.iter().map(move |at| (*at, number)))
        .collect();
    for old in &olds {
        let Some((new, pairs)) = counterpart(old, alignment, &list_of) else { continue };
        let new = &news[new];
        let Some(turned) = pairs.windows(2).find(|pair| pair[0].1 > pair[1].1) else { continue };
        let words = |which: usize, at: usize| item(&places[which][at]);
        let [(first, first_now), (then, then_now)] = [turned[0], turned[1]];
        let change = Change {
            old_words: [words(0, first), words(0, then)].join("; "),
            new_words: [words(1, then_now), words(1, first_now)].join("; "),
            ..moved()
        };
        let over = [&old.over, &new.over].map(|over| Vec::from([over.clone()]));
        let concerned: BTreeSet<usize> =
            pairs.iter().filter_map(|(_, at)| row_of.get(at).copied()).collect();
        let [over_old, over_new] = over;
        found.add_of_rows(concerned.into_iter().collect(), over_old, over_new, change);
    }
}

/// The list of the new draft that has most items of an old one, and these items in both.
fn counterpart(
    old: &List,
    alignment: &Alignment,
    list_of: &BTreeMap<usize, usize>,
) -> Option<(usize, Vec<(usize, usize)>)> {
    let mut pairs: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for at in &old.items {
        for link in alignment.links_of_old(*at) {
            if let Some(list) = list_of.get(&link.new) {
                pairs.entry(*list).or_default().push((*at, link.new));
            }
        }
    }
    pairs.into_iter().max_by_key(|(_, pairs)| pairs.len())
}

/// The lists of a draft whose order counts: the sub-points of a point, and the points under a heading or, where there is
/// none, the title.
fn lists(places: &[Place<'_>], title: Option<&str>) -> Vec<List> {
    let says = |words: &str| in_order::told(words).is_some();
    let mut all: Vec<List> = Vec::new();
    // The list of the points in which a point stands, and of the headings; nothing where they say of no order.
    let mut above: Vec<Option<usize>> = Vec::new();
    let mut under: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        above.truncate(place.depth);
        let list = match (above.last(), place.headings.last()) {
            (Some(holding), _) => *holding,
            (None, Some(heading)) => *under.entry(heading).or_insert_with(|| {
                says(heading).then(|| push(&mut all, Over::Heading(heading.clone())))
            }),
            (None, None) => *under.entry("").or_insert_with(|| {
                let title = title.filter(|title| says(title))?;
                Some(push(&mut all, Over::Title(title.into())))
            }),
        };
        if let Some(list) = list {
            all[list].items.push(at);
        }
        let holds = !place.point.points().is_empty() && says_order(place);
        above.push(holds.then(|| push(&mut all, Over::Point(at))));
    }
    all
}

/// Adds a list, as yet without items; answers its place.
fn push(all: &mut Vec<List>, over: Over) -> usize {
    all.push(List { over, items: Vec::new() });
    all.len() - 1
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
