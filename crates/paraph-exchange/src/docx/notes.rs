//! Footnotes and endnotes, each in one line; and what stands at the heads and feet of pages.

use std::collections::BTreeMap;
use std::mem::take;

use super::body::OVERRIDE;
use super::signs::{self, Sign, Signs};
use super::styles::{Look, RunLook, Styles, Under};
use super::xml::{self, Tag, Visitor};
use crate::tracked::{Authors, Change, Edit, Runs};
use crate::{Place, Spots, Tracked, Unreadable, raised};

/// How many footnotes and endnotes a document may have.
const NOTES_MAX: usize = 65_536;

/// What is read of a document's parts beside its text.
pub(super) struct Notes<'a> {
    pub(super) styles: &'a Styles,
    pub(super) tracked: Tracked,
    pub(super) authors: &'a mut Authors,
    pub(super) hidden: &'a mut Spots,
    /// Words that can hardly be seen.
    pub(super) faint: &'a mut Spots,
    pub(super) signs: Signs,
}

impl Notes<'_> {
    /// The notes of a part by their identifiers, with the kind before the number: `f2`.
    pub(super) fn read(
        &mut self,
        text: &str,
        kind: char,
    ) -> Result<BTreeMap<String, String>, Unreadable> {
        let mut reader = Reader::new(self, Some(kind));
        xml::walk(text, &mut reader)?;
        Ok(reader.read)
    }

    /// The words of a part that is the head or foot of pages.
    pub(super) fn edge(&mut self, text: &str) -> Result<String, Unreadable> {
        let mut reader = Reader::new(self, None);
        reader.open = Some(String::new());
        xml::walk(text, &mut reader)?;
        reader.close();
        Ok(reader.read.into_values().collect())
    }
}

struct Reader<'a, 'b> {
    notes: &'a mut Notes<'b>,
    /// The kind of notes; none where all is one.
    kind: Option<char>,
    read: BTreeMap<String, String>,
    /// The identifier of the note being read.
    open: Option<String>,
    runs: Runs,
    changes: Vec<Change>,
    paragraph: Look,
    run: RunLook,
    in_run_properties: bool,
    in_text: bool,
    skipped: usize,
    /// Of the head or foot of pages, the fields that are open.
    counters: Vec<Counter>,
    in_instruction: bool,
}

/// A field at the edge of a page: what it shows of pages was counted when the file was last laid out.
#[derive(Default)]
struct Counter {
    instruction: String,
    /// Whether what is read now is what it shows.
    is_shown: bool,
    is_written: bool,
}

impl Counter {
    /// Whether it counts pages: then its number is no words of the file.
    fn is_of_pages(&self) -> bool {
        let kind = self.instruction.split_whitespace().next().unwrap_or_default();
        ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|known| kind.eq_ignore_ascii_case(known))
    }
}

impl<'a, 'b> Reader<'a, 'b> {
    fn new(notes: &'a mut Notes<'b>, kind: Option<char>) -> Self {
        Self {
            notes,
            kind,
            read: BTreeMap::new(),
            open: None,
            runs: Runs::default(),
            changes: Vec::new(),
            paragraph: Look::default(),
            run: RunLook::default(),
            in_run_properties: false,
            in_text: false,
            skipped: 0,
            counters: Vec::new(),
            in_instruction: false,
        }
    }

    /// Takes a tag of a field, where fields are looked for: at the edges of pages.
    fn field(&mut self, name: &str, tag: &Tag<'_>) {
        const FIELDS_MAX: usize = 64;
        let has_room = self.counters.len() < FIELDS_MAX;
        match (name, tag.get("fldCharType").as_deref()) {
            ("fldSimple", _) if has_room => {
                let instruction = tag.get("instr").unwrap_or_default();
                self.counters.push(Counter { instruction, is_shown: true, is_written: false });
            }
            ("fldChar", Some("begin")) if has_room => self.counters.push(Counter::default()),
            ("fldChar", Some("separate")) => {
                if let Some(counter) = self.counters.last_mut() {
                    counter.is_shown = true;
                }
            }
            ("fldChar", Some("end")) => drop(self.counters.pop()),
            _ => {}
        }
    }

    /// What divides two lines: a note is one line.
    fn line_end(&self) -> &'static str {
        if self.kind.is_none() { "\n" } else { " " }
    }

    fn change(&mut self, edit: Edit, tag: &Tag<'_>) {
        let by = self.notes.authors.named(&tag.get("author").unwrap_or_default());
        self.changes.push(Change { edit, by });
    }

    /// Puts words into the note being read; whether they are in its text.
    fn push(&mut self, words: &str) -> bool {
        let look = self.run.look();
        if look.is_hidden() {
            let place = Place::between(self.runs.tail(), "");
            self.notes.hidden.add(words, place);
            return false;
        }
        let on_paper = Under { grounds: [None; 2], table: None, page: None };
        if look.is_faint_on(&on_paper, &self.notes.styles.theme).0 {
            self.notes.faint.add(words, Place::between(self.runs.tail(), ""));
        }
        let words = match look.height() {
            Some(height) => raised::marked(words, height),
            None => words.into(),
        };
        let struck = Some(Change::STRUCK).filter(|_| look.is_struck());
        let changes: Vec<Change> = self.changes.iter().copied().chain(struck).collect();
        let Some(change) = Change::of(&changes, self.notes.tracked) else { return false };
        self.runs.push(&words, change);
        !change.is_some_and(|change| change.is_gone(self.notes.tracked))
    }

    /// Puts what is read in place of something that is no letters.
    fn push_sign(&mut self, sign: Sign) {
        let place = Place::between(self.runs.tail(), "");
        if self.push(sign.words()) {
            self.notes.signs.told.add(sign, place);
        }
    }

    /// The note being read has ended.
    fn close(&mut self) {
        let runs = take(&mut self.runs);
        if let Some(id) = self.open.take() {
            let words = runs.render(self.notes.tracked, self.notes.authors);
            self.read.insert(id, words);
        }
    }
}

impl Visitor for Reader<'_, '_> {
    fn start(&mut self, name: &'static str, tag: &Tag<'_>) {
        let is_left_out = matches!(name, "instrText" | "delInstrText");
        self.in_instruction = self.kind.is_none() && name == "instrText";
        self.notes.signs.in_instruction = self.kind.is_some() && name == "instrText";
        if self.kind.is_none() {
            self.field(name, tag);
        }
        if self.skipped > 0 || is_left_out || name.ends_with("Change") {
            self.skipped += 1;
            return;
        }
        if self.notes.signs.start(name, tag) {
            if matches!(name, "m:r" | "m:oMath") {
                self.run.begin(self.paragraph, self.notes.styles);
            }
            if name == "m:oMath" {
                self.notes.signs.stands_in(self.changes.len());
            }
            return;
        }
        match name {
            "footnote" | "endnote" if tag.get("type").is_none_or(|kind| kind == "normal") => {
                let id = tag.get("id").unwrap_or_default();
                self.open = self.kind.map(|kind| format!("{kind}{id}"));
            }
            "pStyle" => {
                self.paragraph =
                    self.notes.styles.look_of_paragraph(&tag.val().unwrap_or_default());
            }
            "r" => self.run.begin(self.paragraph, self.notes.styles),
            "rPr" => self.in_run_properties = true,
            // Those of a paragraph's end say nothing of its words.
            "pPr" => self.run.begin(Look::default(), self.notes.styles),
            _ if self.in_run_properties => self.run.take(name, tag, self.notes.styles),
            "ins" | "moveTo" => self.change(Edit::Inserted, tag),
            "del" | "moveFrom" => self.change(Edit::Deleted, tag),
            "t" | "delText" => self.in_text = true,
            "p" => {
                self.paragraph = self.notes.styles.look_of_paragraph("");
                self.runs.push(self.line_end(), None);
            }
            "tab" => drop(self.push(" ")),
            "br" => drop(self.push(self.line_end())),
            "noBreakHyphen" => drop(self.push("-")),
            "bdo" => drop(self.push(OVERRIDE)),
            "sym" => {
                if let Some(sign) = signs::symbol(tag) {
                    self.push_sign(sign);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &'static str) {
        self.in_instruction = false;
        if name == "instrText" {
            self.notes.signs.in_instruction = false;
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if matches!(name, "m:r" | "m:oMath") {
            self.run.begin(self.paragraph, self.notes.styles);
        }
        if let Some(sign) = self.notes.signs.end(name) {
            self.push_sign(sign);
        }
        match name {
            "footnote" | "endnote" => self.close(),
            "rPr" => self.in_run_properties = false,
            "r" => self.run.begin(self.paragraph, self.notes.styles),
            "ins" | "moveTo" | "del" | "moveFrom" if !self.in_run_properties => {
                self.changes.pop();
            }
            "t" | "delText" => self.in_text = false,
            "fldSimple" => drop(self.counters.pop()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_instruction
            && let Some(counter) = self.counters.last_mut()
        {
            counter.instruction.push_str(text);
        }
        self.notes.signs.instruct(text);
        if !self.in_text || self.skipped > 0 || self.open.is_none() {
            return;
        }
        let counted = |counter: &&mut Counter| counter.is_shown && counter.is_of_pages();
        let mut text = raised::cleaned(text);
        if let Some(counter) = self.counters.iter_mut().find(counted) {
            let is_first = !std::mem::replace(&mut counter.is_written, true);
            text = if is_first { "#".into() } else { "".into() };
        }
        let look = self.run.look();
        let seen = look.signs().map_or(text.clone(), |font| font.seen(&text).into());
        let signs = &mut self.notes.signs;
        if signs.is_in_equation() && !look.is_hidden() {
            signs.text(&seen, &self.changes, self.notes.tracked);
        } else if look.is_hidden() || !signs.is_of_form(&seen) {
            self.push(&seen);
        }
    }

    fn instead(&mut self, words: &str) {
        if self.open.is_some() {
            self.notes.hidden.add(words, Place::between(self.runs.tail(), ""));
        }
    }

    fn check(&self) -> Result<(), Unreadable> {
        if self.read.len() > NOTES_MAX {
            return Err(Unreadable::TooManyDefinitions { what: "footnotes", limit: NOTES_MAX });
        }
        Ok(())
    }
}
