//! News: what is new in each point of a draft since the draft that it comes from.
//!
//! A wording leaves out the heading, the notes at the brackets and the headings of parts; they are
//! compared on their own, since a change of them is a change too.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::{Passage, normal_words};

use super::{Held, HeldPoint};
use crate::field::choice;
use crate::id::PointId;

choice! {
    /// What changed of a point that a draft continues.
    "CHANGED" => pub enum Changed {
        /// Its own words.
        Words = "words",
        /// Its sub-points.
        SubPoints = "sub-points",
        /// Its heading, or the headings that it stands under.
        Heading = "heading",
        /// Who stands behind its brackets, or what is said to them.
        Notes = "notes",
    }
}

/// What is new in one point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Whether it continues no point of the base.
    pub is_new: bool,
    /// What changed, where it continues one.
    pub changed: Vec<Changed>,
}

impl News {
    /// Whether anything is.
    #[must_use]
    pub fn any(&self) -> bool {
        self.is_new || !self.changed.is_empty()
    }

    /// Whether nothing of its own is: only its sub-points changed.
    #[must_use]
    pub fn only_below(&self) -> bool {
        !self.is_new && self.changed == [Changed::SubPoints]
    }
}

impl Held {
    /// What is new in each of its points since `base`, in the order of the text.
    ///
    /// A heading that stands over several points is news of the first of them.
    #[must_use]
    pub fn news(&self, base: &Self) -> Vec<News> {
        let old: BTreeMap<PointId, &HeldPoint> =
            base.points.iter().map(|point| (point.identity, point)).collect();
        let mut before = None;
        let mut news = Vec::new();
        for point in &self.points {
            let Some(was) = old.get(&point.identity) else {
                news.push(News { is_new: true, changed: Vec::new() });
                continue;
            };
            let moved = (&was.under, &point.under);
            let is_told = point.depth > 0 || before == Some(moved);
            let under = moved.0 != moved.1 && !is_told;
            news.push(News { is_new: false, changed: changed(was, point, under) });
            if point.depth == 0 {
                before = Some(moved);
            }
        }
        news
    }

    /// The point that has the words which another had in `before` and did not have them there: they
    /// came back, and it is not declared to continue that point.
    #[must_use]
    pub fn with_words_of(&self, gone: &HeldPoint, before: &Self) -> Option<&HeldPoint> {
        let had = |point: &HeldPoint| {
            before.point(point.identity).is_some_and(|was| was.wording == gone.wording)
        };
        let mut same = self.points.iter().filter(|point| point.wording == gone.wording);
        same.find(|point| point.identity != gone.identity && !had(point))
    }

    /// Whether its title is another than that of `base`.
    #[must_use]
    pub fn has_new_title(&self, base: &Self) -> bool {
        let title = |held: &Self| held.text.title().map(normal_words);
        title(self) != title(base)
    }
}

/// What changed of a point; `under` says that it stands under other headings.
fn changed(was: &HeldPoint, is: &HeldPoint, under: bool) -> Vec<Changed> {
    let own = bare(was) != bare(is);
    let facts = [
        (Changed::Words, own),
        (Changed::SubPoints, !own && was.wording != is.wording),
        (Changed::Heading, under || was.heading != is.heading),
        (Changed::Notes, !own && was.words != is.words),
    ];
    facts.into_iter().filter(|(_, is_so)| *is_so).map(|(changed, _)| changed).collect()
}

/// Its own words without the notes.
fn bare(point: &HeldPoint) -> String {
    Passage::of(&point.words).words()
}
