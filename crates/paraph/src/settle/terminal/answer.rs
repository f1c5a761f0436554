//! One answer: how sure it is, the package issue by issue, and who has what of it.

use paraph_case::view::{Page, Tone, listed};

use super::super::json::{ChoiceShown, GainShown, NumberShown, Settlement, SolutionShown};
use super::{capital, measure, unit};

/// One answer, and the others that are the same package.
pub(super) fn one(shown: &Settlement, told: &SolutionShown, page: &mut Page) {
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
