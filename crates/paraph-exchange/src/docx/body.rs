//! The text of a document: paragraphs, their changes, and where they stand.

use std::collections::BTreeMap;

use super::numbering::{Numbered, Numbering};
use super::signs::{self, Sign, Signs};
use super::styles::{self, Layout, Look, RunLook, Styles};
use super::xml::{Tag, Visitor};
use crate::flow::{Block, Mark, Role};
use crate::sink::{Shape, Sink};
use crate::table::{Span, Table};
use crate::tracked::{Authors, Change, Edit, Runs};
use crate::{Notice, Place as Spot, Spots, Tracked, Unreadable, characters, raised};

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
    place: Place,
    /// In how many elements is read that say what held before, or the same again.
    skipped: usize,
    pub(super) hidden: Spots,
    /// Words that can hardly be seen.
    pub(super) faint: Spots,
    /// Figures that the direction of their paragraph shows in another order.
    direction: Spots,
    /// The marks of direction that stand for the ends of the embeddings that are open.
    embedded: Vec<Option<&'static str>>,
    comments: usize,
    /// Other documents that are put into this one.
    elsewhere: Spots,
    /// What stands in runs and is no letters.
    pub(super) signs: Signs,
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
    /// Whether the ground of the cell is not white.
    is_dark: Option<bool>,
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
    /// What was done to its end.
    end: Option<Change>,
    /// The paragraphs of the text boxes that hang on it.
    boxed: Vec<Self>,
}

impl Paragraph {
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
            place: Place::default(),
            skipped: 0,
            hidden: Spots::default(),
            faint: Spots::default(),
            direction: Spots::default(),
            embedded: Vec::new(),
            comments: 0,
            elsewhere: Spots::default(),
            signs: Signs::default(),
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
        notices.extend(self.direction.some().map(Notice::Direction));
        notices.extend(Some(Notice::Comments(self.comments)).filter(|_| self.comments > 0));
        notices.extend(self.elsewhere.some().map(Notice::Elsewhere));
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
                        paragraph.look = self.styles.look(style);
                    }
                    name => paragraph.layout.take(name, tag),
                }
            }
            return true;
        }
        false
    }

    fn change(&mut self, edit: Edit, tag: &Tag<'_>) -> Change {
        Change { edit, by: self.authors.named(&tag.get("author").unwrap_or_default()) }
    }

    /// A run begins, or the words behind one.
    fn begin_run(&mut self) {
        let paragraph = self.open.last().map(|paragraph| paragraph.look);
        self.place.run.begin(paragraph.unwrap_or_default());
        self.place.in_own_mark = false;
    }

    /// Puts words into the open paragraph; whether they are in its text.
    fn push(&mut self, words: &str) -> bool {
        let Some(paragraph) = self.open.last_mut().filter(|_| !self.place.in_own_mark) else {
            return false;
        };
        let look = self.place.run.look();
        if look.is_hidden() {
            let place = Spot::between(paragraph.runs.tail(), "");
            self.hidden.add(words, place);
            return false;
        }
        let layout = || paragraph.layout(&self.styles);
        if look.is_faint_on(layout().is_dark.or(self.place.is_dark)) {
            self.faint.add(words, Spot::between(paragraph.runs.tail(), ""));
        }
        // In a line that runs to the right, such a run is shown as between two marks of direction.
        let is_turned = look.is_rtl() && !words.trim().is_empty() && layout().rtl != Some(true);
        let turned = is_turned.then(|| format!("{RIGHT_TO_LEFT}{words}{RIGHT_TO_LEFT}"));
        let words = turned.as_deref().unwrap_or(words);
        let words = if look.is_raised() { raised::marked(words) } else { words.into() };
        let struck = Some(Change::STRUCK).filter(|_| look.is_struck());
        let changes: Vec<Change> = self.changes.iter().copied().chain(struck).collect();
        let Some(change) = Change::of(&changes, self.tracked) else { return false };
        paragraph.runs.push(&words, change);
        !change.is_some_and(|change| change.is_gone(self.tracked))
    }

    /// Words begin that are said to run in a direction; an override turns even letters round, as a character does that
    /// is refused.
    fn begin_direction(&mut self, name: &str, tag: &Tag<'_>) {
        let is_rtl = tag.val().as_deref() == Some("rtl");
        let around =
            self.open.last().map(|paragraph| paragraph.layout(&self.styles).rtl == Some(true));
        let mark = if is_rtl { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT };
        let mark = Some(mark).filter(|_| around.is_some_and(|around| around != is_rtl));
        if name == "bdo" {
            self.push(OVERRIDE);
        } else if let Some(mark) = mark {
            self.push(mark);
        }
        self.embedded.push(mark.filter(|_| name == "dir"));
    }

    /// Puts what is read in place of something that is no letters.
    fn push_sign(&mut self, sign: Sign) {
        let place = Spot::between(self.open.last().map_or("", |open| open.runs.tail()), "");
        if self.push(sign.words()) {
            self.signs.told.add(sign, place);
        }
    }

    /// Columns of the open row, as many as a tag says.
    fn widen(&mut self, tag: &Tag<'_>, takes: fn(&mut Table, usize)) {
        let columns = tag.number("val").and_then(|columns| usize::try_from(columns).ok());
        if let (Some(columns), Some(table)) = (columns, self.sink.table()) {
            takes(table, columns);
        }
    }

    /// The mark of a footnote.
    fn note(&mut self, kind: char, tag: &Tag<'_>) {
        if self.place.run.look().is_hidden() {
            return;
        }
        let mark = self.sink.names_note(&format!("{kind}{}", tag.get("id").unwrap_or_default()));
        self.push(&mark);
        let own_mark = tag.get("customMarkFollows");
        self.place.in_own_mark = own_mark.is_some_and(|on| !matches!(&*on, "0" | "false" | "off"));
    }

    /// What a tag in a run stands for, if it is no text.
    fn sign(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tab" | "ptab" => drop(self.push(" ")),
            "br" | "cr" => drop(self.push("\n")),
            "noBreakHyphen" => drop(self.push("-")),
            "sym" => {
                if let Some(sign) = signs::symbol(tag) {
                    self.push_sign(sign);
                }
            }
            "footnoteReference" => self.note('f', tag),
            "endnoteReference" => self.note('e', tag),
            "altChunk" | "subDoc" => {
                self.elsewhere.add(name, Spot::between(self.sink.tail(), ""));
                let stand_in = self.signs.document(tag);
                match self.open.is_empty() {
                    true => self.sink.words(&stand_in, Shape::default()),
                    false => drop(self.push(&stand_in)),
                }
            }
            "commentReference" => self.comments += 1,
            _ => {}
        }
    }

    /// A paragraph has ended.
    fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        if let Some(outer) = self.open.last_mut() {
            outer.boxed.push(paragraph);
            return;
        }
        if let Some(mut before) = self.unended.take() {
            // Nothing is left of the first, so the second stands as it is; else it runs on.
            if before.runs.is_blank_when(self.tracked) {
                before.boxed.append(&mut paragraph.boxed);
                before.runs.append(paragraph.runs);
                paragraph = Paragraph { runs: before.runs, boxed: before.boxed, ..paragraph };
            } else {
                before.runs.append(paragraph.runs);
                before.boxed.append(&mut paragraph.boxed);
                paragraph = Paragraph { end: paragraph.end, ..before };
            }
        }
        if self.is_unended(&paragraph) {
            self.unended = Some(paragraph);
        } else {
            self.put(paragraph);
        }
    }

    /// Whether the paragraph's end is gone, so that the next one continues it.
    fn is_unended(&self, paragraph: &Paragraph) -> bool {
        let Some(change) = paragraph.end else { return false };
        match self.tracked {
            Tracked::Shown => change.edit == Edit::Deleted && !paragraph.runs.is_deleted(),
            tracked => change.is_gone(tracked),
        }
    }

    /// What is left of a paragraph where the flow of paragraphs ends.
    fn end_flow(&mut self) {
        let Some(paragraph) = self.unended.take() else { return };
        if paragraph.runs.is_blank_when(self.tracked) {
            // Nothing of it stands, and what went is told.
            let _nothing = paragraph.runs.render(self.tracked, &mut self.authors);
        } else {
            self.put(paragraph);
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        let Paragraph { runs, style, layout, end, boxed, .. } = paragraph;
        let style = style.as_deref().unwrap_or_default();
        let from_style = self.styles.layout(style);
        let is_struck = self.tracked == Tracked::Shown
            && end.is_some_and(|end| end.edit == Edit::Deleted)
            && runs.is_deleted();
        if end.is_some() && runs.is_blank() {
            self.authors.count();
        }
        let words = runs.render(self.tracked, &mut self.authors);
        let is_rtl = layout.rtl.or(from_style.rtl) == Some(true);
        if is_rtl && characters::is_turned(&words) {
            self.direction.add(&words, Spot::Apart);
        }
        let numbered = self.numbered(style, &layout, &from_style, is_struck);
        let list_indent = numbered.as_ref().and_then(|numbered| numbered.indent);
        let indent = layout.indent.or(list_indent).or(from_style.indent).unwrap_or(0);
        let outline = layout.outline.or(from_style.outline).unwrap_or(BODY_LEVEL);
        let role = match u8::try_from(outline) {
            _ if self.styles.is_title(style) => Role::Title,
            Ok(level) if outline < BODY_LEVEL => Role::Heading(level + 1),
            _ => Role::Body,
        };
        let (mark, beside) = numbered
            .map_or((Mark::Typed, String::new()), |numbered| (numbered.mark, numbered.words));
        let words = if beside.is_empty() { words } else { format!("{beside} {words}") };
        let column = usize::try_from(indent).unwrap_or(0);
        self.sink.words(&words, Shape { mark, column, role, struck: is_struck });
        for paragraph in boxed {
            self.put(paragraph);
        }
    }

    /// The number of a paragraph, by its own properties or those of its style.
    fn numbered(
        &mut self,
        style: &str,
        own: &Layout,
        from_style: &Layout,
        is_struck: bool,
    ) -> Option<Numbered> {
        let list = own.list.or(from_style.list).filter(|list| *list != 0)?;
        let tied = self.styles.numbered(style).and_then(|named| {
            let by_style = self.numbering.level_of_style(list, style);
            by_style.or_else(|| self.numbering.level_of_style(list, named))
        });
        let level = own.level.and_then(|level| usize::try_from(level).ok());
        let level = level.or(tied.filter(|_| own.list.is_none()));
        let level = level.or_else(|| usize::try_from(from_style.level?).ok());
        self.numbering.count(list, level.unwrap_or(0), is_struck)
    }
}

fn edit(name: &str) -> Option<Edit> {
    match name {
        "ins" | "moveTo" => Some(Edit::Inserted),
        "del" | "moveFrom" => Some(Edit::Deleted),
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
            "p" => self.open.push(Paragraph::default()),
            "pPr" => self.place.in_paragraph_properties = true,
            "rPr" => self.place.in_run_properties = true,
            "trPr" => self.place.in_row_properties = true,
            "r" => self.begin_run(),
            "t" | "delText" => self.place.in_text = true,
            "tbl" => {
                self.end_flow();
                self.sink.begin_table();
            }
            "tr" => {
                self.end_flow();
                self.rows.push(false);
                self.sink.table().map(Table::begin_row);
            }
            "tc" => {
                self.place.is_dark = None;
                if let Some(table) = self.sink.table() {
                    table.begin_cell(Span::ONE);
                }
            }
            "tcPr" => self.place.in_cell_properties = true,
            "gridBefore" if self.place.in_row_properties => self.widen(tag, Table::skip),
            "gridSpan" if self.place.in_cell_properties => self.widen(tag, Table::covers),
            "vMerge" if self.place.in_cell_properties => {
                if tag.val().as_deref() != Some("restart") {
                    self.sink.table().map(Table::goes_on);
                }
            }
            "shd" if self.place.in_cell_properties => {
                self.place.is_dark = Some(styles::is_dark(name, tag));
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
                place.is_dark = None;
                self.end_flow();
            }
            "tr" => {
                self.end_flow();
                if self.rows.pop() == Some(true) {
                    self.changes.pop();
                }
                self.sink.table().map(Table::end_row);
            }
            "tbl" => {
                self.end_flow();
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

    fn text(&mut self, text: &str) {
        self.signs.instruct(text);
        if !self.place.in_text || self.skipped > 0 {
            return;
        }
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
