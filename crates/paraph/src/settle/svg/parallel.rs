//! One party, or three and more: an axis for each, a line for each solution across them.

use super::{Picture, between, short};

const LEFT: i64 = 60;
const RIGHT: i64 = 700;
const TOP: i64 = 50;
const BOTTOM: i64 = 450;
/// So many points of the frontier are drawn as thin lines; more would be one grey field.
const LINES_DRAWN: usize = 200;
/// The dashes of the lines, one for each standard.
const DASHES: [&str; 4] = ["none", "12 4", "3 4", "12 4 3 4"];

pub(super) fn draw(picture: &mut Picture<'_>) {
    let count = i64::try_from(picture.names.len()).unwrap_or(i64::MAX);
    let ranges: Vec<(i64, i64)> =
        (0..picture.names.len()).map(|party| picture.range(party)).collect();
    let x = |party: usize| {
        let party = i64::try_from(party).unwrap_or(0);
        LEFT + (RIGHT - LEFT) * party / (count - 1).max(1)
    };
    let point = |party: usize, of: i64| (x(party), between(of, ranges[party], (BOTTOM, TOP)));
    let across = |utilities: &[i64]| {
        let points = utilities.iter().enumerate().map(|(party, of)| point(party, *of));
        points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    };
    axes(picture, &ranges, x);
    let places: Vec<_> = picture
        .account
        .frontier
        .iter()
        .flatten()
        .filter(|place| place.is_acceptable)
        .take(LINES_DRAWN)
        .collect();
    for place in places {
        let points = across(&place.utilities);
        picture.put(&format!(
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"#bbb\" stroke-width=\"0.7\"/>"
        ));
    }
    let solutions: Vec<_> =
        picture.solutions().iter().map(|told| (told.solution, told.utilities.clone())).collect();
    for (at, (solution, utilities)) in solutions.into_iter().enumerate() {
        let dash = DASHES[at % DASHES.len()];
        let points = across(&utilities);
        picture.put(&format!(
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.5\" \
             stroke-dasharray=\"{dash}\"/>"
        ));
        for (party, of) in utilities.iter().enumerate() {
            let (x, y) = point(party, *of);
            picture.mark(solution, x, y);
        }
    }
    let measure =
        if picture.scenario.is_mixed() { "; numbers: in what each party counts in" } else { "" };
    picture.put(&format!(
        "<text x=\"{LEFT}\" y=\"{}\">bar across an axis: reservation value; grey: other acceptable \
         packages of the frontier{measure}</text>",
        BOTTOM + 56
    ));
}

fn axes(picture: &mut Picture<'_>, ranges: &[(i64, i64)], x: impl Fn(usize) -> i64) {
    for (party, range) in ranges.iter().enumerate() {
        let at = x(party);
        picture.put(&format!("<path d=\"M{at} {TOP}V{BOTTOM}\" stroke=\"#000\"/>"));
        let reservation = picture.scenario.parties[party].reservation;
        let bar = between(reservation, *range, (BOTTOM, TOP));
        picture
            .put(&format!("<path d=\"M{} {bar}h16\" stroke=\"#000\" stroke-width=\"4\"/>", at - 8));
        // Names of neighbours stand at two heights, so that they do not run into each other.
        let lower = i64::from(party % 2 == 1) * 14;
        let (low, high) = (picture.number(party, range.0), picture.number(party, range.1));
        let name = short(&picture.names[party]);
        let text = |y: i64, said: &str| {
            format!(
                "<text x=\"{at}\" y=\"{y}\" text-anchor=\"middle\" font-size=\"11\">{said}</text>"
            )
        };
        picture.put(&text(TOP - 34 + lower, &name));
        picture.put(&text(TOP - 6, &high));
        picture.put(&text(BOTTOM + 16 + lower, &low));
    }
}
