//! Looking: the views, the channels, the record's verification. Nothing here writes.

use std::path::Path;

use clap::ArgMatches;
use paraph_case::channel::Channel;
use paraph_case::seen::Seen;
use paraph_case::view::{Page, ViewSpec, number};
use paraph_case::views::views;
use paraph_desk::{Broken, Desk, Exported, Progress};

use crate::failure::UNREADABLE;
use crate::hint::Hint;
use crate::record::VerifiedShown;
use crate::record::{self, Answer as _, ChannelShown, Channels, OlderShown, Verification};
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
    let (answer, broken) = seeing(desk, matches, given, |seen| {
        Ok((view.answer)(seen, text(given, "about").as_deref())?)
    })?;
    Ok(rendered(&answer, given, colour).beside(&broken))
}

/// An answer as it is asked for.
pub(crate) fn rendered(
    answer: &paraph_case::view::Answer,
    given: &ArgMatches,
    colour: bool,
) -> Answer {
    Answer::from(match given.get_flag("json") {
        true => format!("{}\n", answer.json.to_pretty()),
        false => answer.page.render(colour),
    })
}

/// Lets somebody tell of the channel that is asked about what its reader may see, with the narrower
/// ones that are joined by name; beside it, which channels of the reader's cannot be read.
pub(crate) fn seeing<T>(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    tell: impl FnOnce(&Seen<'_>) -> Result<T, Failure>,
) -> Result<(T, Vec<Broken>), Failure> {
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
    let told = tell(&seen)?;
    Ok((told, reading.broken))
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
    let engines =
        || crate::compare::json::schema(&name).or_else(|| crate::settle::json::schema(&name));
    let in_case = || crate::lineage::schema(&name).or_else(|| crate::versions::schema(&name));
    let schema = match record::schema(&name).or_else(engines).or_else(in_case) {
        Some(schema) => schema,
        None => (find(&name)?.schema)(),
    };
    Ok(format!("{}\n", schema.to_pretty()))
}

/// The channels that a reader may see.
pub(crate) fn channels(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    colour: bool,
) -> Result<Answer, Failure> {
    let reading = desk.readable(&who(desk, matches)?)?;
    let channels = &reading.channels;
    if channels.is_empty() {
        return Err(reading.pick(None).err().unwrap_or_else(|| reading.none(None)).into());
    }
    let shown = channels.iter().map(|channel| ChannelShown::of(channel, channels)).collect();
    let out = Channels { channels: shown }.render(given.get_flag("json"), colour);
    Ok(Answer::from(out).beside(&reading.broken))
}

/// Verifies the logs of the channels that a reader may see, or of the one that is named. It fails
/// where one of them does, and says what holds of the others all the same.
pub(crate) fn verify(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
    colour: bool,
) -> Result<Answer, Failure> {
    let reading = desk.readable(&who(desk, matches)?)?;
    let named = text(matches, "channel");
    let which: Vec<&Channel> = match &named {
        Some(name) => vec![reading.pick(Some(name))?],
        None if reading.channels.is_empty() => vec![reading.pick(None)?],
        None => reading.channels.iter().collect(),
    };
    let mut verified = Vec::new();
    let mut answer = Answer::default();
    for channel in which {
        // Reading has verified what was new; this checks everything again, remembered or not.
        match desk.verify(channel.id()) {
            Ok(whole) => verified.push(VerifiedShown::of(&whole.channel, whole.head, None)),
            Err(why) if named.is_some() => return Err(why.into()),
            Err(why) => failed(&Broken::of(channel, why), &mut answer),
        }
    }
    if named.is_none() {
        reading.broken.iter().for_each(|broken| failed(broken, &mut answer));
    }
    let out = Verification { verified }.render(given.get_flag("json"), colour);
    Ok(Answer { out, ..answer })
}

fn failed(broken: &Broken, answer: &mut Answer) {
    answer.status = UNREADABLE;
    answer.err.push_str(&format!("error: {broken}\n"));
}

/// Verifies a bundle, with no desk; and says how it stands to an older record, if one is named. The
/// status is that of a refusal where it does not extend that.
pub(crate) fn verify_bundle(
    folder: &Path,
    given: &ArgMatches,
    progress: Option<Progress>,
    colour: bool,
) -> Result<Answer, Failure> {
    let bundle = paraph_desk::verify_bundle(folder, progress)?;
    let older = text(given, "extends");
    let older = older
        .map(|path| Ok::<_, Failure>((bundle.stands_to(Path::new(&path), progress)?, path)))
        .transpose()?
        .map(|(older, path)| OlderShown::of(&older, path, &bundle));
    let status = u8::from(older.as_ref().is_some_and(|older| !older.extends()));
    let log_key = Some(bundle.verified.log.to_string());
    let shown = VerifiedShown::of(&bundle.channel, bundle.verified.head, log_key);
    let verified = vec![VerifiedShown { older, ..shown }];
    let out = Verification { verified }.render(given.get_flag("json"), colour);
    Ok(Answer { status, out, ..Answer::default() })
}

/// Writes a channel's whole record into a new folder.
pub(crate) fn export(
    desk: &Desk,
    matches: &ArgMatches,
    given: &ArgMatches,
) -> Result<Answer, Failure> {
    let reading = desk.readable(&who(desk, matches)?)?;
    let channel = reading.pick(text(matches, "channel").as_deref())?;
    let folder = text(given, "folder").unwrap_or_default();
    let Exported { files, whole } = desk.export(channel.id(), Path::new(&folder))?;
    let folder = crate::script::quoted(&folder);
    let acts = number(usize::try_from(whole.head.size).unwrap_or(usize::MAX), "act");
    let mut page = Page::default();
    page.whole(format!("{}: {acts} in {} under {folder}", channel.name(), number(files, "file")));
    if let Some(unknown) = record::unknown_from(channel, whole.head.size) {
        page.line(0, unknown);
    }
    page.whole(format!("try next: paraph verify {folder}"));
    Ok(Answer::from(page.render(false)).beside(&reading.broken))
}
