//! The words of a page: what comes into the block that is open, and where it ends.

use std::borrow::Cow;
use std::mem::take;

use super::Reader;
use super::left_out::{LeftOut, Why};
use super::math::Math;
use crate::sign::Sign;
use crate::sink::Shape;
use crate::tracked::Change;
use crate::{Place, characters, raised};

impl Reader {
    /// An element that is left out has ended.
    pub(super) fn end_left_out(&mut self) {
        let Some(left_out) = self.left_out.take() else { return };
        let LeftOut { why, words, place, shown, area, .. } = left_out;
        match why {
            Why::Code | Why::Field => {}
            Why::Style => self.styles.add(&words, Place::Apart),
            Why::Script => self.scripts.add(&words, Place::Apart),
            Why::Hidden | Why::Shown(_) => self.hidden.add(&words, place),
            Why::Edge => self.edges.add(&words, place),
        }
        if let Some(area) = area {
            self.push_sign(Sign::Field(area.value()));
        }
        if let Some(shown) = shown {
            self.push_sign(Sign::StandIn(shown.stand_in()));
        }
    }

    /// A drawing has ended, as its end tag or the page says.
    pub(super) fn end_drawing(&mut self) {
        if let Some(drawing) = self.drawing.take() {
            self.push_sign(Sign::StandIn(drawing.stand_in()));
        }
    }

    /// The equation has ended, as its end tag or that of its block says.
    pub(super) fn end_math(&mut self) {
        let whole = self.math.take().and_then(Math::finish);
        if let Some(whole) = whole {
            self.push_sign(Sign::equation(whole));
        }
    }

    /// The place of what comes next.
    pub(super) fn place(&self) -> Place {
        let tail = self.runs.tail();
        Place::between(if tail.is_empty() { self.sink.tail() } else { tail }, "")
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = raised::cleaned(text);
        if self.is_preformatted {
            self.push(&text);
        } else {
            // In a page, a line end is a space; where a line ends is said by `br`.
            self.push(&text.replace(['\n', '\r'], " "));
        }
    }

    /// Puts words into the block being read; whether they are in its text.
    pub(super) fn push(&mut self, words: &str) -> bool {
        self.put(words, false)
    }

    /// The same of words that may stand for a picture.
    fn put(&mut self, words: &str, is_picture: bool) -> bool {
        if let Some(math) = &mut self.math {
            math.text(words);
            return true;
        }
        let changes: Vec<Change> = self.formats.changes().collect();
        let Some(change) = Change::of(&changes, self.tracked) else { return false };
        if take(&mut self.behind_field) && words.starts_with(char::is_alphanumeric) {
            self.runs.push(" ", change);
        }
        match self.formats.is_faint(is_picture) {
            (true, _) => self.faint.add(words, Place::between(self.runs.tail(), "")),
            (false, true) => self.doubtful.add(words, Place::between(self.runs.tail(), "")),
            (false, false) => {}
        }
        let height = self.formats.height();
        match height.map(|height| raised::marked(words.trim(), height)) {
            Some(Cow::Owned(marked)) => self.runs.push(&marked, change),
            Some(Cow::Borrowed(_)) | None => self.runs.push(words, change),
        }
        !change.is_some_and(|change| change.is_gone(self.tracked))
    }

    /// Puts what is read in place of something that is no letters.
    pub(super) fn push_sign(&mut self, sign: Sign) {
        let place = self.place();
        // A field has an edge around it: `60` in one and `0` in the next are no 600.
        let is_field = matches!(sign, Sign::Field(_));
        self.behind_field |= is_field && self.runs.tail().ends_with(char::is_alphanumeric);
        let is_picture = matches!(sign, Sign::StandIn(_));
        if self.put(&raised::cleaned(sign.words()), is_picture) {
            self.told.add(sign, place);
        }
        self.behind_field = is_field;
    }

    /// Ends the block being read.
    pub(super) fn flush(&mut self) {
        self.end_math();
        let runs = take(&mut self.runs);
        if runs.is_blank() {
            return;
        }
        let mut words = runs.render(self.tracked, &mut self.authors);
        if let Some(counted) = &mut self.counted {
            words = counted.without_marks(words);
        }
        if self.formats.is_rtl() == Some(true) && characters::is_turned(&words) {
            self.direction.add(&words, Place::Apart);
        }
        if let Some(note) = &self.note {
            let text = self.notes.entry(note.id.clone()).or_default();
            text.push_str(&words);
            text.push(' ');
            if note.element.is_none() {
                self.note = None;
            }
            return;
        }
        let mark = self.lists.take_mark_of(words.trim());
        let before = self.lists.take_words();
        if !before.is_empty() {
            words = format!("{before} {words}");
        }
        let column = self.lists.column(mark.is_some());
        let sign = self.lists.take_sign().filter(|_| mark.is_some());
        let mark = mark.unwrap_or_default();
        self.sink.words(&words, Shape { mark, sign, column, role: self.role, struck: false });
    }
}
