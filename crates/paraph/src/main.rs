//! The command line and the only `main`.
//!
//! Answers go to standard output, refusals to standard error, each with a hint where there is a
//! command that would make it right. The exit status is 0 for an answer, 1 for a refusal, 2 for
//! words that cannot be read.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use paraph_case::id::{Actor, Party};
use paraph_case::seen::Seen;
use paraph_case::status::Status;
use paraph_case::time::Time;
use paraph_desk::{Desk, DeskError, Founding, Outside};

mod command;

type Words = BTreeMap<String, Vec<String>>;

/// The machine's own clock and random source.
struct Machine;

impl Outside for Machine {
    fn now(&mut self) -> Time {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Time::from_unix(since.map_or(0, |t| i64::try_from(t.as_secs()).unwrap_or(i64::MAX)))
    }

    fn random(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        bytes
    }
}

fn main() -> ExitCode {
    let matches = command::paraph().get_matches();
    match run(&matches) {
        // A closed pipe is nobody's fault: whoever read has read enough.
        Ok(answer) => match std::io::stdout().write_all(answer.as_bytes()) {
            Ok(()) | Err(_) => ExitCode::SUCCESS,
        },
        Err(error) => {
            let hint = match &error {
                DeskError::Refused(refusal) => refusal.hint(),
                DeskError::NoDesk(_) => Some("init --party A --party B --mediator M".into()),
                DeskError::NoKey(who) if who.delegate.is_some() => Some(format!("delegate {who}")),
                _ => None,
            };
            let said = match &error {
                DeskError::Refused(refusal) => format!("refused: {refusal}\n"),
                other => format!("error: {other}\n"),
            };
            let hint = hint.map(|hint| format!("paraph {hint}")).or_else(|| match &error {
                DeskError::Store(error) => error.hint(),
                _ => None,
            });
            let hint = hint.map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
            let _closed = std::io::stderr().write_all(format!("{said}{hint}").as_bytes());
            ExitCode::from(if matches!(error, DeskError::Refused(_)) { 1 } else { 2 })
        }
    }
}

fn run(matches: &ArgMatches) -> Result<String, DeskError> {
    let folder = PathBuf::from(text(matches, "desk"));
    let who = || text(matches, "as").parse::<Actor>().map_err(DeskError::from);
    match matches.subcommand() {
        Some(("init", given)) => init(&folder, given),
        Some(("delegate", given)) => {
            let delegate: Actor = text(given, "who").parse()?;
            Desk::open(&folder)?.delegate(&delegate, &words("present", given), &mut Machine)?;
            Ok(format!("{delegate} is presented; act with --as {delegate}\n"))
        }
        Some(("act", given)) => act(&Desk::open(&folder)?.into(), given, &who()?),
        Some(("log", _)) => log(&Desk::open(&folder)?, &who()?),
        Some(("verify", _)) => verify(&Desk::open(&folder)?, &who()?),
        _ => status(&Desk::open(&folder)?, &who()?),
    }
}

fn text(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

/// The words given for the fields of a kind.
fn words(kind: &str, given: &ArgMatches) -> Words {
    let kinds = paraph_case::act::kinds();
    let fields = kinds.into_iter().filter(|spec| spec.tag == kind).flat_map(|spec| spec.fields);
    let mut words = Words::new();
    for field in fields.filter(|field| given.try_contains_id(field.name).is_ok()) {
        let said: Vec<String> = match field.count {
            paraph_case::field::Count::Flag => {
                given.get_flag(field.name).then(|| "true".to_owned()).into_iter().collect()
            }
            _ => given.get_many(field.name).into_iter().flatten().cloned().collect(),
        };
        words.insert(field.name.to_owned(), said);
    }
    words
}

fn init(folder: &std::path::Path, given: &ArgMatches) -> Result<String, DeskError> {
    let names = given.get_many::<String>("party").into_iter().flatten();
    let parties = names.map(|name| name.parse()).collect::<Result<Vec<Party>, _>>()?;
    let mediator: Party = text(given, "mediator").parse()?;
    let founding = Founding { name: text(given, "name"), parties, mediator };
    let mut desk = Desk::create(folder)?;
    desk.found(&founding, &mut Machine)?;
    let mut answer = format!("founded the channel {}\n", founding.name);
    for party in founding.parties.iter().chain([&founding.mediator]) {
        let delegate: Actor = format!("delegate@{party}").parse()?;
        desk.delegate(&delegate, &Words::new(), &mut Machine)?;
        answer.push_str(&format!("presented {delegate}\n"));
    }
    let chair: Actor = format!("delegate@{}", founding.mediator).parse()?;
    if let Some(file) = given.get_one::<String>("text") {
        let words = [("name", "draft-1"), ("text", file.as_str())];
        let words = words.map(|(name, said)| (name.to_owned(), vec![said.to_owned()]));
        desk.act(&chair, "table", &words.into(), false, &mut Machine)?;
        answer.push_str("tabled draft-1\n");
    }
    answer.push_str(&format!("try next: paraph status --as '{chair}'\n"));
    Ok(answer)
}

/// A desk that an act may change.
struct Open(std::cell::RefCell<Desk>);

impl From<Desk> for Open {
    fn from(desk: Desk) -> Self {
        Self(desk.into())
    }
}

fn act(desk: &Open, given: &ArgMatches, who: &Actor) -> Result<String, DeskError> {
    let Some((kind, fields)) = given.subcommand() else { return Ok(String::new()) };
    let dry_run = fields.get_flag("dry-run");
    let mut words = words(kind, fields);
    let mut desk = desk.0.borrow_mut();
    if words.get("name").is_some_and(Vec::is_empty)
        && let Some(name) = paraph_case::act::suggest(kind, &desk.channel(who)?)
    {
        words.insert("name".into(), vec![name.to_string()]);
    }
    let id = desk.act(who, kind, &words, dry_run, &mut Machine)?;
    let channel = desk.channel(who)?;
    if dry_run {
        return Ok("this would be permitted; nothing was written\n".into());
    }
    let recorded = channel.recorded().iter().find(|recorded| recorded.id == id);
    let said = recorded.and_then(|recorded| recorded.act.as_ref());
    let said = said.map(|act| act.sentence(&channel)).unwrap_or_default();
    Ok(format!("{who} {said}\nact {id}\n"))
}

fn status(desk: &Desk, who: &Actor) -> Result<String, DeskError> {
    let channel = desk.channel(who)?;
    let seen = Seen::by(who, &channel).ok_or_else(|| DeskError::NoSuchChannel(who.clone()))?;
    Ok(format!("{}: {}", channel.name(), Status::of(seen)))
}

fn log(desk: &Desk, who: &Actor) -> Result<String, DeskError> {
    let channel = desk.channel(who)?;
    let lines = channel.recorded().iter().enumerate().map(|(position, recorded)| {
        let said = recorded.act.as_ref().map(|act| act.sentence(&channel)).unwrap_or_default();
        let (at, by) = match &recorded.header {
            Some(header) => (header.at.to_string(), header.by.to_string()),
            None => ("unreadable".into(), String::new()),
        };
        let refused = recorded.refusal.as_ref().map(|why| format!(" (refused: {why})"));
        format!("{position} {at} {by} {said}{}\n", refused.unwrap_or_default())
    });
    Ok(lines.collect())
}

fn verify(desk: &Desk, who: &Actor) -> Result<String, DeskError> {
    let channel = desk.verify(desk.channel(who)?.id())?;
    Ok(format!(
        "{}: {} acts, every signature and the whole log verified\nroot {}\n",
        channel.name(),
        channel.size(),
        channel.root()
    ))
}
