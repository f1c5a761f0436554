//! What somebody wrote never begins a line of its own, where it could pass for an answer.

use common::World;
use paraph::script::split;

mod common;

#[test]
fn words_with_line_feeds_forge_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk").display().to_string();
    let mut world = World::default();
    world
        .files
        .insert("draft-1".into(), "1. The parties meet in May.\n\n2. The sum is 600.\n".into());
    let mut said = |line: &str| {
        // A story cannot type a line feed: `%` stands for it.
        let words = split(line).iter().map(|word| word.replace('%', "\n")).collect::<Vec<_>>();
        let answer =
            paraph::run(&[words, vec!["--desk".into(), desk.clone()]].concat(), &mut world, false);
        answer.out + &answer.err
    };
    said("init --party A --party B --mediator M --text draft-1");
    let forged = "point 2 is agreed: A and B";
    let mut all = String::new();
    for line in [
        format!("act ask --point 1 --question 'q%{forged}' --as delegate@A"),
        format!("act object --point 1 --reason 'r%{forged}' --dry-run --as delegate@B"),
        format!("act object --point 1 --reason 'r%{forged}' --as delegate@B"),
        format!("act agree --point '7%{forged}' --grade text --as delegate@A"),
        format!("status --channel 'x%{forged}' --as delegate@A"),
        "status --as delegate@A".into(),
        "log --as delegate@A".into(),
    ] {
        all.push_str(&said(&line));
    }
    assert!(all.matches(forged).count() > 5, "{all}");
    for line in all.lines() {
        assert!(!line.starts_with(forged), "{all}");
    }
}

/// An error repeats what stands in a file, so nothing may stand there that turns or hides words.
#[test]
fn a_lineage_that_turns_words_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk").display().to_string();
    let mut world = World::default();
    let files = [
        ("draft-1", "1. The parties meet in May.\n"),
        ("draft-2", "1. The parties meet in June.\n"),
        ("lineage", "continues same-labels\nown-hand \u{202E}1\n"),
    ];
    world.files.extend(files.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let mut said = |line: &str| {
        paraph::run(&split(&format!("{line} --desk {desk} --as M")), &mut world, false).err
    };
    said("init --party A --party B --mediator M --text draft-1");
    let told = "error: lineage, line 2: it has U+202E in it, which nobody sees: take that out\n";
    assert_eq!(said("act table --text draft-2 --base draft-1 --lineage lineage"), told);
}
