//! The form of draft pairs, `#! paraph-draft 1`: each point headed by `@ ID | LABEL | HEADING`.
//!
//! A line of words that would begin with `@` or `#` is preceded by U+200B, which is taken off when
//! it is read and put back when it is printed.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};

use crate::characters;
use crate::draft::{Draft, Form, Labelling, Point};
use crate::error::{Fault, TextError};

/// The first line.
pub(crate) const HEAD: &str = "#! paraph-draft 1";

const ESCAPE: char = '\u{200B}';

pub(crate) fn parse(source: &str) -> Result<Draft, TextError> {
    let mut draft = Draft::empty(Form::Pairs);
    let mut identifiers = BTreeSet::new();
    for (index, line) in source.lines().enumerate().skip(1) {
        let number = index + 1;
        let line = line.trim_end();
        let words = line.strip_prefix(ESCAPE).unwrap_or(line).trim_start();
        characters::check(words).map_err(|bad| TextError { line: number, ..bad })?;
        if words.is_empty() {
            continue;
        }
        if let Some(head) = line.strip_prefix("@ ") {
            let point = head_of(number, line, head)?;
            if !identifiers.insert(point.label.clone()) {
                let fault = Fault::DuplicateIdentifier(point.label);
                return Err(TextError::at(number, 1, line, fault));
            }
            draft.points.push(point);
        } else if line.starts_with('@') {
            return Err(TextError::at(number, 1, line, Fault::BadPointLine));
        } else if line.starts_with('#') && draft.points.is_empty() {
            draft.comments.push(line.trim_start_matches('#').trim().to_string());
        } else if line.starts_with('#') {
            return Err(TextError::at(number, 1, line, Fault::LateComment));
        } else if let Some(point) = draft.points.last_mut() {
            if !point.text.is_empty() {
                point.text.push('\n');
            }
            point.text.push_str(words);
        } else {
            return Err(TextError::at(number, 1, line, Fault::StrayWords));
        }
    }
    if draft.points.is_empty() {
        return Err(TextError::at(1, 1, HEAD, Fault::NoPoint));
    }
    Ok(draft)
}

fn head_of(number: usize, line: &str, head: &str) -> Result<Point, TextError> {
    let mut parts = head.splitn(3, '|').map(str::trim);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(id), Some(shown), Some(heading)) if !id.is_empty() && !shown.is_empty() => {
            Ok(Point {
                heading: Some(heading.to_string()).filter(|heading| !heading.is_empty()),
                ..Point::empty(id, Labelling::Shown(shown.to_string()))
            })
        }
        _ => Err(TextError::at(number, 1, line, Fault::BadPointLine)),
    }
}

pub(crate) fn print(draft: &Draft) -> String {
    let mut text = String::from(HEAD);
    text.push('\n');
    for comment in &draft.comments {
        text.push_str(&alloc::format!("# {comment}\n"));
    }
    for point in &draft.points {
        let shown = match &point.labelling {
            Labelling::Shown(shown) => shown,
            Labelling::Written | Labelling::ByPlace => &point.label,
        };
        let heading = point.heading.as_deref().unwrap_or_default();
        text.push_str(&alloc::format!("\n@ {} | {shown} | {heading}\n", point.label));
        for line in point.text.lines() {
            if line.starts_with(['@', '#']) {
                text.push(ESCAPE);
            }
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
