//! A lineage in a file: what a tabling act declares, where it is long.
//!
//! People write labels, the log keeps identities; the lines are the same. Both are described in
//! `docs/formats/lineage.md`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;

use super::{Answers, Continues, Dropped, Lineage, OwnHand, TITLE, TakesFrom};
use crate::drafts::Refused;
use crate::drafts::attached::{Attached, Content};
use crate::drafts::text::Texts;
use crate::field::{Fault, Form};
use crate::refer::To;
use crate::view::listed;

/// The first line of a lineage that the log keeps.
const HEAD: &str = "#! paraph-lineage 1";

/// That a file holds a lineage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {}

/// A lineage that travels beside the log.
pub type LineageFile = Attached<Lines>;

impl Content for Lines {
    type Read = Lineage;

    fn typed(file: &str, bytes: Vec<u8>, form: &mut Form<'_>) -> Result<Vec<u8>, Fault> {
        let text = core::str::from_utf8(&bytes);
        let text = text.map_err(|_| Fault::Lineage(format!("{file}: it is not UTF-8")))?;
        Ok(Lineage::typed(file, text, form)?.to_bytes())
    }

    fn read(bytes: &[u8], digest: Hash) -> Result<Lineage, Refused> {
        let text = core::str::from_utf8(bytes).ok();
        text.and_then(Lineage::parse).ok_or(Refused::LineageFile(digest))
    }
}

/// Refuses a file in which something is a question still: what a proposal is unsure of is declared
/// only once somebody has answered it.
fn none_is_asked(file: &str, text: &str) -> Result<(), Fault> {
    let lines = text.lines().enumerate();
    let asked = lines.filter(|(_, line)| line.trim_start().starts_with('?'));
    let places: Vec<String> = asked.map(|(at, _)| (at + 1).to_string()).collect();
    let (what, them) = match places.as_slice() {
        [] => return Ok(()),
        [one] => (format!("line {one} is a question"), "it"),
        several => (format!("lines {} are questions", listed(several)), "each"),
    };
    Err(Fault::Lineage(format!(
        "{file}: {what} still: take the `?` away from what is so, and delete what is not, for {them}"
    )))
}

impl Lineage {
    /// Reads a file in which people wrote labels, as they type them in the fields of the act.
    fn typed(file: &str, text: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        for (at, line) in text.lines().enumerate() {
            // An error repeats what stands there, which must be what it seems to be.
            let hidden = line.chars().find(|c| !(paraph_text::is_plain(*c) || *c == '\t'));
            if let Some(hidden) = hidden {
                let code = u32::from(hidden);
                return Err(Fault::Lineage(format!(
                    "{file}, line {}: it has U+{code:04X} in it, which nobody sees: take that out",
                    at + 1
                )));
            }
        }
        none_is_asked(file, text)?;
        let texts = Texts::of(form)?;
        let mut lineage = Self::default();
        let mut alike = Vec::new();
        for (at, line) in text.lines().map(str::trim).enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (what, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let words = words.trim();
            if what == "continues" && Continues::alike(words).is_some() {
                alike.push(words);
                continue;
            }
            lineage
                .take(what, words, &texts, form)
                .map_err(|fault| Fault::Lineage(format!("{file}, line {}: {fault}", at + 1)))?;
        }
        // What is declared by name comes first, wherever it stands.
        for words in alike {
            let more = Continues::typed(words, &lineage, &texts)?;
            lineage.continues.extend(more);
        }
        Ok(lineage)
    }

    /// Takes one line that people wrote.
    fn take(
        &mut self,
        what: &str,
        words: &str,
        texts: &Texts<'_>,
        form: &mut Form<'_>,
    ) -> Result<(), Fault> {
        match what {
            "continues" => self.continues.extend(Continues::typed(words, self, texts)?),
            "takes-from" => self.takes_from.extend(TakesFrom::typed(words, texts)?),
            "dropped" => self.dropped.extend(Dropped::typed(words, texts)?),
            "answers" => self.answers.extend(Answers::typed(words, texts, form)?),
            "own-hand" => self.own_hand.extend(OwnHand::typed(words, texts)?),
            _ => {
                let why = "begins with none of continues, takes-from, dropped, answers, own-hand";
                return Err(Fault::Lineage(format!("`{what}` {why}")));
            }
        }
        Ok(())
    }

    /// The bytes of the file that the log keeps.
    pub(in crate::drafts) fn to_bytes(&self) -> Vec<u8> {
        self.print().into_bytes()
    }

    /// The lines that the log keeps.
    fn print(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for Continues { ordinal, point } in &self.continues {
            text.push_str(&format!("continues {ordinal} {point}\n"));
        }
        for TakesFrom { ordinal, point } in &self.takes_from {
            text.push_str(&format!("takes-from {ordinal} {point}\n"));
        }
        for Dropped(point) in &self.dropped {
            text.push_str(&format!("dropped {point}\n"));
        }
        for Answers { ordinal, amendment } in &self.answers {
            text.push_str(&format!("answers {ordinal} {}\n", amendment.act));
        }
        for own_hand in &self.own_hand {
            let what = match own_hand {
                OwnHand::Point(ordinal) => ordinal.to_string(),
                OwnHand::Title => TITLE.to_string(),
            };
            text.push_str(&format!("own-hand {what}\n"));
        }
        text
    }

    /// Reads the lines that the log keeps, in their one spelling.
    fn parse(text: &str) -> Option<Self> {
        let mut lineage = Self::default();
        for line in text.strip_prefix(HEAD)?.strip_prefix('\n')?.lines() {
            let (what, words) = line.split_once(' ')?;
            match (what, words.split_once(' ')) {
                ("continues", Some((new, old))) => {
                    let ordinal = new.parse().ok()?;
                    lineage.continues.push(Continues { ordinal, point: old.parse().ok()? });
                }
                ("takes-from", Some((new, old))) => {
                    let ordinal = new.parse().ok()?;
                    lineage.takes_from.push(TakesFrom { ordinal, point: old.parse().ok()? });
                }
                ("dropped", None) => lineage.dropped.push(Dropped(words.parse().ok()?)),
                ("answers", Some((new, amendment))) => {
                    let amendment = To::new(amendment.parse().ok()?);
                    lineage.answers.push(Answers { ordinal: new.parse().ok()?, amendment });
                }
                ("own-hand", None) if words == TITLE => lineage.own_hand.push(OwnHand::Title),
                ("own-hand", None) => {
                    lineage.own_hand.push(OwnHand::Point(words.parse().ok()?));
                }
                _ => return None,
            }
        }
        (lineage.print() == text).then_some(lineage)
    }
}
