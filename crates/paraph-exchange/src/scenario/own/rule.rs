//! Rules over the options of issues, in the small language of the rules of channels, and how they
//! become lines.
//!
//! ```text
//! 7 is shall and not (Fund is small, none or Term is "5 years")
//! ```
//!
//! `any = all *("or" all)`, `all = unary *("and" unary)`, `unary = "not" unary / "(" any ")" / fact`,
//! `fact = issue "is" option *("," option)`; a name of several words, or one of `and or not is`, stands in
//! quotation marks. Limits are those of `docs/formats/rules.md`, and so of `paraph_case::rule`, whose parser reads
//! facts of another kind to a tree of three answers; a test holds the limits equal.
//!
//! A rule is tabulated over the options of the issues that it touches. What it forbids is then covered by
//! as large combinations as there are, each of which is a line: not all of it may be chosen. Issues and
//! options are gone through in the order of their names, so that the lines are the same however the file
//! is sorted.

use paraph_settle::scenario::{Choice, Line};

use super::super::ScenarioError;
use super::super::tree::Spot;
use super::names::Names;

/// The most facts of a rule.
const FACTS_MAX: usize = 64;
/// How deep parentheses and `not` may nest.
const DEPTH_MAX: usize = 8;
/// The longest rule, in characters.
const LENGTH_MAX: usize = 2000;
/// The most combinations of options that a rule is tabulated over.
const COMBINATIONS_MAX: usize = 1 << 16;

/// What must hold of a package.
enum Node {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Fact(Choice),
}

impl Node {
    /// `chosen` has an option for each issue.
    fn holds(&self, chosen: &[usize]) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(chosen)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(chosen)),
            Self::Not(part) => !part.holds(chosen),
            Self::Fact(choice) => choice.holds(chosen),
        }
    }

    fn touched(&self, issues: &mut Vec<usize>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.touched(issues));
            }
            Self::Not(part) => part.touched(issues),
            Self::Fact(choice) => issues.push(choice.issue),
        }
    }
}

/// The lines of a rule that was written as a text.
pub(super) fn written(spot: &Spot<'_>, names: &Names<'_>) -> Result<Vec<Line>, ScenarioError> {
    let text = spot.text()?;
    let length = text.chars().count();
    if length > LENGTH_MAX {
        return Err(spot.error(format!(
            "the rule has {length} characters, more than {LENGTH_MAX}: write it as several lines"
        )));
    }
    let words = words(text).map_err(|wrong| spot.error(wrong))?;
    let mut reader = Reader { spot, names, words, at: 0, facts: 0 };
    let node = reader.any(0)?;
    if reader.at < reader.words.len() {
        return Err(reader.due("`and`, `or` or the end"));
    }
    lines(&node, spot, names)
}

/// The lines of a table: at least one of these combinations must be chosen.
pub(super) fn table(spot: &Spot<'_>, names: &Names<'_>) -> Result<Vec<Line>, ScenarioError> {
    let mut combinations = Vec::new();
    for item in spot.items()? {
        let all = names.choices(&item)?.into_iter().map(Node::Fact).collect();
        combinations.push(Node::All(all));
    }
    lines(&Node::Any(combinations), spot, names)
}

fn lines(node: &Node, spot: &Spot<'_>, names: &Names<'_>) -> Result<Vec<Line>, ScenarioError> {
    let mut touched = Vec::new();
    node.touched(&mut touched);
    touched.sort_unstable();
    touched.dedup();
    let mut touched: Vec<Touched> = touched.into_iter().map(|at| Touched::of(at, names)).collect();
    touched.sort_by_key(|touched| names.all().get(touched.issue).map(|issue| &issue.name));
    let sizes: Vec<usize> = touched.iter().map(|touched| touched.options.len()).collect();
    let all = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size));
    let Some(all) = all.filter(|all| *all <= COMBINATIONS_MAX) else {
        return Err(spot.error(format!(
            "the issues named have more than {COMBINATIONS_MAX} combinations of options together: write \
             it as several lines that name fewer issues each"
        )));
    };
    let mut chosen = vec![0; names.all().len()];
    let forbidden: Vec<bool> = (0..all)
        .map(|at| {
            let options = options(at, &sizes);
            let options = touched.iter().zip(options);
            options.for_each(|(of, option)| chosen[of.issue] = of.options[option]);
            !node.holds(&chosen)
        })
        .collect();
    if !forbidden.contains(&true) {
        return Err(spot.error("every package keeps it: remove it, or say what it forbids"));
    }
    if !forbidden.contains(&false) {
        return Err(spot.error("no package can keep it: what it asks contradicts itself"));
    }
    let boxes = cover(&forbidden, &sizes);
    Ok(boxes.into_iter().map(|forbids| line(&forbids, &touched)).collect())
}

/// An issue that a rule touches.
struct Touched {
    issue: usize,
    /// Its options by their positions in the file, in the order of their names.
    options: Vec<usize>,
}

impl Touched {
    fn of(issue: usize, names: &Names<'_>) -> Self {
        let all = names.all().get(issue).map(|issue| issue.options.as_slice()).unwrap_or_default();
        let mut options: Vec<usize> = (0..all.len()).collect();
        options.sort_by_key(|&at| &all[at].name);
        Self { issue, options }
    }

    /// These of its options, by their places in the order of names, as a choice.
    fn choice(&self, places: &[usize]) -> Choice {
        let mut options: Vec<usize> = places.iter().map(|&place| self.options[place]).collect();
        options.sort_unstable();
        Choice { issue: self.issue, options }
    }
}

/// Not all of what differs from "any option" may be chosen.
fn line(forbids: &[Vec<usize>], touched: &[Touched]) -> Line {
    let choices = forbids.iter().zip(touched);
    let of: Vec<Choice> = choices
        .filter(|(places, touched)| places.len() < touched.options.len())
        .map(|(places, touched)| touched.choice(places))
        .collect();
    Line { at_most: of.len().saturating_sub(1), of, ..Line::default() }
}

/// The options of a combination, by its number: the last issue changes first.
fn options(at: usize, sizes: &[usize]) -> Vec<usize> {
    let mut rest = at;
    let mut options: Vec<usize> = sizes
        .iter()
        .rev()
        .map(|size| {
            let option = rest % size;
            rest /= size;
            option
        })
        .collect();
    options.reverse();
    options
}

/// Combinations of sets of options that together are exactly what is forbidden. Each is as large as it
/// can be: it began with one forbidden combination and was given whatever options it could take.
///
/// Which options it takes first decides how many there will be: tried are those of the first issue and
/// those of the last one first.
fn cover(forbidden: &[bool], sizes: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let order: Vec<usize> = (0..sizes.len()).collect();
    let turned: Vec<usize> = order.iter().rev().copied().collect();
    let (one, other) = (grown(forbidden, sizes, &order), grown(forbidden, sizes, &turned));
    if other.len() < one.len() { other } else { one }
}

/// The cover by growing each combination issue by issue in this order.
fn grown(forbidden: &[bool], sizes: &[usize], order: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let mut covered = vec![false; forbidden.len()];
    let mut boxes = Vec::new();
    while let Some(first) = (0..forbidden.len()).find(|&at| forbidden[at] && !covered[at]) {
        let mut sets: Vec<Vec<usize>> =
            options(first, sizes).into_iter().map(|option| vec![option]).collect();
        for &issue in order {
            for option in 0..sizes[issue] {
                if sets[issue].contains(&option) {
                    continue;
                }
                // Only what the new option adds is to be looked at.
                let mut more = sets.clone();
                more[issue] = vec![option];
                if numbers(&more, sizes).iter().all(|&at| forbidden[at]) {
                    sets[issue].push(option);
                }
            }
            sets[issue].sort_unstable();
        }
        numbers(&sets, sizes).into_iter().for_each(|at| covered[at] = true);
        boxes.push(sets);
    }
    boxes
}

/// The numbers of all combinations of these options.
fn numbers(sets: &[Vec<usize>], sizes: &[usize]) -> Vec<usize> {
    sets.iter().zip(sizes).fold(vec![0], |numbers, (set, size)| {
        numbers.iter().flat_map(|at| set.iter().map(move |option| at * size + option)).collect()
    })
}

/// A word of a rule, and whether it stood in quotation marks.
struct Word {
    text: String,
    is_quoted: bool,
}

fn words(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut rest = text;
    let sign = |c: char| matches!(c, '(' | ')' | ',');
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return Ok(words) };
        let (text, is_quoted, length) = if first == '"' {
            let Some(end) = rest[1..].find('"') else {
                return Err("a quotation mark is missing at the end of a name".into());
            };
            (&rest[1..=end], true, end + 2)
        } else if sign(first) {
            (&rest[..1], false, 1)
        } else {
            let ends = |c: char| c.is_whitespace() || sign(c) || c == '"';
            let end = rest.find(ends).unwrap_or(rest.len());
            (&rest[..end], false, end)
        };
        words.push(Word { text: text.to_owned(), is_quoted });
        rest = &rest[length..];
    }
}

struct Reader<'a> {
    spot: &'a Spot<'a>,
    names: &'a Names<'a>,
    words: Vec<Word>,
    at: usize,
    facts: usize,
}

impl Reader<'_> {
    fn comes(&self, word: &str) -> bool {
        self.words.get(self.at).is_some_and(|next| !next.is_quoted && next.text == word)
    }

    fn takes(&mut self, word: &str) -> bool {
        let comes = self.comes(word);
        self.at += usize::from(comes);
        comes
    }

    fn due(&self, due: &str) -> ScenarioError {
        let found = self.words.get(self.at).map(|word| format!("`{}`", word.text));
        let found = found.unwrap_or_else(|| "the end of the rule".into());
        self.spot.error(format!("{due} must stand where {found} stands"))
    }

    fn any(&mut self, depth: usize) -> Result<Node, ScenarioError> {
        let mut parts = vec![self.all(depth)?];
        while self.takes("or") {
            parts.push(self.all(depth)?);
        }
        Ok(Node::Any(parts))
    }

    fn all(&mut self, depth: usize) -> Result<Node, ScenarioError> {
        let mut parts = vec![self.unary(depth)?];
        while self.takes("and") {
            parts.push(self.unary(depth)?);
        }
        Ok(Node::All(parts))
    }

    fn unary(&mut self, depth: usize) -> Result<Node, ScenarioError> {
        if depth == DEPTH_MAX && (self.comes("not") || self.comes("(")) {
            let what = format!("`not` and parentheses nest deeper than {DEPTH_MAX}");
            return Err(self.spot.error(what));
        }
        if self.takes("not") {
            return Ok(Node::Not(Box::new(self.unary(depth + 1)?)));
        }
        if self.takes("(") {
            let inner = self.any(depth + 1)?;
            return if self.takes(")") { Ok(inner) } else { Err(self.due("`)`")) };
        }
        self.facts += 1;
        if self.facts > FACTS_MAX {
            let what = format!("the rule joins more than {FACTS_MAX} facts: write several lines");
            return Err(self.spot.error(what));
        }
        self.fact().map(Node::Fact)
    }

    fn fact(&mut self) -> Result<Choice, ScenarioError> {
        let issue = self.name("an issue")?;
        let Some(issue) = self.names.find(&issue) else {
            let what = format!("there is no issue \"{issue}\": correct its name");
            return Err(self.spot.error(what));
        };
        if !self.takes("is") {
            return Err(self.due("`is`"));
        }
        let mut options = Vec::new();
        loop {
            let option = self.name("an option")?;
            options.push(self.names.named(issue, &option, self.spot)?);
            if !self.takes(",") {
                break;
            }
        }
        options.sort_unstable();
        options.dedup();
        Ok(Choice { issue, options })
    }

    /// A name: a word that means nothing else, or whatever stands in quotation marks.
    fn name(&mut self, due: &str) -> Result<String, ScenarioError> {
        let reserved = |text: &str| matches!(text, "and" | "or" | "not" | "is" | "(" | ")" | ",");
        let word = self.words.get(self.at).filter(|word| word.is_quoted || !reserved(&word.text));
        let Some(word) = word else {
            return Err(
                self.due(&format!("{due}, in quotation marks where its name has several words,"))
            );
        };
        let text = word.text.clone();
        self.at += 1;
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{cover, numbers};

    #[test]
    fn what_is_covered_is_exactly_what_is_forbidden() {
        let sizes = [3, 2, 4];
        for seed in 0_u32..500 {
            let mixed = |at: u32| (seed.wrapping_mul(2_654_435_761) ^ at.wrapping_mul(40_503)) >> 7;
            let forbidden: Vec<bool> = (0..24).map(|at| mixed(at) % 3 == 0).collect();
            let mut covered = vec![false; 24];
            for sets in cover(&forbidden, &sizes) {
                numbers(&sets, &sizes).into_iter().for_each(|at| covered[at] = true);
            }
            assert_eq!(covered, forbidden, "{seed}");
        }
    }
}
