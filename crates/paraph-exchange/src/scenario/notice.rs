//! What was left out of a scenario's files, or taken otherwise than another program might.

/// Something that whoever gave the files should know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioNotice {
    /// A utility that falls with time: packages are compared as if agreed at once.
    #[error(
        "{file}: the discount factor {factor} is left out: packages are judged as if agreed at once"
    )]
    Discount {
        /// The file.
        file: String,
        /// As it is written.
        factor: String,
    },
    /// Weights of objectives above issues, which GENIUS does not count either.
    #[error(
        "{file}: the weight of objective \"{objective}\" is left out, as GENIUS does: only weights of issues count"
    )]
    ObjectiveWeight {
        /// The file.
        file: String,
        /// What the objective is called.
        objective: String,
    },
    /// GENIUS would cut the evaluations of a numeric issue off at 0 and 1.
    #[error(
        "{file}: issue \"{issue}\" has evaluations outside 0 to 1; they are taken as written, where GENIUS takes 0 or 1"
    )]
    Beyond {
        /// The file.
        file: String,
        /// What the issue is called.
        issue: String,
    },
    /// An option is rated twice; the last counts, as in GENIUS.
    #[error(
        "{file}: option \"{option}\" of issue \"{issue}\" is rated twice; the last rating counts, as in GENIUS"
    )]
    RatedTwice {
        /// The file.
        file: String,
        /// What the issue is called.
        issue: String,
        /// What the option is called.
        option: String,
    },
    /// A rectangle with both kinds of bounds: GENIUS looks at EXCLUDES alone.
    #[error("{file}: a rectangle has INCLUDES beside EXCLUDES; only EXCLUDES count, as in GENIUS")]
    IncludesLeftOut {
        /// The file.
        file: String,
    },
    /// `GeniusWeb` itself would not open the file.
    #[error(
        "{file}: the weights sum to {sum} and not to 1; they are taken as written, though GeniusWeb would refuse them"
    )]
    WeightSum {
        /// The file.
        file: String,
        /// As an exact decimal.
        sum: String,
    },
    /// A reserved outcome beside a reserved value.
    #[error("{file}: reserved_outcome is left out: reserved_value is the reservation value")]
    ReservedOutcome {
        /// The file.
        file: String,
    },
    /// No common scale holds all numbers exactly.
    #[error(
        "no scale holds all of these numbers exactly: they are rounded to thousand-millionths of a utility of 1"
    )]
    Rounded,
}
