//! Reads the lists of each language in `data/substance/`, and writes them as tables.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

/// The languages that there are lists for.
const LANGUAGES: [&str; 3] = ["en", "fr", "uk"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    let mut languages = String::new();
    for language in LANGUAGES {
        let file = format!("data/substance/{language}.txt");
        let lists = paraph_lists::read(language, fs::read_to_string(&file)?.leak())
            .map_err(|mistake| format!("{file}, {mistake}"))?;
        let lists = paraph_lists::source(&lists);
        languages.push_str(&format!("({language:?}, {lists}),\n"));
    }
    let count = LANGUAGES.len();
    let all = format!("static LANGUAGES: [(&str, Lists); {count}] = [\n{languages}];\n");
    fs::write(Path::new(&out).join("languages.rs"), all)?;
    let mut stdout = std::io::stdout();
    for file in LANGUAGES.map(|language| format!("data/substance/{language}.txt")) {
        writeln!(stdout, "cargo::rerun-if-changed={file}")?;
    }
    writeln!(stdout, "cargo::rerun-if-changed=build.rs")?;
    Ok(())
}
