//! Options that need not be tried: another is no worse for anybody, whatever else is chosen.

use crate::{
    domain::{Domain, Known},
    table::Table,
};

/// Takes out of play every option beside which another in play is no worse; `took` is told which,
/// and beside which other.
pub(crate) fn take_out(table: &Table, domain: &mut Domain, mut took: impl FnMut(usize, usize)) {
    for issue in 0..table.issues() {
        for seat in table.seats(issue) {
            if !domain.has(seat) {
                continue;
            }
            let other = domain
                .seats(table, issue)
                .find(|&other| other != seat && is_no_worse(table, domain, other, seat));
            if let Some(other) = other {
                took(seat, other);
                domain.take(table, seat);
            }
        }
    }
}

/// Whether with `one` instead of `other`, of the same issue, nobody gets less and no line is broken
/// that was kept, for every package of the domain.
fn is_no_worse(table: &Table, domain: &Domain, one: usize, other: usize) -> bool {
    let issue = table.issue[one];
    if table.worth(one).iter().zip(table.worth(other)).any(|(one, other)| one < other) {
        return false;
    }
    let joints = table.joints_of[issue].iter().all(|&(at, which)| {
        let joint = &table.joints[at];
        let (now, before) = (joint.when[which].has(one), joint.when[which].has(other));
        let fits = |value: &i64| if now { *value >= 0 } else { *value <= 0 };
        now == before
            || joint.values.iter().all(fits)
            || joint.when.iter().any(|literal| domain.knows(literal) == Known::Fails)
    });
    // A line that counts one more of its choices may be broken by it, unless it counts one less of
    // the same issue.
    joints
        && table.limits_of[issue].iter().all(|&(at, which)| {
            let limit = &table.limits[at];
            if !limit.of[which].has(one) || limit.of[which].has(other) {
                return true;
            }
            let of = limit.of.iter().filter(|literal| literal.issue == issue);
            let (mut now, mut before) = (0_usize, 0_usize);
            for literal in of {
                now += usize::from(literal.has(one));
                before += usize::from(literal.has(other));
            }
            let open =
                limit.of.iter().filter(|literal| domain.knows(literal) != Known::Fails).count();
            now <= before || open <= limit.at_most
        })
}
