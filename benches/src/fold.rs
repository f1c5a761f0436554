//! How long a channel takes to fold and to answer `status`, once it was verified.
//!
//! `fold` is the fold alone: checked entries go in, a channel comes out. `reopen` is what a person
//! waits for who asks a desk for `status` again: open the desk, read the log back, hash it up to
//! the head that the desk has verified, fold, answer.

use std::path::Path;

use paraph_case::channel::{Channel, Stopped};
use paraph_case::seen::Seen;
use paraph_case::views::views;
use paraph_desk::Desk;
use paraph_log::entry::{Checked, CheckedBefore, Entry};
use paraph_log::hash::Hash;
use paraph_log::merkle::leaf_hash;
use paraph_store::{Leaves, Store as _};

use crate::figures::{hundredths, median, memory, ratio, time};
use crate::probe::{Found, ask, found, timed};
use crate::verify::PAGE;
use crate::{Plan, room};

/// What is measured, and how it grows with the log.
const MEASURED: [(&str, &str, &str); 5] = [
    ("fold", "fold", "the fold alone"),
    ("fold", "status", "status of the folded channel"),
    ("reopen", "reopen", "status asked of a desk again"),
    ("check", "check", "read, hashed and checked"),
    ("verify", "verify", "verified by a desk, file and fold too"),
];

/// Measures and prints.
pub(crate) fn run(plan: Plan) {
    let Plan { acts, rounds } = plan;
    println!("fold: once verified, and how time and memory grow; {rounds} rounds in turn, medians");
    let mut least: Vec<Found> = Vec::new();
    for acts in [acts / 100, acts / 10, acts] {
        let folder = tempfile::tempdir().unwrap();
        room::build(folder.path(), acts);
        println!("  {acts} acts");
        let medians = measure(folder.path(), rounds);
        let first = least.is_empty();
        for (at, (_, name, what)) in MEASURED.iter().enumerate() {
            let (whole, peak) = (medians[at][*name], medians[at]["peak"]);
            let growth = least.get(at).map(|least| {
                let [time, peak] =
                    [*name, "peak"].map(|name| ratio(hundredths(medians[at][name], least[name])));
                format!("  {time} times the time, {peak} times the memory")
            });
            let (whole, each, peak) = (time(whole), time(whole / acts), memory(peak));
            let growth = growth.unwrap_or_default();
            println!("    {what:<38} {whole:>8} {each:>8} an act {peak:>9}{growth}");
        }
        if first {
            least = medians;
        }
    }
}

/// The medians of each measurement, in turn.
fn measure(folder: &Path, rounds: usize) -> Vec<Found> {
    let round = |_| MEASURED.map(|(probe, _, _)| ask(probe, folder));
    let all: Vec<[Found; 5]> = (0..rounds).map(round).collect();
    let median_of = |at: usize| {
        let names = all[0][at].keys();
        let of = |name: &String| median(all.iter().map(|round| round[at][name]).collect());
        names.map(|name| (name.clone(), of(name))).collect()
    };
    (0..MEASURED.len()).map(median_of).collect()
}

/// The probe of the fold alone, page by page.
pub(crate) fn fold(folder: &Path) -> Found {
    let (store, id, head) = room::store(folder);
    let leaves = Leaves::of(&store, id, 0..head.size);
    let hashes = leaves.map(|leaf| leaf_hash(&leaf.unwrap())).collect();
    let before = CheckedBefore::under(&head, hashes).unwrap();
    let checked = |(position, leaf): (u64, &Vec<u8>)| {
        before.accept(Entry::parse(leaf).unwrap(), position).unwrap()
    };
    let mut channel: Option<Channel> = None;
    let (mut fold, mut status) = (0, 0);
    for from in (0..head.size).step_by(usize::try_from(PAGE).unwrap()) {
        let leaves = store.leaves(id, from, PAGE).unwrap();
        let entries: Vec<Checked> = (from..).zip(&leaves).map(checked).collect();
        timed(&mut fold, || {
            for entry in &entries {
                let attachment = |digest| store.attachment(id, digest).unwrap().unwrap();
                step(&mut channel, entry, attachment);
            }
        });
    }
    let channel = channel.unwrap();
    timed(&mut status, || answer(&channel));
    found([("fold", fold), ("status", status)])
}

fn step(channel: &mut Option<Channel>, entry: &Checked, attachment: impl Fn(Hash) -> Vec<u8>) {
    let Some(channel) = channel else {
        *channel = Some(Channel::found(entry).unwrap());
        return;
    };
    let size = channel.size();
    while let Err(Stopped::Attachment { missing, .. }) = channel.step(entry).map(drop) {
        channel.attach(attachment(missing));
    }
    assert_eq!(channel.size(), size + 1);
}

/// The probe of `status`, asked of a desk that has verified the channel before.
pub(crate) fn reopen(folder: &Path) -> Found {
    let mut reopen = 0;
    let _kept = timed(&mut reopen, || {
        let desk = Desk::open(folder).unwrap();
        let channel = desk.channel(&room::reader(), None).unwrap();
        answer(&channel);
        (desk, channel)
    });
    found([("reopen", reopen)])
}

fn answer(channel: &Channel) {
    let seen = Seen::by(&room::reader(), channel, &[]).unwrap();
    let views = views();
    let status = views.iter().find(|view| view.name == "status").unwrap();
    let answer = (status.answer)(&seen, None).unwrap();
    assert!(answer.json.to_canonical().len() > 1000);
}
