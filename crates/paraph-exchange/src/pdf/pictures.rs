//! Pictures of a page: what tells one from another, and where it stands.
//!
//! A picture is not looked into. Two are the same if the same bytes are packed in the file and the
//! file says the same of how they are shown; a picture in JPEG is then that of a Word file.

mod place;

use std::collections::BTreeMap;
use std::rc::Rc;

use paraph_text::FileDigest;

use super::file::{File, Stream};
use super::font::times;
use super::matrix::Matrix;
use super::object::{Dict, Lexer, ONE, Object, is_white};
pub(super) use place::Placed;

/// How deep what a picture refers to is followed: its mask, and the colours of that.
const DEPTH_MAX: usize = 4;
/// How many bytes are kept of what a file says of one picture.
const SAID_BYTES_MAX: usize = 1 << 20;

/// A picture on a page; lengths in millionths of a point.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// What tells it from others.
    contents: Vec<u8>,
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) lower: i64,
    pub(super) upper: i64,
    /// Whether the file marks it as no part of the text.
    pub(super) is_artifact: bool,
    /// How many letters were drawn before it.
    letters: usize,
}

impl Picture {
    /// A picture as it is drawn: a square of one point as it is transformed.
    pub(super) fn new(matrix: &Matrix, contents: &[u8], is_artifact: bool, letters: usize) -> Self {
        let [a, b, c, d, x, y] = *matrix;
        let range = |start: i64, one: i64, other: i64| {
            let least = one.min(0).saturating_add(other.min(0));
            let most = one.max(0).saturating_add(other.max(0));
            let far = |length: i64| length.clamp(-super::content::FAR, super::content::FAR);
            (far(start.saturating_add(least)), far(start.saturating_add(most)))
        };
        let ((left, right), (lower, upper)) = (range(x, a, c), range(y, b, d));
        Self { contents: contents.to_vec(), left, right, lower, upper, is_artifact, letters }
    }

    pub(super) fn width(&self) -> i64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> i64 {
        self.upper - self.lower
    }

    /// How large it is, in square points.
    fn size(&self) -> i64 {
        times(self.width(), self.height())
    }

    /// Takes the picture that was drawn next if it is a further strip of this one, as programs cut
    /// large pictures: it lies at its edge, and no letter was drawn between. Whether it was taken.
    pub(super) fn takes(&mut self, next: &Self) -> bool {
        if self.letters != next.letters || self.is_artifact != next.is_artifact {
            return false;
        }
        let both = Self {
            left: self.left.min(next.left),
            right: self.right.max(next.right),
            lower: self.lower.min(next.lower),
            upper: self.upper.max(next.upper),
            contents: Vec::new(),
            ..*self
        };
        let across = self.right.min(next.right) - self.left.max(next.left);
        let up = self.upper.min(next.upper) - self.lower.max(next.lower);
        let overlap = times(across.max(0), up.max(0));
        // What lies over another picture is one of its own.
        let is_beside = overlap <= self.size().min(next.size()) / 10;
        if across < -ONE || up < -ONE || !is_beside || across.max(up) <= 0 {
            return false;
        }
        let contents = std::mem::take(&mut self.contents);
        *self = Self { contents, ..both };
        self.contents.extend_from_slice(&next.contents);
        true
    }

    /// As it is on a page that is read turned by so many quarters.
    fn turned(&self, turn: usize) -> Self {
        let Self { left, right, lower, upper, .. } = *self;
        let (left, right, lower, upper) = match turn {
            0 => (left, right, lower, upper),
            1 => (lower, upper, -right, -left),
            2 => (-right, -left, -upper, -lower),
            _ => (-upper, -lower, left, right),
        };
        Self { left, right, lower, upper, ..self.clone() }
    }

    /// What stands for it in the text.
    fn stand_in(&self) -> String {
        crate::stand_in::of("picture", &self.contents)
    }
}

/// What tells pictures apart that have been met in a file, by their references.
#[derive(Default)]
pub(super) struct Known(BTreeMap<u32, Rc<[u8]>>);

impl Known {
    /// What tells a picture from others: the digest of its bytes as they are packed, and what the
    /// file says of how they are shown.
    pub(super) fn contents(
        &mut self,
        file: &File<'_>,
        object: &Object,
        stream: &Stream<'_>,
    ) -> Rc<[u8]> {
        self.nested(file, object, stream, 0)
    }

    fn nested(
        &mut self,
        file: &File<'_>,
        object: &Object,
        stream: &Stream<'_>,
        depth: usize,
    ) -> Rc<[u8]> {
        let number = if let Object::Reference(number) = object { Some(*number) } else { None };
        if let Some(known) = number.and_then(|number| self.0.get(&number)) {
            return Rc::clone(known);
        }
        let mut said = Vec::new();
        for name in looks(file, &stream.dict) {
            if let Some(object) = stream.dict.get(*name) {
                said.extend_from_slice(name.as_bytes());
                self.say(file, object, depth, &mut said);
            }
        }
        let mut contents = FileDigest::of(stream.packed()).0.to_vec();
        if !said.is_empty() {
            contents.extend_from_slice(&FileDigest::of(&said).0);
        }
        let contents: Rc<[u8]> = contents.into();
        if let Some(number) = number {
            self.0.insert(number, Rc::clone(&contents));
        }
        contents
    }

    /// Says an object so that another one is said otherwise.
    fn say(&mut self, file: &File<'_>, object: &Object, depth: usize, said: &mut Vec<u8>) {
        if depth > DEPTH_MAX || said.len() > SAID_BYTES_MAX {
            return;
        }
        if let Some(stream) = file.stream(object) {
            said.push(b's');
            said.extend_from_slice(&self.nested(file, object, &stream, depth + 1));
            return;
        }
        match file.resolve(object) {
            Object::Array(items) => {
                said.push(b'[');
                items.iter().for_each(|item| self.say(file, item, depth + 1, said));
                said.push(b']');
            }
            Object::Dict(dict) => {
                said.push(b'<');
                for (name, object) in &dict {
                    said.extend_from_slice(name.as_bytes());
                    self.say(file, object, depth + 1, said);
                }
                said.push(b'>');
            }
            plain => said.extend_from_slice(format!("{plain:?} ").as_bytes()),
        }
    }
}

/// The entries of a picture that change what is seen of its bytes.
fn looks(file: &File<'_>, dict: &Dict) -> &'static [&'static str] {
    // What masks it, its colours, and what its bytes do not say themselves.
    const RAW: [&str; 10] = [
        "BitsPerComponent",
        "ColorSpace",
        "Decode",
        "DecodeParms",
        "Filter",
        "Height",
        "ImageMask",
        "Mask",
        "SMask",
        "Width",
    ];
    const WHOLE: [&str; 3] = ["Decode", "Mask", "SMask"];
    let is_whole = |filter: &Object| {
        let filter = file.resolve(filter);
        matches!(filter.name(), Some("DCTDecode" | "DCT" | "JPXDecode"))
    };
    let filter = file.entry(dict, "Filter");
    let is_bare = !matches!(file.entry(dict, "ColorSpace"), Object::Array(_));
    match &filter {
        // A file of its own that says its size and its colours.
        Object::Array(filters) if filters.len() == 1 && is_whole(&filters[0]) && is_bare => &WHOLE,
        Object::Name(_) if is_whole(&filter) && is_bare => &WHOLE,
        _ => &RAW,
    }
}

/// Passes over a picture that stands in the contents; its bytes, and what is said of them.
pub(super) fn inline<'a>(contents: &'a [u8], lexer: &mut Lexer<'_>) -> &'a [u8] {
    /// How far behind the end only text stands that a program has written.
    const REACH: usize = 12;
    let start = lexer.at();
    let mut at = start;
    while let Some(rest) = contents.get(at..) {
        let Some(next) = rest.windows(2).position(|window| window == b"EI") else { break };
        at += next + 2;
        let before = at.checked_sub(3).and_then(|before| contents.get(before));
        let is_free = |byte: Option<&u8>| byte.is_none_or(|byte| is_white(*byte));
        let behind = contents.get(at..contents.len().min(at + REACH)).unwrap_or_default();
        let is_text = behind.iter().all(|byte| is_white(*byte) || matches!(byte, b' '..=b'~'));
        if is_free(before) && is_free(contents.get(at)) && is_text {
            lexer.seek(at);
            return contents.get(start..at - 2).unwrap_or_default().trim_ascii();
        }
    }
    lexer.seek(contents.len());
    contents.get(start..).unwrap_or_default()
}
