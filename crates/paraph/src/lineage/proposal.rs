//! A proposal: what a new text may have become of each point of a draft, worked out from the words
//! and from what its reader may see.

use paraph_case::at_stake::{Stake, StakeKind, at_stake};
use paraph_case::drafts::{Changed, Drafts, Held, HeldPoint, News};
use paraph_case::id::ActId;
use paraph_case::refer::To;
use paraph_case::seen::Seen;
use paraph_case::stances::beside;
use paraph_case::view::view;
use paraph_compare::{Alignment, Fate, Link, Survivor};
use paraph_text::Draft;

use super::hand::hands;
use super::pairs::{Doubt, Pair, Pairs};
use super::row::{Answer, Became, Proposed, Question};
use crate::compare::say;

/// How many words of a point are shown.
const WORDS_SHOWN: usize = 12;

view! {
    /// What a new text may have become of each point of a draft: nothing of it is declared.
    pub struct Proposal {
        /// The draft that the text comes from.
        base: String,
        /// The file with the text.
        text: String,
        /// How many points the base has.
        base_count: u64,
        /// How many the text has.
        count: u64,
        /// How many questions are open.
        asked: u64,
        /// Declared of the title, where that is another.
        title: Vec<String>,
        /// Every point of the base and every new one: what would be lost first, then what is asked.
        points: Vec<Proposed>,
    }
}

/// The two texts, and what is known of them.
pub(super) struct Work<'a> {
    pub(super) seen: &'a Seen<'a>,
    /// The act that tabled the base.
    pub(super) draft: ActId,
    pub(super) base: &'a Held,
    /// The new text, as it would be under what is proposed.
    pub(super) new: Held,
    pub(super) alignment: &'a Alignment,
    pub(super) pairs: Pairs<'a>,
}

impl Proposal {
    /// Works out a proposal for a text of a file, as what became of a held draft.
    pub(super) fn of(
        seen: &Seen<'_>,
        draft: ActId,
        base: &Held,
        (file, text): (&str, &Draft),
    ) -> Self {
        let alignment = paraph_compare::compare(&base.text, text);
        let pairs = Pairs::of(&alignment);
        let continues = |pair: &Pair<'_>| {
            let identity = base.points.get(pair.link.old)?.identity;
            Some((u32::try_from(pair.link.new).ok()?, identity))
        };
        let mut identities: Vec<_> = pairs.continues.iter().filter_map(continues).collect();
        identities.extend(vacancies(base, text, &alignment));
        let new = Held::imagined(text.clone(), identities);
        let work = Work { seen, draft, base, new, alignment: &alignment, pairs };
        let points = work.points();
        let count = |draft: &Draft| u64::try_from(draft.count()).unwrap_or(u64::MAX);
        let asked = points.iter().flat_map(|point| &point.asked);
        Self {
            base: To::<Drafts>::new(draft).called(seen.channel()),
            text: file.to_owned(),
            base_count: count(&base.text),
            count: count(text),
            asked: asked.map(|_| 1_u64).sum(),
            title: work
                .new
                .has_new_title(base)
                .then(|| "own-hand title".to_owned())
                .into_iter()
                .collect(),
            points,
        }
    }
}

/// Numbers that are kept free in both texts: each is the one of the same label.
fn vacancies(
    base: &Held,
    text: &Draft,
    alignment: &Alignment,
) -> Vec<(u32, paraph_case::id::PointId)> {
    let is_vacant =
        |told: Option<&paraph_compare::Told>| told.is_some_and(|t| t.fate == Fate::Vacant);
    let vacant = text.walk().filter(|place| {
        usize::try_from(place.ordinal).is_ok_and(|at| is_vacant(alignment.new.get(at)))
    });
    let pair = |place: paraph_text::Place<'_>| {
        let old = base.points.iter().position(|point| point.label == place.label)?;
        let was = is_vacant(alignment.old.get(old)).then(|| base.points.get(old))??;
        Some((place.ordinal, was.identity))
    };
    vacant.filter_map(pair).collect()
}

impl Work<'_> {
    /// Every point, in the order in which they are told.
    fn points(&self) -> Vec<Proposed> {
        let news = self.new.unexplained(self.base);
        let mut all: Vec<Proposed> = (0..self.base.points.len())
            .filter_map(|old| self.old(old, &news))
            .chain((0..self.new.points.len()).filter_map(|new| self.added(new, &news)))
            .collect();
        all.sort_by_key(Proposed::rank);
        all
    }

    /// What is proposed of a point of the base.
    fn old(&self, old: usize, news: &[(usize, News)]) -> Option<Proposed> {
        let point = self.base.points.get(old)?;
        let there = self.new.points.iter().position(|new| new.identity == point.identity);
        let own = self.pairs.continuing(old);
        let takes: Vec<&Pair<'_>> = self.pairs.taken(old).collect();
        let is = there.into_iter().chain(takes.iter().map(|pair| pair.link.new));
        let mut proposed = Proposed {
            was: Some(point.label.clone()),
            is: is.map(|new| self.new_label(new)).collect(),
            became: self.became(point, there, own, !takes.is_empty()),
            sure: own.or(takes.first().copied()).map(|pair| hundredths(pair.link.sure)),
            evidence: self.evidence(old, there, own.or(takes.first().copied())),
            words: say::excerpt(&point.words, WORDS_SHOWN),
            declares: Vec::new(),
            asked: Vec::new(),
            at_stake: Vec::new(),
            beside: Vec::new(),
        };
        proposed.at_stake = self.at_stake(point, &proposed, news, there);
        self.identity(old, point, there, own, &takes, &mut proposed);
        if let Some(new) = there {
            hands(self, new, news, &mut proposed);
            proposed.beside = self.beside(new);
        }
        Some(proposed)
    }

    /// What became of a point of the base.
    fn became(
        &self,
        point: &HeldPoint,
        there: Option<usize>,
        own: Option<&Pair<'_>>,
        is_taken: bool,
    ) -> Became {
        let Some(new) = there.and_then(|new| self.new.points.get(new)) else {
            return if is_taken { Became::Merged } else { Became::Dropped };
        };
        let is_moved = own.is_some_and(|pair| pair.link.is_moved);
        match (is_taken, new.words == point.words && new.wording == point.wording) {
            (true, _) => Became::Split,
            (false, false) => Became::Edited,
            (false, true) if is_moved => Became::Moved,
            (false, true) if new.label != point.label => Became::Renumbered,
            (false, true) => Became::Kept,
        }
    }

    /// What speaks for it.
    fn evidence(&self, old: usize, there: Option<usize>, pair: Option<&Pair<'_>>) -> String {
        if let Some(pair) = pair {
            let sure = hundredths(pair.link.sure);
            return format!("{}; {sure} in 100 sure", pair.link.evidence);
        }
        if there.is_some() {
            return "a number kept free, as before".into();
        }
        match self.alignment.old.get(old).map(|told| told.fate) {
            Some(Fate::Vacant) => "a number kept free, which is not any more".into(),
            Some(Fate::Dropped { nearest: Some(near), .. }) => {
                let (label, of) = (self.new_label(near.place), near.of);
                format!("nearest: {label}, which has {} of its {of} words", near.shared)
            }
            _ => "nothing of it stands elsewhere".into(),
        }
    }

    /// What would be lost with it, or stand on other words.
    fn at_stake(
        &self,
        point: &HeldPoint,
        proposed: &Proposed,
        news: &[(usize, News)],
        there: Option<usize>,
    ) -> Vec<Stake> {
        let changes_words = |new: usize| {
            let its = news.iter().find(|(at, _)| *at == new);
            its.is_some_and(|(_, its)| {
                its.changed.iter().any(|c| matches!(c, Changed::Words | Changed::SubPoints))
            })
        };
        let is_changed = there.is_some_and(changes_words)
            || there
                .and_then(|new| self.new.points.get(new))
                .is_some_and(|new| new.wording != point.wording);
        if !proposed.is_erased() && !is_changed {
            return Vec::new();
        }
        let mut all = at_stake(self.seen, self.draft, self.base, point);
        // A point that goes on is kept for its principals still, whatever its words are.
        all.retain(|stake| proposed.is_erased() || stake.kind != StakeKind::Kept);
        all
    }

    /// What would change over and beside the words of a point of the first level and of its sub-points
    /// that parties agreed to: such an agreement stands.
    fn beside(&self, new: usize) -> Vec<String> {
        let row = self.new.points.get(new).filter(|row| row.depth == 0);
        let all = row.into_iter().flat_map(|row| beside(self.seen.channel(), &self.new, row));
        all.map(|one| one.sentence()).collect()
    }

    /// What is declared or asked of a point's identity.
    fn identity(
        &self,
        old: usize,
        point: &HeldPoint,
        there: Option<usize>,
        own: Option<&Pair<'_>>,
        takes: &[&Pair<'_>],
        proposed: &mut Proposed,
    ) {
        let sure_takes =
            takes.iter().filter(|pair| pair.doubt.is_none() && !self.pairs.is_a_rival(pair.link));
        let sure_takes: Vec<String> =
            sure_takes.map(|pair| self.takes(pair.link.new, old)).collect();
        let dropped = format!("dropped {}", point.label);
        match (own, there) {
            (Some(Pair { link, doubt: Some(Doubt::Unsure) }), _) => {
                let mut answers = vec![
                    Answer::of([self.continues(link.new, old)]),
                    Answer::of([self.takes(link.new, old)]),
                ];
                if sure_takes.is_empty() {
                    answers.push(Answer::of([dropped]));
                }
                proposed.asked.push(Question { answers });
            }
            (Some(Pair { link, doubt: Some(Doubt::Rival(rival)) }), _) => {
                let answer = |first: &Link, second: &Link| {
                    Answer::of([
                        self.continues(first.new, first.old),
                        self.takes(second.new, second.old),
                    ])
                };
                let answers = vec![answer(link, rival), answer(rival, link)];
                proposed.asked.push(Question { answers });
            }
            (Some(Pair { link, doubt: None }), _) => {
                proposed.declares.push(self.continues(link.new, old));
            }
            (None, Some(new)) => proposed.declares.push(self.continues(new, old)),
            (None, None) => self.lost(old, &dropped, takes, proposed),
        }
        proposed.declares.extend(sure_takes);
        // What may have been taken from a point that goes on, or went elsewhere for sure.
        let open = takes.iter().filter(|pair| pair.doubt.is_some());
        let open = open.filter(|pair| !self.pairs.is_a_rival(pair.link));
        if own.is_some() || !proposed.declares.is_empty() {
            for pair in open {
                let answers = vec![
                    Answer::of([self.takes(pair.link.new, old)]),
                    Answer { lines: Vec::new() },
                ];
                proposed.asked.push(Question { answers });
            }
        }
    }

    /// What is declared or asked of a point that has no place of its own.
    fn lost(&self, old: usize, dropped: &str, takes: &[&Pair<'_>], proposed: &mut Proposed) {
        let is_settled =
            takes.iter().any(|pair| pair.doubt.is_none() || self.pairs.is_a_rival(pair.link));
        let near = self.nearest(old);
        let candidates: Vec<usize> = match (is_settled, takes) {
            (true, _) => return,
            (false, []) => near.map(|near| near.place).into_iter().collect(),
            (false, takes) => takes.iter().map(|pair| pair.link.new).collect(),
        };
        // Nothing that hangs on a point is given up in silence.
        if candidates.is_empty() && proposed.at_stake.is_empty() {
            proposed.declares.push(dropped.to_owned());
            return;
        }
        let mut answers = vec![Answer::of([dropped.to_owned()])];
        for new in candidates {
            if self.pairs.continued_by(new).is_none() {
                answers.push(Answer::of([self.continues(new, old)]));
            }
            answers.push(Answer::of([self.takes(new, old)]));
        }
        proposed.asked.push(Question { answers });
    }

    /// The point of the new text that has so many words of a dropped one that a reader must judge.
    fn nearest(&self, old: usize) -> Option<Survivor> {
        let Some(Fate::Dropped { nearest: Some(near), .. }) =
            self.alignment.old.get(old).map(|told| told.fate)
        else {
            return None;
        };
        (near.shared >= 3 && near.shared * 3 >= near.of).then_some(near)
    }

    /// A point of the new text that continues none.
    fn added(&self, new: usize, news: &[(usize, News)]) -> Option<Proposed> {
        let point = self.new.points.get(new)?;
        let is_new = self.base.points.iter().all(|old| old.identity != point.identity);
        let takes = self.pairs.takes.iter().filter(|pair| pair.link.new == new);
        let from: Vec<String> = takes.map(|pair| self.old_label(pair.link.old)).collect();
        let evidence = match from.is_empty() {
            true => "it continues no point".to_owned(),
            false => format!("it takes words from {}", from.join(", ")),
        };
        let mut proposed = Proposed {
            was: None,
            is: vec![point.label.clone()],
            became: Became::New,
            sure: None,
            evidence,
            words: say::excerpt(&point.words, WORDS_SHOWN),
            declares: Vec::new(),
            asked: Vec::new(),
            at_stake: Vec::new(),
            beside: Vec::new(),
        };
        hands(self, new, news, &mut proposed);
        is_new.then_some(proposed)
    }

    /// `continues 5=7`.
    fn continues(&self, new: usize, old: usize) -> String {
        format!("continues {}={}", self.new_label(new), self.old_label(old))
    }

    /// `takes-from 5=7`.
    fn takes(&self, new: usize, old: usize) -> String {
        format!("takes-from {}={}", self.new_label(new), self.old_label(old))
    }

    pub(super) fn new_label(&self, at: usize) -> String {
        self.new.points.get(at).map(|point| point.label.clone()).unwrap_or_default()
    }

    fn old_label(&self, at: usize) -> String {
        self.base.points.get(at).map(|point| point.label.clone()).unwrap_or_default()
    }
}

/// Thousandths as hundredths.
fn hundredths(sure: i32) -> u64 {
    u64::try_from(sure / 10).unwrap_or(0)
}
