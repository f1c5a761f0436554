//! The changes of substance, the weightiest first, and who has more duties or fewer.

use paraph_compare::account::{Account, Site};
use paraph_compare::struck::Struck;
use paraph_compare::substance::{Line, Party};
use paraph_text::Draft;

use super::tree::Html;
use super::{head_of_table, labels, section};
use crate::compare::{Compared, say};

/// The section.
pub(super) fn write(compared: &Compared, page: &mut Html) {
    let account = &compared.account;
    let changes = account.substance();
    section(page, "substance", "Changes of substance", |page| {
        parties(&account.parties, &[&compared.old.draft, &compared.new.draft], page);
        if changes.is_empty() {
            page.element("p", &[], |page| {
                page.text("None was found; the words show every change.");
            });
        } else {
            page.element("ul", &[("class", "points")], |page| {
                for (site, told) in &changes {
                    line(account, ["old", "new"], site, told, page);
                }
            });
        }
        struck(compared.struck.as_ref(), say::STRUCK, page);
        duties(account, say::DUTIES, page);
    });
}

/// What is told in one line, with where it stands in the texts that the sides are of.
pub(super) fn line(
    account: &Account,
    sides: [&str; 2],
    site: &Site<'_>,
    told: &Line<'_>,
    page: &mut Html,
) {
    let class = if told.to_read() { "quiet" } else { "change" };
    let [old, new] = account.places_of(site, told);
    page.element("li", &[], |page| {
        page.element("p", &[("class", class), ("dir", "auto")], |page| {
            labels(page, sides[0], &account.alignment.old, &old);
            page.text(" → ");
            labels(page, sides[1], &account.alignment.new, &new);
            page.text(&format!(": {}", say::told(account, site, told)));
        });
    });
}

/// What changes through words that are struck out by hand, under a head.
pub(super) fn struck(struck: Option<&Struck>, head: &str, page: &mut Html) {
    let lines = struck.map(say::struck).unwrap_or_default();
    if lines.is_empty() {
        return;
    }
    page.element("h3", &[], |page| page.text(head));
    page.element("ul", &[("class", "points")], |page| {
        for line in &lines {
            page.element("li", &[], |page| {
                page.element("p", &[("class", "change"), ("dir", "auto")], |page| {
                    page.text(&format!("{}: {}", line.stand, line.told));
                });
            });
        }
    });
}

/// Between whom the drafts are, where that is known.
pub(super) fn parties(parties: &[Party], drafts: &[&Draft], page: &mut Html) {
    let parties = say::parties(parties, drafts);
    if !parties.is_empty() {
        page.element("p", &[("dir", "auto")], |page| {
            page.text(&format!("Parties: {}", parties.join("; ")));
        });
    }
}

/// Who has how many duties, gained and lost: a row each.
pub(super) fn duties(account: &Account, head: &str, page: &mut Html) {
    if account.duties_told().next().is_none() {
        return;
    }
    page.element("h3", &[], |page| page.text(head));
    page.element("p", &[("class", "quiet")], |page| page.text(say::DUTIES_COUNTED));
    page.element("table", &[], |page| {
        head_of_table(&["Who", "Old", "New", "Gained", "Lost"], page);
        page.element("tbody", &[], |page| {
            for (who, all) in account.duties_told() {
                page.element("tr", &[], |page| {
                    page.element("td", &[("dir", "auto")], |page| page.text(&say::one_line(who)));
                    for count in [all.old, all.new, all.gained, all.lost] {
                        page.element("td", &[], |page| page.text(&count.to_string()));
                    }
                });
            }
        });
    });
}
