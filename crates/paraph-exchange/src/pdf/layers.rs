//! Layers of a file (optional content, ISO 32000-1, 8.11): which of them are off when it is opened.
//!
//! What stands in a layer that is off is drawn nowhere, until somebody turns it on.

use std::collections::BTreeSet;

use super::file::File;
use super::object::{Dict, Object};

/// How many layers a file may have; those beyond are as if on.
const LAYERS_MAX: usize = 10_000;

/// The layers that are off.
#[derive(Default)]
pub(super) struct Layers(BTreeSet<u32>);

impl Layers {
    /// Those of a file, as its usual configuration has them.
    pub(super) fn of(file: &File<'_>) -> Self {
        let Some(root) = file.root() else { return Self::default() };
        let layers = file.dict(&root, "OCProperties");
        let usual = file.dict(&layers, "D");
        let named = |dict: &Dict, name: &str| -> BTreeSet<u32> {
            let named = file.entry(dict, name);
            named.items().iter().take(LAYERS_MAX).filter_map(number).collect()
        };
        let mut off = named(&usual, "OFF");
        if file.entry(&usual, "BaseState").name() == Some("OFF") {
            let on = named(&usual, "ON");
            off.extend(named(&layers, "OCGs").difference(&on));
        }
        Self(off)
    }

    /// Whether what belongs to a layer, or to one or several of them, is not drawn.
    pub(super) fn is_off(&self, file: &File<'_>, layer: &Object) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let is_off = |layer: &Object| number(layer).is_some_and(|layer| self.0.contains(&layer));
        if is_off(layer) {
            return true;
        }
        let Object::Dict(several) = file.resolve(layer) else { return false };
        if file.entry(&several, "Type").name() != Some("OCMD") {
            return false;
        }
        let layers = match several.get("OCGs") {
            Some(Object::Array(layers)) => layers.clone(),
            Some(one @ Object::Reference(_)) => match file.resolve(one) {
                Object::Array(layers) => layers,
                _ => vec![one.clone()],
            },
            _ => return false,
        };
        let layers = layers.get(..LAYERS_MAX).unwrap_or(&layers);
        if layers.is_empty() {
            return false;
        }
        match file.entry(&several, "P").name() {
            Some("AllOn") => layers.iter().any(is_off),
            Some("AnyOff") => !layers.iter().any(is_off),
            Some("AllOff") => !layers.iter().all(is_off),
            _ => layers.iter().all(is_off),
        }
    }
}

fn number(layer: &Object) -> Option<u32> {
    if let Object::Reference(number) = layer { Some(*number) } else { None }
}
