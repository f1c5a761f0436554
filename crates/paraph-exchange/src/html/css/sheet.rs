//! The style sheets of a page, as far as they hide words or paint them so that they cannot be seen.
//!
//! Two pages are held against one another by the whole of their sheets, elsewhere. Here it is told which words of a page
//! a rule concerns, since the same sheet hides other words where other elements have its classes.

mod selector;

use std::collections::BTreeMap;
use std::convert::Infallible;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::declarations::{self, Declaration};
use crate::bullets;
use crate::html::attribute;
use selector::{Compound, Selector};

/// How many rules are kept; how many of them for one name, class or identifier.
const RULES_MAX: usize = 4_096;
const OF_KEY_MAX: usize = 48;
/// How many classes of an element are looked at.
const CLASSES_MAX: usize = 16;
/// How deep rules may stand in conditions.
const DEPTH_MAX: usize = 8;
/// How many elements that rules name around others are told apart.
const AROUND_MAX: usize = 64;
/// How long the values of variables are together.
const VALUE_BYTES_MAX: usize = 1_000;

/// The properties of rules that are heeded.
const HEEDED: [&str; 36] = [
    "display",
    "visibility",
    "content-visibility",
    "text-decoration",
    "text-decoration-line",
    "color",
    "-webkit-text-fill-color",
    "background",
    "background-color",
    "background-image",
    "font-size",
    "font",
    "width",
    "max-width",
    "height",
    "max-height",
    "inline-size",
    "block-size",
    "overflow",
    "overflow-x",
    "overflow-y",
    "left",
    "top",
    "right",
    "text-indent",
    "margin",
    "margin-left",
    "margin-top",
    "inset",
    "opacity",
    "zoom",
    "transform",
    "scale",
    "clip",
    "clip-path",
    "-webkit-text-security",
];

/// What the style sheets of a page say.
#[derive(Default)]
pub(in crate::html) struct Sheet {
    rules: Vec<Rule>,
    /// The rules by what their elements are called: `#id`, `.class`, `name`, `*`.
    by_key: BTreeMap<String, Vec<usize>>,
    /// The elements that rules name around others.
    around: Vec<Compound>,
    /// What variables stand for; none where several values are said.
    variables: BTreeMap<String, Option<String>>,
}

struct Rule {
    element: Compound,
    /// Which of the elements that are named around others must be.
    within: u64,
    weight: u32,
    declarations: Vec<Declaration>,
    /// The words that it puts before or behind the element, if it does nothing else.
    content: Option<String>,
}

impl Sheet {
    /// Whether a page has style sheets or variables of its own.
    pub(in crate::html) fn is_in(page: &str) -> bool {
        let begins =
            |at: usize| page.get(at..at + 6).is_some_and(|tag| tag.eq_ignore_ascii_case("<style"));
        page.contains(":")
            && (page.contains("--") || page.match_indices('<').any(|(at, _)| begins(at)))
    }

    /// The style sheets of a page.
    pub(in crate::html) fn of(page: &str) -> Self {
        let mut sheet = Self::default();
        if !Self::is_in(page) {
            return sheet;
        }
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut open: Option<String> = None;
        for token in Tokenizer::new_with_emitter(page, emitter) {
            let Ok::<Token, Infallible>(token) = token;
            match token {
                Token::StartTag(tag) if tag.name.as_slice() == b"style" => {
                    open = Some(String::new());
                }
                Token::EndTag(tag) if tag.name.as_slice() == b"style" => {
                    if let Some(text) = open.take() {
                        sheet.read(&bare(&text), 0);
                    }
                }
                Token::StartTag(tag) => {
                    let style = attribute(&tag, b"style").filter(|style| style.contains("--"));
                    style.iter().for_each(|style| sheet.keep_variables(&declarations::of(style)));
                }
                Token::String(text) => {
                    if let Some(open) = &mut open {
                        open.push_str(&String::from_utf8_lossy(&text));
                    }
                }
                _ => {}
            }
        }
        sheet
    }

    /// Reads rules, those in conditions too.
    fn read(&mut self, text: &str, depth: usize) {
        let mut rest = text;
        while let Some((head, behind)) = until(rest, &['{', ';', '}']) {
            let Some(inside) = behind.strip_prefix('{') else {
                rest = behind.get(1..).unwrap_or_default();
                continue;
            };
            let (body, behind) = block(inside);
            rest = behind;
            let head = head.trim();
            match head.strip_prefix('@') {
                Some(condition) if depth < DEPTH_MAX && is_shown(condition) => {
                    self.read(body, depth + 1);
                }
                Some(_) => {}
                None => self.rule(head, body),
            }
        }
    }

    fn rule(&mut self, head: &str, body: &str) {
        let all = declarations::of(body);
        self.keep_variables(&all);
        let content =
            all.iter().rev().find(|one| one.name == "content").and_then(|one| one.string.clone());
        let content = content.filter(|words| {
            words.contains(|char: char| char.is_alphanumeric() || bullets::tells(char))
        });
        let heeded = |one: &Declaration| HEEDED.contains(&one.name.as_str());
        let heeded: Vec<Declaration> = all.into_iter().filter(heeded).collect();
        if heeded.is_empty() && content.is_none() {
            return;
        }
        for selector in selector::each(head) {
            let Selector { element, around, is_beside } = selector;
            let (declarations, content) = match is_beside {
                true => (Vec::new(), content.clone()),
                false => (heeded.clone(), None),
            };
            if self.rules.len() >= RULES_MAX || declarations.is_empty() && content.is_none() {
                continue;
            }
            let weight = around.iter().map(Compound::weight).sum::<u32>() + element.weight();
            let within = around.into_iter().fold(0, |within, one| within | self.bit(one));
            let at = self.by_key.entry(element.key()).or_default();
            if at.len() < OF_KEY_MAX {
                at.push(self.rules.len());
                self.rules.push(Rule { element, within, weight, declarations, content });
            }
        }
    }

    /// The bit of an element that a rule names around others; none where there are too many.
    fn bit(&mut self, one: Compound) -> u64 {
        let known = self.around.iter().position(|known| *known == one);
        if known.is_none() && self.around.len() < AROUND_MAX {
            self.around.push(one);
            return 1 << (self.around.len() - 1);
        }
        known.map_or(0, |at| 1 << at)
    }

    fn keep_variables(&mut self, all: &[Declaration]) {
        for one in all.iter().filter(|one| one.name.starts_with("--")) {
            let said = Some(one.value.clone());
            let known = self.variables.entry(one.name.clone()).or_insert_with(|| said.clone());
            if *known != said {
                *known = None;
            }
        }
    }

    /// Of the elements that rules name around others, those that an element is.
    pub(in crate::html) fn around(&self, tag: &StartTag<()>) -> u64 {
        let is = |(at, one): (u32, &Compound)| if one.is(tag) { 1 << at } else { 0 };
        (0..).zip(&self.around).map(is).fold(0, |all, one| all | one)
    }

    /// What the rules for an element declare, by their weight.
    pub(super) fn rules_for(&self, tag: &StartTag<()>, within: u64) -> Vec<&Vec<Declaration>> {
        let mut rules: Vec<(u32, usize)> =
            self.matching(tag, within).map(|(at, rule)| (rule.weight, at)).collect();
        rules.sort_unstable();
        rules
            .into_iter()
            .filter_map(|(_, at)| self.rules.get(at))
            .map(|rule| &rule.declarations)
            .collect()
    }

    /// The words that rules put before or behind an element.
    pub(in crate::html) fn contents(&self, tag: &StartTag<()>, within: u64) -> Vec<String> {
        self.matching(tag, within).filter_map(|(_, rule)| rule.content.clone()).collect()
    }

    fn matching(&self, tag: &StartTag<()>, within: u64) -> impl Iterator<Item = (usize, &Rule)> {
        let mut keys = Vec::new();
        if !self.rules.is_empty() {
            keys.push("*".to_string());
            keys.push(String::from_utf8_lossy(&tag.name).into_owned());
            keys.extend(attribute(tag, b"id").map(|id| format!("#{id}")));
            let classes = attribute(tag, b"class").unwrap_or_default();
            keys.extend(
                classes.split_whitespace().take(CLASSES_MAX).map(|class| format!(".{class}")),
            );
        }
        let all = keys.into_iter().filter_map(|key| self.by_key.get(&key)).flatten();
        let rules = all.filter_map(|at| Some((*at, self.rules.get(*at)?)));
        rules.filter(move |(_, rule)| rule.within & !within == 0 && rule.element.is(tag))
    }

    /// A value with what its variables stand for; else whether one stands for several things.
    pub(super) fn resolved(&self, value: &str) -> Result<String, bool> {
        let mut value = value.to_string();
        for _ in 0..DEPTH_MAX {
            let Some((before, inside)) = value.split_once("var(") else { return Ok(value) };
            let (inside, behind) = parenthesis(inside);
            let (name, instead) = match inside.split_once(',') {
                Some((name, instead)) => (name.trim(), Some(instead.trim())),
                None => (inside.trim(), None),
            };
            let put = match self.variables.get(name) {
                Some(Some(known)) => known.as_str(),
                Some(None) => return Err(true),
                None => instead.ok_or(false)?,
            };
            value = format!("{before}{put}{behind}");
            if value.len() > VALUE_BYTES_MAX {
                return Err(true);
            }
        }
        Err(true)
    }
}

/// What stands up to the end of a parenthesis, and behind it.
fn parenthesis(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, char) in text.char_indices() {
        match char {
            '(' => depth += 1,
            ')' if depth == 0 => return (&text[..at], &text[at + 1..]),
            ')' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// Whether what stands in a condition may be seen on a usual screen, as far as that is known.
fn is_shown(condition: &str) -> bool {
    const ELSEWHERE: [&str; 7] =
        ["print", "max-width", "max-height", "max-device", "prefers-", "orientation", "hover"];
    let condition = condition.to_ascii_lowercase();
    let name = condition
        .split(|char: char| !(char.is_alphanumeric() || char == '-'))
        .next()
        .unwrap_or_default();
    match name {
        "media" => {
            condition.contains("screen, print")
                || !ELSEWHERE.iter().any(|part| condition.contains(part))
        }
        "supports" | "layer" | "container" | "scope" => true,
        _ => false,
    }
}

/// A style sheet without comments.
fn bare(text: &str) -> String {
    let text = text.replace("<!--", "").replace("-->", "");
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, inside)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = inside.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare + rest
}

/// What stands before the first of some signs that is in no string, and what begins with it.
fn until<'a>(text: &'a str, signs: &[char]) -> Option<(&'a str, &'a str)> {
    let mut quote = None;
    let mut is_escaped = false;
    for (at, char) in text.char_indices() {
        match quote {
            _ if is_escaped => is_escaped = false,
            _ if char == '\\' => is_escaped = true,
            Some(open) if char == open => quote = None,
            Some(_) => {}
            None if matches!(char, '"' | '\'') => quote = Some(char),
            None if signs.contains(&char) => return Some(text.split_at(at)),
            None => {}
        }
    }
    None
}

/// What stands up to the brace that ends a block, and behind it.
fn block(text: &str) -> (&str, &str) {
    let (mut depth, mut rest) = (0_usize, text);
    while let Some((_, behind)) = until(rest, &['{', '}']) {
        let at = text.len() - behind.len();
        rest = behind.get(1..).unwrap_or_default();
        if behind.starts_with('{') {
            depth += 1;
        } else if depth == 0 {
            return (&text[..at], rest);
        } else {
            depth -= 1;
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_stand_for_what_the_page_says() {
        let sheet = Sheet::of("<style>:root{--a:#fff;--b:var(--a)} p{--c:red} i{--c:blue}</style>");
        assert_eq!(sheet.resolved("var(--b)"), Ok("#fff".to_string()));
        assert_eq!(sheet.resolved("var(--c)"), Err(true));
        assert_eq!(sheet.resolved("var(--d)"), Err(false));
        assert_eq!(sheet.resolved("var(--d, rgb(1, 2, 3)) x"), Ok("rgb(1, 2, 3) x".to_string()));
        let round = Sheet::of("<style>p{--a:var(--a) var(--a)}</style>");
        assert_eq!(round.resolved("var(--a)"), Err(true));
    }

    #[test]
    fn rules_that_are_cut_off_are_no_trouble() {
        for text in [
            "p{",
            "p{}}",
            "{",
            "@media",
            "@media x{p{color:red}",
            "p{content:'",
            "}{",
            "p,{color:red}",
            "\\",
        ] {
            let page = format!("<style>{text}</style>");
            assert!(Sheet::of(&page).rules.len() <= 2, "{text}");
        }
    }
}
