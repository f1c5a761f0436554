//! How the tests read and show.

use std::path::PathBuf;

use paraph_exchange::{Options, Read, Tracked, Unreadable, read};

/// The bytes of a file of another program.
pub(crate) fn file(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    std::fs::read(&path).unwrap_or_else(|bad| panic!("{}: {bad}", path.display()))
}

/// Reads a file of another program.
pub(crate) fn read_file(name: &str) -> Result<Read, Unreadable> {
    read(name, &file(name), &Options::default())
}

/// Reads a file with its tracked changes taken in one way.
pub(crate) fn tracked(name: &str, bytes: &[u8], tracked: Tracked) -> Read {
    read(name, bytes, &Options { tracked, ..Options::default() }).unwrap()
}

/// Each point in one line: label, heading, words.
pub(crate) fn points(read: &Read) -> Vec<String> {
    let places = read.draft.walk().map(|place| {
        let heading = place.point.heading().map(|heading| format!(" _{heading}_"));
        let words = place.point.words();
        let words = if words.is_empty() { words } else { format!(" {words}") };
        format!("{}{}{words}", place.label, heading.unwrap_or_default())
    });
    places.collect()
}

/// What was noticed, in sentences.
pub(crate) fn notices(read: &Read) -> Vec<String> {
    read.notices.iter().map(ToString::to_string).collect()
}

/// Reads a text under a name and holds its points against what is expected.
#[track_caller]
pub(crate) fn check(name: &str, text: &str, expected: &[&str]) -> Read {
    let read = read(name, text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(points(&read), expected, "\n{}", read.draft.print());
    let printed = read.draft.print();
    assert_eq!(paraph_text::Draft::parse(&printed).as_ref(), Ok(&read.draft), "{printed}");
    read
}
