//! Adjusted Winner, as it is shown.

use paraph_case::view;
use paraph_settle::account::{AdjustedWinner, Fraction, NotDivided, Won};

use super::{GainShown, NumberShown, Showing, number};
use crate::settle::words;

view! {
    /// The issues divided by Adjusted Winner, which is no package where an issue is split.
    pub struct DividedShown {
        /// Why it does not apply; then nothing else stands here
        why_not: Option<String>,
        /// The issues on which the parties want different options
        issues: Vec<WonShown>,
        /// How many of its 100 points each party has
        points: Option<NumberShown>,
        /// What each party has of it, in order, a split issue counted in part
        gains: Vec<GainShown>,
    }
}

view! {
    /// An issue of which a party has its way, or both in part.
    pub struct WonShown {
        /// The issue
        issue: String,
        /// Both parties, in order
        ways: Vec<WayShown>,
    }
}

view! {
    /// What a party wants on an issue, and how much of it it wins.
    pub struct WayShown {
        /// The party
        party: String,
        /// The option that it wants
        option: String,
        /// How many of its 100 points it has put on the issue
        points: NumberShown,
        /// How much of the issue it wins: 1, 0, or a part where the issue is split
        share: NumberShown,
    }
}

pub(super) fn of(
    divided: &Result<AdjustedWinner, NotDivided>,
    showing: &Showing<'_>,
) -> DividedShown {
    match divided {
        Err(why) => DividedShown {
            why_not: Some(words::not_divided(*why).into()),
            issues: Vec::new(),
            points: None,
            gains: Vec::new(),
        },
        Ok(divided) => DividedShown {
            why_not: None,
            issues: divided.won.iter().map(|won| issue(won, showing)).collect(),
            points: Some(number(&divided.points)),
            gains: (0..2).map(|party| gain(&divided.utilities[party], party, showing)).collect(),
        },
    }
}

fn issue(won: &Won, showing: &Showing<'_>) -> WonShown {
    let way = |party: usize| WayShown {
        party: showing.name(party),
        option: showing.option(won.issue, won.ways[party]),
        points: number(&won.points[party]),
        share: number(&match party {
            0 => won.share.clone(),
            _ => Fraction::whole(1).less(&won.share),
        }),
    };
    WonShown { issue: showing.issue(won.issue), ways: vec![way(0), way(1)] }
}

fn gain(utility: &Fraction, party: usize, showing: &Showing<'_>) -> GainShown {
    let reservation = showing.scenario.parties.get(party).map_or(0, |party| party.reservation);
    let above = utility.less(&Fraction::whole(reservation));
    GainShown {
        party: showing.name(party),
        utility: showing.units(party, utility),
        gain: showing.units(party, &above),
        against_start: None,
        by_issue: None,
        together: None,
    }
}
