//! `gates`: for each gate, whether its step is blocked, for whom, and what is still missing.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::status::excerpt;
use crate::channel::Channel;
use crate::gates::Gate;
use crate::id::{Actor, Name, Party};
use crate::rule::{Judged, Quoted, Truth};
use crate::seen::Seen;
use crate::view::{NoView, Page, Tone, View, listed, spans, view};

view! {
    /// The gates that stand.
    pub struct GatesView {
        /// Each of them, in the order they were set.
        gates: Vec<GateShown>,
    }
}

view! {
    /// One gate.
    pub struct GateShown {
        /// What it is called.
        name: String,
        /// Who set it.
        by: Actor,
        /// What it stands before.
        step: String,
        /// For whom.
        for_whom: Vec<Party>,
        /// Its rule, in the labels and names of now.
        rule: String,
        /// The channel whose text it reads; absent when this reader may not read it.
        text: Option<String>,
        /// Whether its condition holds.
        truth: Truth,
        /// What is still missing, in a sentence; absent when nothing is.
        missing: Option<String>,
        /// The points that the failing parts are about.
        points: Vec<PointShown>,
    }
}

view! {
    /// A point that a gate quotes.
    pub struct PointShown {
        /// Its label.
        label: String,
        /// Its words; absent where it has no place in the draft on the table.
        words: Option<String>,
    }
}

impl GateShown {
    fn of(seen: &Seen<'_>, home: &Channel, name: &Name, gate: &Gate) -> Self {
        let judged = gate.judge(seen, home).unwrap_or_else(|| Judged {
            truth: Truth::Unknown,
            missing: "the channel whose text it reads is not open to this reader".into(),
            points: Vec::new(),
        });
        let point = |point: Quoted| PointShown { label: point.label, words: point.words };
        Self {
            name: match home.id() == seen.channel().id() {
                true => name.to_string(),
                false => format!("{name} of {}", home.name()),
            },
            by: gate.by.clone(),
            step: gate.step.to_string(),
            for_whom: gate.whom(home),
            rule: gate.rule_in_words(seen, home),
            text: seen.from(home, gate.text.0).map(|text| text.name().to_string()),
            truth: judged.truth,
            missing: Some(judged.missing).filter(|missing| !missing.is_empty()),
            points: judged.points.into_iter().map(point).collect(),
        }
    }

    /// Every gate that stands, here and in the channels that the reader asked to join.
    pub(super) fn all(seen: &Seen<'_>) -> Vec<Self> {
        let mut all = Vec::new();
        for home in seen.channels() {
            let standing = home.gates().all().iter().filter(|(_, _, gate)| gate.lifted.is_none());
            all.extend(standing.map(|(_, name, gate)| Self::of(seen, home, name, gate)));
        }
        all
    }

    /// What is still missing, in a sentence.
    pub(super) fn line(&self, page: &mut Page) {
        let (step, whom, name) = (&self.step, listed(&self.for_whom), &self.name);
        let missing = self.missing.as_deref().unwrap_or_default();
        let labels: Vec<&str> = self.points.iter().map(|point| point.label.as_str()).collect();
        let points = match labels.as_slice() {
            [] => String::new(),
            [one] => format!(": point {one}"),
            several => format!(": points {}", listed(spans(several))),
        };
        match self.truth {
            Truth::Met => {
                page.toned(0, Tone::Good, format!("{step} not blocked for {whom} (gate {name})"));
            }
            Truth::NotMet => {
                let blocked = format!("{step} blocked for {whom} (gate {name}): {missing}{points}");
                page.toned(0, Tone::Open, blocked);
            }
            Truth::Unknown => {
                let unknown =
                    format!("{step} for {whom}: unknown (gate {name}): {missing}{points}");
                page.toned(0, Tone::Waiting, unknown);
            }
        }
    }

    fn lines(&self, page: &mut Page) {
        self.line(page);
        let text = self.text.as_deref().unwrap_or("a channel not open to this reader");
        page.line(1, format!("rule: {}", self.rule));
        page.line(1, format!("reads the text of {text}; set by {}", self.by));
        for point in &self.points {
            let words = point.words.as_deref().map(excerpt);
            let words = words.unwrap_or_else(|| "no place in the draft on the table".into());
            page.line(1, format!("{}: {words}", point.label));
        }
    }
}

impl View for GatesView {
    const NAME: &'static str = "gates";
    const ABOUT: &'static str =
        "What is still missing for each gate, for whom, and at which points";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        Ok(Self { gates: GateShown::all(seen) })
    }

    fn lines(&self, page: &mut Page) {
        if self.gates.is_empty() {
            page.line(0, "no gate stands");
        }
        for gate in &self.gates {
            gate.lines(page);
        }
    }
}
