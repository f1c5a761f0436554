//! A command line as it was typed, to be told again with something put in.

use std::fmt;

use crate::script::quoted;

/// What every command can be told, and tells again in its hints.
const EVERYWHERE: [&str; 3] = ["--channel", "--as", "--desk"];

/// Commands that nobody acts or reads by: `--as` says nothing to them.
const NAMELESS: [&str; 8] = ["init", "open", "delegate", "demo", "key", "schema", "help", "words"];

/// A command line, without the program's name.
///
/// Written out it begins with `paraph`, and can be pasted into a shell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// The command and its own words.
    own: Vec<String>,
    /// Desk, person and channel, where they were typed.
    everywhere: Vec<(String, String)>,
}

impl Typed {
    pub(crate) fn new(words: &[String]) -> Self {
        let mut typed = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (flag, joined) = match word.split_once('=') {
                Some((flag, value)) => (flag, Some(value)),
                None => (word.as_str(), None),
            };
            if !EVERYWHERE.contains(&flag) {
                typed.own.push(word.clone());
            } else if let Some(value) = joined.or_else(|| words.next().map(String::as_str)) {
                typed.everywhere.push((flag.into(), value.into()));
            }
        }
        typed
    }

    /// Another command, told to the same desk by the same person in the same channel.
    pub(crate) fn instead(&self, words: &[String]) -> Self {
        let mut other = Self::new(words);
        for (flag, value) in &self.everywhere {
            if !other.everywhere.iter().any(|(known, _)| known == flag) {
                other.everywhere.push((flag.clone(), value.clone()));
            }
        }
        other
    }

    /// Whether it is this command: `act table`.
    pub(crate) fn begins(&self, command: &[String]) -> bool {
        self.own.starts_with(command)
    }

    /// The command's own words.
    pub(crate) fn own(&self) -> &[String] {
        &self.own
    }

    /// Whether a flag without a value was typed.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.own.iter().any(|word| word == flag)
    }

    /// Whether it says the same as another line, in whatever order.
    pub(crate) fn says_what(&self, other: &Self) -> bool {
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort_unstable();
            words
        };
        let rest = |line: &Self| {
            let mut rest = line.everywhere.clone();
            rest.sort_unstable();
            rest
        };
        sorted(&self.own) == sorted(&other.own) && rest(self) == rest(other)
    }

    /// The values that were typed for a flag.
    pub(crate) fn values(&self, flag: &str) -> Vec<&str> {
        let joined = |word: &'_ String| word.starts_with(&format!("{flag}="));
        let next = self.own.windows(2).filter(|pair| pair[0] == flag).map(|pair| pair[1].as_str());
        let here = self.own.iter().filter(|word| joined(word));
        next.chain(here.filter_map(|word| word.split_once('=').map(|(_, value)| value))).collect()
    }

    /// Puts a value in the place of whatever was typed for its flag, or at the end.
    pub(crate) fn with(mut self, flag: &str, value: &str) -> Self {
        if EVERYWHERE.contains(&flag) {
            self.everywhere.retain(|(known, _)| known != flag);
            self.everywhere.push((flag.into(), value.into()));
            return self;
        }
        self.remove(flag, |_| true);
        self.and(flag, value)
    }

    /// Adds a value to what was typed for its flag. One that is there already moves to the end, since
    /// the order of values can matter.
    pub(crate) fn and(mut self, flag: &str, value: &str) -> Self {
        self.remove(flag, |typed| typed == value);
        self.own.extend([flag.to_owned(), value.to_owned()]);
        self
    }

    /// Takes away a flag with those of its values that are meant.
    fn remove(&mut self, flag: &str, is_meant: impl Fn(&str) -> bool) {
        let mut kept = Vec::new();
        let mut words = std::mem::take(&mut self.own).into_iter().peekable();
        while let Some(word) = words.next() {
            let joined = word.split_once('=').filter(|(known, _)| *known == flag);
            let is_apart = word == flag;
            match (joined, words.peek()) {
                (Some((_, value)), _) if is_meant(value) => {}
                (None, Some(value)) if is_apart && is_meant(value) => drop(words.next()),
                (None, None) if is_apart && is_meant("") => {}
                _ => kept.push(word),
            }
        }
        self.own = kept;
    }

    /// Adds a flag that has no value.
    pub(crate) fn flagged(mut self, flag: &str) -> Self {
        if !self.has(flag) {
            self.own.push(flag.to_owned());
        }
        self
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "paraph")?;
        for word in &self.own {
            write!(f, " {}", quoted(word))?;
        }
        let nameless = self.own.first().is_some_and(|word| NAMELESS.contains(&word.as_str()))
            || self.own.iter().any(|word| word == "--help");
        for flag in EVERYWHERE {
            let typed = self.everywhere.iter().filter(|(known, _)| known == flag);
            for (_, value) in typed.filter(|_| !(nameless && flag == "--as")) {
                write!(f, " {flag} {}", quoted(value))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::split;

    fn typed(line: &str) -> Typed {
        Typed::new(&split(line))
    }

    #[test]
    fn a_line_is_told_again_with_a_flag_in_its_place() {
        let line = typed("act table --as M --base=draft-1 --text 'a b.txt' --desk d");
        let again = line.with("--base", "draft-2").to_string();
        assert_eq!(again, "paraph act table --text 'a b.txt' --base draft-2 --as M --desk d");
    }

    #[test]
    fn another_command_is_told_to_the_same_desk_by_the_same_person() {
        let line = typed("act agree --point 1 --as kim@A --channel plenary");
        let draft = line.instead(&split("draft --channel caucus"));
        assert_eq!(draft.to_string(), "paraph draft --channel caucus --as kim@A");
        assert_eq!(
            line.instead(&split("delegate kim@A")).to_string(),
            "paraph delegate kim@A --channel plenary"
        );
    }
}
