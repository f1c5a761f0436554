//! The objects of a file, found by going through it from the front.
//!
//! The table at a file's end, which says where each object is, is not asked: it is wrong in files
//! that went through many hands, and missing in those that were cut off. A later object of the
//! same number is the newer one.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::filter;
use super::object::{Dict, Lexer, Object, is_white};
use crate::Unreadable;

/// How many bytes all streams of a file may unpack to.
const UNPACKED_BYTES_MAX: usize = 256 * 1024 * 1024;
/// How many bytes one stream may.
const STREAM_BYTES_MAX: usize = 64 * 1024 * 1024;
/// How many bytes may be read to follow references, the same ones again counted again.
const FOLLOWED_BYTES_MAX: usize = 256 * 1024 * 1024;
/// How many references may lead to one another.
const CHAIN_MAX: usize = 16;
/// How many filters a stream may have.
const FILTERS_MAX: usize = 8;

/// A file.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    root: Option<Object>,
    /// How many bytes have been unpacked.
    unpacked: Cell<usize>,
    /// How many bytes have been read to follow references.
    followed: Cell<usize>,
}

/// Where an object is.
#[derive(Clone)]
enum Place {
    At(usize),
    /// In a stream of objects.
    Packed(Rc<[u8]>, usize),
}

/// A stream: what it says of itself, and its bytes as they are in the file.
pub(super) struct Stream<'a> {
    pub(super) dict: Dict,
    packed: &'a [u8],
}

impl Stream<'_> {
    /// Its bytes as they are in the file.
    pub(super) fn packed(&self) -> &[u8] {
        self.packed
    }
}

impl<'a> File<'a> {
    /// Goes through a file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let (unpacked, followed) = (Cell::new(0), Cell::new(0));
        let mut file = Self { bytes, places: BTreeMap::new(), root: None, unpacked, followed };
        let mut at = 0;
        while let Some((place, word)) = next_mark(bytes, at) {
            at = place + word.len();
            if word == b"obj" {
                if let Some(number) = number_before(bytes, place) {
                    at = file.found(number, at)?;
                }
            } else {
                let mut lexer = Lexer::new(bytes, at);
                if let Some(Object::Dict(dict)) = lexer.object() {
                    file.trailer(&dict)?;
                    at = lexer.at();
                }
            }
        }
        Ok(file)
    }

    /// Notes an object; where it ends.
    fn found(&mut self, number: u32, at: usize) -> Result<usize, Unreadable> {
        self.places.insert(number, Place::At(at));
        let mut lexer = Lexer::new(self.bytes, at);
        let object = lexer.object();
        let Some(Object::Dict(dict)) = &object else { return Ok(lexer.at().max(at)) };
        let Some(stream) = self.stream_behind(dict, &mut lexer) else { return Ok(lexer.at()) };
        match dict.get("Type").and_then(Object::name) {
            Some("ObjStm") => self.unpack_objects(&stream)?,
            Some("XRef") => self.trailer(dict)?,
            _ => {}
        }
        Ok(lexer.at())
    }

    /// Notes what a trailer says.
    fn trailer(&mut self, dict: &Dict) -> Result<(), Unreadable> {
        if dict.get("Encrypt").is_some_and(|encrypt| *encrypt != Object::Null) {
            return Err(Unreadable::Locked);
        }
        if let Some(root) = dict.get("Root") {
            self.root = Some(root.clone());
        }
        Ok(())
    }

    /// Notes the objects in a stream of objects.
    fn unpack_objects(&mut self, stream: &Stream<'_>) -> Result<(), Unreadable> {
        let unpacked: Rc<[u8]> = self.unpack(stream)?.into();
        let int = |name: &str| stream.dict.get(name).and_then(Object::int);
        let first = int("First").and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
        let mut head = Lexer::new(unpacked.get(..first).unwrap_or_default(), 0);
        while let (Some(number), Some(offset)) = (head.object(), head.object()) {
            let number = number.int().and_then(|number| u32::try_from(number).ok());
            let offset = offset.int().and_then(|offset| usize::try_from(offset).ok());
            if let (Some(number), Some(offset)) = (number, offset) {
                let place = Place::Packed(Rc::clone(&unpacked), first.saturating_add(offset));
                self.places.insert(number, place);
            }
        }
        Ok(())
    }

    /// The catalogue that all begins with.
    pub(super) fn root(&self) -> Option<Dict> {
        if let Some(Object::Dict(root)) = self.root.as_ref().map(|root| self.resolve(root)) {
            return Some(root);
        }
        self.places.keys().rev().find_map(|number| {
            let Object::Dict(dict) = self.get(*number) else { return None };
            (dict.get("Type").and_then(Object::name) == Some("Catalog")).then_some(dict)
        })
    }

    /// The object with a number; null where there is none.
    fn get(&self, number: u32) -> Object {
        let mut lexer = match self.places.get(&number) {
            None => return Object::Null,
            Some(Place::At(at)) => Lexer::new(self.bytes, *at),
            Some(Place::Packed(bytes, at)) => Lexer::new(bytes, *at),
        };
        if self.check().is_err() {
            return Object::Null;
        }
        let start = lexer.at();
        let object = lexer.object().unwrap_or(Object::Null);
        let read = lexer.at().saturating_sub(start);
        self.followed.set(self.followed.get().saturating_add(read));
        object
    }

    /// Whether following references has taken no more work than a file of its size may ask for.
    pub(super) fn check(&self) -> Result<(), Unreadable> {
        if self.followed.get() > FOLLOWED_BYTES_MAX {
            return Err(Unreadable::TooMuchDrawn);
        }
        Ok(())
    }

    /// What an object is, with references followed.
    pub(super) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..CHAIN_MAX {
            match object {
                Object::Reference(number) => object = self.get(number),
                other => return other,
            }
        }
        Object::Null
    }

    /// What stands in a dictionary under a name, with references followed.
    pub(super) fn entry(&self, dict: &Dict, name: &str) -> Object {
        dict.get(name).map_or(Object::Null, |object| self.resolve(object))
    }

    /// A dictionary that stands in another.
    pub(super) fn dict(&self, dict: &Dict, name: &str) -> Dict {
        match self.entry(dict, name) {
            Object::Dict(dict) => dict,
            Object::Reference(_) => Dict::new(),
            other => self.stream(&other).map(|stream| stream.dict).unwrap_or_default(),
        }
    }

    /// The resources that an object is, with the tables in them that are looked up at each letter.
    pub(super) fn resources(&self, object: &Object) -> Dict {
        let mut resources = match self.resolve(object) {
            Object::Dict(dict) => dict,
            _ => return Dict::new(),
        };
        for name in ["Font", "XObject", "Properties"] {
            if let Some(table @ Object::Reference(_)) = resources.get(name) {
                let table = self.resolve(table);
                resources.insert(name.to_string(), table);
            }
        }
        resources
    }

    /// The stream that an object refers to.
    pub(super) fn stream(&self, object: &Object) -> Option<Stream<'a>> {
        let mut object = object.clone();
        for _ in 0..CHAIN_MAX {
            let Object::Reference(number) = object else { return None };
            let Place::At(at) = self.places.get(&number)? else { return None };
            let mut lexer = Lexer::new(self.bytes, *at);
            object = match lexer.object()? {
                Object::Dict(dict) => return self.stream_behind(&dict, &mut lexer),
                again => again,
            };
        }
        None
    }

    /// The stream that begins behind its dictionary.
    fn stream_behind(&self, dict: &Dict, lexer: &mut Lexer<'a>) -> Option<Stream<'a>> {
        lexer.skip_white();
        if !lexer.skip_word(b"stream") {
            return None;
        }
        let _ = lexer.skip_word(b"\r\n") || lexer.skip_word(b"\n") || lexer.skip_word(b"\r");
        let start = lexer.at();
        let length = dict.get("Length").map(|length| self.resolve(length));
        let length = length.and_then(|length| usize::try_from(length.int()?).ok());
        let said = length.and_then(|length| start.checked_add(length)).filter(|end| {
            let behind = self.bytes.get(*end..).unwrap_or_default();
            let behind = behind.iter().position(|byte| !is_white(*byte)).map(|at| &behind[at..]);
            behind.is_some_and(|behind| behind.starts_with(b"endstream"))
        });
        let end = said
            .unwrap_or_else(|| find(self.bytes, b"endstream", start).unwrap_or(self.bytes.len()));
        lexer.seek(end);
        Some(Stream { dict: dict.clone(), packed: self.bytes.get(start..end)? })
    }

    /// The bytes of a stream, unpacked; empty for one of a picture.
    pub(super) fn unpack(&self, stream: &Stream<'_>) -> Result<Vec<u8>, Unreadable> {
        let list = |name: &str, short: &str| {
            let object = match self.entry(&stream.dict, name) {
                Object::Null => self.entry(&stream.dict, short),
                object => object,
            };
            match object {
                Object::Array(items) => items.iter().map(|item| self.resolve(item)).collect(),
                Object::Null => Vec::new(),
                one => vec![one],
            }
        };
        let filters = list("Filter", "F");
        let parameters = list("DecodeParms", "DP");
        let mut bytes = stream.packed.to_vec();
        // One stream may be named many times, so what is not packed counts too.
        self.spend(bytes.len())?;
        for (index, filter) in filters.iter().take(FILTERS_MAX).enumerate() {
            let parameters = match parameters.get(index) {
                Some(Object::Dict(dict)) => dict.clone(),
                _ => Dict::new(),
            };
            let name = filter.name().unwrap_or_default();
            let Some(unpacked) = filter::unpack(name, &bytes, &parameters, STREAM_BYTES_MAX) else {
                return Ok(Vec::new());
            };
            if unpacked.len() >= STREAM_BYTES_MAX {
                // What is cut off here would be missing without a word.
                return Err(Unreadable::Bomb { limit_bytes: STREAM_BYTES_MAX });
            }
            self.spend(unpacked.len())?;
            bytes = unpacked;
        }
        Ok(bytes)
    }

    fn spend(&self, bytes: usize) -> Result<(), Unreadable> {
        let spent = self.unpacked.get().saturating_add(bytes);
        self.unpacked.set(spent);
        if spent > UNPACKED_BYTES_MAX {
            return Err(Unreadable::Bomb { limit_bytes: UNPACKED_BYTES_MAX });
        }
        Ok(())
    }
}

/// The next `obj` or `trailer` from a place on.
fn next_mark(bytes: &[u8], from: usize) -> Option<(usize, &'static [u8])> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| matches!(byte, b'o' | b't'))?;
        let rest = bytes.get(at..)?;
        let is_end = at > 0 && bytes.get(at - 1) == Some(&b'd');
        if rest.starts_with(b"obj") && !is_end {
            return Some((at, b"obj"));
        }
        if rest.starts_with(b"trailer") {
            return Some((at, b"trailer"));
        }
        at += 1;
    }
}

/// The number of the object in `12 0 obj`, where `obj` stands at a place.
fn number_before(bytes: &[u8], at: usize) -> Option<u32> {
    const REACH: usize = 24;
    let start = at.saturating_sub(REACH);
    let before = bytes.get(start..at)?;
    let text: String = before.iter().map(|byte| char::from(*byte)).collect();
    let mut words =
        text.split(|char: char| !char.is_ascii_digit()).rev().filter(|word| !word.is_empty());
    let _generation = words.next()?;
    words.next()?.parse().ok()
}

fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(word.len()).position(|window| window == word).map(|at| from + at)
}
