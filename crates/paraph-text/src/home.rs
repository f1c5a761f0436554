//! The home format: numbered points, sub-points indented, comments at the head.
//!
//! ```text
//! # restated from the public record
//!
//! 10. Guarantee:
//!   a. It is given for five years.
//!   b. [It ends earlier if both parties say so.]
//! ```

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::POINT_DEPTH_MAX;
use crate::draft::{Draft, Form, Point};
use crate::error::{Fault, TextError};

/// A point being read, with where its label stands.
struct Open {
    column: usize,
    line: usize,
    point: Point,
}

/// The state of reading: the points still open, from the top level down.
struct Reader {
    draft: Draft,
    open: Vec<Open>,
    /// The column of the sub-points closed last at each depth, while their parent is open.
    columns: Vec<usize>,
}

pub(crate) fn parse(source: &str) -> Result<Draft, TextError> {
    let mut reader = Reader {
        draft: Draft { form: Form::Home, comments: Vec::new(), title: None, points: Vec::new() },
        open: Vec::new(),
        columns: Vec::new(),
    };
    for (index, line) in source.lines().enumerate() {
        reader.line(index + 1, line)?;
    }
    reader.close(0)?;
    if reader.draft.points.is_empty() {
        return Err(TextError::at(1, 1, "", Fault::EmptyPart("the text".to_string())));
    }
    Ok(reader.draft)
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) -> Result<(), TextError> {
        let words = line.trim();
        if words.is_empty() {
            return Ok(());
        }
        let begun = self.draft.title.is_some() || !self.open.is_empty();
        if let Some(comment) = line.strip_prefix('#') {
            if begun {
                return Err(TextError::at(number, 1, line, Fault::LateComment));
            }
            self.draft.comments.push(comment.trim().to_string());
            return Ok(());
        }
        let column = column(line);
        match split_label(words) {
            Some((label, body)) => self.point(number, line, column, label, body),
            None => self.words(number, line, column, words),
        }
    }

    fn words(
        &mut self,
        number: usize,
        line: &str,
        column: usize,
        words: &str,
    ) -> Result<(), TextError> {
        match self.open.last_mut() {
            Some(open) if column > open.column => {
                open.point.lines.push(words.to_string());
                Ok(())
            }
            None if self.draft.title.is_none() => {
                self.draft.title = Some(words.to_string());
                Ok(())
            }
            _ => Err(TextError::at(number, column, line, Fault::StrayWords)),
        }
    }

    fn point(
        &mut self,
        number: usize,
        line: &str,
        column: usize,
        label: &str,
        body: &str,
    ) -> Result<(), TextError> {
        let err = |fault| Err(TextError::at(number, column, line, fault));
        let depth = self.open.iter().filter(|open| open.column < column).count();
        if depth >= POINT_DEPTH_MAX {
            return err(Fault::TooDeep);
        }
        if depth == 0 && column > 1 {
            return err(Fault::MissingParent { label: label.to_string() });
        }
        self.columns.truncate(depth + 1);
        match self.columns.get(depth) {
            Some(expected) if *expected != column => {
                return err(Fault::UnevenIndent { found: column, expected: *expected });
            }
            Some(_) => {}
            None => self.columns.push(column),
        }
        if let Some(fault) = unbalanced(body) {
            return err(fault);
        }
        self.close(depth)?;
        if self.siblings(depth).iter().any(|other| other.label == label) {
            return err(Fault::DuplicateLabel { label: label.to_string() });
        }
        let lines = if body.is_empty() { Vec::new() } else { alloc::vec![body.to_string()] };
        let point = Point {
            label: label.to_string(),
            shown: None,
            heading: None,
            lines,
            points: Vec::new(),
        };
        self.open.push(Open { column, line: number, point });
        Ok(())
    }

    /// The points at `depth` that are read already, below the point that is open above them.
    fn siblings(&self, depth: usize) -> &[Point] {
        match depth.checked_sub(1).and_then(|above| self.open.get(above)) {
            Some(above) => &above.point.points,
            None => &self.draft.points,
        }
    }

    /// Puts the open points from `depth` down into the points above them.
    fn close(&mut self, depth: usize) -> Result<(), TextError> {
        while self.open.len() > depth {
            let Some(Open { point, line, column }) = self.open.pop() else { break };
            if point.lines.is_empty() && point.points.is_empty() {
                let fault = Fault::EmptyPoint { label: point.label.clone() };
                return Err(TextError::at(line, column, &point.label, fault));
            }
            match self.open.last_mut() {
                Some(above) => above.point.points.push(point),
                None => self.draft.points.push(point),
            }
        }
        Ok(())
    }
}

/// The column of the first character that is no white space, from 1; a tab counts as two.
fn column(line: &str) -> usize {
    let white = line.chars().take_while(|char| char.is_whitespace());
    1 + white.map(|char| if char == '\t' { 2 } else { 1 }).sum::<usize>()
}

/// Splits `10. words` and `2bis. words`; a word that merely ends in a full stop is no label.
fn split_label(words: &str) -> Option<(&str, &str)> {
    let (label, body) = match words.split_once(". ") {
        Some((label, body)) => (label, body.trim_start()),
        None => (words.strip_suffix('.')?, ""),
    };
    is_label(label).then_some((label, body))
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
        1..=4 => {
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

fn unbalanced(body: &str) -> Option<Fault> {
    let mut depth = 0usize;
    for char in body.chars() {
        match char {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(Fault::Unopened),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
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
    for point in &draft.points {
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
    text.push_str(&indent);
    text.push_str(&point.label);
    text.push('.');
    for (index, line) in point.lines.iter().enumerate() {
        if index == 0 {
            text.push(' ');
        } else {
            text.push('\n');
            text.push_str(&indent);
            text.push_str("    ");
        }
        text.push_str(line);
    }
    text.push('\n');
    for sub in &point.points {
        print_point(sub, depth + 1, text);
    }
}
