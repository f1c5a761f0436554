//! The command line as a function: words in, an answer out.
//!
//! Answers go to standard output, refusals to standard error, each with a hint where there is a
//! command that would make it right: one that can be typed as it is. The exit status is 0 for an
//! answer, 1 for a refusal, 2 for words that cannot be read; `compare` and `trace` answer with a
//! status as `diff` has it, `settle` with one of its own.
//!
//! Everything that the world decides (time, randomness, files) is asked of an
//! [`Outside`], so that stories and demonstrations run the same commands.

use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use paraph_case::id::{Actor, Party};
use paraph_case::view::listed;
use paraph_desk::{Broken, Desk, Outside};

use crate::failure::Failure;
use crate::hint::Hint;
use crate::typed::Typed;

mod act;
mod command;
mod compare;
mod demo;
mod examples;
mod failure;
mod file;
mod founding;
mod hint;
mod lineage;
mod look;
mod machine;
mod manual;
mod record;
pub mod script;
mod settle;
mod trace;
mod typed;
mod versions;
mod words;

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

/// Runs one command line, without the program's name.
pub fn run(words: &[String], outside: &mut dyn Outside, colour: bool) -> Answer {
    let matches = match read(words) {
        Ok(matches) => matches,
        Err(error) => return word(words).unwrap_or_else(|| usage(&error).harmless(words)),
    };
    let answer = match matches.subcommand() {
        Some(("compare", given)) => compare::compare(given, outside, colour),
        Some(("settle", given)) => settle::settle(given, outside, colour),
        Some(("examples", given)) => examples::examples(given).map(Answer::from),
        Some(("trace", given)) => trace::trace(given, outside, colour),
        _ => dispatch(&matches, outside, colour),
    };
    let answer = answer.unwrap_or_else(|failure| failure.told(&Typed::new(words), &matches));
    answer.harmless(words)
}

/// What was typed, as the command line reads it.
fn read(words: &[String]) -> Result<ArgMatches, clap::Error> {
    let with_name = || std::iter::once("paraph".to_owned()).chain(words.iter().cloned());
    // Help and refusals are those of the whole command line, which knows the other commands.
    let engine = words.first().and_then(|first| command::engine(first));
    let alone = engine.and_then(|engine| engine.try_get_matches_from(with_name()).ok());
    match alone {
        Some(matches) => Ok(matches),
        None => command::paraph().try_get_matches_from(with_name()),
    }
}

/// `help WORD`, where that is no command and one of the words that are told.
fn word(words: &[String]) -> Option<Answer> {
    let ("help", asked) = (words.first()?.as_str(), words.get(1..)?) else { return None };
    Some(words::word(&asked.join(" "))?.into())
}

impl From<String> for Answer {
    fn from(out: String) -> Self {
        Self { out, ..Self::default() }
    }
}

impl Answer {
    /// The same with nothing on standard error that a terminal would take for a command, whatever was
    /// typed: a page is so by itself.
    fn harmless(mut self, typed: &[String]) -> Self {
        // A name of several lines, as it may be repeated, begins no line of its own.
        for word in typed.iter().filter(|word| word.contains('\n')) {
            self.err = self.err.replace(word, &word.replace('\n', "\u{FFFD}"));
        }
        let is_harm =
            |char: char| !matches!(char, '\n' | '\t') && paraph_text::harmless(char) != char;
        if self.err.contains(is_harm) {
            self.err = self.err.replace(is_harm, "\u{FFFD}");
        }
        self
    }

    /// Says beside the answer which channels of the reader's cannot be read.
    fn beside(mut self, broken: &[Broken]) -> Self {
        for broken in broken {
            self.err.push_str(&format!("note: {broken}\n"));
        }
        self
    }
}

/// Help is an answer; anything else that clap says is a refusal of words.
fn usage(error: &clap::Error) -> Answer {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Answer { out: text, ..Answer::default() }
        }
        _ => Answer { status: 2, err: text + &unquoted(error), ..Answer::default() },
    }
}

/// A word too many is often the second word of a name.
fn unquoted(error: &clap::Error) -> String {
    let word = match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::UnknownArgument, Some(ContextValue::String(word))) => word,
        _ => return String::new(),
    };
    match word.starts_with('-') {
        true => String::new(),
        false => format!("\nA name or text of several words is typed in quotes: '… {word}'\n"),
    }
}

fn dispatch(
    matches: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let progress = outside.progress();
    let desk = || Ok::<_, Failure>(Desk::open(&folder(matches))?.telling(progress));
    // Some answers come with what their reader must know beside them; the others are words alone.
    let answered = match matches.subcommand() {
        Some(("act", given)) => return act::act(&mut desk()?, matches, given, outside),
        Some(("verify", given)) if text(given, "bundle").is_none() => {
            return look::verify(&desk()?, matches, given, colour);
        }
        Some(("channels", given)) => return look::channels(&desk()?, matches, given, colour),
        Some(("export", given)) => return look::export(&desk()?, matches, given),
        Some(("open", given)) => return founding::open(&folder(matches), given, outside),
        Some(("delegate", given)) => {
            return founding::delegate(&mut desk()?, matches, given, outside);
        }
        Some(("init", given)) => return founding::init(&folder(matches), given, outside),
        Some(("demo", given)) => demo::demo(matches, given, outside, colour),
        Some(("key", given)) => founding::key(&desk()?, given, outside),
        Some(("verify", given)) => {
            let bundle = PathBuf::from(text(given, "bundle").unwrap_or_default());
            return look::verify_bundle(&bundle, given, progress, colour);
        }
        Some(("schema", given)) => look::schema(given),
        Some(("words", given)) => match text(given, "word") {
            Some(word) => words::told(&word),
            None => Ok(words::words()),
        },
        Some(("completion", given)) => manual::completion(given),
        Some(("man", given)) => manual::man(given),
        Some(("propose-lineage", given)) => {
            return lineage::propose(&desk()?, matches, given, outside, colour);
        }
        Some(("changes", given)) => {
            return versions::changes(&desk()?, matches, given, outside, colour);
        }
        Some(("match", given)) => {
            return versions::matched(&desk()?, matches, given, outside, colour);
        }
        Some((view, given)) => return look::view(&desk()?, matches, view, given, colour),
        None => Ok(String::new()),
    };
    answered.map(Answer::from)
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
fn who(desk: &Desk, matches: &ArgMatches) -> Result<Actor, Failure> {
    match text(matches, "as") {
        Some(words) => Ok(words.parse()?),
        None => Err(nobody(desk)),
    }
}

/// Nobody was named: says who acts from this desk, which is no secret on it.
fn nobody(desk: &Desk) -> Failure {
    let people = desk.people();
    let delegates: Vec<&Actor> = people.iter().filter(|who| who.delegate.is_some()).collect();
    let there = match people.is_empty() {
        true => "nobody has a key on this desk yet".into(),
        false => format!("on this desk are {}", on_the_desk(&people)),
    };
    let hint = delegates.first().map(|who| Hint::Again("--as", who.to_string()));
    let why = format!("say who you are, with --as or in PARAPH_AS: {there}");
    Failure::Words { why, hint }
}

/// The delegates, then the parties, which act by themselves with their root keys.
fn on_the_desk(people: &[Actor]) -> String {
    let delegates = people.iter().filter(|who| who.delegate.is_some()).map(ToString::to_string);
    let parties = people.iter().filter(|who| who.delegate.is_none());
    listed(delegates.chain(parties.map(|party| format!("{party} itself"))))
}
