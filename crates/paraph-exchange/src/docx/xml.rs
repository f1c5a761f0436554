//! The XML of a part, one tag after the other.
//!
//! Names of the word-processing namespace are given without their prefix, whatever it is; of other
//! namespaces only what matters here. Of alternative contents one is gone through, that which Word
//! shows. A document type is refused: Word writes none, and entities
//! that stand for one another are how a small file is made to fill a memory.

mod names;

use std::mem::take;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use crate::Unreadable;
use crate::decimal::thousandths;
use names::name;

/// How deep elements may stand in elements.
const DEPTH_MAX: usize = 512;

/// How many bytes of words are kept of one of several contents.
const KEPT_BYTES_MAX: usize = 64 * 1024;

/// Where the namespaces begin of what Word can show, and other programs of its kind.
const UNDERSTOOD: [&str; 4] = [
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
];

/// An element that begins.
pub(super) struct Tag<'a>(BytesStart<'a>);

/// What is done with the elements of a part.
pub(super) trait Visitor {
    /// Whether elements of all namespaces are gone through, and not only what Word knows.
    const KNOWS_ALL: bool = false;
    /// An element begins; `name` is empty for one that does not matter.
    fn start(&mut self, name: &'static str, tag: &Tag<'_>);
    /// An element ends.
    fn end(&mut self, name: &'static str);
    /// Characters.
    fn text(&mut self, _text: &str) {}
    /// Words that stand in place of others which are shown, and are other words.
    fn instead(&mut self, _words: &str) {}
    /// Whether so much may still be kept; asked again and again.
    fn check(&self) -> Result<(), Unreadable> {
        Ok(())
    }
}

impl Tag<'_> {
    /// The value of an attribute, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|attribute| {
            let local: &str = attribute.key.local_name().into_inner();
            local == name
        })?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// What the element is called, whatever its namespace.
    pub(super) fn local(&self) -> String {
        let local: &str = self.0.local_name().into_inner();
        local.to_string()
    }

    /// Its attributes: prefix, name without it, value.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, String, String)> + '_ {
        self.0.attributes().flatten().filter_map(|attribute| {
            let local: &str = attribute.key.local_name().into_inner();
            let whole: &str = attribute.key.into_inner();
            let prefix = whole.strip_suffix(local)?.trim_end_matches(':').to_string();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((prefix, local.to_string(), value.into_owned()))
        })
    }

    /// The attribute `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// A number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }

    /// A length in twentieths of a point, which it is without a unit.
    pub(super) fn twips(&self, name: &str) -> Option<i64> {
        self.measure(name, 1)
    }

    /// A length of which so many twentieths of a point are one, where no unit is said.
    fn measure(&self, name: &str, usual: i64) -> Option<i64> {
        let value = self.get(name)?;
        let value = value.trim();
        let end = value.find(|char: char| char.is_ascii_alphabetic()).unwrap_or(value.len());
        let (number, unit) = value.split_at_checked(end)?;
        let of = match unit {
            "" => usual,
            "pt" => 20,
            "pc" | "pi" => 240,
            "in" => 1440,
            "cm" => 567,
            "mm" => 57,
            _ => return None,
        };
        Some(thousandths(number)?.saturating_mul(of) / 1000)
    }

    /// A size of letters in twentieths of a point; without a unit it is in halves of one.
    pub(super) fn letter_size(&self, name: &str) -> Option<i64> {
        self.measure(name, 10)
    }

    /// Hundredths of something, with their sign or without.
    pub(super) fn hundredths(&self, name: &str) -> Option<i64> {
        Some(thousandths(self.get(name)?.trim().trim_end_matches('%'))? / 1000)
    }

    /// Whether a switch such as `<w:vanish/>` is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off"))
    }
}

/// Goes through a part.
pub(super) fn walk<V: Visitor>(text: &str, visitor: &mut V) -> Result<(), Unreadable> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut open = Open::default();
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|bad| damaged(&bad))?;
        match event {
            Event::Start(start) => {
                if open.names.len() == DEPTH_MAX {
                    return Err(Unreadable::Damaged("its elements are nested too deep".into()));
                }
                let name = name(&space, &start);
                let is_known = V::KNOWS_ALL || is_known(&space);
                let is_shown = is_known && (name != "Choice" || is_understood(&reader, &start));
                open.begin(name, &Tag(start), is_shown, visitor);
                visitor.check()?;
            }
            Event::Empty(start) => {
                let name = name(&space, &start);
                let is_known = V::KNOWS_ALL || is_known(&space);
                let is_shown = is_known && (name != "Choice" || is_understood(&reader, &start));
                open.begin(name, &Tag(start), is_shown, visitor);
                open.end(visitor);
                visitor.check()?;
            }
            Event::End(_) => open.end(visitor),
            Event::Text(text) => open.text(&text.xml10_content(), visitor),
            Event::CData(text) => open.text(&text.xml10_content(), visitor),
            Event::GeneralRef(reference) => {
                let char = reference.resolve_char_ref().map_err(|bad| damaged(&bad))?;
                let entity =
                    quick_xml::escape::resolve_predefined_entity(&reference.xml10_content());
                match (char, entity) {
                    (Some(char), _) => open.text(char.encode_utf8(&mut [0; 4]), visitor),
                    (None, Some(text)) => open.text(text, visitor),
                    (None, None) => {
                        return Err(Unreadable::Damaged("it has unknown entities".into()));
                    }
                }
            }
            Event::DocType(_) => {
                return Err(Unreadable::Damaged("it declares a document type".into()));
            }
            Event::Eof if open.names.is_empty() => return Ok(()),
            Event::Eof => return Err(Unreadable::Damaged("a part of it is cut off".into())),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The elements that are open, and which of them are left out.
#[derive(Default)]
struct Open {
    names: Vec<&'static str>,
    /// The choices between contents that are open.
    choices: Vec<Choice>,
    /// How many elements were open where contents began that are not taken.
    left_out: Option<usize>,
    /// The words in an element that Word does not know.
    unknown: String,
}

/// One of several contents is shown.
#[derive(Default)]
struct Choice {
    is_taken: bool,
    /// The words of the one that is shown.
    shown: String,
    /// Those of the others.
    others: Vec<String>,
}

impl Open {
    fn begin(&mut self, name: &'static str, tag: &Tag<'_>, is_shown: bool, to: &mut impl Visitor) {
        let depth = self.names.len();
        self.names.push(name);
        if self.left_out.is_some() {
            return;
        }
        match name {
            "AlternateContent" => self.choices.push(Choice::default()),
            "Choice" | "Fallback" => match self.choices.last_mut() {
                Some(choice) if is_shown && !choice.is_taken => choice.is_taken = true,
                Some(choice) => {
                    choice.others.push(String::new());
                    self.left_out = Some(depth);
                }
                None => self.left_out = Some(depth),
            },
            _ if !is_shown => self.left_out = Some(depth),
            name => to.start(name, tag),
        }
    }

    fn end(&mut self, to: &mut impl Visitor) {
        let Some(name) = self.names.pop() else { return };
        if let Some(depth) = self.left_out {
            self.left_out = Some(depth).filter(|depth| self.names.len() > *depth);
            if self.left_out.is_none() && !matches!(name, "Choice" | "Fallback") {
                to.instead(&take(&mut self.unknown));
            }
            return;
        }
        match name {
            "AlternateContent" => {
                if let Some(choice) = self.choices.pop() {
                    choice
                        .others
                        .iter()
                        .filter(|words| !is_same(words, &choice.shown))
                        .for_each(|words| to.instead(words));
                }
            }
            "Choice" | "Fallback" => {}
            name => to.end(name),
        }
    }

    fn text(&mut self, text: &str, to: &mut impl Visitor) {
        let is_words = self.names.last() == Some(&"t");
        let Some(depth) = self.left_out else {
            if is_words {
                self.choices.iter_mut().for_each(|choice| keep(&mut choice.shown, text));
            }
            return to.text(text);
        };
        if !is_words {
            return;
        }
        // Of a choice in it one is enough.
        let is_again = self.names.iter().skip(depth + 1).any(|name| *name == "Fallback");
        if is_again {
            return;
        }
        let is_other = matches!(self.names.get(depth), Some(&("Choice" | "Fallback")));
        match self.choices.last_mut().filter(|_| is_other) {
            Some(choice) => {
                if let Some(other) = choice.others.last_mut() {
                    keep(other, text);
                }
            }
            None => self.unknown.push_str(text),
        }
    }
}

/// Keeps words to be held against others, up to so many that they are told whatever the others are.
fn keep(words: &mut String, more: &str) {
    // A letter has a byte at least, so what was cut is longer than that.
    let left = (KEPT_BYTES_MAX + 1).saturating_sub(words.len());
    words.extend(more.chars().take(left));
}

/// Whether words are the same but for white space.
fn is_same(words: &str, others: &str) -> bool {
    if words.len() > KEPT_BYTES_MAX {
        return false;
    }
    let bare = |words: &str| words.split_whitespace().collect::<String>();
    bare(words) == bare(others)
}

/// Whether Word knows the namespace of an element; what others hold it does not show.
fn is_known(space: &ResolveResult<'_>) -> bool {
    // Of XML itself, MathML and the like.
    const CONSORTIUM: &str = "http://www.w3.org/";
    let ResolveResult::Bound(space) = space else { return true };
    let space: &str = space.as_ref();
    space.starts_with(CONSORTIUM) || UNDERSTOOD.iter().any(|begin| space.starts_with(begin))
}

/// Whether the namespaces that a choice requires are such as Word can show.
fn is_understood(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> bool {
    let Ok(Some(required)) = start.try_get_attribute("Requires") else { return false };
    let Ok(required) = required.normalized_value(XmlVersion::Implicit1_0) else { return false };
    required.split_whitespace().all(|prefix| {
        let name = format!("{prefix}:x");
        match reader.resolver().resolve_element(QName(&name)).0 {
            ResolveResult::Bound(space) => {
                let space: &str = space.as_ref();
                UNDERSTOOD.iter().any(|begin| space.starts_with(begin))
            }
            _ => false,
        }
    })
}

fn damaged(bad: &impl std::fmt::Display) -> Unreadable {
    Unreadable::Damaged(format!("a part of it is no XML ({bad})"))
}
