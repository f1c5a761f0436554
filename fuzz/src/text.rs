//! The home format, `paraph-draft 1`, brackets and quantities.

use paraph_text::{Draft, Passage, Point};

/// A text in the home format or in that of pairs.
pub(crate) fn home(bytes: &[u8]) {
    let draft = match Draft::parse_bytes(bytes) {
        Ok(draft) => draft,
        Err(bad) => {
            let lines = bytes.split(|byte| *byte == b'\n').count();
            assert!((1..=lines).contains(&bad.line) && bad.column >= 1, "{bad}");
            assert!(!bad.hint().is_empty(), "{bad}");
            return;
        }
    };
    let printed = draft.print();
    let again = Draft::parse(&printed);
    assert_eq!(again.as_ref(), Ok(&draft), "printed:\n{printed}");
    assert_eq!(again.map(|again| again.digest()), Ok(draft.digest()));
    draft.walk().for_each(|place| hold(place.point));
}

/// The words of one point.
pub(crate) fn brackets(bytes: &[u8]) {
    let Ok(words) = std::str::from_utf8(bytes) else { return };
    // Any words have a tree, also those that no point may have.
    assert_eq!(Passage::of(words).to_string(), words, "the tree prints back");
    if let Ok(point) = Point::parse(words) {
        hold(&point);
    }
}

/// Holds a point against what is promised of its words.
fn hold(point: &Point) {
    let text = point.text();
    let passage = point.passage();
    assert_eq!(passage.to_string(), text, "the tree prints back");
    let bare = passage.words();
    assert_eq!(Passage::of(&bare).words(), bare, "no note is left behind: {text}");
    for at in point.quantities().iter().map(|one| &one.at) {
        assert!(text.get(at.clone()).is_some(), "{at:?} in {text}");
    }
    for at in point.modals().iter().map(|one| &one.at) {
        assert!(text.get(at.clone()).is_some(), "{at:?} in {text}");
    }
}
