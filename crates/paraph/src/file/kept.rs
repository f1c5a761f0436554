//! A draft's file as a channel keeps it: in the home format.

use super::{Format, Named, Notice, Options, Outside, io, shown};
use paraph_case::time::Time;
use paraph_desk::Progress;
use paraph_text::Draft;

/// What stands at the head of a text that would be read in another way without it.
const SIGN: &str = "# In the home format.\n\n";

/// What is outside, but that the file with the text of a draft is given in the home format.
///
/// The file is read once, however often it is asked for: it may be standard input, and what is signed
/// is what was looked at.
pub(crate) struct Kept<'a> {
    outside: &'a mut dyn Outside,
    /// The file with the text, as it was given; none where an act brings no text.
    file: Option<String>,
    read: Option<Result<Vec<u8>, (io::ErrorKind, String)>>,
    /// What is said beside the answer.
    notes: String,
}

impl<'a> Kept<'a> {
    /// Stands between whoever reads the text of a draft and its file.
    pub(crate) fn of(file: Option<String>, outside: &'a mut dyn Outside) -> Self {
        Self { outside, file, read: None, notes: String::new() }
    }

    /// What is said beside the answer of a file that was not taken as it is: a line for each notice.
    pub(crate) fn beside(&self) -> &str {
        &self.notes
    }

    /// The bytes that a channel keeps of the text.
    fn text(&mut self, name: &str) -> io::Result<Vec<u8>> {
        let bytes = self.outside.read(name)?;
        let read = paraph_exchange::read(name, &bytes, &Options::default())
            .map_err(|bad| io::Error::other(format!("{bad}; {}", bad.hint())))?;
        // A text with the signs of the home format and a mistake in it is not taken for something else:
        // whoever reads it says what is wrong.
        let is_faulty = read.notices.iter().any(|notice| matches!(notice, Notice::NotHome(_)));
        if is_faulty || matches!(read.format, Format::Home | Format::Pairs) {
            return Ok(bytes);
        }
        let name = shown(name);
        self.notes = super::beside(&[Named {
            notices: read.notices,
            left_out: read.left_out,
            seen: read.seen,
            ..Named::of(name.clone(), read.draft.clone())
        }]);
        self.notes.push_str(&format!(
            "note: {name}: not in the home format; its text is kept in that, with the same fingerprint\n"
        ));
        Ok(home(&read.draft).into_bytes())
    }
}

/// A draft in the home format, so that it is read as that again.
fn home(draft: &Draft) -> String {
    let text = draft.print();
    let again = paraph_exchange::read("draft.txt", text.as_bytes(), &Options::default());
    let is_same = again
        .is_ok_and(|again| again.format == Format::Home && again.draft.digest() == draft.digest());
    if is_same { text } else { format!("{SIGN}{text}") }
}

impl Outside for Kept<'_> {
    fn read(&mut self, file: &str) -> io::Result<Vec<u8>> {
        if self.file.as_deref() != Some(file) {
            return self.outside.read(file);
        }
        if self.read.is_none() {
            let read = self.text(file);
            self.read = Some(read.map_err(|error| (error.kind(), error.to_string())));
        }
        match &self.read {
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err((io::ErrorKind::Other, why))) => Err(io::Error::other(why.clone())),
            Some(Err((kind, _))) => Err((*kind).into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn now(&mut self, channel: &str) -> Time {
        self.outside.now(channel)
    }

    fn random(&mut self, channel: &str) -> [u8; 32] {
        self.outside.random(channel)
    }

    fn write(&mut self, file: &str, bytes: &[u8]) -> io::Result<()> {
        self.outside.write(file, bytes)
    }

    fn columns(&self) -> usize {
        self.outside.columns()
    }

    fn progress(&self) -> Option<Progress> {
        self.outside.progress()
    }

    fn tell(&mut self, line: &str, asked_for: bool) {
        self.outside.tell(line, asked_for);
    }

    fn is_interrupted(&mut self) -> bool {
        self.outside.is_interrupted()
    }

    fn told_pair(&self, compared: usize, of: usize) {
        self.outside.told_pair(compared, of);
    }
}
