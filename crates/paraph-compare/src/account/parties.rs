//! Parties that have another name in the new draft, or spell it otherwise: each is one party.

use alloc::vec::Vec;

use super::Renaming;
use crate::substance::Party;

/// Joins each party that only the old draft names to the one that it is now: its name was exchanged
/// throughout, or both drafts have one such party and the names are spelled nearly alike.
pub(super) fn join_renamed(parties: &mut Vec<Party>, drafts: [&str; 2], renamings: &[Renaming]) {
    let only = |which: usize, parties: &[Party]| -> Vec<usize> {
        let is_only =
            |party: &Party| stands(party, drafts[which]) && !stands(party, drafts[1 - which]);
        (0..parties.len()).filter(|at| is_only(&parties[*at])).collect()
    };
    let (olds, news) = (only(0, parties), only(1, parties));
    let is_renamed = |old: &Party, new: &Party| {
        let has = |party: &Party, name: &str| party.names().any(|one| same(one, name));
        renamings.iter().any(|one| has(old, &one.old) && has(new, &one.new))
    };
    let is_spelled_otherwise = |old: &Party, new: &Party| {
        olds.len() == 1 && news.len() == 1 && is_variant(&old.name, &new.name)
    };
    let mut gone = Vec::new();
    for &old in &olds {
        let is_now = |new: &&usize| {
            let (old, new) = (&parties[old], &parties[**new]);
            is_renamed(old, new) || is_spelled_otherwise(old, new)
        };
        if let Some(&new) = news.iter().find(is_now) {
            let before = parties[old].clone();
            parties[new].join(before);
            gone.push(old);
        }
    }
    let mut at = 0;
    parties.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Whether a draft calls a party by its name, as a word of its own.
fn stands(party: &Party, draft: &str) -> bool {
    let (draft, name) = (draft.to_lowercase(), party.name.to_lowercase());
    draft.match_indices(name.as_str()).any(|(at, _)| {
        let parts = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
        parts(draft[..at].chars().next_back()) && parts(draft[at + name.len()..].chars().next())
    })
}

/// Whether two names are one spelled in two ways: they differ at one place, in two letters at most.
fn is_variant(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.to_lowercase().chars().collect(), other.to_lowercase().chars().collect());
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = short - head;
    let ends = one.iter().rev().zip(other.iter().rev());
    let tail = ends.take(rest).take_while(|(a, b)| a == b).count();
    head >= 3 && long - head - tail <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_a_letter_or_two_are_spelled_otherwise() {
        assert!(is_variant("Tovia", "Tovija") && is_variant("Serkan", "Sercan"));
        assert!(!is_variant("North", "South") && !is_variant("Ostria", "Oster League"));
    }
}
