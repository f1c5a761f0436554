//! What the headings over points say of them, compared as text: `Prohibited acts` and `Permitted acts` over words that
//! nobody touched.
//!
//! Headings are put in other words and in another order more often than anything else, and most say only where one is.
//! So of two headings no more is told than who is named, and whether what stands under them is bidden, granted or
//! forbidden. Their numbers and capitals say nothing.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use paraph_text::{Draft, Place};

use super::Row;
use super::inherited::Found;
use super::over::{Over, over_point};
use super::redlined::Text;
use crate::references::title_of;
use crate::substance::{self, Change, Context, Kind};

/// The headings over every point of a draft.
pub(super) struct Headed {
    /// All headings.
    all: Vec<String>,
    /// Which of them stand over each point, the nearest first.
    of: Vec<Vec<usize>>,
    /// Which of them stands nearest over each point and is not its own.
    sections: Vec<Option<usize>>,
}

impl Headed {
    pub(super) fn of(draft: &Draft) -> Self {
        let places: Vec<Place<'_>> = draft.walk().collect();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut all, mut of, mut above) = (Vec::new(), Vec::new(), Vec::new());
        let mut sections = Vec::new();
        for (at, place) in places.iter().enumerate() {
            above.truncate(place.depth);
            let mut over = Vec::new();
            for heading in over_point(&places, at, &above) {
                over.push(*known.entry(heading).or_insert_with(|| {
                    all.push(heading.to_owned());
                    all.len() - 1
                }));
            }
            let is_own = place.point.heading().is_some() && !place.point.text().is_empty();
            sections.push(over.get(usize::from(is_own)).copied());
            of.push(over);
            above.push(at);
        }
        Self { all, of, sections }
    }

    /// The heading nearest over a point that is not its own.
    pub(super) fn section(&self, place: usize) -> Option<&str> {
        self.all.get((*self.sections.get(place)?)?).map(String::as_str)
    }

    /// Whether a heading stands over a point.
    pub(super) fn has(&self, heading: &str) -> bool {
        self.all.iter().any(|one| one == heading)
    }

    /// The headings over the first of some points.
    fn over(&self, text: &Text) -> Vec<&str> {
        let first = text.parts.first().and_then(|part| self.of.get(part.place));
        first.into_iter().flatten().map(|at| self.all[*at].as_str()).collect()
    }
}

/// Adds what changed through the headings over rows, where what they lay on somebody has not told it already.
pub(super) fn find(headed: &[Headed; 2], rows: &[Row], context: &Context, found: &mut Found) {
    let mut known: BTreeMap<[String; 2], Vec<Change>> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        if row.old.is_empty() || row.new.is_empty() || found.has_heading(number) {
            continue;
        }
        let texts = [&row.redline.old, &row.redline.new];
        let [olds, news] = [0, 1].map(|which| headed[which].over(texts[which]));
        if olds == news {
            continue;
        }
        let own = |all: &[&str], others: &[&str]| -> Vec<String> {
            let others: Vec<String> = others.iter().map(|one| plain(one, context)).collect();
            let all = all.iter().map(|one| plain(one, context));
            all.filter(|one| !others.contains(one)).collect()
        };
        let plain = [own(&olds, &news), own(&news, &olds)].map(|all| all.join(". "));
        if plain.iter().any(String::is_empty) {
            continue;
        }
        let changes =
            known.entry(plain).or_insert_with_key(|[old, new]| compared(old, new, context));
        let over = |all: &[&str], others: &[&str]| -> Vec<Over> {
            let own = all.iter().rev().filter(|one| !others.contains(one));
            own.map(|one| Over::Heading((*one).to_owned())).collect()
        };
        for change in changes.iter() {
            found.add(number, over(&olds, &news), over(&news, &olds), change.clone());
        }
    }
}

/// Adds what changed in the titles of both drafts, which stand over all their points: `NON-BINDING MEMORANDUM`, and
/// whom a draft is made between.
pub(super) fn titles(titles: [&str; 2], context: &Context, found: &mut Found) {
    let [old, new] = titles.map(|title| small(title, context));
    if old.is_empty() || new.is_empty() || old == new {
        return;
    }
    let [over_old, over_new] = titles.map(|title| Vec::from([Over::Title(title.to_owned())]));
    for change in compared(&old, &new, context) {
        found.add_over_all(over_old.clone(), over_new.clone(), change);
    }
}

/// What changed in meaning between two headings.
fn compared(old: &str, new: &str, context: &Context) -> Vec<Change> {
    let mut all = substance::changes(old, new, context);
    all.retain(is_of_meaning);
    all
}

/// Whether a change between two headings is one of what stands under them: whom it binds, and whether at all.
const fn is_of_meaning(change: &Change) -> bool {
    !change.to_read
        && (matches!(change.kind, Kind::Negation | Kind::Force | Kind::Scope)
            || change.kind.is_of_somebody())
}

/// A heading without its number, in small letters but for the names of parties; one of a single word speaks of all
/// parties: `DUTIES`.
fn plain(heading: &str, context: &Context) -> String {
    const OF_ALL: &str = " of the parties";
    let mut words = title_of(heading).join(" ");
    if !words.is_empty() && !words.contains(' ') {
        words.push_str(OF_ALL);
    }
    small(&words, context)
}

/// Words in small letters, but for the names of parties.
fn small(words: &str, context: &Context) -> String {
    let mut text = words.to_lowercase();
    for name in context.parties.iter().flat_map(|party| party.names()) {
        let small = name.to_lowercase();
        let places: Vec<usize> = crate::words::name::places(&text, &small);
        for at in places.into_iter().rev() {
            text.replace_range(at..at + small.len(), name);
        }
    }
    text
}
