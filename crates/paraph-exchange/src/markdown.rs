//! Markdown: headings, lists with their numbers, tables, words struck out; emphasis is dropped.
//!
//! What stands in it in HTML is read as HTML, since a reader of the page sees it so.

use std::collections::BTreeMap;
use std::mem::take;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::flow::{Block, Mark, Role};
use crate::sign::{Noted, Sign};
use crate::sink::{Shape, Sink};
use crate::table::{Span, Table};
use crate::tracked::{Authors, Change, Edit, Runs};
use crate::{Notice, Place, Tracked, Unreadable, html, raised};

/// The longest text in Markdown, in bytes: its parser keeps a tree of it, up to a hundred times as large.
const MARKDOWN_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How many signs and tags may be open that do something to words; deeper ones do nothing.
const FORMATS_MAX: usize = 256;

/// The tags that do something to words in a line.
const TAGS: [&str; 5] = ["s", "strike", "del", "ins", "sup"];

/// The blocks of a text in Markdown.
pub(crate) fn blocks(
    text: &str,
    tracked: Tracked,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Block>, Unreadable> {
    if text.len() > MARKDOWN_BYTES_MAX {
        let limit_bytes = MARKDOWN_BYTES_MAX;
        return Err(Unreadable::TooMuchMarkdown { size_bytes: text.len(), limit_bytes });
    }
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader { tracked, ..Reader::default() };
    for event in Parser::new_ext(text, extensions) {
        reader.event(event, notices)?;
    }
    reader.flush();
    reader.authors.notices(tracked, notices);
    reader.told.notices(notices);
    notices.extend(Some(Notice::Comments(reader.comments)).filter(|_| reader.comments > 0));
    notices.extend(Some(Notice::NoFootnote(reader.bare_marks)).filter(|_| reader.bare_marks > 0));
    reader.sink.finish(&reader.notes, notices)
}

#[derive(Default)]
struct Reader {
    sink: Sink,
    tracked: Tracked,
    authors: Authors,
    /// The words of the block being read, with its line ends.
    runs: Runs,
    /// What the signs and tags that are open do to the words.
    formats: Vec<(&'static str, Option<Change>)>,
    /// A block in HTML, as far as it has been read.
    page: String,
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
    /// The pictures that are open: their addresses, and the words in place of them.
    pictures: Vec<(String, String)>,
    told: Noted,
    comments: usize,
    /// Marks of footnotes that are defined nowhere.
    bare_marks: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, notices: &mut Vec<Notice>) -> Result<(), Unreadable> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::HtmlBlock) => return self.end_page(notices),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if !self.in_metadata => self.push(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text),
            Event::Text(text) => self.metadata(&text),
            Event::SoftBreak | Event::HardBreak => self.push("\n"),
            Event::FootnoteReference(id) => {
                let mark = self.sink.names_note(&id);
                self.push_mark(&mark);
            }
            Event::Rule => self.flush(),
            Event::Html(text) => self.page.push_str(&text),
            Event::InlineHtml(tag) => self.tag(&tag),
            Event::Code(_) | Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    /// Puts words into the block being read.
    fn push(&mut self, words: &str) {
        let words = raised::cleaned(words);
        let is_raised = self.formats.iter().any(|(name, _)| *name == "sup");
        let marked = raised::marked(&words);
        self.push_mark(if is_raised { &marked } else { &words });
    }

    /// Puts words with marks in them into the block; whether they are in its text.
    fn push_mark(&mut self, words: &str) -> bool {
        if let Some((_, instead)) = self.pictures.last_mut() {
            instead.push_str(words);
            return false;
        }
        let changes: Vec<Change> = self.formats.iter().filter_map(|(_, change)| *change).collect();
        let Some(change) = Change::of(&changes, self.tracked) else { return false };
        self.runs.push(words, change);
        !change.is_some_and(|change| change.is_gone(self.tracked))
    }

    /// Puts what is read in place of something that is no letters.
    fn push_sign(&mut self, sign: Sign) {
        let place = Place::between(self.runs.tail(), "");
        if self.push_mark(&raised::cleaned(sign.words())) {
            self.told.add(sign, place);
        }
    }

    /// A tag in words: changed, struck out, raised; others do nothing to them.
    fn tag(&mut self, tag: &str) {
        self.comments += usize::from(tag.starts_with("<!--"));
        if let Some(sign) = html::sign(tag) {
            return self.push_sign(sign);
        }
        let inner = tag.trim_start_matches('<');
        let name = inner.trim_start_matches('/').split(|char: char| !char.is_ascii_alphanumeric());
        let name = name.take(1).collect::<String>().to_ascii_lowercase();
        if name == "br" {
            return self.push("\n");
        }
        let Some(name) = TAGS.iter().find(|known| **known == name) else { return };
        if inner.starts_with('/') {
            return self.end_format(name);
        }
        let mut edited = |edit| Change { edit, by: self.authors.named("") };
        let change = match *name {
            "s" | "strike" => Some(Change::STRUCK),
            "del" => Some(edited(Edit::Deleted)),
            "ins" => Some(edited(Edit::Inserted)),
            _ => None,
        };
        self.begin_format(name, change);
    }

    fn begin_format(&mut self, name: &'static str, change: Option<Change>) {
        if self.formats.len() < FORMATS_MAX {
            self.formats.push((name, change));
        }
    }

    fn end_format(&mut self, name: &str) {
        if let Some(last) = self.formats.iter().rposition(|(open, _)| *open == name) {
            self.formats.remove(last);
        }
    }

    /// A block in HTML has ended.
    fn end_page(&mut self, notices: &mut Vec<Notice>) -> Result<(), Unreadable> {
        let page = take(&mut self.page);
        self.comments += page.matches("<!--").count();
        let column = self.lists.len() * 2 + 1;
        for mut block in html::page(&page, self.tracked, notices)?.blocks {
            block.column = block.column.saturating_add(column);
            self.sink.block(block);
        }
        Ok(())
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
            Tag::Table(_) => self.sink.begin_table(),
            Tag::TableHead | Tag::TableRow => drop(self.sink.table().map(Table::begin_row)),
            Tag::TableCell => {
                if let Some(table) = self.sink.table() {
                    table.begin_cell(Span::ONE);
                }
            }
            Tag::Link { dest_url, .. } => self.open_link(&dest_url),
            Tag::Image { dest_url, .. } => {
                self.pictures.push((dest_url.to_string(), String::new()));
            }
            Tag::Strikethrough => self.begin_format("~", Some(Change::STRUCK)),
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
            TagEnd::TableHead | TagEnd::TableRow => drop(self.sink.table().map(Table::end_row)),
            TagEnd::Table => self.sink.end_table(),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => {
                if let Some((address, words)) = self.pictures.pop() {
                    self.push_sign(Sign::StandIn(html::pictures::elsewhere(&address, &words)));
                }
            }
            TagEnd::Strikethrough => self.end_format("~"),
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
            self.push("[");
        }
    }

    fn close_link(&mut self) {
        if let Some(Some(note)) = self.links.pop() {
            self.push(&format!("] ({note})"));
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
        let runs = take(&mut self.runs);
        // What a tag does that nobody closed ends with its block.
        self.formats.clear();
        if runs.is_blank() {
            return;
        }
        let words = runs.render(self.tracked, &mut self.authors);
        let words = self.without_marks(words);
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

impl Reader {
    /// Words without the marks of footnotes that nobody wrote: `[^2]`.
    fn without_marks(&mut self, words: String) -> String {
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
