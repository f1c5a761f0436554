//! HTML: paragraphs, lists as they are counted, headings, tables, changes in `ins` and `del`, words
//! struck out, footnotes.
//!
//! Pages are full of tags that do not fit each other. So nothing here asks for a tree: a block ends
//! wherever the next begins, and a list ends with the tag that says so.

mod colours;
mod css;
mod elements;
mod embedded;
mod footnotes;
mod formats;
mod forms;
mod left_out;
mod lists;
mod math;
mod notes;
pub(crate) mod pictures;
mod tags;
mod words;

use std::collections::BTreeMap;
use std::convert::Infallible;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::flow::{Block, Role};
use crate::sign::Noted;
use crate::sink::Sink;
use crate::tracked::{Authors, Runs};
use crate::{Notice, Spots, Tracked, Unreadable};
use css::Sheet;
use elements::{is_block, is_list, rank};
use embedded::Counted;
use footnotes::Note;
use formats::Formats;
use left_out::{LeftOut, Next};
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
    reader.sheet = Sheet::of(text);
    reader.is_xml = text.trim_start().starts_with("<?xml");
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok::<Token, Infallible>(token) = token;
        reader.token(token);
    }
    reader.finish(notices)
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

/// Reads a page, or in pieces what becomes one.
pub(crate) struct Reader {
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
    /// Words that may be hidden, as something that is not understood says.
    doubtful: Spots,
    /// What the style sheets of the page say.
    sheet: Sheet,
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
    /// Whether it says that it is XML, where `<b/>` is an element and its end; in HTML it is the beginning of one.
    is_xml: bool,
    /// For each open table, whether a row of it is open.
    tables: Vec<bool>,
    /// The marks behind the quotations that are open.
    quotations: Vec<&'static str>,
    marks: Marks,
    /// How many links have begun.
    links: usize,
    /// Whether the list of footnotes is being read.
    in_notes: bool,
    /// The footnote that is being read.
    note: Option<Note>,
    notes: BTreeMap<String, String>,
    /// What is counted where it is no page that is read.
    counted: Option<Counted>,
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
            doubtful: Spots::default(),
            sheet: Sheet::default(),
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
            is_xml: false,
            tables: Vec::new(),
            quotations: Vec::new(),
            marks,
            links: 0,
            in_notes: false,
            note: None,
            notes: BTreeMap::new(),
            counted: None,
        }
    }

    fn finish(mut self, notices: &mut Vec<Notice>) -> Result<Page, Unreadable> {
        self.end_left_out();
        self.end_drawing();
        self.flush();
        self.authors.notices(self.tracked, notices);
        notices.extend(self.hidden.some().map(Notice::Hidden));
        notices.extend(self.faint.some().map(Notice::Faint));
        notices.extend(self.doubtful.some().map(Notice::Doubtful));
        notices.extend(self.direction.some().map(Notice::Direction));
        self.told.notices(notices);
        self.counted.iter().for_each(|counted| counted.notices(notices));
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
        match self.left_out.as_mut().map(|left_out| left_out.take(&token, self.is_xml)) {
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
}

/// The value of an attribute.
fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(value).trim().to_string())
}
