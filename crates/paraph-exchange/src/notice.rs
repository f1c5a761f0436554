//! What is noticed while a file is read: left out, or taken in one of several ways.

use paraph_text::TextError;

use crate::Tracked;

/// Something that the reader of the draft should know about the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Notice {
    /// The file looks like the home format and is not; it was read as plain text.
    #[error("not quite in the home format, so read as plain text: {0}")]
    NotHome(TextError),
    /// An encoding that the file says or the reader was told.
    #[error("read as {0}")]
    Encoding(&'static str),
    /// Tracked changes.
    #[error("{} {}", many(*.count, "tracked change"), taken(*.tracked))]
    Tracked {
        /// How many insertions, deletions and moves, each run of words counted once.
        count: usize,
        /// What was done with them.
        tracked: Tracked,
    },
    /// An author whose name cannot stand as a sponsor.
    #[error("{called} is the author `{name}`")]
    Author {
        /// The name in the brackets.
        called: String,
        /// The name in the file.
        name: String,
    },
    /// Hidden text.
    #[error("{} of hidden text left out", many(*.0, "word"))]
    Hidden(usize),
    /// Comments.
    #[error("{} left out", many(*.0, "comment"))]
    Comments(usize),
    /// Footnotes and endnotes.
    #[error("footnotes put behind the points that name them: {0}")]
    Footnotes(usize),
    /// Lines that stand at the head or foot of pages.
    #[error("page numbers, running heads and feet left out ({})", many(*.0, "line"))]
    RunningHeads(usize),
    /// Words joined that were cut at line ends.
    #[error("{} cut by a hyphen at the line's end joined", many(*.0, "word"))]
    Hyphens(usize),
    /// Pages without words.
    #[error("{} without text: pictures are not read", many(*.0, "page"))]
    Pictures(usize),
    /// Characters that cannot be seen.
    #[error("{} that cannot be seen left out", many(*.0, "character"))]
    Unseen(usize),
    /// Characters that mean nothing outside their font, or that were lost before.
    #[error("{} that cannot be read written as \u{25A1}", many(*.0, "character"))]
    Unreadable(usize),
    /// Square brackets without their other half.
    #[error("square brackets without their other half written with a backslash: {0}")]
    Brackets(usize),
    /// No numbers in the text.
    #[error("no numbering found: each paragraph is a point, called by its place")]
    NoNumbers,
    /// A number given twice in one place.
    #[error("{label} stands twice; the later one is called {called}")]
    Twice {
        /// The label as it stands.
        label: String,
        /// The label it is given.
        called: String,
    },
    /// Numbers without words.
    #[error("{} without words kept as vacant", many(*.0, "number"))]
    Vacant(usize),
    /// Numbers that begin a line and stand in no count.
    #[error("taken for words, since no count goes on with it: {0}")]
    Alone(String),
    /// Points that stand too deep.
    #[error("{} too deep to stand as a point, kept as words of the point above", many(*.0, "item"))]
    TooDeep(usize),
}

/// `1 word`, `2 words`.
fn many(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

fn taken(tracked: Tracked) -> &'static str {
    match tracked {
        Tracked::Accepted => "taken as accepted",
        Tracked::Rejected => "taken as rejected",
        Tracked::Shown => "shown in brackets",
    }
}
