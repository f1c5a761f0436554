//! References that no word announces: `the duties under 1.4`, `see (4) and (5)`, `§ 4`.
//!
//! A figure looks the same: `rises by 1.4 per cent`. So the label must be that of a point in full
//! ([`Reach::Exact`]), a word that leads to a reference must stand before it, and behind it must end
//! the phrase, or a verb begin: what a figure counts does not.

use super::{List, Mention, Reach, Read, Whole};

const SIGN: char = '§';

/// Whether a text may hold a bare reference; most do not, and are not cut into words for it.
pub(super) fn may_stand_in(text: &str) -> bool {
    let is_label = |three: &[u8]| match three {
        [b'(', label, b')'] => label.is_ascii_alphanumeric(),
        [one, b'.', other] => one.is_ascii_digit() && other.is_ascii_alphanumeric(),
        _ => false,
    };
    text.contains(SIGN) || text.as_bytes().windows(3).any(is_label)
}

impl Read<'_> {
    /// The reference whose first label is the next word; stands behind it then.
    pub(super) fn bare(&mut self) -> Option<Mention> {
        let announced = self.at;
        let mut start = self.cut.get(announced)?.start;
        let is_signed = self.text[..start].trim_end().ends_with(SIGN);
        // `(a) of point 1`.
        let is_part = self.is_part_in_brackets(announced);
        if !is_signed && !is_part && !self.is_led_to(announced) {
            return None;
        }
        let mut labels = self.labels("");
        let end = if labels.is_empty() { start } else { self.cut[self.at - 1].end };
        let behind = self.at;
        if labels.is_empty() || !is_signed && !is_part && !self.is_end(behind) {
            self.at = announced;
            return None;
        }
        let whole = self.whole("", &mut labels);
        self.at = behind;
        let close = self.text[end..].starts_with(')');
        start -= usize::from(self.text[..start].ends_with('('));
        Some(Mention {
            at: start..end + usize::from(close),
            labels,
            is_of_another: whole == Whole::Another,
            is_part: whole == Whole::Part,
            reach: if whole == Whole::Part { Reach::Own } else { Reach::Exact },
            nearby: None,
        })
    }

    /// Whether a letter or a number in brackets stands there, and behind it what it is a part of.
    fn is_part_in_brackets(&self, at: usize) -> bool {
        let is_short = self.word(at).is_some_and(|word| word.len() < 3);
        let is_open = self.gap(at).ends_with('(') && self.gap(at).trim_start().len() == 1;
        let is_closed = self.gap(at + 1) == ") ";
        is_short && is_open && is_closed && self.is_part_of_another(at + 1)
    }

    /// Whether the word before a label leads to a reference of its form.
    fn is_led_to(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.word(before)) else {
            return false;
        };
        let before = before.to_lowercase();
        match self.gap(at) {
            " " => {
                let levels = self.word(at).map_or(0, |word| super::parts(word).len());
                let has_parts = levels == 1
                    && self.gap(at + 1) == "("
                    && self.sub(at + 1).is_some_and(|sub| sub.len() < 3);
                (levels > 1 || has_parts) && List::Bare.has(&before)
            }
            " (" => List::BareInBrackets.has(&before),
            _ => false,
        }
    }

    /// Whether a phrase ends before a word, or goes on with a verb.
    pub(super) fn is_end(&self, at: usize) -> bool {
        let from = at.checked_sub(1).and_then(|last| self.cut.get(last)).map_or(0, |last| last.end);
        let to = self.cut.get(at).map_or(self.text.len(), |next| next.start);
        let between = self.text[from..to].trim_start_matches(')');
        if between.contains(['%', '‰', '°']) {
            return false;
        }
        let Some(word) = self.word(at) else { return true };
        !between.trim().is_empty() || List::Behind.has(&word.to_lowercase())
    }
}
