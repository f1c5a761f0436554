//! What a label names: a point with all that stands in it, or the points below a heading.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use paraph_text::Draft;

use crate::alignment::{Alignment, Told};
use crate::references::{
    Label, Mention, Nearby, Reach, heading_key, in_other_numerals, parts, title_key,
};

/// The most labels that are told of one reference.
const LABELS_MAX: usize = 4;

/// The points that a label names.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Their places, those that stand in them among them.
    pub(super) places: Vec<usize>,
    /// The last parts of the label that are no points, and stand in the words of the point: `1` of `2(1)`.
    pub(super) rest: Vec<String>,
}

/// The label of a point, and the parts behind it that are no points.
type Root = (Vec<String>, Vec<String>);

/// The labels of a draft, cut into their parts: `5(1)` is `5`, `1`.
pub(super) struct Names {
    /// Of each point, by its place.
    labels: Vec<Vec<String>>,
    by_label: BTreeMap<Vec<String>, usize>,
    /// The points below each heading, by its number, `section-ii`, and by its words.
    headings: BTreeMap<String, Vec<usize>>,
}

impl Names {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut names =
            Self { labels: Vec::new(), by_label: BTreeMap::new(), headings: BTreeMap::new() };
        // The heading of each kind of part that stands above: `Part II` holds until `Part III`.
        let mut over: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // Those without a number, each with how many stood below it where it was written: it holds
        // until a heading of its own rank.
        let mut open: Vec<(usize, String)> = Vec::new();
        // Points with a heading of their own.
        let mut titled: Vec<(String, usize)> = Vec::new();
        let mut last: &[String] = &[];
        for (place, one) in draft.walk().enumerate() {
            let label = parts(&one.label);
            names.by_label.entry(label.clone()).or_insert(place);
            names.labels.push(label);
            if one.headings != last {
                last = one.headings;
                open.retain(|(below, _)| *below >= one.headings.len());
                for (above, line) in one.headings.iter().enumerate() {
                    let title = title_key(line);
                    match heading_key(line) {
                        Some((kind, key)) => {
                            over.insert(kind, title.into_iter().chain([key]).collect());
                        }
                        None => {
                            let below = one.headings.len() - 1 - above;
                            open.extend(title.map(|title| (below, title)));
                        }
                    }
                }
            }
            for key in over.values().flatten().chain(open.iter().map(|(_, title)| title)) {
                names.headings.entry(key.clone()).or_default().push(place);
            }
            titled.extend(one.point.heading().and_then(title_key).map(|title| (title, place)));
        }
        for (title, place) in titled {
            let mut places = names.within(&names.labels[place]);
            names.headings.entry(title).or_default().append(&mut places);
        }
        names
    }

    /// What each label of a reference names that stands in the point at a place; nothing where one of them names
    /// nothing.
    pub(super) fn targets(&self, (place, mention): (usize, &Mention)) -> Option<Vec<Target>> {
        let nothing = || Target { places: Vec::new(), rest: Vec::new() };
        let target = |label: &Label| match self.find(label, place, mention.reach) {
            // A number that is not given is in no range.
            None => label.is_between.then(nothing),
            found => found,
        };
        let all: Option<Vec<_>> = mention.labels.iter().map(target).collect();
        all.filter(|all| !all.is_empty())
    }

    /// What a label names that is read in the point at a place.
    ///
    /// A word that names parts (`paragraph 2`) and a letter in brackets mean a part of that point or
    /// of what holds it; another word a point of the same annex, or of the whole draft, first.
    pub(super) fn find(&self, label: &Label, within: usize, reach: Reach) -> Option<Target> {
        if let Some(places) = self.headings.get(&label.with_word) {
            return Some(Target { places: places.clone(), rest: Vec::new() });
        }
        let parts = label.readings.last().map(Vec::as_slice).unwrap_or_default();
        let root = self.root(label, parts, within, reach).or_else(|| {
            // `Article 3` where the articles are I, II and III.
            self.root(label, &in_other_numerals(parts)?, within, reach)
        });
        let (root, rest) = root?;
        Some(Target { places: self.within(&root), rest })
    }

    /// The label of the point that some parts name.
    fn root(&self, label: &Label, parts: &[String], within: usize, reach: Reach) -> Option<Root> {
        let own = self.labels.get(within)?;
        let spelled = label.readings.len().saturating_sub(1);
        let top = || {
            let with_word = label.readings[..spelled].iter().map(Vec::as_slice);
            let mut all = with_word.chain([parts]);
            all.find_map(|reading| self.longest(&[], reading))
        };
        let inner = || (1..=own.len()).rev().find_map(|depth| self.longest(&own[..depth], parts));
        let annex = || {
            let is_annex = own.len() > 1 && own[0].starts_with(|char: char| !char.is_numeric());
            self.longest(own.get(..1).filter(|_| is_annex)?, parts)
        };
        match reach {
            Reach::Apart => top(),
            Reach::Own => inner().or_else(top),
            Reach::Near => annex().or_else(top).or_else(inner),
            Reach::Whole => top().or_else(inner),
            Reach::Exact => (0..=own.len())
                .rev()
                .map(|depth| [&own[..depth], parts].concat())
                .find(|label| self.by_label.contains_key(label))
                .map(|label| (label, Vec::new())),
        }
    }

    /// The point at a place or the one beside it, with all that stands in it; nothing where none is.
    pub(super) fn nearby(&self, place: usize, nearby: Nearby) -> Vec<usize> {
        let Some(own) = self.labels.get(place) else { return Vec::new() };
        let outer = &own[..own.len().saturating_sub(1)];
        let is_beside = |label: &&Vec<String>| label.len() == own.len() && label.starts_with(outer);
        // Who speaks of several speaks of others than himself.
        let is_other = |label: &&Vec<String>| is_beside(label) && *label != own;
        let several = |all: Vec<&Vec<String>>| -> Vec<usize> {
            all.into_iter().flat_map(|label| self.within(label)).collect()
        };
        let before = || self.labels[..place].iter().rev().filter(is_beside);
        let behind = || self.labels[place + 1..].iter().filter(is_beside);
        let label = match nearby {
            Nearby::AllPreceding => return several(before().collect()),
            Nearby::AllFollowing => return several(behind().collect()),
            Nearby::SomePreceding(count) => return several(before().take(count).collect()),
            Nearby::SomeFollowing(count) => return several(behind().take(count).collect()),
            Nearby::SomeFirst(count) => {
                return several(self.labels.iter().filter(is_other).take(count).collect());
            }
            Nearby::SomeLast(count) => {
                return several(self.labels.iter().rev().filter(is_other).take(count).collect());
            }
            Nearby::Itself => Some(own),
            Nearby::Preceding => self.labels[..place].iter().rev().find(is_beside),
            Nearby::Following => self.labels[place + 1..].iter().find(is_beside),
            Nearby::Nth(nth) => self.labels.iter().filter(is_beside).nth(nth - 1),
            Nearby::Last => self.labels.iter().rev().find(is_beside),
        };
        label.map_or_else(Vec::new, |label| self.within(label))
    }

    /// The label in a scope, if a point has it or stands in it; of one whose last parts are no points,
    /// that of the point which has them in its words.
    fn longest(&self, scope: &[String], label: &[String]) -> Option<Root> {
        (1..=label.len()).rev().find_map(|length| {
            let (own, rest) = label.split_at(length);
            let own = [scope, own].concat();
            let is_point = self.by_label.range(own.clone()..).next();
            let is_point = is_point.is_some_and(|(next, _)| next.starts_with(&own));
            is_point.then(|| (own, rest.to_vec()))
        })
    }

    /// A point and all that stands in it, by its label.
    fn within(&self, label: &[String]) -> Vec<usize> {
        let from = self.by_label.range(label.to_vec()..);
        let mut places: Vec<usize> =
            from.take_while(|(one, _)| one.starts_with(label)).map(|(_, place)| *place).collect();
        places.sort_unstable();
        places
    }

    /// Points by their labels, without those that stand in others of them: `4`, `4 and 5`.
    pub(super) fn called(&self, alignment: &Alignment, places: &[usize], is_old: bool) -> String {
        let set: BTreeSet<&[String]> =
            places.iter().filter_map(|at| self.labels.get(*at)).map(Vec::as_slice).collect();
        let is_outer = |at: &&usize| {
            let Some(label) = self.labels.get(**at) else { return false };
            (1..label.len()).all(|depth| !set.contains(&label[..depth]))
        };
        let told: &[Told] = if is_old { &alignment.old } else { &alignment.new };
        let mut seen = BTreeSet::new();
        let outer = places.iter().filter(is_outer).filter(|at| seen.insert(**at));
        let labels: Vec<&str> =
            outer.filter_map(|at| told.get(*at)).map(|told| told.label.as_str()).collect();
        let more = labels.len().saturating_sub(LABELS_MAX);
        match labels.as_slice() {
            [] => "nothing".to_string(),
            [one] => (*one).to_string(),
            some if more > 0 => alloc::format!("{} and {more} more", some[..LABELS_MAX].join(", ")),
            [some @ .., last] => alloc::format!("{} and {last}", some.join(", ")),
        }
    }
}
