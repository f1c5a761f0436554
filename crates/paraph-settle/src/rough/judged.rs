//! Every package looked at, one by one, in the order of names.

use alloc::{collections::BTreeSet, vec, vec::Vec};

use super::{
    Named,
    ground::Ground,
    linear::Point,
    pairs::{Pairs, is_possible, is_sure, ranges},
    possible::{Found, Sought, position, possible},
    study::{Feasibility, PACKAGES, Standing},
    witness::Witness,
    work::Work,
};
use crate::{account::STANDARDS, fraction::Fraction, scenario::Package, settling::Solution};

/// So many linear programs at most for one package and standard.
const STEPS_OF_ONE: u64 = 1 << 9;
/// So many witnesses keep their numbers, to be compared.
const WHOLE: usize = 16;

/// What is known of every package.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) gains: Vec<Vec<(Fraction, Fraction)>>,
    pub(super) witnesses: Vec<Witness>,
    seen: BTreeSet<Point>,
    steps: u64,
    feasibility: Feasibility,
    /// How many packages and standards were not looked at.
    left_open: usize,
    acceptable: Vec<Standing>,
    pareto: Vec<Standing>,
    best: [Vec<Standing>; 4],
}

impl<'a> Judged<'a> {
    /// As [`Study::of_while`](super::study::Study::of_while).
    pub(super) fn of(
        named: &'a Named,
        steps: u64,
        goes_on: &mut dyn FnMut(u64) -> bool,
    ) -> Option<Self> {
        let ground = Ground::new(named, PACKAGES, Work::new(steps))?;
        let gains = ranges(&ground);
        let count = ground.facts.packages.len();
        let open = || vec![Standing::Open; count];
        let mut judged = Self {
            ground,
            gains,
            witnesses: Vec::new(),
            seen: BTreeSet::new(),
            steps,
            feasibility: Feasibility::Unknown,
            left_open: 0,
            acceptable: Vec::new(),
            pareto: open(),
            best: [(); 4].map(|()| open()),
        };
        judged.acceptable = (0..count).map(|at| acceptance(&judged.gains, at)).collect();
        judged.try_ratings(goes_on);
        judged.feasibility = judged.feasible();
        // Where no number is rough there is one rating of each, which was tried.
        if let (0, Some(only)) = (judged.ground.facts.ahead, judged.witnesses.first()) {
            let sure = |is: &bool| if *is { Standing::Surely } else { Standing::Cannot };
            judged.pareto = only.pareto.iter().map(sure).collect();
            judged.best = only.best.each_ref().map(|best| best.iter().map(sure).collect());
            return Some(judged);
        }
        judged.decide_pareto(goes_on);
        for solution in STANDARDS {
            judged.decide(solution, goes_on);
        }
        Some(judged)
    }

    /// Of how many packages, each counted once for each standard and for the frontier, it was not looked
    /// into whether they may be the best, or surely are, because the steps were spent or somebody stopped it.
    pub(super) fn left_open(&self) -> usize {
        self.left_open
    }

    /// How many linear programs may be solved for the questions, too.
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }

    /// Whether to go on: the steps are spent where somebody stops it.
    pub(super) fn goes_on(&self, goes_on: &mut dyn FnMut(u64) -> bool) -> bool {
        if !goes_on(self.ground.work.done()) {
            self.ground.work.stop();
        }
        !self.ground.work.is_spent()
    }

    /// The packages that keep every line, in the order of the following.
    pub(super) fn packages(&self) -> &[Package] {
        &self.ground.facts.packages
    }

    /// Whether every party can accept each package. Never open.
    pub(super) fn acceptable(&self) -> &[Standing] {
        &self.acceptable
    }

    /// Whether each package is on the Pareto frontier.
    pub(super) fn pareto(&self) -> &[Standing] {
        &self.pareto
    }

    /// Whether each package is the best by one of [`STANDARDS`]; packages that tie all are.
    pub(super) fn best(&self, solution: Solution) -> &[Standing] {
        &self.best[position(solution)]
    }

    /// Whether some package is acceptable to all.
    pub(super) fn feasibility(&self) -> Feasibility {
        self.feasibility
    }

    fn feasible(&mut self) -> Feasibility {
        if self.acceptable.contains(&Standing::Surely) {
            return Feasibility::One;
        }
        if !self.acceptable.contains(&Standing::May) {
            return Feasibility::Never;
        }
        if self.witnesses.iter().any(|witness| !witness.is_feasible()) {
            return Feasibility::Depends;
        }
        let mut met = Vec::new();
        let found = possible(&self.ground, 0, Sought::Nothing, STEPS_OF_ONE, |witness| {
            met.push(witness.clone());
        });
        met.into_iter().for_each(|witness| self.add(witness));
        match found {
            Found::Yes => Feasibility::Depends,
            Found::No => Feasibility::Always,
            Found::Unknown => Feasibility::Sometimes,
        }
    }

    /// Central ratings, and for each package those with which the parties gain most of it together.
    fn try_ratings(&mut self, goes_on: &mut dyn FnMut(u64) -> bool) {
        let centre = self.ground.centre();
        self.meet(centre);
        for at in 0..self.packages().len() {
            if !self.goes_on(goes_on) {
                return;
            }
            if !is_possible(&self.gains, at) {
                continue;
            }
            let gains: Vec<_> =
                self.ground.parties().map(|party| self.ground.gain(party, at)).collect();
            let sum = gains.iter().fold(Default::default(), super::linear::Linear::sum);
            self.ground.work.take();
            let most = self.ground.joint.with(&gains).ok().and_then(|all| all.most(&sum));
            if let Some(most) = most {
                self.meet(most.at);
            }
        }
    }

    fn meet(&mut self, point: Point) {
        if let Some(witness) = Witness::of(&self.ground, without_ahead(point)) {
            self.add(witness);
        }
    }

    fn add(&mut self, mut witness: Witness) {
        if self.seen.insert(without_ahead(witness.point.clone())) {
            if self.witnesses.len() >= WHOLE {
                witness.utilities.clear();
            }
            self.witnesses.push(witness);
        }
    }

    /// Searches for ratings with which a package is what is sought.
    fn search(&mut self, package: usize, sought: Sought) -> Standing {
        let mut met = Vec::new();
        let found = possible(&self.ground, package, sought, STEPS_OF_ONE, |witness| {
            met.push(witness.clone());
        });
        met.into_iter().for_each(|witness| self.add(witness));
        match found {
            Found::Yes => Standing::May,
            Found::No => Standing::Cannot,
            Found::Unknown => Standing::Open,
        }
    }

    fn decide_pareto(&mut self, goes_on: &mut dyn FnMut(u64) -> bool) {
        let first: Vec<usize> = match self.witnesses.first() {
            Some(centre) => (0..self.packages().len()).filter(|&at| centre.pareto[at]).collect(),
            None => Vec::new(),
        };
        for at in 0..self.packages().len() {
            if self.witnesses.iter().any(|witness| witness.pareto[at]) {
                self.pareto[at] = Standing::May;
                continue;
            }
            if !self.goes_on(goes_on) {
                self.left_open += 1;
                continue;
            }
            let pairs = Pairs::new(&self.ground, &self.gains);
            self.pareto[at] = if first.iter().any(|&other| pairs.always_dominates(other, at)) {
                Standing::Cannot
            } else {
                self.search(at, Sought::Pareto)
            };
        }
        let pairs = Pairs::new(&self.ground, &self.gains);
        for at in 0..self.ground.facts.packages.len() {
            let is_shown = self.pareto[at] == Standing::May
                && self.witnesses.iter().all(|witness| witness.pareto[at]);
            if is_shown && !self.goes_on(goes_on) {
                self.left_open += 1;
                continue;
            }
            let mut others = 0..self.ground.facts.packages.len();
            if is_shown && !others.any(|other| pairs.can_dominate(other, at)) {
                self.pareto[at] = Standing::Surely;
            }
        }
    }

    fn decide(&mut self, solution: Solution, goes_on: &mut dyn FnMut(u64) -> bool) {
        for at in 0..self.packages().len() {
            let standing = self.possibly(solution, at, goes_on);
            self.best[position(solution)][at] = standing;
        }
        let pairs = Pairs::new(&self.ground, &self.gains);
        let place = position(solution);
        for at in 0..self.ground.facts.packages.len() {
            let is_shown = self.best[place][at] == Standing::May
                && is_sure(&self.gains, at)
                && self.witnesses.iter().all(|witness| witness.best[place][at]);
            if is_shown && !self.goes_on(goes_on) {
                self.left_open += 1;
                continue;
            }
            let mut others = 0..self.ground.facts.packages.len();
            if is_shown && others.all(|other| pairs.never_beats(solution, other, at)) {
                self.best[place][at] = Standing::Surely;
            }
        }
    }

    /// Whether a package can be the best.
    fn possibly(
        &mut self,
        solution: Solution,
        at: usize,
        goes_on: &mut dyn FnMut(u64) -> bool,
    ) -> Standing {
        let place = position(solution);
        if !is_possible(&self.gains, at) {
            return Standing::Cannot;
        }
        if self.witnesses.iter().any(|witness| witness.best[place][at]) {
            return Standing::May;
        }
        // What is dominated whatever ratings fit is not the best, but where all products are nothing.
        if solution != Solution::Nash && self.pareto[at] == Standing::Cannot {
            return Standing::Cannot;
        }
        if !self.goes_on(goes_on) {
            self.left_open += 1;
            return Standing::Open;
        }
        match solution {
            Solution::Utilitarian => self.search(at, Sought::Sum),
            Solution::Egalitarian => match self.search(at, Sought::Least) {
                Standing::Open => match self.search(at, Sought::LeastAlone) {
                    Standing::May => Standing::May,
                    _ => Standing::Open,
                },
                decided => decided,
            },
            _ => {
                let pairs = Pairs::new(&self.ground, &self.gains);
                if is_beaten(&pairs, &self.witnesses, solution, at) {
                    Standing::Cannot
                } else {
                    Standing::Open
                }
            }
        }
    }
}

/// Whether one package is proved to be always better than this one. Looked at is each that is surely
/// acceptable, and was better with all ratings that were tried.
pub(super) fn is_beaten(
    pairs: &Pairs<'_, '_>,
    witnesses: &[Witness],
    solution: Solution,
    at: usize,
) -> bool {
    let mut others = 0..pairs.packages();
    others.any(|other| {
        let beats = |witness: &Witness| witness.beats(solution, other, at).unwrap_or(true);
        pairs.is_sure(other)
            && witnesses.iter().take(WHOLE).all(beats)
            && pairs.always_beats(solution, other, at)
    })
}

fn acceptance(gains: &[Vec<(Fraction, Fraction)>], package: usize) -> Standing {
    if is_sure(gains, package) {
        Standing::Surely
    } else if is_possible(gains, package) {
        Standing::May
    } else {
        Standing::Cannot
    }
}

/// The ratings alone, without by how much what must be larger was larger.
fn without_ahead(mut point: Point) -> Point {
    if let Some(ahead) = point.values.last_mut() {
        *ahead = num_bigint::BigInt::ZERO;
    }
    point.reduced()
}
