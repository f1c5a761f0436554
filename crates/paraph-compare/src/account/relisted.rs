//! Items that went from one list to another: what is said of each is what the words over it say.
//!
//! Most of such changes the sentence tells that an item makes with its chapeau. Where no list has the words by which two
//! chapeaux differ (`Goods of the first class are`, `Goods of the second class are`), both lists stand in both drafts all
//! the same, and their drafter keeps them apart, be it by no more than a small word: `In scope`, `Out of scope`.

use alloc::string::String;
use alloc::vec::Vec;

use super::Row;
use super::inherited::Found;
use super::over::{Leads, Over};
use crate::alignment::Alignment;
use crate::substance::{Change, Context, Direction, Kind};

/// Adds each item that stands under the other of two chapeaux that differ, where nothing tells it yet.
pub(super) fn find(
    over: &[Leads; 2],
    alignment: &Alignment,
    rows: &[Row],
    context: &Context,
    found: &mut Found,
) {
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| row.is_pair()) {
        let leads = (over[0].list_of(row.old[0]), over[1].list_of(row.new[0]));
        let (Some(old), Some(new)) = leads else { continue };
        let (Some(Over::Point(was)), Some(Over::Point(is))) = (old.from.last(), new.from.last())
        else {
            continue;
        };
        let now: Vec<usize> = alignment.links_of_old(*was).map(|link| link.new).collect();
        let was_there = alignment.links.iter().any(|link| link.new == *is);
        let is_other_list = !now.is_empty() && !now.contains(is) && was_there;
        if is_other_list
            && !found.has(number)
            && context.are_worded_otherwise([&old.words, &new.words])
        {
            found.add(number, old.from.clone(), new.from.clone(), change(&old.words, &new.words));
        }
    }
}

/// That something is said under other words than it was.
pub(super) fn change(old: &str, new: &str) -> Change {
    Change {
        kind: Kind::Scope,
        who: None,
        old: None,
        new: None,
        old_words: String::from(old),
        new_words: String::from(new),
        around: String::new(),
        direction: Direction::Changed,
        to_read: false,
        leads: None,
        is_right: false,
    }
}
