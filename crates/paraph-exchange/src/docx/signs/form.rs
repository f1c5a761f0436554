//! Fields of a form whose value is no line of text: boxes to tick, lists to choose from.

use crate::docx::xml::Tag;

/// A field that is open.
#[derive(Default)]
pub(super) struct Field {
    form: Option<Form>,
    /// What says what it is to show: `QUOTE "ten days"`.
    pub(super) instruction: String,
    /// Whether what comes next is what it shows.
    pub(super) is_shown: bool,
    /// Whether the file has anything that it shows.
    pub(super) has_result: bool,
    /// The words that the file has as its result, which programs may have written beside its value.
    result: String,
}

/// What a field of a form holds.
enum Form {
    Box { checked: Option<bool>, usually: bool },
    List { chosen: Option<usize>, usually: usize, entries: Vec<String> },
}

impl Field {
    /// A field that stands in one element, which holds what it shows.
    pub(super) fn simple(instruction: String) -> Self {
        Self { instruction, is_shown: true, ..Self::default() }
    }

    /// Takes what an element in it says.
    pub(super) fn take(&mut self, name: &str, tag: &Tag<'_>) {
        match (name, &mut self.form) {
            ("checkBox", form) => *form = Some(Form::Box { checked: None, usually: false }),
            ("ddList", form) => {
                *form = Some(Form::List { chosen: None, usually: 0, entries: Vec::new() });
            }
            ("checked", Some(Form::Box { checked, .. })) => *checked = Some(tag.is_on()),
            ("default", Some(Form::Box { usually, .. })) => *usually = tag.is_on(),
            ("result", Some(Form::List { chosen, .. })) => *chosen = place(tag),
            ("default", Some(Form::List { usually, .. })) => *usually = place(tag).unwrap_or(0),
            ("listEntry", Some(Form::List { entries, .. })) => {
                entries.push(tag.val().unwrap_or_default());
            }
            _ => {}
        }
    }

    /// Whether it has a value, so that its words may only repeat that.
    pub(super) fn is_form(&self) -> bool {
        self.form.is_some()
    }

    /// Takes words that stand in it.
    pub(super) fn text(&mut self, text: &str) {
        self.result.push_str(text);
    }

    /// What it shows.
    pub(super) fn shown(&self) -> Option<String> {
        Some(match self.form.as_ref()? {
            Form::Box { checked, usually } => {
                if checked.unwrap_or(*usually) { "☒" } else { "☐" }.to_string()
            }
            Form::List { chosen, usually, entries } => {
                entries.get(chosen.unwrap_or(*usually)).cloned().unwrap_or_default()
            }
        })
    }

    /// The words in it that its value does not say.
    pub(super) fn left(self) -> Option<String> {
        let is_said = self.shown().is_some_and(|shown| shown.trim() == self.result.trim());
        Some(self.result).filter(|result| !is_said && !result.trim().is_empty())
    }
}

fn place(tag: &Tag<'_>) -> Option<usize> {
    usize::try_from(tag.number("val")?).ok()
}
