//! How long each view of a folded channel takes, and how that grows with the log.
//!
//! A view that searches the log for each thing that it shows is as fast as any in a small channel; it
//! stands out here, where ten times the acts take it a hundred times as long.

use std::path::Path;

use paraph_case::seen::Seen;
use paraph_case::view::ViewSpec;
use paraph_case::views::views;
use paraph_desk::Desk;

use crate::figures::{hundredths, median, ratio, time};
use crate::probe::{Found, ask, timed};
use crate::{Plan, room};

/// Measures and prints.
pub(crate) fn run(plan: Plan) {
    let Plan { acts, rounds } = plan;
    let sizes = [acts / 100, acts / 10, acts];
    println!("views: as text and as JSON, from a folded channel; {rounds} rounds, medians");
    let measured = sizes.map(|acts| {
        let folder = tempfile::tempdir().unwrap();
        room::build(folder.path(), acts);
        (0..rounds).map(|_| ask("views", folder.path())).collect::<Vec<Found>>()
    });
    println!(
        "  {:<16}{:>12}{:>12}{:>12}  acts; the last beside the one before",
        "", sizes[0], sizes[1], sizes[2]
    );
    for view in views() {
        let of =
            |rounds: &Vec<Found>| median(rounds.iter().map(|found| found[view.name]).collect());
        let [few, some, many] = measured.each_ref().map(of);
        let growth = ratio(hundredths(many, some));
        println!(
            "  {:<16}{:>12}{:>12}{:>12}  {growth} times",
            view.name,
            time(few),
            time(some),
            time(many)
        );
    }
}

/// The probe of every view, asked about what the script speaks of.
pub(crate) fn every_view(folder: &Path) -> Found {
    let desk = Desk::open(folder).unwrap();
    let channel = desk.channel(&room::reader(), None).unwrap();
    let seen = Seen::by(&room::reader(), &channel, &[]).unwrap();
    let nanos = |view: ViewSpec| {
        let about = about(&view);
        let mut nanos = 0;
        timed(&mut nanos, || {
            // A refusal is an answer too: the first draft has none before it to compare with.
            let answer = (view.answer)(&seen, about).ok();
            answer.map(|answer| (answer.json.to_pretty(), answer.page.render(false)))
        });
        (view.name.to_owned(), nanos)
    };
    views().into_iter().map(nanos).collect()
}

fn about(view: &ViewSpec) -> Option<&'static str> {
    let asked = view.asked.filter(|asked| asked.required)?;
    match asked.word {
        "POINT" => Some("7"),
        "PARTY" => Some("A"),
        other => {
            panic!("{} is asked about a {other}, and the script says nothing of it", view.name)
        }
    }
}
