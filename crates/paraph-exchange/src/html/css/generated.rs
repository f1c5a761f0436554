//! What an element says that only shows by what a style makes of it: counters, contents, another order.

use html5gum::StartTag;

use super::declarations::{self, Declaration};
use crate::html::attribute;
use crate::html::elements::is_line;

/// Where a style has a word for something like that, or hides one behind an escape.
const BEGINNINGS: [&[u8]; 8] =
    [b"list-style", b"count", b"content", b"order", b"reverse", b"float", b"position", b"grid"];

/// What it says; it is held against what another page says.
pub(in crate::html) fn generated(tag: &StartTag<()>) -> Option<String> {
    let style = tag.attributes.get(b"style".as_slice())?;
    let is_any = |part: &[u8]| style.windows(part.len()).any(|at| at.eq_ignore_ascii_case(part));
    if !BEGINNINGS.iter().any(|part| is_any(part)) && !style.contains(&b'\\') {
        return None;
    }
    let all = declarations::of(&attribute(tag, b"style")?);
    let shows = |one: &&Declaration| is_generated(one) || is_elsewhere(one, is_line(&tag.name));
    let said = all.iter().filter(shows).map(|one| {
        let string = one.string.as_deref().unwrap_or_default();
        format!("{}: {} {string}; ", one.name, one.value)
    });
    Some(said.collect::<String>()).filter(|said| !said.is_empty())
}

/// Whether it makes words or numbers. Lists are counted by `list-item`, which is read.
fn is_generated(one: &Declaration) -> bool {
    // A picture may stand in place of a bullet.
    let is_bullet = matches!(one.name.as_str(), "list-style" | "list-style-image");
    is_bullet && one.value.contains('(')
        || (one.name == "content" || one.name.starts_with("counter-") && one.value != "none")
            && !one.value.contains("list-item")
}

/// Whether it may show the element before or behind what it stands beside in the page.
///
/// A block that floats stands beside the text, as pictures do; words in a line that float change places in it.
fn is_elsewhere(one: &Declaration, is_block: bool) -> bool {
    let value = one.value.as_str();
    match one.name.as_str() {
        "order" => value != "0",
        "flex-direction" | "flex-flow" | "flex-wrap" => value.contains("reverse"),
        "float" => !is_block && matches!(value, "left" | "right" | "inline-start" | "inline-end"),
        "position" => matches!(value, "absolute" | "fixed"),
        "grid-area" | "grid-row" | "grid-column" | "grid-row-start" | "grid-column-start" => {
            value != "auto"
        }
        _ => false,
    }
}
