//! Where did it go: a phrase, followed through a line of drafts.
//!
//! In each draft it stands as it was, or in other words, or it is gone. *As it was* is said of the same
//! words as a redline cuts them: signs, brackets and punctuation inside count, also the sign of a figure
//! and a bracket that opens right before or closes right behind; case, layout, the shape of quotes and
//! dashes and the punctuation around do not. *Gone* is said when no row of four words of it is left
//! anywhere (of a shorter phrase, not all of it in a row), letters and figures alone counted; the words
//! that are nearest are told all the same, so that a reader can disagree.
//!
//! A phrase that stands in other words is looked for in the next draft in these and in its first
//! words, whichever more is left of; of its first words is told how many are left.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use paraph_text::Draft;

use crate::numbered::Numbered;
use nearest::{Found, nearest};
use rest::Rows;
use text::{Part, Text};

mod nearest;
mod rest;
mod text;

/// How many words in a row must be left of a phrase.
const ROW: usize = 4;

/// Where a phrase is in one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Traced {
    /// It stands there, as it was: everywhere it does, in the order of the draft.
    Kept(Vec<Passage>),
    /// It stands there in other words: the passage that has most of it.
    Changed(Nearest),
    /// It is gone; the passage that has most of its words, if any has one.
    Gone(Option<Nearest>),
}

/// A passage of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The place of its point in the order of the document, sub-points counted.
    pub place: usize,
    /// Its bytes in the point's own text.
    pub at: Range<usize>,
}

/// The passage that has most of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Where.
    pub passage: Passage,
    /// How many words of the phrase it has, in their order,
    pub shared: usize,
    /// of how many.
    pub of: usize,
    /// Where the rest of it stands, in the order of the draft, where it was divided over points:
    /// passages of other points with four of its words in a row. Their words are in `shared`.
    pub rest: Vec<Passage>,
}

impl Nearest {
    /// All passages that have words of the phrase, in the order of the draft.
    #[must_use]
    pub fn passages(&self) -> Vec<&Passage> {
        let mut all: Vec<&Passage> = core::iter::once(&self.passage).chain(&self.rest).collect();
        all.sort_by_key(|passage| passage.place);
        all
    }
}

/// Follows a phrase through drafts, in their order: one answer for each.
#[must_use]
pub fn trace(phrase: &str, drafts: &[&Draft]) -> Vec<Traced> {
    let mut forms = vec![phrase.to_string()];
    let mut steps = Vec::new();
    for draft in drafts {
        let searchable = Searchable::of(draft);
        let sought = forms.iter().map(|form| searchable.find(form));
        let Some((found, form)) = sought.zip(forms.iter()).max_by_key(|(found, _)| left(found))
        else {
            break;
        };
        let found = if form == phrase { found } else { in_other_words(found, phrase, draft) };
        forms = match &found {
            Traced::Kept(_) => vec![phrase.to_string()],
            Traced::Changed(nearest) => {
                let passages = nearest.passages();
                let texts: Vec<String> =
                    passages.into_iter().map(|passage| text_of(draft, passage)).collect();
                vec![texts.join(" "), phrase.to_string()]
            }
            Traced::Gone(_) => forms.clone(),
        };
        forms.dedup();
        steps.push(found);
    }
    steps
}

/// What is found by words that a phrase has become: they are others than its own, wherever they stay as
/// they are, and of its own is told how many are left.
fn in_other_words(found: Traced, phrase: &str, draft: &Draft) -> Traced {
    let mut found = match found {
        Traced::Kept(passages) => match passages.into_iter().next() {
            Some(passage) => Nearest { passage, shared: 0, of: 0, rest: Vec::new() },
            None => return Traced::Gone(None),
        },
        Traced::Changed(nearest) => nearest,
        gone @ Traced::Gone(_) => return gone,
    };
    let texts: Vec<String> =
        found.passages().into_iter().map(|passage| text_of(draft, passage)).collect();
    let (own, of) = nearest_of(phrase, &texts.join(" "));
    (found.shared, found.of) = (own.shared, of);
    Traced::Changed(found)
}

/// How much is left, in thousandths: the more, the better found.
fn left(found: &Traced) -> usize {
    match found {
        Traced::Kept(_) => 1001,
        Traced::Changed(nearest) => nearest.shared * 1000 / nearest.of.max(1),
        Traced::Gone(_) => 0,
    }
}

fn text_of(draft: &Draft, passage: &Passage) -> String {
    let point = draft.walk().nth(passage.place);
    let text = point.and_then(|place| place.point.text().get(passage.at.clone()));
    text.unwrap_or_default().to_string()
}

/// Finds a phrase in one draft.
#[must_use]
pub fn find(phrase: &str, draft: &Draft) -> Traced {
    Searchable::of(draft).find(phrase)
}

/// A draft made ready for looking up phrases.
#[derive(Clone, Debug)]
pub struct Searchable {
    points: Vec<Text>,
    /// Every word and part of a word in them.
    known: Numbered,
}

impl Searchable {
    /// Reads the words of every point.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let mut known = Numbered::default();
        let points = draft.walk().map(|place| Text::read(place.point.text(), &mut known)).collect();
        Self { points, known }
    }

    /// Finds a phrase.
    #[must_use]
    pub fn find(&self, phrase: &str) -> Traced {
        let sought = Text::sought(phrase, &self.known);
        let kept = self.kept(&sought);
        if !kept.is_empty() {
            return Traced::Kept(kept);
        }
        let Some(best) = self.best(&sought.parts) else { return Traced::Gone(None) };
        let rows = Rows::of(&sought.parts, &self.points, ROW);
        let nearest = self.with_rest(best, &sought.parts, &rows);
        if rows.are_none() { Traced::Gone(Some(nearest)) } else { Traced::Changed(nearest) }
    }

    /// Where a phrase stands as it is.
    fn kept(&self, sought: &Text) -> Vec<Passage> {
        let points = self.points.iter().enumerate();
        let passages = points
            .flat_map(|(place, here)| here.places(sought).map(move |at| Passage { place, at }));
        passages.collect()
    }

    /// The point that has most of a phrase, with its passage; the first of several.
    fn best(&self, sought: &[Part]) -> Option<(usize, Found)> {
        let mut best: Option<(usize, Found)> = None;
        for (place, here) in self.points.iter().enumerate() {
            let found = nearest(sought, &here.parts);
            if found.score > best.as_ref().map_or(0, |(_, best)| best.score) {
                best = Some((place, found));
            }
        }
        best
    }

    /// A passage, and those of other points that have what it lacks of the phrase.
    fn with_rest(&self, (place, found): (usize, Found), sought: &[Part], rows: &Rows) -> Nearest {
        let mut all = Vec::from([(place, found.clone())]);
        rows.rest(0..found.words.start, sought, &self.points, &mut all);
        rows.rest(found.words.end..sought.len(), sought, &self.points, &mut all);
        let shared = all.iter().map(|(_, found)| found.shared).sum();
        let mut passages = all.into_iter().map(|(place, found)| Passage {
            place,
            at: self.points[place].with_brackets(found.at),
        });
        let passage = passages.next().unwrap_or(Passage { place, at: 0..0 });
        let mut rest: Vec<Passage> = passages.collect();
        rest.sort_by_key(|passage| passage.place);
        Nearest { passage, shared, of: sought.len(), rest }
    }
}

/// The passage of one text that has most of a phrase.
fn nearest_of(phrase: &str, text: &str) -> (Found, usize) {
    let mut known = Numbered::default();
    let here = Text::read(text, &mut known);
    let sought = Text::sought(phrase, &known);
    (nearest(&sought.parts, &here.parts), sought.parts.len())
}

/// The bytes of a text that have most of a phrase, from the first to the last word of it.
pub(crate) fn nearest_in(phrase: &str, text: &str) -> Range<usize> {
    nearest_of(phrase, text).0.at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft::parse(text).unwrap()
    }

    fn words_at(draft: &Draft, traced: &Traced) -> String {
        match traced {
            Traced::Kept(all) => text_of(draft, &all[0]),
            Traced::Changed(nearest) | Traced::Gone(Some(nearest)) => {
                text_of(draft, &nearest.passage)
            }
            Traced::Gone(None) => String::new(),
        }
    }

    #[test]
    fn a_phrase_is_kept_wherever_it_stands() {
        let new = draft(
            "1. A meets.\n\n2. Then, the line\n   of contact is frozen. The line of contact is Frozen, too.\n",
        );
        let found = find("The line of contact is frozen", &new);
        let Traced::Kept(places) = &found else { panic!("{found:?}") };
        assert_eq!(places.iter().map(|one| one.place).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(words_at(&new, &found), "the line\nof contact is frozen");
    }

    #[test]
    fn other_words_are_the_nearest_passage() {
        let new = draft("1. A meets.\n\n2. At once the line of contact will be frozen for good.\n");
        let found = find("the line of contact is frozen", &new);
        assert_eq!(words_at(&new, &found), "the line of contact will be frozen");
        let Traced::Changed(nearest) = found else { panic!("{found:?}") };
        assert_eq!((nearest.shared, nearest.of), (5, 6));
    }

    #[test]
    fn a_figure_is_told_whole() {
        let new = draft("1. The forces number 800,000 persons in peacetime.\n");
        assert_eq!(words_at(&new, &find("at most 600,000 persons", &new)), "800,000 persons");
    }

    #[test]
    fn gone_is_said_when_no_four_words_are_left_in_a_row() {
        let new = draft("1. The line is of no account.\n");
        let found = find("the line of contact is frozen", &new);
        assert!(matches!(found, Traced::Gone(Some(Nearest { shared: 3, .. }))), "{found:?}");
        assert_eq!(find("nobody else", &new), Traced::Gone(None));
        assert_eq!(find("", &new), Traced::Gone(None));
    }

    #[test]
    fn a_phrase_that_was_divided_is_in_all_its_points() {
        let new = draft(
            "1. Each month the line of contact is surveyed.\n\n2. A meets.\n\n3. The mission reports to both of the parliaments.\n",
        );
        let phrase =
            "the line of contact is surveyed and the mission reports to both of the parliaments";
        let Traced::Changed(nearest) = find(phrase, &new) else { panic!("not changed") };
        let places: Vec<usize> = nearest.passages().iter().map(|one| one.place).collect();
        assert_eq!(places, [0, 2]);
        assert_eq!((nearest.shared, nearest.of), (14, 15));
    }

    #[test]
    fn a_phrase_is_followed_through_its_forms() {
        let drafts = [
            "1. The monitors of the mission report to the council every month.\n",
            "1. The observers of the joint mission report to the council every quarter.\n",
            "1. The observers of the joint mission report to a committee every quarter.\n",
        ]
        .map(draft);
        let all: Vec<&Draft> = drafts.iter().collect();
        let steps = trace("the monitors of the mission report to the council", &all);
        assert!(matches!(steps[0], Traced::Kept(_)));
        assert!(matches!(steps[1], Traced::Changed(_)));
        assert_eq!(words_at(&drafts[2], &steps[2]), "The observers of the joint mission report to");
    }

    #[test]
    fn words_that_became_others_are_so_in_later_drafts_too() {
        let drafts = [
            "1. North withdraws its heavy guns from the valley within fourteen days.\n",
            "1. North withdraws its heavy guns from the valley within thirty days.\n",
            "1. North withdraws its heavy guns from the valley within thirty days.\n",
            "1. North withdraws its heavy guns from the valley within fourteen days.\n",
        ]
        .map(draft);
        let all: Vec<&Draft> = drafts.iter().collect();
        let steps = trace("guns from the valley within fourteen days", &all);
        for step in &steps[1..3] {
            let Traced::Changed(nearest) = step else { panic!("{step:?}") };
            assert_eq!((nearest.shared, nearest.of), (6, 7));
        }
        assert!(matches!((&steps[0], &steps[3]), (Traced::Kept(_), Traced::Kept(_))));
    }

    /// What is said of a phrase in a draft of these words.
    fn said(phrase: &str, words: &str) -> (&'static str, String) {
        let new = draft(&alloc::format!("1. A meets.\n\n2. {words}\n"));
        let found = find(phrase, &new);
        let word = match found {
            Traced::Kept(_) => "kept",
            Traced::Changed(_) => "changed",
            Traced::Gone(_) => "gone",
        };
        (word, words_at(&new, &found))
    }

    #[test]
    fn a_sign_more_or_less_is_no_kept_phrase() {
        for (phrase, words, passage) in [
            ("$50 million", "It pays €50 million in May.", "€50 million"),
            ("-5 degrees", "It is 5 degrees there.", "5 degrees"),
            ("5 degrees", "It is −5 degrees there.", "−5 degrees"),
            ("5 persons", "At most ≤5 persons come.", "5 persons"),
            ("3.5 %", "About 3-5 of them.", "3-5"),
            ("Article 5", "As Article 5(1) says.", "Article 5(1)"),
            ("withdraw its forces", "It must withdraw, its forces pay.", "withdraw, its forces"),
            (
                "shall withdraw its forces",
                "It [shall withdraw its forces] now.",
                "[shall withdraw its forces]",
            ),
            (
                "shall withdraw its forces",
                "[North shall withdraw its forces.]",
                "shall withdraw its forces",
            ),
            (
                "[shall] withdraw its forces",
                "It shall withdraw its forces.",
                "shall withdraw its forces",
            ),
        ] {
            assert_eq!(said(phrase, words), ("changed", passage.into()), "{phrase}: {words}");
        }
    }

    #[test]
    fn what_only_divides_words_from_others_is_no_other_phrase() {
        for (phrase, words) in [
            ("$50 million", "It pays ($50 MILLION), in May."),
            ("-5 degrees", "It is “-5 degrees” there."),
            ("— its forces;", "North – its\n   forces – withdraws."),
            ("the parties’ forces", "It is the parties' forces [that] leave."),
            ("[shall] withdraw", "It [shall] withdraw."),
            ("its forces", "It withdraws [all] its forces."),
            ("a rate of 5 %", "At a rate of 5 % a year."),
            ("cafe\u{301}", "The Café."),
            ("双方应会面", "双方应会面于此。"),
        ] {
            assert_eq!(said(phrase, words).0, "kept", "{phrase}: {words}");
        }
        assert_eq!(said("its forces", "It is “a”.").0, "gone");
    }

    /// Of many points that have a stretch the one that has most of it is taken, however it is found.
    #[test]
    fn the_rest_of_a_phrase_is_where_most_of_it_is() {
        let decoys = "The mission reports to both.\n".repeat(40);
        let decoys: String = decoys
            .lines()
            .enumerate()
            .map(|(at, words)| alloc::format!("{}. {words}\n\n", at + 5))
            .collect();
        let new = draft(&alloc::format!(
            "1. Each month the line of contact is surveyed.\n\n{decoys}99. The mission reports to both of the parliaments.\n"
        ));
        let phrase =
            "the line of contact is surveyed and the mission reports to both of the parliaments";
        let Traced::Changed(nearest) = find(phrase, &new) else { panic!("not changed") };
        let places: Vec<usize> = nearest.passages().iter().map(|one| one.place).collect();
        assert_eq!((places, nearest.shared), (vec![0, 41], 14));
    }
}
