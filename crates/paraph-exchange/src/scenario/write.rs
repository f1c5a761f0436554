//! A scenario to files again, or why a format cannot hold it.

mod genius;
mod geniusweb;
mod hold;
mod negmas;
mod own;
mod rectangles;
mod text;

use paraph_settle::rough::Rough;
use paraph_settle::scenario::Checked;

use super::{Format, Unwritable};

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What to call it, without folders; no two are called the same.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Writes a scenario in a format, the domain first where there is one, then the parties in order.
///
/// What is written reads back as the same scenario; the foreign formats count in
/// thousand-millionths, so that its scale may be a multiple.
///
/// # Errors
///
/// What the format cannot hold, all of it: nothing is left out without a word.
pub fn write(scenario: &Checked, format: Format) -> Result<Vec<Written>, Unwritable> {
    match format {
        Format::Own => Ok(own::write(scenario, &[])),
        Format::Tables => Err(Unwritable {
            reasons: vec!["tables of integers are read and not written: write our own JSON".into()],
        }),
        Format::Genius => genius::write(scenario),
        Format::GeniusWeb => geniusweb::write(scenario),
        Format::Negmas => negmas::write(scenario),
    }
}

/// The same for a scenario in which ratings are rough. Only our own JSON has a place for them.
///
/// # Errors
///
/// That another format has none.
pub fn write_rough(rough: &Rough, format: Format) -> Result<Vec<Written>, Unwritable> {
    if format == Format::Own {
        return Ok(own::write(&rough.scenario, &rough.loose));
    }
    let of = rough.scenario.parties.iter().zip(&rough.loose).filter(|(_, loose)| loose.is_some());
    let reason = |name: &String| {
        format!("it has no place for the rough ratings of \"{name}\": write our own JSON")
    };
    Err(Unwritable { reasons: of.map(|(party, _)| reason(&party.name)).collect() })
}
