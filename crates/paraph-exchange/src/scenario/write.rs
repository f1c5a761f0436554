//! A scenario to files again, or why a format cannot hold it.

mod genius;
mod geniusweb;
mod hold;
mod loss;
mod negmas;
mod own;
mod rectangles;
mod text;

use paraph_settle::rough::Rough;
use paraph_settle::scenario::{Checked, Fault};

use super::{Format, Unwritable};
use hold::Reasons;

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
/// What the format cannot hold, all of it: nothing that an answer depends on is left out without a word.
pub fn write(scenario: &Checked, format: Format) -> Result<Vec<Written>, Unwritable> {
    match format {
        Format::Own => Ok(own::write(scenario, &[])),
        Format::Tables => Err(Unwritable {
            reasons: vec!["tables of integers are read and not written: write our own JSON".into()],
            can_be_left_out: false,
        }),
        Format::Genius => genius::write(scenario),
        Format::GeniusWeb => geniusweb::write(scenario),
        Format::Negmas => negmas::write(scenario),
    }
}

/// Files, and what of a scenario is not in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lossy {
    /// The files.
    pub files: Vec<Written>,
    /// What the format has no place for, each as it is called in a sentence: `B's red line "no dam"`.
    pub left_out: Vec<String>,
}

/// Writes what a format can hold of a scenario, and says what is left out: lines, the starting package,
/// wordings; of rough ratings the central values, which `scenario` has, are written.
///
/// # Errors
///
/// What cannot be left out: what a package is worth to whom would be another number.
pub fn write_lossy(
    scenario: &Checked,
    rough: Option<&Rough>,
    format: Format,
) -> Result<Lossy, Unwritable> {
    if let (Some(rough), Format::Own) = (rough, format) {
        return Ok(Lossy { files: write_rough(rough, format)?, left_out: Vec::new() });
    }
    let (rest, mut left_out) = loss::without(scenario, format);
    left_out.splice(..0, rough.iter().flat_map(|rough| loss::roughness(rough, format)));
    let bad =
        |fault: Fault| Unwritable { reasons: vec![fault.to_string()], can_be_left_out: false };
    let files = write(&rest.check().map_err(bad)?, format)?;
    Ok(Lossy { files, left_out })
}

/// As [`write()`], a scenario in which ratings are rough. Only our own JSON has a place for them.
///
/// # Errors
///
/// That another format has none.
pub fn write_rough(rough: &Rough, format: Format) -> Result<Vec<Written>, Unwritable> {
    if format == Format::Own {
        return Ok(own::write(&rough.scenario, &rough.loose));
    }
    let mut reasons = Reasons::new(format);
    reasons.lose(&loss::roughness(rough, format));
    reasons.common(&rough.scenario);
    reasons.end()?;
    Ok(Vec::new())
}
