//! What stands in a run and is no letters: signs of fonts, equations, pictures, fields of a form.
//!
//! It is told what the walk through a part meets, and gives words for it: those that are seen, or a
//! [stand-in](crate::stand_in).

use std::collections::BTreeMap;

use paraph_text::FileDigest;

use super::xml::Tag;
use crate::linear::{Equation, Structure};
use crate::symbols::Signs as Font;
use crate::{Notice, Place, Spots, stand_in};

/// What a part names that is no text, by the identifiers of its relations.
pub(super) type Attached = BTreeMap<String, (What, FileDigest)>;

/// How many fields may stand in one another.
const FIELDS_MAX: usize = 64;
/// How much of a drawing is told apart, in bytes of its description.
const DRAWN_BYTES_MAX: usize = 1 << 20;

/// What something is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Drawing,
    Picture,
    Diagram,
    Chart,
    Object,
    Document,
}

impl What {
    /// By the kind of a relation.
    pub(super) fn of(kind: &str) -> Option<Self> {
        let last = kind.rsplit('/').next().unwrap_or_default();
        match last {
            "image" | "hdphoto" | "video" | "audio" | "media" => Some(Self::Picture),
            "chart" | "chartEx" => Some(Self::Chart),
            "oleObject" | "package" | "control" => Some(Self::Object),
            "aFChunk" | "subDocument" => Some(Self::Document),
            _ if last.starts_with("diagramData") => Some(Self::Diagram),
            _ => None,
        }
    }

    /// What it is called.
    pub(super) const fn word(self) -> &'static str {
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

/// What is read in place of something that is no letters.
pub(super) enum Sign {
    /// An equation that is a row of signs.
    Words(String),
    /// One with structure, in one line.
    Equation(String),
    /// What a field of a form is filled in with.
    Field(String),
    /// Stands for what was not read.
    StandIn(String),
}

/// What is to be said of such things.
#[derive(Default)]
pub(super) struct Told {
    equations: Spots,
    fields: Spots,
    stand_ins: Spots,
}

impl Told {
    /// Says it.
    pub(super) fn notices(self, notices: &mut Vec<Notice>) {
        notices.extend(self.equations.some().map(Notice::Equations));
        notices.extend(self.fields.some().map(Notice::Fields));
        notices.extend(self.stand_ins.some().map(Notice::StandIns));
    }

    /// The words that are read for something, which is told.
    pub(super) fn words(&mut self, sign: Sign, place: Place) -> String {
        let (spots, words) = match sign {
            Sign::Words(words) => return words,
            Sign::Equation(words) => (&mut self.equations, words),
            Sign::Field(words) => (&mut self.fields, words),
            Sign::StandIn(words) => (&mut self.stand_ins, words),
        };
        spots.add(&words, place);
        words
    }
}

/// What is open of such things while a part is gone through.
#[derive(Default)]
pub(super) struct Signs {
    pub(super) attached: Attached,
    pub(super) told: Told,
    equation: Equation,
    /// Where elements of an equation end that are no structure of it.
    others: Vec<bool>,
    drawings: Vec<Drawing>,
    fields: Vec<Field>,
}

/// A drawing, picture or object that is being read.
#[derive(Default)]
struct Drawing {
    /// How many elements are open in it.
    depth: usize,
    /// At which depth its own text begins, if one is open.
    text: Option<usize>,
    has_text: bool,
    what: Option<What>,
    /// What it names, and how it is cut; without names, what it is drawn of.
    contents: Vec<u8>,
    shape: Vec<u8>,
}

/// A field that is open.
#[derive(Default)]
struct Field {
    form: Option<Form>,
}

/// A field of a form that is no line of text.
enum Form {
    Box { checked: Option<bool>, usually: bool },
    List { chosen: Option<usize>, usually: usize, entries: Vec<String> },
}

impl Signs {
    /// An element begins; whether it is of an equation and nothing else.
    pub(super) fn start(&mut self, name: &'static str, tag: &Tag<'_>) -> bool {
        if let Some(drawing) = self.drawings.last_mut() {
            drawing.start(name, tag, &self.attached);
        }
        if matches!(name, "drawing" | "pict" | "object") {
            self.drawings.push(Drawing::default());
        }
        if name == "m:oMath" || self.equation.is_open() {
            return self.start_of_equation(name, tag);
        }
        self.field(name, tag);
        false
    }

    fn start_of_equation(&mut self, name: &'static str, tag: &Tag<'_>) -> bool {
        let structure = structure(name);
        self.others.push(structure.is_none());
        if let Some((structure, called)) = structure {
            // A limit stands where an index would.
            let called = match (called, self.equation.innermost()) {
                ("lim", Some("limUpp")) => "sup",
                ("lim", _) => "sub",
                (called, _) => called,
            };
            self.equation.begin(structure, called);
        } else if let Some(says) = name.strip_prefix("m:") {
            self.equation.say(says, tag.val().unwrap_or_default());
        }
        name.starts_with("m:")
    }

    fn field(&mut self, name: &str, tag: &Tag<'_>) {
        if name == "fldChar" {
            match tag.get("fldCharType").as_deref() {
                Some("begin") if self.fields.len() < FIELDS_MAX => {
                    self.fields.push(Field::default());
                }
                Some("end") => drop(self.fields.pop()),
                _ => {}
            }
            return;
        }
        let Some(field) = self.fields.last_mut() else { return };
        match (name, &mut field.form) {
            ("checkBox", form) => *form = Some(Form::Box { checked: None, usually: false }),
            ("ddList", form) => {
                *form = Some(Form::List { chosen: None, usually: 0, entries: Vec::new() });
            }
            ("checked", Some(Form::Box { checked, .. })) => *checked = Some(tag.is_on()),
            ("default", Some(Form::Box { usually, .. })) => *usually = tag.is_on(),
            ("result", Some(Form::List { chosen, .. })) => *chosen = place(tag),
            ("default", Some(Form::List { usually, .. })) => *usually = place(tag).unwrap_or(0),
            ("listEntry", Some(Form::List { entries, .. })) => {
                entries.push(tag.val().unwrap_or_default());
            }
            _ => {}
        }
    }

    /// An element ends; what is read in its place.
    pub(super) fn end(&mut self, name: &str) -> Option<Sign> {
        if self.equation.is_open() {
            let is_other = self.others.pop()?;
            let written = if is_other { None } else { self.equation.end() };
            if let Some(Sign::StandIn(words)) = self.end_in_drawing() {
                self.equation.text(&words);
            }
            return written.map(|(words, has_structure)| match has_structure {
                true => Sign::Equation(words),
                false => Sign::Words(words),
            });
        }
        if name == "ffData" {
            let form = self.fields.last().and_then(|field| field.form.as_ref());
            return form.map(|form| Sign::Field(form.shown()));
        }
        self.end_in_drawing()
    }

    fn end_in_drawing(&mut self) -> Option<Sign> {
        let drawing = self.drawings.last_mut()?;
        if drawing.depth > 0 {
            drawing.end();
            return None;
        }
        let stand_in = self.drawings.pop()?.stand_in();
        if let Some(outer) = self.drawings.last_mut() {
            outer.end();
        }
        stand_in.map(Sign::StandIn)
    }

    /// Whether an equation is being read.
    pub(super) fn is_in_equation(&self) -> bool {
        self.equation.is_open()
    }

    /// Takes signs of the equation.
    pub(super) fn text(&mut self, text: &str) {
        self.equation.text(text);
    }

    /// Whether words are shown by a field whose value is read.
    pub(super) fn is_in_form(&self) -> bool {
        self.fields.iter().any(|field| field.form.is_some())
    }

    /// What stands for another document that is named.
    pub(super) fn document(&self, tag: &Tag<'_>) -> String {
        let named = tag.get("id").and_then(|id| self.attached.get(&id));
        stand_in::of(What::Document.word(), named.map_or(&[], |(_, digest)| &digest.0[..]))
    }
}

/// What an element is in an equation, and what it is called there.
fn structure(name: &'static str) -> Option<(Structure, &'static str)> {
    let local = name.strip_prefix("m:")?;
    let structure = match local {
        "oMath" | "r" | "e" | "num" | "den" | "sub" | "sup" | "deg" | "fName" | "lim" | "box" => {
            Structure::Row
        }
        "f" => Structure::Fraction,
        "sSup" | "limUpp" => Structure::Above,
        "sSub" | "limLow" => Structure::Below,
        "sSubSup" => Structure::BelowAbove,
        "sPre" => Structure::Before,
        "rad" => Structure::Root,
        "nary" => Structure::Sum,
        "d" => Structure::Fence,
        "func" => Structure::Function,
        "acc" | "bar" | "borderBox" | "groupChr" | "phant" => Structure::Sign,
        "m" | "eqArr" => Structure::Matrix,
        "mr" => Structure::Cells,
        "ctrlPr" => Structure::Property,
        _ => return None,
    };
    Some((structure, local))
}

fn place(tag: &Tag<'_>) -> Option<usize> {
    usize::try_from(tag.number("val")?).ok()
}

impl Form {
    /// What it shows.
    fn shown(&self) -> String {
        match self {
            Self::Box { checked, usually } => {
                if checked.unwrap_or(*usually) { "☒" } else { "☐" }.to_string()
            }
            Self::List { chosen, usually, entries } => {
                entries.get(chosen.unwrap_or(*usually)).cloned().unwrap_or_default()
            }
        }
    }
}

impl Drawing {
    fn start(&mut self, name: &str, tag: &Tag<'_>, attached: &Attached) {
        self.depth += 1;
        if name == "txbxContent" && self.text.is_none() {
            self.text = Some(self.depth);
            self.has_text = true;
        }
        if self.text.is_some() {
            return;
        }
        let local = tag.local();
        self.put(|drawing| &mut drawing.shape, &local);
        let mut said: Vec<(String, String)> = Vec::new();
        for (prefix, attribute, value) in tag.all() {
            if let Some((what, digest)) = attached.get(&value).filter(|_| !prefix.is_empty()) {
                self.what = self.what.max(Some(*what));
                self.contents.extend_from_slice(&digest.0);
            } else if !is_passing(&attribute) {
                said.push((attribute, value));
            }
        }
        said.sort_unstable();
        for (attribute, value) in said {
            let words = format!("{attribute}={value}");
            // How a picture is cut changes what is seen of it.
            if matches!(local.as_str(), "srcRect" | "imagedata") {
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

    fn end(&mut self) {
        if self.text == Some(self.depth) {
            self.text = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// What stands for it; nothing for a box that only has text in it.
    fn stand_in(self) -> Option<String> {
        match self.what {
            Some(what) => Some(stand_in::of(what.word(), &self.contents)),
            None if self.has_text || self.shape.is_empty() => None,
            None => Some(stand_in::of(What::Drawing.word(), &self.shape)),
        }
    }
}

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
    ) || attribute.starts_with("rsid")
}

/// What a sign shows that is written by its font and number.
pub(super) fn symbol(tag: &Tag<'_>) -> Option<Sign> {
    let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok())?;
    let font = tag.get("font").unwrap_or_default();
    let shown = match Font::named(&font) {
        Some(font) => font.shown(code),
        None => char::from_u32(code).filter(|char| paraph_text::is_plain(*char)),
    };
    Some(match shown {
        Some(shown) => Sign::Words(shown.to_string()),
        None => Sign::StandIn(stand_in::character(&font, code)),
    })
}
