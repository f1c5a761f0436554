//! `propose-lineage`: what a new text may have become of each point of a draft, for the pen-holder to
//! confirm or correct.
//!
//! The proposal is worked out by `paraph_compare` and is no act: what is signed is what the pen-holder
//! declares, and a log is judged without the engine. It reads what its asker may see and nothing else.

use paraph_case::drafts::{Drafts, Refused};
use paraph_case::id::ActId;
use paraph_case::ledgers::LedgerRefused;
use paraph_case::refer::Named as _;
use paraph_case::refusal::Refusal;
use paraph_case::seen::Seen;
use paraph_case::view::{NoView, Shown as _, told, told_schema};
use paraph_case::views::not_held;
use paraph_desk::{Desk, DeskError, Outside, Request, about_file};
use paraph_log::json::Value;
use paraph_text::{Draft, TextError};

use crate::failure::Failure;
use crate::file::Kept;
use crate::hint::Hint;
use crate::script::quoted;
use crate::{Answer, look, text};
use proposal::Proposal;

mod file;
mod hand;
mod lines;
mod pairs;
mod proposal;
mod row;

const NAME: &str = "propose-lineage";
const ABOUT: &str = "What a new text may have become of each point of a draft";

/// The JSON Schema of the answer.
pub(crate) fn schema(name: &str) -> Option<Value> {
    (name == NAME).then(|| told_schema::<Proposal>(NAME, ABOUT))
}

/// Proposes, and writes the proposal where that is asked.
pub(crate) fn propose(
    desk: &Desk,
    matches: &clap::ArgMatches,
    given: &clap::ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let name = text(given, "text").unwrap_or_default();
    let base = text(given, "base");
    // Whoever may not read the channel is told that first: nothing else is looked at.
    let ((answer, file), broken) = look::seeing(desk, matches, given, |seen| {
        let draft = read(&name, outside)?;
        let proposal = proposed(seen, base.as_deref(), &name, &draft)?;
        let answer = told(NAME, seen.channel(), proposal.json(), |page| proposal.lines(page));
        Ok((answer, proposal.file()))
    })?;
    let mut answer = look::rendered(&answer, given, colour);
    if let Some(out) = text(given, "out") {
        outside.write(&out, file.as_bytes()).map_err(|error| not_written(&out, &error))?;
        answer.err.push_str(&format!("note: it stands as a lineage in {}\n", quoted(&out)));
    }
    Ok(answer.beside(&broken))
}

/// Reads a text that can be tabled, as it would be kept.
fn read(name: &str, outside: &mut dyn Outside) -> Result<Draft, Failure> {
    let told = |why: String| Failure::Words { why, hint: None };
    let path = std::path::Path::new(name);
    let bytes = Kept::of(Some(name.to_owned()), outside).read(name);
    let bytes = bytes.map_err(|error| told(about_file(path, &error)))?;
    let unreadable = |bad: TextError| told(format!("{}: {bad}; {}", file_name(name), bad.hint()));
    Draft::parse_bytes(&bytes).map_err(unreadable)
}

/// The name of a file as it can be shown.
fn file_name(name: &str) -> String {
    crate::file::shown(name)
}

fn not_written(name: &str, error: &std::io::Error) -> Failure {
    let why = match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!(
            "there is a file `{}` already, which may have been worked on: name another with --out",
            file_name(name)
        ),
        _ => about_file(std::path::Path::new(name), error),
    };
    Failure::Words { why, hint: None }
}

/// The proposal for a text, of the draft that is named or the one on the table.
fn proposed(
    seen: &Seen<'_>,
    base: Option<&str>,
    file: &str,
    draft: &Draft,
) -> Result<Proposal, NoView> {
    let act = base_of(seen, base)?;
    let drafts = seen.channel().drafts();
    let name = drafts.all().name(act).map(ToString::to_string).unwrap_or_default();
    let held = drafts.held(Some(act)).ok_or_else(|| not_held(seen, &name, act))?;
    Ok(Proposal::of(seen, act, held, (&file_name(file), draft)))
}

/// The draft that a text comes from.
fn base_of(seen: &Seen<'_>, base: Option<&str>) -> Result<ActId, NoView> {
    let drafts = seen.channel().drafts();
    match base {
        Some(words) => {
            let no_such = || NoView::NoSuch { what: Drafts::NOUN, said: words.to_owned() };
            drafts.all().find(words).ok_or_else(no_such)
        }
        None => drafts.working().ok_or_else(|| {
            let why =
                "no draft is on the table: the first one comes from none and declares nothing";
            NoView::Refused(why.into())
        }),
    }
}

/// The hints of a tabling that was refused since it declares nothing of the points of the draft on the
/// table: the proposal as the line to type, where nothing is asked, and the command that writes it.
/// Nothing where something was declared, or the refusal is another.
pub(crate) fn hints(
    desk: &Desk,
    request: &Request,
    refused: &DeskError,
    outside: &mut dyn Outside,
) -> Option<Vec<Hint>> {
    let DeskError::Refused(refusal) = refused else { return None };
    let Refusal::Ledger(LedgerRefused::drafts(why)) = refusal.as_ref() else { return None };
    if !matches!(why, Refused::NoBase | Refused::Undeclared { .. }) || declares(request) {
        return None;
    }
    let words = |field: &str| request.words.get(field)?.first().cloned();
    let (name, base) = (words("text")?, words("base"));
    let draft = read(&name, outside).ok()?;
    let reading = desk.readable(&request.by).ok()?;
    let channel = reading.pick(request.channel.as_deref()).ok()?;
    let seen = Seen::by(&request.by, channel, &[])?;
    let proposal = proposed(&seen, base.as_deref(), &name, &draft).ok()?;
    let mut typed = vec![("--base".to_owned(), proposal.base.clone())];
    let mut hints = Vec::new();
    if let Some(flags) = proposal.flags() {
        typed.extend(flags);
        hints.push(Hint::Declaring(typed));
    }
    let (out, base) = (quoted(&file::beside(&name)), quoted(&proposal.base));
    let name = quoted(&name);
    hints.push(Hint::Command(format!("{NAME} {name} --base {base} --out {out}")));
    Some(hints)
}

/// Whether something is declared of the points.
fn declares(request: &Request) -> bool {
    let fields = ["continues", "takes_from", "dropped", "answers", "own_hand", "lineage"];
    fields.iter().any(|field| request.words.get(*field).is_some_and(|words| !words.is_empty()))
}
