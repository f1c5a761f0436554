//! What goes wrong with a file, told to people: what was looked for, where, and what would help.

use std::io;
use std::path::Path;

/// The name of a file or folder as it can be shown: what would command a terminal, turn the direction
/// of what stands around it, or begin a line of its own is `\u{FFFD}`.
#[must_use]
pub fn shown_name(path: &Path) -> String {
    path.to_string_lossy().chars().map(paraph_text::harmless).collect()
}

/// Why a file or folder could not be read or written, in a sentence.
#[must_use]
pub fn about_file(path: &Path, error: &io::Error) -> String {
    let it = format!("`{}`", shown_name(path));
    match error.kind() {
        io::ErrorKind::NotFound if path.is_relative() => format!(
            "there is no {it} in the folder where this was typed: look at its name, or write the \
             whole path to it"
        ),
        io::ErrorKind::NotFound => format!("there is no {it}: look at its name"),
        io::ErrorKind::PermissionDenied => {
            format!(
                "{it} is closed to whoever runs this: its owner can open it, or copy it for you"
            )
        }
        io::ErrorKind::AlreadyExists => {
            format!("{it} is there already, and nothing is written over: choose another name")
        }
        io::ErrorKind::IsADirectory => format!("{it} is a folder, and a file is needed"),
        io::ErrorKind::NotADirectory => {
            format!("{it} leads through a file, and a folder is needed")
        }
        io::ErrorKind::StorageFull => format!("{it} cannot be written: the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => {
            format!("{it} cannot be written: what it lies on can only be read")
        }
        _ => format!("{it}: {}", without_number(&error.to_string())),
    }
}

/// The system's own words, without the number that it keeps for itself.
fn without_number(words: &str) -> &str {
    words.split_once(" (os error ").map_or(words, |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_commands_no_terminal() {
        let name = "a\u{1b}[2Jb\u{202e}c\nerror: d\u{7f}";
        let said = about_file(Path::new(name), &io::ErrorKind::NotFound.into());
        assert!(said.starts_with("there is no `a\u{fffd}[2Jb\u{fffd}c\u{fffd}error: d\u{fffd}`"));
        assert_eq!(shown_name(Path::new("Añ о.txt")), "Añ о.txt");
    }

    #[test]
    fn no_number_of_the_system_is_told() {
        for (code, begins) in [
            (2, "there is no `a/b` in the folder where this was typed"),
            (13, "`a/b` is closed to whoever runs this"),
            (17, "`a/b` is there already"),
            (20, "`a/b` leads through a file"),
            (21, "`a/b` is a folder"),
            (28, "`a/b` cannot be written: the disk is full"),
            (30, "`a/b` cannot be written"),
            (5, "`a/b`: "),
        ] {
            let said = about_file(Path::new("a/b"), &io::Error::from_raw_os_error(code));
            assert!(said.starts_with(begins) && !said.contains("os error"), "{said}");
        }
    }
}
