//! XML to elements that remember where they stood.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::error::{Position, ScenarioError, Where};
use super::ratio::Ratio;
use super::tree::DEPTH_MAX;

/// An element with its attributes and the elements in it; its text matters to no scenario.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) at: Position,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Self>,
}

impl Element {
    /// An attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// An error about this element.
    pub(super) fn error(&self, file: &str, what: impl Into<String>) -> ScenarioError {
        self.place(file).error(what)
    }

    /// Where it is.
    pub(super) fn place<'a>(&self, file: &'a str) -> Where<'a> {
        Where { file, position: self.at, path: self.path() }
    }

    /// What it is called, with what tells it from its like.
    fn path(&self) -> String {
        let told = ["name", "value", "index"].into_iter().find_map(|key| {
            let value = self.get(key)?;
            Some(format!(" {key}=\"{value}\""))
        });
        format!("<{}{}>", self.name, told.unwrap_or_default())
    }

    /// An attribute that must be there.
    pub(super) fn need(&self, file: &str, name: &str) -> Result<&str, ScenarioError> {
        self.get(name)
            .ok_or_else(|| self.error(file, format!("it has no attribute \"{name}\": add it")))
    }

    /// An exact number in an attribute that must be there.
    pub(super) fn number(&self, file: &str, name: &str) -> Result<Ratio, ScenarioError> {
        let spelling = self.need(file, name)?.trim();
        Ratio::parse(spelling).map_err(|bad| {
            self.error(file, format!("its {name} \"{spelling}\" is {bad}: write it as 12.5"))
        })
    }

    /// An exact number from which those of all options are worked out.
    pub(super) fn factor(&self, file: &str, name: &str) -> Result<Ratio, ScenarioError> {
        let long = |bad| self.error(file, format!("its {name} is {bad}: round it"));
        self.number(file, name)?.factor().map_err(long)
    }

    /// A whole number in an attribute that must be there.
    pub(super) fn whole(&self, file: &str, name: &str) -> Result<i64, ScenarioError> {
        let number = self.number(file, name)?;
        number.to_whole().ok_or_else(|| {
            self.error(file, format!("its {name} \"{number}\" must be a whole number"))
        })
    }
}

/// Reads a text that is one XML element. A document type is refused, and with it every entity of
/// one's own: that is how a small file is made to fill a memory.
pub(super) fn read(file: &str, text: &str) -> Result<Element, ScenarioError> {
    let mut reader = Reader::from_str(text);
    let mut places = Places { text, passed: 0, position: Position { line: 1, column: 1 } };
    let mut open = vec![Element::default()];
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let event = reader.read_event();
        let at = places.at(start);
        let refused = |what: &str| Err(ScenarioError::at(file, at, what));
        match event {
            Err(bad) => {
                let end = usize::try_from(reader.error_position()).unwrap_or(text.len());
                let what = format!("this is no XML: {bad}");
                return Err(ScenarioError::at(file, places.at(end), what));
            }
            Ok(Event::Start(_)) if open.len() > DEPTH_MAX => {
                let what = format!("elements are nested deeper than {DEPTH_MAX} levels");
                return refused(&what);
            }
            Ok(Event::Start(tag)) => open.push(element(file, at, &tag)?),
            Ok(Event::Empty(tag)) => close(&mut open, element(file, at, &tag)?),
            Ok(Event::End(_)) => {
                if let Some(done) = open.pop() {
                    close(&mut open, done);
                }
            }
            Ok(Event::DocType(_)) => {
                return refused("it declares a document type: remove the line with <!DOCTYPE");
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
        }
    }
    let end = places.at(text.len());
    let mut roots = match open.pop() {
        Some(root) if open.is_empty() => root.children,
        Some(cut) => {
            let what = format!("<{}> is never closed: is the file cut off?", cut.name);
            return Err(cut.error(file, what));
        }
        None => Vec::new(),
    };
    match (roots.pop(), roots.is_empty()) {
        (Some(root), true) => Ok(root),
        (None, _) => Err(ScenarioError::at(file, end, "there is no element in the file")),
        (Some(second), false) => Err(second.error(file, "a second outermost element stands here")),
    }
}

fn close(open: &mut [Element], done: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(done);
    }
}

fn element(file: &str, at: Position, tag: &BytesStart<'_>) -> Result<Element, ScenarioError> {
    let refused =
        |bad: &dyn std::fmt::Display| ScenarioError::at(file, at, format!("this is no XML: {bad}"));
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|bad| refused(&bad))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|bad| refused(&bad))?.into_owned();
        let key: &str = attribute.key.local_name().into_inner();
        attributes.push((key.to_owned(), value));
    }
    let name: &str = tag.local_name().into_inner();
    Ok(Element { name: name.to_owned(), at, attributes, children: Vec::new() })
}

/// Turns offsets that only grow into lines and columns.
struct Places<'a> {
    text: &'a str,
    passed: usize,
    position: Position,
}

impl Places<'_> {
    fn at(&mut self, offset: usize) -> Position {
        let between = self.text.get(self.passed..offset).unwrap_or_default();
        for char in between.chars() {
            if char == '\n' {
                self.position = Position { line: self.position.line + 1, column: 1 };
            } else {
                self.position.column += 1;
            }
        }
        self.passed = offset.max(self.passed);
        self.position
    }
}
