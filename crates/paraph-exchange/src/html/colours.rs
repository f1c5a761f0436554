//! The colours of a page as a style writes them.

use crate::decimal::thousandths;
use crate::faint::{self, Colour};

/// One, in thousandths.
const ONE: i64 = 1000;
/// Below this nothing of a colour is seen.
const SEEN_MIN: i64 = ONE / 20;

/// What a style says of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is that of what is around, or says nothing.
    Around,
    Is(Colour),
    /// It is written in a way that is not read here, or is none.
    Unknown,
}

/// How deep colours may be mixed of colours.
const DEPTH_MAX: usize = 4;

/// The colour of letters.
pub(super) fn ink(value: &str) -> Said {
    match value.trim().to_ascii_lowercase().as_str() {
        // What letters have where nothing is said.
        "initial" => Said::Is(Colour::Known(faint::BLACK)),
        value => read(value, 0),
    }
}

/// The colour of a ground, which may be said beside a picture and its place.
pub(super) fn ground(value: &str) -> Said {
    let value = value.trim().to_ascii_lowercase();
    match value.as_str() {
        "none" | "initial" | "unset" | "revert" => return Said::Is(Colour::Clear),
        // It is that of the letters on it.
        "currentcolor" => return Said::Unknown,
        _ => {}
    }
    match read(&value, 0) {
        Said::Unknown => {}
        said => return said,
    }
    let pieces = pieces(&value, char::is_whitespace);
    if pieces.iter().any(|piece| piece.starts_with("url(") || piece.contains("image")) {
        return Said::Is(Colour::Other);
    }
    if let Some(gradient) = pieces.iter().find(|piece| piece.contains("gradient(")) {
        return Said::Is(of_gradient(gradient));
    }
    // Beside a colour stands where and how often a picture is shown.
    let known = pieces.iter().map(|piece| read(piece, 0));
    let is_unknown = pieces.iter().any(|piece| piece.contains('('));
    match known.into_iter().find(|said| matches!(said, Said::Is(_))) {
        Some(said) => said,
        None if is_unknown => Said::Unknown,
        None => Said::Is(Colour::Other),
    }
}

/// The colour of a gradient that is one colour throughout; of another it is some.
fn of_gradient(gradient: &str) -> Colour {
    let inside = gradient.split_once('(').map_or("", |(_, inside)| inside);
    let inside = inside.strip_suffix(')').unwrap_or(inside);
    let stops = pieces(inside, |char| char == ',');
    let colour = |stop: &&str| {
        pieces(stop, char::is_whitespace).into_iter().find_map(|part| match read(part, 0) {
            Said::Is(colour) => Some(colour),
            Said::Around | Said::Unknown => None,
        })
    };
    let mut colours = stops.iter().filter_map(colour);
    let Some(first) = colours.next() else { return Colour::Other };
    if colours.all(|colour| colour == first) { first } else { Colour::Other }
}

/// What stands between dividers that are in no brackets.
fn pieces(value: &str, is_divider: impl Fn(char) -> bool) -> Vec<&str> {
    const PIECES_MAX: usize = 64;
    let (mut pieces, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, char) in value.char_indices() {
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            char if depth == 0 && is_divider(char) => {
                pieces.extend(value.get(start..at));
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    pieces.extend(value.get(start..));
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces.truncate(PIECES_MAX);
    pieces
}

/// A colour in small letters.
fn read(value: &str, depth: usize) -> Said {
    let value = value.trim();
    match value {
        "" | "inherit" | "initial" | "unset" | "revert" | "revert-layer" | "currentcolor" => {
            return Said::Around;
        }
        "transparent" => return Said::Is(Colour::Clear),
        _ => {}
    }
    if let Some(hex) = value.strip_prefix('#') {
        let alpha = match hex.len() {
            4 => hex.get(3..),
            8 => hex.get(6..),
            _ => None,
        };
        let is_clear = alpha.is_some_and(|alpha| alpha.bytes().all(|digit| digit == b'0'));
        return match faint::channels(hex) {
            Some(_) if is_clear => Said::Is(Colour::Clear),
            Some(known) => Said::Is(Colour::Known(known)),
            None => Said::Unknown,
        };
    }
    if let Some((name, inside)) = value.split_once('(') {
        let inside = inside.strip_suffix(')').unwrap_or(inside);
        let name = name.trim();
        let mixed = match name {
            "color-mix" if depth < DEPTH_MAX => mix(inside, depth),
            "light-dark" if depth < DEPTH_MAX => {
                pieces(inside, |char| char == ',').first().map(|light| read(light, depth + 1))
            }
            _ => function(name, inside).map(Said::Is),
        };
        return mixed.unwrap_or(Said::Unknown);
    }
    const OF_SYSTEMS: [&str; 9] = [
        "auto",
        "linktext",
        "graytext",
        "highlight",
        "highlighttext",
        "buttontext",
        "buttonface",
        "infotext",
        "infobackground",
    ];
    match faint::named(value) {
        Some(known) => Said::Is(Colour::Known(known)),
        None if OF_SYSTEMS.contains(&value) => Said::Is(Colour::Other),
        None => Said::Unknown,
    }
}

/// `color-mix(in srgb, white 30%, black)`, as if every way of mixing were that of light.
fn mix(inside: &str, depth: usize) -> Option<Said> {
    let parts = pieces(inside, |char| char == ',');
    let [_, one, other] = parts.as_slice() else { return None };
    let part = |piece: &str| -> Option<(Colour, Option<i64>)> {
        let words = pieces(piece, char::is_whitespace);
        let share = words.iter().find(|word| word.ends_with('%')).and_then(|word| fraction(word));
        let colour = words.iter().find(|word| !word.ends_with('%'))?;
        match read(colour, depth + 1) {
            Said::Is(colour) => Some((colour, share)),
            Said::Around | Said::Unknown => None,
        }
    };
    let ((one, first), (other, second)) = (part(one)?, part(other)?);
    let first = first.or(second.map(|second| ONE - second)).unwrap_or(ONE / 2).clamp(0, ONE);
    let (Colour::Known(one), Colour::Known(other)) = (one, other) else {
        return (one == other).then_some(Said::Is(one));
    };
    let both = |at: usize| {
        let [one, other] =
            [one, other].map(|colour| i64::from(colour.get(at).copied().unwrap_or(0)));
        nearest(one * first + other * (ONE - first))
    };
    Some(Said::Is(Colour::Known([both(0), both(1), both(2)])))
}

/// `rgb(255 255 255 / 50%)`, `hsl(0, 0%, 100%)`, `hwb(0 100% 0%)`, `color(srgb 1 1 1)`.
fn function(name: &str, inside: &str) -> Option<Colour> {
    let parts: Vec<&str> =
        inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).take(5).collect();
    let parts = match (name, parts.as_slice()) {
        ("color", ["srgb" | "srgb-linear" | "display-p3", rest @ ..]) => rest,
        ("color", _) => return None,
        (_, parts) => parts,
    };
    let [one, two, three, alpha @ ..] = parts else { return None };
    let alpha = alpha.first().map(|alpha| fraction(alpha));
    let is_clear = alpha.flatten().is_some_and(|alpha| alpha < SEEN_MIN);
    let part = |part: &str| if part == "none" { Some(0) } else { fraction(part) };
    let known = match name {
        "rgb" | "rgba" => [channel(one)?, channel(two)?, channel(three)?],
        "color" => [whole(part(one)?), whole(part(two)?), whole(part(three)?)],
        "hsl" | "hsla" => {
            from_hue(degrees(one)?, part(two)?.clamp(0, ONE), part(three)?.clamp(0, ONE))
        }
        "hwb" => {
            let (white, black) = (part(two)?.clamp(0, ONE), part(three)?.clamp(0, ONE));
            let all = (white + black).max(ONE);
            let (white, black) = (white * ONE / all, black * ONE / all);
            let pure = from_hue(degrees(one)?, ONE, ONE / 2);
            pure.map(|channel| whole(i64::from(channel) * (ONE - white - black) / 255 + white))
        }
        // Of these only white and black are told apart.
        "lab" | "lch" | "oklab" | "oklch" => {
            let is_part = one.ends_with('%') || name.starts_with("ok");
            match if is_part { part(one)? } else { thousandths(one)? / 100 } {
                960.. => [255; 3],
                ..=30 => faint::BLACK,
                _ if is_clear => return Some(Colour::Clear),
                _ => return Some(Colour::Other),
            }
        }
        _ => return None,
    };
    Some(if is_clear { Colour::Clear } else { Colour::Known(known) })
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
    if part == "none" {
        return Some(0);
    }
    let end = part.find(|char: char| char.is_alphabetic()).unwrap_or(part.len());
    let (times, of) = match part.get(end..)? {
        "" | "deg" => (1, 1),
        "turn" => (360, 1),
        "grad" => (9, 10),
        "rad" => (57_296, 1000),
        _ => return None,
    };
    Some(thousandths(part.get(..end)?)?.saturating_mul(times) / of)
}

/// A channel from 0 to 255, or in hundredths of that.
fn channel(part: &str) -> Option<u8> {
    if part == "none" {
        return Some(0);
    }
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
        let white = Said::Is(Colour::Known([255; 3]));
        for value in [
            "#fff",
            "#FFFFFF",
            "white",
            "rgb(255, 255, 255)",
            "rgb(100% 100% 100%)",
            "hsl(0, 0%, 100%)",
            "hsl(120deg 50% 100% / 1)",
            "oklch(100% 0 0)",
            "hwb(0 100% 0%)",
            "hwb(0.25turn 100% 0% / 1)",
            "color-mix(in srgb, white, white)",
            "color-mix(in oklab, red 0%, white)",
            "color(srgb 1 1 1)",
            "light-dark(white, black)",
        ] {
            assert_eq!(ink(value), white, "{value}");
        }
        for value in ["transparent", "rgba(0,0,0,0)", "#0000", "#12345600", "hsl(0 0% 0% / 0%)"] {
            assert_eq!(ink(value), Said::Is(Colour::Clear), "{value}");
        }
        let is = |colour| Said::Is(Colour::Known(colour));
        assert_eq!(ink("hsl(0, 100%, 50%)"), is([255, 0, 0]));
        assert_eq!(ink("hwb(120 0% 0%)"), is([0, 255, 0]));
        assert_eq!(ink("color-mix(in srgb, black 20%, white)"), is([204; 3]));
        assert_eq!(ink("rebeccapurple"), is([0x66, 0x33, 0x99]));
        assert_eq!(ink("inherit"), Said::Around);
        assert_eq!(ink("initial"), is([0; 3]));
        for unknown in
            ["rgb(from red r g b)", "color(xyz 1 1 1)", "whitest", "#ab", "device-cmyk(0 0 0 0)"]
        {
            assert_eq!(ink(unknown), Said::Unknown, "{unknown}");
        }
        assert_eq!(ground("#000 url(a.png)"), Said::Is(Colour::Other));
        assert_eq!(ground("no-repeat black"), is([0; 3]));
        assert_eq!(ground("none"), Said::Is(Colour::Clear));
        assert_eq!(ground("linear-gradient(90deg, #000, black 50%)"), is([0; 3]));
        assert_eq!(ground("linear-gradient(white, black)"), Said::Is(Colour::Other));
        assert_eq!(ground("currentcolor"), Said::Unknown);
    }
}
