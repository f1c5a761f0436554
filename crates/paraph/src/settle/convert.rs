//! A scenario into the formats of other programs: `--to FORMAT FOLDER`.

use std::path::Path;

use clap::ArgMatches;
use paraph_case::view::listed;
use paraph_desk::about_file;
use paraph_exchange::scenario::{Format, Written, write as written, write_rough};
use paraph_settle::rough::Fitting;
use paraph_settle::scenario::Checked;

use super::{file, trouble, words};
use crate::failure::Failure;
use crate::texts;

/// Into which format, and into which folder.
pub(super) struct Into {
    format: Format,
    folder: String,
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
    Ok(Some(Into { format: *format, folder: folder.clone() }))
}

/// The formats that can be named.
const FORMATS: [(&str, Format); 4] = [
    ("genius", Format::Genius),
    ("geniusweb", Format::GeniusWeb),
    ("negmas", Format::Negmas),
    ("json", Format::Own),
];

/// Writes it, and says which files were written. What is there already stays as it is.
pub(super) fn write(
    scenario: &Checked,
    rough: Option<&Fitting>,
    into: &Into,
) -> Result<String, Failure> {
    let files = match rough {
        Some(fitting) => write_rough(fitting.rough(), into.format),
        None => written(scenario, into.format),
    };
    let files = files
        .map_err(|bad| trouble(format!("{} cannot hold this scenario:\n{bad}", into.format)))?;
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
