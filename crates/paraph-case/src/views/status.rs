//! `status`: what is agreed and in which words, what is open and who holds it open.
//!
//! The count of open points is the length of this list; what anybody claims about it is no input.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::claims::{Claim, about_draft};
use super::gates::GateShown;
use super::packages::FallenPackage;
use super::understandings::Uncovered;
use super::unplaced::UnplacedShown;
use crate::channel::Channel;
use crate::decision::{Decided, Hold, decide};
use crate::drafts::{Held, HeldPoint};
use crate::field::choice;
use crate::id::{Actor, Party};
use crate::seen::Seen;
use crate::stances::{self, Aside, Stand, Unplaced, asides, unplaced};
use crate::statements::Sort;
use crate::view::{NoView, Page, Tone, View, count, listed, number, spans, view};

choice! {
    /// Whether a point is agreed.
    "STATE" => pub enum State {
        /// Agreed by the channel's rule, in the words shown.
        Agreed = "agreed",
        /// Not agreed.
        Open = "open",
        /// Without a place in the draft on the table, and kept for nobody.
        Elsewhere = "not-on-the-table",
    }
}

choice! {
    /// What kind of thing stands between a point and agreement.
    "KIND" => pub enum HoldKind {
        /// Where a party stands.
        Stance = "stance",
        /// The word of principals for whom it is kept.
        Kept = "kept",
        /// The word of a party that is said to decide a topic of it alone.
        Competence = "competence",
        /// Another point of its package.
        Package = "package",
    }
}

view! {
    /// The status of the draft on the table.
    pub struct Status {
        /// What the draft is called; absent when none is on the table.
        draft: Option<String>,
        /// A short fingerprint of its words.
        fingerprint: Option<String>,
        /// How many points it has, as its cover counts them.
        count: u64,
        /// How many paragraphs its preamble has, which are agreed to as points are and not counted.
        preamble: u64,
        /// How many points are open, those without a place included.
        open: u64,
        /// What is claimed of how many there are: no part of any count here.
        claims: Vec<Claim>,
        /// Its points, in order.
        points: Vec<PointStatus>,
        /// Points kept for principals that it has no place for: they count as open.
        unplaced: Vec<UnplacedShown>,
        /// Stances that name no point: they block nothing and count for none.
        wordless: Vec<Wordless>,
        /// Understandings that the draft on the table has no place for.
        uncovered: Vec<Uncovered>,
        /// Packages that fell, whose points are tied to each other no longer.
        fallen: Vec<FallenPackage>,
        /// The gates that stand, and what is still missing for each.
        gates: Vec<GateShown>,
    }
}

view! {
    /// The status of one point of the first level, its sub-points included.
    pub struct PointStatus {
        /// Its label.
        label: String,
        /// Its heading.
        heading: Option<String>,
        /// Whether it is agreed.
        state: State,
        /// Its own words.
        words: String,
        /// Its sub-points at every depth, in order.
        sub_points: Vec<SubPoint>,
        /// What holds it open; under a majority there may be some though it is agreed.
        holds: Vec<HoldShown>,
        /// What delegates say of it, or of a sub-point, that is kept for principals of their party.
        asides: Vec<AsideShown>,
        /// The headings, notes and words over it that changed since parties agreed to the words. That
        /// stands all the same: an agreement is bound to words.
        beside: Vec<BesideShown>,
    }
}

view! {
    /// What changed beside or over the words since some parties agreed to them.
    pub struct BesideShown {
        /// The sub-point, when it is not the point itself.
        at: Option<String>,
        /// Who agreed.
        by: Vec<Party>,
        /// The draft that had the words when they did.
        since: String,
        /// What changed.
        changed: stances::BesideKind,
        /// What stood there: headings or words over it, outermost first; or the words with their
        /// notes.
        was: String,
        /// What stands there now.
        is: String,
        /// In a sentence.
        sentence: String,
    }
}

view! {
    /// A sub-point.
    pub struct SubPoint {
        /// Its label.
        label: String,
        /// How deep it stands below the point: 1 is right below it.
        depth: u64,
        /// Its heading.
        heading: Option<String>,
        /// Its own words.
        words: String,
    }
}

view! {
    /// One thing that stands between a point and agreement.
    pub struct HoldShown {
        /// What kind of thing it is.
        kind: HoldKind,
        /// Whose word is missing; absent when it is that of several principals, or when the point
        /// waits for another of its package.
        party: Option<Party>,
        /// Where it stands.
        stand: Option<Stand>,
        /// The sub-point that this is about, when it is not the point itself.
        at: Option<String>,
        /// The point above of which the party said so, when it said it of that.
        through: Option<String>,
        /// The sub-points of which the party spoke, when it took no stance on the point as a whole.
        spoke_on: Vec<SpokeOn>,
        /// In a sentence.
        sentence: String,
    }
}

view! {
    /// Where a party stands on a sub-point.
    pub struct SpokeOn {
        /// The sub-point.
        label: String,
        /// Where it stands.
        stand: Stand,
    }
}

view! {
    /// What a delegate says of what is kept for principals of its party: it decides nothing.
    pub struct AsideShown {
        /// Who says it.
        by: Actor,
        /// The sub-point, when it is not the point itself.
        at: Option<String>,
        /// Where that would put its party.
        stand: Stand,
        /// In a sentence.
        sentence: String,
    }
}

view! {
    /// A stance that names no point.
    pub struct Wordless {
        /// Who said it, for itself or for another.
        party: Party,
        /// In a sentence.
        sentence: String,
    }
}

impl PointStatus {
    pub(crate) fn of(channel: &Channel, held: &Held, row: &HeldPoint) -> Self {
        Self::decided(channel, held, row, &decide(channel, held, row))
    }

    /// The same, where it was decided already.
    pub(super) fn decided(
        channel: &Channel,
        held: &Held,
        row: &HeldPoint,
        decided: &Decided,
    ) -> Self {
        let point = held.text.find(&row.label).map(|place| place.point);
        Self {
            label: row.label.clone(),
            heading: point.and_then(|point| point.heading()).map(ToString::to_string),
            state: if decided.agreed { State::Agreed } else { State::Open },
            words: point.map(paraph_text::Point::words).unwrap_or_default(),
            sub_points: SubPoint::all(held, row),
            holds: decided.holds.iter().map(HoldShown::of).collect(),
            asides: AsideShown::all(channel, held, row),
            beside: stances::beside(channel, held, row).into_iter().map(BesideShown::of).collect(),
        }
    }

    /// Of a point without a place in the draft on the table, as it stood in another.
    pub(super) fn elsewhere(channel: &Channel, held: &Held, row: &HeldPoint) -> Self {
        let all = unplaced(channel);
        let kept = all.iter().find(|unplaced| unplaced.point == row.identity);
        let nothing = Decided { agreed: false, holds: Vec::new() };
        Self {
            state: if kept.is_some() { State::Open } else { State::Elsewhere },
            holds: kept.map(HoldShown::of_unplaced).into_iter().collect(),
            asides: Vec::new(),
            beside: Vec::new(),
            ..Self::decided(channel, held, row, &nothing)
        }
    }
}

impl SubPoint {
    /// Those of a point in a draft.
    pub(super) fn all(held: &Held, point: &HeldPoint) -> Vec<Self> {
        let shown = held.below(point.identity).map(|sub| Self {
            label: sub.label.clone(),
            depth: u64::try_from(sub.depth.saturating_sub(point.depth)).unwrap_or(u64::MAX),
            heading: sub.heading.clone(),
            words: sub.words.clone(),
        });
        shown.collect()
    }

    /// `3.a for the water;`, below the words of its point, which stand at `level`.
    pub(super) fn line(&self, level: usize, page: &mut Page) {
        let deeper = usize::try_from(self.depth).unwrap_or(usize::MAX);
        let heading = self.heading.as_ref().map(|heading| format!("{heading}: "));
        let heading = heading.unwrap_or_default();
        page.line(level.saturating_add(deeper), format!("{} {heading}{}", self.label, self.words));
    }
}

impl HoldShown {
    fn of(hold: &Hold) -> Self {
        let spoke_on = hold.spoke_on().iter();
        let spoke_on =
            spoke_on.map(|(label, stand)| SpokeOn { label: label.clone(), stand: *stand });
        Self {
            kind: match hold {
                Hold::Party { .. } => HoldKind::Stance,
                Hold::Kept { .. } => HoldKind::Kept,
                Hold::Competence { .. } => HoldKind::Competence,
                Hold::Package { .. } => HoldKind::Package,
            },
            party: hold.party().cloned(),
            stand: hold.stand(),
            at: hold.at().map(ToString::to_string),
            through: hold.through().map(ToString::to_string),
            spoke_on: spoke_on.collect(),
            sentence: hold.to_string(),
        }
    }

    /// That a point is kept, and has no place.
    fn of_unplaced(unplaced: &Unplaced<'_>) -> Self {
        Self {
            party: None,
            stand: None,
            at: None,
            through: None,
            spoke_on: Vec::new(),
            sentence: unplaced.says(),
            kind: HoldKind::Kept,
        }
    }

    /// Whether it is no more than that a party has said nothing.
    fn is_silence(&self) -> bool {
        let is_silent = self.stand == Some(Stand::Silent) && self.spoke_on.is_empty();
        self.kind == HoldKind::Stance && is_silent && self.at.is_none()
    }
}

impl AsideShown {
    /// Those on a point and on its sub-points.
    fn all(channel: &Channel, held: &Held, row: &HeldPoint) -> Vec<Self> {
        let points = core::iter::once(row).chain(held.below(row.identity));
        let shown = points.flat_map(|point| {
            let at = (point.identity != row.identity).then(|| point.label.clone());
            asides(channel, held, point).map(move |aside| Self::of(at.clone(), &aside))
        });
        shown.collect()
    }

    fn of(at: Option<String>, aside: &Aside) -> Self {
        let place = at.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
        Self {
            by: aside.by.clone(),
            stand: aside.standing.stand,
            sentence: format!("{place}{}", aside.sentence()),
            at,
        }
    }
}

impl BesideShown {
    fn of(beside: stances::Beside) -> Self {
        let sentence = beside.sentence();
        let stances::Beside { at, by, since, changed, was, is } = beside;
        Self { at, by, since: since.to_string(), changed, was, is, sentence }
    }
}

impl Wordless {
    /// Those that a choice leaves, each once however often it was said.
    pub(super) fn all(
        channel: &Channel,
        which: &dyn Fn(&stances::Wordless<'_>) -> bool,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for said in stances::wordless(channel).filter(which) {
            let shown = Self { party: said.stance.by.party.clone(), sentence: said.says() };
            if !all.contains(&shown) {
                all.push(shown);
            }
        }
        all
    }
}

impl Status {
    /// `3 points`, `3 points and 2 paragraphs of the preamble`: what there is to agree to.
    pub(crate) fn points_in_words(&self) -> String {
        let as_count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let points = number(as_count(self.count), "point");
        match self.preamble {
            0 => points,
            some => {
                format!("{points} and {} of the preamble", number(as_count(some), "paragraph"))
            }
        }
    }
}

impl View for Status {
    const NAME: &'static str = "status";
    const ABOUT: &'static str =
        "What is agreed and in which words, what is open and who holds it open";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let drafts = channel.drafts();
        let name = drafts.working().and_then(|draft| drafts.all().name(draft));
        let held = drafts.on_the_table();
        let points: Vec<PointStatus> = held
            .into_iter()
            .flat_map(|held| held.rows().map(|row| PointStatus::of(channel, held, row)))
            .collect();
        let paragraphs = held.into_iter().flat_map(Held::rows).filter(|row| !row.is_counted);
        let preamble = paragraphs.map(|_| 1_u64).sum();
        let unplaced = UnplacedShown::all(channel);
        let open =
            points.iter().filter(|point| point.state == State::Open).count() + unplaced.len();
        Ok(Self {
            draft: name.map(ToString::to_string),
            fingerprint: held.map(|held| held.text.fingerprint().to_string()),
            count: count(&points) - preamble,
            preamble,
            open: u64::try_from(open).unwrap_or(u64::MAX),
            claims: drafts
                .working()
                .map(|draft| about_draft(seen, draft, &[Sort::Count]))
                .unwrap_or_default(),
            points,
            unplaced,
            wordless: Wordless::all(channel, &|_| true),
            uncovered: Uncovered::all(seen),
            fallen: FallenPackage::all(channel),
            gates: GateShown::all(seen),
        })
    }

    fn lines(&self, page: &mut Page) {
        match &self.draft {
            None => page.line(0, "no draft is on the table"),
            Some(draft) => {
                let points = self.points_in_words();
                let without = match self.unplaced.len() {
                    0 => String::new(),
                    some => format!(", {some} of them without a place in it"),
                };
                page.line(0, format!("{draft}: {points}, {} open{without}", self.open));
            }
        }
        for claim in &self.claims {
            page.toned(0, Tone::Quiet, format!("claimed: {}", claim.sentence));
        }
        let untouched: Vec<&PointStatus> =
            self.points.iter().filter(|p| p.is_untouched()).collect();
        let many = untouched.len() > MANY;
        for point in self.points.iter().filter(|point| !many || !point.is_untouched()) {
            point.lines(page);
        }
        if many {
            let labels: Vec<&str> = untouched.iter().map(|point| point.label.as_str()).collect();
            let labels = listed(spans(&labels));
            page.line(0, format!("open, and no party has taken a stance: points {labels}"));
        }
        for unplaced in &self.unplaced {
            unplaced.line(page);
        }
        for stance in &self.wordless {
            page.line(0, format!("{} {}", stance.party, stance.sentence));
        }
        for understanding in &self.uncovered {
            understanding.lines(page);
        }
        for package in &self.fallen {
            page.toned(0, Tone::Waiting, package.sentence.clone());
        }
        for gate in &self.gates {
            gate.line(page);
        }
    }
}

/// So many points that nobody has touched are told together.
const MANY: usize = 6;

impl PointStatus {
    /// How its words begin; what is left out, sub-points too, is shown by `…`.
    fn beginning(&self) -> String {
        let words = excerpt(&self.words);
        match self.sub_points.is_empty() || words.ends_with('…') {
            true => words,
            false => format!("{words} …").trim_start().into(),
        }
    }

    /// Whether it is open for no other reason than that no party has taken a stance.
    fn is_untouched(&self) -> bool {
        let silent = self.holds.iter().all(HoldShown::is_silence);
        self.holds.len() > 1 && silent && self.asides.is_empty()
    }

    pub(crate) fn lines(&self, page: &mut Page) {
        let (tone, state) = match self.state {
            State::Agreed => (Tone::Good, "agreed"),
            State::Open => (Tone::Open, "open"),
            State::Elsewhere => (Tone::Quiet, "not on the table"),
        };
        let what = self.heading.clone().unwrap_or_else(|| self.beginning());
        let what = if what.is_empty() { what } else { format!(": {what}") };
        page.pieces(
            0,
            alloc::vec![
                (Tone::Plain, format!("{} ", self.label)),
                (tone, state.to_string()),
                (Tone::Plain, what),
            ],
        );
        for sentence in together(&self.holds) {
            page.line(1, sentence);
        }
        for aside in &self.asides {
            page.toned(1, Tone::Waiting, aside.sentence.clone());
        }
        for beside in &self.beside {
            page.toned(1, Tone::Waiting, beside.sentence.clone());
        }
    }
}

/// The beginning of the words, to know them by.
pub(crate) fn excerpt(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        return line;
    }
    let head: String = line.chars().take(57).collect();
    let whole = head.rfind(' ').map_or(head.as_str(), |end| &head[..end]);
    format!("{whole} …")
}

/// What holds a point open, in sentences; those who have said nothing share one.
fn together(holds: &[HoldShown]) -> Vec<String> {
    let (silent, others): (Vec<_>, Vec<_>) = holds.iter().partition(|hold| hold.is_silence());
    let said = others.into_iter().map(|hold| hold.sentence.clone());
    match silent.as_slice() {
        [] => said.collect(),
        [one] => core::iter::once(one.sentence.clone()).chain(said).collect(),
        several => {
            let names = several.iter().filter_map(|hold| hold.party.as_ref());
            let names = listed(names);
            core::iter::once(format!("{names} have taken no stance")).chain(said).collect()
        }
    }
}
