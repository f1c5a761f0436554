//! What every format is read into: blocks of words in the order of reading.
//!
//! A block is a paragraph, a list item, a heading, a row of a table. Which of them are points, and
//! what stands in what, is no question of a format: [`crate::outline`] answers it for all of them.

/// One paragraph, or what stands for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its words, white space folded, without the number or bullet that [`Block::mark`] holds.
    pub(crate) words: String,
    /// What stands before the words.
    pub(crate) mark: Mark,
    /// The bullet as it is seen, where that is known.
    pub(crate) sign: Option<char>,
    /// How far it stands from the margin; only comparisons within one file mean anything.
    pub(crate) column: usize,
    /// Whether its format says that it is a heading.
    pub(crate) role: Role,
    /// How it follows what stands above it.
    pub(crate) follows: Follows,
    /// A deleted paragraph that is shown: it has a number, and the count goes on without it.
    pub(crate) struck: bool,
}

/// What stands before the words of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing that the format knows of; a number may have been typed before the words.
    #[default]
    Typed,
    /// A number that the format counts, as it is shown, and its value.
    Number {
        /// `1.`, `Article 5`, `(iv)`.
        shown: String,
        /// The count of its own level.
        value: u32,
    },
    /// A bullet.
    Bullet,
}

/// What a block is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Words.
    #[default]
    Body,
    /// A heading; 1 is the outermost.
    Heading(u8),
    /// The title of the whole.
    Title,
}

/// How a block follows the one above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Follows {
    /// A paragraph of its own, whatever it begins with.
    #[default]
    Apart,
    /// On the next line: a paragraph of its own only if its number is one.
    Below,
    /// The same, and the line above stands by itself as a heading does: its number may begin a count, or go on
    /// with one that was left before the heading.
    BelowHeading,
    /// On the next line, where the line above was full and its sentence had not ended.
    Wrapped,
}

impl Block {
    /// A paragraph of its own.
    pub(crate) fn paragraph(words: &str, column: usize) -> Self {
        Self { words: fold(words), column, ..Self::default() }
    }
}

/// White space folded to single spaces, none at the ends.
pub(crate) fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

impl Mark {
    /// Whether the format counts the block.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. })
    }
}
