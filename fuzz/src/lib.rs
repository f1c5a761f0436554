//! What must hold of whatever is handed in: one function for each way in, given any bytes.
//!
//! A target panics where a promise is broken, and returns otherwise: that a file is refused is no
//! fault. `tests/corpora.rs` runs every target over its corpus and over damaged copies of it, the
//! same in every run; `guided/` hands the same functions to libFuzzer, which goes by what the code
//! did. How to run both, and what to do with a find, stands in `README.md`.
//!
//! It is not: a judge of right answers. That a text is read as it should be is tested where it is
//! read.

mod case;
mod compare;
mod exchange;
mod scenario;
mod text;

/// A way in: its name, which is also that of its corpus, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 12] = [
    ("plain", exchange::plain),
    ("markdown", exchange::markdown),
    ("html", exchange::html),
    ("docx", exchange::docx),
    ("pdf", exchange::pdf),
    ("scenario", scenario::scenario),
    ("home", text::home),
    ("brackets", text::brackets),
    ("redline", compare::redline),
    ("compare", compare::compare),
    ("json", case::json),
    ("leaf", case::leaf),
];

/// What a target does with bytes; nothing where no target has that name.
#[must_use]
pub fn target(name: &str) -> Option<fn(&[u8])> {
    TARGETS.iter().find(|(is, _)| *is == name).map(|(_, run)| *run)
}
