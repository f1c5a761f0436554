//! What of a file is in no text: so that two files are held against each other in that too.

use std::collections::BTreeMap;

use crate::{Notice, Spots, Tracked, html, pdf};

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
    /// Where the marks of footnotes stand.
    marks: Spots,
    /// What of a page may change what is seen; other formats have none.
    looks: Option<Looks>,
}

/// What may show words in a page that stand in none of its elements, or hide some that do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Looks {
    scripts: Spots,
    styles: Spots,
    /// Whether it is a page, and no text that becomes one and is given its style then.
    is_page: bool,
}

impl Looks {
    /// Those of a page, or of a text that becomes one.
    pub(crate) fn of(page: &html::Page, is_page: bool) -> Self {
        let (scripts, styles) = (page.scripts.clone(), page.styles.clone());
        Self { scripts, styles, is_page }
    }

    /// Whether something of them is another in the other.
    fn is_other(&self, other: &Self, of: fn(&Self) -> &Spots) -> bool {
        let is_bare = |one: &Self| !one.is_page && of(one).count == 0;
        let is_both = self.is_page == other.is_page || !is_bare(self) && !is_bare(other);
        is_both && !of(self).is_as(of(other))
    }
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
    pub(crate) fn of(notices: &[Notice], looks: Option<Looks>) -> Self {
        let (mut passages, mut deleted, mut inserted) = <(Spots, Spots, Spots)>::default();
        let mut noted = Spots::default();
        for notice in notices {
            match notice {
                Notice::Hidden(spots)
                | Notice::Slanted(spots)
                | Notice::Instead(spots)
                | Notice::Labels(spots)
                | Notice::PagePictures(spots)
                | Notice::Annotations(spots)
                | Notice::Struck { spots, tracked: Tracked::Accepted }
                | Notice::Direction(spots)
                | Notice::Faint(spots)
                | Notice::Doubtful(spots)
                | Notice::Unshown(spots)
                | Notice::Bound(spots)
                | Notice::Unnamed(spots) => passages.join(spots, |_| true),
                Notice::Footnotes { marks, .. } => noted = marks.clone(),
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
        Self { passages, deleted, inserted, marks: noted, looks }
    }

    /// What of it is another in a new file; none where both left out the same.
    #[must_use]
    pub fn apart(&self, new: &Self) -> Option<Apart> {
        let is_other = |of: fn(&Looks) -> &Spots| match (&self.looks, &new.looks) {
            (Some(one), Some(other)) => one.is_other(other, of),
            // In another format there are none.
            _ => false,
        };
        let scripts = is_other(|looks| &looks.scripts);
        let styles = is_other(|looks| &looks.styles);
        let (marks, new_marks) = self.marks_beside(new);
        let is_as = self.passages.is_as(&new.passages)
            && marks.is_empty()
            && new_marks.is_empty()
            && self.deleted.is_as(&new.deleted)
            && self.inserted.is_as(&new.inserted);
        if is_as && !scripts && !styles {
            return None;
        }
        Some(Apart {
            old: [self.passages.beyond(&new.passages), marks].concat(),
            new: [new.passages.beyond(&self.passages), new_marks].concat(),
            old_changes: self.changes_beyond(new),
            new_changes: new.changes_beyond(self),
            scripts,
            styles,
        })
    }

    /// The places of the marks of footnotes that the one file has and not the other, and those that it has for them.
    ///
    /// Only where both have as many: a footnote that came or went is one of the text, and so is one that a plain text
    /// has without its mark.
    fn marks_beside(&self, new: &Self) -> (Vec<String>, Vec<String>) {
        if self.marks.count != new.marks.count {
            return Default::default();
        }
        (self.marks.beyond(&new.marks), new.marks.beyond(&self.marks))
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
