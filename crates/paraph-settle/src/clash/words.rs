//! Findings in sentences, one for each, plain and neutral.
//!
//! What they say is private, and the mediator's alone: a clash tells of somebody's red lines, an amount of
//! ratings.

use alloc::{borrow::Cow, format, string::String, vec, vec::Vec};

use super::said::{Kind, Said};
use super::{Alternative, Clash, Demand, Findings, Lift, Rest};
use crate::amount::Spelling;
use crate::scenario::{Choice, Line, Saying, Scenario};

/// Of so many sets it is worked out how far reservation values must be lowered; who shows few of them shows
/// these.
pub const TOLD: usize = 10;

impl Findings {
    /// What is known, for the mediator: a sentence for each finding, with what it is about. Those about one
    /// thing stand together, what tells most first. Nothing is said of an unfinished search beyond what it has
    /// proved or found.
    #[must_use]
    pub fn told(&self, scenario: &Scenario, spelling: Spelling) -> Vec<Said> {
        if let Some(sentence) = self.acceptable_after_all() {
            return vec![Said { kind: Kind::Note, sentence }];
        }
        let mut told: Vec<Said> = Vec::new();
        let mut say = |kind: Kind, sentences: &mut dyn Iterator<Item = String>| {
            told.extend(sentences.map(|sentence| Said { kind, sentence }));
        };
        say(Kind::Clash, &mut self.clashes.iter().map(|clash| clash.sentence(scenario)));
        say(Kind::Note, &mut self.count_clashes().into_iter());
        say(Kind::Enough, &mut self.lifts.iter().map(|lift| lift.sentence(scenario, spelling)));
        say(Kind::Note, &mut self.count_lifts().into_iter());
        say(Kind::EnoughAllTheSame, &mut self.tell_barred(scenario).into_iter());
        say(Kind::LeastCost, &mut self.tell_cheapest(scenario, spelling).into_iter());
        say(Kind::EqualConcession, &mut self.tell_concession(scenario, spelling).into_iter());
        say(Kind::Alternative, &mut self.tell_alternatives(scenario, spelling).into_iter());
        told
    }

    fn acceptable_after_all(&self) -> Option<String> {
        let said = "There is a package that is acceptable to all: nothing stands in the way.";
        self.acceptable.is_some().then(|| said.into())
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
            let told = "No change of what can be lifted is enough: lines that cannot be lifted, since no cost is \
                 given for them, clash.";
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
                format!("Every change that is enough touches all of these demands{proved}.")
            }
            (count, true) => {
                format!(
                    "Every change that is enough touches all demands of one of {count} such sets{proved}."
                )
            }
            (count, false) => {
                format!("Found so far, such sets of demands: {count}{proved}.")
            }
        })
    }

    /// What would end it all the same, where nothing that can be lifted is enough.
    fn tell_barred(&self, scenario: &Scenario) -> Vec<String> {
        if !(self.lifts.is_empty() && self.is_smallest_lift) {
            return Vec::new();
        }
        let told = self.barred.iter().map(|lift| {
            let changes = lift.changes(scenario, Spelling::Rounded);
            format!("It would end if lines were lifted all the same: {changes}.")
        });
        told.collect()
    }

    fn tell_concession(&self, scenario: &Scenario, spelling: Spelling) -> Option<String> {
        let by = spelling.of_sum(scenario, self.concession.as_ref()?.by);
        Some(format!(
            "It would be enough that every party lowers its reservation value by {by}; no smaller equal \
             concession is."
        ))
    }

    fn tell_cheapest(&self, scenario: &Scenario, spelling: Spelling) -> Option<String> {
        let cheapest = self.cheapest.as_ref()?;
        let lift = cheapest.lift.iter().map(|&line| lifts_line(scenario, line));
        let lower = cheapest.lower.iter().enumerate().filter(|(_, by)| **by > 0);
        let lower = lower.map(|(party, &by)| lowers(scenario, party, Some(by), spelling));
        let changes = list(&lift.chain(lower).collect::<Vec<_>>());
        let cost = spelling.of_sum(scenario, cheapest.cost);
        Some(format!(
            "The least that is enough costs, all together, {cost}; one way at that cost: {changes}."
        ))
    }

    fn tell_alternatives(&self, scenario: &Scenario, spelling: Spelling) -> Vec<String> {
        let now = self.concession.as_ref().map(|concession| concession.by);
        let helps = |found: &&Alternative| match (&found.rest, now) {
            (Some(rest), Some(now)) => rest.concession < now,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let mut told: Vec<String> = Vec::new();
        let helping: Vec<&Alternative> = self.alternatives.iter().filter(helps).collect();
        for (at, found) in helping.iter().enumerate() {
            let Some(rest) = &found.rest else { continue };
            let is_level = |other: Option<&&Alternative>| {
                other.is_some_and(|other| other.rank() == found.rank())
            };
            let tied = is_level(helping.get(at + 1)) || at > 0 && is_level(helping.get(at - 1));
            told.push(alternative(scenario, found, rest, tied, spelling));
        }
        let is_known = self.alternatives.len() == scenario.issues.len();
        if told.is_empty() && is_known {
            told.push(
                "One more alternative on a single issue would not help, whichever it is.".into(),
            );
        }
        told
    }
}

impl Demand {
    /// What it is called where everything may be named: `B's red line "no dam"`.
    #[must_use]
    pub fn called(self, scenario: &Scenario) -> String {
        name(scenario, self)
    }
}

impl Clash {
    fn sentence(&self, scenario: &Scenario) -> String {
        let named = names(scenario, &self.demands);
        let (named, kept) = (list(&named), kept(named.len()));
        format!("Nothing is acceptable to all: {named} cannot be {kept}.")
    }
}

impl Lift {
    fn sentence(&self, scenario: &Scenario, spelling: Spelling) -> String {
        format!("It would be enough that {}.", self.changes(scenario, spelling))
    }

    /// What is lifted and lowered.
    fn changes(&self, scenario: &Scenario, spelling: Spelling) -> String {
        let changes = self.demands.iter().map(|demand| match demand {
            Demand::Line(line) => lifts_line(scenario, *line),
            Demand::Reservation(party) => {
                let by = self.least.as_ref().map(|least| least.by[*party]);
                lowers(scenario, *party, by, spelling)
            }
        });
        list(&changes.collect::<Vec<_>>())
    }
}

fn alternative(
    scenario: &Scenario,
    found: &Alternative,
    rest: &Rest,
    is_tied: bool,
    spelling: Spelling,
) -> String {
    let name = &scenario.issues[found.issue].name;
    let alike = if is_tied { ", as much as one on another issue of these" } else { "" };
    if rest.concession > 0 {
        let by = spelling.of_sum(scenario, rest.concession);
        return format!(
            "One more alternative on \"{name}\" would help{alike}, but even one as good for each party \
             as the best there is leaves an equal concession of {by}."
        );
    }
    let what = worth(scenario, rest, spelling);
    format!("One more alternative on \"{name}\" could be enough{alike}: {what}.")
}

/// What a new alternative must be worth to each party. What is below nothing is no worth: the most that
/// it may cost.
fn worth(scenario: &Scenario, rest: &Rest, spelling: Spelling) -> String {
    let needs = || scenario.parties.iter().zip(&rest.needs).enumerate();
    let amount = |at: usize, units: i64| spelling.of_party(scenario, at, units);
    let gains = needs().filter_map(|(at, (party, need))| {
        let need = need.filter(|need| *need > 0)?;
        Some(format!("{} to {}", amount(at, need), called(&party.name)))
    });
    let gains: Vec<String> = gains.collect();
    let losses = needs().filter_map(|(at, (party, need))| {
        let name = called(&party.name);
        Some(match need.filter(|need| *need <= 0)? {
            0 => format!("{name} loses nothing"),
            need => format!("{name} loses no more than {}", amount(at, -need)),
        })
    });
    let losses: Vec<String> = losses.collect();
    match (gains.is_empty(), losses.is_empty()) {
        (_, true) => format!("one worth at least {}", list(&gains)),
        (true, false) => format!("one by which {}", list(&losses)),
        (false, false) => {
            format!("one worth at least {}, and by which {}", list(&gains), list(&losses))
        }
    }
}

fn lifts_line(scenario: &Scenario, line: usize) -> String {
    let what = unowned(scenario, line);
    match scenario.lines[line].whose {
        Some(whose) => format!("{} lifts its {what}", called(&scenario.parties[whose].name)),
        None => format!("{what} is lifted"),
    }
}

fn lowers(scenario: &Scenario, party: usize, by: Option<i64>, spelling: Spelling) -> String {
    let name = called(&scenario.parties[party].name);
    match by {
        Some(by) => {
            format!(
                "{name} lowers its reservation value by {}",
                spelling.of_party(scenario, party, by)
            )
        }
        None => format!("{name} lowers its reservation value"),
    }
}

fn names(scenario: &Scenario, demands: &[Demand]) -> Vec<String> {
    demands.iter().map(|demand| name(scenario, *demand)).collect()
}

fn name(scenario: &Scenario, demand: Demand) -> String {
    let whose = |party: usize| owner(&scenario.parties[party].name);
    match demand {
        Demand::Reservation(party) => format!("{} reservation value", whose(party)),
        Demand::Line(line) => match scenario.lines[line].whose {
            Some(party) => format!("{} {}", whose(party), unowned(scenario, line)),
            None => unowned(scenario, line),
        },
    }
}

/// A party's name; in quotes where a comma in it would make two of it in a list.
fn called(name: &str) -> Cow<'_, str> {
    if name.contains(',') { format!("\"{name}\"").into() } else { name.into() }
}

/// "A's", "Nurses'".
fn owner(name: &str) -> String {
    let name = called(name);
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

/// What a line is called: by its name, else by its number among all lines or all of its party, with
/// what it says if that is short.
fn unowned(scenario: &Scenario, line: usize) -> String {
    let said = &scenario.lines[line];
    let kind = if said.whose.is_some() { "red line" } else { "rule" };
    if !said.name.is_empty() {
        // Of a rule that is several lines a part has no name of its own: it is told what it says.
        let part = said.name.rsplit_once(", part ").and_then(|_| content(scenario, said));
        let what = part.map(|what| format!(" ({what})")).unwrap_or_default();
        return if said.name.starts_with(kind) {
            format!("{}{what}", said.name)
        } else {
            format!("{kind} \"{}\"{what}", said.name)
        };
    }
    let same = scenario.lines.iter().take(line).filter(|other| other.whose == said.whose);
    let what = content(scenario, said).map(|what| format!(" ({what})")).unwrap_or_default();
    format!("{kind} {}{what}", same.count() + 1)
}

/// So many choices of a line are named in a sentence.
const CHOICES: usize = 4;

/// What a line asks, if it is short.
fn content(scenario: &Scenario, line: &Line) -> Option<String> {
    let count = line.of.len();
    if count == 0 || count > CHOICES {
        return None;
    }
    let all = |choices: &[Choice]| -> Option<Vec<String>> {
        choices.iter().map(|choice| chosen(scenario, choice)).collect()
    };
    let said = line.said(&scenario.issues);
    if let Saying::IfThen(conditions, then) = &said {
        return Some(format!("if {} then {}", list(&all(conditions)?), chosen(scenario, then)?));
    }
    let named = list(&all(&line.of)?);
    let together = if count == 1 { "" } else { " together" };
    Some(match (said, line.at_least, line.at_most) {
        (Saying::Forbid, ..) => format!("{named}{together} is forbidden"),
        (Saying::Require, ..) => format!("{named} is required"),
        (_, 0, most) => format!("at most {most} of {named}"),
        (_, least, most) if most >= count => format!("at least {least} of {named}"),
        (_, least, most) => format!("at least {least} and at most {most} of {named}"),
    })
}

/// An issue with the options of it that are meant.
fn chosen(scenario: &Scenario, choice: &Choice) -> Option<String> {
    let issue = scenario.issues.get(choice.issue)?;
    let names = choice.options.iter().map(|option| Some(issue.options.get(*option)?.name.as_str()));
    let names: Option<Vec<&str>> = names.collect();
    let names = names.filter(|names| names.len() <= CHOICES)?;
    Some(format!("\"{}: {}\"", issue.name, names.join(" or ")))
}

fn kept(count: usize) -> &'static str {
    if count == 1 { "kept by any package" } else { "kept together" }
}

/// "one", "one and two", "one, two and three".
fn list(parts: &[String]) -> String {
    match parts {
        [] => "nothing".into(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
