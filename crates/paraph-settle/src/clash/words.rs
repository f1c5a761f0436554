//! Findings in sentences, one for each, plain and neutral.
//!
//! What they say is private: a clash tells of somebody's red lines, an amount tells of ratings. So there
//! are two forms. The mediator's names everything. A party's names its own demands and the lines that
//! bind all, calls all else "what others ask", and gives no number: any amount, its own included, is
//! worked out from what others rate and reserve.

use alloc::{format, string::String, vec, vec::Vec};

use super::{Alternative, Clash, Demand, Findings, Lift, Rest};
use crate::scenario::Scenario;

/// Who is to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// The mediator, who may see everything.
    Mediator,
    /// The party at this position.
    Party(usize),
}

/// So many sets are told in sentences; the rest are counted.
pub const TOLD: usize = 10;

impl Findings {
    /// What is known, a sentence for each finding. Nothing is said of an unfinished search beyond what
    /// it has proved or found.
    #[must_use]
    pub fn sentences(&self, scenario: &Scenario, eyes: Eyes) -> Vec<String> {
        if self.acceptable.is_some() {
            return vec![
                "There is a package that is acceptable to all: nothing stands in the way.".into(),
            ];
        }
        match eyes {
            Eyes::Mediator => self.to_mediator(scenario),
            Eyes::Party(party) => self.to_party(scenario, party),
        }
    }

    fn to_mediator(&self, scenario: &Scenario) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        told.extend(self.clashes.iter().take(TOLD).map(|clash| clash.sentence(scenario)));
        told.extend(self.count_clashes());
        told.extend(self.lifts.iter().take(TOLD).map(|lift| lift.sentence(scenario)));
        told.extend(self.count_lifts());
        told.extend(self.tell_cheapest(scenario));
        if let Some(concession) = &self.concession {
            let by = amount(concession.by, scenario.scale);
            told.push(format!(
                "It would be enough that every party lowers its reservation value by {by}; no smaller \
                 equal concession is."
            ));
        }
        told.extend(self.tell_alternatives(scenario));
        told
    }

    /// How many sets clash, and how sure that is.
    fn count_clashes(&self) -> Option<String> {
        let least = self.clashes.first()?.demands.len();
        let proved = match (least, self.is_smallest_clash) {
            (0 | 1, _) => String::new(),
            (_, true) => format!("; no set of fewer than {least} demands clashes"),
            (_, false) => "; whether a smaller set clashes is not known yet".into(),
        };
        Some(match (self.clashes.len(), self.is_whole) {
            (1, true) => "This is the only minimal set of demands that clashes.".into(),
            (count, true) => {
                format!("There are {count} minimal sets of demands that clash{proved}.")
            }
            (count, false) => {
                format!("Found so far, minimal sets of demands that clash: {count}{proved}.")
            }
        })
    }

    fn count_lifts(&self) -> Option<String> {
        let Some(first) = self.lifts.first() else {
            let is_sure = self.is_smallest_lift && !self.clashes.is_empty();
            let told =
                "No change of what can be lifted is enough: lines that cannot be lifted clash.";
            return is_sure.then(|| told.into());
        };
        let least = first.demands.len();
        let proved = match (least, self.is_smallest_lift) {
            (0 | 1, _) => String::new(),
            (_, true) => format!("; to change fewer than {least} demands is not enough"),
            (_, false) => "; whether fewer changes are enough is not known yet".into(),
        };
        Some(match (self.lifts.len(), self.is_whole) {
            (1, true) => {
                format!("There is no other way that changes no more than it must{proved}.")
            }
            (count, true) => {
                format!("There are {count} ways that change no more than they must{proved}.")
            }
            (count, false) => {
                format!("Found so far, ways that change no more than they must: {count}{proved}.")
            }
        })
    }

    fn tell_cheapest(&self, scenario: &Scenario) -> Option<String> {
        let cheapest = self.cheapest.as_ref()?;
        let lift = cheapest.lift.iter().map(|&line| lifts_line(scenario, line));
        let lower = cheapest.lower.iter().enumerate().filter(|(_, by)| **by > 0);
        let lower = lower.map(|(party, &by)| lowers(scenario, party, Some(by)));
        let changes = list(&lift.chain(lower).collect::<Vec<_>>());
        let cost = amount(cheapest.cost, scenario.scale);
        Some(format!("The least that is enough costs {cost} in sum: {changes}."))
    }

    fn tell_alternatives(&self, scenario: &Scenario) -> Vec<String> {
        let now = self.concession.as_ref().map(|concession| concession.by);
        let helps = |found: &&Alternative| match (&found.rest, now) {
            (Some(rest), Some(now)) => rest.concession < now,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let mut told: Vec<String> = Vec::new();
        let helping: Vec<&Alternative> = self.alternatives.iter().filter(helps).collect();
        for (at, found) in helping.iter().take(TOLD).enumerate() {
            let Some(rest) = &found.rest else { continue };
            let is_level = |other: Option<&&Alternative>| {
                other.is_some_and(|other| other.rank() == found.rank())
            };
            let tied = is_level(helping.get(at + 1)) || at > 0 && is_level(helping.get(at - 1));
            told.push(alternative(scenario, found.issue, rest, tied));
        }
        let is_known = self.alternatives.len() == scenario.issues.len();
        if told.is_empty() && is_known {
            told.push(
                "One more alternative on a single issue would not help, whichever it is.".into(),
            );
        }
        told
    }

    fn to_party(&self, scenario: &Scenario, party: usize) -> Vec<String> {
        let is_shown = |demand: &Demand| match demand {
            Demand::Line(line) => scenario.lines[*line].whose.is_none_or(|whose| whose == party),
            Demand::Reservation(of) => *of == party,
        };
        let mut told: Vec<String> = vec!["No package is acceptable to all as things stand.".into()];
        let own = self.clashes.iter().filter(|clash| clash.demands.iter().all(is_shown));
        told.extend(own.map(|clash| {
            let named = names(scenario, &clash.demands, Some(party));
            format!("Whatever others ask, {} cannot be {}.", list(&named), kept(named.len()))
        }));
        let all = self.clashes.iter().flat_map(|clash| &clash.demands).filter(|it| is_shown(it));
        let mut all: Vec<Demand> = all.copied().collect();
        all.sort_unstable();
        all.dedup();
        told.extend(all.iter().map(|demand| {
            let name = capital(&name(scenario, *demand, Some(party)));
            format!("{name} is part of what cannot be met together.")
        }));
        let alone = self.lifts.iter().filter(|lift| lift.demands.iter().all(is_shown));
        told.extend(alone.map(|lift| {
            let changes = lift.demands.iter().map(|demand| match demand {
                Demand::Line(line) => match scenario.lines[*line].whose {
                    Some(_) => format!("you lift your {}", unowned(scenario, *line)),
                    None => format!("{} is lifted", unowned(scenario, *line)),
                },
                Demand::Reservation(_) => "you lower your reservation value".into(),
            });
            format!("It would be enough that {}.", list(&changes.collect::<Vec<String>>()))
        }));
        let mut enough: Vec<usize> = (self.alternatives.iter())
            .filter(|found| found.is_enough())
            .map(|found| found.issue)
            .collect();
        enough.sort_unstable();
        told.extend(enough.into_iter().map(|issue| {
            format!("One more alternative on \"{}\" could be enough.", scenario.issues[issue].name)
        }));
        told
    }
}

impl Clash {
    fn sentence(&self, scenario: &Scenario) -> String {
        let named = names(scenario, &self.demands, None);
        let (named, kept) = (list(&named), kept(named.len()));
        format!("Nothing is acceptable to all: {named} cannot be {kept}.")
    }
}

impl Lift {
    fn sentence(&self, scenario: &Scenario) -> String {
        let changes = self.demands.iter().map(|demand| match demand {
            Demand::Line(line) => lifts_line(scenario, *line),
            Demand::Reservation(party) => {
                let by = self.least.as_ref().map(|least| least.by[*party]);
                lowers(scenario, *party, by)
            }
        });
        format!("It would be enough that {}.", list(&changes.collect::<Vec<_>>()))
    }
}

fn alternative(scenario: &Scenario, issue: usize, rest: &Rest, is_tied: bool) -> String {
    let name = &scenario.issues[issue].name;
    let alike = if is_tied { ", as much as another issue" } else { "" };
    if rest.concession > 0 {
        let by = amount(rest.concession, scenario.scale);
        return format!(
            "One more alternative on \"{name}\" would help{alike}, but even one as good for each party \
             as the best there is leaves an equal concession of {by}."
        );
    }
    let parties = scenario.parties.iter().zip(&rest.needs);
    let needs = parties.filter_map(|(party, need)| {
        need.map(|need| format!("{} to {}", amount(need, scenario.scale), party.name))
    });
    let needs = list(&needs.collect::<Vec<_>>());
    format!(
        "One more alternative on \"{name}\" could be enough{alike}: one worth at least {needs}."
    )
}

fn lifts_line(scenario: &Scenario, line: usize) -> String {
    let what = unowned(scenario, line);
    match scenario.lines[line].whose {
        Some(whose) => format!("{} lifts its {what}", scenario.parties[whose].name),
        None => format!("{what} is lifted"),
    }
}

fn lowers(scenario: &Scenario, party: usize, by: Option<i64>) -> String {
    let name = &scenario.parties[party].name;
    match by {
        Some(by) => {
            format!("{name} lowers its reservation value by {}", amount(by, scenario.scale))
        }
        None => format!("{name} lowers its reservation value"),
    }
}

/// What the demands are called; to a party, its own are its own.
fn names(scenario: &Scenario, demands: &[Demand], reader: Option<usize>) -> Vec<String> {
    demands.iter().map(|demand| name(scenario, *demand, reader)).collect()
}

fn name(scenario: &Scenario, demand: Demand, reader: Option<usize>) -> String {
    let whose = |party: usize| match reader {
        Some(reader) if reader == party => "your".into(),
        _ => format!("{}'s", scenario.parties[party].name),
    };
    match demand {
        Demand::Reservation(party) => format!("{} reservation value", whose(party)),
        Demand::Line(line) => match scenario.lines[line].whose {
            Some(party) => format!("{} {}", whose(party), unowned(scenario, line)),
            None => unowned(scenario, line),
        },
    }
}

/// What a line is called: by its name, else by its number among all lines or all of its party.
fn unowned(scenario: &Scenario, line: usize) -> String {
    let said = &scenario.lines[line];
    let kind = if said.whose.is_some() { "red line" } else { "rule" };
    if !said.name.is_empty() {
        return if said.name.starts_with(kind) {
            said.name.clone()
        } else {
            format!("{kind} \"{}\"", said.name)
        };
    }
    let same = scenario.lines.iter().take(line).filter(|other| other.whose == said.whose);
    format!("{kind} {}", same.count() + 1)
}

fn kept(count: usize) -> &'static str {
    if count == 1 { "kept by any package" } else { "kept together" }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "one", "one and two", "one, two and three".
fn list(parts: &[String]) -> String {
    match parts {
        [] => "nothing".into(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Units as a utility: a decimal number where the scale is a power of ten, else a fraction.
fn amount(units: i64, scale: i64) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (units, scale) = (units.unsigned_abs(), scale.unsigned_abs());
    let digits = scale.max(1).ilog10();
    let (whole, rest) = (units / scale.max(1), units % scale.max(1));
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    if 10_u64.checked_pow(digits) != Some(scale) {
        return format!("{sign}{units}/{scale}");
    }
    let width = usize::try_from(digits).unwrap_or(0);
    let decimals = format!("{rest:0width$}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}
