//! How letters and surfaces are painted, and whether letters are seen so.

use super::super::colour::Paint;
use super::super::object::{Dict, ONE, Object};
use super::{Interpreter, State, table};
use crate::Unreadable;
use crate::faint::{Colour, Look};

/// How what is painted and what lies below it become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Blend {
    /// It lies over it.
    #[default]
    Over,
    /// The darker of both is seen, or both together are darker.
    Darker,
    /// In another way, or through a mask.
    Other,
}

impl State {
    /// What letters are painted with.
    fn paints(&self) -> impl Iterator<Item = &Paint> {
        let mode = self.mode / ONE;
        let fill = Some(&self.fill).filter(|_| matches!(mode, 0 | 2 | 4 | 6));
        let stroke = Some(&self.stroke).filter(|_| matches!(mode, 1 | 2 | 5 | 6));
        fill.into_iter().chain(stroke)
    }

    /// Whether letters are painted; else nobody sees them, and at most it is cut out with them.
    pub(super) fn is_painted(&self) -> bool {
        !self.is_veiled && self.paints().any(|paint| !paint.is_clear())
    }

    /// What is made of a surface that is filled; none if nothing of it is seen.
    pub(super) fn surface(&self) -> Option<Colour> {
        let colour = self.fill.surface().filter(|_| !self.is_veiled)?;
        Some(if self.blend == Blend::Over { colour } else { Colour::Other })
    }
}

impl Interpreter<'_, '_> {
    /// Takes an operator that says what is painted with; whether it is one.
    pub(super) fn paint(&mut self, operator: &str, operands: &[Object], resources: &Dict) -> bool {
        let State { fill, stroke, .. } = &mut self.state;
        let (paint, operator) = match operator {
            "G" => (stroke, "g"),
            "RG" => (stroke, "rg"),
            "K" => (stroke, "k"),
            "CS" => (stroke, "cs"),
            "SC" | "SCN" => (stroke, "scn"),
            operator => (fill, operator),
        };
        paint.take(operator, operands, (self.file, resources), &mut self.drawn.spaces)
    }

    /// Takes what the resources say of how things are drawn: how far they are seen through, and the font.
    pub(super) fn graphics_state(
        &mut self,
        operands: &[Object],
        resources: &Dict,
    ) -> Result<(), Unreadable> {
        let Some(name) = operands.first().and_then(Object::name) else { return Ok(()) };
        let said = self.file.dict(table(resources, "ExtGState"), name);
        let part = |name: &str| self.file.entry(&said, name).number();
        let (fill, stroke) = (part("ca"), part("CA"));
        fill.into_iter().for_each(|part| self.state.fill.cover(part));
        stroke.into_iter().for_each(|part| self.state.stroke.cover(part));
        self.blend(&said);
        if let [font, size] = self.file.entry(&said, "Font").items() {
            let named = Dict::from([("F".to_string(), font.clone())]);
            let resources = Dict::from([("Font".to_string(), Object::Dict(named))]);
            self.font(&[Object::Name("F".to_string()), size.clone()], &resources)?;
        }
        Ok(())
    }

    /// Takes what is said of how what is painted and what lies below become one.
    fn blend(&mut self, said: &Dict) {
        let mode = match self.file.entry(said, "BM") {
            Object::Array(modes) => {
                modes.first().map_or(Object::Null, |mode| self.file.resolve(mode))
            }
            mode => mode,
        };
        let mask = match self.file.entry(said, "SMask") {
            Object::Null => None,
            mask => Some(mask.name() != Some("None")),
        };
        self.state.is_masked = mask.unwrap_or(self.state.is_masked);
        if let Some(mode) = mode.name() {
            self.state.mode_of_blend = match mode {
                "Normal" | "Compatible" => Blend::Over,
                "Multiply" | "Darken" | "ColorBurn" => Blend::Darker,
                _ => Blend::Other,
            };
        }
        self.state.blend =
            if self.state.is_masked { Blend::Other } else { self.state.mode_of_blend };
    }

    /// How a letter of a size is seen in its place: whether hardly, and whether that is not known.
    pub(super) fn looks(&self, x: i64, y: i64, size: i64) -> (bool, bool) {
        const TINY: i64 = 2 * ONE;
        let is_thin = self.state.stretch < ONE / 20;
        let ground = self.ground.at(x, y);
        let is_lost = |paint: &Paint| {
            let look =
                Look { ink: Some(paint.on(ground)), ground: Some(ground), ..Look::default() };
            look.is_faint()
        };
        let paints = || self.state.paints().filter(|paint| !paint.is_clear());
        let is_faint = size < TINY || is_thin || paints().all(is_lost);
        // What is dark stays so.
        let is_light = |paint: &Paint| !paint.is_dark();
        let is_doubtful = match self.state.blend {
            Blend::Over => paints().all(|paint| paint.is_pattern),
            Blend::Darker => paints().all(|paint| paint.is_pattern || is_light(paint)),
            Blend::Other => true,
        };
        (is_faint, is_doubtful)
    }

    /// Finds the letters over which a surface was painted later.
    pub(super) fn mark_covered(&mut self) {
        for glyph in self.glyphs.iter_mut().filter(|glyph| glyph.turn == Some(0)) {
            // The middle of what a small letter fills.
            let (inner, up) = (glyph.width / 10, glyph.size / 10);
            let left = glyph.x.saturating_add(inner);
            let right = glyph.x.saturating_add(glyph.width - inner);
            let (low, high) = (glyph.y.saturating_add(up), glyph.y.saturating_add(4 * up));
            glyph.is_faint |= self.ground.covers([left, low, right, high], glyph.surfaces);
        }
    }
}
