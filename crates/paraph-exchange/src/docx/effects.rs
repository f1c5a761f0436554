//! Effects on letters, by which Word 2010 and later paint them: filled with nothing, or with another colour.

use super::colours;
use super::xml::Tag;
use crate::faint::Colour;

/// Of what a run says how it is painted, while its properties are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Effect {
    part: Option<Part>,
    /// Whether the edges of the letters are drawn.
    is_outlined: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Fill,
    Outline,
}

impl Effect {
    /// Takes what an element says; `ink` is what the letters are painted with.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>, ink: &mut Option<Colour>) {
        let is_fill = self.part == Some(Part::Fill);
        match name {
            "w14:textFill" => self.part = Some(Part::Fill),
            "w14:textOutline" => self.part = Some(Part::Outline),
            "w14:other" => self.part = None,
            "w14:solidFill" | "w14:gradFill" if is_fill => *ink = Some(Colour::Other),
            "w14:solidFill" | "w14:gradFill" => self.is_outlined |= self.part.is_some(),
            "w14:noFill" if is_fill && !self.is_outlined => *ink = Some(Colour::Clear),
            "w14:srgbClr" if is_fill => {
                *ink = Some(colours::read(&tag.val().unwrap_or_default(), Colour::Other));
            }
            "w14:schemeClr" if is_fill => {
                let named = colours::scheme(&tag.val().unwrap_or_default());
                *ink = Some(named.unwrap_or(Colour::Other));
            }
            // How much of it is let through, in thousandths of a hundredth.
            "w14:alpha" if is_fill && tag.number("val").is_some_and(|part| part >= 95_000) => {
                *ink = Some(Colour::Clear);
            }
            // Another colour is made of it.
            "w14:lum" if is_fill => *ink = Some(Colour::Other),
            _ => {}
        }
    }
}
