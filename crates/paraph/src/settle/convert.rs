//! A scenario into the formats of other programs: `--to FORMAT FOLDER`.

use std::path::Path;

use clap::ArgMatches;
use paraph_case::view::listed;
use paraph_desk::about_file;
use paraph_exchange::scenario::{
    Format, Lossy, Unwritable, Written, write as written, write_lossy, write_rough,
};
use paraph_settle::rough::Fitting;
use paraph_settle::scenario::Checked;

use super::{file, trouble, words};
use crate::failure::Failure;
use crate::texts;

/// Into which format, and into which folder.
pub(super) struct Into {
    format: Format,
    folder: String,
    /// Whether what the format has no place for may be left out.
    is_lossy: bool,
}

/// What was asked for, if it was.
pub(super) fn asked(given: &ArgMatches) -> Result<Option<Into>, Failure> {
    let typed = texts(given, "to");
    let (Some(format), Some(folder)) = (typed.first(), typed.get(1)) else { return Ok(None) };
    let Some((_, format)) = FORMATS.iter().find(|(word, _)| word == format) else {
        let format = words::clean(format);
        let known = listed(FORMATS.iter().map(|(word, _)| word));
        return Err(trouble(format!("--to: there is no format `{format}`; there are {known}")));
    };
    Ok(Some(Into { format: *format, folder: folder.clone(), is_lossy: given.get_flag("lossy") }))
}

/// The formats that can be named.
const FORMATS: [(&str, Format); 4] = [
    ("genius", Format::Genius),
    ("geniusweb", Format::GeniusWeb),
    ("negmas", Format::Negmas),
    ("json", Format::Own),
];

/// Writes it, and says which files were written, and in lines of notes what is not in them. What is there
/// already stays as it is.
pub(super) fn write(
    scenario: &Checked,
    rough: Option<&Fitting>,
    into: &Into,
) -> Result<(String, String), Failure> {
    let rough = rough.map(Fitting::rough);
    let written = match (into.is_lossy, rough) {
        (true, rough) => write_lossy(scenario, rough, into.format),
        (false, Some(rough)) => write_rough(rough, into.format).map(whole),
        (false, None) => written(scenario, into.format).map(whole),
    };
    let Lossy { files, left_out } = written.map_err(|bad| refused(into.format, &bad))?;
    let left_out = left_out.iter().map(|lost| format!("note: left out: {}\n", words::clean(lost)));
    Ok((written_into(&files, into)?, left_out.collect()))
}

fn whole(files: Vec<Written>) -> Lossy {
    Lossy { files, left_out: Vec::new() }
}

/// What cannot be written, and what would.
fn refused(format: Format, bad: &Unwritable) -> Failure {
    let instead = match bad.can_be_left_out {
        true => "--lossy leaves that out, and says so; --to json holds all of it",
        false => "--to json holds all of it",
    };
    trouble(format!("{format} cannot hold this scenario:\n{bad}\n{instead}"))
}

/// Writes the files, and says which.
fn written_into(files: &[Written], into: &Into) -> Result<String, Failure> {
    let folder = Path::new(&into.folder);
    let wrong = |path: &Path, error: &std::io::Error| trouble(about_file(path, error));
    std::fs::create_dir_all(folder).map_err(|error| wrong(folder, &error))?;
    let paths: Vec<_> = files.iter().map(|file| folder.join(&file.name)).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        let there = paraph_desk::shown_name(there);
        return Err(trouble(format!(
            "{there} is there already: name another folder, or take it away"
        )));
    }
    let mut out = String::new();
    for (Written { text, .. }, path) in files.iter().zip(&paths) {
        let name = path.display().to_string();
        file::write_private(&name, text)?;
        out.push_str(&format!("{}\n", crate::file::shown(&name)));
    }
    Ok(out)
}
