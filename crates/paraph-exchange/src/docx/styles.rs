//! The styles of a document, as far as they number, indent, head, hide or strike out.

mod layout;

use std::collections::BTreeMap;

use super::colours;
use super::effects::Effect;
use super::theme::Theme;
use super::xml::{Tag, Visitor};
use crate::raised::Height;
use crate::symbols::Signs;
use crate::{Unreadable, faint};
use faint::Colour;
pub(super) use layout::Layout;

/// How many styles a document may define; Word has some hundreds of its own.
const STYLES_MAX: usize = 20_000;
/// Lines and rows of so many twentieths of a point and less show nothing that can be read.
pub(super) const FLAT: i64 = 60;
/// How many parts of a table a style may paint; a table has thirteen.
const PARTS_MAX: usize = 32;
/// How many styles may be based on one another.
const CHAIN_MAX: usize = 32;

/// The styles by their identifiers.
#[derive(Default)]
pub(super) struct Styles {
    /// The colours that are called by name.
    pub(super) theme: Theme,
    styles: BTreeMap<String, Style>,
    /// What holds where nothing else is said: `w:docDefaults`.
    defaults: Style,
    /// The style of paragraphs that name none.
    of_paragraphs: Option<String>,
    /// The style of words that name none.
    of_words: Option<String>,
    /// The one being read.
    open: Option<(String, Style)>,
    /// How many have been read.
    count: usize,
    /// In how many elements is read what held before a change.
    skipped: usize,
    /// Whether it is read how the open one makes a part of a table look.
    in_part: bool,
}

/// One style.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    is_title: bool,
    based_on: Option<String>,
    pub(super) layout: Layout,
    look: Look,
    /// How it makes parts of a table look: its first row, every second row.
    parts: Vec<Look>,
}

/// How the style of a table makes its words look.
#[derive(Clone, Debug, Default)]
pub(super) struct TableLook {
    whole: faint::Look,
    /// Some of its rows and columns; which of them these are is not counted out.
    parts: Vec<faint::Look>,
}

/// On what words stand, from the nearest to the farthest.
pub(super) struct Under<'a> {
    /// What paragraphs and cells are filled with.
    pub(super) grounds: [Option<Colour>; 2],
    pub(super) table: Option<&'a TableLook>,
    /// What the pages are filled with, where they are seen.
    pub(super) page: Option<Colour>,
}

/// What is said of how words look, as far as it says whether they are of the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// `w:vanish`.
    hidden: Option<bool>,
    /// `w:specVanish`.
    never: Option<bool>,
    /// `w:strike`: a line through the words.
    struck: Option<bool>,
    /// `w:dstrike`: two of them.
    struck_twice: Option<bool>,
    /// `w:vertAlign`: whether they are small, and raised or lowered.
    raised: Option<Option<Height>>,
    /// `w:position`: whether they stand higher or lower than the line, by so much.
    lifted: Option<Option<Height>>,
    /// `w:webHidden`: whether they are seen on paper alone.
    web_hidden: Option<bool>,
    /// `w14:textFill`, `w14:textOutline`: how they are painted beside their colour.
    effect: Effect,
    /// `w:color`, `w:shd`, `w:highlight`, `w:sz`, `w:w`, `w:spacing`: whether they can hardly be seen.
    faint: faint::Look,
    /// `w:rtl`: whether they run from right to left.
    rtl: Option<bool>,
    /// `w:rFonts`: the font of signs that they are written in, or that it is none of those.
    signs: Option<Option<Signs>>,
}

impl Look {
    /// Takes what an element in the properties of a run says.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "vanish" => self.hidden = Some(tag.is_on()),
            "strike" => self.struck = Some(tag.is_on()),
            "dstrike" => self.struck_twice = Some(tag.is_on()),
            "vertAlign" => {
                self.raised = Some(match tag.val().as_deref() {
                    Some("superscript") => Some(Height::Raised),
                    Some("subscript") => Some(Height::Lowered),
                    _ => None,
                });
            }
            "position" => self.lifted = tag.number("val").map(moved),
            // Nobody ever sees such words, whatever else is said.
            "specVanish" if tag.is_on() => self.never = Some(true),
            "webHidden" => self.web_hidden = Some(tag.is_on()),
            "color" => self.faint.ink = Some(colours::ink(tag)),
            "shd" | "highlight" => self.faint.ground = Some(colours::ground(name, tag)),
            "spacing" => self.faint.is_off |= tag.twips("val").is_some_and(|by| by <= -100),
            "sz" => self.faint.is_tiny = tag.letter_size("val").map(|size| size <= 40),
            // In hundredths of the usual width.
            "w" => self.faint.is_off = tag.hundredths("val").is_some_and(|width| width <= 5),
            "rtl" => self.rtl = Some(tag.is_on()),
            "rFonts" => {
                let font = tag.get("ascii").or_else(|| tag.get("hAnsi"));
                self.signs = font.map(|font| Signs::named(&font)).or(self.signs);
            }
            name => self.effect.take(name, tag, &mut self.faint.ink),
        }
    }

    /// What it says, and where it says nothing, what the other says.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            never: self.never.or(other.never),
            lifted: self.lifted.or(other.lifted),
            web_hidden: self.web_hidden.or(other.web_hidden),
            struck: self.struck.or(other.struck),
            struck_twice: self.struck_twice.or(other.struck_twice),
            raised: self.raised.or(other.raised),
            effect: Effect::default(),
            faint: self.faint.or(other.faint),
            rtl: self.rtl.or(other.rtl),
            signs: self.signs.or(other.signs),
        }
    }

    /// What the style of a paragraph and that of words in it say together.
    ///
    /// `vanish` and `strike` of two styles undo one another (ISO/IEC 29500-1, 17.7.3); of other
    /// properties, the words' own holds.
    pub(super) fn of_styles(paragraph: Self, words: Self) -> Self {
        let toggled = |one: Option<bool>, other: Option<bool>| match (one, other) {
            (Some(one), Some(other)) => Some(one != other),
            (one, other) => one.or(other),
        };
        Self {
            hidden: toggled(paragraph.hidden, words.hidden),
            struck: toggled(paragraph.struck, words.struck),
            ..words.or(paragraph)
        }
    }

    /// Whether nobody sees the words.
    pub(super) fn is_hidden(self) -> bool {
        self.hidden == Some(true) || self.never == Some(true)
    }

    /// Whether the words are seen on paper and not on a screen.
    pub(super) fn is_on_paper_alone(self) -> bool {
        self.web_hidden == Some(true)
    }

    /// Whether a line goes through the words.
    pub(super) fn is_struck(self) -> bool {
        self.struck == Some(true) || self.struck_twice == Some(true)
    }

    /// Whether the words can hardly be seen on what they stand on, and whether they may be so in some part of a table.
    pub(super) fn is_faint_on(self, under: &Under<'_>, theme: &Theme) -> (bool, bool) {
        let ground = |ground: Option<Colour>| faint::Look { ground, ..faint::Look::default() };
        let own = under.grounds.map(ground).into_iter().fold(self.faint, faint::Look::or);
        let is_faint = |look: faint::Look| {
            let resolved = |colour: Option<Colour>| colour.map(|colour| theme.resolved(colour));
            faint::Look { ink: resolved(look.ink), ground: resolved(look.ground), ..look }
                .is_faint()
        };
        let whole = under.table.map_or(own, |table| own.or(table.whole));
        let mut parts = under.table.iter().flat_map(|table| &table.parts);
        let may_be = parts.any(|part| is_faint(own.or(*part).or(whole)));
        // Pages are seen filled on a screen and white on paper.
        (is_faint(whole) || under.page.is_some() && is_faint(whole.or(ground(under.page))), may_be)
    }

    /// Whether the words run from right to left.
    pub(super) fn is_rtl(self) -> bool {
        self.rtl == Some(true)
    }

    /// The font of signs that the words are written in.
    pub(super) fn signs(self) -> Option<Signs> {
        self.signs.flatten()
    }

    /// Whether the words are small and raised or lowered, or moved up or down.
    pub(super) fn height(self) -> Option<Height> {
        self.raised.flatten().or(self.lifted.flatten())
    }
}

/// Where words stand that are moved by so many halves of a point.
fn moved(by: i64) -> Option<Height> {
    match by {
        1.. => Some(Height::Raised),
        // A little lower is how letters of two fonts are brought into line.
        -5..=0 => None,
        _ => Some(Height::Lowered),
    }
}

/// What a run says of how its words look, with its styles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunLook {
    /// What the style of its paragraph says.
    pub(super) paragraph: Look,
    style: Look,
    own: Look,
}

impl RunLook {
    /// A run begins in a paragraph, in the style of words that name none.
    pub(super) fn begin(&mut self, paragraph: Look, styles: &Styles) {
        *self = Self { paragraph, style: styles.look_of_words(), ..Self::default() };
    }

    /// Takes what an element in the properties of the run says.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>, styles: &Styles) {
        match name {
            "rStyle" => self.style = styles.look(&tag.val().unwrap_or_default()),
            name => self.own.take(name, tag),
        }
    }

    /// How its words look.
    pub(super) fn look(self) -> Look {
        self.own.or(Look::of_styles(self.paragraph, self.style))
    }
}

impl Styles {
    /// What the style of a paragraph says, with those that it is based on and what holds for all; the paragraph may
    /// name none.
    pub(super) fn layout(&self, id: &str) -> Layout {
        let own = self.chain(self.of_paragraph(id));
        let own = own.fold(Layout::default(), |layout, (_, style)| layout.or(&style.layout));
        own.or(&self.defaults.layout)
    }

    /// How the style of a paragraph makes its words look; the same.
    pub(super) fn look_of_paragraph(&self, id: &str) -> Look {
        self.look(self.of_paragraph(id)).or(self.defaults.look)
    }

    /// How words look that name no style of their own.
    pub(super) fn look_of_words(&self) -> Look {
        self.of_words.as_deref().map(|id| self.look(id)).unwrap_or_default()
    }

    fn of_paragraph<'a>(&'a self, id: &'a str) -> &'a str {
        if id.is_empty() { self.of_paragraphs.as_deref().unwrap_or_default() } else { id }
    }

    /// The style in the chain that names the list, whose level a list may tie to it.
    pub(super) fn numbered<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        let mut chain = self.chain(id);
        chain.find(|(_, style)| style.layout.list.is_some()).map(|(id, _)| id)
    }

    /// Whether it is the style of titles.
    pub(super) fn is_title(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.is_title)
    }

    /// How words in it look, with the styles that it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        self.chain(id).fold(Look::default(), |look, (_, style)| look.or(style.look))
    }

    /// How the style of a table makes its words look, with those that it is based on.
    pub(super) fn table_look(&self, id: &str) -> TableLook {
        let chain = || self.chain(id).map(|(_, style)| style);
        let whole = chain().fold(faint::Look::default(), |look, style| look.or(style.look.faint));
        let parts = chain().flat_map(|style| &style.parts).take(PARTS_MAX);
        TableLook { whole, parts: parts.map(|part| part.faint).collect() }
    }

    /// Notes a style that says it is that of whatever names none.
    fn note_default(&mut self, tag: &Tag<'_>) {
        let is_default =
            tag.get("default").is_some_and(|said| matches!(&*said, "1" | "true" | "on"));
        match tag.get("type").as_deref().filter(|_| is_default) {
            Some("paragraph") => self.of_paragraphs = tag.get("styleId"),
            Some("character") => self.of_words = tag.get("styleId"),
            _ => {}
        }
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = self.styles.get_key_value(id);
        let next = |(_, style): &(&'a String, &'a Style)| {
            self.styles.get_key_value(style.based_on.as_deref()?)
        };
        let chain = std::iter::successors(first, next).take(CHAIN_MAX);
        chain.map(|(id, style)| (id.as_str(), style))
    }
}

impl Visitor for Styles {
    fn start(&mut self, name: &'static str, tag: &Tag<'_>) {
        if self.skipped > 0 || name.ends_with("Change") {
            self.skipped += 1;
            return;
        }
        match name {
            "style" => {
                self.count += 1;
                self.open = tag.get("styleId").map(|id| (id, Style::default()));
                self.note_default(tag);
            }
            "docDefaults" => self.open = Some((String::new(), Style::default())),
            _ => {}
        }
        let Some((_, style)) = &mut self.open else { return };
        if name == "tblStylePr" {
            self.in_part = style.parts.len() < PARTS_MAX;
            style.parts.extend(Some(Look::default()).filter(|_| self.in_part));
        }
        if self.in_part {
            style.parts.iter_mut().last().into_iter().for_each(|part| part.take(name, tag));
            return;
        }
        match name {
            "name" => {
                style.is_title = tag.val().is_some_and(|name| name.eq_ignore_ascii_case("title"));
            }
            "basedOn" => style.based_on = tag.val(),
            name => {
                style.layout.take(name, tag);
                style.look.take(name, tag);
            }
        }
    }

    fn end(&mut self, name: &'static str) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if name == "tblStylePr" {
            self.in_part = false;
        } else if name == "style" {
            self.styles.extend(self.open.take());
        } else if name == "docDefaults"
            && let Some((_, defaults)) = self.open.take()
        {
            self.defaults = defaults;
        }
    }

    fn check(&self) -> Result<(), Unreadable> {
        if self.count > STYLES_MAX {
            return Err(Unreadable::TooManyDefinitions { what: "styles", limit: STYLES_MAX });
        }
        Ok(())
    }
}
