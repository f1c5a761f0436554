//! How a closed list of words is declared, and what follows from the declaration.

use alloc::vec::Vec;

use super::{Fault, Item};

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

/// Refuses a word that is not on the list, which it quotes.
pub(crate) fn no_choice<T: Item>(said: &str) -> Fault {
    let words: Vec<&str> = T::CHOICES.iter().map(|(word, _)| *word).collect();
    Fault::NoChoice { said: said.into(), choices: words.join(", ") }
}
