//! Two renderings of one text as a page: where they differ in meaning, with both wordings side by side,
//! then both full texts.

use paraph_compare::account::Row;
use paraph_compare::renderings::Rendering;

use super::tree::Html;
use super::{document, file, head_of_table, labels, links, names, section, substance, texts};
use crate::compare::renderings::{LOOKED_FOR, Renderings, lacks};
use crate::compare::{say, view};

/// The whole page.
pub(in crate::compare) fn of(told: &Renderings<'_>) -> String {
    let compared = told.compared;
    let title = format!("{} and {}: two renderings", file(&compared.old), file(&compared.new));
    document(&title, |page| {
        page.element("header", &[], |page| head(told, &title, page));
        page.element("main", &[], |page| body(told, page));
    })
}

fn head(told: &Renderings<'_>, title: &str, page: &mut Html) {
    page.element("h1", &[("dir", "auto")], |page| page.text(title));
    names(&[("Old", &told.compared.old), ("New", &told.compared.new)], page);
    page.element("p", &[("class", "sum")], |page| {
        page.text(&told.head());
        for warning in view::warnings(told.compared) {
            page.text(" ");
            page.text(&warning);
        }
    });
    links(
        &[("#meaning", "Differences of meaning"), ("#old", "Old text"), ("#new", "New text")],
        page,
    );
}

fn body(told: &Renderings<'_>, page: &mut Html) {
    section(page, "meaning", "Differences of meaning", |page| {
        over_rows(told, page);
        if told.has_rows() {
            page.element("table", &[], |page| differences(told, page));
        }
        for said in told.otherwise().iter().map(String::as_str).chain([LOOKED_FOR]) {
            page.element("p", &[("class", "quiet"), ("dir", "auto")], |page| page.text(said));
        }
    });
    let compared = told.compared;
    let alignment = &compared.account.alignment;
    texts::section("old", "The old text", &compared.old, &alignment.old, page);
    texts::section("new", "The new text", &compared.new, &alignment.new, page);
}

/// What is told above the rows: what holds for all, what words struck out by hand change, and duties.
fn over_rows(told: &Renderings<'_>, page: &mut Html) {
    let compared = told.compared;
    let over_all = told.over_all();
    if !over_all.is_empty() {
        page.element("ul", &[("class", "points")], |page| {
            for (site, line) in &over_all {
                substance::line(&compared.account, ["old", "new"], site, line, page);
            }
        });
    }
    substance::struck(compared.struck.as_ref(), say::STRUCK, page);
    if told.are_duties_others() {
        substance::duties(&compared.account, say::DUTIES, page);
    }
}

/// A row for each difference: where it stands, what it is, and the words of both.
fn differences(told: &Renderings<'_>, page: &mut Html) {
    head_of_table(&["Old", "New", "What differs", "Old words", "New words"], page);
    page.element("tbody", &[], |page| {
        for (row, rendering) in told.rows() {
            match rendering {
                Rendering::Differs(found) => {
                    let said: Vec<String> = found.iter().map(say::change).collect();
                    difference(told, row, &said, page);
                }
                Rendering::Lacking => difference(told, row, &[lacks(row).to_owned()], page),
                Rendering::Same | Rendering::Otherwise | Rendering::Throughout(_) => {}
            }
        }
    });
}

fn difference(told: &Renderings<'_>, row: &Row, said: &[String], page: &mut Html) {
    let alignment = &told.compared.account.alignment;
    page.element("tr", &[], |page| {
        page.element("td", &[], |page| labels(page, "old", &alignment.old, &row.old));
        page.element("td", &[], |page| labels(page, "new", &alignment.new, &row.new));
        page.element("td", &[("dir", "auto")], |page| page.text(&said.join("; ")));
        for words in [&row.redline.old.words, &row.redline.new.words] {
            page.element("td", &[("dir", "auto")], |page| page.text(&say::one_line(words)));
        }
    });
}
