//! The order of names, and the way back to the order of the file.
//!
//! A search with a bounded number of linear programs finds what it comes to first. So that nobody's answer
//! depends on how a file happens to be sorted, everything is looked into with parties, issues, options and
//! statements in the order of their names, and translated back in this one place.

use alloc::{vec, vec::Vec};

use super::{Loose, Matters, More, Ranking, Rough, Statement};
use crate::scenario::{Choice, Package, Scenario};

/// Where each party, issue and option stands in another order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    parties: Vec<usize>,
    issues: Vec<usize>,
    /// By the issue's own position.
    options: Vec<Vec<usize>>,
}

/// The order of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    /// From the file.
    pub(super) named: Places,
    /// To the file.
    pub(super) back: Places,
    /// For each party by name, where its statements stood.
    said: Vec<Said>,
}

/// For each statement in order, its position in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Said {
    rankings: Vec<usize>,
    more: Vec<usize>,
    matters: Vec<usize>,
    accepts: Vec<usize>,
    refuses: Vec<usize>,
}

impl Order {
    /// What was said, in the order of names.
    pub(super) fn of(rough: &Rough) -> (Self, Rough) {
        let named = Places::by_name(&rough.scenario);
        let scenario = named.scenario(&rough.scenario);
        let each = rough.loose.iter().map(|loose| match loose {
            Some(loose) => {
                let (loose, said) = named.loose(loose);
                (Some(loose), said)
            }
            None => (None, Said::default()),
        });
        let (loose, said) = placed(each.collect(), &named.parties).into_iter().unzip();
        let back = named.back();
        (Self { named, back, said }, Rough { scenario, loose })
    }

    /// One of the things that a party, by name, said.
    pub(super) fn told(&self, party: usize, told: Statement) -> Statement {
        let of = |list: fn(&Said) -> &Vec<usize>, at: usize| {
            self.said.get(party).and_then(|said| list(said).get(at)).copied().unwrap_or(at)
        };
        match told {
            Statement::Rating(issue, option) => {
                let (issue, option) = self.back.choice((issue, option));
                Statement::Rating(issue, option)
            }
            Statement::Reservation => Statement::Reservation,
            Statement::Ranking(at) => Statement::Ranking(of(|said| &said.rankings, at)),
            Statement::More(at) => Statement::More(of(|said| &said.more, at)),
            Statement::Matters(at) => Statement::Matters(of(|said| &said.matters, at)),
            Statement::Accepts(at) => Statement::Accepts(of(|said| &said.accepts, at)),
            Statement::Refuses(at) => Statement::Refuses(of(|said| &said.refuses, at)),
        }
    }
}

impl Places {
    fn by_name(scenario: &Scenario) -> Self {
        let parties: Vec<_> = scenario.parties.iter().map(|party| &party.name).collect();
        let issues: Vec<_> = scenario.issues.iter().map(|issue| &issue.name).collect();
        let options = scenario.issues.iter().map(|issue| {
            let options: Vec<_> = issue.options.iter().map(|option| &option.name).collect();
            ranks(&options)
        });
        Self { parties: ranks(&parties), issues: ranks(&issues), options: options.collect() }
    }

    fn back(&self) -> Self {
        let options = self.options.iter().map(|options| turned(options)).collect();
        Self {
            parties: turned(&self.parties),
            issues: turned(&self.issues),
            options: placed(options, &self.issues),
        }
    }

    /// Where a party stands; nothing stands anywhere else.
    pub(super) fn party(&self, party: usize) -> usize {
        self.parties.get(party).copied().unwrap_or(party)
    }

    /// Where an issue and an option of it stand.
    pub(super) fn choice(&self, (issue, option): (usize, usize)) -> (usize, usize) {
        let options = self.options.get(issue);
        let option = options.and_then(|options| options.get(option)).copied().unwrap_or(option);
        (self.issues.get(issue).copied().unwrap_or(issue), option)
    }

    /// `None` if it does not choose one option of every issue.
    pub(super) fn package(&self, package: &[usize]) -> Option<Package> {
        if package.len() != self.issues.len() {
            return None;
        }
        let options = package.iter().zip(&self.options);
        let options = options.map(|(&option, options)| options.get(option).copied());
        Some(placed(options.collect::<Option<_>>()?, &self.issues))
    }

    /// The scenario, which makes sense in both orders or in none.
    pub(super) fn scenario(&self, scenario: &Scenario) -> Scenario {
        let mut scenario = scenario.clone();
        for (issue, options) in scenario.issues.iter_mut().zip(&self.options) {
            issue.options = placed(core::mem::take(&mut issue.options), options);
        }
        scenario.issues = placed(scenario.issues, &self.issues);
        for party in &mut scenario.parties {
            party.ratings = self.rows(core::mem::take(&mut party.ratings));
            party.terms.iter_mut().flat_map(|term| &mut term.when).for_each(|of| self.turn(of));
        }
        scenario.parties = placed(scenario.parties, &self.parties);
        for line in &mut scenario.lines {
            line.of.iter_mut().for_each(|of| self.turn(of));
            line.whose = line.whose.map(|whose| self.party(whose));
        }
        scenario.start = scenario.start.and_then(|start| self.package(&start));
        scenario
    }

    fn turn(&self, choice: &mut Choice) {
        let options = choice.options.iter().map(|&option| self.choice((choice.issue, option)).1);
        let mut options: Vec<usize> = options.collect();
        options.sort_unstable();
        *choice = Choice { issue: self.choice((choice.issue, 0)).0, options };
    }

    /// Something for each option of each issue.
    fn rows<T>(&self, rows: Vec<Vec<T>>) -> Vec<Vec<T>> {
        let rows = rows.into_iter().zip(&self.options).map(|(row, options)| placed(row, options));
        placed(rows.collect(), &self.issues)
    }

    fn loose(&self, loose: &Loose) -> (Loose, Said) {
        let issue = |issue: usize| self.choice((issue, 0)).0;
        let side = |side: &[(usize, usize)]| {
            let mut side: Vec<_> = side.iter().map(|&choice| self.choice(choice)).collect();
            side.sort_unstable();
            side
        };
        let ranking = |one: &Ranking| {
            let place = |place: &Vec<usize>| {
                let place = place.iter().map(|&option| self.choice((one.issue, option)).1);
                let mut place: Vec<usize> = place.collect();
                place.sort_unstable();
                place
            };
            Ranking { issue: issue(one.issue), order: one.order.iter().map(place).collect() }
        };
        let more = |one: &More| More { this: side(&one.this), than: side(&one.than), by: one.by };
        let matters =
            |one: &Matters| Matters { this: issue(one.this), than: issue(one.than), ..*one };
        let package = |one: &Package| self.package(one).unwrap_or_default();
        let (rankings, ranked) = sorted(loose.rankings.iter().map(ranking));
        let (more, compared) = sorted(loose.more.iter().map(more));
        let (matters, weighed) = sorted(loose.matters.iter().map(matters));
        let (accepts, accepted) = sorted(loose.accepts.iter().map(package));
        let (refuses, refused) = sorted(loose.refuses.iter().map(package));
        let ratings = self.rows(loose.ratings.clone());
        let reservation = loose.reservation;
        let said = Said {
            rankings: ranked,
            more: compared,
            matters: weighed,
            accepts: accepted,
            refuses: refused,
        };
        (Loose { ratings, reservation, rankings, more, matters, accepts, refuses }, said)
    }
}

/// For each name, its place among all.
fn ranks<T: Ord>(names: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| &names[at]);
    turned(&order)
}

/// From where what stood at each place came, or the other way round.
fn turned(places: &[usize]) -> Vec<usize> {
    let mut back = vec![0; places.len()];
    places.iter().enumerate().for_each(|(at, &place)| back[place] = at);
    back
}

/// Each thing at its place.
fn placed<T>(things: Vec<T>, places: &[usize]) -> Vec<T> {
    let mut things: Vec<(T, usize)> = things.into_iter().zip(places.iter().copied()).collect();
    things.sort_by_key(|(_, place)| *place);
    things.into_iter().map(|(thing, _)| thing).collect()
}

/// Things in order, with where each stood.
fn sorted<T: Ord>(things: impl Iterator<Item = T>) -> (Vec<T>, Vec<usize>) {
    let mut things: Vec<(T, usize)> = things.enumerate().map(|(at, thing)| (thing, at)).collect();
    things.sort();
    things.into_iter().unzip()
}
