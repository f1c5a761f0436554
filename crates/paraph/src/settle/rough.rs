//! What is true of all ratings that fit, where some are rough, for one reader.
//!
//! Who may see what is as for everything else: everybody reads of the packages that the standards choose
//! for central values whether they are acceptable and the best whatever ratings fit; a party reads its own
//! gains as intervals, and the question to it; all else is made of the numbers of several parties.

use paraph_desk::Outside;
use paraph_settle::account::{Account, Fraction};
use paraph_settle::rough::question::{Ask, Left, Question, Questions};
use paraph_settle::rough::study::{Feasibility, PACKAGES, Range, STEPS, Standing, Study};
use paraph_settle::rough::{Fitting, Statement};
use paraph_settle::scenario::Scenario;
use paraph_settle::settling::{STANDARDS, Solution};

use super::course::Course;
use super::json::{
    LeftShown, NumberShown, QuestionShown, RangeShown, RoughAnswerShown, RoughBestShown, RoughShown,
};
use super::private::Reader;
use super::words;

/// How far it is, is told every so many steps.
const STEPS_TOLD: u64 = 256;

/// What stands for acceptance, and for the frontier, where others are about a standard.
pub(super) const ACCEPTABLE: &str = "acceptable";
pub(super) const FRONTIER: &str = "frontier";

/// What is known of a scenario whose ratings are rough.
pub(super) struct Known<'a> {
    fitting: &'a Fitting,
    study: Option<Study<'a>>,
    /// Whether any package is acceptable to all.
    pub(super) feasible: Feasibility,
    questions: Questions,
}

impl<'a> Known<'a> {
    /// Looks into it until all is done, the steps are spent, or somebody interrupts who keeps the work.
    pub(super) fn of(
        course: &Course,
        fitting: &'a Fitting,
        account: &Account,
        reader: Reader,
        outside: &mut dyn Outside,
    ) -> Self {
        let steps = course.steps.unwrap_or(STEPS);
        let mut told = 0;
        let mut tell = |what: &str, done: u64| {
            // Lines are told every so many steps.
            if done < told + STEPS_TOLD {
                return !course.is_interrupted(outside);
            }
            told = done;
            course.goes_on(&format!("{what}: {done} steps"), outside)
        };
        let mut goes_on = |done: u64| tell("with all ratings that fit", done);
        let study = Study::of_while(fitting, steps, &mut goes_on);
        let feasible = match &study {
            Some(study) => study.feasibility(),
            None => {
                let known = account.solutions.iter().filter_map(|told| told.package.as_deref());
                fitting.feasibility_while(&known.collect::<Vec<_>>(), steps, &mut goes_on)
            }
        };
        let questions = match &study {
            Some(study) if reader != Reader::Everybody => {
                study.questions(&mut |done| tell("what to ask", done))
            }
            _ => Questions::default(),
        };
        course.end(outside);
        Self { fitting, study, feasible, questions }
    }

    /// Whether everything was looked into.
    fn is_whole(&self) -> bool {
        self.study.as_ref().is_none_or(|study| study.left_open() == 0)
    }

    /// What of it a reader sees.
    pub(super) fn shown(&self, account: &Account, reader: Reader) -> RoughShown {
        let rough = self.fitting.rough();
        let parties = rough.scenario.parties.iter().enumerate();
        let parties = parties.filter(|(at, _)| reader.sees(*at) && self.fitting.is_rough(*at));
        let told = account.solutions.iter().filter(|told| reader.sees_solution(told.solution));
        let answers = told.filter_map(|told| {
            let package = told.package.as_ref()?;
            Some(self.answer(told.solution, package, reader))
        });
        RoughShown {
            parties: parties.map(|(_, party)| words::clean(&party.name)).collect(),
            feasible: feasibility(self.feasible).into(),
            complete: self.study.is_some() && self.is_whole(),
            answers: answers.collect(),
            best: self.best(reader),
            questions: self.questions(reader),
            notes: self.notes(reader),
        }
    }

    fn answer(&self, solution: Solution, package: &[usize], reader: Reader) -> RoughAnswerShown {
        let at = self.study.as_ref().and_then(|study| {
            Some((study, study.packages().iter().position(|other| other == package)?))
        });
        let best = at.filter(|_| STANDARDS.contains(&solution));
        let parties = 0..self.fitting.rough().scenario.parties.len();
        let gains = parties.filter(|party| reader.sees(*party)).filter_map(|party| {
            let range = self.fitting.gain(party, package)?;
            Some(self.range(party, &range))
        });
        RoughAnswerShown {
            solution: solution.word(),
            acceptable: word(self.fitting.acceptance(package)).into(),
            best: best.map(|(study, at)| word(study.best(solution)[at]).into()),
            gains: gains.collect(),
        }
    }

    fn scenario(&self) -> &Scenario {
        &self.fitting.rough().scenario
    }

    fn number(&self, party: usize, of: &Fraction) -> NumberShown {
        let of = of.divided_by(&Fraction::whole(self.scenario().point_of(party)));
        NumberShown { decimal: of.decimal(), exact: of.to_string() }
    }

    fn range(&self, party: usize, range: &Range) -> RangeShown {
        RangeShown {
            party: words::clean(&self.scenario().parties[party].name),
            least: self.number(party, &range.least),
            most: self.number(party, &range.most),
        }
    }

    /// For each standard the packages, for the mediator.
    fn best(&self, reader: Reader) -> Vec<RoughBestShown> {
        let Some(study) = self.study.as_ref().filter(|_| reader.sees_all()) else {
            return Vec::new();
        };
        let of = |about: &str, called: String, standings: &[Standing]| {
            let packages = |standing: Standing| {
                let of = study.packages().iter().zip(standings);
                let of = of.filter(|(_, other)| **other == standing);
                of.map(|(package, _)| self.package(package)).collect::<Vec<_>>()
            };
            RoughBestShown {
                about: about.into(),
                called,
                surely: packages(Standing::Surely),
                may: packages(Standing::May),
                open: packages(Standing::Open),
            }
        };
        let mut all = vec![
            of(ACCEPTABLE, "acceptable to every party".into(), study.acceptable()),
            of(FRONTIER, "Pareto frontier".into(), study.pareto()),
        ];
        all.extend(STANDARDS.map(|solution| {
            of(&solution.word(), words::solution(solution, &[]), study.best(solution))
        }));
        all
    }

    fn package(&self, package: &[usize]) -> String {
        words::package(package, self.scenario())
    }

    fn questions(&self, reader: Reader) -> Vec<QuestionShown> {
        let Some(study) = self.study.as_ref().filter(|_| reader != Reader::Everybody) else {
            return Vec::new();
        };
        let questions = &self.questions.best;
        let now = study.left();
        let seen = questions.iter().enumerate().filter(|(_, one)| reader.sees(one.party));
        let all = reader.sees_all();
        let left = |of: Left| all.then(|| left(of));
        // A party knows what it counts in; whether others count in the same is not for it to read.
        let unit = |party| if all { self.scenario().unit_of(party) } else { String::new() };
        seen.map(|(at, one)| QuestionShown {
            party: words::clean(&self.scenario().parties[one.party].name),
            question: self.sentence(one, &unit(one.party)),
            now: left(now),
            most: left(one.worst()),
            least: left(one.least()),
            first: all.then_some(Some(at) == self.questions.first),
        })
        .collect()
    }

    /// The question as it is put to the party: of the others nothing is in it.
    fn sentence(&self, question: &Question, unit: &str) -> String {
        let issues = &self.scenario().issues;
        let choice = |issue, option| words::choice(issue, option, self.scenario());
        match &question.ask {
            Ask::Options { issue, one, other } => {
                let (one, other) = (choice(*issue, *one), choice(*issue, *other));
                let (issue, one) = one.unwrap_or_default();
                let other = other.unwrap_or_default().1;
                format!("On {issue}, which is worth more to you: {one}, or {other}?")
            }
            Ask::Packages { one, other } => {
                let apart =
                    one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other);
                let apart: Vec<usize> = apart.map(|(issue, _)| issue).collect();
                let side = |package: &[usize]| {
                    let names = apart.iter().filter_map(|&issue| choice(issue, package[issue]));
                    let names = names.map(|(issue, option)| format!("{issue}: {option}"));
                    names.collect::<Vec<_>>().join("; ")
                };
                let rest = if apart.len() < issues.len() {
                    let same = (0..issues.len()).filter(|issue| !apart.contains(issue));
                    let same = same.filter_map(|issue| choice(issue, one[issue]));
                    let same = same.map(|(issue, option)| format!("{issue}: {option}"));
                    format!(", if both have {}", same.collect::<Vec<_>>().join("; "))
                } else {
                    String::new()
                };
                format!("Which is worth more to you: ({}), or ({}){rest}?", side(one), side(other))
            }
            Ask::Accepts { package } => {
                format!("Can you accept this package: {}?", self.package(package))
            }
            Ask::Half { of, middle } => {
                let middle = self.number(question.party, middle).decimal + unit;
                match of {
                    Statement::Rating(issue, option) => {
                        let (issue, option) = choice(*issue, *option).unwrap_or_default();
                        format!("Is {option} on {issue} worth more or less than {middle} to you?")
                    }
                    _ => format!("Is your reservation value above or below {middle}?"),
                }
            }
        }
    }

    fn notes(&self, reader: Reader) -> Vec<String> {
        let mut notes = Vec::new();
        if self.study.is_none() {
            notes.push(format!(
                "There are more than {PACKAGES} packages: what is said of all ratings that fit is said of \
                 the packages shown; which others may be the best is not answered."
            ));
        }
        if let (Some(study), false) = (&self.study, self.is_whole()) {
            let open = study.left_open();
            notes.push(if reader.sees_all() {
                format!(
                    "Stopped: {open} pairs of a package and a standard, or the frontier, were not looked at; \
                     what is open of them is \"not ruled out\". More --steps look at more."
                )
            } else {
                "Stopped before everything was looked into: what was not is not ruled out.".into()
            });
        }
        if self.questions.left_open > 0 && reader.sees_all() {
            notes.push(format!(
                "Stopped: {} questions that could be asked were not looked at.",
                self.questions.left_open
            ));
        }
        let is_asked = |party| self.questions.best.iter().any(|one| one.party == party);
        if let Reader::Party(party) = reader
            && is_asked(party)
        {
            notes.push(
                "A question to you is chosen by what it would tell, from what every party said: that it \
                 is asked, and not another, tells that packages differ in it that may be chosen, and may \
                 tell a little of what the others said. What you answer is seen by the mediator."
                    .into(),
            );
        }
        notes
    }
}

fn left(of: Left) -> LeftShown {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    LeftShown { optima: count(of.optima), unsettled: count(of.unsettled), unsure: count(of.unsure) }
}

/// How sure something is, in a word.
pub(super) const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Surely => "surely",
        Standing::May => "may be",
        Standing::Open => "unknown",
        Standing::Cannot => "cannot be",
    }
}

/// Whether some package is acceptable, in a word.
pub(super) const fn feasibility(of: Feasibility) -> &'static str {
    match of {
        Feasibility::One => "one",
        Feasibility::Always => "always",
        Feasibility::Depends => "depends",
        Feasibility::Sometimes => "sometimes",
        Feasibility::Never => "never",
        Feasibility::Unknown => "unknown",
    }
}
