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
mod heading;
pub mod labelled;
mod line;
mod lists;
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
mod scope;
mod side;
mod surplus;
mod term;
mod turned;

pub use context::Context;
pub use duties::{Duties, duties};
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

/// What changed. The order is that of the table in `docs/substance.md`, and says nothing of weight.
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
    /// A party is named where another was, whatever it has to do with the act.
    Party,
    /// Who is exempt from what all parties must do or may do is another.
    Exemption,
    /// What things, places, acts or persons the text is about.
    Scope,
    /// A formula is another.
    Formula,
    /// Words that were open stand now, or the other way; or what competes for a place is another.
    Bracket,
    /// What is no words, as a picture or a box, is another, came or went.
    Sign,
    /// A clause of its own came.
    ContentAdded,
    /// A clause of its own went.
    ContentDropped,
    /// A sentence was written anew: whether it says the same is for a person to read.
    Rewritten,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Self; 28] = [
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
        Self::Party,
        Self::Exemption,
        Self::Scope,
        Self::Formula,
        Self::Bracket,
        Self::Sign,
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
            Self::Party => "party",
            Self::Exemption => "exemption",
            Self::Scope => "scope",
            Self::Formula => "formula",
            Self::Bracket => "bracket",
            Self::Sign => "sign",
            Self::ContentAdded => "content-added",
            Self::ContentDropped => "content-dropped",
            Self::Rewritten => "rewritten",
        }
    }

    /// Whether it tells of somebody: who came, went, or took another's place.
    #[must_use]
    pub const fn is_of_somebody(self) -> bool {
        matches!(
            self,
            Self::BearerAdded
                | Self::BearerDropped
                | Self::BeneficiaryAdded
                | Self::BeneficiaryDropped
                | Self::Party
                | Self::Exemption
        )
    }

    /// What a line says of it to people: `who bears it`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Forfeiture => "on what ground it ends",
            Self::ConditionAdded => "condition added",
            Self::ConditionDropped => "condition dropped",
            Self::ConditionChanged => "condition changed",
            Self::BearerAdded | Self::BearerDropped => "who bears it",
            Self::BeneficiaryAdded | Self::BeneficiaryDropped => "for whom",
            Self::Party => "party exchanged",
            Self::Exemption => "who is exempt",
            Self::Circumstance => "when it holds",
            Self::Bracket => "brackets",
            Self::Sign => "picture or sign",
            Self::ContentAdded => "content added",
            Self::ContentDropped => "content dropped",
            _ => self.name(),
        }
    }

    /// How near the top a change of this kind is listed; 0 is the top.
    ///
    /// First who owes what and whether at all, then when and on what condition, then how much, then
    /// what the words point to; last what only a reader can judge.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Negation | Self::Force | Self::Bracket => 0,
            Self::BearerAdded | Self::BearerDropped | Self::Party | Self::Exemption => 1,
            Self::Forfeiture | Self::Recognition => 2,
            Self::ContentAdded | Self::ContentDropped => 3,
            Self::BeneficiaryAdded | Self::BeneficiaryDropped => 4,
            Self::ConditionAdded | Self::ConditionDropped | Self::ConditionChanged => 5,
            Self::Deadline | Self::Order => 6,
            Self::Figure | Self::Bound | Self::Formula | Self::Sign => 7,
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
    /// It is as much, or nearly, and counted in other units: `90 days`, `three months`.
    Alike,
    /// It is said twice, in words and in digits, and they say two things now: `sixty (90)`.
    AtOdds,
    /// It was blank and is filled.
    Filled,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 14] = [
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
        Self::Alike,
        Self::AtOdds,
        Self::Filled,
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
            Self::Alike => "about the same, counted otherwise",
            Self::AtOdds => "its words and digits say two things now",
            Self::Filled => "the blank is filled",
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
    /// Of somebody who came, went or was exchanged: the words around, for whoever has not the text at
    /// hand. Of a condition whose words stand on: the sentence that does not hang on it. Else empty.
    pub around: String,
    /// Which way it goes.
    pub direction: Direction,
    /// Whether it only asks a person to read: that words are others is certain, that the substance is
    /// another is not. `docs/substance.md` has the figures.
    pub to_read: bool,
    /// Of a reference that reads as it did and leads elsewhere, or follows its point only in part:
    /// what became of that which it named, in words: `what was 4 is 5 now`.
    pub leads: Option<String>,
    /// Of who came or went as the one who acts: whether what he does is a right, and no duty.
    pub is_right: bool,
}

impl Change {
    /// What a line says of its kind to people: `who bears it`, or `whose right it is`.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        let is_alone = self.old_words.is_empty() || self.new_words.is_empty();
        match self.kind {
            Kind::BearerAdded | Kind::BearerDropped if self.is_right => "whose right it is",
            Kind::Party if is_alone => "who is a party",
            kind => kind.words(),
        }
    }
}

impl Change {
    /// Whether drafts that have it are others in substance. Of words that are others, and of what was
    /// written anew, that is not certain; a figure, a `not` or a `shall` that one text has more of is
    /// another, though which became which is for a person to read.
    #[must_use]
    pub const fn weighs(&self) -> bool {
        !self.to_read || !matches!(self.kind, Kind::Scope | Kind::Rewritten)
    }
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
    [old, new]: [&Reading<'_>; 2],
    context: &Context,
    renamed: impl Fn(String) -> String,
    with_changes: bool,
) -> (Vec<Change>, BTreeMap<String, Duties>) {
    if old.text == new.text && (context.references.is_empty() || !with_changes) {
        return (Vec::new(), duties::of_one(new, context, renamed));
    }
    let (old_text, new_text) = (&*old.text, &*new.text);
    if is_too_long(old_text, new_text) {
        let anew = || found(None, old_text, new_text, context);
        let changes = if with_changes { anew() } else { Vec::new() };
        return (changes, duties::in_pieces([old, new], context, renamed));
    }
    let sides = [old_text, new_text].map(|text| Side::of(text, &context.reader));
    let laid = duties::Laid::of(&sides, [old, new], context, renamed);
    let pair = Pair::of(sides);
    let duties = laid.counted(pair.as_ref());
    let changes = if with_changes { found(pair, old_text, new_text, context) } else { Vec::new() };
    (changes, duties)
}

/// Looks for every kind. What is told is not told again, so the order is one of precedence, save
/// that a clause, condition or step which came or went whole is told before what stands inside it.
fn look(finder: &mut Finder<'_>) {
    named::find(finder);
    people::aliases(finder);
    forfeiture::find(finder);
    recognition::find(finder);
    reference::find(finder);
    term::find(finder);
    content::sentences(finder);
    condition::whole(finder);
    order::whole(finder);
    party::exemptions(finder);
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
    people::find(finder);
    party::find(finder);
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
        around: String::new(),
        direction: Direction::Changed,
        to_read: true,
        leads: None,
        is_right: false,
    }
}
