//! Other people's files, read.
#![expect(clippy::unwrap_used, clippy::panic, reason = "test helpers say so themselves")]

mod docx;
mod formats;
mod html;
mod markdown;
mod numbering;
mod shared;
