//! Hints: what would make a refusal right, as a command that can be typed as it is.
//!
//! A refusal says what is missing in the words of help: `act table --base DRAFT …`. Here that
//! becomes the line that was typed with the draft's name in it. What can be known is put there, from
//! the line itself or from the channel; what cannot is shown by an example, and a note says what it
//! is.

use paraph_case::act::{self, KindSpec, kinds};
use paraph_case::channel::Channel;
use paraph_case::field::{Count, FieldSpec};
use paraph_case::known::known;
use paraph_case::view::listed;

use crate::script::{quoted, split};
use crate::typed::Typed;

/// Stands at the end of a hint for the rest of what was typed, and in it for any value.
const AS_TYPED: &str = "…";

/// What would make it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// A command, in the words of help.
    Command(String),
    /// Commands of which each is another way, in the words of help.
    Either(Vec<String>),
    /// What was typed, with this value for this flag.
    Again(&'static str, String),
    /// What was typed, with these values for these flags.
    Declaring(Vec<(String, String)>),
    /// What was typed, with whatever it lacks.
    Whole,
    /// A command of the system.
    System(String),
}

impl Hint {
    pub(crate) fn command(words: impl Into<String>) -> Self {
        Self::Command(words.into())
    }

    /// As lines: the command, and a note for each value that is no more than an example.
    pub(crate) fn lines(&self, typed: &Typed, room: Option<&Room>) -> Vec<String> {
        let (line, notes) = match self {
            Self::System(command) => return vec![format!("hint: {command}")],
            Self::Either(ways) => {
                let ways = ways.iter().map(|words| Self::command(words.as_str()));
                return ways.flat_map(|way| way.lines(typed, room)).collect();
            }
            Self::Command(words) if lines_of_a_file(&split(words), typed).is_some() => {
                return lines_of_a_file(&split(words), typed).unwrap_or_default();
            }
            Self::Again(flag, value) => (typed.clone().with(flag, value), Vec::new()),
            Self::Declaring(flags) => {
                let line =
                    flags.iter().fold(typed.clone(), |line, (flag, value)| line.with(flag, value));
                (line, Vec::new())
            }
            Self::Whole => command(typed.own(), typed, room),
            Self::Command(words) => command(&split(words), typed, room),
        };
        // A line that says what was typed would be answered as that was.
        if line.says_what(typed) {
            return Vec::new();
        }
        std::iter::once(format!("hint: {line}")).chain(notes).collect()
    }
}

/// The fields that a file of `--lineage` declares instead, whose lines begin with their names.
const LINEAGE: [&str; 4] = ["--continues", "--dropped", "--answers", "--own-hand"];

/// What a hint puts into the fields of a lineage, as lines of the file where that was typed: it is
/// declared in one place.
fn lines_of_a_file(words: &[String], typed: &Typed) -> Option<Vec<String>> {
    let file = *typed.values("--lineage").last()?;
    let pairs = words.windows(2).filter(|pair| LINEAGE.contains(&pair[0].as_str()));
    let lines: Vec<String> =
        pairs.map(|pair| format!("  {} {}", pair[0].trim_start_matches('-'), pair[1])).collect();
    let hint = || format!("hint: write beside what stands in {}:", quoted(file));
    (!lines.is_empty()).then(|| std::iter::once(hint()).chain(lines).collect())
}

/// The channel in which something was refused, and those that it lies under.
#[derive(Debug)]
pub(crate) struct Room {
    pub(crate) channel: Channel,
    pub(crate) wider: Vec<Channel>,
}

impl Room {
    /// What can be typed for a field, the likeliest first.
    fn known(&self, field: &FieldSpec) -> Vec<String> {
        known(field.word, &self.channel, &self.wider.iter().collect::<Vec<_>>())
    }
}

/// A command in the words of help, made whole.
fn command(words: &[String], typed: &Typed, room: Option<&Room>) -> (Typed, Vec<String>) {
    let spec = match words {
        [act, kind, ..] if act == "act" => kinds().into_iter().find(|spec| spec.tag == kind),
        _ => None,
    };
    let asks = words.iter().any(|word| word == "--help");
    let (Some(spec), Some((command, flags)), false) = (spec, words.split_at_checked(2), asks)
    else {
        return (typed.instead(words), Vec::new());
    };
    let filling = Filling { spec: &spec, typed, room };
    let (flags, rest) = match flags.split_last() {
        Some((last, before)) if last == AS_TYPED && !filling.awaits_value(before.last()) => {
            (before, true)
        }
        _ => (flags, false),
    };
    let line = match rest && typed.begins(command) {
        true => typed.clone(),
        false => typed.instead(command),
    };
    filling.whole(filling.put_in(kept(line, typed), flags))
}

/// An act's line with what every act can be told, where that was typed: whoever only asks is not led
/// to act.
fn kept(line: Typed, typed: &Typed) -> Typed {
    let line = if typed.has("--dry-run") { line.flagged("--dry-run") } else { line };
    let basis = typed.values("--basis").last().map(|basis| (*basis).to_owned());
    match basis {
        Some(basis) => line.with("--basis", &basis),
        None => line,
    }
}

/// Fills in what an act's command leaves out.
struct Filling<'a> {
    spec: &'a KindSpec,
    typed: &'a Typed,
    room: Option<&'a Room>,
}

impl Filling<'_> {
    /// The field with a flag.
    fn field(&self, flag: &str) -> Option<&FieldSpec> {
        let name = flag.strip_prefix("--")?;
        self.spec.fields.iter().find(|field| field.flag() == name)
    }

    /// Whether a word is a flag that a value follows.
    fn awaits_value(&self, word: Option<&String>) -> bool {
        let field = word.and_then(|word| self.field(word));
        field.is_some_and(|field| field.count != Count::Flag)
    }

    /// Puts flags with their values into a line: beside what was typed where a field may be given
    /// often, and in its place where it may not.
    fn put_in(&self, mut line: Typed, words: &[String]) -> Typed {
        for group in words.chunk_by(|_, next| !next.starts_with("--")) {
            let count = group.first().and_then(|flag| self.field(flag)).map(|field| field.count);
            line = match (group, count) {
                ([flag, value, ..], Some(Count::Many | Count::OneOrMore)) => line.and(flag, value),
                ([flag, value, ..], _) => line.with(flag, value),
                ([flag], _) => line.flagged(flag),
                ([], _) => line,
            };
        }
        line
    }

    /// The line with a value for each that is left open and for each that is needed and missing.
    fn whole(&self, mut line: Typed) -> (Typed, Vec<String>) {
        let mut notes = Vec::new();
        for field in self.spec.fields.iter().filter(|field| field.count != Count::Flag) {
            let flag = format!("--{}", field.flag());
            let given = line.values(&flag);
            let open = given.iter().any(|value| *value == AS_TYPED || *value == field.word);
            let needed = matches!(field.count, Count::One | Count::OneOrMore);
            let missing = given.is_empty() && needed && !self.named(field);
            if open || missing {
                let (value, note) = self.value(field, &flag);
                line = line.with(&flag, &value);
                notes.extend(note);
            }
        }
        (line, notes)
    }

    /// Whether the room gives this field a name by itself.
    fn named(&self, field: &FieldSpec) -> bool {
        let name = |room: &Room| act::suggest(self.spec.tag, &room.channel).is_some();
        field.name == "name" && self.room.is_some_and(name)
    }

    /// A value for a field, and what there is to say of it when it was not typed.
    fn value(&self, field: &FieldSpec, flag: &str) -> (String, Option<String>) {
        let open = |value: &&str| **value != *AS_TYPED && **value != *field.word;
        if let Some(value) = self.typed.values(flag).into_iter().find(open) {
            return (value.into(), None);
        }
        let help = field.help.trim_end_matches('.');
        let known = self.room.map(|room| room.known(field)).unwrap_or_default();
        let mut choices: Vec<String> =
            field.choices.iter().map(|(word, _)| (*word).into()).collect();
        // The choice of the kind's own example goes with most of what can be typed beside it.
        let usual = self.example(flag);
        choices.sort_by_key(|word| Some(word) != usual.as_ref());
        for (values, which) in [(&known, "here"), (&choices, "one of")] {
            if let Some(first) = values.first() {
                let all = listed(values.iter().take(12));
                let more = if values.len() > 12 { " and more" } else { "" };
                return (first.clone(), Some(format!("  {flag}: {help}; {which}: {all}{more}")));
            }
        }
        let value = self.example(flag).unwrap_or_else(|| example(field.word).into());
        let note = format!("  {flag}: {help}; what stands there is an example");
        (value, Some(note))
    }

    /// The value that the kind's own example has for a flag.
    fn example(&self, flag: &str) -> Option<String> {
        let example = Typed::new(&split(self.spec.example));
        let value = example.values(flag).first().map(|value| (*value).to_owned());
        value.filter(|value| !value.contains(AS_TYPED))
    }
}

/// An example of the right shape, where the kind of act has none of its own.
fn example(word: &str) -> &'static str {
    match word {
        "FILE" => "draft-2.txt",
        "PARTY" => "A",
        "WHO" => "kim@A",
        "PRINCIPAL" => "president@A",
        "POINT" | "NEW" | "NUMBER" | "ACT" => "1",
        "DRAFT" => "draft-1",
        "WHEN" => "2025-11-25",
        "MOMENT" => "2025-11-25T09:00:00Z",
        "NEW=OLD" => "same-labels",
        "NEW=AMENDMENT" => "1=amendment-1",
        "FIGURE" => "at-least 2 points",
        _ => "words",
    }
}
