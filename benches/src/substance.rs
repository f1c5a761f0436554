//! How well changes of substance are told: precision and recall of each kind on the labelled set.
//!
//! The parts that were held out while the rules were written give their totals only. A file of one's own
//! in the form of the set is scored the same way.

use paraph_compare::substance::labelled::{self, Score, Scores};

const DEV: &str = include_str!("../../crates/paraph-compare/data/substance/dev.txt");
const TEST: &str = include_str!("../../crates/paraph-compare/data/substance/test.txt");
const HELD: &str = include_str!("../../crates/paraph-compare/data/substance/held.txt");
const FRENCH: &str = include_str!("../../crates/paraph-compare/data/substance/dev.fr.txt");
const UKRAINIAN: &str = include_str!("../../crates/paraph-compare/data/substance/dev.uk.txt");

/// Prints the figures for a part of the set: `dev`, `fr`, `uk` (with what was told wrong or missed), or
/// `test`, `held` (held out); anything else is the path of a file.
pub(crate) fn run(part: &str) {
    let own = || std::fs::read_to_string(part).unwrap();
    let set = match part {
        "dev" => DEV.to_string(),
        "test" => TEST.to_string(),
        "held" => HELD.to_string(),
        "fr" => FRENCH.to_string(),
        "uk" => UKRAINIAN.to_string(),
        _ => own(),
    };
    let pairs = labelled::read(&set).unwrap();
    let scores = Scores::of(&pairs);
    println!("{:<22}{:>10}{:>8}{:>6}{:>16}", "kind", "precision", "recall", "F1", "exact of right");
    for (kind, score) in &scores.kinds {
        line(kind.name(), *score);
    }
    line("overall", scores.overall());
    let kinds = scores.kinds.values().filter(|score| score.right + score.missed > 0);
    let (sum, count) = kinds.fold((0, 0), |(sum, count), score| (sum + score.f1(), count + 1));
    println!("mean F1 of the kinds  {}", share(sum / count.max(1)));
    println!("harmless with an alarm  {} of {}", scores.alarms, scores.harmless);
    if !matches!(part, "test" | "held") {
        println!();
        scores.faults.iter().for_each(|fault| println!("{fault}"));
    }
}

fn line(name: &str, score: Score) {
    let [precision, recall, f1] = [score.precision(), score.recall(), score.f1()].map(share);
    let exact = format!("{}/{}", score.exact, score.right);
    println!("{name:<22}{precision:>10}{recall:>8}{f1:>6}{exact:>16}");
}

/// Thousandths, as a share with two digits.
fn share(thousandths: usize) -> String {
    let hundredths = (thousandths + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
