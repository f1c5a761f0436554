//! How a record stands to an older one, in a sentence and as JSON.

use paraph_case::view::{number, view};
use paraph_desk::{Bundle, Older};
use paraph_log::extension::Extension;

view! {
    /// How a record stands to an older one.
    pub struct OlderShown {
        /// The folder or file of the older one, as it was typed.
        path: String,
        /// `extends`, `same`, `cut-back`, `two-histories`, `fewer` (a checkpoint counts more acts than
        /// are here, and does not tell which of the two before it is) or `other-channel`.
        relation: String,
        /// How many acts the older one has; absent where it is of another channel.
        acts: Option<u64>,
        /// The first act that differs, where both have one in that place and it can be told.
        first_different: Option<u64>,
        /// The same in words.
        sentence: String,
    }
}

impl OlderShown {
    /// How a bundle stands to what was found at a path.
    pub(crate) fn of(older: &Older, path: String, newer: &Bundle) -> Self {
        let here = newer.verified.head.size;
        let (relation, acts, first_different, sentence) = match older {
            Older::Here { extension, head } => {
                let first = match extension {
                    Extension::TwoHistories { first } => *first,
                    _ => None,
                };
                let sentence = sentence(*extension, &path, head.size, here);
                (word(*extension), Some(head.size), first, sentence)
            }
            Older::OtherChannel { id, name } => {
                let id = &id.to_string()[..12];
                let called = name.as_ref().map_or_else(
                    || format!("the channel {id}…"),
                    |name| format!("the channel {name} ({id}…)"),
                );
                ("other-channel", None, None, format!("another channel: {path} is of {called}"))
            }
        };
        Self { path, relation: relation.into(), acts, first_different, sentence }
    }

    /// Whether nothing of the older one was changed or taken away.
    pub(crate) fn extends(&self) -> bool {
        matches!(self.relation.as_str(), "extends" | "same")
    }
}

fn word(extension: Extension) -> &'static str {
    match extension {
        Extension::Same => "same",
        Extension::Extends => "extends",
        Extension::CutBack => "cut-back",
        Extension::TwoHistories { .. } => "two-histories",
        Extension::Fewer => "fewer",
    }
}

fn sentence(extension: Extension, path: &str, old: u64, new: u64) -> String {
    let acts = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX), "act");
    match extension {
        Extension::Same => format!("the same as {path}: {}", acts(new)),
        Extension::Extends => format!(
            "extends {path}: its {} are the first of these, and {} more",
            acts(old),
            match new - old {
                1 => "there is 1".to_owned(),
                more => format!("there are {more}"),
            }
        ),
        Extension::CutBack => {
            format!("cut back: {path} has {}, and here are the first {new} of them only", acts(old))
        }
        Extension::TwoHistories { first: Some(first) } => format!(
            "two histories: {path} has another act {first} than this record, both under heads that \
             the host signed; keep both, they are the proof"
        ),
        Extension::TwoHistories { first: None } => format!(
            "two histories: the first {} here are not those of {path}, and the host signed both \
             heads; keep both, they are the proof. Which act is the first that differs is told by a \
             whole record, not by a checkpoint",
            acts(old)
        ),
        Extension::Fewer => format!(
            "cut back or two histories: {path} counts {}, and here are {new} only; whether they are \
             its first is told by a whole record, not by a checkpoint",
            acts(old)
        ),
    }
}
