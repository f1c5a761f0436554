//! Prices of limits and shares of joint worth: each set to where it is best, the others as they are.

use alloc::vec::Vec;

use crate::{
    domain::{Domain, Known},
    multipliers::{Multipliers, Priced},
    table::{Joint, Limit, Literal, Table},
};

/// No price goes beyond this: with all others it stays within 62 bits.
pub(super) const DEAREST: i64 = 1 << 46;

/// Room to work in.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// By how much literals want to hold.
    wants: Vec<i64>,
    /// For each literal of a joint, the share that costs nothing; `None` where it holds anyway.
    behind: Vec<Option<i64>>,
}

impl Blocks {
    /// Goes once through all limits and all joints. The priced sum stays true to the multipliers.
    pub(super) fn settle(
        &mut self,
        table: &Table,
        domain: &Domain,
        multipliers: &mut Multipliers,
        priced: &mut Priced,
    ) {
        for (limit, before) in table.limits.iter().zip(&mut multipliers.prices) {
            let price = self.price_of(domain, limit, *before, priced);
            let more = price - *before;
            if more != 0 {
                *before = price;
                priced.constant += more * i64::try_from(limit.at_most).unwrap_or(i64::MAX);
                limit.of.iter().for_each(|literal| add(priced, literal, -more));
            }
        }
        for joint in &table.joints {
            if joint.when.iter().all(|literal| domain.knows(literal) != Known::Fails) {
                let worth = multipliers.joint(&joint.values);
                let shares = &mut multipliers.shares[joint.shares.clone()];
                if worth > 0 {
                    self.share_worth(domain, joint, worth, shares, priced);
                } else {
                    self.share_loss(domain, joint, -worth, shares, priced);
                }
            }
        }
    }

    /// The best price: so many literals as may hold still want to, and no more.
    fn price_of(&mut self, domain: &Domain, limit: &Limit, price: i64, priced: &Priced) -> i64 {
        if !limit.is_spread {
            return price;
        }
        self.wants.clear();
        let mut held = 0;
        for literal in &limit.of {
            match domain.knows(literal) {
                Known::Holds => held += 1,
                Known::Fails => {}
                Known::Open => self.want(domain, literal, price, priced),
            }
        }
        let Some(room) = limit.at_most.checked_sub(held) else { return price };
        let wants = &mut self.wants;
        wants.sort_unstable_by(|one, other| other.cmp(one));
        let Some(&refused) = wants.get(room) else { return 0 };
        let granted = room.checked_sub(1).and_then(|last| wants.get(last)).copied();
        let granted = granted.unwrap_or(refused);
        (refused + (granted - refused) / 2).min(DEAREST)
    }

    /// Notes by how much a literal wants to hold if it were not for its price.
    fn want(&mut self, domain: &Domain, literal: &Literal, price: i64, priced: &Priced) {
        let want = lead(domain, literal, priced).map_or(0, |lead| lead + price);
        if want > 0 {
            self.wants.push(want);
        }
    }

    /// Shares of joint worth: where an option inside is behind anyway, a share costs nothing.
    fn share_worth(
        &mut self,
        domain: &Domain,
        joint: &Joint,
        worth: i64,
        shares: &mut [i64],
        priced: &mut Priced,
    ) {
        let behind = &mut self.behind;
        behind.clear();
        behind.extend(joint.when.iter().zip(shares.iter()).map(|(literal, share)| {
            lead(domain, literal, priced).map(|lead| (share - lead).max(0))
        }));
        let free: i128 = behind.iter().flatten().map(|behind| i128::from(*behind)).sum();
        let open = i64::try_from(behind.iter().flatten().count()).unwrap_or(i64::MAX);
        let over = i64::try_from((i128::from(worth) - free).max(0)).unwrap_or(i64::MAX);
        let new = |behind: &Option<i64>| match *behind {
            Some(behind) if over == 0 => {
                let part = i128::from(worth) * i128::from(behind) / free.max(1);
                i64::try_from(part).unwrap_or(0)
            }
            Some(behind) => behind + over / open,
            None => 0,
        };
        // What rounding left over goes to the first that is open.
        let rest = worth - behind.iter().map(new).sum::<i64>();
        let first = behind.iter().position(Option::is_some).unwrap_or(0);
        for (at, (literal, share)) in joint.when.iter().zip(shares.iter_mut()).enumerate() {
            let new = new(&behind[at]) + if at == first { rest } else { 0 };
            add(priced, literal, new - *share);
            *share = new;
        }
    }

    /// The share of joint loss: like the price of a limit "at most all but one", but no more than
    /// the loss itself.
    fn share_loss(
        &mut self,
        domain: &Domain,
        joint: &Joint,
        loss: i64,
        shares: &mut [i64],
        priced: &mut Priced,
    ) {
        let share = shares[0];
        let room = joint.when.len() - 1;
        self.wants.clear();
        let mut held = 0;
        for literal in &joint.when {
            match domain.knows(literal) {
                Known::Holds => held += 1,
                Known::Fails => {}
                Known::Open => self.want(domain, literal, share, priced),
            }
        }
        self.wants.sort_unstable_by(|one, other| other.cmp(one));
        let new = match room.checked_sub(held) {
            None => loss,
            Some(room) => self.wants.get(room).copied().unwrap_or(0).clamp(0, loss),
        };
        if new != share {
            priced.constant += (new - share) * i64::try_from(room).unwrap_or(i64::MAX);
            joint.when.iter().for_each(|literal| add(priced, literal, share - new));
        }
        shares.fill(new);
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
