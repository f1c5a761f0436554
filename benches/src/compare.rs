//! Comparison beside what people use, in one run, on the same files.
//!
//! ```sh
//! cargo build --release -p paraph
//! cargo run --release -p paraph-bench -- compare            # beside every peer that is here
//! cargo run --release -p paraph-bench -- compare --quick    # without the matchers that take minutes
//! cargo run --release -p paraph-bench -- compare install    # gets the matchers in Python
//! cargo run --release -p paraph-bench -- compare growth     # time and memory as drafts grow
//! cargo run --release -p paraph-bench -- compare batch      # 10,000 pairs on all cores
//! ```
//!
//! Every tool is a process of its own for every pair, so that its peak of memory is its own, and gets
//! the same two files. Its time is the processor's, of all its threads, median of the rounds; a
//! matcher tells that of the matching alone, without starting Python and loading libraries. A peer
//! that is not installed is skipped, with a word.

mod batch;
mod growth;
pub(crate) mod measure;
mod ours;
mod peers;
mod side;

pub(crate) use ours::answer;

/// Measures what was asked for.
pub(crate) fn run(words: &[&str]) {
    match words.get(1) {
        Some(&"install") => peers::install(),
        Some(&"growth") => growth::run(super::option(words, "--points", 100_000)),
        Some(&"batch") => batch::run(super::option(words, "--pairs", 10_000)),
        _ => side::run(words),
    }
}
