//! What was said in place of ratings, in the order of names ([`crate::order`]), and the way back.
//!
//! A search with a bounded number of linear programs finds what it comes to first; so statements are in an
//! order of their own, too.

use alloc::vec::Vec;

use super::{Loose, Matters, More, Ranking, Rough, Statement};
use crate::{
    order::{Places, placed, sorted},
    scenario::Package,
};

/// The order of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    /// From the file.
    pub(super) named: Places,
    /// To the file.
    pub(super) back: Places,
    /// For each party by name, where its statements stood.
    said: Vec<Said>,
}

/// For each statement in order, its position in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Said {
    rankings: Vec<usize>,
    more: Vec<usize>,
    matters: Vec<usize>,
    accepts: Vec<usize>,
    refuses: Vec<usize>,
}

impl Order {
    /// What was said, in the order of names.
    pub(super) fn of(rough: &Rough) -> (Self, Rough) {
        let named = Places::by_name(&rough.scenario);
        let scenario = named.scenario(&rough.scenario);
        let each = rough.loose.iter().map(|loose| match loose {
            Some(loose) => {
                let (loose, said) = named.loose(loose);
                (Some(loose), said)
            }
            None => (None, Said::default()),
        });
        let (loose, said) = placed(each.collect(), &named.parties).into_iter().unzip();
        let back = named.back();
        (Self { named, back, said }, Rough { scenario, loose })
    }

    /// One of the things that a party, by name, said.
    pub(super) fn told(&self, party: usize, told: Statement) -> Statement {
        let of = |list: fn(&Said) -> &Vec<usize>, at: usize| {
            self.said.get(party).and_then(|said| list(said).get(at)).copied().unwrap_or(at)
        };
        match told {
            Statement::Rating(issue, option) => {
                let (issue, option) = self.back.choice((issue, option));
                Statement::Rating(issue, option)
            }
            Statement::Reservation => Statement::Reservation,
            Statement::Ranking(at) => Statement::Ranking(of(|said| &said.rankings, at)),
            Statement::More(at) => Statement::More(of(|said| &said.more, at)),
            Statement::Matters(at) => Statement::Matters(of(|said| &said.matters, at)),
            Statement::Accepts(at) => Statement::Accepts(of(|said| &said.accepts, at)),
            Statement::Refuses(at) => Statement::Refuses(of(|said| &said.refuses, at)),
        }
    }
}

impl Places {
    fn loose(&self, loose: &Loose) -> (Loose, Said) {
        let issue = |issue: usize| self.choice((issue, 0)).0;
        let side = |side: &[(usize, usize)]| {
            let mut side: Vec<_> = side.iter().map(|&choice| self.choice(choice)).collect();
            side.sort_unstable();
            side
        };
        let ranking = |one: &Ranking| {
            let place = |place: &Vec<usize>| {
                let place = place.iter().map(|&option| self.choice((one.issue, option)).1);
                let mut place: Vec<usize> = place.collect();
                place.sort_unstable();
                place
            };
            Ranking { issue: issue(one.issue), order: one.order.iter().map(place).collect() }
        };
        let more = |one: &More| More { this: side(&one.this), than: side(&one.than), by: one.by };
        let matters =
            |one: &Matters| Matters { this: issue(one.this), than: issue(one.than), ..*one };
        let package = |one: &Package| self.package(one).unwrap_or_default();
        let (rankings, ranked) = sorted(loose.rankings.iter().map(ranking));
        let (more, compared) = sorted(loose.more.iter().map(more));
        let (matters, weighed) = sorted(loose.matters.iter().map(matters));
        let (accepts, accepted) = sorted(loose.accepts.iter().map(package));
        let (refuses, refused) = sorted(loose.refuses.iter().map(package));
        let ratings = self.rows(loose.ratings.clone());
        let reservation = loose.reservation;
        let said = Said {
            rankings: ranked,
            more: compared,
            matters: weighed,
            accepts: accepted,
            refuses: refused,
        };
        (Loose { ratings, reservation, rankings, more, matters, accepts, refuses }, said)
    }
}
