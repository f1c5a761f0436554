//! What a party sees is byte-identical whatever happens in channels that it is not in.
//!
//! Pairs of worlds are made: the same acts in the channels that A is in, other acts in those that it
//! is not in, woven in between at other places. Then everything that A can ask is asked in both:
//! every view as text and as JSON, with and without a channel named, what its own acts answered, dry
//! runs, refusals, and the same for somebody who is nowhere a member. All of it must be the same
//! bytes. That the comparison can fail is shown by leaks planted into it, one at a time.
#![expect(clippy::unwrap_used, reason = "a world that cannot be built fails loudly")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use common::World;
use paraph::script::split;
use paraph_case::act::kinds;
use paraph_case::time::Time;
use paraph_case::view::ViewSpec;
use paraph_case::views::views;
use paraph_desk::{Desk, Outside, Progress};
use salon::Salon;

mod common;
mod furnished;
mod salon;

const DRAFT_1: &str =
    "1. The parties meet in May.\n\n2. The sum is 600.\n\n3. The border stays.\n\n4. A fund.\n";
const DRAFT_2: &str =
    "1. The parties meet in June.\n\n2. The sum is 600.\n\n3. The border stays.\n\n4. A fund.\n";

/// What happens where A can see it, in order: who, and the command.
const SHARED: &[(&str, &str)] = &[
    ("M", "init --party A --party B --party C --mediator M --text draft-1"),
    ("M", "open caucus-A --party A --mediator M --pen-holder M --under plenary --delegate a@A"),
    ("A", "delegate kim@A --channel plenary --topic trade"),
    ("kim@A", "act agree --point 2 --grade text --channel plenary"),
    ("delegate@B", "act object --point 2 --reason 'too high' --channel plenary"),
    ("a@A", "act input --point 1 --wish 'a later month' --channel caucus-A"),
    ("delegate@B", "act amend --point 1 --words 'The parties meet in June.' --channel plenary"),
    ("delegate@C", "act ask --point 3 --question 'Which border?' --channel plenary"),
    (
        "M",
        "act table --text draft-2 --base draft-1 --continues same-labels --answers 1=amendment-1 \
         --channel plenary",
    ),
    ("M", "act dispose-input --input input-1 --outcome taken --draft draft-2 --channel caucus-A"),
    ("kim@A", "act agree --point 1-3 --grade text --channel plenary"),
    ("delegate@B", "act table --text draft-1 --channel plenary"),
];

/// What happens where A cannot see it: any of these, any number of times.
const HIDDEN: &[(&str, &str)] = &[
    ("b@B", "act input --point 2 --wish 'a lower sum' --channel caucus-B"),
    ("b@B", "act input --wish 'draft-2 without point 4' --channel caucus-B"),
    ("M", "act dispose-input --input input-1 --outcome refused --channel caucus-B"),
    ("M", "act table --text draft-1 --channel caucus-B"),
    ("b@B", "act agree --point 1 --grade text --channel caucus-B"),
    ("b@B", "act object --reason 'all of it' --channel caucus-B"),
    ("b@B", "act know-of --name draft-3 --channel caucus-B"),
    ("B", "delegate other@B --channel caucus-B"),
    ("M", "open own-B --party B --mediator M --pen-holder B --under plenary"),
    ("B", "act input --wish 'not to be known' --channel own-B"),
    ("M", "open side --party B --party C --mediator M --pen-holder M --delegate c@C"),
    ("M", "act table --text draft-2 --channel side"),
    ("c@C", "act agree --point 1-3 --grade text --channel side"),
    ("M", "act source --publisher F --published 2025-11-25 --channel caucus-B"),
    (
        "M",
        "act state --speaker X --party A --said 'a few' --when unknown --source source-1 \
         --kind count --reach public --draft 'draft-1 in plenary' --channel caucus-B",
    ),
    ("b@B", "act status-that-is-none --channel caucus-B"),
];

/// A small generator of choices, the same in every run.
struct Choices(u64);

impl Choices {
    fn next(&mut self, below: usize) -> usize {
        // Knuth's constants; the high bits are the good ones.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// A place where a program could leak, planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leak {
    None,
    /// One clock ticks for all channels.
    SharedClock,
    /// Identifiers are drawn from one source for all channels.
    SharedChance,
    /// An answer counts all channels of the desk.
    CountOfChannels,
    /// An answer counts the acts of all channels.
    GlobalCounter,
    /// Acts are numbered through all channels.
    ActNumbers,
    /// A refusal says that a channel exists which one may not read.
    ErrorMessage,
    /// A refusal lists the names that there are.
    ErrorNames,
    /// An answer is ordered by what was written last, in any channel.
    Ordering,
    /// An answer is as long as all logs together.
    Length,
    /// An answer names an identifier of another channel.
    Identifier,
    /// An answer says when something last happened, anywhere.
    LastTime,
    /// A suggested name skips those taken in other channels.
    SuggestedName,
    /// The size of the database shows.
    FileSize,
    /// An exit status tells refused from absent.
    ExitStatus,
    /// How far work has come is told of other channels too.
    Progress,
}

const LEAKS: &[Leak] = &[
    Leak::SharedClock,
    Leak::SharedChance,
    Leak::CountOfChannels,
    Leak::GlobalCounter,
    Leak::ActNumbers,
    Leak::ErrorMessage,
    Leak::ErrorNames,
    Leak::Ordering,
    Leak::Length,
    Leak::Identifier,
    Leak::LastTime,
    Leak::SuggestedName,
    Leak::FileSize,
    Leak::ExitStatus,
    Leak::Progress,
];

/// A world in which one source may be shared by all channels, as a careless program would.
struct Leaky {
    world: World,
    leak: Leak,
}

impl Outside for Leaky {
    fn now(&mut self, channel: &str) -> Time {
        self.world.now(if self.leak == Leak::SharedClock { "all" } else { channel })
    }

    fn random(&mut self, channel: &str) -> [u8; 32] {
        self.world.random(if self.leak == Leak::SharedChance { "all" } else { channel })
    }

    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
        self.world.read(file)
    }

    fn write(&mut self, file: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.world.write(file, bytes)
    }

    fn progress(&self) -> Option<Progress> {
        Some(listen)
    }
}

thread_local! {
    /// How far work had come, each time that it was told.
    static TOLD: RefCell<Vec<(u64, Option<u64>)>> = const { RefCell::new(Vec::new()) };
}

fn listen(read: u64, of: Option<u64>) {
    TOLD.with_borrow_mut(|told| told.push((read, of)));
}

/// One world: its desk and all that A was answered in it.
struct Run {
    folder: tempfile::TempDir,
    outside: Leaky,
    seen: Vec<String>,
}

impl Run {
    fn new(leak: Leak) -> Self {
        let mut world = World::default();
        for (name, text) in [("draft-1", DRAFT_1), ("draft-2", DRAFT_2)] {
            world.files.insert(name.into(), text.into());
        }
        world.files.extend(furnished::files());
        let folder = tempfile::tempdir().unwrap();
        Self { folder, outside: Leaky { world, leak }, seen: Vec::new() }
    }

    fn desk(&self) -> std::path::PathBuf {
        self.folder.path().join("desk")
    }

    fn run(&mut self, who: &str, command: &str) -> String {
        self.run_words(who, split(command))
    }

    fn run_words(&mut self, who: &str, mut words: Vec<String>) -> String {
        words.extend(["--desk".into(), "DESK".into(), "--as".into(), who.into()]);
        let path = self.desk().display().to_string();
        for word in &mut words {
            if word == "DESK" {
                word.clone_from(&path);
            }
        }
        let answer = paraph::run(&words, &mut self.outside, false);
        // Hints repeat what was typed, and each world's desk lies in a folder of its own.
        format!("{} {}{}", answer.status, answer.out, answer.err).replace(&path, "DESK")
    }

    /// A asks; what it is answered is kept.
    fn asks(&mut self, who: &str, command: &str) {
        TOLD.take();
        let answer = self.run(who, command);
        let answer = planted(self.outside.leak, answer, &self.desk());
        self.seen.push(format!("{who}> {command}\n{answer}{:?}", TOLD.take()));
    }
}

/// What a careless program would have answered.
fn planted(leak: Leak, answer: String, desk: &Path) -> String {
    if matches!(leak, Leak::None | Leak::SharedClock | Leak::SharedChance) {
        return answer;
    }
    let Ok(open) = Desk::open(desk) else { return answer };
    let open = open.telling((leak == Leak::Progress).then_some(listen));
    let everybody: Vec<_> = ["B", "M"]
        .iter()
        .flat_map(|who| open.readable(&who.parse().unwrap()).unwrap().channels)
        .collect();
    let hidden = everybody.iter().find(|c| c.name().as_str() == "caucus-B");
    let total: u64 = everybody.iter().map(|c| c.size()).sum();
    let absent = answer.contains("no channel");
    let header = |c: &paraph_case::channel::Channel| {
        c.recorded().last().and_then(|r| r.header.as_ref().map(|h| (h.at, c.name().to_string())))
    };
    match leak {
        Leak::CountOfChannels => format!("{answer}{} channels", everybody.len()),
        Leak::GlobalCounter => format!("{answer}{total} acts in all"),
        Leak::ActNumbers => answer.replace("\nact ", &format!("\nact no. {total}: ")),
        Leak::ErrorMessage if absent && hidden.is_some_and(|c| c.size() > 4) => {
            answer.replace("no channel", "not for you: channel")
        }
        Leak::ErrorNames if absent => {
            let names = everybody.iter().map(|c| c.name().to_string()).collect::<Vec<_>>();
            format!("{answer}there are: {}", names.join(", "))
        }
        Leak::Ordering => {
            let mut last: Vec<_> = everybody.iter().filter_map(header).collect();
            last.sort();
            let mine = last.iter().rposition(|(_, name)| name == "plenary").unwrap_or(0);
            format!("{answer}plenary is number {mine} of the last to change")
        }
        Leak::Length => answer + &" ".repeat(usize::try_from(total).unwrap()),
        Leak::Identifier => {
            let root = hidden.map(|c| c.root().to_string()).unwrap_or_default();
            answer + &root
        }
        Leak::LastTime => {
            let last = everybody.iter().filter_map(header).map(|(at, _)| at).max();
            format!("{answer}last changed {last:?}")
        }
        Leak::SuggestedName => {
            let inputs: usize = everybody.iter().map(|c| c.amendments().inputs().len()).sum();
            answer.replace("handed in input-", &format!("handed in input-{inputs}"))
        }
        Leak::FileSize => {
            let bytes = std::fs::metadata(desk.join("paraph.db")).unwrap().len();
            format!("{answer}{bytes} bytes")
        }
        Leak::ExitStatus if absent && everybody.len() > 6 => answer.replacen('2', "3", 1),
        _ => answer,
    }
}

/// Everything that A and a stranger can ask at the end; with a planted leak, a little of it.
fn look(run: &mut Run) {
    let thorough = run.outside.leak == Leak::None;
    let rooms: &[(&str, &[&str])] = match thorough {
        true => &[
            ("kim@A", &["plenary"]),
            ("A", &["plenary", "caucus-A", "caucus-B", "salon"]),
            ("spy@Z", &["plenary"]),
        ],
        false => &[("A", &["plenary"])],
    };
    for (who, channels) in rooms {
        for channel in *channels {
            for view in views().iter().take(if thorough { usize::MAX } else { 2 }) {
                ask_view(run, who, channel, view);
            }
            run.asks(who, &format!("act input --wish w --dry-run --channel {channel}"));
            run.asks(who, &format!("act agree --point 9 --grade text --channel {channel}"));
        }
        for command in ["status", "channels", "verify", "log --json --channel caucus-B"] {
            run.asks(who, command);
        }
    }
    for (who, room) in [("A", "plenary"), ("A", "caucus-B"), ("spy@Z", "plenary")] {
        for command in [
            "propose-lineage draft-2 --base draft-1",
            "propose-lineage draft-1 --json",
            "propose-lineage draft-2 --with caucus-A",
            "changes draft-2",
            "changes draft-2 --json",
            "changes draft-3",
            "match draft-2",
            "match draft-1 --with caucus-A --json",
            "match draft-1 --with caucus-B",
        ] {
            run.asks(who, &format!("{command} --channel {room}"));
        }
    }
    run.asks("A", "status --channel plenary --with caucus-A --with caucus-B");
    run.asks("A", "act input --point '1 in caucus-B' --wish w --channel caucus-A");
    run.asks("A", "act input --wish 'a second one' --channel caucus-A");
}

fn ask_view(run: &mut Run, who: &str, channel: &str, view: &ViewSpec) {
    let name = view.name;
    if view.asked.is_none_or(|asked| !asked.required) {
        run.asks(who, &format!("{name} --channel {channel}"));
        run.asks(who, &format!("{name} --channel {channel} --json"));
    }
    if view.asked.is_some() {
        for word in ["1", "draft-1", "draft-3", "input-1", "B"] {
            run.asks(who, &format!("{name} {word} --channel {channel} --json"));
        }
    }
}

/// Tells the shared story with hidden acts woven in by `choices`, and gives what A saw.
fn world(leak: Leak, mut choices: Choices) -> Vec<String> {
    let mut run = Run::new(leak);
    let mut salon = Salon::default();
    for (at, (who, command)) in SHARED.iter().enumerate() {
        // What A's own acts answer is seen by A, and so is what it is refused.
        match who.ends_with('A') {
            true => run.asks(who, command),
            false => drop(run.run(who, command)),
        }
        if at == 1 && choices.next(4) > 0 {
            run.run(
                "M",
                "open caucus-B --party B --mediator M --pen-holder M --under plenary \
                          --delegate b@B",
            );
        }
        for _ in 0..if at == 0 { 0 } else { choices.next(4) } {
            let (who, command) = HIDDEN[choices.next(HIDDEN.len())];
            run.run(who, command);
        }
        // A planted leak is caught without it.
        if leak == Leak::None && at > 0 {
            salon.goes_on(&mut run, choices.next(16), || choices.next(2) == 0);
        }
    }
    look(&mut run);
    run.seen
}

/// The first thing that A saw which was not the same.
fn difference(leak: Leak, seed: u64) -> Option<(String, String)> {
    let (one, other) = (world(leak, Choices(seed)), world(leak, Choices(seed ^ 0x5DEE_CE66)));
    assert_eq!(one.len(), other.len());
    one.into_iter().zip(other).find(|(one, other)| one != other)
}

#[test]
fn what_a_party_sees_does_not_depend_on_channels_that_it_is_not_in() {
    for seed in 1..3 {
        if let Some((one, other)) = difference(Leak::None, seed) {
            panic!("seed {seed}: in one world\n{one}\nin the other\n{other}");
        }
    }
}

#[test]
fn what_a_party_sees_is_much() {
    let seen = world(Leak::None, Choices(1)).join("\n");
    for part in ["kim@A agreed to the words of", "a later month", "too high", "\"view\": \"log\""] {
        assert!(seen.contains(part), "{part}");
    }
    for hidden in ["a lower sum", "not to be known", "other@B", "all of it"] {
        assert!(!seen.contains(hidden), "{hidden}");
    }
}

/// Acts of every kind are among those that A does not see.
#[test]
fn acts_of_every_kind_are_hidden() {
    let mut run = Run::new(Leak::None);
    run.run(SHARED[0].0, SHARED[0].1);
    Salon::default().goes_on(&mut run, usize::MAX, || true);
    let reader = "M".parse().unwrap();
    let salon = Desk::open(&run.desk()).unwrap().channel(&reader, Some("salon")).unwrap();
    let done: BTreeSet<&str> =
        salon.recorded().iter().filter_map(|it| Some(it.act.as_ref()?.tag())).collect();
    let missing: Vec<_> = kinds().into_iter().map(|kind| kind.tag).collect();
    let missing: Vec<_> = missing.into_iter().filter(|tag| !done.contains(tag)).collect();
    assert!(missing.is_empty(), "never done in the salon: {missing:?}");
}

/// Each planted leak is caught, so the comparison is able to fail in that way.
#[test]
fn every_planted_leak_is_caught() {
    assert!(LEAKS.len() >= 12);
    for leak in LEAKS {
        let caught = (1..12).any(|seed| difference(*leak, seed).is_some());
        assert!(caught, "{leak:?} was not caught");
    }
}

const ALTERED: &str = "the channel caucus-B cannot be read: the log of ";

/// What somebody does to the database who has the file and no keys, to the channel `?1`, and what its
/// members are told.
const DAMAGES: &[(&[&str], &str)] = &[
    (&["UPDATE leaf SET bytes = zeroblob(20) WHERE channel = ?1 AND position = 1"], ALTERED),
    (&["UPDATE leaf SET bytes = zeroblob(20) WHERE channel = ?1 AND position = 0"], ALTERED),
    (
        &["DELETE FROM head WHERE channel = ?1"],
        "the channel caucus-B cannot be read: this desk held it, and its log is gone",
    ),
    (
        &[
            "DELETE FROM verified WHERE channel = ?1",
            "DELETE FROM attachment WHERE channel = ?1",
            "DELETE FROM leaf WHERE channel = ?1",
            "DELETE FROM head WHERE channel = ?1",
        ],
        "the channel caucus-B cannot be read: this desk held it, and its log is gone",
    ),
];

/// A world in which A has no part in the channel caucus-B.
fn with_a_hidden_channel() -> Run {
    let mut run = Run::new(Leak::None);
    for (who, command) in SHARED {
        run.run(who, command);
    }
    let open = "open caucus-B --party B --mediator M --pen-holder M --under plenary --delegate b@B";
    run.run("M", open);
    run.run("b@B", "act input --wish 'a lower sum' --channel caucus-B");
    run
}

/// What those ask who are not in caucus-B, though one is a delegate of a party to it.
fn outside(run: &mut Run) -> Vec<String> {
    let asked = ["status --channel plenary", "status --channel caucus-B", "verify", "channels"];
    let people = ["A", "kim@A", "delegate@B", "spy@Z"];
    people.iter().flat_map(|who| asked.map(|command| run.run(who, command))).collect()
}

/// Damage in a channel is news to those who read it, and to nobody else; it closes no other channel.
#[test]
fn damage_in_a_hidden_channel_is_told_to_its_readers_only() {
    for (damage, told) in DAMAGES {
        let mut run = with_a_hidden_channel();
        let before = outside(&mut run);
        let reader = "b@B".parse().unwrap();
        let hidden = Desk::open(&run.desk()).unwrap().channel(&reader, None).unwrap();
        let database = rusqlite::Connection::open(run.desk().join("paraph.db")).unwrap();
        for statement in *damage {
            database.execute(statement, [hidden.id().0.as_bytes()]).unwrap();
        }
        drop(database);
        assert_eq!(outside(&mut run), before, "{damage:?}");
        for (reader, status) in [("b@B", 2), ("B", 0), ("M", 0)] {
            let answer = run.run(reader, "channels");
            assert!(answer.contains(told), "{damage:?}: {reader}: {answer}");
            assert!(answer.starts_with(&status.to_string()), "{reader}: {answer}");
            let answer = run.run(reader, "status --channel caucus-B");
            assert!(answer.starts_with("2 error: ") && answer.contains(told), "{answer}");
        }
        for member in ["B", "M"] {
            let answer = run.run(member, "status --channel plenary");
            let note = answer.contains("\nnote: ") && answer.contains(told);
            assert!(answer.starts_with("0 plenary: ") && note, "{damage:?}: {member}: {answer}");
            let answer = run.run(member, "verify");
            let error = answer.contains("\nerror: ") && answer.contains(told);
            assert!(answer.starts_with("2 plenary: verified") || member == "M", "{answer}");
            assert!(answer.contains("plenary: verified") && error, "{damage:?}: {answer}");
        }
    }
}
