//! The commands that ask an engine about the drafts of a channel: what a new text may have become of
//! each point, what changed from draft to draft, and which draft a text from elsewhere is nearest to.

use clap::{Arg, Command};

use super::engines::{forms, reading};
use super::{json, one, with};

/// The commands.
pub(super) fn versions() -> [Command; 3] {
    [propose(), changes(), matched()]
}

fn propose() -> Command {
    Command::new("propose-lineage")
        .about("Proposes what a new text became of each point of a draft, to be confirmed")
        .long_about(
            "Proposes what a new text became of each point of a draft, to be confirmed or corrected: \
             what it would erase, first, then what only its author can answer, then the rest. \
             Nothing of it is declared until it is tabled. What is unsure stands in the file as a \
             question, and is refused there until somebody has answered it.",
        )
        .after_help(
            "Example: paraph propose-lineage draft-2.txt --out lineage.txt, then \
             paraph act table --text draft-2.txt --base draft-1 --lineage lineage.txt",
        )
        .arg(Arg::new("text").value_name("FILE").required(true).help("The file with the new text"))
        .arg(one("base", "DRAFT", "The draft it comes from; without it, the one on the table"))
        .arg(one("out", "FILE", "Writes it as a lineage, to be edited and tabled: a new file"))
        .arg(json())
        .arg(with())
}

fn changes() -> Command {
    Command::new("changes")
        .about("What changed in a draft since one before, in substance first, by its lineage")
        .long_about(
            "What changed in a draft since one before it: what was dropped, what changed in \
             substance, who has more duties or fewer, and every word. Which point became which is as \
             the tabling acts declare; where nothing is declared, it is worked out from the words, \
             and that is said. `paraph compare` tells the same of two files.",
        )
        .arg(Arg::new("draft").value_name("DRAFT").help("Which; without it, the one on the table"))
        .arg(one("since", "DRAFT", "Since which draft; without it, the one that it comes from"))
        .args(forms())
}

fn matched() -> Command {
    Command::new("match")
        .about("Which draft held here a text from elsewhere is nearest to, and where they differ")
        .long_about(
            "Which draft held here a text from elsewhere is nearest to, and where the two differ. \
             Words alone are compared; nothing is said of where the text comes from.",
        )
        .arg(Arg::new("file").value_name("FILE").required(true).help("The file with the text"))
        .args(reading())
        .arg(json())
        .arg(with())
}
