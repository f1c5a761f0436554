//! What is known of words, worked out once for each different one.
//!
//! A draft has far fewer different words than words, and both drafts have most of them in common: a
//! word that was met before is found again with its small letters, its forms and their numbers.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::ops::Deref;

use super::lists::{Entries, Lists, in_small_letters, plain};
use crate::numbered::Numbered;

mod forms;

pub(super) use forms::Forms;

/// The letters of a word, shared by all who have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters(Rc<str>);

/// What is known of a word as it is written.
#[derive(Debug)]
pub(super) struct Read {
    /// What it is compared by: in small letters, quotes drawn alike, without hyphens inside it.
    pub(super) word: Letters,
    /// In small letters.
    pub(super) written: Letters,
    pub(super) forms: Forms,
    /// The first letters of it as it is written, in one number; nothing of a word that has fewer.
    pub(super) head: Option<u128>,
    /// Whether a phrase of the lists begins with it.
    pub(super) begins: bool,
}

/// Reads words for one comparison. Its numbers are those of the lists, and go on behind them.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) lists: &'static Lists,
    known: RefCell<Known>,
}

/// What was read so far.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Words that are in no list.
    strange: Numbered,
    words: Table,
    phrases: Table,
    /// The forms of words for which a phrase stands: the phrase, then the word.
    led: BTreeMap<(u32, u32), Forms>,
    /// Room to write a word in.
    small: String,
}

/// What is known of each text, by its number.
#[derive(Clone, Debug, Default)]
struct Table {
    texts: Numbered,
    read: Vec<Rc<Read>>,
}

/// How many first letters two words of one family have in common at least.
pub(super) const HEAD: usize = 4;

impl Reader {
    pub(super) fn of(lists: &'static Lists) -> Self {
        Self { lists, known: RefCell::default() }
    }

    /// A word as it is written.
    pub(super) fn word(&self, written: &str) -> Rc<Read> {
        let known = &mut *self.known.borrow_mut();
        if let Some(read) = known.words.get(written) {
            return read;
        }
        let read = Rc::new(known.read(written, self.lists));
        known.words.put(written, &read);
        read
    }

    /// A phrase of several words that the lists take as one.
    pub(super) fn phrase(&self, written: &str) -> Rc<Read> {
        let known = &mut *self.known.borrow_mut();
        if let Some(read) = known.phrases.get(written) {
            return read;
        }
        in_small_letters(written, &mut known.small);
        let small = core::mem::take(&mut known.small);
        let word = Letters(small.as_str().into());
        let forms = known.forms(alloc::vec![small], self.lists);
        let head = head(&word);
        let read = Rc::new(Read { written: word.clone(), word, forms, head, begins: false });
        known.phrases.put(written, &read);
        read
    }

    /// A word that stands for others and has no forms but itself.
    pub(super) fn alone(&self, word: &str) -> (Letters, Forms) {
        let forms = self.known.borrow_mut().forms(alloc::vec![word.into()], self.lists);
        (Letters(word.into()), forms)
    }

    /// A phrase that stands for a word of which the forms are these, and its forms, theirs among them.
    pub(super) fn leading(&self, phrase: &str, word: &Forms) -> (Letters, Forms) {
        let known = &mut *self.known.borrow_mut();
        let (leads, led) = (known.number(phrase, self.lists), word.numbers()[0]);
        if let Some(forms) = known.led.get(&(leads, led)) {
            return (Letters(phrase.into()), forms.clone());
        }
        let all = core::iter::once(phrase.into()).chain(word.iter().cloned()).collect();
        let forms = known.forms(all, self.lists);
        known.led.insert((leads, led), forms.clone());
        (Letters(phrase.into()), forms)
    }

    /// The entries of a word in small letters by itself, as it is written: not those of a word that it may be a form of.
    pub(super) fn own_entries(&self, word: &str) -> Entries {
        let (_, forms) = self.alone(word);
        self.lists.find(&[forms.numbers()]).map(|found| found.entries).unwrap_or_default()
    }

    /// The entries of a word in small letters by itself.
    pub(super) fn entries(&self, word: &str) -> Entries {
        let forms = {
            let known = &mut *self.known.borrow_mut();
            known.forms(self.lists.forms(word), self.lists)
        };
        self.lists.find(&[forms.numbers()]).map(|found| found.entries).unwrap_or_default()
    }
}

impl Known {
    fn number(&mut self, word: &str, lists: &Lists) -> u32 {
        let listed = lists.vocabulary.len();
        lists.vocabulary.find(word).unwrap_or_else(|| {
            self.strange.number(word).saturating_add(u32::try_from(listed).unwrap_or(u32::MAX))
        })
    }

    fn forms(&mut self, all: Vec<String>, lists: &Lists) -> Forms {
        let numbers = all.iter().map(|form| self.number(form, lists)).collect();
        Forms::of(all, numbers, lists)
    }

    fn read(&mut self, written: &str, lists: &Lists) -> Read {
        in_small_letters(written, &mut self.small);
        let small = core::mem::take(&mut self.small);
        let drawn = plain(&small);
        let drawn =
            if drawn.contains('’') { drawn.replace('’', "'") } else { drawn.into_owned() };
        let word = Letters(drawn.as_str().into());
        let lower = if small == drawn { word.clone() } else { Letters(small.as_str().into()) };
        let forms = self.forms(lists.forms(&drawn), lists);
        let begins = lists.begins(forms.numbers());
        self.small = small;
        let head = head(&lower);
        Read { word, written: lower, forms, head, begins }
    }
}

impl Table {
    fn get(&self, text: &str) -> Option<Rc<Read>> {
        self.texts.find(text).and_then(|number| self.read.get(number as usize)).cloned()
    }

    fn put(&mut self, text: &str, read: &Rc<Read>) {
        self.texts.number(text);
        self.read.push(Rc::clone(read));
    }
}

/// The first letters of a word in one number.
fn head(word: &str) -> Option<u128> {
    let mut letters = word.chars();
    let mut head = 0;
    for _ in 0..HEAD {
        head = head << 32 | u128::from(u32::from(letters.next()?));
    }
    Some(head)
}

impl Deref for Letters {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Letters {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Letters {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<String> for Letters {
    fn eq(&self, other: &String) -> bool {
        *self.0 == **other
    }
}
