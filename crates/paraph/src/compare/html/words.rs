//! The redlines, in one column and side by side; the reader says which.

use paraph_compare::Alignment;
use paraph_compare::account::{Column, Row, Stretch};
use paraph_compare::redline::Mark;

use super::tree::Html;
use super::{labels, section as section_of};
use crate::compare::{Compared, say};

/// The section, with the switch between its two forms.
pub(super) fn section(compared: &Compared, page: &mut Html) {
    let rows: Vec<(usize, &Row)> =
        compared.account.rows.iter().enumerate().filter(|(_, row)| row.is_rewritten()).collect();
    section_of(page, "words", "The words", |page| {
        if rows.is_empty() {
            page.element("p", &[], |page| page.text("No words were edited."));
            return;
        }
        choice(page, "one-column", "One column", true);
        choice(page, "two-columns", "Side by side", false);
        page.element("div", &[("class", "redlines")], |page| {
            for (at, row) in rows {
                article(compared, at, row, page);
            }
        });
    });
}

fn choice(page: &mut Html, id: &str, said: &str, is_chosen: bool) {
    let mut attributes = vec![("type", "radio"), ("name", "columns"), ("id", id)];
    attributes.extend(is_chosen.then_some(("checked", "")));
    page.empty("input", &attributes);
    page.element("label", &[("for", id)], |page| page.text(said));
    page.raw(" ");
}

fn article(compared: &Compared, at: usize, row: &Row, page: &mut Html) {
    let alignment = &compared.account.alignment;
    page.element("article", &[("id", &format!("row-{at}"))], |page| {
        page.element("h3", &[], |page| {
            labels(page, "old", &alignment.old, &row.old);
            page.text(" → ");
            labels(page, "new", &alignment.new, &row.new);
            page.text(&format!(": {}", say::fate(row)));
        });
        page.element("p", &[("class", "one"), ("dir", "auto")], |page| {
            column(alignment, row, Column::Both, page);
        });
        page.element("div", &[("class", "two")], |page| {
            for (side, words) in [(Column::Old, "Old"), (Column::New, "New")] {
                page.element("p", &[("dir", "auto")], |page| {
                    page.said(&format!("{words}: "));
                    column(alignment, row, side, page);
                });
            }
        });
    });
}

/// The words of a row: both texts in one, or one of them.
pub(super) fn column(alignment: &Alignment, row: &Row, side: Column, page: &mut Html) {
    for stretch in row.redline.stretches(side) {
        begins(alignment, &stretch, side, page);
        mark(row, &stretch, side, page);
    }
}

/// The label of a point whose words begin here.
fn begins(alignment: &Alignment, stretch: &Stretch<'_>, side: Column, page: &mut Html) {
    let Some(place) = stretch.begins else { return };
    let told = match (side, stretch.mark) {
        (Column::Old, _) => &alignment.old,
        (_, Mark::Struck | Mark::MovedAway(_)) => return,
        (Column::Both | Column::New, _) => &alignment.new,
    };
    if stretch.is_spaced {
        page.empty("br", &[]);
    }
    page.element("b", &[("class", "label")], |page| {
        page.element("bdi", &[], |page| page.text(say::label(told, place)));
    });
}

fn mark(row: &Row, stretch: &Stretch<'_>, side: Column, page: &mut Html) {
    // What is told once is read as if it had always been so.
    let is_hidden =
        stretch.folded.is_some() && side == Column::Both && stretch.mark == Mark::Struck;
    if is_hidden {
        return;
    }
    page.raw(if stretch.is_spaced { " " } else { "" });
    let said = |what: &str, number: usize| format!("move {} {what} here: ", number + 1);
    match stretch.mark {
        Mark::Kept => page.text(stretch.words),
        _ if stretch.folded.is_some() => page.text(stretch.words),
        Mark::Struck => marked("del", "struck: ", None, page, |page| page.text(stretch.words)),
        Mark::Written => marked("ins", "written: ", None, page, |page| page.text(stretch.words)),
        Mark::MovedAway(number) => {
            marked("del", &said("from", number), Some(number), page, |page| {
                page.text(stretch.words);
            });
        }
        Mark::MovedHere(number) => {
            marked("ins", &said("to", number), Some(number), page, |page| {
                for inner in row.redline.inside(number, side) {
                    mark(row, &inner, side, page);
                }
            });
        }
    }
}

/// Words with a mark, which is also said; a move has its number before it.
fn marked(
    tag: &str,
    said: &str,
    number: Option<usize>,
    page: &mut Html,
    inside: impl FnOnce(&mut Html),
) {
    let class: &[(&str, &str)] = if number.is_some() { &[("class", "moved")] } else { &[] };
    page.element(tag, class, |page| {
        page.said(said);
        if let Some(number) = number {
            let shown = [("aria-hidden", "true")];
            page.element("sup", &shown, |page| page.text(&(number + 1).to_string()));
        }
        inside(page);
        page.said(" end");
    });
}
