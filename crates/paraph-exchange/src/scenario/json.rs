//! JSON to a tree that remembers where everything stood and how every number was spelled.

use std::collections::BTreeSet;

use super::error::{Position, ScenarioError};
use super::tree::{DEPTH_MAX, Entry, Node, Value};

/// Reads a text that is one JSON value (RFC 8259). Two members of one name are an error.
pub(super) fn read(file: &str, text: &str) -> Result<Node, ScenarioError> {
    let mut reader =
        Reader { file, rest: text, position: Position { line: 1, column: 1 }, depth: 0 };
    reader.skip_space();
    let node = reader.value()?;
    reader.skip_space();
    if reader.rest.is_empty() {
        Ok(node)
    } else {
        Err(reader.error("something stands after the end of the JSON value: remove it"))
    }
}

struct Reader<'a> {
    file: &'a str,
    rest: &'a str,
    position: Position,
    depth: usize,
}

impl Reader<'_> {
    fn error(&self, what: impl Into<String>) -> ScenarioError {
        ScenarioError::at(self.file, self.position, what)
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.rest = &self.rest[next.len_utf8()..];
        if next == '\n' {
            self.position = Position { line: self.position.line + 1, column: 1 };
        } else {
            self.position.column += 1;
        }
        Some(next)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.next();
        }
    }

    fn found(&self) -> String {
        self.peek().map_or_else(|| "the end of the file".into(), |found| format!("`{found}`"))
    }

    fn expect(&mut self, wanted: char) -> Result<(), ScenarioError> {
        if self.peek() == Some(wanted) {
            self.next();
            return Ok(());
        }
        let found = self.found();
        Err(self.error(format!("`{wanted}` must stand here and not {found}")))
    }

    fn value(&mut self) -> Result<Node, ScenarioError> {
        let at = self.position;
        let value = match self.peek() {
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::list)?,
            Some('"') => Value::Text(self.string()?),
            Some('-' | '0'..='9') => Value::Number(self.number()?),
            Some('a'..='z' | 'A'..='Z') => self.word()?,
            _ => {
                let found = self.found();
                return Err(self.error(format!("a JSON value must stand here and not {found}")));
            }
        };
        Ok(Node { at, value })
    }

    fn nested(
        &mut self,
        inner: fn(&mut Self) -> Result<Value, ScenarioError>,
    ) -> Result<Value, ScenarioError> {
        if self.depth == DEPTH_MAX {
            return Err(self.error(format!("values are nested deeper than {DEPTH_MAX} levels")));
        }
        self.depth += 1;
        self.next();
        self.skip_space();
        let value = inner(self)?;
        self.depth -= 1;
        Ok(value)
    }

    /// Whether another element follows, or the closing bracket.
    fn goes_on(&mut self, close: char) -> Result<bool, ScenarioError> {
        self.skip_space();
        match self.peek() {
            Some(',') => {
                self.next();
                self.skip_space();
                if self.peek() == Some(close) {
                    let what = format!("a comma stands before `{close}`: remove it");
                    return Err(self.error(what));
                }
                Ok(true)
            }
            Some(found) if found == close => {
                self.next();
                Ok(false)
            }
            _ => {
                let found = self.found();
                Err(self.error(format!("`,` or `{close}` must stand here and not {found}")))
            }
        }
    }

    fn list(&mut self) -> Result<Value, ScenarioError> {
        let mut items = Vec::new();
        if self.peek() == Some(']') {
            self.next();
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value()?);
            if !self.goes_on(']')? {
                return Ok(Value::List(items));
            }
        }
    }

    fn object(&mut self) -> Result<Value, ScenarioError> {
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        if self.peek() == Some('}') {
            self.next();
            return Ok(Value::Map(entries));
        }
        loop {
            let at = self.position;
            if self.peek() != Some('"') {
                let found = self.found();
                let what = format!("a name in double quotes must stand here and not {found}");
                return Err(self.error(what));
            }
            let key = self.string()?;
            if !seen.insert(key.clone()) {
                let what = format!("\"{key}\" stands twice in one object: join or rename them");
                return Err(ScenarioError::at(self.file, at, what));
            }
            self.skip_space();
            self.expect(':')?;
            self.skip_space();
            let node = self.value()?;
            entries.push(Entry { key, at, node });
            if !self.goes_on('}')? {
                return Ok(Value::Map(entries));
            }
        }
    }

    fn word(&mut self) -> Result<Value, ScenarioError> {
        let start = self.rest;
        let at = self.position;
        while matches!(self.peek(), Some('a'..='z' | 'A'..='Z')) {
            self.next();
        }
        match &start[..start.len() - self.rest.len()] {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            word @ ("NaN" | "Infinity") => Ok(Value::Number(word.into())),
            _ => Err(ScenarioError::at(self.file, at, "a word must stand in double quotes")),
        }
    }

    /// The spelling of a number, which is whatever runs up to the next mark or space.
    fn number(&mut self) -> Result<String, ScenarioError> {
        let start = self.rest;
        let at = self.position;
        while matches!(self.peek(), Some('0'..='9' | 'a'..='z' | 'A'..='Z' | '+' | '-' | '.')) {
            self.next();
        }
        let spelling = &start[..start.len() - self.rest.len()];
        // Python writes minus infinity so; whoever asks for a number refuses it with its path.
        if is_number(spelling) || spelling == "-Infinity" {
            return Ok(spelling.into());
        }
        let what = format!("`{spelling}` is not a number: write it as 12.5");
        Err(ScenarioError::at(self.file, at, what))
    }

    fn string(&mut self) -> Result<String, ScenarioError> {
        let start = self.position;
        self.next();
        let mut out = String::new();
        loop {
            match self.peek() {
                Some('"') => {
                    self.next();
                    return Ok(out);
                }
                Some('\\') => out.push(self.escape()?),
                Some(found) if u32::from(found) < 0x20 => {
                    let what = "a line break or control character stands in a text: is its closing \
                                quote missing? else write it as \\n or \\u000A";
                    return Err(self.error(what));
                }
                Some(found) => {
                    out.push(found);
                    self.next();
                }
                None => {
                    let what = "the text that begins here has no closing quote";
                    return Err(ScenarioError::at(self.file, start, what));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, ScenarioError> {
        let at = self.position;
        self.next();
        let bad = || ScenarioError::at(self.file, at, "this is no escape of JSON");
        let plain = match self.rest.chars().next() {
            Some(mark @ ('"' | '\\' | '/')) => mark,
            Some('b') => '\u{8}',
            Some('f') => '\u{C}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                self.next();
                return self.unicode(at);
            }
            _ => return Err(bad()),
        };
        self.next();
        Ok(plain)
    }

    /// A character outside the basic plane is spelled by two escapes (RFC 8259, section 7).
    fn unicode(&mut self, at: Position) -> Result<char, ScenarioError> {
        let bad = ScenarioError::at(self.file, at, "this escape names no character");
        let first = self.hex().ok_or_else(|| bad.clone())?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(bad);
        }
        if !self.rest.starts_with("\\u") {
            return Err(bad);
        }
        self.next();
        self.next();
        match self.hex() {
            Some(second) if (0xDC00..0xE000).contains(&second) => {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                char::from_u32(code).ok_or(bad)
            }
            _ => Err(bad),
        }
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let code = u32::from_str_radix(digits, 16).ok()?;
        for _ in 0..4 {
            self.next();
        }
        Some(code)
    }
}

/// Whether this is the spelling of a number in JSON.
fn is_number(spelling: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = spelling.strip_prefix('-').unwrap_or(spelling);
    let (mantissa, power) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, Some(power)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && power.is_none_or(|power| digits(power.strip_prefix(['+', '-']).unwrap_or(power)))
}
