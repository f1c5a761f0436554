//! In which form an answer is asked for, read once from what was typed.

use clap::ArgMatches;

use crate::text;

/// In which form an answer is asked for; one is, as the group of the options says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The page for people at a terminal.
    Page,
    /// JSON.
    Json,
    /// The page for the browser, into a file of this name; `-` answers it.
    Html(String),
    /// The table for spreadsheets.
    Csv,
    /// The table in Markdown.
    Markdown,
    /// The links between the points alone.
    Alignment,
    /// The status alone.
    Check,
}

impl Form {
    /// The form that is asked for.
    pub(crate) fn of(given: &ArgMatches) -> Self {
        let flags = [
            ("json", Self::Json),
            ("csv", Self::Csv),
            ("markdown", Self::Markdown),
            ("alignment", Self::Alignment),
            ("check", Self::Check),
        ];
        let mut asked = flags.into_iter().filter(|(flag, _)| given.get_flag(flag));
        match (text(given, "html"), asked.next()) {
            (Some(name), _) => Self::Html(name),
            (None, Some((_, form))) => form,
            (None, None) => Self::Page,
        }
    }

    /// Whether the answer is for people at a terminal, and not one that begins as it must.
    pub(crate) fn is_for_people(&self) -> bool {
        match self {
            Self::Page => true,
            Self::Html(name) => name != "-",
            _ => false,
        }
    }
}
