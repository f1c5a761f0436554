//! What of a page's contents stands in parts: drawings in drawings, pictures, what is marked.

use super::super::file::Stream;
use super::super::font::times;
use super::super::marked::Says;
use super::super::matrix::{matrix, product};
use super::super::object::{Dict, Object};
use super::super::pictures::Picture;
use super::{Interpreter, table};
use crate::Unreadable;

/// How deep drawings may be drawn in drawings.
const FORMS_MAX: usize = 8;

impl Interpreter<'_, '_> {
    pub(super) fn begin_marked(&mut self, operands: &[Object], resources: &Dict) {
        let properties = match operands.get(1) {
            Some(Object::Dict(dict)) => dict.clone(),
            Some(Object::Name(name)) => self.file.dict(table(resources, "Properties"), name),
            _ => Dict::new(),
        };
        let tag = operands.first().and_then(Object::name).unwrap_or_default();
        let entry = |name: &str| self.file.entry(&properties, name);
        let is_no_text = entry("Type").name().is_some_and(|kind| kind != "Layout")
            || entry("Subtype").name().is_some();
        let layer = operands.get(1).and_then(Object::name);
        let layer = layer.and_then(|name| table(resources, "Properties").get(name));
        let is_off = |layer: &Object| self.drawn.layers.is_off(self.file, layer);
        self.marked.begin(match entry("ActualText") {
            _ if tag == "OC" && layer.is_some_and(is_off) => Says::Off,
            _ if tag == "Artifact" && is_no_text => Says::Artifact,
            Object::String(words) => Says::Actual(words_of(&words)),
            _ => Says::Nothing,
        });
    }

    /// A picture is drawn: a square of one point as it is transformed.
    pub(super) fn picture(&mut self, contents: &[u8]) -> Result<(), Unreadable> {
        self.ground.picture(&self.state.matrix);
        let [a, b, c, d, ..] = self.state.matrix;
        let size = times(a, d).saturating_sub(times(b, c)).saturating_abs();
        self.covered = self.covered.saturating_add(size);
        self.drawn.text_bytes += contents.len();
        self.check_letters()?;
        let (is_artifact, letters) = (self.marked.is_artifact(), self.glyphs.len());
        let picture = Picture::new(&self.state.matrix, contents, is_artifact, letters);
        if !self.pictures.last_mut().is_some_and(|last| last.takes(&picture)) {
            self.pictures.push(picture);
        }
        Ok(())
    }

    /// A drawing that is drawn in this one.
    pub(super) fn form(
        &mut self,
        operands: &[Object],
        resources: &Dict,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let Some(name) = operands.first().and_then(Object::name) else { return Ok(()) };
        let forms = table(resources, "XObject");
        let Some(stream) = forms.get(name).and_then(|form| self.file.stream(form)) else {
            return Ok(());
        };
        // A drawing may belong to a layer as a part of the page may.
        let layer = stream.dict.get("OC");
        let is_off = layer.is_some_and(|layer| self.drawn.layers.is_off(self.file, layer));
        self.marked.begin(if is_off { Says::Off } else { Says::Nothing });
        let drawn = if self.file.entry(&stream.dict, "Subtype").name() == Some("Image") {
            let contents = self.drawn.pictures.contents(self.file, &forms[name], &stream);
            self.picture(&contents)
        } else {
            self.form_in(&stream, resources, depth)
        };
        self.marked.end(self.number, &mut self.drawn.told);
        drawn
    }

    fn form_in(
        &mut self,
        stream: &Stream<'_>,
        resources: &Dict,
        depth: usize,
    ) -> Result<(), Unreadable> {
        if depth >= FORMS_MAX || self.file.entry(&stream.dict, "Subtype").name() != Some("Form") {
            return Ok(());
        }
        let own = stream.dict.get("Resources").unwrap_or(&Object::Null);
        let own = self.file.resources(own);
        let resources = if own.is_empty() { resources } else { &own };
        let before = self.state.clone();
        // What it draws is seen through as a whole, whatever it says of itself.
        self.state.is_veiled |=
            self.state.fill.is_clear() && self.file.entry(&stream.dict, "Group") != Object::Null;
        let own = self.file.entry(&stream.dict, "Matrix");
        if let Some(own) = matrix(own.items()) {
            self.state.matrix = product(&own, &self.state.matrix);
        }
        let contents = self.file.unpack(stream)?;
        self.run(&contents, resources, depth + 1)?;
        self.state = before;
        Ok(())
    }
}

/// A string of the file's own texts: UTF-16 with its mark, or Latin.
fn words_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
