//! Whatever is handed in is read or refused, and what is read stays as it is.
//!
//! Real texts are damaged in many small ways, the same ways every time, and each result is held
//! against everything that is promised of any text.

use paraph_text::{Draft, Passage, Point};
use unicode_normalization::UnicodeNormalization as _;

use crate::home::TREATY;
use crate::shared::texts;

/// What is put into texts.
const PARTS: [&str; 37] = [
    "[",
    "]",
    "[a]",
    "[]",
    " / ",
    "(US)",
    " (RU: delete)",
    " (Agreed)",
    ")",
    "(",
    "Option 1: ",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "_",
    "\n_H_\n",
    "  ",
    "\t",
    "\u{a0}",
    "\n1. ",
    "\n  a. ",
    "\n¶IV. ",
    "\n  ¶2. ",
    "_H_ 1914. ",
    "\nPP1. ",
    "PP",
    ".",
    "#",
    "@",
    "\n@ x | y | z\n",
    "\u{200B}",
    "\u{301}",
    "é",
    "\u{37E}",
    "within 14 days ",
    "shall not ",
];

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// One small damage.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len() + 1);
        match self.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 => bytes.truncate(at),
            2 | 3 => {
                let end = (at + self.below(30)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let part = PARTS[self.below(PARTS.len())];
                bytes.splice(at..at, part.bytes());
            }
        }
    }
}

fn in_one_line(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds a point against what is promised of its words.
fn hold_point(point: &Point) {
    let text = point.text();
    let passage = point.passage();
    assert_eq!(passage.to_string(), text, "the tree prints back");
    let bare = passage.words();
    assert_eq!(Passage::of(&bare).words(), bare, "no note is left behind: {text}");
    let words = point.words();
    assert_eq!(
        in_one_line(&Passage::of(&words).words()),
        in_one_line(&bare),
        "the tree does not depend on layout"
    );
    for quantity in point.quantities() {
        assert!(text.get(quantity.at.clone()).is_some(), "{quantity:?} in {text}");
    }
    for modal in point.modals() {
        assert!(text.get(modal.at.clone()).is_some(), "{modal:?} in {text}");
    }
}

/// Holds a text against what is promised of it; whether it was read.
fn hold(bytes: &[u8]) -> bool {
    let draft = match Draft::parse_bytes(bytes) {
        Ok(draft) => draft,
        Err(bad) => {
            let lines = bytes.split(|byte| *byte == b'\n').count();
            assert!((1..=lines).contains(&bad.line) && bad.column >= 1, "{bad}");
            assert!(bad.hint().contains("write it"), "{bad}");
            return false;
        }
    };
    let printed = draft.print();
    let again = Draft::parse(&printed);
    assert_eq!(again, Ok(draft.clone()), "printed:\n{printed}");
    let again = again.unwrap();
    assert_eq!(again.print(), printed);
    assert_eq!(again.digest(), draft.digest());
    draft.walk().for_each(|place| hold_point(place.point));
    true
}

/// A part of a text that is short enough to be damaged often.
fn excerpt(source: &str, numbers: &mut Numbers) -> String {
    const LINES: usize = 40;
    let lines: Vec<&str> = source.lines().collect();
    let start = numbers.below(lines.len().saturating_sub(LINES));
    let head = source.lines().next().filter(|line| line.starts_with("#!"));
    let body = lines.into_iter().skip(start).take(LINES);
    // In the form of pairs, an excerpt begins with a point.
    let body = body.skip_while(|line| head.is_some() && !line.starts_with('@'));
    head.into_iter().chain(body).map(|line| format!("{line}\n")).collect()
}

#[test]
fn damaged_texts_are_read_or_refused() {
    const ROUNDS: usize = 150;
    let mut sources = vec![TREATY.to_owned(), brackets_everywhere()];
    for path in texts("agreements").into_iter().chain(texts("drafts")) {
        sources.push(std::fs::read_to_string(path).unwrap());
    }
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let (mut read, mut refused) = (0, 0);
    for source in sources {
        hold(source.as_bytes());
        for _ in 0..ROUNDS {
            let mut bytes = excerpt(&source, &mut numbers).into_bytes();
            for _ in 0..=numbers.below(6) {
                numbers.damage(&mut bytes);
            }
            if hold(&bytes) { read += 1 } else { refused += 1 }
        }
    }
    assert!(read > ROUNDS / 3 && refused > ROUNDS / 3, "{read} read, {refused} refused");
}

fn brackets_everywhere() -> String {
    let body = "The parties [shall] (US)[should] (UA, EU: retain) [meet [in May / in June (RU: \
                propose)] / [Option 1: go Option 2: no text]] within [14][30] days. (Agreed)";
    (1..=40).map(|label| format!("{label}. {body}\n\n")).collect()
}

proptest::proptest! {
    // A failure shows its input; files of failures would be another place to look at.
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn any_text_is_read_or_refused(source in "[ -~\n\\[\\]#@_]{0,200}") {
        hold(source.as_bytes());
    }

    #[test]
    fn any_brackets_print_back(parts in proptest::collection::vec(0..PARTS.len(), 0..30)) {
        let words: String = parts.into_iter().map(|part| PARTS[part]).collect();
        hold(format!("#! paraph-draft 1\n@ 1 | 1 |\nx{words}").as_bytes());
        proptest::prop_assert_eq!(Passage::of(&words).to_string(), words);
    }
}
