//! What a digest covers, and what it does not.

use paraph_text::{Draft, WordingDigest};
use sha2::{Digest as _, Sha256};

fn wording(text: &str) -> WordingDigest {
    Draft::parse(text).unwrap().points()[0].wording()
}

#[test]
fn words_are_named_and_layout_is_not() {
    let plain = wording("7. The parties meet   in May.\n");
    assert_eq!(plain, wording("9. The parties\n   meet in May.\n"));
    assert_eq!(plain, wording("9. _Meeting_ The parties meet in May.\n"));
    assert_eq!(wording("1. caf\u{e9}\n"), wording("1. cafe\u{301}\n"));
    assert_ne!(plain, wording("7. The parties meet in June.\n"));
    assert_ne!(wording("1. a b\n"), wording("1. a\n  a. b\n"));
    let digest = |text: &str| Draft::parse(text).unwrap().digest();
    assert_eq!(digest("7. Words.\n"), digest("# x\n\n7. Words.\n"));
    assert_ne!(digest("7. Words.\n"), digest("8. Words.\n"));
    assert_ne!(digest("7. Words.\n"), digest("7. _W_ Words.\n"));
    assert_ne!(digest("7. Words.\n"), digest("_W_\n7. Words.\n"));
    assert_ne!(digest("T\n\nA,\n\n7. Words.\n"), digest("T\n\nB,\n\n7. Words.\n"));
    assert_eq!(digest("T\n\nA,\n\n7. Words.\n"), digest("T\n\nPP1. A,\n\n7. Words.\n"));
}

#[test]
fn who_stands_behind_words_does_not_change_them() {
    let bare = wording("1. They [shall][should] meet [in [May]].\n");
    for same in [
        "1. They [shall] (US)[should] (UA) meet [in [May]].\n",
        "1. They [shall] (US) (RU: delete)[should](UA) meet [in [May] (EU, US)] (UA: retain).\n",
        "1. They [shall (US: propose)][should] meet [in\n [May]]. (RU: reserve)\n",
        "1. They [shall][should] meet [in [May]]. (Agreed ad ref)\n",
    ] {
        assert_eq!(wording(same), bare, "{same}");
    }
    for other in [
        "1. They [shall][must] meet [in [May]].\n",
        "1. They [shall / should] meet [in [May]].\n",
        "1. They [shall] meet [in [May]].\n",
        "1. They [shall][should] meet [in May].\n",
        "1. They [shall][should] (Annex A) meet [in [May]].\n",
        "1. They [shall][should] (but not in May) meet [in [May]].\n",
        "1. They [shall][should] meet [in [May]]. (US)\n",
    ] {
        assert_ne!(wording(other), bare, "{other}");
    }
    let digest = |text: &str| Draft::parse(text).unwrap().digest();
    assert_ne!(digest("1. [a] (US)\n"), digest("1. [a] (UA)\n"), "the text names its sponsors");
}

/// The example texts of the page on the format, each with the lines of values below it.
fn vectors() -> Vec<(String, Vec<(String, String)>)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/text.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (_, examples) = page.split_once("### Vectors").unwrap();
    let example = |example: &str| {
        let (text, values) = example.split_once("```\n").unwrap();
        let values = values.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": `"));
        let values = values.map(|(name, value)| (name.into(), value.trim_end_matches('`').into()));
        (text.to_owned(), values.collect())
    };
    examples.split("```text\n").skip(1).map(example).collect()
}

#[test]
fn the_vectors_of_the_page_hold() {
    let vectors = vectors();
    assert!(vectors.len() >= 4);
    for (text, values) in vectors {
        let draft = Draft::parse(&text).unwrap();
        assert!(values.len() >= 4, "{text}");
        for (name, value) in values {
            let point = |label: &str| draft.find(label).unwrap().point.wording().to_string();
            let found = match name.split_once(' ') {
                Some(("wording", label)) => point(label.trim_start_matches("of ")),
                Some(("hashed", label)) => {
                    let bytes = value.replace("\\n", "\n");
                    let hash = WordingDigest(Sha256::digest(bytes).into());
                    assert_eq!(hash.to_string(), point(label.trim_start_matches("for ")), "{text}");
                    continue;
                }
                _ if name == "digest" => draft.digest().to_string(),
                _ if name == "fingerprint" => draft.fingerprint().to_string(),
                _ => panic!("a value without a meaning: {name}"),
            };
            assert_eq!(found, value, "{name} of {text}");
        }
    }
}
