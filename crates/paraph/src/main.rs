//! The only `main`: hands the words to [`paraph::run`] and prints what it answers.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colour = std::io::stdout().is_terminal() && !plain;
    let answer = paraph::run(&words, &mut paraph::Machine, colour);
    let mut out = std::io::stdout().lock();
    let written = out.write_all(answer.out.as_bytes()).and_then(|()| out.flush());
    let _closed = std::io::stderr().write_all(answer.err.as_bytes());
    match written {
        // A closed pipe is nobody's fault: whoever read has read enough.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let _closed =
                writeln!(std::io::stderr(), "error: the answer could not be written: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(answer.status),
    }
}
