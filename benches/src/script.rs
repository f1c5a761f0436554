//! What is said in the channel that is measured: a long negotiation of a 28-point draft.
//!
//! Of sixteen acts eleven are stances of the three parties' six delegates, one takes a stance back,
//! and the others amend, dispose, hand in, hand over and assert. Each thousandth act tables the
//! next draft, in which one point has other words.

use std::fmt::Write as _;

use paraph_case::act::{Act, Header};
use paraph_case::channel::Channel;
use paraph_case::field::{Fault, Files, Form};
use paraph_case::id::ActId;
use paraph_case::stances::Withdraw;
use paraph_log::hash::{Hash, sha256};

/// Those who speak for the parties.
pub(crate) const DELEGATES: [&str; 6] = ["kim@A", "lee@B", "noor@C", "ana@A", "bo@B", "cem@C"];
/// The mediator's, who holds the pen.
pub(crate) const PEN: &str = "pen@M";

const POINTS: u64 = 28;
const ACTS_OF_A_DRAFT: u64 = 1000;

/// The script, and what the next lines of it refer to.
#[derive(Debug, Default)]
pub(crate) struct Script {
    number: u64,
    drafts: u64,
    /// The last stance, and whose it is.
    stance: Option<(&'static str, ActId)>,
    amendment: Option<String>,
    /// The last understanding, and who asserted it.
    understanding: Option<(usize, String)>,
}

/// One line of it.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) by: &'static str,
    pub(crate) act: Act,
    /// The text that comes along.
    pub(crate) text: Option<Vec<u8>>,
}

type Words = Vec<(&'static str, String)>;

impl Script {
    /// What is said next.
    pub(crate) fn next(&mut self, channel: &Channel) -> Said {
        let number = self.number;
        self.number += 1;
        if number.is_multiple_of(ACTS_OF_A_DRAFT) {
            return self.table(channel);
        }
        let who = usize::try_from((number + number / 16) % 6).unwrap();
        if let (11, Some((by, stance))) = (number % 16, self.stance.take()) {
            let act = Act::Withdraw(Box::new(Withdraw { point: Vec::new(), stance: Some(stance) }));
            return Said { by, act, text: None };
        }
        let (by, kind, words) = match number % 16 {
            0..12 => (DELEGATES[who], stance(number).0, stance(number).1),
            _ => self.work(number, who),
        };
        Said { by, act: spell(channel, kind, &words, &mut Text(Vec::new())), text: None }
    }

    /// Notes what later lines refer to.
    pub(crate) fn done(&mut self, header: &Header, act: &Act) {
        let by = DELEGATES.into_iter().find(|who| **who == header.by.to_string());
        if let (Some(by), "object" | "reserve" | "ask") = (by, act.tag()) {
            self.stance = Some((by, header.id));
        }
    }

    /// What is said besides stances.
    fn work(&mut self, number: u64, who: usize) -> (&'static str, &'static str, Words) {
        let name = |noun: &str| format!("{noun}-{number}");
        let odd = !(number / 16).is_multiple_of(2);
        let at = point(number);
        match (number % 16, odd) {
            (12, _) => {
                let words = vec![
                    ("name", name("amendment")),
                    ("point", at),
                    ("words", format!("Within {number} days the parties report on it.")),
                ];
                self.amendment = Some(name("amendment"));
                (DELEGATES[who], "amend", words)
            }
            (13, _) => {
                let amendment = self.amendment.take().unwrap_or_default();
                let words = vec![
                    ("amendment", amendment),
                    ("outcome", "refused".into()),
                    ("reason", "no party but its sponsor spoke for it".into()),
                ];
                (PEN, "dispose", words)
            }
            (14, false) => {
                let wish = "a longer period for those who come late".into();
                let words = vec![("name", name("input")), ("point", at), ("wish", wish)];
                (DELEGATES[who], "input", words)
            }
            (14, true) => {
                let draft = format!("draft-{}", self.drafts);
                let to = party((who + 1) % 3);
                let words = vec![("name", name("hand-over")), ("draft", draft), ("to", to)];
                (PEN, "hand-over", words)
            }
            (_, false) => {
                let words = vec![
                    ("name", name("understanding")),
                    ("words", "the anchorage stays open to all".into()),
                    ("point", at),
                    ("with", party((who + 1) % 3)),
                    ("when", "2025-08".into()),
                ];
                self.understanding = Some((who, name("understanding")));
                (DELEGATES[who], "assert-understanding", words)
            }
            (_, true) => {
                let (asserter, understanding) = self.understanding.take().unwrap_or_default();
                let words = vec![("understanding", understanding)];
                (DELEGATES[(asserter + 1) % 6], "confirm-understanding", words)
            }
        }
    }

    /// The next draft.
    fn table(&mut self, channel: &Channel) -> Said {
        let before = self.drafts;
        self.drafts += 1;
        let mut words = vec![("name", format!("draft-{}", self.drafts)), ("text", "next".into())];
        if before > 0 {
            words.extend([
                ("base", format!("draft-{before}")),
                ("continues", "same-labels".into()),
                ("own_hand", changed_in(self.drafts).to_string()),
            ]);
        }
        let mut text = Text(draft(self.drafts).into_bytes());
        let act = spell(channel, "table", &words, &mut text);
        Said { by: PEN, act, text: Some(text.0) }
    }
}

/// A stance on a point.
fn stance(number: u64) -> (&'static str, Words) {
    let point = ("point", point(number));
    let reason = format!("the figure in it was agreed at {number} in the second round");
    match number % 16 {
        0..6 => ("agree", vec![point, ("grade", "text".into())]),
        6 | 7 => ("object", vec![point, ("reason", reason)]),
        8 => ("reserve", vec![point, ("kind", "scrutiny".into()), ("reason", reason)]),
        9 => {
            ("ask", vec![point, ("question", "which year is meant, and by whose calendar?".into())])
        }
        _ => ("take-note", vec![point]),
    }
}

/// The party of a delegate.
fn party(number: usize) -> String {
    ["A", "B", "C"][number].into()
}

/// The label of a point.
fn point(number: u64) -> String {
    (1 + (7 * number + number / 16) % POINTS).to_string()
}

/// The point that has other words in a draft than in the one before.
fn changed_in(draft: u64) -> u64 {
    1 + draft % POINTS
}

/// The text of a draft.
fn draft(number: u64) -> String {
    let mut text = String::from("A framework agreement\n\n");
    for point in 1..=POINTS {
        let changes = (2..=number).filter(|draft| changed_in(*draft) == point).count();
        let days = 30 + changes;
        writeln!(
            text,
            "{point}. Each party carries out measure {point} within {days} days of entry into force, \
             under the eyes of the joint commission, and reports on it to the depositary."
        )
        .unwrap();
        if point.is_multiple_of(7) {
            text.push_str("  a. The report is public.\n  b. It names what is not done.\n");
        }
    }
    text
}

/// The one text that a form brings along.
struct Text(Vec<u8>);

impl Files for Text {
    fn take(&mut self, _: &str) -> Result<Vec<u8>, Fault> {
        Ok(self.0.clone())
    }

    fn keep(&mut self, bytes: Vec<u8>) -> Hash {
        sha256(&bytes)
    }
}

/// Reads an act in the words that people type.
fn spell(channel: &Channel, kind: &str, words: &Words, text: &mut Text) -> Act {
    let given = |field: &str| {
        let named = words.iter().filter(|(name, _)| *name == field);
        named.map(|(_, words)| words.clone()).collect()
    };
    let mut form = Form { channel, wider: &[], words: &given, files: text };
    Act::spell(kind, &mut form).unwrap_or_else(|bad| panic!("{kind} {words:?}: {bad}"))
}
