//! A draft in memory: an ordered tree of points.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::digest::{Fingerprint, TextDigest, WordingDigest};
use crate::error::{Fault, TextError};
use crate::{TEXT_BYTES_MAX, characters, home, normal, pairs};

/// One version of a text: perhaps a title, and its points in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(crate) form: Form,
    pub(crate) comments: Vec<String>,
    pub(crate) title: Option<String>,
    pub(crate) points: Vec<Point>,
}

/// The written form that a draft was read from, and is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Numbered points, sub-points indented: `1. …`.
    Home,
    /// `#! paraph-draft 1`: each point headed by `@ ID | LABEL | HEADING`.
    Pairs,
}

/// A numbered provision with its sub-points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub(crate) label: String,
    pub(crate) shown: Option<String>,
    pub(crate) heading: Option<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) points: Vec<Self>,
}

/// A point and where it stands.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// Its place in the order of the document, from 0, sub-points counted.
    pub ordinal: u32,
    /// Its full label: `10.c`.
    pub label: String,
    /// 0 for a point, 1 for a sub-point.
    pub depth: usize,
    /// The point.
    pub point: &'a Point,
}

impl Draft {
    /// Reads a draft in either written form.
    ///
    /// # Errors
    ///
    /// Says the line, what is wrong there, and how to write it.
    pub fn parse(source: &str) -> Result<Self, TextError> {
        if source.len() > TEXT_BYTES_MAX {
            let fault = Fault::TooLong { size_bytes: source.len() };
            return Err(TextError::at(1, 1, "", fault));
        }
        let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
        let first = source.lines().next().unwrap_or_default();
        if first.trim_end() == pairs::HEAD {
            return pairs::parse(source);
        }
        if let Some(form) = first.strip_prefix("#!") {
            let fault = Fault::UnknownForm(form.trim().to_string());
            return Err(TextError::at(1, 1, first, fault));
        }
        characters::check(source)?;
        home::parse(source)
    }

    /// Reads a draft from a file's bytes.
    ///
    /// # Errors
    ///
    /// As [`Draft::parse`]; also when the bytes are not UTF-8.
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, TextError> {
        match core::str::from_utf8(bytes) {
            Ok(source) => Self::parse(source),
            Err(bad) => {
                let good = &bytes[..bad.valid_up_to()];
                let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
                Err(TextError::at(line, 1, "", Fault::NotUtf8))
            }
        }
    }

    /// Prints it in the form it was read from.
    #[must_use]
    pub fn print(&self) -> String {
        match self.form {
            Form::Home => home::print(self),
            Form::Pairs => pairs::print(self),
        }
    }

    /// The title, where the text has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The comment lines at its head, without their `#`.
    #[must_use]
    pub fn comments(&self) -> &[String] {
        &self.comments
    }

    /// The points of the first level.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Every point at every level, in the order of the document.
    pub fn walk(&self) -> impl Iterator<Item = Place<'_>> {
        let mut places = Vec::new();
        for point in &self.points {
            walk(point, "", 0, &mut places);
        }
        places.into_iter()
    }

    /// The point with that full label: `10.c`.
    #[must_use]
    pub fn find(&self, label: &str) -> Option<Place<'_>> {
        self.walk().find(|place| place.label == label)
    }

    /// How many points it has: the first level, vacant numbers not counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.points.iter().filter(|point| !point.is_vacant()).count()
    }

    /// The digest of its words, labels and order; layout and comments do not count.
    #[must_use]
    pub fn digest(&self) -> TextDigest {
        TextDigest::of(self)
    }

    /// A short form of the digest for the cover.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.digest())
    }
}

fn walk<'a>(point: &'a Point, above: &str, depth: usize, places: &mut Vec<Place<'a>>) {
    let label = match above {
        "" => point.label.clone(),
        above => alloc::format!("{above}.{}", point.label),
    };
    let ordinal = u32::try_from(places.len()).unwrap_or(u32::MAX);
    places.push(Place { ordinal, label: label.clone(), depth, point });
    for sub in &point.points {
        walk(sub, &label, depth + 1, places);
    }
}

impl Point {
    /// Its own label: `10`, or `c` for the sub-point 10.c.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its heading, where the form has one.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// Whether the number is kept free: `3. [vacant]`.
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        self.points.is_empty() && self.words() == "[vacant]"
    }

    /// Its own words in one line, brackets included, without its sub-points.
    #[must_use]
    pub fn words(&self) -> String {
        normal::words(&self.lines.join("\n"))
    }

    /// Its sub-points.
    #[must_use]
    pub fn points(&self) -> &[Self] {
        &self.points
    }

    /// The digest of its words with those of its sub-points, without any label or heading.
    #[must_use]
    pub fn wording(&self) -> WordingDigest {
        WordingDigest::of(self)
    }

    /// Whether any of its own words stand in brackets.
    #[must_use]
    pub fn has_brackets(&self) -> bool {
        self.lines.iter().any(|line| line.contains('['))
    }
}
