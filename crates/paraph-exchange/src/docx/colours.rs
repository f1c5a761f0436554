//! The colours of a document: of letters and of what they stand on.

use super::theme;
use super::xml::Tag;
use crate::faint::{self, Colour};

/// What letters are painted with: `w:color`.
pub(super) fn ink(tag: &Tag<'_>) -> Colour {
    let said = read(&tag.val().unwrap_or_default(), Colour::Usual);
    of_theme(tag, "themeColor", ["themeShade", "themeTint"], said).unwrap_or(said)
}

/// What letters stand on: `w:shd`, `w:highlight`.
pub(super) fn ground(name: &str, tag: &Tag<'_>) -> Colour {
    let said = tag.val().unwrap_or_default();
    if name == "highlight" {
        return read(&said, Colour::Clear);
    }
    let before = || {
        let said = read(&tag.get("color").unwrap_or_default(), Colour::Known(faint::BLACK));
        of_theme(tag, "themeColor", ["themeShade", "themeTint"], said).unwrap_or(said)
    };
    let behind = || {
        let said = read(&tag.get("fill").unwrap_or_default(), Colour::Clear);
        of_theme(tag, "themeFill", ["themeFillShade", "themeFillTint"], said).unwrap_or(said)
    };
    let hundredths = said.strip_prefix("pct").and_then(|part| part.parse::<u32>().ok());
    match (said.as_str(), hundredths) {
        ("nil", _) => Colour::Clear,
        ("solid", _) | (_, Some(90..)) => before(),
        (_, Some(25..)) => Colour::Other,
        _ => behind(),
    }
}

/// What the pages stand on: `w:background`.
pub(super) fn page(tag: &Tag<'_>) -> Colour {
    let said = read(&tag.get("color").unwrap_or_default(), Colour::Usual);
    of_theme(tag, "themeColor", ["themeShade", "themeTint"], said).unwrap_or(said)
}

/// A colour of the theme, with what is said beside it.
fn of_theme(tag: &Tag<'_>, name: &str, [shade, tint]: [&str; 2], said: Colour) -> Option<Colour> {
    let at = theme::place(&tag.get(name)?)?;
    let part = |name: &str| {
        let part = tag.get(name).and_then(|part| u8::from_str_radix(part.trim(), 16).ok());
        u8::MAX - part.unwrap_or(u8::MAX)
    };
    let said = if let Colour::Known(said) = said { Some(said) } else { None };
    Some(Colour::Listed { at, dark: part(shade), light: part(tint), said })
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
