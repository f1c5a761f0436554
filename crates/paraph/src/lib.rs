//! The command line as a function: words in, an answer out.
//!
//! Answers go to standard output, refusals to standard error, each with a hint where there is a
//! command that would make it right. The exit status is 0 for an answer, 1 for a refusal, 2 for
//! words that cannot be read. `compare` and `trace` answer with a status as `diff` has it.
//!
//! Everything that the world decides (time, randomness, files) is asked of an
//! [`Outside`], so that stories and demonstrations run the same commands.

use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;
use paraph_case::id::{Actor, Party};
use paraph_case::refusal::Refusal;
use paraph_case::view::NoView;
use paraph_desk::{Desk, DeskError, Outside};

mod act;
mod command;
mod compare;
mod demo;
mod file;
mod founding;
mod look;
mod machine;
mod manual;
pub mod script;
mod trace;

pub use machine::Machine;

/// What a command answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The exit status.
    pub status: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Why a command has no answer.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The desk refused or failed.
    #[error("{0}")]
    Desk(#[from] DeskError),
    /// There is nothing to show.
    #[error("{0}")]
    View(#[from] NoView),
    /// The words cannot be taken.
    #[error("{why}")]
    Words {
        /// Why.
        why: String,
        /// A command that would make it right.
        hint: Option<String>,
    },
}

impl From<paraph_case::id::BadName> for Failure {
    fn from(bad: paraph_case::id::BadName) -> Self {
        Self::Desk(bad.into())
    }
}

impl Failure {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Desk(DeskError::Refused(refusal)) => Some(refusal),
            Self::Desk(_) | Self::View(_) | Self::Words { .. } => None,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Desk(DeskError::Refused(refusal)) => refusal.hint(),
            Self::Desk(DeskError::NoDesk(_)) => {
                Some("init --party A --party B --mediator M --text draft-1.txt".into())
            }
            Self::Desk(DeskError::NoKey(who)) if who.delegate.is_some() => {
                Some(format!("delegate {who}"))
            }
            Self::Desk(DeskError::Which { names, .. }) => {
                let first = names.split(", ").next().unwrap_or_default();
                Some(format!("… --channel {first}"))
            }
            Self::Desk(DeskError::Words(bad)) => bad_words_hint(bad),
            Self::Desk(_) | Self::View(_) => None,
            Self::Words { hint, .. } => hint.clone(),
        }
    }

    /// What would make it right outside of Paraph: a command of the system.
    fn remedy(&self) -> Option<String> {
        match self {
            Self::Desk(DeskError::Store(error)) => error.hint(),
            Self::Desk(_) | Self::View(_) | Self::Words { .. } => None,
        }
    }
}

fn bad_words_hint(bad: &paraph_case::act::BadAct) -> Option<String> {
    match bad {
        paraph_case::act::BadAct::Kind(_) => Some("act --help".into()),
        paraph_case::act::BadAct::Field(_) => None,
    }
}

/// Runs one command line, without the program's name.
pub fn run(words: &[String], outside: &mut dyn Outside, colour: bool) -> Answer {
    let with_name = std::iter::once("paraph".to_owned()).chain(words.iter().cloned());
    let matches = match command::paraph().try_get_matches_from(with_name) {
        Ok(matches) => matches,
        Err(error) => return usage(&error),
    };
    let answer = match matches.subcommand() {
        Some(("compare", given)) => compare::compare(given, outside, colour),
        Some(("trace", given)) => trace::trace(given, outside, colour),
        _ => dispatch(&matches, outside, colour).map(|out| Answer { out, ..Answer::default() }),
    };
    answer.unwrap_or_else(|failure| failed(&failure))
}

/// Help is an answer; anything else that clap says is a refusal of words.
fn usage(error: &clap::Error) -> Answer {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Answer { out: text, ..Answer::default() }
        }
        _ => Answer { status: 2, err: text, ..Answer::default() },
    }
}

fn failed(failure: &Failure) -> Answer {
    let hint = failure.hint().map(|hint| format!("paraph {hint}")).or_else(|| failure.remedy());
    let hint = hint.map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
    let (status, said) = match (failure.refusal(), failure) {
        (Some(refusal), _) => (1, format!("refused: {refusal}\n")),
        (None, Failure::View(NoView::Refused(why))) => (1, format!("refused: {why}\n")),
        (None, _) => (2, format!("error: {failure}\n")),
    };
    Answer { status, err: format!("{said}{hint}"), ..Answer::default() }
}

fn dispatch(
    matches: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<String, Failure> {
    let desk = || Ok::<_, Failure>(Desk::open(&folder(matches))?);
    match matches.subcommand() {
        Some(("init", given)) => founding::init(&folder(matches), given, outside),
        Some(("open", given)) => founding::open(&folder(matches), given, outside),
        Some(("demo", given)) => demo::demo(matches, given, outside, colour),
        Some(("key", given)) => founding::key(&desk()?, given, outside),
        Some(("delegate", given)) => founding::delegate(&mut desk()?, matches, given, outside),
        Some(("act", given)) => act::act(&mut desk()?, matches, given, outside),
        Some(("verify", given)) => match text(given, "bundle") {
            Some(bundle) => look::verify_bundle(&PathBuf::from(bundle), colour),
            None => look::verify(&desk()?, matches, colour),
        },
        Some(("export", given)) => look::export(&desk()?, matches, given),
        Some(("channels", _)) => look::channels(&desk()?, matches, colour),
        Some(("schema", given)) => look::schema(given),
        Some(("completion", given)) => manual::completion(given),
        Some(("man", given)) => manual::man(given),
        Some((view, given)) => look::view(&desk()?, matches, view, given, colour),
        None => Ok(String::new()),
    }
}

fn folder(matches: &ArgMatches) -> PathBuf {
    PathBuf::from(text(matches, "desk").unwrap_or_default())
}

fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.try_get_one::<String>(name).ok().flatten().cloned()
}

fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    let all = matches.try_get_many::<String>(name).ok().flatten();
    all.into_iter().flatten().cloned().collect()
}

fn parties(matches: &ArgMatches, name: &str) -> Result<Vec<Party>, Failure> {
    texts(matches, name).iter().map(|party| Ok(party.parse()?)).collect()
}

/// Who acts or reads.
fn who(matches: &ArgMatches) -> Result<Actor, Failure> {
    let words = text(matches, "as").ok_or_else(|| Failure::Words {
        why: "say who you are: --as name@party, or set PARAPH_AS".into(),
        hint: None,
    })?;
    Ok(words.parse()?)
}
