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
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

mod bearers;
mod circumstance;
mod condition;
mod content;
mod context;
mod deadline;
mod duties;
mod exchange;
mod figure;
mod finder;
mod force;
mod forfeiture;
pub mod labelled;
mod lists;
mod negation;
mod number;
mod order;
mod pair;
mod parties;
mod people;
mod phrases;
mod pieces;
mod reader;
mod recognition;
mod reference;
mod scope;
mod side;
mod surplus;
mod term;
mod turned;

pub use context::Context;
pub use duties::{Duties, duties};
pub use lists::Language;
pub use parties::Party;
pub use surplus::surplus;

use finder::Finder;
use pair::Pair;
use pieces::WHOLE_MAX;
use side::Side;

/// What changed. The order is the order of precedence in which words are looked at, and of rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A ground on which a guarantee or another benefit falls.
    Forfeiture,
    /// Whether or how something is recognised.
    Recognition,
    /// A cross-reference that points elsewhere.
    Reference,
    /// A defined term exchanged for another.
    Term,
    /// The time by which a thing is due.
    Deadline,
    /// A number.
    Figure,
    /// From which side a number bounds.
    Bound,
    /// What is counted or measured in.
    Unit,
    /// That under which a quantity holds.
    Circumstance,
    /// The order of two steps.
    Order,
    /// A condition came.
    ConditionAdded,
    /// A condition went.
    ConditionDropped,
    /// A condition is another.
    ConditionChanged,
    /// A statement was turned into its opposite.
    Negation,
    /// How binding a duty is.
    Force,
    /// Somebody who has to do a thing came.
    BearerAdded,
    /// Somebody who had to do a thing went.
    BearerDropped,
    /// Somebody to whom or for whom a thing is done came.
    BeneficiaryAdded,
    /// Somebody to whom or for whom a thing was done went.
    BeneficiaryDropped,
    /// What things, places, acts or persons the text is about.
    Scope,
    /// A clause of its own came.
    ContentAdded,
    /// A clause of its own went.
    ContentDropped,
    /// A sentence was written anew: whether it says the same is for a person to read.
    Rewritten,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Self; 23] = [
        Self::Forfeiture,
        Self::Recognition,
        Self::Reference,
        Self::Term,
        Self::Deadline,
        Self::Figure,
        Self::Bound,
        Self::Unit,
        Self::Circumstance,
        Self::Order,
        Self::ConditionAdded,
        Self::ConditionDropped,
        Self::ConditionChanged,
        Self::Negation,
        Self::Force,
        Self::BearerAdded,
        Self::BearerDropped,
        Self::BeneficiaryAdded,
        Self::BeneficiaryDropped,
        Self::Scope,
        Self::ContentAdded,
        Self::ContentDropped,
        Self::Rewritten,
    ];

    /// Its name: `condition-added`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Forfeiture => "forfeiture",
            Self::Recognition => "recognition",
            Self::Reference => "reference",
            Self::Term => "term",
            Self::Deadline => "deadline",
            Self::Figure => "figure",
            Self::Bound => "bound",
            Self::Unit => "unit",
            Self::Circumstance => "circumstance",
            Self::Order => "order",
            Self::ConditionAdded => "condition-added",
            Self::ConditionDropped => "condition-dropped",
            Self::ConditionChanged => "condition-changed",
            Self::Negation => "negation",
            Self::Force => "force",
            Self::BearerAdded => "bearer-added",
            Self::BearerDropped => "bearer-dropped",
            Self::BeneficiaryAdded => "beneficiary-added",
            Self::BeneficiaryDropped => "beneficiary-dropped",
            Self::Scope => "scope",
            Self::ContentAdded => "content-added",
            Self::ContentDropped => "content-dropped",
            Self::Rewritten => "rewritten",
        }
    }

    /// How near the top a change of this kind is listed; 0 is the top.
    ///
    /// First who owes what and whether at all, then when and on what condition, then how much, then
    /// what the words point to; last what only a reader can judge.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Negation | Self::Force => 0,
            Self::BearerAdded | Self::BearerDropped => 1,
            Self::Forfeiture | Self::Recognition => 2,
            Self::ContentAdded | Self::ContentDropped => 3,
            Self::BeneficiaryAdded | Self::BeneficiaryDropped => 4,
            Self::ConditionAdded | Self::ConditionDropped | Self::ConditionChanged => 5,
            Self::Deadline | Self::Order => 6,
            Self::Figure | Self::Bound => 7,
            Self::Scope | Self::Term => 8,
            Self::Unit | Self::Circumstance => 9,
            Self::Reference => 10,
            Self::Rewritten => 11,
        }
    }
}

/// Which way a change goes, measured from the old words to the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It came.
    Added,
    /// It went.
    Dropped,
    /// It is another, and neither more nor less.
    Changed,
    /// It binds or grants less.
    Weaker,
    /// It binds or grants more.
    Stronger,
    /// It is due sooner.
    Earlier,
    /// It is due later.
    Later,
    /// It is more.
    Higher,
    /// It is less.
    Lower,
    /// It takes fewer in.
    Narrowed,
    /// It takes more in.
    Widened,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 11] = [
        Self::Added,
        Self::Dropped,
        Self::Changed,
        Self::Weaker,
        Self::Stronger,
        Self::Earlier,
        Self::Later,
        Self::Higher,
        Self::Lower,
        Self::Narrowed,
        Self::Widened,
    ];

    /// In a word: `weaker`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Weaker => "weaker",
            Self::Stronger => "stronger",
            Self::Earlier => "earlier",
            Self::Later => "later",
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Narrowed => "narrowed",
            Self::Widened => "widened",
        }
    }
}

/// A change of substance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub kind: Kind,
    /// Who bears the duty, or who came or went, where the kind has somebody.
    pub who: Option<String>,
    /// The old words: bytes of the old text; none where nothing stood.
    pub old: Option<Range<usize>>,
    /// The new words: bytes of the new text; none where nothing stands.
    pub new: Option<Range<usize>>,
    /// The old words, in one line.
    pub old_words: String,
    /// The new words, in one line.
    pub new_words: String,
    /// Which way it goes.
    pub direction: Direction,
    /// Whether it only asks a person to read: that words are others is certain, that the substance is
    /// another is not. `docs/substance.md` has the figures.
    pub to_read: bool,
    /// Of a reference that reads as it did and leads elsewhere, or follows its point only in part:
    /// what became of that which it named, in words: `what was 4 is 5 now`.
    pub leads: Option<String>,
}

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
        return found(None, old, new, context);
    }
    let sides = [old, new].map(|text| Side::of(text, &context.reader));
    let pair = Pair::of(sides);
    found(pair, old, new, context)
}

/// Whether a text is too long to be read as a whole.
fn is_too_long(old: &str, new: &str) -> bool {
    old.len().max(new.len()) > WHOLE_MAX
}

/// The changes between two texts that were put beside each other, or were too long for that.
fn found(pair: Option<Pair<'_>>, old: &str, new: &str, context: &Context) -> Vec<Change> {
    let mut changes = pair.map_or_else(
        || Vec::from([rewritten(old, new)]),
        |pair| {
            let mut finder = Finder::of(pair, context);
            look(&mut finder);
            finder.changes
        },
    );
    let place = |range: &Option<Range<usize>>| range.as_ref().map_or(usize::MAX, |at| at.start);
    changes.sort_by_key(|change| (change.kind.rank(), place(&change.new), place(&change.old)));
    changes
}

/// What is told of two wordings: the changes, where they are asked for, and the duties of each bearer,
/// those of the old wording under the names that they have in the new. Both are read once for both.
pub(crate) fn told(
    old: &str,
    new: &str,
    context: &Context,
    renamed: impl Fn(String) -> String,
    with_changes: bool,
) -> (Vec<Change>, BTreeMap<String, Duties>) {
    if old == new && (context.references.is_empty() || !with_changes) {
        return (Vec::new(), duties::of_one(old, context, renamed));
    }
    if is_too_long(old, new) {
        let changes = if with_changes { found(None, old, new, context) } else { Vec::new() };
        return (changes, duties::in_pieces([old, new], context, renamed));
    }
    let sides = [old, new].map(|text| Side::of(text, &context.reader));
    let laid = duties::Laid::of(&sides, context, renamed);
    let pair = Pair::of(sides);
    let duties = laid.counted(pair.as_ref());
    let changes = if with_changes { found(pair, old, new, context) } else { Vec::new() };
    (changes, duties)
}

/// Looks for every kind. What is told is not told again, so the order is one of precedence, save
/// that a clause, condition or step which came or went whole is told before what stands inside it.
fn look(finder: &mut Finder<'_>) {
    people::aliases(finder);
    forfeiture::find(finder);
    recognition::find(finder);
    reference::find(finder);
    term::find(finder);
    content::sentences(finder);
    condition::whole(finder);
    order::whole(finder);
    people::parties(finder);
    content::clauses(finder);
    deadline::find(finder);
    figure::find(finder);
    circumstance::find(finder);
    content::clauses(finder);
    order::turned(finder);
    turned::openers(finder);
    condition::changed(finder);
    negation::find(finder);
    force::find(finder);
    people::find(finder);
    exchange::find(finder);
    turned::others(finder);
    scope::find(finder);
    finder.is_last_look = true;
    figure::find(finder);
    content::rewritten(finder);
}

fn rewritten(old: &str, new: &str) -> Change {
    Change {
        kind: Kind::Rewritten,
        who: None,
        old: Some(0..old.len()),
        new: Some(0..new.len()),
        old_words: one_line(old),
        new_words: one_line(new),
        direction: Direction::Changed,
        to_read: true,
        leads: None,
    }
}

/// Words with every run of white space folded.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Prints `deadline: within 14 days -> within 21 days (later)`; what is only to be read begins with
/// `read it`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == Kind::Rewritten {
            let words = if self.new_words.is_empty() { &self.old_words } else { &self.new_words };
            return write!(f, "read it: written anew: {words}");
        }
        let ask = if self.to_read { "read it: " } else { "" };
        write!(f, "{ask}{}", self.kind)?;
        if let Some(who) = &self.who {
            write!(f, " ({who})")?;
        }
        let or_dash =
            |words: &str| if words.is_empty() { "—".to_string() } else { words.to_string() };
        if let Some(leads) = &self.leads {
            return match self.old_words == self.new_words {
                true => write!(f, ": “{}” leads elsewhere: {leads}", self.new_words),
                false => {
                    write!(f, ": “{}” -> “{}”: {leads}", self.old_words, self.new_words)
                }
            };
        }
        write!(f, ": {} -> {}", or_dash(&self.old_words), or_dash(&self.new_words))?;
        let says_it = matches!(self.direction, Direction::Added | Direction::Dropped);
        if says_it && (self.old_words.is_empty() || self.new_words.is_empty()) {
            return Ok(());
        }
        write!(f, " ({})", self.direction.word())
    }
}
