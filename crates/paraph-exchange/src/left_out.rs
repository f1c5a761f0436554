//! What of a file is in no text: so that two files are held against each other in that too.

use std::collections::BTreeMap;

use crate::{Notice, Spots, Tracked, pdf};

/// What of a file is in no text: heads and feet of pages, hidden words, footnotes that nothing names,
/// and the scripts and style sheets of a page.
///
/// Marks of direction beside figures too, by the words around them: a reader may see the figures in another order.
/// Words that can hardly be seen too, though they are in the text: whoever overlooks them reads another one.
/// Words struck out by hand too, if they are taken as deleted: whoever sees the page may read them otherwise.
/// Tracked changes too, unless they are shown in the text: who takes them otherwise reads another one. Not comments.
/// Numbers of pages are none, since they follow from where the pages break.
///
/// ```
/// use paraph_exchange::{Options, read};
///
/// let page = |hidden: &str| format!("<p>1. North waits.<p>2. South waits.<p hidden>{hidden}");
/// let left_out = |hidden: &str| {
///     read("a.html", page(hidden).as_bytes(), &Options::default()).map(|read| read.left_out)
/// };
/// let (old, new) = (left_out("Until May.")?, left_out("Until June.")?);
/// assert_eq!(old.apart(&old), None);
/// let apart = old.apart(&new).expect("other words are hidden");
/// assert_eq!((apart.old, apart.new), (vec!["Until May.".to_string()], vec!["Until June.".to_string()]));
/// # Ok::<(), paraph_exchange::Unreadable>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    passages: Spots,
    /// The words of tracked changes that are no part of the text as changes: those deleted, those inserted.
    deleted: Spots,
    inserted: Spots,
    /// Of a page its scripts, which may show words; other formats have none.
    scripts: Option<Spots>,
    /// Its style sheets, which may hide words or show others.
    styles: Option<Spots>,
}

/// What two files do not both have of what is in no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// What only the old file has: each passage, cut where it is long.
    pub old: Vec<String>,
    /// What only the new file has.
    pub new: Vec<String>,
    /// Of the tracked changes those that only the old file has: ``deleted `not` ``.
    pub old_changes: Vec<String>,
    /// Those that only the new file has.
    pub new_changes: Vec<String>,
    /// Whether they are pages with other scripts.
    pub scripts: bool,
    /// Whether they are pages with other style sheets.
    pub styles: bool,
}

impl LeftOut {
    /// What was left out, as the notices tell it; of a page, its scripts and its style sheets too.
    pub(crate) fn of(notices: &[Notice], page: Option<(Spots, Spots)>) -> Self {
        let (mut passages, mut deleted, mut inserted) = <(Spots, Spots, Spots)>::default();
        for notice in notices {
            match notice {
                Notice::Hidden(spots)
                | Notice::Slanted(spots)
                | Notice::Instead(spots)
                | Notice::PagePictures(spots)
                | Notice::Annotations(spots)
                | Notice::Struck { spots, tracked: Tracked::Accepted }
                | Notice::Direction(spots)
                | Notice::Faint(spots)
                | Notice::Unshown(spots)
                | Notice::Unnamed(spots) => passages.join(spots, |_| true),
                Notice::Tracked { tracked: Tracked::Shown, .. } => {}
                Notice::Tracked { deleted: gone, inserted: new, .. } => {
                    deleted.join(gone, |_| true);
                    inserted.join(new, |_| true);
                }
                Notice::Edges(spots)
                | Notice::Artifacts(spots)
                | Notice::RunningHeads { shown: spots, .. } => passages.join(spots, is_no_number),
                _ => {}
            }
        }
        let (scripts, styles) = page.unzip();
        Self { passages, deleted, inserted, scripts, styles }
    }

    /// What of it is another in a new file; none where both left out the same.
    #[must_use]
    pub fn apart(&self, new: &Self) -> Option<Apart> {
        let is_other = |one: &Option<Spots>, other: &Option<Spots>| match (one, other) {
            (Some(one), Some(other)) => !one.is_as(other),
            // In another format there are none.
            _ => false,
        };
        let scripts = is_other(&self.scripts, &new.scripts);
        let styles = is_other(&self.styles, &new.styles);
        let is_as = self.passages.is_as(&new.passages)
            && self.deleted.is_as(&new.deleted)
            && self.inserted.is_as(&new.inserted);
        if is_as && !scripts && !styles {
            return None;
        }
        Some(Apart {
            old: self.passages.beyond(&new.passages),
            new: new.passages.beyond(&self.passages),
            old_changes: self.changes_beyond(new),
            new_changes: new.changes_beyond(self),
            scripts,
            styles,
        })
    }

    /// The tracked changes that another file has not, what was deleted first.
    fn changes_beyond(&self, other: &Self) -> Vec<String> {
        let deleted = self.deleted.beyond(&other.deleted).into_iter();
        let inserted = self.inserted.beyond(&other.inserted).into_iter();
        let deleted = deleted.map(|words| format!("deleted `{words}`"));
        deleted.chain(inserted.map(|words| format!("inserted `{words}`"))).collect()
    }
}

/// Whether words at the edge of a page are more than its number.
fn is_no_number(words: &str) -> bool {
    words.contains(char::is_alphanumeric) && !pdf::is_page_number(words)
}

/// Passages by the digests of their words: the first many of them each, the others together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passages {
    /// Their words as they are shown.
    pub(crate) each: BTreeMap<[u8; 32], String>,
    /// Of those beyond.
    pub(crate) others: Option<[u8; 32]>,
}
