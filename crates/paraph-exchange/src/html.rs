//! HTML: paragraphs, lists as they are counted, headings, tables, changes in `ins` and `del`, words
//! struck out, footnotes.
//!
//! Pages are full of tags that do not fit each other. So nothing here asks for a tree: a block ends
//! wherever the next begins, and a list ends with the tag that says so.

mod css;
mod elements;
mod footnotes;
mod formats;
mod forms;
mod left_out;
mod lists;
mod math;
mod notes;
pub(crate) mod pictures;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::mem::take;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use crate::flow::{Block, Role};
use crate::sign::{Noted, Sign};
use crate::sink::{Shape, Sink};
use crate::table::{Span, Table};
use crate::tracked::{Authors, Change, Edit, Runs};
use crate::{Notice, Place, Spots, Tracked, Unreadable, characters, raised};
use css::Css;
use elements::{is_block, is_line, is_list, is_outside_math, rank};
use footnotes::Note;
use formats::{Format, Formats};
use left_out::{LeftOut, Next, Why};
use lists::Lists;
use math::Math;
use notes::Marks;
use pictures::Shown;

/// What is read of a page.
pub(crate) struct Page {
    pub(crate) blocks: Vec<Block>,
    /// The scripts that it has, which may show words.
    pub(crate) scripts: Spots,
    /// Its style sheets, which may hide words or show others.
    pub(crate) styles: Spots,
}

/// Reads a page.
pub(crate) fn page(
    text: &str,
    tracked: Tracked,
    notices: &mut Vec<Notice>,
) -> Result<Page, Unreadable> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(tracked, Marks::of(text));
    reader.lists.know(text);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok::<Token, Infallible>(token) = token;
        reader.token(token);
    }
    reader.finish(notices)
}

/// What a single tag shows that is no letters: a picture, a field of a form.
pub(crate) fn sign(tag: &str) -> Option<Sign> {
    let Ok::<Token, Infallible>(token) = Tokenizer::new(tag).next()?;
    let Token::StartTag(tag) = token else { return None };
    let sign = match tag.name.as_slice() {
        b"img" => pictures::picture(&tag, &[]).map(Sign::StandIn),
        b"input" => forms::input(&tag),
        _ => None,
    };
    sign.filter(|_| !left_out::is_hidden(&tag))
}

/// The encoding that a page says it has, as its bytes say it.
pub(crate) fn charset(bytes: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 2048;
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")?;
    let name = head.get(at + 8..)?.iter().skip_while(|byte| matches!(byte, b'"' | b'\''));
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    Some(name.take_while(is_name).copied().collect())
}

struct Reader {
    sink: Sink,
    tracked: Tracked,
    authors: Authors,
    runs: Runs,
    lists: Lists,
    role: Role,
    /// What the elements that are open do to their words.
    formats: Formats,
    left_out: Option<LeftOut>,
    hidden: Spots,
    /// Words that can hardly be seen.
    faint: Spots,
    /// Figures that the direction of their block shows in another order.
    direction: Spots,
    told: Noted,
    edges: Spots,
    scripts: Spots,
    styles: Spots,
    /// How many numbered lists have begun, those that are left out too.
    numbered: usize,
    /// The equation that is being read.
    math: Option<Math>,
    /// The drawing that is being read; what is written in it is words.
    drawing: Option<Shown>,
    /// Whether what comes next stands beside the edge of a field.
    behind_field: bool,
    /// Sources of the picture that comes next.
    sources: Vec<u8>,
    is_preformatted: bool,
    /// For each open table, whether a row of it is open.
    tables: Vec<bool>,
    marks: Marks,
    /// How many links have begun.
    links: usize,
    /// Whether the list of footnotes is being read.
    in_notes: bool,
    /// The footnote that is being read.
    note: Option<Note>,
    notes: BTreeMap<String, String>,
}

impl Reader {
    fn new(tracked: Tracked, marks: Marks) -> Self {
        Self {
            sink: Sink::default(),
            tracked,
            authors: Authors::default(),
            runs: Runs::default(),
            lists: Lists::default(),
            role: Role::Body,
            formats: Formats::default(),
            left_out: None,
            hidden: Spots::default(),
            faint: Spots::default(),
            direction: Spots::default(),
            told: Noted::default(),
            edges: Spots::default(),
            scripts: Spots::default(),
            styles: Spots::default(),
            numbered: 0,
            math: None,
            drawing: None,
            behind_field: false,
            sources: Vec::new(),
            is_preformatted: false,
            tables: Vec::new(),
            marks,
            links: 0,
            in_notes: false,
            note: None,
            notes: BTreeMap::new(),
        }
    }

    fn finish(mut self, notices: &mut Vec<Notice>) -> Result<Page, Unreadable> {
        self.end_left_out();
        self.end_drawing();
        self.flush();
        self.authors.notices(self.tracked, notices);
        notices.extend(self.hidden.some().map(Notice::Hidden));
        notices.extend(self.faint.some().map(Notice::Faint));
        notices.extend(self.direction.some().map(Notice::Direction));
        self.told.notices(notices);
        notices.extend(self.edges.some().map(Notice::Edges));
        let blocks = self.sink.finish(&self.notes, notices)?;
        Ok(Page { blocks, scripts: self.scripts, styles: self.styles })
    }

    fn token(&mut self, token: Token) {
        let is_drawn = self.drawing.as_mut().is_some_and(|drawing| drawing.take(&token));
        self.take(token);
        if is_drawn {
            self.end_drawing();
        }
    }

    fn take(&mut self, token: Token) {
        if let Token::StartTag(tag) = &token {
            self.numbered += usize::from(tag.name.as_slice() == b"ol");
        }
        match self.left_out.as_mut().map(|left_out| left_out.take(&token)) {
            Some(Next::LeftOut) => return,
            Some(Next::Last) => return self.end_left_out(),
            Some(Next::Behind) => self.end_left_out(),
            None => {}
        }
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) => self.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    /// An element that is left out has ended.
    fn end_left_out(&mut self) {
        let Some(left_out) = self.left_out.take() else { return };
        let LeftOut { why, words, place, shown, area, .. } = left_out;
        match why {
            Why::Code | Why::Field => {}
            Why::Style => self.styles.add(&words, Place::Apart),
            Why::Script => self.scripts.add(&words, Place::Apart),
            Why::Hidden | Why::Shown(_) => self.hidden.add(&words, place),
            Why::Edge => self.edges.add(&words, place),
        }
        if let Some(area) = area {
            self.push_sign(Sign::Field(area.value()));
        }
        if let Some(shown) = shown {
            self.push_sign(Sign::StandIn(shown.stand_in()));
        }
    }

    /// A drawing has ended, as its end tag or the page says.
    fn end_drawing(&mut self) {
        if let Some(drawing) = self.drawing.take() {
            self.push_sign(Sign::StandIn(drawing.stand_in()));
        }
    }

    /// The equation has ended, as its end tag or that of its block says.
    fn end_math(&mut self) {
        let whole = self.math.take().and_then(Math::finish);
        if let Some(whole) = whole {
            self.push_sign(Sign::equation(whole));
        }
    }

    /// The place of what comes next.
    fn place(&self) -> Place {
        let tail = self.runs.tail();
        Place::between(if tail.is_empty() { self.sink.tail() } else { tail }, "")
    }

    fn text(&mut self, text: &str) {
        let text = raised::cleaned(text);
        if self.is_preformatted {
            self.push(&text);
        } else {
            // In a page, a line end is a space; where a line ends is said by `br`.
            self.push(&text.replace(['\n', '\r'], " "));
        }
    }

    /// Puts words into the block being read; whether they are in its text.
    fn push(&mut self, words: &str) -> bool {
        if let Some(math) = &mut self.math {
            math.text(words);
            return true;
        }
        let changes: Vec<Change> = self.formats.changes().collect();
        let Some(change) = Change::of(&changes, self.tracked) else { return false };
        if take(&mut self.behind_field) && words.starts_with(char::is_alphanumeric) {
            self.runs.push(" ", change);
        }
        if self.formats.is_faint() {
            self.faint.add(words, Place::between(self.runs.tail(), ""));
        }
        let number = Some(words.trim()).filter(|_| self.formats.is_raised());
        match number.map(raised::marked) {
            Some(Cow::Owned(marked)) => self.runs.push(&marked, change),
            Some(Cow::Borrowed(_)) | None => self.runs.push(words, change),
        }
        !change.is_some_and(|change| change.is_gone(self.tracked))
    }

    /// Puts what is read in place of something that is no letters.
    fn push_sign(&mut self, sign: Sign) {
        let place = self.place();
        // A field has an edge around it: `60` in one and `0` in the next are no 600.
        let is_field = matches!(sign, Sign::Field(_));
        self.behind_field |= is_field && self.runs.tail().ends_with(char::is_alphanumeric);
        if self.push(&raised::cleaned(sign.words())) {
            self.told.add(sign, place);
        }
        self.behind_field = is_field;
    }

    /// Takes an element that shows something and holds nothing; whether it is one.
    fn is_sign(&mut self, tag: &StartTag<()>) -> bool {
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
            Some(Sign::Field(words)) if left_out::is_hidden(tag) => {
                self.hidden.add(&words, self.place());
            }
            Some(sign) if !left_out::is_hidden(tag) => self.push_sign(sign),
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

    fn start(&mut self, tag: &StartTag<()>) {
        let linked = attribute(tag, b"rel").filter(|_| tag.name.as_slice() == b"link");
        if linked.is_some_and(|rel| rel.to_ascii_lowercase().contains("stylesheet")) {
            self.styles.add(&attribute(tag, b"href").unwrap_or_default(), Place::Apart);
        }
        if self.is_sign(tag) || self.is_mark(tag) {
            return;
        }
        if let Some(why) = left_out::why(tag) {
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
        let css = css::of(tag);
        if tag.name.as_slice() == b"bdo" || css.is_override {
            // It does what this character does, and is refused as it is.
            self.text("\u{202E}");
        }
        let format = self.format(tag, &css);
        if let Some(mark) = format.mark {
            self.text(mark.encode_utf8(&mut [0; 4]));
        }
        self.formats.begin(&tag.name, format, self.lists.depth());
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
            is_raised: css.is_raised,
            faint: css.faint,
            is_rtl: css.is_rtl,
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
        Format {
            change: Some(Change::STRUCK).filter(|_| is_struck),
            is_raised: css.is_raised || name == b"sup",
            ..seen
        }
    }

    fn end(&mut self, name: &HtmlString) {
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
                    self.sink.words("", Shape { mark, column, ..Shape::default() });
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

    /// Ends the row that is open in the innermost table, as its end tag need not be written.
    fn end_row(&mut self) {
        if let Some(is_open) = self.tables.last_mut()
            && take(is_open)
        {
            self.sink.table().map(Table::end_row);
        }
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        self.end_math();
        let runs = take(&mut self.runs);
        if runs.is_blank() {
            return;
        }
        let words = runs.render(self.tracked, &mut self.authors);
        if self.formats.is_rtl() == Some(true) && characters::is_turned(&words) {
            self.direction.add(&words, Place::Apart);
        }
        if let Some(note) = &self.note {
            let text = self.notes.entry(note.id.clone()).or_default();
            text.push_str(&words);
            text.push(' ');
            if note.element.is_none() {
                self.note = None;
            }
            return;
        }
        let mark = self.lists.take_mark();
        let column = self.lists.column(mark.is_some());
        let mark = mark.unwrap_or_default();
        self.sink.words(&words, Shape { mark, column, role: self.role, struck: false });
    }
}

/// The value of an attribute.
fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(value).trim().to_string())
}

/// What a cell covers.
fn span(tag: &StartTag<()>) -> Span {
    let said = |name: &[u8]| attribute(tag, name).and_then(|said| said.parse().ok());
    // No row is as far as the last one of its group.
    let rows = said(b"rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
    Span { columns: said(b"colspan").unwrap_or(1), rows }
}
