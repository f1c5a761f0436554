//! `compare`: what became of every point of a draft, on two plain files.
//!
//! The answer is worked out by `paraph_compare::account`; here it is written as a page for the
//! terminal, as JSON, as a page for the browser, and as tables. Nobody needs a desk for it.

use clap::ArgMatches;
use paraph_case::view::Page;
use paraph_compare::account::{Account, Sameness};
use paraph_compare::struck::Struck;
use paraph_compare::substance::Party;
use paraph_desk::Outside;
use paraph_exchange::Apart;

use crate::failure::Failure;
use crate::file::{self, Named};
use crate::hint::Hint;
use crate::{Answer, texts};
pub(crate) use form::Form;
use renderings::Renderings;
use say::StruckLine;
use written::written;

mod alignment;
mod batch;
mod form;
mod html;
pub(crate) mod json;
mod page;
mod redline;
mod renderings;
pub(crate) mod say;
mod substance;
mod table;
mod three;
mod view;
mod written;

/// Two drafts and what is told of them.
pub(crate) struct Compared {
    pub(crate) old: Named,
    pub(crate) new: Named,
    pub(crate) account: Account,
    /// The same of the texts with the words that are struck out by hand, if a text leaves some out.
    pub(crate) struck: Option<Struck>,
}

impl Compared {
    /// Compares two files between parties that are known.
    fn of(parties: &[Party], old: Named, new: Named) -> Self {
        let account = Account::among(parties, &old.draft, &new.draft);
        let struck = Struck::of(parties, &account, [old.reading(), new.reading()]);
        Self { old, new, account, struck }
    }

    /// What was left out of the one file and not of the other.
    fn apart(&self) -> Option<Apart> {
        self.old.left_out.apart(&self.new.left_out)
    }

    /// How far they are the same; what was left out counts as words, and words struck out by hand as what they say.
    fn sameness(&self) -> Sameness {
        if self.old.is_same(&self.new) {
            return Sameness::Same;
        }
        let least = if self.apart().is_some() { Sameness::Words } else { Sameness::Layout };
        let struck = self.struck.as_ref().map_or(least, |struck| struck.account.sameness);
        self.account.sameness.max(struck).max(least)
    }

    /// What words struck out by hand change, a line each.
    fn struck_lines(&self) -> Vec<StruckLine> {
        self.struck.as_ref().map(say::struck).unwrap_or_default()
    }
}

/// Compares the files that are given.
pub(crate) fn compare(
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let form = Form::of(given);
    if given.get_flag("batch") {
        return batch::answer(given, &form, outside);
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
            three::answer(&form, [&base, &ours, &theirs], &parties, |page| {
                page.render_wide(width, colour)
            })
        }
        // Where the links are asked for and nothing else no words are compared.
        (false, Some(old), Some(new), None) if form == Form::Alignment => {
            parties(given)?;
            let out = alignment::write(&paraph_compare::compare(&old.draft, &new.draft));
            Ok(Answer { status: different(old.is_same(&new)), out, ..Answer::default() })
        }
        (false, Some(old), Some(new), None) => {
            let parties = parties(given)?;
            err.push_str(&unnamed(&parties, &[&old, &new]));
            let compared = Compared::of(&parties, old, new);
            two(given, &compared, |page| page.render_wide(width, colour))
        }
        (true, ..) => Err(wrong_count("three files: a draft and two answers to it", count)),
        (false, ..) => Err(wrong_count("two files, the old draft and the new one", count)),
    }?;
    // Whoever asks for a status alone reads no lines.
    let err = if form == Form::Check { String::new() } else { err };
    Ok(Answer { err, ..answer })
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
    let form = Form::of(given);
    if given.get_flag("renderings") {
        return two_renderings(&form, compared, &render);
    }
    let sameness = compared.sameness();
    let out = match &form {
        Form::Check => return Ok(Answer { status: checked(sameness), ..Answer::default() }),
        Form::Json => format!("{}\n", json::of(compared).to_pretty()),
        Form::Alignment => alignment::write(&compared.account.alignment),
        Form::Csv => table::csv(compared),
        Form::Markdown => table::markdown(compared),
        Form::Html(name) => {
            written(name, html::of(compared), |said| page::summary(compared, said), &render)?
        }
        Form::Page => render(&page::of(compared)),
    };
    Ok(Answer { status: different(sameness == Sameness::Same), out, ..Answer::default() })
}

/// Where two renderings of one text differ in meaning; the status is 0 if they do nowhere.
fn two_renderings(
    form: &Form,
    compared: &Compared,
    render: &impl Fn(&Page) -> String,
) -> Result<Answer, Failure> {
    let told = Renderings::of(compared);
    let out = match form {
        Form::Check => String::new(),
        Form::Json => format!("{}\n", told.to_json().to_pretty()),
        Form::Html(name) => {
            let summary = |said: &mut Page| renderings::summary(&told, said);
            written(name, html::of_renderings(&told), summary, render)?
        }
        // The tables and the links are not of renderings, and are refused with them.
        Form::Page | Form::Csv | Form::Markdown | Form::Alignment => {
            render(&renderings::page_of(&told))
        }
    };
    Ok(Answer { status: different(told.are_same()), out, ..Answer::default() })
}

/// The exit status, as `diff` has it.
fn different(is_same: bool) -> u8 {
    u8::from(!is_same)
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
