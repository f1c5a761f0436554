//! Reads the files of a scenario and writes it in another format, to try the readers by hand:
//! `cargo run -p paraph-exchange --example scenario -- genius OUT FILE...`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::process::ExitCode;

use paraph_exchange::scenario::{Format, read, write};

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(bad) => {
            eprintln!("{bad}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let [format, folder, names @ ..] = words else {
        return Err("give a format (own, genius, geniusweb, negmas), a folder and files".into());
    };
    let format = match format.as_str() {
        "genius" => Format::Genius,
        "geniusweb" => Format::GeniusWeb,
        "negmas" => Format::Negmas,
        _ => Format::Own,
    };
    let bytes: Result<Vec<_>, _> = names.iter().map(std::fs::read).collect();
    let bytes = bytes?;
    let files: Vec<_> =
        names.iter().map(String::as_str).zip(bytes.iter().map(|one| &one[..])).collect();
    let read = read(&files)?;
    println!("read {}: {} parties", read.format, read.scenario.parties.len());
    for notice in &read.notices {
        println!("{notice}");
    }
    std::fs::create_dir_all(folder)?;
    for file in write(&read.scenario, format)? {
        std::fs::write(std::path::Path::new(folder).join(&file.name), &file.text)?;
        println!("wrote {}", file.name);
    }
    Ok(())
}
