//! Long work tells how far it has come: each act that was read, of how many.
#![expect(clippy::unwrap_used, reason = "a desk that cannot be made fails loudly")]

use std::sync::Mutex;

use common::World;
use paraph::script::split;
use paraph_case::time::Time;
use paraph_desk::{Outside, Progress};

mod common;

static TOLD: Mutex<Vec<(u64, Option<u64>)>> = Mutex::new(Vec::new());

fn listen(read: u64, of: Option<u64>) {
    TOLD.lock().unwrap().push((read, of));
}

/// A world in which somebody waits.
struct Waiting(World);

impl Outside for Waiting {
    fn now(&mut self, channel: &str) -> Time {
        self.0.now(channel)
    }

    fn random(&mut self, channel: &str) -> [u8; 32] {
        self.0.random(channel)
    }

    fn read(&mut self, file: &str) -> std::io::Result<Vec<u8>> {
        self.0.read(file)
    }

    fn progress(&self) -> Option<Progress> {
        Some(listen)
    }
}

/// What is told while a command runs, each time once more.
fn told(world: &mut Waiting, line: &str) -> Vec<(u64, Option<u64>)> {
    TOLD.lock().unwrap().clear();
    let answer = paraph::run(&split(line), world, false);
    assert_eq!(answer.status, 0, "{}", answer.err);
    TOLD.lock().unwrap().clone()
}

#[test]
fn each_act_that_is_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().display();
    let mut world = Waiting(World::default());
    told(&mut world, &format!("init --party A --party B --mediator M --desk {at}/desk"));
    let acts: Vec<_> = (1..=4).map(|read| (read, Some(4))).collect();
    let on = format!("--as M --desk {at}/desk");
    // Reading the desk folds the log; verifying it, and exporting it, go through it again.
    assert_eq!(told(&mut world, &format!("status {on}")), acts);
    assert_eq!(told(&mut world, &format!("verify {on}")), acts.repeat(2));
    assert_eq!(told(&mut world, &format!("export {at}/record {on}")), acts.repeat(3));
    let unknown = (1..=4).map(|read| (read, None));
    let bundle: Vec<_> = unknown.chain([(4, Some(4))]).collect();
    assert_eq!(told(&mut world, &format!("verify {at}/record")), bundle);

    // A channel of its party's in which a delegate is not presented is nothing to be told of.
    let open = "open caucus --party A --mediator M --pen-holder M --under plenary --delegate a@A";
    told(&mut world, &format!("{open} {on}"));
    for (who, logs) in [("delegate@A", 1), ("M", 2), ("delegate@B", 1)] {
        let line = format!("status --channel plenary --as {who} --desk {at}/desk");
        let whole = told(&mut world, &line).iter().filter(|(read, of)| *of == Some(*read)).count();
        assert_eq!(whole, logs, "{who}");
    }
}
