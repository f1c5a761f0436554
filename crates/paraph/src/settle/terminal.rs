//! The page for people at a terminal, made of what its reader may see and of nothing else.

use paraph_case::view::{Page, Tone, listed, number};
use paraph_settle::clash::TOLD;
use paraph_settle::settling::STANDARDS;

use super::json::{ChangeShown, ExchangeShown, PlaceShown, Settlement, SolutionShown};

mod answer;
mod divided;
mod head;
mod rough;

/// So many points of a frontier are told one by one.
const POINTS_SHOWN: usize = 12;

/// The whole page.
pub(super) fn of(shown: &Settlement) -> Page {
    let mut page = Page::default();
    head::head(shown, &mut page);
    head::possible(shown, &mut page);
    // That nothing is acceptable is said once, and not of each standard again.
    let is_said =
        |told: &SolutionShown| shown.feasible == "no" && told.proved && told.package.is_none();
    // What a mediator can act on at once.
    if let Some(rough) = &shown.rough {
        rough::questions(rough, &mut page);
    }
    let told = shown.solutions.iter().filter(|told| told.same_as.is_none() && !is_said(told));
    for solution in told {
        answer::one(shown, solution, &mut page);
    }
    obstacles(shown, &mut page);
    if let Some(rough) = &shown.rough {
        rough::best(rough, &mut page);
        rough.notes.iter().for_each(|note| page.toned(0, Tone::Quiet, note));
    }
    exchanges(shown, &mut page);
    divided::of(shown, &mut page);
    frontier(shown, &mut page);
    page.gap();
    let uncounted = uncounted(shown);
    if !uncounted.is_empty() {
        let said = "it was not counted how many packages are as good: the one told is one of the best, and there may \
                    be others";
        page.toned(0, Tone::Quiet, format!("Of the standards {}: {said}.", listed(uncounted)));
    }
    if let Some(numbers) = head::numbers(shown) {
        page.toned(0, Tone::Quiet, numbers);
    }
    page
}

/// Of which standards a package is proved the best and it was not counted how many are as good.
fn uncounted(shown: &Settlement) -> Vec<&String> {
    // How many are as good for one party alone nobody asks.
    let is_best = |told: &&SolutionShown| {
        let is_standard = STANDARDS.iter().any(|standard| standard.word() == told.solution);
        is_standard && told.proved && told.package.is_some() && told.tied.is_none()
    };
    let best = shown.solutions.iter().filter(|_| shown.reader == "mediator").filter(is_best);
    best.map(|told| &told.called).collect()
}

/// What stands behind a number of this party, with a space before it; nothing where all numbers are in the
/// same.
fn unit(shown: &Settlement, party: &str) -> String {
    let of = shown.parties.iter().find(|other| other.name == party);
    of.and_then(|of| of.unit.as_ref()).map(|unit| format!(" {unit}")).unwrap_or_default()
}

/// Numbers of several parties are compared and added up in the unit of the file, and told in what each party
/// counts in: what is said where these are two.
fn measure(shown: &Settlement) -> String {
    let is_mixed = shown.parties.iter().any(|party| party.unit.is_some());
    let measure = shown.sums_in.as_ref().filter(|_| is_mixed);
    measure.map(|sums| format!(", all counted in {sums}")).unwrap_or_default()
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// So many clashes, ways and alternatives are told, of each.
const OBSTACLES_SHOWN: usize = TOLD;

/// What stands in the way, where nothing is acceptable.
fn obstacles(shown: &Settlement, page: &mut Page) {
    if !shown.obstacles.is_empty() {
        page.gap();
        let central = if shown.rough.is_some() { ", with central values" } else { "" };
        page.toned(0, Tone::Strong, format!("What stands in the way{central}"));
        for of_a_kind in shown.obstacles.chunk_by(|one, next| one.kind == next.kind) {
            let told = of_a_kind.iter().take(OBSTACLES_SHOWN);
            told.for_each(|one| page.line(1, &one.sentence));
            let more = of_a_kind.len().saturating_sub(OBSTACLES_SHOWN);
            if more > 0 {
                page.line(1, format!("and {more} more, which --json has"));
            }
        }
    }
}

/// What going from one standard to the next costs whom.
fn exchanges(shown: &Settlement, page: &mut Page) {
    if shown.exchanges.is_empty() {
        return;
    }
    page.gap();
    page.toned(0, Tone::Strong, "From one solution to the next");
    for exchange in &shown.exchanges {
        page.line(1, format!("{} -> {}: {}", exchange.from, exchange.to, changes(shown, exchange)));
        for one in &exchange.rates {
            page.line(
                2,
                format!(
                    "{} loses {}{} for each 1{} that {} gains",
                    one.loser,
                    one.rate.decimal,
                    unit(shown, &one.loser),
                    unit(shown, &one.gainer),
                    one.gainer
                ),
            );
        }
        if let (true, Some(together)) = (exchange.rates.is_empty(), &exchange.together) {
            let said = "together those that lose lose";
            let measure = measure(shown);
            page.line(
                2,
                format!("{said} {} for each 1 that the others gain{measure}", together.decimal),
            );
        }
    }
}

fn changes(shown: &Settlement, exchange: &ExchangeShown) -> String {
    let one = |one: &ChangeShown| match one.change.decimal.strip_prefix('-') {
        Some(less) => format!("{} loses {less}{}", one.party, unit(shown, &one.party)),
        None => format!("{} gains {}{}", one.party, one.change.decimal, unit(shown, &one.party)),
    };
    let all: Vec<String> = exchange.changes.iter().map(one).collect();
    all.join(", ")
}

/// The frontier in words.
fn frontier(shown: &Settlement, page: &mut Page) {
    if let Some(left) = &shown.frontier_left {
        page.gap();
        page.toned(0, Tone::Waiting, format!("Pareto frontier: {}", left.sentence));
    }
    let Some(places) = shown.frontier.as_ref().filter(|places| !places.is_empty()) else { return };
    page.gap();
    let central = if shown.rough.is_some() { " of central values" } else { "" };
    let points = number(places.len(), "point");
    page.toned(0, Tone::Strong, format!("Pareto frontier{central}: {points}"));
    page.line(
        1,
        "packages in which nobody can have more without another having less; * is acceptable to every \
         party",
    );
    let names: Vec<&str> = shown.parties.iter().map(|party| party.name.as_str()).collect();
    // The acceptable ones matter most.
    let (good, others): (Vec<_>, Vec<_>) = places.iter().partition(|place| place.acceptable);
    let told: Vec<&PlaceShown> = good.iter().chain(&others).copied().take(POINTS_SHOWN).collect();
    for place in &told {
        let utilities = names.iter().zip(&place.utilities);
        let utilities =
            utilities.map(|(name, of)| format!("{name} {}{}", of.decimal, unit(shown, name)));
        let package = shown.issues.iter().zip(&place.package);
        let package = package.map(|(issue, option)| format!("{issue}: {option}"));
        page.line(
            1,
            format!(
                "{} {} ({})",
                if place.acceptable { "*" } else { "-" },
                utilities.collect::<Vec<_>>().join(", "),
                package.collect::<Vec<_>>().join("; ")
            ),
        );
    }
    if places.len() > told.len() {
        let more = places.len() - told.len();
        page.line(1, format!("and {more} more, which --json and --svg have"));
    }
}
