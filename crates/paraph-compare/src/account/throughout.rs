//! Names of somebody that were exchanged throughout: whoever is meant now is told once, as a change of substance.
//! So is a word that was exchanged throughout for its opposite: `export`, `import`.
//!
//! Another spelling is no other party, and neither is another word that a draft gives the same party to be called by:
//! `Halden Ltd (the “Supplier”)` may be the Vendor. A thing with another name is what it was.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Renaming, Row};
use crate::spelling;
use crate::substance::{Change, Context, Direction, Duties, Kind, Party, changes};
use crate::words::name::{is_variant, stands};

/// In how many rows it is looked whether somebody acts under a name.
const ROWS_MAX: usize = 16;

/// Tells of each name that is somebody's who is somebody else now.
pub(super) fn tell(
    renamings: &mut [Renaming],
    rows: &[Row],
    context: &Context,
    duties: &BTreeMap<String, Duties>,
) {
    for (number, one) in renamings.iter_mut().enumerate() {
        if is_spelled_otherwise(&one.old, &one.new) || is_called_otherwise(one, context) {
            continue;
        }
        let is_large = [&one.old, &one.new].iter().all(|name| name.contains(char::is_uppercase));
        let is_of_somebody =
            || is_somebody(&one.new, context, duties) || acts(&one.new, rows, context);
        one.change = if is_large && is_of_somebody() {
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

/// Whether each word of a name is the other's in another spelling, by its letters or by the lists of spellings:
/// `Kiev`, `Kyiv`; `Organisation`, `Organization`.
fn is_spelled_otherwise(old: &str, new: &str) -> bool {
    if spelling::plain(old) == spelling::plain(new) {
        return true;
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let is_same = |(old, new): (&&str, &&str)| old == new || is_variant(old, new);
    old.len() == new.len() && old.iter().zip(&new).all(is_same)
}

/// Whether the drafts give one and the same party the old name and the new.
fn is_called_otherwise(one: &Renaming, context: &Context) -> bool {
    let [olds, news] = &context.defined[..] else { return false };
    let called = |all: &[Party], name: &str| {
        all.iter().find(|party| party.name.to_lowercase() == name.to_lowercase()).cloned()
    };
    let both = (called(olds, &one.old), called(news, &one.new));
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
