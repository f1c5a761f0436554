//! Whether a rule holds, on the state that a reader may see, and which part fails.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Fact, NEARLY, Node, Part};
use crate::channel::Channel;
use crate::decision::decide;
use crate::drafts::Held;
use crate::field::choice;
use crate::id::{ActId, Party, PointId};
use crate::seen::Seen;
use crate::stances::{Grade, Said, unplaced, word};
use crate::understandings::gaps;
use crate::view::number;

choice! {
    /// Whether a rule holds.
    "TRUTH" => pub enum Truth {
        /// It does not.
        NotMet = "not-met",
        /// Nobody here can say.
        Unknown = "unknown",
        /// It does.
        Met = "met",
    }
}

/// Where a rule is judged.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What the reader may see.
    pub seen: &'a Seen<'a>,
    /// The channel of the rule.
    pub home: &'a Channel,
    /// The channel whose text it reads.
    pub text: &'a Channel,
}

/// A rule, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Whether it holds.
    pub truth: Truth,
    /// What fails or is unknown, in a sentence without a full stop; empty when it is met.
    pub missing: String,
    /// The points that the failing parts are about, in the order of the draft.
    pub points: Vec<Quoted>,
}

/// A point, quoted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quoted {
    /// Its place in the draft on the table; behind all others where it has none.
    place: usize,
    /// Its label, with its draft where that is not the one on the table.
    pub label: String,
    /// Its words; absent where it has no place in the draft on the table.
    pub words: Option<String>,
}

impl Judged {
    fn met() -> Self {
        Self { truth: Truth::Met, missing: String::new(), points: Vec::new() }
    }

    fn not(missing: impl Into<String>) -> Self {
        Self { truth: Truth::NotMet, missing: missing.into(), points: Vec::new() }
    }

    fn unknown(missing: impl Into<String>) -> Self {
        Self { truth: Truth::Unknown, missing: missing.into(), points: Vec::new() }
    }

    fn with(mut self, points: Vec<Quoted>) -> Self {
        self.points = points;
        self
    }

    /// Joins what several parts miss.
    fn joined(truth: Truth, parts: &[Self], with: &str) -> Self {
        let missing: Vec<&str> = parts.iter().map(|part| part.missing.as_str()).collect();
        let points: BTreeSet<Quoted> =
            parts.iter().flat_map(|part| part.points.iter().cloned()).collect();
        Self { truth, missing: missing.join(with), points: points.into_iter().collect() }
    }
}

pub(super) fn node(node: &Node, scene: &Scene<'_>) -> Judged {
    let judged = |parts: &[Node]| parts.iter().map(|part| self::node(part, scene)).collect();
    match node {
        Node::Fact(fact) => self::fact(fact, scene),
        Node::All(parts) => {
            let mut missing: Vec<Judged> = judged(parts);
            let truth = missing.iter().map(|part| part.truth).min().unwrap_or(Truth::Met);
            for (part, judged) in parts.iter().zip(&mut missing) {
                if matches!(part, Node::Any(_)) {
                    judged.missing = format!("({})", judged.missing);
                }
            }
            missing.retain(|part| part.truth != Truth::Met);
            Judged::joined(truth, &missing, "; ")
        }
        Node::Any(parts) => {
            let parts: Vec<Judged> = judged(parts);
            match parts.iter().map(|part| part.truth).max() {
                Some(Truth::Met) => Judged::met(),
                truth => Judged::joined(truth.unwrap_or(Truth::NotMet), &parts, "; or else "),
            }
        }
        Node::Not(part) => {
            let judged = self::node(part, scene);
            let names = super::Spoken { home: scene.home, text: scene.text };
            match judged.truth {
                Truth::NotMet => Judged::met(),
                Truth::Unknown => judged,
                Truth::Met => Judged::not(format!(
                    "`{}` holds, and must not",
                    super::print::node(part, &names)
                )),
            }
        }
    }
}

fn fact(fact: &Fact, scene: &Scene<'_>) -> Judged {
    let Some(held) = scene.text.drafts().on_the_table() else {
        let nowhere = format!("no text is held in {}", scene.text.name());
        return match fact {
            Fact::TextHeld => Judged::not(nowhere),
            Fact::Covered(understanding) => covered(*understanding, scene),
            _ => Judged::unknown(format!("{nowhere}, so nothing is known of its points")),
        };
    };
    let table = Table { channel: scene.text, held };
    match fact {
        Fact::TextHeld => Judged::met(),
        Fact::Covered(understanding) => covered(*understanding, scene),
        Fact::Final => table.open(0, "final"),
        Fact::NearlyFinal => table.open(NEARLY, "nearly final"),
        Fact::NoOpenPoints => table.open(0, "the rule"),
        Fact::OpenPoints(most) => table.open(*most, "the rule"),
        Fact::Agreed(part, None) => table.of(Some(part), None, "agreed", &|at| table.agreed(at)),
        Fact::Agreed(part, Some(by)) => {
            table.by(Some(part), by, "agreed", &|at| table.agrees(at, by))
        }
        Fact::AgreedBy(by) => table.by(None, by, "agreed", &|at| table.agrees(at, by)),
        Fact::Initialled(part, by) => {
            table.by(part.as_ref(), by, "initialled", &|at| table.initialled(at, by))
        }
        Fact::ServedOn(party) => served(party, scene),
    }
}

/// The draft on the table of the channel that a rule reads.
struct Table<'a> {
    channel: &'a Channel,
    held: &'a Held,
}

impl Table<'_> {
    /// Whether at most so many points are open, those that are kept and without a place included.
    fn open(&self, most: u32, who: &str) -> Judged {
        let open = self.held.rows().filter(|row| !decide(self.channel, self.held, row).agreed);
        let open: Vec<PointId> = open.map(|row| row.identity).chain(self.unplaced(None)).collect();
        if u32::try_from(open.len()).is_ok_and(|open| open <= most) {
            return Judged::met();
        }
        let may = match most {
            0 => "no open point".to_string(),
            most => {
                let most = number(usize::try_from(most).unwrap_or(usize::MAX), "open point");
                format!("at most {most}")
            }
        };
        let are = if open.len() == 1 { "is" } else { "are" };
        Judged::not(format!("{who} allows {may}, and {} {are} open", open.len()))
            .with(open.into_iter().map(|point| self.quote(point)).collect())
    }

    /// The points that are kept for principals of a party, or of any, and have no place: nobody's
    /// word reaches them.
    fn unplaced(&self, whose: Option<&Party>) -> impl Iterator<Item = PointId> {
        let mut all = unplaced(self.channel);
        all.retain(|it| whose.is_none_or(|party| it.kept.concerns(party)));
        all.into_iter().map(|unplaced| unplaced.point)
    }

    /// The points of a part, every row where none is named, and what is kept of it for principals
    /// of a party, or of any, and has no place.
    fn points(&self, part: Option<&Part>, whose: Option<&Party>) -> Vec<PointId> {
        let about =
            |point: PointId, topic| self.channel.drafts().topics(point).any(|at| at == topic);
        match part {
            None => self.held.rows().map(|row| row.identity).chain(self.unplaced(whose)).collect(),
            Some(Part::Points(points)) => points.iter().copied().collect(),
            Some(Part::Topic(topic)) => {
                let there = self.held.points.iter().map(|point| point.identity);
                let all = there.chain(self.unplaced(whose));
                all.filter(|point| about(*point, topic)).collect()
            }
        }
    }

    /// Whether something holds of each point of a part, for a party or for all.
    fn of(
        &self,
        part: Option<&Part>,
        whose: Option<&Party>,
        done: &str,
        holds: &dyn Fn(PointId) -> bool,
    ) -> Judged {
        match (self.points(part, whose), part) {
            (none, Some(Part::Topic(topic))) if none.is_empty() => {
                Judged::not(format!("no point was given the topic {topic}"))
            }
            (points, _) => self.each(points, done, holds),
        }
    }

    /// Whether something holds of each of some points.
    fn each(&self, points: Vec<PointId>, done: &str, holds: &dyn Fn(PointId) -> bool) -> Judged {
        let mut failing: Vec<Quoted> =
            points.into_iter().filter(|point| !holds(*point)).map(|at| self.quote(at)).collect();
        failing.sort();
        if failing.is_empty() {
            return Judged::met();
        }
        let gone = failing.iter().filter(|point| point.words.is_none());
        let gone: Vec<&str> = gone.map(|point| point.label.as_str()).collect();
        let gone = match gone.as_slice() {
            [] => String::new(),
            gone => format!(" ({} has no place in the draft)", crate::view::listed(gone)),
        };
        let (noun, are) = if failing.len() == 1 { ("point", "is") } else { ("points", "are") };
        Judged::not(format!("{} {noun} {are} not {done}{gone}", failing.len())).with(failing)
    }

    /// Whether a party did something to each point of a part.
    fn by(
        &self,
        part: Option<&Part>,
        party: &Party,
        done: &str,
        did: &dyn Fn(PointId) -> bool,
    ) -> Judged {
        if !self.channel.members().with_a_say().any(|known| known == party) {
            let name = self.channel.name();
            return Judged::not(format!("{party} has no say in {name}, and cannot have {done}"));
        }
        self.of(part, Some(party), &format!("{done} by {party}"), did)
    }

    /// Whether a point has a place and is agreed.
    fn agreed(&self, point: PointId) -> bool {
        let point = self.held.point(point);
        point.is_some_and(|point| decide(self.channel, self.held, point).agreed)
    }

    /// Whether nothing that a party said or left unsaid holds a point open.
    fn agrees(&self, point: PointId, party: &Party) -> bool {
        self.held.point(point).is_some_and(|point| {
            let decided = decide(self.channel, self.held, point);
            decided.holds.iter().all(|hold| !hold.concerns(party))
        })
    }

    /// Whether a party agrees to a point, and that by an act of initialling.
    fn initialled(&self, point: PointId, party: &Party) -> bool {
        let Some(held) = self.held.point(point) else { return false };
        let word = word(self.channel, self.held, held, party);
        let initials = word.agreement().is_some_and(
            |stance| matches!(stance.said, Said::Agree { grade, .. } if grade >= Grade::Initials),
        );
        initials && self.agrees(point, party)
    }

    fn quote(&self, point: PointId) -> Quoted {
        let place = self.held.points.iter().position(|held| held.identity == point);
        let held = place.and_then(|at| self.held.points.get(at));
        let Some((place, held)) = place.zip(held) else {
            let last = self.channel.drafts().last_place(point);
            let label = last.map(|(label, draft)| format!("{label} of {draft}"));
            let label = label.unwrap_or_else(|| "a point of no draft here".into());
            return Quoted { place: usize::MAX, label, words: None };
        };
        let words = self.held.text.find(&held.label).map(|found| found.point.words());
        Quoted { place, label: held.label.clone(), words: Some(words.unwrap_or_default()) }
    }
}

/// Whether the drafts have a place for every point of an understanding.
fn covered(understanding: ActId, scene: &Scene<'_>) -> Judged {
    let find = |channel: &'_ Channel| channel.understandings().all().get(understanding).is_some();
    let home = match (find(scene.home), find(scene.text)) {
        (true, _) => scene.home,
        (false, true) => scene.text,
        (false, false) => return Judged::unknown("it names an understanding that is not here"),
    };
    let all = home.understandings().all();
    let (Some(name), Some(it)) = (all.name(understanding), all.get(understanding)) else {
        return Judged::unknown("it names an understanding that is not here");
    };
    if it.ended.is_some() {
        return Judged::not(format!("{name} was ended by {}", it.by.party));
    }
    if it.points.is_empty() {
        return Judged::unknown(format!("{name} is linked to no point, so nobody can look it up"));
    }
    let missing: Vec<String> = gaps(scene.seen, home, it).iter().map(|g| g.sentence()).collect();
    match missing.is_empty() {
        true => Judged::met(),
        false => Judged::not(format!("{name} is {}", missing.join(" and "))),
    }
}

/// Whether the draft on the table was served on a party.
fn served(party: &Party, scene: &Scene<'_>) -> Judged {
    let drafts = scene.text.drafts();
    let draft = drafts.working().and_then(|id| Some((id, drafts.all().name(id)?)));
    let Some((id, name)) = draft else { return Judged::unknown("no draft is on the table") };
    match scene.text.handovers().service(id, party) {
        Some(_) => Judged::met(),
        None => Judged::not(format!("{name} was not served on {party}")),
    }
}
