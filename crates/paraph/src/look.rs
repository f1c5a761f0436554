//! Looking: the views, the channels, the record's verification. Nothing here writes.

use std::path::Path;

use clap::ArgMatches;
use paraph_case::channel::Channel;
use paraph_case::id::Party;
use paraph_case::seen::Seen;
use paraph_case::view::{Page, Tone, ViewSpec, judged_so_far, listed, number};
use paraph_case::views::views;
use paraph_desk::{Broken, Desk, Progress, Whole};

use crate::failure::UNREADABLE;
use crate::hint::Hint;
use crate::{Answer, Failure, text, texts, who};

/// One view, as text or JSON.
pub(crate) fn view(
    desk: &Desk,
    matches: &ArgMatches,
    name: &str,
    given: &ArgMatches,
    colour: bool,
) -> Result<Answer, Failure> {
    let view = find(name)?;
    let reader = who(desk, matches)?;
    let reading = desk.readable(&reader)?;
    let channel = reading.pick(text(matches, "channel").as_deref())?;
    let joined = texts(given, "with");
    for name in &joined {
        reading.pick(Some(name))?;
    }
    let others: Vec<&Channel> =
        reading.channels.iter().filter(|c| c.id() != channel.id()).collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    let seen = Seen::by(&reader, channel, &others).map(|seen| seen.joining(&joined));
    let seen = seen.ok_or_else(|| reading.none(None))?;
    let answer = (view.answer)(&seen, text(given, "about").as_deref())?;
    let out = match given.get_flag("json") {
        true => format!("{}\n", answer.json.to_pretty()),
        false => answer.page.render(colour),
    };
    Ok(Answer::from(out).beside(&reading.broken))
}

fn find(name: &str) -> Result<ViewSpec, Failure> {
    views().into_iter().find(|view| view.name == name).ok_or_else(|| Failure::Words {
        why: format!("there is no view `{name}`"),
        hint: Some(Hint::command("--help")),
    })
}

/// The JSON Schema of a view's answer.
pub(crate) fn schema(given: &ArgMatches) -> Result<String, Failure> {
    let view = find(&text(given, "view").unwrap_or_default())?;
    Ok(format!("{}\n", (view.schema)().to_pretty()))
}

/// The channels that a reader may see.
pub(crate) fn channels(desk: &Desk, matches: &ArgMatches, colour: bool) -> Result<Answer, Failure> {
    let reading = desk.readable(&who(desk, matches)?)?;
    let channels = &reading.channels;
    if channels.is_empty() {
        return Err(reading.pick(None).err().unwrap_or_else(|| reading.none(None)).into());
    }
    let mut page = Page::default();
    for channel in channels {
        let members = channel.members().iter().map(|m| format!("{} ({})", m.party, m.standing));
        page.line(0, format!("{}: {}", channel.name(), listed(members)));
        if let Some(pen) = channel.members().pen_holder() {
            page.line(1, format!("{pen} holds the pen"));
        }
        let attestors: Vec<&Party> = channel.members().attestors().collect();
        if !attestors.is_empty() {
            page.line(1, format!("attested by {} only", listed(attestors)));
        }
        let under = channels.iter().filter(|wider| channel.charter().under.contains(&wider.id()));
        let under: Vec<String> = under.map(|wider| wider.name().to_string()).collect();
        if !under.is_empty() {
            page.line(1, format!("lies under {}", listed(under)));
        }
        declared(channel, &mut page);
    }
    Ok(Answer::from(page.render(colour)).beside(&reading.broken))
}

/// Says that a channel is a reconstruction, if it is.
fn declared(channel: &Channel, page: &mut Page) {
    if let Some(recorder) = &channel.charter().reconstruction {
        let text = format!("a reconstruction, recorded by {recorder}: the recorder signs its acts");
        page.line(1, text);
    }
}

/// Verifies the logs of the channels that a reader may see, or of the one that is named. It fails
/// where one of them does, and says what holds of the others all the same.
pub(crate) fn verify(desk: &Desk, matches: &ArgMatches, colour: bool) -> Result<Answer, Failure> {
    let reading = desk.readable(&who(desk, matches)?)?;
    let named = text(matches, "channel");
    let which: Vec<&Channel> = match &named {
        Some(name) => vec![reading.pick(Some(name))?],
        None if reading.channels.is_empty() => vec![reading.pick(None)?],
        None => reading.channels.iter().collect(),
    };
    let mut page = Page::default();
    let mut answer = Answer::default();
    for channel in which {
        // Reading has verified what was new; this checks everything again, remembered or not.
        match desk.verify(channel.id()) {
            Ok(whole) => verified(&whole, &mut page),
            Err(why) if named.is_some() => return Err(why.into()),
            Err(why) => failed(&Broken::of(channel, why), &mut answer),
        }
    }
    if named.is_none() {
        reading.broken.iter().for_each(|broken| failed(broken, &mut answer));
    }
    Ok(Answer { out: page.render(colour), ..answer })
}

fn failed(broken: &Broken, answer: &mut Answer) {
    answer.status = UNREADABLE;
    answer.err.push_str(&format!("error: {broken}\n"));
}

fn verified(whole: &Whole, page: &mut Page) {
    let Whole { channel, head } = whole;
    good(channel, page);
    page.line(1, "every signature, the whole log, and the head that its host signed");
    declared(channel, page);
    page.line(1, format!("root {}", head.root));
}

/// The line that says that a log is in order; and another where it is not judged to its end.
fn good(channel: &Channel, page: &mut Page) {
    page.pieces(
        0,
        vec![
            (Tone::Strong, format!("{}: ", channel.name())),
            (Tone::Good, "verified".into()),
            (Tone::Plain, format!(": {}", acts(channel))),
        ],
    );
    if let Some(line) = judged_so_far(channel) {
        page.line(1, line);
    }
}

/// How many acts a log has, and how many of them the rules refused after they were written. An act
/// that is refused on its author's own desk never comes so far.
fn acts(channel: &Channel) -> String {
    let refused = channel.recorded().iter().filter(|act| act.refusal.is_some()).count();
    let acts = number(channel.recorded().len(), "act");
    match refused {
        0 => format!("{acts}, none of them kept as refused"),
        some => format!("{acts}, {some} of them kept as refused"),
    }
}

/// Verifies a bundle, with no desk.
pub(crate) fn verify_bundle(
    folder: &Path,
    progress: Option<Progress>,
    colour: bool,
) -> Result<String, Failure> {
    let (channel, verified) = paraph_desk::verify_bundle(folder, progress)?;
    let mut page = Page::default();
    good(&channel, &mut page);
    page.line(1, "every signature, every text, the whole log, and the head that its host signed");
    declared(&channel, &mut page);
    page.line(1, format!("root {}", verified.head.root));
    page.line(1, format!("log key {}", verified.log));
    page.line(1, "compare root and log key with what other members hold; README there says how to");
    page.line(1, "check it all without Paraph");
    Ok(page.render(colour))
}

/// Writes a channel's whole record into a new folder.
pub(crate) fn export(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
) -> Result<String, Failure> {
    let reading = desk.readable(&who(desk, matches)?)?;
    let channel = reading.pick(text(matches, "channel").as_deref())?;
    let folder = text(given, "folder").unwrap_or_default();
    let files = desk.export(channel.id(), Path::new(&folder))?;
    let folder = crate::script::quoted(&folder);
    let acts = number(channel.recorded().len(), "act");
    Ok(format!(
        "{}: {acts} in {} under {folder}\ntry next: paraph verify {folder}\n",
        channel.name(),
        number(files, "file")
    ))
}
