//! `packages`: points that are agreed together or not at all, who accepted them, and what fell.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::channel::Channel;
use crate::decision::{Hold, holds_of, kept};
use crate::field::choice;
use crate::id::{ActId, Actor, Name, Party};
use crate::linkage::open_points;
use crate::packages::{Acceptance, Package};
use crate::seen::Seen;
use crate::stances::{Stand, Within, standing, waits, within};
use crate::view::{NoView, Page, Tone, View, listed, number, view};

choice! {
    /// How a package stands.
    "STATE" => pub enum PackageState {
        /// Whole, and not accepted by every party with a say.
        Open = "open",
        /// Whole, and accepted by every party with a say.
        Accepted = "accepted",
        /// Not whole: every acceptance of it fell.
        Fallen = "fallen",
    }
}

view! {
    /// The packages of the channel.
    pub struct PackagesView {
        /// Every package, in the order they came.
        packages: Vec<PackageShown>,
    }
}

view! {
    /// One package.
    pub struct PackageShown {
        /// What it is called.
        name: String,
        /// What it is.
        what: String,
        /// Who bundled it.
        bundled_by: Actor,
        /// The labels of its points.
        points: Vec<String>,
        /// How it stands.
        state: PackageState,
        /// Why it is not whole, if it is not.
        fell_because: Option<String>,
        /// That its points are tied to each other no longer, if it is not whole.
        loose: Option<String>,
        /// Who accepted it.
        accepted_by: Vec<AcceptedBy>,
        /// Its points that are open whatever is said of the package, while it is whole.
        open: Vec<String>,
        /// The parties whose acceptance it waits for.
        waiting_for: Vec<Party>,
        /// What the reader's party must know of it: that its own acceptance fell.
        told: Option<String>,
    }
}

view! {
    /// A package that fell, of whose points no other that came later and is whole holds all.
    pub struct FallenPackage {
        /// What it is called.
        name: String,
        /// The labels of its points.
        points: Vec<String>,
        /// Why it is not whole.
        fell_because: String,
        /// In a sentence.
        sentence: String,
    }
}

view! {
    /// One party's last acceptance.
    pub struct AcceptedBy {
        /// The party.
        party: Party,
        /// Who spoke for it.
        by: Actor,
        /// Whether it counts ad referendum.
        ad_referendum: bool,
        /// The points, or parts of them, on which the party has spoken otherwise since.
        otherwise_on: Vec<String>,
        /// The points to which it has agreed by themselves since: that stands without the package.
        untied: Vec<String>,
        /// Those that are kept for principals of the party, who have not agreed.
        kept_on: Vec<String>,
    }
}

impl View for PackagesView {
    const NAME: &'static str = "packages";
    const ABOUT: &'static str = "Points that are agreed together or not at all, and who accepted";

    fn of(seen: &Seen<'_>, _: Option<&str>) -> Result<Self, NoView> {
        let channel = seen.channel();
        let all = channel.packages().all().iter();
        let shown = |it| PackageShown::of(channel, it, &seen.reader().party);
        Ok(Self { packages: all.map(shown).collect() })
    }

    fn lines(&self, page: &mut Page) {
        if self.packages.is_empty() {
            return page.line(0, "no points were bundled into a package");
        }
        page.line(0, number(self.packages.len(), "package"));
        for package in &self.packages {
            package.lines(page);
        }
    }
}

impl FallenPackage {
    pub(super) fn all(channel: &Channel) -> Vec<Self> {
        let mut tied: Vec<&Package> = Vec::new();
        let mut all = Vec::new();
        for (_, name, package) in channel.packages().all().iter().rev() {
            let again = |later: &&Package| package.points.iter().all(|at| later.has(at.point));
            match (package.fall(channel), package.loose(channel)) {
                (Some(why), Some(loose)) if !tied.iter().any(again) => all.push(Self {
                    name: name.to_string(),
                    points: package.labels(channel),
                    fell_because: why.to_string(),
                    sentence: format!("the package {name} fell: {why}; {loose}"),
                }),
                (Some(_), _) => {}
                (None, _) => tied.push(package),
            }
        }
        all.reverse();
        all
    }
}

impl PackageShown {
    pub(crate) fn of(
        channel: &Channel,
        (act, name, package): (ActId, &Name, &Package),
        reader: &Party,
    ) -> Self {
        let fall = package.fall(channel);
        let parties: Vec<&Party> = channel.members().with_a_say().collect();
        let accepted: Vec<AcceptedBy> =
            parties.iter().filter_map(|party| AcceptedBy::of(channel, package, party)).collect();
        let whole = |party: &&Party| accepted.iter().any(|a| a.party == **party && a.is_whole());
        let waiting: Vec<Party> =
            parties.into_iter().filter(|party| !whole(party)).cloned().collect();
        let state = match (&fall, waiting.as_slice()) {
            (Some(_), _) => PackageState::Fallen,
            (None, []) => PackageState::Accepted,
            (None, _) => PackageState::Open,
        };
        Self {
            name: name.to_string(),
            what: package.what.to_string(),
            bundled_by: package.by.clone(),
            points: package.labels(channel),
            state,
            open: match (&fall, channel.drafts().on_the_table()) {
                (None, Some(held)) => open_points(channel, held, act, package, &[]),
                (Some(_), _) | (None, None) => Vec::new(),
            },
            fell_because: fall.as_ref().map(ToString::to_string),
            loose: package.loose(channel),
            accepted_by: accepted,
            waiting_for: if fall.is_some() { Vec::new() } else { waiting },
            told: told(channel, package, reader),
        }
    }

    fn lines(&self, page: &mut Page) {
        let tone = match self.state {
            PackageState::Accepted => Tone::Good,
            PackageState::Open => Tone::Waiting,
            PackageState::Fallen => Tone::Open,
        };
        page.pieces(
            0,
            alloc::vec![
                (Tone::Plain, format!("{} ", self.name)),
                (tone, self.state.to_string()),
                (Tone::Plain, format!(": {}", self.what)),
            ],
        );
        page.line(1, format!("{}, bundled by {}", points(&self.points), self.bundled_by));
        page.line(1, self.acceptance());
        if let Some(why) = &self.fell_because {
            page.line(1, format!("{why}{}", self.and_loose()));
        }
        if let Some(told) = &self.told {
            page.toned(1, Tone::Strong, told.clone());
        }
    }

    /// Which points hang on it no longer for whom, that did in the same package before.
    pub(crate) fn untied_since(&self, before: Option<&Self>) -> Vec<String> {
        let whole = self.accepted_by.iter().filter(|_| self.state != PackageState::Fallen);
        let untied = whole.filter_map(|accepted| {
            let party = &accepted.party;
            let known = before.and_then(|it| it.accepted_by.iter().find(|was| was.party == *party));
            let known = known.map(|was| was.untied.as_slice()).unwrap_or_default();
            let new = accepted.untied.iter().filter(|label| !known.contains(label));
            let new: Vec<&String> = new.collect();
            let (points, name) = (points(&new), &self.name);
            let hang = if new.len() == 1 { "hangs" } else { "hang" };
            (!new.is_empty()).then(|| {
                format!(
                    "for {party}, {points} {hang} on the package {name} no longer: accept it again to \
                     tie what it agrees to"
                )
            })
        });
        untied.collect()
    }

    /// How it stands, after its name and a comma.
    pub(crate) fn fate(&self) -> String {
        match (&self.fell_because, self.state) {
            (Some(why), state) => format!("{state}: {why}{}", self.and_loose()),
            (None, PackageState::Accepted) => self.acceptance(),
            (None, state) => format!("{state}: {}", self.acceptance()),
        }
    }

    /// `; points 2 and 3 are tied to each other no longer`, where it is not whole.
    fn and_loose(&self) -> String {
        self.loose.as_ref().map(|loose| format!("; {loose}")).unwrap_or_default()
    }

    /// Who accepted it, and for whom it waits.
    fn acceptance(&self) -> String {
        let accepted = match self.accepted_by.as_slice() {
            [] => "accepted by nobody".to_string(),
            some => format!("accepted by {}", listed(some.iter().map(AcceptedBy::sentence))),
        };
        match (self.waiting_for.as_slice(), self.open.as_slice()) {
            ([], []) => accepted,
            ([], open) => {
                let are = if open.len() == 1 { "is" } else { "are" };
                format!("{accepted}; {} {are} open all the same", points(open))
            }
            (parties, _) => format!("{accepted}; waiting for {}", listed(parties)),
        }
    }
}

impl AcceptedBy {
    fn of(channel: &Channel, package: &Package, party: &Party) -> Option<Self> {
        let own = |acceptance: &Acceptance| acceptance.by.party == *party;
        let last = package.acceptances(channel).filter(own).max_by_key(|it| it.position)?;
        let mut shown = Self {
            party: party.clone(),
            by: last.by,
            ad_referendum: false,
            otherwise_on: Vec::new(),
            untied: Vec::new(),
            kept_on: Vec::new(),
        };
        let held = channel.drafts().on_the_table();
        let points = package.points.iter().filter_map(|at| Some((held?, held?.point(at.point)?)));
        for (held, point) in points {
            let kept = kept(channel, held, point, &|who| who.party == *party);
            for hold in holds_of(channel, held, point, party).iter().chain(&kept) {
                shown.count(hold, &point.label);
            }
            if within(channel, package, point, party) == Within::Untied {
                shown.untied.push(point.label.clone());
            }
        }
        if package.fall(channel).is_some() {
            // Nobody waits for principals on a package that is over, and nothing hangs on it.
            shown.kept_on.clear();
            shown.untied.clear();
            shown.ad_referendum = never_counted(channel, package, party);
        }
        Some(shown)
    }

    /// Counts what the party said, or left unsaid, that keeps a point of the package open.
    fn count(&mut self, hold: &Hold, label: &str) {
        let label = hold.at().unwrap_or(label).to_string();
        let on = match hold.stand() {
            Some(Stand::AdReferendum) => return self.ad_referendum = true,
            // That it fell is said of the whole package.
            Some(Stand::FellWithPackage) => return,
            // Its acceptance counts no more: the point was kept for principals since.
            Some(Stand::Silent) | None => &mut self.kept_on,
            Some(_) => &mut self.otherwise_on,
        };
        if !on.contains(&label) {
            on.push(label);
        }
    }

    /// Whether it counts for every point.
    fn is_whole(&self) -> bool {
        !self.ad_referendum && self.otherwise_on.is_empty() && self.kept_on.is_empty()
    }

    fn sentence(&self) -> String {
        let referendum = if self.ad_referendum { " ad referendum" } else { "" };
        let since = match self.otherwise_on.as_slice() {
            [] => String::new(),
            labels => format!(" (which spoke otherwise since on {})", points(labels)),
        };
        let untied = match self.untied.as_slice() {
            [] => String::new(),
            [label] => format!(" (which agreed to point {label} by itself since)"),
            labels => format!(" (which agreed to {} by themselves since)", points(labels)),
        };
        let kept = match self.kept_on.as_slice() {
            [] => String::new(),
            labels => format!(" (whose principals have not agreed to {})", points(labels)),
        };
        format!("{}{referendum}{since}{untied}{kept}", self.party)
    }
}

/// Whether every acceptance of a package by a party was ad referendum on some point of it.
fn never_counted(channel: &Channel, package: &Package, party: &Party) -> bool {
    package.points.iter().any(|at| {
        let all = package.accepted_on(channel, at.point);
        let own = all.filter(|stance| stance.by.party == *party);
        own.into_iter().all(|stance| waits(channel, &[at.point], &stance))
    })
}

/// That the acceptance of the reader's own party fell, and where it is asked again.
fn told(channel: &Channel, package: &Package, reader: &Party) -> Option<String> {
    let fell = package.points.iter().filter(|at| {
        let standing = standing(channel, at.point, reader);
        let from_here =
            standing.stance.as_ref().is_some_and(|stance| package.gave(channel, stance));
        from_here && standing.stand == Stand::FellWithPackage
    });
    let labels: Vec<&str> =
        fell.map(|at| channel.drafts().label(at.point).unwrap_or("?")).collect();
    (!labels.is_empty()).then(|| {
        let again = points(&labels);
        format!("{reader} is told: its acceptance fell, and it is asked again on {again}")
    })
}

/// `point 3`, `points 2 and 3`.
fn points<T: ToString>(labels: &[T]) -> String {
    let noun = if labels.len() == 1 { "point" } else { "points" };
    format!("{noun} {}", listed(labels.iter().map(ToString::to_string)))
}
