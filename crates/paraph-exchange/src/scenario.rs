//! Scenarios of settlement, from and to the formats that people and programs have them in.
//!
//! [`read`] takes files by name and contents, tells by what is in them which format they have, and
//! gives a scenario that was checked, with what was noticed on the way. [`write()`] gives files again,
//! or says what the format cannot hold. The formats are described in `docs/formats/settlement.md`:
//! our own JSON, written by hand; plain tables of integers; GENIUS XML; GeniusWeb JSON in both
//! spellings; NegMAS YAML.
//!
//! Numbers are read as exact decimals. Where a format gives a utility as a product or quotient, it
//! is rounded once, to a thousand-millionth of a utility of 1.
//!
//! ```
//! use paraph_exchange::scenario::{Format, read, write};
//!
//! let deal = r#"{
//!   "paraph-settlement": 1,
//!   "unit": "percent",
//!   "issues": [{"name": "7", "options": ["shall", "should"]}],
//!   "parties": [
//!     {"name": "A", "reservation": 40, "ratings": {"7": {"shall": 100, "should": 55}}},
//!     {"name": "B", "reservation": 30, "ratings": {"7": {"shall": 0, "should": 100}}}
//!   ]
//! }"#;
//! let read = read(&[("deal.json", deal.as_bytes())])?;
//! assert_eq!(read.scenario.parties[0].ratings, [[100, 55]]);
//! let files = write(&read.scenario, Format::Negmas)?;
//! assert_eq!(files.len(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assemble;
mod error;
mod genius;
mod geniusweb;
mod json;
mod negmas;
mod notice;
mod own;
mod polynomial;
mod ratio;
mod recognise;
mod tables;
mod tree;
mod write;
mod xml;
mod yaml;

pub use error::{Position, ScenarioError, Unwritable};
pub use notice::ScenarioNotice;
use paraph_settle::rough::Fitting;
use paraph_settle::scenario::Checked;
pub use write::{Lossy, Written, write, write_lossy, write_rough};

/// How a scenario is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own JSON, one file.
    Own,
    /// Plain tables of integers in JSON, one file; read and not written.
    Tables,
    /// GENIUS XML: a domain and one profile for each party.
    Genius,
    /// `GeniusWeb` JSON: a domain and one profile for each party.
    GeniusWeb,
    /// `NegMAS` YAML: an outcome space and one utility function for each party.
    Negmas,
}

impl std::fmt::Display for Format {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Own => "paraph-settlement JSON",
            Self::Tables => "tables of integers",
            Self::Genius => "GENIUS XML",
            Self::GeniusWeb => "GeniusWeb JSON",
            Self::Negmas => "NegMAS YAML",
        })
    }
}

/// A scenario that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The scenario; where ratings are rough, with central numbers in their place.
    pub scenario: Checked,
    /// What was said in place of ratings, if any are rough. Only our own JSON can say it.
    pub rough: Option<Fitting>,
    /// The format that its files had.
    pub format: Format,
    /// What was left out, or taken in one of several ways.
    pub notices: Vec<ScenarioNotice>,
}

/// Reads files, given by name and contents, that are one scenario together.
///
/// Which of them is the domain is told by what is in them. The order of the others is the order of
/// the parties.
///
/// # Errors
///
/// Says which file is wrong where, how, and what would make it right.
pub fn read(files: &[(&str, &[u8])]) -> Result<Read, ScenarioError> {
    recognise::read(files)
}

/// What a party is called whose file says nothing: the file without its folders and its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
