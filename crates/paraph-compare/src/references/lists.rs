//! The lists of words by which references are read, as data: a language is added in `data/references.txt`, without code.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::sections;

/// The lists, each under its name in brackets, a word a line.
const TEXT: &str = include_str!("../../data/references.txt");

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// Words that announce a reference.
    Words,
    /// Those of them that name parts of a point: `paragraph 2` is one of this article.
    Local,
    /// Those of them that name what is numbered apart from the points: `Annex 2` is no point 2.
    Apart,
    /// Those of them that are short forms, with a point behind: `pt. 5`.
    Short,
    /// Those of them that name no point where a letter in brackets is not behind them: `the letter of May`.
    Letters,
    /// Those of them with a year behind a stroke, and no point then: `Regulation 44/2001`.
    Acts,
    /// Those of them by which a provision is named by its place: `the preceding article`.
    Provisions,
    /// Those of them that name a place too: `border point 2`.
    PlaceWords,
    /// Those of them for parts of things as well as of texts: `part 2 of the price`.
    Things,
    /// How those begin that name points of the whole draft, also in an annex.
    Whole,
    /// What stands between labels.
    Links,
    /// Those of them between the first label of a range and the last.
    Ranges,
    /// Those of them that leave a choice: `points 1 or 2`.
    Alternatives,
    /// What stands between a word and its number and says that it is one: `point no. 2`.
    Number,
    /// What a number before it counts, without the letter of the plural.
    Units,
    /// What stands before a label that no word announces: `under 5(2)`.
    Bare,
    /// The same, where the label stands in brackets.
    BareInBrackets,
    /// Words that may stand behind such a label, or behind a heading that is named.
    Behind,
    /// What leads to the words of a heading: `the section on guarantees`.
    Titled,
    /// What says that this very text is meant.
    This,
    /// What leads from a part to the whole: `paragraph 2 of Article 5`.
    Of,
    /// What stands before the name of this text or of another.
    The,
    /// What says that another text is meant than the one that speaks.
    Other,
    /// What a text that speaks of itself is called, by whatever name it goes.
    Own,
    /// Nouns for texts that have points of their own.
    Instruments,
    /// Nouns for others of them, which mean no text where no `of` leads to them: `point 2 of the report`.
    Papers,
    /// Instruments by their initials: `Article 2 ECHR`.
    Initials,
    /// What says that the text is another that was named before: `of the said agreement`.
    Aforesaid,
    /// What any text may be called that speaks of itself: `of the whole agreement`.
    OwnKinds,
    /// Words for parts of a provision that have no number: `the first sentence of point 3`.
    Sentences,
    /// What stands before a word for a provision where it is a place: `border point 2`, `agenda item 3`.
    Places,
    /// What says that the point before is meant.
    Preceding,
    /// What says that the point behind is meant.
    Following,
    /// What stands before these: `in any following point` means no certain one.
    Certain,
}

impl List {
    /// The words of it.
    pub(crate) fn words(self) -> &'static [&'static str] {
        static READ: OnceBox<BTreeMap<&str, Vec<&str>>> = OnceBox::new();
        let lists = READ.get_or_init(|| Box::new(read(TEXT)));
        lists.get(self.name()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a word in small letters is one of it.
    pub(crate) fn has(self, word: &str) -> bool {
        self.words().contains(&word)
    }

    /// Its name in the file.
    const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Local => "local",
            Self::Apart => "apart",
            Self::Short => "short",
            Self::Letters => "letters",
            Self::Acts => "acts",
            Self::Provisions => "provisions",
            Self::PlaceWords => "place words",
            Self::Things => "things",
            Self::Whole => "whole",
            Self::Links => "links",
            Self::Ranges => "ranges",
            Self::Alternatives => "alternatives",
            Self::Number => "number",
            Self::Units => "units",
            Self::Bare => "bare",
            Self::BareInBrackets => "bare in brackets",
            Self::Behind => "behind",
            Self::Titled => "titled",
            Self::This => "this",
            Self::Of => "of",
            Self::The => "the",
            Self::Other => "other",
            Self::Own => "own",
            Self::Instruments => "instruments",
            Self::Papers => "papers",
            Self::Initials => "initials",
            Self::Aforesaid => "aforesaid",
            Self::OwnKinds => "own kinds",
            Self::Sentences => "sentences",
            Self::Places => "places",
            Self::Preceding => "preceding",
            Self::Following => "following",
            Self::Certain => "certain",
        }
    }
}

/// The lists of a file by their names.
fn read(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    sections::entries(text).for_each(|(name, word)| lists.entry(name).or_default().push(word));
    lists
}

#[cfg(test)]
mod tests {
    use super::{List, TEXT, read};

    const ALL: [List; 34] = [
        List::Words,
        List::Local,
        List::Apart,
        List::Short,
        List::Letters,
        List::Acts,
        List::Provisions,
        List::PlaceWords,
        List::Things,
        List::Whole,
        List::Links,
        List::Ranges,
        List::Alternatives,
        List::Number,
        List::Units,
        List::Bare,
        List::BareInBrackets,
        List::Behind,
        List::Titled,
        List::This,
        List::Of,
        List::The,
        List::Other,
        List::Own,
        List::Instruments,
        List::Papers,
        List::Initials,
        List::Aforesaid,
        List::OwnKinds,
        List::Sentences,
        List::Places,
        List::Preceding,
        List::Following,
        List::Certain,
    ];

    /// A list that is misspelt would be empty, and one that nobody asks for would be read for nothing.
    #[test]
    fn the_file_has_each_list_and_no_other() {
        let lists = read(TEXT);
        assert!(ALL.iter().all(|list| !list.words().is_empty()));
        assert_eq!(lists.len(), ALL.len());
        let small = |word: &&str| *word.to_lowercase() == **word && *word.trim() == **word;
        assert!(lists.values().flatten().all(small));
    }

    #[test]
    fn what_says_more_of_a_word_says_it_of_one_that_announces() {
        let announce = List::Words.words();
        for list in [
            List::Local,
            List::Apart,
            List::Short,
            List::Letters,
            List::Acts,
            List::Provisions,
            List::PlaceWords,
            List::Things,
        ] {
            for word in list.words() {
                assert!(announce.contains(word), "{list:?}: {word}");
            }
        }
    }
}
