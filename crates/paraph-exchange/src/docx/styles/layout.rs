//! What is said of paragraphs: which list numbers them, how far in they stand, on what, and how high their lines are.

use super::FLAT;
use crate::docx::colours;
use crate::docx::xml::Tag;
use crate::faint::Colour;

/// What a paragraph or a style says of numbers and place.
#[derive(Clone, Debug, Default)]
pub(in crate::docx) struct Layout {
    /// The list; 0 for none.
    pub(in crate::docx) list: Option<i64>,
    /// The level in the list, from 0.
    pub(in crate::docx) level: Option<i64>,
    /// Where its first line begins, in twentieths of a point.
    pub(in crate::docx) indent: Option<i64>,
    /// The level in the outline of the document, from 0; 9 for none.
    pub(in crate::docx) outline: Option<i64>,
    /// `w:bidi`: whether it runs from right to left.
    pub(in crate::docx) rtl: Option<bool>,
    /// `w:shd`: what it stands on.
    pub(in crate::docx) ground: Option<Colour>,
    /// `w:spacing`: whether its lines are lower than any letter.
    pub(in crate::docx) is_flat: Option<bool>,
}

impl Layout {
    /// Takes what an element in the properties of a paragraph says.
    pub(in crate::docx) fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "numId" => self.list = tag.number("val"),
            "ilvl" => self.level = tag.number("val"),
            "outlineLvl" => self.outline = tag.number("val"),
            "bidi" => self.rtl = Some(tag.is_on()),
            "shd" => self.ground = Some(colours::ground(name, tag)),
            "spacing" if tag.get("line").is_some() => {
                let is_exact = tag.get("lineRule").as_deref() == Some("exact");
                self.is_flat = Some(is_exact && tag.twips("line").is_some_and(|line| line <= FLAT));
            }
            "ind" => {
                let left = tag.number("left").or_else(|| tag.number("start"));
                let hanging = tag.number("hanging").unwrap_or(0);
                self.indent = left.map(|left| left.saturating_sub(hanging));
            }
            _ => {}
        }
    }

    /// What it says, and where it says nothing, what the other says.
    pub(in crate::docx) fn or(&self, other: &Self) -> Self {
        Self {
            list: self.list.or(other.list),
            level: self.level.or(other.level),
            indent: self.indent.or(other.indent),
            outline: self.outline.or(other.outline),
            rtl: self.rtl.or(other.rtl),
            ground: self.ground.or(other.ground),
            is_flat: self.is_flat.or(other.is_flat),
        }
    }
}
