//! News: what an act brought about, in a few lines, for one reader.
//!
//! It is the difference between the views before the act and after it, and says nothing that they do
//! not: where nothing changed, there is none.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::id::Party;
use crate::rule::Truth;
use crate::seen::Seen;
use crate::stances::Stand;
use crate::view::{View, listed, one_line, spans};
use crate::views::{
    DraftView, Fate, MotionsView, PackageState, PackagesView, PointStatus, State, Status,
};

/// So many lines at most; what does not fit is left to `paraph status`.
const LINES: usize = 4;

/// What changed from `before` to `after`, as the same reader sees both.
#[must_use]
pub fn news(before: &Seen<'_>, after: &Seen<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let seen = after;
    if let (Ok(before), Ok(after)) = (Status::of(before, None), Status::of(after, None)) {
        match before.draft == after.draft {
            true => points(&before, &after, &mut lines),
            false => {
                draft(&before, &after, &mut lines);
                strayed(seen, &mut lines);
            }
        }
        gates(&before, &after, &mut lines);
    }
    packages(before, after, &mut lines);
    motions(before, after, &mut lines);
    if lines.len() > LINES {
        lines.truncate(LINES - 1);
        lines.push("more has changed: paraph status".into());
    }
    lines.iter().map(|line| one_line(line)).collect()
}

/// What became of the points of a draft that stayed on the table.
fn points(before: &Status, after: &Status, lines: &mut Vec<String>) {
    let mut agreed = Vec::new();
    // Points of which the same is to be said share a line, in the order of the draft.
    let mut open: Vec<(String, Vec<&str>)> = Vec::new();
    for (was, is) in before.points.iter().zip(&after.points) {
        if is.state == State::Agreed && was.state == State::Open {
            agreed.push(is.label.as_str());
        } else if is.state == State::Open && (was.state, &was.holds) != (is.state, &is.holds) {
            let said = held_open(was, is);
            match open.iter_mut().find(|(known, _)| *known == said) {
                Some((_, labels)) => labels.push(&is.label),
                None => open.push((said, alloc::vec![&is.label])),
            }
        }
    }
    if !agreed.is_empty() {
        lines.push(format!("agreed: {}", labelled(&agreed)));
    }
    for (said, labels) in open {
        let is = if labels.len() == 1 { "is" } else { "are" };
        lines.push(format!("{} {is} {said}", labelled(&labels)));
    }
}

/// What holds a point open by now: what is new, or what is left.
fn held_open(was: &PointStatus, is: &PointStatus) -> String {
    let new = is.holds.iter().filter(|hold| !was.holds.contains(hold));
    let new: Vec<&str> = new.map(|hold| hold.sentence.as_str()).collect();
    let left = is.holds.iter().map(|hold| hold.sentence.as_str());
    let (word, why) = match (was.state, new.is_empty()) {
        (State::Agreed, _) => ("open again", new),
        (_, false) => ("open", new),
        (_, true) => ("still open", left.collect()),
    };
    format!("{word}: {}", why.join("; "))
}

/// What a new draft on the table brought: its count, and who must be asked again.
fn draft(before: &Status, after: &Status, lines: &mut Vec<String>) {
    let Some(name) = &after.draft else { return };
    let points = after.points_in_words();
    lines.push(format!("{name} is on the table: {points}, {} open", after.open));
    for unplaced in after.unplaced.iter().filter(|kept| !before.unplaced.contains(kept)) {
        lines.push(unplaced.sentence.clone());
    }
    let mut lapsed: BTreeMap<&Party, Vec<&str>> = BTreeMap::new();
    for point in &after.points {
        let same = before.points.iter().find(|was| was.words == point.words);
        for hold in point.holds.iter().filter(|hold| hold.stand == Some(Stand::Lapsed)) {
            let known = same.is_some_and(|was| was.holds.contains(hold));
            if let (false, Some(party)) = (known, &hold.party) {
                let label = hold.at.as_ref().unwrap_or(&point.label);
                lapsed.entry(party).or_default().push(label);
            }
        }
    }
    // Parties that must be asked again on the same points share a line.
    let mut asked: BTreeMap<Vec<&str>, Vec<&Party>> = BTreeMap::new();
    for (party, labels) in lapsed {
        asked.entry(labels).or_default().push(party);
    }
    for (labels, parties) in asked {
        let have = if labels.len() == 1 { "has" } else { "have" };
        let (points, parties) = (labelled(&labels), listed(parties));
        lines.push(format!("{points} {have} other words now: {parties} must be asked again"));
    }
}

/// The words that stand at another point than the one that had them, and what is declared that words
/// do not bear out.
fn strayed(after: &Seen<'_>, lines: &mut Vec<String>) {
    let Ok(draft) = DraftView::of(after, None) else { return };
    let before = lines.len();
    lines.extend(draft.lineage.iter().filter_map(Fate::strayed));
    // Where words stand elsewhere, that says already what is wrong.
    if lines.len() == before {
        lines.extend(draft.doubted());
    }
}

/// The gates whose condition is met now and was not, or the other way round.
fn gates(before: &Status, after: &Status, lines: &mut Vec<String>) {
    for gate in &after.gates {
        let was = before.gates.iter().find(|was| was.name == gate.name);
        if was.is_some_and(|was| was.truth == gate.truth) {
            continue;
        }
        let missing = gate.missing.as_deref().unwrap_or_default();
        lines.push(match gate.truth {
            Truth::Met => format!("the gate {} is met", gate.name),
            Truth::NotMet => format!("the gate {} is not met: {missing}", gate.name),
            Truth::Unknown => {
                format!("whether the gate {} is met is unknown: {missing}", gate.name)
            }
        });
    }
}

/// The packages that every party has accepted now, and those that fell.
fn packages(before: &Seen<'_>, after: &Seen<'_>, lines: &mut Vec<String>) {
    let (Ok(before), Ok(after)) = (PackagesView::of(before, None), PackagesView::of(after, None))
    else {
        return;
    };
    for package in after.packages {
        let known = before.packages.iter().find(|was| was.name == package.name);
        let was = known.map_or(PackageState::Open, |was| was.state);
        let name = &package.name;
        lines.extend(package.untied_since(known));
        match package.state {
            state if state == was => {}
            PackageState::Accepted => lines.push(format!("the package {name} is accepted by all")),
            PackageState::Open => lines.push(format!("the package {name} is open again")),
            PackageState::Fallen => {
                let why = package.fell_because.unwrap_or_default();
                lines.push(format!("the package {name} fell: {why}"));
            }
        }
    }
}

/// The motions that took effect.
fn motions(before: &Seen<'_>, after: &Seen<'_>, lines: &mut Vec<String>) {
    let (Ok(before), Ok(after)) = (MotionsView::of(before, None), MotionsView::of(after, None))
    else {
        return;
    };
    for motion in after.motions.iter().filter(|motion| motion.carried.is_some()) {
        let was = before.motions.iter().find(|was| was.name == motion.name);
        if was.is_none_or(|was| was.carried.is_none()) {
            lines.push(format!("{} is carried: {}", motion.name, motion.change));
        }
    }
}

/// `point 2`, `points 1 and 2`, `points 1 to 28`.
fn labelled(labels: &[&str]) -> String {
    match labels {
        [one] => format!("point {one}"),
        several => format!("points {}", listed(spans(several))),
    }
}
