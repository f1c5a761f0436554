//! The colours of a page as a style writes them.

use super::css::thousandths;
use crate::faint::{self, Colour};

/// One, in thousandths.
const ONE: i64 = 1000;
/// Below this nothing of a colour is seen.
const SEEN_MIN: i64 = ONE / 20;

/// The colour of letters: what is not known is some colour that is seen.
pub(super) fn ink(value: &str) -> Option<Colour> {
    read(value, Colour::Other)
}

/// The colour of a ground, which may be said beside a picture and its place.
pub(super) fn ground(value: &str) -> Option<Colour> {
    let value = value.to_ascii_lowercase();
    if value == "none" {
        return Some(Colour::Clear);
    }
    let whole = read(&value, Colour::Other)?;
    if whole != Colour::Other || value.contains("url(") || value.contains("gradient(") {
        return Some(whole);
    }
    let known = value.split_whitespace().map(|part| read(part, Colour::Other));
    let known = known.flatten().find(|colour| *colour != Colour::Other);
    Some(known.unwrap_or(Colour::Other))
}

/// A colour; nothing where it is that of what is around.
fn read(value: &str, otherwise: Colour) -> Option<Colour> {
    let value = value.trim().to_ascii_lowercase();
    match value.as_str() {
        "" | "inherit" | "initial" | "unset" | "revert" | "currentcolor" => return None,
        "transparent" => return Some(Colour::Clear),
        _ => {}
    }
    if let Some(hex) = value.strip_prefix('#') {
        let alpha = match hex.len() {
            4 => hex.get(3..),
            8 => hex.get(6..),
            _ => None,
        };
        let is_clear = alpha.is_some_and(|alpha| alpha.bytes().all(|digit| digit == b'0'));
        let known = faint::channels(hex).map_or(otherwise, Colour::Known);
        return Some(if is_clear { Colour::Clear } else { known });
    }
    if let Some((name, inside)) = value.split_once('(') {
        let inside = inside.strip_suffix(')').unwrap_or(inside);
        return Some(function(name.trim(), inside).unwrap_or(otherwise));
    }
    Some(faint::named(&value).map_or(otherwise, Colour::Known))
}

/// `rgb(255 255 255 / 50%)`, `hsl(0, 0%, 100%)`.
fn function(name: &str, inside: &str) -> Option<Colour> {
    let parts: Vec<&str> =
        inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).take(5).collect();
    let [one, two, three, alpha @ ..] = parts.as_slice() else { return None };
    if alpha.first().is_some_and(|alpha| fraction(alpha).is_some_and(|alpha| alpha < SEEN_MIN)) {
        return Some(Colour::Clear);
    }
    let known = match name {
        "rgb" | "rgba" => [channel(one)?, channel(two)?, channel(three)?],
        "hsl" | "hsla" => {
            from_hue(degrees(one)?, fraction(two)?.clamp(0, ONE), fraction(three)?.clamp(0, ONE))
        }
        // Of these only white and black are told apart.
        "lab" | "lch" | "oklab" | "oklch" => {
            let is_part = one.ends_with('%') || name.starts_with("ok");
            match if is_part { fraction(one)? } else { thousandths(one)? / 100 } {
                960.. => [255; 3],
                ..=30 => faint::BLACK,
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Colour::Known(known))
}

/// A part of a whole, in thousandths: `0.5`, `50%`.
fn fraction(part: &str) -> Option<i64> {
    match part.strip_suffix('%') {
        Some(hundredths) => Some(thousandths(hundredths)? / 100),
        None => thousandths(part),
    }
}

/// An angle in thousandths of a degree.
fn degrees(part: &str) -> Option<i64> {
    let end = part.find(|char: char| char.is_alphabetic()).unwrap_or(part.len());
    let degrees = if part.ends_with("turn") { 360 } else { 1 };
    Some(thousandths(part.get(..end)?)?.saturating_mul(degrees))
}

/// A channel from 0 to 255, or in hundredths of that.
fn channel(part: &str) -> Option<u8> {
    if part.ends_with('%') { fraction(part).map(whole) } else { Some(nearest(thousandths(part)?)) }
}

/// The channel that is so many thousandths of all.
fn whole(part: i64) -> u8 {
    nearest(part.clamp(0, ONE) * 255)
}

/// The nearest number that a channel has.
fn nearest(thousandths: i64) -> u8 {
    let number = (thousandths.clamp(0, 255 * ONE) + ONE / 2) / ONE;
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// CSS Color 4, 7.1, in thousandths.
fn from_hue(hue: i64, saturation: i64, lightness: i64) -> [u8; 3] {
    let reach = saturation * lightness.min(ONE - lightness) / ONE;
    [0, 8, 4].map(|of| {
        let place = (of * ONE + hue / 30).rem_euclid(12 * ONE);
        let height = (place - 3 * ONE).min(9 * ONE - place).clamp(-ONE, ONE);
        whole(lightness - reach * height / ONE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_painted() {
        let white = Some(Colour::Known([255; 3]));
        for value in [
            "#fff",
            "#FFFFFF",
            "white",
            "rgb(255, 255, 255)",
            "rgb(100% 100% 100%)",
            "hsl(0, 0%, 100%)",
            "hsl(120deg 50% 100% / 1)",
            "oklch(100% 0 0)",
        ] {
            assert_eq!(ink(value), white, "{value}");
        }
        for value in ["transparent", "rgba(0,0,0,0)", "#0000", "#12345600", "hsl(0 0% 0% / 0%)"] {
            assert_eq!(ink(value), Some(Colour::Clear), "{value}");
        }
        assert_eq!(ink("hsl(0, 100%, 50%)"), Some(Colour::Known([255, 0, 0])));
        assert_eq!(ink("var(--text)"), Some(Colour::Other));
        assert_eq!(ink("rebeccapurple"), Some(Colour::Other));
        assert_eq!(ink("inherit"), None);
        assert_eq!(ground("#000 url(a.png)"), Some(Colour::Other));
        assert_eq!(ground("no-repeat black"), Some(Colour::Known([0; 3])));
        assert_eq!(ground("none"), Some(Colour::Clear));
    }
}
