//! Shows a file as it is read: `cargo run -p paraph-exchange --example read -- FILE [rejected|shown]`.

use std::io::Write as _;

use paraph_exchange::{Options, Tracked, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().ok_or("which file?")?;
    let tracked = match arguments.next().as_deref() {
        Some("rejected") => Tracked::Rejected,
        Some("shown") => Tracked::Shown,
        _ => Tracked::Accepted,
    };
    let options = Options { tracked, ..Options::default() };
    let mut out = std::io::stdout().lock();
    match read(&name, &std::fs::read(&name)?, &options) {
        Ok(read) => {
            for notice in &read.notices {
                writeln!(out, "# {notice}")?;
            }
            writeln!(out, "# {:?}\n{}", read.format, read.draft.print())?;
        }
        Err(bad) => writeln!(out, "{bad}\n  hint: {}", bad.hint())?,
    }
    Ok(())
}
