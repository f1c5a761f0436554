//! Views: what a reader is answered, computed each time from the acts that it may read.
//!
//! A view is a struct declared with `view!`: its fields are the answer, and give the JSON and its
//! schema by themselves; how it reads in lines is written beside it. It is made from a
//! [`Seen`], which only a member can have, and from nothing else.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};
use paraph_text::WordingDigest;

use crate::channel::Channel;
use crate::field::Words;
use crate::id::{ActId, Actor, ChannelId, Name, Party};
use crate::seen::Seen;
use crate::time::{Time, When};

/// What the declaration of a view names.
#[doc(hidden)]
pub use paraph_log::json;

mod page;

pub use page::{Page, Tone, WIDTH, one_line};

/// A value that a view shows.
pub trait Shown {
    /// Its JSON; [`Value::Null`] where there is nothing, and the member is then left out.
    fn json(&self) -> Value;
    /// The JSON Schema of that.
    fn schema() -> Value;
    /// Whether it may be left out.
    const OPTIONAL: bool = false;
}

/// A view: one question that a reader can ask of a channel.
pub trait View: Shown + Sized {
    /// The command.
    const NAME: &'static str;
    /// What it answers, in a line.
    const ABOUT: &'static str;
    /// What it can be asked about: a word for it, what it means, and whether it must be given.
    const ASKED: Option<Asked> = None;

    /// Answers.
    ///
    /// # Errors
    ///
    /// When what was asked about is not there, for this reader.
    fn of(seen: &Seen<'_>, asked: Option<&str>) -> Result<Self, NoView>;

    /// The answer in lines, without the channel's name before the first.
    fn lines(&self, page: &mut Page);
}

/// What a view can be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// `POINT`.
    pub word: &'static str,
    /// One line.
    pub help: &'static str,
    /// Whether it must be given.
    pub required: bool,
}

/// Why there is no answer. It is the same for what is not there and for what one may not see.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoView {
    /// No such thing.
    #[error("there is no {what} `{said}` here")]
    NoSuch {
        /// What was looked for.
        what: &'static str,
        /// How it was named.
        said: String,
    },
    /// The answer is refused, and the reason says why.
    #[error("{0}")]
    Refused(String),
}

/// A view in a list: what help and the command line need to know of it.
#[derive(Clone, Copy, Debug)]
pub struct ViewSpec {
    /// The command.
    pub name: &'static str,
    /// What it answers.
    pub about: &'static str,
    /// What it can be asked about.
    pub asked: Option<Asked>,
    /// The JSON Schema of its answer, in its envelope.
    pub schema: fn() -> Value,
    /// Answers.
    pub answer: fn(&Seen<'_>, Option<&str>) -> Result<Answer, NoView>,
}

/// An answer in both forms.
#[derive(Clone, Debug)]
pub struct Answer {
    /// For programs: the envelope (which view, which channel) and the answer.
    pub json: Value,
    /// For people.
    pub page: Page,
}

impl ViewSpec {
    pub(crate) const fn of<V: View>() -> Self {
        Self {
            name: V::NAME,
            about: V::ABOUT,
            asked: V::ASKED,
            schema: envelope_schema::<V>,
            answer: answer::<V>,
        }
    }
}

fn answer<V: View>(seen: &Seen<'_>, asked: Option<&str>) -> Result<Answer, NoView> {
    let view = V::of(seen, asked)?;
    Ok(told(V::NAME, seen.channel(), view.json(), |page| view.lines(page)))
}

/// An answer about a channel, in both forms: every one begins with what holds of the whole channel.
/// For what the command line answers with the help of an engine; a view is told so by itself.
pub fn told(name: &str, channel: &Channel, answer: Value, lines: impl FnOnce(&mut Page)) -> Answer {
    let mut page = Page::default();
    let mut envelope = Map::default();
    if let Some(recorder) = &channel.charter().reconstruction {
        page.line(0, reconstruction(recorder));
        envelope.insert("reconstruction", recorder.to_string());
    }
    if let (Some(rules), Some(line)) = (channel.other_rules(), judged_so_far(channel)) {
        page.line(0, line);
        envelope.insert("unknown_rules", rules.to_string());
    }
    page.head(channel.name());
    lines(&mut page);
    let mut of = Map::default();
    of.insert("id", channel.id().to_string());
    of.insert("name", channel.name().to_string());
    of.insert("size", channel.size().json());
    envelope.insert("answer", answer);
    envelope.insert("channel", Value::Map(of));
    envelope.insert("view", name);
    Answer { json: Value::Map(envelope), page }
}

fn reconstruction(recorder: &Party) -> String {
    alloc::format!(
        "A reconstruction, recorded by {recorder}: each act restates what a party is publicly \
         reported to have done or said."
    )
}

/// Up to where a channel is judged, where it has adopted a rule-set that this program does not know.
#[must_use]
pub fn judged_so_far(channel: &Channel) -> Option<String> {
    let rules = channel.other_rules()?;
    let last = channel.size().saturating_sub(1);
    Some(alloc::format!(
        "This channel has adopted the rule-set {rules}, which this program does not know: it judges \
         no act after act {last}."
    ))
}

fn envelope_schema<V: View>() -> Value {
    told_schema::<V>(V::NAME, V::ABOUT)
}

/// The JSON Schema of what [`told`] answers.
#[must_use]
pub fn told_schema<A: Shown>(name: &str, about: &'static str) -> Value {
    let channel = [("id", String::schema()), ("name", String::schema()), ("size", u64::schema())];
    let channel = channel.map(|(name, schema)| Member { name, help: "", schema, optional: false });
    let members = [
        Member { name: "answer", help: about, schema: A::schema(), optional: false },
        Member {
            name: "channel",
            help: "The channel that was asked",
            schema: object("A channel", &channel),
            optional: false,
        },
        Member {
            name: "reconstruction",
            help: "Who recorded it, when the channel is a reconstruction",
            schema: String::schema(),
            optional: true,
        },
        Member {
            name: "unknown_rules",
            help: "The rule-set that the channel adopted, when this program judges no further",
            schema: String::schema(),
            optional: true,
        },
        Member { name: "view", help: "The view", schema: String::schema(), optional: false },
    ];
    let mut schema = object(about, &members);
    if let Value::Map(map) = &mut schema {
        map.insert("$schema", "https://json-schema.org/draft/2020-12/schema");
        map.insert("title", name);
    }
    schema
}

/// One member of a shown struct, for its schema.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// One line.
    pub help: &'static str,
    /// Its type.
    pub schema: Value,
    /// Whether it may be absent.
    pub optional: bool,
}

/// The JSON Schema of a map with these members and no others.
#[must_use]
pub fn object(about: &str, members: &[Member]) -> Value {
    let mut properties = Map::default();
    let mut required = Vec::new();
    for member in members {
        let mut schema = member.schema.clone();
        if let (Value::Map(map), false) = (&mut schema, member.help.is_empty()) {
            map.insert("description", member.help);
        }
        properties.insert(member.name, schema);
        if !member.optional {
            required.push(Value::Text(member.name.into()));
        }
    }
    let mut schema = Map::default();
    schema.insert("additionalProperties", false);
    schema.insert("description", about.trim());
    schema.insert("properties", Value::Map(properties));
    schema.insert("required", Value::List(required));
    schema.insert("type", "object");
    Value::Map(schema)
}

/// The JSON Schema of a plain type.
#[must_use]
pub fn plain(word: &str) -> Value {
    let mut schema = Map::default();
    schema.insert("type", word);
    Value::Map(schema)
}

/// The JSON Schema of a closed list of words.
#[must_use]
pub fn one_of(choices: &[(&str, &str)]) -> Value {
    let words = choices.iter().map(|(word, _)| Value::Text((*word).into())).collect();
    let mut schema = Map::default();
    schema.insert("enum", Value::List(words));
    Value::Map(schema)
}

macro_rules! shown_as_text {
    ($($type:ty),* $(,)?) => {$(
        impl Shown for $type {
            fn json(&self) -> Value {
                Value::Text(self.to_string())
            }

            fn schema() -> Value {
                plain("string")
            }
        }
    )*};
}

shown_as_text! {
    String, Name, Party, Actor, ActId, ChannelId, Hash, Time, When, Words, WordingDigest,
}

impl Shown for bool {
    fn json(&self) -> Value {
        Value::Bool(*self)
    }

    fn schema() -> Value {
        plain("boolean")
    }
}

/// A count. Beyond 2^53 it would stop being exact elsewhere, and no log is that long.
impl Shown for u64 {
    fn json(&self) -> Value {
        Value::Int(i64::try_from(*self).unwrap_or(i64::MAX))
    }

    fn schema() -> Value {
        plain("integer")
    }
}

impl<T: Shown> Shown for Option<T> {
    const OPTIONAL: bool = true;

    fn json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Shown::json)
    }

    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn json(&self) -> Value {
        Value::List(self.iter().map(Shown::json).collect())
    }

    fn schema() -> Value {
        let mut schema = Map::default();
        schema.insert("items", T::schema());
        schema.insert("type", "array");
        Value::Map(schema)
    }
}

/// How many there are.
#[must_use]
pub fn count<T>(items: &[T]) -> u64 {
    u64::try_from(items.len()).unwrap_or(u64::MAX)
}

/// `1 point`, `2 points`.
#[must_use]
pub fn number(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    alloc::format!("{n} {noun}{plural}")
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn listed<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => alloc::format!("{} and {last}", before.join(", ")),
    }
}

/// `: the sum is too high`, where something is added to what was said; nothing otherwise.
#[must_use]
pub fn added<T: fmt::Display>(words: Option<&T>) -> String {
    words.map(|words| alloc::format!(": {words}")).unwrap_or_default()
}

/// Labels with long runs of whole numbers as one: `1 to 28`. Short runs stay a list.
#[must_use]
pub fn spans(labels: &[&str]) -> Vec<String> {
    let follows = |a: &str, b: &str| match (a.parse::<u32>(), b.parse::<u32>()) {
        (Ok(a), Ok(b)) => a.checked_add(1) == Some(b),
        _ => false,
    };
    let runs = labels.chunk_by(|a, b| follows(a, b));
    let spelled = runs.flat_map(|run| match run {
        [first, .., last] if run.len() > 5 => alloc::vec![alloc::format!("{first} to {last}")],
        several => several.iter().map(ToString::to_string).collect(),
    });
    spelled.collect()
}

/// Declares a struct that is shown: its fields give the JSON and the schema.
#[macro_export]
macro_rules! view {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident {
            $($(#[doc = $help:literal])+ $field:ident: $type:ty,)*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[doc = $help])+ pub $field: $type,)*
        }

        impl $crate::view::Shown for $name {
            fn json(&self) -> $crate::view::json::Value {
                let mut map = $crate::view::json::Map::default();
                $(match $crate::view::Shown::json(&self.$field) {
                    $crate::view::json::Value::Null => {}
                    value => { map.insert(stringify!($field), value); }
                })*
                $crate::view::json::Value::Map(map)
            }

            fn schema() -> $crate::view::json::Value {
                $crate::view::object(concat!($($doc),+), &[$($crate::view::Member {
                    name: stringify!($field),
                    help: concat!($($help),+).trim_ascii(),
                    schema: <$type as $crate::view::Shown>::schema(),
                    optional: <$type as $crate::view::Shown>::OPTIONAL,
                }),*])
            }
        }
    };
}
pub use view;
