//! Which format files have, and which of them says what, by what is in them.

use paraph_settle::scenario::PARTIES;

use super::tree::{Node, Spot, Value};
use super::xml::Element;
use super::{Format, Read, ScenarioError, genius, geniusweb, json, negmas, own, tables, xml, yaml};
use crate::{FILE_BYTES_MAX, Unreadable, decode};

/// A file with what it is a part of.
struct Sheet<'a> {
    file: &'a str,
    part: Part,
}

enum Part {
    /// A whole scenario.
    Own(Node),
    Tables(Node),
    /// A part of one, and whether it is the domain.
    Genius(Element, bool),
    GeniusWeb(Node, bool),
    Negmas(Node, bool),
}

impl Sheet<'_> {
    /// What stands in it, if it is XML.
    fn element(&self) -> Option<(&str, &Element)> {
        match &self.part {
            Part::Genius(element, _) => Some((self.file, element)),
            _ => None,
        }
    }

    /// What stands in it, if it is a part in JSON or YAML.
    fn node(&self) -> Option<(&str, &Node)> {
        match &self.part {
            Part::GeniusWeb(node, _) | Part::Negmas(node, _) => Some((self.file, node)),
            _ => None,
        }
    }
}

impl Part {
    fn format(&self) -> Format {
        match self {
            Self::Own(_) => Format::Own,
            Self::Tables(_) => Format::Tables,
            Self::Genius(..) => Format::Genius,
            Self::GeniusWeb(..) => Format::GeniusWeb,
            Self::Negmas(..) => Format::Negmas,
        }
    }

    fn is_domain(&self) -> bool {
        match self {
            Self::Own(_) | Self::Tables(_) => false,
            Self::Genius(_, is) | Self::GeniusWeb(_, is) | Self::Negmas(_, is) => *is,
        }
    }
}

pub(super) fn read(files: &[(&str, &[u8])]) -> Result<Read, ScenarioError> {
    if files.len() > PARTIES + 1 {
        let what = format!("{} files are more than a domain and {PARTIES} parties", files.len());
        return Err(ScenarioError::whole(what));
    }
    let sheets: Result<Vec<_>, _> = files.iter().map(|(file, bytes)| sheet(file, bytes)).collect();
    let sheets = sheets?;
    let Some(first) = sheets.first() else {
        return Err(ScenarioError::whole("there is no file: give at least one"));
    };
    let format = first.part.format();
    if let Some(other) = sheets.iter().find(|sheet| sheet.part.format() != format) {
        let what = format!(
            "it is {}, and {} is {format}: give files of one scenario and one format",
            other.part.format(),
            first.file
        );
        return Err(ScenarioError::file(other.file, what));
    }
    if let (Part::Own(_) | Part::Tables(_), Some(second)) = (&first.part, sheets.get(1)) {
        let what = format!("{} is a whole scenario by itself: give one file", first.file);
        return Err(ScenarioError::file(second.file, what));
    }
    join(&sheets, format)
}

/// Reads the sheets, now that they are known to be of one format.
fn join(sheets: &[Sheet<'_>], format: Format) -> Result<Read, ScenarioError> {
    let (domains, profiles): (Vec<_>, Vec<_>) =
        sheets.iter().partition(|sheet| sheet.part.is_domain());
    if let [first, second, ..] = domains.as_slice() {
        let what = format!("it is a domain, as {} is: give one of them", first.file);
        return Err(ScenarioError::file(second.file, what));
    }
    let domain = domains.first();
    if let (Some(domain), []) = (domain, profiles.as_slice()) {
        let what = "it is a domain without parties: give the file of each party's profile with it";
        return Err(ScenarioError::file(domain.file, what));
    }
    let mut notices = Vec::new();
    let mut rough = None;
    let scenario = match sheets.first().map(|sheet| (&sheet.part, sheet.file)) {
        Some((Part::Own(node), file)) => {
            let (scenario, fitting) = own::read(file, node)?;
            rough = fitting;
            scenario
        }
        Some((Part::Tables(node), file)) => tables::read(file, node, &mut notices)?,
        _ => {
            let elements: Vec<_> = profiles.iter().filter_map(|sheet| sheet.element()).collect();
            let nodes: Vec<_> = profiles.iter().filter_map(|sheet| sheet.node()).collect();
            match format {
                Format::Genius => {
                    genius::read(domain.and_then(|sheet| sheet.element()), &elements, &mut notices)?
                }
                Format::GeniusWeb => {
                    geniusweb::read(domain.and_then(|sheet| sheet.node()), &nodes, &mut notices)?
                }
                _ => negmas::read(domain.and_then(|sheet| sheet.node()), &nodes, &mut notices)?,
            }
        }
    };
    Ok(Read { scenario, rough, format, notices })
}

/// Says of one file what it is.
fn sheet<'a>(file: &'a str, bytes: &[u8]) -> Result<Sheet<'a>, ScenarioError> {
    if bytes.len() > FILE_BYTES_MAX {
        let bad = Unreadable::TooLarge { size_bytes: bytes.len() };
        return Err(ScenarioError::file(file, bad.to_string()));
    }
    let text = text(file, bytes)?;
    let part = match text.trim_start().chars().next() {
        None => return Err(ScenarioError::file(file, "there is nothing in the file")),
        Some('<') => markup(file, xml::read(file, text.trim_start())?)?,
        Some('{' | '[') => tree(file, json::read(file, &text)?)?,
        Some(_) => match yaml::read(file, &text) {
            Ok(node) if matches!(node.value, Value::Map(_)) => tree(file, node)?,
            Err(bad) if text.contains(": ") || text.contains(":\n") => return Err(bad),
            _ => return Err(unknown(file)),
        },
    };
    Ok(Sheet { file, part })
}

/// The characters of a file; XML may say that they are in another encoding than UTF-8.
fn text(file: &str, bytes: &[u8]) -> Result<String, ScenarioError> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let declared = head.trim_start().strip_prefix("<?xml").and_then(|rest| {
        let declaration = rest.split("?>").next()?;
        let value = declaration.split("encoding").nth(1)?;
        value.split(['"', '\'']).nth(1).map(str::to_owned)
    });
    if let Some(label) = declared.filter(|label| !label.eq_ignore_ascii_case("utf-8")) {
        let known = decode::named(bytes, label.as_bytes());
        return known.map(|(_, text)| text).ok_or_else(|| {
            ScenarioError::file(
                file,
                format!("its encoding \"{label}\" is not known: save it as UTF-8"),
            )
        });
    }
    decode::text(bytes, None, &mut Vec::new())
        .map_err(|bad| ScenarioError::file(file, format!("{bad}: save it as UTF-8")))
}

fn unknown(file: &str) -> ScenarioError {
    let what = "it is no scenario that is known: paraph-settlement JSON, GENIUS XML, GeniusWeb JSON \
                or NegMAS YAML; if it belongs to something else, leave it out";
    ScenarioError::file(file, what)
}

fn markup(file: &str, root: Element) -> Result<Part, ScenarioError> {
    match root.name.as_str() {
        "negotiation_template" => Ok(Part::Genius(root, true)),
        "utility_space" => Ok(Part::Genius(root, false)),
        _ => Err(unknown(file)),
    }
}

fn tree(file: &str, root: Node) -> Result<Part, ScenarioError> {
    if root.has(own::MARK) {
        return Ok(Part::Own(root));
    }
    if root.has("issues") && root.has("parties") {
        if root.has("scale") {
            return Ok(Part::Tables(root));
        }
        let what = format!("add \"{}\": 1 if it is meant to be our own format", own::MARK);
        return Err(ScenarioError { what, ..unknown(file) });
    }
    if root.has("issuesValues") {
        return Ok(Part::GeniusWeb(root, true));
    }
    if root.has(geniusweb::SPACE) {
        return Ok(Part::GeniusWeb(root, false));
    }
    if let Some(kind) = geniusweb::other_profile(&root) {
        let what = format!("profiles of the kind {kind} are not read, only {}", geniusweb::SPACE);
        let root = Spot::root(file, &root);
        return Err(root.get(kind).as_ref().unwrap_or(&root).error(what));
    }
    match negmas::kind(&root).as_str() {
        kind if kind.ends_with("OutcomeSpace") => Ok(Part::Negmas(root, true)),
        "" if root.has("issues") => Ok(Part::Negmas(root, true)),
        "" => Err(unknown(file)),
        _ => Ok(Part::Negmas(root, false)),
    }
}
