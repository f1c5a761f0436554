//! How a rule is read: words, then a descent that is bounded in depth and in facts.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{BadRule, DEPTH_MAX, FACTS_MAX, Fact, Names, Node, Part};
use crate::id::{Name, Party};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Quoted(String),
    Comma,
    AtMost,
    Open,
    Close,
}

/// Whether a character stands in a bare word.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\'' | '’' | '/')
}

fn tokens(text: &str) -> Result<Vec<Token>, BadRule> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if in_word(first) {
            let end = rest.find(|c: char| !in_word(c)).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_string()));
            end
        } else if first == '"' {
            let quoted = &rest[1..];
            let end = quoted.find('"').ok_or(BadRule::Quote)?;
            tokens.push(Token::Quoted(quoted[..end].to_string()));
            end + 2
        } else {
            match first {
                ' ' | '\n' | '\t' => {}
                ',' => tokens.push(Token::Comma),
                '(' => tokens.push(Token::Open),
                ')' => tokens.push(Token::Close),
                '<' if rest.starts_with("<=") => tokens.push(Token::AtMost),
                other => return Err(BadRule::Character(other)),
            }
            if first == '<' { 2 } else { first.len_utf8() }
        };
        rest = &rest[length..];
    }
    Ok(tokens)
}

pub(super) fn rule(text: &str, names: &dyn Names) -> Result<Node, BadRule> {
    let length = text.chars().count();
    if length > names.length_max() {
        return Err(BadRule::Long(length));
    }
    let mut reader = Reader { tokens: tokens(text)?, at: 0, facts: 0, names };
    let node = reader.any(0)?;
    match reader.at == reader.tokens.len() {
        true => Ok(node),
        false => Err(reader.due("`and`, `or` or the end")),
    }
}

struct Reader<'a> {
    tokens: Vec<Token>,
    at: usize,
    facts: usize,
    names: &'a dyn Names,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn due(&self, due: &'static str) -> BadRule {
        let found = match self.peek() {
            None => "the end".into(),
            Some(Token::Word(word)) => format!("`{word}`"),
            Some(Token::Quoted(word)) => format!("`\"{word}\"`"),
            Some(Token::Comma) => "`,`".into(),
            Some(Token::AtMost) => "`<=`".into(),
            Some(Token::Open) => "`(`".into(),
            Some(Token::Close) => "`)`".into(),
        };
        BadRule::Due { due, found }
    }

    /// Takes these words if they stand here.
    fn takes(&mut self, words: &[&str]) -> bool {
        let here = self.tokens.get(self.at..self.at + words.len());
        let same = here.is_some_and(|here| {
            here.iter().zip(words).all(|(token, word)| matches!(token, Token::Word(w) if w == word))
        });
        if same {
            self.at += words.len();
        }
        same
    }

    fn must(&mut self, words: &[&str], due: &'static str) -> Result<(), BadRule> {
        if self.takes(words) { Ok(()) } else { Err(self.due(due)) }
    }

    fn any(&mut self, depth: usize) -> Result<Node, BadRule> {
        let mut parts = alloc::vec![self.all(depth)?];
        while self.takes(&["or"]) {
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Node::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Node, BadRule> {
        let mut parts = alloc::vec![self.unary(depth)?];
        while self.takes(&["and"]) {
            parts.push(self.unary(depth)?);
        }
        Ok(one_or(parts, Node::All))
    }

    fn unary(&mut self, depth: usize) -> Result<Node, BadRule> {
        let nests = self.takes(&["not"]);
        if nests || self.peek() == Some(&Token::Open) {
            if depth == DEPTH_MAX {
                return Err(BadRule::Deep);
            }
            if nests {
                return Ok(Node::Not(Box::new(self.unary(depth + 1)?)));
            }
            self.at += 1;
            let inner = self.any(depth + 1)?;
            if self.peek() != Some(&Token::Close) {
                return Err(self.due("`)`"));
            }
            self.at += 1;
            return Ok(inner);
        }
        self.facts += 1;
        if self.facts > FACTS_MAX {
            return Err(BadRule::Many);
        }
        self.fact().map(Node::Fact)
    }

    fn fact(&mut self) -> Result<Fact, BadRule> {
        if self.takes(&["nearly", "final"]) {
            return Ok(Fact::NearlyFinal);
        }
        if self.takes(&["no", "open", "points"]) {
            return Ok(Fact::NoOpenPoints);
        }
        if self.takes(&["open", "points"]) {
            return self.open_points();
        }
        if self.takes(&["text", "held"]) {
            return Ok(Fact::TextHeld);
        }
        if self.takes(&["draft", "served", "on"]) {
            return self.party().map(Fact::ServedOn);
        }
        if self.takes(&["understanding"]) {
            return self.covered();
        }
        if self.takes(&["agreed", "by"]) {
            return self.party().map(Fact::AgreedBy);
        }
        if self.takes(&["initialled", "by"]) {
            return Ok(Fact::Initialled(None, self.party()?));
        }
        if self.takes(&["final"]) {
            return Ok(Fact::Final);
        }
        let part = self.part()?;
        if self.takes(&["initialled"]) {
            self.must(&["by"], "`by`")?;
            return Ok(Fact::Initialled(Some(part), self.party()?));
        }
        self.must(&["agreed"], "`agreed` or `initialled by`")?;
        let by = if self.takes(&["by"]) { Some(self.party()?) } else { None };
        Ok(Fact::Agreed(part, by))
    }

    fn open_points(&mut self) -> Result<Fact, BadRule> {
        if self.peek() != Some(&Token::AtMost) {
            return Err(self.due("`<=` and a number"));
        }
        self.at += 1;
        let number = match self.peek() {
            Some(Token::Word(word)) if word.bytes().all(|b| b.is_ascii_digit()) => {
                word.parse().ok()
            }
            _ => None,
        };
        let number = number.ok_or_else(|| self.due("a number"))?;
        self.at += 1;
        Ok(Fact::OpenPoints(number))
    }

    fn covered(&mut self) -> Result<Fact, BadRule> {
        let said = self.name("the name of an understanding")?;
        let found = self.names.understanding(&said);
        let understanding = found.ok_or(BadRule::NoSuch { what: "understanding", said })?;
        self.must(&["covered"], "`covered`")?;
        Ok(Fact::Covered(understanding))
    }

    fn part(&mut self) -> Result<Part, BadRule> {
        if self.takes(&["topic"]) {
            let said = self.name("the name of a topic")?;
            let topic =
                said.parse::<Name>().map_err(|_| BadRule::NoSuch { what: "topic", said })?;
            return Ok(Part::Topic(topic));
        }
        if !self.takes(&["point"]) && !self.takes(&["points"]) {
            return Err(self.due("a fact, such as `no open points` or `point 7 agreed`,"));
        }
        let said = self.phrase();
        if said.is_empty() {
            return Err(self.due("the number of a point"));
        }
        let points = self.names.points(&said).filter(|points| !points.is_empty());
        points.map(Part::Points).ok_or(BadRule::NoSuch { what: "point", said })
    }

    /// The words up to what is said of the points.
    fn phrase(&mut self) -> String {
        let mut phrase = String::new();
        while let Some(token) = self.peek() {
            match token {
                Token::Word(word) if matches!(word.as_str(), "agreed" | "initialled") => break,
                Token::Word(word) | Token::Quoted(word) => {
                    if !phrase.is_empty() {
                        phrase.push(' ');
                    }
                    phrase.push_str(word);
                }
                Token::Comma => phrase.push(','),
                Token::AtMost | Token::Open | Token::Close => break,
            }
            self.at += 1;
        }
        phrase
    }

    fn name(&mut self, due: &'static str) -> Result<String, BadRule> {
        let (Some(Token::Word(word)) | Some(Token::Quoted(word))) = self.peek() else {
            return Err(self.due(due));
        };
        let word = word.clone();
        self.at += 1;
        Ok(word)
    }

    fn party(&mut self) -> Result<Party, BadRule> {
        let said = self.name("a party, in quotation marks where its name has several words,")?;
        said.parse::<Party>().map_err(|_| BadRule::NoSuch { what: "party", said })
    }
}

fn one_or(mut parts: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            join(parts)
        }
        (_, None) => join(parts),
    }
}
