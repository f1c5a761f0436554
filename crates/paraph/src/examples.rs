//! `examples`: the files that examples in help name, written into a folder, so that each can be typed as
//! it is shown.

use std::path::Path;

use clap::ArgMatches;
use paraph_desk::about_file;

use crate::failure::Failure;
use crate::{file, text};

macro_rules! files {
    ($($folder:literal: $($name:literal),*;)*) => {
        &[$($(($name, include_str!(concat!("../../../examples/", $folder, "/", $name)))),*),*]
    };
}

/// Each by its name, as it stands in the project's folder `examples`.
const FILES: &[(&str, &str)] = files!(
    "drafts": "draft-1.txt", "draft-2.txt", "draft-3.txt", "answer-ostria.txt", "answer-verania.txt";
    "settlement": "valleys.json", "firms.json", "lake.json", "rough-valleys.json";
);

/// Writes them into a new folder, and says where they are.
pub(crate) fn examples(given: &ArgMatches) -> Result<String, Failure> {
    let name = text(given, "folder").unwrap_or_default();
    let folder = Path::new(&name);
    let failed = |path: &Path, error: &std::io::Error| Failure::Words {
        why: about_file(path, error),
        hint: None,
    };
    std::fs::create_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::Words {
            why: format!("{} is there already: name another folder", file::shown(&name)),
            hint: None,
        },
        _ => failed(folder, &error),
    })?;
    let mut out = String::new();
    for (name, text) in FILES {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| failed(&path, &error))?;
        out.push_str(&format!("{}\n", file::shown(&path.display().to_string())));
    }
    Ok(out)
}
