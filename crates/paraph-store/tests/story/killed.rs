//! A process that is killed in the middle of its work has lost nothing that it acknowledged.

use std::process::Command;

use crate::child::{self, End, Said};

fn child() -> Command {
    let [program, words @ ..] = child::words();
    let mut command = Command::new(program);
    command.args(words);
    command
}

#[test]
fn at_any_moment_of_eight_writers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paraph.db");
    let mut all = Said::default();
    for round in 0..15 {
        let said = child::run(child(), &path, 8, End::Kill(1 + 13 * round));
        assert!(said.errors.is_empty(), "{said:?}");
        all.acknowledged.extend(said.acknowledged);
        let size = all.require_kept(&path);
        // What was written and not yet acknowledged may be there too: at most one act a writer.
        let acknowledged = u64::try_from(all.acknowledged.len()).unwrap();
        assert!((acknowledged..=acknowledged + 8 * (round as u64 + 1)).contains(&size), "{size}");
    }
    println!("{} acts acknowledged, none lost in 15 kills", all.acknowledged.len());
    assert!(all.acknowledged.len() > 1000);
}
