//! Where formats with structure put their blocks: tables become rows, footnotes find their points.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use crate::flow::{Block, Mark, Role, fold};
use crate::{Notice, PARAGRAPHS_MAX, Place, Spots, TEXT_BYTES_MAX, Unreadable};
use crate::{marker, plain, raised};

/// How deep tables may stand in tables; deeper ones are read as if they were not.
const TABLES_MAX: usize = 32;
/// Around the number of a footnote in the words: characters that no text has.
pub(crate) const NOTE_BEGINS: char = '\u{FDD0}';
/// Behind it.
pub(crate) const NOTE_ENDS: char = '\u{FDD1}';
/// Stands further in than anything, so that it belongs to the point above.
const INNERMOST: usize = usize::MAX;

/// What is known of a paragraph apart from its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    pub(crate) mark: Mark,
    pub(crate) column: usize,
    pub(crate) role: Role,
    pub(crate) struck: bool,
}

/// Takes blocks in the order of reading.
#[derive(Default)]
pub(crate) struct Sink {
    blocks: Vec<Block>,
    /// The rows being read, one in the other: the blocks of each cell.
    rows: Vec<Vec<Vec<Block>>>,
    /// The footnotes named so far.
    named: Vec<String>,
    /// Behind which block which footnote belongs.
    notes: Vec<(usize, String)>,
    /// How many paragraphs came in, and how many bytes of words.
    paragraphs: usize,
    size_bytes: usize,
}

impl Sink {
    /// Takes a block; once there are too many, it only counts them.
    pub(crate) fn block(&mut self, block: Block) {
        self.paragraphs += 1;
        self.size_bytes = self.size_bytes.saturating_add(block.words.len());
        if self.check().is_ok() {
            self.put(block);
        }
    }

    /// Whether what came in is no more than is read.
    fn check(&self) -> Result<(), Unreadable> {
        if self.paragraphs > PARAGRAPHS_MAX {
            return Err(Unreadable::TooManyParagraphs);
        }
        // White space that is folded later counts too: so much of it is in no text.
        if self.size_bytes > 2 * TEXT_BYTES_MAX {
            return Err(Unreadable::TooMuchText { size_bytes: self.size_bytes });
        }
        Ok(())
    }

    fn put(&mut self, block: Block) {
        match self.rows.last_mut() {
            Some(row) => match row.last_mut() {
                Some(cell) => cell.push(block),
                None => row.push(vec![block]),
            },
            None => {
                let words = self.take_notes(&block.words);
                self.blocks.push(Block { words, ..block });
            }
        }
    }

    /// Takes the marks of footnotes out of words that are put behind the blocks.
    fn take_notes(&mut self, words: &str) -> String {
        let mut bare = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, (number, behind))) = rest
            .split_once(NOTE_BEGINS)
            .and_then(|(before, behind)| Some((before, behind.split_once(NOTE_ENDS)?)))
        {
            let id = number.parse().ok().and_then(|number: usize| self.named.get(number).cloned());
            self.notes.extend(id.map(|id| (self.blocks.len(), id)));
            bare.push_str(before);
            rest = behind;
        }
        bare.push_str(rest);
        bare
    }

    /// Takes a paragraph or list item, whose lines may begin with numbers that were typed.
    pub(crate) fn words(&mut self, words: &str, shape: Shape) {
        let Shape { mark, column, role, struck } = shape;
        if role != Role::Body {
            return self.block(Block { mark, role, struck, ..Block::paragraph(words, column) });
        }
        if words.trim().is_empty() && mark.is_number() {
            // A number without words is one that is kept free.
            return self.block(Block { mark, column, struck, ..Block::default() });
        }
        let mut mark = Some(mark).filter(|mark| *mark != Mark::Typed);
        for block in plain::paragraph(words) {
            let mark = mark.take().unwrap_or(block.mark);
            self.block(Block { mark, column, role, struck, ..block });
        }
    }

    /// What stands in the words for the mark of a footnote, until their block is put in its place.
    pub(crate) fn names_note(&mut self, id: &str) -> String {
        self.named.push(id.to_string());
        format!("{NOTE_BEGINS}{}{NOTE_ENDS}", self.named.len() - 1)
    }

    /// The words that came last.
    pub(crate) fn tail(&self) -> &str {
        let in_row = self.rows.last().into_iter().flatten().flatten().last();
        in_row.or(self.blocks.last()).map_or("", |block| block.words.as_str())
    }

    /// A row begins.
    pub(crate) fn begin_row(&mut self) {
        if self.rows.len() < TABLES_MAX {
            self.rows.push(Vec::new());
        }
    }

    /// A cell of the row begins.
    pub(crate) fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// The row ends.
    pub(crate) fn end_row(&mut self) {
        let Some(cells) = self.rows.pop() else { return };
        let mut cells: Vec<Vec<Block>> =
            cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        // A table that only gives a layout, and one whose cells hold points, is read cell by cell.
        let counted = cells.iter().flatten().filter(|block| block.mark.is_number()).count();
        if cells.len() == 1 || counted > 1 {
            for block in take(&mut cells).into_iter().flatten() {
                self.put(block);
            }
        } else if !cells.is_empty() {
            let number = cells.iter_mut().flatten().find(|block| block.mark.is_number());
            let mark = number.map_or(Mark::Typed, |block| take(&mut block.mark));
            let column = cells.iter().flatten().map(|block| block.column).min().unwrap_or(0);
            let cells: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
            let (role, words) = (Role::Body, row(&cells));
            self.put(Block { mark, role, ..Block::paragraph(&words, column) });
        }
    }

    /// The blocks, each footnote behind the point that names it; or that there are too many.
    pub(crate) fn finish(
        mut self,
        notes: &BTreeMap<String, String>,
        notices: &mut Vec<Notice>,
    ) -> Result<Vec<Block>, Unreadable> {
        self.check()?;
        while !self.rows.is_empty() {
            self.end_row();
        }
        let unnamed = self.unnamed(notes);
        let mut blocks = Vec::with_capacity(self.blocks.len() + self.notes.len());
        let mut named = take(&mut self.notes).into_iter().peekable();
        let (mut count, mut missing) = (0, 0);
        for (index, block) in take(&mut self.blocks).into_iter().enumerate() {
            blocks.push(block);
            while let Some((_, id)) = named.next_if(|(at, _)| *at <= index) {
                let Some(text) = notes.get(&id).filter(|text| !text.trim().is_empty()) else {
                    missing += 1;
                    continue;
                };
                // A small file can name one long note many times.
                self.size_bytes = self.size_bytes.saturating_add(text.len());
                self.check()?;
                blocks.push(footnote(&mut count, &raised::plain(text)));
            }
        }
        let blocks = raised::settle(blocks, |words| footnote(&mut count, words));
        notices.extend(Some(Notice::Footnotes(count)).filter(|_| count > 0));
        notices.extend(Some(Notice::NoFootnote(missing)).filter(|_| missing > 0));
        notices.extend(unnamed.some().map(Notice::Unnamed));
        Ok(blocks)
    }

    /// The footnotes whose marks nobody has met.
    fn unnamed(&self, notes: &BTreeMap<String, String>) -> Spots {
        let named: BTreeSet<&str> = self.named.iter().map(String::as_str).collect();
        let mut unnamed = Spots::default();
        for (_, words) in notes.iter().filter(|(id, _)| !named.contains(id.as_str())) {
            unnamed.add(words, Place::Apart);
        }
        unnamed
    }
}

/// The block of a footnote, which is the next.
fn footnote(count: &mut usize, words: &str) -> Block {
    *count += 1;
    Block::paragraph(&format!("Footnote {count}: {words}"), INNERMOST)
}

/// The words of a cell in one line.
fn words(cell: &[Block]) -> String {
    let words: Vec<&str> = cell.iter().map(|block| block.words.as_str()).collect();
    words.join(" ")
}

/// The cells of a row as one line of words; a first cell with nothing but a number is its number.
fn row(cells: &[String]) -> String {
    let mut row = String::new();
    let mut after_number = false;
    for cell in cells.iter().map(|cell| fold(cell)).filter(|cell| !cell.is_empty()) {
        if !row.is_empty() {
            row.push_str(if after_number { " " } else { " | " });
        }
        after_number = row.is_empty() && marker::is_alone(&cell);
        row.push_str(&cell);
    }
    row
}
