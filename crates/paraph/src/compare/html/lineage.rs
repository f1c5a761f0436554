//! The picture of the lineage: old points to the left, new ones to the right, a line for each link.

use std::collections::BTreeMap;

use paraph_compare::account::Row;
use paraph_compare::{Fate, Told};
use paraph_text::Draft;

use super::class;
use super::tree::Html;
use crate::compare::{Compared, say};

/// The most points of a side in a picture that can still be read; beyond, only those of the first
/// level are drawn, and beyond that none.
const POINTS_MAX: usize = 300;
/// Pixels from one point to the next.
const STEP: usize = 22;
const WIDTH: usize = 560;
/// Where the lines begin and end.
const LEFT: usize = 150;
const RIGHT: usize = 410;

/// The points of one side that are drawn: how far down each stands, by its place.
struct Column {
    rows: BTreeMap<usize, usize>,
    /// The drawn point that each place is in.
    shown: Vec<usize>,
}

/// The section with the picture.
pub(super) fn section(compared: &Compared, page: &mut Html) {
    super::section(page, "lineage", "Where every point went", |page| picture(compared, page));
}

/// The picture, where there are not too many points for one.
fn picture(compared: &Compared, page: &mut Html) {
    let (old, new) = (&compared.old.draft, &compared.new.draft);
    let is_whole = old.walk().count().max(new.walk().count()) <= POINTS_MAX;
    let (left, right) = (Column::of(old, is_whole), Column::of(new, is_whole));
    let rows = left.rows.len().max(right.rows.len());
    if rows > POINTS_MAX {
        let said = "There are too many points for a picture; the table below says it all.";
        page.element("p", &[], |page| page.text(said));
        return;
    }
    let height = (rows + 1) * STEP;
    let view = format!("0 0 {WIDTH} {height}");
    let said = "Lines from each old point to what it became; the table below says the same";
    let attributes = [("viewBox", view.as_str()), ("role", "img"), ("aria-label", said)];
    page.element("svg", &attributes, |page| {
        lines(compared, &left, &right, page);
        points(compared, true, &left, page);
        points(compared, false, &right, page);
    });
    legend(page);
}

impl Column {
    fn of(draft: &Draft, is_whole: bool) -> Self {
        let (mut rows, mut shown) = (BTreeMap::new(), Vec::new());
        let mut last = 0;
        for (place, point) in draft.walk().enumerate() {
            if is_whole || point.depth == 0 {
                rows.insert(place, rows.len());
                last = place;
            }
            shown.push(last);
        }
        Self { rows, shown }
    }

    /// The height at which a place is drawn.
    fn height(&self, place: usize) -> usize {
        let shown = self.shown.get(place).copied().unwrap_or(place);
        (self.rows.get(&shown).copied().unwrap_or(0) + 1) * STEP
    }
}

fn lines(compared: &Compared, left: &Column, right: &Column, page: &mut Html) {
    let (old, new) = (&compared.account.alignment.old, &compared.account.alignment.new);
    let mut drawn: BTreeMap<(usize, usize), (&Row, usize, usize)> = BTreeMap::new();
    for row in &compared.account.rows {
        for place in &row.old {
            for link in compared.account.alignment.links_of_old(*place) {
                let ends = (left.height(link.old), right.height(link.new));
                drawn.entry(ends).or_insert((row, link.old, link.new));
            }
        }
    }
    for ((from, to), (row, one, other)) in drawn {
        let middle = usize::midpoint(LEFT, RIGHT);
        let way = format!(
            "M{LEFT} {} C{middle} {} {middle} {} {RIGHT} {}",
            from - 5,
            from - 5,
            to - 5,
            to - 5
        );
        page.element("path", &[("d", &way), ("class", class(row))], |page| {
            let said = format!(
                "{} → {}: {}",
                say::label(old, one),
                say::label(new, other),
                say::fate(row)
            );
            page.element("title", &[], |page| page.text(&said));
        });
    }
}

fn points(compared: &Compared, is_old: bool, column: &Column, page: &mut Html) {
    let alignment = &compared.account.alignment;
    let (told, side): (&[Told], &str) =
        if is_old { (&alignment.old, "old") } else { (&alignment.new, "new") };
    let (across, anchor) = if is_old { (LEFT - 8, "end") } else { (RIGHT + 8, "start") };
    for place in column.rows.keys() {
        let (class, mark) = match told.get(*place).map(|told| told.fate) {
            Some(Fate::Dropped { .. }) => ("lost", "✗ "),
            Some(Fate::Added { .. }) => ("added", "+ "),
            Some(Fate::Vacant) => ("vacant", ""),
            _ => ("", ""),
        };
        let (across, down) = (across.to_string(), column.height(*place).to_string());
        let to = format!("#{side}-{place}");
        let said = say::excerpt(say::label(told, *place), 4);
        page.element("a", &[("href", &to)], |page| {
            let attributes =
                [("x", across.as_str()), ("y", &down), ("text-anchor", anchor), ("class", class)];
            page.element("text", &attributes, |page| page.text(&format!("{mark}{said}")));
        });
    }
}

fn legend(page: &mut Html) {
    page.element("p", &[("class", "quiet")], |page| {
        page.text(
            "Thin: kept. Thick: edited. Thickest: split or merged. Dashed: moved. ✗ dropped, + added.",
        );
    });
}
