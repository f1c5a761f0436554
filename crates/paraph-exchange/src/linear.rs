//! Equations in one line, with their structure: ½ is `(1/2)` and not `12`.
//!
//! Office MathML (ISO/IEC 29500-1, 22.1) and MathML have the same structures under other names. They
//! are written as Unicode's linear form of mathematics has it (Unicode Technical Note 28), with
//! parentheses wherever two equations could read alike without them.

use std::mem::take;

use crate::raised::{self, Height};

/// How deep structures stand in one another; what is deeper is written as it comes.
const DEPTH_MAX: usize = 128;

/// A structure of an equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Structure {
    /// What it holds, as it comes.
    Row,
    /// `(1/2)`.
    Fraction,
    /// `x^(n)`, `10⁶`.
    Above,
    /// `x_(n)`.
    Below,
    /// `x_(i)^(n)`.
    BelowAbove,
    /// `_(i)^(n)x`.
    Before,
    /// `√(x)`, `√(3&x)`.
    Root,
    /// `∑_(i)^(n)(x)`.
    Sum,
    /// Something in delimiters.
    Fence,
    /// `sin(x)`.
    Function,
    /// A sign over or around something.
    Sign,
    /// Rows of a matrix, of which each has its cells.
    Matrix,
    /// A row of a matrix.
    Cells,
    /// Says something of another, and is no part of it.
    Property,
}

/// An equation that is being read.
#[derive(Default)]
pub(crate) struct Equation {
    open: Vec<Open>,
    /// Structures beyond those that are kept apart.
    too_deep: usize,
    /// Whether more than a row of signs has been read.
    is_structured: bool,
}

struct Open {
    structure: Structure,
    /// What it is called in its format.
    name: String,
    /// What it holds: the name and the words of each part.
    parts: Vec<(String, String)>,
    words: String,
    /// Signs and switches that it says of itself.
    says: Vec<(String, String)>,
}

impl Equation {
    /// Whether one is being read.
    pub(crate) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A structure begins.
    pub(crate) fn begin(&mut self, structure: Structure, name: &str) {
        if self.open.len() >= DEPTH_MAX {
            self.too_deep += 1;
            return;
        }
        self.is_structured |= !matches!(structure, Structure::Row | Structure::Property);
        let (parts, words, says) = Default::default();
        self.open.push(Open { structure, name: name.to_string(), parts, words, says });
    }

    /// The innermost structure that is no property says something of itself.
    pub(crate) fn say(&mut self, name: &str, value: String) {
        let is_own = |open: &&mut Open| open.structure != Structure::Property;
        if let Some(open) = self.open.iter_mut().rev().find(is_own) {
            open.says.push((name.to_string(), value));
        }
    }

    /// Signs of it.
    pub(crate) fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut().filter(|_| !text.trim().is_empty()) {
            open.words.push_str(text);
        }
    }

    /// The innermost structure ends; the whole equation if it was the outermost, and whether it has
    /// structure.
    pub(crate) fn end(&mut self) -> Option<(String, bool)> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let open = self.open.pop()?;
        let Some(outer) = self.open.last_mut() else {
            return Some((open.written(""), take(&mut self.is_structured)));
        };
        if open.structure != Structure::Property {
            let words = open.written(&outer.words);
            outer.words.push_str(&words);
            outer.parts.push((open.name, words));
        }
        None
    }

    /// What the innermost open structure is called.
    pub(crate) fn innermost(&self) -> Option<&str> {
        self.open.last().filter(|_| self.too_deep == 0).map(|open| open.name.as_str())
    }
}

impl Open {
    /// The part of that place, from 0, or of that name.
    fn part(&self, at: usize, name: &str) -> &str {
        let named = self.parts.iter().find(|(own, _)| own == name);
        // Formats that name their parts may leave one out, so that places mean nothing.
        let is_named = self.parts.iter().any(|(own, _)| PARTS.contains(&own.as_str()));
        let part = named.or_else(|| self.parts.get(at).filter(|_| !is_named));
        part.map_or("", |(_, words)| words.as_str())
    }

    fn says(&self, name: &str) -> Option<&str> {
        self.says.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The parts that hold something, with a sign between.
    fn joined(&self, between: &str) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|(_, words)| words.as_str()).collect();
        parts.join(between)
    }

    /// It in one line, behind what stands before it.
    fn written(&self, before: &str) -> String {
        let base = || based(self.part(0, "e"), before);
        match self.structure {
            Structure::Row | Structure::Property => self.words.clone(),
            Structure::Fraction => self.fraction(),
            Structure::Above => base() + &above(self.part(1, "sup")),
            Structure::Below => base() + &below(self.part(1, "sub")),
            Structure::BelowAbove => {
                base() + &below(self.part(1, "sub")) + &above(self.part(2, "sup"))
            }
            Structure::Before => {
                let (sub, sup) = (self.part(1, "sub"), self.part(2, "sup"));
                below(sub) + &above(sup) + &based(self.part(0, "e"), "")
            }
            // A square root in MathML has what it holds side by side.
            Structure::Root if self.name == "msqrt" => format!("√({})", self.words),
            Structure::Root => match (self.part(1, "deg"), self.part(0, "e")) {
                ("", of) => format!("√({of})"),
                (degree, of) => format!("√({degree}&{of})"),
            },
            Structure::Sum => {
                let limit = |sign: &str, words: &str| match words {
                    "" => String::new(),
                    words => format!("{sign}({words})"),
                };
                let sign = self.says("chr").unwrap_or("∫");
                let limits = limit("_", self.part(0, "sub")) + &limit("^", self.part(1, "sup"));
                format!("{sign}{limits}({})", self.part(2, "e"))
            }
            Structure::Fence => {
                let [first, between, last] = [("begChr", "("), ("sepChr", "|"), ("endChr", ")")]
                    .map(|(name, usual)| self.says(name).unwrap_or(usual));
                format!("{first}{}{last}", self.joined(between))
            }
            Structure::Function => format!("{}({})", self.part(0, "fName"), self.part(1, "e")),
            Structure::Sign => self.signed(),
            Structure::Matrix => format!("■({})", self.joined("@")),
            Structure::Cells => self.joined("&"),
        }
    }

    /// Something with a sign over, under or around it.
    fn signed(&self) -> String {
        let (of, said) = (&self.words, self.says("chr"));
        let is_on_top = self.says("pos") == Some("top");
        match self.name.as_str() {
            "acc" => format!("({of}){}", said.unwrap_or("\u{302}")),
            "bar" if is_on_top => format!("¯({of})"),
            "bar" => format!("▁({of})"),
            "borderBox" => format!("▭({of})"),
            "groupChr" if is_on_top => format!("{}({of})", said.unwrap_or("⏟")),
            "groupChr" => format!("({of}){}", said.unwrap_or("⏟")),
            _ => format!("⟡({of})"),
        }
    }

    fn fraction(&self) -> String {
        let (over, under) = (self.part(0, "num"), self.part(1, "den"));
        if self.says("type") == Some("noBar") {
            return format!("({over}¦{under})");
        }
        let grouped =
            |words: &str| if is_one(words) { words.to_string() } else { format!("({words})") };
        format!("({}/{})", grouped(over), grouped(under))
    }
}

/// The names of parts where a format names them.
const PARTS: [&str; 7] = ["e", "num", "den", "sub", "sup", "deg", "fName"];

/// Whether words are one name, number or sign.
fn is_one(words: &str) -> bool {
    let is_sign = words.chars().take(2).count() == 1;
    is_sign || !words.is_empty() && words.chars().all(char::is_alphanumeric)
}

/// What something stands at, apart from what stands before it.
fn based(words: &str, before: &str) -> String {
    match is_one(words) && !before.ends_with(char::is_alphanumeric) {
        true => words.to_string(),
        false => format!("({words})"),
    }
}

/// Words that stand above: digits raised, since that is how others write them.
fn above(words: &str) -> String {
    let has_digit = words.contains(|char: char| char.is_ascii_digit());
    let digits = raised::signs(words, Height::Raised).filter(|_| has_digit);
    digits.unwrap_or_else(|| format!("^({words})"))
}

fn below(words: &str) -> String {
    format!("_({words})")
}
