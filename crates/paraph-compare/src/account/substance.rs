//! What changed in substance: of each row, and who has how many duties.
//!
//! Both drafts are read with one context, in which references have moved with the points that they
//! name. What is told once of all rows is not told again of each: a row is looked at only if its
//! words are others, and a change that stands in nothing but folded words is left out.
//!
//! The parties are those that are given and those that the drafts define; any other bearer of a duty
//! is taken by the words that name him.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::{Draft, Place};

use super::headed::{self, Headed};
use super::inherited::{Found, Inherited};
use super::over::{Lead, Leads, Over};
use super::redlined::{Redlined, Text};
use super::{Renaming, Row, Words, handed, ordered, parties, reheaded, relisted, throughout};
use crate::alignment::Alignment;
use crate::redline::{Mark, Run};
use crate::references;
use crate::substance::{self, Change, Context, Duties, Kind, Party};

/// The duties of two drafts.
#[derive(Default)]
pub(super) struct Counted {
    /// How many each bearer has.
    pub(super) duties: BTreeMap<String, Duties>,
    /// What became of those of each row.
    pub(super) rows: Vec<OfRow>,
}

/// What became of the duties of a row.
#[derive(Default)]
pub(super) struct OfRow {
    /// Whether it lays duties on somebody, and none was gained or lost in it.
    pub(super) are_kept: bool,
    /// Who lost a duty in it, and who gained one.
    pub(super) hands: [Vec<String>; 2],
    /// What stands over the words of each text and is not among them.
    pub(super) over: [String; 2],
    /// Whether sentences were joined or cut in it, each as it was, and no other verb that binds and no denial is
    /// another.
    pub(super) is_joined: bool,
}

impl Counted {
    /// Adds those of the next row.
    fn add(&mut self, row: BTreeMap<String, Duties>, over: [String; 2], is_joined: bool) {
        let are_kept = row.values().all(|of| of.gained + of.lost == 0);
        let who = |has: fn(&Duties) -> bool| -> Vec<String> {
            row.iter().filter(|(_, of)| has(of)).map(|(who, _)| who.clone()).collect()
        };
        self.rows.push(OfRow {
            are_kept: are_kept && row.values().any(|of| of.old > 0),
            hands: [who(|of| of.lost > of.gained), who(|of| of.gained > of.lost)],
            over,
            is_joined,
        });
        for (bearer, counted) in row {
            self.duties.entry(bearer).or_default().add(counted);
        }
    }
}

/// What is known of both drafts.
pub(super) struct Drafts {
    context: Context,
    /// What stands over the points of each.
    over: [Leads; 2],
    /// The headings over them.
    headed: [Headed; 2],
    /// What each is called.
    titles: [String; 2],
}

impl Drafts {
    pub(super) fn of(
        alignment: &Alignment,
        drafts: [&Draft; 2],
        given: &[Party],
        renamings: &[Renaming],
        reader: &references::Reader,
    ) -> Self {
        // A short draft may name its parties in its title.
        let titles = drafts.map(|draft| draft.title().unwrap_or_default());
        let [old, new] = drafts.map(whole);
        let all = [[titles[0], &old].join("\n\n"), [titles[1], &new].join("\n\n")];
        let mut context = Context::found_in(&[&all[0], &all[1]], given);
        context.references = moved(alignment);
        context.mentions = Rc::new(reader.clone());
        parties::join_renamed(&mut context.parties, [&all[0], &all[1]], renamings);
        let over = drafts.map(|draft| Leads::of(draft, &context));
        Self { context, over, headed: drafts.map(Headed::of), titles: titles.map(String::from) }
    }

    /// The parties, those that were given first.
    pub(super) fn parties(&self) -> Vec<Party> {
        self.context.parties.clone()
    }

    /// Tells the changes of substance of every row, and answers how many duties each bearer has, and what
    /// changed through what stands over the rows; folded words must be known.
    ///
    /// Duties are counted under the new name, if it was exchanged throughout, and row by row, so that a
    /// duty that moved with its point is neither gained nor lost.
    pub(super) fn tell(
        &self,
        drafts: [&Draft; 2],
        alignment: &Alignment,
        rows: &mut [Row],
        renamings: &[Renaming],
    ) -> (Counted, Vec<Inherited>) {
        let mut duties = Counted::default();
        for party in &self.context.parties {
            duties.duties.entry(party.name.clone()).or_default();
        }
        let renamed = |bearer: String| {
            let Some(now) = renamings.iter().find(|one| one.old == bearer).map(|one| &one.new)
            else {
                return bearer;
            };
            // A party that both drafts know by either name is counted under its own.
            let mut parties = self.context.parties.iter();
            let party = parties.find(|party| party.names().any(|name| name == now));
            party.map_or_else(|| now.clone(), |party| party.name.clone())
        };
        let mut inherited = Found::default();
        for (number, row) in rows.iter_mut().enumerate() {
            let has_both = !row.old.is_empty() && !row.new.is_empty();
            let redline = &row.redline;
            let readings = [(&self.over[0], &redline.old), (&self.over[1], &redline.new)];
            let [old, new] = readings.map(|(over, text)| over.reading(text, &self.context));
            let over = self.exchanged_over(row).filter(|_| has_both);
            let is_changed = row.words == Words::Changed && has_both;
            let with_changes = is_changed || over.is_some();
            let readings = [&old, &new];
            let told = substance::told(readings, &self.context, renamed, with_changes);
            let mut changes = inherited.part(number, row, readings, over.as_ref(), told.changes);
            changes.retain(|change| is_changed && is_of_row(redline, change));
            row.substance = changes;
            let over = readings_over(&self.over, row);
            duties.add(told.duties, over, told.is_joined);
        }
        headed::find(&self.headed, rows, &self.context, &mut inherited);
        headed::titles(self.titles.each_ref().map(String::as_str), &self.context, &mut inherited);
        relisted::find(&self.over, alignment, rows, &self.context, &mut inherited);
        reheaded::find(&self.headed, rows, &self.context, &mut inherited);
        ordered::find(drafts, alignment, rows, &mut inherited);
        (duties, inherited.finish(rows, renamings))
    }

    /// Tells which of the names that were exchanged throughout are somebody's, so that somebody else is meant now.
    pub(super) fn tell_throughout(
        &self,
        renamings: &mut [Renaming],
        rows: &[Row],
        duties: &BTreeMap<String, Duties>,
    ) {
        throughout::tell(renamings, rows, &self.context, duties);
    }

    /// Tells which acts two bearers exchanged.
    pub(super) fn tell_handed(&self, rows: &mut [Row], renamings: &[Renaming]) {
        handed::tell(rows, renamings, &self.context);
    }

    /// What stood over a row and stands over it now, if the words are others.
    fn exchanged_over(&self, row: &Row) -> Option<[Vec<Over>; 2]> {
        let old = self.over[0].over(&row.redline.old);
        let new = self.over[1].over(&row.redline.new);
        let words = |leads: &[&Lead]| -> Vec<String> {
            let plain = |lead: &&Lead| {
                let all = lead.words.split_whitespace().chain(lead.tail.split_whitespace());
                all.collect::<Vec<_>>().join(" ")
            };
            leads.iter().map(plain).collect()
        };
        let from = |leads: Vec<&Lead>| -> Vec<Over> {
            leads.into_iter().flat_map(|lead| lead.from.clone()).collect()
        };
        (words(&old) != words(&new)).then(|| [from(old), from(new)])
    }
}

/// What stands over the words of each text of a row and is not among them.
fn readings_over(over: &[Leads; 2], row: &Row) -> [String; 2] {
    let texts = [(&over[0], &row.redline.old, &row.old), (&over[1], &row.redline.new, &row.new)];
    texts.map(|(over, text, places)| {
        let is_own =
            |lead: &&Lead| matches!(lead.from.last(), Some(Over::Point(at)) if places.contains(at));
        let leads = over.over(text).into_iter().filter(|lead| !is_own(lead));
        leads.map(|lead| lead.words.as_str()).collect::<Vec<_>>().join(" ")
    })
}

/// All words of a draft.
fn whole(draft: &Draft) -> String {
    let places: Vec<Place<'_>> = draft.walk().collect();
    let all: Vec<usize> = (0..places.len()).collect();
    // A heading may name the parties, or say whose duties stand under it.
    let headings = draft.parts().flat_map(|part| part.headings.iter().map(String::as_str));
    let headings = headings.collect::<Vec<_>>();
    [headings.join("\n"), Text::of(&places, &all, &BTreeSet::new()).words].join("\n")
}

/// The labels that are others now, each with that of the point that has most of it. A label that
/// stands twice in the old draft names nothing for certain, and is left out.
fn moved(alignment: &Alignment) -> BTreeMap<String, String> {
    let mut labels: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (place, told) in alignment.old.iter().enumerate() {
        let best = alignment.links_of_old(place).max_by_key(|link| link.sure);
        let now = best.and_then(|link| alignment.new.get(link.new));
        labels
            .entry(&told.label)
            .and_modify(|label| *label = None)
            .or_insert(now.map(|now| now.label.as_str()));
    }
    let others = labels.into_iter().filter_map(|(old, new)| Some((old, new?)));
    others.filter(|(old, new)| old != new).map(|(old, new)| (old.into(), new.into())).collect()
}

/// Whether a change is one of this row, and not of what is told once for all rows.
fn is_of_row(redline: &Redlined, change: &Change) -> bool {
    let mut edits = redline.runs.iter().enumerate().filter(|(_, run)| touches(run, change));
    match edits.next() {
        // The same words, though the number that they name is another point's now: `leads` tells it
        // where that is certain.
        None => change.kind != Kind::Reference,
        Some((first, _)) => redline.is_edit(first) || edits.any(|(at, _)| redline.is_edit(at)),
    }
}

/// Whether words of a change were struck out, written in or moved by a run.
fn touches(run: &Run, change: &Change) -> bool {
    let meet = |at: &Range<usize>, words: &Option<Range<usize>>| {
        words.as_ref().is_some_and(|words| at.start < words.end && words.start < at.end)
    };
    run.mark != Mark::Kept && (meet(&run.old, &change.old) || meet(&run.new, &change.new))
}
