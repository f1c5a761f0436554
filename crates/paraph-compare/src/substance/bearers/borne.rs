//! What each bearer must or may do, act by act, in words that can be found again in another text.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::{acts, governing};
use crate::substance::context::Context;
use crate::substance::force;
use crate::substance::is_too_long;
use crate::substance::side::Side;

/// The force of what may be done.
const PERMISSION: u128 = 8;

/// The fewest words of an act: fewer say too little to know it by.
const WORDS_MIN: usize = 2;

/// An act that somebody must or may do, or leave.
pub(crate) struct Borne {
    /// Its words of content, each in its small letters.
    pub(crate) words: String,
    /// Those whom it binds, frees or allows.
    pub(crate) bearers: Vec<String>,
    /// Whether it is to be left undone.
    pub(crate) is_denied: bool,
    /// Whether it may be done, and need not.
    pub(crate) is_right: bool,
    /// Its bytes.
    pub(crate) at: Range<usize>,
}

impl Context {
    /// The acts of a text that somebody who is named must or may do; `repair the roof and the pipes` is two.
    pub(crate) fn borne(&self, text: &str) -> Vec<Borne> {
        if is_too_long(text, "") {
            return Vec::new();
        }
        let side = Side::of(text, &self.reader);
        let mut all = Vec::new();
        for (verb, bearers) in governing(&side, self) {
            if bearers.is_empty() || force::alternatives(&side, verb).len() > 1 {
                continue;
            }
            let is_denied = force::denied(&side, verb);
            let is_right = side.tokens[verb].number("force") == Some(PERMISSION) && !is_denied;
            for act in acts::of(&side, verb, is_denied, self) {
                for (words, at) in things(&side, act) {
                    let bearers = bearers.clone();
                    all.push(Borne { words, bearers, is_denied, is_right, at });
                }
            }
        }
        all
    }
}

/// An act for each thing that is done to: `repair the roof and the pipes` is to repair the roof, and to repair the pipes.
fn things(side: &Side<'_>, act: Range<usize>) -> Vec<(String, Range<usize>)> {
    let says = |at: &usize| side.tokens[*at].is_content() && !side.tokens[*at].is("not");
    let links = |at: &usize| {
        let leads = side.get(at + 1).is_some_and(|next| next.is("article"));
        (side.tokens[*at].is("and") || side.is_comma(*at)) && leads && at + 1 < act.end
    };
    let Some(verb) = act.clone().find(says) else { return Vec::new() };
    let cuts: Vec<usize> = (verb + 1..act.end).filter(links).collect();
    let starts = core::iter::once(act.start).chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain([act.end]);
    let mut all = Vec::new();
    for part in starts.zip(ends).map(|(start, end)| start..end) {
        let led = (part.start > verb).then_some(verb);
        let own: Vec<usize> = led.into_iter().chain(part.clone().filter(says)).collect();
        if own.len() >= WORDS_MIN {
            let words: Vec<&str> = own.iter().map(|at| &*side.tokens[*at].word).collect();
            let last = own.last().map_or(part.end, |last| last + 1);
            all.push((words.join(" "), side.bytes(part.start..last)));
        }
    }
    all
}
