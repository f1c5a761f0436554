//! What the style of an element says of whether and how its words are seen.
//!
//! What stands at the element itself, and what the rules of the page's own style sheets say of it: as far as these hide
//! it, or strike it out, that is told and not done, since not all of them is read.

pub(super) mod declarations;
mod generated;
mod lengths;
mod places;
mod sheet;

use std::collections::BTreeMap;

use html5gum::StartTag;

use super::attribute;
use super::colours::{self, Said};
use crate::faint;
use crate::raised::Height;
use declarations::Declaration;
pub(super) use generated::generated;
use lengths::height;
pub(super) use sheet::Sheet;

/// What is said in the attribute `style`, in the attributes that said the same before it and in style sheets, as far as
/// it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Css {
    /// `display: none`, `visibility: hidden`.
    pub(super) is_hidden: bool,
    /// `text-decoration: line-through`.
    pub(super) is_struck: bool,
    /// `vertical-align: super` and `sub`, or by so much; `position: relative`, and moved up or down.
    pub(super) height: Option<Height>,
    is_relative: bool,
    moved: Option<Height>,
    /// Whether its words can hardly be seen.
    pub(super) faint: faint::Look,
    /// Whether it has no height or no width, and hides what does not fit.
    is_flat: bool,
    hides_rest: bool,
    /// `-webkit-text-fill-color`, which holds before `color`.
    fill: Option<faint::Colour>,
    /// `quotes: none`: whether a quotation in it has no marks.
    pub(super) has_no_quotes: bool,
    /// `dir`, `direction`: whether its words run from right to left.
    pub(super) is_rtl: Option<bool>,
    /// `unicode-bidi: bidi-override`: whether even its letters do.
    pub(super) is_override: bool,
}

/// The words that say how an element is displayed.
const DISPLAYS: [&str; 26] = [
    "none",
    "contents",
    "block",
    "inline",
    "inline-block",
    "flex",
    "inline-flex",
    "grid",
    "inline-grid",
    "table",
    "inline-table",
    "table-row",
    "table-cell",
    "table-row-group",
    "table-header-group",
    "table-footer-group",
    "table-column",
    "table-column-group",
    "table-caption",
    "list-item",
    "flow",
    "flow-root",
    "ruby",
    "ruby-text",
    "run-in",
    "math",
];

/// A declaration of the element itself, or of a rule for it.
#[derive(Clone, Copy)]
struct Declared<'a> {
    declaration: &'a Declaration,
    is_of_rule: bool,
    /// Whether it holds on some screens only.
    is_sometimes: bool,
}

/// What is said of an element that stands in those of others which the style sheets name.
pub(super) fn of(tag: &StartTag<()>, sheet: &Sheet, within: u64) -> Css {
    let mut css = Css { is_rtl: direction(tag, b"dir"), ..Css::default() };
    css.by_attributes(tag);
    let own = attribute(tag, b"style").map(|style| declarations::of(&style)).unwrap_or_default();
    let own: Vec<Declaration> =
        own.into_iter().filter_map(|one| css.resolved(one, sheet)).collect();
    let ruled = sheet.rules_for(tag, within);
    let ruled: Vec<(Declaration, bool)> = ruled
        .into_iter()
        .flat_map(|body| body.declarations.iter().map(|one| (one, body.is_sometimes)))
        .filter_map(|(one, is_sometimes)| Some((css.resolved(one.clone(), sheet)?, is_sometimes)))
        .collect();
    let of_rules = ruled.iter().map(|(declaration, is_sometimes)| Declared {
        declaration,
        is_of_rule: true,
        is_sometimes: *is_sometimes,
    });
    let of_own =
        own.iter().map(|one| Declared { declaration: one, is_of_rule: false, is_sometimes: false });
    let mut declared: Vec<Declared<'_>> = of_rules.chain(of_own).collect();
    // The sort keeps the order of those that weigh as much.
    declared.sort_by_key(|one| one.declaration.is_important);
    css.cascade(&declared);
    css.faint.ink = css.fill.or(css.faint.ink);
    css.faint.is_off |= css.is_flat && css.hides_rest;
    css.height = css.height.or(css.moved.filter(|_| css.is_relative));
    css
}

impl Css {
    /// A declaration with what its variables stand for; none where that is nowhere said, as is told by the style sheets.
    fn resolved(&mut self, one: Declaration, sheet: &Sheet) -> Option<Declaration> {
        if !one.value.contains("var(") {
            return Some(one);
        }
        match sheet.resolved(&one.value) {
            Ok(value) => Some(one.with(value)),
            Err(is_ambiguous) => {
                self.faint.is_doubtful |= is_ambiguous && !one.name.starts_with("--");
                None
            }
        }
    }

    /// Takes the declarations in the order of their weight: of each property the last that is understood holds.
    fn cascade(&mut self, declared: &[Declared<'_>]) {
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, one) in declared.iter().enumerate() {
            let Declaration { name, value, .. } = one.declaration;
            let mut alone = Self::default();
            if !alone.take(name, value) {
                // What only some programs know begins with a dash, and others pass it over.
                let mut chars = value.chars();
                let is_vendors =
                    chars.next() == Some('-') && chars.next().is_some_and(char::is_alphabetic);
                self.faint.is_doubtful |= !is_vendors;
                continue;
            }
            if one.is_sometimes {
                // What it shows elsewhere is no reason to take it as shown.
                alone.faint.ink = alone.fill.or(alone.faint.ink);
                self.faint.is_doubtful |= alone.is_hidden
                    || alone.is_struck
                    || alone.is_override
                    || alone.is_rtl.is_some()
                    || alone.is_flat
                    || alone.faint.is_faint();
                continue;
            }
            let before = last.insert(name, at).and_then(|before| declared.get(before));
            // A rule that shows what the element hides is not certain to be the last word.
            let hides = |before: &Declared<'_>| {
                let mut css = Self::default();
                css.take(&before.declaration.name, &before.declaration.value);
                css.is_hidden && before.is_of_rule != one.is_of_rule
            };
            self.faint.is_doubtful |= before.is_some_and(hides);
        }
        let mut holds: Vec<usize> = last.into_values().collect();
        holds.sort_unstable();
        for one in holds.into_iter().filter_map(|at| declared.get(at)) {
            let before = *self;
            self.take(&one.declaration.name, &one.declaration.value);
            if one.is_of_rule {
                self.faint.is_doubtful |=
                    self.is_hidden != before.is_hidden || self.is_struck != before.is_struck;
                (self.is_hidden, self.is_struck) = (before.is_hidden, before.is_struck);
            }
        }
    }

    /// What the attributes say that said the same before there were styles.
    fn by_attributes(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        let is = |said: Said| match said {
            Said::Is(colour) => Some(colour),
            Said::Around => None,
            // Such attributes take anything for a colour.
            Said::Unknown => Some(faint::Colour::Other),
        };
        let ink = match name {
            b"font" => attribute(tag, b"color"),
            b"body" => attribute(tag, b"text"),
            _ => None,
        };
        self.faint.ink = ink.and_then(|color| is(colours::ink(&color)));
        if name == b"a" && tag.attributes.contains_key(b"href".as_slice()) {
            self.faint.ink = Some(faint::Colour::Other);
        }
        // Of what is folded up, its summary is seen.
        self.faint.is_folded = match name {
            b"summary" => Some(false),
            b"details" if !tag.attributes.contains_key(b"open".as_slice()) => Some(true),
            _ => None,
        };
        let ground = attribute(tag, b"bgcolor");
        self.faint.ground = ground.and_then(|color| is(colours::ground(&color)));
    }

    /// Takes a declaration; whether it is understood, or says nothing here.
    fn take(&mut self, name: &str, value: &str) -> bool {
        self.heard(name, value).unwrap_or(true)
    }

    /// Takes a declaration; whether it is understood, none where nothing is read of such a property.
    fn heard(&mut self, name: &str, value: &str) -> Option<bool> {
        const GLOBAL: [&str; 5] = ["inherit", "initial", "unset", "revert", "revert-layer"];
        let is_one = |of: &[&str]| of.contains(&value) || GLOBAL.contains(&value);
        Some(match name {
            "display" => {
                self.is_hidden |= value == "none";
                value.split_whitespace().all(|word| is_one(&DISPLAYS) || DISPLAYS.contains(&word))
            }
            "visibility" => {
                self.is_hidden |= matches!(value, "hidden" | "collapse");
                is_one(&["visible", "hidden", "collapse"])
            }
            "content-visibility" => {
                self.is_hidden |= value == "hidden";
                is_one(&["visible", "hidden", "auto"])
            }
            "text-decoration" | "text-decoration-line" => {
                self.is_struck |= value.split_whitespace().any(|line| line == "line-through");
                true
            }
            "vertical-align" => {
                self.height = height(value);
                true
            }
            "position" => {
                self.is_relative = value == "relative";
                true
            }
            "color" => put(&mut self.faint.ink, colours::ink(value)),
            "-webkit-text-fill-color" => put(&mut self.fill, colours::ink(value)),
            "background" | "background-color" | "background-image" => {
                put(&mut self.faint.ground, colours::ground(value))
            }
            "font-size" => set(&mut self.faint.is_tiny, lengths::is_tiny(value)),
            "font" => {
                let size = value.split([' ', '/']).find_map(lengths::is_tiny_size);
                self.faint.is_tiny = size.or(self.faint.is_tiny);
                true
            }
            "quotes" => {
                self.has_no_quotes = value == "none";
                true
            }
            "direction" => {
                self.is_rtl = Some(value == "rtl");
                true
            }
            "unicode-bidi" => {
                self.is_override |= value.contains("override");
                true
            }
            name => return self.take_place(name, value),
        })
    }

    /// Whether anything is read of a property at all.
    fn heeds(name: &str) -> bool {
        Self::default().heard(name, "").is_some()
    }
}

/// Keeps a colour that is said; whether it is understood.
fn put(colour: &mut Option<faint::Colour>, said: Said) -> bool {
    match said {
        Said::Is(known) => *colour = Some(known),
        Said::Around => {}
        Said::Unknown => return false,
    }
    true
}

/// Keeps what is said; whether it is understood.
fn set(known: &mut Option<bool>, said: Option<bool>) -> bool {
    *known = said.or(*known);
    said.is_some()
}

/// What an attribute says of direction; `auto` says nothing.
fn direction(tag: &StartTag<()>, name: &[u8]) -> Option<bool> {
    match attribute(tag, name)?.to_ascii_lowercase().as_str() {
        "rtl" => Some(true),
        "ltr" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_off(style: &str) -> bool {
        let mut css = Css::default();
        for one in declarations::of(style) {
            assert!(css.take(&one.name, &one.value), "{style}");
        }
        css.faint.is_off || css.is_flat && css.hides_rest
    }

    #[test]
    fn what_is_cut_away_or_moved_off_is_told_from_what_is_seen() {
        for style in [
            "clip: rect(0,0,0,0)",
            "clip: rect(1px, 1px, 1px, 1px)",
            "clip-path: inset(50%)",
            "height: 0; overflow: hidden",
            "width:1px;overflow:clip",
            "transform: translateX(-9999px)",
            "transform: rotate(2deg) scale(0)",
            "left: -1000px",
            "letter-spacing: -1em",
            "filter: opacity(0)",
            "left: -200vw",
            "inset: 0 auto 0 -9999px",
            "margin: 0 0 0 -9999px",
            "opacity: 1%",
            "opacity: calc(1 - 1)",
            "scale: 0.01",
            "zoom: 0",
            "transform: rotateY(0.25turn)",
            "max-height: calc(0px); overflow: hidden",
            "-webkit-text-security: disc",
        ] {
            assert!(is_off(style), "{style}");
        }
        for style in [
            "clip: rect(0, 100px, 20px, 0)",
            "clip: auto",
            "height: 0",
            "width: 100%; overflow: hidden",
            "overflow: hidden",
            "transform: translate(-50%, 10px) scale(0.8)",
            "left: -10px",
            "letter-spacing: -0.02em",
            "letter-spacing: normal",
            "opacity: 0.6",
            "width: calc(100% - 20px); overflow: hidden",
            "margin: 0 auto",
            "margin: -5px 0 0 -10px",
            "transform: rotate(180deg)",
            "filter: drop-shadow(1px 1px black)",
            "inset: 0",
            "mix-blend-mode: normal",
        ] {
            assert!(!is_off(style), "{style}");
        }
    }

    #[test]
    fn the_last_declaration_that_is_understood_holds() {
        let is_hidden = |style: &str| {
            let all = declarations::of(style);
            let declared: Vec<Declared<'_>> = all
                .iter()
                .map(|declaration| Declared { declaration, is_of_rule: false, is_sometimes: false })
                .collect();
            let mut css = Css::default();
            css.cascade(&declared);
            (css.is_hidden, css.faint.is_doubtful)
        };
        assert_eq!(is_hidden("display: block; display: none"), (true, false));
        assert_eq!(is_hidden("display: none; display: inline-block"), (false, false));
        assert_eq!(is_hidden("display: none; display: nothing"), (true, true));
        assert_eq!(is_hidden("display: none; display: -ms-flexbox"), (true, false));
    }
}
