//! The tags of a page: what an element begins and ends.

use std::mem::take;

use html5gum::{HtmlString, StartTag};

use super::css::{self, Css};
use super::elements::{is_block, is_line, is_list, is_outside_math, rank};
use super::formats::Format;
use super::left_out::{self, LeftOut};
use super::math::Math;
use super::pictures::{self, Shown};
use super::{Reader, attribute, forms};
use crate::flow::Role;
use crate::raised::Height;
use crate::sign::Sign;
use crate::sink::Shape;
use crate::table::{Group, Span, Table};
use crate::tracked::{Change, Edit};
use crate::{Place, characters};

impl Reader {
    /// Takes an element that shows something and holds nothing; whether it is one.
    fn is_sign(&mut self, tag: &StartTag<()>, css: &Css) -> bool {
        let sign = match tag.name.as_slice() {
            b"picture" => {
                self.sources.clear();
                return false;
            }
            b"source" => {
                let said = |name: &[u8]| attribute(tag, name).unwrap_or_default();
                self.sources.extend(format!("{}\n", said(b"srcset")).into_bytes());
                return true;
            }
            b"img" => pictures::picture(tag, &take(&mut self.sources)).map(Sign::StandIn),
            b"image" if self.drawing.is_none() => pictures::picture(tag, &[]).map(Sign::StandIn),
            b"embed" => Some(Sign::StandIn(Shown::new("object", tag).stand_in())),
            b"input" => forms::input(tag),
            _ => return false,
        };
        match sign {
            Some(Sign::Field(words)) if left_out::is_hidden(tag, css) => {
                self.hidden.add(&words, self.place());
            }
            Some(sign) if !left_out::is_hidden(tag, css) => self.push_sign(sign),
            _ => {}
        }
        true
    }

    /// Takes an element of an equation; whether it is one.
    fn is_in_math(&mut self, tag: &StartTag<()>) -> bool {
        let name = tag.name.as_slice();
        if name == b"math" && self.math.is_none() {
            self.math = Some(Math::default());
        }
        let Some(math) = self.math.as_mut().filter(|_| !is_outside_math(name)) else {
            return false;
        };
        if let Some(whole) = math.begin(tag) {
            self.math = None;
            self.push_sign(Sign::equation(whole));
        }
        true
    }

    pub(super) fn start(&mut self, tag: &StartTag<()>) {
        let linked = attribute(tag, b"rel").filter(|_| tag.name.as_slice() == b"link");
        if linked.is_some_and(|rel| rel.to_ascii_lowercase().contains("stylesheet")) {
            self.styles.add(&attribute(tag, b"href").unwrap_or_default(), Place::Apart);
        }
        let within = self.formats.within();
        let css = css::of(tag, &self.sheet, within);
        if self.is_sign(tag, &css) || self.is_mark(tag) {
            return;
        }
        let is_drawn = self.is_xml || self.drawing.is_some() || self.math.is_some();
        if let Some(why) = left_out::why(tag, &css, is_drawn) {
            if is_block(&tag.name) {
                self.flush();
            }
            self.left_out = Some(LeftOut::new(tag, why, self.place()));
            return;
        }
        if self.is_in_math(tag) {
            return;
        }
        if tag.name.as_slice() == b"svg" && self.drawing.is_none() && !tag.self_closing {
            self.drawing = Some(Shown::new("drawing", tag));
        }
        self.begin_block(tag);
        self.begin_note(tag);
        for words in self.sheet.contents(tag, within) {
            self.doubtful.add(&words, self.place());
        }
        if let Some(generated) = css::generated(tag) {
            self.styles.add(&generated, Place::Apart);
        }
        if tag.name.as_slice() == b"bdo" || css.is_override {
            // It does what this character does, and is refused as it is.
            self.text("\u{202E}");
        }
        let format = self.format(tag, &css);
        if let Some(mark) = format.mark {
            self.text(mark.encode_utf8(&mut [0; 4]));
        }
        // Of what has no end nothing is painted.
        if !left_out::is_void(&tag.name) {
            self.formats.begin(&tag.name, format, self.lists.depth());
        }
        if tag.name.as_slice() == b"q" {
            self.begin_quotation(css.has_no_quotes);
        }
    }

    /// A quotation begins, which is seen between marks.
    fn begin_quotation(&mut self, is_bare: bool) {
        const OPEN_MAX: usize = 256;
        let (opens, closes) = match self.quotations.len() {
            _ if is_bare => ("", ""),
            OPEN_MAX.. => return,
            depth if depth % 2 == 0 => ("“", "”"),
            _ => ("‘", "’"),
        };
        self.quotations.push(closes);
        self.push(opens);
    }

    /// What an element begins, if it is more than words.
    fn begin_block(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        if left_out::is_ended_by(b"p", name) {
            self.formats.end(b"p");
            self.end_note(b"p");
        }
        match name {
            b"br" => drop(self.push("\n")),
            name if is_list(name) => {
                self.flush();
                self.lists.begin(tag, self.numbered);
            }
            b"li" => {
                self.flush();
                self.formats.end_item(self.lists.depth());
                self.end_item_note();
                self.lists.item(tag);
            }
            b"table" => {
                self.flush();
                self.tables.push(false);
                self.sink.begin_table();
            }
            b"tr" => {
                self.flush();
                self.end_row();
                match self.tables.last_mut() {
                    Some(is_open) => *is_open = true,
                    None => {
                        self.tables.push(true);
                        self.sink.begin_table();
                    }
                }
                self.sink.table().map(Table::begin_row);
            }
            b"thead" | b"tbody" | b"tfoot" => {
                self.flush();
                self.end_row();
                self.begin_group(match name {
                    b"thead" => Group::Head,
                    b"tfoot" => Group::Foot,
                    _ => Group::Body,
                });
            }
            b"td" | b"th" => {
                self.flush();
                if let Some(table) = self.sink.table() {
                    table.begin_cell(span(tag));
                }
            }
            name => {
                if let Some(rank) = rank(name) {
                    self.flush();
                    self.role = Role::Heading(rank);
                } else if is_block(name) {
                    self.flush();
                    self.is_preformatted |= name == b"pre";
                }
            }
        }
    }

    /// What an element does to its words.
    fn format(&mut self, tag: &StartTag<()>, css: &Css) -> Format {
        // Within a line another direction is shown as between two marks of it.
        let name = tag.name.as_slice();
        let is_inside = !is_line(name) && !left_out::is_void(name) && !tag.self_closing;
        let is_rtl =
            self.formats.is_rtl().unwrap_or_else(|| characters::ends_from_right(self.runs.tail()));
        let is_turned = css.is_rtl.is_some_and(|own| own != is_rtl);
        let mark = css.is_rtl.map(|is_rtl| if is_rtl { '\u{200F}' } else { '\u{200E}' });
        let seen = Format {
            height: css.height,
            faint: css.faint,
            is_rtl: css.is_rtl,
            within: self.sheet.around(tag),
            mark: mark.filter(|_| is_inside && is_turned),
            change: None,
        };
        let edit = match tag.name.as_slice() {
            b"ins" => Some(Edit::Inserted),
            b"del" => Some(Edit::Deleted),
            _ => None,
        };
        if let Some(edit) = edit {
            let name = attribute(tag, b"data-author").or_else(|| attribute(tag, b"title"));
            let by = self.authors.named(&name.unwrap_or_default());
            return Format { change: Some(Change { edit, by }), ..seen };
        }
        let is_struck = css.is_struck || matches!(name, b"s" | b"strike");
        let height = match name {
            b"sup" => Some(Height::Raised),
            b"sub" => Some(Height::Lowered),
            _ => None,
        };
        Format {
            change: Some(Change::STRUCK).filter(|_| is_struck),
            height: css.height.or(height),
            ..seen
        }
    }

    pub(super) fn end(&mut self, name: &HtmlString) {
        if name.as_slice() == b"q"
            && let Some(closes) = self.quotations.pop()
        {
            self.push(closes);
        }
        if let Some(math) = &mut self.math
            && !is_outside_math(name)
        {
            if let Some(whole) = math.end(name) {
                self.math = None;
                self.push_sign(Sign::equation(whole));
            }
            return;
        }
        match name.as_slice() {
            name if is_list(name) => {
                self.flush();
                self.formats.end_item(self.lists.depth());
                self.end_item_note();
                self.lists.end();
            }
            b"li" => {
                self.flush();
                self.end_note(b"li");
                if let Some(mark) = self.lists.take_mark() {
                    let column = self.lists.column(true);
                    let words = self.lists.take_words();
                    self.sink.words(&words, Shape { mark, column, ..Shape::default() });
                }
            }
            b"tr" => {
                self.flush();
                self.end_note(b"tr");
                self.end_row();
            }
            b"table" => {
                self.flush();
                self.end_row();
                if self.tables.pop().is_some() {
                    self.sink.end_table();
                }
            }
            name => {
                if rank(name).is_some() || is_block(name) || matches!(name, b"td" | b"th") {
                    self.flush();
                    if matches!(name, b"thead" | b"tfoot") {
                        self.end_row();
                        self.begin_group(Group::Body);
                    }
                    self.end_note(name);
                    self.role = Role::Body;
                    self.is_preformatted &= name != b"pre";
                    self.in_notes &= name != b"section";
                }
            }
        }
        if let Some(mark) = self.formats.end(name) {
            self.text(mark.encode_utf8(&mut [0; 4]));
        }
    }

    /// What comes next stands in a group of rows of the innermost table.
    fn begin_group(&mut self, group: Group) {
        if !self.tables.is_empty()
            && let Some(table) = self.sink.table()
        {
            table.begin_group(group);
        }
    }

    /// Ends the row that is open in the innermost table, as its end tag need not be written.
    fn end_row(&mut self) {
        if let Some(is_open) = self.tables.last_mut()
            && take(is_open)
        {
            self.sink.table().map(Table::end_row);
        }
    }
}

/// What a cell covers.
fn span(tag: &StartTag<()>) -> Span {
    let said = |name: &[u8]| attribute(tag, name).and_then(|said| said.parse().ok());
    // No row is as far as the last one of its group.
    let rows = said(b"rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
    Span { columns: said(b"colspan").unwrap_or(1), rows }
}
