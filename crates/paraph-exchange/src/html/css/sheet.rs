//! The style sheets of a page, as far as they hide words or paint them so that they cannot be seen.
//!
//! Two pages are held against one another by the whole of their sheets, elsewhere. Here it is told which words of a page
//! a rule concerns, since the same sheet hides other words where other elements have its classes.

mod selector;

use std::collections::BTreeMap;
use std::convert::Infallible;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::Css;
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

/// What the style sheets of a page say.
#[derive(Default)]
pub(in crate::html) struct Sheet {
    rules: Vec<Rule>,
    /// What the rules declare: those of several selectors do it once.
    bodies: Vec<Body>,
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
    /// What it declares, by its place in the sheet.
    body: usize,
    /// Whether it only puts words before or behind the element.
    is_beside: bool,
}

/// What a rule declares.
pub(super) struct Body {
    pub(super) declarations: Vec<Declaration>,
    /// The words that it puts before or behind an element.
    content: Option<String>,
    /// Whether it holds on some screens and not on others.
    pub(super) is_sometimes: bool,
}

/// When the rules in a condition hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Always,
    /// On some screens, as far as that is known.
    Sometimes,
    Never,
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
                        sheet.read(&bare(&text), None, false, 0);
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

    /// Reads rules, those in conditions and those in the rule of some elements too.
    fn read(&mut self, text: &str, of: Option<&str>, is_sometimes: bool, depth: usize) {
        let mut own = String::new();
        let mut inner = Vec::new();
        let mut rest = text;
        while let Some((head, behind)) = until(rest, &['{', ';', '}']) {
            if let Some(inside) = behind.strip_prefix('{') {
                let (body, behind) = block(inside);
                rest = behind;
                inner.push((head.trim(), body));
            } else {
                own.push_str(head);
                own.push(';');
                rest = behind.get(1..).unwrap_or_default();
            }
        }
        if let Some(of) = of {
            own.push_str(rest);
            self.rule(of, &own, is_sometimes);
        }
        for (head, body) in inner.into_iter().filter(|_| depth < DEPTH_MAX) {
            let (when, of) = match (head.strip_prefix('@'), of) {
                (Some(condition), of) => (shown(condition), of.map(str::to_string)),
                (None, Some(of)) => (When::Always, Some(selector::nested(of, head))),
                (None, None) => (When::Always, Some(head.to_string())),
            };
            if when != When::Never {
                let is_sometimes = is_sometimes || when == When::Sometimes;
                self.read(body, of.as_deref(), is_sometimes, depth + 1);
            }
        }
    }

    fn rule(&mut self, head: &str, body: &str, is_sometimes: bool) {
        let all = declarations::of(body);
        self.keep_variables(&all);
        let content =
            all.iter().rev().find(|one| one.name == "content").and_then(|one| one.string.clone());
        let content = content.filter(|words| {
            words.contains(|char: char| char.is_alphanumeric() || bullets::tells(char))
        });
        let declarations: Vec<Declaration> =
            all.into_iter().filter(|one| Css::heeds(&one.name)).collect();
        let does = [!declarations.is_empty(), content.is_some()];
        if does == [false; 2] {
            return;
        }
        let body = self.bodies.len();
        self.bodies.push(Body { declarations, content, is_sometimes });
        for Selector { element, around, is_beside } in selector::each(head) {
            if self.rules.len() >= RULES_MAX || !does[usize::from(is_beside)] {
                continue;
            }
            let weight = around.iter().map(Compound::weight).sum::<u32>() + element.weight();
            let within = around.into_iter().fold(0, |within, one| within | self.bit(one));
            let at = self.by_key.entry(element.key()).or_default();
            if at.len() < OF_KEY_MAX {
                at.push(self.rules.len());
                self.rules.push(Rule { element, within, weight, body, is_beside });
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
    pub(super) fn rules_for(&self, tag: &StartTag<()>, within: u64) -> Vec<&Body> {
        let matching = self.matching(tag, within).filter(|(_, rule)| !rule.is_beside);
        let mut rules: Vec<(u32, usize, usize)> =
            matching.map(|(at, rule)| (rule.weight, at, rule.body)).collect();
        rules.sort_unstable();
        rules.into_iter().filter_map(|(.., body)| self.bodies.get(body)).collect()
    }

    /// The words that rules put before or behind an element.
    pub(in crate::html) fn contents(&self, tag: &StartTag<()>, within: u64) -> Vec<String> {
        let beside = self.matching(tag, within).filter(|(_, rule)| rule.is_beside);
        beside.filter_map(|(_, rule)| self.bodies.get(rule.body)?.content.clone()).collect()
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

/// When the rules in a condition hold on a screen.
fn shown(condition: &str) -> When {
    let condition = condition.to_ascii_lowercase();
    let end = condition.find(|char: char| !(char.is_alphanumeric() || char == '-'));
    let (name, asked) = condition.split_at(end.unwrap_or(condition.len()));
    match name {
        "media" => {
            let each: Vec<When> = asked.split(',').map(on_medium).collect();
            let is = |when: When| each.contains(&when).then_some(when);
            is(When::Always).or_else(|| is(When::Sometimes)).unwrap_or(When::Never)
        }
        "supports" | "layer" | "container" | "scope" => When::Always,
        _ => When::Never,
    }
}

/// When one query of media holds: `screen and (max-width: 40em)`, `not print`.
fn on_medium(query: &str) -> When {
    // How wide a screen is at most, and what somebody chose or does, is not known.
    const SOMETIMES: [&str; 6] = ["max-", "<", "prefers-", "orientation", "hover", "pointer"];
    // A page is read in its light colours.
    if query.contains("prefers-color-scheme") {
        return When::Never;
    }
    let (asked, is_not) = match query.trim().strip_prefix("not ") {
        Some(asked) => (asked.trim(), true),
        None => (query.trim().trim_start_matches("only "), false),
    };
    let end = asked.find(|char: char| !(char.is_alphanumeric() || char == '-'));
    let (medium, features) = asked.split_at(end.unwrap_or(asked.len()));
    let is_screen = matches!(medium, "" | "screen" | "all");
    let is_sometimes = SOMETIMES.iter().any(|part| features.contains(part));
    match (is_screen, is_not) {
        (true, false) if is_sometimes => When::Sometimes,
        (true, true) if !features.trim().is_empty() => When::Sometimes,
        (true, false) | (false, true) => When::Always,
        (true, true) | (false, false) => When::Never,
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
        for (text, rules) in [
            ("p{", 0),
            ("p{}}", 0),
            ("{", 0),
            ("@media", 0),
            ("@media x{p{color:red}", 0),
            ("@media screen{p{color:red}", 1),
            ("p{content:'", 0),
            ("}{", 0),
            ("p,{color:red}", 1),
            ("p{color:red", 1),
            ("\\", 0),
        ] {
            let page = format!("<style>{text}</style>");
            assert_eq!(Sheet::of(&page).rules.len(), rules, "{text}");
        }
    }

    #[test]
    fn what_a_rule_declares_is_kept_once_for_all_its_selectors() {
        let heads: Vec<String> = (0..200).map(|at| format!(".a{at}")).collect();
        let sheet = Sheet::of(&format!("<style>{}{{color:red;width:0}}</style>", heads.join(",")));
        assert_eq!((sheet.rules.len(), sheet.bodies.len()), (200, 1));
    }
}
