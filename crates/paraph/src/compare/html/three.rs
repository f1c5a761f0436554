//! Two answers to one draft as one page: what both changed first, then every point with the one answer
//! to the left and the other to the right, then the three full texts.

use paraph_compare::Alignment;
use paraph_compare::account::{Account, Column, Row};
use paraph_compare::three::{Beside, Both};

use super::tree::Html;
use super::{document, file, items, label, labels, links, names, section, texts, words};
use crate::compare::three::{Added, Answers, both, clash, is_gone, is_reworded, sums};
use crate::compare::{say, view};

/// The whole page.
pub(in crate::compare) fn of(answers: &Answers<'_>) -> String {
    let [base, ours, theirs] = [answers.base, answers.ours, answers.theirs].map(file);
    let title = format!("{base}: {ours} and {theirs}");
    document(&title, |page| {
        page.element("header", &[], |page| head(answers, &title, page));
        page.element("main", &[], |page| body(answers, page));
    })
}

fn head(answers: &Answers<'_>, title: &str, page: &mut Html) {
    page.element("h1", &[("dir", "auto")], |page| page.text(title));
    let sides =
        [("Base", answers.base), ("First answer", answers.ours), ("Second answer", answers.theirs)];
    names(&sides, page);
    page.element("ul", &[("class", "sum")], |page| {
        for line in sums(&answers.three).into_iter().chain(answers.warnings()) {
            page.element("li", &[], |page| page.text(&line));
        }
    });
    links(
        &[
            ("#clashes", "Clashes"),
            ("#dropped", "Dropped"),
            ("#substance", "Substance"),
            ("#points", "Every point"),
            ("#added", "Added"),
            ("#base", "Base"),
            ("#ours", "First answer"),
            ("#theirs", "Second answer"),
        ],
        page,
    );
}

fn body(answers: &Answers<'_>, page: &mut Html) {
    clashes(answers, page);
    dropped(answers, page);
    substance(answers, page);
    once(answers, page);
    points(answers, page);
    added(answers, page);
    let three = &answers.three;
    let all = [
        ("base", "The base", answers.base, &three.ours.alignment.old),
        ("ours", "The first answer", answers.ours, &three.ours.alignment.new),
        ("theirs", "The second answer", answers.theirs, &three.theirs.alignment.new),
    ];
    for (side, heading, named, told) in all {
        texts::section(side, heading, named, told, page);
    }
}

/// The two answers, each with what it is called.
fn sides<'a>(answers: &'a Answers<'_>) -> [(&'static str, &'static str, &'a Account); 2] {
    let three = &answers.three;
    [("ours", "First answer", &three.ours), ("theirs", "Second answer", &three.theirs)]
}

/// The points of which both changed the same words, or one dropped what the other changed.
fn clashes(answers: &Answers<'_>, page: &mut Html) {
    let three = &answers.three;
    section(page, "clashes", "Where the answers clash", |page| {
        if three.clashes().next().is_none() {
            return page.element("p", &[], |page| page.text("They clash nowhere."));
        }
        page.element("ul", &[("class", "points lost")], |page| {
            for point in three.clashes() {
                page.element("li", &[], |page| {
                    page.element("p", &[("dir", "auto")], |page| {
                        to_point(point, &three.ours.alignment, page);
                        let said = clash(three, point).unwrap_or_default();
                        page.text(&format!(": {said}"));
                    });
                });
            }
        });
    });
}

/// A label that leads to what both made of the point.
fn to_point(point: &Beside, alignment: &Alignment, page: &mut Html) {
    let to = format!("#point-{}", point.place);
    page.element("a", &[("href", &to)], |page| {
        page.element("bdi", &[], |page| page.text(say::label(&alignment.old, point.place)));
    });
}

fn dropped(answers: &Answers<'_>, page: &mut Html) {
    section(page, "dropped", "Dropped", |page| {
        for (_, said, account) in sides(answers) {
            if account.dropped().next().is_none() {
                page.element("p", &[], |page| page.text(&format!("{said}: no point was dropped.")));
                continue;
            }
            page.element("h3", &[], |page| page.text(said));
            page.element("ul", &[("class", "points lost")], |page| {
                for row in account.dropped() {
                    whole("base", &account.alignment.old, &row.old, &row.redline.old.words, page);
                }
            });
        }
    });
}

fn added(answers: &Answers<'_>, page: &mut Html) {
    let added = Added::of(&answers.three);
    section(page, "added", "Added", |page| {
        if !added.both.is_empty() {
            page.element("h3", &[], |page| page.text("Both answers, in the same words"));
            page.element("ul", &[("class", "points added")], |page| {
                added.both.iter().for_each(|(one, other)| by_both(answers, one, other, page));
            });
        }
        for ((side, said, account), rows) in
            sides(answers).into_iter().zip([&added.ours, &added.theirs])
        {
            if rows.is_empty() {
                let more = if added.both.is_empty() { "no point" } else { "no other point" };
                page.element("p", &[], |page| page.text(&format!("{said}: {more} was added.")));
                continue;
            }
            page.element("h3", &[], |page| page.text(said));
            page.element("ul", &[("class", "points added")], |page| {
                for row in rows {
                    whole(side, &account.alignment.new, &row.new, &row.redline.new.words, page);
                }
            });
        }
    });
}

/// A point that both answers added, with its label in each.
fn by_both(answers: &Answers<'_>, one: &Row, other: &Row, page: &mut Html) {
    let three = &answers.three;
    page.element("li", &[], |page| {
        page.element("p", &[("dir", "auto")], |page| {
            labels(page, "ours", &three.ours.alignment.new, &one.new);
            page.text(", ");
            labels(page, "theirs", &three.theirs.alignment.new, &other.new);
            page.text(&format!(": {}", say::one_line(&one.redline.new.words)));
        });
    });
}

/// Points that stand on one side alone, with their words.
fn whole(side: &str, told: &[paraph_compare::Told], places: &[usize], text: &str, page: &mut Html) {
    page.element("li", &[], |page| {
        page.element("p", &[("dir", "auto")], |page| {
            labels(page, side, told, places);
            page.text(&format!(": {}", say::one_line(text)));
        });
    });
}

/// What changed in substance, of each answer by itself.
fn substance(answers: &Answers<'_>, page: &mut Html) {
    section(page, "substance", "Changes of substance", |page| {
        super::substance::parties(&answers.parties(), &answers.drafts(), page);
        for ((side, said, account), struck) in sides(answers).into_iter().zip(&answers.struck) {
            let changes = account.substance();
            if changes.is_empty() {
                page.element("p", &[], |page| page.text(&format!("{said}: none was found.")));
            } else {
                page.element("h3", &[], |page| page.text(said));
                page.element("ul", &[("class", "points")], |page| {
                    for (site, told) in &changes {
                        super::substance::line(account, ["base", side], site, told, page);
                    }
                });
            }
            super::substance::struck(struck.as_ref(), &format!("{}: {said}", say::STRUCK), page);
            super::substance::duties(account, &format!("{}: {said}", say::DUTIES), page);
        }
    });
}

/// What would be noise in every row, of each answer by itself.
fn once(answers: &Answers<'_>, page: &mut Html) {
    let told = sides(answers).map(|(_, said, account)| (said, view::once(account)));
    if told.iter().all(|(_, lines)| lines.is_empty()) {
        return;
    }
    section(page, "once", "Told once", |page| {
        for (said, lines) in told.iter().filter(|(_, lines)| !lines.is_empty()) {
            page.element("h3", &[], |page| page.text(said));
            items(lines, page);
        }
    });
}

/// Every point that somebody changed, the one answer beside the other.
fn points(answers: &Answers<'_>, page: &mut Html) {
    let three = &answers.three;
    section(page, "points", "Every point, one answer beside the other", |page| {
        for point in &three.points {
            let rows = [&three.ours.rows[point.ours], &three.theirs.rows[point.theirs]];
            if !three.told(point) {
                continue;
            }
            page.element("article", &[("id", &format!("point-{}", point.place))], |page| {
                page.element("h3", &[], |page| {
                    label(page, "base", &three.ours.alignment.old, point.place);
                    page.text(&format!(": {}", both(&point.both)));
                });
                page.element("div", &[("class", "two")], |page| {
                    for ((side, said, account), row) in sides(answers).into_iter().zip(rows) {
                        one(side, said, account, row, page);
                    }
                });
            });
        }
        let kept = three.points.iter().filter(|point| point.both == Both::Neither).count();
        page.element("p", &[("class", "quiet")], |page| {
            page.text(&format!("Points whose words neither changed: {kept}."));
        });
    });
}

/// What one answer made of a point.
fn one(side: &str, said: &str, account: &Account, row: &Row, page: &mut Html) {
    page.element("div", &[], |page| {
        page.element("p", &[("class", "quiet")], |page| {
            page.text(&format!("{said}: {}", say::fate(row)));
            if !row.new.is_empty() {
                page.text(", now ");
                labels(page, side, &account.alignment.new, &row.new);
            }
        });
        page.element("p", &[("class", "one"), ("dir", "auto")], |page| {
            if is_gone(row) || is_reworded(account, row) {
                words::column(&account.alignment, row, Column::Both, page);
            } else {
                page.text("the words stay");
            }
        });
    });
}
