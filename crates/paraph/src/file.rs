//! The files of people: bytes to a draft. The one place where a format is told.

use paraph_desk::Outside;
use paraph_text::Draft;

use crate::failure::Failure;

/// A draft and the name of the file it stands in.
pub(crate) struct Named {
    /// As it was given.
    pub(crate) name: String,
    /// The text.
    pub(crate) draft: Draft,
}

/// Reads a draft out of a file.
pub(crate) fn read(name: &str, outside: &mut dyn Outside) -> Result<Named, Failure> {
    let bytes = outside.read(name).map_err(|error| unreadable(name, &error.to_string(), None))?;
    let draft = Draft::parse_bytes(&bytes)
        .map_err(|bad| unreadable(name, &bad.to_string(), Some(bad.hint())))?;
    if draft.walk().next().is_none() {
        let why = "there are no points in it: each begins with its number, `1. The parties meet.`";
        return Err(unreadable(name, why, None));
    }
    Ok(Named { name: name.to_owned(), draft })
}

fn unreadable(name: &str, why: &str, remedy: Option<String>) -> Failure {
    let remedy = remedy.map(|remedy| format!("; {remedy}")).unwrap_or_default();
    Failure::Words { why: format!("{name}: {why}{remedy}"), hint: None }
}
