//! A proposal in lines for people: what would be erased, what is asked, then a line a point.

use paraph_case::view::{Page, Tone, number};

use super::proposal::Proposal;
use super::row::{Answer, Became, Proposed};

impl Proposal {
    /// The proposal in lines.
    pub(super) fn lines(&self, page: &mut Page) {
        let points = |count: u64| number(usize::try_from(count).unwrap_or(usize::MAX), "point");
        let (before, now) = (points(self.base_count), points(self.count));
        page.line(0, format!("{}, {before}, may become {}, {now}", self.base, self.text));
        page.line(
            0,
            match self.asked {
                0 => "no question is open; nothing is declared until it is tabled".to_owned(),
                1 => "1 question is open; nothing is declared until it is tabled".to_owned(),
                some => {
                    format!("{some} questions are open; nothing is declared until it is tabled")
                }
            },
        );
        self.stakes("what it would erase", Proposed::is_erased, page);
        self.stakes("what would stand in other words", |point| !point.is_erased(), page);
        page.gap();
        self.points.iter().for_each(|point| line(point, page));
        if !self.title.is_empty() {
            page.line(0, "the title is another");
        }
    }

    /// What hangs on points, under a heading.
    fn stakes(&self, heading: &str, which: impl Fn(&Proposed) -> bool, page: &mut Page) {
        let mut points = self
            .points
            .iter()
            .filter(|point| which(point) && !point.at_stake.is_empty())
            .peekable();
        if points.peek().is_none() {
            return;
        }
        page.toned(0, Tone::Strong, format!("{heading}:"));
        for point in points {
            for stake in &point.at_stake {
                let labels = point.labels();
                page.line(1, format!("{labels} ({}) {}", point.became, stake.sentence));
            }
        }
    }
}

/// A point, and below it what is asked of it.
fn line(point: &Proposed, page: &mut Page) {
    let mark = if point.asked.is_empty() { "" } else { "?" };
    page.pieces(
        0,
        vec![
            (Tone::Strong, format!("{} ", point.labels())),
            (tone(point), format!("{}{mark}", point.became)),
            (Tone::Plain, format!(": {}", point.words)),
            (Tone::Quiet, format!(" ({})", point.evidence)),
        ],
    );
    for remark in &point.beside {
        page.toned(1, Tone::Waiting, remark.clone());
    }
    for question in &point.asked {
        let answers: Vec<String> = question.answers.iter().map(said).collect();
        page.toned(1, Tone::Waiting, format!("asked: {}", answers.join(", or ")));
    }
}

/// An answer in words.
fn said(answer: &Answer) -> String {
    match answer.lines.is_empty() {
        true => "nothing of that".to_owned(),
        false => answer.lines.join(" and "),
    }
}

fn tone(point: &Proposed) -> Tone {
    match (point.became, point.asked.is_empty()) {
        (_, false) => Tone::Waiting,
        (Became::Dropped | Became::Merged, true) => Tone::Open,
        _ => Tone::Plain,
    }
}
