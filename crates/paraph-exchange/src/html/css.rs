//! What the style of an element says of whether and how its words are seen.
//!
//! Only what stands at the element itself: style sheets are not read.

use html5gum::StartTag;

use super::attribute;

/// What is said in the attribute `style`, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Css {
    /// `display: none`, `visibility: hidden`.
    pub(super) is_hidden: bool,
    /// `text-decoration: line-through`.
    pub(super) is_struck: bool,
    /// `vertical-align: super`.
    pub(super) is_raised: bool,
}

/// What the style of an element says.
pub(super) fn of(tag: &StartTag<()>) -> Css {
    let style = attribute(tag, b"style").unwrap_or_default().to_ascii_lowercase();
    let mut css = Css::default();
    for (name, value) in style.split(';').filter_map(|part| part.split_once(':')) {
        let value = value.trim().trim_end_matches("!important").trim_end();
        match name.trim() {
            "display" => css.is_hidden |= value == "none",
            "visibility" => css.is_hidden |= matches!(value, "hidden" | "collapse"),
            "text-decoration" | "text-decoration-line" => {
                css.is_struck |= value.split_whitespace().any(|line| line == "line-through");
            }
            "vertical-align" => css.is_raised |= value == "super",
            _ => {}
        }
    }
    css
}
