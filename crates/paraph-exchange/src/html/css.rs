//! What the style of an element says of whether and how its words are seen.
//!
//! Only what stands at the element itself: style sheets are not read.

pub(super) mod declarations;
mod generated;
mod lengths;

use html5gum::StartTag;

use super::{attribute, colours};
use crate::faint;
use crate::raised::Height;
use declarations::Declaration;
pub(super) use generated::generated;
pub(super) use lengths::thousandths;
use lengths::{height, is_little, is_shifted, is_tiny, is_zero};

/// What is said in the attribute `style`, and in the attributes that said the same before it, as far as it matters
/// here.
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

/// What the style of an element says.
pub(super) fn of(tag: &StartTag<()>) -> Css {
    let mut css = Css { is_rtl: direction(tag, b"dir"), ..Css::default() };
    css.by_attributes(tag);
    let style = attribute(tag, b"style").unwrap_or_default();
    for Declaration { name, value, .. } in declarations::of(&style) {
        css.take(&name, &value);
    }
    css.faint.ink = css.fill.or(css.faint.ink);
    css.faint.is_off |= css.is_flat && css.hides_rest;
    css.height = css.height.or(css.moved.filter(|_| css.is_relative));
    css
}

impl Css {
    /// What the attributes say that said the same before there were styles.
    fn by_attributes(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        let ink = match name {
            b"font" => attribute(tag, b"color"),
            b"body" => attribute(tag, b"text"),
            _ => None,
        };
        self.faint.ink = ink.and_then(|color| colours::ink(&color));
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
        self.faint.ground = ground.and_then(|color| colours::ground(&color));
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "display" => self.is_hidden |= value == "none",
            "visibility" => self.is_hidden |= matches!(value, "hidden" | "collapse"),
            "content-visibility" => self.is_hidden |= value == "hidden",
            "text-decoration" | "text-decoration-line" => {
                self.is_struck |= value.split_whitespace().any(|line| line == "line-through");
            }
            "vertical-align" => self.height = height(value),
            "position" => self.is_relative = value == "relative",
            "color" => self.faint.ink = colours::ink(value).or(self.faint.ink),
            "-webkit-text-fill-color" => self.fill = colours::ink(value),
            "background" | "background-color" => {
                self.faint.ground = colours::ground(value).or(self.faint.ground);
            }
            "font-size" => self.faint.is_tiny = Some(is_tiny(value)),
            "opacity" => self.faint.is_off |= is_zero(value),
            "filter" => self.faint.is_off |= value.replace(' ', "").contains("opacity(0"),
            "transform" | "translate" | "scale" => self.faint.is_off |= is_away(name, value),
            "clip-path" => self.faint.is_off |= value != "none",
            "clip" => self.faint.is_off |= lengths::is_cut_away(value),
            "width" | "max-width" | "height" | "max-height" => self.is_flat |= is_little(value),
            "overflow" | "overflow-x" | "overflow-y" => self.hides_rest |= value != "visible",
            "letter-spacing" => self.faint.is_off |= lengths::is_pushed_together(value),
            "quotes" => self.has_no_quotes = value == "none",
            "left" | "top" | "right" | "bottom" | "text-indent" | "margin-left" => {
                self.moved = match name {
                    "bottom" => height(value),
                    "top" => height(value).map(Height::other),
                    _ => None,
                }
                .or(self.moved);
                self.faint.is_off |= is_shifted(value);
            }
            "direction" => self.is_rtl = Some(value == "rtl"),
            "unicode-bidi" => self.is_override |= value.contains("override"),
            _ => {}
        }
    }
}

/// What an attribute says of direction; `auto` says nothing.
fn direction(tag: &StartTag<()>, name: &[u8]) -> Option<bool> {
    match attribute(tag, name)?.to_ascii_lowercase().as_str() {
        "rtl" => Some(true),
        "ltr" => Some(false),
        _ => None,
    }
}

/// Whether something is moved off the screen or shrunk to nothing.
fn is_away(name: &str, value: &str) -> bool {
    let is_gone = |inside: &str| inside.split(',').any(is_shifted);
    match name {
        "scale" => value.split_whitespace().any(is_zero),
        "translate" => value.split_whitespace().any(is_shifted),
        _ => {
            value.split(')').filter_map(|one| one.trim().split_once('(')).any(|(called, inside)| {
                let inside = inside.replace(' ', "");
                match called {
                    "scale" | "scale3d" | "scalex" | "scaley" => inside.split(',').any(is_zero),
                    "translate" | "translatex" | "translatey" | "translate3d" => is_gone(&inside),
                    "matrix" => inside.split(',').next().is_some_and(is_zero),
                    "rotatex" | "rotatey" => inside == "90deg",
                    _ => false,
                }
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_off(style: &str) -> bool {
        let mut css = Css::default();
        declarations::of(style).iter().for_each(|one| css.take(&one.name, &one.value));
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
        ] {
            assert!(!is_off(style), "{style}");
        }
    }

    #[test]
    fn sizes_are_told_apart() {
        assert!(is_tiny("0") && is_tiny("1px") && is_tiny("0.0em"));
        assert!(!is_tiny("0.8em") && !is_tiny("12px"));
    }
}
