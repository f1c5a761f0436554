//! The words of a document: what comes into the paragraph that is open.

use super::{Body, LEFT_TO_RIGHT, OVERRIDE, RIGHT_TO_LEFT};
use crate::docx::signs::{self, Sign};
use crate::docx::xml::Tag;
use crate::sink::Shape;
use crate::table::Table;
use crate::tracked::Change;
use crate::{Place as Spot, raised};

impl Body {
    /// A run begins, or the words behind one.
    pub(super) fn begin_run(&mut self) {
        let paragraph = self.open.last().map(|paragraph| paragraph.look);
        self.place.run.begin(paragraph.unwrap_or_default(), &self.styles);
        self.place.in_own_mark = false;
    }

    /// Puts words into the open paragraph; whether they are in its text.
    pub(super) fn push(&mut self, words: &str) -> bool {
        let Some(paragraph) = self.open.last().filter(|_| !self.place.in_own_mark) else {
            return false;
        };
        let look = self.place.run.look();
        let is_covered = self.cells.iter().any(|is_covered| *is_covered);
        if look.is_hidden() || is_covered {
            let place = Spot::between(paragraph.runs.tail(), "");
            self.hidden.add(words, place);
            return false;
        }
        let layout = paragraph.layout(&self.styles);
        // The numbers of pages in a table of contents are not shown on a screen.
        let is_missed = look.is_on_paper_alone() && words.contains(char::is_alphabetic);
        let (is_faint, may_be) = look.is_faint_on(&self.under(layout.ground), &self.styles.theme);
        let is_faint = is_faint || layout.is_flat == Some(true);
        let place = || Spot::between(paragraph.runs.tail(), "");
        if is_faint || is_missed || self.hidden_rows.last() == Some(&true) {
            self.faint.add(words, place());
        } else if may_be {
            self.doubtful.add(words, place());
        }
        // In a line that runs to the right, such a run is shown as between two marks of direction.
        let is_turned = look.is_rtl() && !words.trim().is_empty() && layout.rtl != Some(true);
        let turned = is_turned.then(|| format!("{RIGHT_TO_LEFT}{words}{RIGHT_TO_LEFT}"));
        let words = turned.as_deref().unwrap_or(words);
        let words = match look.height() {
            Some(height) => raised::marked(words, height),
            None => words.into(),
        };
        let struck = Some(Change::STRUCK).filter(|_| look.is_struck());
        let changes: Vec<Change> = self.changes.iter().copied().chain(struck).collect();
        let Some(change) = Change::of(&changes, self.tracked) else { return false };
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.runs.push(&words, change);
        }
        !change.is_some_and(|change| change.is_gone(self.tracked))
    }

    /// Words begin that are said to run in a direction; an override turns even letters round, as a character does that
    /// is refused.
    pub(super) fn begin_direction(&mut self, name: &str, tag: &Tag<'_>) {
        let is_rtl = tag.val().as_deref() == Some("rtl");
        let around =
            self.open.last().map(|paragraph| paragraph.layout(&self.styles).rtl == Some(true));
        let mark = if is_rtl { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT };
        let mark = Some(mark).filter(|_| around.is_some_and(|around| around != is_rtl));
        if name == "bdo" {
            self.push(OVERRIDE);
        } else if let Some(mark) = mark {
            self.push(mark);
        }
        self.embedded.push(mark.filter(|_| name == "dir"));
    }

    /// Puts what is read in place of something that is no letters.
    pub(super) fn push_sign(&mut self, sign: Sign) {
        let place = Spot::between(self.open.last().map_or("", |open| open.runs.tail()), "");
        if self.push(sign.words()) {
            self.signs.told.add(sign, place);
        }
    }

    /// Columns of the open row, as many as a tag says.
    pub(super) fn widen(&mut self, tag: &Tag<'_>, takes: fn(&mut Table, usize)) {
        let columns = tag.number("val").and_then(|columns| usize::try_from(columns).ok());
        if let (Some(columns), Some(table)) = (columns, self.sink.table()) {
            takes(table, columns);
        }
    }

    /// The mark of a footnote.
    fn note(&mut self, kind: char, tag: &Tag<'_>) {
        if self.place.run.look().is_hidden() {
            return;
        }
        let mark = self.sink.names_note(&format!("{kind}{}", tag.get("id").unwrap_or_default()));
        self.push(&mark);
        let own_mark = tag.get("customMarkFollows");
        self.place.in_own_mark = own_mark.is_some_and(|on| !matches!(&*on, "0" | "false" | "off"));
    }

    /// What a tag in a run stands for, if it is no text.
    pub(super) fn sign(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tab" | "ptab" => drop(self.push(" ")),
            "br" | "cr" => drop(self.push("\n")),
            "noBreakHyphen" => drop(self.push("-")),
            "sym" => {
                if let Some(sign) = signs::symbol(tag) {
                    self.push_sign(sign);
                }
            }
            "footnoteReference" => self.note('f', tag),
            "endnoteReference" => self.note('e', tag),
            "altChunk" | "subDoc" => {
                self.elsewhere.add(name, Spot::between(self.sink.tail(), ""));
                let stand_in = self.signs.document(tag);
                match self.open.is_empty() {
                    true => self.sink.words(&stand_in, Shape::default()),
                    false => drop(self.push(&stand_in)),
                }
            }
            "commentReference" => self.comments += 1,
            _ => {}
        }
    }
}
