//! Draft pairs, `#! paraph-draft 1`: the labels that readers see beside the identifiers that points are called by.
//!
//! The words of such a file are read by `paraph-text`, which calls a point by its identifier. A label that says
//! another number (`@ 7 | Article 9 |`) is what somebody else goes by, so it is told.

use crate::marker::keywords::{self, Rank};
use crate::{Place, Spots};

/// The labels that say something else than the identifiers of their points.
pub(crate) fn labels(text: &str) -> Spots {
    let mut told = Spots::default();
    for head in text.lines().filter_map(|line| line.strip_prefix("@ ")) {
        let mut parts = head.split('|').map(str::trim);
        let (Some(id), Some(label)) = (parts.next(), parts.next()) else { continue };
        if !is_of(label, id) {
            told.add(&format!("{label}` for `{id}"), Place::Apart);
        }
    }
    told
}

/// Whether a label is what its identifier is behind a word or letter that announces a point, perhaps within a document
/// of several: `Article 1` of `2006/48:1`, `V14.5.4` of `14.5.4`.
///
/// `Annex 1` is no `1`, and `Not Article 1` says more than that.
fn is_of(label: &str, id: &str) -> bool {
    let bare = |words: &str| -> String {
        words.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let id = bare(id.rsplit(':').next().unwrap_or(id));
    if bare(label) == id {
        return true;
    }
    if let Some((class, _, behind)) = keywords::split(label) {
        return class.rank() == Rank::Point && bare(behind) == id;
    }
    let mut letters = label.trim_start().chars();
    let is_letter = letters.next().is_some_and(char::is_alphabetic);
    is_letter && bare(letters.as_str()) == id && id.starts_with(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn labels_of_another_number_are_told() {
        let told =
            |id: &str, label: &str| labels(&format!("@ {id} | {label} | Scope\nWords.")).count;
        for (id, label) in [
            ("1", "Article 1"),
            ("1(2)", "Article 1(2)"),
            ("2006/48:1", "Article 1"),
            ("14.5.4", "V14.5.4"),
            ("annex-i", "Annex I"),
            ("7", "7"),
        ] {
            assert_eq!(told(id, label), 0, "{id} {label}");
        }
        for (id, label) in [
            ("1", "Article 2"),
            ("1", "Article 11"),
            ("7", "Annex"),
            ("1(2)", "1(3)"),
            ("1", "Not Article 1"),
            ("1", "Annex 1"),
            ("1", "Article 2 not 1"),
            ("1", "Article 2, formerly Article 1"),
            ("1", "A1 and 1"),
            ("1", "until May: 1"),
        ] {
            assert_eq!(told(id, label), 1, "{id} {label}");
        }
    }
}
