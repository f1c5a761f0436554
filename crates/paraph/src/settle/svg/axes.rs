//! Two parties: one to the right, the other upwards.

use super::{POINTS_DRAWN, Picture, between, short};

const LEFT: i64 = 90;
const RIGHT: i64 = 720;
const TOP: i64 = 30;
const BOTTOM: i64 = 460;

pub(super) fn draw(picture: &mut Picture<'_>) {
    let (across, up) = (picture.range(0), picture.range(1));
    let x = |of: i64| between(of, across, (LEFT, RIGHT));
    let y = |of: i64| between(of, up, (BOTTOM, TOP));
    frame(picture, across, up);
    let reservations: Vec<i64> =
        picture.scenario.parties.iter().map(|party| party.reservation).collect();
    if let [first, second] = reservations.as_slice() {
        let (x, y) = (x(*first), y(*second));
        picture.put(&format!(
            "<path d=\"M{x} {TOP}V{BOTTOM}M{LEFT} {y}H{RIGHT}\" stroke=\"#000\" stroke-dasharray=\"3 5\" \
             fill=\"none\"><title>reservation values</title></path>"
        ));
    }
    let places: Vec<_> = picture.account.frontier.iter().flatten().take(POINTS_DRAWN).collect();
    for place in places {
        let [first, second] = place.utilities.as_slice() else { continue };
        let fill = if place.is_acceptable { "#000" } else { "#fff" };
        picture.put(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"3\" fill=\"{fill}\" stroke=\"#000\"/>",
            x(*first),
            y(*second)
        ));
    }
    if let Some([first, second]) =
        picture.account.start.as_ref().map(|start| start.utilities.as_slice())
    {
        let (x, y) = (x(*first), y(*second));
        picture.put(&format!("<text x=\"{}\" y=\"{}\">start</text>", x + 8, y + 14));
        picture.put(&format!("<path d=\"M{} {y}h12M{x} {}v12\" stroke=\"#000\"/>", x - 6, y - 6));
    }
    let marks: Vec<_> =
        picture.solutions().iter().map(|told| (told.solution, told.utilities.clone())).collect();
    for (solution, utilities) in marks {
        if let [first, second] = utilities.as_slice() {
            picture.mark(solution, x(*first), y(*second));
        }
    }
}

/// The axes, with what stands at their ends.
fn frame(picture: &mut Picture<'_>, across: (i64, i64), up: (i64, i64)) {
    picture.put(&format!(
        "<path d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\" stroke=\"#000\" fill=\"none\"/>"
    ));
    let low = [picture.number(0, across.0), picture.number(1, up.0)];
    let high = [picture.number(0, across.1), picture.number(1, up.1)];
    let text = |x: i64, y: i64, anchor: &str, said: &str| {
        format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{said}</text>")
    };
    picture.put(&text(LEFT, BOTTOM + 18, "middle", &low[0]));
    picture.put(&text(RIGHT, BOTTOM + 18, "middle", &high[0]));
    picture.put(&text(LEFT - 8, BOTTOM, "end", &low[1]));
    picture.put(&text(LEFT - 8, TOP + 6, "end", &high[1]));
    // Where the two count in different things, each axis says in what.
    let unit = |party: usize| match picture.scenario.is_mixed() {
        true => format!(", {}", picture.scenario.counts_in(party)),
        false => String::new(),
    };
    let names = picture.names.iter().enumerate();
    let names: Vec<String> =
        names.map(|(party, name)| format!("{}{}", short(name), unit(party))).collect();
    if let [first, second] = names.as_slice() {
        picture.put(&text(
            (LEFT + RIGHT) / 2,
            BOTTOM + 36,
            "middle",
            &format!("utility of {first}"),
        ));
        picture.put(&text(LEFT, TOP - 12, "start", &format!("utility of {second}")));
    }
    picture.put(&text(
        LEFT,
        BOTTOM + 56,
        "start",
        "filled: acceptable to both; empty: not; dotted: reservation values",
    ));
}
