//! Which way a change of substance goes.

/// Which way a change goes, measured from the old words to the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It came.
    Added,
    /// It went.
    Dropped,
    /// It is another, and neither more nor less.
    Changed,
    /// It binds or grants less.
    Weaker,
    /// It binds or grants more.
    Stronger,
    /// It is due sooner.
    Earlier,
    /// It is due later.
    Later,
    /// It is more.
    Higher,
    /// It is less.
    Lower,
    /// It takes fewer in.
    Narrowed,
    /// It takes more in.
    Widened,
    /// It is as much, or nearly, and counted in other units: `90 days`, `three months`.
    Alike,
    /// It is said twice, in words and in digits, and they say two things now: `sixty (90)`.
    AtOdds,
    /// It was blank and is filled.
    Filled,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 14] = [
        Self::Added,
        Self::Dropped,
        Self::Changed,
        Self::Weaker,
        Self::Stronger,
        Self::Earlier,
        Self::Later,
        Self::Higher,
        Self::Lower,
        Self::Narrowed,
        Self::Widened,
        Self::Alike,
        Self::AtOdds,
        Self::Filled,
    ];

    /// In a word: `weaker`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Weaker => "weaker",
            Self::Stronger => "stronger",
            Self::Earlier => "earlier",
            Self::Later => "later",
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Narrowed => "narrowed",
            Self::Widened => "widened",
            Self::Alike => "about the same, counted otherwise",
            Self::AtOdds => "its words and digits say two things now",
            Self::Filled => "the blank is filled",
        }
    }
}
