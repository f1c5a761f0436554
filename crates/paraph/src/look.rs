//! Looking: the views, the channels, the record's verification. Nothing here writes.

use std::path::Path;

use clap::ArgMatches;
use paraph_case::channel::Channel;
use paraph_case::id::Party;
use paraph_case::seen::Seen;
use paraph_case::view::{Page, Tone, ViewSpec, listed, number};
use paraph_case::views::views;
use paraph_desk::{Desk, DeskError, Progress, pick};

use crate::hint::Hint;
use crate::{Failure, text, texts, who};

/// One view, as text or JSON.
pub(crate) fn view(
    desk: &Desk,
    matches: &ArgMatches,
    name: &str,
    given: &ArgMatches,
    colour: bool,
) -> Result<String, Failure> {
    let view = find(name)?;
    let reader = who(desk, matches)?;
    let channels = desk.readable(&reader)?;
    let channel = pick(&channels, &reader, text(matches, "channel").as_deref())?;
    let joined = texts(given, "with");
    for name in &joined {
        pick(&channels, &reader, Some(name))?;
    }
    let others: Vec<&Channel> = channels.iter().filter(|c| c.id() != channel.id()).collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    let seen = Seen::by(&reader, channel, &others).map(|seen| seen.joining(&joined));
    let seen = seen.ok_or(DeskError::NoSuchChannel { reader, name: None, names: Vec::new() })?;
    let answer = (view.answer)(&seen, text(given, "about").as_deref())?;
    Ok(match given.get_flag("json") {
        true => format!("{}\n", answer.json.to_pretty()),
        false => answer.page.render(colour),
    })
}

fn find(name: &str) -> Result<ViewSpec, Failure> {
    views().into_iter().find(|view| view.name == name).ok_or_else(|| Failure::Words {
        why: format!("there is no view `{name}`"),
        hint: Some(Hint::command("--help")),
    })
}

/// The JSON Schema of a view's answer, or of a comparison's.
pub(crate) fn schema(given: &ArgMatches) -> Result<String, Failure> {
    let name = text(given, "view").unwrap_or_default();
    let schema = match crate::compare::json::schema(&name) {
        Some(schema) => schema,
        None => (find(&name)?.schema)(),
    };
    Ok(format!("{}\n", schema.to_pretty()))
}

/// The channels that a reader may see.
pub(crate) fn channels(desk: &Desk, matches: &ArgMatches, colour: bool) -> Result<String, Failure> {
    let reader = who(desk, matches)?;
    let channels = desk.readable(&reader)?;
    if channels.is_empty() {
        return Err(DeskError::NoSuchChannel { reader, name: None, names: Vec::new() }.into());
    }
    let mut page = Page::default();
    for channel in &channels {
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
    Ok(page.render(colour))
}

/// Says that a channel is a reconstruction, if it is.
fn declared(channel: &Channel, page: &mut Page) {
    if let Some(recorder) = &channel.charter().reconstruction {
        let text = format!("a reconstruction, recorded by {recorder}: the recorder signs its acts");
        page.line(1, text);
    }
}

/// Verifies the logs of the channels that a reader may see.
pub(crate) fn verify(desk: &Desk, matches: &ArgMatches, colour: bool) -> Result<String, Failure> {
    let reader = who(desk, matches)?;
    let channels = desk.readable(&reader)?;
    let named = text(matches, "channel");
    let which: Vec<&Channel> = match &named {
        Some(name) => vec![pick(&channels, &reader, Some(name))?],
        None if channels.is_empty() => vec![pick(&channels, &reader, None)?],
        None => channels.iter().collect(),
    };
    let mut page = Page::default();
    for channel in which {
        // Reading has verified what was new; this checks everything again, remembered or not.
        let channel = desk.verify(channel.id())?;
        page.pieces(
            0,
            vec![
                (Tone::Strong, format!("{}: ", channel.name())),
                (Tone::Good, "verified".into()),
                (Tone::Plain, format!(": {}", acts(&channel))),
            ],
        );
        page.line(1, "every signature, the whole log, and the head that its host signed");
        declared(&channel, &mut page);
        page.line(1, format!("root {}", channel.root()));
    }
    Ok(page.render(colour))
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
    page.pieces(
        0,
        vec![
            (Tone::Strong, format!("{}: ", channel.name())),
            (Tone::Good, "verified".into()),
            (Tone::Plain, format!(": {}", acts(&channel))),
        ],
    );
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
    let reader = who(desk, matches)?;
    let channels = desk.readable(&reader)?;
    let channel = pick(&channels, &reader, text(matches, "channel").as_deref())?;
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
