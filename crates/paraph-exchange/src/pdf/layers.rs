//! Layers of a file (optional content, ISO 32000-1, 8.11): which of them are off when it is opened.
//!
//! What stands in a layer that is off is drawn nowhere, until somebody turns it on.

use std::collections::BTreeSet;

use super::file::File;
use super::object::{Dict, Object};

/// How many layers a file may have; those beyond are as if on.
const LAYERS_MAX: usize = 10_000;

/// How many rules of layers are read, and how deep one may stand in another.
const RULES_MAX: usize = 32;
const RULES_DEPTH_MAX: usize = 4;

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
        by_usage(file, &usual, &mut off);
        Self(off)
    }

    /// What a rule says of layers, `[/And 1 [/Not 2]]`: whether what stands under it is seen; nothing where it is none.
    fn is_seen(&self, file: &File<'_>, rule: &Object, depth: usize) -> Option<bool> {
        if let Some(layer) = number(rule)
            && !matches!(file.resolve(rule), Object::Array(_))
        {
            return Some(!self.0.contains(&layer));
        }
        let Object::Array(items) = file.resolve(rule) else { return None };
        let (operator, of) = items.split_first().filter(|_| depth < RULES_DEPTH_MAX)?;
        let mut of = of.iter().take(RULES_MAX).map(|one| self.is_seen(file, one, depth + 1));
        match operator.name()? {
            "Not" => Some(!of.next()??),
            "And" => Some(of.all(|one| one != Some(false))),
            "Or" => Some(of.any(|one| one == Some(true))),
            _ => None,
        }
    }

    /// Whether what belongs to a layer, or to one or several of them, is not drawn.
    pub(super) fn is_off(&self, file: &File<'_>, layer: &Object) -> bool {
        let is_off = |layer: &Object| number(layer).is_some_and(|layer| self.0.contains(&layer));
        if is_off(layer) {
            return true;
        }
        let Object::Dict(several) = file.resolve(layer) else { return false };
        if file.entry(&several, "Type").name() != Some("OCMD") {
            return false;
        }
        // What it says of when it is seen holds before all else.
        if let rule @ Object::Array(_) = file.entry(&several, "VE") {
            return self.is_seen(file, &rule, 0) == Some(false);
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

/// The layers that are on or off when a file is looked at, as their own usage says (8.11.4.5).
fn by_usage(file: &File<'_>, usual: &Dict, off: &mut BTreeSet<u32>) {
    for rule in file.entry(usual, "AS").items().iter().take(RULES_MAX) {
        let Object::Dict(rule) = file.resolve(rule) else { continue };
        let named = file.entry(&rule, "Category");
        let is_view = file.entry(&rule, "Event").name() == Some("View")
            && named.items().iter().any(|name| name.name() == Some("View"));
        if !is_view {
            continue;
        }
        for layer in file.entry(&rule, "OCGs").items().iter().take(LAYERS_MAX) {
            let (Some(number), Object::Dict(dict)) = (number(layer), file.resolve(layer)) else {
                continue;
            };
            let view = file.dict(&file.dict(&dict, "Usage"), "View");
            match file.entry(&view, "ViewState").name() {
                Some("OFF") => drop(off.insert(number)),
                Some("ON") => drop(off.remove(&number)),
                _ => {}
            }
        }
    }
}

fn number(layer: &Object) -> Option<u32> {
    if let Object::Reference(number) = layer { Some(*number) } else { None }
}
