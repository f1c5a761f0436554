//! Files that are damaged in any way are read or refused in words, and never bring the program down.

use proptest::prelude::*;

use crate::rough::ROUGH;
use crate::shared::DEAL;
use paraph_exchange::scenario::{Format, read, write, write_rough};

/// A scenario in each format, as its files.
fn seeds() -> Vec<Vec<(String, Vec<u8>)>> {
    let plain = DEAL_PLAIN.as_bytes();
    let deal = read(&[("deal.json", plain)]).unwrap();
    let formats = [Format::Own, Format::Genius, Format::GeniusWeb, Format::Negmas];
    let mut seeds: Vec<Vec<(String, Vec<u8>)>> = formats
        .iter()
        .map(|format| {
            let files = write(&deal.scenario, *format).unwrap();
            files.into_iter().map(|file| (file.name, file.text.into_bytes())).collect()
        })
        .collect();
    seeds.push(vec![("deal.json".into(), DEAL.into())]);
    seeds.push(vec![("table.json".into(), TABLES.into())]);
    seeds.push(vec![("rough.json".into(), ROUGH.into())]);
    seeds
}

const DEAL_PLAIN: &str = r#"{"paraph-settlement": 1, "unit": "percent",
 "issues": [{"name": "7", "options": ["1", "2"]}, {"name": "9", "options": ["x", "y"]}],
 "parties": [
  {"name": "A", "reservation": 40, "ratings": {"7": {"1": 60, "2": 0}, "9": {"x": 40, "y": 10}}},
  {"name": "B", "reservation": 30, "ratings": {"7": {"1": 10, "2": 30}, "9": {"x": 0, "y": 70}}}]}"#;

const TABLES: &str = r#"{"id": "t", "scale": 10, "issues": [{"name": "a", "options": ["0", "1"]}, {"name": "b", "options": ["0", "1"]}],
 "parties": [{"name": "P", "reservation": 2, "rects": [{"u": 3, "in": {"0": [0, 1]}, "ex": {}}, {"u": 4, "in": {}, "ex": {"1": [1, 1]}}], "max_raw": 7}],
 "red_lines": [{"party": 0, "all": [[0, 1], [1, 0]]}]}"#;

/// What is put into a file.
const SCRAPS: [&str; 16] = [
    "", "0", "-1", "1e999", "NaN", "{", "}", "[", "\"", "<", "/>", ": ", "\n", "&a;", "\u{0}", "é",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1750))]

    #[test]
    fn a_damaged_file_is_read_or_refused(
        seed in 0_usize..7,
        file in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, 0_usize..16), 1..5),
    ) {
        let mut files = seeds().swap_remove(seed);
        let at = file.index(files.len());
        let bytes = &mut files[at].1;
        for (place, length, scrap) in cuts {
            let start = place.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, SCRAPS[scrap].bytes());
        }
        let given: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
        match read(&given) {
            Ok(read) => {
                for format in [Format::Own, Format::Genius, Format::GeniusWeb, Format::Negmas] {
                    let _ = write(&read.scenario, format);
                    if let Some(fitting) = &read.rough {
                        let _ = write_rough(fitting.rough(), format);
                    }
                }
            }
            Err(bad) => prop_assert!(!bad.what.is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&[("a", &bytes)]);
    }
}
