//! Looking: the views, the channels, the record's verification. Nothing here writes.

use clap::ArgMatches;
use paraph_case::channel::Channel;
use paraph_case::seen::Seen;
use paraph_case::view::ViewSpec;
use paraph_case::views::views;
use paraph_desk::{Desk, pick};

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
    let reader = who(matches)?;
    let channels = desk.readable(&reader)?;
    let channel = pick(&channels, &reader, text(matches, "channel").as_deref())?;
    let joined = texts(given, "with");
    for name in &joined {
        pick(&channels, &reader, Some(name))?;
    }
    let others: Vec<&Channel> = channels.iter().filter(|c| c.id() != channel.id()).collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    let seen = Seen::by(&reader, channel, &others).map(|seen| seen.joining(&joined));
    let seen = seen.ok_or(paraph_desk::DeskError::NoSuchChannel { reader, name: None })?;
    let answer = (view.answer)(&seen, text(given, "about").as_deref())?;
    Ok(match given.get_flag("json") {
        true => format!("{}\n", answer.json.to_pretty()),
        false => answer.page.render(colour),
    })
}

fn find(name: &str) -> Result<ViewSpec, Failure> {
    views().into_iter().find(|view| view.name == name).ok_or_else(|| Failure::Words {
        why: format!("there is no view `{name}`"),
        hint: Some("--help".into()),
    })
}

/// The JSON Schema of a view's answer.
pub(crate) fn schema(given: &ArgMatches) -> Result<String, Failure> {
    let view = find(&text(given, "view").unwrap_or_default())?;
    Ok(format!("{}\n", (view.schema)().to_pretty()))
}

/// The channels that a reader may see.
pub(crate) fn channels(desk: &Desk, matches: &ArgMatches) -> Result<String, Failure> {
    let reader = who(matches)?;
    let lines = desk.readable(&reader)?.iter().map(line).collect::<String>();
    match lines.is_empty() {
        true => Err(paraph_desk::DeskError::NoSuchChannel { reader, name: None }.into()),
        false => Ok(lines),
    }
}

fn line(channel: &Channel) -> String {
    let members = channel.members().iter().map(|m| format!("{} ({})", m.party, m.standing));
    let members: Vec<String> = members.collect();
    let pen = channel.members().pen_holder().map(|pen| format!("; pen: {pen}"));
    let reconstruction = channel.charter().reconstruction.as_ref();
    let declared = reconstruction.map(|who| format!("; a reconstruction, recorded by {who}"));
    let (pen, declared) = (pen.unwrap_or_default(), declared.unwrap_or_default());
    format!("{}: {}{pen}{declared}\n", channel.name(), members.join(", "))
}

/// Verifies the logs of the channels that a reader may see.
pub(crate) fn verify(desk: &Desk, matches: &ArgMatches) -> Result<String, Failure> {
    let reader = who(matches)?;
    let channels = desk.readable(&reader)?;
    let named = text(matches, "channel");
    let which: Vec<&Channel> = match &named {
        Some(name) => vec![pick(&channels, &reader, Some(name))?],
        None if channels.is_empty() => vec![pick(&channels, &reader, None)?],
        None => channels.iter().collect(),
    };
    let mut verified = String::new();
    for channel in which {
        // Reading has verified what was new; this checks everything again, remembered or not.
        let channel = desk.verify(channel.id())?;
        let declared = channel.charter().reconstruction.as_ref();
        let declared = declared.map(|who| {
            format!("  a reconstruction, recorded by {who}: its acts are signed by the recorder\n")
        });
        let refused = channel.recorded().iter().filter(|r| r.refusal.is_some()).count();
        verified.push_str(&format!(
            "{}: verified: {} acts ({refused} refused), every signature and the whole log\n{}  \
             root {}\n",
            channel.name(),
            channel.size(),
            declared.unwrap_or_default(),
            channel.root()
        ));
    }
    Ok(verified)
}
