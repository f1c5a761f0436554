//! The links alone, as `paraph-alignment 1`: for whoever scores, corrects or passes them on.
//!
//! ```text
//! {"format":"paraph-alignment 1",
//! "links":[["1","1",1.000],["2","3",0.874]],
//! "types":{"old":{"1":"unchanged","2":"edited"},"new":{"1":"unchanged","3":"edited"}}}
//! ```
//!
//! It is written by hand, since the confidence is a fraction and the log's JSON has none.

use std::fmt::Write as _;

use paraph_compare::{Alignment, Fate, Told};
use paraph_log::json::Value;

/// The links with how sure each is, and the fate of every point.
pub(super) fn write(alignment: &Alignment) -> String {
    let mut out = String::from("{\"format\":\"paraph-alignment 1\",\n\"links\":[");
    for (at, link) in alignment.links.iter().enumerate() {
        let (old, new) = (&alignment.old[link.old].label, &alignment.new[link.new].label);
        let comma = if at == 0 { "" } else { ",\n" };
        let (whole, part) = (link.sure / 1000, link.sure % 1000);
        // Writing to a string cannot fail.
        let _ = write!(out, "{comma}[{},{},{whole}.{part:03}]", quoted(old), quoted(new));
    }
    out.push_str("],\n\"types\":{\"old\":{");
    out.push_str(&types(&alignment.old));
    out.push_str("},\n\"new\":{");
    out.push_str(&types(&alignment.new));
    out.push_str("}}}\n");
    out
}

fn types(told: &[Told]) -> String {
    let pairs =
        told.iter().map(|told| format!("{}:{}", quoted(&told.label), quoted(&word(told.fate))));
    pairs.collect::<Vec<_>>().join(",")
}

/// A fate in the words of the form, which is older than ours.
fn word(fate: Fate) -> String {
    match fate {
        Fate::Kept => "unchanged".into(),
        Fate::SplitAndMerged => "split-merge".into(),
        fate => fate.to_string(),
    }
}

fn quoted(text: &str) -> String {
    String::from_utf8_lossy(&Value::Text(text.to_owned()).to_canonical()).into_owned()
}
