//! Equations in MathML (W3C, MathML Core), in one line.

use html5gum::{HtmlString, StartTag};

use super::attribute;
use crate::flow;
use crate::linear::{Equation, Structure};

/// How many open elements are looked through for the one that ends.
const OPEN_MAX: usize = 256;

/// An equation that is being read.
#[derive(Default)]
pub(super) struct Math {
    equation: Equation,
    /// The elements that are open, and whether each is a structure.
    open: Vec<(HtmlString, bool)>,
}

impl Math {
    /// An element begins, `math` first; the equation if it ends with that.
    pub(super) fn begin(&mut self, tag: &StartTag<()>) -> Option<(String, bool)> {
        let structure = structure(&tag.name);
        if let Some((structure, called)) = structure {
            self.equation.begin(structure, called);
            self.say(tag);
        }
        self.open.push((tag.name.clone(), structure.is_some()));
        if tag.self_closing { self.end_last() } else { None }
    }

    fn say(&mut self, tag: &StartTag<()>) {
        const SAID: [(&[u8], &str); 4] = [
            (b"open", "begChr"),
            (b"close", "endChr"),
            (b"separators", "sepChr"),
            (b"notation", "chr"),
        ];
        for (name, called) in SAID {
            if let Some(value) = attribute(tag, name) {
                self.equation.say(called, value);
            }
        }
        if attribute(tag, b"linethickness").is_some_and(|width| width.starts_with('0')) {
            self.equation.say("type", "noBar".into());
        }
    }

    /// Words of it.
    pub(super) fn text(&mut self, text: &str) {
        self.equation.text(&flow::fold(text));
    }

    /// An element ends; the equation if it ends with that.
    pub(super) fn end(&mut self, name: &[u8]) -> Option<(String, bool)> {
        let is_named = |(open, _): &(HtmlString, bool)| open.as_slice() == name;
        let inner = self.open.iter().rev().take(OPEN_MAX).position(is_named)?;
        (0..=inner).fold(None, |whole, _| whole.or(self.end_last()))
    }

    fn end_last(&mut self) -> Option<(String, bool)> {
        let (_, is_structure) = self.open.pop()?;
        if is_structure { self.equation.end() } else { None }
    }

    /// All of it ends.
    pub(super) fn finish(mut self) -> Option<(String, bool)> {
        let mut whole = None;
        while !self.open.is_empty() {
            whole = whole.or(self.end_last());
        }
        whole
    }
}

/// What an element is in an equation, and what it is called there.
fn structure(name: &[u8]) -> Option<(Structure, &'static str)> {
    Some(match name {
        b"math" | b"mrow" | b"mi" | b"mn" | b"mo" | b"mtext" | b"ms" | b"mtd" | b"mstyle"
        | b"mpadded" | b"merror" | b"semantics" | b"none" | b"mprescripts" => {
            (Structure::Row, "row")
        }
        b"mfrac" => (Structure::Fraction, "mfrac"),
        b"msup" | b"mover" => (Structure::Above, "msup"),
        b"msub" | b"munder" => (Structure::Below, "msub"),
        b"msubsup" | b"munderover" => (Structure::BelowAbove, "msubsup"),
        b"msqrt" => (Structure::Root, "msqrt"),
        b"mroot" => (Structure::Root, "mroot"),
        b"mfenced" => (Structure::Fence, "mfenced"),
        b"mtable" => (Structure::Matrix, "mtable"),
        b"mtr" | b"mlabeledtr" | b"mmultiscripts" => (Structure::Cells, "mtr"),
        b"menclose" => (Structure::Sign, "borderBox"),
        b"mphantom" => (Structure::Sign, "phant"),
        _ => return None,
    })
}
