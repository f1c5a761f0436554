//! Two renderings of one text: where they differ in meaning.

use paraph_case::view::{Page, Tone, listed, number, spans};
use paraph_compare::account::Row;
use paraph_compare::renderings::{Rendering, renderings};
use paraph_compare::substance::Change;

use super::{Compared, page, say};
use crate::Answer;

/// The page; the status is 0 if nothing that is looked for differs.
pub(super) fn answer(compared: &Compared, render: &impl Fn(&Page) -> String) -> Answer {
    let told = renderings(&compared.account);
    let rows = || compared.account.rows.iter().zip(&told);
    let is_different = |one: &Rendering| matches!(one, Rendering::Differs(_) | Rendering::Lacking);
    let count = told.iter().filter(|one| is_different(one)).count();
    let mut page = Page::default();
    page::names(compared, &mut page);
    page.line(
        0,
        match count {
            0 => "No difference of meaning was found.".into(),
            count => format!("{} of meaning:", number(count, "difference")),
        },
    );
    for (row, rendering) in rows() {
        match rendering {
            Rendering::Differs(found) => differs(compared, row, found, &mut page),
            Rendering::Lacking => lacking(compared, row, &mut page),
            Rendering::Same | Rendering::Otherwise => {}
        }
    }
    let alignment = &compared.account.alignment;
    let otherwise = rows().filter(|(_, one)| **one == Rendering::Otherwise);
    let labels: Vec<String> =
        otherwise.map(|(row, _)| say::labels(&alignment.old, &row.old)).collect();
    if !labels.is_empty() {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        page.gap();
        let said = listed(spans(&labels));
        page.line(0, format!("in other words, which only a reader can judge: {said}"));
    }
    page.gap();
    page.toned(
        0,
        Tone::Quiet,
        "Looked for: points that one lacks, changes of substance, and every figure, date, negation and \
         modal verb more or less. Spelling, typography, numbering and other words are not told.",
    );
    Answer { status: u8::from(count > 0), out: render(&page), ..Answer::default() }
}

fn differs(compared: &Compared, row: &Row, found: &[Change], page: &mut Page) {
    let alignment = &compared.account.alignment;
    let labels = format!(
        "{} -> {}: ",
        say::labels(&alignment.old, &row.old),
        say::labels(&alignment.new, &row.new)
    );
    let said: Vec<String> = found.iter().map(say::change).collect();
    page.pieces(1, vec![(Tone::Strong, labels), (Tone::Plain, said.join("; "))]);
    page.toned(2, Tone::Quiet, format!("old: {}", say::excerpt(&row.redline.old.words, 60)));
    page.toned(2, Tone::Quiet, format!("new: {}", say::excerpt(&row.redline.new.words, 60)));
}

fn lacking(compared: &Compared, row: &Row, page: &mut Page) {
    let alignment = &compared.account.alignment;
    let (label, side, words) = match row.new.is_empty() {
        true => (say::labels(&alignment.old, &row.old), "new", &row.redline.old.words),
        false => (say::labels(&alignment.new, &row.new), "old", &row.redline.new.words),
    };
    let said = format!("the {side} has no such point: {}", say::excerpt(words, 60));
    page.pieces(1, vec![(Tone::Strong, format!("{label}: ")), (Tone::Plain, said)]);
}
