//! Data of a document that its content controls show: when it opens a file, Word puts them in place of the words that
//! stand there (ISO/IEC 29500-1, 17.5.2.6).
//!
//! So what a reader sees may be other words than those of the text. Both are held against each other.

use std::collections::BTreeMap;

use super::xml::{self, Tag, Visitor};
use crate::{Place, Spots};

/// How many bytes of paths and values are kept of all data.
const KEPT_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How many controls may stand in one another.
const CONTROLS_MAX: usize = 64;
/// How much is kept of the words of one.
const WORDS_BYTES_MAX: usize = 64 * 1024;
/// The data that are the properties of the file, by the names of Word for them.
pub(super) const CORE: &str = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
pub(super) const EXTENDED: &str = "{6668398D-A668-4E3E-A75B-5EB002F3889F}";

/// The data by the identifier of their part and the path to each: `/memo[1]/to[1]`, `/memo[1]/@date`.
#[derive(Default)]
pub(super) struct Data {
    values: BTreeMap<String, BTreeMap<String, String>>,
    kept_bytes: usize,
}

impl Data {
    /// Takes a part of data, as far as it is XML.
    pub(super) fn take(&mut self, id: &str, text: &str) {
        let mut paths = Paths { kept_bytes: self.kept_bytes, ..Paths::default() };
        if xml::walk(text, &mut paths).is_ok() {
            self.values.entry(id.to_ascii_uppercase()).or_insert(paths.values);
        }
        self.kept_bytes = paths.kept_bytes;
    }

    /// What a control shows of them; none where its path leads nowhere, so that it shows its own words.
    fn shown(&self, control: &Control) -> Option<Shown<'_>> {
        let id = control.store.to_ascii_uppercase();
        let parts = self.values.iter().filter(|(known, _)| id.is_empty() || **known == id);
        let Some(path) = plain(&control.path) else {
            return Some(Shown::Unknown).filter(|_| parts.count() > 0);
        };
        let value = parts.filter_map(|(_, values)| values.get(&path)).next();
        value.map(|value| Shown::Value(value))
    }
}

/// What a control shows.
enum Shown<'a> {
    Value(&'a str),
    /// What a path leads to that is not followed here.
    Unknown,
}

/// The identifier that the properties of a part of data say.
#[derive(Default)]
pub(super) struct Identifier(Option<String>);

impl Identifier {
    /// That of a part's properties.
    pub(super) fn of(properties: &str) -> Option<String> {
        let mut identifier = Self::default();
        xml::walk(properties, &mut identifier).ok()?;
        identifier.0
    }
}

impl Visitor for Identifier {
    const KNOWS_ALL: bool = true;

    fn start(&mut self, _name: &'static str, tag: &Tag<'_>) {
        if self.0.is_none() {
            self.0 = tag.get("itemID");
        }
    }

    fn end(&mut self, _name: &'static str) {}
}

/// Goes through data and keeps each value by its path.
#[derive(Default)]
struct Paths {
    values: BTreeMap<String, String>,
    kept_bytes: usize,
    open: Vec<Element>,
    /// How many elements are open that are not kept.
    skipped: usize,
}

#[derive(Default)]
struct Element {
    path: String,
    text: String,
    /// How many elements of each name have begun in it.
    inner: BTreeMap<String, usize>,
}

impl Paths {
    fn keep(&mut self, path: String, value: String) {
        let size_bytes = path.len() + value.len();
        if self.kept_bytes + size_bytes <= KEPT_BYTES_MAX {
            self.kept_bytes += size_bytes;
            self.values.insert(path, value);
        }
    }
}

impl Visitor for Paths {
    const KNOWS_ALL: bool = true;

    fn start(&mut self, _name: &'static str, tag: &Tag<'_>) {
        let local = tag.local();
        let above = self.open.last_mut();
        let number = above.map_or(1, |above| {
            let count = above.inner.entry(local.clone()).or_default();
            *count += 1;
            *count
        });
        let above = self.open.last().map_or("", |above| above.path.as_str());
        let size_bytes = above.len() + local.len();
        if self.skipped > 0 || self.kept_bytes + size_bytes > KEPT_BYTES_MAX {
            self.skipped += 1;
            return;
        }
        self.kept_bytes += size_bytes;
        let path = format!("{above}/{local}[{number}]");
        for (_, name, value) in tag.all() {
            self.keep(format!("{path}/@{name}"), value);
        }
        self.open.push(Element { path, ..Element::default() });
    }

    fn end(&mut self, _name: &'static str) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if let Some(Element { path, text, .. }) = self.open.pop() {
            self.keep(path, text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut().filter(|_| self.skipped == 0) {
            open.text.push_str(text);
        }
    }
}

/// A path as it is kept here, of one that only names elements and which of them: `/ns0:memo[1]/ns0:to[1]`.
fn plain(path: &str) -> Option<String> {
    let mut plain = String::new();
    for step in path.trim().strip_prefix('/')?.split('/') {
        if step == "text()" {
            continue;
        }
        let (name, number) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((name, number)) => (name, number.trim().parse::<usize>().ok()?),
            None => (step, 1),
        };
        let (is_attribute, name) = match name.strip_prefix('@') {
            Some(name) => (true, name),
            None => (false, name),
        };
        let local = name.rsplit(':').next().unwrap_or(name);
        let is_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.');
        if local.is_empty() || !local.chars().all(is_name) {
            return None;
        }
        plain += &if is_attribute { format!("/@{local}") } else { format!("/{local}[{number}]") };
    }
    Some(plain)
}

/// The content controls that are open.
#[derive(Default)]
pub(super) struct Controls {
    pub(super) data: Data,
    open: Vec<Control>,
    too_deep: usize,
    /// What the data say otherwise than the words.
    pub(super) otherwise: Spots,
}

/// A content control.
#[derive(Default)]
struct Control {
    store: String,
    path: String,
    /// Its words.
    words: String,
    /// Whether its words only say what is to be filled in.
    is_empty: bool,
    /// What the entries of a list show, by their values.
    entries: BTreeMap<String, String>,
    /// The day that it shows, as the file has it.
    day: Option<String>,
}

impl Controls {
    /// An element begins.
    pub(super) fn start(&mut self, name: &str, tag: &Tag<'_>) {
        if name == "sdt" {
            if self.open.len() < CONTROLS_MAX {
                self.open.push(Control::default());
            } else {
                self.too_deep += 1;
            }
            return;
        }
        let Some(open) = self.open.last_mut().filter(|_| self.too_deep == 0) else { return };
        match name {
            "dataBinding" => {
                open.store = tag.get("storeItemID").unwrap_or_default();
                open.path = tag.get("xpath").unwrap_or_default();
            }
            "showingPlcHdr" => open.is_empty = tag.is_on(),
            "date" => open.day = tag.get("fullDate"),
            "listItem" if open.entries.len() < CONTROLS_MAX * CONTROLS_MAX => {
                let shown = tag.get("displayText");
                let value = tag.get("value").or_else(|| shown.clone()).unwrap_or_default();
                open.entries.insert(value.clone(), shown.unwrap_or(value));
            }
            _ => {}
        }
    }

    /// Takes words of the text.
    pub(super) fn text(&mut self, text: &str) {
        for open in &mut self.open {
            if open.words.len() + text.len() <= WORDS_BYTES_MAX {
                open.words.push_str(text);
            }
        }
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) {
        if name != "sdt" {
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(control) = self.open.pop().filter(|control| !control.path.is_empty()) else {
            return;
        };
        let is_same = |one: &str| folded(one) == folded(&control.words);
        let shown = match self.data.shown(&control) {
            None => return,
            Some(Shown::Unknown) => format!("what {} leads to", control.path),
            Some(Shown::Value(value)) if control.is_as(value, is_same) => return,
            Some(Shown::Value(value)) => value.to_string(),
        };
        let shown = shown.trim();
        let shown = if shown.is_empty() { "nothing" } else { shown };
        self.otherwise.add(&format!("{}` as `{shown}", control.words.trim()), Place::Apart);
    }
}

impl Control {
    /// Whether its words show a value of the data.
    fn is_as(&self, value: &str, is_same: impl Fn(&str) -> bool) -> bool {
        let is_blank = value.trim().is_empty();
        let is_entry = self.entries.get(value).is_some_and(|shown| is_same(shown));
        // A day is shown in a way of its own; the file has it beside the words.
        let day = self.day.as_deref().map(|day| day.get(..10).unwrap_or(day));
        let is_day = day.is_some_and(|day| value.trim().starts_with(day));
        is_same(value) || is_entry || is_day || is_blank && self.is_empty
    }
}

/// Words without white space.
fn folded(words: &str) -> String {
    words.split_whitespace().collect()
}
