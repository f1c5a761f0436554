//! Changes of substance between two wordings of a point: one line each, ranked.
//!
//! One word can matter more than a page. [`changes`] reads both wordings, puts their sentences and
//! words beside each other wherever they stand, and tells what somebody who must act on the text
//! has to see: a figure, a deadline, the force of a duty, who bears it, a condition, a reference
//! that points elsewhere. Other words for the same, another order of things that have no order,
//! voice, spelling and typography are no change.
//!
//! It goes by lists of words, which are data of a [`Language`], and by the build of the sentence; it
//! understands nothing. Where a sentence was written anew it says so, and guesses nothing. It is
//! not: a redline, an alignment of points, or a judgement of whom a change favours.
//! `docs/substance.md` says how each kind is found and what is not seen.
//!
//! ```
//! use paraph_compare::substance::{Context, changes};
//!
//! let context = Context::default();
//! let old = "The Parties shall withdraw their armour within 14 days.";
//! let new = "The Parties should withdraw their armour within 21 days.";
//! let lines: Vec<String> = changes(old, new, &context).iter().map(ToString::to_string).collect();
//! assert_eq!(lines, [
//!     "force (The Parties): shall -> should (weaker)",
//!     "deadline: within 14 days -> within 21 days (later)",
//! ]);
//! ```

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

mod apiece;
mod assent;
mod bearers;
mod change;
mod circumstance;
mod condition;
mod content;
mod context;
mod deadline;
mod direction;
mod duties;
mod exchange;
mod figure;
mod finder;
mod force;
mod forfeiture;
mod governed;
mod heading;
mod joined;
mod kind;
pub mod labelled;
mod line;
mod lists;
mod lone;
mod named;
mod negation;
mod number;
mod order;
mod pair;
mod parties;
mod party;
mod people;
mod phrases;
mod pieces;
mod reader;
mod reading;
mod recognition;
mod reference;
mod roles;
mod scope;
mod side;
mod surplus;
mod term;
mod turned;

pub(crate) use bearers::Borne;
pub use change::Change;
pub use context::Context;
pub use direction::Direction;
pub use duties::{Duties, duties};
pub use kind::Kind;
pub(crate) use line::lines_of;
pub use line::{Line, lines};
pub use lists::Language;
pub use parties::Party;
pub(crate) use reading::Reading;
pub use surplus::surplus;

use paraph_text::one_line;

use finder::Finder;
use pair::Pair;
use pieces::WHOLE_MAX;
use side::Side;

/// The changes of substance from one wording of a point to another, the weightiest first.
///
/// They are ordered by [`Kind::rank`], then by where they stand in the new text, then in the old; the
/// same wordings give the same answer on every machine. Wordings that are too long to be put beside
/// each other give one line, that they are to be read: those that have more than four million pairs of
/// words, or of which one is longer than a mebibyte.
#[must_use]
pub fn changes(old: &str, new: &str, context: &Context) -> Vec<Change> {
    if old == new && context.references.is_empty() {
        return Vec::new();
    }
    if is_too_long(old, new) {
        return found(None, old, new, context).0;
    }
    let sides = [old, new].map(|text| Side::of(text, &context.reader));
    let pair = Pair::of(sides);
    found(pair, old, new, context).0
}

/// Whether a text is too long to be read as a whole.
fn is_too_long(old: &str, new: &str) -> bool {
    old.len().max(new.len()) > WHOLE_MAX
}

/// The changes between two texts that were put beside each other, or were too long for that; and whether sentences
/// were joined or cut, each as it was.
fn found(pair: Option<Pair<'_>>, old: &str, new: &str, context: &Context) -> (Vec<Change>, bool) {
    let (mut changes, is_joined) = pair.map_or_else(
        || (Vec::from([Change::rewritten(old, new)]), false),
        |pair| {
            let mut finder = Finder::of(pair, context);
            look(&mut finder);
            (finder.changes, finder.is_joined)
        },
    );
    let place = |range: &Option<Range<usize>>| range.as_ref().map_or(usize::MAX, |at| at.start);
    changes.sort_by_key(|change| (change.kind.rank(), place(&change.new), place(&change.old)));
    (changes, is_joined)
}

/// What is told of two wordings.
pub(crate) struct Told {
    /// The changes, where they are asked for.
    pub(crate) changes: Vec<Change>,
    /// The duties of each bearer.
    pub(crate) duties: BTreeMap<String, Duties>,
    /// Whether sentences were joined or cut, each as it was, and no other verb that binds and no denial is another.
    pub(crate) is_joined: bool,
}

/// What is told of two wordings, the duties of the old one under the names that they have in the new. Both are read
/// once for all.
pub(crate) fn told(
    [old, new]: [&Reading<'_>; 2],
    context: &Context,
    renamed: impl Fn(String) -> String,
    with_changes: bool,
) -> Told {
    let of = |duties, (changes, is_joined)| Told { changes, duties, is_joined };
    let nothing = || (Vec::new(), false);
    if old.text == new.text && (context.references.is_empty() || !with_changes) {
        return of(duties::of_one(new, context, renamed), nothing());
    }
    let (old_text, new_text) = (&*old.text, &*new.text);
    if is_too_long(old_text, new_text) {
        let anew = || found(None, old_text, new_text, context);
        let changes = if with_changes { anew() } else { nothing() };
        return of(duties::in_pieces([old, new], context, renamed), changes);
    }
    let sides = [old_text, new_text].map(|text| Side::of(text, &context.reader));
    let laid = duties::Laid::of(&sides, [old, new], context, renamed);
    let pair = Pair::of(sides);
    let duties = laid.counted(pair.as_ref());
    let changes = if with_changes { found(pair, old_text, new_text, context) } else { nothing() };
    of(duties, changes)
}

/// Looks for every kind. What is told is not told again, so the order is one of precedence, save
/// that a clause, condition or step which came or went whole is told before what stands inside it.
fn look(finder: &mut Finder<'_>) {
    joined::find(finder);
    named::find(finder);
    people::aliases(finder);
    forfeiture::find(finder);
    recognition::find(finder);
    reference::find(finder);
    term::find(finder);
    content::sentences(finder);
    assent::find(finder);
    condition::whole(finder);
    order::whole(finder);
    party::exemptions(finder);
    apiece::find(finder);
    people::parties(finder);
    content::clauses(finder);
    force::bans(finder);
    deadline::find(finder);
    figure::find(finder);
    circumstance::find(finder);
    content::clauses(finder);
    order::turned(finder);
    turned::openers(finder);
    condition::changed(finder);
    negation::find(finder);
    force::find(finder);
    lone::exchanged(finder);
    people::find(finder);
    party::find(finder);
    exchange::find(finder);
    lone::alone(finder);
    turned::others(finder);
    scope::find(finder);
    finder.is_last_look = true;
    figure::find(finder);
    content::rewritten(finder);
}
