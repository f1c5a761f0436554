//! Selectors of a style sheet: `.note > p`, `#a.b`, `span::before`.

use html5gum::StartTag;

use crate::html::attribute;

/// How many selectors a rule may have, and how many elements one names around others.
const SELECTORS_MAX: usize = 256;
const AROUND_MAX: usize = 8;
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
    attributes: Vec<(String, Option<String>)>,
    is_beside: bool,
    /// Whether it is so only now and then.
    is_state: bool,
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
    let text = [" > ", " + ", " ~ "].iter().fold(text.to_string(), |text, sign| {
        let sign = sign.trim();
        if text.contains(['[', '(']) { text } else { text.replace(sign, &format!(" {sign} ")) }
    });
    let mut parts = pieces(&text, char::is_whitespace);
    let element = compound(parts.pop()?)?;
    let mut around = Vec::new();
    let mut is_around = true;
    for part in parts.into_iter().rev() {
        match part {
            ">" => is_around = true,
            // What stands beside it holds nothing.
            "+" | "~" => is_around = false,
            part => {
                let one = compound(part)?;
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
    for (at, char) in text.char_indices() {
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
fn compound(text: &str) -> Option<Compound> {
    let mut compound = Compound::default();
    let mut rest = text;
    while !rest.is_empty() {
        let sign = rest.chars().next()?;
        if sign == '[' {
            let end = rest.find(']').unwrap_or(rest.len());
            let inside = rest.get(1..end)?;
            rest = rest.get(end + 1..).unwrap_or_default();
            let (name, value) = match inside.split_once('=') {
                Some((name, value)) => {
                    (name, Some(value.trim_matches(['"', '\'', ' ']).to_string()))
                }
                None => (inside, None),
            };
            // `[class~=a]` and the like may be.
            let is_whole = name.ends_with(|char: char| char.is_alphanumeric() || char == '-');
            let name = name.trim_end_matches(['~', '|', '^', '$', '*']).trim().to_ascii_lowercase();
            compound.attributes.push((name, value.filter(|_| is_whole)));
            continue;
        }
        let behind = rest.trim_start_matches(['.', '#', ':', '*', '&']);
        let signs = rest.get(..rest.len() - behind.len())?;
        let end = behind.find(|char: char| {
            !(char.is_alphanumeric() || "-_\\".contains(char) || !char.is_ascii())
        });
        let (name, after) = behind.split_at(end.unwrap_or(behind.len()));
        rest = after;
        let name = name.replace('\\', "");
        match signs {
            "." => compound.classes.push(name),
            "#" => compound.id = Some(name),
            "::" | ":" => {
                if rest.starts_with('(') {
                    let (_, behind) = super::parenthesis(rest.get(1..)?);
                    rest = behind;
                }
                let name = name.to_ascii_lowercase();
                match name.as_str() {
                    "root" => compound.name = Some("html".into()),
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
        if signs.is_empty() && name_is_empty(text, rest) {
            return None;
        }
    }
    Some(compound)
}

/// Whether nothing of a text was taken, so that it is no selector.
fn name_is_empty(text: &str, rest: &str) -> bool {
    text.len() == rest.len()
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
            + many(self.classes.len() + self.attributes.len()) * 100
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
        let has = |(name, value): &(String, Option<String>)| {
            let own = attribute(tag, name.as_bytes());
            own.is_some() && value.as_ref().is_none_or(|value| own.as_ref() == Some(value))
        };
        self.classes.iter().all(has_class) && self.attributes.iter().all(has)
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
