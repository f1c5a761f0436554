//! Adjusted Winner beside the solutions.

use paraph_case::view::{Page, Tone, listed};

use super::super::json::{DividedShown, Settlement, WonShown};
use super::unit;

/// Of more than two parties nothing is said: it is not for them.
pub(super) fn of(shown: &Settlement, page: &mut Page) {
    let Some(divided) = shown.adjusted_winner.as_ref().filter(|_| shown.parties.len() == 2) else {
        return;
    };
    page.gap();
    let central = if shown.rough.is_some() { " of central values" } else { "" };
    page.toned(0, Tone::Strong, format!("Adjusted Winner{central}, for comparison"));
    if let Some(why) = &divided.why_not {
        page.line(1, format!("does not apply: {why}"));
        return;
    }
    page.line(
        1,
        "divides issues, not packages: each party spreads 100 points by what it loses where the other \
         has its way",
    );
    for party in &shown.parties {
        let way = |won: &WonShown| {
            let way = won.ways.iter().find(|way| way.party == party.name)?;
            (way.share.exact == "1")
                .then(|| format!("{}: {} ({} points)", won.issue, way.option, way.points.decimal))
        };
        let ways: Vec<String> = divided.issues.iter().filter_map(way).collect();
        if !ways.is_empty() {
            page.line(1, format!("{} has its way on {}", party.name, listed(&ways)));
        }
    }
    divided.issues.iter().for_each(|won| split(won, page));
    has(shown, divided, page);
}

/// A share is no wording: that is said.
fn split(won: &WonShown, page: &mut Page) {
    let is_split = won.ways.iter().all(|way| way.share.exact != "0");
    if is_split {
        let parts = won.ways.iter().map(|way| {
            let (part, option, points) = (&way.share.decimal, &way.option, &way.points.decimal);
            format!("{part} of it as {} wants ({option}, {points} points)", way.party)
        });
        let parts = listed(parts.collect::<Vec<_>>());
        page.line(1, format!("{} is split: {parts}; a share is no choice of wording", won.issue));
    }
}

fn has(shown: &Settlement, divided: &DividedShown, page: &mut Page) {
    if let Some(points) = &divided.points {
        page.line(1, format!("each has {} of its 100 points", points.decimal));
    }
    for gain in &divided.gains {
        let above = match gain.gain.decimal.strip_prefix('-') {
            Some(below) => {
                format!("{below} below its reservation value, which it does not look at")
            }
            None => format!("{} above its reservation value", gain.gain.decimal),
        };
        let unit = unit(shown, &gain.party);
        page.line(1, format!("{}: {}{unit}, {above}", gain.party, gain.utility.decimal));
    }
}
