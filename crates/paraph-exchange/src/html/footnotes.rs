//! The footnotes of a page while it is read: their marks, and the elements that they are.

use html5gum::{HtmlString, StartTag};

use super::left_out::{LeftOut, Why};
use super::{Reader, attribute, is_block};
use crate::Place;

/// A footnote that is being read.
pub(super) struct Note {
    pub(super) id: String,
    /// The element that it is and how many of its name are open; none where it is a paragraph that
    /// only begins with its name.
    pub(super) element: Option<(HtmlString, usize)>,
    /// How deep in lists it stands.
    pub(super) depth: usize,
}

impl Reader {
    /// Takes a link that is the mark of a footnote or leads back to one; whether it does.
    pub(super) fn is_mark(&mut self, tag: &StartTag<()>) -> bool {
        let link = self.links;
        let is_link = tag.name.as_slice() == b"a";
        self.links += usize::from(is_link);
        let class = attribute(tag, b"class").unwrap_or_default();
        let role = attribute(tag, b"role").unwrap_or_default();
        let is_back = class.contains("footnote-back") || role == "doc-backlink";
        let footnote = self.marks.footnote(link).filter(|_| is_link).map(str::to_string);
        if let Some(id) = &footnote {
            let mark = self.sink.names_note(id);
            self.push(&mark);
        } else if is_link {
            self.begin_note(tag);
        }
        let leads_back = is_link
            && self.note.as_ref().is_some_and(|note| {
                let is_first = self.runs.is_blank() && !self.notes.contains_key(&note.id);
                self.marks.leads_back(link, is_first)
            });
        let is_mark = (footnote.is_some() || is_back || leads_back) && !tag.self_closing;
        if is_mark {
            self.left_out = Some(LeftOut::new(tag, Why::Code, Place::Apart));
        }
        is_mark
    }

    /// Begins to read a footnote, if the element is one or stands at the beginning of one.
    pub(super) fn begin_note(&mut self, tag: &StartTag<()>) {
        if let Some(note) = &mut self.note
            && let Some((name, open)) = &mut note.element
        {
            *open += usize::from(*name == tag.name);
            return;
        }
        let name = tag.name.as_slice();
        self.in_notes |= is_notes(tag);
        // One that no mark names is told of by its words.
        let unnamed = || Some(format!("#{}", self.notes.len()));
        let in_list = self.in_notes && name == b"li";
        let id = self.marks.begins(tag).or_else(|| unnamed().filter(|_| in_list));
        let Some(id) = id.filter(|_| self.runs.is_blank()) else { return };
        let is_element = is_block(name) || matches!(name, b"li" | b"td" | b"tr");
        if name == b"li" {
            // It has the number of its mark.
            self.lists.take_mark();
        }
        let element = Some((tag.name.clone(), 1)).filter(|_| is_element);
        self.note = Some(Note { id, element, depth: self.lists.depth() });
    }

    /// Ends the footnote being read, if it is an item of the innermost list or stands below it.
    pub(super) fn end_item_note(&mut self) {
        let depth = self.lists.depth();
        self.note.take_if(|note| {
            let is_item = note.element.as_ref().is_some_and(|(name, _)| name.as_slice() == b"li");
            is_item && depth <= note.depth
        });
    }

    /// Ends the footnote being read, if it is an element of that name.
    pub(super) fn end_note(&mut self, name: &[u8]) {
        let Some(Note { element: Some((own, open)), .. }) = &mut self.note else { return };
        if own.as_slice() != name {
            return;
        }
        *open = open.saturating_sub(1);
        if *open == 0 {
            self.flush();
            self.note = None;
        }
    }
}

/// Whether an element says that it is the list of footnotes.
fn is_notes(tag: &StartTag<()>) -> bool {
    let role = attribute(tag, b"role").unwrap_or_default();
    let class = attribute(tag, b"class").unwrap_or_default();
    tag.name.as_slice() == b"section" && (role == "doc-endnotes" || class.contains("footnotes"))
}
