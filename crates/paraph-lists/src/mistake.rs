//! What may be wrong in a file of lists.

/// What is wrong in a file of lists, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Mistake {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong in a line of a file of lists.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// A section that no rule asks for.
    #[error("no rule asks for a section `{0}`; write one that there is, or name it in `SECTIONS`")]
    Section(&'static str),
    /// An entry that stands in no section.
    #[error("an entry before any section; write `[NAME]` above it")]
    NoSection,
    /// A line that should say what a word stands for, or which words deny it.
    #[error("without a colon; write `word: others, others`")]
    NoColon,
    /// An ending that does not say what is put in its place.
    #[error("`{0}` is no ending; write `{0}=` and what is put in its place")]
    Ending(&'static str),
    /// A phrase with a brace that has no other half.
    #[error(
        "`{0}`, whose braces are not closed, or stand in one another; write `{{is|are}} bound`"
    )]
    Brace(&'static str),
}
