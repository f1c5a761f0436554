//! A draft in memory: an ordered tree of points.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::brackets::Passage;
use crate::digest::{Fingerprint, TextDigest, WordingDigest};
use crate::error::{Fault, TextError};
use crate::modals::{self, Modal};
use crate::quantities::{self, Quantity};
use crate::{TEXT_BYTES_MAX, characters, home, normal, pairs};

/// One version of a text: perhaps a title and a preamble, and its points in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub(crate) form: Form,
    pub(crate) comments: Vec<String>,
    pub(crate) title: Option<String>,
    pub(crate) preamble: Vec<Point>,
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

/// What the points of a part do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// They say why: `Recalling …`, `Reaffirming …`.
    Preamble,
    /// They say what is agreed.
    Operative,
}

/// Points of the first level with the headings above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Preamble or operative.
    pub role: Role,
    /// The headings directly above its first point, outermost first; none at the start of a text
    /// without headings.
    pub headings: &'a [String],
    /// Its points, at least one.
    pub points: &'a [Point],
}

/// A numbered provision with its sub-points, or a paragraph of the preamble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The headings between the point before and this one.
    pub(crate) above: Vec<String>,
    pub(crate) label: String,
    pub(crate) labelling: Labelling,
    pub(crate) heading: Option<String>,
    /// Its own words as written; layout apart, each line without the white space around it.
    pub(crate) text: String,
    pub(crate) points: Vec<Self>,
}

/// How a point came by its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Labelling {
    /// It stands before the words.
    Written,
    /// A paragraph of the preamble without a label is called `PP1` after its place.
    ByPlace,
    /// `@ ID | LABEL |`: the identifier is the label here, and this is what readers see.
    Shown(String),
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
    /// Preamble or operative.
    pub role: Role,
    /// The headings that it stands under, outermost first, its own not among them.
    pub headings: &'a [String],
    /// The point.
    pub point: &'a Point,
}

impl Draft {
    pub(crate) fn empty(form: Form) -> Self {
        let (comments, title, preamble, points) = Default::default();
        Self { form, comments, title, preamble, points }
    }

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

    /// The paragraphs of the preamble, called `PP1`, `PP2`, ... where they have no label.
    #[must_use]
    pub fn preamble(&self) -> &[Point] {
        &self.preamble
    }

    /// Preamble and operative part, each cut where headings stand between points.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let roles = [(Role::Preamble, &self.preamble), (Role::Operative, &self.points)];
        roles.into_iter().flat_map(|(role, points)| {
            let chunks = points.chunk_by(|_, next| next.above.is_empty());
            chunks.map(move |points| {
                let headings = points.first().map(|point| point.above.as_slice());
                Part { role, headings: headings.unwrap_or_default(), points }
            })
        })
    }

    /// The operative points of the first level.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Every point at every level in the order of the document, the preamble's paragraphs first.
    pub fn walk(&self) -> impl Iterator<Item = Place<'_>> {
        let mut places = Vec::new();
        for part in self.parts() {
            for point in part.points {
                walk(point, "", 0, &part, &mut places);
            }
        }
        places.into_iter()
    }

    /// The point with that full label: `10.c`.
    #[must_use]
    pub fn find(&self, label: &str) -> Option<Place<'_>> {
        self.walk().find(|place| place.label == label)
    }

    /// How many points it has: operative points of the first level, vacant numbers not counted.
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

fn walk<'a>(
    point: &'a Point,
    above: &str,
    depth: usize,
    part: &Part<'a>,
    places: &mut Vec<Place<'a>>,
) {
    let label = match above {
        "" => point.label.clone(),
        above => alloc::format!("{above}.{}", point.label),
    };
    let ordinal = u32::try_from(places.len()).unwrap_or(u32::MAX);
    let Part { role, headings, .. } = *part;
    places.push(Place { ordinal, label: label.clone(), depth, role, headings, point });
    for sub in &point.points {
        walk(sub, &label, depth + 1, part, places);
    }
}

impl Place<'_> {
    /// Whether it is counted: an operative point of the first level that is not vacant.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.depth == 0 && self.role == Role::Operative && !self.point.is_vacant()
    }
}

impl Point {
    pub(crate) fn empty(label: &str, labelling: Labelling) -> Self {
        let (above, heading, text, points) = Default::default();
        Self { above, label: label.to_string(), labelling, heading, text, points }
    }

    /// Reads words as those of one point of the home format: what would stand behind its label, with
    /// sub-points indented below.
    ///
    /// # Errors
    ///
    /// As [`Draft::parse`]; line and column are those of the words.
    pub fn parse(words: &str) -> Result<Self, TextError> {
        home::parse_point(words)
    }

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

    /// Its own words in one line, brackets and notes included, without its sub-points.
    #[must_use]
    pub fn words(&self) -> String {
        normal::words(&self.text)
    }

    /// Its own words as written, with their line ends.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its own words as a tree of brackets; prints back as [`Point::text`].
    #[must_use]
    pub fn passage(&self) -> Passage<'_> {
        Passage::of(&self.text)
    }

    /// Whether anything in its own words is written as open; a vacant number is not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.passage().is_open()
    }

    /// The figures in its own words, with bound, unit and circumstance.
    #[must_use]
    pub fn quantities(&self) -> Vec<Quantity> {
        quantities::of(&self.text)
    }

    /// The modal verbs in its own words: `shall`, `should`, `may not`.
    #[must_use]
    pub fn modals(&self) -> Vec<Modal> {
        modals::of(&self.text)
    }

    /// Its sub-points.
    #[must_use]
    pub fn points(&self) -> &[Self] {
        &self.points
    }

    /// The digest of its words with those of its sub-points, without any label, heading or note.
    ///
    /// Who stands behind a bracket, and what others say to it, does not change what it says.
    #[must_use]
    pub fn wording(&self) -> WordingDigest {
        WordingDigest::of(self)
    }
}
