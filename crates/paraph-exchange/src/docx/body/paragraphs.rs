//! The paragraphs of a document: where they end, which run on in the next, and as what they are put.

use super::{BODY_LEVEL, Body, Paragraph};
use crate::docx::numbering::Numbered;
use crate::docx::styles::{Layout, Look};
use crate::faint::Colour;
use crate::flow::{Mark, Role};
use crate::sink::Shape;
use crate::tracked::Edit;
use crate::{Place as Spot, Tracked, characters};

impl Body {
    /// A paragraph has ended.
    pub(super) fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        // An end that came or went with all words before it is told with them.
        let end = paragraph.end.filter(|end| !paragraph.runs.is_all(end.edit));
        if let Some(end) = end {
            self.authors.end(end.edit, paragraph.runs.tail());
        }
        if let Some(outer) = self.open.last_mut() {
            outer.boxed.push(paragraph);
            return;
        }
        if let Some(mut before) = self.unended.take() {
            // Nothing is left of the first, so the second stands as it is; else it runs on.
            if before.runs.is_blank_when(self.tracked) {
                before.boxed.append(&mut paragraph.boxed);
                before.runs.append(paragraph.runs);
                paragraph = Paragraph { runs: before.runs, boxed: before.boxed, ..paragraph };
            } else {
                before.runs.append(paragraph.runs);
                before.boxed.append(&mut paragraph.boxed);
                paragraph = Paragraph { end: paragraph.end, ..before };
            }
        }
        if self.is_unended(&paragraph) {
            self.unended = Some(paragraph);
        } else {
            self.put(paragraph);
        }
    }

    /// Whether the paragraph's end is gone, so that the next one continues it.
    fn is_unended(&self, paragraph: &Paragraph) -> bool {
        let Some(change) = paragraph.end else { return false };
        match self.tracked {
            Tracked::Shown => change.edit == Edit::Deleted && !paragraph.runs.is_deleted(),
            tracked => change.is_gone(tracked),
        }
    }

    /// What is left of a paragraph where the flow of paragraphs ends.
    pub(super) fn end_flow(&mut self) {
        let Some(paragraph) = self.unended.take() else { return };
        if paragraph.runs.is_blank_when(self.tracked) {
            // Nothing of it stands, and what went is told.
            let _nothing = paragraph.runs.render(self.tracked, &mut self.authors);
        } else {
            self.put(paragraph);
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        let Paragraph { runs, style, layout, look, mark, end, boxed } = paragraph;
        let style = style.as_deref().unwrap_or_default();
        let from_style = self.styles.layout(style);
        let is_struck = self.tracked == Tracked::Shown
            && end.is_some_and(|end| end.edit == Edit::Deleted)
            && runs.is_deleted();
        if end.is_some() && runs.is_blank() {
            self.authors.count();
        }
        let words = runs.render(self.tracked, &mut self.authors);
        let is_rtl = layout.rtl.or(from_style.rtl) == Some(true);
        if is_rtl && characters::is_turned(&words) {
            self.direction.add(&words, Spot::Apart);
        }
        let numbered = self.numbered(style, &layout, &from_style, is_struck);
        let list_indent = numbered.as_ref().and_then(|numbered| numbered.indent);
        let indent = layout.indent.or(list_indent).or(from_style.indent).unwrap_or(0);
        let outline = layout.outline.or(from_style.outline).unwrap_or(BODY_LEVEL);
        let role = match u8::try_from(outline) {
            _ if self.styles.is_title(style) => Role::Title,
            Ok(level) if outline < BODY_LEVEL => Role::Heading(level + 1),
            _ => Role::Body,
        };
        if let Some(numbered) = numbered.as_ref().filter(|_| !words.trim().is_empty()) {
            let look = numbered.look.or(mark).or(look);
            self.tell_number(numbered, look, layout.ground.or(from_style.ground), &words);
        }
        let sign = numbered.as_ref().and_then(|numbered| numbered.sign);
        let (mark, beside) = numbered
            .map_or((Mark::Typed, String::new()), |numbered| (numbered.mark, numbered.words));
        let words = if beside.is_empty() { words } else { format!("{beside} {words}") };
        let column = usize::try_from(indent).unwrap_or(0);
        self.sink.words(&words, Shape { mark, sign, column, role, struck: is_struck });
        for paragraph in boxed {
            self.put(paragraph);
        }
    }

    /// Tells a number that nobody sees before its words.
    fn tell_number(
        &mut self,
        numbered: &Numbered,
        look: Look,
        ground: Option<Colour>,
        words: &str,
    ) {
        let Mark::Number { shown, .. } = &numbered.mark else { return };
        // What hides the end of a paragraph hides no number.
        let is_hidden = numbered.look.is_hidden();
        let (is_faint, _) = look.is_faint_on(&self.under(ground), &self.styles.theme);
        if is_hidden || is_faint {
            self.faint.add(&format!("number {shown}"), Spot::between("", words));
        }
    }

    /// The number of a paragraph, by its own properties or those of its style.
    fn numbered(
        &mut self,
        style: &str,
        own: &Layout,
        from_style: &Layout,
        is_struck: bool,
    ) -> Option<Numbered> {
        let list = own.list.or(from_style.list).filter(|list| *list != 0)?;
        let tied = self.styles.numbered(style).and_then(|named| {
            let by_style = self.numbering.level_of_style(list, style);
            by_style.or_else(|| self.numbering.level_of_style(list, named))
        });
        let level = own.level.and_then(|level| usize::try_from(level).ok());
        let level = level.or(tied.filter(|_| own.list.is_none()));
        let level = level.or_else(|| usize::try_from(from_style.level?).ok());
        self.numbering.count(list, level.unwrap_or(0), is_struck)
    }
}
