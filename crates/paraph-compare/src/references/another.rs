//! What a reference is a part of: of another reference, of this very text, or of another instrument.
//!
//! A number of another instrument never follows a point of the draft: `Article 2 of the Charter`, `Clause 3.2 of the
//! lease`, `Regulation 2 of 1907`, `border point 2`.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Label, List, NAME_WORDS_MAX, Read, Whole, inside};

/// The most words of a name that are looked at before a reference.
const NAME_BEFORE_MAX: usize = 5;
/// What leads to a text only where a noun for one stands behind: `Annex 2 to the Treaty`.
const LOOSE: [&str; 3] = ["in", "to", "under"];

impl Read<'_> {
    /// Reads on behind the labels: `of Article 5` says what they are parts of, `of the Charter` that
    /// they are none of this draft.
    pub(super) fn whole(&mut self, noun: &str, labels: &mut [Label]) -> Whole {
        let mut at = self.at;
        let small = |at: usize| self.word(at).filter(|_| self.is_beside(at)).map(str::to_lowercase);
        let is_of_paper = small(at).is_some_and(|word| word == "thereof")
            || self.is_on_paper(at)
            || self.is_named_behind(at);
        if is_of_paper {
            return Whole::Another;
        }
        let has_of = small(at).is_some_and(|word| List::Of.has(&word));
        let says_of = small(at).is_some_and(|word| word == "of");
        at += usize::from(has_of);
        let (mut is_this, mut is_other, mut is_aforesaid) = (false, false, false);
        let from = at;
        while let Some(the) = small(at).filter(|_| has_of) {
            let is_other_here = says_of && List::Other.has(&the);
            if !List::The.has(&the) && !is_other_here {
                break;
            }
            is_this |= List::This.has(&the);
            is_other |= is_other_here;
            is_aforesaid |= List::Aforesaid.has(&the);
            at += 1;
        }
        if at > from && (is_aforesaid && self.is_paper(at) || self.is_of_another_kind(at)) {
            return Whole::Another;
        }
        let announced = self.word(at).and_then(|word| self.reader.announces(word));
        if let Some(word) = announced.filter(|_| has_of && self.is_beside(at)) {
            self.at = at;
            let outer = self.mention(word);
            if !outer.labels.is_empty() {
                let is_of_this = !outer.is_of_another && inside(labels, &outer);
                return if is_of_this { Whole::Part } else { Whole::Another };
            }
            return match (is_this, self.reader.itself.contains(word)) {
                (true, false) => Whole::Own,
                (false, true) if !is_other => Whole::Ours,
                (is_ours, _) => [Whole::Another, Whole::Ours][usize::from(is_ours)],
            };
        }
        let is_thing = says_of && List::Things.has(noun) && self.is_small(at);
        let is_another = is_thing
            || self.is_known_by_initials(at)
            || !has_of && self.is_initials(at)
            || self.is_another(at, has_of, is_other)
            || says_of && self.is_year(at);
        let is_another = is_another && !is_this;
        if is_another { Whole::Another } else { Whole::Ours }
    }

    /// Whether the name of another instrument stands there: words in capitals that are not what the
    /// draft calls itself, or a noun for one.
    fn is_another(&self, from: usize, has_of: bool, is_other: bool) -> bool {
        let is_large = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        // Without `of` only a language with cases names what a part belongs to.
        let is_case = |word: &str| word.chars().next().is_some_and(|char| !char.is_ascii());
        let names = (from..self.cut.len()).take(NAME_WORDS_MAX);
        let names = names.take_while(|at| *at == from || self.is_beside(*at));
        let names = names.map_while(|at| self.word(at).filter(|word| is_large(word)));
        let names: Vec<&str> = names.collect();
        if !self.is_beside(from) {
            return false;
        }
        let Some(first) = names.first() else {
            let noun = self.word(from).unwrap_or_default();
            return has_of && is_paper(noun) && (is_other || !self.is_itself(noun));
        };
        if !has_of && !is_case(first) {
            return false;
        }
        // `They report point 2 to the Mission`, `point 2 in Lesk`: no text has it.
        let leads = from.checked_sub(1).and_then(|at| self.word(at)).map(str::to_lowercase);
        let leads = leads
            .filter(|word| !List::The.has(word))
            .or_else(|| from.checked_sub(2).and_then(|at| self.word(at)).map(str::to_lowercase));
        let is_loose = leads.is_some_and(|word| LOOSE.contains(&&*word));
        if has_of && is_loose && !names.iter().any(|name| is_paper(name)) {
            return false;
        }
        names.len() > 1 || is_other || !self.is_itself(first)
    }

    /// Whether a word in small letters stands there that the draft does not call itself: `part 2 of the price`.
    fn is_small(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.starts_with(char::is_lowercase) && !self.is_itself(word) && !List::Own.has(word)
        })
    }

    /// Whether initials stand there and end the phrase: `Article 2 TEU`.
    fn is_initials(&self, at: usize) -> bool {
        let Some(word) = self.word(at).filter(|_| self.is_beside(at)) else { return false };
        let is_large = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        is_large && super::label(word, false).is_none() && self.ends_sentence(at)
    }

    /// Whether the initials of a well-known instrument stand there: `Article 2 ECHR guarantees`.
    fn is_known_by_initials(&self, at: usize) -> bool {
        let word = self.word(at).filter(|_| self.is_beside(at) || self.gap(at).trim() == ",");
        word.is_some_and(|word| {
            word.ends_with(char::is_uppercase)
                && List::Initials.has(&word.to_lowercase())
                && !self.is_itself(word)
        })
    }

    /// Whether a noun for another text stands there in small letters: `agreement`.
    fn is_paper(&self, at: usize) -> bool {
        let word = self.word(at).filter(|_| self.is_beside(at));
        word.is_some_and(|word| word.starts_with(char::is_lowercase) && is_paper(word))
    }

    /// Whether a text of a certain kind stands there: `framework agreement`, `house rules`. The draft says of itself
    /// what it is called, or what any text may be called.
    fn is_of_another_kind(&self, at: usize) -> bool {
        let Some(kind) = self.word(at).filter(|_| self.is_beside(at)) else { return false };
        let is_kind = kind.chars().all(|char| char.is_lowercase() || char == '-')
            && !is_paper(kind)
            && !List::OwnKinds.has(kind)
            && !List::Links.has(kind)
            && !List::Of.has(kind);
        let noun = self.word(at + 1).filter(|_| self.gap(at + 1) == " ").unwrap_or_default();
        is_kind && is_paper(noun) && !(self.is_itself(kind) && self.is_itself(noun))
    }

    /// `Item 2 on the agenda`.
    fn is_on_paper(&self, at: usize) -> bool {
        let is = |at: usize, known: &dyn Fn(&str) -> bool| {
            self.word(at).filter(|_| self.gap(at) == " ").is_some_and(known)
        };
        let has_the = is(at + 1, &|word| List::The.has(word) && !List::This.has(word));
        let is_other = |word: &str| is_paper(word) && !self.is_itself(word);
        has_the && is(at, &|word| word == "on") && is(at + 2, &is_other)
    }

    /// Whether the name of another instrument stands behind a comma, and ends the phrase: `Article 2, Geneva Convention`.
    fn is_named_behind(&self, from: usize) -> bool {
        if self.gap(from).trim() != "," {
            return false;
        }
        if self.is_known_by_initials(from) {
            return true;
        }
        let is_large = |word: &str| word.starts_with(char::is_uppercase);
        let is_inside = |word: &str| matches!(word, "of" | "the" | "on" | "for");
        let mut end = from;
        while end < from + NAME_WORDS_MAX
            && (end == from || self.gap(end) == " ")
            && self.word(end).is_some_and(|word| is_large(word) || end > from && is_inside(word))
        {
            end += 1;
        }
        let is_other = |at: usize| {
            self.word(at).is_some_and(|word| is_instrument(word) && !self.is_itself(word))
        };
        let is_led = is_other(from) && self.word(from + 1).is_some_and(|of| of == "of");
        end > from + 1 && (is_led || is_other(end - 1)) && self.is_end(end)
    }

    /// Whether a year stands there: `Regulation 2 of 1907`.
    fn is_year(&self, at: usize) -> bool {
        let is_year = |word: &str| {
            word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
        };
        self.is_beside(at) && self.word(at).is_some_and(is_year)
    }

    /// Whether a word is one that the draft calls itself.
    fn is_itself(&self, word: &str) -> bool {
        self.reader.itself.contains(&word.to_lowercase())
    }

    /// Whether what stands before a word that announces a reference says that it leads out of the draft: `the Lease,
    /// clause 2`, `border point 2`, `5 cl. 2`.
    pub(super) fn is_announced_by_another(&self, announced: usize, word: &str) -> bool {
        let Some(before) = announced.checked_sub(1) else { return false };
        let gap = self.gap(announced).trim();
        let written = self.word(before).unwrap_or_default();
        if gap.is_empty() {
            let is_unit = List::Short.has(word) && written.ends_with(char::is_numeric);
            let small = written.to_lowercase();
            let is_place = List::PlaceWords.has(word) && List::Places.has(&small);
            if is_unit || is_place {
                return true;
            }
        }
        if matches!(gap, "" | ",") && self.is_numbered(before) {
            return true;
        }
        if gap == "," && self.is_named_before(before) {
            return true;
        }
        let is_beside = matches!(gap, "" | "," | "’s" | "'s");
        let of = before.checked_sub(1).and_then(|the| self.word(the)).map(str::to_lowercase);
        let is_this = of.is_some_and(|the| List::This.has(&the));
        let bare = written.trim_end_matches("'s").trim_end_matches("’s").to_string();
        let noun: String = bare.to_lowercase();
        is_beside && !is_this && is_instrument(&noun) && !self.is_itself(&noun)
    }
}

impl Read<'_> {
    /// Whether a number behind initials stands there: `RFC 9110`, `ISO 9001`.
    fn is_numbered(&self, at: usize) -> bool {
        let is_number = self.word(at).is_some_and(|word| word.starts_with(char::is_numeric));
        let before = at.checked_sub(1).and_then(|before| self.word(before)).unwrap_or_default();
        let is_large = before.len() > 1 && before.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_near = matches!(self.gap(at), " " | "-" | "\u{a0}");
        is_number && is_near && is_large && super::label(before, false).is_none()
    }

    /// Whether the name of another instrument ends with a word: `the Charter of the Union`, `Council Resolution 2`.
    fn is_named_before(&self, last: usize) -> bool {
        for at in (last.saturating_sub(NAME_BEFORE_MAX)..=last).rev() {
            let Some(word) = self.word(at) else { return false };
            if is_instrument(word) {
                let the = at.checked_sub(1).and_then(|the| self.word(the));
                let is_this = the.is_some_and(|the| List::This.has(&the.to_lowercase()));
                return !is_this && !self.is_itself(word);
            }
            let is_part = word.starts_with(|char: char| char.is_uppercase() || char.is_numeric())
                || matches!(word, "of" | "the" | "on" | "for" | "no");
            if !is_part || !self.is_beside(at) || self.reader.announces(word).is_some() {
                return false;
            }
        }
        false
    }
}

/// Whether a word is one for a text with points, also one that stands for other things where no `of` leads to it.
fn is_paper(word: &str) -> bool {
    let small = word.to_lowercase();
    is_instrument(&small) || List::Papers.has(&small)
}

fn is_instrument(word: &str) -> bool {
    List::Instruments.has(&word.to_lowercase())
}
