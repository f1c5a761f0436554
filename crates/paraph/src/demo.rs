//! `demo`: whole cases to look at, opened by the same commands that a user types.
//!
//! A case is a folder under `demo/`: a script, the texts that it tables, and what to try next. The
//! code knows nothing of any case.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use paraph_case::time::Time;
use paraph_desk::Outside;

use crate::hint::Hint;
use crate::script::{Step, quoted, steps};
use crate::{Answer, Failure, run, text};

/// A case that is shipped in the program.
struct Case {
    /// What it is called.
    name: &'static str,
    /// What it is, in a few lines.
    about: &'static str,
    /// The commands that build it.
    script: &'static str,
    /// The commands that are shown at once, and those that are worth trying next.
    tour: &'static str,
    /// Its texts, by file name.
    texts: &'static [(&'static str, &'static str)],
}

macro_rules! case {
    ($name:literal, [$($text:literal),* $(,)?]) => {
        Case {
            name: $name,
            about: include_str!(concat!("../demo/", $name, "/about.txt")),
            script: include_str!(concat!("../demo/", $name, "/script.txt")),
            tour: include_str!(concat!("../demo/", $name, "/tour.txt")),
            texts: &[$(($text, include_str!(concat!("../demo/", $name, "/", $text)))),*],
        }
    };
}

const CASES: &[Case] = &[
    case!("november-2025", ["us-28.txt", "e3.txt"]),
    case!("supply", ["contract-1.txt", "contract-2.txt"]),
];

/// The names of the cases, the first of which is opened when none is named.
pub(crate) fn names() -> Vec<&'static str> {
    CASES.iter().map(|case| case.name).collect()
}

/// The world of a demonstration: the machine's, but its files are those of the case.
struct Shipped<'a> {
    outside: &'a mut dyn Outside,
    texts: &'static [(&'static str, &'static str)],
}

impl Outside for Shipped<'_> {
    fn now(&mut self, channel: &str) -> Time {
        self.outside.now(channel)
    }

    fn random(&mut self, channel: &str) -> [u8; 32] {
        self.outside.random(channel)
    }

    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
        let text = self.texts.iter().find(|(name, _)| *name == file);
        Ok(text.ok_or(std::io::ErrorKind::NotFound)?.1.as_bytes().to_vec())
    }
}

/// Opens a case, shows it, and says what to try next.
pub(crate) fn demo(
    matches: &ArgMatches,
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<String, Failure> {
    let name = text(given, "case").unwrap_or_default();
    let case = CASES.iter().find(|case| case.name == name);
    let case = case.ok_or_else(|| Failure::Words {
        why: format!("there is no case `{name}`: {}", names().join(", ")),
        hint: Some(Hint::command("demo")),
    })?;
    let chosen = matches.value_source("desk") != Some(clap::parser::ValueSource::DefaultValue);
    let folder = match chosen {
        true => crate::folder(matches),
        false if name == names()[0] => PathBuf::from("paraph-demo"),
        false => PathBuf::from(format!("paraph-demo-{name}")),
    };
    if folder.exists() {
        return Err(Failure::Words {
            why: format!("{} is there already; a demonstration makes a folder", folder.display()),
            hint: Some(Hint::Again("--desk", "another-folder".into())),
        });
    }
    let mut shipped = Shipped { outside, texts: case.texts };
    for step in steps(case.script) {
        perform(&step, &folder, &mut shipped, false)?;
    }
    tour(case, &folder, &mut shipped, colour)
}

/// Shows the first commands of the tour with their answers, and lists the others.
fn tour(
    case: &Case,
    folder: &Path,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<String, Failure> {
    let (shown, next) = case.tour.split_once("---\n").unwrap_or((case.tour, ""));
    let mut page = format!("{}\n", case.about);
    for step in steps(shown) {
        let answer = perform(&step, folder, outside, colour)?;
        page.push_str(&format!("$ {}\n{}\n", typed(&step, folder), answer.out));
    }
    page.push_str("Try next:\n\n");
    for line in next.lines() {
        match steps(line).first() {
            Some(step) => page.push_str(&format!("  {}\n", typed(step, folder))),
            None => page.push_str(&format!("{line}\n")),
        }
    }
    Ok(page)
}

/// A step as one would type it.
fn typed(step: &Step, folder: &Path) -> String {
    let words: Vec<String> = step.words.iter().map(|word| quoted(word)).collect();
    let desk = quoted(&folder.display().to_string());
    format!("paraph {} --as {} --desk {desk}", words.join(" "), quoted(&step.who))
}

fn perform(
    step: &Step,
    folder: &Path,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let mut words = step.words.clone();
    words.extend(["--desk".into(), folder.display().to_string()]);
    words.extend(["--as".into(), step.who.clone()]);
    let answer = run(&words, outside, colour);
    match answer.status {
        0 => Ok(answer),
        _ => Err(Failure::Words {
            why: format!("the demonstration stopped at `{}`: {}", step.words.join(" "), answer.err),
            hint: None,
        }),
    }
}
