//! An account of two drafts: everything that is told of them, in one structure.
//!
//! A reader is told first what was lost, then what became of every point, and then the words. So an
//! account has a [`Row`] for each group of points that belong together, with a redline of the whole
//! group: a point that was split is told once, against all that it became. What would only be noise
//! is found and told once: references that follow the new numbers, a name that was exchanged
//! throughout, layout. What changed in substance is told of each row, and of both drafts in the
//! order of its weight.
//!
//! It is not: a page or a file. Writers make these of it.
//!
//! ```
//! use paraph_compare::account::{Account, Words};
//! use paraph_text::Draft;
//!
//! let old = Draft::parse("1. The parties meet in May.\n\n2. The line is frozen for ten years.\n")?;
//! let new = Draft::parse("1. The line is frozen for five years.\n")?;
//! let account = Account::of(&old, &new);
//! assert_eq!(account.dropped().count(), 1);
//! assert_eq!(account.rows[1].words, Words::Changed);
//! assert!(account.rows[1].is_renumbered);
//! # Ok::<(), paraph_text::TextError>(())
//! ```

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Draft;

use crate::alignment::{Alignment, Fate, is_doubtful};
use crate::references::Reader;
use crate::substance::{Change, Duties, Line, Party, lines, lines_of};

mod asked;
mod brackets;
mod carried;
mod counts;
mod formulas;
mod governing;
mod group;
mod handed;
mod headed;
mod headings;
mod inherited;
mod leads;
mod leaning;
mod noise;
mod ordered;
mod over;
mod parties;
pub(crate) mod redlined;
mod reheaded;
mod relisted;
mod sameness;
mod signs;
mod stretch;
mod substance;
mod survival;
mod throughout;

pub use carried::{Carried, Spot};
pub use counts::Counts;
pub use headings::Heading;
pub use inherited::Inherited;
pub use noise::{Folded, Renaming, Shift};
pub use over::Over;
pub use redlined::{Count, Part, Redlined, Text};
pub use sameness::Sameness;
pub use stretch::{Column, Stretch};
pub use survival::Survival;

/// What is told of two drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The links between points, and the fate of each by itself.
    pub alignment: Alignment,
    /// The points that belong together, in the order of the old draft; what is new stands behind
    /// what it follows in the new one.
    pub rows: Vec<Row>,
    /// Changes of substance that rows have from what stands over them.
    pub inherited: Vec<Inherited>,
    /// Phrases that left one row for another.
    pub carried: Vec<Carried>,
    /// Names that were exchanged throughout.
    pub renamings: Vec<Renaming>,
    /// References that follow the new numbers.
    pub shifts: Vec<Shift>,
    /// Headings and titles that are others now.
    pub headings: Vec<Heading>,
    /// The parties: those that were given, then those that the drafts define.
    pub parties: Vec<Party>,
    /// How many duties each bearer has in the old draft and in the new; every party is there.
    pub duties: BTreeMap<String, Duties>,
    /// How far the two are the same.
    pub sameness: Sameness,
}

/// A line of what changed in substance, with where it stands.
pub type Sited<'a> = (Site<'a>, Line<'a>);

/// Where a change of substance stands.
#[derive(Clone, Copy, Debug)]
pub enum Site<'a> {
    /// In the words of a row.
    Row(&'a Row),
    /// In what stands over rows.
    Under(&'a Inherited),
    /// Wherever a name stood that is another's now.
    Throughout(&'a Renaming),
}

/// Points that belong together, with what became of their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The old points' places; none where the row is added.
    pub old: Vec<usize>,
    /// The new points' places; none where the row is dropped.
    pub new: Vec<usize>,
    /// What became of them.
    pub fate: Fate,
    /// What became of their words.
    pub words: Words,
    /// Whether one old and one new point have only each other, and it stands elsewhere.
    pub is_moved: bool,
    /// Whether the numbers are others.
    pub is_renumbered: bool,
    /// How sure the least sure of its links is, in thousandths; nothing without links.
    pub sure: Option<i32>,
    /// Where most of its words stand in the other draft, if it was dropped or added.
    pub survives: Option<Survival>,
    /// What became of each word.
    pub redline: Redlined,
    /// What changed in substance, in bytes of the redline's joined texts, the weightiest first;
    /// nothing where the row was dropped or added as a whole. Where the words are not
    /// [`Words::Changed`], only references that lead elsewhere.
    pub substance: Vec<Change>,
}

/// What became of the words of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// The same, white space apart.
    Same,
    /// The same but for layout: the shape of quotes and dashes.
    Layout,
    /// The same but for what is told once: references and exchanged names.
    Folded,
    /// Others.
    Changed,
}

impl Account {
    /// Compares two drafts.
    #[must_use]
    pub fn of(old: &Draft, new: &Draft) -> Self {
        Self::among(&[], old, new)
    }

    /// Compares two drafts between parties that are known.
    #[must_use]
    pub fn among(parties: &[Party], old: &Draft, new: &Draft) -> Self {
        Self::with(parties, crate::compare(old, new), old, new)
    }

    /// Tells two drafts by an alignment that is known, one that somebody confirmed or corrected, between
    /// parties that are known.
    #[must_use]
    pub fn with(parties: &[Party], alignment: Alignment, old: &Draft, new: &Draft) -> Self {
        let mut rows = group::rows(&alignment, old, new);
        let (leads, reader) = (leads::Leads::of(&alignment, old, new), Reader::of([old, new]));
        let (shifts, mut renamings) = noise::fold(&leads, &reader, &mut rows);
        let drafts = substance::Drafts::of(&alignment, [old, new], parties, &renamings, &reader);
        let (counted, inherited) = drafts.tell([old, new], &alignment, &mut rows, &renamings);
        drafts.tell_throughout(&mut renamings, &rows, &counted.duties);
        drafts.tell_handed(&mut rows, &renamings);
        leads::tell(&leads, &reader, &mut rows);
        leaning::tell([old, new], &mut rows);
        governing::tell([old, new], &mut rows);
        brackets::tell(&mut rows);
        signs::tell(&mut rows);
        asked::tell(&mut rows, &inherited, &counted.rows);
        let parties = drafts.parties();
        let mut headings = headings::changed(&alignment, old, new);
        inherited::without_told(&mut headings, &inherited, &rows);
        let sameness = Sameness::of(old, new, &rows, &headings, &inherited);
        let duties = counted.duties;
        let sameness = sameness.with(&duties, &renamings);
        let carried = carried::between(&rows);
        Self {
            alignment,
            rows,
            inherited,
            carried,
            renamings,
            shifts,
            headings,
            parties,
            duties,
            sameness,
        }
    }

    /// The rows that were dropped: what a reader must see first.
    pub fn dropped(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.fate, Fate::Dropped { .. }))
    }

    /// The rows that were added.
    pub fn added(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.fate, Fate::Added { .. }))
    }

    /// What changed in substance, a line each, the weightiest first, each with where it stands; what is
    /// only to be read stands last.
    #[must_use]
    pub fn substance(&self) -> Vec<Sited<'_>> {
        let mut all: Vec<Sited<'_>> = Vec::new();
        for row in &self.rows {
            all.extend(lines(&row.substance).into_iter().map(|line| (Site::Row(row), line)));
        }
        for group in self.inherited.chunk_by(|one, other| one.is_beside(other)) {
            let changes: Vec<&Change> = group.iter().map(|one| &one.change).collect();
            let lines = lines_of(&changes).into_iter();
            all.extend(lines.map(|line| (Site::Under(&group[0]), line)));
        }
        for one in &self.renamings {
            let lines = one.change.iter().map(|change| Line { changes: Vec::from([change]) });
            all.extend(lines.map(|line| (Site::Throughout(one), line)));
        }
        all.sort_by_key(|(_, line)| (line.to_read(), line.rank()));
        all
    }

    /// How many of the changes that [`substance`](Self::substance) tells are not only to be read; a name
    /// that is somebody else's throughout is one.
    #[must_use]
    pub fn certain(&self) -> usize {
        let changes = self.substance().into_iter().flat_map(|(_, line)| line.changes);
        changes.filter(|change| !change.to_read).count()
    }

    /// Whether a run of a row, by its place, makes what is said another: an edit of the row, or a name
    /// exchanged throughout that is somebody else's now.
    #[must_use]
    pub fn is_edit(&self, row: &Row, run: usize) -> bool {
        let is_another = |renaming: &Renaming| renaming.change.is_some();
        match row.redline.folded.get(&run) {
            Some(Folded::Renaming(at)) => self.renamings.get(*at).is_some_and(is_another),
            Some(Folded::Reference) => false,
            None => row.redline.is_edit(run),
        }
    }

    /// The points of both drafts that something is told of.
    #[must_use]
    pub fn places(&self, site: &Site<'_>) -> [Vec<usize>; 2] {
        match site {
            Site::Row(row) => [row.old.clone(), row.new.clone()],
            Site::Under(one) => places_of(
                &one.rows.iter().filter_map(|row| self.rows.get(*row)).collect::<Vec<_>>(),
            ),
            Site::Throughout(one) => {
                let number = self.renamings.iter().position(|other| other == *one);
                let is_here = |row: &&Row| row.renamed().any(|at| Some(at) == number);
                places_of(&self.rows.iter().filter(is_here).collect::<Vec<_>>())
            }
        }
    }

    /// The points of both drafts in which a line stands: where a row has several, as one that was split,
    /// those in whose words the changes are; on a side where nothing stands, all.
    #[must_use]
    pub fn places_of(&self, site: &Site<'_>, line: &Line<'_>) -> [Vec<usize>; 2] {
        let mut places = self.places(site);
        let Site::Row(row) = site else { return places };
        let spans = |at: fn(&Change) -> &Option<Range<usize>>| -> Vec<&Range<usize>> {
            line.changes.iter().filter_map(|change| at(change).as_ref()).collect()
        };
        let found = [
            row.redline.old.places_in(&spans(|change| &change.old)),
            row.redline.new.places_in(&spans(|change| &change.new)),
        ];
        for (all, found) in places.iter_mut().zip(found) {
            if !found.is_empty() {
                *all = found;
            }
        }
        places
    }

    /// The duties of every party that has any, in the order of the parties, then those of others who
    /// have more or fewer than before, in the order of their names.
    pub fn duties_told(&self) -> impl Iterator<Item = (&str, Duties)> {
        let is_party = |who: &str| self.parties.iter().any(|party| party.name == who);
        let of = |party: &Party| {
            Some((self.duties.get_key_value(&party.name)?.0.as_str(), self.duties[&party.name]))
        };
        let parties = self.parties.iter().filter_map(of);
        let parties = parties.filter(|(_, duties)| duties.old + duties.new > 0);
        let others = self
            .duties
            .iter()
            .filter(move |(who, duties)| duties.old != duties.new && !is_party(who));
        parties.chain(others.map(|(who, duties)| (who.as_str(), *duties)))
    }

    /// How many references follow the new numbers.
    #[must_use]
    pub fn shifted(&self) -> usize {
        self.shifts.iter().map(|shift| shift.count).sum()
    }
}

/// The points of some rows, in their order.
fn places_of(rows: &[&Row]) -> [Vec<usize>; 2] {
    let mut places = [
        rows.iter().flat_map(|row| row.old.clone()).collect::<Vec<_>>(),
        rows.iter().flat_map(|row| row.new.clone()).collect(),
    ];
    places.iter_mut().for_each(|all| all.sort_unstable());
    places
}

/// Whether two stretches of one text have a byte in common.
const fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

impl Row {
    /// Whether it is told that it is as it was: one point, the same words, place and number.
    #[must_use]
    pub fn is_kept_whole(&self) -> bool {
        self.is_pair() && self.words < Words::Changed && !self.is_moved && !self.is_renumbered
            || matches!(self.fate, Fate::Vacant)
    }

    /// What became of its points: a pair whose words are others is [`Fate::Edited`], even if only a sign is
    /// another, and any other pair [`Fate::Kept`].
    #[must_use]
    pub fn became(&self) -> Fate {
        match self.fate {
            Fate::Kept | Fate::Edited if self.words == Words::Changed => Fate::Edited,
            Fate::Kept | Fate::Edited => Fate::Kept,
            fate => fate,
        }
    }

    /// Whether it has no link that is sure enough to be told without a word of doubt.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.sure.is_some_and(is_doubtful)
    }

    /// The names that were exchanged throughout and in it, each by its place in [`Account::renamings`].
    pub fn renamed(&self) -> impl Iterator<Item = usize> {
        let folded: BTreeSet<usize> = self
            .redline
            .folded
            .values()
            .filter_map(|folded| match folded {
                Folded::Renaming(at) => Some(*at),
                Folded::Reference => None,
            })
            .collect();
        folded.into_iter()
    }

    /// Leaves what is only to be read to changes that tell the same words.
    fn leave_to(&mut self, told: &[Change]) {
        let is_within = |change: &Change| {
            let inside = |of: fn(&Change) -> &Option<Range<usize>>| {
                told.iter().any(|one| match (of(one), of(change)) {
                    (Some(one), Some(part)) => one.start <= part.start && part.end <= one.end,
                    (_, part) => part.is_none(),
                })
            };
            change.to_read && inside(|of| &of.old) && inside(|of| &of.new)
        };
        self.substance.retain(|change| !is_within(change));
    }

    /// Whether it stands in both drafts and its words are others: it has a redline to read.
    #[must_use]
    pub fn is_rewritten(&self) -> bool {
        self.words == Words::Changed && !self.old.is_empty() && !self.new.is_empty()
    }

    /// Whether it is one old and one new point.
    #[must_use]
    pub const fn is_pair(&self) -> bool {
        self.old.len() == 1 && self.new.len() == 1
    }
}
