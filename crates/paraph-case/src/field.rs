//! An act in words: how a form, a command line, a story and the log spell its fields.
//!
//! A kind of act declares its fields once, with `kind!`, each with one line of help.
//! From that declaration come the command, the form, the manual, the schema and the log's bytes.
//! Every value has two spellings: one that is signed (exactly one, in JSON) and one that people
//! type, which is looked up in the channel (`7` becomes the point's identity and the digest of its
//! words).

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paraph_log::hash::Hash;
use paraph_log::json::{Map, Value};
use paraph_log::receipt::Receipt;
use paraph_log::ssh::Signature;

use crate::channel::Channel;
use crate::id::{ActId, Actor, BadName, Name, Party};
use crate::time::{BadTime, Time, When};

/// How often a field may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly once.
    One,
    /// At most once.
    Optional,
    /// Any number of times.
    Many,
    /// A word that is there or not.
    Flag,
}

/// What a newcomer needs to know of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// The name in the log: `kept_for`.
    pub name: &'static str,
    /// One line of help.
    pub help: &'static str,
    /// What is written there: `POINT`, `PARTY`.
    pub word: &'static str,
    /// How often.
    pub count: Count,
    /// The only words allowed, with their meaning; empty where any will do.
    pub choices: &'static [(&'static str, &'static str)],
}

impl FieldSpec {
    /// The name on the command line: `kept-for`.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// Why the words of one field cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing was given.
    #[error("is missing")]
    Missing,
    /// It was given too often.
    #[error("can be given only once")]
    Twice,
    /// The log holds another type of value there.
    #[error("is not {0}")]
    NotA(&'static str),
    /// Not one of the words allowed.
    #[error("cannot be `{said}`; it is one of: {choices}")]
    NoChoice {
        /// What was said.
        said: String,
        /// What may be said.
        choices: String,
    },
    /// Nothing in this channel goes by that name.
    #[error("there is no {what} `{said}` here")]
    NoSuch {
        /// What was looked for.
        what: &'static str,
        /// The words used.
        said: String,
    },
    /// A draft whose text is needed, and is not here.
    #[error("the draft `{0}` is known of, not held: its words are not here")]
    NotHeld(String),
    /// Words that cannot be shown safely or are too long.
    #[error("{0}")]
    Words(BadWords),
    /// A name that is none.
    #[error("{0}")]
    Name(#[from] BadName),
    /// A time that is none.
    #[error("{0}")]
    Time(#[from] BadTime),
    /// A figure that is none.
    #[error("{0}")]
    Figure(#[from] crate::statements::BadFigure),
    /// A file that cannot be taken.
    #[error("{0}")]
    File(String),
    /// A receipt that cannot be made.
    #[error("{0}")]
    Receipt(String),
    /// A rule that cannot be read.
    #[error("the rule cannot be read: {0}")]
    Rule(String),
    /// A draft's text that cannot be read.
    #[error("{0}")]
    Text(String),
    /// A lineage that cannot be read.
    #[error("{0}")]
    Lineage(String),
}

impl Fault {
    /// Whether it is said of the field, and the field's name begins the sentence: `--point is
    /// missing`. Any other fault is a sentence by itself.
    const fn is_said_of_the_field(&self) -> bool {
        matches!(
            self,
            Self::Missing | Self::Twice | Self::NotA(_) | Self::NoChoice { .. } | Self::Words(_)
        )
    }
}

/// A field that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadField {
    /// The field.
    pub field: String,
    /// Why.
    pub fault: Fault,
}

impl core::error::Error for BadField {}

impl core::fmt::Display for BadField {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.fault.is_said_of_the_field() {
            write!(f, "--{} ", self.field.replace('_', "-"))?;
        }
        self.fault.fmt(f)
    }
}

/// Free words that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWords {
    /// Nothing is written.
    #[error("says nothing")]
    Empty,
    /// White space at an end.
    #[error("begins or ends with white space")]
    Padded,
    /// Too long for a field.
    #[error("has {0} characters; 4000 fit in a field, longer words belong in a draft")]
    Long(usize),
    /// A character that hides, or changes how the rest reads.
    #[error("holds the character U+{0:04X}, which cannot be seen or changes how the rest reads")]
    Hidden(u32),
}

/// Words as somebody wrote them: not empty, at most 4000 characters, nothing in them that cannot
/// be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(String);

impl Words {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl core::fmt::Display for Words {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::str::FromStr for Words {
    type Err = BadWords;

    fn from_str(text: &str) -> Result<Self, BadWords> {
        let length = text.chars().count();
        if text.trim().is_empty() {
            return Err(BadWords::Empty);
        }
        if text.trim() != text {
            return Err(BadWords::Padded);
        }
        if length > 4000 {
            return Err(BadWords::Long(length));
        }
        match text.chars().find(|c| *c != '\n' && !paraph_text::is_plain(*c)) {
            Some(hidden) => Err(BadWords::Hidden(hidden.into())),
            None => Ok(Self(text.into())),
        }
    }
}

/// Where the words of a form are looked up.
pub struct Form<'a> {
    /// The channel that the act is for.
    pub channel: &'a Channel,
    /// The channels it lies under, which it may point at.
    pub wider: &'a [&'a Channel],
    /// The words given so far, by field.
    pub words: &'a dyn Fn(&str) -> Vec<String>,
    /// Files that the form brings along.
    pub files: &'a mut dyn Files,
}

/// Brings a file's bytes into the form: the shell's part, since the case opens no files.
pub trait Files {
    /// Reads the file that the words name and keeps it to travel with the act.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it is too large.
    fn take(&mut self, words: &str) -> Result<Vec<u8>, Fault>;

    /// Keeps bytes that the form made itself, to travel with the act.
    fn keep(&mut self, bytes: Vec<u8>) -> Hash;

    /// Makes the receipt that the author of the form has this file from `from`, and signs it with
    /// the author's key, under the namespace of receipts.
    ///
    /// # Errors
    ///
    /// When no key is at hand, or a name is too long for a receipt.
    fn sign_receipt(&mut self, _file: Hash, _from: &str) -> Result<(Receipt, Signature), Fault> {
        Err(Fault::Receipt("nobody here holds the key that signs the receipt".into()))
    }
}

/// One value in its two spellings.
pub trait Item: Sized {
    /// What is written there: `POINT`.
    const WORD: &'static str;
    /// The only words allowed, with their meaning.
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    /// Reads the signed spelling.
    ///
    /// # Errors
    ///
    /// When it is not that spelling.
    fn read(value: &Value) -> Result<Self, Fault>;

    /// Writes the signed spelling.
    fn write(&self) -> Value;

    /// Reads what a person typed.
    ///
    /// # Errors
    ///
    /// When the words mean nothing here.
    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault>;

    /// Reads several values from one word, where people write `7,10`.
    ///
    /// # Errors
    ///
    /// When the words mean nothing here.
    fn spell_many(words: &str, form: &mut Form<'_>) -> Result<Vec<Self>, Fault> {
        // The whole first, since free words hold commas of their own.
        match Self::spell(words, form) {
            Ok(item) => Ok(alloc::vec![item]),
            Err(fault) if !words.contains(',') => Err(fault),
            Err(_) => words.split(',').map(|word| Self::spell(word.trim(), form)).collect(),
        }
    }
}

/// A declared field: a value, perhaps a value, several values, or a flag.
pub trait Field: Sized {
    /// What is written there.
    const WORD: &'static str;
    /// How often.
    const COUNT: Count;
    /// The only words allowed.
    const CHOICES: &'static [(&'static str, &'static str)];

    /// Reads the signed spelling.
    ///
    /// # Errors
    ///
    /// When it is not that spelling, or missing.
    fn read(value: Option<&Value>) -> Result<Self, Fault>;

    /// Writes the signed spelling; nothing when there is nothing to say.
    fn write(&self) -> Option<Value>;

    /// Reads what a person typed.
    ///
    /// # Errors
    ///
    /// When the words mean nothing here, or are missing.
    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault>;
}

impl<T: Item> Field for T {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::One;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        T::read(value.ok_or(Fault::Missing)?)
    }

    fn write(&self) -> Option<Value> {
        Some(Item::write(self))
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        match words {
            [] => Err(Fault::Missing),
            [one] => T::spell(one, form),
            _ => Err(Fault::Twice),
        }
    }
}

impl<T: Item> Field for Option<T> {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::Optional;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        value.map(T::read).transpose()
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().map(Item::write)
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        match words {
            [] => Ok(None),
            [one] => T::spell(one, form).map(Some),
            _ => Err(Fault::Twice),
        }
    }
}

impl<T: Item> Field for Vec<T> {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::Many;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    /// An empty list has one spelling: the field is absent.
    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        let Some(value) = value else { return Ok(Self::new()) };
        match value.as_list() {
            None | Some([]) => Err(Fault::NotA("a list with something in it")),
            Some(items) => items.iter().map(T::read).collect(),
        }
    }

    fn write(&self) -> Option<Value> {
        if self.is_empty() {
            return None;
        }
        Some(Value::List(self.iter().map(Item::write).collect()))
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        let mut items = Self::new();
        for words in words {
            items.extend(T::spell_many(words, form)?);
        }
        Ok(items)
    }
}

impl Field for bool {
    const WORD: &'static str = "";
    const COUNT: Count = Count::Flag;
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    /// `false` has one spelling: the field is absent.
    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        match value {
            None => Ok(false),
            Some(Value::Bool(true)) => Ok(true),
            Some(_) => Err(Fault::NotA("true (leave it out for false)")),
        }
    }

    fn write(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }

    fn spell(words: &[String], _: &mut Form<'_>) -> Result<Self, Fault> {
        match words {
            [] => Ok(false),
            [word] if word == "true" => Ok(true),
            [_] => Err(Fault::NotA("a flag: leave it out, or give it without a value")),
            _ => Err(Fault::Twice),
        }
    }
}

/// Makes a type an [`Item`] whose signed spelling and typed spelling are both its `Display` and
/// `FromStr`.
macro_rules! spelled_alike {
    ($($type:ty => $word:literal),* $(,)?) => {$(
        impl Item for $type {
            const WORD: &'static str = $word;

            fn read(value: &Value) -> Result<Self, Fault> {
                Ok(text(value)?.parse::<Self>()?)
            }

            fn write(&self) -> Value {
                Value::Text(self.to_string())
            }

            fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
                Ok(words.parse::<Self>()?)
            }
        }
    )*};
}

impl From<BadWords> for Fault {
    fn from(bad: BadWords) -> Self {
        Self::Words(bad)
    }
}

spelled_alike! {
    Party => "PARTY",
    Actor => "WHO",
    Name => "NAME",
    Time => "MOMENT",
    When => "WHEN",
}

/// Words are signed without white space at their ends, so that one name is not two.
impl Item for Words {
    const WORD: &'static str = "WORDS";

    fn read(value: &Value) -> Result<Self, Fault> {
        Ok(text(value)?.parse::<Self>()?)
    }

    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        Ok(words.trim().parse::<Self>()?)
    }
}

impl Item for Hash {
    const WORD: &'static str = "DIGEST";

    fn read(value: &Value) -> Result<Self, Fault> {
        text(value)?.parse().map_err(|_| Fault::NotA("64 lower-case hexadecimal digits"))
    }

    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        words.parse().map_err(|_| Fault::NotA("64 lower-case hexadecimal digits"))
    }
}

/// An act of this channel: typed as its place in the log, or the first digits of its id, at least
/// six.
impl Item for ActId {
    const WORD: &'static str = "ACT";

    fn read(value: &Value) -> Result<Self, Fault> {
        <Hash as Item>::read(value).map(Self)
    }

    fn write(&self) -> Value {
        Item::write(&self.0)
    }

    fn spell(words: &str, form: &mut Form<'_>) -> Result<Self, Fault> {
        let recorded = form.channel.recorded();
        // A place has fewer than six digits here, so that it is never taken for an id.
        let place = words.len() < 6 && words.bytes().all(|b| b.is_ascii_digit());
        if let Some(act) = words.parse().ok().filter(|_| place).and_then(|n: usize| recorded.get(n))
        {
            return Ok(act.id);
        }
        let fits = |id: &Self| words.len() >= 6 && id.to_string().starts_with(words);
        let mut found = recorded.iter().map(|recorded| recorded.id).filter(fits);
        match (found.next(), found.next()) {
            (Some(id), None) => Ok(id),
            _ => Err(Fault::NoSuch { what: "act", said: words.into() }),
        }
    }
}

/// A whole number that is not negative.
impl Item for u32 {
    const WORD: &'static str = "NUMBER";

    fn read(value: &Value) -> Result<Self, Fault> {
        value.as_int().and_then(|n| Self::try_from(n).ok()).ok_or(Fault::NotA("a whole number"))
    }

    fn write(&self) -> Value {
        Value::Int(i64::from(*self))
    }

    fn spell(words: &str, _: &mut Form<'_>) -> Result<Self, Fault> {
        let plain = words.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| words.parse().ok()).flatten().ok_or(Fault::NotA("a whole number"))
    }
}

/// The text in a value.
///
/// # Errors
///
/// When it is no text.
pub(crate) fn text(value: &Value) -> Result<&str, Fault> {
    value.as_text().ok_or(Fault::NotA("text"))
}

/// The members of a map, all of them named; anything else in it is refused.
///
/// # Errors
///
/// When it is no map, or holds something unknown.
pub(crate) fn map<'a>(value: &'a Value, known: &[&str]) -> Result<&'a Map, Fault> {
    let map = value.as_map().ok_or(Fault::NotA("a map"))?;
    match map.keys().all(|key| known.contains(&key)) {
        true => Ok(map),
        false => Err(Fault::NotA("a map without unknown members")),
    }
}

/// What a kind of act declares of itself.
pub trait Declared: Sized {
    /// The word in the log and on the command line. Never given to another kind.
    const TAG: &'static str;

    /// What it is, as paragraphs of help; the first line stands alone in lists.
    fn help() -> String;

    /// Its fields.
    fn fields() -> Vec<FieldSpec>;

    /// Reads the signed spelling; a field that is not declared is refused.
    ///
    /// # Errors
    ///
    /// Names the first field that cannot be taken.
    fn read(fields: &Map) -> Result<Self, BadField>;

    /// Writes the signed spelling.
    fn write(&self) -> Map;

    /// Reads what a person typed.
    ///
    /// # Errors
    ///
    /// Names the first field that cannot be taken.
    fn spell(form: &mut Form<'_>) -> Result<Self, BadField>;
}

/// Joins doc comments into help: lines of one paragraph become one line.
pub(crate) fn help(lines: &[&str]) -> String {
    let mut help = String::new();
    for line in lines.iter().map(|line| line.trim()) {
        if line.is_empty() {
            help.push_str("\n\n");
        } else {
            if !help.is_empty() && !help.ends_with('\n') {
                help.push(' ');
            }
            help.push_str(line);
        }
    }
    help
}

/// Declares a kind of act: its doc comment is its help, each field has one line.
///
/// ```text
/// kind! {
///     /// Objects to the words of a point.
///     "object" => pub struct Object {
///         /// The point whose words are objected to.
///         point: Wording,
///     }
/// }
/// ```
macro_rules! kind {
    (
        $(#[doc = $doc:literal])+
        $tag:literal => pub struct $name:ident {
            $($(#[doc = $help:literal])+ $field:ident: $type:ty,)*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[doc = $help])+ pub $field: $type,)*
        }

        impl $crate::field::Declared for $name {
            const TAG: &'static str = $tag;

            fn help() -> alloc::string::String {
                $crate::field::help(&[$($doc),+])
            }

            fn fields() -> alloc::vec::Vec<$crate::field::FieldSpec> {
                alloc::vec![$($crate::field::FieldSpec {
                    name: stringify!($field),
                    help: concat!($($help),+).trim_ascii(),
                    word: <$type as $crate::field::Field>::WORD,
                    count: <$type as $crate::field::Field>::COUNT,
                    choices: <$type as $crate::field::Field>::CHOICES,
                }),*]
            }

            fn read(fields: &paraph_log::json::Map) -> Result<Self, $crate::field::BadField> {
                $crate::field::refuse_unknown(fields, &[$(stringify!($field)),*])?;
                Ok(Self {$($field: <$type as $crate::field::Field>::read(
                    fields.get(stringify!($field)),
                ).map_err(|fault| $crate::field::bad(stringify!($field), fault))?),*})
            }

            fn write(&self) -> paraph_log::json::Map {
                let mut fields = paraph_log::json::Map::default();
                $(if let Some(value) = $crate::field::Field::write(&self.$field) {
                    fields.insert(stringify!($field), value);
                })*
                fields
            }

            fn spell(form: &mut $crate::field::Form<'_>) -> Result<Self, $crate::field::BadField> {
                Ok(Self {$($field: <$type as $crate::field::Field>::spell(
                    &(form.words)(stringify!($field)), form,
                ).map_err(|fault| $crate::field::bad(stringify!($field), fault))?),*})
            }
        }
    };
}
pub(crate) use kind;

/// Declares a closed list of words that a field may hold, each with its meaning.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $word:literal => pub enum $name:ident {
            $($(#[doc = $help:literal])+ $variant:ident = $said:literal,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[doc = $help])+ $variant,)+
        }

        impl $name {
            /// The word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $said,)+ }
            }

            /// Reads the word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($said => Some(Self::$variant),)+ _ => None }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::view::Shown for $name {
            fn json(&self) -> paraph_log::json::Value {
                paraph_log::json::Value::Text(self.as_str().into())
            }

            fn schema() -> paraph_log::json::Value {
                $crate::view::one_of(<Self as $crate::field::Item>::CHOICES)
            }
        }

        impl $crate::field::Item for $name {
            const WORD: &'static str = $word;
            const CHOICES: &'static [(&'static str, &'static str)] =
                &[$(($said, concat!($($help),+).trim_ascii())),+];

            fn read(value: &paraph_log::json::Value) -> Result<Self, $crate::field::Fault> {
                let said = $crate::field::text(value)?;
                Self::from_word(said).ok_or_else(|| $crate::field::no_choice::<Self>(said))
            }

            fn write(&self) -> paraph_log::json::Value {
                paraph_log::json::Value::Text(self.as_str().into())
            }

            fn spell(
                words: &str,
                _: &mut $crate::field::Form<'_>,
            ) -> Result<Self, $crate::field::Fault> {
                Self::from_word(words).ok_or_else(|| $crate::field::no_choice::<Self>(words))
            }
        }
    };
}
pub(crate) use choice;

pub(crate) fn no_choice<T: Item>(said: &str) -> Fault {
    let words: Vec<&str> = T::CHOICES.iter().map(|(word, _)| *word).collect();
    Fault::NoChoice { said: said.into(), choices: words.join(", ") }
}

pub(crate) fn bad(field: &str, fault: Fault) -> BadField {
    BadField { field: field.into(), fault }
}

/// Refuses a map with a member that is not declared.
pub(crate) fn refuse_unknown(fields: &Map, known: &[&str]) -> Result<(), BadField> {
    match fields.keys().find(|key| !known.contains(key)) {
        Some(key) => Err(bad(key, Fault::NotA("a field of this kind of act"))),
        None => Ok(()),
    }
}
