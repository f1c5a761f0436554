//! The edges of pages: which lines stand there, and what stands apart from the text.

use std::collections::{BTreeMap, BTreeSet};

use super::super::lines::Line;

/// How many rows at each edge may be running heads.
const ROWS_MAX: usize = 3;
/// What part of the page the edges are, of 1000.
const EDGE: i64 = 130;
/// How far apart lines may stand that are one row, of 1000.
const ROW: i64 = 3;
/// The space between rows where none are known that are surely text, of 1000.
const USUAL: i64 = 30;

/// An edge of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    Upper,
    Lower,
}

/// Lines at one height.
struct Row {
    level: i64,
    lines: Vec<usize>,
}

/// The pages of a text, as rows from above.
pub(super) struct Edges {
    pages: BTreeMap<usize, Vec<Row>>,
    of_lines: Vec<Option<Edge>>,
    /// The space between rows of text that nine tenths of them do not have more of.
    space: i64,
}

impl Edges {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut pages: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_by_key(|index| (lines[*index].page, -lines[*index].level, *index));
        for index in order {
            let line = &lines[index];
            let rows = pages.entry(line.page).or_default();
            match rows.last_mut().filter(|row| row.level - line.level <= ROW) {
                Some(row) => row.lines.push(index),
                None => rows.push(Row { level: line.level, lines: vec![index] }),
            }
        }
        let mut of_lines = vec![None; lines.len()];
        let mut spaces = Vec::new();
        for rows in pages.values() {
            let edges: Vec<Option<Edge>> = (0..rows.len()).map(|at| edge(rows, at)).collect();
            for (row, edge) in rows.iter().zip(&edges) {
                row.lines.iter().for_each(|index| of_lines[*index] = *edge);
            }
            for (pair, edges) in rows.windows(2).zip(edges.windows(2)) {
                if let ([above, below], [None, None]) = (pair, edges) {
                    spaces.push(above.level - below.level);
                }
            }
        }
        spaces.sort_unstable();
        let space = spaces.get(spaces.len() * 9 / 10).copied().unwrap_or(USUAL);
        Self { pages, of_lines, space }
    }

    /// At which edge a line stands.
    pub(super) fn of_line(&self, index: usize) -> Option<Edge> {
        self.of_lines[index]
    }

    /// Whether a line stands apart from the text of its page: it, and all between it and the edge,
    /// may be no text, and the space to the text is larger than between lines and paragraphs of it.
    pub(super) fn is_apart(
        &self,
        page: usize,
        edge: Edge,
        index: usize,
        taken: &BTreeSet<usize>,
    ) -> bool {
        let rows = self.inwards(page, edge);
        let is_taken = |row: &Row| row.lines.iter().all(|line| taken.contains(line));
        let Some(at) = rows.iter().position(|row| row.lines.contains(&index)) else { return false };
        let count = rows.iter().take(ROWS_MAX).take_while(|row| is_taken(row)).count();
        (at + 1..=count).any(|count| match (rows.get(count - 1), rows.get(count)) {
            (Some(last), Some(next)) => {
                (last.level - next.level).abs() > self.space + self.space / 10
            }
            _ => true,
        })
    }

    /// On how many pages something that is surely text stands as near to the edge, or nearer.
    pub(super) fn pages_beyond(
        &self,
        edge: Edge,
        level: i64,
        lines: &[Line],
        taken: &BTreeSet<usize>,
    ) -> usize {
        let is_beyond = |index: &usize| {
            let own = lines[*index].level;
            !taken.contains(index)
                && match edge {
                    Edge::Upper => own >= level - ROW,
                    Edge::Lower => own <= level + ROW,
                }
        };
        let pages = self.pages.values();
        pages.filter(|rows| rows.iter().flat_map(|row| &row.lines).any(is_beyond)).count()
    }

    /// The rows of a page, those at the edge first.
    fn inwards(&self, page: usize, edge: Edge) -> Vec<&Row> {
        let rows = self.pages.get(&page).into_iter().flatten();
        match edge {
            Edge::Upper => rows.collect(),
            Edge::Lower => rows.rev().collect(),
        }
    }
}

/// At which edge a row stands.
fn edge(rows: &[Row], at: usize) -> Option<Edge> {
    let level = rows[at].level;
    if at < ROWS_MAX && level > 1000 - EDGE {
        Some(Edge::Upper)
    } else if rows.len() - at <= ROWS_MAX && level < EDGE {
        Some(Edge::Lower)
    } else {
        None
    }
}
