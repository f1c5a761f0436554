//! What a style says of where words stand and how they are drawn, as far as nothing may be left of them.

use super::Css;
use super::lengths::{self, degrees, height, is_little, is_shifted, is_zero};
use crate::raised::Height;

impl Css {
    /// Takes a declaration of such a property; whether it is understood, none of another.
    pub(super) fn take_place(&mut self, name: &str, value: &str) -> Option<bool> {
        let is_off = match name {
            "width" | "max-width" | "height" | "max-height" | "inline-size" | "max-inline-size"
            | "block-size" | "max-block-size" | "line-height" => {
                // What is wider than that depends on what is around.
                self.is_flat |= is_little(value) == Some(true);
                return Some(true);
            }
            "overflow" | "overflow-x" | "overflow-y" => {
                self.hides_rest |= value != "visible";
                return Some(true);
            }
            "left" | "top" | "right" | "bottom" => {
                let moved = match name {
                    "bottom" => height(value),
                    "top" => height(value).map(Height::other),
                    _ => None,
                };
                self.moved = moved.or(self.moved);
                is_shifted(value)
            }
            "text-indent" => value.split_whitespace().next().and_then(is_shifted),
            "margin-left"
            | "margin-top"
            | "margin-inline-start"
            | "margin-block-start"
            | "padding-left"
            | "inset-inline-start"
            | "inset-block-start" => is_shifted(value),
            "margin" | "inset" => sides(value),
            "opacity" | "zoom" => {
                if lengths::is_word(value) {
                    Some(false)
                } else {
                    is_zero(value)
                }
            }
            "letter-spacing" => lengths::is_pushed_together(value),
            "filter" => filtered(value),
            "transform" => transformed(value),
            "translate" => all(value, is_shifted),
            "scale" => all(value, is_shrunk),
            "rotate" => all(value, |part| degrees(part).map(|_| false)),
            "clip" => Some(lengths::is_cut_away(value)),
            "clip-path" => Some(value != "none"),
            "-webkit-text-security" | "text-security" => Some(value != "none"),
            // What these leave of letters is not counted out.
            "mix-blend-mode" => (value == "normal").then_some(false),
            "mask" | "mask-image" | "-webkit-mask" | "-webkit-mask-image" => {
                (value == "none").then_some(false)
            }
            "z-index" => (!value.starts_with('-')).then_some(false),
            "box-shadow" => (!value.contains("inset")).then_some(false),
            _ => return None,
        };
        self.faint.is_off |= is_off == Some(true);
        Some(is_off.is_some())
    }
}

/// Whether one of several values is so; nothing where one is not understood.
fn all(value: &str, is: impl Fn(&str) -> Option<bool>) -> Option<bool> {
    if lengths::is_word(value) {
        return Some(false);
    }
    let judged: Option<Vec<bool>> = value.split_whitespace().map(is).collect();
    Some(judged?.contains(&true))
}

/// Whether the upper or the left of the edges `top right bottom left` moves something away.
///
/// The others do not: a foot that is drawn down far and pulled up again is how columns are made as long as one another.
fn sides(value: &str) -> Option<bool> {
    if value.contains('(') {
        return is_shifted(value);
    }
    let sides: Vec<&str> = value.split_whitespace().collect();
    let left = match sides.as_slice() {
        [_, _, _, left] => left,
        [_, left, ..] | [left] => left,
        [] => return Some(false),
    };
    Some(is_shifted(sides.first()?)? || is_shifted(left)?)
}

/// Whether something is shrunk to nothing; what is turned over cannot be read.
fn is_shrunk(part: &str) -> Option<bool> {
    (!part.starts_with('-')).then(|| is_zero(part)).flatten()
}

/// The functions of a value: `rotate(2deg) scale(0)`.
fn functions(value: &str) -> impl Iterator<Item = (&str, &str)> {
    value.split_inclusive(')').filter_map(|one| {
        let (name, inside) = one.trim().split_once('(')?;
        Some((name, inside.strip_suffix(')').unwrap_or(inside)))
    })
}

fn filtered(value: &str) -> Option<bool> {
    let mut is_off = false;
    for (name, inside) in functions(value) {
        match name {
            "opacity" => is_off |= is_zero(inside)?,
            // The colour of a shadow may be a function.
            "drop-shadow" => {}
            "grayscale" | "sepia" | "saturate" | "hue-rotate" => {}
            "brightness" | "contrast" => (!is_zero(inside)?).then_some(())?,
            _ => return None,
        }
    }
    Some(is_off)
}

/// Whether something is moved off the screen, shrunk to nothing or turned to its edge.
fn transformed(value: &str) -> Option<bool> {
    if lengths::is_word(value) {
        return Some(false);
    }
    let mut is_off = false;
    let mut is_any = false;
    for (name, inside) in functions(value) {
        is_any = true;
        let inside = inside.replace(',', " ");
        is_off |= match name {
            "scale" | "scale3d" | "scalex" | "scaley" => all(&inside, is_shrunk)?,
            "translate" | "translatex" | "translatey" | "translate3d" => all(&inside, is_shifted)?,
            "rotatex" | "rotatey" => degrees(&inside)?.rem_euclid(180) == 90,
            "rotate" | "rotatez" | "skew" | "skewx" | "skewy" | "translatez" | "perspective" => {
                false
            }
            "matrix" => {
                let numbers: Vec<&str> = inside.split_whitespace().collect();
                let [a, b, c, d, x, y] = numbers.as_slice() else { return None };
                let is_flat = is_zero(a)? && is_zero(b)? || is_zero(c)? && is_zero(d)?;
                is_flat || is_shifted(x)? || is_shifted(y)?
            }
            _ => return None,
        };
    }
    is_any.then_some(is_off)
}
