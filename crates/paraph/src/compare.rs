//! `compare`: what became of every point of a draft, on two plain files.
//!
//! The answer is worked out by `paraph_compare::account`; here it is written as a page for the
//! terminal, as JSON, as a page for the browser, and as tables. Nobody needs a desk for it.

use std::io;
use std::path::Path;

use clap::ArgMatches;
use paraph_case::view::Page;
use paraph_compare::account::{Account, Sameness};
use paraph_compare::substance::Party;
use paraph_desk::{Outside, about_file, shown_name};
use paraph_exchange::Apart;

use crate::failure::Failure;
use crate::file::{self, Named};
use crate::hint::Hint;
use crate::{Answer, text, texts};
use renderings::Renderings;
use struck::{Readings, Struck};

mod alignment;
mod batch;
mod html;
pub(crate) mod json;
mod page;
mod redline;
mod renderings;
pub(crate) mod say;
mod struck;
mod substance;
mod table;
mod three;
mod view;

/// Two drafts and what is told of them.
pub(crate) struct Compared {
    pub(crate) old: Named,
    pub(crate) new: Named,
    pub(crate) account: Account,
    /// The same of the texts with the words that are struck out by hand, if a text leaves some out.
    pub(crate) struck: Option<Struck>,
}

impl Compared {
    /// What was left out of the one file and not of the other.
    fn apart(&self) -> Option<Apart> {
        self.old.left_out.apart(&self.new.left_out)
    }

    /// How far they are the same; what was left out counts as words, and words struck out by hand as what they say.
    fn sameness(&self) -> Sameness {
        of_files(&self.account, self.struck.as_ref(), self.apart().is_some())
    }
}

/// How far two files are the same: their texts, those with the words struck out by hand, and what else was left out.
fn of_files(account: &Account, struck: Option<&Struck>, is_apart: bool) -> Sameness {
    let least = if is_apart { Sameness::Words } else { Sameness::Same };
    let struck = struck.map_or(Sameness::Same, |struck| struck.sameness);
    account.sameness.max(struck).max(least)
}

/// Compares the files that are given.
pub(crate) fn compare(
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    if given.get_flag("batch") {
        return batch::answer(given, outside);
    }
    let mut files = Vec::new();
    for name in texts(given, "files") {
        files.push(file::read(&name, given, outside)?);
    }
    let mut err = file::beside(&files);
    let width = outside.columns();
    let count = files.len();
    let mut files = files.into_iter();
    let answer = match (given.get_flag("three"), files.next(), files.next(), files.next()) {
        (true, Some(base), Some(ours), Some(theirs)) => {
            let parties = parties(given)?;
            err.push_str(&unnamed(&parties, &[&base, &ours, &theirs]));
            three::answer(given, [&base, &ours, &theirs], &parties, |page| {
                page.render_wide(width, colour)
            })
        }
        (false, Some(old), Some(new), None) if asks_for_links_alone(given) => {
            parties(given)?;
            let out = alignment::write(&paraph_compare::compare(&old.draft, &new.draft));
            let is_same =
                old.draft.is_same_text(&new.draft) && old.left_out.apart(&new.left_out).is_none();
            let status = u8::from(!is_same);
            Ok(Answer { status, out, ..Answer::default() })
        }
        (false, Some(old), Some(new), None) => {
            let parties = parties(given)?;
            err.push_str(&unnamed(&parties, &[&old, &new]));
            let account = Account::among(&parties, &old.draft, &new.draft);
            let struck = Struck::of(&parties, &account, [&old, &new].map(Readings::of));
            let compared = Compared { old, new, account, struck };
            two(given, &compared, |page| page.render_wide(width, colour))
        }
        (true, ..) => Err(wrong_count("three files: a draft and two answers to it", count)),
        (false, ..) => Err(wrong_count("two files, the old draft and the new one", count)),
    }?;
    // Whoever asks for a status alone reads no lines.
    let err = if given.get_flag("check") { String::new() } else { err };
    Ok(Answer { err, ..answer })
}

/// Whether the links between the points are asked for and nothing else: then no words are compared.
fn asks_for_links_alone(given: &ArgMatches) -> bool {
    given.get_flag("alignment")
        && !["check", "renderings", "json"].iter().any(|form| given.get_flag(form))
}

/// The parties that are given.
fn parties(given: &ArgMatches) -> Result<Vec<Party>, Failure> {
    let mut parties: Vec<Party> = Vec::new();
    for words in texts(given, "party") {
        let refused = |why: &str| Failure::Words {
            why: format!("--party {words}: {why}"),
            hint: Some(Hint::command("compare --help")),
        };
        let party = Party::read(&words)
            .ok_or_else(|| refused("a name is empty; NAME, or NAME=ALIAS,ALIAS, is asked for"))?;
        if parties.iter().any(|known| known.is_same(&party)) {
            return Err(refused("another party has that name already; each name is of one party"));
        }
        parties.push(party);
    }
    Ok(parties)
}

/// What is said of parties that no draft names: a line each.
fn unnamed(parties: &[Party], drafts: &[&Named]) -> String {
    if parties.is_empty() {
        return String::new();
    }
    let texts: Vec<String> = drafts.iter().map(|named| named.draft.print()).collect();
    let is_unnamed = |party: &&Party| !texts.iter().any(|text| party.is_named_in(text));
    parties.iter().filter(is_unnamed).map(|party| note_of_unnamed(party, drafts.len())).collect()
}

/// What is said of a party that none of so many drafts names.
fn note_of_unnamed(party: &Party, drafts: usize) -> String {
    let name = say::one_line(&party.name);
    let instead = match name.split_once(',') {
        Some((one, other)) if party.aliases.is_empty() => {
            let (one, other) = (one.trim(), other.trim());
            format!(
                "; for two parties write --party '{one}' --party '{other}', for one with two names \
                 --party '{one}={other}'"
            )
        }
        _ => String::new(),
    };
    format!("note: --party {name}: {} such a party{instead}\n", say::none_names(drafts))
}

fn wrong_count(wanted: &str, count: usize) -> Failure {
    let were = if count == 1 { "was" } else { "were" };
    Failure::Words {
        why: format!("compare takes {wanted}; {count} {were} given"),
        hint: Some(Hint::command("compare --help")),
    }
}

/// The answer about two drafts, in the form that is asked for.
pub(crate) fn two(
    given: &ArgMatches,
    compared: &Compared,
    render: impl Fn(&Page) -> String,
) -> Result<Answer, Failure> {
    let sameness = compared.sameness();
    if given.get_flag("renderings") {
        return two_renderings(given, compared, &render);
    }
    if given.get_flag("check") {
        return Ok(Answer { status: checked(sameness), ..Answer::default() });
    }
    let out = if given.get_flag("json") {
        format!("{}\n", json::of(compared).to_pretty())
    } else if given.get_flag("alignment") {
        alignment::write(&compared.account.alignment)
    } else if given.get_flag("csv") {
        table::csv(compared)
    } else if given.get_flag("markdown") {
        table::markdown(compared)
    } else if let Some(name) = text(given, "html") {
        return page_into(&name, compared, &render);
    } else {
        render(&page::of(compared))
    };
    Ok(Answer { status: different(sameness), out, ..Answer::default() })
}

/// Where two renderings of one text differ in meaning; the status is 0 if they do nowhere.
fn two_renderings(
    given: &ArgMatches,
    compared: &Compared,
    render: &impl Fn(&Page) -> String,
) -> Result<Answer, Failure> {
    let told = Renderings::of(compared);
    let status = u8::from(told.count() > 0);
    let out = if given.get_flag("check") {
        String::new()
    } else if given.get_flag("json") {
        format!("{}\n", told.to_json().to_pretty())
    } else if let Some(name) = text(given, "html") {
        written(&name, html::of_renderings(&told), || {
            let mut page = Page::default();
            page.line(0, format!("{}.", told.summary()));
            page.line(0, WRITTEN.replace("FILE", &file::shown(&name)));
            render(&page)
        })?
    } else {
        render(&renderings::page_of(&told))
    };
    Ok(Answer { status, out, ..Answer::default() })
}

/// Whether the answer is the page for people at a terminal, and not a form that begins as it must.
pub(crate) fn is_for_people(given: &ArgMatches) -> bool {
    let others = ["json", "csv", "markdown", "alignment", "check"];
    text(given, "html").is_none_or(|name| name != "-")
        && !others.iter().any(|form| given.get_flag(form))
}

/// Writes the page for the browser into a file, or answers it where the file is `-`.
fn page_into(
    name: &str,
    compared: &Compared,
    render: &impl Fn(&Page) -> String,
) -> Result<Answer, Failure> {
    let out = written(name, html::of(compared), || {
        let mut page = Page::default();
        page::summary(compared, &mut page);
        page.line(0, WRITTEN.replace("FILE", &file::shown(name)));
        render(&page)
    })?;
    Ok(Answer { status: different(compared.sameness()), out, ..Answer::default() })
}

/// What is said beside the summary once a page is written.
const WRITTEN: &str = "the whole answer is in FILE: open it in any browser";

/// Writes a page into a file and says what is then said; answers the page where the file is `-`.
fn written(name: &str, page: String, said: impl FnOnce() -> String) -> Result<String, Failure> {
    if name == "-" {
        return Ok(page);
    }
    if !is_free(name) {
        let why = format!(
            "{} is there already and is no page: nothing was written over it; name another file",
            file::shown(name)
        );
        return Err(Failure::Words { why, hint: None });
    }
    std::fs::write(name, page).map_err(|error| Failure::Words {
        why: not_written(Path::new(name), &error),
        hint: None,
    })?;
    Ok(said())
}

/// Why a file cannot be written: where it would be new, its folder is what is missing.
fn not_written(path: &Path, error: &io::Error) -> String {
    match path.parent().filter(|_| error.kind() == io::ErrorKind::NotFound) {
        Some(folder) => format!(
            "`{}` cannot be written: there is no folder `{}`; make it, or name a place that is there",
            shown_name(path),
            shown_name(folder)
        ),
        None => about_file(path, error),
    }
}

/// Whether a page may be written there: nothing is there, or an older page, or a device; never a
/// draft that was named in the wrong place.
fn is_free(name: &str) -> bool {
    let is_file = std::fs::metadata(name).is_ok_and(|there| there.is_file());
    let begins = b"<!doctype html";
    let mut start = [0; 14];
    let read =
        std::fs::File::open(name).and_then(|mut file| io::Read::read_exact(&mut file, &mut start));
    !is_file || (read.is_ok() && start.eq_ignore_ascii_case(begins))
}

/// The exit status, as `diff` has it.
fn different(sameness: Sameness) -> u8 {
    u8::from(sameness != Sameness::Same)
}

/// The exit status of `--check`: help and `docs/formats/compare.md` list them.
const fn checked(sameness: Sameness) -> u8 {
    match sameness {
        Sameness::Same => 0,
        Sameness::Layout => 10,
        Sameness::Place => 11,
        Sameness::Words => 12,
        Sameness::Substance => 13,
    }
}
