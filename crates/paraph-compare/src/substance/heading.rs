//! Headings that lay what stands under them on somebody: `PART I. DUTIES OF OSTRIA`.

use alloc::string::String;
use alloc::vec::Vec;

use super::bearers;
use super::context::Context;
use super::side::Side;

impl Context {
    /// Those whose duties stand under a heading: the parties that it names beside a word for duties.
    pub(crate) fn bound_by(&self, heading: &str) -> Vec<String> {
        let side = Side::of(heading, &self.reader);
        let speaks_of_duties = side.tokens.iter().any(|token| token.is("duty-noun"));
        if !speaks_of_duties {
            return Vec::new();
        }
        bearers::parties(&side, &(0..side.tokens.len()), self)
    }

    /// Whether words begin with what is to be done and name nobody who does it: `Clear the road.`
    pub(crate) fn begins_with_act(&self, words: &str) -> bool {
        let side = Side::of(words, &self.reader);
        let first = side.tokens.iter().position(|token| !token.is_sign() && !token.is("not"));
        let Some(first) = first else { return false };
        let listed = self.reader.lists.vocabulary.len();
        let token = &side.tokens[first];
        let is_plain_form =
            token.forms.numbers().first().is_some_and(|form| (*form as usize) < listed);
        let begins = side.sentences.first().cloned().unwrap_or_default();
        let binds = begins.into_iter().any(|at| side.tokens[at].is("force"));
        token.is("verb") && is_plain_form && !binds && side.get(first + 1).is_some()
    }

    /// Whether a word in small letters begins what stands under a chapeau, and is no name.
    pub(crate) fn is_ordinary(&self, small: &str) -> bool {
        let entries = self.reader.entries(small);
        ["verb", "article", "if", "relation", "not"].iter().any(|section| entries.has(section))
    }
}
