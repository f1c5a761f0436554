//! What hangs on a page and is no part of its contents: filled-in fields, words typed over it, stamps,
//! lines through words.
//!
//! They are told and held against those of another file; comments are not, as those of other formats.

use paraph_text::FileDigest;

use super::file::File;
use super::object::{Dict, Object};
use super::page::Page;
use crate::{Notice, Place, Spots};

/// How far up a field is asked for what it does not say itself.
const PARENTS_MAX: usize = 8;
/// How many annotations of a page are looked at.
const ANNOTATIONS_MAX: usize = 10_000;
/// The bits of the flags that say that it is not seen: hidden, and not on a screen.
const UNSEEN: i64 = 0b10_0010;

/// What was met on the pages.
#[derive(Default)]
pub(super) struct Annotations {
    shown: Spots,
    comments: usize,
}

impl Annotations {
    /// Takes those of a page, whose number counts from 0.
    pub(super) fn take(&mut self, file: &File<'_>, page: &Page, number: usize) {
        let annotations = file.entry(&page.dict(file), "Annots");
        for annotation in annotations.items().iter().take(ANNOTATIONS_MAX) {
            let Object::Dict(dict) = file.resolve(annotation) else { continue };
            let flags = file.entry(&dict, "F").int().unwrap_or(0);
            if flags & UNSEEN != 0 {
                continue;
            }
            let kind = file.entry(&dict, "Subtype");
            let shown = match kind.name().unwrap_or_default() {
                // What they show is their comment, or nothing.
                "Text" | "Highlight" | "Underline" | "Squiggly" | "FileAttachment" => {
                    self.comments += 1;
                    None
                }
                "Link" | "Popup" | "PrinterMark" | "TrapNet" | "" => None,
                "Widget" => field(file, &dict),
                kind => Some(drawn(file, &dict, kind)),
            };
            if let Some((words, apart_by)) = shown {
                self.shown.add_as(&words, &apart_by, Place::Page(number + 1));
            }
        }
    }

    /// Says them.
    pub(super) fn notices(self, notices: &mut Vec<Notice>) {
        notices.extend(self.shown.some().map(Notice::Annotations));
        notices.extend(Some(Notice::Comments(self.comments)).filter(|_| self.comments > 0));
    }
}

/// What a field is filled in with, and what tells it from another.
fn field(file: &File<'_>, dict: &Dict) -> Option<(String, String)> {
    let said = |name: &str| inherited(file, dict, name);
    let name = text(&said("T")).unwrap_or_default();
    let shown = match said("FT").name()? {
        "Btn" => {
            let state = file.entry(dict, "AS");
            let state = state.name().filter(|state| *state != "Off")?;
            format!("box {name} {state}")
        }
        "Sig" if matches!(said("V"), Object::Dict(_)) => {
            return Some(same(format!("signature {name}")));
        }
        _ => match said("V") {
            Object::Array(values) => {
                let values: Vec<String> = values.iter().filter_map(text).collect();
                values.join(", ")
            }
            value => text(&value)?,
        },
    };
    Some((shown.clone(), format!("{name}: {shown}")))
}

fn same(words: String) -> (String, String) {
    (words.clone(), words)
}

/// What another annotation shows: its words, and by what it is drawn.
fn drawn(file: &File<'_>, dict: &Dict, kind: &str) -> (String, String) {
    let what = match kind {
        "FreeText" => "words typed over the page",
        "Stamp" => "stamp",
        "StrikeOut" => "line through words",
        _ => "drawing over the page",
    };
    let words = text(&file.entry(dict, "Contents")).unwrap_or_default();
    let look = dict.get("AP").map(|look| file.resolve(look));
    let stream = match look {
        Some(Object::Dict(look)) => look.get("N").and_then(|look| file.stream(look)),
        _ => None,
    };
    let digest = stream.map(|stream| FileDigest::of(stream.packed()).0);
    // A line says by its place which words it runs through.
    let place = (kind == "StrikeOut").then(|| file.entry(dict, "QuadPoints"));
    let shown = format!("{what} {words}");
    (shown.clone(), format!("{shown} {digest:?} {place:?}"))
}

/// What a field or one that holds it says.
fn inherited(file: &File<'_>, dict: &Dict, name: &str) -> Object {
    let mut dict = dict.clone();
    for _ in 0..PARENTS_MAX {
        let said = file.entry(&dict, name);
        if said != Object::Null {
            return said;
        }
        let Object::Dict(parent) = file.entry(&dict, "Parent") else { break };
        dict = parent;
    }
    Object::Null
}

/// The letters of a string, which is in UTF-16 if it has the mark of it; none if it is no string or blank.
fn text(object: &Object) -> Option<String> {
    let text = match object {
        Object::String(bytes) => match bytes.strip_prefix(&[0xFE, 0xFF]) {
            Some(wide) => encoding_rs::UTF_16BE.decode_without_bom_handling(wide).0.into_owned(),
            None => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
        Object::Name(name) => name.clone(),
        _ => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}
