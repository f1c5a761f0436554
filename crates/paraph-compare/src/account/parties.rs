//! Parties that have another name in the new draft, or spell it otherwise: each is one party.

use alloc::vec::Vec;

use super::Renaming;
use crate::substance::Party;
use crate::words::name::{is_variant, stands_in_small};

/// Joins each party that only the old draft names to the one that it is now: its name was exchanged
/// throughout, or both drafts have one such party and the names are one spelled in two ways.
pub(super) fn join_renamed(parties: &mut Vec<Party>, drafts: [&str; 2], renamings: &[Renaming]) {
    let small = drafts.map(str::to_lowercase);
    let only = |which: usize, parties: &[Party]| -> Vec<usize> {
        let stands = |which: usize, party: &Party| stands_in_small(&small[which], &party.name);
        let is_only = |party: &Party| stands(which, party) && !stands(1 - which, party);
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
