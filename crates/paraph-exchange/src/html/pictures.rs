//! Pictures, drawings and what else a page shows that is no words: what stands for them.

use html5gum::{StartTag, Token};
use paraph_text::FileDigest;

use super::attribute;
use crate::stand_in;

/// How much of a drawing is told apart, in bytes.
const DRAWN_BYTES_MAX: usize = 1 << 22;

/// What stands for a picture that an element shows; none where it shows nothing.
///
/// `sources` are those that stand before it, of which a program may show one instead.
pub(super) fn picture(tag: &StartTag<()>, sources: &[u8]) -> Option<String> {
    let said = |name: &[u8]| attribute(tag, name).unwrap_or_default();
    // A dot by which readers are counted.
    let is_dot = |name: &[u8]| matches!(said(name).as_str(), "0" | "1" | "0px" | "1px");
    if is_dot(b"width") && is_dot(b"height") {
        return None;
    }
    let [source, later, set] = [b"src".as_slice(), b"data-src", b"srcset"].map(said);
    if source.is_empty() && later.is_empty() && set.is_empty() && sources.is_empty() {
        return None;
    }
    let mut contents = match data(&source) {
        Some(bytes) => FileDigest::of(&bytes).0.to_vec(),
        None => format!("elsewhere\n{source}\n{later}\n{}", said(b"alt")).into_bytes(),
    };
    contents.extend_from_slice(set.as_bytes());
    contents.extend_from_slice(sources);
    Some(stand_in::of("picture", &contents))
}

/// What stands for a picture that is elsewhere, by its address and the words in place of it.
pub(crate) fn elsewhere(address: &str, words: &str) -> String {
    let contents = match data(address) {
        Some(bytes) => FileDigest::of(&bytes).0.to_vec(),
        None => format!("elsewhere\n{address}\n\n{words}").into_bytes(),
    };
    stand_in::of("picture", &contents)
}

/// The bytes that an address itself holds: `data:image/png;base64,...`.
fn data(address: &str) -> Option<Vec<u8>> {
    let scheme = address.get(..5)?;
    let (kind, data) = address.get(5..)?.split_once(',')?;
    if !scheme.eq_ignore_ascii_case("data:") || !kind.to_ascii_lowercase().ends_with(";base64") {
        return None;
    }
    let mut bytes = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in data.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        bits = bits << 6 | u32::from(sextet(byte)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

/// The six bits that a letter of base64 is (RFC 4648).
fn sextet(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// What is drawn or shown by elements and what stands in them: told apart by all of it.
pub(super) struct Shown {
    kind: &'static str,
    contents: Vec<u8>,
    /// How many elements of the name are open, where that is counted here.
    open: usize,
}

impl Shown {
    /// An element begins that shows something.
    pub(super) fn new(kind: &'static str, tag: &StartTag<()>) -> Self {
        let mut shown = Self { kind, contents: Vec::new(), open: 1 };
        shown.begin(tag);
        shown
    }

    /// What an element shows that is no words, if it is one that does.
    pub(super) fn kind(name: &[u8]) -> Option<&'static str> {
        match name {
            b"canvas" => Some("drawing"),
            b"audio" => Some("sound"),
            b"video" => Some("film"),
            b"object" | b"embed" => Some("object"),
            b"iframe" => Some("document"),
            b"meter" | b"progress" => Some("gauge"),
            _ => None,
        }
    }

    /// Takes what stands in it; whether a drawing ends with it.
    pub(super) fn take(&mut self, token: &Token) -> bool {
        match token {
            Token::StartTag(tag) => {
                self.open += usize::from(tag.name.as_slice() == b"svg" && !tag.self_closing);
                self.begin(tag);
            }
            Token::EndTag(tag) => {
                self.open = self.open.saturating_sub(usize::from(tag.name.as_slice() == b"svg"));
                self.put(b"/");
            }
            Token::String(text) => self.put(text.trim_ascii()),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        self.open == 0
    }

    fn begin(&mut self, tag: &StartTag<()>) {
        self.put(&tag.name);
        for (name, value) in &tag.attributes {
            if !is_passing(name) {
                self.put(name);
                self.put(value);
            }
        }
        if tag.self_closing {
            self.put(b"/");
        }
    }

    fn put(&mut self, bytes: &[u8]) {
        if self.contents.len() < DRAWN_BYTES_MAX && !bytes.is_empty() {
            self.contents.extend_from_slice(bytes);
            self.contents.push(0);
        }
    }

    /// What stands for it.
    pub(super) fn stand_in(&self) -> String {
        stand_in::of(self.kind, &self.contents)
    }
}

/// Whether an attribute says nothing of what is seen.
fn is_passing(name: &[u8]) -> bool {
    const PASSING: [&[u8]; 10] = [
        b"alt",
        b"class",
        b"crossorigin",
        b"decoding",
        b"fetchpriority",
        b"id",
        b"loading",
        b"referrerpolicy",
        b"role",
        b"title",
    ];
    PASSING.contains(&name) || name.starts_with(b"aria-") || name.starts_with(b"data-")
}

#[cfg(test)]
mod tests {
    use super::data;

    #[test]
    fn addresses_that_hold_their_bytes() {
        assert_eq!(data("data:image/png;base64,aGVsbG8=").as_deref(), Some(&b"hello"[..]));
        assert_eq!(data("DATA:;BASE64,aGVs\nbG8").as_deref(), Some(&b"hello"[..]));
        assert_eq!(data("data:text/plain,hello"), None);
        assert_eq!(data("data:;base64,a%2B"), None);
        assert_eq!(data("map.png"), None);
    }
}
