//! What a GENIUS profile says of a party.

use std::collections::BTreeMap;

use super::super::assemble::{Profile, Rating, Worth};
use super::super::error::Where;
use super::super::polynomial::Polynomial;
use super::super::ratio::Ratio;
use super::super::xml::Element;
use super::super::{ScenarioError, ScenarioNotice};
use super::domain::{Kind, bounds, kind};
use super::{Indexed, find, rectangles};

/// The largest evaluation below which GENIUS takes all evaluations of an issue as 0.
const LEAST: &str = "0.00001";

/// A profile that is being read.
struct Source<'a, 'b> {
    file: &'a str,
    root: &'b Element,
    issues: &'b [Indexed],
}

pub(super) fn read<'a>(
    file: &'a str,
    root: &Element,
    issues: &[Indexed],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Profile<'a>, ScenarioError> {
    let reserved = find(root, "reservation").into_iter().next();
    let reservation = match reserved {
        None => Ratio::zero(),
        Some(element) => element.number(file, "value")?,
    };
    let reserved = reserved.unwrap_or(root).place(file);
    for element in find(root, "discount_factor") {
        let factor = element.number(file, "value")?;
        if !factor.is_zero() && factor != Ratio::one() {
            notices
                .push(ScenarioNotice::Discount { file: file.into(), factor: factor.to_string() });
        }
    }
    let utility = find(root, "utility").into_iter().next();
    let (worth, rated) = match utility {
        Some(utility) => (rectangles::read(file, utility, issues, notices)?, Vec::new()),
        None => Source { file, root, issues }.additive(notices)?,
    };
    let (place, name) = (root.place(file), String::new());
    Ok(Profile { place, name, reservation, reserved, worth, rated })
}

impl<'a> Source<'a, '_> {
    fn additive(
        &self,
        notices: &mut Vec<ScenarioNotice>,
    ) -> Result<(Worth, Vec<Where<'a>>), ScenarioError> {
        let weights = self.weights(notices)?;
        let sum = weights.values().fold(Ratio::zero(), |sum, weight| sum.plus(weight));
        let elements = find(self.root, "issue");
        let (mut ratings, mut rated) = (Vec::new(), Vec::new());
        for indexed in self.issues {
            let element = elements.iter().find(|element| {
                element.get("index").and_then(|index| index.parse().ok()) == Some(indexed.index)
            });
            let Some(element) = element else { continue };
            let weight = weights.get(&indexed.index).and_then(|weight| weight.over(&sum));
            let Some(weight) = weight else {
                let what = "the weights of all issues sum to 0: give at least one a weight above 0";
                return Err(self.root.error(self.file, what));
            };
            let values = self.values(element, indexed, notices)?;
            let row = values.into_iter().map(|value| Rating { weight: weight.clone(), value });
            ratings.push(row.collect());
            rated.push(element.place(self.file));
        }
        Ok((Worth::Additive { ratings, constant: Ratio::zero() }, rated))
    }

    /// The weight of each issue by its index.
    fn weights(
        &self,
        notices: &mut Vec<ScenarioNotice>,
    ) -> Result<BTreeMap<i64, Ratio>, ScenarioError> {
        let mut weights = BTreeMap::new();
        let objectives = find(self.root, "objective");
        for element in find(self.root, "weight") {
            let index = element.whole(self.file, "index")?;
            let weight = element.factor(self.file, "value")?;
            if weight.is_negative() {
                return Err(element.error(self.file, "a weight must be 0 or more"));
            }
            if self.issues.iter().any(|issue| issue.index == index) {
                if weights.insert(index, weight).is_some() {
                    let what = format!("a second weight for issue {index}: remove one");
                    return Err(element.error(self.file, what));
                }
                continue;
            }
            let index = index.to_string();
            let objective =
                objectives.iter().find(|objective| objective.get("index") == Some(&index));
            let Some(objective) = objective else {
                let what = format!("there is no issue with the index {index}: correct the index");
                return Err(element.error(self.file, what));
            };
            notices.push(ScenarioNotice::ObjectiveWeight {
                file: self.file.into(),
                objective: objective.get("name").unwrap_or(&index).into(),
            });
        }
        let missing = self.issues.iter().find(|issue| !weights.contains_key(&issue.index));
        match missing {
            None => Ok(weights),
            Some(issue) => {
                let what = format!(
                    "issue \"{}\" has no weight: add <weight index=\"{}\" value=\"...\"/>",
                    issue.issue.name, issue.index
                );
                Err(self.root.error(self.file, what))
            }
        }
    }

    /// What each option is worth within its issue, in the order of the domain.
    fn values(
        &self,
        element: &Element,
        indexed: &Indexed,
        notices: &mut Vec<ScenarioNotice>,
    ) -> Result<Vec<Ratio>, ScenarioError> {
        match kind(self.file, element)? {
            Kind::Discrete => self.discrete(element, indexed, notices),
            Kind::Integer => {
                let lower = Ratio::whole(bounds(element).whole(self.file, "lowerbound")?);
                let (slope, offset) = match element.all("evaluator").next() {
                    None => (Ratio::zero(), Ratio::zero()),
                    Some(evaluator) => {
                        self.linear(evaluator)?;
                        (
                            evaluator.factor(self.file, "slope")?,
                            evaluator.factor(self.file, "offset")?,
                        )
                    }
                };
                let offset = offset.minus(&slope.times(&lower));
                self.along(indexed, notices, &[offset, slope])
            }
            Kind::Real => {
                let Some(evaluator) = element.all("evaluator").next() else {
                    return Err(element.error(self.file, "it has no <evaluator>: add one"));
                };
                let offset = evaluator.factor(self.file, "parameter0")?;
                if evaluator.get("ftype") == Some("constant") {
                    return Ok(vec![offset; indexed.issue.options.len()]);
                }
                self.linear(evaluator)?;
                let slope = evaluator.factor(self.file, "parameter1")?;
                self.along(indexed, notices, &[offset, slope])
            }
        }
    }

    fn linear(&self, evaluator: &Element) -> Result<(), ScenarioError> {
        match evaluator.get("ftype") {
            None | Some("linear") => Ok(()),
            Some(other) => {
                let what = format!(
                    "its function \"{other}\" is not read, only \"linear\": make the issue discrete, \
                     with an evaluation for each option"
                );
                Err(evaluator.error(self.file, what))
            }
        }
    }

    /// A straight line along the numbers that options are.
    fn along(
        &self,
        indexed: &Indexed,
        notices: &mut Vec<ScenarioNotice>,
        coefficients: &[Ratio],
    ) -> Result<Vec<Ratio>, ScenarioError> {
        let line = Polynomial::new(coefficients);
        let mut values = Vec::new();
        for option in &indexed.issue.options {
            let number = Ratio::parse(&option.name).and_then(Ratio::factor).map_err(|bad| {
                ScenarioError::file(self.file, format!("option \"{}\" is {bad}", option.name))
            })?;
            values.push(line.at(&number));
        }
        if values.iter().any(|value| value.is_negative() || *value > Ratio::one()) {
            let (file, issue) = (self.file.into(), indexed.issue.name.clone());
            notices.push(ScenarioNotice::Beyond { file, issue });
        }
        Ok(values)
    }

    /// Each evaluation over the largest of the issue.
    fn discrete(
        &self,
        element: &Element,
        indexed: &Indexed,
        notices: &mut Vec<ScenarioNotice>,
    ) -> Result<Vec<Ratio>, ScenarioError> {
        let mut evaluations = BTreeMap::new();
        for item in element.all("item") {
            let option = item.need(self.file, "value")?;
            if matches!(item.get("evaluation"), None | Some("null")) {
                let what = "it has no evaluation: add evaluation=\"...\", as GENIUS gives a package \
                            with this option no utility at all";
                return Err(item.error(self.file, what));
            }
            let evaluation = item.factor(self.file, "evaluation")?;
            if evaluation.is_negative() {
                let what = "an evaluation must be 0 or more, as GENIUS refuses it below: add to all of the \
                            issue";
                return Err(item.error(self.file, what));
            }
            if evaluations.insert(option, evaluation).is_some() {
                notices.push(ScenarioNotice::RatedTwice {
                    file: self.file.into(),
                    issue: indexed.issue.name.clone(),
                    option: option.into(),
                });
            }
        }
        let most = evaluations.values().max().cloned().unwrap_or_else(Ratio::zero);
        let least = Ratio::parse(LEAST).unwrap_or_else(|_bad| Ratio::zero());
        let value = |option: &str| {
            let evaluation = evaluations.get(option).filter(|_| most >= least)?;
            evaluation.over(&most)
        };
        let options = indexed.issue.options.iter();
        Ok(options.map(|option| value(&option.name).unwrap_or_else(Ratio::zero)).collect())
    }
}
