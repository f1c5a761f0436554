//! From the names of issues and options to their positions.

use std::collections::BTreeMap;

use paraph_settle::scenario::{Choice, Issue};

use super::super::ScenarioError;
use super::super::tree::Spot;

pub(super) struct Names<'a> {
    issues: &'a [Issue],
    positions: BTreeMap<&'a str, usize>,
    options: Vec<BTreeMap<&'a str, usize>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(issues: &'a [Issue]) -> Self {
        let positions = issues.iter().enumerate().map(|(at, issue)| (issue.name.as_str(), at));
        let options = issues.iter().map(|issue| {
            let options = issue.options.iter().enumerate();
            options.map(|(at, option)| (option.name.as_str(), at)).collect()
        });
        Self { issues, positions: positions.collect(), options: options.collect() }
    }

    /// The names of the issues, in order.
    pub(super) fn issues(&self) -> impl Iterator<Item = &'a str> {
        self.issues.iter().map(|issue| issue.name.as_str())
    }

    pub(super) fn all(&self) -> &'a [Issue] {
        self.issues
    }

    /// The position of the issue that is called so.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }

    /// The position of the issue of a name, which belongs to what stands there.
    pub(super) fn issue(&self, name: &str, spot: &Spot<'_>) -> Result<usize, ScenarioError> {
        let found = self.find(name);
        found.ok_or_else(|| spot.error(format!("there is no issue \"{name}\": correct its name")))
    }

    /// The position of the option that a text names.
    pub(super) fn option(&self, issue: usize, spot: &Spot<'_>) -> Result<usize, ScenarioError> {
        self.named(issue, spot.text()?, spot)
    }

    /// The position of the option of a name, which belongs to what stands there.
    pub(super) fn named(
        &self,
        issue: usize,
        name: &str,
        spot: &Spot<'_>,
    ) -> Result<usize, ScenarioError> {
        let found = self.options.get(issue).and_then(|options| options.get(name));
        found.copied().ok_or_else(|| {
            let issue = self.issues.get(issue);
            let options = issue.map(|issue| issue.options.as_slice()).unwrap_or_default();
            let known: Vec<_> = options.iter().take(8).map(|option| option.name.as_str()).collect();
            let more = if options.len() > known.len() { ", ..." } else { "" };
            let issue = issue.map_or("", |issue| issue.name.as_str());
            let known = known.join(", ");
            spot.error(format!("issue \"{issue}\" has no option \"{name}\", but {known}{more}"))
        })
    }

    /// What `{"7": "shall", "9": ["a", "b"]}` chooses, one choice for each issue that it names.
    pub(super) fn choices(&self, spot: &Spot<'_>) -> Result<Vec<Choice>, ScenarioError> {
        let mut choices = Vec::new();
        for (name, options) in spot.entries()? {
            let issue = self.issue(name, &options)?;
            choices.push(self.choice(issue, &options)?);
        }
        if choices.is_empty() {
            return Err(spot.error("at least one issue with an option must stand here"));
        }
        Ok(choices)
    }

    fn choice(&self, issue: usize, spot: &Spot<'_>) -> Result<Choice, ScenarioError> {
        if !spot.is_list() {
            return Ok(Choice { issue, options: vec![self.option(issue, spot)?] });
        }
        let mut options = Vec::new();
        for option in spot.items()? {
            options.push(self.option(issue, &option)?);
        }
        options.sort_unstable();
        if options.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(spot.error("an option stands here twice: remove one"));
        }
        if options.is_empty() {
            return Err(spot.error("at least one option must stand here"));
        }
        Ok(Choice { issue, options })
    }
}
