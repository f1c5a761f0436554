//! What one may not read is answered in the words used for what is absent, to the byte.
//!
//! Every story leaves a desk with channels behind. There, everybody whom the story knows, and a
//! stranger, ask for each channel in which their party is no member: each view, the record, an act.
//! The same is asked for a channel that does not exist, and the two answers must be the same.
#![expect(clippy::unwrap_used, reason = "a story that cannot be run fails loudly")]

use std::collections::BTreeMap;
use std::path::Path;

use common::World;
use paraph::Answer;
use paraph::script::{split, steps};
use paraph_case::channel::Channel;
use paraph_case::id::{Actor, Party};
use paraph_case::views::views;
use paraph_desk::Desk;
use tell::{retell, stories};

mod common;
mod tell;

/// No story's party.
const STRANGER: &str = "spy@Nowhere";
/// No story's channel, by name and as the first digits of an id.
const ABSENT: &str = "0123456789ab";

/// Of each party that does or asks something in a story one person, and a stranger.
fn people(story: &str) -> Vec<Actor> {
    let said = steps(story).into_iter().map(|step| step.who).chain([STRANGER.into()]);
    let people = said.filter_map(|who| who.parse().ok());
    let of_each: BTreeMap<Party, Actor> =
        people.map(|who: Actor| (who.party.clone(), who)).collect();
    of_each.into_values().collect()
}

/// Every channel that somebody of them may read.
fn channels(desk: &Path, people: &[Actor]) -> Vec<Channel> {
    let Ok(desk) = Desk::open(desk) else { return Vec::new() };
    let mut all: Vec<Channel> = Vec::new();
    for who in people {
        all.extend(desk.readable(&who.party.itself()).unwrap().channels);
    }
    all.sort_by_key(Channel::id);
    all.dedup_by_key(|channel| channel.id());
    all
}

/// What is asked of a channel: each view, the record, an act, and a view of another that joins it.
fn questions() -> Vec<String> {
    let views = views().into_iter().map(|view| {
        let about = if view.asked.is_some_and(|asked| asked.required) { " 1" } else { "" };
        format!("{}{about} --json --channel CHANNEL", view.name)
    });
    let others = [
        "verify --channel CHANNEL",
        "export FOLDER --channel CHANNEL",
        "delegate new@Nowhere --channel CHANNEL",
        "act object --point 1 --reason r --dry-run --channel CHANNEL",
        "act input --wish w --point '1 in CHANNEL' --dry-run",
        "status --with CHANNEL",
    ];
    views.chain(others.map(String::from)).collect()
}

/// Somebody outside, who asks things of a channel.
struct Asking<'a> {
    desk: &'a Path,
    who: &'a Actor,
    question: &'a str,
}

impl Asking<'_> {
    fn of(&self, channel: &str) -> Answer {
        let mut words = split(&self.question.replace("CHANNEL", channel));
        let folder = self.desk.with_extension("export").display().to_string();
        words.iter_mut().filter(|word| *word == "FOLDER").for_each(|word| word.clone_from(&folder));
        let desk = self.desk.display().to_string();
        words.extend(["--as".into(), self.who.to_string(), "--desk".into(), desk]);
        paraph::run(&words, &mut World::default(), false)
    }

    /// The answer that shows one of the channels called so to be there, if there is one.
    fn shows(&self, channels: &[String]) -> Option<String> {
        let absent = self.of(ABSENT);
        assert_ne!(absent.status, 0, "{}: {}", self.who, self.question);
        channels.iter().find_map(|name| {
            let err = absent.err.replace(ABSENT, name);
            let (said, meant) = (self.of(name), Answer { err, ..absent.clone() });
            let question = || self.question.replace("CHANNEL", name);
            (said != meant).then(|| format!("{}: {}\n  {said:?}", self.who, question()))
        })
    }
}

/// Where an outsider of a story's channels is not answered as for a channel that is not there.
fn told_apart(story: &str, desk: &Path) -> Vec<String> {
    retell(story, desk);
    let people = people(story);
    let channels = channels(desk, &people);
    let questions = questions();
    let mut apart = Vec::new();
    for who in &people {
        let hidden = channels.iter().filter(|c| c.members().get(&who.party).is_none());
        let names: Vec<String> = hidden.clone().map(|c| c.name().to_string()).collect();
        let ids: Vec<String> = hidden.map(|c| c.id().to_string()[..12].into()).collect();
        if !names.is_empty() {
            let ask = |question| Asking { desk, who, question };
            apart.extend(questions.iter().filter_map(|question| ask(question).shows(&names)));
            apart.extend(ask("status --channel CHANNEL").shows(&ids));
        }
    }
    apart
}

#[test]
fn whoever_may_not_read_a_channel_is_answered_as_if_it_were_not_there() {
    let mut wrong = Vec::new();
    for file in stories() {
        let folder = tempfile::tempdir().unwrap();
        let story = std::fs::read_to_string(&file).unwrap();
        let apart = told_apart(&story, &folder.path().join("desk"));
        wrong.extend(apart.into_iter().map(|apart| format!("{}\n{apart}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
