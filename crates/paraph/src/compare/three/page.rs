//! Two answers to one draft, on the page for people at a terminal.

use paraph_case::view::{Page, Tone};
use paraph_compare::account::{Account, Row};
use paraph_compare::three::{Beside, Both, Three};

use super::{Added, Answers, FIRST, SECOND, clash, is_gone, is_reworded, sums};
use crate::compare::{page as two, redline as marks, say, substance as of_substance, view};

/// What the three are, and which points stand how.
pub(super) fn summary(answers: &Answers<'_>, page: &mut Page) {
    let sides = [("base", answers.base), (FIRST, answers.ours), (SECOND, answers.theirs)];
    for (side, named) in sides {
        let about = (Tone::Plain, view::about(named));
        page.pieces(0, vec![(Tone::Strong, format!("{side}: ")), about]);
    }
    sums(&answers.three).into_iter().for_each(|line| page.line(0, line));
    for warning in answers.warnings() {
        page.toned(0, Tone::Waiting, warning);
    }
}

/// The whole page.
pub(super) fn of(answers: &Answers<'_>) -> Page {
    let three = &answers.three;
    let mut page = Page::default();
    summary(answers, &mut page);
    for (side, _, account) in answers.sides() {
        for line in view::once(account) {
            page.line(0, format!("told once of the {side}: {line}"));
        }
    }
    of_substance::parties(&answers.parties(), &answers.drafts(), &mut page);
    for ((side, _, account), struck) in answers.sides().into_iter().zip(&answers.struck) {
        substance(side, account, &mut page);
        let head = format!("{}, in the {side}", say::STRUCK);
        of_substance::struck(struck.as_ref(), &head, &mut page);
    }
    for point in &three.points {
        beside(three, point, &mut page);
    }
    added(three, &mut page);
    page
}

/// What changed in substance in one answer, the weightiest first, and whose duties.
fn substance(side: &str, account: &Account, page: &mut Page) {
    let changes = account.substance();
    if !changes.is_empty() {
        two::head(page, &format!("Changes of substance in the {side}"));
        changes.iter().for_each(|(site, line)| of_substance::line(account, site, line, page));
    }
    of_substance::duties(account, &format!("{} in the {side}", say::DUTIES), page);
}

/// What was added, first by both.
fn added(three: &Three, page: &mut Page) {
    let added = Added::of(three);
    let mut point = |said: String, row: &Row| {
        page.gap();
        page.toned(0, Tone::Strong, said);
        page.line(1, format!("{{+{}+}}", say::one_line(&row.redline.new.words)));
    };
    let label = |account: &Account, row: &Row| say::labels(&account.alignment.new, &row.new);
    for (one, other) in added.both {
        let (ours, theirs) = (label(&three.ours, one), label(&three.theirs, other));
        let said = match ours == theirs {
            true => format!("{ours}: added by both answers in the same words"),
            false => format!(
                "{ours} of the {FIRST}, {theirs} of the {SECOND}: added by both in the same words"
            ),
        };
        point(said, one);
    }
    let sides = [(FIRST, &three.ours, added.ours), (SECOND, &three.theirs, added.theirs)];
    for (side, account, rows) in sides {
        for row in rows {
            point(format!("{}: added by the {side}", label(account, row)), row);
        }
    }
}

/// A point that somebody changed: its words where both did, then what each made of them.
fn beside(three: &Three, point: &Beside, page: &mut Page) {
    if !three.told(point) {
        return;
    }
    let old = &three.ours.alignment.old;
    page.gap();
    page.toned(0, Tone::Strong, say::label(old, point.place));
    if let Some(said) = clash(three, point) {
        page.toned(1, Tone::Waiting, said);
    }
    if point.both == Both::Alike {
        side_of("both", &three.ours, point.ours, page);
        return;
    }
    side_of(FIRST, &three.ours, point.ours, page);
    side_of(SECOND, &three.theirs, point.theirs, page);
}

fn side_of(side: &str, account: &Account, row: usize, page: &mut Page) {
    let row = &account.rows[row];
    let new = &account.alignment.new;
    let went = match row.new.is_empty() {
        true => String::new(),
        false => format!(", now {}", say::labels(new, &row.new)),
    };
    page.toned(1, Tone::Quiet, format!("{side}: {}{went}", say::fate(row)));
    if is_gone(row) {
        let words = say::one_line(&row.redline.old.words);
        page.pieces(2, vec![(Tone::Struck, format!("[-{words}-]"))]);
    }
    if is_reworded(account, row) {
        page.pieces(2, marks::pieces(row, new));
    }
}
