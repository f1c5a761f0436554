//! The colours of a document: of letters and of what they stand on.

use super::xml::Tag;
use crate::faint::{self, Colour};

/// What letters are painted with: `w:color`.
pub(super) fn ink(tag: &Tag<'_>) -> Colour {
    of_theme(tag, "themeColor", ["themeShade", "themeTint"])
        .unwrap_or_else(|| read(&tag.val().unwrap_or_default(), Colour::Usual))
}

/// What letters stand on: `w:shd`, `w:highlight`.
pub(super) fn ground(name: &str, tag: &Tag<'_>) -> Colour {
    let said = tag.val().unwrap_or_default();
    if name == "highlight" {
        return read(&said, Colour::Clear);
    }
    let before = || {
        of_theme(tag, "themeColor", ["themeShade", "themeTint"]).unwrap_or_else(|| {
            let colour = tag.get("color").unwrap_or_default();
            read(&colour, Colour::Known(faint::BLACK))
        })
    };
    let behind = || {
        of_theme(tag, "themeFill", ["themeFillShade", "themeFillTint"])
            .unwrap_or_else(|| read(&tag.get("fill").unwrap_or_default(), Colour::Clear))
    };
    let hundredths = said.strip_prefix("pct").and_then(|part| part.parse::<u32>().ok());
    match (said.as_str(), hundredths) {
        ("nil", _) => Colour::Clear,
        ("solid", _) | (_, Some(90..)) => before(),
        (_, Some(25..)) => Colour::Other,
        _ => behind(),
    }
}

/// A colour of the theme, if it is that of paper or of letters as they usually are, and not shaded.
fn of_theme(tag: &Tag<'_>, name: &str, shades: [&str; 2]) -> Option<Colour> {
    let named = tag.get(name)?;
    if shades.iter().any(|shade| tag.get(shade).is_some()) {
        return None;
    }
    scheme(&named)
}

/// The colours of themes that are white and black in all that are in use.
pub(super) fn scheme(named: &str) -> Option<Colour> {
    match named {
        "background1" | "light1" | "bg1" | "lt1" => Some(Colour::Known([255; 3])),
        "text1" | "dark1" | "tx1" | "dk1" => Some(Colour::Known(faint::BLACK)),
        _ => None,
    }
}

/// A colour by its channels or its name.
pub(super) fn read(value: &str, usual: Colour) -> Colour {
    match value {
        "" | "auto" | "none" => usual,
        _ => {
            let known = faint::channels(value);
            let known = known.or_else(|| faint::named(&value.to_ascii_lowercase()));
            known.map_or(Colour::Other, Colour::Known)
        }
    }
}
