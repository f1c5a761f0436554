//! `table`: one row a point, one column a party, a letter for where it stands.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::status::{AsideShown, PointStatus, State, excerpt};
use super::unplaced::UnplacedShown;
use crate::channel::Channel;
use crate::decision::{Hold, decide};
use crate::drafts::{Held, HeldPoint};
use crate::id::Party;
use crate::seen::Seen;
use crate::stances::{PartyStand, Stand, asides, is_part_of, reservations, standing, word};
use crate::view::{NoView, Page, Tone, View, view};

view! {
    /// The table of the draft on the table.
    pub struct Table {
        /// What the draft is called; absent when none is on the table.
        draft: Option<String>,
        /// The parties, in the order of the columns.
        parties: Vec<Party>,
        /// One row for each point of the first level, and for each sub-point that somebody spoke of
        /// or that is kept.
        rows: Vec<Row>,
        /// Points kept for principals that the draft has no place for: they count as open.
        unplaced: Vec<UnplacedShown>,
    }
}

view! {
    /// One point.
    pub struct Row {
        /// Its label.
        label: String,
        /// Its heading, or how its words begin.
        title: String,
        /// Whether it is agreed.
        state: State,
        /// Whether it is kept for principals whose word is missing.
        kept: bool,
        /// Where each party stands, in the order of the columns.
        stands: Vec<Stand>,
        /// The parties that said nothing of this sub-point, and stand on it as on the point above.
        through: Vec<Party>,
        /// What delegates say of it that is kept for principals of their party.
        asides: Vec<AsideShown>,
    }
}

/// Whether a point has a row of its own.
fn has_row(channel: &Channel, held: &Held, point: &HeldPoint, parties: &[Party]) -> bool {
    let spoke = |party| standing(channel, point.identity, party).stand != Stand::Silent;
    // A part that is kept with a point above it is told of in the row of that one.
    let apart = |at| at == point.identity || !is_part_of(held, point, at);
    let kept = || reservations(channel, point.identity).any(|(at, _)| apart(at));
    let aside = || asides(channel, held, point).next().is_some();
    point.depth == 0 || kept() || parties.iter().any(spoke) || aside()
}

impl Row {
    fn of(channel: &Channel, held: &Held, point: &HeldPoint, parties: &[Party]) -> Self {
        let decided = decide(channel, held, point);
        let status = PointStatus::decided(channel, held, point, &decided);
        let words: Vec<PartyStand> =
            parties.iter().map(|party| word(channel, held, point, party)).collect();
        let through = parties.iter().zip(&words).filter(|(_, word)| word.through.is_some());
        // What is said of a sub-point stands in its own row.
        let asides = status.asides.into_iter().filter(|aside| aside.at.is_none());
        Self {
            label: status.label,
            title: status.heading.unwrap_or_else(|| excerpt(&status.words)),
            state: status.state,
            kept: decided.holds.iter().any(Hold::is_kept),
            stands: words.iter().map(|word| word.stand).collect(),
            through: through.map(|(party, _)| party.clone()).collect(),
            asides: asides.collect(),
        }
    }
}

/// What stands in the deal column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deal {
    Agreed,
    Open,
    Kept,
    Elsewhere,
}

impl Row {
    fn deal(&self) -> Deal {
        match (self.state, self.kept) {
            (State::Agreed, _) => Deal::Agreed,
            (State::Open, true) => Deal::Kept,
            (State::Open, false) => Deal::Open,
            (State::Elsewhere, _) => Deal::Elsewhere,
        }
    }
}

impl Deal {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Elsewhere => "-",
        }
    }

    const fn meaning(self) -> &'static str {
        match self {
            Self::Agreed => "by the channel's rule",
            Self::Open => "somebody's word is missing",
            Self::Kept => "open, for principals whose word is missing",
            Self::Elsewhere => "not on the table",
        }
    }
}

impl View for Table {
    const NAME: &'static str = "table";
    const ABOUT: &'static str = "One row a point, one column a party";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let drafts = channel.drafts();
        let parties: Vec<Party> = channel.members().with_a_say().cloned().collect();
        let held = drafts.on_the_table();
        let rows = held.into_iter().flat_map(|held| {
            let rows = held.points.iter().filter(|point| has_row(channel, held, point, &parties));
            rows.map(|point| Row::of(channel, held, point, &parties))
        });
        let rows = rows.collect();
        let draft = drafts.working().and_then(|draft| drafts.all().name(draft));
        let unplaced = UnplacedShown::all(channel);
        Ok(Self { draft: draft.map(ToString::to_string), rows, unplaced, parties })
    }

    fn lines(&self, page: &mut Page) {
        let Some(draft) = &self.draft else { return page.line(0, "no draft is on the table") };
        page.line(0, draft.clone());
        let label = self.rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(1).max(5);
        let columns: Vec<usize> = self.parties.iter().map(|p| p.as_str().chars().count()).collect();
        // Long names, or many, get a number each; the legend says whose it is.
        let wide: usize = columns.iter().map(|width| width + 1).sum();
        let numbered = wide > 36;
        let width = |index: usize| if numbered { 2 } else { columns[index] };
        let used: usize = (0..columns.len()).map(|index| width(index) + 1).sum();
        let title = 78_usize.saturating_sub(label + 8 + used).max(16);
        let mut head = alloc::vec![(label, Tone::Strong, "point".to_string())];
        for (index, party) in self.parties.iter().enumerate() {
            let name = if numbered { (index + 1).to_string() } else { party.to_string() };
            head.push((width(index), Tone::Strong, name));
        }
        head.push((6, Tone::Strong, "deal".into()));
        head.push((title, Tone::Strong, "words".into()));
        page.row(&head);
        for row in &self.rows {
            let mut cells = alloc::vec![(label, Tone::Plain, row.label.clone())];
            for (index, (stand, party)) in row.stands.iter().zip(&self.parties).enumerate() {
                let through = row.through.contains(party);
                let letter = if through { THROUGH } else { stand.letter() };
                cells.push((width(index), stand.tone(), letter.to_string()));
            }
            let tone = match row.state {
                State::Agreed => Tone::Good,
                State::Open => Tone::Open,
                State::Elsewhere => Tone::Quiet,
            };
            cells.push((6, tone, row.deal().as_str().into()));
            cells.push((title, Tone::Plain, row.title.clone()));
            page.row(&cells);
        }
        for row in &self.rows {
            for aside in &row.asides {
                page.toned(0, Tone::Waiting, format!("{}: {}", row.label, aside.sentence));
            }
        }
        for unplaced in &self.unplaced {
            unplaced.line(page);
        }
        self.legend(page, numbered);
    }
}

/// The letter for a party that stands on a sub-point as on the point above.
const THROUGH: &str = "^";

impl Table {
    /// What the letters used mean, and the numbers.
    fn legend(&self, page: &mut Page, numbered: bool) {
        if numbered {
            let names = self.parties.iter().enumerate();
            let names: Vec<String> = names.map(|(n, party)| format!("{} {party}", n + 1)).collect();
            page.line(0, format!("columns: {}", names.join("; ")));
        }
        let own = self.rows.iter().flat_map(|row| {
            let cells = row.stands.iter().zip(&self.parties);
            cells.filter(|(_, party)| !row.through.contains(party)).map(|(stand, _)| *stand)
        });
        let mut used: Vec<Stand> = own.collect();
        used.sort_unstable();
        used.dedup();
        let meaning = |stand: &Stand| {
            let choices = <Stand as crate::field::Item>::CHOICES.iter();
            let said = choices.clone().find(|(word, _)| *word == stand.as_str());
            let said = said.map(|(_, help)| help.trim_end_matches('.').to_string());
            let said = said.unwrap_or_default();
            format!("{} {}", stand.letter(), said.to_lowercase().replacen("it ", "", 1))
        };
        let through = self.rows.iter().any(|row| !row.through.is_empty());
        let through = through.then(|| format!("{THROUGH} as on the point above"));
        let legend: Vec<String> = used.iter().map(meaning).chain(through).collect();
        if !legend.is_empty() {
            page.toned(0, Tone::Quiet, format!("letters: {}", legend.join("; ")));
        }
        self.deals(page);
    }

    /// What the words in the deal column mean.
    fn deals(&self, page: &mut Page) {
        let meanings = [Deal::Agreed, Deal::Open, Deal::Kept, Deal::Elsewhere];
        let used = meanings.iter().filter(|deal| self.rows.iter().any(|row| row.deal() == **deal));
        let told: Vec<String> =
            used.map(|deal| format!("{}: {}", deal.as_str(), deal.meaning())).collect();
        if !told.is_empty() {
            page.toned(0, Tone::Quiet, format!("deal: {}", told.join("; ")));
        }
    }
}
