//! A figure that a statement gives: a number, how it is bounded, and of what.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use paraph_log::json::Value;

use crate::field::{Fault, Form, Item, Words, choice, text};

choice! {
    /// How a figure is meant.
    "BOUND" => pub enum Bound {
        /// Just that number.
        Exactly = "exactly",
        /// That number or more.
        AtLeast = "at-least",
        /// That number or fewer.
        AtMost = "at-most",
        /// That number or near it.
        About = "about",
    }
}

/// A figure: `30 members`, `at-least 6 dead`, `about 30 countries`.
///
/// A number without a bound is exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How it is meant.
    pub bound: Bound,
    /// The number.
    pub number: u32,
    /// Of what.
    pub unit: Words,
}

/// A figure that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no figure: write a whole number and its unit, as 30 members, at-least 6 dead or about \
     30 countries"
)]
pub struct BadFigure(pub String);

impl Figure {
    /// As people read it: `at least 6 dead`.
    #[must_use]
    pub fn words(&self) -> String {
        match self.bound {
            Bound::Exactly => format!("{} {}", self.number, self.unit),
            Bound::AtLeast => format!("at least {} {}", self.number, self.unit),
            Bound::AtMost => format!("at most {} {}", self.number, self.unit),
            Bound::About => format!("about {} {}", self.number, self.unit),
        }
    }
}

/// The one spelling in the log; an exact figure has no bound in it.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bound {
            Bound::Exactly => write!(f, "{} {}", self.number, self.unit),
            bound => write!(f, "{bound} {} {}", self.number, self.unit),
        }
    }
}

impl FromStr for Figure {
    type Err = BadFigure;

    fn from_str(text: &str) -> Result<Self, BadFigure> {
        let bad = || BadFigure(text.into());
        let (first, rest) = text.trim().split_once(' ').ok_or_else(bad)?;
        let (bound, number, unit) = match Bound::from_word(first) {
            None => (Bound::Exactly, first, rest),
            Some(bound) => {
                let (number, unit) = rest.trim().split_once(' ').ok_or_else(bad)?;
                (bound, number, unit)
            }
        };
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        let number = number.parse().ok().filter(|_| digits).ok_or_else(bad)?;
        Ok(Self { bound, number, unit: unit.trim().parse().map_err(|_| bad())? })
    }
}

impl Item for Figure {
    const WORD: &'static str = "FIGURE";

    fn read(value: &Value) -> Result<Self, Fault> {
        let said = text(value)?;
        let figure = said.parse::<Self>().ok().filter(|figure| figure.to_string() == said);
        figure.ok_or(Fault::NotA("a figure in its one spelling, as at-least 6 dead"))
    }

    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        Ok(words.parse::<Self>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_its_bound() {
        for (typed, spelling, words) in [
            ("at-least 6 dead", "at-least 6 dead", "at least 6 dead"),
            ("exactly 30 members", "30 members", "30 members"),
            ("about 30 billion euros", "about 30 billion euros", "about 30 billion euros"),
        ] {
            let figure: Figure = typed.parse().unwrap();
            assert_eq!((figure.to_string().as_str(), figure.words().as_str()), (spelling, words));
            assert!(Figure::read(&Value::Text(spelling.into())).is_ok());
        }
        for text in ["", "6", "six dead", "at-least dead", "about 6", "800,000 soldiers", "+6 dead"]
        {
            assert!(text.parse::<Figure>().is_err(), "{text}");
        }
        assert!(Figure::read(&Value::Text("exactly 6 dead".into())).is_err());
        assert!(Figure::read(&Value::Text("006 dead".into())).is_err());
    }
}
