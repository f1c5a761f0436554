//! The non-linear profiles of GENIUS: what is paid inside or outside of boxes over integer issues.

use paraph_settle::scenario::Choice;

use super::super::assemble::Worth;
use super::super::ratio::Ratio;
use super::super::xml::Element;
use super::super::{ScenarioError, ScenarioNotice};
use super::Indexed;

type Terms = Vec<(Ratio, Vec<Choice>)>;

/// Reads `<utility>`: a sum of rectangles over its largest value, not more than 1.
pub(super) fn read(
    file: &str,
    utility: &Element,
    issues: &[Indexed],
    notices: &mut Vec<ScenarioNotice>,
) -> Result<Worth, ScenarioError> {
    let most = utility.factor(file, "maxutility")?;
    if most <= Ratio::zero() {
        return Err(utility.error(file, "its maxutility must be above 0: utilities are over it"));
    }
    let Some(function) = utility.all("ufun").next() else {
        return Err(utility.error(file, "it has no <ufun>: add the rectangles in one"));
    };
    let mut terms = Vec::new();
    let mut source = Source { file, issues, notices, terms: &mut terms };
    source.function(function, &Ratio::one())?;
    Ok(Worth::Combined { terms, most, is_capped: true })
}

struct Source<'a> {
    file: &'a str,
    issues: &'a [Indexed],
    notices: &'a mut Vec<ScenarioNotice>,
    terms: &'a mut Terms,
}

impl Source<'_> {
    fn function(&mut self, function: &Element, share: &Ratio) -> Result<(), ScenarioError> {
        match function.get("aggregation").map(str::to_ascii_lowercase).as_deref() {
            None | Some("sum") => {}
            Some(other) => {
                let what = format!("its aggregation \"{other}\" is not read, only \"sum\"");
                return Err(function.error(self.file, what));
            }
        }
        // Functions within functions multiply: what they come to is bounded too.
        let share = share.times(&self.weight(function)?).factor().map_err(|bad| {
            let what =
                format!("its weight times those of the functions around it is {bad}: round it");
            function.error(self.file, what)
        })?;
        for rectangle in function.all("hyperRectangle") {
            self.rectangle(rectangle, &share)?;
        }
        function.all("ufun").try_for_each(|inner| self.function(inner, &share))
    }

    fn weight(&self, element: &Element) -> Result<Ratio, ScenarioError> {
        match element.get("weight") {
            None => Ok(Ratio::one()),
            Some(_) => element.factor(self.file, "weight"),
        }
    }

    /// A rectangle pays if all INCLUDES hold, or if not all EXCLUDES do, or always if it has none.
    fn rectangle(&mut self, rectangle: &Element, share: &Ratio) -> Result<(), ScenarioError> {
        let value = rectangle.number(self.file, "utility")?;
        let value = value.times(&self.weight(rectangle)?).times(share);
        let includes: Vec<_> = rectangle.all("INCLUDES").collect();
        let excludes: Vec<_> = rectangle.all("EXCLUDES").collect();
        if excludes.is_empty() {
            let inside = self.inside(&includes)?;
            self.terms.extend(inside.map(|when| (value, when)));
            return Ok(());
        }
        if !includes.is_empty() {
            self.notices.push(ScenarioNotice::IncludesLeftOut { file: self.file.into() });
        }
        let inside = self.inside(&excludes)?;
        let negative = Ratio::zero().minus(&value);
        self.terms.push((value, Vec::new()));
        self.terms.extend(inside.map(|when| (negative, when)));
        Ok(())
    }

    /// The box that bounds make together; `None` if it is empty.
    fn inside(&self, bounds: &[&Element]) -> Result<Option<Vec<Choice>>, ScenarioError> {
        let mut choices: Vec<Choice> = Vec::new();
        for bound in bounds {
            let choice = self.choice(bound)?;
            match choices.iter_mut().find(|other| other.issue == choice.issue) {
                Some(other) => other.options.retain(|option| choice.options.contains(option)),
                None => choices.push(choice),
            }
        }
        choices.sort();
        Ok(choices.iter().all(|choice| !choice.options.is_empty()).then_some(choices))
    }

    fn choice(&self, bound: &Element) -> Result<Choice, ScenarioError> {
        let index = bound.whole(self.file, "index")?;
        let found = self.issues.iter().enumerate().find(|(_, issue)| issue.index == index);
        let Some((position, issue)) = found else {
            let what = format!("there is no issue with the index {index}: correct the index");
            return Err(bound.error(self.file, what));
        };
        let Some(lower) = issue.lower else {
            let what = format!(
                "issue \"{}\" is not an integer issue, and GENIUS has rectangles only over those",
                issue.issue.name
            );
            return Err(bound.error(self.file, what));
        };
        let (min, max) = (bound.whole(self.file, "min")?, bound.whole(self.file, "max")?);
        let count = i64::try_from(issue.issue.options.len()).unwrap_or(i64::MAX);
        let first = min.saturating_sub(lower).max(0);
        let last = max.saturating_sub(lower).min(count - 1);
        let options = (first..=last).filter_map(|at| usize::try_from(at).ok()).collect();
        Ok(Choice { issue: position, options })
    }
}
