//! The marks of footnotes in a page, found before it is read: links to what stands further on.
//!
//! A link is a mark if it is a number or sign, small and raised or called a mark, and leads to a
//! place further on; a link back from there is no word either.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{attribute, css};
use crate::raised::Height;

/// The longest mark, in characters.
const MARK_MAX: usize = 6;

/// The marks of a page.
#[derive(Default)]
pub(super) struct Marks {
    /// The footnotes that marks lead to, by which of the page's links is the mark.
    marks: BTreeMap<usize, String>,
    /// The links that lead back, and whether by a sign that is nothing else.
    backs: BTreeMap<usize, bool>,
    footnotes: BTreeSet<String>,
}

/// A link within the page.
struct Link {
    /// Which link of the page it is.
    number: usize,
    /// At which token it stands.
    at: usize,
    target: String,
    is_raised: bool,
    is_called_mark: bool,
    words: String,
}

impl Marks {
    /// Finds the marks of a page.
    pub(super) fn of(page: &str) -> Self {
        if !page.contains('#') {
            return Self::default();
        }
        let mut finder = Finder::default();
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for (at, token) in Tokenizer::new_with_emitter(page, emitter).enumerate() {
            let Ok::<Token, Infallible>(token) = token;
            finder.token(at, &token);
        }
        finder.marks()
    }

    /// The footnote that a link is the mark of.
    pub(super) fn footnote(&self, link: usize) -> Option<&str> {
        self.marks.get(&link).map(String::as_str)
    }

    /// Whether a link leads back to a mark, if it stands in a footnote, perhaps at its beginning.
    pub(super) fn leads_back(&self, link: usize, is_first: bool) -> bool {
        self.backs.get(&link).is_some_and(|is_sign| *is_sign || is_first)
    }

    /// Which footnote an element is.
    pub(super) fn begins(&self, tag: &StartTag<()>) -> Option<String> {
        if self.footnotes.is_empty() {
            return None;
        }
        names(tag).find(|name| self.footnotes.contains(name))
    }
}

/// The names by which links lead to an element.
fn names(tag: &StartTag<()>) -> impl Iterator<Item = String> {
    let name = attribute(tag, b"name").filter(|_| tag.name.as_slice() == b"a");
    attribute(tag, b"id").into_iter().chain(name).filter(|name| !name.is_empty())
}

#[derive(Default)]
struct Finder {
    links: Vec<Link>,
    /// Whether the last of them is open.
    is_open: bool,
    count: usize,
    /// At which token what is called so stands first.
    places: BTreeMap<String, usize>,
    /// How many small raised elements are open.
    raised: usize,
}

impl Finder {
    fn token(&mut self, at: usize, token: &Token) {
        match token {
            Token::StartTag(tag) => {
                for name in names(tag) {
                    self.places.entry(name).or_insert(at);
                }
                self.start(at, tag);
            }
            Token::EndTag(tag) => match tag.name.as_slice() {
                b"a" => self.is_open = false,
                b"sup" => self.raised = self.raised.saturating_sub(1),
                _ => {}
            },
            Token::String(text) => {
                if let Some(link) = self.links.last_mut().filter(|_| self.is_open)
                    && link.words.len() <= MARK_MAX * 4
                {
                    link.words.push_str(&String::from_utf8_lossy(text));
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, at: usize, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        self.raised += usize::from(name == b"sup");
        if name == b"a" {
            let number = self.count;
            self.count += 1;
            let target = attribute(tag, b"href").unwrap_or_default();
            let target = target.strip_prefix('#').filter(|target| !target.is_empty());
            self.is_open = target.is_some();
            self.links.extend(target.map(|target| Link {
                number,
                at,
                target: target.to_string(),
                is_raised: self.raised > 0,
                is_called_mark: is_called_mark(tag),
                words: String::new(),
            }));
        }
        if let Some(link) = self.links.last_mut().filter(|_| self.is_open) {
            link.is_raised |= name == b"sup"
                || css::of(tag, &css::Sheet::default(), 0).height == Some(Height::Raised)
                || is_called_mark(tag);
        }
    }

    fn marks(self) -> Marks {
        let mut marks = Marks::default();
        for link in self.links {
            let place = self.places.get(&link.target);
            let is_short = is_mark(&link.words);
            if place.is_some_and(|place| *place < link.at) {
                let back = Some((link.number, is_sign(&link.words)));
                marks.backs.extend(back.filter(|_| is_short || link.is_called_mark));
            } else if is_short && link.is_raised || link.is_called_mark {
                marks.footnotes.extend(place.map(|_| link.target.clone()));
                marks.marks.insert(link.number, link.target);
            }
        }
        marks
    }
}

/// Whether an element says that it is the mark of a footnote.
fn is_called_mark(tag: &StartTag<()>) -> bool {
    const CLASSES: [&str; 6] =
        ["footnote-ref", "footnoteanc", "endnoteanc", "noteref", "note-tag", "footnote_ref"];
    let is = |name: &[u8], value: &str| attribute(tag, name).as_deref() == Some(value);
    let class = attribute(tag, b"class").unwrap_or_default().to_ascii_lowercase();
    is(b"role", "doc-noteref")
        || is(b"epub:type", "noteref")
        || CLASSES.iter().any(|known| class.contains(known))
}

/// Whether words are a number or sign such as marks are: `1`, `[12]`, `(a)`, `*`.
fn is_mark(words: &str) -> bool {
    let bare = words.trim().trim_matches(['[', ']', '(', ')', ' ', '\u{A0}']);
    let is_number = bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = bare.len() <= MARK_MAX && bare.bytes().all(|byte| b"ivx".contains(&byte));
    let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    !bare.is_empty() && (is_number || is_roman || is_letter || is_sign(bare))
}

/// Whether words are signs such as lead to a footnote or back: `*`, `†`, `↩`.
fn is_sign(words: &str) -> bool {
    const SIGNS: &str = "*†‡§¶^↑↩⏎←#\u{FE0E}\u{FE0F}";
    let words = words.trim();
    !words.is_empty()
        && words.chars().take(MARK_MAX + 1).count() <= MARK_MAX
        && words.chars().all(|char| SIGNS.contains(char))
}
