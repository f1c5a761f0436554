//! HTML: paragraphs, lists as they are counted, headings, tables, changes in `ins` and `del`.
//!
//! Pages are full of tags that do not fit each other. So nothing here asks for a tree: a block ends
//! wherever the next begins, and a list ends with the tag that says so.

mod lists;

use std::collections::BTreeMap;
use std::convert::Infallible;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use crate::flow::{Block, Role};
use crate::sink::{Shape, Sink};
use crate::tracked::{Authors, Change, Edit, Runs};
use crate::{Notice, Tracked, Unreadable};
use lists::Lists;

/// How deep changes may stand in changes.
const CHANGES_MAX: usize = 64;

/// The blocks of a page.
pub(crate) fn blocks(
    text: &str,
    tracked: Tracked,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Block>, Unreadable> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(tracked);
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

struct Reader {
    sink: Sink,
    tracked: Tracked,
    authors: Authors,
    runs: Runs,
    lists: Lists,
    role: Role,
    /// The changes that are open.
    changes: Vec<Change>,
    /// An element that is left out, how many of its name are open, and whether its words count.
    skipped: Option<(HtmlString, usize, bool)>,
    hidden: usize,
    is_preformatted: bool,
    /// Whether the list of footnotes is being read, and which of them.
    in_notes: bool,
    note: Option<String>,
    notes: BTreeMap<String, String>,
}

impl Reader {
    fn new(tracked: Tracked) -> Self {
        Self {
            sink: Sink::default(),
            tracked,
            authors: Authors::default(),
            runs: Runs::default(),
            lists: Lists::default(),
            role: Role::Body,
            changes: Vec::new(),
            skipped: None,
            hidden: 0,
            is_preformatted: false,
            in_notes: false,
            note: None,
            notes: BTreeMap::new(),
        }
    }

    fn finish(mut self, notices: &mut Vec<Notice>) -> Result<Vec<Block>, Unreadable> {
        self.flush();
        self.authors.notices(self.tracked, notices);
        notices.extend(Some(Notice::Hidden(self.hidden)).filter(|_| self.hidden > 0));
        let notes = self.notes;
        self.sink.finish(|id| notes.get(id).cloned(), notices)
    }

    fn token(&mut self, token: Token) {
        if self.skipped.is_some() {
            return self.skip(&token);
        }
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) => self.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn skip(&mut self, token: &Token) {
        let Some((name, open, counts)) = &mut self.skipped else { return };
        match token {
            Token::StartTag(tag) if tag.name == *name && !tag.self_closing => *open += 1,
            Token::EndTag(tag) if tag.name == *name => *open -= 1,
            Token::String(text) if *counts => {
                self.hidden += String::from_utf8_lossy(text).split_whitespace().count();
            }
            _ => {}
        }
        if *open == 0 {
            self.skipped = None;
        }
    }

    fn text(&mut self, text: &str) {
        let change = self.changes.last().copied();
        if self.is_preformatted {
            self.runs.push(text, change);
        } else {
            // In a page, a line end is a space; where a line ends is said by `br`.
            self.runs.push(&text.replace(['\n', '\r'], " "), change);
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        if self.is_left_out(tag) {
            return;
        }
        match tag.name.as_slice() {
            b"br" => self.runs.push("\n", self.changes.last().copied()),
            b"ins" | b"del" => self.change(tag),
            b"ol" | b"ul" | b"menu" | b"dir" => {
                self.flush();
                self.lists.begin(tag);
            }
            b"li" => {
                self.flush();
                if self.in_notes {
                    self.note = attribute(tag, b"id");
                } else {
                    self.lists.item(tag);
                }
            }
            b"tr" => {
                self.flush();
                self.sink.begin_row();
            }
            b"td" | b"th" => {
                self.flush();
                self.sink.begin_cell();
            }
            name => {
                if let Some(rank) = rank(name) {
                    self.flush();
                    self.role = Role::Heading(rank);
                } else if is_block(name) {
                    self.flush();
                    self.is_preformatted |= name == b"pre";
                    self.in_notes |= is_notes(tag);
                }
            }
        }
    }

    /// Begins to leave out what shows no words; whether it does.
    fn is_left_out(&mut self, tag: &StartTag<()>) -> bool {
        let name = tag.name.as_slice();
        let is_code = matches!(
            name,
            b"script" | b"style" | b"template" | b"title" | b"noscript" | b"textarea" | b"select"
        );
        let style = attribute(tag, b"style").unwrap_or_default().replace(' ', "");
        let is_hidden = tag.attributes.contains_key(b"hidden".as_slice())
            || style.to_ascii_lowercase().contains("display:none");
        let class = attribute(tag, b"class").unwrap_or_default();
        let role = attribute(tag, b"role").unwrap_or_default();
        let is_mark = class.contains("footnote-ref") || role == "doc-noteref";
        let is_back = class.contains("footnote-back") || role == "doc-backlink";
        if is_mark && let Some(id) = attribute(tag, b"href") {
            let mark = self.sink.names_note(id.trim_start_matches('#'));
            self.runs.push(&mark, self.changes.last().copied());
        }
        // LibreOffice writes the head and foot of the printed page into the page.
        let title = attribute(tag, b"title").unwrap_or_default();
        let is_edge = name == b"div" && (title == "header" || title == "footer");
        let is_void = tag.self_closing || matches!(name, b"br" | b"hr" | b"img" | b"input");
        let is_out = (is_code || is_hidden || is_mark || is_back || is_edge) && !is_void;
        if is_out {
            self.skipped = Some((tag.name.clone(), 1, is_hidden));
        }
        is_out
    }

    fn end(&mut self, name: &HtmlString) {
        match name.as_slice() {
            b"ins" | b"del" => {
                self.changes.pop();
            }
            b"ol" | b"ul" | b"menu" | b"dir" => {
                self.flush();
                self.lists.end();
            }
            b"li" => {
                self.flush();
                self.note = None;
                if let Some(mark) = self.lists.take_mark() {
                    let column = self.lists.column(true);
                    self.sink.words("", Shape { mark, column, ..Shape::default() });
                }
            }
            b"tr" => {
                self.flush();
                self.sink.end_row();
            }
            name => {
                if rank(name).is_some() || is_block(name) || matches!(name, b"td" | b"th") {
                    self.flush();
                    self.role = Role::Body;
                    self.is_preformatted &= name != b"pre";
                    self.in_notes &= name != b"section";
                }
            }
        }
    }

    fn change(&mut self, tag: &StartTag<()>) {
        if self.changes.len() == CHANGES_MAX {
            return;
        }
        let edit = if tag.name.as_slice() == b"ins" { Edit::Inserted } else { Edit::Deleted };
        let name = attribute(tag, b"data-author").or_else(|| attribute(tag, b"title"));
        let author = self.authors.named(&name.unwrap_or_default());
        self.changes.push(Change { edit, author });
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if runs.is_blank() {
            return;
        }
        let words = runs.render(self.tracked, &mut self.authors);
        if let Some(id) = &self.note {
            let note = self.notes.entry(id.clone()).or_default();
            note.push_str(&words);
            note.push(' ');
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

fn is_notes(tag: &StartTag<()>) -> bool {
    let role = attribute(tag, b"role").unwrap_or_default();
    let class = attribute(tag, b"class").unwrap_or_default();
    tag.name.as_slice() == b"section" && (role == "doc-endnotes" || class.contains("footnotes"))
}

fn rank(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Elements that stand in lines of their own.
fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 30] = [
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"caption",
        b"center",
        b"dd",
        b"details",
        b"div",
        b"dl",
        b"dt",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"header",
        b"hr",
        b"html",
        b"legend",
        b"main",
        b"nav",
        b"p",
        b"pre",
        b"section",
        b"summary",
        b"table",
        b"tbody",
        b"thead",
        b"tfoot",
    ];
    BLOCKS.contains(&name)
}
