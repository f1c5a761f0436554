//! What fields show whose result is not in the file: what their instruction says itself.
//!
//! Word works such fields out when it opens the file (ISO/IEC 29500-1, 17.16.5), so a reader of the page sees what
//! is in no words of the file.

use super::{Sign, character};

/// What a field without a stored result shows.
pub(super) enum Shown {
    /// Nothing, as it only marks a place.
    Nothing,
    /// What its instruction says.
    As(Sign),
    /// What only Word can work out.
    Unknown,
}

/// Fields that mark, set or lay out something, and show nothing.
const SILENT: [&str; 13] = [
    "XE",
    "TC",
    "TA",
    "RD",
    "SET",
    "ASK",
    "PRIVATE",
    "ADVANCE",
    "NEXT",
    "NEXTIF",
    "SKIPIF",
    "HYPERLINK",
    "",
];

/// What a field with this instruction shows; `numbered` counts the paragraphs that fields number.
pub(super) fn shown(instruction: &str, numbered: &mut usize) -> Shown {
    let words = words(instruction);
    let (kind, rest) = words.split_first().map_or(("", [].as_slice()), |(kind, rest)| (kind, rest));
    let kind = kind.to_ascii_uppercase();
    match kind.as_str() {
        kind if SILENT.contains(&kind) => Shown::Nothing,
        "QUOTE" => Shown::As(Sign::Words(rest.first().cloned().unwrap_or_default())),
        "MACROBUTTON" | "GOTOBUTTON" => {
            Shown::As(Sign::Words(button(instruction).unwrap_or_default().to_string()))
        }
        "SYMBOL" => symbol(rest).map_or(Shown::Unknown, Shown::As),
        // A space, as Word has before the words, so that it reads as a number.
        "AUTONUM" | "AUTONUMLGL" => {
            *numbered += 1;
            Shown::As(Sign::Words(format!("{numbered}. ")))
        }
        // An equation in a language of its own; whoever changes it changes the instruction.
        "EQ" => {
            Shown::As(Sign::Equation(instruction.split_whitespace().collect::<Vec<_>>().join(" ")))
        }
        _ => Shown::Unknown,
    }
}

/// What a field shows that is pressed to do something: all that stands behind the name of it.
pub(super) fn button(instruction: &str) -> Option<&str> {
    let (kind, rest) = instruction.trim_start().split_once(char::is_whitespace)?;
    let is_button =
        ["MACROBUTTON", "GOTOBUTTON"].iter().any(|known| kind.eq_ignore_ascii_case(known));
    let (_, shown) = rest.trim_start().split_once(char::is_whitespace)?;
    Some(shown.trim_start()).filter(|_| is_button)
}

/// `SYMBOL 211 \\f Symbol`: a character by its number, in decimal digits or as `0xD3`.
fn symbol(words: &[String]) -> Option<Sign> {
    let (code, rest) = words.split_first()?;
    let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    let after = |switch: &str| {
        let at = rest.iter().position(|word| word.eq_ignore_ascii_case(switch))?;
        rest.get(at + 1).map(String::as_str)
    };
    let is_unicode = rest.iter().any(|word| word.eq_ignore_ascii_case("\\u"));
    let font = after("\\f").unwrap_or_default();
    // Without a switch that says otherwise it is a character of Windows' Latin set.
    let latin = || {
        let byte = u8::try_from(code).ok()?;
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()
    };
    let code = if is_unicode || !font.is_empty() { code } else { latin()?.into() };
    Some(character(font, code))
}

/// The words of an instruction; what stands in quotes is one.
fn words(instruction: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (at, part) in instruction.split(['"', '“', '”']).enumerate() {
        if at % 2 == 1 {
            words.push(part.to_string());
        } else {
            words.extend(part.split_whitespace().map(str::to_string));
        }
    }
    words
}
