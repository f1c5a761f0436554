//! What stands in a JSON or YAML file, with its places, and the way down into it.

use std::collections::BTreeMap;

use super::assemble::distinct;
use super::error::{Position, ScenarioError, Where};
use super::ratio::Ratio;

/// How deep values may stand in values.
pub(super) const DEPTH_MAX: usize = 64;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) at: Position,
    pub(super) value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// As it is spelled.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// In the order of the file, no name twice.
    Map(Vec<Entry>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) at: Position,
    pub(super) node: Node,
}

impl Node {
    /// The value under a name, if it is a map that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => {
                entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
            }
            _ => None,
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

fn is_digit(first: char) -> bool {
    first.is_ascii_digit()
}

/// A value on the way down from the outermost one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    pub(super) file: &'a str,
    pub(super) path: String,
    pub(super) node: &'a Node,
}

impl<'a> Spot<'a> {
    pub(super) fn root(file: &'a str, node: &'a Node) -> Self {
        Self { file, path: String::new(), node }
    }

    /// An error about this value.
    pub(super) fn error(&self, what: impl Into<String>) -> ScenarioError {
        self.place().error(what)
    }

    /// Where it is.
    pub(super) fn place(&self) -> Where<'a> {
        Where { file: self.file, position: self.node.at, path: self.path.clone() }
    }

    fn step(&self, key: &str, node: &'a Node) -> Self {
        let is_word = key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && key.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
        let key = if is_word { key.into() } else { format!("\"{key}\"") };
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { file: self.file, path: format!("{}{dot}{key}", self.path), node }
    }

    /// The value under a name, if there is one that is not null.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key).filter(|node| node.value != Value::Null)?;
        Some(self.step(key, node))
    }

    /// The value under a name.
    pub(super) fn need(&self, key: &str, what_for: &str) -> Result<Self, ScenarioError> {
        self.get(key).ok_or_else(|| self.error(format!("\"{key}\" is missing: {what_for}")))
    }

    /// The names and values of a map, in order.
    pub(super) fn entries(&self) -> Result<Vec<(&'a str, Self)>, ScenarioError> {
        match &self.node.value {
            Value::Map(entries) => Ok(entries
                .iter()
                .map(|entry| (entry.key.as_str(), self.step(&entry.key, &entry.node)))
                .collect()),
            _ => Err(self.error(format!("names with values must stand here, not {}", self.kind()))),
        }
    }

    /// The values of a list, in order.
    pub(super) fn items(&self) -> Result<Vec<Self>, ScenarioError> {
        match &self.node.value {
            Value::List(items) => Ok(items
                .iter()
                .enumerate()
                .map(|(at, node)| Self {
                    file: self.file,
                    path: format!("{}[{at}]", self.path),
                    node,
                })
                .collect()),
            _ => Err(self.error(format!("a list must stand here, not {}", self.kind()))),
        }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }

    /// A text in quotes.
    pub(super) fn text(&self) -> Result<&'a str, ScenarioError> {
        match &self.node.value {
            Value::Text(text) => Ok(text),
            Value::Number(_) => Err(self.error("a text must stand here: put it in double quotes")),
            _ => Err(self.error(format!("a text must stand here, not {}", self.kind()))),
        }
    }

    /// A text, or whatever else is spelled in one word.
    pub(super) fn word(&self) -> Result<String, ScenarioError> {
        match &self.node.value {
            Value::Text(text) | Value::Number(text) => Ok(text.clone()),
            Value::Bool(is) => Ok(is.to_string()),
            _ => Err(self.error(format!("a name must stand here, not {}", self.kind()))),
        }
    }

    /// A list of names, no two the same; `of` says of what they are.
    pub(super) fn names(&self, of: &str) -> Result<Vec<String>, ScenarioError> {
        let items = self.items()?;
        if items.is_empty() {
            return Err(self.error(format!("there are no {of} in it: name at least one")));
        }
        let names: Vec<String> = items.iter().map(Self::word).collect::<Result<_, _>>()?;
        let is_one = distinct(names.iter().map(String::as_str), of);
        is_one.map_err(|(at, bad)| items.get(at).unwrap_or(self).error(bad))?;
        Ok(names)
    }

    /// An exact number from which those of all options are worked out.
    pub(super) fn factor(&self) -> Result<Ratio, ScenarioError> {
        let long = |bad| self.error(format!("it is {bad}: round it"));
        self.number()?.factor().map_err(long)
    }

    /// An exact number.
    pub(super) fn number(&self) -> Result<Ratio, ScenarioError> {
        let Value::Number(spelling) = &self.node.value else {
            let hint = match &self.node.value {
                Value::Text(text) => match Ratio::parse(text) {
                    Ok(_) => ": remove its quotes",
                    // YAML has numbers without quotes, and these are beyond what is read.
                    Err(bad) if text.trim_start_matches(['+', '-', '.']).starts_with(is_digit) => {
                        return Err(self.error(format!("`{text}` is {bad}: write it as 12.5")));
                    }
                    Err(_) => "",
                },
                _ => "",
            };
            let kind = self.kind();
            return Err(self.error(format!("a number must stand here, not {kind}{hint}")));
        };
        let read = Ratio::parse(spelling);
        read.map_err(|bad| self.error(format!("`{spelling}` is {bad}: write it as 12.5")))
    }

    /// A whole number from 0 up.
    pub(super) fn count(&self) -> Result<usize, ScenarioError> {
        let whole = self.number()?.to_whole().and_then(|whole| usize::try_from(whole).ok());
        whole.ok_or_else(|| self.error("a whole number from 0 up must stand here"))
    }

    /// The values under all of these names, in their order; `of` says what they are names of, as
    /// "option of issue "7"". No other name may stand here, and none may be missing.
    pub(super) fn table<'n, Names: Iterator<Item = &'n str>>(
        &self,
        names: Names,
        of: &str,
    ) -> Result<Vec<Self>, ScenarioError> {
        let places: BTreeMap<&str, usize> =
            names.enumerate().map(|(at, name)| (name, at)).collect();
        let mut found: Vec<Option<Self>> = vec![None; places.len()];
        for (key, spot) in self.entries()? {
            let place = places.get(key).and_then(|at| found.get_mut(*at));
            let Some(place) = place else {
                return Err(
                    spot.error(format!("\"{key}\" is no {of}: correct its name or remove it"))
                );
            };
            *place = Some(spot);
        }
        if let Some((name, _)) = places.iter().find(|(_, at)| found.get(**at) == Some(&None)) {
            // What stands under an issue is a table or an option.
            let with = if of == "issue" { "" } else { " with its number" };
            return Err(self.error(format!("\"{name}\" is missing, an {of}: add it{with}")));
        }
        Ok(found.into_iter().flatten().collect())
    }

    /// Refuses names that mean nothing here, which would otherwise be lost without a word.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), ScenarioError> {
        for (key, spot) in self.entries()? {
            if !known.contains(&key) {
                let known = known.join(", ");
                return Err(spot.error(format!("\"{key}\" is not known here; known are {known}")));
            }
        }
        Ok(())
    }

    fn kind(&self) -> &'static str {
        match self.node.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
        }
    }
}
