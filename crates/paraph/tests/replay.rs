//! Invariants of the fold, over the logs of every story: each kind of act that a story knows is here.
#![expect(clippy::unwrap_used, reason = "a log that cannot be read fails loudly")]

use std::collections::BTreeMap;
use std::path::Path;

use paraph_case::act::Act;
use paraph_case::channel::{Channel, Stopped};
use paraph_case::id::ChannelId;
use paraph_case::seen::Seen;
use paraph_case::views::views;
use paraph_log::entry::{Checked, Entry};
use paraph_log::key::KeyCache;
use paraph_store::{Leaves, Sqlite, Store as _};
use tell::{retell, stories};

mod common;
mod tell;

/// A channel's log, and the texts that travel beside it.
struct Log {
    id: ChannelId,
    entries: Vec<Checked>,
    store: Sqlite,
}

impl Log {
    fn step(&self, channel: &mut Channel, entry: &Checked) {
        while let Err(Stopped::Attachment { missing, .. }) = channel.step(entry).map(drop) {
            channel.attach(self.store.attachment(self.id, missing).unwrap().unwrap());
        }
    }

    /// The channel after each of its entries.
    fn states(&self) -> Vec<Channel> {
        let mut channel = Channel::found(&self.entries[0]).unwrap();
        let mut states = vec![channel.clone()];
        for entry in &self.entries[1..] {
            self.step(&mut channel, entry);
            assert_eq!(channel.size(), u64::try_from(states.len()).unwrap() + 1);
            states.push(channel.clone());
        }
        states
    }
}

/// Tells a story and reads the logs that it left.
fn logs(story: &str, desk: &Path) -> Vec<Log> {
    retell(story, desk);
    let Ok(store) = Sqlite::open(&desk.join("paraph.db")) else { return Vec::new() };
    let ids = store.channels().unwrap();
    let read = |id| {
        let size = store.head(id).unwrap().unwrap().head.size;
        let mut keys = KeyCache::new();
        let leaves = Leaves::of(&store, id, 0..size);
        let entries =
            leaves.map(|leaf| Entry::parse(&leaf.unwrap()).unwrap().check(&mut keys).unwrap());
        let entries = entries.collect();
        Log { id, entries, store: Sqlite::open(&desk.join("paraph.db")).unwrap() }
    };
    ids.into_iter().map(read).collect()
}

/// Everything that a member can be answered, but for the log itself.
fn answers(channel: &Channel) -> BTreeMap<String, String> {
    let member = channel.members().iter().next().unwrap().party.itself();
    let seen = Seen::by(&member, channel, &[]).unwrap();
    let mut answers = BTreeMap::new();
    for view in views().iter().filter(|view| view.name != "log") {
        for asked in [None, Some("1"), Some("draft-1"), Some("A")] {
            let said = match (view.answer)(&seen, asked) {
                Ok(answer) => answer.json.as_map().unwrap().get("answer").unwrap().to_pretty(),
                Err(none) => none.to_string(),
            };
            answers.insert(format!("{} {asked:?}", view.name), said);
        }
    }
    answers
}

/// The log as a member reads it.
fn log_as_read(channel: &Channel) -> String {
    let member = channel.members().iter().next().unwrap().party.itself();
    let view = views().into_iter().find(|view| view.name == "log").unwrap();
    let answer = (view.answer)(&Seen::by(&member, channel, &[]).unwrap(), None).unwrap();
    answer.page.render(false).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn over_every_story(check: impl Fn(&Log)) {
    let mut acts = 0;
    for story in stories() {
        let folder = tempfile::tempdir().unwrap();
        let text = std::fs::read_to_string(&story).unwrap();
        for log in logs(&text, &folder.path().join("desk")) {
            acts += log.entries.len();
            check(&log);
        }
    }
    assert!(acts > 200, "stories hold {acts} acts");
}

/// The whole log at once gives what the same log gives step by step; an act reads back to its bytes;
/// and an entry that is refused, put in at any place, changes nothing but the list of refusals.
#[test]
fn logs_fold_alike_and_refusals_leave_no_trace() {
    over_every_story(|log| {
        let states = log.states();
        let last = states.last().unwrap();
        assert_eq!(format!("{:?}", log.states().last().unwrap()), format!("{last:?}"));
        for (recorded, entry) in last.recorded().iter().zip(&log.entries) {
            let act = recorded.act.as_ref().unwrap();
            assert_eq!(&Act::read(act.tag(), &act.write()).unwrap(), act);
            let leaf = entry.to_leaf();
            assert_eq!(Entry::parse(&leaf).unwrap().to_leaf(), leaf);
        }
        for state in [&states[states.len() / 2], last] {
            let mut with_refused = state.clone();
            let refusal = with_refused.step(&log.entries[0]).unwrap().cloned();
            assert!(refusal.is_some(), "the same act twice is refused");
            assert_eq!(with_refused.size(), state.size() + 1);
            assert_eq!(answers(&with_refused), answers(state));
            assert!(
                log_as_read(&with_refused)
                    .ends_with("(kept as refused: the same act stands in this log already)")
            );
        }
    });
}
