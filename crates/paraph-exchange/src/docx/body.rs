//! The text of a document: paragraphs, their changes, and where they stand.

mod paragraphs;
mod words;

use std::collections::BTreeMap;

use super::colours;
use super::data::Controls;
use super::numbering::Numbering;
use super::signs::Signs;
use super::styles::{FLAT, Layout, Look, RunLook, Styles, TableLook, Under};
use super::xml::{Tag, Visitor};
use crate::faint::Colour;
use crate::flow::Block;
use crate::sink::Sink;
use crate::table::{Span, Table};
use crate::tracked::{Authors, Change, Edit, Runs};
use crate::{Notice, Place as Spot, Spots, Tracked, Unreadable, raised};

/// The mark of a direction.
const RIGHT_TO_LEFT: &str = "\u{200F}";
const LEFT_TO_RIGHT: &str = "\u{200E}";
/// The character that does what `w:bdo` does, and is refused.
pub(super) const OVERRIDE: &str = "\u{202E}";
/// The level of the outline that means body text.
const BODY_LEVEL: i64 = 9;

/// Reads the text of a document.
pub(super) struct Body {
    /// Footnotes and endnotes by identifier.
    pub(super) notes: BTreeMap<String, String>,
    tracked: Tracked,
    styles: Styles,
    numbering: Numbering,
    sink: Sink,
    pub(super) authors: Authors,
    /// The paragraphs that are open: those of a text box stand in the one that it hangs on.
    open: Vec<Paragraph>,
    /// A paragraph whose end is gone, which runs on in the next.
    unended: Option<Paragraph>,
    /// The changes that are open.
    changes: Vec<Change>,
    /// For each open row, whether a change of the whole row is open.
    rows: Vec<bool>,
    /// For each open row, whether it is said to be hidden, which it is if all its words are hidden too, or is too low to
    /// show them.
    hidden_rows: Vec<bool>,
    /// For each open cell, whether the one above covers it.
    cells: Vec<bool>,
    /// Of each cell that is open, whether it was inserted or deleted as a whole.
    changed_cells: Vec<bool>,
    place: Place,
    /// In how many elements is read that say what held before, or the same again.
    skipped: usize,
    pub(super) hidden: Spots,
    /// Words that can hardly be seen.
    pub(super) faint: Spots,
    /// Words that may be so, in a part of a table that is not counted out.
    doubtful: Spots,
    /// For each open table, how its style makes words look.
    tables: Vec<TableLook>,
    /// What the pages are filled with.
    page: Option<Colour>,
    /// Figures that the direction of their paragraph shows in another order.
    direction: Spots,
    /// The marks of direction that stand for the ends of the embeddings that are open.
    embedded: Vec<Option<&'static str>>,
    comments: usize,
    /// Other documents that are put into this one.
    elsewhere: Spots,
    /// What stands in runs and is no letters.
    pub(super) signs: Signs,
    /// The content controls that are open, and the data that they show.
    pub(super) controls: Controls,
}

/// Where in the document a tag stands.
#[derive(Default)]
struct Place {
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    in_text: bool,
    in_cell_properties: bool,
    /// How the run looks that is being read.
    run: RunLook,
    /// What the words of the cell stand on.
    ground: Option<Colour>,
    /// Whether the rest of the run is the mark of a footnote, in signs of its own.
    in_own_mark: bool,
}

/// One paragraph.
#[derive(Default)]
struct Paragraph {
    runs: Runs,
    style: Option<String>,
    layout: Layout,
    /// How its style makes words look.
    look: Look,
    /// How its end looks, and the number before it.
    mark: Look,
    /// What was done to its end.
    end: Option<Change>,
    /// The paragraphs of the text boxes that hang on it.
    boxed: Vec<Self>,
}

impl Paragraph {
    /// One that names no style yet.
    fn begun(styles: &Styles) -> Self {
        Self { look: styles.look_of_paragraph(""), ..Self::default() }
    }

    /// What it and its style say of place and direction.
    fn layout(&self, styles: &Styles) -> Layout {
        self.layout.or(&styles.layout(self.style.as_deref().unwrap_or_default()))
    }
}

impl Body {
    pub(super) fn new(tracked: Tracked, styles: Styles, numbering: Numbering) -> Self {
        Self {
            notes: BTreeMap::new(),
            tracked,
            styles,
            numbering,
            sink: Sink::default(),
            authors: Authors::default(),
            open: Vec::new(),
            unended: None,
            changes: Vec::new(),
            rows: Vec::new(),
            hidden_rows: Vec::new(),
            cells: Vec::new(),
            changed_cells: Vec::new(),
            place: Place::default(),
            skipped: 0,
            hidden: Spots::default(),
            faint: Spots::default(),
            doubtful: Spots::default(),
            tables: Vec::new(),
            page: None,
            direction: Spots::default(),
            embedded: Vec::new(),
            comments: 0,
            elsewhere: Spots::default(),
            signs: Signs::default(),
            controls: Controls::default(),
        }
    }

    /// The blocks of the document.
    pub(super) fn finish(mut self, notices: &mut Vec<Notice>) -> Result<Vec<Block>, Unreadable> {
        while let Some(paragraph) = self.open.pop() {
            self.end_paragraph(paragraph);
        }
        self.end_flow();
        self.authors.notices(self.tracked, notices);
        notices.extend(self.hidden.some().map(Notice::Hidden));
        notices.extend(self.faint.some().map(Notice::Faint));
        notices.extend(self.doubtful.some().map(Notice::Doubtful));
        notices.extend(self.direction.some().map(Notice::Direction));
        notices.extend(Some(Notice::Comments(self.comments)).filter(|_| self.comments > 0));
        notices.extend(self.elsewhere.some().map(Notice::Elsewhere));
        notices.extend(self.controls.otherwise.some().map(Notice::Bound));
        self.signs.told.notices(notices);
        self.sink.finish(&self.notes, notices)
    }

    /// Takes a tag that stands in the properties of something; whether it does.
    fn property(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        let change = edit(name).filter(|_| {
            let place = &self.place;
            place.in_row_properties || place.in_paragraph_properties && place.in_run_properties
        });
        if let Some(edit) = change {
            let change = self.change(edit, tag);
            if self.place.in_row_properties {
                if let Some(is_changed) = self.rows.last_mut().filter(|is_changed| !**is_changed) {
                    *is_changed = true;
                    self.changes.push(change);
                }
            } else if let Some(paragraph) = self.open.last_mut() {
                paragraph.end = Some(change);
            }
            return true;
        }
        if self.place.in_run_properties {
            if !self.place.in_paragraph_properties {
                self.place.run.take(name, tag, &self.styles);
            } else if let Some(paragraph) = self.open.last_mut() {
                paragraph.mark.take(name, tag);
            }
            return true;
        }
        if self.place.in_paragraph_properties {
            if name == "rPr" {
                return false;
            }
            if let Some(paragraph) = self.open.last_mut() {
                match name {
                    "pStyle" => {
                        paragraph.style = tag.val();
                        let style = paragraph.style.as_deref().unwrap_or_default();
                        paragraph.look = self.styles.look_of_paragraph(style);
                    }
                    name => paragraph.layout.take(name, tag),
                }
            }
            return true;
        }
        false
    }

    /// Takes what the properties of a row say of whether it is seen.
    fn row_look(&mut self, name: &str, tag: &Tag<'_>) {
        let is_flat = name == "trHeight"
            && tag.get("hRule").as_deref() == Some("exact")
            && tag.twips("val").is_some_and(|height| height <= FLAT);
        if let Some(is_hidden) = self.hidden_rows.last_mut() {
            *is_hidden |= is_flat || name == "hidden" && tag.is_on();
        }
    }

    fn begin_table(&mut self) {
        self.end_flow();
        self.tables.push(TableLook::default());
        self.sink.begin_table();
    }

    fn begin_row(&mut self) {
        self.end_flow();
        self.rows.push(false);
        self.hidden_rows.push(false);
        self.sink.table().map(Table::begin_row);
    }

    /// On what the words of a paragraph stand that is so filled.
    fn under(&self, ground: Option<Colour>) -> Under<'_> {
        Under { grounds: [ground, self.place.ground], table: self.tables.last(), page: self.page }
    }

    /// Takes that a cell was inserted or deleted as a whole.
    fn change_cell(&mut self, name: &str, tag: &Tag<'_>) {
        let is_first = self.changed_cells.last() == Some(&false) && self.place.in_cell_properties;
        if let Some(edit) = edit(name).filter(|_| is_first) {
            let change = self.change(edit, tag);
            self.changes.push(change);
            self.changed_cells.iter_mut().last().into_iter().for_each(|one| *one = true);
        }
    }

    fn change(&mut self, edit: Edit, tag: &Tag<'_>) -> Change {
        Change { edit, by: self.authors.named(&tag.get("author").unwrap_or_default()) }
    }
}

fn edit(name: &str) -> Option<Edit> {
    match name {
        "ins" | "moveTo" | "cellIns" => Some(Edit::Inserted),
        "del" | "moveFrom" | "cellDel" => Some(Edit::Deleted),
        _ => None,
    }
}

impl Visitor for Body {
    fn start(&mut self, name: &'static str, tag: &Tag<'_>) {
        let is_left_out = matches!(name, "instrText" | "delInstrText");
        self.signs.in_instruction = name == "instrText" && self.skipped == 0;
        if self.skipped > 0 || is_left_out || name.ends_with("Change") {
            self.skipped += 1;
            return;
        }
        self.controls.start(name, tag);
        if self.signs.start(name, tag) {
            // Those of an equation say by themselves how they look.
            if matches!(name, "m:r" | "m:oMath") {
                self.begin_run();
            }
            if name == "m:oMath" {
                self.signs.stands_in(self.changes.len());
            }
            return;
        }
        if self.property(name, tag) {
            return;
        }
        match name {
            "p" => self.open.push(Paragraph::begun(&self.styles)),
            "pPr" => self.place.in_paragraph_properties = true,
            "rPr" => self.place.in_run_properties = true,
            "trPr" => self.place.in_row_properties = true,
            "r" => self.begin_run(),
            "t" | "delText" => self.place.in_text = true,
            "tbl" => self.begin_table(),
            "tblStyle" => {
                let look = self.styles.table_look(&tag.val().unwrap_or_default());
                self.tables.iter_mut().last().into_iter().for_each(|table| *table = look.clone());
            }
            "background" => self.page = Some(colours::page(tag)),
            "tr" => self.begin_row(),
            "hidden" | "trHeight" if self.place.in_row_properties => {
                self.row_look(name, tag);
            }
            "tc" => {
                self.place.ground = None;
                self.cells.push(false);
                self.changed_cells.push(false);
                if let Some(table) = self.sink.table() {
                    table.begin_cell(Span::ONE);
                }
            }
            "tcPr" => self.place.in_cell_properties = true,
            "cellIns" | "cellDel" => self.change_cell(name, tag),
            "gridBefore" if self.place.in_row_properties => self.widen(tag, Table::skip),
            "gridSpan" if self.place.in_cell_properties => self.widen(tag, Table::covers),
            "vMerge" if self.place.in_cell_properties => {
                let is_first = tag.val().as_deref() == Some("restart");
                let is_covered = self.sink.table().is_some_and(|table| table.merges(is_first));
                if let Some(covered) = self.cells.last_mut() {
                    *covered = is_covered;
                }
            }
            "shd" if self.place.in_cell_properties => {
                self.place.ground = Some(colours::ground(name, tag));
            }
            "bdo" | "dir" => self.begin_direction(name, tag),
            name => match edit(name) {
                Some(edit) => {
                    let change = self.change(edit, tag);
                    self.changes.push(change);
                }
                None => self.sign(name, tag),
            },
        }
    }

    fn end(&mut self, name: &'static str) {
        self.signs.in_instruction = false;
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if matches!(name, "m:r" | "m:oMath") {
            self.begin_run();
        }
        self.controls.end(name);
        if let Some(sign) = self.signs.end(name) {
            self.push_sign(sign);
        }
        let place = &mut self.place;
        match name {
            "pPr" => (place.in_paragraph_properties, place.in_run_properties) = (false, false),
            "rPr" => place.in_run_properties = false,
            "trPr" => place.in_row_properties = false,
            "t" | "delText" => place.in_text = false,
            "r" => self.begin_run(),
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            "tcPr" => place.in_cell_properties = false,
            "bdo" | "dir" => {
                if let Some(mark) = self.embedded.pop().flatten() {
                    self.push(mark);
                }
            }
            "tc" => {
                place.ground = None;
                self.end_flow();
                self.cells.pop();
                if self.changed_cells.pop() == Some(true) {
                    self.changes.pop();
                }
            }
            "tr" => {
                self.end_flow();
                if self.rows.pop() == Some(true) {
                    self.changes.pop();
                }
                self.hidden_rows.pop();
                self.sink.table().map(Table::end_row);
            }
            "tbl" => {
                self.end_flow();
                self.tables.pop();
                self.sink.end_table();
            }
            "ins" | "moveTo" | "del" | "moveFrom"
                if !place.in_paragraph_properties
                    && !place.in_run_properties
                    && !place.in_row_properties =>
            {
                self.changes.pop();
            }
            _ => {}
        }
    }

    fn instead(&mut self, words: &str) {
        let behind = self.open.last().map_or("", |open| open.runs.tail());
        self.hidden.add(words, Spot::between(behind, ""));
    }

    fn text(&mut self, text: &str) {
        self.signs.instruct(text);
        if !self.place.in_text || self.skipped > 0 {
            return;
        }
        self.controls.text(text);
        let text = raised::cleaned(text);
        let look = self.place.run.look();
        let seen = look.signs().map_or(text.clone(), |font| font.seen(&text).into());
        if self.signs.is_in_equation() && !look.is_hidden() {
            self.signs.text(&seen, &self.changes, self.tracked);
        } else if look.is_hidden() || !self.signs.is_of_form(&seen) {
            self.push(&seen);
        }
    }
}
