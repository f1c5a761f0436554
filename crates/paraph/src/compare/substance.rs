//! The changes of substance on the page for people at a terminal: a line each, the weightiest
//! first, and who has more duties or fewer.

use paraph_case::view::{Page, Tone};
use paraph_compare::account::{Account, Row};
use paraph_compare::substance::Change;

use super::{Compared, say};

/// The widest that a bearer's name is shown, in characters.
const BEARER_WIDTH_MAX: usize = 40;

/// The section; nothing where nothing is to be told.
pub(super) fn section(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    let changes = account.substance();
    if !changes.is_empty() {
        super::page::head(page, "Changes of substance (every word: below)");
        changes.iter().for_each(|(row, change)| line(account, row, change, page));
    }
    duties(account, page);
}

/// One change, with where it stands.
pub(super) fn line(account: &Account, row: &Row, change: &Change, page: &mut Page) {
    let tone = if change.kind.is_to_read() { Tone::Quiet } else { Tone::Plain };
    let label = format!("{}: ", labels(account, row));
    page.pieces(1, vec![(Tone::Strong, label), (tone, say::change(change))]);
}

/// Where a row is told to stand: `3`, or `3 -> 5` where its label is another.
fn labels(account: &Account, row: &Row) -> String {
    let old = say::labels(&account.alignment.old, &row.old);
    let new = say::labels(&account.alignment.new, &row.new);
    if old == new { old } else { format!("{old} -> {new}") }
}

/// Who has more duties or fewer: a row each.
fn duties(account: &Account, page: &mut Page) {
    let cells: Vec<[String; 3]> = account
        .duties_changed()
        .map(|(who, all)| [say::one_line(who), all.old.to_string(), all.new.to_string()])
        .collect();
    if cells.is_empty() {
        return;
    }
    super::page::head(page, say::DUTIES);
    let widest = cells.iter().map(|[who, ..]| who.chars().count()).max().unwrap_or(0);
    let width = widest.clamp(3, BEARER_WIDTH_MAX);
    let heads = [String::from("who"), String::from("old"), String::from("new")];
    let rows = std::iter::once((Tone::Strong, &heads));
    for (tone, [who, old, new]) in rows.chain(cells.iter().map(|cells| (Tone::Plain, cells))) {
        page.row(&[(width, tone, who.clone()), (3, tone, old.clone()), (3, tone, new.clone())]);
    }
}
