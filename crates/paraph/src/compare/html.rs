//! The page for the browser: one file that needs nothing else, no script, no network.
//!
//! It reads in the order of the page at the terminal, with a picture of the lineage and both full
//! texts below. How the words are shown (in one column or side by side) is switched by two radio
//! buttons and the style sheet alone. Colour only repeats what a line through or under the words
//! says, and what is said for those who listen.

use paraph_compare::Told;
use paraph_compare::account::{Row, Words};
use paraph_text::Place;

use super::view::{self, Nearest, Section};
use super::{Compared, say};
use crate::file::Named;
use tree::Html;

mod lineage;
mod renderings;
mod substance;
mod texts;
mod three;
mod tree;
mod words;

const STYLE: &str = include_str!("html/style.css");

pub(super) use renderings::of as of_renderings;
pub(super) use three::of as of_three;

/// The whole page.
pub(super) fn of(compared: &Compared) -> String {
    let title = format!("{} → {}", file(&compared.old), file(&compared.new));
    document(&title, |page| body(compared, &title, page))
}

/// A document with a title and a body.
fn document(title: &str, inside: impl FnOnce(&mut Html)) -> String {
    let mut page = Html::default();
    page.raw("<!doctype html>\n");
    page.element("html", &[("lang", "en")], |page| {
        page.element("head", &[], |page| {
            page.empty("meta", &[("charset", "utf-8")]);
            page.empty(
                "meta",
                &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")],
            );
            page.element("title", &[], |page| page.text(title));
            page.element("style", &[], |page| page.raw(STYLE));
        });
        page.element("body", &[], inside);
    });
    page.finish()
}

/// The name of the file, without its folders.
fn file(named: &Named) -> String {
    let name = std::path::Path::new(&named.name).file_name();
    say::one_line(&name.map_or_else(|| named.name.clone().into(), |name| name.to_string_lossy()))
}

fn body(compared: &Compared, title: &str, page: &mut Html) {
    page.element("header", &[], |page| {
        page.element("h1", &[("dir", "auto")], |page| page.text(title));
        summary(compared, page);
        contents(compared, page);
    });
    page.element("main", &[], |page| {
        let told = &compared.account.alignment;
        for section in Section::ALL {
            match section {
                Section::Dropped => lost(compared, page),
                Section::Substance => substance::write(compared, page),
                Section::Added => added(compared, page),
                Section::Once => once(compared, page),
                Section::Carried => carried(compared, page),
                Section::Picture => lineage::section(compared, page),
                Section::Fates => fates(compared, page),
                Section::Words => words::section(compared, page),
                Section::Texts => {
                    texts::section("old", "The old text", &compared.old, &told.old, page);
                    texts::section("new", "The new text", &compared.new, &told.new, page);
                }
            }
        }
    });
}

fn summary(compared: &Compared, page: &mut Html) {
    names(&[("Old", &compared.old), ("New", &compared.new)], page);
    page.element("p", &[("class", "sum")], |page| {
        page.text(&format!("{}. ", say::counts(compared)));
        page.text(say::sameness_of(compared));
        for warning in view::warnings(compared) {
            page.text(" ");
            page.text(&warning);
        }
    });
}

/// What each side is.
fn names(sides: &[(&str, &Named)], page: &mut Html) {
    page.element("dl", &[], |page| {
        for (side, named) in sides {
            page.element("dt", &[], |page| page.text(side));
            page.element("dd", &[("dir", "auto")], |page| page.text(&view::about(named)));
        }
    });
}

fn contents(compared: &Compared, page: &mut Html) {
    let dropped = format!("Dropped ({})", compared.account.dropped().count());
    let added = format!("Added ({})", compared.account.added().count());
    let substance = format!("Substance ({})", compared.account.substance().len());
    let all: [(&str, &str); 8] = [
        ("#dropped", &dropped),
        ("#substance", &substance),
        ("#added", &added),
        ("#lineage", "Lineage"),
        ("#fates", "Every point"),
        ("#words", "Words"),
        ("#old", "Old text"),
        ("#new", "New text"),
    ];
    links(&all, page);
}

/// The links to the sections of a page.
fn links(all: &[(&str, &str)], page: &mut Html) {
    page.element("nav", &[("aria-label", "On this page")], |page| {
        for (to, said) in all {
            page.element("a", &[("href", to)], |page| page.text(said));
            page.raw(" ");
        }
    });
}

/// A section under a heading.
fn section(page: &mut Html, id: &str, heading: &str, inside: impl FnOnce(&mut Html)) {
    page.element("section", &[("id", id)], |page| {
        page.element("h2", &[], |page| page.text(heading));
        inside(page);
    });
}

/// The heads of the columns of a table.
fn head_of_table(heads: &[&str], page: &mut Html) {
    page.element("thead", &[], |page| {
        page.element("tr", &[], |page| {
            for head in heads {
                page.element("th", &[("scope", "col")], |page| page.text(head));
            }
        });
    });
}

/// A label that leads to the point's words in the full text.
fn label(page: &mut Html, side: &str, told: &[Told], place: usize) {
    let to = format!("#{side}-{place}");
    page.element("a", &[("href", &to)], |page| {
        page.element("bdi", &[], |page| page.text(say::label(told, place)));
    });
}

/// The labels of places, or a dash for none.
fn labels(page: &mut Html, side: &str, told: &[Told], places: &[usize]) {
    if places.is_empty() {
        page.text("—");
    }
    for (at, place) in places.iter().enumerate() {
        page.raw(if at == 0 { "" } else { ", " });
        label(page, side, told, *place);
    }
}

fn lost(compared: &Compared, page: &mut Html) {
    let account = &compared.account;
    let alignment = &account.alignment;
    let others: Vec<Place<'_>> = compared.new.draft.walk().collect();
    section(page, "dropped", "Dropped", |page| {
        if account.dropped().next().is_none() {
            page.element("p", &[], |page| page.text("No point was dropped."));
            return;
        }
        page.element("ul", &[("class", "points lost")], |page| {
            for row in account.dropped() {
                page.element("li", &[], |page| {
                    page.element("p", &[("dir", "auto")], |page| {
                        labels(page, "old", &alignment.old, &row.old);
                        page.text(": ");
                        page.text(&say::one_line(&row.redline.old.words));
                    });
                    nearest(page, &view::nearest(row, &others), "new", &alignment.new);
                });
            }
        });
    });
}

/// Where the words are nearest, in a sentence with a link.
fn nearest(page: &mut Html, near: &Nearest, side: &str, told: &[Told]) {
    page.element("p", &[("class", "quiet"), ("dir", "auto")], |page| {
        page.text(near.before);
        if let Some(place) = near.place {
            label(page, side, told, place);
        }
        page.text(&near.behind);
    });
}

fn added(compared: &Compared, page: &mut Html) {
    let account = &compared.account;
    let alignment = &account.alignment;
    let others: Vec<Place<'_>> = compared.old.draft.walk().collect();
    section(page, "added", "Added", |page| {
        if account.added().next().is_none() {
            page.element("p", &[], |page| page.text("No point was added."));
            return;
        }
        page.element("ul", &[("class", "points added")], |page| {
            for row in account.added() {
                page.element("li", &[], |page| {
                    page.element("p", &[("dir", "auto")], |page| {
                        labels(page, "new", &alignment.new, &row.new);
                        page.text(": ");
                        page.text(&say::one_line(&row.redline.new.words));
                    });
                    if let Some(near) = view::nearest_of_added(row, &others) {
                        nearest(page, &near, "old", &alignment.old);
                    }
                });
            }
        });
    });
}

fn once(compared: &Compared, page: &mut Html) {
    let lines = view::once(&compared.account);
    if lines.is_empty() {
        return;
    }
    section(page, "once", "Told once", |page| items(&lines, page));
}

/// Lines in a list.
fn items(lines: &[String], page: &mut Html) {
    page.element("ul", &[], |page| {
        for line in lines {
            page.element("li", &[("dir", "auto")], |page| page.text(line));
        }
    });
}

fn carried(compared: &Compared, page: &mut Html) {
    let account = &compared.account;
    if account.carried.is_empty() {
        return;
    }
    section(page, "carried", "Phrases that stand in another point now", |page| {
        page.element("ul", &[], |page| {
            for one in view::carried(account) {
                page.element("li", &[("dir", "auto")], |page| {
                    label(page, "old", &account.alignment.old, one.old);
                    page.text(" → ");
                    label(page, "new", &account.alignment.new, one.new);
                    page.text(&format!(": “{}”", say::one_line(one.words)));
                });
            }
        });
    });
}

fn fates(compared: &Compared, page: &mut Html) {
    section(page, "fates", "What became of every point", |page| {
        page.element("table", &[], |page| {
            head_of_table(&["Old", "New", "What became of it", "Grounds"], page);
            page.element("tbody", &[], |page| {
                for (at, row) in compared.account.rows.iter().enumerate() {
                    fate(compared, at, row, page);
                }
            });
        });
    });
}

fn fate(compared: &Compared, at: usize, row: &Row, page: &mut Html) {
    let alignment = &compared.account.alignment;
    page.element("tr", &[("class", class(row))], |page| {
        page.element("td", &[], |page| labels(page, "old", &alignment.old, &row.old));
        page.element("td", &[], |page| labels(page, "new", &alignment.new, &row.new));
        page.element("td", &[], |page| match row.is_rewritten() {
            true => {
                let to = format!("#row-{at}");
                page.element("a", &[("href", &to)], |page| page.text(&say::fate(row)));
            }
            false => page.text(&say::fate(row)),
        });
        page.element("td", &[], |page| page.text(&say::grounds(row)));
    });
}

/// How the style sheet knows a row's fate.
fn class(row: &Row) -> &'static str {
    use paraph_compare::Fate;
    match row.fate {
        _ if row.is_moved => "moved",
        Fate::Dropped { .. } => "lost",
        Fate::Added { .. } => "added",
        Fate::Split | Fate::Merged | Fate::SplitAndMerged => "joined",
        _ if row.words == Words::Changed => "edited",
        Fate::Kept | Fate::Edited | Fate::Vacant => "kept",
    }
}
