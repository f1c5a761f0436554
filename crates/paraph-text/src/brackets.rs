//! The words of a point as a tree: what is agreed to be there, and what stands in brackets.
//!
//! Negotiators write what is open into the text itself, and this module reads it as they do:
//!
//! | written | read as |
//! |---|---|
//! | `[and lasting]` | a bracket: words not agreed |
//! | `[shall][should]` | a stack: brackets that compete for one place |
//! | `[agreed / made]` | one bracket with two alternatives |
//! | `[Option 1: by law Option 2: no text]` | alternatives with names, one of them without words |
//! | `[...]` `[ ]` `[__]` `[tbd]` | a placeholder: words will come |
//! | `[and lasting] (US, UA)` | sponsors of the bracket before them |
//! | `[and lasting] (RU: delete)` | what others say to it, by verb |
//! | `The words. (G77: reserve)` | what is said to the whole passage |
//! | `\[sic\]`, `[sic]`, `[2024] UKSC 3` | words |
//!
//! Reading never fails and loses nothing: a [`Passage`] prints back every byte that it was read
//! from. A bracket that does not close, stands too deep or comes after too many others is words;
//! the home format refuses such a point, a text from elsewhere keeps it.
//!
//! What this is not: it knows no party, so that a sponsor is whatever is written where sponsors
//! stand; and it draws no conclusion from a verb. `docs/formats/text.md` has the rules to the byte.
//!
//! `matching` finds which brackets belong together, `read` builds the tree, `notes` reads what
//! stands in parentheses behind a bracket.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

pub(crate) mod matching;
mod notes;
mod read;

pub use notes::{Grade, Note, Said, Stance, Verb};

/// How deep brackets may stand in brackets: an outer bracket has depth 1, the deepest 16.
pub const BRACKET_DEPTH_MAX: usize = 16;
/// How many brackets one point may have.
pub const BRACKETS_MAX: usize = 1000;
/// How many alternatives one bracket has; what would divide it further is words.
pub const ALTERNATIVES_MAX: usize = 100;
/// How many notes stand behind one bracket or at the end of one passage; more are words.
pub const NOTES_MAX: usize = 32;
/// How many parts, divided by `;`, a note has; a parenthesis with more is words.
pub const STANCES_MAX: usize = 16;

/// Words with the brackets in them, and what is said to all of it at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage<'a> {
    pieces: Vec<Piece<'a>>,
    notes: Vec<Note<'a>>,
    tail: &'a str,
}

/// A run of words, or a place where words are open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that stand in no bracket of this passage.
    Words(&'a str),
    /// One bracket, or several for one place.
    Stack(Stack<'a>),
}

/// Brackets that compete for one place: `[shall] (US)[should] (UA)`. Most stacks have one bracket.
///
/// Invariant: it has at least one bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack<'a> {
    brackets: Vec<Bracket<'a>>,
}

/// Words that are not agreed, with their sponsors: `[agreed / made] (MX)`.
///
/// Invariant: it has at least one alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket<'a> {
    /// White space before it, where it is not the first of its stack.
    lead: &'a str,
    /// `[`, or nothing where options divide a point that stands in no bracket.
    open: &'a str,
    alternatives: Vec<Alternative<'a>>,
    close: &'a str,
    notes: Vec<Note<'a>>,
}

/// One of the wordings that compete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative<'a> {
    /// What divides it from the one before, its name included: ` / `, `Option 2:`.
    lead: &'a str,
    name: Option<&'a str>,
    passage: Passage<'a>,
}

impl<'a> Passage<'a> {
    /// Reads words as a tree; every text has one.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        read::passage(text)
    }

    /// Its runs of words and its stacks, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece<'a>] {
        &self.pieces
    }

    /// What is said to the whole of it: `(RU: delete)` at its end.
    #[must_use]
    pub fn notes(&self) -> &[Note<'a>] {
        &self.notes
    }

    /// Every stack in it at every depth, an outer one before those inside it.
    #[must_use]
    pub fn stacks(&self) -> Vec<&Stack<'a>> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    /// Every bracket in it at every depth, an outer one before those inside it.
    #[must_use]
    pub fn brackets(&self) -> Vec<&Bracket<'a>> {
        self.stacks().into_iter().flat_map(Stack::brackets).collect()
    }

    /// Whether anything is open: a bracket anywhere, or a note that does not say that all is agreed.
    ///
    /// Said of what is written, and nothing else: words without a bracket may still be disputed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let has_stack = self.pieces.iter().any(|piece| matches!(piece, Piece::Stack(_)));
        has_stack || self.notes.iter().any(|note| !note.is_agreement())
    }

    /// Who stands behind its brackets or alternatives, each name once, in the order of the text.
    #[must_use]
    pub fn sponsors(&self) -> Vec<&'a str> {
        let mut seen = BTreeSet::new();
        let names = self.notes_within().into_iter().flat_map(Note::sponsors);
        names.filter(|name| seen.insert(*name)).collect()
    }

    /// Every note in it: behind its brackets at every depth, and at the end of every passage.
    #[must_use]
    pub fn notes_within(&self) -> Vec<&Note<'a>> {
        let mut found = Vec::new();
        for bracket in self.brackets() {
            for alternative in &bracket.alternatives {
                found.extend(&alternative.passage.notes);
            }
            found.extend(&bracket.notes);
        }
        found.extend(&self.notes);
        found
    }

    /// Its words as they are written, without any note.
    #[must_use]
    pub fn words(&self) -> String {
        Bare(self).to_string()
    }

    fn collect<'b>(&'b self, found: &mut Vec<&'b Stack<'a>>) {
        for piece in &self.pieces {
            let Piece::Stack(stack) = piece else { continue };
            found.push(stack);
            for alternative in stack.alternatives() {
                alternative.passage.collect(found);
            }
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, with_notes: bool) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => f.write_str(words)?,
                Piece::Stack(stack) => {
                    stack.brackets.iter().try_for_each(|bracket| bracket.write(f, with_notes))?;
                }
            }
        }
        write_notes(&self.notes, f, with_notes)?;
        f.write_str(self.tail)
    }
}

impl<'a> Stack<'a> {
    /// Its brackets, at least one.
    #[must_use]
    pub fn brackets(&self) -> &[Bracket<'a>] {
        &self.brackets
    }

    /// The alternatives of all its brackets, in order.
    pub fn alternatives(&self) -> impl Iterator<Item = &Alternative<'a>> {
        self.brackets.iter().flat_map(Bracket::alternatives)
    }
}

impl<'a> Bracket<'a> {
    /// Its alternatives; a bracket that offers no choice has one.
    #[must_use]
    pub fn alternatives(&self) -> &[Alternative<'a>] {
        &self.alternatives
    }

    /// What is said to it: the parentheses directly behind it.
    #[must_use]
    pub fn notes(&self) -> &[Note<'a>] {
        &self.notes
    }

    /// Who stands behind it.
    pub fn sponsors(&self) -> impl Iterator<Item = &'a str> {
        self.notes.iter().flat_map(Note::sponsors)
    }

    /// Whether it only keeps a place for words to come: `[...]`.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        self.alternatives.iter().all(Alternative::is_placeholder)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, with_notes: bool) -> fmt::Result {
        f.write_str(self.lead)?;
        f.write_str(self.open)?;
        for alternative in &self.alternatives {
            f.write_str(alternative.lead)?;
            alternative.passage.write(f, with_notes)?;
        }
        f.write_str(self.close)?;
        write_notes(&self.notes, f, with_notes)
    }
}

impl<'a> Alternative<'a> {
    /// Its name, where options are named: `Option 1`.
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        self.name
    }

    /// Its words, with the brackets inside them.
    #[must_use]
    pub fn passage(&self) -> &Passage<'a> {
        &self.passage
    }

    /// Who stands behind it, where that is written inside its bracket: `[A (US: propose) / B]`.
    pub fn sponsors(&self) -> impl Iterator<Item = &'a str> {
        self.passage.notes.iter().flat_map(Note::sponsors)
    }

    /// Whether it keeps a place for words to come: `...`, `…`, `__`, `tbd`, or nothing.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        let words = self.passage.words();
        let words = words.trim();
        words.eq_ignore_ascii_case("tbd")
            || words.chars().all(|char| matches!(char, '.' | '…' | '_') || char.is_whitespace())
    }

    /// Whether it is the alternative that nothing stands there: `no text`.
    #[must_use]
    pub fn is_no_text(&self) -> bool {
        let words = self.passage.words();
        words.trim().trim_end_matches('.').eq_ignore_ascii_case("no text")
    }
}

fn write_notes(notes: &[Note<'_>], f: &mut fmt::Formatter<'_>, with_notes: bool) -> fmt::Result {
    if with_notes { notes.iter().try_for_each(|note| write!(f, "{note}")) } else { Ok(()) }
}

/// Prints every byte that was read.
impl fmt::Display for Passage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, true)
    }
}

/// A passage printed without its notes.
struct Bare<'a, 'b>(&'b Passage<'a>);

impl fmt::Display for Bare<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, false)
    }
}
