//! Markdown: headings, lists with their numbers, tables; emphasis is dropped.

use std::collections::BTreeMap;
use std::mem::take;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::flow::{Block, Mark, Role};
use crate::sink::{Shape, Sink};
use crate::{Notice, Unreadable};

/// The longest text in Markdown, in bytes: its parser keeps a tree of it, up to a hundred times as large.
const MARKDOWN_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The blocks of a text in Markdown.
pub(crate) fn blocks(text: &str, notices: &mut Vec<Notice>) -> Result<Vec<Block>, Unreadable> {
    if text.len() > MARKDOWN_BYTES_MAX {
        let limit_bytes = MARKDOWN_BYTES_MAX;
        return Err(Unreadable::TooMuchMarkdown { size_bytes: text.len(), limit_bytes });
    }
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, extensions) {
        reader.event(event);
    }
    reader.flush();
    let notes = reader.notes;
    reader.sink.finish(|id| notes.get(id).cloned(), notices)
}

#[derive(Default)]
struct Reader {
    sink: Sink,
    /// The words of the block being read, with its line ends.
    words: String,
    /// The mark of the list item whose first words have not come yet.
    mark: Option<Mark>,
    /// The next number of each open list, none for bullets.
    lists: Vec<Option<u64>>,
    role: Role,
    /// The footnote being defined.
    note: Option<String>,
    notes: BTreeMap<String, String>,
    /// Targets of the open links, where they belong to the words.
    links: Vec<Option<String>>,
    in_metadata: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if !self.in_metadata => {
                self.words.push_str(&text);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words.push_str(&text),
            Event::Text(text) => self.metadata(&text),
            Event::SoftBreak | Event::HardBreak => self.words.push('\n'),
            Event::FootnoteReference(id) => self.words.push_str(&self.sink.names_note(&id)),
            Event::Rule => self.flush(),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.role = Role::Heading(rank(level));
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                self.mark = Some(self.next_mark());
            }
            Tag::FootnoteDefinition(id) => {
                self.flush();
                self.note = Some(id.to_string());
            }
            Tag::TableHead | Tag::TableRow => self.sink.begin_row(),
            Tag::TableCell => self.sink.begin_cell(),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.open_link(&dest_url),
            Tag::MetadataBlock(_) => self.in_metadata = true,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flush();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush();
                self.role = Role::Body;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                if let Some(mark) = self.mark.take() {
                    let column = self.lists.len() * 2;
                    self.sink.words("", Shape { mark, column, ..Shape::default() });
                }
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.sink.end_row(),
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::TableCell => {
                self.flush();
            }
            _ => {}
        }
    }

    /// The title that stands above the text, among what else is said of it.
    fn metadata(&mut self, text: &str) {
        let title = text.lines().find_map(|line| line.strip_prefix("title:"));
        let title = title.map(|title| title.trim().trim_matches(['"', '\'']));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            let role = Role::Title;
            self.sink.block(Block { role, ..Block::paragraph(title, 0) });
        }
    }

    /// `[shall](US)` is a link to Markdown, and a bracket with its sponsor to a negotiator.
    fn open_link(&mut self, target: &CowStr<'_>) {
        let is_note = !target.is_empty() && !target.contains(['/', '.', '#', ':', '@', '?']);
        self.links.push(is_note.then(|| target.to_string()));
        if is_note {
            self.words.push('[');
        }
    }

    fn close_link(&mut self) {
        if let Some(Some(note)) = self.links.pop() {
            self.words.push_str("] (");
            self.words.push_str(&note);
            self.words.push(')');
        }
    }

    fn next_mark(&mut self) -> Mark {
        let Some(Some(next)) = self.lists.last_mut() else { return Mark::Bullet };
        let value = u32::try_from(*next).unwrap_or(u32::MAX);
        *next = next.saturating_add(1);
        Mark::Number { shown: format!("{value}."), value }
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let words = take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        if let Some(id) = &self.note {
            let note = self.notes.entry(id.clone()).or_default();
            note.push_str(&words);
            note.push(' ');
            return;
        }
        let mark = self.mark.take();
        // The words of an item stand behind its mark.
        let behind = usize::from(mark.is_none() && !self.lists.is_empty());
        let column = self.lists.len() * 2 + behind;
        let mark = mark.unwrap_or_default();
        let shape = Shape { mark, column, role: self.role, struck: false };
        self.sink.words(&words, shape);
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
