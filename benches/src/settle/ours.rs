//! The engine by itself, in a process of its own: what is asked of it, and what it took.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use paraph_settle::clash::{Clashing, Stage};
use paraph_settle::scenario::Checked;
use paraph_settle::settling::{Bound, Ready, Settling, Solution};

use crate::compare::measure;
use crate::probe::{processor_nanos, timed};

/// Steps at a time on what stands in the way: what a part does beyond its stage counts for that.
const PART: u64 = 64;

/// Names and nanoseconds of processor, and the peak of memory in kilobytes under `peak`.
pub(super) type Took = BTreeMap<String, u64>;

/// What is asked.
#[derive(Clone, Copy)]
pub(super) enum Ask {
    /// All answers on the quickest way, as a user gets them.
    All,
    /// All answers by search, each by itself.
    Search,
    /// The smallest gain to one in a hundred, as far as two seconds lead.
    MaxMin,
    /// Nash alone.
    Nash,
    /// What stands in the way: the least concession, cost and count.
    Clash,
}

impl Ask {
    const ALL: [(&str, Self); 5] = [
        ("all", Self::All),
        ("search", Self::Search),
        ("maxmin", Self::MaxMin),
        ("nash", Self::Nash),
        ("clash", Self::Clash),
    ];

    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Search => "search",
            Self::MaxMin => "maxmin",
            Self::Nash => "nash",
            Self::Clash => "clash",
        }
    }
}

/// Asks in a process of its own.
pub(super) fn ask(what: Ask, case: &Path) -> Result<Took, String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let took = measure::run(command.args(["settled", what.word()]).arg(case))?;
    let out = String::from_utf8(took.out).unwrap();
    let figure = |line: &str| {
        let (name, figure) = line.split_once(' ').unwrap();
        (name.to_owned(), figure.parse().unwrap())
    };
    let peak = ("peak".to_owned(), took.kilobytes);
    Ok(out.lines().map(figure).chain([peak]).collect())
}

/// The other side of [`ask`].
pub(crate) fn answer(what: &str, case: &str) {
    let (_, what) = Ask::ALL.iter().find(|(word, _)| *word == what).expect("what is asked");
    let path = PathBuf::from(case);
    let bytes = std::fs::read(&path).unwrap();
    let read = paraph_exchange::scenario::read(&[(case, bytes.as_slice())]).unwrap();
    let took = match what {
        Ask::All => all(read.scenario),
        Ask::Search => search(read.scenario),
        Ask::MaxMin => smallest_gain(read.scenario),
        Ask::Nash => nash(read.scenario),
        Ask::Clash => clash(&read.scenario),
    };
    took.iter().for_each(|(name, figure)| println!("{name} {figure}"));
}

fn all(scenario: Checked) -> Took {
    let mut took = Took::new();
    let mut nanos = 0;
    let ready = timed(&mut nanos, || Ready::new(scenario));
    let mut settling = timed(&mut nanos, || Settling::new(&ready));
    timed(&mut nanos, || settling.advance(u64::MAX));
    took.insert("all".into(), nanos);
    took.insert("points".into(), settling.frontier().map_or(0, |points| points.len() as u64));
    took
}

/// Step by step: a step counts for what was worked on.
fn search(scenario: Checked) -> Took {
    let mut took = Took::new();
    let ready = Ready::new(scenario);
    let mut settling = Settling::by_search(&ready);
    loop {
        let progress = settling.progress();
        if progress.left == 0 {
            break;
        }
        let name = progress.at.map_or_else(|| "frontier".into(), Solution::word);
        let nanos = took.entry(name).or_default();
        timed(nanos, || settling.advance(1));
    }
    assert!(settling.is_finished(), "all is proved");
    took
}

/// `gap` is in ten-thousandths of what is proved possible.
fn smallest_gain(scenario: Checked) -> Took {
    let ready = Ready::new(scenario);
    let mut settling = Settling::by_search(&ready);
    let (start, mut at) = (processor_nanos(), 0);
    while at < 2_000_000_000 && settling.answer(Solution::Egalitarian).is_none() {
        settling.advance(1);
        at = processor_nanos() - start;
    }
    settling.stop();
    let answer = settling.answer(Solution::Egalitarian).unwrap();
    let gains = answer.utilities.iter().zip(&ready.scenario().parties);
    let found = gains.map(|(utility, party)| utility - party.reservation).min().unwrap_or(0);
    let gap = match &answer.bound {
        Bound::Answer => 0,
        Bound::AtMost(most, of) => {
            let over = (most - of * found) * 10_000;
            u64::try_from(over / most).unwrap_or(u64::MAX)
        }
        Bound::AtMostPower(_) | Bound::Nothing => 10_000,
    };
    Took::from([("maxmin".into(), at), ("gap".into(), gap)])
}

fn nash(scenario: Checked) -> Took {
    let mut nanos = 0;
    let ready = Ready::new(scenario);
    let settling = timed(&mut nanos, || {
        let mut settling = Settling::of_one(&ready, Solution::Nash);
        settling.advance(u64::MAX);
        settling
    });
    assert!(settling.answer(Solution::Nash).is_some_and(|answer| answer.is_proved()));
    Took::from([("nash".into(), nanos)])
}

fn clash(scenario: &Checked) -> Took {
    let mut took = Took::new();
    let mut clashing = Clashing::new(scenario).at_most(0);
    while clashing.stage() <= Stage::SmallestLift {
        let stage = format!("{:?}", clashing.stage());
        timed(took.entry(stage).or_default(), || clashing.advance(PART));
    }
    took
}
