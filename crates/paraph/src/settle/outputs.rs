//! What is written beside the answer. Whatever becomes of it, the answer is told: it may have taken long.

use super::file;
use crate::failure::Failure;

/// What was written, and what could not be.
#[derive(Default)]
pub(super) struct Outputs {
    /// What is answered in place of the page, where a file is called `-`.
    pub(super) out: String,
    /// What is said of it.
    pub(super) err: String,
    /// Whether anything could not be written.
    pub(super) is_trouble: bool,
}

impl Outputs {
    /// Writes a text into a file that its owner alone can read, or answers it.
    pub(super) fn to(&mut self, flag: &str, name: &str, text: Result<String, Failure>) {
        let text = text.and_then(|text| file::write_private(name, &text));
        match text {
            Ok(answered) => self.out.push_str(&answered),
            Err(why) => {
                let flag = format!("--{flag}: ");
                let why = why.to_string();
                let why = why.strip_prefix(&flag).unwrap_or(&why);
                self.err.push_str(&format!("error: {flag}{why}\n"));
                self.is_trouble = true;
            }
        }
    }

    /// Says something of it.
    pub(super) fn note(&mut self, note: &str) {
        self.err.push_str(&format!("note: {note}\n"));
    }
}
