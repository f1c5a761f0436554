//! Footnotes and endnotes, each in one line.

use std::collections::BTreeMap;

use super::xml::{self, Tag, Visitor};
use crate::tracked::Edit;
use crate::{Tracked, Unreadable};

/// The notes of a part by their identifiers, with the kind before the number: `f2`.
pub(super) fn read(
    text: &str,
    kind: char,
    tracked: Tracked,
) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut reader = Reader {
        kind,
        tracked,
        notes: BTreeMap::new(),
        open: None,
        edits: Vec::new(),
        in_text: false,
        skipped: 0,
    };
    xml::walk(text, &mut reader)?;
    Ok(reader.notes)
}

struct Reader {
    kind: char,
    tracked: Tracked,
    notes: BTreeMap<String, String>,
    open: Option<(String, String)>,
    edits: Vec<Edit>,
    in_text: bool,
    skipped: usize,
}

impl Visitor for Reader {
    fn start(&mut self, name: &str, tag: &Tag<'_>) {
        if self.skipped > 0 || matches!(name, "rPr" | "pPr" | "Fallback") {
            self.skipped += 1;
            return;
        }
        match name {
            "footnote" | "endnote" if tag.get("type").is_none_or(|kind| kind == "normal") => {
                let id = tag.get("id").unwrap_or_default();
                self.open = Some((format!("{}{id}", self.kind), String::new()));
            }
            "ins" | "moveTo" => self.edits.push(Edit::Inserted),
            "del" | "moveFrom" => self.edits.push(Edit::Deleted),
            "t" | "delText" => self.in_text = true,
            "p" | "tab" | "br" => {
                if let Some((_, words)) = &mut self.open {
                    words.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "footnote" | "endnote" => self.notes.extend(self.open.take()),
            "ins" | "moveTo" | "del" | "moveFrom" => {
                self.edits.pop();
            }
            "t" | "delText" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // Changes inside a note are not shown in brackets: its words stand in another point.
        let tracked = if self.tracked == Tracked::Shown { Tracked::Accepted } else { self.tracked };
        let is_gone = self.edits.iter().any(|edit| edit.is_gone(tracked));
        if let Some((_, words)) = &mut self.open
            && self.in_text
            && !is_gone
        {
            words.push_str(text);
        }
    }
}
