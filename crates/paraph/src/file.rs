//! The files of people: bytes to a draft. The one place where a format is told.
//!
//! What is compared, traced, matched, proposed for and tabled is read here and in one way, so that one
//! file has one fingerprint everywhere. A channel keeps drafts in the home format: a file in that form
//! is kept byte for byte, any other as the text that was read out of it.

use std::cell::OnceCell;
use std::io;
use std::path::Path;

use clap::ArgMatches;
use paraph_compare::struck::Reading;
use paraph_desk::{Outside, about_file, shown_name};
use paraph_exchange::{Encoding, Format, LeftOut, Notice, Options, Read, Tracked};
use paraph_text::{Draft, TextDigest};

use crate::failure::Failure;
use crate::text;

mod kept;

pub(crate) use kept::Kept;

/// A draft and the name of the file it stands in.
pub(crate) struct Named {
    /// As it was given, as far as that can be shown.
    pub(crate) name: String,
    /// The text.
    pub(crate) draft: Draft,
    /// What was left out of the file, or taken in one of several ways.
    pub(crate) notices: Vec<Notice>,
    /// What of the file is in no text.
    pub(crate) left_out: LeftOut,
    /// The text with the words that are struck out by hand, if they are left out of the draft.
    pub(crate) seen: Option<Draft>,
    /// The digest of the text, once somebody asks for it.
    pub(crate) digest: OnceCell<TextDigest>,
}

impl Named {
    /// A draft under a name, of which nothing was left out.
    pub(crate) fn of(name: impl Into<String>, draft: Draft) -> Self {
        let (notices, left_out) = (Vec::new(), LeftOut::default());
        Self { name: name.into(), draft, notices, left_out, seen: None, digest: OnceCell::new() }
    }

    /// Its text, and that with the words that are struck out by hand.
    pub(crate) fn reading(&self) -> Reading<'_> {
        Reading { draft: &self.draft, seen: self.seen.as_ref() }
    }

    /// The digest of its text.
    pub(crate) fn digest(&self) -> TextDigest {
        *self.digest.get_or_init(|| self.draft.digest())
    }

    /// Whether two files are the same to everybody who reads them: their texts, those with the words that are
    /// struck out by hand, and what else was left out.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let seen = |named: &Self| named.seen.as_ref().map_or_else(|| named.digest(), Draft::digest);
        self.digest() == other.digest()
            && seen(self) == seen(other)
            && self.left_out.apart(&other.left_out).is_none()
    }
}

/// Reads a draft out of a file, in whatever format it is.
pub(crate) fn read(
    name: &str,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<Named, Failure> {
    let told = |why: String| Failure::Words { why, hint: None };
    let bytes = bytes(name, outside).map_err(told)?;
    of(name, &bytes, &options(given)).map_err(told)
}

/// The bytes of a file, or why they cannot be had.
pub(crate) fn bytes(name: &str, outside: &mut dyn Outside) -> Result<Vec<u8>, String> {
    outside.read(name).map_err(|error| about_file(Path::new(name), &error))
}

/// Reads a draft out of the bytes of a file of this name, or says why there is none.
pub(crate) fn of(name: &str, bytes: &[u8], options: &Options) -> Result<Named, String> {
    let shown = shown(name);
    let read = paraph_exchange::read(name, bytes, options)
        .map_err(|bad| format!("{shown}: {bad}; {}", bad.hint()))?;
    let Read { draft, notices, left_out, seen, .. } = read;
    Ok(Named { notices, left_out, seen, ..Named::of(shown, draft) })
}

/// The name of a file as it can be shown.
pub(crate) fn shown(name: &str) -> String {
    match is_standard_input(name) {
        true => "standard input".into(),
        false => shown_name(Path::new(name)),
    }
}

/// Whether a name means what is piped into the program.
pub(crate) fn is_standard_input(name: &str) -> bool {
    matches!(name, "-" | "/dev/stdin" | "/dev/fd/0" | "/proc/self/fd/0")
}

/// How the files are to be read, as it was typed.
pub(crate) fn options(given: &ArgMatches) -> Options {
    let tracked = match text(given, "tracked").as_deref() {
        Some("rejected") => Tracked::Rejected,
        Some("shown") => Tracked::Shown,
        _ => Tracked::Accepted,
    };
    let encoding = match text(given, "encoding").as_deref() {
        Some("windows-1251") => Some(Encoding::Windows1251),
        Some("windows-1252") => Some(Encoding::Windows1252),
        _ => None,
    };
    Options { tracked, encoding }
}

/// What is said beside an answer of files that were not taken as they are: a line for each notice.
pub(crate) fn beside(files: &[Named]) -> String {
    let all = files.iter().flat_map(|file| file.notices.iter().map(move |notice| (file, notice)));
    all.map(|(file, notice)| format!("note: {}: {notice}\n", file.name)).collect()
}
