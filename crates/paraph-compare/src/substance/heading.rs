//! Headings that lay what stands under them on somebody: `PART I. DUTIES OF OSTRIA`.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::bearers;
use super::context::Context;
use super::side::{Side, Token};

/// How much of words is read to know whether they begin with a sentence, in bytes.
const SENTENCE_MAX: usize = 1000;

impl Context {
    /// What a heading lays on somebody, or grants him, as the words that begin what stands under it: `Ostria
    /// shall`, `Ostria may`. Nothing of a heading that names no party beside a word for duties or rights; a heading
    /// that has nothing but the names of parties lays duties on them.
    pub(crate) fn opening_of(&self, heading: &str) -> Option<String> {
        let side = Side::of(heading, &self.reader);
        let has = |section| side.tokens.iter().any(|token| token.is(section));
        let verb = match (has("duty-noun"), has("right-noun")) {
            (true, _) => "shall",
            (false, true) => "may",
            (false, false) if self.is_names(&side) => "shall",
            (false, false) => return None,
        };
        let who = bearers::parties(&side, &(0..side.tokens.len()), self);
        (!who.is_empty()).then(|| [&*who.join(" and "), " ", verb].concat())
    }

    /// Whether all that words say is names of parties, and numbers.
    fn is_names(&self, side: &Side<'_>) -> bool {
        let (mut at, mut is_any) = (0, false);
        while at < side.tokens.len() {
            let ends = self.parties.iter().filter_map(|party| party.end(side, at));
            match ends.max() {
                Some(end) => (at, is_any) = (end, true),
                None if is_numbering(side, at) => at += 1,
                None => return false,
            }
        }
        is_any
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

    /// Whether words over others say something by themselves, a clause with a verb or a bare name of a subject: `Both carry
    /// out programmes`, `Guarantee by Ostria`; and neither when nor on what terms what stands under them holds.
    pub(crate) fn is_whole_chapeau(&self, words: &str) -> bool {
        let side = Side::of(words, &self.reader);
        let opens = |token: &Token| {
            ["if", "by", "relation", "order", "not", "pronoun"].iter().any(|list| token.is(list))
        };
        let ends = |token: &Token| {
            let goes_on = ["force", "be", "relation", "relative", "not", "if", "verb", "pronoun"];
            token.is_content() && !goes_on.iter().any(|list| token.is(list))
        };
        let hangs = ["if", "season", "moment"];
        let is_timed = || side.phrases().times.iter().any(|time| time.is_due);
        let says = |token: &&Token| !token.is_sign();
        !side.tokens.iter().any(|token| hangs.iter().any(|list| token.is(list)))
            && !is_timed()
            && side.tokens.iter().find(says).is_some_and(|token| !opens(token))
            && side.tokens.iter().rfind(says).is_some_and(ends)
    }

    /// Whether words say on what terms something holds, and lay nothing on anybody.
    pub(crate) fn is_condition(&self, words: &str) -> bool {
        let side = Side::of(words, &self.reader);
        let opens = side.tokens.first().is_some_and(|token| token.is("if"));
        opens && !side.tokens.iter().any(|token| token.is("force"))
    }

    /// Whether words are a sentence of their own: somebody or something, and a verb behind it.
    pub(crate) fn is_sentence(&self, words: &str) -> bool {
        if !words.trim_start().starts_with(char::is_uppercase) {
            return false;
        }
        let side = Side::of(&words[..words.floor_char_boundary(SENTENCE_MAX)], &self.reader);
        let Some(first) = side.sentences.first().cloned() else { return false };
        let is_inflected = |token: &Token| {
            token.forms.len() > 1 || side.text[token.at.clone()].to_lowercase() != *token.word
        };
        let does = |at: &usize| {
            let token = &side.tokens[*at];
            let acts = token.is("verb") || token.is("loss");
            token.is("force") || token.is("be") || acts && is_inflected(token)
        };
        let opens_condition = side.tokens[first.start].is("if");
        let opens = ["verb", "pronoun", "relation", "by"];
        let has_subject = !opens.iter().any(|list| side.tokens[first.start].is(list));
        let verb = first.clone().find(does);
        let leads = |verb: usize| (first.start..verb).any(|at| side.tokens[at].is_content());
        (has_subject || opens_condition) && verb.is_some_and(leads)
    }

    /// Whether a name ends with a word for somebody who acts: `Joint Commission`.
    pub(crate) fn is_word_for_somebody(&self, name: &str) -> bool {
        let side = Side::of(name, &self.reader);
        let last = side.tokens.iter().rev().find(|token| token.is_content());
        last.is_some_and(|token| token.is("person") && !token.is("instrument"))
    }

    /// Whether each of two phrases has a word of its own that says something; how far they bind is not looked at.
    pub(crate) fn say_other_things(&self, phrases: [&str; 2]) -> bool {
        let [one, other] = phrases.map(|phrase| Side::of(phrase, &self.reader));
        let has_own = |side: &Side<'_>, other: &Side<'_>| {
            let mut own =
                side.tokens.iter().filter(|token| token.has_place() && !token.is("force"));
            own.any(|token| {
                !other.tokens.iter().any(|one| one.is_same(token) || one.is_akin(token))
            })
        };
        has_own(&one, &other) && has_own(&other, &one)
    }

    /// Whether two phrases have other words, be it a small one that turns the rest, `In scope`, `Out of scope`; how far they
    /// bind is not looked at.
    pub(crate) fn are_worded_otherwise(&self, phrases: [&str; 2]) -> bool {
        const TURNS: [&str; 6] = ["relation", "not", "by", "if", "only", "except"];
        let [one, other] = phrases.map(|phrase| {
            let side = Side::of(phrase, &self.reader);
            let says = |token: &&Token| {
                token.has_place() && !token.is("force") || TURNS.iter().any(|list| token.is(list))
            };
            side.tokens.iter().filter(says).map(|token| token.word.to_string()).collect::<Vec<_>>()
        });
        one != other
    }

    /// Whether words say of nothing what it does, must do or is: `wheat and rye`.
    pub(crate) fn is_no_sentence(&self, words: &str) -> bool {
        let side = Side::of(words, &self.reader);
        let acts = |section| side.tokens.iter().any(|token| token.is(section));
        !side.tokens.is_empty() && !["force", "be", "verb", "deed"].into_iter().any(acts)
    }

    /// Whether a word in small letters is an article, or stands in the place of one: `the`, `this`, `its`.
    pub(crate) fn is_article(&self, small: &str) -> bool {
        self.reader.entries(small).has("article")
    }

    /// Those who do in a text, or must or may do, what only somebody does; of a text that is too long, those of none.
    pub(crate) fn actors(&self, text: &str) -> Vec<String> {
        match text.len() > super::pieces::WHOLE_MAX {
            true => Vec::new(),
            false => bearers::actors(&Side::of(text, &self.reader), self),
        }
    }

    /// Whether a word in small letters begins what stands under a chapeau, and is no name.
    pub(crate) fn is_ordinary(&self, small: &str) -> bool {
        let entries = self.reader.entries(small);
        ["verb", "article", "if", "relation", "not"].iter().any(|section| entries.has(section))
    }
}

/// `Part II.`, and what joins names: no word that a heading says.
fn is_numbering(side: &Side<'_>, at: usize) -> bool {
    let token = &side.tokens[at];
    let written = &side.text[token.at.clone()];
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit() || b"IVXLC".contains(&byte));
    let is_letter = written.len() == 1;
    !token.is_content() || token.is("label") || is_number || is_letter
}
