//! A receipt is shown outside its channel, and other people's tools verify it.

use std::process::{Command, Output};

use common::World;
use paraph_log::hash::Hash;
use paraph_log::key::PublicKey;
use paraph_log::ssh::print_public;

mod common;

/// Runs one command line and gives its answer.
fn paraph(world: &mut World, desk: &std::path::Path, who: &str, line: &str) -> String {
    let desk = desk.display().to_string();
    let mut words = paraph::script::split(line);
    words.extend(["--as", who, "--desk", &desk].map(str::to_owned));
    let answer = paraph::run(&words, world, false);
    assert_eq!(answer.status, 0, "{line}: {}", answer.err);
    answer.out
}

#[test]
fn ssh_keygen_verifies_a_receipt_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, desk) = (World::default(), folder.path().join("desk"));
    world.files.insert("draft-1.txt".into(), "1. The parties meet in May.\n".into());
    for (who, line) in [
        ("M", "init --party R --party A --mediator M --text draft-1.txt"),
        ("delegate@M", "act hand-over --draft draft-1 --to R --official"),
        ("delegate@R", "act acknowledge --hand-over hand-over-1"),
    ] {
        paraph(&mut world, &desk, who, line);
    }
    let shown = paraph(&mut world, &desk, "delegate@A", "handovers hand-over-1");
    let receipt = shown.lines().find(|line| line.starts_with('{')).unwrap();
    let signature = shown.split_once("-----BEGIN").map(|(_, rest)| format!("-----BEGIN{rest}"));
    let key: Hash = paraph(&mut world, &desk, "R", "key delegate@R").trim().parse().unwrap();
    let key = print_public(&PublicKey::enrol(key.as_bytes()).unwrap(), "");
    std::fs::write(folder.path().join("allowed"), format!("delegate@R {key}\n")).unwrap();
    std::fs::write(folder.path().join("receipt.sig"), signature.unwrap()).unwrap();

    let verify = |bytes: &str, namespace: &str| -> std::io::Result<Output> {
        std::fs::write(folder.path().join("receipt"), bytes)?;
        let words = format!("-Y verify -f allowed -I delegate@R -n {namespace} -s receipt.sig");
        let mut command = Command::new("ssh-keygen");
        let command = command.args(words.split(' ')).current_dir(folder.path());
        command.stdin(std::fs::File::open(folder.path().join("receipt"))?).output()
    };
    let good = verify(receipt, "receipt@paraph");
    if good.is_err() && std::env::var_os("PARAPH_REQUIRE_OUTSIDE").is_none() {
        println!("skipped: ssh-keygen is not on this machine");
        return;
    }
    let good = good.expect("ssh-keygen is on this machine");
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    let refuses = |bytes: &str, namespace| !verify(bytes, namespace).unwrap().status.success();
    assert!(refuses(receipt, "act@paraph"));
    assert!(refuses(&receipt.replace("delegate@M", "delegate@B"), "receipt@paraph"));
}

/// In a reconstruction the recorder signs every act, and never a receipt for a party.
#[test]
fn nobody_signs_a_receipt_for_a_party() {
    let folder = tempfile::tempdir().unwrap();
    let (mut world, desk) = (World::default(), folder.path().join("desk"));
    world.files.insert("draft-1.txt".into(), "1. The parties meet in May.\n".into());
    paraph(&mut world, &desk, "M", "init --party R --mediator M --name other");
    let founding = "open told --party R --mediator M --pen-holder M --reconstruction M";
    paraph(&mut world, &desk, "M", founding);
    for act in [
        "source --name gazette --publisher 'The Gazette' --published 2025-11-25",
        "state --name basis --speaker X --said 'it was handed over' --when 2025-11-25 \
         --source gazette --kind report --reach public",
    ] {
        paraph(&mut world, &desk, "M", &format!("act {act} --channel told"));
    }
    for (who, act) in [
        ("M", "table --text draft-1.txt --name draft-1"),
        ("M", "hand-over --draft draft-1 --to R --official"),
        ("R", "acknowledge --hand-over hand-over-1"),
    ] {
        let line = format!("act {act} --basis basis --channel told");
        paraph(&mut world, &desk, who, &line);
    }
    let shown = paraph(&mut world, &desk, "M", "handovers hand-over-1 --channel told");
    assert!(shown.starts_with("A reconstruction, recorded by M"), "{shown}");
    assert!(shown.contains("served: yes") && !shown.contains("receipt"), "{shown}");
    // Each step was when the report says, and not when it was recorded.
    assert!(shown.contains("sent: 2025-11-25, by M"), "{shown}");
    assert!(shown.contains("acknowledged: 2025-11-25, by R"), "{shown}");
}
