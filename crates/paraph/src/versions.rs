//! `changes` and `match`: the drafts of a channel compared with each other, and a text from elsewhere
//! with all of them.
//!
//! Which point became which is as the tabling acts declare it, so that what a pen-holder confirmed or
//! corrected holds here too. Only drafts that the reader may see are looked at.

use clap::ArgMatches;
use paraph_case::channel::Channel;
use paraph_case::drafts::{Drafts, Held};
use paraph_case::id::ActId;
use paraph_case::refer::Named as _;
use paraph_case::seen::Seen;
use paraph_case::stances::{Beside, beside};
use paraph_case::view::{NoView, Shown as _, Tone, View as _, told, told_schema};
use paraph_case::views::{DraftView, not_held};
use paraph_compare::account::Account;
use paraph_compare::substance::Party;
use paraph_desk::{Desk, Outside};
use paraph_log::json::{Map, Value};
use paraph_text::Draft;

use crate::compare::{self, Compared, Form};
use crate::failure::Failure;
use crate::file::{self, Named};
use crate::{Answer, look, text, texts};
use matched::Match;

mod matched;

const MATCH: &str = "match";
const ABOUT_MATCH: &str = "Which draft held here a text from elsewhere is nearest to";

/// The JSON Schema of the answer of `match`.
pub(crate) fn schema(name: &str) -> Option<Value> {
    (name == MATCH).then(|| told_schema::<Match>(MATCH, ABOUT_MATCH))
}

/// A draft of the channel: its name and its text.
struct Version<'a> {
    act: ActId,
    name: String,
    held: &'a Held,
}

/// Compares a draft with one before it.
pub(crate) fn changes(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let width = outside.columns();
    let form = Form::of(given);
    let (answer, broken) = look::seeing(desk, matches, given, |seen| {
        let (old, new) = asked(seen, given)?;
        let (compared, how) = compared(seen, &old, &new);
        let answer = compare::two(given, &compared, |page| page.render_wide(width, colour))?;
        let remarks = remarks(seen, &old, &new);
        let head = told("changes", seen.channel(), Value::Map(Map::default()), |page| {
            page.line(0, format!("{} since {}, {how}", new.name, old.name));
            remarks.into_iter().for_each(|remark| page.toned(1, Tone::Waiting, remark));
        });
        // Beside the answer nothing is coloured.
        let colour = colour && form.is_for_people();
        Ok((answer, head.page.render_wide(width, colour)))
    })?;
    let (mut answer, head) = answer;
    // A table, JSON or a page for the browser begins as it must; so its head stands beside it.
    if form.is_for_people() {
        answer.out.insert_str(0, &head);
    } else if form != Form::Check {
        answer.err.push_str(&head);
    }
    if form != Form::Check {
        answer.status = 0;
    }
    Ok(answer.beside(&broken))
}

/// The two drafts that are asked about.
fn asked<'a>(seen: &Seen<'a>, given: &ArgMatches) -> Result<(Version<'a>, Version<'a>), NoView> {
    let drafts = seen.channel().drafts();
    let newer = match text(given, "draft") {
        Some(words) => find(seen, &words)?,
        None => drafts.working().ok_or_else(|| {
            NoView::Refused("no draft is on the table: there is nothing to compare".into())
        })?,
    };
    let new = version(seen, newer)?;
    let older = match (text(given, "since"), new.held.base) {
        (Some(words), _) => find(seen, &words)?,
        (None, Some(base)) => base,
        (None, None) => {
            let why = format!(
                "{} comes from no draft: say with --since what it is compared with",
                new.name
            );
            return Err(NoView::Refused(why));
        }
    };
    Ok((version(seen, older)?, new))
}

fn find(seen: &Seen<'_>, words: &str) -> Result<ActId, NoView> {
    let found = seen.channel().drafts().all().find(words);
    found.ok_or_else(|| NoView::NoSuch { what: Drafts::NOUN, said: words.to_owned() })
}

fn version<'a>(seen: &Seen<'a>, act: ActId) -> Result<Version<'a>, NoView> {
    let drafts = seen.channel().drafts();
    let name = drafts.all().name(act).map(ToString::to_string).unwrap_or_default();
    let held = drafts.held(Some(act)).ok_or_else(|| not_held(seen, &name, act))?;
    Ok(Version { act, name, held })
}

/// Two drafts as they are told, and where it comes from which point is which.
fn compared(seen: &Seen<'_>, old: &Version<'_>, new: &Version<'_>) -> (Compared, &'static str) {
    let (was, is) = (&old.held.text, &new.held.text);
    let (alignment, how) = match seen.channel().drafts().descent(old.act, new.act) {
        Some(links) => {
            (paraph_compare::declared(was, is, &links), "by what the tabling acts declare")
        }
        None => (
            paraph_compare::compare(was, is),
            "worked out from the words: the one is not declared to come from the other",
        ),
    };
    let parties = parties(seen.channel(), &[was, is]);
    let account = Account::with(&parties, alignment, was, is);
    let named = |version: &Version<'_>| Named::of(&*version.name, version.held.text.clone());
    (Compared { old: named(old), new: named(new), account, struck: None }, how)
}

/// The parties of a channel that a draft names: whose duties are counted, whether or not it defines them.
fn parties(channel: &Channel, drafts: &[&Draft]) -> Vec<Party> {
    let texts: Vec<String> = drafts.iter().map(|draft| draft.print()).collect();
    let all = channel.members().with_a_say().map(|party| Party::named(party.as_str()));
    all.filter(|party| texts.iter().any(|text| party.is_named_in(text))).collect()
}

/// What is said beside the words: what is declared on the way from the one draft to the other and
/// words do not bear out, and what changed over and beside words that parties agreed to.
fn remarks(seen: &Seen<'_>, old: &Version<'_>, new: &Version<'_>) -> Vec<String> {
    let drafts = seen.channel().drafts();
    let way = std::iter::successors(Some(new.act), |act| drafts.held(Some(*act))?.base);
    let way: Vec<ActId> = way.take_while(|act| *act != old.act).collect();
    let doubted = |act: &ActId| {
        let name = drafts.all().name(*act)?.to_string();
        let draft = DraftView::of(seen, Some(&name)).ok()?;
        Some(draft.doubted().map(|doubt| format!("{name}, {doubt}")).collect::<Vec<_>>())
    };
    let comes_from = drafts.descent(old.act, new.act).is_some();
    let doubts = way.iter().rev().filter(|_| comes_from).filter_map(doubted).flatten();
    let beside = new.held.rows().flat_map(|row| {
        let label = |at: &Option<String>| at.clone().unwrap_or_else(|| row.label.clone());
        let all = beside(seen.channel(), new.held, row).into_iter();
        all.map(move |one| (label(&one.at), Beside { at: None, ..one }))
    });
    let beside = beside.map(|(label, one)| format!("{label}: {}", one.sentence()));
    doubts.chain(beside).collect()
}

/// Matches a text from elsewhere with every draft that is held.
pub(crate) fn matched(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    outside: &mut dyn Outside,
    colour: bool,
) -> Result<Answer, Failure> {
    let name = texts(given, "file").into_iter().next().unwrap_or_default();
    let ((answer, notes), broken) = look::seeing(desk, matches, given, |seen| {
        let named = file::read(&name, given, outside)?;
        let found = Match::of(seen, &named)?;
        let answer = told(MATCH, seen.channel(), found.json(), |page| found.lines(page));
        Ok((answer, file::beside(&[named])))
    })?;
    let mut answer = look::rendered(&answer, given, colour);
    answer.err.push_str(&notes);
    Ok(answer.beside(&broken))
}
