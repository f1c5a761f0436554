//! How points and understandings are named in a rule: by identity in the log, by the labels and
//! names of now among people.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::print::word;
use crate::channel::Channel;
use crate::id::{ActId, PointId};
use crate::refer;

/// What a rule's words mean somewhere, and how its points are said there.
pub trait Names {
    /// The points that words such as `1-6, 9` or `7 of draft-1` name.
    fn points(&self, words: &str) -> Option<BTreeSet<PointId>>;
    /// The understanding of that name.
    fn understanding(&self, words: &str) -> Option<ActId>;
    /// Words that name these points.
    fn say_points(&self, points: &BTreeSet<PointId>) -> String;
    /// A word that names this understanding.
    fn say_understanding(&self, understanding: ActId) -> String;
    /// The longest rule that may be written so, in characters.
    fn length_max(&self) -> usize;
}

/// The spelling of the log: a point is `ORDINAL/ACT`, an understanding the id of its act.
#[derive(Clone, Copy, Debug)]
pub struct Signed;

/// The spelling of people: labels and names as they are now.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'a> {
    /// The channel of the rule.
    pub home: &'a Channel,
    /// The channel whose text it reads.
    pub text: &'a Channel,
}

impl Names for Signed {
    fn points(&self, words: &str) -> Option<BTreeSet<PointId>> {
        words.split(',').map(|word| word.trim().parse().ok()).collect()
    }

    fn understanding(&self, words: &str) -> Option<ActId> {
        words.parse().ok()
    }

    fn say_points(&self, points: &BTreeSet<PointId>) -> String {
        let all: Vec<String> = points.iter().map(ToString::to_string).collect();
        all.join(", ")
    }

    fn say_understanding(&self, understanding: ActId) -> String {
        understanding.to_string()
    }

    fn length_max(&self) -> usize {
        super::SIGNED_MAX
    }
}

impl Names for Spoken<'_> {
    /// `of draft-1` holds for all labels before it, up to the last `of`.
    fn points(&self, words: &str) -> Option<BTreeSet<PointId>> {
        let mut all = BTreeSet::new();
        let mut labels: Vec<&str> = Vec::new();
        let drafts = self.text.drafts();
        let mut take = |labels: &[&str], of: &str| {
            for label in labels {
                match label.parse::<PointId>() {
                    Ok(point) => drop(all.insert(point)),
                    Err(_) => {
                        let found = refer::points(&format!("{label}{of}"), drafts).ok()?;
                        all.extend(found.iter().map(|at| at.point));
                    }
                }
            }
            Some(())
        };
        for part in words.split(',').map(str::trim) {
            match part.split_once(" of ") {
                None => labels.push(part),
                Some((label, draft)) => {
                    labels.push(label.trim());
                    take(&labels, &format!(" of {}", draft.trim()))?;
                    labels.clear();
                }
            }
        }
        take(&labels, "")?;
        Some(all)
    }

    fn understanding(&self, words: &str) -> Option<ActId> {
        let here = self.home.understandings().all().find(words);
        here.or_else(|| self.text.understandings().all().find(words))
    }

    /// Labels of the draft on the table last, so that no `of` holds for them; three or more that
    /// follow one another as `1-6`.
    fn say_points(&self, points: &BTreeSet<PointId>) -> String {
        let mut parts = Vec::new();
        let mut elsewhere: Vec<(String, Vec<String>)> = Vec::new();
        let held = self.text.table_told();
        let gone = points.iter().filter(|p| held.is_none_or(|held| held.point(**p).is_none()));
        for point in gone {
            let Some((label, draft)) = self.text.last_place_told(*point) else {
                parts.push(point.to_string());
                continue;
            };
            let draft = word(draft.as_str());
            match elsewhere.iter_mut().find(|(known, _)| *known == draft) {
                Some((_, labels)) => labels.push(word(&label)),
                None => elsewhere.push((draft, alloc::vec![word(&label)])),
            }
        }
        let said =
            elsewhere.iter().map(|(draft, labels)| format!("{} of {draft}", labels.join(", ")));
        parts.extend(said);
        if let Some(held) = held {
            let there: Vec<(bool, String)> = held
                .points
                .iter()
                .filter(|point| point.depth == 0 || points.contains(&point.identity))
                .map(|point| (points.contains(&point.identity), point.label.clone()))
                .collect();
            let runs = there.split(|(named, _)| !named).filter(|run| !run.is_empty());
            for run in runs {
                match run {
                    [(_, first), _, .., (_, last)] if !first.contains('-') && rows(run) => {
                        parts.push(word(&format!("{first}-{last}")));
                    }
                    labels => parts.extend(labels.iter().map(|(_, label)| word(label))),
                }
            }
        }
        parts.join(", ")
    }

    fn say_understanding(&self, understanding: ActId) -> String {
        let name = |channel: &Channel| {
            channel.understandings().all().name(understanding).map(ToString::to_string)
        };
        let said = name(self.home).or_else(|| name(self.text));
        match said {
            // A name that means another understanding here is no name for this one.
            Some(name) if self.understanding(&name) == Some(understanding) => word(&name),
            _ => understanding.to_string(),
        }
    }

    fn length_max(&self) -> usize {
        super::LENGTH_MAX
    }
}

/// Whether a run is of points of the first level only: only they are read as a range.
fn rows(run: &[(bool, String)]) -> bool {
    run.iter().all(|(_, label)| !label.contains('.'))
}
