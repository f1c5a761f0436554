//! The changes of substance on the page for people at a terminal: a line each, the weightiest
//! first, and who has more duties or fewer.

use paraph_case::view::{Page, Tone};
use paraph_compare::account::{Account, Site};
use paraph_compare::struck::Struck;
use paraph_compare::substance::{Duties, Line, Party};
use paraph_text::Draft;

use super::say::StruckLine;
use super::{Compared, say};

/// The widest that a bearer's name is shown, in characters.
const BEARER_WIDTH_MAX: usize = 40;

/// The section; nothing where nothing is to be told.
pub(super) fn section(compared: &Compared, page: &mut Page) {
    let account = &compared.account;
    let changes = account.substance();
    parties(&account.parties, &[&compared.old.draft, &compared.new.draft], page);
    if !changes.is_empty() {
        super::page::head(page, "Changes of substance (every word: below)");
        changes.iter().for_each(|(site, told)| line(account, site, told, page));
    }
    struck(compared.struck.as_ref(), say::STRUCK, page);
    duties(account, say::DUTIES, page);
}

/// What changes through words that are struck out by hand, under a head.
pub(super) fn struck(struck: Option<&Struck>, head: &str, page: &mut Page) {
    let lines = struck.map(say::struck).unwrap_or_default();
    if !lines.is_empty() {
        super::page::head(page, head);
    }
    for StruckLine { stand, told } in lines {
        page.pieces(1, vec![(Tone::Strong, format!("{stand}: ")), (Tone::Plain, told)]);
    }
}

/// What is told in one line, with where it stands.
pub(super) fn line(account: &Account, site: &Site<'_>, told: &Line<'_>, page: &mut Page) {
    let tone = if told.to_read() { Tone::Quiet } else { Tone::Plain };
    let label = format!("{}: ", say::stand(account, site, told));
    page.pieces(1, vec![(Tone::Strong, label), (tone, say::told(account, site, told))]);
}

/// Who has how many duties, gained and lost: a row each.
pub(super) fn duties(account: &Account, head: &str, page: &mut Page) {
    let rows: Vec<(&str, Duties)> = account.duties_told().collect();
    if rows.is_empty() {
        return;
    }
    super::page::head(page, head);
    page.toned(1, Tone::Quiet, say::DUTIES_COUNTED);
    let widest = rows.iter().map(|(who, _)| who.chars().count()).max().unwrap_or(0);
    let width = widest.clamp(3, BEARER_WIDTH_MAX);
    let mut row = |tone: Tone, who: String, counts: [String; 4]| {
        let mut cells = vec![(width, tone, who)];
        cells.extend(counts.map(|count| (6, tone, count)));
        page.row(&cells);
    };
    row(Tone::Strong, "who".into(), ["old", "new", "gained", "lost"].map(String::from));
    for (who, all) in rows {
        let counts = [all.old, all.new, all.gained, all.lost].map(|count| count.to_string());
        row(Tone::Plain, say::one_line(who), counts);
    }
}

/// Between whom the drafts are, where that is known.
pub(super) fn parties(parties: &[Party], drafts: &[&Draft], page: &mut Page) {
    let parties = say::parties(parties, drafts);
    if !parties.is_empty() {
        page.gap();
        let said = parties.join("; ");
        page.pieces(0, vec![(Tone::Strong, "Parties: ".into()), (Tone::Plain, said)]);
    }
}
