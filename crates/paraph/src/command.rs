//! The commands, from the declared fields of every kind of act.

use clap::{Arg, ArgAction, Command};
use paraph_case::act::{KindSpec, kinds};
use paraph_case::field::{Count, FieldSpec};

/// The whole command line.
pub(crate) fn paraph() -> Command {
    Command::new("paraph")
        .about("A drafting room for agreements between parties who do not trust each other")
        .version(env!("CARGO_PKG_VERSION"))
        .arg(
            Arg::new("desk")
                .long("desk")
                .value_name("FOLDER")
                .env("PARAPH_DESK")
                .default_value(".paraph")
                .global(true)
                .help("The folder of the desk: its keys and logs"),
        )
        .arg(
            Arg::new("as")
                .long("as")
                .value_name("WHO")
                .env("PARAPH_AS")
                .global(true)
                .help("Who acts or reads, written name@party"),
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(init())
        .subcommand(delegate())
        .subcommand(act())
        .subcommand(
            Command::new("status").about("Which points are agreed, and who holds each open"),
        )
        .subcommand(Command::new("log").about("Every act in order, refused ones with the reason"))
        .subcommand(Command::new("verify").about("Checks the whole log and every signature again"))
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
        .arg(
            Arg::new("mediator")
                .long("mediator")
                .value_name("PARTY")
                .required(true)
                .help("Who helps the parties and holds the pen"),
        )
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

fn act() -> Command {
    Command::new("act")
        .about("Performs an act; each kind has its own help")
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
        Count::One | Count::Optional | Count::Many => {
            arg.action(ArgAction::Append).value_name(field.word)
        }
    }
}

fn help(field: &FieldSpec) -> String {
    let words: Vec<String> =
        field.choices.iter().map(|(word, meaning)| format!("{word}: {meaning}")).collect();
    match words.is_empty() {
        true => field.help.to_owned(),
        false => format!("{} [{}]", field.help, words.join("; ")),
    }
}
