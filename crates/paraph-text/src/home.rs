//! The home format: numbered points, sub-points indented, comments at the head.
//!
//! ```text
//! # restated from the public record
//!
//! Agreement on the Guarantee
//!
//! The Parties,
//!
//! Recalling the protocol of 5 September 2014,
//!
//! _Part I: Security_
//!
//! 10. _Guarantee_
//!     The guarantee is given:
//!   a. for five years;
//!   b. [until both parties say so] (US).
//! ```
//!
//! What typed texts underline stands between underscores: the heading of a point behind its label,
//! a heading of several points in a line of its own. Words between the title and the first point
//! are the preamble.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::POINT_DEPTH_MAX;
use crate::brackets::matching;
use crate::draft::{Draft, Form, Labelling, Point};
use crate::error::{Fault, TextError};

/// Says that what follows is a label, however it looks; before digits alone, that of a place.
const PILCROW: char = '¶';
/// The longest label behind a pilcrow, in characters.
const MARKED_LABEL_MAX: usize = 24;

/// A point being read, with where it stands.
struct Open {
    point: Point,
    line: usize,
    column: usize,
    /// Where each line of its words begins: line and column, in characters from 1.
    places: Vec<(usize, usize)>,
    /// The labels of its sub-points.
    labels: BTreeSet<String>,
}

/// A line of words, and where it stands.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    /// The whole line.
    whole: &'a str,
    /// The line without the white space around it.
    words: &'a str,
    /// Where the words begin, from 1; a tab counts as two.
    column: usize,
    after_blank: bool,
}

/// The state of reading: the points still open, from the top level down.
struct Reader {
    draft: Draft,
    open: Vec<Open>,
    /// The column of the sub-points closed last at each depth, while their parent is open.
    columns: Vec<usize>,
    /// The labels of the points of the first level.
    labels: BTreeSet<String>,
    /// The paragraph of the preamble that is being read, where it has no label.
    paragraph: Option<Open>,
    /// The headings that wait for their point, with the line of the last one.
    headings: Vec<String>,
    heading_line: usize,
}

pub(crate) fn parse(source: &str) -> Result<Draft, TextError> {
    let mut reader = Reader {
        draft: Draft::empty(Form::Home),
        open: Vec::new(),
        columns: Vec::new(),
        labels: BTreeSet::new(),
        paragraph: None,
        headings: Vec::new(),
        heading_line: 0,
    };
    let mut after_blank = false;
    for (index, whole) in source.lines().enumerate() {
        let words = whole.trim();
        if !words.is_empty() {
            let column = column(whole);
            reader.line(Line { number: index + 1, whole, words, column, after_blank })?;
        }
        after_blank = words.is_empty();
    }
    reader.finish().map_err(|bad| at_first_label(bad, source))
}

/// A text without a point may have them all under labels of another form: told at the first.
fn at_first_label(bad: TextError, source: &str) -> TextError {
    let mut lines = source.lines().enumerate().filter(|_| bad.fault == Fault::NoPoint);
    match lines.find(|(_, line)| crate::otherwise::label(line).is_some()) {
        Some((index, whole)) => TextError::at(index + 1, column(whole), whole, Fault::NoPoint),
        None => bad,
    }
}

/// Reads words as those of one point. They are put behind a label, and what is told of them is told
/// of the place that they had before.
pub(crate) fn parse_point(words: &str) -> Result<Point, TextError> {
    const LABEL: &str = "1. ";
    const INDENT: &str = "    ";
    let source = alloc::format!("{LABEL}{}", words.replace('\n', &alloc::format!("\n{INDENT}")));
    let back = |bad: TextError| {
        let shift = if bad.line == 1 { LABEL.len() } else { INDENT.len() };
        let fault = match bad.fault {
            Fault::UnevenIndent { found, expected } => {
                let of = |column: usize| column.saturating_sub(INDENT.len());
                Fault::UnevenIndent { found: of(found), expected: of(expected) }
            }
            fault => fault,
        };
        TextError { column: bad.column.saturating_sub(shift).max(1), fault, ..bad }
    };
    let draft = Draft::parse(&source).map_err(back)?;
    let point = draft.points.into_iter().next();
    point.ok_or_else(|| TextError::at(1, 1, words, Fault::NoPoint))
}

impl Open {
    fn new(label: &str, labelling: Labelling, line: &Line<'_>) -> Self {
        Self {
            point: Point::empty(label, labelling),
            line: line.number,
            column: line.column,
            places: Vec::new(),
            labels: BTreeSet::new(),
        }
    }

    /// Adds words that are part of a line.
    fn push(&mut self, line: &Line<'_>, words: &str) {
        let (heading, words) = match split_heading(words) {
            Some((heading, rest)) if self.may_have_heading() => (Some(heading), rest),
            _ => (None, words),
        };
        if heading.is_some() {
            self.point.heading = heading.map(String::from);
        }
        if words.is_empty() {
            return;
        }
        if !self.point.text.is_empty() {
            self.point.text.push('\n');
        }
        self.point.text.push_str(words);
        // The words are a slice of the line, so their distance is where they stand.
        let before = words.as_ptr().addr() - line.whole.as_ptr().addr();
        self.places.push((line.number, line.whole[..before].chars().count() + 1));
    }

    fn may_have_heading(&self) -> bool {
        let is_first = self.point.heading.is_none() && self.point.text.is_empty();
        is_first && self.point.labelling == Labelling::Written
    }

    /// The point, if its brackets fit and it is not empty.
    fn finish(self) -> Result<Point, TextError> {
        if let Some((offset, fault)) = matching::misfit(&self.point.text) {
            let before = &self.point.text[..offset];
            let index = before.matches('\n').count();
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let words = self.point.text[start..].lines().next().unwrap_or_default();
            let column = before[start..].chars().count();
            let (line, first) = self.places.get(index).copied().unwrap_or((self.line, self.column));
            let bad = TextError::at(line, column + 1, words, fault);
            return Err(TextError { column: first + column, ..bad });
        }
        let point = self.point;
        if point.text.is_empty() && point.points.is_empty() && point.heading.is_none() {
            let fault = Fault::EmptyPoint { label: point.label.clone() };
            return Err(TextError::at(self.line, self.column, &point.label, fault));
        }
        Ok(point)
    }
}

impl Reader {
    fn line(&mut self, line: Line<'_>) -> Result<(), TextError> {
        if line.words.starts_with('#') && (line.column == 1 || self.open.is_empty()) {
            return self.comment(&line);
        }
        if (line.column == 1 || self.open.is_empty())
            && let Some((heading, "")) = split_heading(line.words)
        {
            self.close(0)?;
            self.close_paragraph()?;
            self.headings.push(heading.to_string());
            self.heading_line = line.number;
            return Ok(());
        }
        match split_label(line.words) {
            Some((label, body)) => self.point(&line, label, body),
            None => self.words(&line),
        }
    }

    fn comment(&mut self, line: &Line<'_>) -> Result<(), TextError> {
        if self.has_begun() || line.column > 1 {
            return Err(line.fault(Fault::LateComment));
        }
        let comment = line.words.strip_prefix('#').unwrap_or_default();
        self.draft.comments.push(comment.trim().to_string());
        Ok(())
    }

    fn has_begun(&self) -> bool {
        self.draft.title.is_some() || self.is_below_title()
    }

    /// Whether anything but comments and a title has been read.
    fn is_below_title(&self) -> bool {
        let has_points = !self.draft.preamble.is_empty() || !self.draft.points.is_empty();
        has_points || !self.open.is_empty() || !self.headings.is_empty() || self.paragraph.is_some()
    }

    fn words(&mut self, line: &Line<'_>) -> Result<(), TextError> {
        if let Some(open) = self.open.last_mut() {
            if line.column <= open.column {
                return Err(line.fault(Fault::StrayWords));
            }
            open.push(line, line.words);
            return Ok(());
        }
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| !line.after_blank) {
            paragraph.push(line, line.words);
            return Ok(());
        }
        if !self.has_begun() {
            self.draft.title = Some(line.words.to_string());
            return Ok(());
        }
        if !self.is_below_title() && !line.after_blank {
            return Err(line.fault(Fault::LongTitle));
        }
        self.close_paragraph()?;
        self.paragraph(line)
    }

    /// Begins a paragraph of the preamble without a label.
    fn paragraph(&mut self, line: &Line<'_>) -> Result<(), TextError> {
        if !self.draft.points.is_empty() {
            return Err(line.fault(Fault::StrayWords));
        }
        if self.draft.preamble.last().is_some_and(|last| last.labelling == Labelling::Written) {
            return Err(line.fault(Fault::MixedPreamble));
        }
        let label = alloc::format!("PP{}", self.draft.preamble.len() + 1);
        let mut open = Open::new(&label, Labelling::ByPlace, line);
        open.push(line, line.words);
        open.point.above = core::mem::take(&mut self.headings);
        self.paragraph = Some(open);
        Ok(())
    }

    fn point(&mut self, line: &Line<'_>, label: &str, body: &str) -> Result<(), TextError> {
        let depth = self.open.iter().filter(|open| open.column < line.column).count();
        if depth >= POINT_DEPTH_MAX {
            return Err(line.fault(Fault::TooDeep));
        }
        if depth == 0 && line.column > 1 {
            return Err(line.fault(Fault::MissingParent { label: label.to_string() }));
        }
        self.columns.truncate(depth + 1);
        match self.columns.get(depth) {
            Some(expected) if *expected != line.column => {
                let fault = Fault::UnevenIndent { found: line.column, expected: *expected };
                return Err(line.fault(fault));
            }
            Some(_) => {}
            None => self.columns.push(line.column),
        }
        self.close(depth)?;
        let labels = self.open.last_mut().map_or(&mut self.labels, |above| &mut above.labels);
        if !labels.insert(label.to_string()) {
            return Err(line.fault(Fault::DuplicateLabel { label: label.to_string() }));
        }
        let mut open = Open::new(label, Labelling::Written, line);
        if depth == 0 {
            self.close_paragraph()?;
            self.first_level(line, label)?;
            open.point.above = core::mem::take(&mut self.headings);
        }
        open.push(line, body);
        self.open.push(open);
        Ok(())
    }

    /// Whether a point of the first level with that label may stand here.
    fn first_level(&self, line: &Line<'_>, label: &str) -> Result<(), TextError> {
        if !is_preamble(label) {
            return Ok(());
        }
        if !self.draft.points.is_empty() {
            return Err(line.fault(Fault::LatePreamble { label: label.to_string() }));
        }
        match self.draft.preamble.last() {
            Some(last) if last.labelling == Labelling::ByPlace => {
                Err(line.fault(Fault::MixedPreamble))
            }
            _ => Ok(()),
        }
    }

    /// Puts the open points from `depth` down into the points above them.
    fn close(&mut self, depth: usize) -> Result<(), TextError> {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { break };
            let point = open.finish()?;
            match self.open.last_mut() {
                Some(above) => above.point.points.push(point),
                None if is_preamble(&point.label) => self.draft.preamble.push(point),
                None => self.draft.points.push(point),
            }
        }
        Ok(())
    }

    fn close_paragraph(&mut self) -> Result<(), TextError> {
        if let Some(paragraph) = self.paragraph.take() {
            self.draft.preamble.push(paragraph.finish()?);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Draft, TextError> {
        self.close(0)?;
        self.close_paragraph()?;
        if let Some(heading) = self.headings.pop() {
            let whole = alloc::format!("_{heading}_");
            let fault = Fault::LoneHeading(heading);
            return Err(TextError::at(self.heading_line, 1, &whole, fault));
        }
        let is_labelled = |point: &Point| point.labelling == Labelling::Written;
        if self.draft.points.is_empty() && !self.draft.preamble.iter().any(is_labelled) {
            return Err(TextError::at(1, 1, "", Fault::NoPoint));
        }
        Ok(self.draft)
    }
}

impl Line<'_> {
    fn fault(&self, fault: Fault) -> TextError {
        TextError::at(self.number, self.column, self.whole, fault)
    }
}

fn is_preamble(label: &str) -> bool {
    label.starts_with("PP")
}

/// Splits `_Heading_ words`, as typed texts underline headings.
fn split_heading(words: &str) -> Option<(&str, &str)> {
    let (heading, rest) = words.strip_prefix('_')?.split_once('_')?;
    let is_heading = !heading.is_empty() && heading.trim() == heading;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_heading && ends).then(|| (heading, rest.trim_start()))
}

/// The column of the first character that is no white space, from 1; a tab counts as two.
fn column(line: &str) -> usize {
    let white = line.chars().take_while(|char| char.is_whitespace());
    1 + white.map(|char| if char == '\t' { 2 } else { 1 }).sum::<usize>()
}

/// Splits `10. words` and `2bis. words`; a word that merely ends in a full stop is no label.
fn split_label(words: &str) -> Option<(&str, &str)> {
    let first = words.split_whitespace().next()?;
    let written = first.strip_suffix('.')?;
    let label = match written.strip_prefix(PILCROW) {
        Some(marked) => marked_label(written, marked)?,
        None => Some(written).filter(|label| is_label(label))?,
    };
    Some((label, words[first.len()..].trim_start()))
}

/// The label in `¶IV`; `¶2`, with nothing but digits, is a place and keeps its sign.
fn marked_label<'a>(written: &'a str, marked: &'a str) -> Option<&'a str> {
    let is_place = !marked.is_empty() && marked.bytes().all(|byte| byte.is_ascii_digit());
    let may_stand = |char: char| char.is_alphanumeric() || matches!(char, '-' | '(' | ')');
    let fits = marked.chars().all(may_stand) && marked.chars().any(char::is_alphanumeric);
    let is_short = marked.chars().count() <= MARKED_LABEL_MAX;
    // Labels of the preamble say what a paragraph is, so they are written in one way only.
    (fits && is_short && !is_preamble(marked)).then_some(if is_place { written } else { marked })
}

/// A label as it is written before the words.
fn written_label(label: &str) -> String {
    let sign = if is_label(label) || label.starts_with(PILCROW) { "" } else { "¶" };
    alloc::format!("{sign}{label}.")
}

fn is_label(label: &str) -> bool {
    let label = label.strip_suffix("(new)").unwrap_or(label);
    let label = label.strip_prefix("PP").or(label.strip_prefix("OP")).unwrap_or(label);
    let letters = label.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = label.len() - letters.len();
    match digits {
        0 => {
            letters.len() == 1 && letters.bytes().all(|b| b.is_ascii_lowercase()) || roman(letters)
        }
        1..=6 => {
            matches!(letters, "" | "bis" | "ter" | "quater" | "quinquies" | "alt") || {
                letters.len() == 1 && letters.bytes().all(|b| b.is_ascii_alphabetic())
            }
        }
        _ => false,
    }
}

fn roman(letters: &str) -> bool {
    (2..=5).contains(&letters.len()) && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

pub(crate) fn print(draft: &Draft) -> String {
    let mut text = String::new();
    for comment in &draft.comments {
        text.push_str(alloc::format!("# {comment}").trim_end());
        text.push('\n');
    }
    if let Some(title) = &draft.title {
        separate(&mut text);
        text.push_str(title);
        text.push('\n');
    }
    for point in draft.preamble.iter().chain(&draft.points) {
        for heading in &point.above {
            separate(&mut text);
            text.push_str(&alloc::format!("_{heading}_\n"));
        }
        separate(&mut text);
        print_point(point, 0, &mut text);
    }
    text
}

fn separate(text: &mut String) {
    if !text.is_empty() {
        text.push('\n');
    }
}

fn print_point(point: &Point, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let next_line = alloc::format!("\n{indent}    ");
    let mut gap = "";
    if point.labelling != Labelling::ByPlace {
        text.push_str(&indent);
        text.push_str(&written_label(&point.label));
        gap = " ";
    }
    let heading = point.heading.iter().map(|heading| alloc::format!("_{heading}_"));
    for line in heading.chain(point.text.lines().map(String::from)) {
        // Words behind a heading that begin like a label would be a point in a line of their own.
        text.push_str(if split_label(&line).is_some() { " " } else { gap });
        text.push_str(&line);
        gap = &next_line;
    }
    text.push('\n');
    for sub in &point.points {
        print_point(sub, depth + 1, text);
    }
}
