//! Fields that name one thing or more: an act about nothing is no act.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Deref;

use paraph_log::json::Value;

use super::{Count, Fault, Field, Form, Item};

/// Several values, and at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMore<T>(Vec<T>);

impl<T> OneOrMore<T> {
    /// The values, if there are any.
    #[must_use]
    pub fn new(items: Vec<T>) -> Option<Self> {
        (!items.is_empty()).then_some(Self(items))
    }
}

impl<T> Deref for OneOrMore<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a OneOrMore<T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Item> Field for OneOrMore<T> {
    const WORD: &'static str = T::WORD;
    const COUNT: Count = Count::OneOrMore;
    const CHOICES: &'static [(&'static str, &'static str)] = T::CHOICES;

    fn read(value: Option<&Value>) -> Result<Self, Fault> {
        Self::new(Field::read(value)?).ok_or(Fault::Missing)
    }

    fn write(&self) -> Option<Value> {
        Field::write(&self.0)
    }

    fn spell(words: &[String], form: &mut Form<'_>) -> Result<Self, Fault> {
        Self::new(Field::spell(words, form)?).ok_or(Fault::Missing)
    }
}
