//! Drawings, pictures, objects: what they are, and what they are told apart by.

use std::collections::BTreeMap;

use paraph_text::FileDigest;

use crate::docx::xml::Tag;
use crate::stand_in;

/// What a part names that is no text, by the identifiers of its relations.
pub(in crate::docx) type Attached = BTreeMap<String, (What, FileDigest)>;

/// How much of a drawing is told apart, in bytes of its description.
const DRAWN_BYTES_MAX: usize = 1 << 20;

/// What something is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::docx) enum What {
    Drawing,
    Picture,
    Diagram,
    Chart,
    Object,
    Document,
}

impl What {
    /// By the kind of a relation; none for what no drawing shows.
    pub(in crate::docx) fn of(kind: &str) -> Option<Self> {
        const NOT_SHOWN: [&str; 13] = [
            "hyperlink",
            "header",
            "footer",
            "styles",
            "settings",
            "webSettings",
            "fontTable",
            "theme",
            "numbering",
            "footnotes",
            "endnotes",
            "comments",
            "attachedTemplate",
        ];
        let last = kind.rsplit('/').next().unwrap_or_default();
        match last {
            "image" | "hdphoto" | "video" | "audio" | "media" | "model3d" => Some(Self::Picture),
            "chart" | "chartEx" => Some(Self::Chart),
            "oleObject" | "package" | "control" => Some(Self::Object),
            "aFChunk" | "subDocument" => Some(Self::Document),
            "diagramData" => Some(Self::Diagram),
            // How a diagram is laid out, which follows from its data.
            _ if last.starts_with("diagram") || NOT_SHOWN.contains(&last) => None,
            // Ink, and what newer programs may draw.
            _ => Some(Self::Drawing),
        }
    }

    /// What it is called.
    pub(in crate::docx) const fn word(self) -> &'static str {
        match self {
            Self::Drawing => "drawing",
            Self::Picture => "picture",
            Self::Diagram => "diagram",
            Self::Chart => "chart",
            Self::Object => "object",
            Self::Document => "document",
        }
    }
}

/// A drawing, picture or object that is being read.
#[derive(Default)]
pub(super) struct Drawing {
    /// How many elements are open in it.
    depth: usize,
    /// At which depth its own text begins, if one is open.
    text: Option<usize>,
    /// How many of its shapes hold text, of how many.
    texts: usize,
    shapes: usize,
    /// Whether it is a line across the page.
    is_rule: bool,
    what: Option<What>,
    /// What it names, and how it is cut; without names, what it is drawn of.
    contents: Vec<u8>,
    shape: Vec<u8>,
}

impl Drawing {
    /// An element begins in it.
    pub(super) fn start(&mut self, name: &str, tag: &Tag<'_>, attached: &Attached) {
        self.depth += 1;
        if name == "txbxContent" && self.text.is_none() {
            self.text = Some(self.depth);
            self.texts += 1;
        }
        if self.text.is_some() {
            return;
        }
        let local = tag.local();
        self.shapes += usize::from(SHAPES.contains(&local.as_str()));
        self.put(|drawing| &mut drawing.shape, &local);
        let mut said: Vec<(String, String)> = Vec::new();
        for (prefix, attribute, value) in tag.all() {
            if let Some((what, digest)) = attached.get(&value).filter(|_| !prefix.is_empty()) {
                self.what = self.what.max(Some(*what));
                self.contents.extend_from_slice(&digest.0);
            } else if !is_passing(&attribute) {
                self.is_rule |= attribute == "hr" && matches!(value.as_str(), "t" | "true");
                said.push((attribute, value));
            }
        }
        said.sort_unstable();
        for (attribute, value) in said {
            let words = format!("{attribute}={value}");
            // How a picture is cut changes what is seen of it; some programs say that it is not cut.
            if matches!(local.as_str(), "srcRect" | "imagedata") && value != "0" {
                self.put(|drawing| &mut drawing.contents, &words);
            }
            self.put(|drawing| &mut drawing.shape, &words);
        }
    }

    fn put(&mut self, to: impl Fn(&mut Self) -> &mut Vec<u8>, words: &str) {
        let to = to(self);
        if to.len() < DRAWN_BYTES_MAX {
            to.extend_from_slice(words.as_bytes());
            to.push(0);
        }
    }

    /// An element in it ends; whether it was one, and not the whole.
    pub(super) fn end(&mut self) -> bool {
        if self.depth == 0 {
            return false;
        }
        if self.text == Some(self.depth) {
            self.text = None;
        }
        self.depth -= 1;
        true
    }

    /// What stands for it; nothing for boxes that only have text in them, which is read.
    pub(super) fn stand_in(self) -> Option<String> {
        match self.what {
            Some(what) => Some(stand_in::of(what.word(), &self.contents)),
            None if self.shape.is_empty() || self.is_rule => None,
            None if self.texts > 0 && self.shapes <= self.texts => None,
            None => Some(stand_in::of(What::Drawing.word(), &self.shape)),
        }
    }
}

/// What is drawn by itself, under the names of DrawingML and VML.
const SHAPES: [&str; 11] = [
    "wsp",
    "cxnSp",
    "pic",
    "shape",
    "rect",
    "roundrect",
    "oval",
    "line",
    "polyline",
    "arc",
    "curve",
];

/// Whether an attribute says nothing of what is seen: names and numbers that programs give anew.
fn is_passing(attribute: &str) -> bool {
    matches!(
        attribute,
        "id" | "name"
            | "descr"
            | "title"
            | "spid"
            | "anchorId"
            | "editId"
            | "relativeHeight"
            | "alt"
            // The same once more, for other programs.
            | "gfxdata"
    ) || attribute.starts_with("rsid")
}
