//! What the lists say of a word or phrase.

use alloc::borrow::Cow;

/// What a list is of: the name of a section.
pub type Section = &'static str;

/// An entry that a word or phrase has in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list.
    pub section: Section,
    /// What stands behind the section's name.
    pub value: &'static str,
}

impl Entry {
    /// Whether it is of a list.
    #[must_use]
    pub fn is(&self, section: Section) -> bool {
        self.section == section
    }
}

/// All entries of a word, in the order of the lists.
///
/// Nearly every question that is asked of a word is whether it stands in some section, and nearly every
/// answer is no: one bit of each section tells most of these without a look at the names.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    all: Cow<'static, [Entry]>,
    /// The bits of their sections, and perhaps of some that were taken away.
    sections: u64,
}

impl Entries {
    /// Whether there is one in a section.
    #[inline]
    #[must_use]
    pub fn has(&self, section: Section) -> bool {
        self.sections & section_bit(section) != 0 && self.all.iter().any(|entry| entry.is(section))
    }

    /// What stands behind the name of a section, in the first entry that is of it.
    #[inline]
    #[must_use]
    pub fn value(&self, section: Section) -> Option<&'static str> {
        self.of(section).next()
    }

    /// What stands behind the name of a section, in every entry that is of it.
    pub fn of(&self, section: Section) -> impl Iterator<Item = &'static str> {
        let may_have = self.sections & section_bit(section) != 0;
        let all: &[Entry] = if may_have { &self.all } else { &[] };
        all.iter().filter(move |entry| entry.is(section)).map(|entry| entry.value)
    }

    /// Takes those of a section away.
    pub fn remove(&mut self, section: Section) {
        if self.has(section) {
            self.all.to_mut().retain(|entry| !entry.is(section));
        }
    }

    /// Adds one of a section without a value.
    pub fn add(&mut self, section: Section) {
        self.all.to_mut().push(Entry { section, value: "" });
        self.sections |= section_bit(section);
    }

    /// Adds entries of the lists, which have these sections.
    pub(crate) fn append(&mut self, entries: &'static [Entry], sections: u64) {
        self.sections |= sections;
        match self.all.is_empty() {
            true => self.all = Cow::Borrowed(entries),
            false => self.all.to_mut().extend(entries),
        }
    }
}

/// A bit for a section: others may have the same one.
#[inline]
pub(crate) const fn section_bit(section: Section) -> u64 {
    let name = section.as_bytes();
    let Some(last) = name.len().checked_sub(1) else { return 1 };
    let [first, middle, last] = [name[0] as usize, name[last / 2] as usize, name[last] as usize];
    1 << ((first * 7 + middle * 5 + last * 3 + name.len()) % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_their_section() {
        const LISTED: [Entry; 3] = [
            Entry { section: "force", value: "" },
            Entry { section: "force", value: "5" },
            Entry { section: "verb", value: "" },
        ];
        let bits = LISTED.iter().fold(0, |all, entry| all | section_bit(entry.section));
        let mut entries = Entries::default();
        entries.append(&LISTED, bits);
        assert!(entries.has("force") && entries.has("verb") && !entries.has("month"));
        assert_eq!(entries.value("force"), Some(""));
        assert_eq!(entries.of("force").collect::<alloc::vec::Vec<_>>(), ["", "5"]);
        entries.remove("force");
        entries.add("if");
        assert!(!entries.has("force") && entries.has("if") && entries.has("verb"));
    }
}
