//! Prices of limits and shares of joint worth: each set to where it is best, the others as they are.

use alloc::vec::Vec;

use crate::{
    domain::{Domain, Known},
    multipliers::{Multipliers, Priced},
    table::{Joint, Limit, Literal, Table},
};

/// No price goes beyond this: with all others it stays within 62 bits.
const DEAREST: i64 = 1 << 46;

/// Goes once through all limits and all joints. The priced sum stays true to the multipliers.
pub(super) fn settle(
    table: &Table,
    domain: &Domain,
    multipliers: &mut Multipliers,
    priced: &mut Priced,
) {
    for (at, limit) in table.limits.iter().enumerate() {
        let price = price_of(domain, limit, multipliers.prices[at], priced);
        let more = price - multipliers.prices[at];
        if more != 0 {
            multipliers.prices[at] = price;
            priced.constant += more * i64::try_from(limit.at_most).unwrap_or(i64::MAX);
            limit.of.iter().for_each(|literal| add(priced, literal, -more));
        }
    }
    for (at, joint) in table.joints.iter().enumerate() {
        if joint.when.iter().all(|literal| domain.knows(literal) != Known::Fails) {
            let worth = multipliers.joint(&joint.values);
            if worth > 0 {
                share_worth(domain, joint, worth, &mut multipliers.shares[at], priced);
            } else {
                share_loss(domain, joint, -worth, &mut multipliers.shares[at], priced);
            }
        }
    }
}

fn add(priced: &mut Priced, literal: &Literal, more: i64) {
    literal.inside.iter().for_each(|&seat| priced.seats[seat] += more);
}

/// By how much the best option inside is better than the best outside; `None` if it is not open.
fn lead(domain: &Domain, literal: &Literal, priced: &Priced) -> Option<i64> {
    let best = |seats: &[usize]| {
        seats.iter().filter(|&&seat| domain.has(seat)).map(|&seat| priced.seats[seat]).max()
    };
    Some(best(&literal.inside)? - best(&literal.outside)?)
}

/// The best price: so many literals as may hold still want to, and no more.
fn price_of(domain: &Domain, limit: &Limit, price: i64, priced: &Priced) -> i64 {
    let held = domain.held(limit);
    let Some(room) = limit.at_most.checked_sub(held) else { return price };
    let mut issues: Vec<usize> = limit.of.iter().map(|literal| literal.issue).collect();
    issues.dedup();
    if issues.len() != limit.of.len() {
        return price;
    }
    let open = limit.of.iter().filter_map(|literal| lead(domain, literal, priced));
    let mut wants: Vec<i64> = open.map(|lead| lead + price).filter(|&want| want > 0).collect();
    wants.sort_unstable_by(|one, other| other.cmp(one));
    let Some(&refused) = wants.get(room) else { return 0 };
    let granted = room.checked_sub(1).and_then(|last| wants.get(last)).copied().unwrap_or(refused);
    (refused + (granted - refused) / 2).min(DEAREST)
}

/// Shares of joint worth: where an option inside is behind anyway, a share costs nothing.
fn share_worth(
    domain: &Domain,
    joint: &Joint,
    worth: i64,
    shares: &mut [i64],
    priced: &mut Priced,
) {
    let behind: Vec<Option<i64>> = (joint.when.iter().zip(shares.iter()))
        .map(|(literal, share)| lead(domain, literal, priced).map(|lead| (share - lead).max(0)))
        .collect();
    let free: i128 = behind.iter().flatten().map(|behind| i128::from(*behind)).sum();
    let open = i64::try_from(behind.iter().flatten().count()).unwrap_or(i64::MAX);
    let over = i64::try_from((i128::from(worth) - free).max(0)).unwrap_or(i64::MAX);
    let whole = i128::from(worth);
    let mut rest = worth;
    let mut new: Vec<i64> = behind
        .iter()
        .map(|behind| match behind {
            Some(behind) if over == 0 => {
                i64::try_from(whole * i128::from(*behind) / free.max(1)).unwrap_or(0)
            }
            Some(behind) => behind + over / open,
            None => 0,
        })
        .collect();
    new.iter().for_each(|share| rest -= share);
    if let Some(at) = behind.iter().position(Option::is_some).or(Some(0)) {
        new[at] += rest;
    }
    for ((literal, share), new) in joint.when.iter().zip(shares.iter_mut()).zip(new) {
        add(priced, literal, new - *share);
        *share = new;
    }
}

/// The share of joint loss: like the price of a limit "at most all but one", but no more than the
/// loss itself.
fn share_loss(domain: &Domain, joint: &Joint, loss: i64, shares: &mut [i64], priced: &mut Priced) {
    let share = shares[0];
    let room = joint.when.len() - 1;
    let held = joint.when.iter().filter(|literal| domain.knows(literal) == Known::Holds).count();
    let open = joint.when.iter().filter_map(|literal| lead(domain, literal, priced));
    let mut wants: Vec<i64> = open.map(|lead| lead + share).filter(|&want| want > 0).collect();
    wants.sort_unstable_by(|one, other| other.cmp(one));
    let new = match room.checked_sub(held) {
        None => loss,
        Some(room) => wants.get(room).copied().unwrap_or(0).clamp(0, loss),
    };
    priced.constant += (new - share) * i64::try_from(room).unwrap_or(i64::MAX);
    joint.when.iter().for_each(|literal| add(priced, literal, share - new));
    shares.iter_mut().for_each(|share| *share = new);
}
