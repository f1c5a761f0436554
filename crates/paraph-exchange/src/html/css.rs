//! What the style of an element says of whether and how its words are seen.
//!
//! Only what stands at the element itself: style sheets are not read.

pub(super) mod declarations;

use html5gum::StartTag;

use super::attribute;
use crate::faint;
use declarations::Declaration;

/// What is said in the attribute `style`, and in the attributes that said the same before it, as far as it matters
/// here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Css {
    /// `display: none`, `visibility: hidden`.
    pub(super) is_hidden: bool,
    /// `text-decoration: line-through`.
    pub(super) is_struck: bool,
    /// `vertical-align: super`, or by so much.
    pub(super) is_raised: bool,
    /// `position: relative`, and that it is moved up.
    is_relative: bool,
    is_up: bool,
    /// Whether its words can hardly be seen.
    pub(super) faint: faint::Look,
    /// `dir`, `direction`: whether its words run from right to left.
    pub(super) is_rtl: Option<bool>,
    /// `unicode-bidi: bidi-override`: whether even its letters do.
    pub(super) is_override: bool,
}

/// What the style of an element says.
pub(super) fn of(tag: &StartTag<()>) -> Css {
    let mut css = Css { is_rtl: direction(tag, b"dir"), ..Css::default() };
    if tag.name.as_slice() == b"font" {
        css.faint.is_white = attribute(tag, b"color").map(|color| is_white(&color));
    }
    css.faint.is_dark = attribute(tag, b"bgcolor").map(|color| is_dark(&color));
    let style = attribute(tag, b"style").unwrap_or_default();
    for Declaration { name, value, .. } in declarations::of(&style) {
        css.take(&name, &value);
    }
    css.is_raised |= css.is_relative && css.is_up;
    css
}

/// What an element says that only shows by what a style sheet makes of it: counters, contents.
pub(super) fn generated(tag: &StartTag<()>) -> Option<String> {
    let style = tag.attributes.get(b"style".as_slice())?;
    let is_any = |part: &[u8]| style.windows(part.len()).any(|at| at.eq_ignore_ascii_case(part));
    if !is_any(b"count") && !is_any(b"content") && !style.contains(&b'\\') {
        return None;
    }
    let all = declarations::of(&attribute(tag, b"style")?);
    // Lists are counted by `list-item`, which is read.
    let is_generated = |one: &&Declaration| {
        one.name == "content" || one.name.starts_with("counter-") && one.value != "none"
    };
    let all = all.iter().filter(is_generated).filter(|one| !one.value.contains("list-item"));
    let said = all.map(|one| {
        let string = one.string.as_deref().unwrap_or_default();
        format!("{}: {} {string}; ", one.name, one.value)
    });
    Some(said.collect::<String>()).filter(|said| !said.is_empty())
}

impl Css {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "display" => self.is_hidden |= value == "none",
            "visibility" => self.is_hidden |= matches!(value, "hidden" | "collapse"),
            "content-visibility" => self.is_hidden |= value == "hidden",
            "text-decoration" | "text-decoration-line" => {
                self.is_struck |= value.split_whitespace().any(|line| line == "line-through");
            }
            "vertical-align" => self.is_raised = value == "super" || is_positive(value),
            "position" => self.is_relative = value == "relative",
            "color" => self.faint.is_white = Some(is_white(value)),
            "background" | "background-color" => self.faint.is_dark = Some(is_dark(value)),
            "font-size" => self.faint.is_tiny = Some(is_tiny(value)),
            "opacity" => self.faint.is_off |= is_zero(value),
            "transform" => self.faint.is_off |= value.replace(' ', "").contains("scale(0"),
            "clip-path" => self.faint.is_off |= value != "none",
            "left" | "top" | "right" | "bottom" | "text-indent" | "margin-left" => {
                self.is_up |= name == "bottom" && is_positive(value);
                self.is_up |= name == "top" && value.strip_prefix('-').is_some_and(is_positive);
                self.faint.is_off |= number(value).is_some_and(|(number, _)| number <= -900.0);
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

/// A number and its unit.
fn number(value: &str) -> Option<(f64, &str)> {
    let end = value.find(|char: char| !(char.is_ascii_digit() || "+-.".contains(char)));
    let (number, unit) = value.split_at(end.unwrap_or(value.len()));
    Some((number.parse().ok()?, unit.trim()))
}

/// Whether it is a length, or a part of one, above nothing.
fn is_positive(value: &str) -> bool {
    number(value).is_some_and(|(number, _)| number > 0.0)
}

fn is_zero(value: &str) -> bool {
    number(value).is_some_and(|(number, _)| number.abs() < 0.05)
}

/// Whether letters of a size are too small to be read: two points and less.
fn is_tiny(value: &str) -> bool {
    number(value).is_some_and(|(number, unit)| {
        number.abs() < 0.05 || matches!(unit, "px" | "pt") && number <= 2.0
    })
}

/// The channels of a colour, from 0 to 255, and whether anything of it is seen.
fn channels(value: &str) -> Option<([u8; 3], bool)> {
    let value = value.trim();
    if let Some(hex) = value.strip_prefix('#') {
        return Some((faint::channels(hex)?, true));
    }
    if let Some(inside) = value.strip_prefix("rgb") {
        let inside = inside.trim_start_matches('a').trim().strip_prefix('(')?.strip_suffix(')')?;
        let mut parts = inside.split([',', ' ', '/']).filter(|part| !part.is_empty());
        let mut channel = || parts.next()?.parse::<f64>().ok();
        let of =
            |part: f64| [0, 64, 128, 192, 240].into_iter().rfind(|least| f64::from(*least) <= part);
        let channels = [of(channel()?)?, of(channel()?)?, of(channel()?)?];
        let is_seen = channel().is_none_or(|alpha| alpha >= 0.05);
        return Some((channels, is_seen));
    }
    match value {
        "white" | "snow" | "ivory" | "whitesmoke" | "ghostwhite" => Some(([255; 3], true)),
        "transparent" => Some(([0; 3], false)),
        _ => None,
    }
}

/// Whether letters of a colour are not seen on white.
fn is_white(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    channels(&value).is_some_and(|(channels, is_seen)| !is_seen || faint::is_white(channels))
}

/// Whether white letters are seen on a ground.
fn is_dark(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let is_none = matches!(value.as_str(), "none" | "inherit" | "initial" | "unset" | "");
    !is_none && !is_white(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_sizes_are_told_apart() {
        for white in
            ["#fff", "#FEFEFE", "white", "rgb(255, 255, 255)", "transparent", "rgba(0,0,0,0)"]
        {
            assert!(is_white(white), "{white}");
        }
        for seen in ["#000", "#eee", "red", "rgb(0 0 0)", "#ff0"] {
            assert!(!is_white(seen), "{seen}");
        }
        assert!(is_dark("navy") && is_dark("#123") && !is_dark("none") && !is_dark("#ffffff"));
        assert!(
            is_tiny("0")
                && is_tiny("1px")
                && is_tiny("0.0em")
                && !is_tiny("0.8em")
                && !is_tiny("12px")
        );
    }
}
