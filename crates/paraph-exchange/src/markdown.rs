//! Markdown: headings, lists with their numbers, tables, words struck out; emphasis is dropped.
//!
//! It is read as the page that it becomes, and what stands in it in HTML is read as in a page, in a line and in blocks:
//! a tag that hides words hides them up to its end, whatever Markdown stands between.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::html::{self, Page};
use crate::sign::Sign;
use crate::{Notice, Tracked, Unreadable};

/// The longest text in Markdown, in bytes: its parser keeps a tree of it, up to a hundred times as large.
const MARKDOWN_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Reads a text in Markdown.
pub(crate) fn page(
    text: &str,
    tracked: Tracked,
    notices: &mut Vec<Notice>,
) -> Result<Page, Unreadable> {
    if text.len() > MARKDOWN_BYTES_MAX {
        let limit_bytes = MARKDOWN_BYTES_MAX;
        return Err(Unreadable::TooMuchMarkdown { size_bytes: text.len(), limit_bytes });
    }
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        page: html::Reader::embedded(tracked),
        piece: String::new(),
        links: Vec::new(),
        in_metadata: false,
        pictures: Vec::new(),
    };
    for event in Parser::new_ext(text, extensions) {
        reader.event(event);
    }
    reader.page.read(notices)
}

struct Reader {
    page: html::Reader,
    /// A block in HTML, as far as it has been read.
    piece: String,
    /// Targets of the open links, where they belong to the words.
    links: Vec<Option<String>>,
    in_metadata: bool,
    /// The pictures that are open: their addresses, and the words in place of them.
    pictures: Vec<(String, String)>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if !self.in_metadata => self.push(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text),
            Event::Text(text) => self.metadata(&text),
            Event::SoftBreak | Event::HardBreak => self.push("\n"),
            Event::FootnoteReference(id) if self.pictures.is_empty() => self.page.note_mark(&id),
            Event::Rule => self.page.open("hr", &[]),
            Event::Html(text) => self.piece.push_str(&text),
            Event::InlineHtml(tag) if self.pictures.is_empty() => self.page.tag(&tag),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
            // The space between a box and its words is no white space in the page.
            Event::TaskListMarker(is_on) => self.push(if is_on { "☒ " } else { "☐ " }),
            Event::Code(_) => {}
        }
    }

    /// Puts words into the block being read, or into what is said in place of a picture.
    fn push(&mut self, words: &str) {
        match self.pictures.last_mut() {
            Some((_, instead)) => instead.push_str(words),
            None => self.page.write(words),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(Some(first)) => {
                self.page.open("ol", &[("start", &first.to_string())]);
            }
            Tag::FootnoteDefinition(id) => self.page.open_note(&id),
            Tag::Link { dest_url, .. } => self.open_link(&dest_url),
            Tag::Image { dest_url, .. } => {
                self.pictures.push((dest_url.to_string(), String::new()));
            }
            Tag::Strikethrough => {
                self.page.open(STRUCK, &[("style", "text-decoration: line-through")]);
            }
            Tag::MetadataBlock(_) => self.in_metadata = true,
            tag => {
                if let Some(name) = element(tag.to_end()) {
                    self.page.open(name, &[]);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                self.page.piece(&self.piece);
                self.piece.clear();
            }
            TagEnd::FootnoteDefinition => self.page.close_note(),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => {
                if let Some((address, words)) = self.pictures.pop() {
                    let stand_in = html::pictures::elsewhere(&address, &words);
                    match self.pictures.last_mut() {
                        Some((_, instead)) => instead.push_str(&stand_in),
                        None => self.page.show(Sign::StandIn(stand_in)),
                    }
                }
            }
            TagEnd::Strikethrough => self.page.close(STRUCK),
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            tag => {
                if let Some(name) = element(tag) {
                    self.page.close(name);
                }
            }
        }
    }

    /// The title that stands above the text, among what else is said of it.
    fn metadata(&mut self, text: &str) {
        let title = text.lines().find_map(|line| line.strip_prefix("title:"));
        let title = title.map(|title| title.trim().trim_matches(['"', '\'']));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            self.page.title(title);
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
}

/// The element that words between `~~` stand in: no tag has its name, so none ends it.
const STRUCK: &str = "~~";

/// The element that something is in a page, if it matters there.
fn element(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        },
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        _ => return None,
    })
}
