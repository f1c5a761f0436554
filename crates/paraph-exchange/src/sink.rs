//! Where formats with structure put their blocks: tables become rows, footnotes find their points.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use crate::flow::{Block, Mark, Role};
use crate::table::Table;
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
    pub(crate) sign: Option<char>,
    pub(crate) column: usize,
    pub(crate) role: Role,
    pub(crate) struck: bool,
}

/// Takes blocks in the order of reading.
#[derive(Default)]
pub(crate) struct Sink {
    blocks: Vec<Block>,
    /// The tables being read, one in the other.
    tables: Vec<Table>,
    /// How many are open that are too deep.
    too_deep: usize,
    /// The footnotes named so far.
    named: Vec<String>,
    /// Behind which block which footnote belongs, and behind which words its mark stands.
    notes: Vec<(usize, String, String)>,
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
        match self.tables.last_mut() {
            Some(table) => table.put(block),
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
            bare.push_str(before);
            self.notes.extend(id.map(|id| (self.blocks.len(), id, raised::last_words(&bare))));
            rest = behind;
        }
        bare.push_str(rest);
        bare
    }

    /// Takes a paragraph or list item, whose lines may begin with numbers that were typed.
    pub(crate) fn words(&mut self, words: &str, shape: Shape) {
        let Shape { mark, mut sign, column, role, struck } = shape;
        if role != Role::Body {
            return self.block(Block { mark, role, struck, ..Block::paragraph(words, column) });
        }
        if words.trim().is_empty() && mark.is_number() {
            // A number without words is one that is kept free.
            return self.block(Block { mark, column, struck, ..Block::default() });
        }
        let mut mark = Some(mark).filter(|mark| *mark != Mark::Typed);
        for block in plain::paragraph(words) {
            let is_own = |mark: &Mark| *mark == Mark::Bullet && marker::is_bracketed(&block.words);
            let mark = mark.take().filter(|mark| !is_own(mark)).unwrap_or(block.mark);
            // The first block has the bullet that the format says, and one that was typed behind it.
            let sign = sign.take().or(block.sign);
            self.block(Block { mark, sign, column, role, struck, ..block });
        }
    }

    /// What stands in the words for the mark of a footnote, until their block is put in its place.
    pub(crate) fn names_note(&mut self, id: &str) -> String {
        self.named.push(id.to_string());
        format!("{NOTE_BEGINS}{}{NOTE_ENDS}", self.named.len() - 1)
    }

    /// The words that came last.
    pub(crate) fn tail(&self) -> &str {
        let in_table = self.tables.iter().rev().find_map(Table::last);
        in_table.or(self.blocks.last()).map_or("", |block| block.words.as_str())
    }

    /// A table begins.
    pub(crate) fn begin_table(&mut self) {
        if self.tables.len() < TABLES_MAX {
            self.tables.push(Table::new());
        } else {
            self.too_deep += 1;
        }
    }

    /// The innermost table, where rows and cells are put; none where it is too deep.
    pub(crate) fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut().filter(|_| self.too_deep == 0)
    }

    /// The innermost table ends.
    pub(crate) fn end_table(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(table) = self.tables.pop() else { return };
        for block in table.blocks() {
            // The signs of empty cells count too: a few cells far apart can have many.
            self.size_bytes = self.size_bytes.saturating_add(block.words.len());
            if self.check().is_err() {
                return;
            }
            self.put(block);
        }
    }

    /// The blocks, each footnote behind the point that names it; or that there are too many.
    pub(crate) fn finish(
        mut self,
        notes: &BTreeMap<String, String>,
        notices: &mut Vec<Notice>,
    ) -> Result<Vec<Block>, Unreadable> {
        self.check()?;
        self.too_deep = 0;
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.check()?;
        let unnamed = self.unnamed(notes);
        let mut blocks = Vec::with_capacity(self.blocks.len() + self.notes.len());
        let mut named = take(&mut self.notes).into_iter().peekable();
        let (mut count, mut missing, mut marks) = (0, 0, Spots::default());
        for (index, block) in take(&mut self.blocks).into_iter().enumerate() {
            blocks.push(block);
            while let Some((_, id, behind)) = named.next_if(|(at, ..)| *at <= index) {
                let Some(text) = notes.get(&id).filter(|text| !text.trim().is_empty()) else {
                    missing += 1;
                    continue;
                };
                // A small file can name one long note many times.
                self.size_bytes = self.size_bytes.saturating_add(text.len());
                self.check()?;
                marks.add(&mark(&behind), Place::Apart);
                blocks.push(footnote(&mut count, &raised::plain(text)));
            }
        }
        let blocks = raised::settle(blocks, |words, behind| {
            marks.add(&mark(behind), Place::Apart);
            footnote(&mut count, words)
        });
        notices.extend(Some(Notice::Footnotes { count, marks }).filter(|_| count > 0));
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

/// The mark of a footnote behind words, as a difference tells it.
fn mark(behind: &str) -> String {
    format!("mark of a footnote behind `{behind}`")
}

/// The block of a footnote, which is the next.
fn footnote(count: &mut usize, words: &str) -> Block {
    *count += 1;
    Block::paragraph(&format!("Footnote {count}: {words}"), INNERMOST)
}
