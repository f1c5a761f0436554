//! What is noticed while a file is read: left out, or taken in one of several ways.

use paraph_text::TextError;

use crate::{Spots, Tracked};

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
    #[error("{} {}{}", many(*.count, "tracked change"), taken(*.tracked), words(.deleted, .inserted, *.tracked))]
    Tracked {
        /// How many insertions, deletions and moves, each run of words counted once.
        count: usize,
        /// The words that were deleted.
        deleted: Spots,
        /// The words that were inserted.
        inserted: Spots,
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
    /// Words struck out by hand, which are no tracked change and are meant as one.
    #[error("{} struck out by hand {}{spots}", many(spots.count, "passage"), struck(*.tracked))]
    Struck {
        /// The words.
        spots: Spots,
        /// What was done with them.
        tracked: Tracked,
    },
    /// Hidden text: words that are in the file and that no reader of the page sees.
    #[error("{} of hidden text left out{}", many(.0.words, "word"), .0)]
    Hidden(Spots),
    /// Letters that can hardly be seen, which are read as text.
    #[error("{} that can hardly be seen, white or without size, read as text{}", many(.0.words, "word"), .0)]
    Faint(Spots),
    /// Letters that are said to look or to stand in a way that is not understood, which are read as text.
    #[error("{} that may be hidden, painted or placed in a way that is not read here, read as text{}", many(.0.words, "word"), .0)]
    Doubtful(Spots),
    /// Fields whose result is not in the file, so that what they show is not known.
    #[error("{} without a stored result left out{}", many(.0.count, "field"), .0)]
    Unshown(Spots),
    /// Content controls whose data, which a word processor shows, are other words than theirs.
    #[error("{} that shows data of the file, which say otherwise than the text{}", many(.0.count, "content control"), .0)]
    Bound(Spots),
    /// What the fields of a form are filled in with, where each reader may fill in something else.
    #[error("{} of a form read as filled in{}", many(.0.count, "field"), .0)]
    Fields(Spots),
    /// Equations, whose structure is written with signs.
    #[error("{} written in one line{}", many(.0.count, "equation"), .0)]
    Equations(Spots),
    /// What cannot be read as words; the text has a stand-in for its contents in each place.
    #[error("{}{}", not_read(.0.count), .0)]
    StandIns(Spots),
    /// Pictures of a PDF that are in no text: scans of pages, letterheads, rules.
    #[error("{} left out that {}{}", many(.0.count, "picture"), page_pictures(.0.count), .0)]
    PagePictures(Spots),
    /// What hangs on the pages of a PDF: filled-in fields, words typed over them, stamps, lines through words.
    #[error("{} on the pages, filled in, typed or drawn over them, left out of the text{}", many(.0.count, "annotation"), .0)]
    Annotations(Spots),
    /// Heads and feet of pages that the file keeps apart from its text.
    #[error("heads and feet of pages left out{0}")]
    Edges(Spots),
    /// Words that the file itself marks as heads, feet, watermarks of its pages.
    #[error("{} that the file marks as no part of its text left out{}", many(.0.words, "word"), .0)]
    Artifacts(Spots),
    /// Words drawn aslant over a page.
    #[error("{} drawn aslant left out{}", many(.0.words, "word"), .0)]
    Slanted(Spots),
    /// Letters that a PDF tells to read as others.
    #[error("{} read as the file says, not as drawn{}", many(.0.count, "passage"), .0)]
    Instead(Spots),
    /// Labels of draft pairs that say another number than the identifiers by which points are called.
    #[error("{} that says something else than its point is called by{}", many(.0.count, "label"), .0)]
    Labels(Spots),
    /// Pictures of pages, with words under them that nobody sees.
    #[error("the words of {} are a layer under pictures, as text recognition makes it: hold them against the pictures", many(*.0, "page"))]
    Recognised(usize),
    /// Other documents that are put into this one.
    #[error("{} inside this one not read{}", many(.0.count, "document"), .0)]
    Elsewhere(Spots),
    /// Marks of footnotes that are not in the file.
    #[error("{} without a footnote left out", many(*.0, "footnote mark"))]
    NoFootnote(usize),
    /// Footnotes without a mark in the text.
    #[error("{} that no mark names left out{}", many(.0.count, "footnote"), .0)]
    Unnamed(Spots),
    /// Comments.
    #[error("{} left out", many(*.0, "comment"))]
    Comments(usize),
    /// Footnotes and endnotes.
    #[error("footnotes put behind the points that name them: {count}")]
    Footnotes {
        /// How many.
        count: usize,
        /// Behind which words their marks stand, which are in no text.
        marks: Spots,
    },
    /// Lines that stand at the head or foot of pages.
    #[error("page numbers, running heads and feet left out ({}){shown}", many(*.lines, "line"))]
    RunningHeads {
        /// How many lines.
        lines: usize,
        /// Their words, those that differ in numbers alone once.
        shown: Spots,
    },
    /// Numbers missing where a page begins.
    #[error(
        "numbers missing where a page begins, so that a line may be: hold it against the page{0}"
    )]
    Hole(Spots),
    /// Words joined that were cut at line ends.
    #[error("{} cut by a hyphen at the line's end joined", many(*.0, "word"))]
    Hyphens(usize),
    /// Pages without words.
    #[error("{} without text: pictures are not read", many(*.0, "page"))]
    Pictures(usize),
    /// Characters that cannot be seen.
    #[error("{} that cannot be seen left out", many(*.0, "character"))]
    Unseen(usize),
    /// Marks of direction beside figures or brackets.
    #[error(
        "marks of direction beside figures or brackets left out, which may have shown them in another order{0}"
    )]
    Direction(Spots),
    /// Characters that mean nothing outside their font; the text has a stand-in for each.
    #[error("{}{}", private(.0.count), .0)]
    Private(Spots),
    /// Characters that were lost before the file was written.
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

fn not_read(count: usize) -> String {
    let many = many(count, "picture or sign").replace("picture or signs", "pictures or signs");
    let each = if count == 1 { "" } else { "each " };
    format!("{many} not read, {each}in the text as a code of its contents")
}

fn page_pictures(count: usize) -> &'static str {
    match count {
        1 => "covers a page, comes again on each, or is marked as no part of the text or thin",
        _ => "cover a page, come again on each, or are marked as no part of the text or thin",
    }
}

fn private(count: usize) -> String {
    match count {
        1 => "1 character that means nothing outside its font written as its code".into(),
        _ => format!(
            "{count} characters that mean nothing outside their fonts written as their codes"
        ),
    }
}

fn struck(tracked: Tracked) -> &'static str {
    match tracked {
        Tracked::Accepted => "left out, as deletions are",
        Tracked::Rejected | Tracked::Seen => "kept, as if not struck out",
        Tracked::Shown => "shown in brackets",
    }
}

fn taken(tracked: Tracked) -> &'static str {
    match tracked {
        Tracked::Accepted | Tracked::Seen => "taken as accepted",
        Tracked::Rejected => "taken as rejected",
        Tracked::Shown => "shown in brackets",
    }
}

/// Which words of tracked changes stand in the text and which do not.
fn words(deleted: &Spots, inserted: &Spots, tracked: Tracked) -> String {
    let [of_deleted, of_inserted] = match tracked {
        Tracked::Accepted | Tracked::Seen => ["left out", "kept"],
        Tracked::Rejected => ["kept", "left out"],
        Tracked::Shown => return String::new(),
    };
    let said = |edit: &str, spots: &Spots, becomes: &str| match spots.count {
        0 => String::new(),
        _ => format!("; {edit}, so {becomes}{spots}"),
    };
    said("deleted", deleted, of_deleted) + &said("inserted", inserted, of_inserted)
}
