//! Whatever two texts are, what is proposed of them can be declared once its questions are answered,
//! and not before.
#![expect(clippy::unwrap_used, reason = "a world that cannot be built fails loudly")]

use common::World;
use paraph::script::split;

mod common;

const SENTENCES: [&str; 14] = [
    "The Northern Council shall open the mountain road within 30 days.",
    "The Southern Council shall repair the bridge and report each month to the Joint Office.",
    "The archives of the monastery are returned to the town in which they were written.",
    "The Joint Office inspects both banks of the river twice a year.",
    "A guard of 200 may stay at the dam unless the Joint Office objects.",
    "Nobody is prosecuted for having crossed the river during the war.",
    "Trade across the river is free of duty for the farmers of both banks.",
    "Prisoners are exchanged, all for all, within fourteen days of signature.",
    "The families of the missing are told what is known of them.",
    "Heavy weapons are withdrawn thirty kilometres behind the line of contact.",
    "Schools teach in both languages wherever twenty parents ask for it.",
    "The parties meet each spring in Geneva when the snow has gone.",
    "A fund of 600 million is paid by the neighbours in three parts.",
    "This agreement enters into force on the day on which both have signed it.",
];

/// A small generator of choices, the same in every run.
struct Choices(u64);

impl Choices {
    fn next(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

fn text(points: &[String]) -> String {
    let points = points.iter().enumerate();
    points.map(|(at, words)| format!("{}. {words}\n\n", at + 1)).collect()
}

/// The points of a text, dropped, doubled, merged, split, edited and moved.
fn changed(points: &[String], choices: &mut Choices) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for words in points {
        match choices.next(9) {
            0 => {}
            1 => new.extend([words.clone(), words.clone()]),
            2 if !new.is_empty() => {
                let last = new.pop().unwrap();
                new.push(format!("{last} {words}"));
            }
            3 => {
                let middle = words.match_indices(' ').nth(5).map_or(words.len(), |(at, _)| at);
                let (one, other) = words.split_at(middle);
                new.extend([format!("{one}."), format!("It is agreed that{other}")]);
            }
            4 => new.push(words.replace("the", "each").replace("30", "60")),
            5 => new.insert(choices.next(new.len() + 1), words.clone()),
            6 => new.push(words.split(' ').take(6).collect::<Vec<_>>().join(" ")),
            _ => new.push(words.clone()),
        }
    }
    if new.is_empty() { vec!["Nothing is agreed.".into()] } else { new }
}

/// A file in which the first answer is given to each question, which is the likeliest.
fn answered(file: &str) -> String {
    let mut out = String::new();
    let mut answers: Vec<Vec<&str>> = Vec::new();
    let done = |answers: &mut Vec<Vec<&str>>, out: &mut String| {
        if let Some(lines) = answers.first() {
            lines.iter().for_each(|line| out.push_str(&format!("{line}\n")));
            answers.clear();
        }
    };
    let mut alternative = true;
    for line in file.lines() {
        match (line.strip_prefix("? "), line) {
            (Some(line), _) if alternative => {
                answers.push(vec![line]);
                alternative = false;
            }
            (Some(line), _) => answers.last_mut().unwrap().push(line),
            (None, "# or") => alternative = true,
            (None, "# nothing of that") => answers.push(Vec::new()),
            (None, line) => {
                done(&mut answers, &mut out);
                alternative = true;
                out.push_str(&format!("{line}\n"));
            }
        }
    }
    done(&mut answers, &mut out);
    out
}

fn run(world: &mut World, desk: &std::path::Path, command: &str) -> (u8, String) {
    let mut words = split(command);
    words.extend(["--as".into(), "M".into(), "--desk".into(), desk.display().to_string()]);
    let answer = paraph::run(&words, world, false);
    (answer.status, answer.out + &answer.err)
}

#[test]
fn what_is_proposed_can_be_declared_once_it_is_answered() {
    let (mut asked, mut sure) = (0, 0);
    for seed in 0..40 {
        let mut choices = Choices(seed);
        let points: Vec<String> = SENTENCES.iter().map(ToString::to_string).collect();
        let old = changed(&points, &mut choices);
        let new = changed(&old, &mut choices);
        let mut world = World::default();
        world.files.insert("old.txt".into(), text(&old));
        world.files.insert("new.txt".into(), text(&new));
        let folder = tempfile::tempdir().unwrap();
        let desk = folder.path().join("desk");
        run(&mut world, &desk, "init --party A --party B --mediator M --text old.txt");
        let (status, told) = run(&mut world, &desk, "propose-lineage new.txt --out lineage.txt");
        assert_eq!(status, 0, "{told}");
        let file = world.files["lineage.txt"].clone();
        let table = "act table --text new.txt --base draft-1 --lineage lineage.txt --dry-run";
        let (status, told) = run(&mut world, &desk, table);
        match file.contains("\n? ") {
            true => {
                asked += 1;
                assert!(status == 2 && told.contains("still: take the `?` away"), "{told}");
            }
            false => sure += 1,
        }
        let first = answered(&file);
        world.files.insert("lineage.txt".into(), first.clone());
        let (status, told) = run(&mut world, &desk, table);
        let (old, new) = (text(&old), text(&new));
        assert_eq!(status, 0, "seed {seed}: {told}\n{first}\nold\n{old}new\n{new}");
    }
    assert!(asked > 10 && sure > 0, "{asked} with questions, {sure} without");
}
