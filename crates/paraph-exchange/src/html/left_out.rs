//! What of a page is no words of its text: code, what nobody sees, fields, what is shown by others.

use html5gum::{HtmlString, StartTag, Token};

use super::css::Css;
use super::elements::is_line;
use super::forms::Area;
use super::pictures::Shown;
use super::{attribute, is_block, is_list, rank};
use crate::Place;

/// Why words are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Code, or what stands in place of words that are read: nothing is told of it.
    Code,
    /// A script, which may show other words.
    Script,
    /// A style sheet, which may hide words or show others.
    Style,
    /// Nobody sees them.
    Hidden,
    /// They stand in a field of a form, which is read by its value.
    Field,
    /// They stand in place of what is shown and cannot be read; its kind.
    Shown(&'static str),
    /// They stand at the head or foot of the printed page.
    Edge,
}

/// An element that is being left out.
pub(super) struct LeftOut {
    pub(super) why: Why,
    /// Its words.
    pub(super) words: String,
    /// Where it stands.
    pub(super) place: Place,
    /// What it shows, if that is no words.
    pub(super) shown: Option<Shown>,
    /// The field that it is.
    pub(super) area: Option<Area>,
    name: HtmlString,
    /// How many elements of its name are open.
    open: usize,
    /// How many are open in it of those in which another of its name may stand.
    inner: usize,
}

/// What becomes of a token behind the beginning of an element that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It is left out too.
    LeftOut,
    /// The element ends with it.
    Last,
    /// The element has ended before it, as its end tag need not be written.
    Behind,
}

/// Whether an element is left out, by its name and attributes; `may_close` says whether it may be its own end.
pub(super) fn why(tag: &StartTag<()>, css: &Css, may_close: bool) -> Option<Why> {
    let name = tag.name.as_slice();
    let is_hidden = is_hidden(tag, css);
    // Programs that read HTML do not heed the slash.
    if tag.self_closing && (may_close || !is_hidden) || is_void(name) {
        return None;
    }
    let is_closed = name == b"dialog" && !has(tag, b"open");
    // LibreOffice writes the head and foot of the printed page into the page.
    let title = attribute(tag, b"title").unwrap_or_default();
    match name {
        b"script" => Some(Why::Script),
        // An annotation is the equation beside it once more, for programs.
        b"style" => Some(Why::Style),
        b"title" | b"annotation" | b"annotation-xml" => Some(Why::Code),
        // Seen only where something else is not.
        b"template" | b"noscript" | b"noembed" | b"noframes" => Some(Why::Hidden),
        b"iframe" if !has(tag, b"src") && !has(tag, b"srcdoc") => Some(Why::Code),
        _ if is_hidden || is_closed => Some(Why::Hidden),
        b"textarea" | b"select" => Some(Why::Field),
        b"div" if title == "header" || title == "footer" => Some(Why::Edge),
        // What stands in these is shown where what they are for cannot be.
        b"rp" | b"datalist" => Some(Why::Hidden),
        name => Shown::kind(name).map(Why::Shown),
    }
}

/// Whether nobody sees what an element shows.
pub(super) fn is_hidden(tag: &StartTag<()>, css: &Css) -> bool {
    has(tag, b"hidden") || has(tag, b"popover") || css.is_hidden
}

fn has(tag: &StartTag<()>, name: &[u8]) -> bool {
    tag.attributes.contains_key(name)
}

impl LeftOut {
    /// An element begins that is left out.
    pub(super) fn new(tag: &StartTag<()>, why: Why, place: Place) -> Self {
        let name = tag.name.clone();
        let shown = match why {
            Why::Shown(kind) => Some(Shown::new(kind, tag)),
            _ => None,
        };
        // A script that is elsewhere is told apart by its address.
        let address = attribute(tag, b"src").filter(|_| why == Why::Script);
        let area = (why == Why::Field).then(|| Area::new(tag));
        Self {
            why,
            words: address.unwrap_or_default(),
            place,
            shown,
            area,
            name,
            open: 1,
            inner: 0,
        }
    }

    /// Takes what comes next, in XML or not: there a slash in a tag is its end.
    pub(super) fn take(&mut self, token: &Token, is_xml: bool) -> Next {
        if let Some(shown) = &mut self.shown {
            shown.take(token);
        }
        if let Some(area) = &mut self.area {
            area.take(token);
        }
        match token {
            Token::StartTag(tag) => {
                if self.inner == 0 && is_ended_by(&self.name, &tag.name) {
                    return Next::Behind;
                }
                self.open += usize::from(tag.name == self.name && !(is_xml && tag.self_closing));
                self.inner += usize::from(holds(&self.name, &tag.name));
                Next::LeftOut
            }
            Token::EndTag(tag) => {
                if tag.name == self.name {
                    self.open -= 1;
                    return if self.open == 0 { Next::Last } else { Next::LeftOut };
                }
                if !holds(&self.name, &tag.name) && !is_outer(&self.name, &tag.name) {
                    return Next::LeftOut;
                }
                if self.inner == 0 {
                    return Next::Behind;
                }
                self.inner -= usize::from(holds(&self.name, &tag.name));
                Next::LeftOut
            }
            Token::String(text) => {
                self.words.push_str(&String::from_utf8_lossy(text));
                self.words.push(' ');
                Next::LeftOut
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => Next::LeftOut,
        }
    }
}

/// Whether an element without its end tag ends where the other begins.
pub(super) fn is_ended_by(name: &[u8], next: &[u8]) -> bool {
    match name {
        b"p" => is_block(next) || is_list(next) || rank(next).is_some() || next == b"li",
        b"li" => next == b"li",
        b"dt" | b"dd" => matches!(next, b"dt" | b"dd"),
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"tr" => matches!(next, b"tr" | b"tbody" | b"tfoot"),
        _ => false,
    }
}

/// Whether an element stands in the other, whose end is its own end too.
fn holds(name: &[u8], outer: &[u8]) -> bool {
    match name {
        b"li" => is_list(outer),
        b"dt" | b"dd" => outer == b"dl",
        b"td" | b"th" | b"tr" => outer == b"table",
        // What stands in a line ends with the block that the line is of.
        _ => !is_line(name) && is_line(outer) && !is_void(outer),
    }
}

/// Whether the end of the other is the end of an element, and of no other of its name in it.
fn is_outer(name: &[u8], outer: &[u8]) -> bool {
    match name {
        b"p" => {
            is_block(outer) && outer != b"p" || is_list(outer) || matches!(outer, b"li" | b"td")
        }
        b"td" | b"th" => matches!(outer, b"tr" | b"tbody"),
        b"tr" => outer == b"tbody",
        _ => false,
    }
}

/// Elements that hold nothing.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}
