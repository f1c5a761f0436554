//! How a kind of act declares its fields, and what follows from the declaration.

use alloc::string::String;
use alloc::vec::Vec;

use paraph_log::json::Map;

use super::{BadField, Fault, FieldSpec, Form, bad};

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

/// Refuses a map with a member that is not declared.
pub(crate) fn refuse_unknown(fields: &Map, known: &[&str]) -> Result<(), BadField> {
    match fields.keys().find(|key| !known.contains(key)) {
        Some(key) => Err(bad(key, Fault::NotA("a field of this kind of act"))),
        None => Ok(()),
    }
}
