//! Names of somebody that were exchanged throughout: whoever is meant now is told once, as a change of substance.
//! So is a word that was exchanged throughout for its opposite: `export`, `import`.
//!
//! Words for two sides of a bargain are two, in small letters too: `lender`, `borrower`. Those of one side that say the
//! same are one: `vendor`, `seller`.
//!
//! Another spelling is no other party, and neither is another word that a draft gives the same party to be called by:
//! `Halden Ltd (the “Supplier”)` may be the Vendor. A thing with another name is what it was.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};

use super::{Renaming, Row};
use crate::spelling;
use crate::substance::{Change, Context, Direction, Duties, Kind, Party, changes};
use crate::words::name::{bare, is_owner, places, stands};

/// In how many rows it is looked whether somebody acts under a name.
const ROWS_MAX: usize = 16;

/// Words for bodies that act, those for one on a line.
const BODIES: &str = include_str!("../../data/bodies.txt");

/// Words for plans and texts, which are nobody by whatever name they go.
const THINGS: &str = include_str!("../../data/things.txt");

/// Whether a name ends with a word for a plan or a text.
fn is_thing(name: &str) -> bool {
    let last = name.split_whitespace().next_back().map(str::to_lowercase);
    last.is_some_and(|last| THINGS.lines().any(|thing| thing == last))
}

/// Whether two words are for one body or for two.
#[derive(PartialEq, Eq)]
enum Bodies {
    One,
    Two,
}

/// Whether two names, in small letters or not, are words for one body or for two; none if one of them is no such word.
fn bodies(names: [&str; 2]) -> Option<Bodies> {
    let line = |name: &str| {
        let small = name.to_lowercase();
        let mut lines = BODIES.lines().filter(|line| !line.starts_with('#'));
        lines.position(|line| line.split(", ").any(|body| body == small))
    };
    let [one, other] = names.map(line);
    Some(if one? == other? { Bodies::One } else { Bodies::Two })
}

/// Tells of each name that is somebody's who is somebody else now.
pub(super) fn tell(
    renamings: &mut [Renaming],
    rows: &[Row],
    context: &Context,
    duties: &BTreeMap<String, Duties>,
) {
    for (number, one) in renamings.iter_mut().enumerate() {
        let names = [bare(&one.old), bare(&one.new)];
        if spelling::is_one_name(&one.old, &one.new)
            || is_called_otherwise(names, context)
            || context.are_of_one_role(names)
            || bodies(names) == Some(Bodies::One)
            || names.iter().all(|name| is_thing(name))
        {
            continue;
        }
        let is_large = names.iter().all(|name| name.contains(char::is_uppercase));
        let is_of_somebody = || {
            is_somebody(names[1], context, duties)
                || acts(names[1], rows, context)
                || owns(names[1], rows, context)
        };
        let is_another = context.are_of_two_roles(names) || bodies(names) == Some(Bodies::Two);
        one.change = if is_another || is_large && is_of_somebody() {
            Some(change(one))
        } else {
            let row = rows.iter().find(|row| row.renamed().any(|at| at == number));
            row.and_then(|row| turned(one, row, context))
        };
    }
}

/// What a word says otherwise that was exchanged throughout, `export` for `import`, as it is seen where it stands first.
fn turned(one: &Renaming, row: &Row, context: &Context) -> Option<Change> {
    let text = &row.redline.old.words;
    let found = changes(text, &exchanged(text, &one.old, &one.new), context);
    let says = |kind: Kind| {
        matches!(
            kind,
            Kind::Negation
                | Kind::Force
                | Kind::Bound
                | Kind::Order
                | Kind::Recognition
                | Kind::Scope
        )
    };
    let found = found.into_iter().find(|change| says(change.kind) && !change.to_read)?;
    Some(Change { kind: found.kind, direction: found.direction, ..change(one) })
}

/// A text with another name in place of one, wherever that is no part of a longer word.
fn exchanged(text: &str, old: &str, new: &str) -> String {
    let (mut exchanged, mut end) = (String::with_capacity(text.len()), 0);
    for (at, _) in text.match_indices(old) {
        let behind = at + old.len();
        let is_part = text[..at].ends_with(char::is_alphanumeric)
            || text[behind..].starts_with(char::is_alphanumeric);
        if !is_part {
            exchanged.extend([&text[end..at], new]);
            end = behind;
        }
    }
    exchanged + &text[end..]
}

/// Whether the drafts give one and the same party the old name and the new.
fn is_called_otherwise([old, new]: [&str; 2], context: &Context) -> bool {
    let [olds, news] = &context.defined[..] else { return false };
    let called = |all: &[Party], name: &str| {
        all.iter().find(|party| party.name.to_lowercase() == name.to_lowercase()).cloned()
    };
    let both = (called(olds, old), called(news, new));
    let (Some(old), Some(new)) = both else { return false };
    let mut full = old.aliases.iter();
    full.any(|name| new.aliases.iter().any(|other| name.to_lowercase() == other.to_lowercase()))
}

/// Whether a name is that of a party, or of part of its name, or of somebody who bears duties.
fn is_somebody(name: &str, context: &Context, duties: &BTreeMap<String, Duties>) -> bool {
    let is_party = |party: &Party| party.names().any(|one| stands(one, name));
    let bears = |(who, of): (&String, &Duties)| of.new > 0 && stands(who, name);
    context.parties.iter().any(is_party)
        || duties.iter().any(bears)
        || context.is_word_for_somebody(name)
}

/// Whether a name is that of somebody who does what only somebody does: `Ostria is entitled to`, `Ostria bears the costs`.
fn acts(name: &str, rows: &[Row], context: &Context) -> bool {
    let names = |row: &&Row| stands(&row.redline.new.words, name);
    rows.iter().filter(names).take(ROWS_MAX).any(|row| {
        let actors = context.actors(&row.redline.new.words);
        actors.iter().any(|actor| stands(actor, name))
    })
}

/// Whether a name is that of an owner, and no thing: `Ostria's port`, without an article as `the Programme's budget`.
fn owns(name: &str, rows: &[Row], context: &Context) -> bool {
    let name = name.to_lowercase();
    rows.iter().take(ROWS_MAX).any(|row| {
        let text = row.redline.new.words.to_lowercase();
        places(&text, &name).into_iter().any(|at| {
            let word = text[at..].split(|char: char| char.is_whitespace()).next();
            let before = text[..at].split_whitespace().next_back();
            let is_thing = before.is_some_and(|before| context.is_article(before));
            word.is_some_and(|word| is_owner(word.trim_end_matches(['.', ',', ';', ':'])))
                && !is_thing
        })
    })
}

fn change(one: &Renaming) -> Change {
    Change {
        kind: Kind::Party,
        who: None,
        old: None,
        new: None,
        old_words: one.old.clone(),
        new_words: one.new.clone(),
        around: "throughout".to_string(),
        direction: Direction::Changed,
        to_read: false,
        leads: None,
        is_right: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_exchanged_where_it_is_no_part_of_a_word() {
        let text = "Port: the port reports to ports, the port.";
        assert_eq!(exchanged(text, "port", "gate"), "Port: the gate reports to ports, the gate.");
        assert_eq!(exchanged(text, "Port", "Gate"), "Gate: the port reports to ports, the port.");
        assert_eq!(exchanged("", "port", "gate"), "");
    }
}
