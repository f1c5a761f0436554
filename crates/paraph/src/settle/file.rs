//! The files of a scenario, and the files that are written of it.

use std::path::Path;

use clap::ArgMatches;
use paraph_desk::{Outside, about_file, replace_private};
use paraph_exchange::FILE_BYTES_MAX;
use paraph_exchange::scenario::ScenarioNotice;
use paraph_settle::rough::Fitting;
use paraph_settle::scenario::Checked;

use super::{trouble, words};
use crate::failure::Failure;
use crate::{text as text_of, texts};

/// A scenario that was read.
pub(super) struct Read {
    pub(super) scenario: Checked,
    pub(super) rough: Option<Fitting>,
    notices: Vec<ScenarioNotice>,
}

impl Read {
    /// What is said beside the answer: a line for each notice.
    pub(super) fn beside(&self) -> String {
        let said = |notice: &ScenarioNotice| words::clean(&notice.to_string());
        self.notices.iter().map(|notice| format!("note: {}\n", said(notice))).collect()
    }
}

/// Reads the files that are given, which are one scenario together.
pub(super) fn read(given: &ArgMatches, outside: &mut dyn Outside) -> Result<Read, Failure> {
    let names = texts(given, "files");
    let mut contents = Vec::new();
    for name in &names {
        contents.push(bytes(name, outside)?);
    }
    let pairs = names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice));
    let files: Vec<(&str, &[u8])> = pairs.collect();
    let reader = text_of(given, "for");
    let is_all = given.get_flag("mediator");
    let read = paraph_exchange::scenario::read(&files).map_err(|bad| match &bad.party {
        // What another said is not quoted; whoever reads for all at the table is another to each.
        Some(party) if !is_all && reader.as_ref() != Some(party) => trouble(format!(
            "{}: what a party said of its ratings does not fit together: ask whoever gave you the file, \
             who can see with --mediator what it is, as the party can with --for",
            words::clean(&bad.file)
        )),
        _ => trouble(words::clean(&bad.to_string())),
    })?;
    Ok(Read { scenario: read.scenario, rough: read.rough, notices: read.notices })
}

/// A file's bytes.
fn bytes(name: &str, outside: &mut dyn Outside) -> Result<Vec<u8>, Failure> {
    outside.read(name).map_err(|error| trouble(about_file(Path::new(name), &error)))
}

/// Refuses to write what would not be read again; `instead` makes it right.
pub(super) fn fits(flag: &str, bytes: usize, instead: &str) -> Result<(), Failure> {
    if bytes <= FILE_BYTES_MAX {
        return Ok(());
    }
    let (long, most) = (bytes.div_ceil(1 << 20), FILE_BYTES_MAX >> 20);
    Err(trouble(format!(
        "--{flag}: it would be {long} MiB long, and no more than {most} MiB are read again, so it was not \
         written: {instead}"
    )))
}

/// The text of a proof or of kept work.
pub(super) fn text(name: &str, outside: &mut dyn Outside) -> Result<String, Failure> {
    let bytes = bytes(name, outside)?;
    if bytes.len() > FILE_BYTES_MAX {
        let most = FILE_BYTES_MAX >> 20;
        return Err(trouble(format!(
            "{name}: it is larger than {most} MiB, more than is read or ever written: it is no proof and no \
             kept work"
        )));
    }
    String::from_utf8(bytes).map_err(|_| {
        trouble(format!("{name}: it is no text in UTF-8: give what --proof or --save wrote"))
    })
}

/// What is written goes to places of their own, and never over what is read; but work that is taken up again may
/// be kept where it was.
pub(super) fn check_targets(given: &ArgMatches) -> Result<(), Failure> {
    let place = |name: &str| match std::fs::canonicalize(name) {
        Ok(there) => there,
        Err(_) => std::path::absolute(name).unwrap_or_else(|_| name.into()),
    };
    let read = texts(given, "files").into_iter().chain(text_of(given, "check"));
    let read: Vec<_> = read.map(|name| place(&name)).collect();
    let resumed = text_of(given, "resume").map(|name| place(&name));
    let mut taken: Vec<(&str, std::path::PathBuf)> = Vec::new();
    for flag in ["proof", "svg", "save"] {
        let Some(name) = text_of(given, flag) else { continue };
        let there = place(&name);
        let shown = words::clean(&name);
        let is_read = read.contains(&there) || flag != "save" && resumed.as_ref() == Some(&there);
        if name != "-" && is_read {
            return Err(trouble(format!(
                "--{flag}: `{shown}` is read as well, and would be lost: give another name"
            )));
        }
        if let Some((other, _)) = taken.iter().find(|(_, other)| *other == there) {
            return Err(trouble(format!(
                "--{other} and --{flag} both write `{shown}`, and one would be lost: give another name"
            )));
        }
        if name == "-" && given.get_flag("json") {
            return Err(trouble(format!(
                "--{flag} - answers instead of --json: give a file, or leave --json out"
            )));
        }
        taken.push((flag, there));
    }
    Ok(())
}

/// Writes a file that others on the machine cannot read, whole or not at all; `-` gives it back to be
/// answered.
pub(super) fn write_private(name: &str, text: &str) -> Result<String, Failure> {
    if name == "-" {
        return Ok(text.to_owned());
    }
    // A device or a pipe is written into; only a file is replaced, and where a link leads to.
    let is_special = std::fs::metadata(name).is_ok_and(|there| !there.is_file());
    let target = std::fs::canonicalize(name).unwrap_or_else(|_| name.into());
    let written = match is_special {
        true => std::fs::write(name, text),
        false => replace_private(&target, text.as_bytes()),
    };
    written.map_err(|error| match missing_folder(&target) {
        Some(folder) if error.kind() == std::io::ErrorKind::NotFound => trouble(format!(
            "`{}` cannot be written: there is no folder `{}`: make it first, or write elsewhere",
            words::clean(name),
            words::clean(&folder.display().to_string())
        )),
        _ => trouble(about_file(Path::new(name), &error)),
    })?;
    Ok(String::new())
}

/// The folder in which a file should stand, if it is not there.
fn missing_folder(target: &Path) -> Option<&Path> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    (!folder.exists()).then_some(folder)
}

#[cfg(test)]
mod tests {
    use paraph_exchange::FILE_BYTES_MAX;

    #[test]
    fn nothing_is_written_that_would_not_be_read_again() {
        assert!(super::fits("proof", FILE_BYTES_MAX, "").is_ok());
        let refused = super::fits("proof", FILE_BYTES_MAX + 1, "ask for one standard alone");
        let said = format!("{:?}", refused.map_err(|refused| refused.to_string()));
        assert!(said.contains("65 MiB long, and no more than 64 MiB"), "{said}");
        assert!(said.contains("ask for one standard alone"), "{said}");
    }
}
