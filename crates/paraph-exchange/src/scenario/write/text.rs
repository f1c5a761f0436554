//! How texts, numbers and file names are spelled in what is written.

use paraph_settle::scenario::Scenario;

use super::super::assemble::BILLION;
use super::super::ratio::Ratio;

/// Digits behind the point of a value: enough that its product with any weight rounds to the unit.
const PLACES: u32 = 18;

/// A text in JSON, which is one in YAML too.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // YAML would take the last three for line breaks or as not printable.
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => {
                out.push_str(&format!("\\u{:04X}", u32::from(char)));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

/// A text in an attribute of XML, with its quotes.
pub(super) fn attribute(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Line breaks and tabs in attributes are read as spaces unless they are spelled so.
            '\n' | '\r' | '\t' => out.push_str(&format!("&#{};", u32::from(char))),
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

/// Whether XML can hold a text: most control characters it cannot, however they are spelled.
pub(super) fn is_holdable(text: &str) -> bool {
    text.chars().all(|char| {
        !matches!(char, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
    })
}

/// Units as a decimal part of a utility of 1.
pub(super) fn decimal(billionths: i64) -> String {
    let number = Ratio::whole(billionths).over(&Ratio::whole(BILLION));
    number.unwrap_or_else(Ratio::zero).to_string()
}

/// What may stand in the name of a file everywhere.
pub(super) fn is_file_name(name: &str) -> bool {
    let is_plain = |char: char| {
        !char.is_control() && !matches!(char, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    !name.is_empty()
        && name.len() <= 200
        && name.chars().all(is_plain)
        && !name.starts_with(['.', ' '])
        && !name.ends_with(['.', ' '])
}

/// The name of the domain's file, which is that of no party.
pub(super) fn domain_name(scenario: &Scenario, ending: &str) -> String {
    let mut name = String::from("domain");
    let is_taken =
        |name: &str| scenario.parties.iter().any(|party| party.name.to_lowercase() == name);
    while is_taken(&name) {
        name.insert(0, '_');
    }
    format!("{name}.{ending}")
}

/// A share in decimals, rounded to [`PLACES`].
pub(super) fn share(units: &Ratio, of: &Ratio) -> String {
    let places = Ratio::whole(10_i64.pow(PLACES));
    let share = units.over(of).unwrap_or_else(Ratio::zero);
    let rounded = share.times(&places).round().map(Ratio::whole);
    rounded.and_then(|rounded| rounded.over(&places)).unwrap_or(share).to_string()
}
