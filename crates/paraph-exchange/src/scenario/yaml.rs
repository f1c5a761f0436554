//! YAML to the same tree as JSON.
//!
//! One document without anchors: an alias is how a small file is made to fill a memory, and no
//! program writes them into scenarios. Tags are passed over.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput};

use super::error::{Position, ScenarioError};
use super::ratio::Ratio;
use super::tree::{DEPTH_MAX, Entry, Node, Value};

/// Reads a text that is one YAML document. Two keys of one name in a mapping are an error.
pub(super) fn read(file: &str, text: &str) -> Result<Node, ScenarioError> {
    let mut reader = Reader { file, events: Parser::new_from_str(text), depth: 0 };
    let mut read = None;
    loop {
        let (event, span) = reader.next()?;
        match event {
            Event::StreamEnd => break,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
            _ if read.is_some() => {
                return Err(reader.error(&span, "only one YAML document may stand in the file"));
            }
            event => read = Some(reader.node(event, &span)?),
        }
    }
    read.ok_or_else(|| ScenarioError::file(file, "there is nothing in the file"))
}

struct Reader<'a> {
    file: &'a str,
    events: Parser<'a, StrInput<'a>>,
    depth: usize,
}

fn position(marker: &Marker) -> Position {
    Position { line: marker.line(), column: marker.col() + 1 }
}

impl<'a> Reader<'a> {
    fn error(&self, span: &Span, what: impl Into<String>) -> ScenarioError {
        ScenarioError::at(self.file, position(&span.start), what)
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), ScenarioError> {
        match self.events.next() {
            Some(Ok(next)) => Ok(next),
            Some(Err(bad)) => {
                let what = format!("this is no YAML: {}", bad.info());
                Err(ScenarioError::at(self.file, position(bad.marker()), what))
            }
            None => Ok((Event::StreamEnd, Span::empty(Marker::new(0, 1, 0)))),
        }
    }

    fn node(&mut self, event: Event<'a>, span: &Span) -> Result<Node, ScenarioError> {
        let value = match event {
            Event::Scalar(text, style, ..) => scalar(&text, style),
            Event::SequenceStart(..) => self.nested(span, Self::list)?,
            Event::MappingStart(..) => self.nested(span, Self::map)?,
            Event::Alias(_) => {
                return Err(self.error(span, "aliases are not read: write the value out in full"));
            }
            _ => return Err(self.error(span, "a value must stand here")),
        };
        Ok(Node { at: position(&span.start), value })
    }

    fn nested(
        &mut self,
        span: &Span,
        inner: fn(&mut Self) -> Result<Value, ScenarioError>,
    ) -> Result<Value, ScenarioError> {
        if self.depth == DEPTH_MAX {
            let what = format!("values are nested deeper than {DEPTH_MAX} levels");
            return Err(self.error(span, what));
        }
        self.depth += 1;
        let value = inner(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value, ScenarioError> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok(Value::List(items));
            }
            items.push(self.node(event, &span)?);
        }
    }

    fn map(&mut self) -> Result<Value, ScenarioError> {
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        loop {
            let (event, span) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok(Value::Map(entries)),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(self.error(&span, "a key must be one word or text")),
            };
            if !seen.insert(key.clone()) {
                let what = format!("\"{key}\" stands twice in one mapping: join or rename them");
                return Err(self.error(&span, what));
            }
            let at = position(&span.start);
            let (event, span) = self.next()?;
            let node = self.node(event, &span)?;
            entries.push(Entry { key, at, node });
        }
    }
}

/// What a scalar is. Only plain ones are anything else than text; a plain `yes` stays a text, since
/// options are called so.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::Text(text.into());
    }
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_start_matches(['+', '-']);
    match lower.as_str() {
        "" | "~" | "null" => Value::Null,
        _ if bare == ".inf" || bare == ".nan" || Ratio::parse(text).is_ok() => {
            Value::Number(text.into())
        }
        _ => Value::Text(text.into()),
    }
}
