//! The engines, which serve by themselves on plain files: no desk is needed.

use clap::{Arg, ArgAction, ArgGroup, Command};

use super::one;

const STATUS: &str = "\
Exit status: 0 the same text, 1 different, 2 trouble. White space, line ends and the form of the
file are no difference. What is left out of a file, such as heads and feet of pages, is one where
the other file has it not.

With --check:
   0  the same text
  10  only layout or numbering differs: numbers, references that follow them, quotes, dashes,
      where a point is cut in two
  11  only places differ: the same points in another order
  12  words differ, or what was left out of the files
  13  substance differs: a point more or less, a figure, a negation, a condition, the
      force of a duty, or the like
   2  trouble

With --renderings, also beside --check: 0 no difference of meaning was found, 1 some were, or what was left
out of the files differs, 2 trouble.

With --batch: 0 all are the same text, 1 some differ, 2 trouble with some; the others are told.

Example, in the folder that `paraph examples` writes:
  paraph compare draft-1.txt draft-2.txt --html changes.html";

/// The commands.
pub(super) fn engines() -> [Command; 3] {
    [compare(), trace(), settle()]
}

fn compare() -> Command {
    Command::new("compare")
        .about("What became of every point of a draft, on two files")
        .long_about(
            "What became of every point of a draft, on two files: what was dropped, first; what \
             changed in substance, the weightiest first; where every old point went and every new \
             one came from; and the words of what was edited. Renumbering, references that follow \
             it and a name that was exchanged throughout are told once and are no edits.",
        )
        .after_help(STATUS)
        .arg(Arg::new("files").value_name("FILE").required(true).num_args(1..=3).help(
            "The old draft and the new one; with --three a draft and two answers to it; \
                     with --batch a list of pairs, or two folders",
        ))
        .args(forms())
        .args(reading())
        .arg(
            Arg::new("party")
                .long("party")
                .value_name("NAME[=ALIAS,...]")
                .action(ArgAction::Append)
                .help(
                    "A party, and what else the drafts call it; again for each. Parties that a draft \
                     defines (`(the “Seller”)`, `The Parties: A, B`) are found without it",
                ),
        )
        .arg(flag("three", "Two answers to one draft beside each other: BASE OURS THEIRS"))
        .arg(
            flag(
                "batch",
                "Many pairs, a line for each, on all cores: a list of OLD, a tab, NEW; or two \
                 folders, whose files of one name are compared",
            )
            .conflicts_with_all([
                "three",
                "html",
                "csv",
                "markdown",
                "alignment",
                "renderings",
            ]),
        )
        .group(ArgGroup::new("alone").args(["three", "csv", "markdown"]))
        .group(ArgGroup::new("by itself").args(["three", "alignment", "check"]))
        .group(ArgGroup::new("of two").args(["three", "alignment", "renderings"]))
}

/// The forms of an answer, of which one can be asked for, and renderings, which are told in some of them.
pub(super) fn forms() -> [Arg; 7] {
    let form = |arg: Arg| arg.group("form");
    [
        form(flag("json", "As JSON; `paraph schema compare` says its shape")),
        form(one("html", "OUT", "As one page for the browser, into a file; `-` answers it")),
        form(flag("csv", "The concordance as a table for spreadsheets")),
        form(flag("markdown", "The concordance as a table in Markdown")),
        form(flag("alignment", "The links between the points alone, as `paraph-alignment 1`")),
        form(flag("check", "Says nothing; the exit status tells how far they are the same")),
        flag(
            "renderings",
            "Two renderings of one text: tells differences of meaning, not of wording",
        )
        .conflicts_with_all(["csv", "markdown", "alignment"]),
    ]
}

fn trace() -> Command {
    Command::new("trace")
        .about("Where a phrase is in each of a line of drafts, or what is left of it")
        .after_help(
            "As it was: the same words with their signs and brackets; letter case, layout and the \
             punctuation before and behind it aside.\n\n\
             Exit status: 0 it is in each as it was, 1 it is not, 2 trouble.\n\n\
             Example, in the folder that `paraph examples` writes:\n  \
             paraph trace 'the line of contact' draft-1.txt draft-2.txt draft-3.txt",
        )
        .arg(Arg::new("phrase").value_name("PHRASE").required(true).help("The words"))
        .arg(
            Arg::new("drafts")
                .value_name("DRAFT")
                .required(true)
                .num_args(1..)
                .help("The drafts, in their order"),
        )
        .args(reading())
        .arg(flag("json", "As JSON; `paraph schema trace` says its shape"))
}

const SETTLED: &str = "\
What is shown: without --for and --mediator only what all may see: how many packages there are, whether
one is acceptable to every party, and the package of each standard as wording. --for PARTY adds that
party's own numbers. What follows from the numbers of several parties is shown with --mediator alone.

Exit status:
  0  a package that every party can live with was found, and every answer is proved
  1  there is none: that is proved
  2  trouble: a file cannot be read, a proof does not prove
  3  stopped before all was proved; of rough ratings, it depends on which are the true ones

Example, in the folder that `paraph examples` writes:
  paraph settle lake.json --mediator --svg frontier.svg";

fn settle() -> Command {
    Command::new("settle")
        .about("Which packages every party could live with, and the best by each standard, proved")
        .long_about(
            "Which packages every party could live with, on files with the open points, their options, \
             each party's ratings, reservation value and red lines: whether any package is acceptable \
             to all, and the best by the standards that a mediator can defend (egalitarian, \
             Kalai-Smorodinsky, Nash, utilitarian), each proved and shown as choices of wording. The \
             files are one scenario together: our own JSON, GENIUS XML, GeniusWeb JSON or NegMAS YAML.",
        )
        .after_help(SETTLED)
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .help("The scenario: one file, or a domain and the profiles of the parties"),
        )
        .arg(flag("mediator", "For the mediator: shows the numbers of every party"))
        .arg(one("for", "PARTY", "For this party: of the others neither ratings nor reservation values"))
        .group(ArgGroup::new("reader").args(["mediator", "for"]))
        .arg(flag("json", "As JSON; `paraph schema settle` says its shape"))
        .arg(
            one("start", "ISSUE=OPTION", "The package that moves are told against, an option of each issue")
                .action(ArgAction::Append),
        )
        .arg(
            one("only", "STANDARD", "Works out this standard alone: sooner, and without the frontier")
                .value_parser(["egalitarian", "kalai-smorodinsky", "nash", "utilitarian"])
                .conflicts_with_all(["svg", "check", "to"]),
        )
        .arg(one("svg", "OUT", "The frontier as a picture, into a file; `-` answers it (with --mediator)"))
        .args(budgets())
        .args(proofs())
        .arg(
            Arg::new("to")
                .long("to")
                .value_names(["FORMAT", "FOLDER"])
                .num_args(2)
                .help(
                    "Only writes the scenario in another format: genius, geniusweb, negmas, json (with \
                     --mediator)",
                )
                .conflicts_with_all(["json", "svg", "steps", "save", "resume", "proof", "check", "start"]),
        )
        .arg(
            flag(
                "lossy",
                "With --to: leaves out lines, start and wordings that the format has no place for, and \
                 says so; without it the scenario is refused",
            )
            .requires("to"),
        )
}

/// How long is searched, and what becomes of unfinished work.
fn budgets() -> [Arg; 4] {
    [
        one(
            "steps",
            "N",
            "Stops after so many steps of the search, with --resume so many more: the best found, and what is proved (with --mediator)",
        ),
        one(
            "save",
            "OUT",
            "Keeps the work in a file, so that it can be taken up again; also when it is interrupted (with \
             --mediator)",
        ),
        one(
            "resume",
            "KEPT",
            "Takes up work that --save kept: the answer is the same as all at once (with --mediator)",
        ),
        flag(
            "progress",
            "Says on standard error how far it is, even where that is no terminal (with --mediator)",
        ),
    ]
}

/// Proofs, written and read.
fn proofs() -> [Arg; 2] {
    [
        one(
            "proof",
            "OUT",
            "Writes the proof of each answer into a file; `-` answers it (with --mediator)",
        ),
        one(
            "check",
            "PROOF",
            "Only checks such a file against the scenario, and says what it proves",
        )
        .conflicts_with_all(["json", "svg", "steps", "save", "resume", "proof", "start"]),
    ]
}

/// How files of other programs are read.
pub(super) fn reading() -> [Arg; 2] {
    let choice = |name, help, words: [&'static str; 3]| {
        one(name, "HOW", help)
            .value_parser(words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>())
    };
    [
        choice(
            "tracked",
            "Tracked changes of a file: taken as accepted (that is the rule), as rejected, or shown in brackets",
            ["accepted", "rejected", "shown"],
        ),
        choice(
            "encoding",
            "The encoding of a text that is not Unicode; it is never guessed",
            ["windows-1251", "windows-1252", ""],
        ),
    ]
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}
