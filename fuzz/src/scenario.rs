//! The readers of scenarios of settlement, and what writes them again.

use paraph_exchange::scenario::{Format, read, write, write_rough};
use paraph_settle::rough::Fitting;
use paraph_settle::scenario::Checked;

/// What stands before the name of a file in a corpus of scenarios.
const FILE: &str = "=== ";

/// The files of a scenario, in any format: each below a line `=== party.xml`.
///
/// What is read can be said again: every format holds it whole or refuses it in words.
pub(crate) fn scenario(bytes: &[u8]) {
    let Some(files) = files(bytes) else { return };
    match read(&files) {
        Ok(read) => {
            assert!(read.notices.iter().all(|notice| !notice.to_string().is_empty()));
            for format in [Format::Own, Format::Genius, Format::GeniusWeb, Format::Negmas] {
                hold(&read.scenario, format);
            }
            if let Some(fitting) = &read.rough {
                hold_rough(fitting);
            }
        }
        Err(bad) => assert!(!bad.what.is_empty(), "{bad:?} says nothing"),
    }
}

/// The files in some bytes, by name.
fn files(bytes: &[u8]) -> Option<Vec<(&str, &[u8])>> {
    let text = std::str::from_utf8(bytes).ok()?.strip_prefix(FILE)?;
    let files = text.split("\n=== ");
    files.map(|file| file.split_once('\n').map(|(name, text)| (name, text.as_bytes()))).collect()
}

/// Writes what was said in place of ratings and reads it back: the same.
fn hold_rough(fitting: &Fitting) {
    let written = write_rough(fitting.rough(), Format::Own);
    assert!(written.is_ok(), "{written:?}");
    let Ok(written) = written else { return };
    let files: Vec<_> =
        written.iter().map(|file| (file.name.as_str(), file.text.as_bytes())).collect();
    let again = read(&files);
    assert!(again.is_ok(), "rough ratings do not read back: {again:?}\n{written:?}");
    let Ok(again) = again.map(|read| read.rough) else { return };
    assert_eq!(again.as_ref(), Some(fitting), "{written:?}");
}

/// Writes a scenario and reads it back: the same issues and parties, and the same utilities.
fn hold(scenario: &Checked, format: Format) {
    let written = match write(scenario, format) {
        Ok(written) => written,
        Err(bad) => {
            assert!(!bad.reasons.is_empty(), "{format} refuses without a word");
            return;
        }
    };
    let files: Vec<_> =
        written.iter().map(|file| (file.name.as_str(), file.text.as_bytes())).collect();
    let again = read(&files);
    assert!(again.is_ok(), "{format} does not read back: {again:?}\n{written:?}");
    let Ok(again) = again.map(|read| read.scenario) else { return };
    if format == Format::Own {
        assert_eq!(again, *scenario, "{written:?}");
    }
    let names = |scenario: &Checked| {
        let issues = scenario.issues.iter().map(|issue| (issue.name.clone(), issue.options.len()));
        issues.collect::<Vec<_>>()
    };
    assert_eq!(names(&again), names(scenario), "{format}: {written:?}");
    for last in [false, true] {
        let options = scenario.issues.iter().map(|issue| issue.options.len());
        let package: Vec<usize> = options.map(|count| if last { count - 1 } else { 0 }).collect();
        let scaled = |of: &Checked, other: &Checked| {
            let utilities = of.utilities(&package).into_iter();
            utilities.map(|one| i128::from(one) * i128::from(other.scale)).collect::<Vec<_>>()
        };
        assert_eq!(scaled(&again, scenario), scaled(scenario, &again), "{format}: {written:?}");
    }
}
