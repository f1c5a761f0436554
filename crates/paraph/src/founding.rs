//! `init`, `open` and `delegate`: a desk, its channels, and who acts in them.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ArgMatches;
use paraph_case::id::{Actor, Party};
use paraph_case::members::{DecisionRule, Standing};
use paraph_case::refusal::Refusal;
use paraph_desk::{Desk, DeskError, Founding, Outside, Request, about_file};
use paraph_text::TextError;

use crate::file::{self, Kept};
use crate::hint::Hint;
use crate::script::quoted;
use crate::{Answer, Failure, act, parties, text, texts};

/// Makes a desk and its first channel, with a delegate for each member.
pub(crate) fn init(
    folder: &Path,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<Answer, Failure> {
    let sides = parties(given, "party")?;
    let mediator = text(given, "mediator").map(|party| party.parse::<Party>()).transpose()?;
    let holder = text(given, "pen-holder").map(|party| party.parse::<Party>()).transpose()?;
    let pen_holder = holder.or_else(|| mediator.clone()).ok_or_else(|| Failure::Words {
        why: "somebody holds the pen: a mediator, or one of the parties".into(),
        hint: Some(Hint::command("init --party A --party B --pen-holder A --text draft-1.txt")),
    })?;
    let members = sides.iter().map(|party| (party.clone(), Standing::Party));
    let founding = Founding {
        name: text(given, "name").unwrap_or_default(),
        members: members.chain(mediator.map(|party| (party, Standing::Mediator))).collect(),
        pen_holder: pen_holder.clone(),
        chair: None,
        attestors: Vec::new(),
        decision: decision(given),
        under: Vec::new(),
        reconstruction: None,
    };
    // Everything that can be wrong in the words is asked before the first byte is written.
    let draft = text(given, "text");
    let outside = &mut Kept::of(draft.clone(), outside);
    if let Some(file) = &draft {
        check_text(file, outside)?;
    }
    founding.fits()?;
    let mut desk = Desk::create(folder, outside)?;
    desk.found(&founding, outside)?;
    let name = founding.name.as_str();
    let mut answer = format!("founded the channel {name}\n");
    for (party, _) in &founding.members {
        let delegate: Actor = format!("delegate@{party}").parse()?;
        desk.delegate(&delegate, Some(name), &BTreeMap::new(), outside)?;
        answer.push_str(&format!("presented {delegate}\n"));
    }
    let chair: Actor = format!("delegate@{pen_holder}").parse()?;
    if let Some(file) = draft {
        let words = BTreeMap::from([("text".to_owned(), vec![file])]);
        let request = Request {
            by: chair.clone(),
            channel: Some(name.to_owned()),
            kind: "table".into(),
            words,
            basis: None,
            dry_run: false,
        };
        answer.push_str(&format!("{}\n", desk.act(&request, outside)?.sentence));
    }
    answer.push_str(&format!("try next: paraph status --as {}\n", quoted(&chair.to_string())));
    Ok(Answer { err: outside.beside().to_owned(), ..answer.into() })
}

fn check_text(file: &str, outside: &mut dyn Outside) -> Result<(), Failure> {
    let bad = |why: String| Failure::Words { why, hint: None };
    let unread = |error| bad(about_file(Path::new(file), &error));
    let bytes = outside.read(file).map_err(unread)?;
    let unreadable =
        |error: TextError| bad(format!("{}: {error}; {}", file::shown(file), error.hint()));
    paraph_text::Draft::parse_bytes(&bytes).map(drop).map_err(unreadable)
}

fn decision(given: &ArgMatches) -> DecisionRule {
    let said = text(given, "decision").and_then(|word| DecisionRule::from_word(&word));
    said.unwrap_or(DecisionRule::Unanimity)
}

/// Founds a further channel, on a desk that is made when there is none.
pub(crate) fn open(
    folder: &Path,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<Answer, Failure> {
    let mut members = Vec::new();
    for (word, standing) in [
        ("party", Standing::Party),
        ("mediator", Standing::Mediator),
        ("observer", Standing::Observer),
    ] {
        members.extend(parties(given, word)?.into_iter().map(|party| (party, standing)));
    }
    let pen_holder = text(given, "pen-holder").unwrap_or_default().parse()?;
    let name = text(given, "name").unwrap_or_default();
    let founding = Founding {
        name: name.clone(),
        members,
        pen_holder,
        chair: text(given, "chair").map(|party| party.parse()).transpose()?,
        attestors: parties(given, "attestor")?,
        decision: decision(given),
        under: texts(given, "under"),
        reconstruction: text(given, "reconstruction").map(|party| party.parse()).transpose()?,
    };
    let delegates = texts(given, "delegate").into_iter().map(|who| Ok(who.parse()?));
    let delegates: Vec<Actor> = delegates.collect::<Result<_, Failure>>()?;
    are_of_members(&delegates, &founding)?;
    let mut desk = match Desk::open(folder) {
        Err(DeskError::NoDesk(_)) => {
            founding.fits()?;
            Desk::create(folder, outside)?
        }
        other => other?,
    };
    let founded = desk.found(&founding, outside)?;
    let mut answer = format!("founded the channel {name}\n");
    for delegate in delegates {
        desk.delegate(&delegate, Some(&name), &BTreeMap::new(), outside)?;
        answer.push_str(&format!("presented {delegate}\n"));
    }
    Ok(Answer::from(answer).beside(&founded.broken))
}

/// Whether those who are to be presented at once speak for members: asked before anything is made.
fn are_of_members(delegates: &[Actor], founding: &Founding) -> Result<(), Failure> {
    let is_member = |who: &&Actor| founding.members.iter().any(|(party, _)| *party == who.party);
    match delegates.iter().find(|who| !is_member(who)) {
        None => Ok(()),
        Some(who) => Err(DeskError::Refused(Box::new(Refusal::NoMember(who.party.clone()))).into()),
    }
}

/// The public key of a party or delegate of this desk, made where there is none; or a new key for
/// the host of a log.
pub(crate) fn key(
    desk: &Desk,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<String, Failure> {
    let key = match given.get_flag("host") {
        true => desk.host_key(outside)?,
        false => desk.key(&text(given, "who").unwrap_or_default().parse()?, outside)?,
    };
    Ok(format!("{}\n", key.as_str()))
}

/// Makes a key for a delegate and presents it.
pub(crate) fn delegate(
    desk: &mut Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    outside: &mut dyn Outside,
) -> Result<Answer, Failure> {
    let delegate: Actor = text(given, "who").unwrap_or_default().parse()?;
    let channel = text(matches, "channel");
    let words = act::words("present", given);
    let done = desk.delegate(&delegate, channel.as_deref(), &words, outside)?;
    Ok(Answer::from(format!("{}\nact {}\n", done.sentence, done.id)).beside(&done.broken))
}
