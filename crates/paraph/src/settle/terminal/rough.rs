//! Where ratings are rough: what to ask, and what may be the best with all ratings that fit.

use paraph_case::view::{Page, Tone, listed};

use super::super::json::{LeftShown, RoughBestShown, RoughShown};
use super::super::rough::{ACCEPTABLE, FRONTIER};
use super::capital;

/// So many packages are told of each kind.
const PACKAGES_SHOWN: usize = 6;

/// What is surely best, and what may be.
pub(super) fn best(rough: &RoughShown, page: &mut Page) {
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
        let is_standard = is_standard(one);
        // What every party can surely live with is told by name.
        let is_named = |kind: &str| is_standard || (kind == "surely" && one.about == ACCEPTABLE);
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

fn is_standard(one: &RoughBestShown) -> bool {
    ![ACCEPTABLE, FRONTIER].contains(&one.about.as_str())
}

/// What to ask whom.
pub(super) fn questions(rough: &RoughShown, page: &mut Page) {
    if rough.questions.is_empty() {
        // The mediator's page alone lists what may be the best.
        let is_open = |one: &RoughBestShown| !one.may.is_empty() || !one.open.is_empty();
        if rough.best.iter().filter(|one| is_standard(one)).any(is_open) {
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
