//! A proposal as a lineage in a file, for people to correct, and as flags for a line to type.

use std::path::Path;

use super::proposal::Proposal;
use super::row::{Proposed, Question};
use crate::compare::say::one_line;

/// The most declarations that a line to type is made of: what is longer is read in a file.
const DECLARATIONS_MAX: usize = 40;

impl Proposal {
    /// The lines of a lineage: questions first, each answer with a `?` before it.
    pub(super) fn file(&self) -> String {
        let mut out = format!(
            "# What {} may have become of each point of {}, worked out from the words.\n\
             # Nothing of it is declared until it is tabled. Correct what is wrong.\n",
            one_line(&self.text),
            one_line(&self.base)
        );
        let (asked, sure): (Vec<&Proposed>, Vec<&Proposed>) =
            self.points.iter().partition(|point| !point.asked.is_empty());
        if !asked.is_empty() {
            out.push_str(
                "# Lines with a `?` are questions: take the `?` away from the one answer that is so,\n\
                 # and delete the others.\n",
            );
        }
        for point in asked {
            comment(point, &mut out);
            for (at, question) in point.asked.iter().enumerate() {
                if at > 0 {
                    out.push_str("# and\n");
                }
                asked_in(question, &mut out);
            }
            point.declares.iter().for_each(|line| out.push_str(&format!("{line}\n")));
        }
        out.push('\n');
        for point in sure.iter().filter(|point| !point.declares.is_empty()) {
            comment(point, &mut out);
            point.declares.iter().for_each(|line| out.push_str(&format!("{line}\n")));
        }
        self.title.iter().for_each(|line| out.push_str(&format!("{line}\n")));
        out
    }

    /// The same as flags of `act table`, each with its values: nothing where something is asked, or
    /// where it is too long to be typed.
    pub(super) fn flags(&self) -> Option<Vec<(String, String)>> {
        let lines: Vec<&String> =
            self.points.iter().flat_map(|point| &point.declares).chain(&self.title).collect();
        if self.asked > 0 || lines.is_empty() || lines.len() > DECLARATIONS_MAX {
            return None;
        }
        let kinds = ["continues", "takes-from", "dropped", "answers", "own-hand"];
        let values = |kind: &str| {
            let own = lines.iter().filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' '));
            own.collect::<Vec<_>>().join(",")
        };
        let flags = kinds.map(|kind| (format!("--{kind}"), values(kind)));
        Some(flags.into_iter().filter(|(_, values)| !values.is_empty()).collect())
    }
}

/// What a lineage is called beside a text: `draft-2-lineage.txt` beside `draft-2.txt`.
pub(super) fn beside(text: &str) -> String {
    let path = Path::new(text);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = format!("{}-lineage.txt", stem.unwrap_or_else(|| "draft".into()));
    path.with_file_name(name).display().to_string()
}

/// A question: each answer, and what stands between them.
fn asked_in(question: &Question, out: &mut String) {
    for (at, answer) in question.answers.iter().enumerate() {
        if at > 0 {
            out.push_str("# or\n");
        }
        if answer.lines.is_empty() {
            out.push_str("# nothing of that\n");
        }
        answer.lines.iter().for_each(|line| out.push_str(&format!("? {line}\n")));
    }
}

/// What stands above the lines of a point.
fn comment(point: &Proposed, out: &mut String) {
    let labels = point.labels();
    out.push_str(&format!("\n# {labels} ({}): {}\n", point.became, point.words));
    out.push_str(&format!("#   {}\n", point.evidence));
    for stake in &point.at_stake {
        out.push_str(&format!("#   it {}\n", stake.sentence));
    }
    for remark in &point.beside {
        out.push_str(&format!("#   {}\n", one_line(remark)));
    }
}
