//! The two full texts, so that every label on the page leads to words.

use paraph_compare::Told;

use super::tree::Html;
use crate::compare::say;
use crate::file::Named;

/// One full text, each point under its label.
pub(super) fn section(side: &str, heading: &str, named: &Named, told: &[Told], page: &mut Html) {
    super::section(page, side, heading, |page| {
        if let Some(title) = named.draft.title() {
            page.element("h3", &[("dir", "auto")], |page| page.text(&say::one_line(title)));
        }
        let mut above =
            named.draft.parts().map(|part| part.headings).collect::<Vec<_>>().into_iter();
        let mut left =
            named.draft.parts().map(|part| part.points.len()).collect::<Vec<_>>().into_iter();
        let mut in_part = 0;
        for (at, place) in named.draft.walk().enumerate() {
            if place.depth == 0 {
                if in_part == 0 {
                    headings(above.next().unwrap_or_default(), page);
                    in_part = left.next().unwrap_or(1);
                }
                in_part -= 1;
            }
            point(side, at, &place, told, page);
        }
    });
}

fn headings(all: &[String], page: &mut Html) {
    for heading in all {
        page.element("h3", &[("dir", "auto")], |page| page.text(heading));
    }
}

fn point(side: &str, at: usize, place: &paraph_text::Place<'_>, told: &[Told], page: &mut Html) {
    let id = format!("{side}-{at}");
    let depth = format!("depth-{}", place.depth.min(4));
    page.element("p", &[("id", &id), ("class", &depth), ("dir", "auto")], |page| {
        page.element("b", &[("class", "label")], |page| {
            page.element("bdi", &[], |page| page.text(say::label(told, at)));
        });
        page.raw(" ");
        if let Some(heading) = place.point.heading() {
            page.element("i", &[], |page| page.text(heading));
            page.raw(" ");
        }
        page.text(place.point.text());
    });
}
