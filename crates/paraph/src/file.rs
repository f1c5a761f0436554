//! The files of people: bytes to a draft. The one place where a format is told.

use std::path::Path;

use clap::ArgMatches;
use paraph_desk::{Outside, about_file};
use paraph_exchange::{Encoding, Notice, Options, Tracked};
use paraph_text::Draft;

use crate::failure::Failure;
use crate::text;

/// A draft and the name of the file it stands in.
pub(crate) struct Named {
    /// As it was given.
    pub(crate) name: String,
    /// The text.
    pub(crate) draft: Draft,
    /// What was left out of the file, or taken in one of several ways.
    pub(crate) notices: Vec<Notice>,
}

/// Reads a draft out of a file, in whatever format it is.
pub(crate) fn read(
    name: &str,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<Named, Failure> {
    let told = |why: String| Failure::Words { why, hint: None };
    let bytes = outside.read(name).map_err(|error| told(about_file(Path::new(name), &error)))?;
    let read = paraph_exchange::read(name, &bytes, &options(given))
        .map_err(|bad| told(format!("{name}: {bad}; {}", bad.hint())))?;
    Ok(Named { name: name.to_owned(), draft: read.draft, notices: read.notices })
}

/// How the files are to be read, as it was typed.
pub(crate) fn options(given: &ArgMatches) -> Options {
    let tracked = match text(given, "tracked").as_deref() {
        Some("rejected") => Tracked::Rejected,
        Some("shown") => Tracked::Shown,
        _ => Tracked::Accepted,
    };
    let encoding = match text(given, "encoding").as_deref() {
        Some("windows-1251") => Some(Encoding::Windows1251),
        Some("windows-1252") => Some(Encoding::Windows1252),
        _ => None,
    };
    Options { tracked, encoding }
}

/// What is said beside an answer of files that were not taken as they are: a line for each notice.
pub(crate) fn beside(files: &[Named]) -> String {
    let all = files.iter().flat_map(|file| file.notices.iter().map(move |notice| (file, notice)));
    all.map(|(file, notice)| format!("note: {}: {notice}\n", file.name)).collect()
}
