//! What it is, for whom the page is, and whether anything is acceptable to all; at the end of the page, what
//! its numbers are in.

use paraph_case::view::{Page, Tone, listed, number};

use super::super::json::{RoughShown, Settlement};
use super::unit;

/// What numbers are in, and how they are rounded; nothing for who sees none.
pub(super) fn numbers(shown: &Settlement) -> Option<String> {
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

/// What it is, and for whom the page is.
pub(super) fn head(shown: &Settlement, page: &mut Page) {
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
        if !shown.start_breaks.is_empty() {
            page.line(1, format!("it breaks {}", listed(&shown.start_breaks)));
        }
    }
}

fn parties(count: usize) -> String {
    if count == 1 { "1 party".into() } else { format!("{count} parties") }
}

/// Whether anything is.
pub(super) fn possible(shown: &Settlement, page: &mut Page) {
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
