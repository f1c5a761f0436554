//! Reading, printing and naming drafts.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "test helpers say so themselves")]

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

fn texts(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = shared(folder).into_iter().collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "txt") {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn every_shared_text_prints_back_the_same() {
    for path in texts("agreements").into_iter().chain(texts("drafts")) {
        let source = std::fs::read_to_string(&path).unwrap();
        let draft = Draft::parse(&source).unwrap_or_else(|bad| panic!("{}: {bad}", path.display()));
        assert!(draft.count() > 0, "{}", path.display());
        let again = Draft::parse(&draft.print()).unwrap();
        assert_eq!(again, draft, "{}", path.display());
        if path.parent().unwrap().ends_with("agreements") {
            assert_eq!(draft.print(), source, "{}", path.display());
        }
    }
}

#[track_caller]
fn refused(source: &str, expected: &str) {
    let bad = Draft::parse(source).unwrap_err();
    assert_eq!(bad.to_string(), expected);
    assert!(!bad.hint().is_empty());
}

#[test]
fn bad_input_is_told_where_and_why() {
    refused("", "line 1, column 1: the text has no point, at ``");
    refused(
        "  a. first\n",
        "line 1, column 3: the sub-point a has no point above it, at `a. first`",
    );
    refused(
        "1. a\u{202E}b\n",
        "line 1, column 5: U+202E changes the direction of what follows without being seen, at \
         `1. a<U+202E>b`",
    );
    refused("1. one\nstray\n", "line 2, column 1: these words belong to no point, at `stray`");
    refused(
        "1. one] two\n",
        "line 1, column 1: the bracket was not opened in this point, at `1. one] two`",
    );
    refused("1. one\n1. two\n", "line 2, column 1: the label 1 is given twice, at `1. two`");
    refused("1. one\n2.\n", "line 2, column 1: the point 2 is empty, at `2`");
    assert!(Draft::parse("1. one\n# late\n").is_err());
    assert!(Draft::parse_bytes(b"1. \xff\n").is_err());
}

#[test]
fn words_are_named_and_layout_is_not() {
    let wording = |text: &str| Draft::parse(text).unwrap().points()[0].wording();
    let plain = wording("7. The parties meet   in May.\n");
    assert_eq!(plain, wording("9. The parties\n   meet in May.\n"));
    assert_eq!(wording("1. caf\u{e9}\n"), wording("1. cafe\u{301}\n"));
    assert_ne!(plain, wording("7. The parties meet in June.\n"));
    assert_ne!(wording("1. a b\n"), wording("1. a\n  a. b\n"));
    let renumbered = Draft::parse("8. Words.\n").unwrap().digest();
    assert_ne!(renumbered, Draft::parse("7. Words.\n").unwrap().digest());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(source in "[ -~\n\\[\\]#@]{0,200}") {
        if let Ok(draft) = Draft::parse(&source) {
            proptest::prop_assert_eq!(Draft::parse(&draft.print()).unwrap(), draft);
        }
    }
}
