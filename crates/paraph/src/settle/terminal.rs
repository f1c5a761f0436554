//! The page for people at a terminal, made of what its reader may see and of nothing else.

use paraph_case::view::{Page, Tone, listed, number};
use paraph_settle::clash::TOLD;

use super::json::{
    ChoiceShown, ExchangeShown, GainShown, LeftShown, NumberShown, PlaceShown, RoughBestShown,
    RoughShown, Settlement, SolutionShown,
};

mod divided;

/// So many points of a frontier are told one by one.
const POINTS_SHOWN: usize = 12;

/// The whole page.
pub(super) fn of(shown: &Settlement) -> Page {
    let mut page = Page::default();
    head(shown, &mut page);
    possible(shown, &mut page);
    // That nothing is acceptable is said once, and not of each standard again.
    let is_said =
        |told: &SolutionShown| shown.feasible == "no" && told.proved && told.package.is_none();
    // What a mediator can act on at once.
    if let Some(rough) = &shown.rough {
        questions(rough, &mut page);
    }
    let told = shown.solutions.iter().filter(|told| told.same_as.is_none() && !is_said(told));
    for solution in told {
        one(shown, solution, &mut page);
    }
    obstacles(shown, &mut page);
    if let Some(rough) = &shown.rough {
        rough_best(rough, &mut page);
        rough.notes.iter().for_each(|note| page.toned(0, Tone::Quiet, note));
    }
    exchanges(shown, &mut page);
    divided::of(shown, &mut page);
    frontier(shown, &mut page);
    page.gap();
    if let Some(numbers) = numbers(shown) {
        page.toned(0, Tone::Quiet, numbers);
    }
    page
}

/// What numbers are in, and how they are rounded; nothing for who sees none.
fn numbers(shown: &Settlement) -> Option<String> {
    let own =
        shown.parties.iter().filter_map(|party| Some((&party.name, party.counts_in.as_ref()?)));
    let own: Vec<(&String, &String)> = own.collect();
    let (_, first) = own.first()?;
    let sums = shown.sums_in.as_ref().unwrap_or(first);
    let are = if own.iter().all(|(_, counts_in)| counts_in == first) && sums == *first {
        format!("Numbers are {first}")
    } else {
        let each = own.iter().map(|(name, counts_in)| format!("{name} {counts_in}"));
        let each = each.collect::<Vec<_>>().join(", ");
        format!(
            "Numbers are what each party counts in ({each}); sums over parties, costs and equal \
             concessions are {sums}"
        )
    };
    Some(format!(
        "{are}, rounded to 4 digits behind the point, halves to the even digit. Each party's are its \
         own: one of one party's is not one of another's."
    ))
}

/// What stands behind a number of this party, with a space before it; nothing where all numbers are in the
/// same.
fn unit(shown: &Settlement, party: &str) -> String {
    let of = shown.parties.iter().find(|other| other.name == party);
    of.and_then(|of| of.unit.as_ref()).map(|unit| format!(" {unit}")).unwrap_or_default()
}

/// What it is, and for whom the page is.
fn head(shown: &Settlement, page: &mut Page) {
    let size = format!(
        "{}, {}, {} {}",
        parties(shown.parties.len()),
        number(shown.issues.len(), "issue"),
        shown.packages,
        if shown.packages == "1" { "package" } else { "packages" }
    );
    let name = if shown.name.is_empty() { String::new() } else { format!("{}: ", shown.name) };
    page.pieces(0, vec![(Tone::Strong, name), (Tone::Plain, size)]);
    let whom = match (shown.reader.as_str(), &shown.party) {
        ("mediator", _) => "For the mediator: every party's numbers are in it.".to_owned(),
        (_, Some(party)) => {
            format!("For {party}: of the others it has neither ratings nor reservation values.")
        }
        _ => "For everybody: nobody's ratings or reservation values are in it (--for PARTY shows \
              a party its own, --mediator all)."
            .to_owned(),
    };
    page.toned(0, Tone::Quiet, whom);
    let own =
        shown.parties.iter().filter_map(|party| Some((&party.name, party.reservation.as_ref()?)));
    let own: Vec<String> =
        own.map(|(name, of)| format!("{name} {}{}", of.decimal, unit(shown, name))).collect();
    if !own.is_empty() {
        let central = if shown.rough.is_some() { " (central)" } else { "" };
        page.line(0, format!("reservation values{central}: {}", own.join(", ")));
    }
    if let Some(start) = &shown.start {
        let options = start.iter().map(|one| format!("{}: {}", one.issue, one.option));
        page.line(0, format!("start: {}", options.collect::<Vec<_>>().join("; ")));
    }
}

fn parties(count: usize) -> String {
    if count == 1 { "1 party".into() } else { format!("{count} parties") }
}

/// Whether anything is.
fn possible(shown: &Settlement, page: &mut Page) {
    page.gap();
    let (tone, said) = match (shown.feasible.as_str(), &shown.rough) {
        (_, Some(rough)) => with_all(rough),
        ("yes", None) => (Tone::Good, "There are packages that every party can live with."),
        ("no", None) if is_no_line_kept(shown) => {
            (Tone::Open, "No package keeps every line: that is proved.")
        }
        ("no", None) => (
            Tone::Open,
            "No package keeps every line and gives every party its reservation value: that is proved.",
        ),
        _ => (Tone::Waiting, "Whether any package is acceptable to every party is not known yet."),
    };
    page.toned(0, tone, said);
    if shown.rough.is_some() {
        let said = "Some ratings are rough. The packages below, and all numbers beside them, are the \
                    answers for central values: one number for each, in the middle of what was said, which \
                    nobody has said. What the packages are with all ratings that fit stands beside each: \
                    \"surely\" with all of them, \"may be\" with some, \"not ruled out\" where neither that \
                    nor the contrary was found.";
        page.line(0, said);
    }
    if let (Some(keeping), Some(acceptable)) = (shown.keeping_lines, shown.acceptable) {
        page.line(
            0,
            format!(
                "Packages that keep every line: {keeping}; of these acceptable to every party{}: {acceptable}.",
                if shown.rough.is_some() { ", with central values" } else { "" }
            ),
        );
    }
    if !shown.finished {
        page.toned(0, Tone::Waiting, "The search was stopped: what is not proved says so.");
    }
}

/// Whether it is known that lines alone leave nothing.
fn is_no_line_kept(shown: &Settlement) -> bool {
    let mut all = shown.solutions.iter().filter(|told| told.solution == "utilitarian-of-all");
    shown.keeping_lines == Some(0) || all.any(|told| told.proved && told.package.is_none())
}

/// Whether anything is acceptable, of all ratings that fit.
fn with_all(rough: &RoughShown) -> (Tone, &'static str) {
    match (rough.feasible.as_str(), rough.complete) {
        ("one", _) => (
            Tone::Good,
            "There are packages that every party can live with, whatever ratings fit: that is proved.",
        ),
        ("always", _) => (
            Tone::Good,
            "Whatever ratings fit, there is a package that every party can live with: that is proved. No \
             one package is acceptable with all of them: which one is, depends on which are the true ones.",
        ),
        ("depends", _) => (
            Tone::Waiting,
            "With some ratings that fit there is a package that every party can live with, with others \
             there is none: that is proved. Whether one is depends on which are the true ones.",
        ),
        ("sometimes", true) => (
            Tone::Waiting,
            "No one package is acceptable to every party whatever ratings fit. With some of them one is; \
             whether there is always one is not known.",
        ),
        ("sometimes", false) => (
            Tone::Waiting,
            "With some ratings that fit there is a package that every party can live with. Whether there is \
             one whatever ratings fit is not known.",
        ),
        ("never", _) => (
            Tone::Open,
            "With no ratings that fit is any package acceptable to every party: that is proved.",
        ),
        _ => (
            Tone::Waiting,
            "Whether any package is acceptable to every party with some ratings that fit is not known.",
        ),
    }
}

/// One answer, and the others that are the same package.
fn one(shown: &Settlement, told: &SolutionShown, page: &mut Page) {
    let same = shown.solutions.iter().filter(|other| other.same_as.as_ref() == Some(&told.called));
    let all: Vec<&SolutionShown> = std::iter::once(told).chain(same).collect();
    page.gap();
    page.toned(0, Tone::Strong, capital(&listed(all.iter().map(|told| &told.called))));
    for (at, told) in all.iter().enumerate() {
        proof(told, all.len() > 1, page);
        // What holds of the next one too is said once, below it.
        let next = all.get(at + 1).map(|next| standing(shown, next));
        if next != Some(standing(shown, told)) {
            sure(shown, told, page);
        }
    }
    let Some(package) = &told.package else {
        page.line(1, "no package");
        return;
    };
    package.iter().for_each(|choice| choose(shown, told, choice, page));
    told.gains.iter().for_each(|gain| gained(shown, told, gain, page));
    ranges(shown, told, page);
    holding(shown, told, page);
    for told in &all {
        if let Some(tied @ 2..) = told.tied {
            let by = if all.len() > 1 { format!("{}: ", told.called) } else { String::new() };
            let said = "packages with different utilities are equally good; this is one of them";
            page.line(1, format!("{by}{tied} {said}"));
        }
    }
}

/// Whose gain is the smallest, or whose is furthest below nothing.
fn holding(shown: &Settlement, told: &SolutionShown, page: &mut Page) {
    let gain_of = |name: &String| told.gains.iter().find(|gain| gain.party == *name);
    let Some(first) = told.holding.first() else { return };
    let is_below = gain_of(first).is_some_and(|gain| gain.gain.decimal.starts_with('-'));
    let said = match (is_below, told.holding.len()) {
        (true, 1) => "furthest below its reservation value is",
        (true, _) => "furthest below their reservation values are",
        (false, 1) => "the smallest gain is that of",
        (false, _) => "the smallest gains are those of",
    };
    page.line(1, format!("{said} {}{}", listed(&told.holding), measure(shown)));
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

/// Whether it is proved: of which standard that is, where there are several above.
fn proof(told: &SolutionShown, is_one_of_several: bool, page: &mut Page) {
    let (tone, sure) = match told.proved {
        true => (Tone::Good, "proved"),
        false => (Tone::Waiting, "best found, not proved"),
    };
    let limit = told.limit.as_ref().map(|limit| format!("; {limit}")).unwrap_or_default();
    let called = if is_one_of_several { format!("{}: ", told.called) } else { String::new() };
    let standard = format!("{}: ", told.standard);
    page.pieces(
        1,
        vec![
            (Tone::Plain, called),
            (Tone::Quiet, standard),
            (tone, sure.into()),
            (Tone::Plain, limit),
        ],
    );
}

/// The choice on one issue, with who gains and who gives by what is otherwise than at the start.
fn choose(shown: &Settlement, told: &SolutionShown, choice: &ChoiceShown, page: &mut Page) {
    let wording = choice.wording.as_ref().filter(|wording| !wording.is_empty());
    let wording = wording.map(|wording| format!(", “{wording}”")).unwrap_or_default();
    let moved = told.moves.iter().find(|moved| moved.issue == choice.issue);
    let from = moved.map(|moved| format!(" (was {})", moved.from)).unwrap_or_default();
    let said = format!("{}{from}{wording}", choice.option);
    page.pieces(1, vec![(Tone::Strong, format!("{}: ", choice.issue)), (Tone::Plain, said)]);
    let Some(moved) = moved.filter(|moved| !moved.changes.is_empty()) else { return };
    let changes = moved.changes.iter().map(|one| match one.change.decimal.strip_prefix('-') {
        Some(less) => format!("{} moves and gives {less}{}", one.party, unit(shown, &one.party)),
        None => format!("{} gains {}{}", one.party, one.change.decimal, unit(shown, &one.party)),
    });
    page.line(2, changes.collect::<Vec<_>>().join("; "));
}

/// What a party has of it.
fn gained(shown: &Settlement, told: &SolutionShown, gain: &GainShown, page: &mut Page) {
    let above = match gain.gain.decimal.strip_prefix('-') {
        Some(below) => format!("{below} below its reservation value"),
        None => format!("{} above its reservation value", gain.gain.decimal),
    };
    let more = |of: &NumberShown| match of.decimal.strip_prefix('-') {
        Some(less) => format!("{less} less"),
        None => format!("{} more", of.decimal),
    };
    let against = gain.against_start.as_ref().map(|of| format!("; {} than at the start", more(of)));
    let together =
        gain.together.as_ref().filter(|more| more.exact != "0" && !told.moves.is_empty());
    let together = together.zip(gain.by_issue.as_ref()).map(|(together, by_issue)| {
        format!(": {} issue by issue, {} by what goes together", more(by_issue), more(together))
    });
    let together = together.unwrap_or_default();
    let said = format!(
        "{}: {}{}, {above}{}{together}",
        gain.party,
        gain.utility.decimal,
        unit(shown, &gain.party),
        against.unwrap_or_default()
    );
    page.line(1, said);
}

/// How sure an answer is, if ratings are rough.
fn standing<'a>(
    shown: &'a Settlement,
    told: &SolutionShown,
) -> Option<(&'a String, &'a Option<String>)> {
    let mut answers = shown.rough.iter().flat_map(|rough| &rough.answers);
    let answer = answers.find(|one| one.solution == told.solution)?;
    Some((&answer.acceptable, &answer.best))
}

/// Whether an answer for central values stays one, whatever ratings fit.
fn sure(shown: &Settlement, told: &SolutionShown, page: &mut Page) {
    let answers = shown.rough.iter().flat_map(|rough| &rough.answers);
    let Some(answer) = answers.into_iter().find(|one| one.solution == told.solution) else {
        return;
    };
    let (tone, acceptable) = match answer.acceptable.as_str() {
        "surely" => (Tone::Good, "surely acceptable to every party"),
        "cannot be" => (Tone::Open, "cannot be acceptable to every party"),
        _ => (Tone::Waiting, "may be acceptable to every party"),
    };
    let best = answer.best.as_ref().map(|best| match best.as_str() {
        "surely" => "; surely the best",
        "may be" => "; may be the best",
        "cannot be" => "; cannot be the best",
        _ => "; not ruled out as the best",
    });
    let best = best.unwrap_or_default();
    page.pieces(
        1,
        vec![
            (Tone::Quiet, "with all ratings that fit: ".into()),
            (tone, acceptable.into()),
            (Tone::Plain, best.into()),
        ],
    );
}

/// Between what gains lie.
fn ranges(shown: &Settlement, told: &SolutionShown, page: &mut Page) {
    let answers = shown.rough.iter().flat_map(|rough| &rough.answers);
    let Some(answer) = answers.into_iter().find(|one| one.solution == told.solution) else {
        return;
    };
    for range in answer.gains.iter().filter(|range| range.least.exact != range.most.exact) {
        let (least, most) = (&range.least.decimal, &range.most.decimal);
        page.line(
            1,
            format!(
                "{}: with all ratings that fit a gain from {least} to {most}{}",
                range.party,
                unit(shown, &range.party)
            ),
        );
    }
}

/// So many packages are told of each kind.
const PACKAGES_SHOWN: usize = 6;

/// What is surely best, and what may be.
fn rough_best(rough: &RoughShown, page: &mut Page) {
    if rough.best.is_empty() {
        return;
    }
    page.gap();
    page.toned(0, Tone::Strong, "With all ratings that fit");
    page.line(1, format!("rough are the ratings of {}", listed(&rough.parties)));
    for one in &rough.best {
        let kinds = [("surely", &one.surely), ("may be", &one.may), ("not ruled out", &one.open)];
        let counts = kinds.iter().filter(|(_, packages)| !packages.is_empty());
        let counts: Vec<String> =
            counts.map(|(kind, packages)| format!("{kind} {}", packages.len())).collect();
        let counts = if counts.is_empty() { "no package".into() } else { counts.join(", ") };
        page.line(1, format!("{}: {counts}", capital(&one.called)));
        // Of what is only acceptable or on the frontier there are many.
        let is_standard =
            !["acceptable to every party", "Pareto frontier"].contains(&one.called.as_str());
        // What every party can surely live with is told by name.
        let is_named = |kind: &str| {
            is_standard || (kind == "surely" && one.called == "acceptable to every party")
        };
        for (kind, packages) in kinds.iter().filter(|(kind, _)| is_named(kind)) {
            for package in packages.iter().take(PACKAGES_SHOWN) {
                page.line(2, format!("{kind}: {package}"));
            }
            if packages.len() > PACKAGES_SHOWN {
                let more = packages.len() - PACKAGES_SHOWN;
                page.line(2, format!("{kind}: {more} more, which --json has"));
            }
        }
    }
}

/// What to ask whom.
fn questions(rough: &RoughShown, page: &mut Page) {
    if rough.questions.is_empty() {
        // The mediator's page alone lists what may be the best.
        let is_open = |one: &RoughBestShown| !one.may.is_empty() || !one.open.is_empty();
        if rough.best.iter().skip(2).any(is_open) {
            page.gap();
            page.toned(0, Tone::Strong, "What to ask");
            page.line(1, "no question was found that tells more");
        }
        return;
    }
    page.gap();
    let is_all = rough.questions.iter().any(|one| one.now.is_some());
    page.toned(0, Tone::Strong, if is_all { "What to ask" } else { "A question to you" });
    for one in &rough.questions {
        let to = if is_all { format!("{}: ", one.party) } else { String::new() };
        let mark = match (one.first, rough.questions.len()) {
            (Some(true), 2..) => " This one first: it tells most.",
            _ => "",
        };
        page.line(1, format!("{to}{}{mark}", one.question));
        if let (Some(now), Some(most), Some(least)) = (&one.now, &one.most, &one.least) {
            let sure = fewer(most, now);
            if !sure.is_empty() {
                page.line(2, format!("whatever the answer, {}", sure.join("; ")));
            }
            let more = fewer(least, most);
            if !more.is_empty() {
                page.line(2, format!("with the answer that tells more, {}", more.join("; ")));
            }
        }
    }
}

/// What is less open than it was.
fn fewer(left: &LeftShown, of: &LeftShown) -> Vec<String> {
    let mut tells = Vec::new();
    if left.optima < of.optima {
        let (left, of) = (left.optima, of.optima);
        tells.push(format!("at most {left} of {of} possible optima are left"));
    }
    if left.unsettled == 0 && of.unsettled > 0 {
        tells.push("by every standard some package is surely the best".into());
    } else if left.unsettled < of.unsettled {
        let (left, of) = (left.unsettled, of.unsettled);
        tells.push(format!(
            "by at most {left} standards, not {of}, there is no package that is surely the best"
        ));
    }
    if left.unsure == 0 && of.unsure > 0 {
        tells.push("of every package it is known whether every party accepts it".into());
    } else if left.unsure < of.unsure {
        let (left, of) = (left.unsure, of.unsure);
        tells.push(format!(
            "of at most {left} packages, not {of}, it is open whether every party accepts them"
        ));
    }
    tells
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
    let one = |one: &super::json::ChangeShown| match one.change.decimal.strip_prefix('-') {
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
