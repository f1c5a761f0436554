//! A page for the browser, written into a file.

use std::io;
use std::path::Path;

use paraph_case::view::Page;
use paraph_desk::{about_file, shown_name};

use crate::failure::Failure;
use crate::file;

/// What is said beside the summary once a page is written.
const WRITTEN: &str = "the whole answer is in FILE: open it in any browser";

/// Writes a page into a file and answers what is then said: a summary, and where the page is. Answers the page
/// where the file is `-`.
pub(super) fn written(
    name: &str,
    page: String,
    summary: impl FnOnce(&mut Page),
    render: impl Fn(&Page) -> String,
) -> Result<String, Failure> {
    if name == "-" {
        return Ok(page);
    }
    if !is_free(name) {
        let why = format!(
            "{} is there already and is no page: nothing was written over it; name another file",
            file::shown(name)
        );
        return Err(Failure::Words { why, hint: None });
    }
    std::fs::write(name, page).map_err(|error| Failure::Words {
        why: not_written(Path::new(name), &error),
        hint: None,
    })?;
    let mut said = Page::default();
    summary(&mut said);
    said.line(0, WRITTEN.replace("FILE", &file::shown(name)));
    Ok(render(&said))
}

/// Why a file cannot be written: where it would be new, its folder is what is missing.
fn not_written(path: &Path, error: &io::Error) -> String {
    match path.parent().filter(|_| error.kind() == io::ErrorKind::NotFound) {
        Some(folder) => format!(
            "`{}` cannot be written: there is no folder `{}`; make it, or name a place that is there",
            shown_name(path),
            shown_name(folder)
        ),
        None => about_file(path, error),
    }
}

/// Whether a page may be written there: nothing is there, or an older page, or a device; never a
/// draft that was named in the wrong place.
fn is_free(name: &str) -> bool {
    let is_file = std::fs::metadata(name).is_ok_and(|there| there.is_file());
    let begins = b"<!doctype html";
    let mut start = [0; 14];
    let read =
        std::fs::File::open(name).and_then(|mut file| io::Read::read_exact(&mut file, &mut start));
    !is_file || (read.is_ok() && start.eq_ignore_ascii_case(begins))
}
