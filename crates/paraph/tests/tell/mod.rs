//! Telling a story: its steps are run, and it is given back with the answers that it had.

use std::path::{Path, PathBuf};

use paraph::script::split;

use crate::common::World;

/// Runs one step and gives its answer, line by line; a done act's confirmation is left out.
fn step(world: &mut World, desk: &Path, who: &str, command: &str) -> Vec<String> {
    let mut words = split(command);
    let verb = words.first().cloned().unwrap_or_default();
    words.extend(["--desk".into(), desk.display().to_string()]);
    if !words.iter().any(|word| word == "--as") {
        words.extend(["--as".into(), who.into()]);
    }
    let answer = paraph::run(&words, world, false);
    let writes = ["act", "init", "open", "delegate"].contains(&verb.as_str());
    let dry = words.iter().any(|word| word == "--dry-run");
    let said = match (writes && !dry, answer.status) {
        (true, 0) => String::new(),
        _ => answer.out + &answer.err,
    };
    // Hints repeat what was typed; that a story is told on a desk somewhere is no part of it.
    let said = said.replace(&format!(" --desk {}", desk.display()), "");
    said.lines().map(|line| format!("{who}: {line}").trim_end().to_owned()).collect()
}

/// Runs a story and gives it back with the answers that it had.
pub(crate) fn retell(story: &str, desk: &Path) -> String {
    retell_to(story, desk, &mut |_, _| {})
}

/// Runs a story, and lets somebody listen to what each step is answered, in the world as it is then.
pub(crate) fn retell_to(
    story: &str,
    desk: &Path,
    listener: &mut dyn FnMut(&mut World, &[String]),
) -> String {
    let (mut world, mut told, mut answers) = (World::default(), Vec::new(), Vec::new());
    let (mut file, mut in_answers) = (None::<String>, false);
    for line in story.lines() {
        if in_answers && !line.is_empty() {
            continue;
        }
        in_answers = false;
        if let Some(name) = line.strip_prefix("file ") {
            file = Some(name.to_owned());
            world.files.insert(name.to_owned(), String::new());
        } else if let (Some(name), true) = (&file, line.is_empty() || line.starts_with("  ")) {
            let text = world.files.get_mut(name).unwrap();
            text.push_str(line.strip_prefix("  ").unwrap_or(line));
            text.push('\n');
        } else if line == "---" {
            told.push(line.to_owned());
            told.append(&mut answers);
            in_answers = true;
            continue;
        } else if !line.starts_with('#')
            && let Some((who, command)) = line.split_once(": ")
        {
            file = None;
            let answered = step(&mut world, desk, who, command);
            listener(&mut world, &answered);
            answers.extend(answered);
        }
        told.push(line.to_owned());
    }
    assert!(answers.is_empty(), "answers that the story does not tell:\n{}", answers.join("\n"));
    told.join("\n") + "\n"
}

pub(crate) fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stories");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
}
