//! Completion scripts and manual pages, from the same declarations as the commands.

use clap::ArgMatches;

use crate::hint::Hint;
use crate::{Failure, command, text};

/// A completion script for a shell.
pub(crate) fn completion(given: &ArgMatches) -> Result<String, Failure> {
    let shell = text(given, "shell").unwrap_or_default();
    let shell: clap_complete::Shell = shell.parse().map_err(|_| Failure::Words {
        why: format!("no completion for `{shell}`: bash, zsh, fish, elvish and powershell"),
        hint: Some(Hint::command("completion bash")),
    })?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command::paraph(), "paraph", &mut script);
    Ok(String::from_utf8_lossy(&script).into_owned())
}

/// The manual page of a command: `act agree`.
pub(crate) fn man(given: &ArgMatches) -> Result<String, Failure> {
    let path = crate::texts(given, "command");
    let mut root = command::paraph();
    root.build();
    let mut found = &root;
    for word in &path {
        found = found.find_subcommand(word).ok_or_else(|| Failure::Words {
            why: format!("there is no command `{}`", path.join(" ")),
            hint: Some(Hint::command("--help")),
        })?;
    }
    let name: Vec<&str> =
        std::iter::once("paraph").chain(path.iter().map(String::as_str)).collect();
    let page = clap_mangen::Man::new(found.clone().name(name.join("-")));
    let mut troff = Vec::new();
    let failed = |error: std::io::Error| Failure::Words { why: error.to_string(), hint: None };
    page.render(&mut troff).map_err(failed)?;
    Ok(String::from_utf8_lossy(&troff).into_owned())
}
