//! The answer for programs, and the one form that every page for people is made of. Its fields
//! declare its schema; `docs/formats/settlement-answer.md` tells it. What its reader may not see is
//! not in it.

use paraph_case::view::Shown;
use paraph_log::json::{Map, Value};
use paraph_settle::account::{Account, Fraction};
use paraph_settle::scenario::Scenario;

use super::private::Reader;
use super::words;
use super::work::Obstacle;

mod declared;
mod divided;
mod rough;
mod showing;

pub(crate) use declared::*;
pub(crate) use divided::{DividedShown, WonShown};
pub(crate) use rough::*;
use showing::Showing;

/// The JSON Schema.
pub(crate) fn schema(name: &str) -> Option<Value> {
    if name != "settle" {
        return None;
    }
    let mut schema = match Settlement::schema() {
        Value::Map(map) => map,
        _ => Map::default(),
    };
    schema.insert("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.insert("title", name);
    schema.insert("description", "What is possible, and which package is best by each standard");
    Some(Value::Map(schema))
}

/// What is shown of an account to a reader.
pub(super) fn of(
    account: &Account,
    obstacles: &[Obstacle],
    scenario: &Scenario,
    reader: Reader,
) -> Settlement {
    let shown = Showing { scenario, reader, names: words::names(scenario) }.settlement(account);
    let obstacles = obstacles.iter().filter(|_| reader.sees_all());
    let obstacles = obstacles.map(|one| ObstacleShown {
        kind: one.kind.word().into(),
        sentence: words::clean(&one.rounded),
        exact: (one.exact != one.rounded).then(|| words::clean(&one.exact)),
    });
    Settlement { obstacles: obstacles.collect(), ..shown }
}

/// A fraction, as it is.
fn number(of: &Fraction) -> NumberShown {
    NumberShown { decimal: of.decimal(), exact: of.to_string() }
}
