//! The commands, from the declared fields of every kind of act.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};
use paraph_case::act::{KindSpec, kinds};
use paraph_case::field::{Count, FieldSpec, Item as _};
use paraph_case::members::DecisionRule;
use paraph_case::view::ViewSpec;
use paraph_case::views::views;

mod engines;
mod versions;

use engines::engines;

/// The whole command line.
pub(crate) fn paraph() -> Command {
    bare()
        .subcommands(engines())
        .subcommand(demo())
        .subcommand(examples())
        .subcommand(init())
        .subcommand(open())
        .subcommand(delegate())
        .subcommand(key())
        .subcommand(act())
        .subcommands(views().iter().map(view))
        .subcommands(versions::versions())
        .subcommands(record())
        .subcommands(manual())
}

/// The command line with one engine and no other command: it reads what is typed rightly for that engine as
/// the whole does, and takes a fraction of the time to make. None where no engine has the name.
pub(crate) fn engine(name: &str) -> Option<Command> {
    let engine = engines().into_iter().find(|engine| engine.get_name() == name)?;
    Some(bare().subcommand(engine))
}

/// The command line without its commands.
fn bare() -> Command {
    Command::new("paraph")
        .about("A drafting room for agreements between parties who do not trust each other")
        .version(env!("CARGO_PKG_VERSION"))
        .args(everywhere())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .after_help("What the words mean: paraph help words; what one means: paraph words WORD")
}

const EVERYWHERE: &str = "Everywhere";

/// What every command can be told.
fn everywhere() -> [Arg; 3] {
    [
        one("desk", "FOLDER", "The folder of the desk: its keys and logs")
            .env("PARAPH_DESK")
            .default_value(".paraph")
            .help_heading(EVERYWHERE)
            .global(true),
        one("as", "WHO", "Who acts or reads, written name@party")
            .env("PARAPH_AS")
            .help_heading(EVERYWHERE)
            .global(true),
        one("channel", "CHANNEL", "Which channel, by name; the only one where you are in one")
            .env("PARAPH_CHANNEL")
            .help_heading(EVERYWHERE)
            .global(true),
    ]
}

/// The commands about the record itself.
fn record() -> [Command; 3] {
    [
        Command::new("channels").about("The channels that you are in").arg(json()),
        Command::new("verify")
            .about("Checks every signature and the whole log, of the desk or of a bundle")
            .arg(
                Arg::new("bundle")
                    .value_name("BUNDLE")
                    .help("A folder that `paraph export` wrote; no desk is needed to check it"),
            )
            .arg(
                one("extends", "OLD", "An older record of the channel, which BUNDLE must go on from")
                    .long_help(
                        "An older record of the channel: a folder that `paraph export` wrote, or a \
                         file with a checkpoint. Says whether BUNDLE extends it, is the same, was cut \
                         back, is another history (and which act is the first that differs), or is of \
                         another channel.",
                    )
                    .requires("bundle"),
            )
            .after_help(
                "Exit status: 0 verified (and extends OLD or is the same), 1 verified and does not \
                 extend OLD, 2 trouble.\n\n\
                 Example, with two folders that `paraph export` wrote: paraph verify record-june --extends record-may",
            )
            .arg(json()),
        Command::new("export")
            .about("Writes a channel's whole record, for others to check with any tools")
            .arg(Arg::new("folder").required(true).value_name("FOLDER").help("A new folder")),
    ]
}

/// The commands about the program itself.
fn manual() -> [Command; 4] {
    [
        // `paraph help words` shows this command's help, which is the glossary and nothing else.
        Command::new("words")
            .about("What the words mean: point, stance, mandate, and the others")
            .long_about(crate::words::words())
            .help_template("{about}")
            .arg(Arg::new("word").value_name("WORD").help("Only this word")),
        Command::new("schema")
            .about(
                "The JSON Schema of a view's answer, or of `compare`, `compare-three`, `compare-renderings`, `compare-batch`, `trace` and `settle`",
            )
            .arg(Arg::new("view").required(true).value_name("VIEW").help("The view")),
        Command::new("completion")
            .about("A completion script for your shell")
            .arg(Arg::new("shell").required(true).value_name("SHELL").help("bash, zsh, fish")),
        Command::new("man").about("A manual page, to be shown with `man -l -`").arg(
            Arg::new("command")
                .action(ArgAction::Append)
                .value_name("COMMAND")
                .help("The command: act agree"),
        ),
    ]
}

/// A view, its one argument, and the other channels that it may join.
fn view(spec: &ViewSpec) -> Command {
    let about = spec.asked.map(|asked| {
        Arg::new("about").value_name(asked.word).help(asked.help).required(asked.required)
    });
    Command::new(spec.name).about(spec.about).args(about).arg(json()).arg(with())
}

fn with() -> Arg {
    list("with", "CHANNEL", "A narrower channel of yours whose things are shown too")
}

fn json() -> Arg {
    Arg::new("json")
        .long("json")
        .action(ArgAction::SetTrue)
        .help("As JSON; `paraph schema` says its shape")
}

fn list(name: &'static str, word: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(word).action(ArgAction::Append).help(help)
}

fn one(name: &'static str, word: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(word).help(help)
}

fn demo() -> Command {
    Command::new("demo")
        .about("Opens a whole case to look at, and says what to try next")
        .long_about(
            "Opens a whole case to look at, in a new folder (paraph-demo, paraph-demo-NAME, or \
             --desk), shows its status, its table and its verification, and says what to try next.\n\nWithout --case it is a \
             reconstruction of a real negotiation, from public reports; `--case supply` is fictional \
             and shows what is private.",
        )
        .arg(
            one("case", "NAME", "Which case")
                .value_parser(PossibleValuesParser::new(crate::demo::names()))
                .default_value(crate::demo::names()[0]),
        )
}

fn examples() -> Command {
    Command::new("examples")
        .about(
            "Writes the files that examples in help name: drafts to compare, scenarios to settle",
        )
        .arg(
            Arg::new("folder")
                .value_name("FOLDER")
                .default_value("paraph-examples")
                .help("A new folder"),
        )
}

fn decision() -> Arg {
    let words = DecisionRule::CHOICES.iter().map(|(word, _)| *word);
    one("decision", "RULE", "Whose agreement makes a point agreed")
        .value_parser(PossibleValuesParser::new(words))
        .default_value("unanimity")
}

fn open() -> Command {
    Command::new("open")
        .about("Founds a further channel: a caucus, a bilateral, one's own")
        .arg(Arg::new("name").required(true).value_name("NAME").help("What it is called"))
        .arg(list("party", "PARTY", "A member with a say of its own"))
        .arg(list("mediator", "PARTY", "A member that helps the parties"))
        .arg(list("observer", "PARTY", "A member that reads"))
        .arg(one("pen-holder", "PARTY", "Who alone issues the next draft").required(true))
        .arg(one("chair", "PARTY", "Who chairs, when not the pen-holder"))
        .arg(list("attestor", "PARTY", "Who alone attests conditions, when not every member"))
        .arg(decision())
        .arg(list("under", "CHANNEL", "A wider channel, which it may point into"))
        .arg(one("reconstruction", "PARTY", "It restates what is publicly reported, recorded by"))
        .arg(list("delegate", "WHO", "A delegate to present at once, name@party"))
}

fn init() -> Command {
    Command::new("init")
        .about("Begins a negotiation: a desk, a channel, a delegate for each member")
        .arg(
            Arg::new("name")
                .long("name")
                .value_name("NAME")
                .default_value("plenary")
                .help("The channel"),
        )
        .arg(
            Arg::new("party")
                .long("party")
                .value_name("PARTY")
                .action(ArgAction::Append)
                .required(true)
                .help("A party to the instrument"),
        )
        .arg(one("mediator", "PARTY", "Who helps the parties, has no say, and holds the pen"))
        .arg(one("pen-holder", "PARTY", "Who alone issues the next draft, when not the mediator"))
        .arg(decision())
        .arg(Arg::new("text").long("text").value_name("FILE").help("The first draft"))
}

fn delegate() -> Command {
    let present = kinds().into_iter().filter(|spec| spec.tag == "present");
    let fields = present.flat_map(|spec| spec.fields);
    let mandate = fields.filter(|field| !matches!(field.name, "delegate" | "key"));
    Command::new("delegate")
        .about("Makes a key for a delegate and presents it with its mandate")
        .arg(Arg::new("who").required(true).value_name("WHO").help("The delegate, name@party"))
        .args(mandate.map(|field| arg(&field)))
}

fn key() -> Command {
    Command::new("key")
        .about("The public key of a party or delegate of this desk, made where there is none")
        .arg(Arg::new("who").required_unless_present("host").value_name("WHO").help("E, or kim@E"))
        .arg(
            Arg::new("host")
                .long("host")
                .action(ArgAction::SetTrue)
                .conflicts_with("who")
                .help("A new key instead, for signing the heads of a log: act move --host-key KEY"),
        )
}

fn act() -> Command {
    Command::new("act")
        .about("Performs an act; each kind has its own help")
        .after_help(
            "An act that is refused here is answered with `refused:` and is not written. One that \
             came from elsewhere against the rules is kept in the log as refused, and changes nothing.",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(kinds().iter().filter(|spec| spec.tag != "open").map(kind))
}

fn kind(spec: &KindSpec) -> Command {
    let first = spec.help.split(['.', '\n']).next().unwrap_or_default().trim().to_owned();
    let long = format!("{}\n\nWho may: {}", spec.help.trim(), spec.by.as_str());
    Command::new(spec.tag)
        .about(format!("[{}] {first}", spec.ledger))
        .long_about(long)
        .after_help(format!("Example: paraph act {}", spec.example))
        .args(spec.fields.iter().map(arg))
        .arg(one("basis", "STATEMENT", "In a reconstruction: what it restates"))
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Says whether it would be permitted, and writes nothing"),
        )
}

fn arg(field: &FieldSpec) -> Arg {
    let arg = Arg::new(field.name).long(field.flag()).help(help(field));
    match field.count {
        Count::Flag => arg.action(ArgAction::SetTrue),
        // Whether a field may be given once or often is said by the field itself.
        Count::One | Count::Optional | Count::Many | Count::OneOrMore => {
            arg.action(ArgAction::Append).value_name(field.word)
        }
    }
}

fn help(field: &FieldSpec) -> String {
    let words: Vec<String> =
        field.choices.iter().map(|(word, meaning)| format!("{word}: {meaning}")).collect();
    let often = if field.count == Count::OneOrMore { "; at least one" } else { "" };
    let help = format!("{}{often}", field.help.trim_end_matches('.'));
    match words.is_empty() {
        true => help,
        false => format!("{help} [{}]", words.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_alone_reads_what_the_whole_command_line_reads() {
        for line in [
            "compare old.txt new.txt",
            "compare old.txt new.txt --json --party A --as kim@A --desk elsewhere",
            "compare --three base.txt ours.txt theirs.txt --channel plenary",
            "trace words old.txt new.txt --json",
            "settle case.yaml --check",
            "compare",
            "compare --help",
            "trace --no-such-flag",
        ] {
            let words = || std::iter::once("paraph").chain(line.split(' '));
            let name = line.split(' ').next().unwrap_or_default();
            let alone = engine(name).expect("an engine").try_get_matches_from(words());
            let whole = paraph().try_get_matches_from(words());
            // All that is typed is told to the command; which others there are is not its affair.
            let shown = |read: &Result<clap::ArgMatches, clap::Error>| match read {
                Ok(read) => format!("{:?}", read.subcommand()),
                Err(refused) => refused.kind().to_string(),
            };
            assert_eq!(shown(&alone), shown(&whole), "{line}");
        }
        assert!(engine("status").is_none() && engine("help").is_none());
    }
}
