//! Other people's files, read.
#![expect(clippy::unwrap_used, clippy::panic, reason = "test helpers say so themselves")]

mod annotations;
mod bounds;
mod bullets;
mod cells;
mod docx;
mod docx_looks;
mod docx_unseen;
mod doubtful;
mod formats;
mod html;
mod html_unseen;
mod markdown;
mod numbering;
mod pdf;
mod pdf_painted;
mod pdf_pictures;
mod pdf_unseen;
mod properties;
mod raised;
mod same;
mod shared;
mod stand_ins;
mod wrapped;
