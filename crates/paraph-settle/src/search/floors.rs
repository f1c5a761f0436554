//! Options with which some party could not get what it must, whatever else is chosen.

use alloc::{vec, vec::Vec};

use super::Search;
use crate::{
    bound::Best,
    domain::Domain,
    multipliers::Priced,
    objective::Standard,
    proof::{By, Token},
    table::Table,
};

/// What was found while one domain was looked at.
#[derive(Default)]
pub(super) struct Floors {
    reach: Option<Reach>,
    /// Up to which mark of the domain it is so.
    mark: usize,
    /// For each party, the most that it could get when its options were looked at last: while that is the
    /// same, none of them is ruled out that was not.
    seen: Vec<Option<i64>>,
}

/// The most that each party can get of each issue, and of all.
struct Reach {
    /// Issue after issue, those of all parties side by side.
    most: Vec<i64>,
    /// For each party, of all issues.
    sums: Vec<i64>,
}

impl Reach {
    /// `None` where an issue has no option in play.
    fn of(table: &Table, domain: &Domain) -> Option<Self> {
        let parties = table.parties();
        let mut reach = Self { most: vec![0; table.issues() * parties], sums: vec![0; parties] };
        (0..table.issues()).all(|issue| reach.look_again(table, domain, issue)).then_some(reach)
    }

    /// What an issue brings now; `false` where no option of it is in play.
    fn look_again(&mut self, table: &Table, domain: &Domain, issue: usize) -> bool {
        let parties = self.sums.len();
        let most = &mut self.most[issue * parties..(issue + 1) * parties];
        self.sums.iter_mut().zip(&*most).for_each(|(sum, most)| *sum -= most);
        let mut seats = domain.seats(table, issue);
        let Some(first) = seats.next() else { return false };
        most.copy_from_slice(table.worth(first));
        for seat in seats {
            let units = most.iter_mut().zip(table.worth(seat));
            units.for_each(|(most, units)| *most = (*most).max(*units));
        }
        self.sums.iter_mut().zip(&*most).for_each(|(sum, most)| *sum += most);
        true
    }

    /// The most that a party can get with this seat.
    fn with(&self, table: &Table, party: usize, seat: usize) -> i64 {
        let most = self.most[table.issue[seat] * self.sums.len() + party];
        self.sums[party] - most + table.units(party, seat)
    }
}

impl Search<'_> {
    /// Takes them out of play; the row that closes the domain where some party can get too little of it.
    pub(super) fn keep_floors(&mut self, floors: &mut Floors) -> Result<(), By> {
        let Self { ground, .. } = &*self;
        let mut caps = ground.table.caps.iter().zip(&ground.objective.from);
        // A cap no lower than the reservation value keeps nobody from it.
        let is_plain = ground.table.joints.is_empty()
            && caps.all(|(cap, from)| cap.is_none_or(|cap| cap >= *from));
        if is_plain { self.keep_plain_floors(floors) } else { self.keep_priced_floors() }
    }

    /// The largest utility with which a party gets too little; `None` if there is none.
    fn too_little(&self, party: usize) -> Option<i64> {
        let objective = &self.ground.objective;
        let is_least = matches!(objective.standard, Standard::Least(_));
        let level = |best: &Best| best.level.get(party).copied();
        let best = self.best.as_ref().filter(|_| is_least).and_then(level);
        match best {
            Some(level) => objective.from[party].checked_add(level)?.checked_sub(1),
            None if objective.acceptable => objective.from[party].checked_sub(1),
            None => None,
        }
    }

    /// Where utilities are sums over issues.
    fn keep_plain_floors(&mut self, floors: &mut Floors) -> Result<(), By> {
        let table = self.ground.table;
        if let Some(reach) = &mut floors.reach {
            for &seat in &self.domain.taken()[floors.mark..] {
                if !reach.look_again(table, &self.domain, table.issue[seat]) {
                    return Ok(());
                }
            }
        } else {
            floors.reach = Reach::of(table, &self.domain);
            floors.seen = vec![None; table.parties()];
        }
        let Some(reach) = &mut floors.reach else { return Ok(()) };
        for party in 0..self.units.len() {
            let Some(too_little) = self.too_little(party) else { continue };
            if floors.seen[party] == Some(reach.sums[party]) {
                continue;
            }
            floors.seen[party] = Some(reach.sums[party]);
            if reach.sums[party] <= too_little {
                return Err(self.proof.by(&self.units[party]));
            }
            let mut by = None;
            for issue in 0..table.issues() {
                let before = self.domain.mark();
                for seat in table.seats(issue) {
                    if self.domain.has(seat) && reach.with(table, party, seat) <= too_little {
                        let by = by.get_or_insert_with(|| self.proof.by(&self.units[party]));
                        self.proof.say(&Token::Drop(seat, by.clone()));
                        self.domain.take(table, seat);
                    }
                }
                if self.domain.mark() > before {
                    reach.look_again(table, &self.domain, issue);
                }
            }
        }
        floors.mark = self.domain.mark();
        Ok(())
    }

    /// The same where joint worth or a cap counts.
    fn keep_priced_floors(&mut self) -> Result<(), By> {
        let table = self.ground.table;
        for party in 0..self.units.len() {
            let row = &self.units[party];
            let Some(mut priced) = Priced::of(table, &self.domain) else { return Ok(()) };
            row.multipliers.price(table, &self.domain, &mut priced);
            let Some((most, best)) = priced.most(self.ground.table, &self.domain) else {
                continue;
            };
            let closes_to = row.closes_to(&self.ground.objective, self.best.as_ref());
            let Some(threshold) = closes_to else { continue };
            if most <= threshold {
                return Err(self.proof.by(row));
            }
            let is_ruled_out = |seat: usize| {
                let room = most - priced.seats[best[table.issue[seat]]];
                self.domain.has(seat) && room + priced.seats[seat] <= threshold
            };
            if (0..table.issue.len()).any(is_ruled_out) {
                let row = row.clone();
                self.fix(&row, &priced, most, &best);
            }
        }
        Ok(())
    }
}
