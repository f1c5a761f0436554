//! The texts that are shared between projects; without them these tests say so and pass.

use std::path::PathBuf;

use paraph_text::Draft;

fn shared(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PARAPH_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = root.join("data").join(folder);
    if !path.is_dir() {
        println!("skipped: the folder shared/data/{folder} is not here (set PARAPH_SHARED)");
        return None;
    }
    Some(path)
}

/// The files with texts below a folder of the shared data, in order of their names.
pub(crate) fn texts(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = shared(folder).into_iter().collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_shared_text_prints_back_the_same() {
    for path in texts("agreements").into_iter().chain(texts("drafts")) {
        let source = std::fs::read_to_string(&path).unwrap();
        let draft = Draft::parse(&source).unwrap_or_else(|bad| panic!("{}: {bad}", path.display()));
        assert!(draft.count() > 0, "{}", path.display());
        assert_eq!(draft.print(), source, "{}", path.display());
        assert_eq!(Draft::parse(&draft.print()).unwrap(), draft, "{}", path.display());
        for place in draft.walk() {
            let passage = place.point.passage();
            assert_eq!(passage.to_string(), place.point.text(), "{}", path.display());
        }
    }
}

#[test]
fn the_open_points_of_the_shared_agreements_are_found() {
    let open_of = |path: &PathBuf| {
        let draft = Draft::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
        let places = draft.walk().filter(|place| place.point.is_open());
        (draft.count(), places.map(|place| place.label).collect::<Vec<_>>())
    };
    let found: Vec<_> = texts("agreements").iter().map(open_of).collect();
    if !found.is_empty() {
        let counts: Vec<_> = found.iter().map(|(count, _)| *count).collect();
        assert_eq!(counts, [27, 20, 9, 13, 12, 20, 4, 28]);
        let open: Vec<_> = found.into_iter().flat_map(|(_, open)| open).collect();
        assert_eq!(open, ["12", "14"]);
    }
}
