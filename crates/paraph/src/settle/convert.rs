//! A scenario into the formats of other programs: `--to FORMAT FOLDER`.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use paraph_case::view::listed;
use paraph_desk::{about_file, create_private, shown_name};
use paraph_exchange::scenario::{self as exchange, Format, Lossy, Unwritable};
use paraph_settle::rough::Fitting;
use paraph_settle::scenario::Checked;

use super::{trouble, words};
use crate::failure::Failure;
use crate::texts;

/// Into which format, and into which folder.
pub(super) struct Target {
    format: Format,
    folder: String,
    /// Whether what the format has no place for may be left out.
    is_lossy: bool,
}

/// What was asked for, if it was.
pub(super) fn asked(given: &ArgMatches) -> Result<Option<Target>, Failure> {
    let typed = texts(given, "to");
    let (Some(format), Some(folder)) = (typed.first(), typed.get(1)) else { return Ok(None) };
    let Some((_, format)) = FORMATS.iter().find(|(word, _)| word == format) else {
        let format = words::clean(format);
        let known = listed(FORMATS.iter().map(|(word, _)| word));
        return Err(trouble(format!("--to: there is no format `{format}`; there are {known}")));
    };
    Ok(Some(Target { format: *format, folder: folder.clone(), is_lossy: given.get_flag("lossy") }))
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
    target: &Target,
) -> Result<(String, String), Failure> {
    let rough = rough.map(Fitting::rough);
    let written = match (target.is_lossy, rough) {
        (true, rough) => exchange::write_lossy(scenario, rough, target.format),
        (false, Some(rough)) => exchange::write_rough(rough, target.format).map(whole),
        (false, None) => exchange::write(scenario, target.format).map(whole),
    };
    let Lossy { files, left_out } = written.map_err(|bad| refused(target.format, &bad))?;
    let left_out = left_out.iter().map(|lost| format!("note: left out: {}\n", words::clean(lost)));
    Ok((written_into(&files, target)?, left_out.collect()))
}

fn whole(files: Vec<exchange::Written>) -> Lossy {
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

/// Writes the files, and says which. Where one of them is there already, or cannot be made, none is.
fn written_into(files: &[exchange::Written], target: &Target) -> Result<String, Failure> {
    let folder = Path::new(&target.folder);
    std::fs::create_dir_all(folder).map_err(|error| trouble(about_file(folder, &error)))?;
    let mut made: Vec<(PathBuf, File)> = Vec::new();
    for file in files {
        let path = folder.join(&file.name);
        match create_private(&path) {
            Ok(file) => made.push((path, file)),
            Err(error) => {
                // What was made just now is empty, and nobody's.
                made.iter().for_each(|(path, _)| drop(std::fs::remove_file(path)));
                return Err(not_made(&path, &error));
            }
        }
    }
    let mut out = String::new();
    for (exchange::Written { text, .. }, (path, mut file)) in files.iter().zip(made) {
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        written.map_err(|error| trouble(about_file(&path, &error)))?;
        out.push_str(&format!("{}\n", shown_name(&path)));
    }
    Ok(out)
}

fn not_made(path: &Path, error: &std::io::Error) -> Failure {
    if error.kind() != ErrorKind::AlreadyExists {
        return trouble(about_file(path, error));
    }
    let there = shown_name(path);
    trouble(format!("{there} is there already: name another folder, or take it away"))
}
