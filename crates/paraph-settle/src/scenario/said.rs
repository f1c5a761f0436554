//! How a line is said in the fewest words. Whoever writes it down, in a sentence or in a file, asks here.

use alloc::vec::Vec;

use super::{Choice, Issue, Line};

/// How a line is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saying<'a> {
    /// If the package chooses all of these, it must choose that.
    IfThen(Vec<Choice>, &'a Choice),
    /// Its choices may not all hold together.
    Forbid,
    /// Its choices must all hold.
    Require,
    /// At least so many of its choices hold, and at most so many.
    Count,
}

impl Line {
    /// How it is said, where these are the issues: "if this then that" where it was said so, what it forbids,
    /// what it requires, else how many of what.
    #[must_use]
    pub fn said(&self, issues: &[Issue]) -> Saying<'_> {
        let count = self.of.len();
        if let Some((conditions, then)) = self.implied(issues) {
            return Saying::IfThen(conditions, then);
        }
        match (self.at_least, self.at_most) {
            (0, most) if most + 1 == count => Saying::Forbid,
            (least, _) if least == count && count > 0 => Saying::Require,
            _ => Saying::Count,
        }
    }

    /// "If A and B then C" is "at least one of not A, not B, and C". A condition that no option fulfils cannot
    /// be named.
    fn implied(&self, issues: &[Issue]) -> Option<(Vec<Choice>, &Choice)> {
        let (then, conditions) = self.of.split_last()?;
        let is_so = !conditions.is_empty()
            && self.otherwise.iter().copied().eq(0..conditions.len())
            && (self.at_least, self.at_most) == (1, self.of.len());
        let all_but = |choice: &Choice| {
            let count = issues.get(choice.issue)?.options.len();
            let options = (0..count).filter(|option| choice.options.binary_search(option).is_err());
            let options: Vec<usize> = options.collect();
            (!options.is_empty()).then_some(Choice { issue: choice.issue, options })
        };
        let conditions: Option<Vec<Choice>> = conditions.iter().map(all_but).collect();
        Some((conditions.filter(|_| is_so)?, then))
    }
}
