//! Tables: which cell stands in which column, and each row as a line of words.
//!
//! `500` in the column of what is paid is not `500` in that of what is received. So a row is written
//! with its empty cells, but for those behind the last filled one, which say nothing. A column in
//! which no cell of the table is filled is a space in the layout and no column.

use std::mem::take;

use crate::flow::{Block, Mark, Role, fold};
use crate::marker::{self, Wrap};

/// How many columns are told apart; what stands further on stands in the last.
const COLUMNS_MAX: usize = 128;
/// Stands for a cell that the one beside it covers.
const BESIDE: &str = "←";
/// Stands for a cell that the one above it covers.
const ABOVE: &str = "↑";

/// How many columns and rows a cell covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) columns: usize,
    /// Rows below it that do not name the cell again.
    pub(crate) rows: usize,
}

impl Span {
    /// A cell that covers its own place alone.
    pub(crate) const ONE: Self = Self { columns: 1, rows: 1 };
}

/// A table that is being read.
pub(crate) struct Table {
    parts: Vec<Part>,
    /// Which part its groups of rows begin with, and where each group is seen.
    groups: Vec<(usize, Group)>,
    /// How many rows have begun.
    count: usize,
    is_open: bool,
    /// The column of the next cell.
    next: usize,
    /// For each column, the first row that no cell above covers.
    free_from: [usize; COLUMNS_MAX],
    /// The columns in which a cell of the open row is one with those above or below, and those of the row above.
    merged: u128,
    merged_above: u128,
}

enum Part {
    Row(Row),
    /// What stands between rows, such as a caption.
    Block(Block),
}

/// Where a group of rows is seen, wherever it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Above all others.
    Head,
    /// Where it stands.
    Body,
    /// Below all others.
    Foot,
}

/// A row; a bit for each column that is covered.
#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    above: u128,
    beside: u128,
}

struct Cell {
    column: usize,
    blocks: Vec<Block>,
}

impl Table {
    pub(crate) fn new() -> Self {
        let free_from = [0; COLUMNS_MAX];
        let (parts, groups, count, is_open, next, merged, merged_above) = Default::default();
        Self { parts, groups, count, is_open, next, free_from, merged, merged_above }
    }

    /// What comes next stands in a group of rows; of heads and feet the first is one.
    pub(crate) fn begin_group(&mut self, group: Group) {
        let is_known = self.groups.iter().any(|(_, known)| *known == group);
        let group = if is_known { Group::Body } else { group };
        if self.groups.last().is_none_or(|(_, last)| *last != group) {
            self.groups.push((self.parts.len(), group));
        }
    }

    /// The parts as they are seen from above.
    fn sorted(&mut self) -> Vec<Part> {
        let mut groups = take(&mut self.groups).into_iter().peekable();
        let (mut group, mut is_begun) = (Group::Body, false);
        let mut parts = Vec::with_capacity(self.parts.len());
        for (at, part) in take(&mut self.parts).into_iter().enumerate() {
            while let Some((_, next)) = groups.next_if(|(begins, _)| *begins <= at) {
                group = next;
            }
            // What stands before all rows or between them, as a caption does, stays there.
            is_begun |= matches!(part, Part::Row(_));
            let seen = match part {
                Part::Row(_) => group,
                Part::Block(_) if is_begun => Group::Body,
                Part::Block(_) => Group::Head,
            };
            parts.push((seen, part));
        }
        parts.sort_by_key(|(group, _)| *group);
        parts.into_iter().map(|(_, part)| part).collect()
    }

    pub(crate) fn begin_row(&mut self) {
        self.count += 1;
        self.is_open = true;
        self.merged_above = take(&mut self.merged);
        self.next = 0;
        let covered = self.free_from.iter().enumerate().filter(|(_, free)| **free > self.count);
        let above = covered.fold(0, |above, (column, _)| above | bit(column));
        self.parts.push(Part::Row(Row { above, ..Row::default() }));
    }

    pub(crate) fn end_row(&mut self) {
        self.is_open = false;
    }

    /// The row leaves columns free before its next cell.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.next = self.next.saturating_add(columns).min(COLUMNS_MAX);
    }

    pub(crate) fn begin_cell(&mut self, span: Span) {
        let is_taken = |free: &usize| *free > self.count;
        while self.free_from.get(self.next).is_some_and(is_taken) {
            self.next += 1;
        }
        let Some(row) = open(&mut self.parts, self.is_open) else { return };
        let column = self.next.min(COLUMNS_MAX - 1);
        row.cells.push(Cell { column, blocks: Vec::new() });
        self.next = column + 1;
        if span.rows > 1 {
            self.cover_below(column, span.rows);
        }
        self.widen(span, column);
    }

    /// The cell that has just begun covers so many columns.
    pub(crate) fn covers(&mut self, columns: usize) {
        let column = self.next.saturating_sub(1);
        self.widen(Span { columns, rows: 1 }, column);
    }

    fn widen(&mut self, span: Span, column: usize) {
        let end = column.saturating_add(span.columns).min(COLUMNS_MAX);
        for other in column + 1..end {
            if let Some(row) = open(&mut self.parts, self.is_open) {
                row.beside |= bit(other);
            }
            if span.rows > 1 {
                self.cover_below(other, span.rows);
            }
        }
        self.next = self.next.max(end);
    }

    fn cover_below(&mut self, column: usize, rows: usize) {
        if let Some(free) = self.free_from.get_mut(column) {
            *free = self.count.saturating_add(rows);
        }
    }

    /// The cell that has just begun is one with those below, or goes on with the one above; whether that covers it.
    ///
    /// Where there is none above to go on with, it is the first.
    pub(crate) fn merges(&mut self, is_first: bool) -> bool {
        let Some(row) = open(&mut self.parts, self.is_open) else { return false };
        let Some(cell) = row.cells.last() else { return false };
        let bit = bit(cell.column);
        self.merged |= bit;
        let is_covered = !is_first && self.merged_above & bit != 0;
        if is_covered {
            row.above |= bit;
        }
        is_covered
    }

    pub(crate) fn put(&mut self, block: Block) {
        let Some(row) = open(&mut self.parts, self.is_open) else {
            return self.parts.push(Part::Block(block));
        };
        match row.cells.last_mut() {
            Some(cell) => cell.blocks.push(block),
            None => row.cells.push(Cell { column: 0, blocks: vec![block] }),
        }
    }

    /// The block that came last.
    pub(crate) fn last(&self) -> Option<&Block> {
        self.parts.iter().rev().find_map(|part| match part {
            Part::Block(block) => Some(block),
            Part::Row(row) => row.cells.iter().rev().find_map(|cell| cell.blocks.last()),
        })
    }

    /// The blocks of the table, in the order of reading.
    pub(crate) fn blocks(mut self) -> impl Iterator<Item = Block> {
        let parts = self.sorted();
        let filled = parts.iter().fold(0, |filled, part| match part {
            Part::Row(row) => filled | row.filled(),
            Part::Block(_) => filled,
        });
        parts.into_iter().flat_map(move |part| match part {
            Part::Row(row) => row.blocks(filled),
            Part::Block(block) => vec![block],
        })
    }
}

/// The row that is open.
fn open(parts: &mut [Part], is_open: bool) -> Option<&mut Row> {
    match parts.last_mut() {
        Some(Part::Row(row)) if is_open => Some(row),
        _ => None,
    }
}

fn bit(column: usize) -> u128 {
    1 << column.min(COLUMNS_MAX - 1)
}

impl Row {
    /// The columns in which it has words.
    fn filled(&self) -> u128 {
        let filled = self.cells.iter().filter(|cell| !cell.blocks.is_empty());
        filled.fold(0, |filled, cell| filled | bit(cell.column))
    }

    /// Its blocks, in a table that has words in these columns.
    fn blocks(mut self, columns: u128) -> Vec<Block> {
        self.cells.retain(|cell| !cell.blocks.is_empty());
        let Some(first) = self.cells.first() else { return Vec::new() };
        let blocks = || self.cells.iter().flat_map(|cell| &cell.blocks);
        // A table that only gives a layout, and one whose cells hold points, is read cell by cell.
        let is_layout = blocks().filter(|block| block.mark.is_number()).count() > 1;
        let is_single = self.cells.len() == 1;
        let start = columns.trailing_zeros();
        let is_first = bit(first.column).trailing_zeros() == start;
        let is_covered = self.above & columns != 0;
        if is_layout || is_single && !is_covered && (is_first || self.is_point(columns)) {
            return self.cells.into_iter().flat_map(|cell| cell.blocks).collect();
        }
        let from = if self.is_point(columns) { first.column } else { 0 };
        let column = blocks().map(|block| block.column).min().unwrap_or(0);
        let number = self.cells.iter_mut().flat_map(|cell| &mut cell.blocks);
        let number = number.into_iter().find(|block| block.mark.is_number());
        let mark = number.map_or(Mark::Typed, |block| take(&mut block.mark));
        let words = self.line(columns, from);
        vec![Block { mark, role: Role::Body, ..Block::paragraph(&words, column) }]
    }

    /// Whether it begins with the number of a point: then empty cells before it only move it in. A figure by itself is
    /// none, unless the words stand in the next column.
    fn is_point(&self, columns: u128) -> bool {
        let Some(cell) = self.cells.first() else { return false };
        if cell.blocks.first().is_some_and(|block| block.mark.is_number()) {
            return true;
        }
        let words = words(&cell.blocks);
        let is_number = marker::read(&words).is_some_and(|marker| marker.wrap != Wrap::Bare);
        let is_next = |next: &Cell| {
            let between = columns & (bit(next.column) - 1) & !(bit(cell.column) - 1);
            between.count_ones() == 1
        };
        is_number && (!marker::is_alone(&words) || self.cells.get(1).is_some_and(is_next))
    }

    /// Its cells as one line of words; a first cell with nothing but a number is its number.
    fn line(&self, columns: u128, from: usize) -> String {
        let mut line = String::new();
        let mut after_number = false;
        let mut cells = self.cells.iter().peekable();
        let mut pending = String::new();
        let mut is_begun = false;
        for column in (from..COLUMNS_MAX).filter(|column| columns & bit(*column) != 0) {
            let mut is_filled = false;
            while let Some(cell) = cells.next_if(|cell| cell.column == column) {
                let mut words = fold(&words(&cell.blocks));
                if self.above & bit(column) != 0 {
                    words = format!("{ABOVE} {words}");
                }
                line.push_str(&take(&mut pending));
                if is_begun {
                    line.push_str(if after_number { " " } else { " | " });
                }
                after_number = !is_begun && marker::is_alone(&words);
                line.push_str(&words);
                (is_filled, is_begun) = (true, true);
            }
            if is_filled {
                continue;
            }
            // What covers it stands before it; an empty cell stands only if something comes behind.
            let sign = match () {
                () if self.above & bit(column) != 0 => ABOVE,
                () if self.beside & bit(column) != 0 => BESIDE,
                () => "",
            };
            if is_begun {
                pending.push_str(" | ");
            }
            pending.push_str(sign);
            if !sign.is_empty() {
                line.push_str(&take(&mut pending));
            }
            (after_number, is_begun) = (false, true);
        }
        line
    }
}

/// The words of a cell in one line.
fn words(cell: &[Block]) -> String {
    let words: Vec<&str> = cell.iter().map(|block| block.words.as_str()).collect();
    words.join(" ")
}
