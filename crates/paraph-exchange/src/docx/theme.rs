//! The theme of a document: its colours by name, and which of them are white in which letters are painted.
//!
//! Word paints letters that name a colour of the theme as the theme has it, whatever colour is said beside.

use std::collections::BTreeSet;

use super::xml::{self, Tag, Visitor};
use crate::faint::{self, Colour};

/// Colours of a theme in which letters are painted, and how a document names them.
const NAMED: [(&str, [&str; 2]); 10] = [
    ("dk1", ["text1", "dark1"]),
    ("dk2", ["text2", "dark2"]),
    ("accent1", ["accent1", "accent1"]),
    ("accent2", ["accent2", "accent2"]),
    ("accent3", ["accent3", "accent3"]),
    ("accent4", ["accent4", "accent4"]),
    ("accent5", ["accent5", "accent5"]),
    ("accent6", ["accent6", "accent6"]),
    ("hlink", ["hyperlink", "hyperlink"]),
    ("folHlink", ["followedHyperlink", "followedHyperlink"]),
];

/// The colours of every theme by their names in it, with other names of them.
const PLACES: [(&str, [&str; 3]); 12] = [
    ("dk1", ["text1", "dark1", "tx1"]),
    ("lt1", ["background1", "light1", "bg1"]),
    ("dk2", ["text2", "dark2", "tx2"]),
    ("lt2", ["background2", "light2", "bg2"]),
    ("accent1", [""; 3]),
    ("accent2", [""; 3]),
    ("accent3", [""; 3]),
    ("accent4", [""; 3]),
    ("accent5", [""; 3]),
    ("accent6", [""; 3]),
    ("hlink", ["hyperlink", "", ""]),
    ("folHlink", ["followedHyperlink", "", ""]),
];

/// Which of the colours of a theme is called so.
pub(super) fn place(named: &str) -> Option<u8> {
    let is = |(name, others): &(&str, [&str; 3])| *name == named || others.contains(&named);
    let at = PLACES.iter().position(is).filter(|_| !named.is_empty())?;
    u8::try_from(at).ok()
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme([Option<[u8; 3]>; PLACES.len()]);

impl Default for Theme {
    fn default() -> Self {
        let mut colours = [None; PLACES.len()];
        // Where a document says nothing of them.
        (colours[0], colours[1]) = (Some(faint::BLACK), Some([255; 3]));
        Self(colours)
    }
}

impl Theme {
    /// The theme that a part of the document says; one that cannot be read says nothing.
    pub(super) fn of(text: &str) -> Self {
        let mut read = ThemeReader::default();
        if xml::walk(text, &mut read).is_err() {
            return Self::default();
        }
        read.theme
    }

    /// A colour, where the theme has it.
    pub(super) fn resolved(&self, colour: Colour) -> Colour {
        let Colour::Listed { at, dark, light, said } = colour else { return colour };
        let known = self.0.get(usize::from(at)).copied().flatten();
        let Some(known) = known else { return said.map_or(Colour::Other, Colour::Known) };
        let whole = u32::from(u8::MAX);
        Colour::Known(known.map(|channel| {
            let shaded = u32::from(channel) * (whole - u32::from(dark)) / whole;
            let tinted = shaded * (whole - u32::from(light)) / whole + u32::from(light);
            u8::try_from(tinted).unwrap_or(u8::MAX)
        }))
    }
}

/// Reads the colours of a theme.
#[derive(Default)]
struct ThemeReader {
    theme: Theme,
    open: Option<usize>,
}

impl Visitor for ThemeReader {
    const KNOWS_ALL: bool = true;

    fn start(&mut self, _name: &'static str, tag: &Tag<'_>) {
        let known = match tag.local().as_str() {
            "srgbClr" => tag.val().and_then(|hex| faint::channels(&hex)),
            "sysClr" => match tag.val().as_deref() {
                Some("window") => Some([255; 3]),
                Some("windowText") => Some(faint::BLACK),
                _ => tag.get("lastClr").and_then(|hex| faint::channels(&hex)),
            },
            local => {
                self.open = PLACES.iter().position(|(name, _)| *name == local);
                return;
            }
        };
        let place = self.open.take().and_then(|at| self.theme.0.get_mut(at));
        if let (Some(place), Some(known)) = (place, known) {
            *place = Some(known);
        }
    }

    fn end(&mut self, _name: &'static str) {}
}

/// The colours of a theme that are white.
#[derive(Default)]
struct White {
    open: Option<&'static str>,
    found: BTreeSet<&'static str>,
}

impl Visitor for White {
    const KNOWS_ALL: bool = true;

    fn start(&mut self, _name: &'static str, tag: &Tag<'_>) {
        let local = tag.local();
        let value = || tag.val().unwrap_or_default();
        let is_white = match local.as_str() {
            "srgbClr" => faint::channels(&value()).is_some_and(faint::is_white),
            "sysClr" => value() == "window",
            local => {
                self.open = NAMED.iter().map(|(name, _)| *name).find(|name| *name == local);
                return;
            }
        };
        self.found.extend(self.open.take().filter(|_| is_white));
    }

    fn end(&mut self, _name: &'static str) {}
}

/// The colours that parts of a document name and its theme has as white, a passage for each.
pub(super) fn white(theme: &str, parts: &[&str]) -> Vec<String> {
    let mut white = White::default();
    if xml::walk(theme, &mut white).is_err() {
        return Vec::new();
    }
    let is_named = |named: &str| {
        let said = ['"', '\''].map(|quote| format!("themeColor={quote}{named}{quote}"));
        parts.iter().any(|part| said.iter().any(|said| part.contains(said)))
    };
    let used = NAMED.iter().filter(|(name, _)| white.found.contains(name));
    let used = used.filter(|(_, named)| named.iter().any(|named| is_named(named)));
    used.map(|(_, [named, _])| format!("letters in {named} of the theme")).collect()
}
