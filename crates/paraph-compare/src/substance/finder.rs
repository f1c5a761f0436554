//! What the search for each kind has in common: the two texts, what is known, and what was found.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::context::Context;
use super::pair::{Group, Hunk, Pair, Which};
use super::phrases::Phrases;
use super::reference::{self, Mention};
use super::side::Token;
use super::{Change, Direction, Kind, force, one_line, party};

/// Two texts while changes are looked for.
pub(super) struct Finder<'a> {
    pub(super) pair: Pair<'a>,
    pub(super) context: &'a Context,
    /// The references of each.
    pub(super) references: [Vec<Mention>; 2],
    pub(super) changes: Vec<Change>,
    /// Whether sentences were joined or cut, each as it was, and no other verb that binds and no denial is another.
    pub(super) is_joined: bool,
    /// Groups that share so little that they were written anew.
    pub(super) anew: Vec<Group>,
    /// Whether every other kind has been looked for: what is left is told as what it is by itself.
    pub(super) is_last_look: bool,
}

/// Of how little that stands in both texts a sentence is said to be written anew, of a thousand.
const ANEW: usize = 350;

impl<'a> Finder<'a> {
    /// Two texts that were put beside each other.
    pub(super) fn of(pair: Pair<'a>, context: &'a Context) -> Self {
        let references = Which::BOTH.map(|which| reference::mentions(pair.side(which), context));
        // What is done under point 2 may be another thing than what is done under it now.
        let refers = |which: Which, at: usize| {
            references[which as usize].iter().any(|one| one.at.contains(&at))
        };
        let is_anew = |group: &&Group| {
            let without = || pair.kept_of(group, |which, at| !refers(which, at));
            is_in_both(group)
                && (pair.kept(group) < ANEW || without().is_some_and(|kept| kept < ANEW))
        };
        let anew = pair.groups.iter().filter(is_anew).cloned().collect();
        Self {
            pair,
            context,
            references,
            changes: Vec::new(),
            anew,
            is_joined: false,
            is_last_look: false,
        }
    }

    pub(super) fn token(&self, which: Which, at: usize) -> &Token {
        self.pair.token(which, at)
    }

    pub(super) fn phrases(&self, which: Which) -> &Phrases {
        self.pair.side(which).phrases()
    }

    /// Groups with sentences in both texts.
    pub(super) fn all_groups(&self) -> Vec<Group> {
        self.pair.groups.iter().filter(|group| is_in_both(group)).cloned().collect()
    }

    /// The same without those that were written anew: of these only numbers, times and labels are
    /// compared, and nothing is guessed.
    pub(super) fn groups(&self) -> Vec<Group> {
        let mut groups = self.all_groups();
        groups.retain(|group| !self.anew.contains(group));
        groups
    }

    pub(super) fn hunks(&self, group: &Group) -> Vec<Hunk> {
        self.pair.hunks(group)
    }

    /// Whether a token of some fits.
    pub(super) fn any(
        &self,
        which: Which,
        at: Range<usize>,
        fits: impl Fn(&Token) -> bool,
    ) -> bool {
        at.into_iter().any(|at| fits(self.token(which, at)))
    }

    /// Tells a change in these tokens, and that these tokens are told.
    pub(super) fn say(&mut self, kind: Kind, direction: Direction, hunk: &Hunk) {
        self.say_of(kind, direction, hunk, None);
    }

    pub(super) fn say_of(
        &mut self,
        kind: Kind,
        direction: Direction,
        hunk: &Hunk,
        who: Option<String>,
    ) {
        for which in Which::BOTH {
            self.pair.tell(which, hunk.at(which));
        }
        self.mention(kind, direction, hunk, who);
    }

    /// Tells a change, and leaves its tokens to be told of otherwise too.
    pub(super) fn mention(
        &mut self,
        kind: Kind,
        direction: Direction,
        hunk: &Hunk,
        who: Option<String>,
    ) {
        let bytes = |which: Which| {
            let at = hunk.at(which);
            (!at.is_empty()).then(|| self.pair.side(which).bytes(at))
        };
        let words = |which: Which| one_line(self.pair.side(which).words(hunk.at(which)));
        let shown = Which::BOTH.into_iter().rev().find(|which| !hunk.at(*which).is_empty());
        let around = shown.filter(|_| kind.is_of_somebody()).map(|which| {
            let at = hunk.at(which);
            party::around(self.pair.side(which), &at)
        });
        let bears = matches!(kind, Kind::BearerAdded | Kind::BearerDropped);
        let is_right = shown
            .filter(|_| bears)
            .is_some_and(|which| force::is_right(self.pair.side(which), hunk.at(which).start));
        let change = Change {
            kind,
            who: who.map(|who| one_line(&who)),
            old: bytes(Which::Old),
            new: bytes(Which::New),
            old_words: words(Which::Old),
            new_words: words(Which::New),
            around: around.unwrap_or_default(),
            direction,
            to_read: matches!(kind, Kind::Scope | Kind::Rewritten),
            leads: None,
            is_right,
        };
        self.changes.push(change);
    }

    /// Tells a change that is certain, though most of its kind are only to be read.
    pub(super) fn claim(&mut self, kind: Kind, direction: Direction, hunk: &Hunk) {
        self.say(kind, direction, hunk);
        if let Some(change) = self.changes.last_mut() {
            change.to_read = false;
        }
    }
}

fn is_in_both(group: &Group) -> bool {
    !group[0].is_empty() && !group[1].is_empty()
}

/// A hunk with words in one text only.
pub(super) fn one_sided(which: Which, at: Range<usize>) -> Hunk {
    let mut hunk = Hunk([0..0, 0..0]);
    hunk.0[which as usize] = at;
    hunk
}

/// Added where the words stand in the new text alone, dropped where in the old.
pub(super) fn came_or_went(which: Which) -> Direction {
    match which {
        Which::Old => Direction::Dropped,
        Which::New => Direction::Added,
    }
}
