//! What of a file is in no text: so that two files are held against each other in that too.

use std::collections::BTreeMap;

use crate::{Notice, Spots, Tracked, pdf};

/// What of a file is in no text: heads and feet of pages, hidden words, footnotes that nothing names,
/// and the scripts of a page.
///
/// Words struck out by hand too, if they are taken as deleted: whoever sees the page may read them otherwise.
/// Not tracked changes, of which it is said how they are taken; not comments.
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
    /// Of a page its scripts, which may show words; other formats have none.
    scripts: Option<Spots>,
}

/// What two files do not both have of what is in no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// What only the old file has: each passage, cut where it is long.
    pub old: Vec<String>,
    /// What only the new file has.
    pub new: Vec<String>,
    /// Whether they are pages with other scripts.
    pub scripts: bool,
}

impl LeftOut {
    /// What was left out, as the notices tell it; of a page, its scripts too.
    pub(crate) fn of(notices: &[Notice], scripts: Option<Spots>) -> Self {
        let mut passages = Spots::default();
        for notice in notices {
            match notice {
                Notice::Hidden(spots)
                | Notice::Slanted(spots)
                | Notice::Instead(spots)
                | Notice::PagePictures(spots)
                | Notice::Struck { spots, tracked: Tracked::Accepted }
                | Notice::Unnamed(spots) => passages.join(spots, |_| true),
                Notice::Edges(spots)
                | Notice::Artifacts(spots)
                | Notice::RunningHeads { shown: spots, .. } => passages.join(spots, is_no_number),
                _ => {}
            }
        }
        Self { passages, scripts }
    }

    /// What of it is another in a new file; none where both left out the same.
    #[must_use]
    pub fn apart(&self, new: &Self) -> Option<Apart> {
        let scripts = match (&self.scripts, &new.scripts) {
            (Some(one), Some(other)) => !one.is_as(other),
            // In another format there are none.
            _ => false,
        };
        if self.passages.is_as(&new.passages) && !scripts {
            return None;
        }
        let (old, new) = (self.passages.beyond(&new.passages), new.passages.beyond(&self.passages));
        Some(Apart { old, new, scripts })
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
