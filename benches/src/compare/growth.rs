//! How time and memory grow with the drafts.
//!
//! The drafts are made: points of 8 to 40 words whose frequencies fall as those of a language do
//! (G. K. Zipf, Human behavior and the principle of least effort, 1949). In the new draft a fifth of
//! the points has other words, one in twenty is gone, one in twenty is new, and the first tenth
//! stands behind the others.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use super::measure;
use super::peers::{GIT, TOOLS};
use crate::figures;

/// The tools whose processes do nothing but what they are named for.
const WHOLE: [&str; 3] = ["paraph: align", "paraph compare (all)", GIT];

/// Prints the curve up to so many points in each draft.
pub(super) fn run(most: u64) {
    let folder = tempfile::tempdir().unwrap();
    println!("{:>8}  {:26} {:>9} {:>12} {:>10}", "points", "", "time", "a point", "peak");
    let mut points = 100;
    while points <= most {
        let [old, new] = ["old.txt", "new.txt"].map(|name| folder.path().join(name));
        let [one, other] = drafts(points);
        fs::write(&old, one).unwrap();
        fs::write(&new, other).unwrap();
        for tool in TOOLS.iter().filter(|tool| WHOLE.contains(&tool.name)) {
            let mut command = tool.command(&old, &new);
            match took(&mut command) {
                Ok(took) => println!(
                    "{points:>8}  {:26} {:>9} {:>12} {:>10}  {}",
                    tool.name,
                    figures::time(took.nanos),
                    figures::time(took.nanos / points),
                    figures::memory(took.kilobytes),
                    bar(took.nanos / points)
                ),
                Err(why) => println!("{points:>8}  {:26} skipped: {why}", tool.name),
            }
        }
        // Three steps to each power of ten.
        points = match points.to_string().as_bytes()[0] {
            b'1' => points * 2,
            b'2' => points / 2 * 5,
            _ => points * 2,
        };
    }
}

/// The whole process, whatever it is.
fn took(command: &mut Command) -> Result<measure::Took, String> {
    measure::run(command)
}

/// A bar that grows by one for each doubling of the time of one point: level where time grows as the
/// drafts do.
fn bar(nanos: u64) -> String {
    "#".repeat(usize::try_from((nanos / 1000).max(1).ilog2()).unwrap_or(0) + 1)
}

/// Two drafts of so many points.
pub(super) fn drafts(points: u64) -> [String; 2] {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let old: Vec<String> = (0..points).map(|_| chance.text()).collect();
    let mut new = Vec::new();
    for text in &old {
        match chance.below(20) {
            0 => {}
            1 => new.extend([text.clone(), chance.text()]),
            2..6 => new.push(chance.edited(text)),
            _ => new.push(text.clone()),
        }
    }
    let tenth = new.len() / 10;
    new.rotate_left(tenth);
    [numbered(&old), numbered(&new)]
}

fn numbered(points: &[String]) -> String {
    let mut text = String::new();
    for (words, number) in points.iter().zip(1..) {
        write!(text, "{number}. {words}.\n\n").unwrap();
    }
    text
}

/// Numbers that look like chance and are the same in every run (G. Marsaglia, Xorshift RNGs, 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    /// A word: of each doubling of ranks as many as of the next, up to 32,768 words.
    fn word(&mut self) -> String {
        let doubling = self.below(15);
        format!("w{}", (1 << doubling) + self.below(1 << doubling))
    }

    fn text(&mut self) -> String {
        let count = 8 + self.below(33);
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// The same with one word another and one more.
    fn edited(&mut self, text: &str) -> String {
        let mut words: Vec<String> = text.split(' ').map(String::from).collect();
        let count = words.len() as u64;
        let mut place = || usize::try_from(self.below(count)).unwrap();
        let [other, more] = [place(), place()];
        words[other] = self.word();
        words.insert(more, self.word());
        words.join(" ")
    }
}
