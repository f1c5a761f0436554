//! How far work goes, and who is told on the way: read once from what was typed.

use clap::ArgMatches;
use paraph_desk::Outside;

use super::private::Reader;
use super::{trouble, words};
use crate::failure::Failure;
use crate::text;

/// What whoever may see no step is told while it works.
const AT_WORK: &str = "settling";

/// What was typed of it.
pub(super) struct Course {
    /// After how many steps each part of the work stops, where that was said.
    pub(super) steps: Option<u64>,
    /// Where unfinished work is kept.
    pub(super) save: Option<String>,
    /// Whether it is told even where nobody waits at a terminal.
    is_asked_for: bool,
    /// Whether it may be told how far it is: with other numbers of others it would be further, or less far.
    is_shown: bool,
}

impl Course {
    pub(super) fn of(given: &ArgMatches, reader: Reader) -> Result<Self, Failure> {
        let steps = text(given, "steps").map(|typed| {
            typed.parse().map_err(|_| {
                trouble(format!("--steps: `{}` is no whole number of steps", words::clean(&typed)))
            })
        });
        Ok(Self {
            steps: steps.transpose()?,
            save: text(given, "save"),
            is_asked_for: given.get_flag("progress"),
            is_shown: reader.sees_all(),
        })
    }

    /// Tells how far it is. `false` where somebody interrupts it; that is only asked where there is a place to
    /// keep the work in: else an interrupt ends the program.
    pub(super) fn goes_on(&self, far: &str, outside: &mut dyn Outside) -> bool {
        outside.tell(if self.is_shown { far } else { AT_WORK }, self.is_asked_for);
        !self.is_interrupted(outside)
    }

    /// The same without telling anything.
    pub(super) fn is_interrupted(&self, outside: &mut dyn Outside) -> bool {
        self.save.is_some() && outside.is_interrupted()
    }

    /// Nothing more is told of it.
    pub(super) fn end(&self, outside: &mut dyn Outside) {
        outside.tell("", self.is_asked_for);
    }
}
