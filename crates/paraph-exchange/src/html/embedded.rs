//! Pages in pieces: what a text in Markdown asks of the reader of pages.
//!
//! Markdown is written to become a page, and may have tags wherever it has words. So its reader says here which
//! elements it stands for, and what a tag does to words, to a paragraph or to all up to its end, it does as in a
//! page.

use std::convert::Infallible;

use html5gum::{DefaultEmitter, EndTag, HtmlString, StartTag, Token, Tokenizer};

use super::css::Sheet;
use super::elements::is_line;
use super::footnotes::Note;
use super::notes::Marks;
use super::{Page, Reader};
use crate::flow::{Block, Role};
use crate::sign::Sign;
use crate::{Notice, Tracked, Unreadable, raised};

/// What is counted in Markdown and not in pages.
#[derive(Default)]
pub(super) struct Counted {
    comments: usize,
    /// Marks of footnotes that are defined nowhere.
    bare_marks: usize,
}

impl Reader {
    /// A reader of what is no page by itself.
    pub(crate) fn embedded(tracked: Tracked) -> Self {
        let mut reader = Self::new(tracked, Marks::default());
        reader.counted = Some(Counted::default());
        reader
    }

    /// What was read.
    pub(crate) fn read(self, notices: &mut Vec<Notice>) -> Result<Page, Unreadable> {
        self.finish(notices)
    }

    /// An element begins that Markdown stands for, with its attributes.
    pub(crate) fn open(&mut self, name: &str, said: &[(&str, &str)]) {
        let text = |text: &str| HtmlString(text.as_bytes().to_vec());
        let attributes = said.iter().map(|(name, value)| (text(name), text(value).into()));
        let attributes = attributes.collect();
        let tag = StartTag { name: text(name), attributes, ..StartTag::default() };
        self.token(Token::StartTag(tag));
    }

    /// It ends; if it is a block, so does what a tag in it does that nobody closed.
    pub(crate) fn close(&mut self, name: &str) {
        let name = HtmlString(name.as_bytes().to_vec());
        let is_line = is_line(&name);
        self.token(Token::EndTag(EndTag { name, ..EndTag::default() }));
        if is_line && self.left_out.is_none() {
            self.formats.end_inside();
        }
    }

    /// Takes words, with line ends that are some.
    pub(crate) fn write(&mut self, words: &str) {
        if self.left_out.is_some() || self.drawing.is_some() {
            self.token(Token::String(words.as_bytes().to_vec().into()));
        } else {
            self.push(&raised::cleaned(words));
        }
    }

    /// Takes what is no letters.
    pub(crate) fn show(&mut self, sign: Sign) {
        if self.left_out.is_none() {
            self.push_sign(sign);
        }
    }

    /// Takes a tag between words.
    pub(crate) fn tag(&mut self, tag: &str) {
        for token in Tokenizer::new(tag) {
            let Ok::<Token, Infallible>(token) = token;
            self.count_comment(&token);
            self.token(token);
        }
    }

    /// Takes a block of tags, and perhaps only the beginning of what it begins.
    pub(crate) fn piece(&mut self, page: &str) {
        self.marks = Marks::of(page);
        (self.links, self.numbered) = (0, 0);
        self.lists.know(page);
        if Sheet::is_in(page) {
            self.sheet = Sheet::of(page);
        }
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(page, emitter) {
            let Ok::<Token, Infallible>(token) = token;
            self.count_comment(&token);
            self.token(token);
        }
        self.flush();
        self.marks = Marks::default();
    }

    fn count_comment(&mut self, token: &Token) {
        if let (Token::Comment(_), Some(counted)) = (token, &mut self.counted) {
            counted.comments += 1;
        }
    }

    /// The title that stands above the text.
    pub(crate) fn title(&mut self, words: &str) {
        self.sink.block(Block { role: Role::Title, ..Block::paragraph(words, 0) });
    }

    /// The mark of a footnote.
    pub(crate) fn note_mark(&mut self, id: &str) {
        if self.left_out.is_none() {
            let mark = self.sink.names_note(id);
            self.push(&mark);
        }
    }

    /// A footnote begins.
    pub(crate) fn open_note(&mut self, id: &str) {
        self.flush();
        // No tag has such a name, so none ends it.
        let element = Some((HtmlString(b"[^]".to_vec()), 1));
        self.note = Some(Note { id: id.to_string(), element, depth: self.lists.depth() });
    }

    /// It ends.
    pub(crate) fn close_note(&mut self) {
        self.flush();
        self.note = None;
    }
}

impl Counted {
    /// What is to be said of them.
    pub(super) fn notices(&self, notices: &mut Vec<Notice>) {
        notices.extend(Some(Notice::Comments(self.comments)).filter(|_| self.comments > 0));
        notices.extend(Some(Notice::NoFootnote(self.bare_marks)).filter(|_| self.bare_marks > 0));
    }

    /// Words without the marks of footnotes that nobody wrote: `[^2]`.
    pub(super) fn without_marks(&mut self, words: String) -> String {
        if !words.contains("[^") {
            return words;
        }
        let mut kept = String::with_capacity(words.len());
        let mut rest = words.as_str();
        while let Some((before, behind)) = rest.split_once("[^") {
            kept.push_str(before);
            let end = behind.find(|char: char| !char.is_alphanumeric() && char != '-');
            match end.and_then(|end| Some((end, behind[end..].strip_prefix(']')?))) {
                Some((1.., after)) => {
                    self.bare_marks += 1;
                    rest = after;
                }
                _ => {
                    kept.push_str("[^");
                    rest = behind;
                }
            }
        }
        kept + rest
    }
}
