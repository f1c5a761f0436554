//! `NegMAS` files, YAML or JSON: an outcome space and utility functions.
//!
//! Read are linear additive functions with the usual value functions, affine and constant ones, and
//! hyper-rectangles; a discounted one is read as if agreed at once. A reservation value that is
//! absent or minus infinity is 0.

mod function;
mod issues;
mod value;

use paraph_settle::scenario::Checked;

use super::assemble::{self, Domain};
use super::tree::{Node, Spot, Value};
use super::{ScenarioError, ScenarioNotice};

/// The kind that an object says it is of, without the module in front; empty if it says none.
pub(super) fn kind(node: &Node) -> String {
    let said = ["type", "__python_class__"].into_iter().find_map(|key| node.get(key));
    match said.map(|said| &said.value) {
        Some(Value::Text(kind)) => kind.rsplit('.').next().unwrap_or(kind).to_owned(),
        _ => String::new(),
    }
}

pub(super) fn read(
    domain: Option<(&str, &Node)>,
    profiles: &[(&str, &Node)],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Checked, ScenarioError> {
    let Some((file, node)) = domain else {
        let file = profiles.first().map_or("", |(file, _)| file);
        let what = "a utility function of NegMAS does not list the issues: give the file of the \
                    outcome space with it";
        return Err(ScenarioError::file(file, what));
    };
    let root = Spot::root(file, node);
    let name = match root.get("name") {
        Some(name) => name.word()?,
        None => String::new(),
    };
    let issues = issues::read(&root)?;
    let mut read = Vec::new();
    for (file, node) in profiles {
        read.push(function::read(&Spot::root(file, node), &issues, notices)?);
    }
    let listed = root.need("issues", "an outcome space lists its issues")?.items()?;
    let places = listed.iter().map(Spot::place).collect();
    assemble::assemble(Domain { place: root.place(), name, issues, places }, &read, notices)
}
