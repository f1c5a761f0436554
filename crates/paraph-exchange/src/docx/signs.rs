//! What stands in a run and is no letters: signs of fonts, equations, pictures, fields of a form.
//!
//! It is told what the walk through a part meets, and gives words for it: those that are seen, or a
//! [stand-in](crate::stand_in).

mod drawing;
mod form;
mod unstored;

use std::mem::take;

use super::xml::Tag;
use crate::linear::{Equation, Structure};
pub(super) use crate::sign::{Noted, Sign};
use crate::symbols::Signs as Font;
use crate::tracked::Change;
use crate::{Tracked, stand_in};
use drawing::Drawing;
pub(super) use drawing::{Attached, What};
use form::Field;

/// How many fields may stand in one another.
const FIELDS_MAX: usize = 64;
/// What is open of such things while a part is gone through.
#[derive(Default)]
pub(super) struct Signs {
    pub(super) attached: Attached,
    pub(super) told: Noted,
    equation: Equation,
    /// Where elements of an equation end that are no structure of it.
    others: Vec<bool>,
    drawings: Vec<Drawing>,
    fields: Vec<Field>,
    /// Words of fields that have ended, which their values do not say.
    left: String,
    /// What a field shows that has ended without a result.
    unstored: Option<Sign>,
    /// How many paragraphs were numbered by fields.
    numbered: usize,
    /// Whether the instruction of a field is being read.
    pub(super) in_instruction: bool,
    /// How many changes were open where the equation began.
    changes: usize,
}

impl Signs {
    /// Before a part is gone through: what it names, and what has been told so far.
    pub(super) fn new(attached: Attached, told: Noted) -> Self {
        Self { attached, told, ..Self::default() }
    }

    /// An element begins; whether it is of an equation and nothing else.
    pub(super) fn start(&mut self, name: &'static str, tag: &Tag<'_>) -> bool {
        if let Some(drawing) = self.drawings.last_mut() {
            drawing.start(name, tag, &self.attached);
        }
        if matches!(name, "drawing" | "pict" | "object") {
            self.drawings.push(Drawing::default());
        }
        if matches!(name, "drawing" | "pict" | "object" | "sym" | "m:oMath") {
            self.shows();
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
        if name == "fldSimple" && self.fields.len() < FIELDS_MAX {
            let instruction = tag.get("instr").unwrap_or_default();
            self.fields.push(Field::simple(instruction));
            return;
        }
        if name != "fldChar" {
            if let Some(field) = self.fields.last_mut() {
                field.take(name, tag);
            }
            return;
        }
        match tag.get("fldCharType").as_deref() {
            Some("begin") if self.fields.len() < FIELDS_MAX => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_shown = true;
                }
            }
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    /// The innermost field ends.
    fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        // What stands in the instruction of another is shown nowhere.
        let is_inside = self.fields.iter().any(|outer| !outer.is_shown);
        // Word shows what the instruction of a button says, and no result.
        if field.has_result && !is_inside && unstored::button(&field.instruction).is_some() {
            self.told.unshown(&field.instruction);
        }
        if !field.has_result && !field.is_form() && !is_inside {
            self.unstored = match unstored::shown(&field.instruction, &mut self.numbered) {
                unstored::Shown::Nothing => None,
                unstored::Shown::As(sign) => Some(sign),
                unstored::Shown::Unknown => {
                    self.told.unshown(&field.instruction);
                    None
                }
            };
            if self.unstored.is_some() {
                self.shows();
            }
        }
        self.left.extend(field.left());
    }

    /// Something is shown by all fields that are open.
    fn shows(&mut self) {
        self.fields.iter_mut().for_each(|field| field.has_result = true);
    }

    /// Takes a part of the instruction of a field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|_| self.in_instruction) {
            field.instruction.push_str(text);
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
            return written.map(Sign::equation);
        }
        match name {
            "ffData" => self.fields.last()?.shown().map(Sign::Field),
            "fldSimple" => {
                self.end_field();
                self.unstored.take()
            }
            "fldChar" if self.unstored.is_some() => self.unstored.take(),
            "fldChar" => {
                Some(take(&mut self.left)).filter(|left| !left.is_empty()).map(Sign::Words)
            }
            // A field that does not end takes no more words away.
            "p" if self.drawings.is_empty() => {
                let left: String = self.fields.drain(..).filter_map(Field::left).collect();
                Some(left).filter(|left| !left.is_empty()).map(Sign::Words)
            }
            _ => self.end_in_drawing(),
        }
    }

    fn end_in_drawing(&mut self) -> Option<Sign> {
        if self.drawings.last_mut()?.end() {
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

    /// The equation that has just begun stands in so many changes.
    pub(super) fn stands_in(&mut self, changes: usize) {
        self.changes = changes;
    }

    /// Takes signs of the equation, on which changes lie.
    ///
    /// In one line there is no place for changes of its parts: where they would be shown, they are
    /// taken as accepted.
    pub(super) fn text(&mut self, text: &str, changes: &[Change], tracked: Tracked) {
        let tracked = match tracked {
            Tracked::Shown => Tracked::Accepted,
            tracked => tracked,
        };
        let own = changes.get(self.changes..).unwrap_or_default();
        let is_left = |change: Option<Change>| !change.is_some_and(|c| c.is_gone(tracked));
        if Change::of(own, tracked).is_some_and(is_left) {
            self.equation.text(text);
        }
    }

    /// Takes words that are shown by a field whose value is read; whether they are such.
    pub(super) fn is_of_form(&mut self, text: &str) -> bool {
        self.shows();
        let form = self.fields.iter_mut().find(|field| field.is_form());
        form.map(|form| form.text(text)).is_some()
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

/// What a sign shows that is written by its font and number.
pub(super) fn symbol(tag: &Tag<'_>) -> Option<Sign> {
    let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok())?;
    let font = tag.get("font").unwrap_or_default();
    Some(character(&font, code))
}

/// A character of a font.
fn character(font: &str, code: u32) -> Sign {
    let shown = match Font::named(font) {
        Some(font) => font.shown(code),
        None => char::from_u32(code).filter(|char| paraph_text::is_plain(*char)),
    };
    match shown {
        Some(shown) => Sign::Words(shown.to_string()),
        None => Sign::StandIn(stand_in::character(font, code)),
    }
}
