//! Selectors of a style sheet: `.note > p`, `#a.b`, `span::before`.

use html5gum::StartTag;

use crate::html::attribute;
use crate::html::css::declarations;

/// How many selectors a rule may have, and how many elements one names around others.
const SELECTORS_MAX: usize = 256;
const AROUND_MAX: usize = 8;
/// How deep selectors may stand in selectors.
const DEPTH_MAX: usize = 4;
/// What an element is only while somebody does something with it.
const STATES: [&str; 12] = [
    "hover",
    "focus",
    "active",
    "visited",
    "target",
    "focus-within",
    "focus-visible",
    "checked",
    "disabled",
    "invalid",
    "fullscreen",
    "modal",
];

/// One of the selectors of a rule.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Selector {
    /// The element that it is about.
    pub(super) element: Compound,
    /// Those that stand around it.
    pub(super) around: Vec<Compound>,
    /// Whether it is about what is put before or behind the element.
    pub(super) is_beside: bool,
}

/// What one element must be. What is not understood of it, it may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Compound {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<Attribute>,
    /// Of each of these it must be one: `:is(.a, .b)`.
    any: Vec<Vec<Self>>,
    /// None of these: `:not(.a)`.
    not: Vec<Self>,
    is_beside: bool,
    /// Whether it is so only now and then.
    is_state: bool,
}

/// An attribute, and what its value is in what way: `[class*=x i]`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Attribute {
    name: String,
    /// The sign before `=`, if any, and what stands behind it.
    value: Option<(char, String)>,
    ignores_case: bool,
}

impl Attribute {
    fn of(inside: &str) -> Self {
        let (name, value) = match inside.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (inside.trim(), None),
        };
        let sign = name.chars().last().filter(|sign| "~|^$*".contains(*sign));
        let name = name.trim_end_matches(['~', '|', '^', '$', '*']).trim();
        let flag = value.and_then(|value| {
            let bare = value.strip_suffix(['i', 'I', 's', 'S'])?;
            bare.ends_with([' ', '"', '\''])
                .then(|| (bare.trim_end(), !value.ends_with(['s', 'S'])))
        });
        let (value, ignores_case) = match flag {
            Some((value, ignores_case)) => (Some(value), ignores_case),
            None => (value, false),
        };
        let value = value.map(|value| {
            let value = value.trim_matches(['"', '\'']);
            let value = unescaped(value);
            (sign.unwrap_or('='), if ignores_case { value.to_lowercase() } else { value })
        });
        Self { name: name.to_ascii_lowercase(), value, ignores_case }
    }

    fn is(&self, tag: &StartTag<()>) -> bool {
        let Some(own) = attribute(tag, self.name.as_bytes()) else { return false };
        let own = if self.ignores_case { own.to_lowercase() } else { own };
        let Some((sign, value)) = &self.value else { return true };
        match sign {
            '~' => own.split_whitespace().any(|word| word == value),
            '|' => {
                own.strip_prefix(value).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }
            '^' => !value.is_empty() && own.starts_with(value),
            '$' => !value.is_empty() && own.ends_with(value),
            '*' => !value.is_empty() && own.contains(value),
            _ => own == *value,
        }
    }
}

/// The selectors of a rule in the rule of others: `& .x`, `> b`.
pub(super) fn nested(of: &str, head: &str) -> String {
    const BYTES_MAX: usize = 16_384;
    let mut all = String::new();
    for outer in pieces(of, |char| char == ',') {
        for inner in pieces(head, |char| char == ',') {
            if all.len() + outer.len() + inner.len() > BYTES_MAX {
                // Too many to be told apart: it may be any.
                return "*".into();
            }
            let (outer, inner) = (outer.trim(), inner.trim());
            match inner.strip_prefix('&') {
                Some(rest) if !rest.contains('&') => all.push_str(&format!("{outer}{rest},")),
                _ if inner.contains('&') => {
                    let within = format!(":is({outer})");
                    all.push_str(&format!("{},", inner.replacen('&', &within, 2)));
                }
                _ => all.push_str(&format!("{outer} {inner},")),
            }
        }
    }
    all
}

/// A selector with spaces around the signs that stand between its elements.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let (mut depth, mut is_escaped) = (0_usize, false);
    for char in text.chars() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && !is_escaped && matches!(char, '>' | '+' | '~') {
            spaced.extend([' ', char, ' ']);
        } else {
            spaced.push(char);
        }
        is_escaped = char == '\\' && !is_escaped;
    }
    spaced
}

/// A name with what its escapes stand for: `\78 ` is `x`.
fn unescaped(name: &str) -> String {
    let mut read = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => read.extend(declarations::escaped(&mut chars)),
            char => read.push(char),
        }
    }
    read
}

/// Where a name ends, with the spaces that end an escape in it.
fn end_of_name(text: &str) -> usize {
    let mut escaped = None;
    for (at, char) in text.char_indices() {
        escaped = match (escaped, char) {
            (None, '\\') => Some(0),
            (Some(digits), char) if digits < 6 && char.is_ascii_hexdigit() => Some(digits + 1),
            (Some(1..), char) if char.is_whitespace() => None,
            (Some(0), _) => None,
            (_, '\\') => Some(0),
            (_, char) if char.is_alphanumeric() || "-_".contains(char) || !char.is_ascii() => None,
            _ => return at,
        };
    }
    text.len()
}

/// The selectors of a rule that hold for elements as they stand in the page.
pub(super) fn each(head: &str) -> Vec<Selector> {
    pieces(head, |char| char == ',')
        .into_iter()
        .take(SELECTORS_MAX)
        .filter_map(|one| selector(one.trim()))
        .collect()
}

fn selector(text: &str) -> Option<Selector> {
    let text = spaced(text);
    let mut parts = pieces(&text, char::is_whitespace);
    let element = compound(parts.pop()?, 0)?;
    let mut around = Vec::new();
    let mut is_around = true;
    for part in parts.into_iter().rev() {
        match part {
            ">" => is_around = true,
            // What stands beside it holds nothing.
            "+" | "~" => is_around = false,
            part => {
                let one = compound(part, 0)?;
                if is_around && around.len() < AROUND_MAX && one.key() != "*" {
                    around.push(one);
                }
                is_around = true;
            }
        }
    }
    let is_state = element.is_state || around.iter().any(|one| one.is_state);
    // `.note *` is about all that stands in one.
    let element = match around.first() {
        Some(outer) if element == Compound::default() => outer.clone(),
        _ => element,
    };
    (!is_state).then_some(Selector { is_beside: element.is_beside, element, around })
}

/// What stands between dividers that are in no brackets.
fn pieces(text: &str, is_divider: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut pieces, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    // How many digits of an escape were read: a space ends it.
    let mut escaped: Option<usize> = None;
    for (at, char) in text.char_indices() {
        match (escaped.take(), char) {
            (Some(digits), char) if digits < 6 && char.is_ascii_hexdigit() => {
                escaped = Some(digits + 1);
                continue;
            }
            (Some(0), _) => continue,
            (Some(_), char) if char.is_whitespace() => continue,
            (_, '\\') => {
                escaped = Some(0);
                continue;
            }
            _ => {}
        }
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            char if depth == 0 && is_divider(char) => {
                pieces.extend(text.get(start..at));
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    pieces.extend(text.get(start..));
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// `p.note#a[hidden]:first-child`.
fn compound(text: &str, depth: usize) -> Option<Compound> {
    let mut compound = Compound::default();
    let mut rest = text;
    while !rest.is_empty() {
        let sign = rest.chars().next()?;
        if sign == '[' {
            let end = rest.find(']').unwrap_or(rest.len());
            let inside = rest.get(1..end)?;
            rest = rest.get(end + 1..).unwrap_or_default();
            compound.attributes.push(Attribute::of(inside));
            continue;
        }
        let behind = rest.trim_start_matches(['.', '#', ':', '*', '&']);
        let signs = rest.get(..rest.len() - behind.len())?;
        let (name, after) = behind.split_at(end_of_name(behind));
        rest = after;
        let name = unescaped(name);
        match signs {
            "." => compound.classes.push(name),
            "#" => compound.id = Some(name),
            "::" | ":" => {
                let mut inside = "";
                if rest.starts_with('(') {
                    (inside, rest) = super::parenthesis(rest.get(1..)?);
                }
                let name = name.to_ascii_lowercase();
                match name.as_str() {
                    "root" => compound.name = Some("html".into()),
                    "is" | "where" | "matches" | "any" | "-webkit-any" | "-moz-any"
                        if depth < DEPTH_MAX =>
                    {
                        // Of what stands around one it is not asked: it may be that.
                        let all = alternatives(inside, depth).into_iter().map(|(one, _)| one);
                        compound.any.push(all.collect());
                    }
                    "not" if depth < DEPTH_MAX => {
                        let all = alternatives(inside, depth).into_iter();
                        compound
                            .not
                            .extend(all.filter(|(_, is_alone)| *is_alone).map(|(one, _)| one));
                    }
                    "before" | "after" | "marker" => compound.is_beside = true,
                    name => {
                        compound.is_state |= signs == "::" || STATES.contains(&name);
                    }
                }
            }
            "" if !name.is_empty() => compound.name = Some(name.to_ascii_lowercase()),
            "*" | "&" => {}
            _ => return None,
        }
    }
    Some(compound)
}

/// What stands in `:is(…)` and `:not(…)`, and whether nothing is asked of what is around or beside.
fn alternatives(inside: &str, depth: usize) -> Vec<(Compound, bool)> {
    let each = pieces(inside, |char| char == ',').into_iter().take(SELECTORS_MAX);
    each.filter_map(|one| {
        let text = spaced(one);
        let mut parts = pieces(&text, char::is_whitespace);
        let last = compound(parts.pop()?, depth + 1)?;
        (!last.is_state).then_some((last, parts.is_empty()))
    })
    .collect()
}

impl Compound {
    /// By what it is looked for: the one thing that fewest elements have.
    pub(super) fn key(&self) -> String {
        let id = self.id.as_ref().map(|id| format!("#{id}"));
        let class = || self.classes.first().map(|class| format!(".{class}"));
        id.or_else(class).or_else(|| self.name.clone()).unwrap_or_else(|| "*".into())
    }

    /// How much it weighs against others.
    pub(super) fn weight(&self) -> u32 {
        let many = |count: usize| u32::try_from(count.min(99)).unwrap_or(99);
        u32::from(self.id.is_some()) * 10_000
            + many(self.classes.len() + self.attributes.len() + self.any.len() + self.not.len())
                * 100
            + u32::from(self.name.is_some())
    }

    /// Whether an element is that.
    pub(super) fn is(&self, tag: &StartTag<()>) -> bool {
        let is_named = |name: &String| tag.name.as_slice() == name.as_bytes();
        if !self.name.as_ref().is_none_or(is_named) {
            return false;
        }
        if self.id.is_some() && attribute(tag, b"id") != self.id {
            return false;
        }
        let classes = || attribute(tag, b"class").unwrap_or_default();
        let has_class = |class: &String| classes().split_whitespace().any(|own| own == class);
        self.classes.iter().all(has_class)
            && self.attributes.iter().all(|one| one.is(tag))
            && self.any.iter().all(|any| any.iter().any(|one| one.is(tag)))
            && !self.not.iter().any(|one| one.is(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(head: &str) -> Vec<(String, usize)> {
        each(head).into_iter().map(|one| (one.element.key(), one.around.len())).collect()
    }

    #[test]
    fn selectors_are_read_from_their_end() {
        let one = |key: &str, around: usize| vec![(key.to_string(), around)];
        assert_eq!(keys("p.note"), one(".note", 0));
        assert_eq!(keys(".a>p"), one("p", 1));
        assert_eq!(keys(".a *"), one(".a", 1));
        assert_eq!(keys("h1 + p"), one("p", 0));
        assert_eq!(keys("a[href='x,y']"), one("a", 0));
        assert_eq!(keys("p:not(.a, .b)"), one("p", 0));
        assert_eq!(keys("a:hover, b::first-letter"), []);
        assert_eq!(keys("*"), one("*", 0));
        for bad in ["", ".", ">", "[", ":", "(", "..a", "p)"] {
            assert!(keys(bad).len() <= 1, "{bad}");
        }
    }
}
