//! GENIUS XML, read as GENIUS 10.4 reads it.
//!
//! A domain (`negotiation_template`) lists the issues; each party's profile (`utility_space`) repeats
//! them with evaluations and weights. An issue of a profile is that of the domain with the same
//! index, an item that with the same value. What GENIUS would read without a word and then fail on,
//! such as an item without an evaluation, is refused here.

mod domain;
mod profile;
mod rectangles;

pub(super) use domain::stepped;
use paraph_settle::scenario::{Checked, Issue};

use super::assemble::{self, Domain};
use super::xml::Element;
use super::{ScenarioError, ScenarioNotice};

/// An issue of a domain, under the index by which profiles mean it.
struct Indexed {
    index: i64,
    issue: Issue,
    /// The lowest value, of an integer issue.
    lower: Option<i64>,
}

/// Reads a domain, or without one that of the first profile, and the profiles.
pub(super) fn read(
    domain: Option<(&str, &Element)>,
    profiles: &[(&str, &Element)],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Checked, ScenarioError> {
    let (file, root) = domain
        .or_else(|| profiles.first().copied())
        .ok_or_else(|| ScenarioError::whole("there is no GENIUS file"))?;
    let issues = domain::read(file, root)?;
    let mut read = Vec::new();
    for (file, root) in profiles {
        domain::compare(file, root, &issues)?;
        read.push(profile::read(file, root, &issues, notices)?);
    }
    let name = domain::name(root);
    let issues = issues.into_iter().map(|indexed| indexed.issue).collect();
    let places = find(root, "issue").into_iter().map(|issue| issue.place(file)).collect();
    assemble::assemble(Domain { place: root.place(file), name, issues, places }, &read, notices)
}

/// The elements of a name, at any depth of objectives and in the order of the file.
fn find<'a>(root: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    let mut open: Vec<&Element> = root.children.iter().rev().collect();
    while let Some(element) = open.pop() {
        if element.name == name {
            found.push(element);
        }
        if matches!(element.name.as_str(), "objective" | "utility_space") {
            open.extend(element.children.iter().rev());
        }
    }
    found
}
